//! Paying on for a member.

use super::forms::{PAY_FIELDS, Paying, at_field, single, with_errors};
use super::typed::{self, Typed, price_differs};
use super::{Page, ctx, drawn, drawn_again, mint, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{Form, RenewView};
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{ActivityId, CommandId, Day, MemberId, Note, Refusal};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::TakePayment);
    vec![
        Route::page(Method::GET, "/members/{id}/pay", gate, || get(empty)),
        Route::page(Method::POST, "/members/{id}/pay", gate, || post(sent)),
        Route::page(Method::POST, "/members/{id}/pay/live", gate, || post(live)),
    ]
}

#[derive(Deserialize)]
struct At {
    activity: Option<String>,
}

async fn empty(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(at): Query<At>,
) -> Page {
    let activity = at.activity.as_deref().and_then(|id| id.parse().ok());
    let view = view(&state, &me, part(&id)?, activity, mint(me.now), Form::default()).await?;
    drawn(ui::renew::page(&ctx(&state, &me).await?, &view))
}

/// The form as it stands, priced: the part of the page that depends on it. Nothing is sent.
async fn live(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let activity: Option<ActivityId> = form.get("activity").parse().ok();
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let view = view(&state, &me, part(&id)?, activity, command, form).await?;
    drawn(ui::renew::live(&me.ctx, &view))
}

async fn view(
    state: &AppState,
    me: &SignedIn,
    member: MemberId,
    activity: Option<ActivityId>,
    command: CommandId,
    form: Form,
) -> Result<RenewView, Fault> {
    Ok(state.app.renew(me.actor(), member, activity, command, form, me.now).await?)
}

async fn sent(
    State(state): State<AppState>,
    me: SignedIn,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Page {
    let activity: Option<ActivityId> = form.get("activity").parse().ok();
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let goes = form.get("do") == "pay";
    let mut view = view(&state, &me, part(&id)?, activity, command, form.clone()).await?;
    if !goes {
        return drawn(ui::renew::page(&ctx(&state, &me).await?, &view));
    }
    let mut typed = Typed::of(&form);
    let paying = Paying::read(&mut typed);
    if !typed.errors.is_empty() {
        view.form = with_errors(view.form, typed.errors);
        return drawn_again(ui::renew::page(&ctx(&state, &me).await?, &view));
    }
    // A form sent twice finds its months paid; the road knows the command and answers as it did, so it is asked first
    // and the price is looked at only where it refused.
    let (amount, months) = (paying.amount, paying.months);
    let pay = paying.command(Vec::new(), today(&state, &me, &view).await?, me.actor(), activity);
    let answers = state.app.submit(me.actor(), &single(command, view.member, pay), me.now).await?;
    let answer = answers.into_iter().next().ok_or_else(Fault::later)?;
    match (answer.refusal, answer.receipt) {
        (Some(refusal), _) => {
            let right = view.offers.iter().find(|o| o.months == months).map(|o| o.total);
            let priced = right.and_then(|right| price_differs(amount, right, months));
            let error = priced.unwrap_or_else(|| at_field(refusal, PAY_FIELDS));
            view.command = mint(me.now);
            view.form = with_errors(view.form, vec![error]);
            drawn_again(ui::renew::page(&ctx(&state, &me).await?, &view))
        }
        (None, Some(receipt)) => Ok(Redirect::to(&to::receipt(&receipt.number)).into_response()),
        (None, None) => Ok(Redirect::to(&to::member(view.member)).into_response()),
    }
}

/// Today where the member lives.
async fn today(state: &AppState, me: &SignedIn, view: &RenewView) -> Result<Day, Fault> {
    Ok(state.app.today_of(view.member, me.now).await?)
}

/// The person is registered and the payment was refused: its page, with what was typed and why.
pub(super) async fn unpaid(
    state: &AppState,
    me: &SignedIn,
    member: MemberId,
    activity: Option<ActivityId>,
    typed: &Form,
    refusal: Refusal,
) -> Page {
    let mut form = Form::default();
    for field in PAY_FIELDS {
        form.set(field, typed.get(field));
    }
    let form = with_errors(form, vec![at_field(refusal, PAY_FIELDS)]);
    let mut view = view(state, me, member, activity, mint(me.now), form).await?;
    view.notes.push(Note::new("read.form.registered_unpaid"));
    drawn_again(ui::renew::page(&ctx(state, me).await?, &view))
}
