//! Bringing the institution's month-end list: a form with a file, and from there to the report.

use super::{Page, ctx, drawn, drawn_again};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, SignedIn, Uploaded};
use crate::ui::{self, to};
use access::Action;
use app::ReadError;
use app::view::{Form, Report};
use axum::extract::State;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::Refusal;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ImportList);
    vec![
        Route::page(Method::GET, to::DIFFERENCE, gate, || get(empty)),
        Route::page(Method::POST, to::DIFFERENCE, gate, || post(sent)),
    ]
}

async fn empty(State(state): State<AppState>, me: SignedIn) -> Page {
    drawn(ui::difference::page(&ctx(&state, &me).await?, &Form::default()))
}

async fn sent(State(state): State<AppState>, me: SignedIn, Uploaded(mut form, file): Uploaded) -> Page {
    let taken = match &file {
        None => Err(Refusal::of("file", "list.missing").into()),
        Some(file) => state.app.take_list(me.actor(), &file.name, &file.bytes, me.now),
    };
    match taken {
        Ok(list) => {
            let report = to::report(Report::Difference, &format!("list={list}"));
            Ok(Redirect::to(&report).into_response())
        }
        Err(ReadError::Refused(refusal)) if refusal.field.is_some() => {
            form.errors.push(refusal);
            drawn_again(ui::difference::page(&ctx(&state, &me).await?, &form))
        }
        Err(error) => Err(error.into()),
    }
}
