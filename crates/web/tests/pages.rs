//! The console as a browser without script meets it: forms go out and come back, nothing typed is lost, pressing
//! twice does nothing twice, and every page speaks both languages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

use app::wire::{self, Command, Envelope};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use kernel::Instant;
use std::sync::{Arc, Mutex};
use testkit::{House, TODAY, at, invented};
use tower::ServiceExt;
use uuid::Uuid;
use web::AppState;

const PASSWORD: &str = "tiga ekor kuda putih";

struct Browser {
    router: Router,
    house: House,
    activity: Uuid,
    cookies: Mutex<Vec<(String, String)>>,
}

struct Seen {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Seen {
    fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The value of a hidden field.
    fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let at = self.body.find(&mark).unwrap_or_else(|| panic!("no {name} in {}", self.body)) + mark.len();
        self.body[at..].split('"').next().unwrap().to_owned()
    }
}

type Fields = Vec<(&'static str, String)>;

fn set(fields: &mut Fields, name: &'static str, value: &str) {
    fields.retain(|(n, _)| *n != name);
    fields.push((name, value.to_owned()));
}

impl Browser {
    async fn call(&self, method: Method, path: &str, body: String) -> Seen {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let mut held = self.cookies.lock().unwrap();
            held.retain(|(n, _)| n != name);
            held.push((name.to_owned(), rest.split(';').next().unwrap().to_owned()));
        }
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Seen { status, headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    async fn get(&self, path: &str) -> Seen {
        self.call(Method::GET, path, String::new()).await
    }

    async fn post(&self, path: &str, fields: &Fields) -> Seen {
        let encode = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02X}")).collect() };
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", encode(v))).collect();
        self.call(Method::POST, path, body.join("&")).await
    }

    async fn sign_in(&self, login: &str) {
        let door = self.get("/sign-in").await;
        let fields = vec![
            ("csrf", door.hidden("csrf")),
            ("user", login.to_owned()),
            ("password", PASSWORD.to_owned()),
        ];
        assert_eq!(self.post("/sign-in", &fields).await.location(), "/");
    }
}

fn browse<F: Future<Output = ()>>(role: &'static str, story: impl FnOnce(Browser) -> F) {
    testkit::run(async {
        let house = testkit::house_on(testkit::TestEngine::Sqlite).await;
        let now = Arc::new(|| Instant(at(TODAY).0));
        let router = web::router(AppState::new(house.app.clone(), now, None, false));
        let activity = Uuid::now_v7();
        let envelope = |subject, office, command| Envelope { id: Uuid::now_v7(), subject, office, command };
        let hired = Command::Actor(Box::new(wire::Actor {
            login: "putu".to_owned(),
            name: "Putu Contoh".to_owned(),
            role: role.to_owned(),
            of_office: Some(house.denpasar.0),
            areas: vec!["51.71".to_owned()],
            password: PASSWORD.to_owned(),
            must_change: false,
            lang: "id".to_owned(),
        }));
        let planned = Command::Activity(Box::new(wire::Activity {
            campaign: None,
            sort: "market_walk".to_owned(),
            title: "Pasar Sesetan".to_owned(),
            village: "51.71.01.1003".to_owned(),
            place: "Pasar Sesetan".to_owned(),
            from: TODAY.to_owned(),
            until: TODAY.to_owned(),
            cost_rupiah: 0,
            partners: vec![],
            source: String::new(),
        }));
        let head = access::Actor { role: access::Role::BranchHead, ..house.desk.clone() };
        let first =
            house.app.submit(&house.administrator, &[envelope(Uuid::now_v7(), None, hired)], at(TODAY)).await;
        let second = house.app.submit(&head, &[envelope(activity, None, planned)], at(TODAY)).await;
        for answer in first.unwrap().into_iter().chain(second.unwrap()) {
            assert!(answer.refusal.is_none(), "{answer:?}");
        }
        let browser = Browser { router, house, activity, cookies: Mutex::default() };
        browser.sign_in("putu").await;
        story(browser).await;
    });
}

/// The registration page filled in for an invented person, all but the money.
fn filled(page: &Seen, n: u32) -> Fields {
    let person = invented(n).register;
    let (year, rest) = person.born.split_once('-').unwrap();
    let (month, day) = rest.split_once('-').unwrap();
    [
        ("csrf", page.hidden("csrf")),
        ("command", page.hidden("command")),
        ("nik", person.nik),
        ("name", person.name),
        ("born", format!("{day}-{month}-{year}")),
        ("sex", person.sex),
        ("how_works", "own".to_owned()),
        ("status", "worker".to_owned()),
        ("sector", "other".to_owned()),
        ("occupation", "pedagang".to_owned()),
        ("income", "1.000.000".to_owned()),
        ("village_search", "Sesetan".to_owned()),
        ("home", "51.71.01.1003".to_owned()),
        ("works_now", "yes".to_owned()),
        ("well_now", "yes".to_owned()),
        ("attested_by", "Kelian banjar".to_owned()),
        ("consent", "yes".to_owned()),
        ("programmes", "JKK".to_owned()),
        ("programmes", "JKM".to_owned()),
        ("payer", "self".to_owned()),
        ("months", "1".to_owned()),
        ("amount", String::new()),
        ("do", "check".to_owned()),
    ]
    .into()
}

/// The price of one month as the page says it.
fn price(page: &Seen) -> String {
    let offer = page.body.split("id=\"months-1\"").nth(1).unwrap();
    let from = offer.find("class=\"price\">").unwrap() + "class=\"price\">".len();
    offer[from..].split('<').next().unwrap().to_owned()
}

#[test]
fn a_person_is_registered_and_pays_and_pressing_twice_does_nothing_twice() {
    browse("clerk", |b| async move {
        let path = format!("/register?activity={}", b.activity);
        let page = b.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let mut fields = filled(&page, 2);
        set(&mut fields, "activity", &b.activity.to_string());
        let checked = b.post("/register", &fields).await;
        assert_eq!(checked.status, StatusCode::OK);
        assert_eq!(checked.hidden("command"), page.hidden("command"), "looking sends nothing");
        let amount = price(&checked);
        set(&mut fields, "amount", &amount);
        set(&mut fields, "do", "register");
        let first = b.post("/register", &fields).await;
        assert!(first.location().starts_with("/receipts/DPS-"), "{}", first.location());
        let again = b.post("/register", &fields).await;
        assert_eq!(again.location(), first.location());
        let receipt = b.get(first.location()).await;
        assert_eq!(receipt.status, StatusCode::OK);
        assert!(receipt.body.contains(&amount) && receipt.body.contains("PYG1."));
        assert!(receipt.body.contains(&path), "the next person is one link away");

        let found = b.get(&format!("/members?q={}", invented(2).register.nik)).await;
        let member =
            found.body.split("href=\"/members/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = b.get(&format!("/members/{member}/pay")).await;
        assert_eq!(page.status, StatusCode::OK);
        let mut paying: Fields = vec![
            ("csrf", page.hidden("csrf")),
            ("command", page.hidden("command")),
            ("payer", "self".to_owned()),
            ("months", "1".to_owned()),
            ("amount", "1".to_owned()),
            ("do", "pay".to_owned()),
        ];
        let wrong = b.post(&format!("/members/{member}/pay"), &paying).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_ne!(wrong.hidden("command"), page.hidden("command"), "a refused answer is kept under its id");
        set(&mut paying, "command", &wrong.hidden("command"));
        set(&mut paying, "amount", &price(&wrong));
        let paid = b.post(&format!("/members/{member}/pay"), &paying).await;
        assert!(paid.location().starts_with("/receipts/DPS-") && paid.location() != first.location());
        assert_eq!(b.post(&format!("/members/{member}/pay"), &paying).await.location(), paid.location());
        b.house.holds().await;
    });
}

#[test]
fn a_refusal_comes_back_at_its_field_with_everything_typed_and_a_new_id() {
    browse("clerk", |b| async move {
        let page = b.get("/register").await;
        let mut fields = filled(&page, 4);
        set(&mut fields, "do", "register");
        let unpaid = b.post("/register", &fields).await;
        assert_eq!(unpaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unpaid.body.contains("id=\"amount-error\""));
        assert!(unpaid.body.contains(&invented(4).register.name));
        assert_eq!(unpaid.hidden("command"), page.hidden("command"), "nothing was sent");

        set(&mut fields, "amount", &price(&unpaid));
        set(&mut fields, "well_now", "no");
        let refused = b.post("/register", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_ne!(refused.hidden("command"), page.hidden("command"));
        assert!(refused.body.contains("href=\"#well_now\""), "the summary leads to the field");
        let found = b.get(&format!("/members?q={}", invented(4).register.nik)).await;
        assert!(found.body.contains("Tidak ada yang cocok"), "nobody was registered");

        set(&mut fields, "nik", "331099");
        set(&mut fields, "born", "kemarin");
        let typed = b.post("/register", &fields).await;
        assert!(typed.body.contains("id=\"nik-error\"") && typed.body.contains("id=\"born-error\""));
        assert!(typed.body.contains("kemarin"));

        set(&mut fields, "csrf", "another");
        assert_eq!(b.post("/register", &fields).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn every_page_speaks_both_languages() {
    browse("branch_head", |b| async move {
        let person = invented(6);
        let mut register = testkit::register(&person);
        if let Command::Register(r) = &mut register.command {
            r.activity = Some(b.activity);
        }
        let quote = b.house.app.scheme().quote(&scheme::Question {
            terms: scheme::Terms {
                income: kernel::Rupiah(1_000_000),
                sector: scheme::Sector::Other,
                payer: scheme::Payer::SelfPaid,
                status: scheme::WorkStatus::Worker,
            },
            programmes: vec![scheme::JKK, scheme::JKM],
            from: "2026-11".parse().unwrap(),
            months: 1,
        });
        let answers =
            b.house.send(&[register, testkit::pay(person.member, 1, quote.unwrap().total().0, TODAY)]).await;
        let receipt = answers[1].receipt.as_ref().unwrap().number.clone();
        b.house.app.settle().await.unwrap();
        let tasks = b.get("/tasks?kind=to_complete").await;
        let task = tasks.body.split("href=\"/tasks/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let paths = [
            "/".to_owned(),
            "/members".to_owned(),
            "/members?q=contoh".to_owned(),
            format!("/members/{}", person.member),
            format!("/members/{}?on=01-12-2026&known=2026-11-20", person.member),
            format!("/receipts/{receipt}"),
            format!("/offices/{}", b.house.denpasar),
            "/areas".to_owned(),
            "/areas/51.71?sort=paid&on=besok".to_owned(),
            "/areas/51.71.01.1003".to_owned(),
            format!("/activities/{}", b.activity),
            "/tasks".to_owned(),
            "/tasks?kind=to_complete".to_owned(),
            task.strip_prefix("?").map_or_else(|| format!("/tasks/{task}"), |q| format!("/tasks?{q}")),
            "/health".to_owned(),
        ];
        for path in &paths {
            for lang in ["id", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                let page = b.get(&format!("{path}{mark}lang={lang}")).await;
                assert_eq!(page.status, StatusCode::OK, "{path} {}", page.body);
                assert!(page.body.contains(&format!("<html lang=\"{lang}\"")), "{path}");
                let text = page.body.split("<main").nth(1).unwrap();
                assert!(!text.contains(['{', '}']), "{path} leaves a gap in a sentence: {text}");
                for room in ["read.", "member.", "task.", "activity.", "worklist.", "cover.", "compare."] {
                    let shown = format!(">{room}");
                    assert!(!text.contains(&shown), "{path} shows a key of the catalogue: {text}");
                }
            }
        }
        assert_eq!(b.get("/register").await.status, StatusCode::FORBIDDEN, "who reverses takes no money");
        assert_eq!(b.get("/members/nobody").await.status, StatusCode::NOT_FOUND);
        assert_eq!(b.get("/receipts/DPS-0000009-9").await.status, StatusCode::NOT_FOUND);
        assert_eq!(b.get("/office").await.location(), format!("/offices/{}", b.house.denpasar));
        let home = b.get("/").await;
        let fields =
            vec![("csrf", home.hidden("csrf")), ("lang", "en".to_owned()), ("back", "/areas".to_owned())];
        assert_eq!(b.post("/settings", &fields).await.location(), "/areas");
        assert!(b.get("/areas").await.body.contains("<html lang=\"en\""));
    });
}
