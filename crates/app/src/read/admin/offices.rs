//! The tree of offices, and the form that makes or changes one.

use super::user::name_of;
use super::{office_choices, pick};
use crate::App;
use crate::read::{Read, ReadError, office_name};
use crate::view::{Form, OfficeFormView, OfficeNode, OfficesView, UserEvent};
use access::{Action, Actor, Place};
use kernel::{CommandId, Note, OfficeId, RegionCode};
use outreach::{Network, Office, OfficeKind};
use regions::regions;
use std::collections::HashMap;
use store::admin::{self, OfficeChangeRow};
use store::views::history;
use uuid::Uuid;

/// Areas named in a line of the tree.
const NAMED: usize = 3;

impl App {
    /// Every office under the one above it, within the reader's ground.
    pub async fn offices(&self, who: &Actor) -> Read<OfficesView> {
        let within = self.offices_within(who, Action::ManageOffices)?;
        let users = admin::users_by_office(&mut *self.reader().await?).await?;
        let network = self.network();
        let shown = |o: &Office| within.as_ref().is_none_or(|ids| ids.contains(&o.id.0));
        let mut rows = Vec::new();
        let above =
            |o: &Office| o.parent.and_then(|p| network.offices.get(&p)).filter(|p| shown(p)).is_some();
        for top in sorted(network.offices.values().filter(|o| shown(o) && !above(o))) {
            branch(&network, top, 0, &shown, &users, &mut rows);
        }
        let count = |kind| network.offices.values().filter(|o| o.kind == kind && shown(o)).count() as i64;
        Ok(OfficesView { rows, regions: count(OfficeKind::Region), branches: count(OfficeKind::Branch) })
    }

    /// The form for a new office: for who keeps the whole country.
    pub fn new_office(&self, who: &Actor, command: CommandId, mut form: Form) -> Read<OfficeFormView> {
        access::allow(who, Action::ManageOffices, &Place::Nation)?;
        if form.values.is_empty() {
            form.set("level", "branch");
        }
        Ok(OfficeFormView {
            command,
            office: None,
            areas: pick::areas(&mut form, who),
            parents: office_choices(&self.network(), &None, |kind| kind != OfficeKind::Branch),
            history: Vec::new(),
            form,
        })
    }

    /// The form that changes an office, filled with what is so now, and its history.
    pub async fn change_office(
        &self,
        who: &Actor,
        id: OfficeId,
        command: CommandId,
        mut form: Form,
    ) -> Read<OfficeFormView> {
        let network = self.network();
        let office = network.offices.get(&id).ok_or(ReadError::NotFound)?;
        super::super::allow_at_office(who, Action::ManageOffices, &network, id)?;
        if form.values.is_empty() {
            form.set("name", office.name.clone());
            form.set("parent", office.parent.map(|p| p.to_string()).unwrap_or_default());
            office.areas.iter().for_each(|area| form.set("areas", area.to_string()));
        }
        let mut conn = self.reader().await?;
        let changes = admin::office_changes(&mut conn, id).await?;
        let names = history::actors(&mut conn, changes.iter().map(|c| c.by_id).collect()).await?;
        let above = |kind| match office.kind {
            OfficeKind::National => false,
            OfficeKind::Region => kind == OfficeKind::National,
            OfficeKind::Branch => kind != OfficeKind::Branch,
        };
        let event = |c: OfficeChangeRow| UserEvent {
            at: c.at.into(),
            by: name_of(&names, c.by_id),
            what: differences(&c, &network),
            reason: c.reason,
        };
        Ok(OfficeFormView {
            command,
            office: Some((id, office.code.clone(), office.name.clone())),
            areas: pick::areas(&mut form, who),
            parents: office_choices(&network, &None, above),
            history: changes.into_iter().map(event).collect(),
            form,
        })
    }
}

fn sorted<'a>(offices: impl Iterator<Item = &'a Office>) -> Vec<&'a Office> {
    let mut offices: Vec<&Office> = offices.collect();
    offices.sort_by(|a, b| (a.kind, a.example, &a.name).cmp(&(b.kind, b.example, &b.name)));
    offices
}

fn branch(
    network: &Network,
    office: &Office,
    depth: usize,
    shown: &impl Fn(&Office) -> bool,
    users: &HashMap<Uuid, i64>,
    rows: &mut Vec<OfficeNode>,
) {
    let name = |code: &RegionCode| {
        regions().find(code).map_or_else(|| code.to_string(), |a| a.short_name().to_owned())
    };
    rows.push(OfficeNode {
        id: office.id,
        depth,
        code: office.code.clone(),
        name: office.name.clone(),
        example: office.example,
        areas: office.areas.iter().take(NAMED).map(name).collect(),
        more_areas: office.areas.len().saturating_sub(NAMED) as i64,
        users: users.get(&office.id.0).copied().unwrap_or(0),
    });
    let below = network.offices.values().filter(|o| o.parent == Some(office.id) && shown(o));
    for child in sorted(below) {
        branch(network, child, depth + 1, shown, users, rows);
    }
}

fn differences(c: &OfficeChangeRow, network: &Network) -> Vec<Note> {
    let mut notes = Vec::new();
    if c.name != c.was_name {
        notes
            .push(Note::new("user.event.name").with("was", c.was_name.as_str()).with("now", c.name.as_str()));
    }
    if c.parent_id != c.was_parent_id {
        let office = |id: Option<Uuid>| id.map(|id| office_name(network, OfficeId(id))).unwrap_or_default();
        let note = Note::new("office.event.parent").with("was", office(c.was_parent_id));
        notes.push(note.with("now", office(c.parent_id)));
    }
    if c.areas != c.was_areas {
        let names = |text: &str| {
            let codes = text.split_whitespace().filter_map(|code| RegionCode::parse(code).ok());
            let name = |code| super::area_ref(code).name;
            codes.map(name).collect::<Vec<_>>().join(", ")
        };
        let note = Note::new("office.event.areas").with("was", names(&c.was_areas));
        notes.push(note.with("now", names(&c.areas)));
    }
    notes
}
