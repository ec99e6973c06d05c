use crate::kit::{PASSWORD, at_the_desk, desk_over_https, request};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use testkit::{invented, register};

/// Every answer, whoever asks and whatever for.
const GUARDS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(self), geolocation=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[test]
fn every_answer_carries_every_guard() {
    at_the_desk(|desk| async move {
        for path in [
            "/",
            "/sign-in",
            "/sign-in/sso",
            "/api/v1/health",
            "/nothing",
            "/api/v1/nothing",
            "/assets/payung.css",
        ] {
            let came = desk.get(path, "").await;
            for (name, value) in GUARDS {
                assert_eq!(came.header(name), value, "{path}");
            }
            assert_eq!(came.header("strict-transport-security"), "", "{path}: not over plain HTTP");
        }
    });
}

#[test]
fn what_names_its_reader_is_kept_nowhere() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        for path in ["/", "/account", "/account/authenticator", "/members", "/nothing", "/password"] {
            let cookie = format!("payung_session={token}");
            let asked = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
            let came = desk.call(asked).await;
            assert_eq!(came.header("cache-control"), "no-store", "{path}: {}", came.status);
        }
        assert_eq!(desk.get("/api/v1/me", &token).await.header("cache-control"), "no-store");
    });
}

#[test]
fn the_end_of_a_nik_never_stands_beside_a_birthday() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let one = invented(501);
        desk.house.send(&[register(&one)]).await;
        let token = desk.sign_in("komang").await;
        let born: kernel::Day = one.register.born.parse().unwrap();
        let (nik, name) = (&one.register.nik, one.register.name.replace(' ', "+"));
        let end = format!("• {}", &nik[nik.len() - 4..]);
        let birthdays = [
            born.to_string(),
            format!("{:02}-{:02}-{}", born.day_of_month(), born.month_number(), born.year()),
            text::day(text::Lang::Id, born),
            text::day_short(text::Lang::Id, born),
        ];
        let member = one.member;
        let mut ends = 0;
        for path in [
            format!("/members?q={name}"),
            format!("/members/hints?q={name}"),
            format!("/members/{member}"),
            format!("/members/{member}/correct"),
            format!("/members/{member}/complete"),
            format!("/incidents/new?q={name}"),
            format!("/incidents/new?member={member}"),
        ] {
            let asked = Request::get(&path).header(header::COOKIE, format!("payung_session={token}"));
            let came = desk.call(asked.body(Body::empty()).unwrap()).await;
            assert_eq!(came.status, StatusCode::OK, "{path}");
            let birthday = birthdays.iter().any(|day| came.body.contains(day.as_str()));
            assert!(!(came.body.contains(&end) && birthday), "{path}");
            ends += usize::from(came.body.contains(&end));
        }
        assert!(ends >= 4, "the end of the NIK stood on {ends} pages");
    });
}

#[test]
fn over_https_cookies_belong_to_this_host_alone_and_browsers_come_by_https_only() {
    testkit::run(async {
        let desk = desk_over_https(testkit::house_on(testkit::TestEngine::Sqlite).await);
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let page = desk.get("/sign-in", "").await;
        assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
        let set = page.header("set-cookie").to_owned();
        let door = page.cookie("__Host-payung_door").unwrap();
        for mark in ["Path=/;", "HttpOnly", "SameSite=Lax", "Secure"] {
            assert!(set.contains(mark) && !set.contains("Domain"), "{set}");
        }
        let form = |cookies: String| {
            let body = format!("csrf={door}&user=komang&password={}", PASSWORD.replace(' ', "+"));
            Request::post("/sign-in").header(header::COOKIE, cookies).body(Body::from(body)).unwrap()
        };
        // A neighbour's site can set a cookie without the prefix only: it is nobody's mark.
        let planted = desk.call(form(format!("payung_door={door}"))).await;
        assert_eq!(planted.status, StatusCode::FORBIDDEN);
        let came = desk.call(form(format!("__Host-payung_door={door}"))).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
        let set = came.header("set-cookie").to_owned();
        for mark in
            ["__Host-payung_session=", "Path=/;", "Max-Age=43200", "HttpOnly", "SameSite=Lax", "Secure"]
        {
            assert!(set.contains(mark) && !set.contains("Domain"), "{set}");
        }
        let token = came.cookie("__Host-payung_session").unwrap();
        let as_cookie = |name: &str| {
            Request::get("/account")
                .header(header::COOKIE, format!("{name}={token}"))
                .body(Body::empty())
                .unwrap()
        };
        assert_eq!(desk.call(as_cookie("__Host-payung_session")).await.status, StatusCode::OK);
        assert_eq!(desk.call(as_cookie("payung_session")).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_sign_in_makes_a_new_session_and_ends_the_one_before() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        desk.hire("putu", "clerk", &["51.71"], false).await;
        let before = desk.sign_in("komang").await;
        let session = desk.house.app.session(&before, testkit::at(testkit::TODAY)).await.unwrap().unwrap();
        let body = format!("csrf={}&user=putu&password={}", session.csrf, PASSWORD.replace(' ', "+"));
        let asked = Request::post("/sign-in")
            .header(header::COOKIE, format!("payung_session={before}"))
            .body(Body::from(body))
            .unwrap();
        let came = desk.call(asked).await;
        let after = came.cookie("payung_session").unwrap();
        assert_ne!(after, before, "a token known before is worth nothing after");
        assert_eq!(desk.get("/api/v1/me", &before).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(desk.get("/api/v1/me", &after).await.json()["name"], "putu contoh");
    });
}

#[test]
fn nobody_is_sent_on_to_another_site() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        for back in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"] {
            let page = desk.get("/sign-in", "").await;
            let door = page.cookie("payung_door").unwrap();
            let there: String = back.bytes().map(|b| format!("%{b:02X}")).collect();
            let body =
                format!("csrf={door}&user=komang&password={}&back={there}", PASSWORD.replace(' ', "+"));
            let asked = Request::post("/sign-in")
                .header(header::COOKIE, format!("payung_door={door}"))
                .body(Body::from(body))
                .unwrap();
            assert_eq!(desk.call(asked).await.header("location"), "/", "{back}");
            let shown = desk.get(&format!("/sign-in?back={there}"), "").await;
            assert!(!shown.body.contains("evil.example"), "{back}");
        }
    });
}

#[test]
fn a_password_for_once_opens_no_account_page_and_enrols_no_device() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], true).await;
        let token = desk.try_sign_in("komang", PASSWORD).await.json()["token"].as_str().unwrap().to_owned();
        let phone = desk.post("/api/v1/devices", &token, &serde_json::json!({"label": "HP"})).await;
        assert_eq!(phone.json()["code"], "request.must_change");
        for path in ["/account", "/account/authenticator"] {
            let cookie = format!("payung_session={token}");
            let asked = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
            assert_eq!(desk.call(asked).await.header("location"), "/password", "{path}");
        }
    });
}

#[test]
fn a_device_enrols_no_other_and_a_password_is_changed_by_who_knows_it() {
    at_the_desk(|desk| async move {
        desk.hire("nyoman", "agent", &["51.71"], false).await;
        let own = desk.sign_in("nyoman").await;
        let label = |name: &str| serde_json::json!({"label": name});
        let phone = desk.post("/api/v1/devices", &own, &label("HP")).await.json();
        let phone = phone["token"].as_str().unwrap().to_owned();
        let second = desk.post("/api/v1/devices", &phone, &label("HP lain")).await;
        assert_eq!(
            (second.status, second.json()["code"].clone()),
            (StatusCode::FORBIDDEN, "device.by_person".into())
        );
        let change =
            |current: &str| serde_json::json!({"password": "angin dari selatan", "current": current});
        for token in [&own, &phone] {
            let came = desk.post("/api/v1/password", token, &change("tebakan")).await;
            assert_eq!(came.json()["code"], "account.password_wrong", "{}", came.body);
        }
        let came = desk.post("/api/v1/password", &own, &change(PASSWORD)).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.body);
        let shut = desk.call(request(Method::GET, "/api/v1/me", &phone, Body::empty())).await;
        assert_eq!(shut.status, StatusCode::UNAUTHORIZED, "a new password shuts the phone out too");
    });
}
