//! Planning: campaigns, partners, activities, how many were reached, and targets.

use super::forms::{at_field, with_errors};
use super::typed::{self, Typed};
use super::users::{Asked, as_form};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{Form, TargetsBy, TargetsView};
use app::wire::{self, Command, Envelope};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{ActivityId, CampaignId, CommandId, Refusal, Rupiah, derived};
use uuid::Uuid;

/// Fields of the forms; a refusal about another concerns the whole form.
const FIELDS: &[&str] = &[
    "title", "sort", "campaign", "home", "place", "from", "until", "cost", "name", "source", "on", "reached",
];

pub(super) fn routes() -> Vec<Route> {
    let (campaign, activity) = (Gate::Needs(Action::PlanCampaign), Gate::Needs(Action::PlanActivity));
    let target = Gate::Needs(Action::SetTarget);
    vec![
        Route::page(Method::GET, to::PLAN, campaign, || get(plan)),
        Route::page(Method::GET, to::NEW_CAMPAIGN, campaign, || get(new_campaign)),
        Route::page(Method::POST, to::NEW_CAMPAIGN, campaign, || post(make_campaign)),
        Route::page(Method::GET, to::NEW_PARTNER, campaign, || get(new_partner)),
        Route::page(Method::POST, to::NEW_PARTNER, campaign, || post(make_partner)),
        Route::page(Method::GET, to::NEW_ACTIVITY, activity, || get(new_activity)),
        Route::page(Method::POST, to::NEW_ACTIVITY, activity, || post(make_activity)),
        Route::page(Method::GET, "/activities/{id}/reached", activity, || get(reached)),
        Route::page(Method::POST, "/activities/{id}/reached", activity, || post(count_reached)),
        Route::page(Method::GET, to::TARGETS, target, || get(targets)),
        Route::page(Method::POST, to::TARGETS, target, || post(set_targets)),
    ]
}

async fn plan(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.planned(me.actor(), me.now).await?;
    drawn(ui::plan::page(&ctx(&state, &me).await?, &view))
}

/// Sends one command about something new; its id follows from the form's, so that sent twice it is one.
async fn send(
    state: &AppState,
    me: &SignedIn,
    command: CommandId,
    subject: Uuid,
    asked: Command,
) -> Result<Result<(), Refusal>, Fault> {
    let envelope = Envelope { id: command.0, subject, office: None, command: asked };
    let answers = state.app.submit(me.actor(), &[envelope], me.now).await?;
    let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
    Ok(answer.refusal.map_or(Ok(()), |refusal| Err(named(refusal))))
}

/// The refusal at the form's own field.
fn named(mut refusal: Refusal) -> Refusal {
    let field = refusal.field.as_deref().map(|field| match field {
        "village" => "home",
        "cost_rupiah" => "cost",
        other => other,
    });
    refusal.field = field.map(|field| field.to_owned().into());
    at_field(refusal, FIELDS)
}

async fn new_campaign(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.new_plan(me.actor(), mint(me.now), Form::default())?;
    drawn(ui::plan::campaign(&ctx(&state, &me).await?, &view))
}

async fn make_campaign(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let (name, from) = (typed.text("name"), typed.day("from"));
    let until = typed.optional("until").map(|_| typed.day("until"));
    let source = typed.optional("source").unwrap_or_default();
    let mut errors = std::mem::take(&mut typed.errors);
    if let (true, Some(from)) = (errors.is_empty(), from) {
        let until = until.flatten().map(|until| until.to_string());
        let campaign = wire::Campaign { name, from: from.to_string(), until, source };
        let subject = derived(command.0, "campaign");
        match send(&state, &me, command, subject, Command::Campaign(campaign)).await? {
            Ok(()) => return Ok(Redirect::to(&to::campaign(CampaignId(subject))).into_response()),
            Err(refusal) => errors.push(refusal),
        }
    }
    let view = state.app.new_plan(me.actor(), mint(me.now), with_errors(form, errors))?;
    drawn_again(ui::plan::campaign(&ctx(&state, &me).await?, &view))
}

async fn new_partner(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.new_plan(me.actor(), mint(me.now), Form::default())?;
    drawn(ui::plan::partner(&ctx(&state, &me).await?, &view))
}

async fn make_partner(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let (name, sort) = (typed.text("name"), typed.text("sort"));
    let mut errors = std::mem::take(&mut typed.errors);
    if errors.is_empty() {
        let partner = Command::Partner(wire::Partner { name, sort });
        match send(&state, &me, command, derived(command.0, "partner"), partner).await? {
            Ok(()) => return Ok(Redirect::to(to::PLAN).into_response()),
            Err(refusal) => errors.push(refusal),
        }
    }
    let view = state.app.new_plan(me.actor(), mint(me.now), with_errors(form, errors))?;
    drawn_again(ui::plan::partner(&ctx(&state, &me).await?, &view))
}

async fn new_activity(State(state): State<AppState>, me: SignedIn, Query(asked): Asked) -> Page {
    let view = state.app.new_activity(me.actor(), mint(me.now), as_form(asked), me.now)?;
    drawn(ui::plan::activity(&ctx(&state, &me).await?, &view))
}

async fn make_activity(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "find" {
        let view = state.app.new_activity(me.actor(), command, form, me.now)?;
        return drawn(ui::plan::activity(&ctx(&state, &me).await?, &view));
    }
    // A village that the search leaves no doubt about is chosen, also where nobody pressed the button.
    let form = state.app.new_activity(me.actor(), command, form, me.now)?.form;
    let mut typed = Typed::of(&form);
    let (title, sort, village) = (typed.text("title"), typed.text("sort"), typed.village("home"));
    let (place, from) = (typed.text("place"), typed.day("from"));
    let until = match typed.optional("until") {
        Some(_) => typed.day("until"),
        None => from,
    };
    let cost = typed.optional("cost").map_or(Rupiah::ZERO, |_| typed.rupiah("cost"));
    let campaign = typed.optional("campaign").and_then(|id| id.parse().ok());
    let partners = typed.all("partners").into_iter().filter_map(|id| id.parse().ok());
    let partners = partners.map(|partner| wire::ActivityPartner { partner, part: String::new() }).collect();
    let mut errors = std::mem::take(&mut typed.errors);
    if let (true, Some(from), Some(until)) = (errors.is_empty(), from, until) {
        let activity = wire::Activity {
            campaign,
            sort,
            title,
            village,
            place,
            from: from.to_string(),
            until: until.to_string(),
            cost_rupiah: cost.0,
            partners,
            source: String::new(),
        };
        let subject = derived(command.0, "activity");
        match send(&state, &me, command, subject, Command::Activity(Box::new(activity))).await? {
            Ok(()) => return Ok(Redirect::to(&to::activity(ActivityId(subject))).into_response()),
            Err(refusal) => errors.push(refusal),
        }
    }
    let view = state.app.new_activity(me.actor(), mint(me.now), with_errors(form, errors), me.now)?;
    drawn_again(ui::plan::activity(&ctx(&state, &me).await?, &view))
}

async fn reached(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.reached(me.actor(), part(&id)?, mint(me.now), Form::default(), me.now)?;
    drawn(ui::plan::reached(&ctx(&state, &me).await?, &view))
}

async fn count_reached(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: ActivityId = part(&id)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let (on, reached) = (typed.day("on"), typed.count("reached"));
    let mut errors = std::mem::take(&mut typed.errors);
    if let (true, Some(on)) = (errors.is_empty(), on) {
        let attendance = Command::Attendance(wire::Attendance { on: on.to_string(), reached });
        match send(&state, &me, command, id.0, attendance).await? {
            Ok(()) => return Ok(Redirect::to(&to::activity(id)).into_response()),
            Err(refusal) => errors.push(refusal),
        }
    }
    let view = state.app.reached(me.actor(), id, mint(me.now), with_errors(form, errors), me.now)?;
    drawn_again(ui::plan::reached(&ctx(&state, &me).await?, &view))
}

async fn targets(State(state): State<AppState>, me: SignedIn, Query(asked): Asked) -> Page {
    let saved = asked.get("saved").and_then(|n| n.parse().ok());
    let view = state.app.target_table(me.actor(), mint(me.now), as_form(asked), me.now).await?;
    drawn(ui::target_table::page(&ctx(&state, &me).await?, &view, saved))
}

/// Every line that was filled in is a target of its own; one that says what is set already is left as it is.
async fn set_targets(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let view = state.app.target_table(me.actor(), command, form.clone(), me.now).await?;
    let mut typed = Typed::of(&form);
    let mut batch = Vec::new();
    let mut filled = Vec::new();
    let confirmed = form.has("confirmed", "yes");
    let source = form.get("source").trim().to_owned();
    for line in &view.rows {
        let Some(value) = typed.written(&line.field) else { continue };
        if line.set != Some(value) {
            batch.push(target(&view, line, command, value, &source, confirmed));
            filled.push(line.field.clone());
        }
    }
    if !batch.is_empty() {
        typed.text("source");
    }
    let mut errors = std::mem::take(&mut typed.errors);
    if errors.is_empty() {
        let answers = match batch.is_empty() {
            true => Vec::new(),
            false => state.app.submit(me.actor(), &batch, me.now).await?,
        };
        let refused =
            answers.into_iter().zip(filled).filter_map(|(answer, field)| Some((answer.refusal?, field)));
        errors.extend(refused.map(|(refusal, field)| Refusal { field: Some(field.into()), ..refusal }));
        if errors.is_empty() {
            let table = to::targets(view.office.id, view.year, view.by, view.measure);
            return Ok(Redirect::to(&format!("{table}&saved={}", batch.len())).into_response());
        }
    }
    let form = with_errors(form, errors);
    let view = state.app.target_table(me.actor(), mint(me.now), form, me.now).await?;
    drawn_again(ui::target_table::page(&ctx(&state, &me).await?, &view, None))
}

fn target(
    view: &TargetsView,
    line: &app::view::TargetLine,
    command: CommandId,
    value: i64,
    source: &str,
    confirmed: bool,
) -> Envelope {
    let area = line.field.strip_prefix('a').filter(|_| view.by == TargetsBy::Area).map(str::to_owned);
    let target = wire::Target {
        for_office: area.is_none().then_some(view.office.id.0),
        area,
        measure: view.measure.to_owned(),
        from: line.from.to_string(),
        until: line.until.to_string(),
        value,
        source: source.to_owned(),
        confirmed,
    };
    Envelope {
        id: derived(command.0, &line.field),
        subject: derived(command.0, &format!("target {}", line.field)),
        office: None,
        command: Command::Target(target),
    }
}
