//! A member's card, whoever is shown one, and "am I covered?".

use super::{Page, ctx, drawn, drawn_again, part};
use crate::AppState;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn, Visitor};
use crate::ui::{self, to};
use access::Action;
use app::view::{Form, MineView, VerifyView};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use kernel::{Day, Refusal, Zone};
use std::time::Duration;

/// Every answer about a number takes so long, whether there is one or not: the time tells nothing.
const ANSWER_TIME: Duration = Duration::from_millis(250);

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/members/{id}/card", Gate::Needs(Action::ViewReceipt), || get(card)),
        Route::page(Method::GET, to::VERIFY, Gate::Open, || get(verify)),
        Route::page(Method::POST, to::VERIFY, Gate::Open, || post(verify_sent)),
        Route::page(Method::GET, to::COVERED, Gate::Open, || get(covered)),
        Route::page(Method::POST, to::COVERED, Gate::Open, || post(covered_sent)),
        Route::asset("/verify/status", || get(status)),
    ]
}

async fn card(State(state): State<AppState>, me: SignedIn, Path(id): Path<String>) -> Page {
    let view = state.app.card(me.actor(), part(&id)?, me.now).await?;
    drawn(ui::card::page(&ctx(&state, &me).await?, &view))
}

/// The signed list of cards that no longer hold, as verifiers fetch it.
async fn status(State(state): State<AppState>) -> Result<Response, Fault> {
    let list = state.app.card_status_list((state.clock)()).await.map_err(app::AppError::from)?;
    let kind = HeaderValue::from_static("application/statuslist+cwt");
    let keep = HeaderValue::from_static("public, max-age=60");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], list.to_vec()).into_response())
}

/// A browser keeps this page: it is the same for everybody, whoever is signed in.
fn nobodys(mut visitor: Visitor) -> Visitor {
    visitor.ctx.user = None;
    visitor
}

async fn verify(visitor: Visitor) -> Page {
    let visitor = nobodys(visitor);
    let mut form = Form::default();
    form.set("on", visitor.ctx.day_field(visitor.ctx.today));
    drawn(ui::verify::page(&visitor.ctx, &VerifyView { form, answer: None }))
}

async fn verify_sent(State(state): State<AppState>, visitor: Visitor, Posted(mut form): Posted) -> Page {
    state.tries.count(visitor.from, visitor.now)?;
    let visitor = nobodys(visitor);
    // The country's clocks are not alike: the furthest one says whether a day has come.
    let on = typed_day(&mut form, "on", visitor.now.day_in(Zone::WIT));
    if form.get("card").trim().is_empty() {
        form.errors.push(Refusal::of("card", "verify.card.missing"));
    }
    let (Some(on), true) = (on, form.errors.is_empty()) else {
        return drawn_again(ui::verify::page(&visitor.ctx, &VerifyView { form, answer: None }));
    };
    let answer = state.app.verify_card(form.get("card"), on, visitor.now).await?;
    // The next card is another one; the day may be the same.
    let mut next = Form::default();
    next.set("on", form.get("on"));
    drawn(ui::verify::page(&visitor.ctx, &VerifyView { form: next, answer: Some(answer) }))
}

/// A day that has come, or what is wrong with it among the form's errors.
fn typed_day(form: &mut Form, field: &'static str, latest: Day) -> Option<Day> {
    match app::day_typed(form.get(field)) {
        Some(day) if day <= latest => Some(day),
        Some(_) => {
            form.errors.push(Refusal::of(field, "verify.on.ahead"));
            None
        }
        None => {
            form.errors.push(Refusal::of(field, "read.form.day"));
            None
        }
    }
}

async fn covered(visitor: Visitor) -> Page {
    drawn(ui::covered::page(&visitor.ctx, &MineView::default()))
}

async fn covered_sent(State(state): State<AppState>, visitor: Visitor, Posted(form): Posted) -> Page {
    state.tries.count(visitor.from, visitor.now)?;
    let ready = tokio::time::Instant::now() + ANSWER_TIME;
    let view = state.app.am_i_covered(form, visitor.now).await;
    tokio::time::sleep_until(ready).await;
    let view = view?;
    let page = ui::covered::page(&visitor.ctx, &view);
    match (&view.answer, view.locked_seconds) {
        (Some(_), _) => drawn(page),
        (None, None) => drawn_again(page),
        (None, Some(_)) => Ok((StatusCode::TOO_MANY_REQUESTS, Html(page.into_string())).into_response()),
    }
}
