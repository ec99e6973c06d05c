//! How the phones of the field stand: what of their numbers is here, and what waits for a person.

use super::Read;
use super::account::managed;
use crate::App;
use crate::sign_in::short;
use crate::view::PhoneStanding;
use access::{Action, Actor, Territory};
use kernel::ActorId;
use std::collections::HashMap;
use store::phone::{self, StandingRow};
use uuid::Uuid;

impl App {
    /// The phones of the offices where the reader works off doubts or looks after devices, and the reader's own.
    pub async fn phones(&self, who: &Actor) -> Read<Vec<PhoneStanding>> {
        let actions = [Action::DecideDuplicate, Action::ManageDevices];
        let action = actions.into_iter().find(|action| access::scope(who, *action).is_ok());
        let offices = match (action, &who.territory) {
            (None, _) => Some(Vec::new()),
            (Some(_), Territory::Nation) => None,
            (Some(action), Territory::Areas(_)) => Some(managed(who, action, &self.network())),
        };
        let mut conn = self.reader().await?;
        let rows = phone::standing(&mut conn, offices.clone(), who.id).await?;
        let mut reasons: HashMap<Uuid, Vec<(String, i64)>> = HashMap::new();
        for (phone, reason, n) in phone::reasons(&mut conn, offices, who.id).await? {
            reasons.entry(phone).or_default().push((reason, n));
        }
        let stand = |row: StandingRow| {
            let reasons = reasons.remove(&row.phone_id).unwrap_or_default();
            PhoneStanding { missing: self.core.phones.gap(row.phone_id), reasons, ..standing(row) }
        };
        Ok(rows.into_iter().map(stand).collect())
    }
}

fn standing(row: StandingRow) -> PhoneStanding {
    PhoneStanding {
        id: row.phone_id,
        device: short(&row.session_hash),
        label: row.label,
        series: row.series,
        owner: ActorId(row.actor_id),
        person: row.name,
        upto: row.upto,
        missing: 0,
        quarantined: row.aside,
        reasons: Vec::new(),
        odd: row.odd,
        revoked: row.revoked,
        seen: row.seen.map(Into::into),
        heard: row.heard.map(Into::into),
    }
}
