use crate::bulk::Batch;
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::Day;
use std::borrow::Cow;
use std::collections::BTreeMap;
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
// What members add; what offices and activities did is kept.
pub(super) static EMPTY_VILLAGES: Stmt =
    Stmt::new("outbox.empty_villages", "delete from tally where scope = 'village'");
pub(super) static EMPTY_AREAS: Stmt = Stmt::new("outbox.empty_areas", "delete from tally_area");

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
    pub measure: Cow<'static, str>,
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

/// Letters of the codes of nation, provinces and regencies: the levels that are added up.
const LETTERS: [usize; 3] = [0, 2, 5];
/// Letters of a day that name its year, its month, itself.
const GRAINS: [(&str, usize); 3] = [("year", 4), ("month", 7), ("day", 10)];

/// Adds the changes to the tallies of villages, offices and activities, and those of villages to the areas above.
pub async fn fold(
    tx: &mut WriteTx,
    changes: impl IntoIterator<Item = (Tallied, i64)>,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::TALLY);
    let mut above: BTreeMap<(usize, &str, Cow<'static, str>, String, String), i64> = BTreeMap::new();
    for (t, total) in changes {
        if t.scope == "village" {
            let day = t.day.to_string();
            for letters in LETTERS {
                let area = t.key.get(..letters).unwrap_or_default();
                for (grain, width) in GRAINS {
                    let period = day.get(..width).unwrap_or_default().to_owned();
                    *above
                        .entry((letters, grain, t.measure.clone(), area.to_owned(), period))
                        .or_default() += total;
                }
            }
        }
        batch.push([
            t.scope.into(),
            t.key.into(),
            t.measure.into(),
            t.day.into(),
            t.known_day.into(),
            total.into(),
        ]);
    }
    let mut areas = Batch::new(&tables::TALLY_AREA);
    for ((letters, grain, measure, area, period), total) in above.into_iter().filter(|(_, total)| *total != 0)
    {
        areas.push([
            (letters as i64).into(),
            grain.into(),
            measure.into(),
            area.into(),
            period.into(),
            total.into(),
        ]);
    }
    tx.insert(&batch).await?;
    tx.insert(&areas).await
}

/// Throws away what members add to the counts, to be made again.
pub async fn empty_villages(tx: &mut WriteTx) -> Result<(), StoreError> {
    tx.run(&EMPTY_VILLAGES, &[]).await?;
    tx.run(&EMPTY_AREAS, &[]).await?;
    Ok(())
}
