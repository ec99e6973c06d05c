//! The work-list: what is open, by kind, and one task.

use super::Within;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{CommandId, Instant, MemberId};
use uuid::Uuid;

/// Open tasks `t` within the territory `$1`, `$2`: nobody has decided them.
macro_rules! open {
    ($name:literal, $select:literal, $rest:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select ",
                $select,
                " from task t left join task_decision d on d.member_id = t.member_id \
                 and d.task_command_id = t.command_id and d.task_kind = t.kind \
                 join person p on p.member_id = t.member_id left join person o on o.member_id = t.other_id \
                 where d.command_id is null and ($1 or t.home {in_text $2} or substr(t.home, 1, 8) {in_text $2} \
                 or substr(t.home, 1, 5) {in_text $2} or substr(t.home, 1, 2) {in_text $2}) ",
                $rest
            ),
        )
    };
}

pub(super) static COUNTS: Stmt = Stmt::new(
    "views.open_tasks",
    "select t.kind, count(*) as open, min(t.at) as oldest from task t left join task_decision d \
     on d.member_id = t.member_id and d.task_command_id = t.command_id and d.task_kind = t.kind \
     where d.command_id is null and ($1 or t.home {in_text $2} or substr(t.home, 1, 8) {in_text $2} \
     or substr(t.home, 1, 5) {in_text $2} or substr(t.home, 1, 2) {in_text $2}) group by t.kind",
);
// Oldest first, by the index that leads with the kind.
pub(super) static LIST: Stmt = open!(
    "views.tasks",
    "t.member_id, t.command_id, t.n, t.kind, t.other_id, t.due, t.note, t.office_id, t.at, p.name, o.name as other_name",
    "and t.kind = $3 and (t.at, t.command_id, t.n) > ($4, $5, $6) order by t.at, t.command_id, t.n limit $7"
);
pub(super) static OF_MEMBER: Stmt = Stmt::new(
    "views.tasks_of_member",
    "select t.kind, t.note, t.due from task t left join task_decision d on d.member_id = t.member_id \
     and d.task_command_id = t.command_id and d.task_kind = t.kind \
     where t.member_id = $1 and d.command_id is null order by t.at, t.n",
);
pub(super) static ONE: Stmt = Stmt::new(
    "views.task",
    "select t.kind, t.other_id, t.due, t.note, t.office_id, t.home, t.at, d.verdict, d.reason, d.at as decided_at, d.actor_id \
     from task t left join task_decision d on d.member_id = t.member_id and d.task_command_id = t.command_id \
     and d.task_kind = t.kind where t.member_id = $1 and t.command_id = $2 and t.kind = $3 order by t.n limit 1",
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

/// The last task of a page.
pub type After = (Instant, CommandId, i64);

/// How many are open of each kind, and since when the oldest.
pub async fn counts(conn: &mut Conn, within: &Within) -> Result<Vec<(String, i64, Instant)>, StoreError> {
    let rows: Vec<(String, i64, Micros)> = conn.list(&COUNTS, &within.args()).await?;
    Ok(rows.into_iter().map(|(kind, open, oldest)| (kind, open, oldest.into())).collect())
}

/// Open tasks of a kind, oldest first, after the last one seen.
pub async fn list(
    conn: &mut Conn,
    within: &Within,
    kind: &'static str,
    after: Option<After>,
    most: i64,
) -> Result<Vec<TaskRow>, StoreError> {
    let [everywhere, areas] = within.args();
    let (at, command, n) = after.unwrap_or((Instant(0), CommandId(Uuid::nil()), -1));
    let args = [everywhere, areas, kind.into(), at.into(), command.into(), n.into(), most.into()];
    conn.list(&LIST, &args).await
}

/// Kind, note and due day of what is open about a member.
pub async fn of_member(
    conn: &mut Conn,
    member: MemberId,
) -> Result<Vec<(String, String, Option<time::Date>)>, StoreError> {
    conn.list(&OF_MEMBER, &[member.into()]).await
}

pub async fn one(
    conn: &mut Conn,
    member: MemberId,
    command: CommandId,
    kind: &str,
) -> Result<Option<OneTask>, StoreError> {
    let args: [Arg<'_>; 3] = [member.into(), command.into(), kind.to_owned().into()];
    conn.find(&ONE, &args).await
}
