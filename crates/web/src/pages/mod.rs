//! The console's handlers: read what was asked, ask a use case, draw the view. They decide nothing: a form becomes
//! commands with ids minted into it, and an answer becomes a page or a way on.

mod account;
mod admin;
mod amend;
mod approvals;
mod cards;
mod cash;
mod devices;
mod difference;
mod figures;
mod forms;
mod incidents;
mod keys;
mod limits;
mod lists;
mod members;
mod merge;
mod paper;
mod pay;
mod phones;
pub(crate) mod photo;
mod plan;
mod register;
mod reports;
mod reversal;
mod settings;
mod tasks;
mod typed;
mod users;

use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::SignedIn;
use crate::ui::Ctx;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use kernel::{CommandId, Instant};
use maud::Markup;
use std::str::FromStr;

/// Every page.
pub(crate) fn routes() -> Vec<Route> {
    [
        difference::routes(),
        lists::routes(),
        cash::routes(),
        phones::routes(),
        photo::routes(),
        figures::routes(),
        plan::routes(),
        members::routes(),
        amend::routes(),
        register::routes(),
        pay::routes(),
        cards::routes(),
        paper::routes(),
        tasks::routes(),
        approvals::routes(),
        reversal::routes(),
        merge::routes(),
        limits::routes(),
        reports::routes(),
        incidents::routes(),
        settings::routes(),
        users::routes(),
        admin::routes(),
        keys::routes(),
        account::routes(),
        devices::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

type Page = Result<Response, Fault>;

fn drawn(page: Markup) -> Page {
    Ok(Html(page.into_string()).into_response())
}

/// A form that came back: nothing was done, and the page says why.
fn drawn_again(page: Markup) -> Page {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.into_string())).into_response())
}

/// What the page knows of its reader, with the open tasks in the menu.
async fn ctx(state: &AppState, me: &SignedIn) -> Result<Ctx, Fault> {
    let mut ctx = me.ctx.clone();
    if let Some(user) = &mut ctx.user {
        user.tasks = state.app.open_tasks(me.actor(), me.now).await?;
        user.approvals = state.app.approvals_waiting(me.actor()).await?.count;
    }
    Ok(ctx)
}

/// A part of the path; what does not even have the form of an id leads nowhere.
fn part<T: FromStr>(text: &str) -> Result<T, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}

/// A new id for the command that a form will send.
fn mint(now: Instant) -> CommandId {
    let seconds = u64::try_from(now.0.div_euclid(1_000_000)).unwrap_or_default();
    let nanos = now.0.rem_euclid(1_000_000) as u32 * 1000;
    CommandId(uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)))
}
