//! Administration: who may sign in, offices, clients, what was done, and how the house stands.

mod audit;
mod clients;
mod house;
mod hub;
mod offices;
mod pick;
mod scheme;
mod user;
mod users;

use super::{Read, area_ref};
use crate::App;
use crate::view::{Choice, Ground};
use access::{Action, Actor, Place, Role, Territory};
use kernel::{Arg, OfficeId};
use outreach::{Network, OfficeKind};
use uuid::Uuid;

impl App {
    /// Offices within a right's ground; nothing where that is everywhere.
    fn offices_within(&self, who: &Actor, action: Action) -> Read<Option<Vec<Uuid>>> {
        access::scope(who, action)?;
        if who.territory == Territory::Nation {
            return Ok(None);
        }
        let network = self.network();
        let may = |id: OfficeId, areas| access::allow(who, action, &Place::Office { id, areas }).is_ok();
        Ok(Some(network.offices.values().filter(|o| may(o.id, &o.areas)).map(|o| o.id.0).collect()))
    }
}

/// The roles a person may have: a system gets its own by being made.
fn roles() -> Vec<Choice> {
    let people = Role::ALL.iter().filter(|role| **role != Role::System);
    people
        .map(|role| Choice {
            value: role.key().to_owned(),
            label: Arg::Word(role.word().into()),
            hint: Some(kernel::Note::new(role_says(*role))),
        })
        .collect()
}

/// What a role is for, in one sentence.
fn role_says(role: Role) -> &'static str {
    match role {
        Role::Administrator => "role.administrator.says",
        Role::Director => "role.director.says",
        Role::RegionHead => "role.region_head.says",
        Role::BranchHead => "role.branch_head.says",
        Role::Marketing => "role.marketing.says",
        Role::Clerk => "role.clerk.says",
        Role::Agent => "role.agent.says",
        Role::Auditor => "role.auditor.says",
        Role::System => "role.system.says",
    }
}

/// Offices to choose from: the national one, regions, branches, each by name.
fn office_choices(
    network: &Network,
    within: &Option<Vec<Uuid>>,
    fits: impl Fn(OfficeKind) -> bool,
) -> Vec<Choice> {
    let may = |id: OfficeId| within.as_ref().is_none_or(|ids| ids.contains(&id.0));
    let mut offices: Vec<_> = network.offices.values().filter(|o| may(o.id) && fits(o.kind)).collect();
    offices.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    let choice = |o: &&outreach::Office| Choice {
        value: o.id.to_string(),
        label: format!("{} ({})", o.name, o.code).into(),
        hint: None,
    };
    offices.iter().map(choice).collect()
}

fn ground(territory: &Territory) -> Ground {
    match territory {
        Territory::Nation => Ground::Nation,
        Territory::Areas(areas) => Ground::Areas(areas.iter().map(|code| area_ref(*code)).collect()),
    }
}

/// As a value in a query.
fn in_query(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A path with the values of a form that are not empty, in this order.
fn with_query<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", in_query(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}
