use super::commands::PaidMonth;
use super::json::{Answered, Json, Named, Reply};
use super::words::{self, NoteText};
use crate::AppState;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Anybody, Caller, Gate};
use access::Action;
use axum::extract::State;
use axum::http::Method;
use axum::routing::{get, post};
use kernel::Refusal;
use schemars::JsonSchema;
use seal::{ReceiptClaims, ReceiptProblem};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::GET,
            "/api/v1/receipts/{number}",
            Gate::Needs(Action::ViewReceipt),
            || get(one),
            || {
                Operation::new("receipt", "Receipts", "A receipt by its number")
                    .path::<String>("number", "`DPS-0001234-7`.")
                    .answers::<ReceiptText>("What was paid, and the text that proves it.")
                    .problem(404)
            },
        ),
        // Checking needs nothing of the house but its public keys: whoever holds the text may check it.
        Route::api(
            Method::POST,
            "/api/v1/receipts/verify",
            Gate::Open,
            || post(verify),
            || {
                Operation::new("verifyReceipt", "Receipts", "Is this receipt genuine?")
                .says("Asks no database: whether the text was signed here. A receipt reversed later still verifies.")
                .json::<ReceiptShown>()
                .answers::<ReceiptVerified>("What was signed.")
                .problem(422)
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/keys",
            Gate::Open,
            || get(keys),
            || {
                Operation::new("keys", "Receipts", "The public keys that receipts and cards are checked with")
                    .answers::<KeyList>("P-256, ES256.")
            },
        ),
    ]
}

#[derive(Serialize, JsonSchema)]
struct ReceiptText {
    number: String,
    member: Uuid,
    name: String,
    /// The NIK by its last four digits.
    masked_nik: String,
    /// Why it does not count any more, where it was reversed.
    #[serde(skip_serializing_if = "Option::is_none")]
    reversed: Option<NoteText>,
    paid_on: String,
    total_rupiah: i64,
    months: Vec<PaidMonth>,
    covered_from: String,
    covered_until: String,
    payer: String,
    taken_by: String,
    office: String,
    signed: String,
}

async fn one(
    State(state): State<AppState>,
    caller: Caller,
    Named(number): Named<String>,
) -> Reply<ReceiptText> {
    let receipt = state.app.receipt(caller.actor(), &number, caller.now).await?;
    let months = receipt.months.iter().flat_map(|m| {
        m.programmes.iter().map(|(programme, amount)| PaidMonth {
            month: m.month.to_string(),
            programme: programme.to_string(),
            amount_rupiah: amount.0,
        })
    });
    Ok(Answered(ReceiptText {
        months: months.collect(),
        member: receipt.person.id.0,
        name: receipt.person.name,
        masked_nik: receipt.masked_nik,
        reversed: receipt.reversed.as_ref().map(|n| words::note(caller.lang, n)),
        paid_on: receipt.paid_on.to_string(),
        total_rupiah: receipt.total.0,
        covered_from: receipt.covered_from.to_string(),
        covered_until: receipt.covered_until.to_string(),
        payer: text::say(caller.lang, &receipt.payer),
        taken_by: receipt.taken_by,
        office: receipt.office,
        signed: receipt.code,
        number: receipt.number,
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReceiptShown {
    /// `PYG1.…`, as printed or scanned.
    text: String,
}

/// What a genuine receipt says.
#[derive(Serialize, JsonSchema)]
struct ReceiptVerified {
    number: String,
    issued_on: String,
    /// The member's official number, or the short id until there is one.
    member_ref: String,
    name: String,
    office: String,
    months: Vec<PaidMonth>,
    credit_rupiah: i64,
    total_rupiah: i64,
    payer: String,
    taken_by: String,
}

async fn verify(
    State(state): State<AppState>,
    _: Anybody,
    Json(shown): Json<ReceiptShown>,
) -> Reply<ReceiptVerified> {
    let keys = state.app.keys().public_keys();
    let claims = seal::verify_receipt(&shown.text, &keys).map_err(not_genuine)?;
    Ok(Answered(verified(claims)))
}

fn not_genuine(problem: ReceiptProblem) -> Fault {
    Fault::refused(Refusal { note: problem.note(), field: Some("text".into()) })
}

fn verified(claims: ReceiptClaims) -> ReceiptVerified {
    let months = claims.lines.iter().map(|line| PaidMonth {
        month: line.month.to_string(),
        programme: line.programme.to_string(),
        amount_rupiah: line.amount_rupiah.0,
    });
    ReceiptVerified {
        months: months.collect(),
        total_rupiah: claims.total_rupiah().0,
        issued_on: claims.issued_on.to_string(),
        credit_rupiah: claims.credit_rupiah.0,
        number: claims.number,
        member_ref: claims.member_ref,
        name: claims.name,
        office: claims.office,
        payer: claims.payer,
        taken_by: claims.taken_by,
    }
}

#[derive(Serialize, JsonSchema)]
struct KeyList {
    keys: Vec<KeyText>,
}

#[derive(Serialize, JsonSchema)]
struct KeyText {
    kid: String,
    /// `ES256`.
    alg: &'static str,
    /// SubjectPublicKeyInfo in DER, base64.
    spki_base64: String,
}

async fn keys(State(state): State<AppState>, _: Anybody) -> Answered<KeyList> {
    let keys = state.app.keys().public_keys();
    let key = |key: &seal::PublicKey| KeyText {
        kid: key.kid().to_owned(),
        alg: "ES256",
        spki_base64: key.spki_base64(),
    };
    Answered(KeyList { keys: keys.all().iter().map(key).collect() })
}
