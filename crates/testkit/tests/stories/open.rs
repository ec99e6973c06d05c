//! Members who exist already, brought in with their standing: no clock restarts, and their months go on.

use crate::common::*;
use member::{Known, Segment, State};
use scheme::Scheme;
use testkit::{TODAY, invented, on_both, pay, register};

#[test]
fn five_hundred_come_in_with_one_list() {
    on_both(|house| async move {
        let people: Vec<_> = (1..=500).map(invented).collect();
        let batch: Vec<_> =
            people.iter().enumerate().map(|(n, p)| open(p, &format!("{:011}", 10_000 + n))).collect();
        let answers = head_on(&house, TODAY, &batch).await;
        assert!(answers.iter().all(|a| done(a) == ["open.done"]), "{:#?}", answers[0]);
        assert_eq!(number(&house.app, "select count(*) from person").await, 500);
        assert_eq!(number(&house.app, "select count(*) from official_number_claim").await, 500);
        assert_eq!(number(&house.app, "select count(*) from chain").await, 2, "the offices, and the list");
        // The list sent again, as after a lost answer.
        let again = head_on(&house, TODAY, &batch).await;
        assert!(again.iter().zip(&answers).all(|(a, b)| a.again && first_time(a) == *b));
        assert_eq!(tally(&house.app, "village", "registered", "2024-01-10").await, 500);
        assert_eq!(tally(&house.app, "village", "paid", "2026-10-31").await, 500);
        assert_eq!(tally(&house.app, "village", "paid", "2026-11-01").await, 0);
        assert_eq!(tally(&house.app, "office", "new_members", "2030-01-01").await, 0);
        house.holds().await;
    });
}

#[test]
fn a_standing_goes_on_without_a_gap_and_without_a_new_clock() {
    on_both(|house| async move {
        let sari = invented(1);
        let answers = head_on(&house, TODAY, &[open(&sari, "00012345678")]).await;
        assert_eq!(done(&answers[0]), ["open.done"]);
        let answer = house.one(pay(sari.member, 2, 16_800, TODAY)).await;
        let receipt = answer.receipt.clone().unwrap();
        assert_eq!(receipt.lines[0].0.to_string(), "2026-11");
        assert_eq!(receipt.covered_from.map(|d| d.to_string()), Some("2026-11-01".to_owned()));
        let shown = house.app.receipt(&house.desk, &receipt.number, testkit::at(TODAY)).await.unwrap();
        assert_eq!(Some(shown.covered_from), receipt.covered_from, "the desk says what the phone was told");
        let known = facts(&house.reopen().await, sari.member).await;
        let cover =
            |on: &str| member::cover(&known, Segment::Bpu, Scheme::id_bpu(), on.parse().unwrap(), Known::Now);
        for on in ["2024-01-10", "2026-10-31", "2026-11-01", "2026-11-20", "2026-12-31"] {
            assert_eq!(cover(on).state, State::Active, "{on}");
        }
        let jkm = cover("2026-11-20").programmes.into_iter().find(|p| p.programme == scheme::JKM).unwrap();
        assert_eq!(jkm.from.unwrap().to_string(), "2024-01-10");
        assert!(jkm.because.iter().all(|b| !b.note.code.starts_with("cover.jkm_waiting")), "{jkm:#?}");
        house.holds().await;
    });
}

#[test]
fn one_number_one_person() {
    on_both(|house| async move {
        let (sari, wayan, putu) = (invented(1), invented(2), invented(3));
        let batch = [open(&sari, "00012345678"), open(&wayan, "00012345678")];
        let answers = head_on(&house, TODAY, &batch).await;
        assert_eq!(done(&answers[0]), ["open.done"]);
        assert_eq!(refused(&answers[1]), "open.official_number_taken");
        let later = head_on(&house, TODAY, &[open(&putu, "00012345678"), open(&sari, "00012345678")]).await;
        assert_eq!(refused(&later[0]), "open.official_number_taken");
        assert_eq!(refused(&later[1]), "open.already");
        let other = head_on(&house, TODAY, &[open(&sari, "00012345679")]).await;
        assert_eq!(refused(&other[0]), "open.other_number");
        for (number, code) in [("123", "open.official_number"), ("1234567890a", "open.official_number")] {
            assert_eq!(refused(&head_on(&house, TODAY, &[open(&putu, number)]).await[0]), code);
        }
        assert_eq!(number(&house.app, "select count(*) from person").await, 1);
        house.holds().await;
    });
}

#[test]
fn who_registered_here_first_gets_the_number_and_the_standing() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        // The list has an id of its own for her.
        let mut listed = open(&sari, "00012345678");
        listed.subject = uuid::Uuid::now_v7();
        let answers = head_on(&house, TODAY, &[listed, open(&wayan, "00012345679")]).await;
        assert_eq!((done(&answers[0]), answers[0].subject.0), (vec!["open.done"], sari.member));
        let known = facts(&house.app, sari.member).await;
        assert_eq!(known.memberships[0].official_number.as_deref(), Some("00012345678"));
        assert_eq!((known.memberships.len(), known.openings.len(), known.registrations.len()), (1, 2, 1));
        let held: Vec<(Option<String>,)> =
            rows(&house.app, "select official_number from membership order by official_number").await;
        assert_eq!(held.len(), 2);
        assert_eq!(tally(&house.app, "village", "registered", "2024-01-10").await, 2);
        assert_eq!(tally(&house.app, "office", "new_members", "2030-01-01").await, 1);
        // Registered and opened in one batch, too.
        let putu = invented(3);
        house.one(register(&putu)).await;
        let mut again = open(&putu, "00012345680");
        again.subject = uuid::Uuid::now_v7();
        let alias = again.subject;
        head_on(&house, TODAY, &[again]).await;
        let receipt = house.one(pay(alias, 1, 8_400, TODAY)).await.receipt.unwrap();
        assert_eq!(receipt.lines[0].0.to_string(), "2026-11");
        house.holds().await;
    });
}
