//! Going to the institution's own sign-in, and coming back from it. Whatever goes wrong has a page that says what
//! happened and what to do; why, in detail, stands in the log.

use super::round::{Round, SECONDS};
use super::{Elsewhere, Trouble};
use crate::cookies;
use crate::door::entered;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{Gate, Visitor, safe_back};
use crate::ui::{self, Ctx, sso, to};
use crate::{AppState, browser};
use app::ElsewhereProblem;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, to::SSO, Gate::Open, || get(go)),
        Route::page(Method::GET, to::SSO_BACK, Gate::Open, || get(back)),
    ]
}

#[derive(Deserialize)]
struct Going {
    #[serde(default)]
    back: String,
}

async fn go(
    State(state): State<AppState>,
    visitor: Visitor,
    Query(going): Query<Going>,
) -> Result<Response, Fault> {
    let back = safe_back(&going.back);
    let Some(elsewhere) = &state.elsewhere else { return Ok(none(&visitor, back)) };
    state.tries.count(visitor.from, visitor.now)?;
    match elsewhere.begin(back, visitor.now).await {
        Ok((url, round)) => {
            let mut response = Redirect::to(&url).into_response();
            cookies::send_round(&state, &mut response, &round.sealed(state.app.keys()), SECONDS);
            Ok(response)
        }
        Err(trouble) => Ok(troubled(&visitor, elsewhere, back, Why::Before(trouble))),
    }
}

#[derive(Deserialize)]
struct Coming {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    error: String,
    /// RFC 9207: who answers.
    iss: Option<String>,
}

async fn back(
    State(state): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(coming): Query<Coming>,
) -> Result<Response, Fault> {
    let Some(elsewhere) = &state.elsewhere else { return Ok(none(&visitor, to::HOME)) };
    state.tries.count(visitor.from, visitor.now)?;
    let held = cookies::ROUND.of(&headers, state.secure_cookies);
    let round = held.and_then(|sealed| Round::open(sealed, state.app.keys(), visitor.now));
    let back = round.as_ref().map_or_else(|| to::HOME.to_owned(), |round| safe_back(&round.back).to_owned());
    let from = browser::label(&headers);
    let came = came_in(&state, elsewhere, &coming, round, &from, &visitor).await;
    let mut response = match came {
        Ok(signed_in) => {
            if let Some(token) = &visitor.token {
                state.app.sign_out(token, visitor.now).await?;
            }
            entered(&state, &signed_in, visitor.now, &back)
        }
        Err(Why::App(fault)) => return Err(fault),
        Err(why) => troubled(&visitor, elsewhere, &back, why),
    };
    // Once there and back: a second time begins anew.
    cookies::end_round(&state, &mut response);
    Ok(response)
}

/// Where on the way it went wrong.
enum Why {
    Before(Trouble),
    /// The provider vouches for this name, and it opens nothing here.
    After(ElsewhereProblem, String),
    App(Fault),
}

async fn came_in(
    state: &AppState,
    elsewhere: &Elsewhere,
    coming: &Coming,
    round: Option<Round>,
    from: &str,
    visitor: &Visitor,
) -> Result<app::SignedInSession, Why> {
    let round = round.ok_or(Why::Before(Trouble::Expired))?;
    if !seal::same(round.state.as_bytes(), coming.state.as_bytes()) {
        return Err(Why::Before(Trouble::Expired));
    }
    let issuer = elsewhere.issuer.as_str();
    if let Some(other) = coming.iss.as_deref().filter(|iss| *iss != issuer) {
        return Err(Why::Before(Trouble::Wrong(format!("{other:?} answered for {issuer}"))));
    }
    if !coming.error.is_empty() {
        return Err(Why::Before(Trouble::Denied(coming.error.escape_debug().to_string())));
    }
    if coming.code.is_empty() {
        return Err(Why::Before(Trouble::Expired));
    }
    let proven = elsewhere.prove(&coming.code, round, visitor.now).await.map_err(Why::Before)?;
    match state.app.sign_in_elsewhere(&proven, from, visitor.now).await {
        Ok(signed_in) => Ok(signed_in),
        Err(ElsewhereProblem::App(error)) => Err(Why::App(error.into())),
        Err(problem) => Err(Why::After(problem, proven.login)),
    }
}

/// A link kept from when there was one.
fn none(visitor: &Visitor, back: &str) -> Response {
    let view = sso::View { kind: "none", name: "", login: None, reference: None, back };
    (StatusCode::BAD_REQUEST, ui::sso::page(&visitor.ctx, &view)).into_response()
}

/// The page of what went wrong.
fn troubled(visitor: &Visitor, elsewhere: &Elsewhere, back: &str, why: Why) -> Response {
    let mut view = sso::View { kind: "wrong", name: elsewhere.name(), login: None, reference: None, back };
    let status = match &why {
        Why::Before(Trouble::Down(_)) => {
            view.kind = "down";
            StatusCode::BAD_GATEWAY
        }
        Why::Before(Trouble::Denied(_)) => {
            view.kind = "denied";
            StatusCode::FORBIDDEN
        }
        Why::Before(Trouble::Expired) => {
            view.kind = "expired";
            StatusCode::BAD_REQUEST
        }
        Why::Before(Trouble::NoName) => {
            view.kind = "no_name";
            StatusCode::FORBIDDEN
        }
        Why::Before(Trouble::Wrong(_)) | Why::App(_) => StatusCode::FORBIDDEN,
        Why::After(problem, login) => {
            view.login = Some(login);
            view.kind = match problem {
                ElsewhereProblem::Inactive => "inactive",
                ElsewhereProblem::Taken => "taken",
                ElsewhereProblem::Stranger | ElsewhereProblem::App(_) => "stranger",
            };
            StatusCode::FORBIDDEN
        }
    };
    // What is for whoever keeps the machine: never a token, never a name.
    let reference = match &why {
        Why::Before(
            trouble @ (Trouble::Down(_) | Trouble::Wrong(_) | Trouble::NoName | Trouble::Denied(_)),
        ) => {
            let reference = uuid::Uuid::now_v7().simple().to_string().split_off(24);
            eprintln!("{reference}: sign-in elsewhere: {trouble}");
            Some(reference)
        }
        _ => None,
    };
    view.reference = reference.as_deref();
    // A switch of language goes to the sign-in, not a second time over the way back with its code.
    let ctx = Ctx { path: to::sign_in(back), ..visitor.ctx.clone() };
    (status, ui::sso::page(&ctx, &view)).into_response()
}
