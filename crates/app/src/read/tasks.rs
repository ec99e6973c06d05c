//! The work-list: what is open, kind by kind, narrowed and ordered as asked.

use super::{Read, office_name, within};
use crate::App;
use crate::view::{Choice, Just, TaskFilter, TaskRow, TaskTab, TasksView};
use access::{Action, Actor};
use kernel::{CommandId, Day, Instant, MemberId, Note, OfficeId, RegionCode, Zone};
use member::TaskKind;
use outreach::Network;
use store::views::tasks::{self, OneTask};

const A_PAGE: usize = 50;

/// One task: whose, opened by which command, of which kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaskKey {
    pub member: MemberId,
    pub command: CommandId,
    pub kind: TaskKind,
    /// The other member it is about, where the command opened several.
    pub other: Option<MemberId>,
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
    /// One page of open tasks of a kind; without a kind, of the first that has any. `after` is what `next` said, `just`
    /// the task decided a moment ago.
    pub async fn tasks(
        &self,
        who: &Actor,
        kind: Option<TaskKind>,
        filter: &TaskFilter,
        after: Option<&str>,
        just: Option<TaskKey>,
        now: Instant,
    ) -> Read<TasksView> {
        let within = within(who, Action::ViewTasks)?;
        let mut conn = self.reader().await?;
        let counts = tasks::counts(&mut conn, &within).await?;
        let open = |kind: TaskKind| counts.iter().find(|(key, ..)| key == kind.key()).map_or(0, |c| c.1);
        let first = || TaskKind::ALL.into_iter().find(|k| open(*k) > 0);
        let chosen = kind.or_else(first).unwrap_or(TaskKind::Duplicate);
        let wanted = wanted(who, chosen, filter, super::today(self, who, now));
        let after = after.and_then(|text| read_after(text, wanted.by_due));
        let most = A_PAGE as i64 + 1;
        let mut found = tasks::list(&mut conn, &within, chosen.key(), &wanted, after, most).await?;
        drop(conn);
        let more = found.len() > A_PAGE;
        found.truncate(A_PAGE);
        let network = self.network();
        let place = |t: &tasks::TaskRow| match t.due.filter(|_| wanted.by_due) {
            Some(due) => Day(due).to_string(),
            None => t.at.0.to_string(),
        };
        let address = |t: &tasks::TaskRow| {
            let (kind, query) = (chosen.key(), filter.query());
            format!("/tasks?kind={kind}{query}&after={}.{}.{}", place(t), t.command_id, t.n)
        };
        let next = found.last().filter(|_| more).map(address);
        let row = |t: tasks::TaskRow| TaskRow {
            task: CommandId(t.command_id),
            kind: t.kind,
            member: MemberId(t.member_id),
            name: t.name,
            other: t.other_id.map(MemberId),
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
            filter: filter.clone(),
            offices: offices(&network, who),
            areas: areas(&network, who),
            just: self.just(who, just).await?,
        })
    }

    /// The next open task of a kind after this one, from the top where it was the last.
    pub(super) async fn next_task(
        &self,
        who: &Actor,
        key: TaskKey,
        task: &OneTask,
        filter: &TaskFilter,
        now: Instant,
    ) -> Read<Option<String>> {
        let within = within(who, Action::ViewTasks)?;
        let wanted = wanted(who, key.kind, filter, super::today(self, who, now));
        let place = match task.due.filter(|_| wanted.by_due) {
            Some(due) => tasks::After::Due(Day(due), key.command, task.n),
            None => tasks::After::Opened(task.at.into(), key.command, task.n),
        };
        let mut conn = self.reader().await?;
        let mut found = tasks::list(&mut conn, &within, key.kind.key(), &wanted, Some(place), 1).await?;
        if found.is_empty() {
            found = tasks::list(&mut conn, &within, key.kind.key(), &wanted, None, 1).await?;
        }
        let other = |t: &tasks::TaskRow| {
            (t.member_id, t.command_id, t.other_id) != (key.member.0, key.command.0, task.other_id)
        };
        Ok(found.into_iter().find(other).map(|t| {
            let other = t.other_id.map(|o| format!("&other={o}")).unwrap_or_default();
            let (member, command, kind, query) = (t.member_id, t.command_id, t.kind, filter.query());
            format!("/tasks/{member}/{command}/{kind}?next=yes{other}{query}")
        }))
    }

    /// What was decided a moment ago, for who may see it.
    pub(super) async fn just(&self, who: &Actor, key: Option<TaskKey>) -> Read<Option<Just>> {
        let Some(key) = key else { return Ok(None) };
        let mut conn = self.reader().await?;
        let Some(task) = tasks::one(&mut conn, key.member, key.command, key.kind.key(), key.other).await?
        else {
            return Ok(None);
        };
        let home = super::village("task", &task.home)?;
        let Some(verdict) = task.verdict.as_deref().filter(|_| super::may(who, Action::ViewTasks, home))
        else {
            return Ok(None);
        };
        let name = self.face_of(&mut conn, key.member).await?.name;
        let said = match (verdict, task.other_id) {
            ("same", Some(other)) => {
                Note::new("just.same").with("other", self.face_of(&mut conn, MemberId(other)).await?.name)
            }
            ("different", Some(other)) => Note::new("just.different")
                .with("other", self.face_of(&mut conn, MemberId(other)).await?.name),
            ("same", None) => Note::new("just.same_alone"),
            ("different", None) => Note::new("just.different_alone"),
            _ => Note::new("just.handled"),
        };
        let other = key.other.map(|o| format!("?other={o}")).unwrap_or_default();
        let path = format!("/tasks/{}/{}/{}{other}", key.member, key.command, key.kind.key());
        Ok(Some(Just { said: said.with("name", name), path }))
    }
}

/// What is due so soon is shown as due this week.
const SOON_DAYS: i64 = 8;

fn wanted(who: &Actor, kind: TaskKind, filter: &TaskFilter, today: Day) -> tasks::Wanted {
    let due_before = match filter.due.as_str() {
        "late" => Some(today),
        "week" => Some(today.plus_days(SOON_DAYS)),
        _ => None,
    };
    tasks::Wanted {
        office: filter.office.parse().ok(),
        area: RegionCode::parse(&filter.area).ok(),
        due_before,
        by: filter.mine.then_some(who.id),
        by_due: kind == TaskKind::ToComplete && filter.sort != "since",
    }
}

/// The offices a list can be narrowed to: those at work in the reader's territory.
fn offices(network: &Network, who: &Actor) -> Vec<Choice> {
    let seen = network
        .offices
        .values()
        .filter(|office| office.areas.iter().any(|area| super::may(who, Action::ViewTasks, *area)));
    let choice =
        |o: &outreach::Office| Choice { value: o.id.to_string(), label: o.name.as_str().into(), hint: None };
    let mut all: Vec<Choice> = seen.map(choice).collect();
    all.truncate(MOST_CHOICES);
    all
}

/// The districts of the reader's office, to narrow a list to one.
fn areas(network: &Network, who: &Actor) -> Vec<Choice> {
    let own =
        who.office.and_then(|o| network.offices.get(&o)).map(|o| o.areas.as_slice()).unwrap_or_default();
    let below = own.iter().flat_map(|area| regions::regions().children(Some(area)));
    let choice = |a: regions::Area<'_>| Choice {
        value: a.code.to_string(),
        label: super::short_place(a.code).into(),
        hint: None,
    };
    below.take(MOST_CHOICES).map(choice).collect()
}

const MOST_CHOICES: usize = 80;

fn read_after(text: &str, by_due: bool) -> Option<tasks::After> {
    let mut parts = text.split('.');
    let (place, command, n) = (parts.next()?, parts.next()?, parts.next()?);
    let (command, n) = (command.parse().ok()?, n.parse().ok()?);
    Some(match by_due {
        true => tasks::After::Due(place.parse().ok()?, command, n),
        false => tasks::After::Opened(Instant(place.parse().ok()?), command, n),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_the_list_survives_its_address() {
        let id = uuid::Uuid::from_u128(3);
        let opened = tasks::After::Opened(Instant(17), CommandId(id), 2);
        assert_eq!(read_after(&format!("17.{id}.2"), false), Some(opened));
        let due = tasks::After::Due("2026-11-20".parse().unwrap(), CommandId(id), 2);
        assert_eq!(read_after(&format!("2026-11-20.{id}.2"), true), Some(due));
        assert_eq!((read_after("17", false), read_after(&format!("17.{id}.2"), true)), (None, None));
    }

    #[test]
    fn notes_are_read_back_and_strangers_are_shown() {
        let note = Note::new("worklist.duplicate").with("name", "Sari");
        assert_eq!(read_note(&serde_json::to_string(&note).unwrap()), note);
        assert_eq!(read_note("?").code, "ui.value");
    }
}
