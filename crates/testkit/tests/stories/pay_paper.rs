//! Money taken before the office knew of it: a fact. It is kept to the rupiah, and a person works off the rest.

use crate::common::*;
use testkit::{House, TODAY, invented, on_both, pay, register};
use uuid::Uuid;

/// What an account holds, over all members.
async fn account(house: &House, name: &str) -> i64 {
    let sql = format!(
        "select cast(coalesce(sum(amount), 0) as {{int}}) from journal_entry where account = '{name}'"
    );
    number(&house.app, &sql).await
}

#[test]
fn wrong_money_on_paper_buys_what_it_reaches_and_the_rest_is_the_members() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        // Rp20,000 for November and December (Rp16,800): Rp3,200 are kept.
        let on_paper = pay_with(sari.member, 2, 20_000, TODAY, |p| p.evidence = paper("K-1", TODAY));
        let answer = house.one(on_paper.clone()).await;
        assert_eq!(recorded(&answer), ["pay.covered", "pay.credit_left"]);
        assert_eq!(answer.receipt.clone().unwrap().credit_rupiah.0, 3_200);
        assert_eq!(facts(&house.app, sari.member).await.credit.0, 3_200);
        assert_eq!(account(&house, "member_credit").await, -3_200);
        assert_eq!(first_time(&house.one(on_paper).await), answer);

        // The next payment uses it: January costs Rp16,800, and Rp13,600 are counted out.
        let whole = house.one(pay(sari.member, 1, 16_800, TODAY)).await;
        assert_eq!(refused(&whole), "pay.wrong_amount");
        let next = house.one(pay(sari.member, 1, 13_600, TODAY)).await;
        assert_eq!(done(&next), ["pay.covered", "pay.credit_used"]);
        assert_eq!(facts(&house.app, sari.member).await.credit.0, 0);
        assert_eq!(account(&house, "member_credit").await, 0);
        assert_eq!(account(&house, "branch_cash").await, 33_600);
        house.holds().await;
    });
}

#[test]
fn too_little_too_much_and_too_late_are_all_kept() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        let little = pay_with(sari.member, 1, 5_000, TODAY, |p| p.evidence = paper("K-1", TODAY));
        let answer = house.one(little).await;
        assert_eq!(recorded(&answer), ["pay.too_little", "pay.credit_left"]);
        assert!(answer.receipt.unwrap().lines.is_empty());
        // Together with the next paper it reaches a month.
        let rest = pay_with(sari.member, 1, 3_400, TODAY, |p| p.evidence = paper("K-2", TODAY));
        assert_eq!(done(&house.one(rest).await), ["pay.covered"]);
        assert_eq!(facts(&house.app, sari.member).await.credit.0, 0);
        // After death, the money is kept as well.
        house.one_on("2026-12-10", end(sari.member, "died", "2026-12-05")).await;
        let after =
            pay_with(sari.member, 1, 8_400, "2026-12-07", |p| p.evidence = paper("K-3", "2026-12-07"));
        let answer = house.one_on("2026-12-11", after).await;
        assert_eq!(recorded(&answer)[0], "pay.died");
        assert_eq!(facts(&house.app, sari.member).await.credit.0, 8_400);
        assert_eq!(account(&house, "branch_cash").await, 16_800);
        // A stamp of tomorrow's clock is bounded by today.
        let wayan = invented(2);
        house.one(register(&wayan)).await;
        let ahead =
            pay_with(wayan.member, 1, 8_400, "2026-11-25", |p| p.evidence = paper("K-4", "2026-11-25"));
        assert_eq!(recorded(&house.one(ahead).await), ["pay.covered", "pay.clock"]);
        assert_eq!(facts(&house.app, wayan.member).await.receipts[0].paid_on.to_string(), TODAY);
        house.holds().await;
    });
}

#[test]
fn public_money_over_the_months_goes_back_to_its_fund() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        let paid = pay_with(sari.member, 1, 20_000, TODAY, |p| {
            p.payer = "village-dd".into();
            p.payer_name = Some("Desa Sesetan".into());
            p.evidence = paper("SP2D-9", TODAY);
        });
        assert_eq!(recorded(&house.one(paid).await), ["pay.covered", "pay.fund_surplus"]);
        assert_eq!(facts(&house.app, sari.member).await.credit.0, 0);
        assert_eq!(account(&house, "clearing").await, -3_200);
        // Money that buys nothing is still that payer's.
        let held = pay_with(sari.member, 1, 1_000, TODAY, |p| {
            p.payer = "village-dd".into();
            p.evidence = paper("SP2D-10", TODAY);
        });
        assert_eq!(recorded(&house.one(held).await)[0], "pay.too_little");
        let payers: Vec<(String,)> =
            rows(&house.app, "select payer from receipt order by at, command_id").await;
        assert_eq!(payers, [("village-dd".to_owned(),), ("village-dd".to_owned(),)]);
        house.holds().await;
    });
}

#[test]
fn money_for_somebody_unknown_waits_in_clearing() {
    on_both(|house| async move {
        let sari = invented(1);
        // The payment's paper arrives before the registration's.
        let money = pay_with(sari.member, 1, 8_400, TODAY, |p| p.evidence = paper("K-1", TODAY));
        let answer = house.one(money.clone()).await;
        assert_eq!(recorded(&answer)[0], "pay.not_a_member");
        assert_eq!(account(&house, "clearing").await, -8_400);
        assert_eq!(account(&house, "branch_cash").await, 8_400);
        assert!(house.one(money).await.again);
        house.holds().await;
        // The person comes: nothing is lost, nothing is spent twice, and somebody still has to look.
        assert_eq!(done(&house.one(register(&sari)).await), ["register.done"]);
        assert_eq!(facts(&house.app, sari.member).await.credit.0, 0);
        assert_eq!(open_kinds(&house.app, sari.member).await, ["recorded", "to_complete"]);
        assert_eq!(done(&house.one(pay(sari.member, 1, 8_400, TODAY)).await), ["pay.covered"]);
        let undone = head_on(&house, TODAY, &[reverse(sari.member, "DPS-0000001-8")]).await;
        assert_eq!(done(&undone[0]), ["reverse.done"]);
        assert_eq!(account(&house, "clearing").await, 0);
        assert_eq!(account(&house, "branch_cash").await, 8_400);
        let nobody = Uuid::now_v7();
        let zero = pay_with(nobody, 1, 0, TODAY, |p| p.evidence = paper("K-9", TODAY));
        assert_eq!(refused(&house.one(zero).await), "pay.not_an_amount");
        house.holds().await;
    });
}

#[test]
fn paper_that_comes_late_after_two_paid_moves_on() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let second = pay_with(sari.member, 1, 8_400, TODAY, |p| {
            p.payer = "family".into();
            p.from = Some("2026-11".into());
            p.evidence = paper("K-7", TODAY);
        });
        let answer = house.one_on("2026-11-25", second).await;
        assert_eq!(recorded(&answer), ["pay.covered", "pay.moved"]);
        assert_eq!(answer.receipt.unwrap().covered_until.unwrap().to_string(), "2026-12-31");
        assert_eq!(open_kinds(&house.app, sari.member).await, ["recorded", "to_complete"]);
        house.holds().await;
    });
}
