//! What pages are drawn with, embedded: style, mark, pattern. Kept by browsers until its content changes.

use crate::routes::Route;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::LazyLock;

struct Asset {
    bytes: &'static [u8],
    kind: &'static str,
    /// In quotes, as it travels.
    mark: String,
}

macro_rules! assets {
    ($($handler:ident = $name:literal, $kind:literal;)*) => {
        /// Every asset.
        pub(crate) fn routes() -> Vec<Route> {
            vec![$(Route::asset(concat!("/assets/", $name), || get($handler))),*]
        }

        $(async fn $handler(uri: Uri, headers: HeaderMap) -> Response {
            static ASSET: LazyLock<Asset> =
                LazyLock::new(|| Asset::new(include_bytes!(concat!("../assets/", $name)), $kind));
            ASSET.answer(&uri, &headers)
        })*
    };
}

assets! {
    style = "payung.css", "text/css; charset=utf-8";
    mark = "payung.svg", "image/svg+xml";
    pattern = "kawung.svg", "image/svg+xml";
}

impl Asset {
    fn new(bytes: &'static [u8], kind: &'static str) -> Asset {
        Asset { bytes, kind, mark: format!("\"{:016x}\"", fnv(bytes)) }
    }

    fn answer(&self, uri: &Uri, headers: &HeaderMap) -> Response {
        // An address that carries the content's own mark never means anything else.
        let named = uri.query().and_then(|q| q.strip_prefix("v=")) == Some(self.mark.trim_matches('"'));
        let kept = if named { "public, max-age=31536000, immutable" } else { "public, no-cache" };
        let held = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
        let same =
            held.is_some_and(|held| held.split(',').any(|h| h.trim().trim_start_matches("W/") == self.mark));
        let mut response = if same {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(header::CONTENT_TYPE, HeaderValue::from_static(self.kind))], self.bytes).into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        if let Ok(mark) = HeaderValue::from_str(&self.mark) {
            headers.insert(header::ETAG, mark);
        }
        response
    }
}

/// FNV-1a of 64 bits: tells one edition from another, and need not withstand anybody.
fn fnv(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
