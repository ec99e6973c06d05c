//! The phone's files under `/field`: one shell for everybody, modules, words, and a service worker that keeps an edition of all
//! of them whole. Nothing personal is in them; what is personal comes through the API and stays behind the phone's PIN.

use crate::assets::Asset;
use crate::routes::Route;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use maud::{DOCTYPE, html};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use text::Lang;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";
/// The rooms of the catalogue from which the phone speaks.
const ROOMS: [&str; 3] = ["handset.", "nik.", "sex."];

macro_rules! script {
    ($name:literal) => {
        include_str!(concat!("../assets/field/", $name))
    };
}

/// The modules by name, as they import each other.
const MODULES: &[(&str, &str)] = &[
    ("/field/again.js", script!("again.js")),
    ("/field/app.js", script!("app.js")),
    ("/field/bytes.js", script!("bytes.js")),
    ("/field/cash.js", script!("cash.js")),
    ("/field/complete.js", script!("complete.js")),
    ("/field/dates.js", script!("dates.js")),
    ("/field/db.js", script!("db.js")),
    ("/field/dom.js", script!("dom.js")),
    ("/field/enrol.js", script!("enrol.js")),
    ("/field/forgot.js", script!("forgot.js")),
    ("/field/hpke.js", script!("hpke.js")),
    ("/field/house.js", script!("house.js")),
    ("/field/incident.js", script!("incident.js")),
    ("/field/keypad.js", script!("keypad.js")),
    ("/field/money.js", script!("money.js")),
    ("/field/more.js", script!("more.js")),
    ("/field/nik.js", script!("nik.js")),
    ("/field/outbox.js", script!("outbox.js")),
    ("/field/phone.js", script!("phone.js")),
    ("/field/photo.js", script!("photo.js")),
    ("/field/pin.js", script!("pin.js")),
    ("/field/prices.js", script!("prices.js")),
    ("/field/qr.js", script!("qr.js")),
    ("/field/receipt.js", script!("receipt.js")),
    ("/field/receipts.js", script!("receipts.js")),
    ("/field/register.js", script!("register.js")),
    ("/field/renew.js", script!("renew.js")),
    ("/field/sent.js", script!("sent.js")),
    ("/field/sheet.js", script!("sheet.js")),
    ("/field/small.js", script!("small.js")),
    ("/field/today.js", script!("today.js")),
    ("/field/vault.js", script!("vault.js")),
    ("/field/words.js", script!("words.js")),
];

const STYLE: &str =
    concat!(include_str!("../assets/css/tokens.css"), include_str!("../assets/field/field.css"));

/// Path to content, all that an edition holds but the service worker itself, which carries the edition's name.
static FILES: LazyLock<BTreeMap<&'static str, Asset>> = LazyLock::new(|| {
    let text = |text: &'static str, kind| Asset::new(Cow::Borrowed(text.as_bytes()), kind);
    let picture = |bytes: &'static [u8]| Asset::new(Cow::Borrowed(bytes), "image/png");
    let made = |text: String, kind| Asset::new(Cow::Owned(text.into_bytes()), kind);
    let mut files: BTreeMap<&'static str, Asset> =
        MODULES.iter().map(|(path, code)| (*path, made(lean(code), SCRIPT))).collect();
    files.insert("/field", made(shell(), "text/html; charset=utf-8"));
    files.insert("/field/field.css", text(STYLE, "text/css; charset=utf-8"));
    files.insert("/field/words/id.json", made(words(Lang::Id), JSON));
    files.insert("/field/words/en.json", made(words(Lang::En), JSON));
    files.insert(
        "/field/app.webmanifest",
        text(include_str!("../assets/field/app.webmanifest"), "application/manifest+json"),
    );
    files.insert("/field/payung.svg", text(include_str!("../assets/payung.svg"), "image/svg+xml"));
    files.insert("/field/icon-192.png", picture(include_bytes!("../assets/field/icon-192.png")));
    files.insert("/field/icon-512.png", picture(include_bytes!("../assets/field/icon-512.png")));
    files
});

/// A module without the lines that are comments: they are for whoever reads the source, and weigh on a thin network. Lines keep
/// their numbers.
fn lean(code: &str) -> String {
    let mut within = false;
    let line = |line: &str| {
        let start = line.trim_start();
        within |= start.starts_with("/*");
        let comment = within || start.starts_with("//");
        within &= !line.trim_end().ends_with("*/");
        if comment { "\n".to_owned() } else { format!("{line}\n") }
    };
    code.lines().map(line).collect()
}

/// The service worker with its edition: a change of any file is a new one, fetched whole before it is used.
static WORKER: LazyLock<Asset> = LazyLock::new(|| {
    let edition: String = FILES.values().map(Asset::edition).collect();
    let edition = Asset::new(Cow::Owned(edition.into_bytes()), "");
    let files: Vec<&str> = FILES.keys().copied().collect();
    let files = serde_json::Value::from(files);
    let code = format!(
        "const EDITION = \"{}\";\nconst FILES = {files};\n{}",
        edition.edition(),
        include_str!("../assets/field/sw.js"),
    );
    Asset::new(Cow::Owned(code.into_bytes()), SCRIPT)
});

/// Every file of the phone.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes: Vec<Route> = FILES.keys().map(|path| Route::asset(path, || get(file))).collect();
    routes.push(Route::asset("/field/sw.js", || get(worker)));
    routes
}

async fn file(uri: Uri, headers: HeaderMap) -> Result<Response, StatusCode> {
    let file = FILES.get(uri.path()).ok_or(StatusCode::NOT_FOUND)?;
    Ok(file.answer(&uri, &headers))
}

/// The worker's reach ends at its own folder unless the house says otherwise; the shell stands one above.
async fn worker(uri: Uri, headers: HeaderMap) -> Response {
    let mut answer = WORKER.answer(&uri, &headers);
    let reach = HeaderName::from_static("service-worker-allowed");
    answer.headers_mut().insert(reach, HeaderValue::from_static("/field"));
    answer
}

/// The page that all screens are drawn into.
fn shell() -> String {
    let say = |key| text::word(Lang::default(), key);
    let page = html! {
        (DOCTYPE)
        html lang=(Lang::default().key()) data-theme="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#195a37";
                title { (say("handset.shell.title")) }
                link rel="stylesheet" href="/field/field.css";
                link rel="icon" href="/field/payung.svg" type="image/svg+xml";
                link rel="manifest" href="/field/app.webmanifest";
                // Asked for at once, not one after the other as each names the next.
                @for (path, _) in MODULES { link rel="modulepreload" href=(path); }
                script type="module" src="/field/app.js" {}
            }
            body {
                p #strip role="status" hidden {}
                main {
                    h1 { (say("handset.shell.title")) }
                    p { (say("handset.shell.opening")) }
                    noscript { p { (say("handset.shell.no_script")) } }
                }
            }
        }
    };
    page.into_string()
}

fn words(lang: Lang) -> String {
    let said = text::keys().filter(|key| ROOMS.iter().any(|room| key.starts_with(room)));
    let book: BTreeMap<&str, &str> = said.map(|key| (key, text::word(lang, key))).collect();
    serde_json::to_string(&book).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `from "./x.js"` names in a module.
    fn imports(code: &str) -> impl Iterator<Item = &str> {
        code.split("from \"./").skip(1).filter_map(|rest| rest.split('"').next())
    }

    #[test]
    fn a_module_is_served_without_its_comments_and_with_its_lines() {
        let code = "// Why.\nlet a = 1; // so\n  /** It\n   * goes on. */\n  b(\"https://c\");\n";
        assert_eq!(lean(code), "\nlet a = 1; // so\n\n\n  b(\"https://c\");\n");
        for (path, code) in MODULES {
            let whole = |line: &str| line.matches('`').count().is_multiple_of(2);
            assert!(code.lines().all(whole), "{path}: a text over several lines may look like a comment");
            assert_eq!(lean(code).lines().count(), code.lines().count(), "{path}");
        }
    }

    #[test]
    fn every_module_that_is_imported_is_served() {
        for (path, code) in MODULES {
            for name in imports(code) {
                let wanted = format!("/field/{name}");
                assert!(FILES.contains_key(wanted.as_str()), "{path} imports {name}");
            }
        }
    }

    #[test]
    fn every_sentence_that_a_screen_says_is_in_the_catalogue() {
        let mut missing = Vec::new();
        for (path, code) in MODULES {
            // Whole keys in quotes; those put together from parts end in a dot and are left out.
            for piece in code.split('"').skip(1).step_by(2) {
                let key = ROOMS.iter().any(|room| piece.starts_with(room)) && !piece.contains([' ', '$']);
                if key && !text::has(piece) {
                    missing.push(format!("{path}: {piece}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn no_sentence_of_the_phone_goes_unsaid() {
        let all: String = MODULES.iter().map(|(_, code)| *code).collect();
        let built = [
            "handset.q.",
            "handset.kind.",
            "handset.state.",
            "handset.tonight.",
            "handset.shell.",
            "handset.handin.",
            "handset.lacks.",
            "handset.relation.",
            "handset.sheet.kind.",
            "handset.money.unknown",
            "handset.money.ahead",
            "handset.money.ended",
        ];
        let unsaid: Vec<&str> = text::keys()
            .filter(|key| key.starts_with("handset.") && !built.iter().any(|stem| key.starts_with(stem)))
            .filter(|key| !all.contains(&format!("\"{key}\"")))
            .collect();
        assert!(unsaid.is_empty(), "{unsaid:#?}");
    }
}
