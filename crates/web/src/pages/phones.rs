//! What phones sent and nobody believed, and the saved file of a phone that will not be online again.

use super::forms::{at_field, with_errors};
use super::typed;
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn, Uploaded};
use crate::ui::{self, to};
use access::Action;
use app::view::Form;
use app::wire::{Command, DecideAside, Envelope};
use app::{ReadError, Submitted};
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::Refusal;
use uuid::Uuid;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::HandlePhones);
    vec![
        Route::page(Method::GET, to::PHONES, gate, || get(list)),
        Route::page(Method::POST, to::PHONES, gate, || post(file)),
        Route::page(Method::GET, "/phones/{phone}/{seq}/{hash}", gate, || get(one)),
        Route::page(Method::POST, "/phones/{phone}/{seq}/{hash}", gate, || post(decided)),
    ]
}

async fn list(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.put_aside(me.actor(), Form::default(), me.now).await?;
    drawn(ui::phones::page(&ctx(&state, &me).await?, &view))
}

async fn file(State(state): State<AppState>, me: SignedIn, Uploaded(mut form, file): Uploaded) -> Page {
    let taken = match &file {
        None => Err(Refusal::of("file", "phonefile.missing").into()),
        Some(file) => state.app.phone_file(me.actor(), &file.bytes, me.now).await,
    };
    match taken {
        Ok(view) => drawn(ui::phones::file(&ctx(&state, &me).await?, &view)),
        Err(ReadError::Refused(refusal)) if refusal.field.is_some() => {
            form.errors.push(refusal);
            let view = state.app.put_aside(me.actor(), form, me.now).await?;
            drawn_again(ui::phones::page(&ctx(&state, &me).await?, &view))
        }
        Err(error) => Err(error.into()),
    }
}

type Named = Path<(String, String, String)>;

async fn one(State(state): State<AppState>, me: SignedIn, Path((phone, seq, hash)): Named) -> Page {
    let (phone, seq): (Uuid, i64) = (part(&phone)?, part(&seq)?);
    let (command, form) = (mint(me.now), Form::default());
    let view = state.app.aside_item(me.actor(), phone, seq, &hash, command, form, me.now).await?;
    drawn(ui::phones::one(&ctx(&state, &me).await?, &view))
}

async fn decided(
    State(state): State<AppState>,
    me: SignedIn,
    Path((phone, seq, hash)): Named,
    Posted(form): Posted,
) -> Page {
    let (phone, seq): (Uuid, i64) = (part(&phone)?, part(&seq)?);
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let reason = form.get("reason").trim().to_owned();
    let decide = DecideAside {
        seq,
        sealed_hash: hash.clone(),
        verdict: form.get("do").to_owned(),
        reason: reason.clone(),
    };
    let envelope =
        Envelope { id: command.0, subject: phone, office: None, command: Command::DecideAside(decide) };
    let refusal = match state.app.submit_or_propose(me.actor(), envelope, &reason, me.now).await? {
        Submitted::Waiting(key) => return Ok(Redirect::to(&to::approval(key)).into_response()),
        Submitted::Answered(answer) => match answer.refusal {
            None => return Ok(Redirect::to(&to::aside(phone, seq, &hash)).into_response()),
            Some(refusal) => at_field(refusal, &["reason"]),
        },
    };
    let form = with_errors(form, vec![refusal]);
    let view = state.app.aside_item(me.actor(), phone, seq, &hash, mint(me.now), form, me.now).await?;
    drawn_again(ui::phones::one(&ctx(&state, &me).await?, &view))
}
