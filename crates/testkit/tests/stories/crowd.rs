//! Many at once: everybody is answered, everything is there once, and nobody is two people.

use crate::common::*;
use std::collections::BTreeSet;
use testkit::{Invented, TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

#[test]
fn two_hundred_desks_at_once() {
    on_both(|house| async move {
        let tasks: Vec<_> = (1..=200)
            .map(|n| {
                let (app, desk, person) = (house.app.clone(), house.desk.clone(), invented(n));
                tokio::spawn(async move {
                    let first = app.submit(&desk, &[register(&person)], at(TODAY)).await.unwrap();
                    let money = pay(person.member, 1, 8_400, TODAY);
                    let second = app.submit(&desk, std::slice::from_ref(&money), at(TODAY)).await.unwrap();
                    // The answer was lost on the way: sent again.
                    let third = app.submit(&desk, &[money], at(TODAY)).await.unwrap();
                    assert_eq!(done(&first[0]), ["register.done"]);
                    assert_eq!(first_time(&third[0]), second[0]);
                    second[0].receipt.clone().unwrap().number
                })
            })
            .collect();
        let mut numbers = BTreeSet::new();
        for task in tasks {
            assert!(numbers.insert(task.await.unwrap()), "a receipt number twice");
        }
        let last: Vec<String> = numbers.iter().map(|n| n[4..11].to_owned()).collect();
        assert_eq!((last[0].as_str(), last[199].as_str()), ("0000001", "0000200"), "a gap in the series");
        assert_eq!(number(&house.app, "select count(*) from person").await, 200);
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 200);
        let links = number(&house.app, "select count(*) from chain").await;
        assert!(links <= 401, "{links} links for 400 commands");
        house.holds().await;
    });
}

#[test]
fn one_person_at_twenty_desks() {
    on_both(|house| async move {
        let sari = invented(1);
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let (app, desk) = (house.app.clone(), house.desk.clone());
                let person = Invented { member: Uuid::now_v7(), ..sari.clone() };
                tokio::spawn(async move {
                    let answer = app.submit(&desk, &[register(&person)], at(TODAY)).await.unwrap().remove(0);
                    assert!(["register.done", "register.already"].contains(&done(&answer)[0]));
                    (person.member, answer)
                })
            })
            .collect();
        let mut subjects = BTreeSet::new();
        let mut new = 0;
        for task in tasks {
            let (_, answer) = task.await.unwrap();
            new += i32::from(done(&answer) == ["register.done"]);
            subjects.insert(answer.subject);
        }
        assert_eq!((subjects.len(), new), (1, 1));
        assert_eq!(number(&house.app, "select count(*) from person").await, 1);
        assert_eq!(number(&house.app, "select count(*) from alias").await, 19);
        assert_eq!(tally(&house.app, "village", "registered", TODAY).await, 1);
        house.holds().await;
    });
}

#[test]
fn two_programs_on_one_database_take_turns() {
    on_both(|house| async move {
        let other = house.reopen().await;
        let apps = [house.app.clone(), other.clone()];
        let tasks: Vec<_> = (1..=40)
            .map(|n| {
                let (app, desk, person) =
                    (apps[n as usize % 2].clone(), house.desk.clone(), invented(n % 30));
                tokio::spawn(async move {
                    let person = Invented { member: Uuid::now_v7(), ..person };
                    let batch = [register(&person), pay(person.member, 1, 8_400, TODAY)];
                    app.submit(&desk, &batch, at(TODAY)).await.map(|a| a.len())
                })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap().expect("answers"), 2);
        }
        assert_eq!(number(&house.app, "select count(*) from person").await, 30);
        assert_eq!(number(&house.app, "select last from receipt_series").await, 40);
        other.settle().await.unwrap();
        house.holds().await;
    });
}

#[test]
fn who_goes_away_abandons_nothing() {
    on_both(|house| async move {
        let people: Vec<_> = (1..=50).map(invented).collect();
        let batch: Vec<_> = people.iter().map(register).collect();
        let (app, desk, sent) = (house.app.clone(), house.desk.clone(), batch.clone());
        let caller = tokio::spawn(async move { app.submit(&desk, &sent, at(TODAY)).await });
        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
        caller.abort();
        let _ = caller.await;
        // Whether it was heard or not, sending it again ends the same.
        let answers = house.send(&batch).await;
        assert!(answers.iter().all(|a| done(a) == ["register.done"]));
        assert_eq!(number(&house.app, "select count(*) from person").await, 50);
        house.holds().await;
    });
}
