use super::json::{Answered, Json, Reply};
use super::words::{self, Reason};
use crate::AppState;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{self, Caller, Gate};
use access::Action;
use app::{Covered, MemberKey};
use axum::extract::State;
use axum::http::Method;
use axum::routing::post;
use kernel::{Day, MemberId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use text::Lang;
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ViewCoverage);
    vec![Route::api(
        Method::POST,
        "/api/v1/coverage",
        gate,
        || post(coverage),
        || {
            Operation::new("coverage", "Members", "Is this person covered?")
            .says(
                "For any day, as known now or on any other day. Name the person by exactly one of `nik`, `member`, \
                 `official_number` and `phone`. The look is kept. A POST, so that no NIK stands in an address.",
            )
            .json::<CoverageAsked>()
            .answers::<Coverage>("Where the person stands, per programme, with the reasons.")
            .problem(404)
            .problem(422)
        },
    )]
}

/// About whom, and for which day.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CoverageAsked {
    /// Population number, 16 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nik: Option<String>,
    /// The member's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    member: Option<Uuid>,
    /// The institution's number (KPJ).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    official_number: Option<String>,
    /// Answered only where it leads to one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// The day asked about, `2026-11-20`; today where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    /// As it was known at the end of this day; as known now where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known_on: Option<String>,
}

/// Where a person stands on a day.
#[derive(Serialize, JsonSchema)]
pub struct Coverage {
    pub member: Uuid,
    pub on: String,
    pub as_known_on: Option<String>,
    /// `not_a_member`, `registered`, `active`, `not_yet_due`, `grace`, `funds_not_yet_released`, `ended`, `inactive`,
    /// `deceased`.
    pub state: String,
    pub programmes: Vec<ProgrammeCovered>,
    pub because: Vec<Reason>,
    /// Days that matter to the family.
    pub dates: Vec<FamilyDay>,
}

/// One programme on the day asked; `from` and `until` are the unbroken days that hold it, else the last before it,
/// else the first after it.
#[derive(Serialize, JsonSchema)]
pub struct ProgrammeCovered {
    pub programme: String,
    pub covered: bool,
    pub from: Option<String>,
    pub until: Option<String>,
    pub because: Vec<Reason>,
}

#[derive(Serialize, JsonSchema)]
pub struct FamilyDay {
    /// `covered_until`, `next_due`, `grace_ends`, `jkm_full_from`, `jkm_full_from_at_latest`, `scholarship_from`.
    pub kind: String,
    pub day: String,
    pub because: Reason,
}

async fn coverage(
    State(state): State<AppState>,
    caller: Caller,
    Json(asked): Json<CoverageAsked>,
) -> Reply<Coverage> {
    let on = day("on", asked.on.as_deref())?;
    let known = day("known_on", asked.known_on.as_deref())?;
    let on = on.unwrap_or_else(|| session::today(&state, &caller.session, caller.now));
    let key = key(asked).map_err(Fault::refused)?;
    let covered = state.app.covered(caller.actor(), key, on, known, caller.now).await?;
    Ok(Answered(written(caller.lang, &covered)))
}

fn key(asked: CoverageAsked) -> Result<MemberKey, Refusal> {
    let mut named = [
        asked.nik.map(MemberKey::Nik),
        asked.member.map(|id| MemberKey::Id(MemberId(id))),
        asked.official_number.map(MemberKey::Official),
        asked.phone.map(MemberKey::Phone),
    ]
    .into_iter()
    .flatten();
    match (named.next(), named.next()) {
        (Some(key), None) => Ok(key),
        _ => Err(Refusal::new("api.one_key")),
    }
}

/// A day that may be left out.
pub fn day(field: &'static str, text: Option<&str>) -> Result<Option<Day>, Fault> {
    let day = text.map(|t| t.trim().parse::<Day>()).transpose();
    day.map_err(|_| Fault::refused(Refusal::of(field, "field.day")))
}

/// In the caller's language.
pub fn written(lang: Lang, covered: &Covered) -> Coverage {
    let reasons = |all: &[::scheme::Because]| all.iter().map(|b| words::reason(lang, b)).collect();
    let programme = |p: &member::ProgrammeCover| ProgrammeCovered {
        programme: p.programme.to_string(),
        covered: p.covered,
        from: p.from.map(|d| d.to_string()),
        until: p.until.map(|d| d.to_string()),
        because: reasons(&p.because),
    };
    let date = |d: &member::FamilyDate| FamilyDay {
        kind: d.kind.key().to_owned(),
        day: d.day.to_string(),
        because: words::reason(lang, &d.because),
    };
    Coverage {
        member: covered.member.0,
        on: covered.on.to_string(),
        as_known_on: covered.as_known_on.map(|d| d.to_string()),
        state: covered.cover.state.key().to_owned(),
        programmes: covered.cover.programmes.iter().map(programme).collect(),
        because: reasons(&covered.cover.because),
        dates: covered.cover.dates.iter().map(date).collect(),
    }
}
