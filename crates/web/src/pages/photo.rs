//! The photo of a member's identity card: kept from the desk, and looked at there.

use super::forms::single;
use super::typed;
use super::{Page, ctx, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, SignedIn, Uploaded};
use crate::ui::{self, to};
use access::Action;
use app::view::Form;
use app::wire::{Command, Photo};
use axum::extract::{Path, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::Refusal;

pub(super) fn routes() -> Vec<Route> {
    let (keep, see) = (Gate::Needs(Action::CompleteMember), Gate::Needs(Action::ViewPhoto));
    vec![
        Route::page(Method::POST, "/members/{id}/photo", keep, || post(kept)),
        Route::page(Method::GET, "/members/{id}/photo.jpg", see, || get(picture)),
    ]
}

/// A picture on its way to whoever may see it: kept by no cache, and taken for nothing else.
pub(crate) fn shown(jpeg: Vec<u8>) -> Response {
    let head = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, "inline"),
    ];
    (head, jpeg).into_response()
}

async fn picture(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    Ok(shown(state.app.photo(me.actor(), part(&id)?, me.now).await?))
}

async fn kept(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Uploaded(form, file): Uploaded,
) -> Page {
    let action = Action::CompleteMember;
    let mut view =
        state.app.amend_page(me.actor(), action, part(&id)?, mint(me.now), Form::default(), me.now).await?;
    let command = typed::command(&form).unwrap_or(view.photo_command);
    let refusal = match file.filter(|file| !file.bytes.is_empty()) {
        None => Refusal::of("jpeg", "photo.missing"),
        Some(file) => {
            let photo = Command::Photo(Photo { jpeg: seal::outbox::text(&file.bytes) });
            let answers = state.app.submit(me.actor(), &single(command, view.member, photo), me.now).await?;
            let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
            match answer.refusal {
                None => {
                    return Ok(Redirect::to(&format!("{}#photo", to::member(view.member))).into_response());
                }
                Some(refusal) => refusal,
            }
        }
    };
    view.form.errors.push(refusal);
    drawn_again(ui::amend::complete(&ctx(&state, &me).await?, &view))
}
