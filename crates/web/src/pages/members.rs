//! Finding members, one member, one receipt.

use super::{Page, ctx, drawn, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::Sought;
use app::view::Form;
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::routing::get;
use kernel::{Day, Refusal, RegionCode};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, to::MEMBERS, Gate::Needs(Action::SearchMembers), || get(search)),
        Route::page(Method::GET, to::HINTS, Gate::Needs(Action::SearchMembers), || get(hints)),
        Route::page(Method::GET, "/members/{id}", Gate::Needs(Action::ViewMember), || get(member)),
        Route::page(Method::GET, "/receipts/{number}", Gate::Needs(Action::ViewReceipt), || get(receipt)),
    ]
}

/// With a question, who was found; without one, the reader's members with their filters.
async fn search(
    State(state): State<AppState>,
    me: SignedIn,
    Query(asked): Query<Vec<(String, String)>>,
) -> Page {
    let mut form = Form::default();
    asked.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| form.set(&name, value));
    let ctx = ctx(&state, &me).await?;
    let lists = ctx.may(Action::ListMembers);
    if form.get("q").trim().is_empty() && lists {
        let view = state.app.members(me.actor(), form, me.now).await?;
        return drawn(ui::members::page(&ctx, &view));
    }
    let area = RegionCode::parse(form.get("area")).ok();
    let after = Some(form.get("after")).filter(|after| !after.is_empty());
    let sought = Sought { query: form.get("q"), area, after };
    let view = state.app.search_in(me.actor(), sought, me.now).await?;
    drawn(ui::search::page(&ctx, &view))
}

#[derive(Deserialize)]
struct Typing {
    #[serde(default)]
    q: String,
}

/// A part of a page, for `find.js`.
async fn hints(State(state): State<AppState>, me: SignedIn, Query(typing): Query<Typing>) -> Page {
    let view = state.app.hints(me.actor(), &typing.q, me.now).await?;
    drawn(ui::search::hints(&me.ctx, &view))
}

#[derive(Deserialize)]
struct Days {
    on: Option<String>,
    known: Option<String>,
}

async fn member(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Page {
    let (on, known) = (day("on", days.on)?, day("known", days.known)?);
    let view = state.app.member(me.actor(), part(&id)?, on, known, me.now).await?;
    drawn(ui::member::page(&ctx(&state, &me).await?, &view))
}

async fn receipt(State(state): State<AppState>, me: SignedIn, Path(number): Path<String>) -> Page {
    let view = state.app.receipt(me.actor(), &number, me.now).await?;
    drawn(ui::receipt::page(&ctx(&state, &me).await?, &view))
}

/// A day in the address, as people write it; nothing for none.
fn day(field: &'static str, text: Option<String>) -> Result<Option<Day>, Fault> {
    match text.filter(|t| !t.trim().is_empty()) {
        None => Ok(None),
        Some(text) => {
            let day = app::day_typed(&text).ok_or_else(|| Refusal::of(field, "read.form.day"))?;
            Ok(Some(day))
        }
    }
}
