//! Who is who: one NIK, two ids; two people, one NIK; people who look alike.

use crate::common::*;
use testkit::{House, Invented, TODAY, invented, on_both, pay, register};
use uuid::Uuid;

/// The same person under an id that another phone minted.
fn elsewhere(person: &Invented) -> Invented {
    Invented { member: Uuid::now_v7(), ..person.clone() }
}

async fn people(house: &House) -> i64 {
    number(&house.app, "select count(*) from person").await
}

#[test]
fn two_phones_register_one_person() {
    on_both(|house| async move {
        let sari = invented(1);
        let other = elsewhere(&sari);
        house.one(register(&sari)).await;
        let answer = house.one(register(&other)).await;
        assert_eq!(done(&answer), ["register.already"]);
        assert_eq!(answer.subject.0, sari.member);
        assert_eq!(people(&house).await, 1);

        let answer = house.one(pay(other.member, 1, 8_400, TODAY)).await;
        assert_eq!((done(&answer), answer.subject.0), (vec!["pay.covered"], sari.member));
        // After a restart the id still stands for her, and the months go on.
        let app = house.reopen().await;
        let answer = app.submit(&house.desk, &[pay(other.member, 1, 8_400, TODAY)], testkit::at(TODAY)).await;
        let answer = answer.unwrap().remove(0);
        assert_eq!(answer.receipt.unwrap().covered_until.unwrap().to_string(), "2026-12-31");
        assert_eq!(facts(&house.app, sari.member).await.contributions.len(), 4);
        assert_eq!(facts(&house.app, other.member).await.person, None);
        // A third id in one batch with what follows it.
        let third = elsewhere(&sari);
        let batch = [register(&third), complete(third.member), pay(third.member, 1, 16_800, TODAY)];
        let answers = house.send(&batch).await;
        assert!(answers.iter().all(|a| a.subject.0 == sari.member), "{answers:#?}");
        assert_eq!(done(&answers[2]), ["pay.covered"]);
        assert!(open_tasks(&house.app, sari.member).await.is_empty(), "her task stays open");
        house.holds().await;
    });
}

#[test]
fn a_typing_error_never_locks_out_the_owner() {
    on_both(|house| async move {
        let sari = invented(1);
        let owner = Invented { member: Uuid::now_v7(), ..invented(200) };
        house.one(register(&sari)).await;
        let answers = house
            .send(&[
                register_with(&owner, |r| r.nik = sari.register.nik.clone()),
                pay(owner.member, 1, 8_400, TODAY),
                pay(sari.member, 1, 8_400, TODAY),
            ])
            .await;
        assert_eq!(done(&answers[0]), ["register.done"]);
        assert_eq!(answers[1].subject.0, owner.member);
        assert_eq!(answers[2].subject.0, sari.member);
        assert_eq!(people(&house).await, 2);
        let tasks = open_tasks(&house.app, owner.member).await;
        let dispute = tasks.iter().find(|t| t.0 == "dispute").expect("a dispute");
        assert_eq!(dispute.2, Some(sari.member));
        // The clerk may not decide it; the head of the branch may.
        let verdict = settle(owner.member, dispute.1, "dispute", "different");
        assert!(house.one(verdict.clone()).await.refusal.is_some());
        assert_eq!(done(&head_on(&house, TODAY, &[verdict]).await[0]), ["settle.different"]);
        // What either does afterwards stays with them.
        let answer = house.one(register_with(&owner, |r| r.nik = sari.register.nik.clone())).await;
        assert_eq!((done(&answer), answer.subject.0), (vec!["register.already"], owner.member));
        house.holds().await;
    });
}

#[test]
fn one_difference_is_one_person_to_be_looked_at() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        let other = elsewhere(&sari);
        let answer = house.one(register_with(&other, |r| r.born = "1966-02-03".into())).await;
        assert_eq!(answer.subject.0, sari.member);
        assert_eq!(open_kinds(&house.app, sari.member).await, ["identity_differs", "to_complete"]);
        let held = facts(&house.app, sari.member).await.person.unwrap();
        assert_eq!(held.born.to_string(), sari.register.born, "the known birth date stays");
        house.holds().await;
    });
}

#[test]
fn a_corrected_nik_belongs_to_its_person_and_to_nobody_else() {
    on_both(|house| async move {
        let sari = invented(1);
        let right = "5171990202660777";
        house.one(register(&sari)).await;
        let answer = house.one(register_with(&sari, |r| r.nik = right.to_owned())).await;
        assert_eq!((done(&answer), answer.subject.0), (vec!["register.already"], sari.member));
        assert!(open_kinds(&house.app, sari.member).await.contains(&"identity_differs".to_owned()));
        // In memory and in the tables she is the same person, and her number leads to her.
        house.holds().await;
        let again = elsewhere(&sari);
        let answer = house.one(register_with(&again, |r| r.nik = right.to_owned())).await;
        assert_eq!(answer.subject.0, sari.member, "the corrected number leads to another record");
        let again = elsewhere(&sari);
        assert_eq!(house.one(register(&again)).await.subject.0, sari.member);
        assert_eq!(people(&house).await, 1);
        house.holds().await;
    });
}

#[test]
fn people_who_look_alike_are_proposed_until_somebody_decides() {
    on_both(|house| async move {
        let sari = invented(1);
        let phone = Some("0812 3456 7890".to_owned());
        house.one(register_with(&sari, |r| r.phone = phone.clone())).await;
        // Another NIK; the same telephone, name and village.
        let twin = invented(400);
        let as_twin = |id: Uuid| {
            let person = Invented { member: id, ..twin.clone() };
            register_with(&person, |r| {
                r.name = sari.register.name.clone();
                r.phone = phone.clone();
            })
        };
        assert_eq!(done(&house.one(as_twin(twin.member)).await), ["register.done"]);
        let tasks = open_tasks(&house.app, twin.member).await;
        let duplicate = tasks.iter().find(|t| t.0 == "duplicate").expect("a duplicate");
        assert_eq!(duplicate.2, Some(sari.member));
        let verdict = settle(twin.member, duplicate.1, "duplicate", "different");
        assert_eq!(
            refused(&house.one(settle(twin.member, duplicate.1, "duplicate", "handled")).await),
            "settle.say_same_or_different"
        );
        assert_eq!(done(&house.one(verdict).await), ["settle.different"]);
        // Never again, from either side, on either door.
        house.send(&[as_twin(twin.member), register_with(&sari, |r| r.phone = phone.clone())]).await;
        house.one(as_twin(Uuid::now_v7())).await;
        for person in [twin.member, sari.member] {
            assert!(!open_kinds(&house.app, person).await.contains(&"duplicate".to_owned()));
        }
        // Families share telephones and villages: a daughter is no duplicate.
        let daughter = invented(801);
        house.one(register_with(&daughter, |r| r.phone = phone.clone())).await;
        assert!(!open_kinds(&house.app, daughter.member).await.contains(&"duplicate".to_owned()));
        house.holds().await;
    });
}

#[test]
fn a_verdict_counts_within_the_batch_that_brings_it() {
    on_both(|house| async move {
        let (sari, twin) = (invented(1), invented(400));
        let as_twin = || {
            register_with(&twin, |r| {
                r.name = sari.register.name.clone();
                r.born = sari.register.born.clone();
            })
        };
        let first = as_twin();
        let opened = first.id;
        let answers = house
            .send(&[register(&sari), first, settle(twin.member, opened, "duplicate", "different"), as_twin()])
            .await;
        assert_eq!(done(&answers[2]), ["settle.different"]);
        assert_eq!(open_kinds(&house.app, twin.member).await, ["to_complete"]);
        house.holds().await;
    });
}

#[test]
fn an_id_already_somebodys_takes_no_other_person() {
    on_both(|house| async move {
        let sari = invented(1);
        let stranger = Invented { member: sari.member, ..invented(205) };
        house.one(register(&sari)).await;
        assert_eq!(refused(&house.one(register(&stranger)).await), "register.other_person");
        // On paper it has happened: kept for somebody to look at, and nothing of hers is changed.
        let on_paper = register_with(&stranger, |r| r.evidence = paper("P-1", TODAY));
        assert_eq!(recorded(&house.one(on_paper).await), ["register.other_person"]);
        assert_eq!(people(&house).await, 1);
        let held = facts(&house.app, sari.member).await.person.unwrap();
        assert_eq!(held.name, sari.register.name);
        // The stranger, under an id of their own, is another person.
        let stranger = elsewhere(&stranger);
        let answer = house.one(register(&stranger)).await;
        assert_eq!((done(&answer), answer.subject.0), (vec!["register.done"], stranger.member));
        house.holds().await;
    });
}

#[test]
fn a_number_that_another_holds_is_never_taken_over() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(205));
        house.send(&[register(&sari), register(&wayan)]).await;
        // Typed wrong at a second visit: the number is somebody else's.
        house.one(register_with(&sari, |r| r.nik = wayan.register.nik.clone())).await;
        let mut kinds = open_kinds(&house.app, sari.member).await;
        kinds.retain(|k| k != "to_complete");
        assert_eq!(kinds, ["dispute"]);
        for person in [&sari, &wayan] {
            assert_eq!(house.one(register(&elsewhere(person))).await.subject.0, person.member);
        }
        house.holds().await;
        // Corrected there and back again, in one batch and in the next.
        let right = |nik: &str| register_with(&sari, |r| r.nik = nik.to_owned());
        let (old, new) = (sari.register.nik.clone(), "5171990202660777");
        house.send(&[right(new), right(&old), right(new)]).await;
        house.send(&[right(&old)]).await;
        house.holds().await;
        for nik in [&*old, new] {
            let answer = house.one(register_with(&elsewhere(&sari), |r| r.nik = nik.to_owned())).await;
            assert_eq!(answer.subject.0, sari.member);
        }
        assert_eq!(people(&house).await, 2);
        house.holds().await;
    });
}
