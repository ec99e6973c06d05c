//! The hub: each room a reader may enter, with its one figure.

use crate::App;
use crate::read::{Read, ReadError};
use crate::view::{AdminRoom, AdminView};
use access::{Action, Actor};
use kernel::{Instant, Note, OfficeId, Zone};
use store::admin;
use uuid::Uuid;

/// What opens a room of the hub.
pub const HUB: [Action; 7] = [
    Action::ManageUsers,
    Action::ManageOffices,
    Action::ManageHouse,
    Action::ViewAudit,
    Action::ManageClients,
    Action::ManageDevices,
    Action::ManageSettings,
];

impl App {
    /// For who has anything to administer; nobody else has a hub.
    pub async fn admin(&self, who: &Actor, now: Instant) -> Read<AdminView> {
        let may = |action| access::scope(who, action).is_ok();
        if !HUB.iter().any(|action| may(*action)) {
            access::scope(who, Action::ManageUsers)?;
            return Err(ReadError::NotFound);
        }
        let network = self.network();
        let mut rooms = Vec::new();
        let mut conn = self.reader().await?;
        if may(Action::ManageUsers) {
            let within = self.offices_within(who, Action::ManageUsers)?;
            let (everybody, _, locked) = admin::people_counts(&mut conn, within, now).await?;
            let key = if locked == 0 { "admin.users.figure" } else { "admin.users.figure_locked" };
            rooms.push((AdminRoom::Users, Note::new(key).with("users", everybody).with("locked", locked)));
            let roles = access::Role::ALL.len() as i64;
            rooms.push((AdminRoom::Roles, Note::new("admin.roles.figure").with("roles", roles)));
        }
        if may(Action::ManageOffices) {
            let offices = network.offices.len() as i64;
            rooms.push((AdminRoom::Offices, Note::new("admin.offices.figure").with("offices", offices)));
        }
        if may(Action::ManageClients) {
            let clients = admin::clients(&mut conn).await?;
            let active = clients.iter().filter(|c| c.active).count() as i64;
            rooms.push((AdminRoom::Clients, Note::new("admin.clients.figure").with("clients", active)));
        }
        if may(Action::ManageDevices) {
            rooms.push((AdminRoom::Devices, Note::new("admin.devices.figure")));
        }
        if may(Action::ViewApprovals) {
            let count = self.approvals_waiting(who).await?.count;
            rooms.push((AdminRoom::Approvals, Note::new("admin.approvals.figure").with("count", count)));
        }
        if may(Action::ManageSettings) {
            let count = access::Limit::ALL.len() as i64;
            rooms.push((AdminRoom::Settings, Note::new("admin.settings.figure").with("count", count)));
        }
        if may(Action::ViewAudit) {
            let zone = crate::submit::zone_of(&network, who.office.unwrap_or(OfficeId(Uuid::nil())));
            let today = now.day_in(zone);
            let note = if self.offices_within(who, Action::ViewAudit)?.is_none() {
                let (from, until) = (Instant::at(today, 0, zone), Instant::at(today.next(), 0, zone));
                let rows = admin::audit_count(&mut conn, from, until).await?;
                Note::new("admin.audit.figure").with("rows", rows)
            } else {
                Note::new("admin.audit.own")
            };
            rooms.push((AdminRoom::Audit, note));
        }
        let unconfirmed = self.scheme().rules().filter(|rule| !rule.confirmed).count() as i64;
        let rules = self.scheme().rules().count() as i64;
        let scheme = Note::new("admin.scheme.figure").with("version", self.scheme().version());
        rooms.push((AdminRoom::Scheme, scheme.with("rules", rules).with("unconfirmed", unconfirmed)));
        if may(Action::ManageHouse) {
            let signing = self.keys().public_keys().all().len() as i64;
            rooms.push((AdminRoom::Keys, Note::new("admin.keys.figure").with("keys", signing)));
            rooms.push((AdminRoom::Jobs, self.waiting(&mut conn).await?));
            rooms.push((AdminRoom::Backup, self.last_backup_note(now.day_in(Zone::WIB))));
        }
        if may(Action::ViewHealth) {
            rooms.push((AdminRoom::Health, Note::new("admin.health.figure")));
        }
        Ok(AdminView { rooms })
    }
}
