//! One's own account, and the devices of a territory.

use super::{Read, ReadError, allow_at_office, office_name};
use crate::sign_in::{self, AT_THE_DOOR, Happened, How};
use crate::submit::zone_of;
use crate::view::{
    AccountView, DeviceRow, DeviceSort, DeviceView, DevicesAsked, DevicesView, DoorEvent, Linked,
    PhoneStanding,
};
use crate::{App, Session};
use access::{Action, Actor, Role, Territory};
use kernel::{ActorId, Instant, OfficeId, Zone};
use outreach::Network;
use std::collections::HashMap;
use store::account::{self as kept, EventRow};
use store::sessions;

/// Sign-ins one sees of oneself.
const SIGN_INS: i64 = 12;
/// A device nobody has used for so long may be lost, or its agent gone.
const IDLE_DAYS: i64 = 30;
const PAGE: usize = 50;

impl App {
    /// What a person may see of their own account.
    pub async fn account(&self, session: &Session, token: &str, now: Instant) -> Read<AccountView> {
        let (who, network) = (&session.actor, self.network());
        access::allow(who, Action::OwnAccount, &access::Place::None)?;
        let open = self.open_sessions(session, token, now).await?;
        let mut conn = self.reader().await?;
        let devices = sessions::devices(&mut conn, who.id).await?.into_iter().map(sign_in::device);
        let devices = devices.filter(|d| !d.revoked && d.expires > now).collect();
        let linked = kept::identity_of(&mut conn, who.id).await?;
        let events = kept::events(&mut conn, who.id, &AT_THE_DOOR, SIGN_INS).await?;
        Ok(AccountView {
            login: session.login.clone(),
            name: who.name.clone(),
            role: who.role.word(),
            office: who.office.map(|o| office_name(&network, o)).filter(|name| !name.is_empty()),
            territory: territory(who),
            has_totp: session.has_totp,
            codes_left: kept::codes_left(&mut conn, who.id).await?,
            linked: linked.map(|(issuer, _, since)| Linked { issuer, since }),
            by_elsewhere: session.how == How::Elsewhere,
            sessions: open,
            devices,
            at_the_door: events.into_iter().filter_map(door_event).collect(),
            zone: zone(who, &network),
        })
    }

    /// The devices that open something, of the offices the reader looks after.
    pub async fn branch_devices(&self, who: &Actor, asked: DevicesAsked, now: Instant) -> Read<DevicesView> {
        access::scope(who, Action::ManageDevices)?;
        let network = self.network();
        let offices = match who.territory {
            Territory::Nation => None,
            Territory::Areas(_) => Some(managed(who, Action::ManageDevices, &network)),
        };
        let held = sessions::branch_devices(&mut *self.reader().await?, offices, now).await?;
        let idle_from = now.plus_seconds(-IDLE_DAYS * 86_400);
        let mut rows: Vec<DeviceRow> =
            held.into_iter().map(|row| branch_row(row, &network, idle_from)).collect();
        let (total, idle) = (rows.len(), rows.iter().filter(|r| r.is_idle).count());
        let wanted = asked.named.trim().to_lowercase();
        rows.retain(|row| (!asked.idle || row.is_idle) && named(row, &wanted));
        match asked.sort {
            DeviceSort::Seen => rows.sort_by_key(|r| (std::cmp::Reverse(used(r)), r.device.id.clone())),
            DeviceSort::Name => rows.sort_by_cached_key(|r| (r.name.to_lowercase(), r.device.id.clone())),
        }
        let found = rows.len();
        let from = asked.after.as_ref().and_then(|id| rows.iter().position(|r| r.device.id == *id));
        let mut rows: Vec<_> = rows.into_iter().skip(from.map_or(0, |at| at + 1)).take(PAGE + 1).collect();
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.device.id.clone());
        let mut phones: HashMap<String, PhoneStanding> =
            self.phones(who).await?.into_iter().map(|phone| (phone.device.clone(), phone)).collect();
        for row in &mut rows {
            row.phone = phones.remove(&row.device.id);
        }
        Ok(DevicesView {
            asked,
            total: total as i64,
            idle: idle as i64,
            found: found as i64,
            rows,
            next,
            idle_days: IDLE_DAYS,
            zone: zone(who, &network),
        })
    }

    /// One device that still opens something: one's own, or of an office the reader looks after.
    pub async fn device(&self, who: &Actor, owner: ActorId, id: &str, now: Instant) -> Read<DeviceView> {
        let row = self.may_manage(who, owner).await??;
        let network = self.network();
        let devices = sessions::devices(&mut *self.reader().await?, owner).await?;
        let found = devices.into_iter().map(sign_in::device).find(|d| d.id == id);
        let device = found.filter(|d| !d.revoked && d.expires > now).ok_or(ReadError::NotFound)?;
        let mut phones = self.phones(who).await?.into_iter();
        Ok(DeviceView {
            phone: phones.find(|phone| phone.device == device.id),
            owner,
            name: row.name,
            office: row.office_id.map(|o| office_name(&network, OfficeId(o))).unwrap_or_default(),
            device,
            own: who.id == owner,
            zone: zone(who, &network),
        })
    }
}

fn zone(who: &Actor, network: &Network) -> Zone {
    super::own_office(who, network).map_or(Zone::WIB, |office| zone_of(network, office))
}

/// The areas somebody works in, by name.
fn territory(who: &Actor) -> Option<Vec<String>> {
    let Territory::Areas(areas) = &who.territory else { return None };
    let name = |code| {
        let path = regions::regions().path(code);
        let names: Vec<&str> = path.iter().rev().take(2).map(|area| area.short_name()).collect();
        if path.len() > 2 {
            names.join(", ")
        } else {
            names.first().map_or(String::new(), ToString::to_string)
        }
    };
    Some(areas.iter().map(name).collect())
}

fn door_event(row: EventRow) -> Option<DoorEvent> {
    let what = Happened::from_key(&row.action)?;
    let detail = row.detail.unwrap_or_default();
    let (how, from) = detail.split_once(' ').unwrap_or((&detail, ""));
    let word = match (what, how) {
        (Happened::SignedIn, "code") => "account.door.code",
        (Happened::SignedIn, "recovery") => "account.door.recovery",
        (Happened::SignedIn, "elsewhere") => "account.door.elsewhere",
        (Happened::SignedIn, _) => "account.door.password",
        (Happened::SignInFailed, "code") => "account.door.wrong_code",
        (Happened::SignInFailed, _) => "account.door.wrong_password",
        _ => "account.door.locked",
    };
    Some(DoorEvent { at: row.at.into(), what: word, good: what == Happened::SignedIn, from: from.to_owned() })
}

/// The offices at which somebody may do something.
pub(super) fn managed(who: &Actor, action: Action, network: &Network) -> Vec<uuid::Uuid> {
    let own = |id: &&OfficeId| allow_at_office(who, action, network, **id).is_ok();
    network.offices.keys().filter(own).map(|id| id.0).collect()
}

fn branch_row(row: sessions::BranchDevice, network: &Network, idle_from: Instant) -> DeviceRow {
    let device = crate::Device {
        id: sign_in::short(&row.token_hash),
        label: row.label,
        created: row.created.into(),
        expires: row.expires.into(),
        revoked: false,
        seen: row.seen.map(Into::into),
    };
    DeviceRow {
        owner: ActorId(row.actor_id),
        name: row.name,
        role: Role::from_key(&row.role).map_or("role.agent", Role::word),
        office: row.office_id.map(|o| office_name(network, OfficeId(o))).unwrap_or_default(),
        is_idle: device.seen.unwrap_or(device.created) < idle_from,
        phone: None,
        device,
    }
}

/// When it was last used, as far as is known.
fn used(row: &DeviceRow) -> Instant {
    row.device.seen.unwrap_or(row.device.created)
}

fn named(row: &DeviceRow, wanted: &str) -> bool {
    wanted.is_empty()
        || row.name.to_lowercase().contains(wanted)
        || row.device.label.to_lowercase().contains(wanted)
}
