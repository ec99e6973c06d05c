//! A phone comes back to a house that no longer knows it, or under a token it never heard of: it is the same phone, and
//! its numbers are never anybody else's.

use crate::common::*;
use crate::phone::{agent_with_phone, enrol, market_day, taken};
use app::{App, ItemState, Setup};
use store::Store;
use testkit::{House, Phone, TODAY, TestEngine, at, house_on, invented, on_both, run};

/// The house as it was when a copy was made.
async fn brought_back(house: &House, copy: &str) -> App {
    let path = house.folder().join("restored.db");
    std::fs::copy(house.folder().join("b").join(copy), &path).unwrap();
    let store = Store::open(&format!("sqlite:{}", path.display()), false).await.unwrap();
    App::open(Setup { store, seal: house.keys(), demo: true }).await.unwrap()
}

#[test]
fn a_house_brought_back_from_before_a_phone_was_enrolled_gives_its_numbers_to_nobody_else() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let (agent, first) = agent_with_phone(&house, "luh").await;
        let copy = house.app.backup(&house.folder().join("b"), true, at(TODAY)).await.unwrap();
        let mut lost = enrol(&house, &agent).await;
        market_day(&mut lost, &[invented(1)]);
        assert_eq!(lost.sync(&house.app, at("2026-11-22")).await.upto, 2);
        // Written after that contact, and never sent to the house as it was.
        for command in taken(&mut lost, &invented(2), 8_400, "2026-11-22") {
            lost.write(&command, at("2026-11-22"));
        }

        let app = brought_back(&house, &copy.name).await;
        assert_eq!(lost.ask(&app, &lost.unanswered(), at("2026-11-25")).await.unwrap(), None);
        // Another phone is enrolled meanwhile: it has other numbers.
        let key = Phone::new_key(TODAY.parse().unwrap());
        let point = key.point_base64url();
        let other = app.enrol_phone(&agent, "HP lain", &point, at("2026-11-25")).await.unwrap().unwrap();
        assert!(other.series != lost.series && other.series != first.series);
        // The phone signs in under its own key: the same phone, the same numbers, and nothing of its work is lost.
        let point = lost.key.point_base64url();
        let again = app.enrol_phone(&agent, "HP Luh", &point, at("2026-11-25")).await.unwrap().unwrap();
        assert_eq!((again.id, &again.series), (lost.id, &lost.series));
        lost.enrolled_again(again);
        let gap = lost.sync(&app, at("2026-11-25")).await;
        assert_eq!((gap.upto, &gap.missing[..]), (0, &[1, 2][..]));
        let synced = lost.sync(&app, at("2026-11-25")).await;
        assert_eq!(synced.upto, 4);
        for told in &synced.answers {
            assert_eq!(told.state, ItemState::Done, "{told:#?}");
            // The marks of the house before it hold: no day was moved to the day of its coming again.
            let notes = &told.answer.as_ref().unwrap().notes;
            assert!(notes.iter().all(|n| !n.code.starts_with("phone.")), "{notes:?}");
        }
        let days: Vec<(String,)> =
            rows(&app, "select cast(paid_on as text) from receipt order by paid_on").await;
        assert_eq!(days, [(TODAY.to_owned(),), ("2026-11-22".to_owned(),)]);
        app.settle().await.unwrap();
        assert!(app.check(|_| {}).await.unwrap().fails.is_empty());
    });
}

#[test]
fn a_phone_whose_new_token_was_lost_asks_again_and_goes_on() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        let old = phone.token.clone();
        let point = phone.key.point_base64url();
        // The answer with the first of these tokens never arrives.
        for on in ["2026-11-21", "2026-11-22"] {
            let again = house.app.enrol_phone(&agent, "HP Luh", &point, at(on)).await.unwrap().unwrap();
            assert_eq!((again.id, &again.series), (phone.id, &phone.series));
            phone.enrolled_again(again);
        }
        // By an earlier token it is not known, and nothing of it is put aside.
        let sent = phone.unanswered();
        assert_eq!(house.app.sync_phone(&old, &sent, at("2026-11-22")).await.unwrap(), None);
        assert!(house.app.session(&old, at("2026-11-22")).await.unwrap().is_none());
        assert_eq!(phone.sync(&house.app, at("2026-11-22")).await.upto, 2);
        assert_eq!(number(&house.app, "select count(*) from phone").await, 1);
        assert_eq!(number(&house.app, "select count(*) from phone_quarantine").await, 0);
        assert_eq!(house.app.phones(&agent).await.unwrap().len(), 1);
        house.holds().await;
    });
}

#[test]
fn a_key_is_one_persons_and_a_phone_that_was_shut_out_stays_out() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let (other, _) = agent_with_phone(&house, "wayan").await;
        let point = phone.key.point_base64url();
        let enrol = async |who| house.app.enrol_phone(who, "HP", &point, at(TODAY)).await.unwrap();
        let refused = enrol(&other).await.err().expect("refused");
        assert_eq!((refused.code(), refused.field.as_deref()), ("phone.key_taken", Some("public_key")));
        let device = house.app.phones(&agent).await.unwrap().remove(0).device;
        house.app.revoke_device(&agent, agent.id, &device, at(TODAY)).await.unwrap().unwrap();
        let refused = enrol(&agent).await.err().expect("refused");
        assert_eq!((refused.code(), refused.field.as_deref()), ("phone.shut_out", Some("public_key")));
        // What it holds is heard all the same, and kept for a person.
        market_day(&mut phone, &[invented(1)]);
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert!(synced.revoked && synced.upto == 2);
        assert_eq!(number(&house.app, "select count(*) from phone_quarantine").await, 2);
        house.holds().await;
    });
}
