//! What holds for every life: random histories of registrations, payments, paper, reversals, endings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

mod common;

use common::*;
use kernel::{Account, Day, Rupiah};
use member::*;
use proptest::prelude::*;
use scheme::{JHT, JKK, JKM, Payer};

/// One step: days since the one before, and what is done.
#[derive(Clone, Debug)]
enum Step {
    Register {
        paper: Option<i64>,
    },
    /// Offered now, at the right price.
    Pay {
        months: u8,
        payer: Payer,
        savings: bool,
    },
    /// Taken some days ago, any amount.
    Paper {
        months: u8,
        payer: Payer,
        amount: i64,
        days_ago: i64,
        from: Option<i32>,
    },
    Reverse {
        which: usize,
    },
    End {
        kind: EndingKind,
        days_ago: i64,
    },
    Open {
        months_ago: i32,
        paid_ago: i32,
    },
}

fn payers() -> impl Strategy<Value = Payer> {
    prop_oneof![
        4 => Just(Payer::SelfPaid),
        1 => Just(Payer::Sponsor),
        1 => Just(Payer::VillageDd),
        1 => Just(Payer::Apbd)
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => proptest::option::of(0_i64..200).prop_map(|paper| Step::Register { paper }),
        6 => (1_u8..5, payers(), any::<bool>())
            .prop_map(|(months, payer, savings)| Step::Pay { months, payer, savings }),
        4 => (1_u8..5, payers(), 1_i64..90_000, 0_i64..120, proptest::option::of(-3_i32..4))
            .prop_map(|(months, payer, amount, days_ago, from)| Step::Paper { months, payer, amount, days_ago, from }),
        3 => (0_usize..6).prop_map(|which| Step::Reverse { which }),
        1 => (prop_oneof![
                3 => Just(EndingKind::Left),
                2 => Just(EndingKind::OldAgeTaken),
                1 => Just(EndingKind::Died)
            ], 0_i64..40).prop_map(|(kind, days_ago)| Step::End { kind, days_ago }),
        1 => (1_i32..60, -3_i32..12).prop_map(|(months_ago, paid_ago)| Step::Open { months_ago, paid_ago }),
    ]
}

fn histories() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let step = (prop_oneof![2 => 0_i64..3, 3 => 3_i64..60, 1 => 60_i64..200], steps());
    let start = Just((0, Step::Register { paper: None }));
    (start, proptest::collection::vec(step, 1..12)).prop_map(|(start, mut rest)| {
        rest.insert(0, start);
        rest
    })
}

fn command(step: &Step, life: &Life, today: Day) -> Command {
    match step {
        Step::Register { paper } => {
            let mut register = register();
            register.evidence =
                paper.map(|ago| Evidence { number: "F".into(), claimed_on: today.plus_days(-ago) });
            registering(register)
        }
        Step::Pay { months, payer, savings } => {
            let programmes = if *savings { vec![JKK, JKM, JHT] } else { Vec::new() };
            let asked = offer(&life.facts, Segment::Bpu, scheme(), *payer, &programmes, *months, today);
            let amount = asked.map_or(8_400, |offer| offer.to_pay.0);
            let pay = paying(*months, amount, &today.to_string());
            Command::Pay(Pay { payer: *payer, programmes, ..pay })
        }
        Step::Paper { months, payer, amount, days_ago, from } => {
            let taken_on = today.plus_days(-days_ago);
            let mut pay = paying(*months, *amount, &taken_on.to_string());
            pay.payer = *payer;
            pay.from = from.map(|offset| taken_on.month().plus(offset));
            pay.evidence = Some(Evidence { number: "P".into(), claimed_on: taken_on });
            Command::Pay(pay)
        }
        Step::Reverse { which } => {
            let number = life.facts.receipts.get(*which).map_or("none".into(), |r| r.number.clone());
            reversing(&number)
        }
        Step::End { kind, days_ago } => ending(*kind, &today.plus_days(-days_ago).to_string()),
        Step::Open { months_ago, paid_ago } => {
            let first = today.plus_months(-months_ago);
            let until = today.month().plus(-*paid_ago).max(first.month());
            Command::Open(Box::new(opening(&first.to_string(), &until.to_string())))
        }
    }
}

fn counted(deltas: &[Delta], measure: Measure, on: Day) -> i64 {
    deltas.iter().filter(|d| d.measure == measure && d.day <= on).map(|d| i64::from(d.change)).sum()
}

/// Whether the person counts on a day, told from the answer that a person would get.
fn counts(facts: &MemberFacts, measure: Measure, on: Day) -> bool {
    let cover = cover(facts, Segment::Bpu, scheme(), on, Known::Now);
    let paid = cover.programmes.iter().any(|p| p.programme == JKK && p.covered);
    match measure {
        Measure::Paid => paid,
        Measure::Standing => paid || cover.state == State::NotYetDue,
        Measure::Registered => match cover.state {
            State::NotAMember | State::Inactive => false,
            State::Deceased => {
                let died_then = facts.endings.iter().any(|e| e.kind == EndingKind::Died && e.on == on);
                died_then && !away(facts, on)
            }
            _ => !away(facts, on),
        },
    }
}

/// Left, or took the old-age savings, before the day, and not back by it.
fn away(facts: &MemberFacts, on: Day) -> bool {
    let endings = facts.endings.iter().filter(|e| e.kind != EndingKind::Died && e.on < on);
    let back = |e: &Ending| facts.registrations.iter().any(|r| r.on >= e.on && r.at > e.at && r.on <= on);
    endings.into_iter().any(|e| !back(e))
}

/// Money: journals balance by construction; here, that they agree with the rows beside them.
fn money_agrees(life: &Life, decision: &Decision) {
    let entries = life.journals.iter().flat_map(|j| j.journal.entries());
    let of = |wanted: Account| -> Rupiah {
        entries.clone().filter(|e| e.account == wanted).map(|e| e.amount_rupiah).sum()
    };
    assert_eq!(of(Account::MemberCredit(life.facts.id)), -life.facts.credit, "credit and its account");
    assert!(!life.facts.credit.is_negative());
    for programme in [JKK, JKM, JHT] {
        let rows = life.facts.contributions.iter().filter(|c| c.programme == programme);
        assert_eq!(of(Account::Contribution(programme)), -rows.map(|c| c.amount).sum::<Rupiah>());
    }
    let held = life.facts.receipts.iter().filter(|r| !r.reversed).map(|r| r.amount).sum::<Rupiah>();
    assert_eq!(of(Account::AgentCash(AGENT)), held, "cash and receipts");
    if let Some(new) = &decision.effects.receipt {
        let lines: Rupiah = decision.effects.contributions.iter().map(|c| c.amount).sum();
        let credit: Rupiah = decision.effects.credits.iter().map(|c| c.amount).sum();
        let clearing: Rupiah = new
            .receipt
            .journal
            .iter()
            .filter(|e| e.account == Account::Clearing)
            .map(|e| -e.amount_rupiah)
            .sum();
        assert_eq!(lines + credit + clearing, new.receipt.amount, "every rupiah is somewhere");
    }
}

fn never_from_unpaid_months(facts: &MemberFacts, on: Day) {
    let cover = cover(facts, Segment::Bpu, scheme(), on, Known::Now);
    for programme in cover.programmes.iter().filter(|p| p.covered) {
        let month = on.month();
        let of = |c: &&Contribution| c.month == month && c.programme == programme.programme;
        let paid: Rupiah = facts.contributions.iter().filter(of).map(|c| c.amount).sum();
        let opened = facts.openings.iter().any(|o| {
            o.programme == programme.programme && o.first_registered.month() <= month && month <= o.until
        });
        assert!(paid.is_positive() || opened, "{on}: covered by {} without money", programme.programme);
        assert!(programme.from.unwrap() <= on && on <= programme.until.unwrap());
        assert!(!programme.because.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn every_life_adds_up(history in histories(), sample in proptest::collection::vec(-400_i64..900, 30)) {
        let start = day("2026-02-10");
        let mut life = Life::new();
        let mut today = start;
        for (pause, step) in &history {
            today = today.plus_days(*pause);
            let command = command(step, &life, today);
            let decision = life.on_day(today, command);
            money_agrees(&life, &decision);
            prop_assert!(life.facts.memberships.len() <= 1);
            if matches!(step, Step::Paper { .. }) {
                prop_assert!(!matches!(decision.outcome, Outcome::Refused(_)), "what has happened is kept");
            }
            for offset in &sample {
                let on = start.plus_days(*offset);
                never_from_unpaid_months(&life.facts, on);
                for measure in Measure::ALL {
                    let told = i64::from(counts(&life.facts, measure, on));
                    prop_assert_eq!(counted(&life.deltas, measure, on), told, "{:?} on {}", measure, on);
                }
            }
        }
    }

    #[test]
    fn reversing_everything_undoes_everything(history in histories(), sample in proptest::collection::vec(-100_i64..700, 20)) {
        let start = day("2026-02-10");
        let mut life = Life::new();
        let mut today = start;
        let money_only = history.iter().filter(|(_, s)| !matches!(s, Step::Open { .. } | Step::Reverse { .. }));
        for (pause, step) in money_only {
            today = today.plus_days(*pause);
            let command = command(step, &life, today);
            life.on_day(today, command);
        }
        // Last in, first out: then no credit is missing.
        let numbers: Vec<_> = life.facts.receipts.iter().map(|r| r.number.clone()).collect();
        for number in numbers.iter().rev() {
            let decision = life.on_day(today, reversing(number));
            prop_assert!(!matches!(decision.outcome, Outcome::Refused(_)), "{:?}", decision.outcome);
        }
        prop_assert_eq!(life.facts.credit, Rupiah::ZERO);
        prop_assert_eq!(intervals(&life.facts, Segment::Bpu, scheme(), Known::Now), vec![]);
        for offset in sample {
            for measure in [Measure::Paid, Measure::Standing] {
                prop_assert_eq!(counted(&life.deltas, measure, start.plus_days(offset)), 0);
            }
        }
    }

    #[test]
    fn what_was_known_at_a_days_end_stays_answerable(history in histories(), sample in proptest::collection::vec(-400_i64..900, 10)) {
        let start = day("2026-02-10");
        let mut life = Life::new();
        let mut today = start;
        let mut ends: Vec<(Day, MemberFacts)> = Vec::new();
        for (pause, step) in &history {
            if *pause > 0 {
                ends.push((today, life.facts.clone()));
            }
            today = today.plus_days(*pause);
            let command = command(step, &life, today);
            life.on_day(today, command);
        }
        ends.push((today, life.facts.clone()));
        for (evening, then) in ends {
            for offset in &sample {
                let on = start.plus_days(*offset);
                let told_then = cover(&then, Segment::Bpu, scheme(), on, Known::Now);
                let told_now = cover(&life.facts, Segment::Bpu, scheme(), on, Known::AtEndOf(evening));
                prop_assert_eq!(told_then, told_now, "on {} as known on {}", on, evening);
            }
        }
    }

    #[test]
    fn lines_of_an_offer_sum_to_what_is_asked(months in 1_u8..14, income in 0_i64..30_000_000, payer in payers(), offset in 0_i64..700) {
        let today = day("2026-02-10").plus_days(offset);
        let mut life = Life::new();
        let mut register = register();
        register.income = Rupiah(income);
        life.on_day(today, registering(register));
        let payable = payable(&life.facts, Segment::Bpu, scheme(), payer, &[], today).unwrap();
        match offer(&life.facts, Segment::Bpu, scheme(), payer, &[], months, today) {
            Ok(offer) => {
                prop_assert_eq!(offer.lines.iter().map(|(_, l)| l.amount).sum::<Rupiah>(), offer.total);
                prop_assert_eq!(offer.to_pay + offer.credit_used, offer.total);
                prop_assert_eq!(offer.covered_from, today);
                let mut paid: Vec<_> = offer.lines.iter().map(|(m, _)| *m).collect();
                paid.dedup();
                prop_assert_eq!(paid, payable.months[..usize::from(months)].to_vec());
                let mut pay = paying(months, offer.to_pay.0, &today.to_string());
                pay.payer = payer;
                let decision = life.on_day(today, Command::Pay(pay));
                prop_assert_eq!(done(&decision), vec!["pay.covered"]);
                let whole = intervals(&life.facts, Segment::Bpu, scheme(), Known::Now);
                prop_assert!(whole.iter().all(|i| (i.from, i.until) == (offer.covered_from, offer.covered_until)));
            }
            Err(_) => prop_assert!(usize::from(months) > payable.months.len()),
        }
    }
}
