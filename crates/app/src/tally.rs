//! What a decision changes in the counts: written with the member as an outbox row, folded into tallies later.

use kernel::{ActivityId, Day, OfficeId, RegionCode, Rupiah};
use member::{Effects, MemberFacts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::member::{By, Pending, Tallied};
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
}

pub(crate) const NEW_MEMBERS: &str = "new_members";
pub(crate) const RECEIPTS: &str = "receipts";
pub(crate) const CONTRIBUTIONS: &str = "contributions";

/// The outbox row of a decision, where it changes any count. `undone` is where a reversed receipt was written.
pub(crate) fn payload(
    after: &MemberFacts,
    effects: &Effects,
    undone: Option<(OfficeId, Option<ActivityId>)>,
    by: By,
) -> Option<String> {
    let village = after.person.as_ref().map(|p| p.home);
    let counts: Vec<(String, Day, i64)> =
        effects.deltas.iter().map(|d| (d.measure.key().to_owned(), d.day, i64::from(d.change))).collect();
    let payload = Payload { village, known: by.today, counts, work: work(effects, undone, by) };
    if payload.counts.is_empty() && payload.work.is_none() {
        return None;
    }
    serde_json::to_string(&payload).ok()
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
    Some(Work { office: office.0, activity: activity.map(|a| a.0), on, new_members, receipts, contributions })
}

/// Adds what the outbox rows say to the changes.
pub(crate) fn gather(
    pending: &[Pending],
    into: &mut BTreeMap<Tallied, i64>,
) -> Result<(), store::StoreError> {
    for row in pending {
        let payload: Payload = serde_json::from_str(&row.payload)
            .map_err(|e| store::StoreError::Corrupt { table: "outbox", what: e.to_string() })?;
        let mut add = |scope, key: &str, measure, day, total| {
            if total != 0 {
                let tallied = Tallied { scope, key: key.to_owned(), measure, day, known_day: payload.known };
                *into.entry(tallied).or_default() += total;
            }
        };
        for (measure, day, change) in &payload.counts {
            let Some(measure) = member::Measure::from_key(measure) else { continue };
            let Some(village) = payload.village else { continue };
            add("village", village.as_str(), measure.key(), *day, *change);
        }
        if let Some(w) = &payload.work {
            let places = [("office", Some(w.office)), ("activity", w.activity)];
            for (scope, id) in places.into_iter().filter_map(|(scope, id)| Some((scope, id?.to_string()))) {
                add(scope, &id, NEW_MEMBERS, w.on, w.new_members);
                add(scope, &id, RECEIPTS, w.on, w.receipts);
                add(scope, &id, CONTRIBUTIONS, w.on, w.contributions.0);
            }
        }
    }
    into.retain(|_, total| *total != 0);
    Ok(())
}
