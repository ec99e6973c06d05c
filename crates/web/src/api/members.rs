use super::coverage::day;
use super::json::{Answered, Asked, Json, Named, Reply};
use super::words::{self, NoteText};
use crate::AppState;
use crate::openapi::Operation;
use crate::routes::Route;
use crate::session::{Caller, Gate};
use access::Action;
use app::view::{Found, MemberView};
use axum::extract::State;
use axum::http::Method;
use axum::routing::{get, post};
use kernel::MemberId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use text::Lang;
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::GET,
            "/api/v1/members/{id}",
            Gate::Needs(Action::ViewMember),
            || get(one),
            || {
                Operation::new("member", "Members", "A member")
                    .says("Outside one's territory nobody of that id exists. The look is kept.")
                    .path::<Uuid>("id", "The member's id.")
                    .query::<String>("on", "The day asked about, `2026-11-20`; today where left out.")
                    .query::<String>("known_on", "As it was known at the end of this day.")
                    .answers::<Member>("Who, since when, what was paid.")
                    .problem(404)
                    .problem(422)
            },
        ),
        Route::api(
            Method::POST,
            "/api/v1/members/search",
            Gate::Needs(Action::SearchMembers),
            || post(search),
            || {
                Operation::new("searchMembers", "Members", "Find members")
                    .says("By words of the name, NIK, official number, telephone or receipt; within one's territory.")
                    .json::<SearchAsked>()
                    .answers::<FoundMembers>("Those found.")
                    .problem(422)
            },
        ),
    ]
}

#[derive(Deserialize)]
struct Days {
    on: Option<String>,
    known_on: Option<String>,
}

/// A person with their membership.
#[derive(Serialize, JsonSchema)]
struct Member {
    id: Uuid,
    name: String,
    /// By the last four digits.
    masked_nik: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    masked_phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    official_number: Option<String>,
    born: String,
    sex: &'static str,
    home: String,
    home_name: String,
    /// The day asked about.
    on: String,
    standing: &'static str,
    /// The answer in one sentence.
    answer: NoteText,
    because: Vec<NoteText>,
    credit_rupiah: i64,
    receipts: Vec<MemberReceipt>,
    /// What waits for a person's decision.
    tasks: Vec<NoteText>,
    /// Taken in a world of invented people.
    invented: bool,
}

#[derive(Serialize, JsonSchema)]
struct MemberReceipt {
    number: String,
    paid_on: String,
    amount_rupiah: i64,
    first_month: String,
    last_month: String,
    reversed: bool,
}

fn member(lang: Lang, view: MemberView) -> Member {
    let receipt = |r: &app::view::ReceiptRow| MemberReceipt {
        number: r.number.clone(),
        paid_on: r.paid_on.to_string(),
        amount_rupiah: r.amount.0,
        first_month: r.first.to_string(),
        last_month: r.last.to_string(),
        reversed: r.reversed,
    };
    let notes = |notes: &[kernel::Note]| notes.iter().map(|n| words::note(lang, n)).collect();
    Member {
        id: view.id.0,
        born: view.born.to_string(),
        sex: sex(view.sex),
        home: view.home.code.to_string(),
        home_name: ::regions::regions().full_name(&view.home.code),
        on: view.on.to_string(),
        standing: view.standing.key(),
        answer: words::note(lang, &view.answer),
        because: notes(&view.because),
        credit_rupiah: view.credit.0,
        receipts: view.receipts.iter().map(receipt).collect(),
        tasks: notes(&view.tasks),
        invented: view.invented,
        name: view.name,
        masked_nik: view.masked_nik,
        masked_phone: view.masked_phone,
        official_number: view.official_number,
    }
}

fn sex(sex: kernel::Sex) -> &'static str {
    match sex {
        kernel::Sex::Female => "female",
        kernel::Sex::Male => "male",
    }
}

async fn one(
    State(state): State<AppState>,
    caller: Caller,
    Named(id): Named<Uuid>,
    Asked(days): Asked<Days>,
) -> Reply<Member> {
    let on = day("on", days.on.as_deref())?;
    let known = day("known_on", days.known_on.as_deref())?;
    let view = state.app.member(caller.actor(), MemberId(id), on, known, caller.now).await?;
    Ok(Answered(member(caller.lang, view)))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SearchAsked {
    /// What is known of the person.
    q: String,
    /// Where the page before ended: its `next`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct FoundMembers {
    found: Vec<FoundMember>,
    /// Asks for the next page as `after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct FoundMember {
    id: Uuid,
    name: String,
    born: String,
    masked_nik: String,
    home: String,
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    covered_until: Option<String>,
    maybe_duplicate: bool,
}

fn found(found: Found) -> FoundMember {
    FoundMember {
        id: found.person.id.0,
        born: found.born.to_string(),
        standing: found.standing.key(),
        covered_until: found.until.map(|d| d.to_string()),
        maybe_duplicate: found.maybe_duplicate,
        name: found.person.name,
        masked_nik: found.masked_nik,
        home: found.home,
    }
}

async fn search(
    State(state): State<AppState>,
    caller: Caller,
    Json(asked): Json<SearchAsked>,
) -> Reply<FoundMembers> {
    let view = state.app.search(caller.actor(), &asked.q, asked.after.as_deref(), caller.now).await?;
    let next = view.next;
    Ok(Answered(FoundMembers { found: view.found.into_iter().map(found).collect(), next }))
}
