//! Finding members, one member, one receipt.

use super::{Page, ctx, drawn, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, SignedIn};
use crate::ui::{self, to};
use access::Action;
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::routing::get;
use kernel::{Day, Refusal};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, to::MEMBERS, Gate::Needs(Action::SearchMembers), || get(search)),
        Route::page(Method::GET, "/members/{id}", Gate::Needs(Action::ViewMember), || get(member)),
        Route::page(Method::GET, "/receipts/{number}", Gate::Needs(Action::ViewReceipt), || get(receipt)),
    ]
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

async fn search(State(state): State<AppState>, me: SignedIn, Query(asked): Query<Asked>) -> Page {
    let view = state.app.search(me.actor(), &asked.q, asked.after.as_deref(), me.now).await?;
    drawn(ui::search::page(&ctx(&state, &me).await?, &view))
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
