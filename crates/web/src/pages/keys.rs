//! The keys of the keyboard, as a page of its own.

use super::{Page, ctx, drawn};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, SignedIn};
use crate::ui::{self, to};
use axum::extract::State;
use axum::http::Method;
use axum::routing::get;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, to::SHORTCUTS, Gate::SignedIn, || get(list))]
}

async fn list(State(state): State<AppState>, me: SignedIn) -> Page {
    drawn(ui::shortcuts::page(&ctx(&state, &me).await?))
}
