//! What happened to a member, newest first.

use super::standing::payer;
use super::{Read, office_name};
use crate::correct::{self, Values};
use crate::view::{Change, Event};
use kernel::{
    ActivityId, Arg, Day, Instant, MemberId, Month, Note, OfficeId, Phone, RegionCode, Rupiah, Zone,
};
use outreach::Network;
use seal::Seal;
use std::collections::HashMap;
use store::Conn;
use store::views::history::{
    self, CorrectionRow, DecisionRow, EndingRow, MergeRow, ReceiptRow, Registered, ReversalRow,
};
use uuid::Uuid;

pub(super) type Actors = HashMap<Uuid, (String, Option<Uuid>)>;

pub(super) struct Story {
    pub registered: Vec<Registered>,
    pub receipts: Vec<ReceiptRow>,
    pub reversals: Vec<ReversalRow>,
    pub endings: Vec<EndingRow>,
    pub corrections: Vec<CorrectionRow>,
    pub decisions: Vec<DecisionRow>,
    pub completions: Vec<(String, Uuid, Instant)>,
    pub merges: Vec<MergeRow>,
}

impl Story {
    pub async fn load(conn: &mut Conn, id: MemberId, records: &[Uuid]) -> Read<Story> {
        Ok(Story {
            registered: history::registrations(conn, records).await?,
            receipts: history::receipts(conn, records).await?,
            reversals: history::reversals(conn, records).await?,
            endings: history::endings(conn, records).await?,
            corrections: history::corrections(conn, records).await?,
            decisions: history::decisions(conn, records).await?,
            completions: history::completions(conn, records).await?,
            merges: history::merges(conn, id).await?,
        })
    }

    /// Everybody who did something.
    pub fn actors(&self) -> Vec<Uuid> {
        let mut actors: Vec<Uuid> = self.registered.iter().map(|r| r.actor_id).collect();
        actors.extend(self.receipts.iter().map(|r| r.actor));
        actors.extend(self.reversals.iter().filter_map(|r| r.actor_id));
        actors.extend(self.endings.iter().flat_map(|e| [e.actor_id, e.annulled_by]).flatten());
        actors.extend(self.corrections.iter().map(|c| c.actor_id));
        actors.extend(self.decisions.iter().map(|d| d.actor_id));
        actors.extend(self.completions.iter().map(|c| c.1));
        actors.extend(self.merges.iter().map(|m| m.actor_id));
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    pub fn is_reversed(&self, receipt: Uuid) -> bool {
        self.reversals.iter().any(|r| r.receipt_id == receipt)
    }

    /// Registrations as they were attested; new terms by a correction attest nothing.
    pub fn attested(&self) -> impl Iterator<Item = &Registered> {
        self.registered.iter().filter(|r| self.corrections.iter().all(|c| c.command_id != r.command_id))
    }

    pub fn events(&self, network: &Network, actors: &Actors, zone: Zone, seal: &Seal) -> Read<Vec<Event>> {
        let by = |id: Option<Uuid>| {
            let name = id.and_then(|id| actors.get(&id)).map(|(name, _)| name.clone());
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| "Payung".to_owned())
        };
        let event = |at: Instant, on: Day, what, who, path| Event {
            at,
            on,
            what,
            by: by(who),
            path,
            changes: Vec::new(),
        };
        let mut events: Vec<Event> = Vec::new();
        let attested = self.attested().count();
        for (i, r) in self.attested().enumerate() {
            let first = i + 1 == attested;
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
            if let Some((at, reason)) = e.annulled_at.zip(e.annulled_because.as_deref()) {
                let at = Instant::from(at);
                let what = Note::new("read.event.annulled").with("on", Day(e.on_day)).with("reason", reason);
                events.push(event(at, at.day_in(zone), what, e.annulled_by, None));
            }
        }
        for c in &self.corrections {
            let (before, after) = correct::read(seal, c.member_id, &c.before_sealed, &c.after_sealed)?;
            let what = Note::new("read.event.corrected").with("reason", c.reason.as_str());
            let mut corrected = event(c.at.into(), Day(c.on_day), what, Some(c.actor_id), None);
            corrected.changes = changes(&before, &after);
            events.push(corrected);
        }
        for d in &self.decisions {
            let (at, verdict) = (Instant::from(d.at), verdict(&d.verdict));
            let what = Note::new("read.event.decided").word("kind", task_word(&d.task_kind));
            let what = what.word("verdict", verdict).with("reason", d.reason.as_str());
            events.push(event(at, at.day_in(zone), what, Some(d.actor_id), None));
        }
        for (kind, actor, at) in &self.completions {
            let photo = kind == "photo";
            let what = Note::new(if photo { "read.event.photo" } else { "read.event.completed" });
            events.push(event(*at, at.day_in(zone), what, Some(*actor), None));
        }
        for m in &self.merges {
            let at = Instant::from(m.at);
            let what = Note::new("read.event.merged")
                .with("name", m.name.as_str())
                .with("reason", m.reason.as_str());
            events.push(event(at, at.day_in(zone), what, Some(m.actor_id), None));
        }
        // What was written down together is shown in the order of the days it is about.
        events.sort_by_key(|e| std::cmp::Reverse((e.at.day_in(zone), e.on, e.at)));
        Ok(events)
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

/// What a correction changed, field by field, in the order of the form.
fn changes(before: &Values, after: &Values) -> Vec<Change> {
    let fields = [
        ("name", "register.name"),
        ("born", "register.born"),
        ("sex", "register.sex"),
        ("home", "member.home"),
        ("nik", "amend.nik"),
        ("phone", "register.phone"),
        ("address", "amend.address"),
        ("occupation", "register.occupation"),
        ("income", "register.income"),
        ("sector", "register.sector"),
    ];
    let touched =
        fields.into_iter().filter(|(field, _)| before.contains_key(*field) || after.contains_key(*field));
    let shown = |values: &Values, field: &str| values.get(field).and_then(|value| shown(field, value));
    touched
        .map(|(field, what)| Change { what, before: shown(before, field), after: shown(after, field) })
        .collect()
}

/// A value for people to read: numbers by their last digits, no address.
fn shown(field: &str, value: &str) -> Option<Arg> {
    Some(match field {
        "born" => Arg::Day(value.parse().ok()?),
        "sex" => Arg::Word(if value == "female" { "sex.female" } else { "sex.male" }.into()),
        "home" => Arg::Text(super::short_place(RegionCode::parse(value).ok()?)),
        "nik" => Arg::Text(format!("•••• •••• •••• {}", value.get(12..)?)),
        "phone" => Arg::Text(Phone::parse(value).ok()?.masked()),
        "address" => return None,
        "income" => Arg::Rupiah(Rupiah(value.parse().ok()?)),
        "sector" => Arg::Word(value.parse::<scheme::Sector>().ok()?.word().into()),
        _ => Arg::Text(value.to_owned()),
    })
}

fn verdict(key: &str) -> &'static str {
    match key {
        "same" => "compare.same",
        "different" => "compare.different",
        _ => "verdict.handled",
    }
}

fn task_word(kind: &str) -> &'static str {
    match kind {
        "duplicate" => "task.duplicate",
        "dispute" => "task.dispute",
        "identity_differs" => "task.identity_differs",
        "to_complete" => "task.to_complete",
        "wage_work" => "task.wage_work",
        _ => "task.recorded",
    }
}
