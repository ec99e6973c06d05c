//! A member's card, and what a card that is shown turns out to be.

use super::coverage::day;
use super::json::{Answered, Json, Named, Reply};
use crate::AppState;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Anybody, Caller, Gate};
use access::Action;
use app::SessionKind;
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use kernel::{MemberId, Zone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::GET,
            "/api/v1/members/{id}/card",
            Gate::Needs(Action::ViewReceipt),
            || get(one),
            || {
                Operation::new("memberCard", "Cards", "The card of a member")
                    .says("The latest that the facts bear out, signed as it is asked for. The look is kept.")
                    .path::<Uuid>("id", "The member's id.")
                    .answers::<CardText>("The text of its square, and what it says.")
                    .problem(404)
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/members/{id}/photo",
            Gate::Needs(Action::ViewPhoto),
            || get(photo),
            || {
                Operation::new("memberPhoto", "Members", "The photo of a member's identity card")
                    .says(
                        "To a person who is signed in, never to a device. Each look is kept. The command `photo` keeps \
                         one; the newest counts.",
                    )
                    .path::<Uuid>("id", "The member's id.")
                    .answers_bytes("image/jpeg", "The picture, and nothing else in it.")
                    .problem(404)
            },
        ),
        Route::api(
            Method::POST,
            "/api/v1/cards/verify",
            Gate::Open,
            || post(verify),
            || {
                Operation::new("verifyCard", "Cards", "What does this card mean for a day?")
                    .says("Whoever holds the text may ask. It never says that a person is not covered: only what this card knows.")
                    .json::<CardShown>()
                    .answers::<CardVerified>("The verdict, and what was signed.")
                    .problem(422)
            },
        ),
    ]
}

#[derive(Serialize, JsonSchema)]
struct CardText {
    /// `KB1:…`, for an alphanumeric QR code with error correction M.
    text: String,
    /// Its place in the status list.
    number: i64,
    covered_from: String,
    covered_until: String,
    /// The last day in good standing: the next contribution is due on it.
    standing_until: String,
    programmes: Vec<String>,
    issued_on: String,
    /// Of the payment it was made for.
    receipt: Option<String>,
}

async fn one(State(state): State<AppState>, caller: Caller, Named(id): Named<Uuid>) -> Reply<CardText> {
    let view = state.app.card(caller.actor(), MemberId(id), caller.now).await?;
    let card = view.card.ok_or_else(Fault::not_found)?;
    Ok(Answered(CardText {
        text: card.text,
        number: card.number,
        covered_from: card.from.to_string(),
        covered_until: card.until.to_string(),
        standing_until: card.standing_until.to_string(),
        programmes: card.programmes.iter().map(|(programme, _)| programme.to_string()).collect(),
        issued_on: card.issued_on.to_string(),
        receipt: card.receipt,
    }))
}

async fn photo(
    State(state): State<AppState>,
    caller: Caller,
    Named(id): Named<Uuid>,
) -> Result<Response, Fault> {
    // Not even to the phone of somebody who may see it at the desk: a phone is lost.
    if caller.session.kind != SessionKind::Person {
        return Err(Fault::new(StatusCode::FORBIDDEN, "photo.by_person"));
    }
    let jpeg = state.app.photo(caller.actor(), MemberId(id), caller.now).await?;
    Ok(crate::pages::photo::shown(jpeg))
}

#[derive(Deserialize, Serialize, JsonSchema)]
struct CardShown {
    /// `KB1:…`, as it was scanned.
    text: String,
    /// The day of the event, `2026-11-20`; today where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct CardVerified {
    /// `covered`, `not_yet_due` (treat; the branch confirms), `expired` and `before` (this card knows nothing of that day),
    /// `revoked`, `unknown_key`, `tampered`, `not_a_card`.
    verdict: String,
    on: String,
    /// What the card says; nothing where it is not genuine.
    card: Option<CardSays>,
    /// The card was issued after that day: whether the month was paid before it, the branch sees.
    issued_after: bool,
}

#[derive(Serialize, JsonSchema)]
struct CardSays {
    member_ref: String,
    /// In capitals, up to twenty letters.
    name: String,
    birth_year: i32,
    programmes: Vec<String>,
    number: u64,
    covered_from: String,
    covered_until: String,
    standing_until: String,
    issued_on: String,
}

async fn verify(
    State(state): State<AppState>,
    anybody: Anybody,
    Json(shown): Json<CardShown>,
) -> Reply<CardVerified> {
    let on = day("on", shown.on.as_deref())?.unwrap_or_else(|| anybody.now.day_in(Zone::WIB));
    let answer = state.app.verify_card(&shown.text, on, anybody.now).await?;
    let says = |card: seal::card::Card| CardSays {
        programmes: card.programmes.iter().map(ToString::to_string).collect(),
        birth_year: card.birth_year,
        number: card.number,
        covered_from: card.covered_from.to_string(),
        covered_until: card.covered_until.to_string(),
        standing_until: card.standing_until.to_string(),
        issued_on: card.issued.day_in(Zone::WIB).to_string(),
        member_ref: card.member_ref,
        name: card.name,
    };
    Ok(Answered(CardVerified {
        verdict: answer.verdict.key().to_owned(),
        on: answer.on.to_string(),
        card: answer.card.map(says),
        issued_after: answer.issued_after,
    }))
}
