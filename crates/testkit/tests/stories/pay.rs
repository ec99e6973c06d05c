//! Paying at the desk: everything must be right, else nothing is taken and the answer says what would be.

use crate::common::*;
use access::{Actor, Role};
use kernel::{Arg, Rupiah};
use testkit::{TODAY, at, invented, on_both, pay, register};
use uuid::Uuid;

#[test]
fn exact_money_is_taken_and_any_other_is_told_the_right_amount() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        for wrong in [33_599, 33_601, 50_400, 0] {
            let answer = house.one(pay(sari.member, 3, wrong, TODAY)).await;
            assert_eq!(refused(&answer), "pay.wrong_amount");
            assert_eq!(said(&answer, "right"), Arg::Rupiah(Rupiah(33_600)));
        }
        // November and December at half (PP 50/2025), January at the full price.
        let answer = house.one(pay(sari.member, 3, 33_600, TODAY)).await;
        let receipt = answer.receipt.clone().unwrap();
        let lines: Vec<_> = receipt.lines.iter().map(|(m, p, a)| format!("{m} {p} {}", a.0)).collect();
        assert_eq!(
            lines,
            [
                "2026-11 JKK 5000",
                "2026-11 JKM 3400",
                "2026-12 JKK 5000",
                "2026-12 JKM 3400",
                "2027-01 JKK 10000",
                "2027-01 JKM 6800"
            ]
        );
        assert_eq!((receipt.number.as_str(), receipt.credit_rupiah.0), ("DPS-0000001-8", 0));
        let next = house.one(pay(sari.member, 1, 16_800, TODAY)).await.receipt.unwrap();
        assert_eq!(next.number, "DPS-0000002-6");
        assert_eq!(tally(&house.app, "office", "contributions", TODAY).await, 50_400);
        assert_eq!(tally(&house.app, "office", "receipts", TODAY).await, 2);
        house.holds().await;
    });
}

#[test]
fn a_refused_payment_takes_no_number_and_leaves_no_trace() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        let nobody = Uuid::now_v7();
        let tries = [
            ("pay.not_a_member", pay(nobody, 1, 8_400, TODAY)),
            ("pay.wrong_amount", pay(sari.member, 1, 16_800, TODAY)),
            ("pay.months", pay(sari.member, 0, 0, TODAY)),
            ("pay.too_far", pay(sari.member, 14, 8_400, TODAY)),
            ("pay.future", pay(sari.member, 1, 8_400, "2026-11-22")),
            ("pay.before_registration", pay(sari.member, 1, 8_400, "2026-11-19")),
            ("pay.gap", pay_with(sari.member, 1, 8_400, TODAY, |p| p.from = Some("2026-12".into()))),
            ("pay.month_past", pay_with(sari.member, 1, 8_400, TODAY, |p| p.from = Some("2026-10".into()))),
            (
                "pay.programme_missing",
                pay_with(sari.member, 1, 5_000, TODAY, |p| p.programmes = vec!["JKK".into()]),
            ),
            (
                "outreach.activity_unknown",
                pay_with(sari.member, 1, 8_400, TODAY, |p| p.activity = Some(nobody)),
            ),
        ];
        let batch: Vec<_> = tries.iter().map(|(_, envelope)| envelope.clone()).collect();
        let answers = house.send(&batch).await;
        for ((code, _), answer) in tries.iter().zip(&answers) {
            assert_eq!(refused(answer), *code);
        }
        for table in ["receipt", "receipt_claim", "contribution", "journal_entry", "credit", "receipt_series"]
        {
            assert_eq!(number(&house.app, &format!("select count(*) from {table}")).await, 0, "{table}");
        }
        let receipt = house.one(pay(sari.member, 1, 8_400, TODAY)).await.receipt.unwrap();
        assert_eq!(receipt.number, "DPS-0000001-8");
        let answer =
            house.one(pay_with(sari.member, 1, 8_400, TODAY, |p| p.from = Some("2026-11".into()))).await;
        assert_eq!(refused(&answer), "pay.month_paid");
        house.holds().await;
    });
}

#[test]
fn arrears_within_grace_cover_the_months_between() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let answer = house.one_on("2027-01-20", pay(sari.member, 2, 25_200, "2027-01-20")).await;
        let receipt = answer.receipt.clone().unwrap();
        let covered = |name: &str| answer.notes[0].args[name].clone();
        assert_eq!(done(&answer), ["pay.covered"]);
        assert_eq!(covered("from"), Arg::Day("2026-12-01".parse().unwrap()));
        // The receipt in the hand says the same as the answer.
        assert_eq!(receipt.covered_from.map(Arg::Day), Some(covered("from")));
        assert_eq!(receipt.covered_until.map(Arg::Day), Some(covered("until")));
        assert_eq!(tally(&house.app, "village", "paid", "2026-12-20").await, 1);
        assert_eq!(tally(&house.app, "village", "paid", "2027-02-01").await, 0);
        house.holds().await;
    });
}

#[test]
fn who_has_ended_registers_again_and_pays_from_now_on() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let late = pay(sari.member, 1, 16_800, "2027-03-01");
        assert_eq!(refused(&house.one_on("2027-03-01", late.clone()).await), "pay.ended");
        let answers =
            house.send_on("2027-03-01", &[register(&sari), pay(sari.member, 1, 16_800, "2027-03-01")]).await;
        assert_eq!((done(&answers[0]), done(&answers[1])), (vec!["register.again"], vec!["pay.covered"]));
        // What was refused stays refused: it was that day's answer.
        assert_eq!(refused(&house.one_on("2027-03-01", late).await), "pay.ended");
        let known = facts(&house.app, sari.member).await;
        assert_eq!((known.memberships.len(), known.registrations.len()), (1, 2));
        assert_eq!(tally(&house.app, "village", "registered", "2027-03-01").await, 1);
        assert_eq!(tally(&house.app, "village", "paid", "2027-03-01").await, 1);
        assert_eq!(tally(&house.app, "village", "paid", "2027-02-28").await, 0);
        assert_eq!(tally(&house.app, "office", "new_members", "2027-03-01").await, 1);
        house.holds().await;
    });
}

#[test]
fn a_second_payer_pays_the_next_months_and_public_money_stops_in_december() {
    on_both(|house| async move {
        let sari = invented(1);
        let village = |p: &mut app::wire::Pay| {
            p.payer = "village-dd".into();
            p.payer_name = Some("Desa Sesetan".into());
        };
        house.one(register(&sari)).await;
        // Dana Desa has no relief, and buys nothing of the next budget year.
        let too_far = pay_with(sari.member, 3, 50_400, TODAY, village);
        assert_eq!(refused(&house.one(too_far).await), "pay.public_december");
        let answer = house.one(pay_with(sari.member, 1, 16_800, TODAY, village)).await;
        assert_eq!(done(&answer), ["pay.covered"]);
        let own = house.one(pay(sari.member, 2, 25_200, TODAY)).await;
        assert_eq!(own.receipt.unwrap().covered_until.unwrap().to_string(), "2027-01-31");
        // Meant for December: the village is told that it is paid, and nothing of its money is kept.
        let late = pay_with(sari.member, 1, 16_800, TODAY, |p| {
            village(p);
            p.from = Some("2026-12".into());
        });
        let answer = house.one(late).await;
        assert!(["pay.public_december", "pay.month_paid"].contains(&refused(&answer)), "{answer:#?}");
        assert_eq!(tally(&house.app, "office", "contributions", TODAY).await, 16_800 + 25_200);
        house.holds().await;
    });
}

#[test]
fn nobody_pays_for_who_died_or_left() {
    on_both(|house| async move {
        let (sari, wayan, putu) = (invented(1), invented(2), invented(3));
        for person in [&sari, &wayan, &putu] {
            house.send(&[register(person), pay(person.member, 1, 8_400, TODAY)]).await;
        }
        let ends = [
            end(sari.member, "died", "2026-12-05"),
            end(wayan.member, "left", "2026-12-05"),
            end(putu.member, "old_age_taken", "2026-12-05"),
        ];
        let answers = house.send_on("2026-12-10", &ends).await;
        assert_eq!(done(&answers[0]), ["end.died"]);
        for (person, code) in [(&sari, "pay.died"), (&wayan, "pay.left"), (&putu, "pay.left")] {
            let answer = house.one_on("2026-12-10", pay(person.member, 1, 8_400, "2026-12-10")).await;
            assert_eq!(refused(&answer), code);
        }
        assert_eq!(tally(&house.app, "village", "registered", "2026-12-05").await, 3);
        assert_eq!(tally(&house.app, "village", "registered", "2026-12-06").await, 0);
        // The dead do not come back; who left does, on the same membership.
        let answers =
            house.send_on("2026-12-11", &[register(&sari), register(&wayan), register(&putu)]).await;
        assert_eq!(refused(&answers[0]), "register.died");
        assert_eq!(done(&answers[1]), ["register.again"]);
        assert_eq!(done(&answers[2]), ["register.again"]);
        let answer = house.one_on("2026-12-11", pay(wayan.member, 1, 8_400, "2026-12-11")).await;
        assert_eq!(done(&answer), ["pay.covered"]);
        assert_eq!(tally(&house.app, "village", "registered", "2026-12-11").await, 2);
        // Told twice is told once.
        let answer = house.one_on("2026-12-12", end(sari.member, "died", "2026-12-05")).await;
        assert_eq!(done(&answer), ["end.already"]);
        assert_eq!(number(&house.app, "select count(*) from ending").await, 3);
        house.holds().await;
    });
}

#[test]
fn a_receipt_says_the_days_it_covers_after_coming_back() {
    on_both(|house| async move {
        let sari = invented(1);
        let on = |day: &'static str, envelope: app::wire::Envelope| {
            let house = &house;
            async move { house.app.submit(&house.desk, &[envelope], at(day)).await.unwrap().remove(0) }
        };
        assert_eq!(done(&on("2026-01-20", register(&sari)).await), ["register.done"]);
        let first = on("2026-01-20", pay(sari.member, 1, 16_800, "2026-01-20")).await;
        assert!(first.receipt.is_some(), "{first:#?}");
        // She came back, and was covered again from the day she paid: November's beginning is not hers.
        let again = on(TODAY, register(&testkit::Invented { member: Uuid::now_v7(), ..sari.clone() })).await;
        assert!(again.refusal.is_none(), "{again:#?}");
        let receipt = on(TODAY, pay(sari.member, 1, 8_400, TODAY)).await.receipt.unwrap();
        let shown = house.app.receipt(&house.desk, &receipt.number, at(TODAY)).await.unwrap();
        assert_eq!(Some(shown.covered_from), receipt.covered_from);
        assert_eq!(shown.covered_from.to_string(), TODAY);
        house.holds().await;
    });
}

#[test]
fn who_has_no_till_holds_the_cash_in_their_hand() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        for role in [Role::Agent, Role::Marketing] {
            let who = Actor { role, ..house.desk.clone() };
            let till = pay(sari.member, 1, 8_400, TODAY);
            let answer = house.app.submit(&who, &[till], at(TODAY)).await.unwrap().remove(0);
            assert_eq!(refused(&answer), "pay.till");
            assert_eq!(answer.refusal.unwrap().field.as_deref(), Some("taken_by"));
        }
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 0);
    });
}
