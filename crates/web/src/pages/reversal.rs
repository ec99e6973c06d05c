//! Undoing a receipt: at once, or by way of a second person.

use super::forms::{at_field, single, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::Submitted;
use app::view::Form;
use app::wire::{Command, Reverse};
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ReverseReceipt);
    vec![
        Route::page(Method::GET, "/receipts/{number}/reverse", gate, || get(asked)),
        Route::page(Method::POST, "/receipts/{number}/reverse", gate, || post(sent)),
    ]
}

async fn asked(State(state): State<AppState>, me: SignedIn, Path(number): Path<String>) -> Page {
    let view = state.app.reversal(me.actor(), &number, mint(me.now), Form::default(), me.now).await?;
    drawn(ui::reversal::page(&ctx(&state, &me).await?, &view))
}

async fn sent(
    State(state): State<AppState>,
    me: SignedIn,
    Path(number): Path<String>,
    Posted(form): Posted,
) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let reason = typed.text("reason");
    let mut errors = std::mem::take(&mut typed.errors);
    let mut view = state.app.reversal(me.actor(), &number, mint(me.now), Form::default(), me.now).await?;
    if errors.is_empty() {
        let reverse =
            Command::Reverse(Reverse { receipt_number: view.number.clone(), reason: reason.clone() });
        let [envelope] = single(command, view.person.id, reverse);
        match state.app.submit_or_propose(me.actor(), envelope, &reason, me.now).await? {
            Submitted::Waiting(waiting) => return Ok(Redirect::to(&to::approval(waiting)).into_response()),
            Submitted::Answered(answer) => match answer.refusal {
                None => return Ok(Redirect::to(&to::receipt(&view.number)).into_response()),
                Some(refusal) => errors.push(at_field(refusal, &["reason"])),
            },
        }
    } else {
        view.command = command;
    }
    view.form = with_errors(form, errors);
    drawn_again(ui::reversal::page(&ctx(&state, &me).await?, &view))
}
