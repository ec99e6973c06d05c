//! Two records become one: shown whole, asked for with a reason, and left to a second person.

use super::forms::{at_field, single, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::Submitted;
use app::view::Form;
use app::wire::{Command, Merge};
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::Refusal;

/// Where a refusal can stand beside its field.
const FIELDS: &[&str] = &["right_nik", "reason"];

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::DecideDuplicate);
    vec![
        Route::page(Method::GET, "/members/{member}/merge/{other}", gate, || get(shown)),
        Route::page(Method::POST, "/members/{member}/merge/{other}", gate, || post(sent)),
    ]
}

type Two = Path<(String, String)>;

async fn shown(State(state): State<AppState>, me: SignedIn, Path((kept, other)): Two) -> Page {
    let pair = (part(&kept)?, part(&other)?);
    let view = state.app.merging(me.actor(), pair, mint(me.now), Form::default(), me.now).await?;
    drawn(ui::merge::page(&ctx(&state, &me).await?, &view))
}

async fn sent(
    State(state): State<AppState>,
    me: SignedIn,
    Path((kept, other)): Two,
    Posted(form): Posted,
) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let (reason, right_nik) = (typed.text("reason"), typed.optional("right_nik"));
    let mut errors = std::mem::take(&mut typed.errors);
    let pair = (part(&kept)?, part(&other)?);
    let mut view = state.app.merging(me.actor(), pair, mint(me.now), Form::default(), me.now).await?;
    if view.nik_differs && right_nik.is_none() {
        errors.push(Refusal::of("right_nik", "merge.which_nik"));
    }
    if errors.is_empty() {
        let dissolved = view.other.person.id.0;
        let merge = Command::Merge(Merge { dissolved, right_nik, reason: reason.clone() });
        let [envelope] = single(command, view.kept.person.id, merge);
        match state.app.submit_or_propose(me.actor(), envelope, &reason, me.now).await? {
            Submitted::Waiting(waiting) => return Ok(Redirect::to(&to::approval(waiting)).into_response()),
            Submitted::Answered(answer) => match answer.refusal {
                None => return Ok(Redirect::to(&to::member(view.kept.person.id)).into_response()),
                Some(refusal) => errors.push(at_field(refusal, FIELDS)),
            },
        }
    } else {
        view.command = command;
    }
    view.form = with_errors(form, errors);
    drawn_again(ui::merge::page(&ctx(&state, &me).await?, &view))
}
