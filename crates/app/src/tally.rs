//! What a decision changes in the counts: written with the member as an outbox row, folded into tallies later.

use crate::AppError;
use kernel::{Account, ActivityId, Day, MemberId, OfficeId, ReceiptId, RegionCode, Rupiah};
use member::{Effects, MemberFacts, Membership, Registration};
use scheme::Scheme;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use store::Store;
use store::member::{By, Pending, Tallied, Want};
use uuid::Uuid;

/// The payload of an outbox row.
#[derive(Serialize, Deserialize)]
struct Payload {
    village: Option<RegionCode>,
    /// The day it became known.
    known: Day,
    /// Measure, day, change.
    counts: Vec<(String, Day, i64)>,
    work: Option<Work>,
    /// What a merge of two records changed at other places: off receipts paid twice, and a new member who was none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    merged: Vec<Work>,
    /// Of somebody who moved: village, measure, day, change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    moved: Vec<(RegionCode, String, Day, i64)>,
}

/// What an office and an activity did.
#[derive(Serialize, Deserialize)]
struct Work {
    office: Uuid,
    activity: Option<Uuid>,
    on: Day,
    new_members: i64,
    receipts: i64,
    contributions: Rupiah,
    /// What a receipt or a reversal moved, by account; nothing where there was neither.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    moved: BTreeMap<String, i64>,
}

pub(crate) const NEW_MEMBERS: &str = "new_members";
pub(crate) const RECEIPTS: &str = "receipts";
pub(crate) const CONTRIBUTIONS: &str = "contributions";
/// Rupiah of receipts that are no month, with reversals taken off: the member's own, or until somebody decides.
pub(crate) const KEPT: &str = "kept";
/// Receipts and reversals together. Beside it stand what they moved, by the account's name: `contribution.JKK`.
pub(crate) const MOVED: &str = "moved";

/// The outbox row of a decision, where it changes any count. `undone` is where a reversed receipt was written.
pub(crate) fn payload(
    before: &MemberFacts,
    after: &MemberFacts,
    effects: &Effects,
    scheme: &Scheme,
    undone: Option<(OfficeId, Option<ActivityId>)>,
    by: By,
) -> Option<String> {
    told(before, after, effects, scheme, work(effects, undone, by), Vec::new(), by)
}

/// The outbox row of one side of a merge. `places` is where each receipt was written.
pub(crate) fn merged(
    before: &MemberFacts,
    after: &MemberFacts,
    effects: &Effects,
    scheme: &Scheme,
    places: &HashMap<ReceiptId, (OfficeId, Option<ActivityId>)>,
    by: By,
) -> Option<String> {
    let mut all: Vec<Work> = Vec::new();
    for c in &effects.contributions {
        let Some((office, activity)) = places.get(&c.receipt) else { continue };
        let (office, activity, on) = (office.0, activity.map(|a| a.0), c.paid_on);
        match all.iter_mut().find(|w| (w.office, w.activity, w.on) == (office, activity, on)) {
            Some(work) => work.contributions += c.amount,
            None => {
                let moved = BTreeMap::new();
                all.push(Work {
                    office,
                    activity,
                    on,
                    new_members: 0,
                    receipts: 0,
                    contributions: c.amount,
                    moved,
                })
            }
        }
    }
    if after.dissolved.is_some() {
        // Whoever counted as a new member under this record is one under the other, or was one before.
        let opened = |r: &&Registration| before.openings.iter().any(|o| o.command == r.command);
        let first = |m: &Membership| {
            let of = |r: &&Registration| r.membership == m.id && r.at == m.at;
            before.registrations.iter().find(of).filter(|r| !opened(r))
        };
        all.extend(before.memberships.iter().filter_map(first).map(|r| Work {
            office: r.office.0,
            activity: r.activity.map(|a| a.0),
            on: r.on,
            new_members: -1,
            receipts: 0,
            contributions: Rupiah::ZERO,
            moved: BTreeMap::new(),
        }));
    }
    told(before, after, effects, scheme, None, all, by)
}

fn told(
    before: &MemberFacts,
    after: &MemberFacts,
    effects: &Effects,
    scheme: &Scheme,
    work: Option<Work>,
    merged: Vec<Work>,
    by: By,
) -> Option<String> {
    let village = after.person.as_ref().map(|p| p.home);
    let counts: Vec<(String, Day, i64)> =
        effects.deltas.iter().map(|d| (d.measure.key().to_owned(), d.day, i64::from(d.change))).collect();
    let stays = after.moves.is_empty();
    let payload = Payload {
        village,
        known: by.today,
        counts: if stays { counts } else { Vec::new() },
        moved: if stays { Vec::new() } else { moved(before, after, scheme) },
        work,
        merged,
    };
    let nothing = payload.counts.is_empty() && payload.moved.is_empty();
    if nothing && payload.work.is_none() && payload.merged.is_empty() {
        return None;
    }
    serde_json::to_string(&payload).ok()
}

/// What one person adds to the counts of each village, by measure and day.
pub(crate) fn in_villages(facts: &MemberFacts, scheme: &Scheme) -> Vec<(RegionCode, member::Delta)> {
    let Some(person) = &facts.person else { return Vec::new() };
    let nobody = MemberFacts::unknown(facts.id);
    member::by_village(&member::deltas(&nobody, facts, scheme), &facts.moves, person.home)
}

/// Somebody who has moved counts in several villages: what changes in each.
fn moved(before: &MemberFacts, after: &MemberFacts, scheme: &Scheme) -> Vec<(RegionCode, String, Day, i64)> {
    let mut changes: BTreeMap<(String, &'static str, Day), i64> = BTreeMap::new();
    for (facts, sign) in [(before, -1), (after, 1)] {
        for (village, d) in in_villages(facts, scheme) {
            *changes.entry((village.to_string(), d.measure.key(), d.day)).or_default() +=
                sign * i64::from(d.change);
        }
    }
    let changes = changes.into_iter().filter(|(_, change)| *change != 0);
    let read = |((village, measure, day), change): ((String, &str, Day), i64)| {
        Some((RegionCode::parse(&village).ok()?, measure.to_owned(), day, change))
    };
    changes.filter_map(read).collect()
}

fn work(effects: &Effects, undone: Option<(OfficeId, Option<ActivityId>)>, by: By) -> Option<Work> {
    let contributions: Rupiah = effects.contributions.iter().map(|c| c.amount).sum();
    let new_members = i64::from(effects.membership.is_some() && effects.openings.is_empty());
    let receipts = i64::from(effects.receipt.is_some()) - i64::from(effects.reverses.is_some());
    if contributions == Rupiah::ZERO && new_members == 0 && receipts == 0 {
        return None;
    }
    let (office, activity) = undone.unwrap_or((by.office, by.activity));
    // On the day it happened, which paper may say was an earlier one.
    let registered = effects.registration.as_ref().map_or(by.today, |r| r.on);
    let on = effects.receipt.as_ref().map_or(registered, |r| r.receipt.paid_on);
    let (office, activity, moved) = (office.0, activity.map(|a| a.0), moved_money(effects));
    Some(Work { office, activity, on, new_members, receipts, contributions, moved })
}

/// What a receipt or a reversal moved, by account, as a report of contributions tells it.
fn moved_money(effects: &Effects) -> BTreeMap<String, i64> {
    let mut moved = BTreeMap::new();
    if effects.receipt.is_none() && effects.reverses.is_none() {
        return moved;
    }
    moved.insert(MOVED.to_owned(), 1);
    for c in &effects.contributions {
        *moved.entry(Account::Contribution(c.programme).name().into_owned()).or_default() += c.amount.0;
    }
    for entry in effects.journals.iter().flat_map(|j| j.journal.entries()) {
        if matches!(entry.account, Account::Clearing | Account::MemberCredit(_)) {
            *moved.entry(KEPT.to_owned()).or_default() -= entry.amount_rupiah.0;
        }
    }
    moved
}

/// Adds what the outbox rows say to the changes.
pub(crate) fn gather(
    pending: &[Pending],
    into: &mut BTreeMap<Tallied, i64>,
) -> Result<(), store::StoreError> {
    for row in pending {
        let payload: Payload = serde_json::from_str(&row.payload)
            .map_err(|e| store::StoreError::Corrupt { table: "outbox", what: e.to_string() })?;
        let mut add = |scope, key: &str, measure: Cow<'static, str>, day, total| {
            if total != 0 {
                let tallied = Tallied { scope, key: key.to_owned(), measure, day, known_day: payload.known };
                *into.entry(tallied).or_default() += total;
            }
        };
        for (measure, day, change) in &payload.counts {
            let Some(measure) = member::Measure::from_key(measure) else { continue };
            let Some(village) = payload.village else { continue };
            add("village", village.as_str(), measure.key().into(), *day, *change);
        }
        for (village, measure, day, change) in &payload.moved {
            let Some(measure) = member::Measure::from_key(measure) else { continue };
            add("village", village.as_str(), measure.key().into(), *day, *change);
        }
        for w in payload.work.iter().chain(&payload.merged) {
            let places = [("office", Some(w.office)), ("activity", w.activity)];
            for (scope, id) in places.into_iter().filter_map(|(scope, id)| Some((scope, id?.to_string()))) {
                add(scope, &id, NEW_MEMBERS.into(), w.on, w.new_members);
                add(scope, &id, RECEIPTS.into(), w.on, w.receipts);
                add(scope, &id, CONTRIBUTIONS.into(), w.on, w.contributions.0);
            }
            for (account, total) in &w.moved {
                add("office", &w.office.to_string(), account.clone().into(), w.on, *total);
            }
        }
    }
    into.retain(|_, total| *total != 0);
    Ok(())
}

/// Where it is written down that the counts are whole, and by which measures.
const META: &str = "tallies";
/// Raised where `member::Measure` has another member or means something else: then all are counted again.
const READING: &str = "4";
/// Where it is written down that what receipts moved is summed by office, day and account.
const MONEY_META: &str = "tallies_money";
const MONEY_READING: &str = "1";
/// The last member counted, where counting was broken off.
const COUNTED: &str = "tallies_counted";
/// Members counted in one transaction.
const PORTION: i64 = 1000;

/// Counts every member again where the counts were kept by other measures, in portions that can be broken off;
/// `progress` hears how many are done. Nothing else may write meanwhile.
pub async fn count_again(store: &Store, mut progress: impl FnMut(i64)) -> Result<i64, AppError> {
    if store.meta(MONEY_META).await?.as_deref() != Some(MONEY_READING) {
        sum_money(store).await?;
    }
    if store.meta(META).await?.as_deref() == Some(READING) {
        return Ok(0);
    }
    let counted = store.meta(COUNTED).await?.and_then(|id| id.parse().ok());
    let mut after = match counted {
        Some(after) => after,
        None => begin(store).await?,
    };
    let mut done = 0;
    loop {
        let mut tx = store.begin().await?;
        let ids = store::check::members_after(&mut tx, after, PORTION).await?;
        let Some(last) = ids.last() else {
            tx.roll_back().await;
            break;
        };
        after = MemberId(*last);
        let loaded = store::member::facts(&mut tx, &ids, Want::default()).await?;
        let mut changes = BTreeMap::new();
        for facts in loaded.members.values() {
            of_member(facts, &mut changes);
        }
        store::member::fold(&mut tx, changes.into_iter().filter(|(_, total)| *total != 0)).await?;
        store.set_meta_in(&mut tx, COUNTED, after.to_string()).await?;
        tx.commit().await?;
        done += ids.len() as i64;
        progress(done);
    }
    store.set_meta(META, READING.to_owned()).await?;
    Ok(done)
}

/// Sums what receipts and reversals moved where an older program kept no such sums, in one transaction: what waits in its
/// outbox does not tell of them, and is counted here with the rest.
async fn sum_money(store: &Store) -> Result<(), AppError> {
    let mut tx = store.begin().await?;
    let moved = store::check::money(&mut tx).await?;
    let changes = moved.into_iter().filter(|(.., total)| *total != 0).map(|(office, day, account, total)| {
        let (key, measure) = (office.to_string(), account.into());
        (Tallied { scope: "office", key, measure, day, known_day: day }, total)
    });
    store::member::fold(&mut tx, changes).await?;
    store.set_meta_in(&mut tx, MONEY_META, MONEY_READING.to_owned()).await?;
    tx.commit().await?;
    Ok(())
}

/// What waits is folded first, so that it is not counted twice; then everything that members add is thrown away.
async fn begin(store: &Store) -> Result<MemberId, AppError> {
    let nobody = MemberId(Uuid::nil());
    loop {
        let mut tx = store.begin().await?;
        let pending = store::member::take(&mut tx, 2000).await?;
        if pending.is_empty() {
            store::member::empty_villages(&mut tx).await?;
            store.set_meta_in(&mut tx, COUNTED, nobody.to_string()).await?;
            tx.commit().await?;
            return Ok(nobody);
        }
        let mut changes = BTreeMap::new();
        gather(&pending, &mut changes)?;
        store::member::fold(&mut tx, changes).await?;
        tx.commit().await?;
    }
}

/// Everything one member ever changed in the counts of the villages where they lived, as it became known.
fn of_member(facts: &MemberFacts, into: &mut BTreeMap<Tallied, i64>) {
    let Some(person) = &facts.person else { return };
    let mut known: BTreeMap<Day, Vec<member::Delta>> =
        member::history(facts, Scheme::id_bpu()).into_iter().collect();
    for moved in &facts.moves {
        known.entry(moved.on).or_default();
    }
    let first = facts.moves.first().map_or(person.home, |m| m.from);
    let (mut so_far, mut before) = (Vec::new(), BTreeMap::new());
    for (known_day, deltas) in known {
        so_far.extend(deltas);
        let moves: Vec<member::Move> = facts.moves.iter().filter(|m| m.on <= known_day).copied().collect();
        let mut now: BTreeMap<(String, &'static str, Day), i64> = BTreeMap::new();
        for (village, d) in member::by_village(&so_far, &moves, first) {
            *now.entry((village.to_string(), d.measure.key(), d.day)).or_default() += i64::from(d.change);
        }
        for ((key, measure, day), total) in changed(&before, &now) {
            let tallied = Tallied { scope: "village", key, measure: measure.into(), day, known_day };
            *into.entry(tallied).or_default() += total;
        }
        before = now;
    }
}

/// What is to be added to the counts before to have those now.
fn changed<K: Ord + Clone>(before: &BTreeMap<K, i64>, now: &BTreeMap<K, i64>) -> BTreeMap<K, i64> {
    let mut changes = now.clone();
    for (key, total) in before {
        *changes.entry(key.clone()).or_default() -= total;
    }
    changes.retain(|_, total| *total != 0);
    changes
}
