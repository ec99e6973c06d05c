//! A mistake is undone by rows with the opposite sign; nothing is edited.

use crate::common::*;
use testkit::{TODAY, invented, on_both, pay, register};

#[test]
fn a_reversed_receipt_frees_its_months_and_takes_its_counts_back() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari)]).await;
        let before = tallies(&house.app).await;
        let receipt = house.one(pay(sari.member, 2, 16_800, TODAY)).await.receipt.unwrap();
        assert_eq!(tally(&house.app, "village", "paid", TODAY).await, 1);

        assert!(house.one(reverse(sari.member, &receipt.number)).await.refusal.is_some(), "a clerk reverses");
        assert_eq!(
            refused(&head_on(&house, TODAY, &[reverse(sari.member, "DPS-0000009-1")]).await[0]),
            "reverse.unknown"
        );
        let answers = head_on(&house, TODAY, &[reverse(sari.member, &receipt.number)]).await;
        assert_eq!(done(&answers[0]), ["reverse.done"]);
        // Both stand in the report of contributions, and sum up to nothing.
        let (moved, rest): (Vec<_>, Vec<_>) =
            tallies(&house.app).await.into_iter().partition(|(_, _, measure, ..)| measure == "moved");
        assert_eq!((moved.iter().map(|t| t.4).sum::<i64>(), rest), (2, before));
        let again = head_on(&house, TODAY, &[reverse(sari.member, &receipt.number)]).await;
        assert_eq!(refused(&again[0]), "reverse.already");
        assert_eq!(number(&house.app, "select cast(sum(amount) as {int}) from contribution").await, 0);

        // The same months are paid again, by the same road.
        let answer =
            house.one(pay_with(sari.member, 2, 16_800, TODAY, |p| p.from = Some("2026-11".into()))).await;
        assert_eq!(done(&answer), ["pay.covered"]);
        assert_eq!(tally(&house.app, "village", "paid", "2026-12-31").await, 1);
        house.holds().await;
    });
}

#[test]
fn paid_and_undone_in_one_batch_is_as_in_two() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        let head = head(&house);
        // Whoever may reverse takes no money: the two batches of the day are the desk's and the head's.
        house.send(&[register(&sari), register(&wayan), pay(sari.member, 1, 8_400, TODAY)]).await;
        let receipt = house.one(pay(sari.member, 1, 8_400, TODAY)).await.receipt.unwrap();
        let batch = [reverse(sari.member, &receipt.number), reverse(sari.member, &receipt.number)];
        let answers = house.app.submit(&head, &batch, testkit::at(TODAY)).await.unwrap();
        assert_eq!(done(&answers[0]), ["reverse.done"]);
        assert_eq!(refused(&answers[1]), "reverse.already");
        assert_eq!(number(&house.app, "select count(*) from reversal").await, 1);
        // Another member's number is unknown here.
        let foreign = head_on(&house, TODAY, &[reverse(wayan.member, "DPS-0000001-8")]).await;
        assert_eq!(refused(&foreign[0]), "reverse.unknown");
        house.holds().await;
    });
}

#[test]
fn a_gap_and_a_spent_credit_are_seen() {
    on_both(|house| async move {
        let (sari, wayan) = (invented(1), invented(2));
        house.send(&[register(&sari), register(&wayan)]).await;
        let first = house.one(pay(sari.member, 1, 8_400, TODAY)).await.receipt.unwrap();
        house.one(pay(sari.member, 1, 8_400, TODAY)).await;
        let answers = head_on(&house, TODAY, &[reverse(sari.member, &first.number)]).await;
        assert_eq!(recorded(&answers[0]), ["reverse.done", "reverse.gap"]);
        assert_eq!(tally(&house.app, "village", "paid", "2026-11-25").await, 0);
        assert_eq!(tally(&house.app, "village", "paid", "2026-12-25").await, 1);

        let paper_pay = pay_with(wayan.member, 1, 10_000, TODAY, |p| p.evidence = paper("K-1", TODAY));
        let over = house.one(paper_pay).await.receipt.unwrap();
        let next = house.one(pay(wayan.member, 1, 6_800, TODAY)).await;
        assert_eq!(done(&next), ["pay.covered", "pay.credit_used"]);
        let answers = head_on(&house, TODAY, &[reverse(wayan.member, &over.number)]).await;
        assert_eq!(refused(&answers[0]), "reverse.credit_used");
        // The later one first: its credit comes back, and then the other can go too.
        let batch =
            [reverse(wayan.member, &next.receipt.unwrap().number), reverse(wayan.member, &over.number)];
        let answers = head_on(&house, TODAY, &batch).await;
        assert!(answers.iter().all(|a| done(a) == ["reverse.done"]), "{answers:#?}");
        let known = facts(&house.app, wayan.member).await;
        assert_eq!(known.credit.0, 0);
        assert!(known.receipts.iter().all(|r| r.reversed));
        house.holds().await;
    });
}
