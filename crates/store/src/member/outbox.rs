use crate::bulk::Batch;
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
// Taken in one statement: what another writer adds meanwhile is either taken or stays, never lost between a look
// and a delete.
pub(super) static TAKE: Stmt = Stmt::new(
    "outbox.take",
    "delete from outbox where (member_id, command_id) in \
     (select member_id, command_id from outbox order by member_id, command_id limit $1) \
     returning member_id, command_id, payload",
);
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

/// Takes events out, to be folded in the same transaction.
pub async fn take(tx: &mut WriteTx, most: i64) -> Result<Vec<Pending>, StoreError> {
    tx.list(&TAKE, &[most.into()]).await
}

/// Adds the changes to the tallies.
pub async fn fold(
    tx: &mut WriteTx,
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
    tx.insert(&batch).await
}

/// Throws all tallies away, to be made again.
pub async fn delete_tallies(tx: &mut WriteTx) -> Result<(), StoreError> {
    tx.run(&EMPTY, &[]).await?;
    Ok(())
}
