//! Cash in hands: counting what somebody brings, their word about it, and a third's.

use super::forms::{at_field, with_errors};
use super::typed::{self, Typed};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::Form;
use app::wire::{Command, ConfirmHandIn, DecideHandIn, Envelope, HandIn, Pieces};
use app::{Submitted, hand_in_faces};
use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{ActorId, Refusal, Rupiah, derived};
use uuid::Uuid;

pub(super) fn routes() -> Vec<Route> {
    let counts = Gate::Needs(Action::ReceiveCash);
    vec![
        Route::page(Method::GET, to::MONEY, Gate::Needs(Action::ViewCash), || get(all)),
        Route::page(Method::GET, to::MY_MONEY, Gate::Needs(Action::TakePayment), || get(mine)),
        Route::page(Method::GET, "/money/hands/{agent}", counts, || get(count)),
        Route::page(Method::POST, "/money/hands/{agent}", counts, || post(counted)),
        Route::page(Method::GET, "/money/{id}", Gate::SignedIn, || get(one)),
        Route::page(Method::POST, "/money/{id}", Gate::SignedIn, || post(said)),
    ]
}

async fn all(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.cash(me.actor(), me.now).await?;
    drawn(ui::cash::page(&ctx(&state, &me).await?, &view))
}

async fn mine(State(state): State<AppState>, me: SignedIn) -> Page {
    let view = state.app.my_cash(me.actor(), me.now).await?;
    drawn(ui::cash::mine(&ctx(&state, &me).await?, &view))
}

async fn count(State(state): State<AppState>, me: SignedIn, Path(agent): Path<String>) -> Page {
    let agent: ActorId = part(&agent)?;
    let view = state.app.cash_count(me.actor(), agent, mint(me.now), Form::default(), me.now).await?;
    drawn(ui::cash::count(&ctx(&state, &me).await?, &view))
}

async fn counted(
    State(state): State<AppState>,
    me: SignedIn,
    Path(agent): Path<String>,
    Posted(form): Posted,
) -> Page {
    let agent: ActorId = part(&agent)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let hand_in = derived(command.0, "hand_in");
    let (asked, mut errors) = typed_count(&form, agent);
    if errors.is_empty() {
        let command = Command::HandIn(asked);
        let envelope = Envelope {
            id: typed::command(&form).map_or(hand_in, |c| c.0),
            subject: hand_in,
            office: None,
            command,
        };
        let answers = state.app.submit(me.actor(), &[envelope], me.now).await?;
        match answers.into_iter().next().and_then(|answer| answer.refusal) {
            None => return Ok(Redirect::to(&to::hand_in(hand_in)).into_response()),
            Some(refusal) => errors.push(at_field(refusal, &["counted", "pieces", "reason"])),
        }
    }
    // A refusal is an answer for ever: what is sent next is another command.
    let form = with_errors(form, errors);
    let view = state.app.cash_count(me.actor(), agent, mint(me.now), form, me.now).await?;
    drawn_again(ui::cash::count(&ctx(&state, &me).await?, &view))
}

/// The sum as written, or as the pieces make it.
fn typed_count(form: &Form, agent: ActorId) -> (HandIn, Vec<Refusal>) {
    let mut typed = Typed::of(form);
    let mut pieces = Vec::new();
    for face in hand_in_faces() {
        let text = form.get(&format!("piece-{face}")).trim();
        match text.replace('.', "").parse::<i64>() {
            Ok(count) if count >= 0 => pieces.push(Pieces { face_rupiah: face, count }),
            Err(_) if text.is_empty() => {}
            _ => typed.errors.push(Refusal::of("pieces", "handin.pieces")),
        }
    }
    pieces.retain(|p| p.count > 0);
    let sum: i64 = pieces.iter().map(|p| p.face_rupiah.saturating_mul(p.count)).fold(0, i64::saturating_add);
    let counted = match form.get("counted").trim() {
        "" if sum > 0 => Rupiah(sum),
        _ => typed.rupiah("counted"),
    };
    let asked = HandIn {
        agent: agent.0,
        counted_rupiah: counted.0,
        expected_rupiah: form.get("expected").parse().unwrap_or_default(),
        pieces,
        reason: typed.optional("reason"),
    };
    if form.get("counted").trim().is_empty() && sum == 0 {
        typed.errors.retain(|e| e.field.as_deref() != Some("counted"));
        typed.errors.push(Refusal::of("counted", "handin.nothing"));
    }
    (asked, typed.errors)
}

async fn one(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.hand_in(me.actor(), part(&id)?, mint(me.now), Form::default()).await?;
    drawn(ui::cash::hand_in(&ctx(&state, &me).await?, &view))
}

async fn said(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let id: Uuid = part(&id)?;
    // Whether this hand-in is theirs to see at all is asked first.
    let before = state.app.hand_in(me.actor(), id, mint(me.now), Form::default()).await?;
    let command = typed::command(&form).unwrap_or(before.command);
    let reason = form.get("reason").trim().to_owned();
    let asked = match form.get("do") {
        "agree" => Command::ConfirmHandIn(ConfirmHandIn { agrees: true, reason: None }),
        "dispute" => Command::ConfirmHandIn(ConfirmHandIn { agrees: false, reason: Some(reason.clone()) }),
        verdict => {
            Command::DecideHandIn(DecideHandIn { verdict: verdict.to_owned(), reason: reason.clone() })
        }
    };
    let envelope = Envelope { id: command.0, subject: id, office: None, command: asked };
    let refusal = match state.app.submit_or_propose(me.actor(), envelope, &reason, me.now).await? {
        Submitted::Waiting(key) => return Ok(Redirect::to(&to::approval(key)).into_response()),
        Submitted::Answered(answer) => match answer.refusal {
            None => return Ok(Redirect::to(&to::hand_in(id)).into_response()),
            Some(refusal) => at_field(refusal, &["reason"]),
        },
    };
    let form = with_errors(form, vec![refusal]);
    let view = state.app.hand_in(me.actor(), id, mint(me.now), form).await?;
    drawn_again(ui::cash::hand_in(&ctx(&state, &me).await?, &view))
}
