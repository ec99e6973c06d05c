//! After two records have become one, lists and figures find one person, with the months of both.

use crate::approval::{send, staff};
use crate::common::*;
use crate::difference::{clerk, differences, told};
use crate::ground::activity;
use crate::merge::{again, agreed, one_of, twice};
use kernel::ActivityId;
use testkit::{TODAY, at, invented, on_both, pay};

#[test]
fn months_under_the_other_record_are_the_persons_in_every_list() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let fair = activity("51.71.01.1003", None);
        done(&send(&house, &staff.head, fair.clone()).await);
        let sari = invented(1);
        let other = again(&sari);
        let there = |person| register_with(person, |r| r.activity = Some(fair.subject));
        // Only the record that goes has paid anything.
        let batch = [there(&sari), there(&other), pay(other.member, 1, 8_400, TODAY)];
        assert!(house.send(&batch).await.iter().all(|a| a.refusal.is_none()));
        let figures = async || {
            let view =
                house.app.activity(&staff.head, ActivityId(fair.subject), None, at(TODAY)).await.unwrap();
            (view.registered, view.first_payments, view.still_covered, view.members.len())
        };
        assert_eq!(figures().await, (2, 1, 1, 2));
        let merged = agreed(&house, &staff, &one_of(sari.member, other.member)).await;
        assert!(merged.refusal.is_none(), "{merged:#?}");
        assert_eq!(figures().await, (1, 1, 1, 1));

        let who = clerk(&house);
        let list =
            format!("NIK,Nama,Bulan,Iuran\n{},{},2026-11,8400\n", sari.register.nik, sari.register.name);
        assert_eq!(told(&differences(&house, &who, &list, "").await.unwrap()), []);
        house.holds().await;
    });
}

#[test]
fn a_receipt_tells_what_became_of_months_paid_twice() {
    on_both(|house| async move {
        let staff = staff(&house).await;
        let (sari, other) = twice(&house, 1).await;
        let number = async |member| facts(&house.app, member).await.receipts[0].number.clone();
        let (later, first) = (number(sari.member).await, number(other.member).await);
        let moved = async |number: &str| {
            let receipt = house.app.receipt(&staff.head, number, at(TODAY)).await.unwrap();
            receipt.moved.map(|note| (note.code.to_string(), note.args.get("months").cloned()))
        };
        assert_eq!((moved(&later).await, moved(&first).await), (None, None));
        done(&agreed(&house, &staff, &one_of(sari.member, other.member)).await);
        // The money taken first stays where it was.
        assert_eq!(moved(&first).await, None);
        let two = ("read.receipt.moved".to_owned(), Some(kernel::Arg::Number(2)));
        assert_eq!(moved(&later).await, Some(two));
        house.holds().await;
    });
}
