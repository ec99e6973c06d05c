//! The work-list: what is open, by kind, and one task.

use super::Within;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{ActorId, CommandId, Day, Instant, MemberId, OfficeId, RegionCode};
use uuid::Uuid;

pub(super) static COUNTS: Stmt = Stmt::new(
    "views.open_tasks",
    "select w.kind, count(*) as open, min(w.at) as oldest from {spans $1} \
     cross join open_task w where w.home >= span.low and w.home < span.high group by w.kind",
);
/// A list of one kind in some order, within the territory `$1`, `$2`. Of some offices, due before a day, at and below an
/// area, from somebody's own registrations: each where it is asked.
macro_rules! list {
    ($name:literal, $place:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select t.member_id, t.command_id, t.n, t.kind, t.other_id, t.due, t.note, t.office_id, t.at, \
                 p.name, o.name as other_name from open_task w join task t on t.member_id = w.member_id \
                 and t.command_id = w.command_id and t.n = w.n join person p on p.member_id = w.member_id \
                 left join person o on o.member_id = w.other_id where ($1 or w.home {in_text $2} \
                 or substr(w.home, 1, 8) {in_text $2} or substr(w.home, 1, 5) {in_text $2} \
                 or substr(w.home, 1, 2) {in_text $2}) and w.kind = $3 \
                 and ($7 or t.office_id {in $8}) and ($9 or w.due < $10) and w.home >= $11 and w.home < $12 \
                 and ($13 or exists (select 1 from registration r where r.member_id = w.member_id \
                 and r.command_id = w.command_id and r.actor_id {in $14})) and (",
                $place,
                ", w.command_id, w.n) > ($4, $5, $6) order by ",
                $place,
                ", w.command_id, w.n limit $15"
            ),
        )
    };
}

// Each by the index that leads with the kind.
pub(super) static LIST: Stmt = list!("views.tasks", "w.at");
pub(super) static LIST_BY_DUE: Stmt = list!("views.tasks_by_due", "w.due");
pub(super) static OF_MEMBER: Stmt = Stmt::new(
    "views.tasks_of_member",
    "select t.kind, t.note, t.due from task t left join task_decision d on d.member_id = t.member_id \
     and d.task_command_id = t.command_id and d.task_kind = t.kind and (d.other_id is null or d.other_id = t.other_id) \
     where t.member_id {in $1} and d.command_id is null order by t.at, t.n",
);
pub(super) static ONE: Stmt = Stmt::new(
    "views.task",
    "select t.n, t.kind, t.other_id, t.due, t.note, t.office_id, t.home, t.at, d.verdict, d.reason, d.at as decided_at, d.actor_id \
     from task t left join task_decision d on d.member_id = t.member_id and d.task_command_id = t.command_id \
     and d.task_kind = t.kind and (d.other_id is null or d.other_id = t.other_id) where t.member_id = $1 and t.command_id = $2 and t.kind = $3 \
     and ($4 or t.other_id {in $5}) order by case when d.command_id is null then 0 else 1 end, t.n limit 1",
);

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct TaskRow {
    pub member_id: Uuid,
    pub command_id: Uuid,
    pub n: i64,
    pub kind: String,
    pub other_id: Option<Uuid>,
    pub due: Option<time::Date>,
    /// A note as JSON.
    pub note: String,
    pub office_id: Uuid,
    pub at: Micros,
    pub name: String,
    pub other_name: Option<String>,
}

/// One task, with its decision where there is one.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct OneTask {
    pub n: i64,
    pub kind: String,
    pub other_id: Option<Uuid>,
    pub due: Option<time::Date>,
    pub note: String,
    pub office_id: Uuid,
    pub home: String,
    pub at: Micros,
    pub verdict: Option<String>,
    pub reason: Option<String>,
    pub decided_at: Option<Micros>,
    pub actor_id: Option<Uuid>,
}

/// The last task of a page: when it was opened, or the day it is due, as the list is ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum After {
    Opened(Instant, CommandId, i64),
    Due(Day, CommandId, i64),
}

/// Which of the open tasks of a kind.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub office: Option<OfficeId>,
    /// At and below this area.
    pub area: Option<RegionCode>,
    pub due_before: Option<Day>,
    /// Opened by a registration of this actor.
    pub by: Option<ActorId>,
    /// Those with a day they are due, soonest first; else all, oldest first.
    pub by_due: bool,
}

/// How many are open of each kind, and since when the oldest.
pub async fn counts(conn: &mut Conn, within: &Within) -> Result<Vec<(String, i64, Instant)>, StoreError> {
    let rows: Vec<(String, i64, Micros)> = conn.list(&COUNTS, &[within.spans()]).await?;
    Ok(rows.into_iter().map(|(kind, open, oldest)| (kind, open, oldest.into())).collect())
}

/// Open tasks of a kind, after the last one seen.
pub async fn list(
    conn: &mut Conn,
    within: &Within,
    kind: &'static str,
    wanted: &Wanted,
    after: Option<After>,
    most: i64,
) -> Result<Vec<TaskRow>, StoreError> {
    let [everywhere, areas] = within.args();
    let nothing = CommandId(Uuid::nil());
    let (stmt, [place, command, n]): (_, [Arg<'_>; 3]) = match (wanted.by_due, after) {
        (true, Some(After::Due(day, command, n))) => (&LIST_BY_DUE, [day.into(), command.into(), n.into()]),
        (true, _) => (&LIST_BY_DUE, [FIRST_DAY.into(), nothing.into(), (-1).into()]),
        (false, Some(After::Opened(at, command, n))) => (&LIST, [at.into(), command.into(), n.into()]),
        (false, _) => (&LIST, [Instant(0).into(), nothing.into(), (-1).into()]),
    };
    let ids = |id: Option<Uuid>| Arg::Ids(id.into_iter().collect::<Vec<_>>().into());
    let below = wanted.area.map(|a| a.to_string()).unwrap_or_default();
    let args = [
        everywhere,
        areas,
        kind.into(),
        place,
        command,
        n,
        wanted.office.is_none().into(),
        ids(wanted.office.map(|o| o.0)),
        wanted.due_before.is_none().into(),
        wanted.due_before.unwrap_or(FIRST_DAY).into(),
        below.clone().into(),
        // Above every digit and full stop, below every letter.
        format!("{below}~").into(),
        wanted.by.is_none().into(),
        ids(wanted.by.map(|a| a.0)),
        most.into(),
    ];
    conn.list(stmt, &args).await
}

/// Before any day of the scheme.
const FIRST_DAY: Day = Day(match time::Date::from_ordinal_date(1900, 1) {
    Ok(day) => day,
    Err(_) => time::Date::MIN,
});

/// Kind, note and due day of what is open about a member.
pub async fn of_member(
    conn: &mut Conn,
    records: &[Uuid],
) -> Result<Vec<(String, String, Option<time::Date>)>, StoreError> {
    conn.list(&OF_MEMBER, &[Arg::Ids(records.into())]).await
}

/// A task: of two about the same command, the one about the other member named, else one that is open.
pub async fn one(
    conn: &mut Conn,
    member: MemberId,
    command: CommandId,
    kind: &str,
    other: Option<MemberId>,
) -> Result<Option<OneTask>, StoreError> {
    let others: Vec<Uuid> = other.iter().map(|o| o.0).collect();
    let args: [Arg<'_>; 5] = [
        member.into(),
        command.into(),
        kind.to_owned().into(),
        other.is_none().into(),
        Arg::Ids(others.into()),
    ];
    conn.find(&ONE, &args).await
}
