use crate::limits::{self, SMALL_BODY};
use crate::problem::Fault;
use crate::session::ZERO;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How a zero byte is written in JSON; unescaped it is no JSON at all.
pub const ESCAPED_ZERO: &[u8] = b"\\u0000";

/// The bytes of a body of at most so many.
pub struct Raw<const MOST: usize>(pub Bytes);

impl<S: Sync, const MOST: usize> FromRequest<S> for Raw<MOST> {
    type Rejection = Fault;
    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Fault> {
        limits::body(request.into_body(), MOST).await.map(Raw)
    }
}

/// A body in JSON; what cannot be read is a 400 with the parser's words.
pub struct Json<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Fault;
    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Fault> {
        let bytes = limits::body(request.into_body(), SMALL_BODY).await?;
        if bytes.windows(ESCAPED_ZERO.len()).any(|part| part == ESCAPED_ZERO) {
            return Err(Fault::malformed(ZERO));
        }
        serde_json::from_slice(&bytes).map(Json).map_err(Fault::malformed)
    }
}

/// A form, as OAuth sends it.
pub struct FormBody<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for FormBody<T> {
    type Rejection = Fault;
    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Fault> {
        let bytes = limits::body(request.into_body(), SMALL_BODY).await?;
        if bytes.windows(3).any(|part| part == b"%00") {
            return Err(Fault::malformed(ZERO));
        }
        serde_urlencoded::from_bytes(&bytes).map(FormBody).map_err(Fault::malformed)
    }
}

/// What follows the `?`.
pub struct Asked<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Asked(asked)).map_err(Fault::malformed)
    }
}

/// A part of the path. What does not read as one names nothing.
pub struct Named<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Named<T> {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let path = Path::<T>::from_request_parts(parts, state).await;
        path.map(|Path(name)| Named(name)).map_err(|_| Fault::not_found())
    }
}

/// An answer in JSON.
pub struct Answered<T>(pub T);

impl<T: Serialize> IntoResponse for Answered<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(bytes) => {
                let kind = HeaderValue::from_static("application/json");
                ([(header::CONTENT_TYPE, kind)], bytes).into_response()
            }
            Err(_) => Fault::later().into_response(),
        }
    }
}

pub type Reply<T> = Result<Answered<T>, Fault>;
