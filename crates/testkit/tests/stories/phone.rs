//! A phone works for days without a network; whatever the link does to it, everything arrives once.

use crate::common::*;
use access::{Actor, Role};
use app::wire::{self, Envelope};
use app::{App, ItemState, Setup, Synced};
use kernel::{ActorId, Instant};
use store::Store;
use testkit::{House, Invented, Phone, TODAY, TestEngine, at, house_on, invented, on_both, run};
use uuid::Uuid;

/// An agent of Denpasar who signs in, with a phone enrolled today.
pub async fn agent_with_phone(house: &House, login: &str) -> (Actor, Phone) {
    let id = Uuid::now_v7();
    let actor = wire::Actor {
        login: login.to_owned(),
        name: "Luh Contoh".to_owned(),
        role: "agent".to_owned(),
        of_office: Some(house.denpasar.0),
        areas: vec!["51.71".to_owned()],
        password: "tiga ekor kuda putih".to_owned(),
        must_change: false,
        lang: "id".to_owned(),
    };
    let made = command(id, wire::Command::Actor(Box::new(actor)));
    let answers = house.app.submit(&house.administrator, &[made], at(TODAY)).await.unwrap();
    assert!(answers[0].refusal.is_none(), "{answers:?}");
    let agent = Actor {
        id: ActorId(id),
        role: Role::Agent,
        name: "Luh Contoh".to_owned(),
        territory: access::Territory::Areas(vec!["51.71".parse().unwrap()]),
        ..house.desk.clone()
    };
    let phone = enrol(house, &agent).await;
    (agent, phone)
}

pub async fn enrol(house: &House, agent: &Actor) -> Phone {
    let key = Phone::new_key(TODAY.parse().unwrap());
    let point = key.point_base64url();
    let enrolled = house.app.enrol_phone(agent, "HP Luh", &point, at(TODAY)).await.unwrap().unwrap();
    Phone::enrolled(enrolled, key, &house.app)
}

/// The form and the money of one person, under one number, as the phone makes them together.
pub fn taken(phone: &mut Phone, person: &Invented, rupiah: i64, on: &str) -> [Envelope; 2] {
    let number = phone.number();
    let register = register_with(person, |r| r.evidence = paper(&number, on));
    let pay = pay_with(person.member, 1, rupiah, on, |p| {
        p.taken_by = wire::TakenBy::Agent;
        p.evidence = paper(&number, on);
    });
    [register, pay]
}

/// Writes form and money of some people into the outbox.
pub fn market_day(phone: &mut Phone, people: &[Invented]) {
    for person in people {
        for command in taken(phone, person, 8_400, TODAY) {
            phone.write(&command, at(TODAY));
        }
    }
}

pub fn states(synced: &Synced) -> Vec<(i64, ItemState)> {
    synced.answers.iter().map(|told| (told.seq, told.state)).collect()
}

async fn members_and_receipts(app: &App) -> (i64, i64) {
    (number(app, "select count(*) from person").await, number(app, "select count(*) from receipt").await)
}

#[test]
fn a_day_at_the_market_arrives_once_however_often_it_is_sent() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        let of_office = |series: &str| series.starts_with("DPS-H") && series.len() == 10;
        assert!(of_office(&phone.series), "{}", phone.series);
        market_day(&mut phone, &[invented(1), invented(2)]);
        // The answer of the first contact is lost; the second is the same.
        let lost = phone.contact(&house.app, &phone.batch(1..=4), at(TODAY)).await;
        let heard = phone.sync(&house.app, at(TODAY).plus_seconds(90)).await;
        assert_eq!((lost.upto, heard.upto), (4, 4));
        assert_eq!(states(&lost), states(&heard));
        assert!(heard.answers.iter().all(|t| t.state == ItemState::Done), "{:#?}", heard.answers);
        assert!(!heard.revoked && heard.missing.is_empty());
        assert_ne!(lost.mark, heard.mark);
        let receipt = heard.answers[1].answer.as_ref().unwrap().receipt.as_ref().unwrap();
        assert_eq!(receipt.total_rupiah.0, 8_400);
        assert_eq!(members_and_receipts(&house.app).await, (2, 2));
        // Another phone of the office has numbers of its own.
        let (_, other) = agent_with_phone(&house, "wayan").await;
        assert!(of_office(&other.series) && other.series != phone.series, "{}", other.series);
        house.holds().await;
    });
}

#[test]
fn what_comes_in_any_order_with_gaps_is_taken_in_its_own() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1), invented(2), invented(3)]);
        let gap = phone.contact(&house.app, &phone.batch([3, 6, 4]), at(TODAY)).await;
        assert_eq!((gap.upto, &gap.missing[..], gap.answers.len()), (0, &[1, 2, 5][..], 0));
        assert_eq!(members_and_receipts(&house.app).await, (0, 0));
        let some = phone.contact(&house.app, &phone.batch([4, 2, 1, 6, 3]), at(TODAY)).await;
        assert_eq!((some.upto, &some.missing[..]), (4, &[5][..]));
        let seqs: Vec<i64> = some.answers.iter().map(|t| t.seq).collect();
        assert_eq!(seqs, [4, 2, 1, 3]);
        let all = phone.sync(&house.app, at(TODAY)).await;
        assert_eq!((all.upto, all.missing.len()), (6, 0));
        assert_eq!(members_and_receipts(&house.app).await, (3, 3));
        house.holds().await;
    });
}

#[test]
fn a_stop_between_doing_and_keeping_does_nothing_twice_and_moves_no_day() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        // The clock of the phone is a week ahead: the day is brought back to the day of arrival.
        let ahead = taken(&mut phone, &invented(1), 8_400, "2026-11-27");
        for command in &ahead {
            phone.write(command, at("2026-11-27"));
        }
        let before = taken(&mut phone, &invented(1), 8_400, TODAY);
        let mut done = ahead.clone();
        for (command, on) in done.iter_mut().zip(before) {
            match (&mut command.command, on.command) {
                (wire::Command::Register(a), wire::Command::Register(b)) => {
                    a.evidence.as_mut().unwrap().claimed_on = b.evidence.unwrap().claimed_on;
                }
                (wire::Command::Pay(a), wire::Command::Pay(b)) => {
                    a.evidence.as_mut().unwrap().claimed_on = b.evidence.unwrap().claimed_on;
                    a.taken_on = b.taken_on;
                }
                _ => unreachable!("form and money"),
            }
        }
        // What the house had carried out when it stopped, as it would have: nothing is kept of the phone's items yet.
        let first = house.app.submit(&agent, &done, at(TODAY)).await.unwrap();
        let app = house.reopen().await;
        // The phone comes again the next day. The day stays the one of the first arrival.
        let synced = phone.sync(&app, at("2026-11-21")).await;
        assert_eq!(synced.upto, 2);
        for (told, first) in synced.answers.iter().zip(&first) {
            let answer = told.answer.as_ref().unwrap();
            assert_eq!((answer.outcome, &answer.receipt), (first.outcome, &first.receipt), "{answer:#?}");
            assert!(answer.notes.iter().any(|n| n.code == "phone.day_moved"), "{answer:#?}");
        }
        assert_eq!(members_and_receipts(&app).await, (1, 1));
        drop(app);
        house.holds().await;
    });
}

#[test]
fn an_older_backup_brought_back_is_told_what_it_has_lost() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        let before = phone.sync(&house.app, at(TODAY)).await;
        let copy = house.app.backup(&house.folder().join("b"), true, at(TODAY)).await.unwrap();
        market_day(&mut phone, &[invented(2), invented(3)]);
        assert_eq!(phone.sync(&house.app, at(TODAY)).await.upto, 6);
        assert_eq!(phone.told.len(), 6);

        let path = house.folder().join("restored.db");
        std::fs::copy(house.folder().join("b").join(&copy.name), &path).unwrap();
        let open = async || {
            let store = Store::open(&format!("sqlite:{}", path.display()), false).await.unwrap();
            App::open(Setup { store, seal: house.keys(), demo: true }).await.unwrap()
        };
        let app = open().await;
        assert_ne!(app.epoch(), before.epoch);
        // The phone hears that less is kept, and sends again what it had an answer for.
        assert_eq!(phone.sync(&app, at("2026-11-21")).await.upto, 2);
        let again = phone.sync(&app, at("2026-11-21")).await;
        assert_eq!(again.upto, 6);
        assert!(again.answers.iter().all(|t| t.state == ItemState::Done), "{again:#?}");
        assert_eq!(members_and_receipts(&app).await, (3, 3));
        app.settle().await.unwrap();
        assert!(app.check(|_| {}).await.unwrap().fails.is_empty());
        let epoch = app.epoch().to_owned();
        drop(app);
        assert_eq!(open().await.epoch(), epoch, "once opened, it is a house like any other");
    });
}

#[test]
fn the_time_of_an_item_lies_between_its_mark_and_its_arrival() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        phone.sync(&house.app, at("2026-11-23")).await;
        // Said to be of the 20th, and written after the contact of the 23rd.
        for command in taken(&mut phone, &invented(1), 8_400, TODAY) {
            phone.write(&command, at(TODAY));
        }
        let synced = phone.sync(&house.app, at("2026-11-26")).await;
        for told in &synced.answers {
            let answer = told.answer.as_ref().unwrap();
            assert!(answer.notes.iter().any(|n| n.code == "phone.day_moved"), "{answer:#?}");
        }
        let days = paid_and_registered(&house).await;
        assert_eq!(days, [("2026-11-23".into(), "2026-11-23".into())]);
        // A mark that nobody gave bounds nothing by itself: the item before it does.
        phone.mark = "5f0.00000000000000000000000000000000".to_owned();
        let [register, _] = taken(&mut phone, &invented(2), 8_400, TODAY);
        phone.write(&register, at(TODAY));
        let synced = phone.sync(&house.app, at("2026-11-26")).await;
        let notes = &synced.answers[0].answer.as_ref().unwrap().notes;
        let codes: Vec<&str> = notes.iter().map(|n| &*n.code).collect();
        assert!(codes.ends_with(&["phone.mark_unknown", "phone.day_moved"]), "{codes:?}");
        let clock: Vec<(store::Micros, store::Micros)> =
            rows(&house.app, "select not_before, clock_at from phone_item where seq = 1").await;
        let (not_before, claim): (Instant, Instant) = (clock[0].0.into(), clock[0].1.into());
        assert_eq!((not_before, claim), (at("2026-11-23"), at(TODAY)));
        house.holds().await;
    });
}

/// The day of the receipt and the day of the registration, as text.
async fn paid_and_registered(house: &House) -> Vec<(String, String)> {
    rows(
        &house.app,
        "select cast(r.paid_on as text), cast(g.on_day as text) from receipt r join registration g on g.member_id = r.member_id",
    )
    .await
}
