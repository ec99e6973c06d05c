//! Lists of people: the file, what is asked about it, what would become of it, and what became of it.

use super::forms::with_errors;
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::export::neutral;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn, Uploaded};
use crate::ui::{self, to};
use access::Action;
use app::view::Form;
use app::wire::ListTerms;
use app::{ReadError, Submitted};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::{Refusal, Rupiah};
use serde::Deserialize;
use text::Lang;
use uuid::Uuid;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ImportList);
    vec![
        Route::page(Method::GET, to::LISTS, gate, || get(list)),
        Route::page(Method::GET, to::LIST_NEW, gate, || get(new)),
        Route::page(Method::POST, to::LIST_NEW, gate, || post(sent)),
        Route::page(Method::GET, to::LIST_COLUMNS, gate, || get(columns)),
        Route::page(Method::GET, to::LIST_TEMPLATE, gate, || get(template)),
        Route::page(Method::GET, "/lists/{id}", gate, || get(one)),
        Route::page(Method::POST, "/lists/{id}", gate, || post(done)),
        Route::page(Method::GET, "/lists/{id}/terms", gate, || get(terms)),
        Route::page(Method::POST, "/lists/{id}/terms", gate, || post(answered)),
        Route::page(Method::GET, "/lists/{id}/correct.csv", gate, || get(to_correct)),
    ]
}

#[derive(Deserialize)]
struct Listing {
    after: Option<String>,
    thrown: Option<String>,
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(q): Query<Listing>) -> Page {
    let view = state.app.lists(me.actor(), q.after.as_deref()).await?;
    drawn(ui::lists::page(&ctx(&state, &me).await?, &view, q.thrown.is_some()))
}

async fn new(State(state): State<AppState>, me: SignedIn) -> Page {
    drawn(ui::lists::new(&ctx(&state, &me).await?, &Form::default()))
}

async fn sent(State(state): State<AppState>, me: SignedIn, Uploaded(mut form, file): Uploaded) -> Page {
    let sent = match &file {
        None => Err(Refusal::of("file", "lists.missing").into()),
        Some(file) => state.app.send_list(me.actor(), &file.name, file.bytes.to_vec(), me.now).await,
    };
    match sent {
        Ok(sent) if sent.again => Ok(Redirect::to(&to::list_again(sent.list)).into_response()),
        Ok(sent) => Ok(Redirect::to(&to::list_terms(sent.list)).into_response()),
        Err(ReadError::Refused(refusal)) if refusal.field.is_some() => {
            form.errors.push(refusal);
            drawn_again(ui::lists::new(&ctx(&state, &me).await?, &form))
        }
        Err(error) => Err(error.into()),
    }
}

async fn columns(State(state): State<AppState>, me: SignedIn) -> Page {
    drawn(ui::lists::help(&ctx(&state, &me).await?, &app::list_fields()))
}

/// Headings and one invented person, as a spreadsheet opens it by a double click.
async fn template(me: SignedIn) -> Page {
    let fields = app::list_fields();
    let heads = fields.iter().map(|f| f.heading.to_owned()).collect();
    let example = fields.iter().map(|f| f.example.to_owned()).collect();
    Ok(file(me.ctx.lang, "lists.template.file", vec![heads, example]))
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    show: String,
    #[serde(default)]
    after: i64,
    again: Option<String>,
}

async fn one(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(q): Query<Shown>,
) -> Page {
    let id: Uuid = part(&id)?;
    let command = mint(me.now);
    let view = state.app.list(me.actor(), id, &q.show, q.after, command, Form::default(), me.now).await?;
    if view.state == app::view::ListState::Sent && q.again.is_none() {
        return Ok(Redirect::to(&to::list_terms(id)).into_response());
    }
    drawn(ui::list::page(&ctx(&state, &me).await?, &view, q.again.is_some()))
}

async fn done(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: Uuid = part(&id)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let refusal = match form.get("do") {
        "throw" => match state.app.throw_list(me.actor(), id, me.now).await {
            Ok(()) => return Ok(Redirect::to(&format!("{}?thrown=1", to::LISTS)).into_response()),
            Err(ReadError::Refused(refusal)) => refusal,
            Err(error) => return Err(error.into()),
        },
        "bring" => {
            let why = form.get("why").trim();
            match state.app.bring_list(me.actor(), id, command, why, me.now).await? {
                Submitted::Waiting(key) => return Ok(Redirect::to(&to::approval(key)).into_response()),
                Submitted::Answered(answer) => match answer.refusal {
                    None => return Ok(Redirect::to(&to::list(id)).into_response()),
                    Some(refusal) => refusal,
                },
            }
        }
        mark => match state.app.mark_list(me.actor(), id, command, mark, me.now).await?.refusal {
            None => return Ok(Redirect::to(&to::list(id)).into_response()),
            Some(refusal) => refusal,
        },
    };
    let refusal = match refusal.field.as_deref() {
        Some("why") => Refusal::of("why", "lists.why.missing"),
        _ => Refusal { field: None, ..refusal },
    };
    let form = with_errors(form, vec![refusal]);
    let view = state.app.list(me.actor(), id, "", 0, mint(me.now), form, me.now).await?;
    drawn_again(ui::list::page(&ctx(&state, &me).await?, &view, false))
}

async fn terms(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.list_terms(me.actor(), part(&id)?, None, me.now).await?;
    drawn(ui::list_terms::page(&ctx(&state, &me).await?, &view))
}

async fn answered(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: Uuid = part(&id)?;
    if form.get("do") == "find" {
        let view = state.app.list_terms(me.actor(), id, Some(form), me.now).await?;
        return drawn(ui::list_terms::page(&ctx(&state, &me).await?, &view));
    }
    let (terms, mut errors) = typed_terms(&form);
    if errors.is_empty() {
        match state.app.answer_list(me.actor(), id, &terms, me.now).await {
            Ok(()) => return Ok(Redirect::to(&to::list(id)).into_response()),
            Err(ReadError::Refused(refusal)) => errors.push(refusal),
            Err(error) => return Err(error.into()),
        }
    }
    let view = state.app.list_terms(me.actor(), id, Some(with_errors(form, errors)), me.now).await?;
    drawn_again(ui::list_terms::page(&ctx(&state, &me).await?, &view))
}

fn typed_terms(form: &Form) -> (ListTerms, Vec<Refusal>) {
    let typed = Typed::of(form);
    let mut errors = Vec::new();
    let columns = (0..).map(|at| form.values.get(&format!("column-{at}")));
    let columns = columns.map_while(|column| column?.first().cloned()).collect();
    let income = typed.optional("income_rupiah").map(|text| Rupiah::parse(&text));
    let income_rupiah = match income {
        Some(Ok(income)) if !income.is_negative() => Some(income.0),
        Some(_) => {
            errors.push(Refusal::of("income_rupiah", "read.form.rupiah"));
            None
        }
        None => None,
    };
    let text = |field: &str| typed.optional(field).unwrap_or_default();
    let terms = ListTerms {
        columns,
        activity: form.get("activity").parse().ok(),
        home: typed.optional("home"),
        occupation: typed.optional("occupation"),
        income_rupiah,
        sector: text("sector"),
        payer: text("payer"),
        payer_name: typed.optional("payer_name"),
        old_age: form.has("old_age", "yes"),
        works_and_well: form.has("works_and_well", "yes"),
        attested_by: text("attested_by"),
        place: text("place"),
        consent: form.has("consent", "yes"),
    };
    (terms, errors)
}

/// The rows as they came, with where they stood and what to do in front: corrected, it is a list again.
async fn to_correct(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let lang = me.ctx.lang;
    let found = state.app.list_to_correct(me.actor(), part(&id)?, me.now).await.map_err(Fault::from)?;
    let word = |key: &str| text::word(lang, key).to_owned();
    let width = found.header.len();
    let mut table = vec![[vec![word("lists.take.row"), word("lists.take.why")], found.header].concat()];
    for (n, mut cells, note) in found.rows {
        cells.resize(width.max(cells.len()), String::new());
        let why = note.map(|note| text::say(lang, &note)).unwrap_or_default();
        table.push([vec![n.to_string(), why], cells].concat());
    }
    Ok(file(lang, "lists.take.file", table))
}

/// A table as a file that a spreadsheet opens: what looks like a formula is made harmless.
fn file(lang: Lang, name: &str, table: Vec<Vec<String>>) -> Response {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in table {
        // Into memory: it does not fail.
        let _ = writer.write_record(row.into_iter().map(neutral));
    }
    let mut response = writer.into_inner().unwrap_or_default().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let named = format!("attachment; filename=\"payung-{}.csv\"", text::word(lang, name));
    if let Ok(value) = HeaderValue::from_str(&named) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
