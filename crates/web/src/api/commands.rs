use super::json::{Answered, Raw, Reply};
use super::words::{self, NoteText, RefusalText};
use crate::AppState;
use crate::limits::BATCH_BODY;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Caller, Gate, ZERO};
use app::wire::Envelope;
use app::{Answer, Outcome, ReceiptAnswer};
use axum::extract::State;
use axum::http::Method;
use axum::routing::post;
use kernel::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use text::Lang;
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    // Each command asks access for itself, with its own place.
    vec![Route::api(
        Method::POST,
        "/api/v1/commands",
        Gate::SignedIn,
        || post(send),
        || {
            Operation::new("sendCommands", "Commands", "Carry out commands")
            .says(
                "Up to 5,000 commands, answered in their order, each for itself: one that is refused or cannot be read \
                 holds back no other. Every id is minted by the sender; sending a command again gets the answer it got. \
                 Some changes need a second person: sent alone they are refused as `approval.needed` and not kept. Send \
                 the same command inside a `propose`; somebody else says yes or no with `decide_proposal`, and the \
                 command then has its answer under its own id.",
            )
            .header(
                "Idempotency-Key",
                "Taken and not needed: every command carries its own id, and a batch sent twice is answered twice alike.",
            )
            .json::<Commands>()
            .answers::<Answers>("An answer for each command, in order.")
        },
    )]
}

/// A batch; a single command is a batch of one.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the description's word for what `Batch` reads piece by piece")]
struct Commands {
    commands: Vec<Envelope>,
}

/// Read piece by piece, so that one unreadable command leaves the others alone.
#[derive(Deserialize)]
struct Batch<'a> {
    #[serde(borrow)]
    commands: Vec<&'a RawValue>,
}

#[derive(Serialize, JsonSchema)]
struct Answers {
    answers: Vec<AnswerText>,
}

/// What a command got.
#[derive(Serialize, JsonSchema)]
pub struct AnswerText {
    /// The command's id; left out only where it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// What it was decided about: the member that the sender's own id turned out to stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<Uuid>,
    outcome: OutcomeKey,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<RefusalText>,
    notes: Vec<NoteText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<ReceiptGiven>,
    /// Of a proposal that was approved: what the command in it got.
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<Box<AnswerText>>,
    /// This answer had been given before.
    again: bool,
}

/// `done`; `refused`, and nothing was changed; `recorded`: it had happened already, and a person works it off.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKey {
    Done,
    Refused,
    Recorded,
}

/// The receipt handed over, with what it bought.
#[derive(Serialize, JsonSchema)]
pub struct ReceiptGiven {
    id: Uuid,
    number: String,
    total_rupiah: i64,
    months: Vec<PaidMonth>,
    /// Kept for the member beyond these months.
    credit_rupiah: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    covered_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    covered_until: Option<String>,
    /// Proves the receipt without the database: see `verifyReceipt`.
    signed: String,
}

/// One programme of one month.
#[derive(Serialize, JsonSchema)]
pub struct PaidMonth {
    pub month: String,
    pub programme: String,
    pub amount_rupiah: i64,
}

/// What a command names even where the rest cannot be read.
#[derive(Deserialize)]
struct Legible {
    id: Option<Uuid>,
    subject: Option<Uuid>,
}

async fn send(State(state): State<AppState>, caller: Caller, Raw(body): Raw<BATCH_BODY>) -> Reply<Answers> {
    let batch: Batch<'_> = serde_json::from_slice(&body).map_err(Fault::malformed)?;
    let mut read = Vec::with_capacity(batch.commands.len());
    let mut unread = Vec::new();
    for (at, raw) in batch.commands.iter().enumerate() {
        if raw.get().contains("\\u0000") {
            unread.push((at, malformed(caller.lang, raw, &ZERO)));
            continue;
        }
        match serde_json::from_str::<Envelope>(raw.get()) {
            Ok(envelope) => read.push(envelope),
            Err(error) => unread.push((at, malformed(caller.lang, raw, &error))),
        }
    }
    let answers = state.app.submit(caller.actor(), &read, caller.now).await?;
    let mut answers: Vec<AnswerText> = answers.into_iter().map(|a| in_words(caller.lang, a)).collect();
    for (at, answer) in unread {
        answers.insert(at.min(answers.len()), answer);
    }
    Ok(Answered(Answers { answers }))
}

fn malformed(lang: Lang, raw: &RawValue, error: &impl ToString) -> AnswerText {
    let legible: Option<Legible> = serde_json::from_str(raw.get()).ok();
    let refusal = Refusal::new("command.malformed").with("why", error.to_string());
    AnswerText {
        id: legible.as_ref().and_then(|l| l.id),
        subject: legible.and_then(|l| l.subject),
        outcome: OutcomeKey::Refused,
        refusal: Some(words::refusal(lang, &refusal)),
        notes: Vec::new(),
        receipt: None,
        inner: None,
        again: false,
    }
}

pub fn in_words(lang: Lang, answer: Answer) -> AnswerText {
    AnswerText {
        id: Some(answer.id.0),
        subject: Some(answer.subject.0),
        outcome: match answer.outcome {
            Outcome::Done => OutcomeKey::Done,
            Outcome::Refused => OutcomeKey::Refused,
            Outcome::Recorded => OutcomeKey::Recorded,
        },
        refusal: answer.refusal.map(|r| words::refusal(lang, &r)),
        notes: answer.notes.iter().map(|n| words::note(lang, n)).collect(),
        receipt: answer.receipt.map(given),
        inner: answer.inner.map(|inner| Box::new(in_words(lang, *inner))),
        again: answer.again,
    }
}

fn given(receipt: ReceiptAnswer) -> ReceiptGiven {
    let months = receipt.lines.iter().map(|(month, programme, amount)| PaidMonth {
        month: month.to_string(),
        programme: programme.to_string(),
        amount_rupiah: amount.0,
    });
    ReceiptGiven {
        id: receipt.id.0,
        months: months.collect(),
        total_rupiah: receipt.total_rupiah.0,
        credit_rupiah: receipt.credit_rupiah.0,
        covered_from: receipt.covered_from.map(|d| d.to_string()),
        covered_until: receipt.covered_until.map(|d| d.to_string()),
        number: receipt.number,
        signed: receipt.signed,
    }
}
