use super::json::Answered;
use crate::AppState;
use crate::openapi::Operation;
use crate::routes::Route;
use crate::session::{Caller, Gate};
use access::{Action, Place};
use axum::extract::State;
use axum::http::Method;
use axum::routing::get;
use outreach::Network;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::GET,
            "/api/v1/offices",
            Gate::Needs(Action::ViewOffice),
            || get(offices),
            || {
                Operation::new("listOffices", "Outreach", "List offices")
                    .answers::<Offices>("Those the caller may see, by code.")
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/activities",
            Gate::Needs(Action::ViewActivity),
            || get(activities),
            || {
                Operation::new("listActivities", "Outreach", "List activities")
                    .answers::<Activities>("Those the caller may see, latest first.")
            },
        ),
    ]
}

#[derive(Serialize, JsonSchema)]
struct Offices {
    offices: Vec<OfficeText>,
}

#[derive(Serialize, JsonSchema)]
struct OfficeText {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Uuid>,
    /// `national`, `region`, `branch`.
    level: String,
    code: String,
    name: String,
    areas: Vec<String>,
    /// Invented for a demo.
    example: bool,
}

#[derive(Serialize, JsonSchema)]
struct Activities {
    activities: Vec<ActivityText>,
}

#[derive(Serialize, JsonSchema)]
struct ActivityText {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    campaign: Option<Uuid>,
    office: Uuid,
    sort: String,
    title: String,
    village: String,
    place: String,
    from: String,
    until: String,
}

async fn offices(State(state): State<AppState>, caller: Caller) -> Answered<Offices> {
    let network = state.app.network();
    let mut seen: Vec<_> = network.offices.values().filter(|o| sees_office(&caller, o)).collect();
    seen.sort_by(|a, b| a.code.cmp(&b.code));
    let office = |o: &outreach::Office| OfficeText {
        id: o.id.0,
        parent: o.parent.map(|p| p.0),
        level: o.kind.key().to_owned(),
        code: o.code.clone(),
        name: o.name.clone(),
        areas: o.areas.iter().map(ToString::to_string).collect(),
        example: o.example,
    };
    Answered(Offices { offices: seen.into_iter().map(office).collect() })
}

fn sees_office(caller: &Caller, office: &outreach::Office) -> bool {
    let place = Place::Office { id: office.id, areas: &office.areas };
    access::allow(caller.actor(), Action::ViewOffice, &place).is_ok()
}

async fn activities(State(state): State<AppState>, caller: Caller) -> Answered<Activities> {
    let network: &Network = &state.app.network();
    let sees = |a: &&outreach::Activity| {
        access::allow(caller.actor(), Action::ViewActivity, &Place::Area(a.village)).is_ok()
    };
    let mut seen: Vec<_> = network.activities.values().filter(sees).collect();
    seen.sort_by_key(|a| std::cmp::Reverse((a.from, a.id)));
    let activity = |a: &outreach::Activity| ActivityText {
        id: a.id.0,
        campaign: a.campaign.map(|c| c.0),
        office: a.office.0,
        sort: a.kind.key().to_owned(),
        title: a.title.clone(),
        village: a.village.to_string(),
        place: a.place.clone(),
        from: a.from.to_string(),
        until: a.until.to_string(),
    };
    Answered(Activities { activities: seen.into_iter().map(activity).collect() })
}
