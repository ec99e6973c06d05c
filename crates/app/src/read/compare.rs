//! One task laid out so that a person can decide it: two records side by side, or one alone.

use super::approvals::{key_of, waits};
use super::person::Face;
use super::standing::brief;
use super::tasks::{TaskKey, read_note};
use super::{Read, ReadError, office_name, short_place, within};
use crate::view::{CardPhoto, CompareReceipt, CompareRow, CompareSide, CompareView, Form, TaskFilter};
use crate::wire::Command;
use crate::{App, ProposalKey};
use access::{Action, Actor, Place};
use kernel::{Arg, CommandId, Instant, MemberId, Month, Note, OfficeId, Zone};
use member::{MemberFacts, TaskKind};
use std::collections::BTreeSet;
use store::Conn;
use store::views::tasks::{self, OneTask};

/// How a task is looked at: from which list, and what was decided just before.
#[derive(Clone, Debug, Default)]
pub struct From {
    pub filter: TaskFilter,
    pub just: Option<TaskKey>,
}

impl App {
    /// One task with the records it is about, side by side. `form` is what was typed, where a decision came back.
    /// `command` is minted by who draws the page.
    pub async fn compare(
        &self,
        who: &Actor,
        key: TaskKey,
        command: CommandId,
        form: Form,
        from: &From,
        now: Instant,
    ) -> Read<CompareView> {
        let within = within(who, Action::ViewTasks)?;
        let mut conn = self.reader().await?;
        let task = tasks::one(&mut conn, key.member, key.command, key.kind.key(), key.other).await?;
        let task = task.ok_or(ReadError::NotFound)?;
        let home = super::village("task", &task.home)?;
        if access::allow(who, Action::ViewTasks, &Place::Area(home)).is_err() {
            return Err(ReadError::NotFound);
        }
        let left = self.side(&mut conn, who, key.member).await?;
        let right = match task.other_id {
            Some(id) => Some(self.side(&mut conn, who, MemberId(id)).await?),
            None => None,
        };
        let counts = tasks::counts(&mut conn, &within).await?;
        let waits = self.waits_about_both(&mut conn, key, &left, right.as_ref()).await?;
        drop(conn);
        for side in std::iter::once(&left).chain(&right) {
            self.looks.note(who, side.facts.id, "view_member", now);
        }
        let today = now.day_in(regions::regions().zone(&home));
        let open = counts.iter().find(|(kind, ..)| kind == key.kind.key()).map_or(0, |c| c.1);
        let side = |seen: &Seen| CompareSide {
            member: seen.facts.id,
            name: seen.face.name.clone(),
            standing: brief(&seen.facts, self.scheme(), today).0,
            receipts: seen.receipts.clone(),
            photo: seen.photo.clone(),
        };
        let why = read_note(&task.note);
        let action =
            if key.kind == TaskKind::Dispute { Action::DecideDispute } else { Action::DecideDuplicate };
        Ok(CompareView {
            command,
            task: key.command,
            member: key.member,
            kind: key.kind.key().to_owned(),
            rows: rows(&left, right.as_ref()),
            left: side(&left),
            right: right.as_ref().map(side),
            judged: matches!(key.kind, TaskKind::Duplicate | TaskKind::Dispute | TaskKind::IdentityDiffers),
            form,
            left_over: (open - i64::from(task.verdict.is_none())).max(0),
            decided: decided(&task),
            other: task.other_id.map(MemberId),
            filter: from.filter.clone(),
            next: self.next_task(who, key, &task, &from.filter, now).await?,
            just: self.just(who, from.just).await?,
            paid_twice: right.as_ref().map(|right| paid_twice(&left, right)).unwrap_or_default(),
            waits,
            advice: (key.kind == TaskKind::Recorded).then(|| Note::new(advice(&why.code))),
            may_decide: access::scope(who, action).is_ok(),
            why,
        })
    }

    /// Proposals that answer this very question: that the two are one person, or that they become one.
    async fn waits_about_both(
        &self,
        conn: &mut Conn,
        key: TaskKey,
        left: &Seen,
        right: Option<&Seen>,
    ) -> Read<Vec<(Note, ProposalKey)>> {
        let Some(right) = right else { return Ok(Vec::new()) };
        let both = [left.facts.id.0, right.facts.id.0];
        let mut found = Vec::new();
        for side in [left, right] {
            for opened in self.waits_about(conn, side.facts.id).await? {
                let asks = match &opened.envelope.command {
                    Command::Merge(m) => {
                        both.contains(&m.dissolved) && both.contains(&opened.envelope.subject)
                    }
                    Command::Settle(s) => s.task == key.command.0,
                    _ => false,
                };
                if asks {
                    found.push((waits(&opened), key_of(&opened.row)));
                }
            }
        }
        Ok(found)
    }

    async fn side(&self, conn: &mut Conn, who: &Actor, id: MemberId) -> Read<Seen> {
        let facts = self.facts(conn, id).await?;
        let face = self.face_of(conn, facts.id).await?;
        let registered = store::views::history::registrations(conn, &super::records(&facts)).await?;
        // The first of all is who they were when they came.
        let came = registered.last();
        let occupation =
            registered.first().map(|r| super::member::occupations(&r.occupations)).unwrap_or_default();
        let by = came.map(|r| r.actor_id).into_iter().collect();
        let by = store::views::history::actors(conn, by).await?.into_values().next().map(|a| a.0);
        let network = self.network();
        let activity = came.and_then(|r| r.activity_id).map(kernel::ActivityId);
        let activity = activity.and_then(|id| network.activities.get(&id)).map(|a| a.title.clone());
        let place = activity.or_else(|| came.map(|r| office_name(&network, OfficeId(r.office_id))));
        let receipts = store::views::history::receipts(conn, &super::records(&facts)).await?;
        let reversed = |id| facts.receipts.iter().any(|r| r.id.0 == id && r.reversed);
        let receipt = |r: store::views::history::ReceiptRow| CompareReceipt {
            reversed: reversed(r.id),
            number: r.number,
            paid_on: kernel::Day(r.paid_on),
            amount: kernel::Rupiah(r.amount),
        };
        let receipts = receipts.into_iter().map(receipt).collect();
        let attested = came.map(|r| r.attested_by.clone());
        let photo = self.photo_of(conn, who, &facts).await?;
        let none = || "–".to_owned();
        Ok(Seen {
            by: by.unwrap_or_else(none),
            place: place.unwrap_or_else(none),
            attested: attested.unwrap_or_else(none),
            facts,
            face,
            occupation,
            receipts,
            photo,
        })
    }
}

/// One side, as far as it is compared.
struct Seen {
    facts: MemberFacts,
    face: Face,
    occupation: String,
    /// Who registered them first, where, and who saw them.
    by: String,
    place: String,
    attested: String,
    receipts: Vec<CompareReceipt>,
    photo: Option<CardPhoto>,
}

/// A line of the comparison: its word, what it says of a side, and whether it is compared letter by letter.
type Line = (&'static str, fn(&Seen) -> Arg, bool);

fn decided(task: &OneTask) -> Option<Note> {
    let code = match task.verdict.as_deref()? {
        "same" => "read.decided.same",
        "different" => "read.decided.different",
        _ => "read.decided.handled",
    };
    let on = Instant::from(task.decided_at?).day_in(Zone::WIB);
    Some(Note::new(code).with("day", on).with("reason", task.reason.clone().unwrap_or_default()))
}

/// A birthday by its year.
fn by_year(value: Arg) -> Arg {
    match value {
        Arg::Day(day) => day.year().to_string().into(),
        other => other,
    }
}

/// What tells two people apart, line by line.
fn rows(left: &Seen, right: Option<&Seen>) -> Vec<CompareRow> {
    let lines: [Line; 11] = [
        ("register.nik", |s| s.face.masked_nik.as_str().into(), true),
        ("register.name", |s| s.face.name.as_str().into(), true),
        ("register.born", |s| s.face.born.into(), true),
        ("register.phone", |s| s.face.masked_phone.as_deref().unwrap_or("–").into(), true),
        ("member.home", |s| short_place(s.face.home).into(), true),
        ("register.occupation", |s| s.occupation.as_str().into(), true),
        (
            "read.compare.since",
            |s| s.facts.memberships.iter().map(|m| m.since).min().map_or_else(|| "–".into(), Arg::Day),
            false,
        ),
        ("compare.by", |s| s.by.as_str().into(), false),
        ("compare.place", |s| s.place.as_str().into(), false),
        ("compare.attested", |s| s.attested.as_str().into(), false),
        ("read.compare.last_month", |s| last_month(&s.facts).map_or_else(|| "–".into(), Arg::Month), false),
    ];
    let line = |(label, of, by_letter): Line| {
        let (a, b) = (of(left), right.map(of));
        // Masks hide what differs: telephones and numbers are compared whole.
        let hidden = right.is_some_and(|right| match label {
            "register.nik" => nik_key(left) != nik_key(right),
            "register.phone" => left.face.phone != right.face.phone,
            _ => false,
        });
        let differs = hidden || b.as_ref().is_some_and(|b| *b != a);
        // A birthday in full beside the end of a NIK only where it is what differs.
        if label == "register.born" && !differs {
            let (left, right) = (by_year(a), b.map(by_year));
            return CompareRow { label: Note::new("register.born_in"), left, right, differs, by_letter };
        }
        CompareRow { label: Note::new(label), left: a, right: b, differs, by_letter }
    };
    lines.into_iter().map(line).collect()
}

fn nik_key(seen: &Seen) -> Option<[u8; 16]> {
    seen.facts.person.as_ref().map(|p| p.nik_key)
}

fn last_month(facts: &MemberFacts) -> Option<Month> {
    paid_months(facts).into_iter().chain(facts.openings.iter().map(|o| o.until)).max()
}

/// Months with money on them, reversals taken off.
fn paid_months(facts: &MemberFacts) -> BTreeSet<Month> {
    let months: BTreeSet<Month> = facts.contributions.iter().map(|c| c.month).collect();
    let paid = |month: &Month| {
        let on = facts.contributions.iter().filter(|c| c.month == *month).map(|c| c.amount);
        on.sum::<kernel::Rupiah>().is_positive()
    };
    months.into_iter().filter(paid).collect()
}

fn paid_twice(left: &Seen, right: &Seen) -> Vec<Month> {
    let (left, right) = (paid_months(&left.facts), paid_months(&right.facts));
    left.intersection(&right).copied().collect()
}

/// What can be done about something that happened and is kept.
fn advice(code: &str) -> &'static str {
    match code {
        "pay.credit_left" => "advice.credit",
        "pay.fund_surplus" => "advice.fund",
        "pay.too_little" => "advice.too_little",
        "pay.moved" => "advice.moved",
        "pay.entered_late" | "pay.clock" | "pay.paper_twice" => "advice.paper",
        "pay.after_event" | "register.died" => "advice.after_event",
        "pay.before_registration" => "advice.before",
        _ => "advice.other",
    }
}
