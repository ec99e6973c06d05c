//! The one table of routes: from it come the router, the API's description, and the test that every road has a gate.

use crate::openapi::Operation;
use crate::problem::Fault;
use crate::session::{self, Gate};
use crate::{AppState, api, assets, door, elsewhere, field, pages, verify};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Method, Request, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::MethodRouter;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate, SizeAbove};

/// Below this, packing costs more than it saves.
const PACK_FROM_BYTES: u64 = 860;
/// Spreadsheets come packed.
const PACKED_ALREADY: NotForContentType = NotForContentType::const_new("application/vnd.openxmlformats");

/// Who reads what comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// A program: JSON, `problem+json`.
    Api,
    /// A person: pages, redirects.
    Page,
    /// A browser: style, pictures. Nothing personal.
    Asset,
}

/// One road into the house.
pub struct Route {
    pub method: Method,
    /// As axum writes it: `/members/{id}`.
    pub path: &'static str,
    pub gate: Gate,
    pub face: Face,
    /// What the API's description says of it.
    pub operation: Option<fn() -> Operation>,
    pub(crate) handler: fn() -> MethodRouter<AppState>,
}

impl Route {
    pub(crate) fn page(
        method: Method,
        path: &'static str,
        gate: Gate,
        handler: fn() -> MethodRouter<AppState>,
    ) -> Route {
        Route { method, path, gate, face: Face::Page, operation: None, handler }
    }

    pub(crate) fn asset(path: &'static str, handler: fn() -> MethodRouter<AppState>) -> Route {
        Route { method: Method::GET, path, gate: Gate::Open, face: Face::Asset, operation: None, handler }
    }

    pub(crate) fn api(
        method: Method,
        path: &'static str,
        gate: Gate,
        handler: fn() -> MethodRouter<AppState>,
        operation: fn() -> Operation,
    ) -> Route {
        Route { method, path, gate, face: Face::Api, operation: Some(operation), handler }
    }
}

/// All of them.
pub fn table() -> Vec<Route> {
    let mut all = api::routes();
    all.extend(door::routes());
    all.extend(elsewhere::routes());
    all.extend(pages::routes());
    all.extend(assets::routes());
    all.extend(field::routes());
    all.extend(verify::routes());
    all
}

/// The service, ready to be called in process or served.
pub fn router(state: AppState) -> Router {
    let over_https = state.secure_cookies;
    let mut router: Router<AppState> = Router::new();
    for route in table() {
        router = router.route(route.path, guarded(&state, &route));
    }
    router
        .fallback(|State(state): State<AppState>, request: Request<Body>| async move {
            session::nowhere(state, request, Fault::not_found()).await
        })
        .method_not_allowed_fallback(|State(state): State<AppState>, request: Request<Body>| async move {
            let fault = Fault::new(StatusCode::METHOD_NOT_ALLOWED, "request.method");
            session::nowhere(state, request, fault).await
        })
        .with_state(state)
        .layer(
            CompressionLayer::new().compress_when(
                DefaultPredicate::new().and(SizeAbove::new(PACK_FROM_BYTES)).and(PACKED_ALREADY),
            ),
        )
        .layer(axum::middleware::map_response(move |response| secured(over_https, response)))
}

/// The handler behind its door.
fn guarded(state: &AppState, route: &Route) -> MethodRouter<AppState> {
    let (state, gate) = (state.clone(), route.gate);
    let handler = (route.handler)();
    match route.face {
        Face::Api => handler.route_layer(from_fn(move |request: Request<Body>, next: Next| {
            session::api_door(state.clone(), gate, request, next)
        })),
        Face::Page => handler.route_layer(from_fn(move |request: Request<Body>, next: Next| {
            session::page_door(state.clone(), gate, request, next)
        })),
        Face::Asset => handler,
    }
}

/// Nothing from outside, nothing inside another site's frame, no window or picture shared with another site. Forms go to
/// this site only: the way to the institution's own sign-in is therefore a link, because a browser holds a form to this
/// even where its answer leads on.
const SECURITY: [(HeaderName, HeaderValue); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; frame-ancestors 'none'; \
             base-uri 'none'; form-action 'self'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), geolocation=()"),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// Over HTTPS a browser that has been here once asks for nothing else for a year. Other names of the same domain are
/// their own keepers' business.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

async fn secured(over_https: bool, mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in &SECURITY {
        headers.insert(name.clone(), value.clone());
    }
    if over_https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    }
    response
}
