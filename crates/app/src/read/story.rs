//! What happened to a member, newest first.

use super::standing::payer;
use super::{Read, office_name};
use crate::view::Event;
use kernel::{ActivityId, Day, Instant, MemberId, Month, Note, OfficeId, Rupiah, Zone};
use outreach::Network;
use std::collections::HashMap;
use store::Conn;
use store::views::history::{self, EndingRow, ReceiptRow, Registered, ReversalRow};
use uuid::Uuid;

pub(super) type Actors = HashMap<Uuid, (String, Option<Uuid>)>;

pub(super) struct Story {
    pub registered: Vec<Registered>,
    pub receipts: Vec<ReceiptRow>,
    pub reversals: Vec<ReversalRow>,
    pub endings: Vec<EndingRow>,
}

impl Story {
    pub async fn load(conn: &mut Conn, id: MemberId) -> Read<Story> {
        Ok(Story {
            registered: history::registrations(conn, id).await?,
            receipts: history::receipts(conn, id).await?,
            reversals: history::reversals(conn, id).await?,
            endings: history::endings(conn, id).await?,
        })
    }

    /// Everybody who did something.
    pub fn actors(&self) -> Vec<Uuid> {
        let mut actors: Vec<Uuid> = self.registered.iter().map(|r| r.actor_id).collect();
        actors.extend(self.receipts.iter().map(|r| r.actor));
        actors.extend(self.reversals.iter().filter_map(|r| r.actor_id));
        actors.extend(self.endings.iter().filter_map(|e| e.actor_id));
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    pub fn is_reversed(&self, receipt: Uuid) -> bool {
        self.reversals.iter().any(|r| r.receipt_id == receipt)
    }

    pub fn events(&self, network: &Network, actors: &Actors, zone: Zone) -> Vec<Event> {
        let by = |id: Option<Uuid>| {
            let name = id.and_then(|id| actors.get(&id)).map(|(name, _)| name.clone());
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| "Payung".to_owned())
        };
        let event = |at: Instant, on: Day, what, who, path| Event { at, on, what, by: by(who), path };
        let mut events: Vec<Event> = Vec::new();
        for (i, r) in self.registered.iter().enumerate() {
            let first = i + 1 == self.registered.len();
            events.push(event(
                r.at.into(),
                Day(r.on_day),
                registered(r, first, network),
                Some(r.actor_id),
                r.activity_id.map(|id| format!("/activities/{id}")),
            ));
        }
        for r in &self.receipts {
            events.push(event(
                r.at,
                Day(r.paid_on),
                paid(r),
                Some(r.actor),
                Some(format!("/receipts/{}", r.number)),
            ));
        }
        for r in &self.reversals {
            let receipt = self.receipts.iter().find(|x| x.id == r.receipt_id);
            let number = receipt.map(|x| x.number.clone()).unwrap_or_default();
            let what = Note::new("read.event.reversed").with("number", number.as_str());
            let what = what.with("reason", r.reason.as_str());
            let path = Some(format!("/receipts/{number}"));
            events.push(event(r.at.into(), Day(r.on_day), what, r.actor_id, path));
        }
        for e in &self.endings {
            let code = match e.kind.as_str() {
                "died" => "read.event.died",
                "left" => "read.event.left",
                _ => "read.event.old_age_taken",
            };
            let what = Note::new(code).with("told_by", e.told_by.as_str());
            events.push(event(e.at.into(), Day(e.on_day), what, e.actor_id, None));
        }
        // What was written down together is shown in the order of the days it is about.
        events.sort_by_key(|e| std::cmp::Reverse((e.at.day_in(zone), e.on, e.at)));
        events
    }
}

fn registered(r: &Registered, first: bool, network: &Network) -> Note {
    let activity = r.activity_id.and_then(|id| network.activities.get(&ActivityId(id)));
    let code = match (activity.is_some(), first) {
        (true, true) => "read.event.registered_at",
        (true, false) => "read.event.registered_again_at",
        (false, true) => "read.event.registered",
        (false, false) => "read.event.registered_again",
    };
    let place = activity.map_or_else(|| office_name(network, OfficeId(r.office_id)), |a| a.title.clone());
    Note::new(code).with("place", place)
}

fn paid(r: &ReceiptRow) -> Note {
    let months = || r.lines.iter().filter_map(|(month, ..)| month.parse::<Month>().ok());
    let note = |code| Note::new(code).with("amount", Rupiah(r.amount)).with("number", r.number.as_str());
    match (months().min(), months().max()) {
        (Some(first), Some(last)) if first == last => note("read.event.paid_one").with("month", first),
        (Some(first), Some(last)) => note("read.event.paid").with("first", first).with("last", last),
        // Money that bought no month: kept for a decision.
        _ => note("read.event.held"),
    }
}

/// Who paid, for a line of a receipt.
pub(super) fn payer_of(r: &ReceiptRow) -> Note {
    payer(&r.payer, r.payer_name.as_deref())
}
