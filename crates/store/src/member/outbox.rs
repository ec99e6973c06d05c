use crate::bulk::Batch;
use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::Day;
use uuid::Uuid;

pub(super) static PENDING: Stmt = Stmt::new(
    "outbox.pending",
    "select member_id, command_id, payload from outbox order by member_id, command_id limit $1",
);
// Both ids, so that on a cluster each row is looked for on its member's shard only.
pub(super) static DONE: Stmt =
    Stmt::new("outbox.done", "delete from outbox where member_id {in $1} and command_id {in $2}");
pub(super) static EMPTY: Stmt = Stmt::new("outbox.empty_tallies", "delete from tally");

/// Something to be folded into the tallies.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Pending {
    pub member_id: Uuid,
    pub command_id: Uuid,
    pub payload: String,
}

/// One change of a count: from `day` on, known since `known_day`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tallied {
    pub scope: &'static str,
    pub key: String,
    pub measure: &'static str,
    pub day: Day,
    pub known_day: Day,
}

pub async fn pending(conn: &mut Conn, most: i64) -> Result<Vec<Pending>, StoreError> {
    conn.list(&PENDING, &[most.into()]).await
}

/// Adds the changes and takes the events out, in the caller's transaction.
pub async fn fold(
    tx: &mut WriteTx,
    done: &[Pending],
    changes: impl IntoIterator<Item = (Tallied, i64)>,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::TALLY);
    for (t, total) in changes {
        batch.push([
            t.scope.into(),
            t.key.into(),
            t.measure.into(),
            t.day.into(),
            t.known_day.into(),
            total.into(),
        ]);
    }
    tx.insert(&batch).await?;
    let members: Vec<Uuid> = done.iter().map(|p| p.member_id).collect();
    let commands: Vec<Uuid> = done.iter().map(|p| p.command_id).collect();
    if !done.is_empty() {
        tx.run(&DONE, &[Arg::Ids(members.into()), Arg::Ids(commands.into())]).await?;
    }
    Ok(())
}

/// Throws all tallies away, to be made again.
pub async fn delete_tallies(tx: &mut WriteTx) -> Result<(), StoreError> {
    tx.run(&EMPTY, &[]).await?;
    Ok(())
}
