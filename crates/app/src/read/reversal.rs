//! A receipt about to be undone: what that takes back, before anybody asks for it.

use super::approvals::key_of;
use super::standing::{cover_on, standing, until};
use super::{Read, ReadError, own_office};
use crate::view::{ChangeLine, CoverUntil, Form, Person, ReversalView};
use crate::wire::Command;
use crate::{App, ProposalKey};
use access::{Action, Actor, Change, Limit, Place};
use kernel::{Arg, CommandId, Day, Instant, MemberId, Month, Note, OfficeId, Refusal, Rupiah};
use member::{Known, MemberFacts, Meta, Others, Outcome};
use store::Conn;
use store::member::Want;
use store::views::history::{self, ReceiptRow};

/// What undoing a receipt would do now.
pub(super) struct Undoing {
    pub row: ReceiptRow,
    pub facts: MemberFacts,
    pub months: Option<(Month, Month)>,
    pub before: CoverUntil,
    pub after: CoverUntil,
    pub notes: Vec<Note>,
    pub refused: Option<Refusal>,
}

impl Undoing {
    pub fn amount(&self) -> Rupiah {
        Rupiah(self.row.amount)
    }

    /// The same as lines of before and after.
    pub fn lines(&self) -> Vec<ChangeLine> {
        let day = |cover: &CoverUntil| {
            cover.until.map_or_else(|| Arg::Word("approval.not_covered".into()), Arg::Day)
        };
        let word = |cover: &CoverUntil| Arg::Word(format!("standing.{}", cover.standing.key()).into());
        let mut lines = self.bought();
        if self.refused.is_none() {
            let (before, after) = (&self.before, &self.after);
            lines.push(ChangeLine {
                label: "approval.covered",
                before: day(before),
                after: Some(day(after)),
            });
            lines.push(ChangeLine {
                label: "approval.standing",
                before: word(before),
                after: Some(word(after)),
            });
        }
        lines
    }

    /// What stays true of the receipt, whatever was decided about it.
    pub fn of_the_receipt(&self) -> Vec<ChangeLine> {
        let line = |label, before| ChangeLine { label, before, after: None };
        let own = self.facts.receipts.iter().find(|r| r.number == self.row.number);
        let now = if own.is_some_and(|r| r.reversed) {
            "approval.receipt.reversed"
        } else {
            "approval.receipt.valid"
        };
        let mut lines = vec![
            line("approval.receipt", Arg::from(self.row.number.as_str())),
            line("approval.paid_on", Arg::Day(Day(self.row.paid_on))),
        ];
        lines.extend(self.bought());
        lines.push(line("approval.receipt.now", Arg::Word(now.into())));
        lines
    }

    /// The money, and the months it was for.
    fn bought(&self) -> Vec<ChangeLine> {
        let mut lines =
            vec![ChangeLine { label: "approval.amount", before: self.amount().into(), after: None }];
        if let Some((first, last)) = self.months {
            let value = if first == last { Arg::Month(first) } else { Arg::Word("approval.months".into()) };
            let months = ChangeLine { label: "approval.month_first", before: Arg::Month(first), after: None };
            let end = ChangeLine { label: "approval.month_last", before: Arg::Month(last), after: None };
            match value {
                Arg::Month(_) => lines.push(ChangeLine { label: "approval.month", ..months }),
                _ => lines.extend([months, end]),
            }
        }
        lines
    }
}

impl App {
    /// The page that asks why, for who may reverse there. `command` is minted by who draws it.
    pub async fn reversal(
        &self,
        who: &Actor,
        number: &str,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<ReversalView> {
        access::scope(who, Action::ReverseReceipt)?;
        let mut conn = self.reader().await?;
        let undoing = self.undoing(&mut conn, who, number, now).await?.ok_or(ReadError::NotFound)?;
        let Some(person) = &undoing.facts.person else { return Err(ReadError::NotFound) };
        self.seen(&mut conn, who, Action::ViewReceipt, &undoing.facts).await?;
        access::allow(who, Action::ReverseReceipt, &Place::Area(person.home))?;
        let waiting = self.reversal_waiting(&mut conn, undoing.facts.id, &undoing.row.number).await?;
        let actors = history::actors(&mut conn, vec![undoing.row.actor]).await?;
        drop(conn);
        self.looks.note(who, undoing.facts.id, "view_receipt", now);
        let limits = self.limits();
        let second = access::second_person(Change::Reversal(undoing.amount()), &limits);
        Ok(ReversalView {
            command,
            number: undoing.row.number.clone(),
            person: Person { id: undoing.facts.id, name: person.name.clone() },
            total: undoing.amount(),
            paid_on: Day(undoing.row.paid_on),
            taken_by: actors.get(&undoing.row.actor).map(|(name, _)| name.clone()).unwrap_or_default(),
            months: undoing.months,
            before: undoing.before,
            after: undoing.after,
            notes: undoing.notes.clone(),
            refused: undoing.refused.as_ref().map(|r| r.note.clone()),
            alone: second.map(|_| Rupiah(limits.get(Limit::ReversalRupiah))),
            waiting,
            form,
        })
    }

    /// A reversal of this receipt that waits for a second person.
    pub(super) async fn reversal_waiting(
        &self,
        conn: &mut Conn,
        member: MemberId,
        number: &str,
    ) -> Read<Option<ProposalKey>> {
        let waits = self.waits_about(conn, member).await?;
        let of_this =
            |command: &Command| matches!(command, Command::Reverse(r) if r.receipt_number == number);
        Ok(waits.iter().find(|o| of_this(&o.envelope.command)).map(|o| key_of(&o.row)))
    }

    /// Decides the reversal on the facts of now without sending it.
    pub(super) async fn undoing(
        &self,
        conn: &mut Conn,
        who: &Actor,
        number: &str,
        now: Instant,
    ) -> Read<Option<Undoing>> {
        let Some(row) = history::receipt(conn, number.trim()).await? else { return Ok(None) };
        let want = Want { journals: true, lock: false };
        let written = MemberId(row.member);
        let member = store::member::aliases(conn, &[written.0]).await?.remove(&written).unwrap_or(written);
        let mut loaded = store::member::facts(conn, &[member.0], want).await?;
        let Some(facts) = loaded.members.remove(&member) else { return Ok(None) };
        let today = now.day_in(facts.zone());
        let meta = Meta {
            command: CommandId(uuid::Uuid::nil()),
            addressed: facts.id,
            actor: who.id,
            office: own_office(who, &self.network()).unwrap_or(OfficeId(uuid::Uuid::nil())),
            activity: None,
            now,
            today,
            receipt_number: String::new(),
            demo: self.is_demo(),
        };
        let reverse = member::Reverse { receipt_number: row.number.clone(), reason: row.number.clone() };
        let command = member::Command::Reverse(reverse);
        let decision = member::decide(&command, &facts, &Others::default(), self.scheme(), &meta);
        let mut undone = facts.clone();
        undone.apply(&decision.effects);
        let stands = |facts: &MemberFacts| {
            let cover = cover_on(facts, self.scheme(), today, Known::Now);
            CoverUntil { standing: standing(cover.state), until: until(&cover) }
        };
        let (notes, refused) = match decision.outcome {
            Outcome::Refused(refusal) => (Vec::new(), Some(refusal)),
            // The first note says that it is done: it is not.
            Outcome::Done(notes) | Outcome::Recorded(notes) => (notes.into_iter().skip(1).collect(), None),
        };
        let months: Vec<Month> = row.lines.iter().filter_map(|(month, ..)| month.parse().ok()).collect();
        Ok(Some(Undoing {
            months: months.iter().min().copied().zip(months.iter().max().copied()),
            before: stands(&facts),
            after: stands(&undone),
            notes,
            refused,
            facts,
            row,
        }))
    }
}
