//! Registering a person and taking the first contribution, one page, one batch.

use super::forms::{self, Paying, REGISTER_FIELDS, at_field, with_errors};
use super::typed::{self, Typed, price_differs};
use super::{Page, ctx, drawn, drawn_again, mint, pay};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn};
use crate::ui::{self, to};
use access::Action;
use app::view::{Form, RegisterView};
use axum::extract::{Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use kernel::{ActivityId, CommandId, Day, MemberId, Refusal, RegionCode};
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    let gate = Gate::Needs(Action::RegisterMember);
    vec![
        Route::page(Method::GET, to::REGISTER, gate, || get(empty)),
        Route::page(Method::POST, to::REGISTER, gate, || post(sent)),
        Route::page(Method::POST, to::REGISTER_LIVE, gate, || post(live)),
    ]
}

#[derive(Deserialize)]
struct At {
    activity: Option<String>,
}

async fn empty(State(state): State<AppState>, me: SignedIn, Query(at): Query<At>) -> Page {
    let activity = at.activity.as_deref().and_then(|id| id.parse().ok());
    let view = view(&state, &me, activity, mint(me.now), Form::default()).await?;
    drawn(ui::register::page(&ctx(&state, &me).await?, &view))
}

async fn view(
    state: &AppState,
    me: &SignedIn,
    activity: Option<ActivityId>,
    command: CommandId,
    form: Form,
) -> Result<RegisterView, Fault> {
    Ok(state.app.register_page(me.actor(), activity, command, form, me.now).await?)
}

/// The form as it stands, read and priced: the parts of the page that depend on it. Nothing is sent.
async fn live(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let activity: Option<ActivityId> = form.get("activity").parse().ok();
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let view = view(&state, &me, activity, command, form).await?;
    drawn(ui::register::live(&me.ctx, &view))
}

async fn sent(State(state): State<AppState>, me: SignedIn, Posted(form): Posted) -> Page {
    let activity: Option<ActivityId> = form.get("activity").parse().ok();
    let command = typed::command(&form).unwrap_or_else(|| mint(me.now));
    let goes = form.get("do") == "register";
    let mut view = view(&state, &me, activity, command, form).await?;
    if !goes {
        // Only looked up and priced: nothing was sent, and the id is still unused.
        return drawn(ui::register::page(&ctx(&state, &me).await?, &view));
    }
    // The page has read the form already and may have chosen the only village; that is what is sent.
    let form = view.form.clone();
    let mut typed = Typed::of(&form);
    let register = forms::register(&mut typed, place(&state, &me, activity), activity);
    let paying = Paying::read(&mut typed);
    let right = view.offers.iter().find(|o| o.months == paying.months).map(|o| o.total);
    let mut errors = std::mem::take(&mut typed.errors);
    errors.extend(right.and_then(|right| price_differs(paying.amount, right, paying.months)));
    if right.is_none() && errors.is_empty() {
        errors.push(Refusal::of("months", "read.form.months"));
    }
    if !(errors.is_empty() && view.form.errors.is_empty()) {
        view.form = with_errors(view.form, errors);
        return drawn_again(ui::register::page(&ctx(&state, &me).await?, &view));
    }
    let pay = paying.command(register.programmes.clone(), today(&me, &register.home), me.actor(), activity);
    let batch = forms::batch(command, register, pay);
    let answers = state.app.submit(me.actor(), &batch, me.now).await?;
    let mut answers = answers.into_iter();
    let (Some(registered), Some(paid)) = (answers.next(), answers.next()) else { return Err(Fault::later()) };
    if let Some(refusal) = registered.refusal {
        // The refused answer is kept for ever under its id: what is sent next is another command.
        view.command = mint(me.now);
        view.form = with_errors(view.form, vec![at_field(refusal, REGISTER_FIELDS)]);
        return drawn_again(ui::register::page(&ctx(&state, &me).await?, &view));
    }
    let member = MemberId(registered.subject.0);
    match (paid.refusal, paid.receipt) {
        (Some(refusal), _) => pay::unpaid(&state, &me, member, activity, &form, refusal).await,
        (None, Some(receipt)) => Ok(Redirect::to(&to::receipt(&receipt.number)).into_response()),
        (None, None) => Ok(Redirect::to(&to::member(member)).into_response()),
    }
}

/// Where this is done, in words: at the activity's place, or at the office.
pub(super) fn place(state: &AppState, me: &SignedIn, activity: Option<ActivityId>) -> String {
    let network = state.app.network();
    let at = activity.and_then(|id| network.activities.get(&id));
    let at = at.map(|a| if a.place.is_empty() { a.title.clone() } else { a.place.clone() });
    let office = || me.actor().office.and_then(|id| network.offices.get(&id)).or(network.national());
    at.or_else(|| office().map(|o| o.name.clone())).unwrap_or_default()
}

/// Today where the person lives: a payment is never in the future there.
fn today(me: &SignedIn, home: &str) -> Day {
    let home = RegionCode::parse(home).ok();
    home.map_or(me.ctx.today, |home| me.now.day_in(regions::regions().zone(&home)))
}
