use super::json::Answered;
use crate::AppState;
use crate::openapi::{self, Operation};
use crate::problem::Fault;
use crate::routes::{Face, Route};
use crate::session::{Anybody, Gate};
use axum::extract::State;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use schemars::JsonSchema;
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    vec![
        Route::api(
            Method::GET,
            "/api/v1/health",
            Gate::Open,
            || get(health),
            || {
                Operation::new("health", "House", "Does the house stand?")
                    .says("For the machine that watches: no sign-in, no figures, no names.")
                    .answers::<Health>("It stands, and its database answers.")
                    .problem(503)
            },
        ),
        Route {
            method: Method::GET,
            path: "/openapi.json",
            gate: Gate::Open,
            face: Face::Asset,
            operation: None,
            handler: || get(description),
        },
    ]
}

#[derive(Serialize, JsonSchema)]
struct Health {
    /// `ok`.
    status: &'static str,
    version: &'static str,
    /// Invented people only.
    demo: bool,
    /// Years of a demo world that are still loading.
    #[serde(skip_serializing_if = "Option::is_none")]
    loading: Option<LoadingText>,
}

#[derive(Serialize, JsonSchema)]
struct LoadingText {
    done: i64,
    total: i64,
}

async fn health(State(state): State<AppState>, _: Anybody) -> Result<Answered<Health>, Fault> {
    let reader = state.app.store().reader().await;
    drop(reader.map_err(|_| Fault::later())?);
    let loading = state.loading.as_ref().map(|l| l.now()).filter(|(done, total)| done < total);
    Ok(Answered(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        demo: state.app.is_demo(),
        loading: loading.map(|(done, total)| LoadingText { done, total }),
    }))
}

async fn description() -> Response {
    let kind = HeaderValue::from_static("application/json");
    let kept = HeaderValue::from_static("no-cache");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], openapi::bytes()).into_response()
}
