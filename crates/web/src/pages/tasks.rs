//! The work-list, and deciding one task.

use super::forms::{SETTLE_FIELDS, at_field, single, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::TaskKey;
use app::view::Form;
use app::wire::{Command, Settle};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use member::TaskKind;
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ViewTasks);
    vec![
        Route::page(Method::GET, to::TASKS, gate, || get(list)),
        Route::page(Method::GET, "/tasks/{member}/{command}/{kind}", gate, || get(one)),
        Route::page(Method::POST, "/tasks/{member}/{command}/{kind}", gate, || post(decided)),
    ]
}

#[derive(Deserialize)]
struct Listing {
    kind: Option<String>,
    after: Option<String>,
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(listing): Query<Listing>) -> Page {
    let kind = listing.kind.as_deref().and_then(TaskKind::from_key);
    let view = state.app.tasks(me.actor(), kind, listing.after.as_deref()).await?;
    drawn(ui::tasks::page(&ctx(&state, &me).await?, &view))
}

type Named = Path<(String, String, String)>;

fn key((member, command, kind): (String, String, String)) -> Result<TaskKey, Fault> {
    let kind = TaskKind::from_key(&kind).ok_or_else(Fault::not_found)?;
    Ok(TaskKey { member: part(&member)?, command: part(&command)?, kind })
}

async fn one(State(state): State<AppState>, me: SignedIn, Path(named): Named) -> Page {
    let view = state.app.compare(me.actor(), key(named)?, mint(me.now), Form::default(), me.now).await?;
    drawn(ui::compare::page(&ctx(&state, &me).await?, &view))
}

async fn decided(
    State(state): State<AppState>,
    me: SignedIn,
    Path(named): Named,
    Posted(form): Posted,
) -> Page {
    let key = key(named)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let asked = Command::Settle(Settle {
        task: key.command.0,
        task_kind: key.kind.key().to_owned(),
        verdict: form.get("verdict").to_owned(),
        reason: typed.text("reason"),
    });
    let mut errors = std::mem::take(&mut typed.errors);
    let mut command_next = command;
    if errors.is_empty() {
        let answers = state.app.submit(me.actor(), &single(command, key.member, asked), me.now).await?;
        let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
        match answer.refusal {
            None => return Ok(Redirect::to(&to::tasks(key.kind.key())).into_response()),
            Some(refusal) => errors.push(at_field(refusal, SETTLE_FIELDS)),
        }
        command_next = mint(me.now);
    }
    let form = with_errors(form, errors);
    let view = state.app.compare(me.actor(), key, command_next, form, me.now).await?;
    drawn_again(ui::compare::page(&ctx(&state, &me).await?, &view))
}
