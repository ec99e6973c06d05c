//! The projection of where each member stands: written with the group that changes it, made again from the facts where
//! it is missing.

use crate::world::World;
use crate::{AppError, Core};
use kernel::{Instant, MemberId};
use member::MemberFacts;
use scheme::Scheme;
use std::collections::HashMap;
use store::member::{Group, Want};
use store::{Conn, Store, StoreError};
use uuid::Uuid;

/// Members made again in one transaction.
const PORTION: i64 = 2000;
/// Where it is written down that the projection is whole, and by which reading of the facts.
const META: &str = "standing";
/// Raised where `member::standing` says something else of the same facts: then every row is made again.
const READING: &str = "2";

/// Where a member stands, by the names as they are found.
pub fn of(facts: &MemberFacts, scheme: &Scheme) -> Option<member::Standing> {
    member::standing(facts, scheme, regions::normalise)
}

/// One row for each member that the group changed.
pub(crate) fn of_touched(core: &Core, world: &World, group: &mut Group, at: Instant) {
    for id in &world.touched {
        let standing = world.members.get(id).and_then(|facts| of(facts, core.scheme));
        if let Some(standing) = standing {
            group.stands(*id, &standing, at);
        }
    }
}

/// Makes the projection where it was not kept yet, in portions; `progress` hears how many members are done. Nothing
/// else may write meanwhile: `migrate` does this, or a house as it opens.
pub async fn stand(store: &Store, at: Instant, mut progress: impl FnMut(i64)) -> Result<i64, AppError> {
    if store.meta(META).await?.as_deref() == Some(READING) {
        return Ok(0);
    }
    let (mut after, mut done) = (MemberId(Uuid::nil()), 0);
    loop {
        let mut tx = store.begin().await?;
        let ids = store::check::members_after(&mut tx, after, PORTION).await?;
        let Some(last) = ids.last() else {
            tx.roll_back().await;
            break;
        };
        after = MemberId(*last);
        let loaded = store::member::facts(&mut tx, &ids, Want::default()).await?;
        let rows: Vec<_> = loaded
            .members
            .values()
            .filter_map(|facts| Some((facts.id, of(facts, Scheme::id_bpu())?)))
            .collect();
        store::member::put_standing(&mut tx, &rows, at).await?;
        tx.commit().await?;
        done += ids.len() as i64;
        progress(done);
    }
    store.set_meta(META, READING.to_owned()).await?;
    Ok(done)
}

/// How many of these members the projection tells otherwise than their facts, or not at all.
pub(crate) async fn astray(
    conn: &mut Conn,
    ids: &[Uuid],
    members: &HashMap<MemberId, MemberFacts>,
    scheme: &Scheme,
) -> Result<Vec<MemberId>, StoreError> {
    let held = store::member::standings(conn, ids).await?;
    let wrong = members.values().filter(|facts| of(facts, scheme).as_ref() != held.get(&facts.id));
    Ok(wrong.map(|facts| facts.id).collect())
}
