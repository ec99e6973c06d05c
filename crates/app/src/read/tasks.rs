//! The work-list, and one task laid out so that a person can decide it.

use super::person::Face;
use super::standing::brief;
use super::{Read, ReadError, office_name, short_place, within};
use crate::App;
use crate::view::{CompareRow, CompareSide, CompareView, Form, TaskRow, TaskTab, TasksView};
use access::{Action, Actor, Place};
use kernel::{Arg, CommandId, Day, Instant, MemberId, Month, Note, OfficeId, Zone};
use member::{MemberFacts, TaskKind};
use store::Conn;
use store::views::tasks::{self, OneTask};

const A_PAGE: usize = 50;

/// One task: whose, opened by which command, of which kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaskKey {
    pub member: MemberId,
    pub command: CommandId,
    pub kind: TaskKind,
}

/// The word of a kind of task.
pub(super) fn word(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Duplicate => "task.duplicate",
        TaskKind::Dispute => "task.dispute",
        TaskKind::IdentityDiffers => "task.identity_differs",
        TaskKind::Recorded => "task.recorded",
        TaskKind::ToComplete => "task.to_complete",
        TaskKind::WageWork => "task.wage_work",
    }
}

/// A note as kept in a row.
pub(super) fn read_note(json: &str) -> Note {
    serde_json::from_str(json).unwrap_or_else(|_| Note::new("ui.value").with("value", json))
}

impl App {
    /// One page of open tasks of a kind; without a kind, of the first that has any. `after` is what `next` said.
    pub async fn tasks(&self, who: &Actor, kind: Option<TaskKind>, after: Option<&str>) -> Read<TasksView> {
        let within = within(who, Action::ViewTasks)?;
        let mut conn = self.reader().await?;
        let counts = tasks::counts(&mut conn, &within).await?;
        let open = |kind: TaskKind| counts.iter().find(|(key, ..)| key == kind.key()).map_or(0, |c| c.1);
        let first = || TaskKind::ALL.into_iter().find(|k| open(*k) > 0);
        let chosen = kind.or_else(first).unwrap_or(TaskKind::Duplicate);
        let after = after.and_then(read_after);
        let mut found = tasks::list(&mut conn, &within, chosen.key(), after, A_PAGE as i64 + 1).await?;
        drop(conn);
        let more = found.len() > A_PAGE;
        found.truncate(A_PAGE);
        let network = self.network();
        let next = found
            .last()
            .filter(|_| more)
            .map(|t| format!("/tasks?kind={}&after={}.{}.{}", chosen.key(), t.at.0, t.command_id, t.n));
        let row = |t: tasks::TaskRow| TaskRow {
            task: CommandId(t.command_id),
            kind: t.kind,
            member: MemberId(t.member_id),
            name: t.name,
            other_name: t.other_name,
            what: read_note(&t.note),
            since: Instant::from(t.at).day_in(Zone::WIB),
            due: t.due.map(Day),
            office: office_name(&network, OfficeId(t.office_id)),
        };
        let tab = |kind: TaskKind| TaskTab {
            kind: kind.key().to_owned(),
            count: open(kind),
            chosen: kind == chosen,
        };
        Ok(TasksView {
            tabs: TaskKind::ALL.into_iter().map(tab).collect(),
            rows: found.into_iter().map(row).collect(),
            next,
        })
    }

    /// One task with the records it is about, side by side. `form` is what was typed, where a decision came back.
    /// `command` is minted by who draws the page.
    pub async fn compare(
        &self,
        who: &Actor,
        key: TaskKey,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<CompareView> {
        let within = within(who, Action::ViewTasks)?;
        let mut conn = self.reader().await?;
        let task = tasks::one(&mut conn, key.member, key.command, key.kind.key()).await?;
        let task = task.ok_or(ReadError::NotFound)?;
        let home = super::village("task", &task.home)?;
        if access::allow(who, Action::ViewTasks, &Place::Area(home)).is_err() {
            return Err(ReadError::NotFound);
        }
        let left = self.side(&mut conn, key.member).await?;
        let right = match task.other_id {
            Some(id) => Some(self.side(&mut conn, MemberId(id)).await?),
            None => None,
        };
        let counts = tasks::counts(&mut conn, &within).await?;
        drop(conn);
        for (facts, ..) in std::iter::once(&left).chain(&right) {
            self.looks.note(who, facts.id, "view_member", now);
        }
        let today = now.day_in(regions::regions().zone(&home));
        let open = counts.iter().find(|(kind, ..)| kind == key.kind.key()).map_or(0, |c| c.1);
        let side = |(facts, face, _): &Seen| CompareSide {
            member: facts.id,
            name: face.name.clone(),
            standing: brief(facts, self.scheme(), today).0,
        };
        Ok(CompareView {
            command,
            task: key.command,
            member: key.member,
            kind: key.kind.key().to_owned(),
            why: read_note(&task.note),
            rows: rows(&left, right.as_ref()),
            left: side(&left),
            right: right.as_ref().map(side),
            judged: matches!(key.kind, TaskKind::Duplicate | TaskKind::Dispute | TaskKind::IdentityDiffers),
            form,
            left_over: (open - i64::from(task.verdict.is_none())).max(0),
            decided: decided(&task),
        })
    }

    async fn side(&self, conn: &mut Conn, id: MemberId) -> Read<Seen> {
        let facts = self.facts(conn, id).await?;
        let face = self.face_of(conn, facts.id).await?;
        let registered = store::views::history::registrations(conn, facts.id).await?;
        let occupation =
            registered.first().map(|r| super::member::occupations(&r.occupations)).unwrap_or_default();
        Ok((facts, face, occupation))
    }
}

/// Facts, face and occupation of one side.
type Seen = (MemberFacts, Face, String);
/// A line of the comparison: its word, and what it says of a side.
type Line = (&'static str, fn(&Seen) -> Arg);

fn read_after(text: &str) -> Option<tasks::After> {
    let mut parts = text.split('.');
    let (at, command, n) = (parts.next()?, parts.next()?, parts.next()?);
    Some((Instant(at.parse().ok()?), command.parse().ok()?, n.parse().ok()?))
}

fn decided(task: &OneTask) -> Option<Note> {
    let code = match task.verdict.as_deref()? {
        "same" => "read.decided.same",
        "different" => "read.decided.different",
        _ => "read.decided.handled",
    };
    let on = Instant::from(task.decided_at?).day_in(Zone::WIB);
    Some(Note::new(code).with("day", on).with("reason", task.reason.clone().unwrap_or_default()))
}

/// What tells two people apart, line by line.
fn rows(left: &Seen, right: Option<&Seen>) -> Vec<CompareRow> {
    let lines: [Line; 8] = [
        ("register.nik", |(_, face, _)| face.masked_nik.as_str().into()),
        ("register.name", |(_, face, _)| face.name.as_str().into()),
        ("register.born", |(_, face, _)| face.born.into()),
        ("register.phone", |(_, face, _)| face.masked_phone.as_deref().unwrap_or("–").into()),
        ("member.home", |(_, face, _)| short_place(face.home).into()),
        ("register.occupation", |(.., occupation)| occupation.as_str().into()),
        ("read.compare.since", |(facts, ..)| {
            facts.memberships.iter().map(|m| m.since).min().map_or_else(|| "–".into(), Arg::Day)
        }),
        ("read.compare.last_month", |(facts, ..)| last_month(facts).map_or_else(|| "–".into(), Arg::Month)),
    ];
    let line = |(label, of): Line| {
        let (a, b) = (of(left), right.map(of));
        // Masks hide what differs: telephones and numbers are compared whole.
        let hidden = right.is_some_and(|right| match label {
            "register.nik" => nik_key(left) != nik_key(right),
            "register.phone" => left.1.phone != right.1.phone,
            _ => false,
        });
        let differs = hidden || b.as_ref().is_some_and(|b| *b != a);
        CompareRow { label: Note::new(label), left: a, right: b, differs }
    };
    lines.into_iter().map(line).collect()
}

fn nik_key(seen: &Seen) -> Option<[u8; 16]> {
    seen.0.person.as_ref().map(|p| p.nik_key)
}

fn last_month(facts: &MemberFacts) -> Option<Month> {
    let paid = facts.contributions.iter().filter(|c| c.amount.is_positive()).map(|c| c.month);
    paid.chain(facts.openings.iter().map(|o| o.until)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_the_list_survives_its_address() {
        let id = uuid::Uuid::from_u128(3);
        assert_eq!(read_after(&format!("17.{id}.2")), Some((Instant(17), CommandId(id), 2)));
        assert_eq!(read_after("17"), None);
    }

    #[test]
    fn notes_are_read_back_and_strangers_are_shown() {
        let note = Note::new("worklist.duplicate").with("name", "Sari");
        assert_eq!(read_note(&serde_json::to_string(&note).unwrap()), note);
        assert_eq!(read_note("?").code, "ui.value");
    }
}
