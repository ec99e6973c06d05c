use crate::bulk::Batch;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{ActorId, Instant};
use uuid::Uuid;

// Each leads with the index of the same name in 0008; the other conditions are looked at row by row. $1 is who, what or
// whom, $2 the action where it is not the lead (empty: any), $3 and $4 the days, $5 and $6 the last row seen.
macro_rules! audit {
    ($name:literal, $lead:literal) => {
        Stmt::new(
            concat!("admin.audit.", $name),
            concat!(
                "select audit_id, at, actor_id, action, subject_id, command_id, detail from audit where ",
                $lead,
                " and ($2 = '' or action = $2) and at >= $3 and at < $4 and (at, audit_id) < ($5, $6) \
                 order by at desc, audit_id desc limit $7"
            ),
        )
    };
}

pub(super) static ALL: Stmt = audit!("all", "$1 = ''");
pub(super) static BY_ACTOR: Stmt = audit!("by_actor", "actor_id = $1");
pub(super) static BY_ACTION: Stmt = audit!("by_action", "action = $1");
pub(super) static BY_SUBJECT: Stmt = audit!("by_subject", "subject_id = $1");
// As far as anybody wants to read a number.
pub(super) static COUNT: Stmt = Stmt::new(
    "admin.audit_count",
    "select count(*) as n from (select 1 as one from audit where at >= $1 and at < $2 limit 100000) x",
);

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct AuditRow {
    pub audit_id: Uuid,
    pub at: Micros,
    pub actor_id: Uuid,
    pub action: String,
    pub subject_id: Option<Uuid>,
    pub command_id: Option<Uuid>,
    /// The outcome of a command; nothing for a look.
    pub detail: Option<String>,
}

/// What the audit is asked for, beside the days.
#[derive(Clone, Copy, Debug)]
pub enum AuditBy<'a> {
    Everything,
    Actor(ActorId),
    Action(&'a str),
    Subject(Uuid),
}

/// One page, newest first: from the first moment until before the last, older than the last row seen. With `Actor` and
/// `Subject`, `action` narrows further; empty is any.
pub async fn audit(
    conn: &mut Conn,
    by: AuditBy<'_>,
    action: &str,
    (from, until): (Instant, Instant),
    before: Option<(Instant, Uuid)>,
    most: i64,
) -> Result<Vec<AuditRow>, StoreError> {
    let (stmt, lead): (&'static Stmt, Arg<'_>) = match by {
        AuditBy::Everything => (&ALL, "".into()),
        AuditBy::Actor(actor) => (&BY_ACTOR, actor.into()),
        AuditBy::Action(action) => (&BY_ACTION, action.to_owned().into()),
        AuditBy::Subject(subject) => (&BY_SUBJECT, subject.into()),
    };
    let (at, id) = before.unwrap_or((until, Uuid::max()));
    let narrowed = if matches!(by, AuditBy::Action(_)) { String::new() } else { action.to_owned() };
    let args = [lead, narrowed.into(), from.into(), until.into(), at.into(), id.into(), most.into()];
    conn.list(stmt, &args).await
}

/// Rows of a time, up to a hundred thousand.
pub async fn audit_count(conn: &mut Conn, from: Instant, until: Instant) -> Result<i64, StoreError> {
    let found: Option<(i64,)> = conn.find(&COUNT, &[from.into(), until.into()]).await?;
    Ok(found.map_or(0, |f| f.0))
}

/// A matter of accounts that is no command: who did what to whose sign-in. Kept with the change itself.
pub async fn audit_mark(
    tx: &mut WriteTx,
    id: Uuid,
    at: Instant,
    actor: ActorId,
    action: &'static str,
    subject: Option<Uuid>,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::AUDIT);
    batch.push([
        id.into(),
        at.into(),
        actor.into(),
        action.into(),
        subject.into(),
        crate::Cell::Null,
        crate::Cell::Null,
    ]);
    tx.insert(&batch).await
}
