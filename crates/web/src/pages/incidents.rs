//! Accidents, illnesses and deaths: the list, a new report, one event and what is added to it.

use super::forms::with_errors;
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::IncidentQuery;
use app::view::{Form, IncidentView, NewIncidentView};
use app::wire::{
    AddToReport, AnnulEnding, Brought, CloseReport, Command, Envelope, LinkReport, Report, Stranger, Told,
};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{CommandId, MemberId, Refusal, SubjectId, derived};
use serde::Deserialize;
use uuid::Uuid;

pub(super) fn routes() -> Vec<Route> {
    let (view, report) = (Gate::Needs(Action::ViewIncidents), Gate::Needs(Action::ReportIncident));
    let decide = Gate::Needs(Action::RecordEnding);
    vec![
        Route::page(Method::GET, to::INCIDENTS, view, || get(list)),
        Route::page(Method::GET, to::INCIDENT_NEW, report, || get(new)),
        Route::page(Method::POST, to::INCIDENT_NEW, report, || post(reported)),
        Route::page(Method::GET, "/incidents/{subject}/{id}", view, || get(one)),
        Route::page(Method::POST, "/incidents/{subject}/{id}", report, || post(added)),
        Route::page(Method::GET, "/incidents/{subject}/{id}/letter", view, || get(letter)),
        Route::page(Method::GET, "/incidents/{subject}/{id}/leaflet", view, || get(leaflet)),
        Route::page(Method::GET, "/members/{id}/alive", decide, || get(alive)),
        Route::page(Method::POST, "/members/{id}/alive", decide, || post(lives)),
    ]
}

#[derive(Deserialize)]
struct Listing {
    state: Option<String>,
    sort: Option<String>,
    kind: Option<String>,
    area: Option<String>,
    after: Option<String>,
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(q): Query<Listing>) -> Page {
    let query = IncidentQuery { state: q.state, sort: q.sort, kind: q.kind, area: q.area, after: q.after };
    let view = state.app.incidents(me.actor(), &query, me.now).await?;
    drawn(ui::incidents::page(&ctx(&state, &me).await?, &view))
}

#[derive(Deserialize)]
struct About {
    member: Option<String>,
    #[serde(default)]
    q: String,
    unknown: Option<String>,
}

async fn new(State(state): State<AppState>, me: SignedIn, Query(about): Query<About>) -> Page {
    let member = about.member.as_deref().map(part::<MemberId>).transpose()?;
    let unknown = about.unknown.is_some();
    let mut form = Form::default();
    if unknown {
        form.set("name", about.q.trim());
    }
    let query = if member.is_some() || unknown { "" } else { about.q.as_str() };
    let mut view = new_view(&state, &me, member, query, mint(me.now), form).await?;
    if member.is_none() && !unknown {
        return drawn(ui::incident::who(&ctx(&state, &me).await?, &view));
    }
    let today = view.today;
    // As people write a day here.
    let written = format!("{:02}-{:02}-{}", today.day_of_month(), today.month_number(), today.year());
    view.form.set("on", written);
    drawn(ui::incident_form::page(&ctx(&state, &me).await?, &view))
}

async fn new_view(
    state: &AppState,
    me: &SignedIn,
    member: Option<MemberId>,
    query: &str,
    command: CommandId,
    form: Form,
) -> Result<NewIncidentView, Fault> {
    let ids = (command, SubjectId(derived(command.0, "person")));
    Ok(state.app.new_incident(me.actor(), member, query, form, ids, me.now).await?)
}

fn told(typed: &Typed<'_>) -> Told {
    let of = |field: &str| typed.optional(field);
    Told {
        place: of("place"),
        happened: of("happened"),
        reporter: of("reporter"),
        relation: of("relation"),
        phone: of("phone"),
        hospital: of("hospital"),
        first_help: of("first_help"),
        work: of("work"),
        work_length: of("work_length"),
        exposure: of("exposure"),
        diagnosis: of("diagnosis"),
    }
}

async fn reported(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let member: Option<MemberId> = form.get("member").parse().ok();
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    if form.get("do") == "search" {
        // Only looked up: nothing was sent, and the id is still unused.
        let view = new_view(&state, &me, member, "", command, form).await?;
        return drawn(ui::incident_form::page(&ctx(&state, &me).await?, &view));
    }
    let mut typed = Typed::of(&form);
    let on = typed.day("on").map(|d| d.to_string()).unwrap_or_default();
    let born = typed.optional("born").map(|_| typed.day("born").map(|d| d.to_string()).unwrap_or_default());
    let person = member.is_none().then(|| Stranger {
        name: typed.text("name"),
        born,
        home: None,
        phone: typed.optional("person_phone"),
        nik: typed.optional("nik"),
    });
    let report = Report {
        what: typed.text("what"),
        on,
        at: typed.optional("at"),
        area: typed.optional("area"),
        told: Told { reporter: Some(typed.text("reporter")), ..told(&typed) },
        person,
    };
    let mut errors = std::mem::take(&mut typed.errors);
    let mut command_next = command;
    if errors.is_empty() {
        let subject = member.map_or_else(|| derived(command.0, "person"), |m| m.0);
        let asked = Command::Report(Box::new(report));
        let answer = sent(&state, &me, command, subject, asked).await?;
        match answer.refusal {
            None => return Ok(Redirect::to(&to::incident(answer.subject, answer.id)).into_response()),
            Some(refusal) => errors.push(refusal),
        }
        command_next = mint(me.now);
    }
    let view = new_view(&state, &me, member, "", command_next, with_errors(form, errors)).await?;
    drawn_again(ui::incident_form::page(&ctx(&state, &me).await?, &view))
}

async fn sent(
    state: &AppState,
    me: &SignedIn,
    command: CommandId,
    subject: Uuid,
    asked: Command,
) -> Result<app::Answer, Fault> {
    let batch = [Envelope { id: command.0, subject, office: None, command: asked }];
    let answers = state.app.submit(me.actor(), &batch, me.now).await?;
    answers.into_iter().next().ok_or_else(Fault::later)
}

type Named = Path<(String, String)>;

#[derive(Deserialize)]
struct Searched {
    #[serde(default)]
    q: String,
}

async fn view(
    state: &AppState,
    me: &SignedIn,
    (subject, id): (SubjectId, CommandId),
    form: Form,
    query: &str,
) -> Result<IncidentView, Fault> {
    let command = mint(me.now);
    Ok(state.app.incident(me.actor(), subject, id, command, form, query, me.now).await?)
}

fn named((subject, id): (String, String)) -> Result<(SubjectId, CommandId), Fault> {
    Ok((part(&subject)?, part(&id)?))
}

async fn one(
    State(state): State<AppState>,
    me: SignedIn,
    Path(name): Named,
    Query(searched): Query<Searched>,
) -> Page {
    let view = view(&state, &me, named(name)?, Form::default(), &searched.q).await?;
    drawn(ui::incident::page(&ctx(&state, &me).await?, &view))
}

async fn letter(State(state): State<AppState>, me: SignedIn, Path(name): Named) -> Page {
    let view = view(&state, &me, named(name)?, Form::default(), "").await?;
    drawn(ui::incident_paper::letter(&ctx(&state, &me).await?, &view))
}

async fn leaflet(State(state): State<AppState>, me: SignedIn, Path(name): Named) -> Page {
    let view = view(&state, &me, named(name)?, Form::default(), "").await?;
    drawn(ui::incident_paper::leaflet(&ctx(&state, &me).await?, &view))
}

async fn added(State(state): State<AppState>, me: SignedIn, Path(name): Named, Posted(form): Posted) -> Page {
    let (subject, id) = named(name)?;
    // Each form of the page is a command of its own, whichever is sent first.
    let carried = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let command = CommandId(derived(carried.0, form.get("do")));
    let mut typed = Typed::of(&form);
    let (about, asked) = asked(&mut typed, &form, subject, id);
    let mut errors = std::mem::take(&mut typed.errors);
    if let (true, Some(asked)) = (errors.is_empty(), asked) {
        let answer = sent(&state, &me, command, about.0, asked).await?;
        match answer.refusal {
            None => return Ok(Redirect::to(&to::incident(subject, id)).into_response()),
            Some(refusal) => errors.push(refusal),
        }
    }
    let view = view(&state, &me, (subject, id), with_errors(form, errors), "").await?;
    drawn_again(ui::incident::page(&ctx(&state, &me).await?, &view))
}

/// What a form of the page asks, and about whom.
fn asked(
    typed: &mut Typed<'_>,
    form: &Form,
    subject: SubjectId,
    id: CommandId,
) -> (SubjectId, Option<Command>) {
    let add = AddToReport { incident: id.0, reason: typed.optional("reason"), ..AddToReport::default() };
    let papers = |field: &str, held: bool, typed: &Typed<'_>| {
        typed.all(field).into_iter().map(|paper| Brought { paper, held }).collect::<Vec<_>>()
    };
    let asked = match form.get("do") {
        "papers" => {
            let received_on = typed.optional("received_on");
            let received_on = received_on.and_then(|_| typed.day("received_on")).map(|d| d.to_string());
            let (papers, from) = (papers("papers", true, typed), typed.optional("from"));
            Command::AddToReport(Box::new(AddToReport { papers, from, received_on, ..add }))
        }
        "returned" => {
            typed.text("reason");
            let papers = papers("returned", false, typed);
            Command::AddToReport(Box::new(AddToReport { papers, ..add }))
        }
        "add" => {
            let on = typed.optional("on").and_then(|_| typed.day("on")).map(|d| d.to_string());
            let (at, note) = (typed.optional("at"), typed.optional("note"));
            Command::AddToReport(Box::new(AddToReport { on, at, note, told: told(typed), ..add }))
        }
        how @ ("closed" | "withdrawn" | "reopened") => Command::CloseReport(CloseReport {
            incident: id.0,
            how: how.to_owned(),
            reason: typed.text("reason"),
        }),
        "link" => {
            let Ok(member) = form.get("member").parse::<MemberId>() else {
                typed.errors.push(Refusal::of("member", "claim.link_member"));
                return (subject, None);
            };
            let link = LinkReport { reported_as: subject.0, incident: id.0, reason: typed.text("reason") };
            return (SubjectId(member.0), Some(Command::LinkReport(link)));
        }
        _ => return (subject, None),
    };
    (subject, Some(asked))
}

async fn alive(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.member(me.actor(), part(&id)?, None, None, me.now).await?;
    drawn(ui::incident::alive(&ctx(&state, &me).await?, &view, &Form::default(), mint(me.now)))
}

async fn lives(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let member: MemberId = part(&id)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let mut typed = Typed::of(&form);
    let reason = typed.text("reason");
    let mut errors = std::mem::take(&mut typed.errors);
    if errors.is_empty() {
        let asked = Command::AnnulEnding(AnnulEnding { ending: None, reason });
        match sent(&state, &me, command, member.0, asked).await?.refusal {
            None => return Ok(Redirect::to(&to::member(member)).into_response()),
            Some(refusal) => errors.push(refusal),
        }
    }
    let view = state.app.member(me.actor(), member, None, None, me.now).await?;
    let form = with_errors(form, errors);
    drawn_again(ui::incident::alive(&ctx(&state, &me).await?, &view, &form, mint(me.now)))
}
