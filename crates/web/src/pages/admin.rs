//! Administration beyond users: the hub, offices, clients, the audit, keys, jobs, copies; and the scheme for everybody.

use super::forms::{at_field, with_errors};
use super::typed::{self, Typed};
use super::users::{Asked, as_form, send};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::{Action, Role};
use app::view::Form;
use app::wire::{self, Command};
use axum::extract::{Path, Query, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{CommandId, OfficeId, Refusal, derived};

const OFFICE_FIELDS: &[&str] = &["level", "code", "name", "parent", "areas", "reason"];
const CLIENT_FIELDS: &[&str] = &["client_id", "name", "areas"];

pub(super) fn routes() -> Vec<Route> {
    let (offices, clients, house) = (
        Gate::Needs(Action::ManageOffices),
        Gate::Needs(Action::ManageClients),
        Gate::Needs(Action::ManageHouse),
    );
    vec![
        // Open to any of several rights: the use case asks for each.
        Route::page(Method::GET, to::ADMIN, Gate::SignedIn, || get(hub)),
        Route::page(Method::GET, to::ADMIN_OFFICES, offices, || get(tree)),
        Route::page(Method::GET, to::NEW_OFFICE, offices, || get(new_office)),
        Route::page(Method::POST, to::NEW_OFFICE, offices, || post(make_office)),
        Route::page(Method::GET, "/admin/offices/{id}", offices, || get(office)),
        Route::page(Method::POST, "/admin/offices/{id}", offices, || post(change_office)),
        Route::page(Method::GET, to::CLIENTS, clients, || get(client_list)),
        Route::page(Method::POST, to::CLIENTS, clients, || post(make_client)),
        Route::page(Method::GET, to::AUDIT, Gate::Needs(Action::ViewAudit), || get(audit)),
        Route::page(Method::GET, to::KEYS, house, || get(keys)),
        Route::page(Method::GET, to::JOBS, house, || get(jobs)),
        Route::page(Method::GET, to::BACKUP, house, || get(backup)),
        Route::page(Method::POST, to::BACKUP, house, || post(make_backup)),
        Route::page(Method::GET, to::SCHEME, Gate::Needs(Action::ViewScheme), || get(scheme)),
    ]
}

async fn hub(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.admin(me.actor(), me.now).await?;
    drawn(ui::admin::page(&ctx(&state, &me).await?, &view))
}

async fn tree(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.offices(me.actor()).await?;
    drawn(ui::offices::page(&ctx(&state, &me).await?, &view))
}

async fn new_office(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.new_office(me.actor(), mint(me.now), Form::default())?;
    drawn(ui::offices::form_page(&ctx(&state, &me).await?, &view))
}

async fn make_office(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "search" {
        let view = state.app.new_office(me.actor(), command, form)?;
        return drawn(ui::offices::form_page(&ctx(&state, &me).await?, &view));
    }
    let mut typed = Typed::of(&form);
    let (level, code, name) = (typed.text("level"), typed.text("code"), typed.text("name"));
    let parent: Option<OfficeId> = form.get("parent").parse().ok();
    let areas = typed.all("areas");
    let mut errors = std::mem::take(&mut typed.errors);
    if areas.is_empty() {
        errors.push(Refusal::of("areas", "outreach.office_areas"));
    }
    let mut command_next = command;
    if errors.is_empty() {
        let office = derived(command.0, "office");
        let asked = wire::Office {
            parent: parent.map(|p| p.0),
            level,
            code: code.to_uppercase(),
            name,
            areas,
            example: false,
        };
        match send(&state, &me, command, office, Command::Office(asked)).await? {
            Ok(_) => return Ok(Redirect::to(&to::change_office(OfficeId(office))).into_response()),
            Err(refusal) => errors.push(at_field(refusal, OFFICE_FIELDS)),
        }
        command_next = mint(me.now);
    }
    let view = state.app.new_office(me.actor(), command_next, with_errors(form, errors))?;
    drawn_again(ui::offices::form_page(&ctx(&state, &me).await?, &view))
}

async fn office(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.change_office(me.actor(), part(&id)?, mint(me.now), Form::default()).await?;
    drawn(ui::offices::form_page(&ctx(&state, &me).await?, &view))
}

async fn change_office(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: OfficeId = part(&id)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "search" {
        let view = state.app.change_office(me.actor(), id, command, form).await?;
        return drawn(ui::offices::form_page(&ctx(&state, &me).await?, &view));
    }
    let held = state.app.change_office(me.actor(), id, command, Form::default()).await?.form;
    let mut typed = Typed::of(&form);
    let (name, reason, areas) = (typed.text("name"), typed.text("reason"), typed.all("areas"));
    let mut errors = std::mem::take(&mut typed.errors);
    let mut command_next = command;
    if errors.is_empty() {
        let parent: Option<OfficeId> = form.get("parent").parse().ok();
        let asked = wire::ChangeOffice {
            name: Some(name).filter(|name| name != held.get("name")),
            parent: parent.filter(|p| p.to_string() != held.get("parent")).map(|p| p.0),
            areas: Some(areas).filter(|areas| *areas != Typed::of(&held).all("areas")),
            reason,
        };
        match send(&state, &me, command, id.0, Command::ChangeOffice(asked)).await? {
            Ok(_) => return Ok(Redirect::to(&to::change_office(id)).into_response()),
            Err(refusal) => errors.push(at_field(refusal, OFFICE_FIELDS)),
        }
        command_next = mint(me.now);
    }
    let view = state.app.change_office(me.actor(), id, command_next, with_errors(form, errors)).await?;
    drawn_again(ui::offices::form_page(&ctx(&state, &me).await?, &view))
}

async fn client_list(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.clients(me.actor(), mint(me.now), Form::default()).await?;
    let secret = state.once.take(&me.session.csrf, me.actor().id.0, me.now);
    drawn(ui::clients::page(&ctx(&state, &me).await?, &view, secret.as_deref()))
}

/// A sign-in of its own for the system, then its secret: two commands about one subject.
async fn make_client(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "search" {
        let view = state.app.clients(me.actor(), command, form).await?;
        return drawn(ui::clients::page(&ctx(&state, &me).await?, &view, None));
    }
    let mut typed = Typed::of(&form);
    let (client_id, name, areas) = (typed.text("client_id"), typed.text("name"), typed.all("areas"));
    let mut errors = std::mem::take(&mut typed.errors);
    if areas.is_empty() {
        errors.push(Refusal::of("areas", "clients.areas_missing"));
    }
    let mut command_next = command;
    if errors.is_empty() {
        let actor = derived(command.0, "user");
        let account = wire::Actor {
            login: format!("sistem.{client_id}"),
            name: name.clone(),
            role: Role::System.key().to_owned(),
            of_office: None,
            areas,
            password: state.app.unknowable_password(command),
            must_change: true,
            lang: "id".to_owned(),
        };
        let secret = state.app.unknowable_password(CommandId(derived(command.0, "secret")));
        let made = match send(&state, &me, command, actor, Command::Actor(Box::new(account))).await? {
            Ok(_) => {
                let client = wire::Client { client_id, name, secret: secret.clone() };
                let second = CommandId(derived(command.0, "client"));
                send(&state, &me, second, actor, Command::Client(client)).await?
            }
            Err(refusal) => Err(refusal),
        };
        match made {
            Ok(_) => {
                state.once.keep(&me.session.csrf, me.actor().id.0, secret, me.now);
                return Ok(Redirect::to(to::CLIENTS).into_response());
            }
            Err(mut refusal) => {
                if refusal.field.as_deref() == Some("login") {
                    refusal.field = Some("client_id".into());
                }
                errors.push(at_field(refusal, CLIENT_FIELDS));
            }
        }
        command_next = mint(me.now);
    }
    let view = state.app.clients(me.actor(), command_next, with_errors(form, errors)).await?;
    drawn_again(ui::clients::page(&ctx(&state, &me).await?, &view, None))
}

async fn audit(State(state): State<AppState>, me: SignedIn, Query(mut asked): Asked) -> Page {
    let before = asked.remove("before");
    let view = state.app.audit(me.actor(), as_form(asked), before.as_deref(), me.now).await?;
    drawn(ui::audit::page(&ctx(&state, &me).await?, &view))
}

async fn keys(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.keys_page(me.actor())?;
    drawn(ui::house::keys(&ctx(&state, &me).await?, &view))
}

async fn jobs(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.jobs(me.actor(), me.now).await?;
    drawn(ui::house::jobs(&ctx(&state, &me).await?, &view))
}

async fn backup(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.backups(me.actor(), me.now).await?;
    drawn(ui::house::backup(&ctx(&state, &me).await?, &view))
}

async fn make_backup(State(state): State<AppState>, me: SignedIn, _: Posted) -> Page {
    match state.app.start_backup(me.actor(), me.now).await? {
        Ok(()) => Ok(Redirect::to(to::BACKUP).into_response()),
        Err(refusal) => {
            let mut view = state.app.backups(me.actor(), me.now).await?;
            view.failed = Some((me.now, refusal.note));
            let page = ui::house::backup(&ctx(&state, &me).await?, &view);
            Ok((StatusCode::CONFLICT, axum::response::Html(page.into_string())).into_response())
        }
    }
}

async fn scheme(State(state): State<AppState>, me: SignedIn, Query(asked): Asked) -> Page {
    let view = state.app.scheme_page(me.actor(), as_form(asked), me.now)?;
    drawn(ui::scheme::page(&ctx(&state, &me).await?, &view))
}
