//! What pages are drawn with, embedded: style, mark, pattern. Kept by browsers until its content changes.

use crate::routes::Route;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::borrow::Cow;
use std::sync::LazyLock;

pub(crate) struct Asset {
    bytes: Cow<'static, [u8]>,
    kind: &'static str,
    /// In quotes, as it travels.
    mark: String,
}

/// One style sheet, written in pieces; what comes later wins, so phone and paper come last.
const STYLE: &str = concat!(
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/ground.css"),
    include_str!("../assets/css/frame.css"),
    include_str!("../assets/css/words.css"),
    include_str!("../assets/css/facts.css"),
    include_str!("../assets/css/tables.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/register.css"),
    include_str!("../assets/css/charts.css"),
    include_str!("../assets/css/map.css"),
    include_str!("../assets/css/doors.css"),
    include_str!("../assets/css/reports.css"),
    include_str!("../assets/css/desk.css"),
    include_str!("../assets/css/incident.css"),
    include_str!("../assets/css/account.css"),
    include_str!("../assets/css/admin.css"),
    include_str!("../assets/css/find.css"),
    include_str!("../assets/css/second.css"),
    include_str!("../assets/css/lists.css"),
    include_str!("../assets/css/plan.css"),
    include_str!("../assets/css/card.css"),
    include_str!("../assets/css/cash.css"),
    include_str!("../assets/css/phone.css"),
    include_str!("../assets/css/photo.css"),
    include_str!("../assets/css/print.css"),
);

macro_rules! assets {
    ($($handler:ident = $name:literal, $kind:literal, $bytes:expr;)*) => {
        /// Every asset.
        pub(crate) fn routes() -> Vec<Route> {
            vec![$(Route::asset(concat!("/assets/", $name), || get($handler))),*]
        }

        $(async fn $handler(uri: Uri, headers: HeaderMap) -> Response {
            static ASSET: LazyLock<Asset> =
                LazyLock::new(|| Asset::new(Cow::Borrowed($bytes), $kind));
            ASSET.answer(&uri, &headers)
        })*
    };
}

assets! {
    style = "payung.css", "text/css; charset=utf-8", STYLE.as_bytes();
    desk_script = "desk.js", "text/javascript; charset=utf-8", include_bytes!("../assets/desk.js");
    find = "find.js", "text/javascript; charset=utf-8", include_bytes!("../assets/find.js");
    lists_script = "lists.js", "text/javascript; charset=utf-8", include_bytes!("../assets/lists.js");
    photo_script = "photo.js", "text/javascript; charset=utf-8", include_bytes!("../assets/photo.js");
    mark = "payung.svg", "image/svg+xml", include_bytes!("../assets/payung.svg");
    outline = "indonesia.svg", "image/svg+xml", crate::draw::outline().as_bytes();
    pattern = "kawung.svg", "image/svg+xml", include_bytes!("../assets/kawung.svg");
}

/// Changes with the style of pages and the script that all of them carry.
pub(crate) fn edition() -> String {
    format!("{:016x}{:016x}", fnv(STYLE.as_bytes()), fnv(include_bytes!("../assets/desk.js")))
}

impl Asset {
    pub(crate) fn new(bytes: Cow<'static, [u8]>, kind: &'static str) -> Asset {
        let mark = format!("\"{:016x}\"", fnv(&bytes));
        Asset { bytes, kind, mark }
    }

    /// What tells this content from another, without quotes.
    pub(crate) fn edition(&self) -> &str {
        self.mark.trim_matches('"')
    }

    pub(crate) fn answer(&self, uri: &Uri, headers: &HeaderMap) -> Response {
        // An address that carries the content's own mark never means anything else.
        let named = uri.query().and_then(|q| q.strip_prefix("v=")) == Some(self.edition());
        let kept = if named { "public, max-age=31536000, immutable" } else { "public, no-cache" };
        let held = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
        let same =
            held.is_some_and(|held| held.split(',').any(|h| h.trim().trim_start_matches("W/") == self.mark));
        let mut response = if same {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            // Borrowed all but for the few that are put together at start: nothing is copied for those.
            let body: Body = match &self.bytes {
                Cow::Borrowed(bytes) => Body::from(*bytes),
                Cow::Owned(bytes) => Body::from(bytes.clone()),
            };
            ([(header::CONTENT_TYPE, HeaderValue::from_static(self.kind))], body).into_response()
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
