//! Registering: done, refused or recorded, and the same answer for ever.

use crate::common::*;
use app::Outcome;
use kernel::Arg;
use testkit::{TODAY, invented, on_both, pay, register};
use uuid::Uuid;

#[test]
fn an_answer_stays_the_same_for_ever() {
    on_both(|house| async move {
        let sari = invented(1);
        let sent = register(&sari);
        let first = house.one(sent.clone()).await;
        assert_eq!(done(&first), ["register.done"]);
        assert!(!first.again);
        let again = house.one_on("2026-12-24", sent.clone()).await;
        assert!(again.again);
        assert_eq!(first_time(&again), first);

        let no = register_with(&invented(2), |r| r.consent = false);
        let first = house.one(no.clone()).await;
        assert_eq!(refused(&first), "register.no_consent");
        let again = house.one(no.clone()).await;
        assert!(again.again);
        assert_eq!(first_time(&again), first);
        assert_eq!(number(&house.app, "select count(*) from person").await, 1);

        let mut other = sent.clone();
        let app::wire::Command::Register(r) = &mut other.command else { unreachable!() };
        r.income_rupiah += 1;
        assert_eq!(refused(&house.one(other).await), "command.reused");
        assert!(house.one(sent).await.again);

        let money = pay(sari.member, 1, 8_400, TODAY);
        let twice = house.send(&[money.clone(), money.clone()]).await;
        assert_eq!((twice[0].again, twice[1].again), (false, true));
        assert_eq!(first_time(&twice[1]), twice[0]);
        let later = house.reopen().await.submit(&house.desk, &[money], testkit::at(TODAY)).await.unwrap();
        assert_eq!(first_time(&later[0]), twice[0]);
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 1);
        house.holds().await;
    });
}

#[test]
fn an_id_used_for_somebody_else_is_told_so_and_holds_up_nobody() {
    on_both(|house| async move {
        let (sari, wayan, putu) = (invented(1), invented(2), invented(3));
        let sent = register(&sari);
        let mut reused = register(&wayan);
        reused.id = sent.id;
        // In one batch, and again once the first is kept.
        let answers = house.send(&[sent.clone(), reused.clone(), register(&putu)]).await;
        assert_eq!(done(&answers[0]), ["register.done"]);
        assert_eq!(refused(&answers[1]), "command.reused");
        assert_eq!(done(&answers[2]), ["register.done"]);
        assert_eq!(refused(&house.one(reused).await), "command.reused");
        assert!(house.one(sent).await.again);
        assert_eq!(number(&house.app, "select count(*) from person").await, 2);
        house.holds().await;
    });
}

#[test]
fn each_condition_is_its_own_refusal() {
    on_both(|house| async move {
        let refusals = [
            ("register.wage_work", register_with(&invented(1), |r| r.how_works = "wage".into())),
            ("register.not_working", register_with(&invented(2), |r| r.attestation.works_now = false)),
            ("register.not_well", register_with(&invented(3), |r| r.attestation.well_now = false)),
            ("register.no_consent", register_with(&invented(4), |r| r.consent = false)),
            (
                "register.programme_missing",
                register_with(&invented(5), |r| r.programmes = vec!["JKK".into()]),
            ),
            ("register.no_programmes", register_with(&invented(6), |r| r.programmes.clear())),
            ("register.attester", register_with(&invented(7), |r| r.attestation.attested_by = " ".into())),
            ("register.attested_place", register_with(&invented(8), |r| r.attestation.place = "".into())),
            ("register.age_limit", register_with(&invented(9), |r| r.born = "1961-11-20".into())),
            ("register.too_young", register_with(&invented(10), |r| r.born = "2012-11-20".into())),
            ("register.born_future", register_with(&invented(11), |r| r.born = "2026-11-21".into())),
        ];
        let batch: Vec<_> = refusals.iter().map(|(_, envelope)| envelope.clone()).collect();
        let answers = house.send(&batch).await;
        for ((code, _), answer) in refusals.iter().zip(&answers) {
            assert_eq!(refused(answer), *code);
        }
        assert_eq!(said(&answers[8], "age"), Arg::Number(65));
        // A refusal leaves nothing but itself.
        for table in ["person", "nik_claim", "task", "name_token", "match_key", "outbox", "alias"] {
            assert_eq!(number(&house.app, &format!("select count(*) from {table}")).await, 0, "{table}");
        }
        // The day before the birthday is young enough; the same person comes in under the same NIK.
        let answer = house.one(register_with(&invented(9), |r| r.born = "1961-11-21".into())).await;
        assert_eq!(done(&answer), ["register.done"]);
        // What cannot be read is refused at the door and not kept: corrected, it is taken under the same id.
        let mut broken = register_with(&invented(20), |r| r.nik = "5171".into());
        assert_eq!(refused(&house.one(broken.clone()).await), "nik.length");
        broken.command = register(&invented(20)).command;
        assert_eq!(done(&house.one(broken).await), ["register.done"]);
        house.holds().await;
    });
}

#[test]
fn on_paper_what_the_rules_do_not_allow_is_recorded() {
    on_both(|house| async move {
        let old = invented(1);
        let answer = house
            .one(register_with(&old, |r| {
                r.born = "1950-01-01".into();
                r.evidence = paper("P-17", "2026-11-18");
            }))
            .await;
        assert_eq!(recorded(&answer), ["register.age_limit"]);
        let known = facts(&house.app, old.member).await;
        assert!(known.person.is_some() && known.memberships.is_empty() && known.registrations.is_empty());
        assert_eq!(open_kinds(&house.app, old.member).await, ["recorded"]);
        assert_eq!(tally(&house.app, "village", "registered", "2030-01-01").await, 0);

        // Under the limit on the day of the paper, over it today: the paper's day counts.
        let just = invented(2);
        let answer = house
            .one(register_with(&just, |r| {
                r.born = "1961-11-19".into();
                r.evidence = paper("P-18", "2026-11-18");
            }))
            .await;
        assert_eq!(done(&answer), ["register.done"]);
        assert_eq!(facts(&house.app, just.member).await.memberships[0].since.to_string(), "2026-11-18");
        assert_eq!(tally(&house.app, "village", "registered", "2026-11-18").await, 1);
        assert_eq!(tally(&house.app, "village", "registered", "2026-11-17").await, 0);
        house.holds().await;
    });
}

#[test]
fn who_is_a_member_already_stays_one_member() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        assert_eq!(done(&house.one(register(&sari)).await), ["register.already"]);
        let more = register_with(&sari, |r| r.income_rupiah = 2_000_000);
        assert_eq!(
            done(&house.one_on("2026-11-21", more).await),
            ["register.already", "register.terms_changed"]
        );
        let known = facts(&house.app, sari.member).await;
        assert_eq!((known.memberships.len(), known.registrations.len()), (1, 2));
        // The new income has its own price: bracket of Rp2 million, JKK at half.
        let answer = house.one_on("2026-11-21", pay(sari.member, 1, 8_400, "2026-11-21")).await;
        assert_eq!(refused(&answer), "pay.wrong_amount");
        assert_eq!(tally(&house.app, "village", "registered", "2030-01-01").await, 1);
        assert_eq!(tally(&house.app, "office", "new_members", "2030-01-01").await, 1);
        house.holds().await;
    });
}

#[test]
fn what_was_still_to_come_closes_its_task_in_one_batch_or_in_two() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari)]).await;
        assert_eq!(open_kinds(&house.app, sari.member).await, ["to_complete"]);
        assert_eq!(done(&house.send(&[complete(sari.member)]).await[0]), ["complete.done"]);
        assert!(open_tasks(&house.app, sari.member).await.is_empty());

        let together = house.send(&[register(&wayan), complete(wayan.member)]).await;
        assert_eq!(done(&together[1]), ["complete.done"]);
        assert!(
            open_tasks(&house.app, wayan.member).await.is_empty(),
            "the task of the same batch stays open"
        );
        for person in [&sari, &wayan] {
            let known = facts(&house.app, person.member).await.person.unwrap();
            assert!(known.has_heirs && known.has_address && known.phone_key.is_some());
        }

        // Half of it leaves the task open; a stranger cannot be completed.
        let putu = invented(3);
        let mut half = complete(putu.member);
        let app::wire::Command::Complete(c) = &mut half.command else { unreachable!() };
        c.phone = None;
        let answers = house.send(&[register(&putu), half]).await;
        assert_eq!(done(&answers[1]), ["complete.still_missing"]);
        assert_eq!(open_kinds(&house.app, putu.member).await, ["to_complete"]);
        assert_eq!(refused(&house.one(complete(Uuid::now_v7())).await), "complete.unknown");
        house.holds().await;
    });
}

#[test]
fn own_work_beside_wage_work_is_done_and_looked_at() {
    on_both(|house| async move {
        let sari = invented(1);
        let answer = house.one(register_with(&sari, |r| r.how_works = "both".into())).await;
        assert_eq!(answer.outcome, Outcome::Done);
        assert_eq!(open_kinds(&house.app, sari.member).await, ["to_complete", "wage_work"]);
        let (_, task, _) = open_tasks(&house.app, sari.member).await.remove(0);
        // Handled, not judged; and only once.
        assert_eq!(
            refused(&house.one(settle(sari.member, task, "wage_work", "same")).await),
            "settle.say_handled"
        );
        assert_eq!(
            done(&house.one(settle(sari.member, task, "wage_work", "handled")).await),
            ["settle.handled"]
        );
        assert_eq!(
            refused(&house.one(settle(sari.member, task, "wage_work", "handled")).await),
            "settle.not_open"
        );
        assert_eq!(open_kinds(&house.app, sari.member).await, ["to_complete"]);
        house.holds().await;
    });
}
