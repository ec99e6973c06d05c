//! The rows of a decision, table by table.

use super::save::{By, Group, json};
use crate::tables;
use kernel::{MemberId, RegionCode, derived};
use member::{Command, Effects, Task};

impl Group {
    /// Everything a decision adds about a member but the person itself.
    #[expect(clippy::too_many_arguments, reason = "one decision in all its parts, called from one place")]
    pub fn effects(
        &mut self,
        member: MemberId,
        home: Option<RegionCode>,
        effects: &Effects,
        known_membership: bool,
        command: &Command,
        signed_receipt: Option<String>,
        by: By,
    ) {
        self.membership(member, effects, known_membership, by);
        self.standing(member, home, effects, command, by);
        self.money(member, effects, signed_receipt, by);
        if let Some(annulment) = effects.annuls {
            let reason = match command {
                Command::Annul(annul) => annul.reason.clone(),
                _ => String::new(),
            };
            self.push(
                &tables::ENDING_ANNULMENT,
                [member.into(), annulment.ending.into(), by.command.into(), reason.into(), by.at.into()],
            );
        }
        if let Some(e) = &effects.ending {
            self.ending(member, e, command, by);
        }
        self.tasks(member, home, effects, by);
    }

    pub(super) fn tasks(&mut self, member: MemberId, home: Option<RegionCode>, effects: &Effects, by: By) {
        let home = home.map(|h| h.to_string()).unwrap_or_default();
        for (n, task) in effects.tasks.iter().enumerate() {
            self.task(member, n as i64, task, &home, by);
        }
    }

    /// Something for a person to decide, open until somebody does.
    fn task(&mut self, member: MemberId, n: i64, task: &Task, home: &str, by: By) {
        self.push(
            &tables::TASK,
            [
                member.into(),
                by.command.into(),
                n.into(),
                task.kind.key().into(),
                task.other.into(),
                task.due.into(),
                json(&task.note).into(),
                by.office.into(),
                home.to_owned().into(),
                by.at.into(),
            ],
        );
        self.push(
            &tables::OPEN_TASK,
            [
                member.into(),
                by.command.into(),
                n.into(),
                task.kind.key().into(),
                task.other.into(),
                task.due.into(),
                home.to_owned().into(),
                by.at.into(),
            ],
        );
    }

    /// A new membership, or the official number that a known one got.
    fn membership(&mut self, member: MemberId, effects: &Effects, known: bool, by: By) {
        let Some(m) = &effects.membership else { return };
        if known {
            self.numbers.extend(m.official_number.clone().map(|number| (member, m.id, number)));
        } else {
            self.push(
                &tables::MEMBERSHIP,
                [
                    member.into(),
                    m.id.into(),
                    m.segment.key().into(),
                    m.since.into(),
                    m.official_number.clone().into(),
                    by.at.into(),
                    by.command.into(),
                ],
            );
        }
        if let Some(number) = &m.official_number {
            self.push(&tables::OFFICIAL_NUMBER_CLAIM, [number.clone().into(), member.into()]);
        }
    }

    fn standing(
        &mut self,
        member: MemberId,
        home: Option<RegionCode>,
        effects: &Effects,
        command: &Command,
        by: By,
    ) {
        if let Some(r) = &effects.registration {
            self.registration(member, home, r, command, by);
        }
        for (n, heir) in effects.heirs.iter().enumerate() {
            self.push(
                &tables::HEIR,
                [
                    member.into(),
                    by.command.into(),
                    (n as i64).into(),
                    heir.name.clone().into(),
                    heir.relation.clone().into(),
                    heir.born.into(),
                ],
            );
        }
        for o in &effects.openings {
            self.push(
                &tables::OPENING,
                [
                    member.into(),
                    by.command.into(),
                    o.membership.into(),
                    o.programme.into(),
                    o.first_registered.into(),
                    o.until.into(),
                    o.months_in_total.into(),
                    o.payer.key().into(),
                    o.source.clone().into(),
                    by.at.into(),
                ],
            );
        }
    }

    fn registration(
        &mut self,
        member: MemberId,
        home: Option<RegionCode>,
        r: &member::Registration,
        command: &Command,
        by: By,
    ) {
        let register = match command {
            Command::Register(register) => Some(register),
            _ => None,
        };
        let occupations = match command {
            Command::Register(register) => json(&register.occupations),
            Command::Open(open) => json(&[&open.occupation]),
            Command::Correct(correct) => json(&correct.occupation.iter().collect::<Vec<_>>()),
            _ => "[]".to_owned(),
        };
        let a = register.map(|c| &c.attestation);
        let evidence = register.and_then(|c| c.evidence.as_ref());
        let programmes: Vec<String> = r.programmes.iter().map(ToString::to_string).collect();
        let how = match r.how_works {
            member::HowWorks::Own => "own",
            member::HowWorks::Wage => "wage",
            member::HowWorks::Both => "both",
        };
        self.push(
            &tables::REGISTRATION,
            [
                member.into(),
                by.command.into(),
                r.membership.into(),
                r.on.into(),
                by.at.into(),
                how.into(),
                r.status.key().into(),
                r.sector.key().into(),
                occupations.into(),
                r.income.into(),
                programmes.join(",").into(),
                r.payer.key().into(),
                register.and_then(|c| c.payer_name.clone()).into(),
                a.is_some_and(|a| a.works_now).into(),
                a.is_some_and(|a| a.well_now).into(),
                a.map(|a| a.attested_by.clone()).unwrap_or_default().into(),
                a.map(|a| a.place.clone()).unwrap_or_default().into(),
                register.is_some_and(|c| c.consent).into(),
                home.map(|h| h.to_string()).unwrap_or_default().into(),
                register.and_then(|c| c.work_place).into(),
                by.activity.into(),
                by.office.into(),
                by.actor.into(),
                evidence.map(|e| e.number.clone()).into(),
                evidence.map(|e| e.claimed_on).into(),
                evidence.and_then(|e| e.written_by.clone()).into(),
            ],
        );
    }

    fn ending(&mut self, member: MemberId, e: &member::Ending, command: &Command, by: By) {
        let told_by = match command {
            Command::End(end) => end.told_by.clone(),
            _ => String::new(),
        };
        self.push(
            &tables::ENDING,
            [
                member.into(),
                by.command.into(),
                e.membership.into(),
                e.kind.key().into(),
                e.on.into(),
                told_by.into(),
                by.at.into(),
            ],
        );
    }

    pub(super) fn money(&mut self, member: MemberId, effects: &Effects, signed: Option<String>, by: By) {
        for c in &effects.contributions {
            self.push(
                &tables::CONTRIBUTION,
                [
                    c.record.into(),
                    by.command.into(),
                    c.receipt.into(),
                    c.membership.into(),
                    c.month.into(),
                    c.programme.into(),
                    c.amount.into(),
                    c.payer.key().into(),
                    c.paid_on.into(),
                    by.at.into(),
                ],
            );
        }
        if let Some(new) = &effects.receipt {
            self.receipt(member, new, signed.unwrap_or_default(), by);
        }
        for (n, journal) in effects.journals.iter().enumerate() {
            let id = derived(by.command.0, &format!("journal {n}"));
            for (i, entry) in journal.journal.entries().iter().enumerate() {
                self.push(
                    &tables::JOURNAL_ENTRY,
                    [
                        member.into(),
                        id.into(),
                        (i as i64).into(),
                        by.command.into(),
                        journal.kind.key().into(),
                        journal.on.into(),
                        entry.account.name().into(),
                        entry.account.owner().into(),
                        entry.amount_rupiah.into(),
                        by.at.into(),
                    ],
                );
            }
        }
        for (n, credit) in effects.credits.iter().enumerate() {
            self.push(
                &tables::CREDIT,
                [
                    member.into(),
                    by.command.into(),
                    (n as i64).into(),
                    credit.amount.into(),
                    json(&credit.reason).into(),
                    by.at.into(),
                ],
            );
        }
    }

    fn receipt(&mut self, member: MemberId, new: &member::NewReceipt, signed: String, by: By) {
        let r = &new.receipt;
        self.push(
            &tables::RECEIPT,
            [
                member.into(),
                r.id.into(),
                r.number.clone().into(),
                by.command.into(),
                r.amount.into(),
                new.payer.key().into(),
                new.payer_name.clone().into(),
                r.paid_on.into(),
                by.at.into(),
                by.office.into(),
                by.actor.into(),
                by.activity.into(),
                new.evidence_number.clone().into(),
                signed.into(),
                new.evidence_by.clone().into(),
            ],
        );
        self.push(&tables::RECEIPT_CLAIM, [r.number.clone().into(), member.into()]);
    }

    /// A receipt undone, with the reason given; beside the receipt, on the record it was written on.
    pub fn reversal(&mut self, record: MemberId, receipt: kernel::ReceiptId, reason: &str, by: By) {
        self.push(
            &tables::REVERSAL,
            [
                record.into(),
                receipt.into(),
                by.command.into(),
                reason.to_owned().into(),
                by.today.into(),
                by.at.into(),
            ],
        );
    }

    /// What was corrected and why. `before` and `after` are sealed.
    pub fn correction(
        &mut self,
        member: MemberId,
        correction: &member::Correction,
        reason: &str,
        before: Vec<u8>,
        after: Vec<u8>,
        by: By,
    ) {
        self.push(
            &tables::CORRECTION,
            [
                member.into(),
                by.command.into(),
                correction.fields.join(",").into(),
                reason.to_owned().into(),
                before.into(),
                after.into(),
                correction.moved.map(|m| m.from).into(),
                correction.moved.map(|m| m.to).into(),
                by.today.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }
}
