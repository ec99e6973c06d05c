//! The worker: takes what waits in the outbox and folds it into the tallies, in one transaction with its removal.

use crate::{AppError, Core, tally};
use std::collections::BTreeMap;
use store::StoreError;

/// Events folded at once.
const PORTION: i64 = 2000;

/// One portion; gives how many events it folded.
pub(crate) async fn some(core: &Core) -> Result<usize, StoreError> {
    let mut tx = core.store.begin().await?;
    let pending = store::member::take(&mut tx, PORTION).await?;
    if pending.is_empty() {
        tx.roll_back().await;
        return Ok(0);
    }
    let mut changes = BTreeMap::new();
    tally::gather(&pending, &mut changes)?;
    store::member::fold(&mut tx, changes).await?;
    tx.commit().await?;
    Ok(pending.len())
}

/// Until nothing waits.
pub(crate) async fn all(core: &Core) -> Result<(), AppError> {
    while some(core).await? > 0 {}
    Ok(())
}
