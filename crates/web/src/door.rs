//! The pages at the door: signing in and out, a new password, and the API's description for reading.

use crate::limits::Begun;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Posted, SignedIn, Visitor, safe_back};
use crate::ui::{self, to};
use crate::{AppState, Elsewhere, browser, cookies, openapi};
use app::view::{Form, NewPasswordView, SignInView};
use app::{Knock, SignInProblem, SignedInSession};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::{Instant, Refusal};
use serde::Deserialize;

pub(crate) fn routes() -> Vec<Route> {
    let own = Gate::OwnPassword;
    vec![
        Route::page(Method::GET, to::SIGN_IN, Gate::Open, || get(asked)),
        Route::page(Method::POST, to::SIGN_IN, Gate::Open, || post(sign_in)),
        Route::page(Method::POST, to::SIGN_OUT, Gate::OwnSession, || post(sign_out)),
        Route::page(Method::GET, to::PASSWORD, own, || get(new_password)),
        Route::page(Method::POST, to::PASSWORD, own, || post(change_password)),
        Route::page(Method::GET, to::API_DOCS, Gate::Open, || get(api_docs)),
        Route::page(Method::GET, to::API_SHAPES, Gate::Open, || get(|visitor| api_shapes(visitor, false))),
        Route::page(Method::GET, to::API_COMMANDS, Gate::Open, || get(|visitor| api_shapes(visitor, true))),
    ]
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

async fn asked(
    State(state): State<AppState>,
    visitor: Visitor,
    Query(Back { back }): Query<Back>,
) -> Response {
    let back = safe_back(&back);
    if visitor.session.is_some() {
        return Redirect::to(back).into_response();
    }
    let view = sign_in_view(&state, back.to_owned());
    ui::sign_in::page(&visitor.ctx, &view).into_response()
}

fn sign_in_view(state: &AppState, back: String) -> SignInView {
    let elsewhere = state.elsewhere.as_ref();
    SignInView {
        back,
        elsewhere: elsewhere.map(|e| e.name().to_owned()),
        elsewhere_only: elsewhere.is_some_and(Elsewhere::is_only),
        ..SignInView::default()
    }
}

async fn sign_in(
    State(state): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, Fault> {
    state.tries.count(visitor.from, visitor.now)?;
    let begun = Begun::now();
    let code = Some(form.get("code")).filter(|code| !code.trim().is_empty());
    let from = browser::label(&headers);
    let (login, password, passwords) = (form.get("user"), form.get("password"), state.passwords());
    let knock = Knock { login, password, code, from: &from, passwords };
    let signed_in = state.app.knock(knock, visitor.now).await;
    let back = safe_back(form.get("back")).to_owned();
    let problem = match signed_in {
        Ok(signed_in) => {
            // Whoever was signed in with this browser is so no longer.
            if let Some(token) = &visitor.token {
                state.app.sign_out(token, visitor.now).await?;
            }
            return Ok(entered(&state, &signed_in, visitor.now, &back));
        }
        Err(SignInProblem::App(error)) => return Err(error.into()),
        Err(problem) => problem,
    };
    begun.failed().await;
    // What was typed stays, the secrets go.
    let mut again = Form::default();
    again.set("user", form.get("user"));
    let mut view = sign_in_view(&state, back);
    match problem {
        SignInProblem::Locked { seconds } => view.locked_seconds = Some(seconds),
        SignInProblem::WantsCode => {
            view.wants_code = true;
            again.errors.push(Refusal::of("code", "sign_in.wants_code"));
        }
        SignInProblem::Inactive => again.errors.push(Refusal::of("user", "sign_in.inactive")),
        SignInProblem::ElsewhereOnly => again.errors.push(Refusal::of("user", "sign_in.elsewhere_only")),
        SignInProblem::Wrong | SignInProblem::App(_) => {
            view.wants_code = code.is_some();
            again.errors.push(Refusal::of("password", "sign_in.refused"));
        }
    }
    let status = match view.locked_seconds {
        Some(_) => StatusCode::TOO_MANY_REQUESTS,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    view.form = again;
    Ok((status, ui::sign_in::page(&visitor.ctx, &view)).into_response())
}

/// In, with the new session in the browser's hand.
pub(crate) fn entered(state: &AppState, signed_in: &SignedInSession, now: Instant, path: &str) -> Response {
    let seconds = (signed_in.session.expires.0 - now.0).div_euclid(1_000_000);
    let mut response = Redirect::to(path).into_response();
    cookies::give(state, &mut response, &signed_in.token, seconds);
    response
}

async fn sign_out(State(state): State<AppState>, me: SignedIn, _: Posted) -> Result<Response, Fault> {
    state.app.sign_out(&me.token, me.now).await?;
    let mut response = Redirect::to(to::SIGN_IN).into_response();
    cookies::take(&state, &mut response);
    Ok(response)
}

fn password_page(me: &SignedIn, errors: Vec<Refusal>) -> Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = NewPasswordView {
        form: Form { errors, ..Form::default() },
        min_length: seal::password::MIN_LENGTH as i64,
        first_time: me.session.must_change,
    };
    (status, ui::password::page(&me.ctx, &view)).into_response()
}

async fn new_password(me: SignedIn) -> Response {
    password_page(&me, Vec::new())
}

async fn change_password(
    State(state): State<AppState>,
    me: SignedIn,
    headers: HeaderMap,
    Posted(form): Posted,
) -> Result<Response, Fault> {
    state.tries.count(me.from, me.now)?;
    if form.get("password") != form.get("again") {
        return Ok(password_page(&me, vec![Refusal::of("again", "password.differs")]));
    }
    let from = browser::label(&headers);
    let (current, password) = (form.get("current"), form.get("password"));
    match state.app.change_password(&me.session, current, password, &from, me.now).await? {
        Ok(signed_in) => Ok(entered(&state, &signed_in, me.now, to::HOME)),
        Err(refusal) => Ok(password_page(&me, vec![refusal])),
    }
}

async fn api_docs(visitor: Visitor) -> Response {
    ui::api_docs::page(&visitor.ctx, openapi()).into_response()
}

async fn api_shapes(visitor: Visitor, of_commands: bool) -> Response {
    ui::api_docs::shapes(&visitor.ctx, openapi(), of_commands).into_response()
}
