//! The work-list: each pair of people is asked about once and judged by itself; paper entered afterwards is told apart.

use crate::approval;
use crate::common::*;
use app::wire::{Command, Envelope};
use testkit::{House, Invented, TODAY, invented, on_both, pay, register};
use uuid::Uuid;

/// Another person with the name and birth date of this one.
fn like(person: &Invented, n: u32) -> Envelope {
    register_with(&invented(n), |r| {
        (r.name, r.born) = (person.register.name.clone(), person.register.born.clone());
    })
}

/// The verdict about one of the two.
fn about(task: &Envelope, other: Uuid, verdict: &str) -> Envelope {
    let mut envelope = settle(task.subject, task.id, "duplicate", verdict);
    let Command::Settle(settle) = &mut envelope.command else { unreachable!("a verdict") };
    settle.other = Some(other);
    envelope
}

async fn duplicates(house: &House, member: Uuid) -> Vec<Option<Uuid>> {
    let tasks = open_tasks(&house.app, member).await;
    let mut others: Vec<_> = tasks.into_iter().filter(|t| t.0 == "duplicate").map(|t| t.2).collect();
    others.sort();
    others
}

#[test]
fn one_registration_like_two_people_is_judged_twice() {
    on_both(|house| async move {
        let sari = invented(1);
        let second = like(&sari, 400);
        // The first two are alike as well; that pair is decided, and nobody is asked about it again.
        house.send(&[register(&sari), second.clone()]).await;
        house.one(settle(second.subject, second.id, "duplicate", "different")).await;
        let third = like(&sari, 700);
        house.one(third.clone()).await;
        let mut both = vec![Some(sari.member), Some(second.subject)];
        both.sort();
        assert_eq!(duplicates(&house, third.subject).await, both);

        let unnamed = house.one(settle(third.subject, third.id, "duplicate", "same")).await;
        assert_eq!(refused(&unnamed), "settle.which_other");
        let stranger = house.one(about(&third, Uuid::now_v7(), "same")).await;
        assert_eq!(refused(&stranger), "settle.not_open");
        assert_eq!(done(&house.one(about(&third, sari.member, "different")).await), ["settle.different"]);
        assert_eq!(duplicates(&house, third.subject).await, [Some(second.subject)]);
        house.holds().await;
        let again = house.one(about(&third, sari.member, "same")).await;
        assert_eq!(refused(&again), "settle.not_open", "what is decided stays decided");
        // The one that is left needs no name, and a second person.
        let staff = approval::staff(&house).await;
        let last = approval::propose(&settle(third.subject, third.id, "duplicate", "same"));
        approval::send(&house, &staff.clerk, last.clone()).await;
        let agreed = approval::send(&house, &staff.head, approval::word(&last, "approve", "")).await;
        assert_eq!(done(agreed.inner.as_ref().expect("what it got")), ["settle.same"]);
        assert!(duplicates(&house, third.subject).await.is_empty());
        house.holds().await;
    });
}

#[test]
fn both_verdicts_and_the_question_in_one_batch() {
    on_both(|house| async move {
        let sari = invented(1);
        let (second, third) = (like(&sari, 400), like(&sari, 700));
        let batch = [
            register(&sari),
            second.clone(),
            third.clone(),
            about(&third, second.subject, "different"),
            about(&third, sari.member, "same"),
            about(&second, sari.member, "different"),
        ];
        let answers = house.send(&batch).await;
        // Two people are soon told apart; that two records are one person, a second one has to say as well.
        let refused: Vec<_> = answers.iter().map(|a| a.refusal.as_ref().map(|r| r.code())).collect();
        assert_eq!(refused, [None, None, None, None, Some("approval.needed"), None], "{answers:#?}");
        assert!(duplicates(&house, second.subject).await.is_empty());
        assert_eq!(duplicates(&house, third.subject).await, [Some(sari.member)]);
        house.holds().await;
    });
}

#[test]
fn a_question_that_waits_is_not_asked_again() {
    on_both(|house| async move {
        let sari = invented(1);
        let second = like(&sari, 400);
        house.send(&[register(&sari), second.clone()]).await;
        assert_eq!(duplicates(&house, second.subject).await, [Some(sari.member)]);
        // Neither when she registers again, nor when the first one does, nor both at once.
        let anew = |envelope: &Envelope| Envelope { id: Uuid::now_v7(), ..envelope.clone() };
        house.one(anew(&second)).await;
        house.one(register(&sari)).await;
        house.send(&[anew(&second), register(&sari)]).await;
        assert_eq!(duplicates(&house, second.subject).await, [Some(sari.member)]);
        assert!(duplicates(&house, sari.member).await.is_empty());
        house.holds().await;
        // A disputed number likewise: the owner may come as often as they like.
        let owner = invented(205);
        let disputed = || register_with(&owner, |r| r.nik = sari.register.nik.clone());
        let first = disputed();
        house.send(&[first.clone(), disputed()]).await;
        house.one(disputed()).await;
        let asked: Vec<_> = open_tasks(&house.app, owner.member).await;
        assert_eq!(asked.iter().filter(|t| t.0 == "dispute").count(), 1);
        let verdict = settle(owner.member, first.id, "dispute", "different");
        assert_eq!(done(&head_on(&house, TODAY, &[verdict]).await[0]), ["settle.different"]);
        house.one(disputed()).await;
        assert!(!open_kinds(&house.app, owner.member).await.contains(&"dispute".to_owned()));
        house.holds().await;
    });
}

#[test]
fn a_paper_number_used_twice_is_told_and_no_money_is_refused() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(205));
        house.send(&[register(&sari), register(&wayan)]).await;
        let on_paper = |person: &Invented, number: &str| {
            pay_with(person.member, 1, 8_400, TODAY, |p| {
                p.evidence = paper(number, TODAY);
                p.evidence.as_mut().unwrap().written_by = Some("Wayan Suka, agen".to_owned());
            })
        };
        let first = house.one(on_paper(&sari, "BLK-017")).await;
        assert_eq!(done(&first), ["pay.covered"]);
        let second = house.one(on_paper(&wayan, "BLK-017")).await;
        assert_eq!(recorded(&second), ["pay.covered", "pay.paper_twice"]);
        let number = first.receipt.unwrap().number;
        let note = second.notes.iter().find(|n| n.code == "pay.paper_twice").unwrap();
        assert_eq!(note.args["receipt"], kernel::Arg::from(number.as_str()));
        assert!(open_kinds(&house.app, wayan.member).await.contains(&"recorded".to_owned()));
        // Within one batch too; the next number is another paper.
        let answers = house.send(&[on_paper(&sari, "BLK-018"), on_paper(&wayan, "BLK-018")]).await;
        assert_eq!(done(&answers[0]), ["pay.covered"]);
        assert_eq!(recorded(&answers[1]), ["pay.covered", "pay.paper_twice"]);
        let written = number_of(&house, "select count(*) from receipt where evidence_by like '%agen'").await;
        assert_eq!(written, 4);
        // Money without paper has no number to be used twice.
        assert_eq!(done(&house.one(pay(sari.member, 1, 16_800, TODAY)).await), ["pay.covered"]);
        house.holds().await;
    });
}

async fn number_of(house: &House, sql: &str) -> i64 {
    number(&house.app, sql).await
}
