//! A receipt, by its number: what it bought, and the text that proves it.

use super::story::payer_of;
use super::{Read, ReadError, may, may_register};
use crate::view::{Person, ReceiptMonth, ReceiptView};
use crate::{App, receipt};
use access::{Action, Actor};
use kernel::{ActivityId, Day, Instant, MemberId, Month, Note, OfficeId, Programme, Rupiah};
use std::collections::BTreeMap;
use store::views::history;

impl App {
    /// The receipt of a number, for who may see its member.
    pub async fn receipt(&self, who: &Actor, number: &str, now: Instant) -> Read<ReceiptView> {
        access::scope(who, Action::ViewReceipt)?;
        let mut conn = self.reader().await?;
        let row = history::receipt(&mut conn, number.trim()).await?.ok_or(ReadError::NotFound)?;
        let facts = self.facts(&mut conn, MemberId(row.member)).await?;
        self.seen(&mut conn, who, Action::ViewReceipt, &facts).await?;
        let face = self.face_of(&mut conn, facts.id).await?;
        let reversal = history::reversals(&mut conn, &super::records(&facts)).await?;
        let reversal = reversal.into_iter().find(|r| r.receipt_id == row.id);
        let waits = self.reversal_waiting(&mut conn, facts.id, &row.number).await?;
        let actors = history::actors(&mut conn, vec![row.actor]).await?;
        drop(conn);
        self.looks.note(who, facts.id, "view_receipt", now);

        let network = self.network();
        let months = months(&row);
        let paid_on = Day(row.paid_on);
        let span = months.first().zip(months.last()).map(|(a, b)| (a.month.first_day(), b.month.last_day()));
        // Where it covers nothing any more (reversed), what a first payment would have covered.
        let covers = receipt::covered_from(self.scheme(), &facts, &lines(&row));
        let covered = span.map(|(from, until)| (covers.unwrap_or(from.max(paid_on)), until));
        let headline = headline(&face.name, covered, paid_on, row.amount, reversal.is_some());
        let activity = match row.activity {
            Some(id) => self.activity_head(who, ActivityId(id), now).await?,
            None => None,
        };
        let undone = reversal.is_some();
        let moved = moved(&facts, &row).filter(|_| !undone);
        let open = facts.person.as_ref().is_some_and(|p| may(who, Action::RegisterMember, p.home));
        Ok(ReceiptView {
            number: row.number.clone(),
            reversed: reversal.map(|r| {
                Note::new("read.receipt.reversed").with("day", Day(r.on_day)).with("reason", r.reason)
            }),
            moved,
            person: Person { id: facts.id, name: face.name },
            masked_nik: face.masked_nik,
            headline,
            covered_from: covered.map_or(paid_on, |c| c.0),
            covered_until: covered.map_or(paid_on, |c| c.1),
            paid_on,
            total: Rupiah(row.amount),
            payer: payer_of(&row),
            next: next(&facts, self.scheme(), covered.map(|c| c.1)),
            months,
            taken_by: actors.get(&row.actor).map(|(name, _)| name.clone()).unwrap_or_default(),
            office: super::office_name(&network, OfficeId(row.office)),
            code: row.signed,
            activity,
            may_register: open && may_register(who),
            may_reverse: !undone
                && facts.person.as_ref().is_some_and(|p| may(who, Action::ReverseReceipt, p.home)),
            reversal_waits: waits,
        })
    }
}

fn lines(row: &history::ReceiptRow) -> Vec<(Month, Programme, Rupiah)> {
    let line = |(month, programme, amount): &(String, String, i64)| {
        Some((month.parse().ok()?, Programme::parse(programme)?, Rupiah(*amount)))
    };
    row.lines.iter().filter_map(line).collect()
}

fn months(row: &history::ReceiptRow) -> Vec<ReceiptMonth> {
    let mut months: BTreeMap<Month, Vec<(Programme, Rupiah)>> = BTreeMap::new();
    for (month, programme, amount) in lines(row) {
        months.entry(month).or_default().push((programme, amount));
    }
    let month = |(month, programmes): (Month, Vec<(Programme, Rupiah)>)| {
        let total = programmes.iter().map(|(_, amount)| *amount).sum();
        ReceiptMonth { month, programmes, total }
    };
    months.into_iter().map(month).collect()
}

/// Months of this receipt that a merge of two records found paid twice, and what their money pays now.
fn moved(facts: &member::MemberFacts, row: &history::ReceiptRow) -> Option<Note> {
    let written = facts.receipts.iter().find(|r| r.id.0 == row.id)?.command;
    let later = || facts.contributions.iter().filter(|c| c.receipt.0 == row.id && c.command != written);
    let mut out: Vec<Month> = later().filter(|c| c.amount.is_negative()).map(|c| c.month).collect();
    out.sort_unstable();
    out.dedup();
    let forward = || later().filter(|c| c.amount.is_positive()).map(|c| c.month);
    let note = |code| Note::new(code).with("months", out.len() as i64);
    match (out.is_empty(), forward().min().zip(forward().max())) {
        (true, _) => None,
        (false, Some((first, last))) => {
            Some(note("read.receipt.moved").with("first", first).with("last", last))
        }
        (false, None) => Some(note("read.receipt.moved.kept")),
    }
}

fn headline(name: &str, covered: Option<(Day, Day)>, paid_on: Day, amount: i64, reversed: bool) -> Note {
    let note = |code| Note::new(code).with("name", name);
    match covered {
        _ if reversed => note("read.receipt.headline.reversed"),
        Some((from, until)) if from == paid_on => note("read.receipt.headline.today").with("until", until),
        Some((from, until)) => note("read.receipt.headline").with("from", from).with("until", until),
        None => note("read.receipt.headline.held").with("amount", Rupiah(amount)),
    }
}

/// What comes next: the day the following month is due, and what is still missing.
fn next(facts: &member::MemberFacts, scheme: &scheme::Scheme, until: Option<Day>) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(until) = until {
        let month = until.month().next();
        notes
            .push(Note::new("read.receipt.next_due").with("month", month).with("due", scheme.due_day(month)));
    }
    if facts.person.as_ref().is_some_and(|p| !p.has_heirs) {
        notes.push(Note::new("read.receipt.heirs_missing").with("days", scheme.complete_within_days()));
    }
    notes
}
