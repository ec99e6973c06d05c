//! The files of the verifier: what `/verify` needs to answer without a network, and the worker that keeps them.

use crate::assets::{self, Asset};
use crate::routes::Route;
use crate::ui::to;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::response::Response;
use axum::routing::get;
use std::borrow::Cow;
use std::sync::LazyLock;

const SCRIPT: &str = "text/javascript; charset=utf-8";

macro_rules! script {
    ($name:literal) => {
        LazyLock::new(|| {
            let code = include_bytes!(concat!("../assets/verify/", $name));
            Asset::new(Cow::Borrowed(code), SCRIPT)
        })
    };
}

static PAGE: LazyLock<Asset> = script!("verify.js");
static CARD: LazyLock<Asset> = script!("card.js");

/// All that the page asks for; the two last are what it knows.
const FILES: [&str; 9] = [
    to::VERIFY,
    "/assets/payung.css",
    "/assets/payung.svg",
    "/assets/kawung.svg",
    "/assets/desk.js",
    "/verify/verify.js",
    "/verify/card.js",
    "/api/v1/keys",
    "/verify/status",
];

/// The worker with its edition: a change of any file of the page is a new one.
static WORKER: LazyLock<Asset> = LazyLock::new(|| {
    let edition = format!("{}{}{}", PAGE.edition(), CARD.edition(), assets::edition());
    let edition = Asset::new(Cow::Owned(edition.into_bytes()), "");
    let files = serde_json::Value::from(FILES.as_slice());
    let code = format!(
        "const EDITION = \"{}\";\nconst FILES = {files};\n{}",
        edition.edition(),
        include_str!("../assets/verify/sw.js"),
    );
    Asset::new(Cow::Owned(code.into_bytes()), SCRIPT)
});

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::asset("/verify/verify.js", || get(page)),
        Route::asset("/verify/card.js", || get(card)),
        Route::asset("/verify/sw.js", || get(worker)),
    ]
}

async fn page(uri: Uri, headers: HeaderMap) -> Response {
    PAGE.answer(&uri, &headers)
}

async fn card(uri: Uri, headers: HeaderMap) -> Response {
    CARD.answer(&uri, &headers)
}

/// The worker's reach ends at its own folder unless the house says otherwise; the page stands one above.
async fn worker(uri: Uri, headers: HeaderMap) -> Response {
    let mut answer = WORKER.answer(&uri, &headers);
    let reach = HeaderName::from_static("service-worker-allowed");
    answer.headers_mut().insert(reach, HeaderValue::from_static(to::VERIFY));
    answer
}
