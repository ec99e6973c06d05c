//! The shorter road: face → access → view. A read decides nothing; it asks access first and keeps who looked.

mod account;
mod activity;
mod admin;
mod amend;
mod approval;
mod approvals;
mod area;
mod aside;
mod card;
mod cash;
mod compare;
mod counts;
mod cover;
mod health;
mod home;
mod incident;
mod incident_parts;
mod limits;
mod lines;
mod list_terms;
mod lists;
mod looks;
mod member;
mod members;
mod merge;
mod mine;
mod office;
mod paper;
mod person;
mod phones;
mod photo;
mod plan;
mod receipt;
mod records;
mod register;
mod renew;
mod report;
mod reversal;
mod search;
mod slice;
mod slice_prices;
mod standing;
mod story;
mod target_table;
mod targets;
mod tasks;

pub use area::first_area;
pub use compare::From as TaskFrom;
pub use cover::{Covered, MemberKey};
pub use incident::IncidentQuery;
pub use lists::list_fields;
pub(crate) use looks::Looks;
pub use members::link as members_link;
pub use register::{day_typed, fresh_form};
pub(crate) use report::AT_ONCE as EXPORTS_AT_ONCE;
pub use report::Export;
pub use search::Sought;
pub use slice_prices::slice_prices;
pub use tasks::TaskKey;

use crate::view::{AreaRef, PageRef, Place};
use crate::{App, AppError};
use access::{Action, Actor, Denied};
use kernel::{Instant, OfficeId, Refusal, RegionCode};
use outreach::Network;
use store::views::Within;
use store::{Reader, StoreError};

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing there, or its being there is a secret.
    #[error("not found")]
    NotFound,
    /// Not this actor, or not like this.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for ReadError {
    fn from(error: StoreError) -> ReadError {
        ReadError::App(error.into())
    }
}

impl From<Denied> for ReadError {
    fn from(denied: Denied) -> ReadError {
        if denied.hide { ReadError::NotFound } else { ReadError::Refused(denied.into()) }
    }
}

impl From<Refusal> for ReadError {
    fn from(refusal: Refusal) -> ReadError {
        ReadError::Refused(refusal)
    }
}

type Read<T> = Result<T, ReadError>;

/// The ids under which rows of a person are kept.
fn records(facts: &::member::MemberFacts) -> Vec<uuid::Uuid> {
    facts.records().map(|record| record.0).collect()
}

impl App {
    async fn reader(&self) -> Read<Reader> {
        Ok(self.store().reader().await?)
    }

    /// Waits until every look so far is kept: before the program ends, and in tests.
    pub async fn flush_looks(&self) {
        self.looks.flush().await;
    }
}

/// Where an actor may see lists of an action.
fn within(who: &Actor, action: Action) -> Read<Within> {
    Ok(match access::scope(who, action)? {
        access::Scope::Everywhere => Within::Everywhere,
        access::Scope::Areas(areas) => Within::Areas(areas.iter().map(ToString::to_string).collect()),
    })
}

/// Whether an actor may do something at an office.
pub(crate) fn allow_at_office(
    who: &Actor,
    action: Action,
    network: &Network,
    office: OfficeId,
) -> Result<(), Denied> {
    let areas = network.offices.get(&office).map(|o| o.areas.as_slice()).unwrap_or_default();
    access::allow(who, action, &access::Place::Office { id: office, areas })
}

/// Whether an actor may do something in an area.
fn may(who: &Actor, action: Action, area: RegionCode) -> bool {
    access::allow(who, action, &access::Place::Area(area)).is_ok()
}

/// True for who may register people somewhere.
pub fn may_register(who: &Actor) -> bool {
    access::scope(who, Action::RegisterMember).is_ok()
}

/// `Gatak`, within `Delanggu, Klaten`.
fn place(code: RegionCode) -> Place {
    let path = regions::regions().path(&code);
    let name = path.last().map_or_else(|| code.to_string(), |area| area.short_name().to_owned());
    // A province alone tells little on a line; the district and the regency do.
    let above = path.iter().rev().skip(1).take(2).map(|area| area.short_name());
    Place { code, name, within: above.collect::<Vec<_>>().join(", "), open: true }
}

/// The same, with whether this reader may open its page.
fn place_seen(who: &Actor, code: RegionCode) -> Place {
    Place { open: may(who, Action::ViewTallies, code), ..place(code) }
}

/// An office by name, with whether this reader may open its page.
fn office_seen(who: &Actor, network: &Network, id: OfficeId) -> PageRef<OfficeId> {
    let open = allow_at_office(who, Action::ViewOffice, network, id).is_ok();
    PageRef { id, name: office_name(network, id), open }
}

/// `Gatak, Delanggu`: a home on one line.
fn short_place(code: RegionCode) -> String {
    let path = regions::regions().path(&code);
    let names: Vec<&str> = path.iter().rev().take(2).map(|area| area.short_name()).collect();
    if names.is_empty() { code.to_string() } else { names.join(", ") }
}

fn area_ref(code: RegionCode) -> AreaRef {
    let name = regions::regions().find(&code).map(|a| a.short_name().to_owned());
    AreaRef { code, name: name.unwrap_or_else(|| code.to_string()), open: true }
}

fn office_name(network: &Network, office: OfficeId) -> String {
    network.offices.get(&office).map(|o| o.name.clone()).unwrap_or_default()
}

/// The office an actor works for, or the national one.
fn own_office(who: &Actor, network: &Network) -> Option<OfficeId> {
    who.office.or_else(|| network.national().map(|o| o.id))
}

fn village(table: &'static str, text: &str) -> Result<RegionCode, StoreError> {
    RegionCode::parse(text).map_err(|_| StoreError::Corrupt { table, what: text.to_owned() })
}

/// Today at an actor's office.
fn today(app: &App, who: &Actor, now: Instant) -> kernel::Day {
    let network = app.network();
    crate::submit::today_at(&network, own_office(who, &network), now)
}
