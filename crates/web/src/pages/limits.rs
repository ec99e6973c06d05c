//! The limits from which a second person is asked.

use super::forms::with_errors;
use super::typed;
use super::{Page, ctx, drawn, drawn_again, mint};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::{Action, Limit};
use app::Submitted;
use app::view::Form;
use app::wire::{Command, Envelope, Setting};
use axum::extract::State;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{Refusal, Rupiah};

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ManageSettings);
    vec![
        Route::page(Method::GET, to::LIMITS, gate, || get(shown)),
        Route::page(Method::POST, to::LIMITS, gate, || post(changed)),
    ]
}

async fn shown(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.limits_page(me.actor(), mint(me.now), None, Form::default()).await?;
    drawn(ui::limits::page(&ctx(&state, &me).await?, &view))
}

/// The fields of a limit, as the page names them.
fn fields(limit: Limit) -> [&'static str; 2] {
    match limit {
        Limit::ReversalRupiah => ["reversal_rupiah-value", "reversal_rupiah-reason"],
        Limit::ReleaseRupiah => ["release_rupiah-value", "release_rupiah-reason"],
        Limit::ListRows => ["list_rows-value", "list_rows-reason"],
    }
}

async fn changed(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let limit = Limit::from_key(form.get("limit")).ok_or_else(Fault::not_found)?;
    let [value_field, reason_field] = fields(limit);
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    // Written as people write amounts: Rp150.000, 150.000, 50.
    let value = Rupiah::parse(form.get(value_field)).ok().filter(|v| !v.is_negative());
    let reason = form.get(reason_field).trim().to_owned();
    let mut errors = Vec::new();
    if value.is_none() {
        errors.push(Refusal::of(value_field, "limits.number"));
    }
    if reason.is_empty() {
        errors.push(Refusal::of(reason_field, "read.form.missing"));
    }
    let national = state.app.network().national().map(|office| office.id.0);
    if let (true, Some(value), Some(subject)) = (errors.is_empty(), value, national) {
        let setting = Setting { name: limit.key().to_owned(), value: value.0, reason: reason.clone() };
        let envelope = Envelope { id: command.0, subject, office: None, command: Command::Setting(setting) };
        match state.app.submit_or_propose(me.actor(), envelope, &reason, me.now).await? {
            Submitted::Waiting(waiting) => return Ok(Redirect::to(&to::approval(waiting)).into_response()),
            Submitted::Answered(answer) => match answer.refusal {
                None => return Ok(Redirect::to(to::LIMITS).into_response()),
                Some(mut refusal) => {
                    let of_reason = refusal.field.as_deref() == Some("reason");
                    refusal.field = Some(if of_reason { reason_field } else { value_field }.into());
                    errors.push(refusal);
                }
            },
        }
    }
    let form = with_errors(form, errors);
    let view = state.app.limits_page(me.actor(), mint(me.now), Some(limit), form).await?;
    drawn_again(ui::limits::page(&ctx(&state, &me).await?, &view))
}
