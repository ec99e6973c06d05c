//! What a phone sends and nobody can believe is kept whole for a person, and holds nothing else back.

use crate::common::*;
use crate::phone::{agent_with_phone, enrol, market_day, states, taken};
use app::ItemState::{Done, Quarantined};
use testkit::{TODAY, at, invented, on_both};

#[test]
fn what_is_not_believed_is_put_aside_and_blocks_nothing() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let other = enrol(&house, &agent).await;
        let [one, two] = taken(&mut phone, &invented(1), 8_400, TODAY);
        phone.write(&one, at(TODAY));
        // 2: signed by another phone's key. 3: goes on as if 2 had been believed.
        let foreign = other.key.item(phone.payload(&two, at(TODAY)).to_string().as_bytes());
        phone.write_item(&foreign);
        phone.write(&two, at(TODAY));
        // 4: does not follow what is before it. 5: follows 4.
        let good = phone.prev.clone();
        phone.prev = "ab".repeat(32);
        let [register, pay] = taken(&mut phone, &invented(2), 8_400, TODAY);
        phone.write(&register, at(TODAY));
        phone.write(&register, at(TODAY));
        assert_ne!(good, phone.prev);
        // 6: signed, and no command that anybody knows. 7: an older form of it all.
        let mut payload = phone.payload(&pay, at(TODAY));
        payload["command"]["command"]["kind"] = "fly".into();
        phone.write_payload(&payload);
        let mut payload = phone.payload(&pay, at(TODAY));
        payload["v"] = 2.into();
        phone.write_payload(&payload);
        phone.write(&pay, at(TODAY));
        let mut sent = phone.batch(1..=8);
        // 9: sealed for another number.
        sent.push(app::Sent { seq: 9, sealed: phone.sent(8).sealed });
        let synced = phone.contact(&house.app, &sent, at(TODAY)).await;
        assert_eq!(synced.upto, 9);
        let reasons: Vec<(i64, &str)> =
            synced.answers.iter().filter_map(|t| Some((t.seq, t.reason.as_deref()?))).collect();
        assert_eq!(reasons, [(2, "signature"), (4, "chain"), (6, "form"), (7, "form"), (9, "sealed")]);
        for (seq, state) in states(&synced) {
            assert_eq!(state, if [2, 4, 6, 7, 9].contains(&seq) { Quarantined } else { Done }, "{seq}");
        }
        // Again, and nothing changes; the bytes are there as they came.
        let again = phone.contact(&house.app, &sent, at(TODAY)).await;
        assert_eq!(states(&again), states(&synced));
        let kept: Vec<(Vec<u8>,)> =
            rows(&house.app, "select sealed from phone_quarantine order by seq").await;
        assert_eq!(kept.len(), 5);
        assert_eq!(kept[0].0, phone.sent(2).sealed);
        house.holds().await;
    });
}

#[test]
fn another_item_under_a_number_that_is_taken_is_kept_beside_the_first() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        phone.sync(&house.app, at(TODAY)).await;
        // A phone that was copied goes on from the same place.
        let [register, _] = taken(&mut phone, &invented(2), 8_400, TODAY);
        let mut payload = phone.payload(&register, at(TODAY));
        payload["seq"] = 2.into();
        let item = phone.key.item(payload.to_string().as_bytes());
        let sealed = seal::outbox::seal(&phone.house, phone.id, 2, &item).unwrap();
        let other = [app::Sent { seq: 2, sealed }];
        for _ in 0..2 {
            let synced = phone.contact(&house.app, &other, at(TODAY)).await;
            assert_eq!(
                (synced.answers[0].state, synced.answers[0].reason.as_deref()),
                (Quarantined, Some("conflict"))
            );
        }
        // The first stands, and is the same however it is sealed.
        let first = phone.contact(&house.app, &phone.batch([2]), at(TODAY)).await;
        assert_eq!(first.answers[0].state, Done);
        assert_eq!(number(&house.app, "select count(*) from phone_quarantine").await, 1);
        assert_eq!(number(&house.app, "select count(*) from person").await, 1);
        house.holds().await;
    });
}

#[test]
fn a_phone_that_was_shut_out_is_heard_and_carries_nothing_out() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1), invented(2)]);
        let kept = phone.contact(&house.app, &phone.batch([1, 2]), at(TODAY)).await;
        let standing = house.app.phones(&agent).await.unwrap();
        assert_eq!((standing[0].upto, standing[0].quarantined, standing[0].revoked), (2, 0, false));
        house.app.revoke_device(&agent, agent.id, &standing[0].device, at(TODAY)).await.unwrap().unwrap();
        assert!(house.app.session(&phone.token, at(TODAY)).await.unwrap().is_none());
        let synced = phone.sync(&house.app, at(TODAY)).await;
        assert!(synced.revoked);
        assert_eq!(states(&synced), [(1, Done), (2, Done), (3, Quarantined), (4, Quarantined)]);
        assert_eq!(synced.answers[..2], kept.answers[..], "what was done before is answered as before");
        assert_eq!(number(&house.app, "select count(*) from person").await, 1);
        let standing = house.app.phones(&house.desk).await.unwrap();
        assert_eq!(standing[0].reasons, [("revoked".to_owned(), 2)]);
        assert_eq!((standing[0].upto, standing[0].quarantined, standing[0].revoked), (4, 2, true));
        assert!(house.app.sync_phone("nobody", &[], at(TODAY)).await.unwrap().is_none());
        house.holds().await;
    });
}

#[test]
fn money_under_an_odd_number_is_taken_and_a_person_looks() {
    on_both(|house| async move {
        let (agent, mut phone) = agent_with_phone(&house, "luh").await;
        let (sari, wayan) = (invented(1), invented(2));
        let [register, pay] = taken(&mut phone, &sari, 8_400, TODAY);
        // Another person's money under the number of the first; and a number of nobody's.
        let mut twice = taken(&mut phone, &wayan, 8_400, TODAY);
        let number_of_sari = format!("{}-00001-8", phone.series);
        if let app::wire::Command::Pay(pay) = &mut twice[1].command {
            pay.evidence.as_mut().unwrap().number = number_of_sari;
        }
        let foreign = pay_with(sari.member, 1, 8_400, TODAY, |p| {
            p.taken_by = app::wire::TakenBy::Agent;
            p.evidence = paper("KLT-H001-00001-8", TODAY);
        });
        for command in [register, pay].iter().chain(&twice).chain([&foreign]) {
            phone.write(command, at(TODAY));
        }
        let synced = phone.sync(&house.app, at(TODAY)).await;
        let codes = |at: usize| -> Vec<&str> {
            let answer = synced.answers[at].answer.as_ref().unwrap();
            answer.notes.iter().map(|n| &*n.code).filter(|c| c.starts_with("phone.")).collect()
        };
        assert_eq!((codes(0), codes(1), codes(2)), (vec![], vec![], vec![]));
        assert_eq!((codes(3), codes(4)), (vec!["phone.number_twice"], vec!["phone.number_foreign"]));
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 3);
        assert_eq!(house.app.phones(&agent).await.unwrap()[0].odd, 2);
        house.holds().await;
    });
}

#[test]
fn a_broken_chain_of_a_phone_shows() {
    on_both(|house| async move {
        let (_, mut phone) = agent_with_phone(&house, "luh").await;
        market_day(&mut phone, &[invented(1)]);
        phone.sync(&house.app, at(TODAY)).await;
        house.holds().await;
        assert_eq!(tamper(&house.app, "update phone_item set hash = prev where seq = 1").await, 1);
        let fails = house.app.check(|_| {}).await.unwrap().fails;
        assert!(fails.iter().any(|f| f.starts_with("each item of a phone follows")), "{fails:#?}");
    });
}
