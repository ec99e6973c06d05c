//! The administrator's day as a browser without script meets it: somebody new, another role, somebody leaves, a copy;
//! and every page in both languages, shut to whoever may not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

use app::wire::{self, Command, Envelope};
use axum::http::StatusCode;
use browser::Seen;
use kernel::Instant;
use std::ops::Deref;
use std::sync::Arc;
use testkit::{House, PASSWORD, TODAY, at, invented};
use uuid::Uuid;
use web::AppState;

#[path = "shared/browser.rs"]
mod browser;

/// A browser in a house that others come to as well.
struct Desk {
    browser: browser::Browser,
    house: Arc<House>,
}

impl Deref for Desk {
    type Target = browser::Browser;

    fn deref(&self) -> &browser::Browser {
        &self.browser
    }
}

impl Desk {
    /// Another browser at the same house.
    fn another(&self) -> browser::Browser {
        browser::Browser::of(&self.router)
    }
}

/// The secret of a page that shows one.
fn shown_once(page: &Seen) -> Option<String> {
    let from = page.body.split("class=\"secret\"><code>").nth(1)?;
    Some(from.split('<').next().unwrap().to_owned())
}

/// Head office agrees with what waits about somebody.
async fn agree(house: &House, about: Uuid) {
    let mut reader = house.app.store().reader().await.unwrap();
    static WAITING: store::Stmt = store::Stmt::new(
        "test.waiting",
        "select command_id from proposal p where p.subject_id = $1 and not exists \
         (select 1 from proposal_decision d where d.proposal_id = p.command_id)",
    );
    let waiting: Vec<(Uuid,)> = reader.list(&WAITING, &[about.into()]).await.unwrap();
    drop(reader);
    assert_eq!(waiting.len(), 1);
    let word =
        wire::DecideProposal { proposal: waiting[0].0, verdict: "approve".to_owned(), reason: String::new() };
    let director = access::Actor {
        id: kernel::ActorId(Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0009)),
        role: access::Role::Director,
        ..house.administrator.clone()
    };
    let envelope =
        Envelope { id: Uuid::now_v7(), subject: about, office: None, command: Command::DecideProposal(word) };
    let answers = house.app.submit(&director, &[envelope], at(TODAY)).await.unwrap();
    assert!(answers[0].refusal.is_none(), "{answers:?}");
}

/// A house with an administrator at a browser; others sign in at browsers of their own.
fn at_the_desk<F: Future<Output = ()>>(story: impl FnOnce(Desk) -> F) {
    testkit::run(async {
        let house = testkit::house_on(testkit::TestEngine::Sqlite).await;
        house.app.keep_backups_in(house.folder().join("backups"));
        let now = Arc::new(|| Instant(at(TODAY).0));
        let router = web::router(AppState::new(house.app.clone(), now, None, false));
        house.hire("admin", "administrator", &[]).await;
        let desk = Desk { browser: browser::Browser::of(&router), house: Arc::new(house) };
        assert_eq!(desk.sign_in("admin", PASSWORD).await.location(), "/");
        story(desk).await;
    });
}

#[test]
fn somebody_new_gets_a_password_that_is_shown_once() {
    at_the_desk(|admin| async move {
        let page = admin.get("/admin/users/new").await;
        let (csrf, command) = (page.hidden("csrf"), page.hidden("command"));
        let office = admin.house.denpasar.to_string();
        let filled = |ground: &'static str, what: &'static str| {
            vec![
                ("csrf", csrf.as_str()),
                ("command", command.as_str()),
                ("login", "denpasar.baru"),
                ("name", "Ni Made Baru"),
                ("role", "clerk"),
                ("office", office.as_str()),
                ("ground", ground),
                ("area_search", "Sesetan"),
                ("lang", "id"),
                ("do", what),
            ]
        };
        let searched = admin.post("/admin/users/new", &filled("areas", "search")).await;
        assert_eq!(searched.status, StatusCode::OK);
        assert!(searched.body.contains("value=\"51.71.01.1003\""), "{}", searched.main());
        assert!(searched.body.contains("Ni Made Baru"), "nothing typed is lost");
        let nowhere = admin.post("/admin/users/new", &filled("areas", "save")).await;
        assert!(
            nowhere.status == StatusCode::UNPROCESSABLE_ENTITY || nowhere.status == StatusCode::SEE_OTHER
        );
        let made = admin.post("/admin/users/new", &filled("office", "save")).await;
        let path = made.location().to_owned();
        assert!(!path.contains('?'), "no secret travels in an address: {path}");
        let first = admin.get(&path).await;
        let password = shown_once(&first).unwrap_or_else(|| panic!("{}", first.main()));
        assert_eq!(password.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
        assert_eq!(shown_once(&admin.get(&path).await), None, "shown once");
        // Pressed twice it is the same user, and the first password stands.
        assert_eq!(admin.post("/admin/users/new", &filled("office", "save")).await.location(), path);
        assert_eq!(shown_once(&admin.get(&path).await), None);
        let new = admin.another();
        new.sign_in("denpasar.baru", &password).await.location();
        assert_eq!(new.get("/").await.location(), "/password", "a password of their own first");
        assert!(admin.get("/admin/users?q=made+baru").await.main().contains(&path));
        admin.house.holds().await;
    });
}

#[test]
fn another_role_holds_at_the_next_click_and_who_leaves_is_out() {
    at_the_desk(|admin| async move {
        let id = admin.house.hire("komang", "clerk", &["51.71"]).await;
        let komang = admin.another();
        komang.sign_in("komang", PASSWORD).await.location();
        assert_eq!(komang.get("/register").await.status, StatusCode::OK);
        let form = admin.get(&format!("/admin/users/{id}/change")).await;
        let (csrf, command, office) =
            (form.hidden("csrf"), form.hidden("command"), admin.house.denpasar.to_string());
        let mut fields = vec![
            ("csrf", csrf.as_str()),
            ("command", command.as_str()),
            ("name", "komang contoh"),
            ("role", "auditor"),
            ("office", office.as_str()),
            ("ground", "areas"),
            ("areas", "51.71"),
            ("reason", ""),
            ("do", "save"),
        ];
        let path = format!("/admin/users/{id}/change");
        let without = admin.post(&path, &fields).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(without.body.contains("id=\"reason-error\""), "{}", without.main());
        fields[7].1 = "pindah ke pengawasan";
        assert_eq!(admin.post(&path, &fields).await.location(), format!("/admin/users/{id}"));
        assert_eq!(
            komang.get("/register").await.status,
            StatusCode::OK,
            "a second person has not agreed yet"
        );
        assert!(admin.get(&format!("/admin/users/{id}")).await.main().contains("menunggu orang kedua"));
        agree(&admin.house, id).await;
        assert_eq!(komang.get("/register").await.status, StatusCode::FORBIDDEN, "at the next click");
        let page = admin.get(&format!("/admin/users/{id}")).await;
        assert!(page.main().contains("pindah ke pengawasan") && page.main().contains("Auditor"));

        let leave = [
            ("csrf", csrf.as_str()),
            ("command", &page.hidden("command")),
            ("active", "no"),
            ("reason", "pensiun"),
        ];
        let gone = admin.post(&format!("/admin/users/{id}/active"), &leave).await;
        assert_eq!(gone.location(), format!("/admin/users/{id}"));
        agree(&admin.house, id).await;
        assert!(komang.get("/").await.location().starts_with("/sign-in"), "out at once");
        let listed = admin.get("/admin/users?state=inactive").await;
        assert!(listed.main().contains("komang contoh"));
        admin.house.holds().await;
    });
}

#[test]
fn a_system_gets_a_secret_and_an_office_another_name() {
    at_the_desk(|admin| async move {
        let page = admin.get("/admin/clients").await;
        let (csrf, command) = (page.hidden("csrf"), page.hidden("command"));
        let mut fields = vec![
            ("csrf", csrf.as_str()),
            ("command", command.as_str()),
            ("client_id", "bank-contoh"),
            ("name", "Bank Contoh"),
            ("do", "save"),
        ];
        let nowhere = admin.post("/admin/clients", &fields).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.body.contains("id=\"areas-error\""));
        fields.push(("areas", "51.71"));
        assert_eq!(admin.post("/admin/clients", &fields).await.location(), "/admin/clients");
        let secret = shown_once(&admin.get("/admin/clients").await).unwrap();
        let token = admin.house.app.client_token("bank-contoh", &secret, at(TODAY)).await.unwrap();
        assert!(token.is_some());
        assert_eq!(shown_once(&admin.get("/admin/clients").await), None, "shown once");

        let path = format!("/admin/offices/{}", admin.house.denpasar);
        let office = admin.get(&path).await;
        let command = office.hidden("command");
        let parent = admin.house.app.network().national().unwrap().id.to_string();
        let fields = [
            ("csrf", csrf.as_str()),
            ("command", command.as_str()),
            ("name", "Kantor Cabang Bali Denpasar"),
            ("parent", parent.as_str()),
            ("areas", "51.71"),
            ("areas", "51.03"),
            ("reason", "nama resmi"),
            ("do", "save"),
        ];
        assert_eq!(admin.post(&path, &fields).await.location(), path);
        let tree = admin.get("/admin/offices").await;
        assert!(tree.main().contains("Kantor Cabang Bali Denpasar") && tree.main().contains("DPS"));
        assert!(admin.get(&path).await.main().contains("nama resmi"));
        admin.house.holds().await;
    });
}

#[test]
fn a_copy_is_made_from_the_page_and_listed() {
    at_the_desk(|admin| async move {
        let page = admin.get("/admin/backup").await;
        assert!(page.main().contains("Belum ada salinan"), "{}", page.main());
        let csrf = page.hidden("csrf");
        let first = admin.post("/admin/backup", &[("csrf", &csrf)]).await;
        assert_eq!(first.location(), "/admin/backup");
        let mut listed = String::new();
        for _ in 0..100 {
            let page = admin.get("/admin/backup").await;
            listed = page.main().to_owned();
            if listed.contains("payung-2026-11-20T030000Z.db") && !listed.contains("<progress") {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(listed.contains("utuh") && listed.contains("SHA-256"), "{listed}");
        let audit = admin.get("/admin/audit?action=backup").await;
        assert!(audit.main().contains("membuat salinan basis data"), "{}", audit.main());
    });
}

#[test]
fn every_page_speaks_both_languages_and_shows_the_administrator_no_member() {
    at_the_desk(|admin| async move {
        let sari = invented(2);
        admin.house.send(&[testkit::register(&sari)]).await;
        let id = admin.house.hire("komang", "clerk", &["51.71"]).await;
        let paths = [
            "/admin".to_owned(),
            "/admin/users".to_owned(),
            "/admin/users?q=kom&role=clerk&state=active&sort=newest".to_owned(),
            "/admin/users?q=tidak-ada".to_owned(),
            "/admin/users/new".to_owned(),
            format!("/admin/users/{id}"),
            format!("/admin/users/{id}/change"),
            "/admin/roles".to_owned(),
            "/admin/offices".to_owned(),
            "/admin/offices/new".to_owned(),
            format!("/admin/offices/{}", admin.house.klaten),
            "/admin/clients".to_owned(),
            "/admin/audit".to_owned(),
            "/admin/audit?by=kom&from=20-11-2026&until=kapan".to_owned(),
            format!("/admin/audit?member={}", sari.member),
            "/admin/keys".to_owned(),
            "/admin/jobs".to_owned(),
            "/admin/backup".to_owned(),
            "/scheme".to_owned(),
            "/scheme?on=01-06-2018".to_owned(),
            "/scheme?on=01-06-2010".to_owned(),
        ];
        for path in &paths {
            for lang in ["id", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                let page = admin.get(&format!("{path}{mark}lang={lang}")).await;
                assert_eq!(page.status, StatusCode::OK, "{path} {}", page.body);
                assert!(page.body.contains(&format!("<html lang=\"{lang}\"")), "{path}");
                let text = page.main().replace("{&quot;keys&quot;:[{", "").replace("}]}", "");
                assert!(!text.contains(['{', '}']), "{path} leaves a gap in a sentence: {text}");
                for room in
                    ["admin.", "user.", "users.", "audit.", "scheme.", "jobs.", "keys.", "backup.", "role."]
                {
                    assert!(
                        !text.contains(&format!(">{room}")),
                        "{path} shows a key of the catalogue: {text}"
                    );
                }
                assert!(!text.contains(&sari.register.name), "{path} names a member");
            }
        }
        let none = "019b76da-a800-7abc-8def-0123456789ab";
        assert_eq!(admin.get(&format!("/admin/users/{none}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(admin.get(&format!("/admin/offices/{none}")).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn who_may_not_does_not_come_in() {
    at_the_desk(|admin| async move {
        for (login, role) in [("petugas", "clerk"), ("kepala", "branch_head"), ("auditor", "auditor")] {
            admin.house.hire(login, role, &["51.71"]).await;
            let other = admin.another();
            other.sign_in(login, PASSWORD).await.location();
            for path in [
                "/admin/users",
                "/admin/users/new",
                "/admin/roles",
                "/admin/offices",
                "/admin/clients",
                "/admin/keys",
                "/admin/jobs",
                "/admin/backup",
            ] {
                assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{path} by {role}");
            }
            let (hub, audit) = (other.get("/admin").await, other.get("/admin/audit").await);
            let sees = if role == "clerk" { StatusCode::FORBIDDEN } else { StatusCode::OK };
            assert_eq!((hub.status, audit.status), (sees, sees), "{role}");
            assert_eq!(other.get("/scheme").await.status, StatusCode::OK, "the rules are for everybody");
            let home = other.get("/").await;
            assert_eq!(home.body.contains("href=\"/admin\""), role != "clerk", "{role}");
        }
    });
}
