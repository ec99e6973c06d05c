//! Paying: the months, the price, the cases that go wrong, each with a defined outcome and nothing lost.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

mod common;

use common::*;
use kernel::{Account, Rupiah};
use member::*;
use scheme::{JHT, JKK, JKM, Payer};

/// Registered on 20 November 2026.
fn registered() -> Life {
    let mut life = Life::new();
    assert_eq!(done(&life.on("2026-11-20", registering(register()))), ["register.done"]);
    life
}

/// And paid November.
fn paid_november() -> Life {
    let mut life = registered();
    assert_eq!(done(&life.on("2026-11-20", Command::Pay(paying(1, 8_400, "2026-11-20")))), ["pay.covered"]);
    life
}

#[test]
fn each_month_has_its_own_price() {
    let mut life = registered();
    let decision = life.on("2026-11-20", Command::Pay(paying(3, 33_600, "2026-11-20")));
    assert_eq!(done(&decision), ["pay.covered"]);
    let amounts: Vec<_> = decision
        .effects
        .contributions
        .iter()
        .map(|c| (c.month.to_string(), c.programme, c.amount.0))
        .collect();
    let expected = [
        ("2026-11", JKK, 5_000),
        ("2026-11", JKM, 3_400),
        ("2026-12", JKK, 5_000),
        ("2026-12", JKM, 3_400),
        ("2027-01", JKK, 10_000),
        ("2027-01", JKM, 6_800),
    ];
    assert_eq!(amounts, expected.map(|(m, p, a)| (m.to_owned(), p, a)));
    let entries = decision.effects.journals[0].journal.entries();
    let of = |account| entries.iter().find(|e| e.account == account).map(|e| e.amount_rupiah.0);
    assert_eq!(of(Account::AgentCash(AGENT)), Some(33_600));
    assert_eq!(of(Account::Contribution(JKK)), Some(-20_000));
    assert_eq!(of(Account::Contribution(JKM)), Some(-13_600));
    assert_eq!(entries.len(), 3);
    let receipt = &life.facts.receipts[0];
    assert_eq!((receipt.number.as_str(), receipt.amount), ("R2", Rupiah(33_600)));
}

#[test]
fn a_wrong_offer_is_refused_and_says_what_is_right() {
    let refused = |change: &dyn Fn(&mut Pay)| {
        let mut life = paid_november();
        let mut pay = paying(1, 8_400, "2026-11-21");
        change(&mut pay);
        let decision = life.on("2026-11-21", Command::Pay(pay));
        assert_eq!(life.facts.receipts.len(), 1);
        refusal(&decision).to_owned()
    };
    assert_eq!(refused(&|p| p.amount = Rupiah(16_800)), "pay.wrong_amount");
    assert_eq!(refused(&|p| p.amount = Rupiah(-1)), "pay.not_an_amount");
    assert_eq!(refused(&|p| p.months = 0), "pay.months");
    assert_eq!(refused(&|p| p.months = 13), "pay.too_far");
    assert_eq!(refused(&|p| p.from = Some(month("2026-11"))), "pay.month_paid");
    assert_eq!(refused(&|p| p.from = Some(month("2027-01"))), "pay.gap");
    assert_eq!(refused(&|p| p.from = Some(month("2026-10"))), "pay.month_past");
    assert_eq!(refused(&|p| p.taken_on = day("2026-11-22")), "pay.future");
    assert_eq!(refused(&|p| p.taken_on = day("2026-10-16")), "pay.long_past");
    assert_eq!(refused(&|p| p.taken_on = day("2026-11-19")), "pay.before_registration");
    assert_eq!(refused(&|p| p.programmes = vec![JKK]), "pay.programme_missing");
    assert_eq!(refused(&|p| p.payer = Payer::VillageDd), "pay.wrong_amount");
    let mut life = paid_november();
    let decision = life.on("2026-11-21", Command::Pay(paying(2, 16_800, "2026-11-21")));
    let Outcome::Refused(refusal) = &decision.outcome else { panic!("{decision:?}") };
    assert_eq!(refusal.note.args["right"], kernel::Arg::Rupiah(Rupiah(25_200)));
    assert_eq!(refusal.note.args["first"], kernel::Arg::Month(month("2026-12")));
}

#[test]
fn arrears_come_first_within_grace_and_a_new_registration_after() {
    let life = paid_november();
    for (today, first, arrears) in
        [("2026-11-30", "2026-12", 0), ("2026-12-31", "2026-12", 0), ("2027-02-28", "2026-12", 2)]
    {
        let payable = life.payable(today).unwrap();
        assert_eq!(
            (payable.first, payable.arrears, payable.fresh),
            (month(first), arrears, false),
            "{today}"
        );
    }
    assert_eq!(life.payable("2027-03-01").unwrap_err().code(), "pay.ended");

    let mut life = paid_november();
    let pay = Command::Pay(paying(2, 25_200, "2027-01-20"));
    assert_eq!(done(&life.on("2027-01-20", pay)), ["pay.covered"]);
    assert!(life.covered(JKK, "2026-12-20") && life.covered(JKM, "2027-01-31"));
    let because = &life.cover("2026-12-20").programmes[0].because;
    assert!(because.iter().any(|b| b.note.code == "cover.paid_after"), "{because:?}");

    let mut life = paid_november();
    let late = paying(1, 16_800, "2027-03-01");
    assert_eq!(refusal(&life.on("2027-03-01", Command::Pay(late.clone()))), "pay.ended");
    assert_eq!(done(&life.on("2027-03-01", registering(register()))), ["register.again"]);
    assert_eq!(done(&life.on("2027-03-01", Command::Pay(late))), ["pay.covered"]);
    assert_eq!(life.facts.memberships.len(), 1);
    assert!(life.covered(JKK, "2027-03-01") && !life.covered(JKK, "2027-02-28"));
}

#[test]
fn public_money_stops_in_december() {
    let mut life = registered();
    let mut pay = paying(3, 50_400, "2026-11-20");
    pay.payer = Payer::VillageDd;
    assert_eq!(refusal(&life.on("2026-11-20", Command::Pay(pay.clone()))), "pay.public_december");
    pay.evidence = on_paper("P1", "2026-11-20");
    let decision = life.on("2026-11-20", Command::Pay(pay));
    assert_eq!(recorded(&decision), ["pay.covered", "pay.fund_surplus"]);
    let held = decision.effects.journals[0].journal.entries().iter().find(|e| e.account == Account::Clearing);
    assert_eq!(held.unwrap().amount_rupiah, Rupiah(-16_800));
    assert_eq!((life.facts.credit, decision.effects.credits.len()), (Rupiah::ZERO, 0));
    assert_eq!(life.state("2026-12-31"), State::Active);
    assert_eq!(life.state("2027-01-15"), State::NotYetDue);
    assert_eq!(life.state("2027-01-16"), State::FundsNotYetReleased);
    assert_eq!(life.state("2027-12-31"), State::FundsNotYetReleased);
    assert_eq!(life.state("2028-01-01"), State::Ended);
    assert_eq!(life.payable("2027-09-10").unwrap().first, month("2027-01"));
}

#[test]
fn money_taken_already_is_kept_whole() {
    // Paid by two. A public budget's money does not move; it waits for its fund.
    let mut life = paid_november();
    let mut second = paying(1, 16_800, "2026-11-20");
    second.from = Some(month("2026-11"));
    second.payer = Payer::Apbd;
    second.evidence = on_paper("P1", "2026-11-20");
    let decision = life.on("2026-11-21", Command::Pay(second.clone()));
    assert_eq!(recorded(&decision), ["pay.month_paid", "pay.fund_surplus"]);
    assert_eq!(decision.effects.journals[0].kind, JournalKind::Held);

    // Others' moves to the next months.
    second.payer = Payer::Sponsor;
    second.amount = Rupiah(8_400);
    assert_eq!(recorded(&life.on("2026-11-22", Command::Pay(second))), ["pay.covered", "pay.moved"]);
    assert!(life.covered(JKK, "2026-12-31") && !life.covered(JKK, "2027-01-01"));

    // Whole months that the money reaches are booked, the rest is the person's credit and lowers the next price.
    let mut life = registered();
    let mut pay = paying(3, 20_000, "2026-11-20");
    pay.evidence = on_paper("P3", "2026-11-20");
    let decision = life.on("2026-11-20", Command::Pay(pay));
    assert_eq!(recorded(&decision), ["pay.covered", "pay.credit_left"]);
    assert_eq!(life.facts.credit, Rupiah(3_200));
    let offer =
        offer(&life.facts, Segment::Bpu, scheme(), Payer::SelfPaid, &[], 1, day("2026-11-21")).unwrap();
    assert_eq!(
        (offer.total, offer.credit_used, offer.to_pay),
        (Rupiah(16_800), Rupiah(3_200), Rupiah(13_600))
    );
    let decision = life.on("2026-11-21", Command::Pay(paying(1, 13_600, "2026-11-21")));
    assert_eq!(done(&decision), ["pay.covered", "pay.credit_used"]);
    assert_eq!(life.facts.credit, Rupiah::ZERO);
    assert!(life.covered(JKM, "2027-01-31"));

    // The receipt that left the credit cannot be reversed before the one that used it.
    assert_eq!(refusal(&life.on("2026-11-22", reversing("R2"))), "reverse.credit_used");
    assert_eq!(done(&life.on("2026-11-22", reversing("R3"))), ["reverse.done"]);
    assert_eq!(life.facts.credit, Rupiah(3_200));
    assert_eq!(done(&life.on("2026-11-22", reversing("R2"))), ["reverse.done"]);
    assert_eq!(life.facts.credit, Rupiah::ZERO);
    assert_eq!(life.state("2026-11-22"), State::Registered);
}

#[test]
fn money_for_who_is_not_there_is_held() {
    let mut life = Life::new();
    let mut pay = paying(1, 8_400, "2026-11-20");
    assert_eq!(refusal(&life.on("2026-11-20", Command::Pay(pay.clone()))), "pay.not_a_member");
    pay.evidence = on_paper("P1", "2026-11-20");
    let decision = life.on("2026-11-20", Command::Pay(pay));
    assert_eq!(recorded(&decision), ["pay.not_a_member", "pay.credit_left"]);
    assert_eq!(decision.effects.journals[0].kind, JournalKind::Held);
    assert_eq!(life.facts.receipts[0].amount, Rupiah(8_400));

    for (kind, code) in [(EndingKind::Died, "pay.died"), (EndingKind::Left, "pay.left")] {
        let mut life = paid_november();
        life.on("2026-11-25", ending(kind, "2026-11-24"));
        let mut pay = paying(1, 8_400, "2026-11-25");
        assert_eq!(refusal(&life.on("2026-11-25", Command::Pay(pay.clone()))), code);
        pay.evidence = on_paper("P1", "2026-11-25");
        let decision = life.on("2026-11-25", Command::Pay(pay));
        assert_eq!(recorded(&decision)[0], code);
        assert_eq!(life.facts.credit, Rupiah(8_400));
        assert!(decision.effects.contributions.is_empty());
    }

    // Taken before the death, arrived after: it buys its month, and a person decides.
    let mut life = paid_november();
    life.on("2026-12-21", ending(EndingKind::Died, "2026-12-20"));
    let mut pay = paying(1, 8_400, "2026-12-10");
    pay.evidence = on_paper("P9", "2026-12-10");
    assert_eq!(recorded(&life.on("2026-12-22", Command::Pay(pay))), ["pay.covered", "pay.after_event"]);
    assert!(life.covered(JKK, "2026-12-20") && !life.covered(JKK, "2026-12-21"));
}

#[test]
fn savings_can_be_added_on_top_without_paying_twice() {
    let mut life = paid_november();
    let mut pay = paying(1, 20_000, "2026-11-21");
    pay.programmes = vec![JHT];
    let decision = life.on("2026-11-21", Command::Pay(pay.clone()));
    assert_eq!(done(&decision), ["pay.covered"]);
    let bought: Vec<_> = decision.effects.contributions.iter().map(|c| (c.programme, c.month)).collect();
    assert_eq!(bought, [(JHT, month("2026-11"))]);
    // Savings of a month whose cover is unpaid: cover comes first.
    assert_eq!(refusal(&life.on("2026-11-22", Command::Pay(pay))), "pay.programme_missing");
    // All three from the next unpaid month on.
    let mut pay = paying(1, 28_400, "2026-11-22");
    pay.programmes = vec![JKK, JKM, JHT];
    assert_eq!(done(&life.on("2026-11-22", Command::Pay(pay))), ["pay.covered"]);
    assert!(life.covered(JHT, "2026-12-31"));
}

#[test]
fn age_counts_on_the_day_of_the_first_payment_only() {
    let mut life = Life::new();
    let mut old = register();
    old.born = day("1961-11-21");
    life.on("2026-11-20", registering(old));
    assert_eq!(
        refusal(&life.on("2026-11-21", Command::Pay(paying(1, 8_400, "2026-11-21")))),
        "pay.age_limit"
    );
    assert_eq!(done(&life.on("2026-11-21", Command::Pay(paying(1, 8_400, "2026-11-20")))), ["pay.covered"]);
    assert_eq!(done(&life.on("2026-12-01", Command::Pay(paying(1, 8_400, "2026-12-01")))), ["pay.covered"]);
}

/// The same two papers arriving in either order.
fn in_either_order(papers: [&str; 2]) -> [Life; 2] {
    let arrive = |life: &mut Life, on: &str| {
        let mut register = register();
        register.evidence = on_paper("F", on);
        life.on("2026-11-25", registering(register));
        let mut pay = paying(1, 8_400, on);
        pay.evidence = on_paper("P", on);
        life.on("2026-11-25", Command::Pay(pay));
    };
    [[0, 1], [1, 0]].map(|order: [usize; 2]| {
        let mut life = Life::new();
        for at in order {
            arrive(&mut life, papers[at]);
        }
        life
    })
}

#[test]
fn two_offline_receipts_buy_the_union_in_either_order() {
    for (papers, from, until) in [
        (["2026-10-10", "2026-11-20"], "2026-10-10", "2026-11-30"),
        (["2026-11-10", "2026-11-20"], "2026-11-10", "2026-12-31"),
    ] {
        for life in in_either_order(papers) {
            assert_eq!((life.facts.memberships.len(), life.facts.receipts.len()), (1, 2));
            let bought = intervals(&life.facts, Segment::Bpu, scheme(), Known::Now);
            let whole = |programme| Interval { programme, from: day(from), until: day(until) };
            assert_eq!(bought, [JKK, JKM].map(whole));
        }
    }
}
