//! What nobody sends by mistake: addresses and bodies made to make the house stumble.

use crate::kit::{Came, Desk, PASSWORD, at_the_desk, desk};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::json;
use std::time::{Duration, Instant};
use testkit::on_both;

/// In the place of ids, codes, days and moments.
const ODD: [&str; 12] = [
    "%00",
    "a%00b",
    "%27%20or%201%3D1--",
    "%F0%9F%8C%82%E2%80%AE%CC%81",
    "%FF%FE",
    "..%2F..%2Fetc%2Fpasswd",
    "-9223372036854775808",
    "9223372036854775807.00000000-0000-0000-0000-000000000001",
    "9999-12-31~00000000-0000-0000-0000-000000000001",
    "99999999999999999999-99",
    "0001-01",
    "00000000-0000-0000-0000-000000000000",
];

/// Every name that any page reads from its address.
const NAMES: [&str; 29] = [
    "q", "after", "before", "area", "place", "from", "until", "on", "known", "day", "month", "year", "kind",
    "office", "sort", "state", "ends", "member", "activity", "number", "done", "just", "other", "due",
    "level", "role", "actor", "list", "reading",
];

async fn look(desk: &Desk, path: &str, token: &str, page: bool) -> Came {
    let request = Request::builder().method(Method::GET).uri(path);
    let request = match page {
        true => request.header(header::COOKIE, format!("payung_session={token}")),
        false => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
    };
    desk.call(request.body(Body::empty()).unwrap()).await
}

/// `/members/{id}` with something else in the place of every name.
fn filled(path: &str, with: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { with.to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[test]
fn nonsense_in_an_address_fails_nowhere() {
    on_both(|house| async move {
        let desk = desk(house);
        let mut tokens = Vec::new();
        for role in ["clerk", "branch_head", "administrator"] {
            desk.hire(role, role, &["51.71"], false).await;
            tokens.push(desk.sign_in(role).await);
        }
        for route in web::table().iter().filter(|route| route.method == Method::GET) {
            let page = route.face != web::Face::Api;
            for odd in ODD {
                let query: Vec<String> = NAMES.iter().map(|name| format!("{name}={odd}")).collect();
                let path = format!("{}?{}", filled(route.path, odd), query.join("&"));
                for token in &tokens {
                    let came = look(&desk, &path, token, page).await;
                    assert!(!came.status.is_server_error(), "{path}: {} {}", came.status, came.body);
                }
            }
        }
    });
}

#[test]
fn a_zero_byte_is_told_whatever_carries_it() {
    on_both(|house| async move {
        let desk = desk(house);
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let login = desk.try_sign_in("ko\0mang", PASSWORD).await;
        assert_eq!(
            (login.status, login.json()["code"].clone()),
            (StatusCode::BAD_REQUEST, "request.malformed".into())
        );
        let member = uuid::Uuid::now_v7();
        let asked = json!({"id": uuid::Uuid::now_v7(), "subject": member, "command": {
            "kind": "reverse", "receipt_number": "DPS\u{0}1", "reason": "x"}});
        let answers = desk.post("/api/v1/commands", &token, &json!({"commands": [asked]})).await;
        assert_eq!(answers.json()["answers"][0]["refusal"]["code"], "command.malformed", "{}", answers.body);
        let client = "grant_type=client_credentials&client_id=a%00b&client_secret=x";
        let token_asked = Request::post("/api/v1/oauth/token")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(client))
            .unwrap();
        assert_eq!(desk.call(token_asked).await.status, StatusCode::BAD_REQUEST);
        let door = desk.get("/sign-in", "").await.cookie("payung_door").unwrap();
        let typed = Request::post("/sign-in")
            .header(header::COOKIE, format!("payung_door={door}"))
            .body(Body::from(format!("csrf={door}&user=ko%00mang&password=x")))
            .unwrap();
        assert_eq!(desk.call(typed).await.status, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn how_long_a_no_takes_does_not_tell_who_has_an_account() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        for login in ["komang", "tidak.ada"] {
            let begun = Instant::now();
            assert_eq!(desk.try_sign_in(login, "bukan ini").await.status, StatusCode::UNAUTHORIZED);
            assert!(begun.elapsed() >= Duration::from_millis(250), "{login}");
        }
    });
}

#[test]
fn ten_thousand_fields_are_read_in_a_moment() {
    at_the_desk(|desk| async move {
        let door = desk.get("/sign-in", "").await.cookie("payung_door").unwrap();
        let fields: String = (0..200_000).map(|n| format!("&{n:x}=")).collect();
        let begun = Instant::now();
        let typed = Request::post("/sign-in")
            .header(header::COOKIE, format!("payung_door={door}"))
            .body(Body::from(format!("csrf={door}{fields}")))
            .unwrap();
        let came = desk.call(typed).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(begun.elapsed() < Duration::from_secs(10));
    });
}
