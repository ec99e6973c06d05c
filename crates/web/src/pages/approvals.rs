//! What waits for a second person, and their word.

use super::forms::{at_field, with_errors};
use super::typed;
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::ProposalKey;
use app::view::{Form, Show};
use app::wire::{Command, DecideProposal, Envelope, Withdraw};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::Refusal;
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::ViewApprovals);
    vec![
        Route::page(Method::GET, to::APPROVALS, gate, || get(list)),
        Route::page(Method::GET, "/approvals/{subject}/{id}", gate, || get(one)),
        Route::page(Method::POST, "/approvals/{subject}/{id}", gate, || post(said)),
    ]
}

#[derive(Deserialize)]
struct Listing {
    show: Option<String>,
    after: Option<String>,
}

async fn list(State(state): State<AppState>, me: SignedIn, Query(listing): Query<Listing>) -> Page {
    let show = listing.show.as_deref().and_then(Show::from_key).unwrap_or_default();
    let view = state.app.approvals(me.actor(), show, listing.after.as_deref()).await?;
    drawn(ui::approvals::page(&ctx(&state, &me).await?, &view))
}

type Named = Path<(String, String)>;

fn key((subject, id): (String, String)) -> Result<ProposalKey, Fault> {
    Ok(ProposalKey { subject: part(&subject)?, proposal: part(&id)? })
}

async fn one(State(state): State<AppState>, me: SignedIn, Path(named): Named) -> Page {
    let view = state.app.approval(me.actor(), key(named)?, mint(me.now), Form::default(), me.now).await?;
    drawn(ui::approval::page(&ctx(&state, &me).await?, &view))
}

async fn said(State(state): State<AppState>, me: SignedIn, Path(named): Named, Posted(form): Posted) -> Page {
    let key = key(named)?;
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let asked = if form.get("do") == "withdraw" {
        Command::Withdraw(Withdraw { proposal: key.proposal.0 })
    } else {
        Command::DecideProposal(DecideProposal {
            proposal: key.proposal.0,
            verdict: form.get("verdict").to_owned(),
            reason: form.get("reason").trim().to_owned(),
        })
    };
    let mut errors = Vec::new();
    if matches!(&asked, Command::DecideProposal(word) if word.verdict.is_empty()) {
        errors.push(Refusal::of("verdict", "approval.choose"));
    } else {
        let envelope = Envelope { id: command.0, subject: key.subject.0, office: None, command: asked };
        let answers = state.app.submit(me.actor(), &[envelope], me.now).await?;
        let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
        match answer.refusal {
            None => return Ok(Redirect::to(&to::approval(key)).into_response()),
            Some(refusal) => errors.push(at_field(refusal, &["reason", "verdict"])),
        }
    }
    let form = with_errors(form, errors);
    let view = state.app.approval(me.actor(), key, mint(me.now), form, me.now).await?;
    drawn_again(ui::approval::page(&ctx(&state, &me).await?, &view))
}
