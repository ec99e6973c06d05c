//! Figures of areas: the same that the map and its table show.

use super::coverage::day;
use super::json::{Answered, Asked, Named, Reply};
use super::regions::known;
use crate::AppState;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Caller, Gate};
use crate::ui::to;
use access::Action;
use app::view::{AreaMeasure, Counts, Denominator, Figure, Looking, Reading};
use axum::extract::State;
use axum::http::Method;
use axum::routing::get;
use kernel::{Level, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use text::Lang;

pub fn routes() -> Vec<Route> {
    vec![Route::api(
        Method::GET,
        "/api/v1/areas/{code}/tallies",
        Gate::Needs(Action::ViewTallies),
        || get(tallies),
        || {
            Operation::new("areaTallies", "Places", "How many are registered and covered in an area")
                .says("On any day, as known on any day. Both readings of active are given, always named.")
                .path::<String>("code", "Kemendagri code; `0` for the whole country.")
                .query::<String>("on", "The day asked about; today where left out.")
                .query::<String>("known_on", "As it was known at the end of this day.")
                .query::<String>(
                    "measure",
                    "What `figure` says: `coverage` (active of residents), `active`, `growth` (active more than twelve \
                     months earlier), `lapse` (of those paid for three months earlier, those now neither paid for nor \
                     within their time to pay). Where left out, coverage down to regencies and active below.",
                )
                .query::<String>("reading", "Who counts as active: `paid`, where left out, or `standing`.")
                .query::<String>(
                    "parts",
                    "`provinces`, `regencies`, `districts`, `villages`: the level directly below the area, or the one \
                     after it.",
                )
                .answers::<AreaTallies>("The area and those in it.")
                .problem(404)
                .problem(422)
        },
    )]
}

#[derive(Deserialize)]
struct TalliesAsked {
    on: Option<String>,
    known_on: Option<String>,
    measure: Option<String>,
    reading: Option<String>,
    parts: Option<String>,
}

/// Counts of an area on a day.
#[derive(Serialize, JsonSchema)]
struct AreaTallies {
    /// Left out for the whole country.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    name: String,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_on: Option<String>,
    /// `coverage`, `active`, `growth`, `lapse`.
    measure: &'static str,
    /// `paid`, `standing`; a lapse has its own.
    reading: &'static str,
    /// The earlier day that growth and lapse compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    figure: FigureText,
    counts: Tallies,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<OfHowMany>,
    children: Vec<ChildTallies>,
}

#[derive(Serialize, JsonSchema)]
struct Tallies {
    registered: i64,
    /// Covered by paid months.
    paid: i64,
    /// Paid, or not yet due.
    standing: i64,
}

/// What the measure says, as counted: nothing is rounded.
#[derive(Serialize, JsonSchema)]
struct FigureText {
    /// Active members; for growth how many more or fewer; for lapse those who lapsed.
    part: i64,
    /// Residents, or those active on the earlier day. Left out where it is not known, or nothing is a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<i64>,
}

/// The whole that the counts are a part of, always with its source and day.
#[derive(Serialize, JsonSchema)]
struct OfHowMany {
    count: i64,
    what: String,
    source: String,
    on: String,
    confirmed: bool,
}

#[derive(Serialize, JsonSchema)]
struct ChildTallies {
    code: String,
    name: String,
    figure: FigureText,
    counts: Tallies,
}

fn counts(c: Counts) -> Tallies {
    Tallies { registered: c.registered, paid: c.paid, standing: c.standing }
}

fn figure(f: Figure) -> FigureText {
    FigureText { part: f.part, of: f.of }
}

fn of(lang: Lang, whole: Denominator) -> OfHowMany {
    OfHowMany {
        count: whole.count,
        what: text::say(lang, &whole.what),
        source: whole.source,
        on: whole.on.to_string(),
        confirmed: whole.confirmed,
    }
}

/// One of a few words, or a refusal that names them.
fn word<T>(
    field: &'static str,
    text: Option<&str>,
    read: fn(&str) -> Option<T>,
    words: &str,
) -> Result<Option<T>, Fault> {
    let Some(text) = text else { return Ok(None) };
    let refusal = || Fault::refused(Refusal::of(field, "field.choice").with("choices", words));
    read(text.trim()).map(Some).ok_or_else(refusal)
}

async fn tallies(
    State(state): State<AppState>,
    caller: Caller,
    Named(code): Named<String>,
    Asked(asked): Asked<TalliesAsked>,
) -> Reply<AreaTallies> {
    let area = if code == "0" { None } else { Some(known(&code)?) };
    let parts = "provinces, regencies, districts, villages";
    let reading = word("reading", asked.reading.as_deref(), Reading::from_key, "paid, standing")?;
    let looking = Looking {
        on: day("on", asked.on.as_deref())?,
        known: day("known_on", asked.known_on.as_deref())?,
        measure: word(
            "measure",
            asked.measure.as_deref(),
            AreaMeasure::from_key,
            "coverage, active, growth, lapse",
        )?,
        reading: reading.unwrap_or_default(),
        parts: word::<Level>("parts", asked.parts.as_deref(), to::parts_from_key, parts)?,
        ..Looking::default()
    };
    let view = state.app.area(caller.actor(), area, looking, caller.now).await?;
    let mut children: Vec<ChildTallies> = view
        .children
        .into_iter()
        .map(|c| ChildTallies {
            code: c.area.code.to_string(),
            name: c.area.name,
            figure: figure(c.figure),
            counts: counts(c.counts),
        })
        .collect();
    children.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(Answered(AreaTallies {
        children,
        code: view.code.map(|c| c.to_string()),
        on: view.on.to_string(),
        known_on: view.known.map(|d| d.to_string()),
        measure: view.measure.key(),
        reading: view.looking.reading.key(),
        before: (view.before != view.on).then(|| view.before.to_string()),
        figure: figure(view.figure),
        counts: counts(view.counts),
        of: view.denominator.map(|d| of(caller.lang, d)),
        name: view.name,
    }))
}
