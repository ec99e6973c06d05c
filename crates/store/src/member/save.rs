use crate::bulk::Batch;
use crate::cell::{Arg, Cell, Kind};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{
    ActivityId, ActorId, CommandId, Day, Instant, MemberId, MembershipId, OfficeId, RegionCode, SubjectId,
    derived,
};
use member::{Command, Effects, Person};
use std::collections::BTreeMap;

// The member has been locked by `lock_people` in the same transaction.
pub(super) static CHANGE_PERSON: Stmt = Stmt::new(
    "member.change_person",
    "update person set name = $2, born = $3, sex = $4, home = $5, phone_key = $6, \
     phone_sealed = coalesce($7, phone_sealed), address_sealed = coalesce($8, address_sealed) where member_id = $1",
);
pub(super) static SET_NUMBER: Stmt = Stmt::new(
    "member.set_number",
    "update membership set official_number = $3 where member_id = $1 and membership_id = $2",
);
pub(super) static SERIES: Stmt =
    Stmt::new("member.series", "select series, last from receipt_series where series {in_text $1}");
pub(super) static SET_SERIES: Stmt = Stmt::new(
    "member.set_series",
    "insert into receipt_series (series, last) values ($1, $2) on conflict (series) do update set last = excluded.last where receipt_series.last = $3",
);
pub(super) static LAST_LINK: Stmt = Stmt::new(
    "member.last_link",
    "select link, hash from chain where writer = $1 order by link desc limit 1",
);

/// What a command's answer and its audit carry.
#[derive(Clone, Debug)]
pub struct Saved {
    pub subject: SubjectId,
    pub command: CommandId,
    pub kind: &'static str,
    pub actor: ActorId,
    pub office: Option<OfficeId>,
    pub at: Instant,
    pub outcome: &'static str,
    pub answer: String,
    pub body_hash: Vec<u8>,
}

/// Sealed details and search keys of a person, made by the caller who holds the keys.
#[derive(Clone, Debug, Default)]
pub struct Details {
    pub nik_sealed: Vec<u8>,
    pub phone_sealed: Option<Vec<u8>>,
    pub address_sealed: Option<Vec<u8>>,
    pub name_tokens: Vec<String>,
    pub match_keys: Vec<[u8; 16]>,
}

/// The next link of a writer's chain.
#[derive(Clone, Debug)]
pub struct Link {
    pub writer: i64,
    pub link: i64,
    pub hash: [u8; 32],
    pub facts: i64,
    pub at: Instant,
}

/// All rows of a commit group, gathered table by table.
pub struct Group {
    batches: BTreeMap<usize, Batch>,
    changes: Vec<PersonChange>,
    numbers: Vec<(MemberId, MembershipId, String)>,
    writer: i64,
    link: i64,
}

struct PersonChange {
    member: MemberId,
    person: Person,
    phone_sealed: Option<Vec<u8>>,
    address_sealed: Option<Vec<u8>>,
}

/// Who did what where, for rows that say so.
#[derive(Clone, Copy, Debug)]
pub struct By {
    pub command: CommandId,
    pub at: Instant,
    pub today: Day,
    pub actor: ActorId,
    pub office: OfficeId,
    pub activity: Option<ActivityId>,
}

impl Group {
    /// Rows of the given link of a writer's chain.
    pub fn new(writer: i64, link: i64) -> Group {
        Group { batches: BTreeMap::new(), changes: Vec::new(), numbers: Vec::new(), writer, link }
    }

    /// One row of a table.
    pub fn push<const N: usize>(&mut self, table: &'static tables::Table, row: [Cell; N]) {
        let place = tables::ALL.iter().position(|t| std::ptr::eq(*t, table)).unwrap_or(usize::MAX);
        self.batches.entry(place).or_insert_with(|| Batch::new(table)).push(row);
    }

    /// The facts to be chained: table and cells of every append-only row.
    pub fn facts(&self) -> impl Iterator<Item = (&'static tables::Table, &[Cell])> {
        self.batches.values().filter(|b| b.table.fact).flat_map(|b| b.rows().map(|row| (b.table, row)))
    }

    pub fn rows(&self) -> usize {
        self.batches.values().map(Batch::len).sum()
    }

    /// The stored answer and the audit of a command.
    pub fn command(&mut self, s: Saved) {
        let audit = derived(s.command.0, "audit");
        self.push(
            &tables::AUDIT,
            [
                audit.into(),
                s.at.into(),
                s.actor.into(),
                s.kind.into(),
                s.subject.into(),
                s.command.into(),
                s.outcome.into(),
            ],
        );
        self.push(
            &tables::COMMAND,
            [
                s.subject.into(),
                s.command.into(),
                s.kind.into(),
                s.actor.into(),
                s.office.into(),
                s.at.into(),
                s.outcome.into(),
                s.answer.into(),
                s.body_hash.into(),
                self.writer.into(),
                self.link.into(),
            ],
        );
    }

    /// A new person with their keys for finding them.
    pub fn new_person(
        &mut self,
        member: MemberId,
        person: &Person,
        details: &Details,
        claims_nik: bool,
        by: By,
    ) {
        self.push(
            &tables::PERSON,
            [
                member.into(),
                person.name.clone().into(),
                person.born.into(),
                person.sex.key().into(),
                person.home.into(),
                person.nik_key.into(),
                details.nik_sealed.clone().into(),
                person.phone_key.into(),
                details.phone_sealed.clone().into(),
                details.address_sealed.clone().into(),
                (!claims_nik).into(),
                1_i64.into(),
                by.at.into(),
                by.command.into(),
            ],
        );
        if claims_nik {
            self.push(&tables::NIK_CLAIM, [person.nik_key.into(), member.into()]);
        }
        for token in &details.name_tokens {
            self.push(&tables::NAME_TOKEN, [token.clone().into(), member.into()]);
        }
        for key in &details.match_keys {
            self.push(&tables::MATCH_KEY, [(*key).into(), member.into()]);
        }
    }

    /// New details of a known person.
    pub fn change_person(&mut self, member: MemberId, person: &Person, details: &Details) {
        let change = PersonChange {
            member,
            person: person.clone(),
            phone_sealed: details.phone_sealed.clone(),
            address_sealed: details.address_sealed.clone(),
        };
        // Several commands about one person in one group: the last word.
        match self.changes.iter_mut().find(|c| c.member == member) {
            Some(held) => {
                held.person = change.person;
                held.phone_sealed = change.phone_sealed.or(held.phone_sealed.take());
                held.address_sealed = change.address_sealed.or(held.address_sealed.take());
            }
            None => self.changes.push(change),
        }
    }

    /// New details of a person whose row is still in this group.
    pub fn amend_new_person(&mut self, member: MemberId, person: &Person, details: &Details) {
        let rows = self.batches.values_mut().filter(|b| std::ptr::eq(b.table, &tables::PERSON));
        for row in rows.flat_map(Batch::rows_mut).filter(|row| row[0] == Cell::Id(member.0)) {
            row[7] = person.phone_key.into();
            if let Some(sealed) = &details.phone_sealed {
                row[8] = sealed.clone().into();
            }
            if let Some(sealed) = &details.address_sealed {
                row[9] = sealed.clone().into();
            }
        }
    }

    /// A decision about a task.
    pub fn settled(&mut self, member: MemberId, settle: &member::Settle, by: By) {
        let verdict = match settle.verdict {
            member::Verdict::Same => "same",
            member::Verdict::Different => "different",
            member::Verdict::Handled => "handled",
        };
        self.push(
            &tables::TASK_DECISION,
            [
                member.into(),
                settle.task.into(),
                settle.task_kind.key().into(),
                by.command.into(),
                verdict.into(),
                settle.reason.clone().into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    /// Something for the tallies.
    pub fn outbox(&mut self, member: MemberId, payload: String, by: By) {
        self.push(&tables::OUTBOX, [member.into(), by.command.into(), payload.into(), by.at.into()]);
    }

    /// Everything a decision adds about a member but the person itself.
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
        if let Some(alias) = effects.alias.filter(|alias| *alias != member) {
            self.push(&tables::ALIAS, [alias.into(), member.into(), by.command.into()]);
        }
        self.membership(member, effects, known_membership, by);
        self.standing(member, home, effects, command, by);
        self.money(member, effects, signed_receipt, by);
        if let Some(e) = &effects.ending {
            self.ending(member, e, command, by);
        }
        for (n, task) in effects.tasks.iter().enumerate() {
            self.push(
                &tables::TASK,
                [
                    member.into(),
                    by.command.into(),
                    (n as i64).into(),
                    task.kind.key().into(),
                    task.other.into(),
                    task.due.into(),
                    json(&task.note).into(),
                    by.office.into(),
                    home.map(|h| h.to_string()).unwrap_or_default().into(),
                    by.at.into(),
                ],
            );
        }
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

    fn money(&mut self, member: MemberId, effects: &Effects, signed: Option<String>, by: By) {
        for c in &effects.contributions {
            self.push(
                &tables::CONTRIBUTION,
                [
                    member.into(),
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
            self.receipt(member, new, effects, signed.unwrap_or_default(), by);
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

    fn receipt(
        &mut self,
        member: MemberId,
        new: &member::NewReceipt,
        effects: &Effects,
        signed: String,
        by: By,
    ) {
        let payer = effects.contributions.first().map_or("self", |c| c.payer.key());
        let r = &new.receipt;
        self.push(
            &tables::RECEIPT,
            [
                member.into(),
                r.id.into(),
                r.number.clone().into(),
                by.command.into(),
                r.amount.into(),
                payer.into(),
                new.payer_name.clone().into(),
                r.paid_on.into(),
                by.at.into(),
                by.office.into(),
                by.actor.into(),
                by.activity.into(),
                new.evidence_number.clone().into(),
                signed.into(),
            ],
        );
        self.push(&tables::RECEIPT_CLAIM, [r.number.clone().into(), member.into()]);
    }

    /// A receipt undone, with the reason given.
    pub fn reversal(&mut self, member: MemberId, receipt: kernel::ReceiptId, reason: &str, by: By) {
        self.push(
            &tables::REVERSAL,
            [
                member.into(),
                receipt.into(),
                by.command.into(),
                reason.to_owned().into(),
                by.today.into(),
                by.at.into(),
            ],
        );
    }

    /// Writes every row, one statement per table, and the link; then it is for the caller to commit.
    pub async fn write(self, tx: &mut WriteTx, link: Link) -> Result<(), StoreError> {
        for batch in self.batches.values() {
            tx.insert(batch).await?;
        }
        for c in &self.changes {
            let touched = tx
                .run(
                    &CHANGE_PERSON,
                    &[
                        c.member.into(),
                        c.person.name.clone().into(),
                        c.person.born.into(),
                        c.person.sex.key().into(),
                        c.person.home.into(),
                        Kind::Bytes.or_null(c.person.phone_key),
                        Kind::Bytes.or_null(c.phone_sealed.clone()),
                        Kind::Bytes.or_null(c.address_sealed.clone()),
                    ],
                )
                .await?;
            if touched != 1 {
                return Err(StoreError::Conflict);
            }
        }
        for (member, membership, number) in &self.numbers {
            tx.run(&SET_NUMBER, &[(*member).into(), (*membership).into(), number.clone().into()]).await?;
        }
        let mut chain = Batch::new(&tables::CHAIN);
        chain.push([
            link.writer.into(),
            link.link.into(),
            link.hash.into(),
            link.facts.into(),
            link.at.into(),
        ]);
        tx.insert(&chain).await
    }
}

fn json(value: &impl serde::Serialize) -> String {
    // Notes and lists of words always have a JSON form.
    serde_json::to_string(value).unwrap_or_default()
}

/// The last receipt numbers given in these series.
pub async fn series(conn: &mut Conn, names: &[String]) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows: Vec<(String, i64)> = conn.list(&SERIES, &[Arg::Texts(names.into())]).await?;
    Ok(rows.into_iter().collect())
}

/// Moves a series on; refused where somebody else moved it meanwhile.
pub async fn set_series(tx: &mut WriteTx, name: &str, from: i64, to: i64) -> Result<(), StoreError> {
    let touched = tx.run(&SET_SERIES, &[name.to_owned().into(), to.into(), from.into()]).await?;
    if touched == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// The last link of a writer's chain.
pub async fn last_link(conn: &mut Conn, writer: i64) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
    conn.find(&LAST_LINK, &[writer.into()]).await
}
