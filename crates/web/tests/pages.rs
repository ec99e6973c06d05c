//! The console as a browser without script meets it: forms go out and come back, nothing typed is lost, pressing
//! twice does nothing twice, and every page speaks both languages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

use app::wire::{self, Command, Envelope};
use axum::http::{StatusCode, header};
use browser::Seen;
use kernel::Instant;
use std::ops::Deref;
use std::sync::Arc;
use testkit::{House, PASSWORD, TODAY, at, invented};
use uuid::Uuid;
use web::AppState;

#[path = "pages/cash.rs"]
mod cash;
#[path = "pages/desk.rs"]
mod desk;
#[path = "pages/maps.rs"]
mod maps;
#[path = "pages/members.rs"]
mod members;

#[path = "shared/browser.rs"]
mod browser;

/// A browser with somebody signed in, in a house with one activity.
struct Browser {
    browser: browser::Browser,
    house: House,
    activity: Uuid,
}

impl Deref for Browser {
    type Target = browser::Browser;

    fn deref(&self) -> &browser::Browser {
        &self.browser
    }
}

type Fields = Vec<(&'static str, String)>;

fn set(fields: &mut Fields, name: &'static str, value: &str) {
    fields.retain(|(n, _)| *n != name);
    fields.push((name, value.to_owned()));
}

fn browse<F: Future<Output = ()>>(role: &'static str, story: impl FnOnce(Browser) -> F) {
    testkit::run(async {
        let house = testkit::house_on(testkit::TestEngine::Sqlite).await;
        let now = Arc::new(|| Instant(at(TODAY).0));
        let router = web::router(AppState::new(house.app.clone(), now, None, false));
        let activity = Uuid::now_v7();
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
        house.hire_as(Uuid::now_v7(), "putu", role, &["51.71"], |a| a.name = "Putu Contoh".to_owned()).await;
        let planned = Envelope { id: Uuid::now_v7(), subject: activity, office: None, command: planned };
        let answers = house.app.submit(&head, &[planned], at(TODAY)).await.unwrap();
        assert!(answers[0].refusal.is_none(), "{answers:?}");
        let browser = Browser { browser: browser::Browser::of(&router), house, activity };
        assert_eq!(browser.sign_in("putu", PASSWORD).await.location(), "/");
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

/// The part of a page with this id, as it is drawn.
fn part<'a>(body: &'a str, id: &str) -> &'a str {
    let open = format!("<div id=\"{id}\">");
    let from = body.find(&open).unwrap_or_else(|| panic!("no {id} in {body}"));
    let mut depth = 0;
    for (at, _) in body[from..].match_indices('<') {
        let rest = &body[from + at..];
        depth += i32::from(rest.starts_with("<div")) - i32::from(rest.starts_with("</div"));
        if depth == 0 {
            return &body[from..from + at];
        }
    }
    panic!("{id} does not end")
}

#[test]
fn a_form_answers_while_it_is_filled_in_with_what_the_page_would_say() {
    browse("clerk", |b| async move {
        let page = b.get("/register").await;
        assert!(page.body.contains("data-live=\"/register/live\"") && page.body.contains("/assets/desk.js"));
        let mut fields = filled(&page, 2);
        set(&mut fields, "amount", "8.400");
        let (live, whole) = (b.post("/register/live", &fields).await, b.post("/register", &fields).await);
        assert_eq!((live.status, whole.status), (StatusCode::OK, StatusCode::OK));
        for id in ["live-nik", "live-home", "live-programmes", "live-money"] {
            // The cursor begins somewhere on a page, and stays where it is while somebody types.
            let drawn = part(&whole.body, id).replace(" autofocus", "");
            assert_eq!(part(&live.body, id), drawn, "{id}");
            assert!(!live.body.contains("autofocus"));
        }
        assert!(live.body.contains("value=\"8.400\"") && live.body.contains("Menurut NIK"));
        assert!(!live.body.contains("<html") && !live.body.contains("name=\"csrf\""));
        // A number half typed is no mistake yet; sixteen wrong digits are.
        for (nik, said) in [("51719941", false), ("5171994145660003", true)] {
            set(&mut fields, "nik", nik);
            let refused =
                part(&b.post("/register/live", &fields).await.body, "live-nik").contains("class=\"error\"");
            assert_eq!(refused, said, "{nik}");
        }
        // Without a price, what was chosen and counted waits.
        set(&mut fields, "income", "");
        let live = b.post("/register/live", &fields).await;
        assert_eq!((live.hidden("months"), live.hidden("amount")), ("1".to_owned(), "8.400".to_owned()));
        // Nobody is registered by looking, and another's form is not answered.
        let found = b.get(&format!("/members?q={}", invented(2).register.nik)).await;
        assert!(found.body.contains("Tidak ada yang cocok"));
        set(&mut fields, "csrf", "another");
        assert_eq!(b.post("/register/live", &fields).await.status, StatusCode::FORBIDDEN);
        b.house.holds().await;
    });
}

#[test]
fn paying_on_answers_while_it_is_filled_in() {
    browse("clerk", |b| async move {
        let person = invented(2);
        b.house.one(testkit::register(&person)).await;
        let path = format!("/members/{}/pay", person.member);
        let page = b.get(&path).await;
        let mut fields: Fields = ["payer", "months", "amount"].map(|name| (name, String::new())).into();
        set(&mut fields, "csrf", &page.hidden("csrf"));
        set(&mut fields, "command", &page.hidden("command"));
        set(&mut fields, "payer", "self");
        set(&mut fields, "months", "3");
        let (live, whole) = (b.post(&format!("{path}/live"), &fields).await, b.post(&path, &fields).await);
        let drawn = part(&whole.body, "live-money").replace(" autofocus", "");
        assert_eq!(part(&live.body, "live-money"), drawn);
        assert!(live.body.contains("3 bulan Rp33.600"), "what is chosen is said aloud: {}", live.body);
        let nobody = format!("/members/{}/pay/live", Uuid::now_v7());
        assert_eq!(b.post(&nobody, &fields).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_keys_are_a_page_of_their_own() {
    browse("clerk", |b| async move {
        let page = b.get("/shortcuts").await;
        assert!(page.body.contains("id=\"shortcuts\"") && page.body.contains("role=\"switch\""));
        for letter in ["h", "d", "p", "t"] {
            assert!(page.body.contains(&format!("data-key=\"{letter}\"")), "{letter}");
        }
        let script = b.get("/assets/desk.js").await;
        assert_eq!(script.headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    });
}
