use crate::kit::{PASSWORD, at_the_desk, desk};
use app::wire::{self, Command, Envelope};
use axum::http::StatusCode;
use serde_json::json;
use testkit::{TODAY, at};
use uuid::Uuid;

#[test]
fn people_sign_in_and_out_on_both_engines() {
    testkit::on_both(|house| async move {
        let desk = desk(house);
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in(" Komang ").await;
        let me = desk.get("/api/v1/me", &token).await.json();
        assert_eq!((me["role"].as_str(), me["kind"].as_str()), (Some("clerk"), Some("person")));
        desk.wait_seconds(12 * 3600 - 1);
        assert_eq!(desk.get("/api/v1/me", &token).await.status, StatusCode::OK);
        desk.wait_seconds(2);
        assert_eq!(desk.get("/api/v1/me", &token).await.status, StatusCode::UNAUTHORIZED);
        let token = desk.sign_in("komang").await;
        assert_eq!(desk.post("/api/v1/sign-out", &token, &json!({})).await.status, StatusCode::NO_CONTENT);
        assert_eq!(desk.get("/api/v1/me", &token).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(desk.get("/api/v1/me", "halo").await.status, StatusCode::UNAUTHORIZED);
        desk.house.holds().await;
    });
}

#[test]
fn five_wrong_tries_shut_the_door_and_waiting_opens_it() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        // A name nobody has is shut in the same way: who asks learns nothing.
        for login in ["komang", "siapa"] {
            for _ in 0..4 {
                let came = desk.try_sign_in(login, "bukan kata sandinya").await;
                assert_eq!(came.status, StatusCode::UNAUTHORIZED, "{}", came.body);
            }
            let shut = desk.try_sign_in(login, "bukan kata sandinya").await;
            assert_eq!(shut.status, StatusCode::TOO_MANY_REQUESTS, "{login}: {}", shut.body);
            assert_eq!(shut.json()["code"], "sign_in.locked.minutes");
            let seconds: i64 = shut.header("retry-after").parse().unwrap();
            assert!((1..=61).contains(&seconds), "{seconds}");
        }
        let right = desk.try_sign_in("komang", PASSWORD).await;
        assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "shut is shut");
        desk.wait_seconds(62);
        let again = desk.try_sign_in("komang", "bukan kata sandinya").await;
        assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS, "two minutes now");
        desk.wait_seconds(62);
        assert_eq!(desk.try_sign_in("komang", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        desk.wait_seconds(62);
        desk.sign_in("komang").await;
        let counted_anew = desk.try_sign_in("komang", "bukan kata sandinya").await;
        assert_eq!(counted_anew.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn a_password_for_once_opens_nothing_but_its_own_change() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], true).await;
        let came = desk.try_sign_in("komang", PASSWORD).await;
        assert_eq!(came.json()["must_change"], true);
        let token = came.json()["token"].as_str().unwrap().to_owned();
        let shut = desk.get("/api/v1/scheme", &token).await;
        assert_eq!(shut.json()["code"], "request.must_change");
        for (password, code) in [
            ("pendek", "password.too_short"),
            (PASSWORD, "password.same"),
            ("aaaaaaaaaaaa", "password.too_alike"),
        ] {
            let came = desk.post("/api/v1/password", &token, &json!({"password": password})).await;
            assert_eq!(
                (came.status, came.json()["code"].clone()),
                (StatusCode::UNPROCESSABLE_ENTITY, code.into())
            );
        }
        let changed = desk.post("/api/v1/password", &token, &json!({"password": "angin dari selatan"})).await;
        let fresh = changed.json()["token"].as_str().unwrap().to_owned();
        assert_eq!(desk.get("/api/v1/scheme", &fresh).await.status, StatusCode::OK);
        assert_eq!(
            desk.get("/api/v1/scheme", &token).await.status,
            StatusCode::UNAUTHORIZED,
            "the old one is shut"
        );
        assert_eq!(desk.try_sign_in("komang", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn an_authenticators_code_opens_once() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let app = &desk.house.app;
        let now = at(TODAY);
        let session = app.sign_in("komang", PASSWORD, None, now).await.unwrap().session;
        let new = app.new_totp(&session);
        assert!(new.uri.starts_with("otpauth://totp/Payung:komang?secret="));
        let wrong = app.enrol_totp(&session, &new.sealed, "000000", now).await.unwrap();
        assert_eq!(wrong.unwrap_err().code(), "sign_in.code.refused");
        // The sealed secret holds eight bytes of the last step before the secret itself.
        let plain = app.keys().seal().decrypt("actor.totp", session.actor.id.0, &new.sealed).unwrap();
        let code = |seconds: i64| seal::totp::code(&plain[8..], now.0 / 1_000_000 + seconds);
        app.enrol_totp(&session, &new.sealed, &code(0), now).await.unwrap().unwrap();
        let came = desk.try_sign_in("komang", PASSWORD).await;
        assert_eq!(came.json()["code"], "sign_in.wants_code");
        let with = |code: String| json!({"login": "komang", "password": PASSWORD, "code": code});
        let used = desk.post("/api/v1/sign-in", "", &with(code(0))).await;
        assert_eq!(used.status, StatusCode::UNAUTHORIZED, "the code of the enrolment is used");
        desk.wait_seconds(60);
        let good = desk.post("/api/v1/sign-in", "", &with(code(60))).await;
        assert_eq!(good.status, StatusCode::OK, "{}", good.body);
        let twice = desk.post("/api/v1/sign-in", "", &with(code(60))).await;
        assert_eq!(twice.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn devices_are_enrolled_listed_and_shut_out() {
    at_the_desk(|desk| async move {
        let agent = desk.hire("nyoman", "agent", &["51.71"], false).await;
        desk.hire("kepala", "branch_head", &["51.71"], false).await;
        desk.hire("admin2", "administrator", &[], false).await;
        let (own, head) = (desk.sign_in("nyoman").await, desk.sign_in("kepala").await);
        let came = desk.post("/api/v1/devices", &own, &json!({"label": "HP Nyoman"})).await;
        assert_eq!(came.status, StatusCode::CREATED, "{}", came.body);
        let phone = came.json()["token"].as_str().unwrap().to_owned();
        assert_eq!(desk.get("/api/v1/me", &phone).await.json()["kind"], "device");
        let listed = desk.get(&format!("/api/v1/devices?actor={agent}"), &head).await.json();
        assert_eq!(listed["devices"][0]["label"], "HP Nyoman");
        let id = listed["devices"][0]["id"].as_str().unwrap();
        let other = desk.get("/api/v1/devices?actor=019b76da-a800-7abc-8def-0123456789ab", &head).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        let path = format!("/api/v1/devices/{id}?actor={agent}");
        let shut = crate::kit::request(axum::http::Method::DELETE, &path, &head, axum::body::Body::empty());
        assert_eq!(desk.call(shut).await.status, StatusCode::NO_CONTENT);
        assert_eq!(desk.get("/api/v1/me", &phone).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(desk.get("/api/v1/me", &own).await.status, StatusCode::OK, "the person goes on");
    });
}

#[test]
fn another_system_gets_a_token_for_its_secret() {
    at_the_desk(|desk| async move {
        let bank = desk.hire("bank", "system", &["51.71"], false).await;
        let secret = "rahasia-yang-panjang-sekali-0123456789";
        let command = Command::Client(wire::Client {
            client_id: "bank-contoh".to_owned(),
            name: "Bank contoh".to_owned(),
            secret: secret.to_owned(),
        });
        let envelope = Envelope { id: Uuid::now_v7(), subject: bank, office: None, command };
        let made = desk.house.app.submit(&desk.house.administrator, &[envelope], at(TODAY)).await.unwrap();
        assert!(made[0].refusal.is_none(), "{made:?}");
        let ask = |secret: &str, grant: &str| {
            let body = format!("grant_type={grant}&client_id=bank-contoh&client_secret={secret}");
            axum::http::Request::post("/api/v1/oauth/token").body(axum::body::Body::from(body)).unwrap()
        };
        let came = desk.call(ask(secret, "client_credentials")).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.body);
        assert_eq!(
            (came.json()["expires_in"].as_i64(), came.header("cache-control")),
            (Some(3600), "no-store")
        );
        let token = came.json()["access_token"].as_str().unwrap().to_owned();
        assert_eq!(desk.get("/api/v1/me", &token).await.json()["kind"], "client");
        let wrong = desk.call(ask("tebak", "client_credentials")).await;
        assert_eq!(
            (wrong.status, wrong.json()["error"].clone()),
            (StatusCode::UNAUTHORIZED, "invalid_client".into())
        );
        let other = desk.call(ask(secret, "password")).await;
        assert_eq!(other.json()["error"], "unsupported_grant_type");
        desk.wait_seconds(3601);
        assert_eq!(desk.get("/api/v1/me", &token).await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn an_empty_house_gets_one_administrator_once() {
    at_the_desk(|desk| async move {
        let (login, password) = desk.house.app.first_administrator(at(TODAY)).await.unwrap().unwrap();
        assert!(desk.house.app.first_administrator(at(TODAY)).await.unwrap().is_none());
        let came = desk.try_sign_in(&login, &password).await;
        assert_eq!((came.status, came.json()["must_change"].clone()), (StatusCode::OK, true.into()));
        assert_eq!(came.json()["me"]["role"], "administrator");
        desk.house.holds().await;
    });
}

#[test]
fn a_cookie_changes_nothing_without_its_own_mark() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], false).await;
        let token = desk.sign_in("komang").await;
        let csrf = desk.get("/api/v1/me", &token).await.json()["csrf"].as_str().unwrap().to_owned();
        let call = |mark: &str| {
            axum::http::Request::post("/api/v1/sign-out")
                .header("cookie", format!("lang=en; payung_session={token}"))
                .header("x-csrf-token", mark)
                .body(axum::body::Body::empty())
                .unwrap()
        };
        for mark in ["", "salah"] {
            let came = desk.call(call(mark)).await;
            assert_eq!(
                (came.status, came.json()["code"].clone()),
                (StatusCode::FORBIDDEN, "request.csrf".into())
            );
        }
        assert_eq!(desk.call(call(&csrf)).await.status, StatusCode::NO_CONTENT);
    });
}

/// A form of a visitor or of somebody with a session.
fn form(path: &str, cookies: &str, body: String) -> axum::http::Request<axum::body::Body> {
    axum::http::Request::post(path).header("cookie", cookies).body(body.into()).unwrap()
}

#[test]
fn a_person_comes_in_by_the_page_and_goes_where_they_wanted() {
    at_the_desk(|desk| async move {
        desk.hire("komang", "clerk", &["51.71"], true).await;
        let sent_away = desk.get("/members?q=Sari", "").await;
        assert_eq!(sent_away.header("location"), "/sign-in?back=/members%3Fq%3DSari");
        let page = desk.get(sent_away.header("location"), "").await;
        let door = page.cookie("payung_door").unwrap();
        assert!(page.body.contains(&door) && page.body.contains("/members?q=Sari"));
        let visitor = format!("payung_door={door}");
        let fields = |mark: &str, password: &str| {
            format!("csrf={mark}&user=komang&password={}&back=%2Fmembers", password.replace(' ', "+"))
        };
        let foreign = desk.call(form("/sign-in", &visitor, fields("salah", PASSWORD))).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        let wrong = desk.call(form("/sign-in", &visitor, fields(&door, "bukan ini"))).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"komang\"") && !wrong.body.contains("bukan ini"));
        let come_in = desk.call(form("/sign-in", &visitor, fields(&door, PASSWORD))).await;
        assert_eq!((come_in.status, come_in.header("location")), (StatusCode::SEE_OTHER, "/members"));
        let cookie = format!("payung_session={}", come_in.cookie("payung_session").unwrap());

        let look = |path: &str| {
            axum::http::Request::get(path).header("cookie", &cookie).body(axum::body::Body::empty()).unwrap()
        };
        let first = desk.call(look("/members")).await;
        assert_eq!((first.status, first.header("location")), (StatusCode::SEE_OTHER, "/password"));
        let page = desk.call(look("/password")).await;
        assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
        let csrf =
            page.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let two = desk
            .call(form("/password", &cookie, format!("csrf={csrf}&password=angin+timur&again=lain")))
            .await;
        assert_eq!(two.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fresh = "password=angin+dari+timur&again=angin+dari+timur";
        let changed = desk.call(form("/password", &cookie, format!("csrf={csrf}&{fresh}"))).await;
        assert_eq!((changed.status, changed.header("location")), (StatusCode::SEE_OTHER, "/"));
        let cookie = format!("payung_session={}", changed.cookie("payung_session").unwrap());
        let home =
            axum::http::Request::get("/").header("cookie", &cookie).body(axum::body::Body::empty()).unwrap();
        let home = desk.call(home).await;
        assert_eq!(home.status, StatusCode::OK, "{}", home.body);
        let csrf =
            home.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let out = desk.call(form("/sign-out", &cookie, format!("csrf={csrf}"))).await;
        assert_eq!(out.header("location"), "/sign-in");
        let home =
            axum::http::Request::get("/").header("cookie", &cookie).body(axum::body::Body::empty()).unwrap();
        assert_eq!(desk.call(home).await.header("location"), "/sign-in");
    });
}

#[test]
fn the_description_can_be_read_as_a_page_in_both_languages() {
    at_the_desk(|desk| async move {
        for (lang, says) in [("id", "Isi kiriman"), ("en", "Body")] {
            let page = desk.get(&format!("/docs/api?lang={lang}"), "").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(
                page.body.contains(&format!("lang=\"{lang}\"")) && page.body.contains("/api/v1/commands"),
                "{says}"
            );
            assert!(!page.body.contains("https://"), "nothing from outside");
            let shapes = desk.get(&format!("/docs/api/shapes?lang={lang}"), "").await;
            let commands = desk.get(&format!("/docs/api/commands?lang={lang}"), "").await;
            for at in [&page.body, &shapes.body, &commands.body] {
                for (face, there) in [("shapes", &shapes.body), ("commands", &commands.body)] {
                    for link in at.split(&format!("/docs/api/{face}#")).skip(1) {
                        let name = link.split('"').next().unwrap();
                        assert!(there.contains(&format!("id=\"{name}\"")), "{face}#{name} leads nowhere");
                    }
                }
            }
            let [all, asked] =
                [&shapes.body, &commands.body].map(|body| body.matches("id=\"schema-").count());
            assert!(all > 50 && asked > 40, "{all}, {asked}");
        }
    });
}
