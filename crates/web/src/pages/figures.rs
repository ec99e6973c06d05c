//! Pages of figures: the first page, offices, areas, activities, campaigns, the health of the house.

use super::{Page, ctx, drawn, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{AreaMeasure, AreaSort, BranchSort, Form, Looking, Reading};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use kernel::{Day, Refusal, RegionCode};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let page = |path, action, handler| Route::page(Method::GET, path, Gate::Needs(action), handler);
    vec![
        Route::page(Method::GET, to::HOME, Gate::SignedIn, || get(home)),
        page(to::OFFICE, Action::ViewOffice, || get(own_office)),
        page("/offices/{id}", Action::ViewOffice, || get(office)),
        page(to::AREAS, Action::ViewTallies, || get(nation)),
        page("/areas/{code}", Action::ViewTallies, || get(area)),
        page("/activities/{id}", Action::ViewActivity, || get(activity)),
        page("/campaigns/{id}", Action::ViewActivity, || get(campaign)),
        page(to::HEALTH, Action::ViewHealth, || get(health)),
    ]
}

#[derive(Deserialize)]
struct Branches {
    sort: Option<String>,
    all: Option<String>,
}

async fn home(State(state): State<AppState>, me: SignedIn, Query(asked): Query<Branches>) -> Page {
    let sort = asked.sort.as_deref().and_then(BranchSort::from_key).unwrap_or_default();
    let view = state.app.home(me.actor(), sort, asked.all.is_some(), me.now).await?;
    drawn(ui::home::page(&ctx(&state, &me).await?, &view))
}

async fn own_office(State(state): State<AppState>, me: SignedIn) -> Page {
    let network = state.app.network();
    let office = me.actor().office.or_else(|| network.national().map(|o| o.id));
    let office = office.ok_or_else(Fault::not_found)?;
    Ok(Redirect::to(&to::office(office)).into_response())
}

async fn office(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.office(me.actor(), part(&id)?, me.now).await?;
    drawn(ui::office::page(&ctx(&state, &me).await?, &view))
}

#[derive(Deserialize)]
struct AreaQuery {
    on: Option<String>,
    known: Option<String>,
    sort: Option<String>,
    measure: Option<String>,
    reading: Option<String>,
    parts: Option<String>,
}

/// The whole country; who may see only their own areas begins at the first of them.
async fn nation(State(state): State<AppState>, me: SignedIn, Query(asked): Query<AreaQuery>) -> Page {
    match app::first_area(me.actor()) {
        Some(own) => Ok(Redirect::to(&to::area(own)).into_response()),
        None => area_page(state, me, None, asked).await,
    }
}

async fn area(
    State(state): State<AppState>,
    me: SignedIn,
    Path(code): Path<String>,
    Query(asked): Query<AreaQuery>,
) -> Page {
    let code = RegionCode::parse(&code).map_err(|_| Fault::not_found())?;
    area_page(state, me, Some(code), asked).await
}

async fn area_page(state: AppState, me: SignedIn, code: Option<RegionCode>, asked: AreaQuery) -> Page {
    let mut form = Form::default();
    let looking = Looking {
        on: day(&mut form, "on", asked.on).filter(|on| come(&mut form, "on", *on, me.ctx.today)),
        known: day(&mut form, "known", asked.known).filter(|on| come(&mut form, "known", *on, me.ctx.today)),
        measure: asked.measure.as_deref().and_then(AreaMeasure::from_key),
        reading: asked.reading.as_deref().and_then(Reading::from_key).unwrap_or_default(),
        parts: asked.parts.as_deref().and_then(to::parts_from_key),
        sort: asked.sort.as_deref().and_then(AreaSort::from_key).unwrap_or_default(),
    };
    let mut view = state.app.area(me.actor(), code, looking, me.now).await?;
    view.form = form;
    drawn(ui::area::page(&ctx(&state, &me).await?, &view))
}

/// A day as typed; one that is none is told at its field, and the page shows today.
fn day(form: &mut Form, field: &'static str, text: Option<String>) -> Option<Day> {
    let text = text.filter(|t| !t.trim().is_empty())?;
    let day = app::day_typed(&text);
    if day.is_none() {
        form.errors.push(Refusal::of(field, "read.form.day"));
    }
    form.set(field, text);
    day
}

/// Nothing can be counted on a day that has not come.
fn come(form: &mut Form, field: &'static str, on: Day, today: Day) -> bool {
    if on > today {
        form.errors.push(Refusal::of(field, "read.form.ahead"));
    }
    on <= today
}

#[derive(Deserialize)]
struct Listing {
    before: Option<String>,
    after: Option<String>,
}

async fn activity(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(listing): Query<Listing>,
) -> Page {
    let view = state.app.activity(me.actor(), part(&id)?, listing.before.as_deref(), me.now).await?;
    drawn(ui::activity::page(&ctx(&state, &me).await?, &view))
}

async fn campaign(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(listing): Query<Listing>,
) -> Page {
    let view = state.app.campaign(me.actor(), part(&id)?, listing.after.as_deref(), me.now).await?;
    drawn(ui::campaign::page(&ctx(&state, &me).await?, &view))
}

async fn health(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.health(me.actor(), me.now).await?;
    drawn(ui::health::page(&ctx(&state, &me).await?, &view))
}
