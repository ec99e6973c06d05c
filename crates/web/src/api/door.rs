//! Signing in and out, and tokens for other systems.

use super::json::{Answered, FormBody, Json, Reply};
use crate::limits::Begun;
use crate::openapi::Operation;
use crate::problem::Fault;
use crate::routes::Route;
use crate::session::{self, Anybody, Caller, Gate};
use crate::{AppState, browser};
use app::{Knock, SignInProblem, SignedInSession};
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::POST,
            "/api/v1/sign-in",
            Gate::Open,
            || post(sign_in),
            || {
                Operation::new("signIn", "Door", "Sign in")
                    .says("The token is shown as `Authorization: Bearer …` and is good for twelve hours.")
                    .json::<SignInAsked>()
                    .answers::<SignedInAs>("Signed in.")
                    .problem(401)
                    .problem(403)
                    .problem(429)
            },
        ),
        Route::api(
            Method::POST,
            "/api/v1/sign-out",
            Gate::OwnSession,
            || post(sign_out),
            || {
                Operation::new("signOut", "Door", "Sign out")
                    .answers_nothing("The token is good for nothing more.")
            },
        ),
        Route::api(
            Method::GET,
            "/api/v1/me",
            Gate::OwnSession,
            || get(me),
            || Operation::new("me", "Door", "Who is signed in").answers::<Me>("Who this token stands for."),
        ),
        Route::api(
            Method::POST,
            "/api/v1/password",
            Gate::OwnPassword,
            || post(password),
            || {
                Operation::new("changePassword", "Door", "Change one's own password")
                    .says("Every other session and device of the person is shut; go on with the new token.")
                    .json::<PasswordAsked>()
                    .answers::<SignedInAs>("Changed.")
                    .problem(422)
            },
        ),
        Route::api(
            Method::POST,
            "/api/v1/oauth/token",
            Gate::Open,
            || post(token),
            || {
                Operation::new("clientToken", "Door", "A token for another system")
                    .says("Client credentials (RFC 6749, 4.4). The token is good for an hour.")
                    .form::<TokenAsked>()
                    .answers::<Token>("The token.")
                    .problem(429)
            },
        ),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SignInAsked {
    login: String,
    password: String,
    /// From an authenticator, where the account has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct SignedInAs {
    token: String,
    /// The moment it ends, `2026-11-20T16:05:06Z`.
    expires: String,
    /// The password was for once: change it before anything else.
    must_change: bool,
    me: Me,
}

/// Who a token stands for.
#[derive(Serialize, JsonSchema)]
struct Me {
    actor: Uuid,
    name: String,
    /// A role of the access matrix.
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<Uuid>,
    /// `person`, `device`, `client`.
    kind: String,
    /// Beside a cookie, as `X-CSRF-Token`; not needed with a bearer token.
    csrf: String,
}

fn me_of(session: &app::Session) -> Me {
    Me {
        actor: session.actor.id.0,
        name: session.actor.name.clone(),
        role: session.actor.role.key().to_owned(),
        office: session.actor.office.map(|o| o.0),
        kind: session::kind_key(session.kind).to_owned(),
        csrf: session.csrf.clone(),
    }
}

fn signed_in_as(signed_in: &SignedInSession) -> SignedInAs {
    SignedInAs {
        token: signed_in.token.clone(),
        expires: signed_in.session.expires.to_string(),
        must_change: signed_in.session.must_change,
        me: me_of(&signed_in.session),
    }
}

async fn sign_in(
    State(state): State<AppState>,
    anybody: Anybody,
    headers: HeaderMap,
    Json(asked): Json<SignInAsked>,
) -> Reply<SignedInAs> {
    state.tries.count(anybody.from, anybody.now)?;
    let (begun, from) = (Begun::now(), browser::label(&headers));
    let knock = Knock {
        login: &asked.login,
        password: &asked.password,
        code: asked.code.as_deref(),
        from: &from,
        passwords: state.passwords(),
    };
    match state.app.knock(knock, anybody.now).await {
        Ok(signed_in) => Ok(Answered(signed_in_as(&signed_in))),
        Err(problem) => {
            begun.failed().await;
            Err(not_signed_in(problem))
        }
    }
}

/// Why nobody was signed in, as a fault.
fn not_signed_in(problem: SignInProblem) -> Fault {
    match problem {
        SignInProblem::Wrong => Fault::new(StatusCode::UNAUTHORIZED, "sign_in.refused"),
        SignInProblem::WantsCode => Fault::new(StatusCode::UNAUTHORIZED, "sign_in.wants_code"),
        SignInProblem::Inactive => Fault::new(StatusCode::FORBIDDEN, "sign_in.inactive"),
        SignInProblem::ElsewhereOnly => Fault::new(StatusCode::FORBIDDEN, "sign_in.elsewhere_only"),
        SignInProblem::Locked { seconds } => {
            let mut fault =
                Fault::new(StatusCode::TOO_MANY_REQUESTS, "sign_in.locked.minutes").after(seconds);
            fault.note = fault.note.with("minutes", (seconds + 59) / 60);
            fault
        }
        SignInProblem::App(error) => error.into(),
    }
}

async fn sign_out(State(state): State<AppState>, caller: Caller) -> Result<StatusCode, Fault> {
    state.app.sign_out(&caller.token, caller.now).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn me(caller: Caller) -> Answered<Me> {
    Answered(me_of(&caller.session))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PasswordAsked {
    /// The present one; not asked of who came in with one for once.
    #[serde(default)]
    current: String,
    /// At least ten characters.
    password: String,
}

async fn password(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Json(asked): Json<PasswordAsked>,
) -> Reply<SignedInAs> {
    // Tried as often as a sign-in, from one address.
    state.tries.count(caller.from, caller.now)?;
    let from = browser::label(&headers);
    let (current, password) = (&asked.current, &asked.password);
    let changed = state.app.change_password(&caller.session, current, password, &from, caller.now).await?;
    Ok(Answered(signed_in_as(&changed.map_err(Fault::refused)?)))
}

#[derive(Deserialize, JsonSchema)]
struct TokenAsked {
    /// `client_credentials`.
    grant_type: String,
    client_id: String,
    client_secret: String,
}

#[derive(Serialize, JsonSchema)]
struct Token {
    access_token: String,
    /// `Bearer`.
    token_type: String,
    expires_in: i64,
}

/// RFC 6749, 5.2: this one answer has a form of its own.
#[derive(Serialize)]
struct TokenProblem {
    error: &'static str,
    error_description: String,
}

async fn token(
    State(state): State<AppState>,
    anybody: Anybody,
    FormBody(asked): FormBody<TokenAsked>,
) -> Result<Response, Fault> {
    if asked.grant_type != "client_credentials" {
        return Ok(no_token(anybody, StatusCode::BAD_REQUEST, "unsupported_grant_type"));
    }
    state.tries.count(anybody.from, anybody.now)?;
    match state.app.client_token(&asked.client_id, &asked.client_secret, anybody.now).await? {
        Some(signed_in) => Ok(Answered(Token {
            expires_in: seconds_between(anybody.now, signed_in.session.expires),
            access_token: signed_in.token,
            token_type: "Bearer".to_owned(),
        })
        .into_response()),
        None => Ok(no_token(anybody, StatusCode::UNAUTHORIZED, "invalid_client")),
    }
}

fn no_token(anybody: Anybody, status: StatusCode, error: &'static str) -> Response {
    let key = if status == StatusCode::UNAUTHORIZED { "client.wrong" } else { "client.grant" };
    let said = TokenProblem { error, error_description: text::word(anybody.lang, key).to_owned() };
    let mut response = (status, Answered(said)).into_response();
    if status == StatusCode::UNAUTHORIZED {
        let basic = header::HeaderValue::from_static("Basic realm=\"Payung\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, basic);
    }
    response
}

fn seconds_between(from: Instant, until: Instant) -> i64 {
    (until.0 - from.0).div_euclid(1_000_000)
}
