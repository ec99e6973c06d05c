//! Users: found, made, changed, helped when they cannot sign in, and shut out when they leave.

use super::forms::{at_field, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::Form;
use app::wire::{self, Command, Envelope};
use app::{ProposalKey, Submitted};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::{ActorId, CommandId, OfficeId, Refusal, derived};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fields of the two forms; a refusal about another concerns the whole form.
const FIELDS: &[&str] = &["login", "name", "role", "office", "areas", "reason", "what"];

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ManageUsers);
    vec![
        Route::page(Method::GET, to::USERS, gate, || get(list)),
        Route::page(Method::GET, to::NEW_USER, gate, || get(new)),
        Route::page(Method::POST, to::NEW_USER, gate, || post(make)),
        Route::page(Method::GET, "/admin/users/{id}", gate, || get(one)),
        Route::page(Method::GET, "/admin/users/{id}/change", gate, || get(change)),
        Route::page(Method::POST, "/admin/users/{id}/change", gate, || post(changed)),
        Route::page(Method::POST, "/admin/users/{id}/active", gate, || post(active)),
        Route::page(Method::POST, "/admin/users/{id}/reset", gate, || post(reset)),
        Route::page(Method::POST, "/admin/users/{id}/shown", gate, || post(shown)),
        Route::page(Method::POST, "/admin/users/{id}/unlock", gate, || post(unlock)),
        Route::page(Method::POST, "/admin/users/{id}/sessions", gate, || post(sessions)),
        Route::page(Method::GET, to::ROLES, gate, || get(roles)),
    ]
}

pub(super) type Asked = Query<BTreeMap<String, String>>;

/// What was asked, as a form: each name once.
pub(super) fn as_form(asked: BTreeMap<String, String>) -> Form {
    let mut form = Form::default();
    asked.into_iter().for_each(|(name, value)| form.set(&name, value));
    form
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(mut asked): Asked) -> Page {
    let after = asked.remove("after");
    let view = state.app.users(me.actor(), as_form(asked), after.as_deref(), me.now).await?;
    drawn(ui::users::page(&ctx(&state, &me).await?, &view))
}

async fn roles(State(state): State<AppState>, me: SignedIn) -> Page {
    drawn(ui::roles::page(&ctx(&state, &me).await?))
}

async fn new(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.new_user(me.actor(), mint(me.now), Form::default())?;
    drawn(ui::user_form::page(&ctx(&state, &me).await?, &view))
}

/// The ground of a form: the office's own, the whole country (an empty list), or the areas chosen.
fn ground(state: &AppState, form: &Form, office: Option<OfficeId>) -> Result<Vec<String>, Refusal> {
    match form.get("ground") {
        "nation" => Ok(Vec::new()),
        "office" => {
            let network = state.app.network();
            let areas = office.and_then(|id| network.offices.get(&id)).map(|o| o.areas.as_slice());
            match areas {
                None => Err(Refusal::of("office", "read.form.missing")),
                Some([]) => Err(Refusal::of("areas", "actor.office_ground")),
                Some(areas) => Ok(areas.iter().map(ToString::to_string).collect()),
            }
        }
        // An empty list would mean the whole country: that is said on purpose or not at all.
        _ => {
            let areas = form.values.get("areas").cloned().unwrap_or_default();
            if areas.is_empty() { Err(Refusal::of("areas", "actor.ground_missing")) } else { Ok(areas) }
        }
    }
}

async fn make(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "search" {
        let view = state.app.new_user(me.actor(), command, form)?;
        return drawn(ui::user_form::page(&ctx(&state, &me).await?, &view));
    }
    let office: Option<OfficeId> = form.get("office").parse().ok();
    let mut typed = Typed::of(&form);
    let (login, name, role) = (typed.text("login"), typed.text("name"), typed.text("role"));
    if access::Role::from_key(&role).is_some_and(access::decides) {
        typed.text("reason");
    }
    if office.is_none() {
        typed.errors.push(Refusal::of("office", "read.form.missing"));
    }
    let areas = ground(&state, &form, office);
    let mut errors = std::mem::take(&mut typed.errors);
    errors.extend(areas.as_ref().err().cloned());
    let mut command_next = command;
    if errors.is_empty() {
        let user = derived(command.0, "user");
        let actor = wire::Actor {
            login,
            name,
            role,
            of_office: office.map(|o| o.0),
            areas: areas.unwrap_or_default(),
            password: state.app.one_time_of(command),
            must_change: true,
            lang: form.get("lang").to_owned(),
        };
        let asked = Command::Actor(Box::new(actor));
        match ask(&state, &me, command, user, asked, form.get("reason")).await? {
            Ok(None) => {
                let _shown_before = show_password(&state, &me, ActorId(user)).await?;
                return Ok(Redirect::to(&to::user(ActorId(user))).into_response());
            }
            // There is nobody yet: the page of the proposal is where this goes on.
            Ok(Some(key)) => return Ok(Redirect::to(&to::approval(key)).into_response()),
            Err(refusal) => errors.push(at_field(refusal, FIELDS)),
        }
        command_next = mint(me.now);
    }
    let view = state.app.new_user(me.actor(), command_next, with_errors(form, errors))?;
    drawn_again(ui::user_form::page(&ctx(&state, &me).await?, &view))
}

/// One command; whether it had been answered before, or why not.
pub(super) async fn send(
    state: &AppState,
    me: &SignedIn,
    command: CommandId,
    subject: Uuid,
    asked: Command,
) -> Result<Result<bool, Refusal>, Fault> {
    let batch = [Envelope { id: command.0, subject, office: None, command: asked }];
    let answers = state.app.submit(me.actor(), &batch, me.now).await?;
    let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
    Ok(match answer.refusal {
        None => Ok(answer.again),
        Some(refusal) => Err(refusal),
    })
}

/// A change of somebody: done, or waiting for a second person as this proposal; or why not.
async fn ask(
    state: &AppState,
    me: &SignedIn,
    command: CommandId,
    subject: Uuid,
    asked: Command,
    why: &str,
) -> Result<Result<Option<ProposalKey>, Refusal>, Fault> {
    let envelope = Envelope { id: command.0, subject, office: None, command: asked };
    Ok(match state.app.submit_or_propose(me.actor(), envelope, why.trim(), me.now).await? {
        Submitted::Waiting(key) => Ok(Some(key)),
        Submitted::Answered(answer) => answer.refusal.map_or(Ok(None), Err),
    })
}

/// A password for once, kept for the next page. Pressed twice, it has been shown.
async fn show_password(state: &AppState, me: &SignedIn, user: ActorId) -> Result<Result<(), Refusal>, Fault> {
    let password = state.app.show_password(me.actor(), user, me.now).await?;
    Ok(password.map(|password| state.once.keep(&me.session.csrf, user.0, password, me.now)))
}

async fn one(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let id: ActorId = part(&id)?;
    let view = state.app.user(me.actor(), id, mint(me.now), Form::default(), me.now).await?;
    let secret = state.once.take(&me.session.csrf, id.0, me.now);
    drawn(ui::user::page(&ctx(&state, &me).await?, &view, secret.as_deref()))
}

async fn change(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.change_user(me.actor(), part(&id)?, mint(me.now), Form::default()).await?;
    drawn(ui::user_form::page(&ctx(&state, &me).await?, &view))
}

async fn changed(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: ActorId = part(&id)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "search" {
        let view = state.app.change_user(me.actor(), id, command, form).await?;
        return drawn(ui::user_form::page(&ctx(&state, &me).await?, &view));
    }
    // Only what is another is asked for: what waits for a second person must not undo what happens meanwhile.
    let held = state.app.change_user(me.actor(), id, command, Form::default()).await?.form;
    let office: Option<OfficeId> = form.get("office").parse().ok();
    let mut typed = Typed::of(&form);
    let (name, role, reason) = (typed.text("name"), typed.text("role"), typed.text("reason"));
    let areas = ground(&state, &form, office);
    let mut errors = std::mem::take(&mut typed.errors);
    errors.extend(areas.as_ref().err().cloned());
    let mut command_next = command;
    if errors.is_empty() {
        let areas = areas.unwrap_or_default();
        let was: Vec<String> = held.values.get("areas").cloned().unwrap_or_default();
        let asked = wire::Reassign {
            name: Some(name).filter(|name| name != held.get("name")),
            role: Some(role).filter(|role| role != held.get("role")),
            of_office: office.filter(|o| o.to_string() != held.get("office")).map(|o| o.0),
            areas: Some(areas).filter(|areas| !same(areas, &was, held.get("ground") == "nation")),
            active: None,
            reason,
        };
        let why = asked.reason.clone();
        match ask(&state, &me, command, id.0, Command::Reassign(asked), &why).await? {
            Ok(_) => return Ok(Redirect::to(&to::user(id)).into_response()),
            Err(refusal) => errors.push(at_field(refusal, FIELDS)),
        }
        command_next = mint(me.now);
    }
    let view = state.app.change_user(me.actor(), id, command_next, with_errors(form, errors)).await?;
    drawn_again(ui::user_form::page(&ctx(&state, &me).await?, &view))
}

/// The same ground; an empty list is the whole country.
fn same(areas: &[String], was: &[String], was_nation: bool) -> bool {
    let sorted = |areas: &[String]| {
        let mut areas = areas.to_vec();
        areas.sort();
        areas
    };
    if areas.is_empty() { was_nation } else { !was_nation && sorted(areas) == sorted(was) }
}

/// One thing done to a user by a form on their page: read, asked, and told there where it is refused.
async fn done_to(
    state: &AppState,
    me: &SignedIn,
    id: ActorId,
    form: Form,
    read: impl FnOnce(&mut Typed<'_>) -> (Command, String),
) -> Result<Result<Option<ProposalKey>, Response>, Fault> {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let (asked, why) = read(&mut typed);
    let mut errors = std::mem::take(&mut typed.errors);
    let mut command_next = command;
    if errors.is_empty() {
        match ask(state, me, command, id.0, asked, &why).await? {
            Ok(waits) => return Ok(Ok(waits)),
            Err(refusal) => errors.push(at_field(refusal, FIELDS)),
        }
        command_next = mint(me.now);
    }
    refused(state, me, id, command_next, with_errors(form, errors)).await.map(Err)
}

async fn active(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: ActorId = part(&id)?;
    let read = |typed: &mut Typed<'_>| {
        let (active, reason) = (typed.yes("active"), typed.text("reason"));
        let asked = wire::Reassign { active: Some(active), reason, ..wire::Reassign::default() };
        let why = asked.reason.clone();
        (Command::Reassign(asked), why)
    };
    match done_to(&state, &me, id, form, read).await? {
        Ok(_) => Ok(Redirect::to(&to::user(id)).into_response()),
        Err(page) => Ok(page),
    }
}

async fn refused(state: &AppState, me: &SignedIn, id: ActorId, command: CommandId, form: Form) -> Page {
    let view = state.app.user(me.actor(), id, command, form, me.now).await?;
    drawn_again(ui::user::page(&ctx(state, me).await?, &view, None))
}

/// Their sign-in made new: a password for once, or something taken off.
async fn reset(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: ActorId = part(&id)?;
    let gives = form.get("what").trim() == access::Reset::Password.key();
    let read = |typed: &mut Typed<'_>| {
        let (what, reason) = (typed.text("what"), typed.text("reason"));
        let why = reason.clone();
        (Command::ResetSignIn(wire::ResetSignIn { what, reason }), why)
    };
    match done_to(&state, &me, id, form, read).await? {
        Ok(waits) => {
            if gives && waits.is_none() {
                let _shown_before = show_password(&state, &me, id).await?;
            }
            Ok(Redirect::to(&to::user(id)).into_response())
        }
        Err(page) => Ok(page),
    }
}

/// The password for once that a second person has agreed to, shown to the one who asked for it.
async fn shown(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>, _: Posted) -> Page {
    let id: ActorId = part(&id)?;
    match show_password(&state, &me, id).await? {
        Ok(()) => Ok(Redirect::to(&to::user(id)).into_response()),
        Err(refusal) => {
            let form = with_errors(Form::default(), vec![at_field(refusal, FIELDS)]);
            refused(&state, &me, id, mint(me.now), form).await
        }
    }
}

async fn unlock(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>, _: Posted) -> Page {
    let id: ActorId = part(&id)?;
    state.app.unlock(me.actor(), id, me.now).await??;
    Ok(Redirect::to(&to::user(id)).into_response())
}

async fn sessions(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: ActorId = part(&id)?;
    let session = Some(form.get("session")).filter(|session| *session != "all");
    state.app.end_sessions(me.actor(), id, session, me.now).await??;
    Ok(Redirect::to(&to::user(id)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_country_is_no_list_of_areas() {
        let areas = |codes: &[&str]| codes.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        assert!(same(&areas(&["33.10", "51.71"]), &areas(&["51.71", "33.10"]), false));
        assert!(same(&[], &[], true));
        assert!(!same(&[], &areas(&["51.71"]), false));
        assert!(!same(&areas(&["51.71"]), &[], true));
    }
}
