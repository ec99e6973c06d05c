//! What holds for every life: random histories of registrations, payments, paper, reversals, endings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

mod agree;
mod common;

use agree::*;

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
            register.evidence = paper.map(|ago| Evidence {
                number: "F".into(),
                claimed_on: today.plus_days(-ago),
                written_by: None,
            });
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
            pay.evidence = Some(Evidence { number: "P".into(), claimed_on: taken_on, written_by: None });
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
                if on >= today {
                    dates_tell_the_state(&life.facts, on);
                }
                happenings_agree(&life.deltas, on);
                for measure in STATES {
                    let told = i64::from(counts(&life.facts, measure, on));
                    prop_assert_eq!(counted(&life.deltas, measure, on), told, "{:?} on {}", measure, on);
                }
            }
        }
    }

    /// A card says of every day what `cover` says of it; and only a receipt undone or an ending makes it untrue, so that
    /// nobody else's cards need be looked at.
    #[test]
    fn a_card_says_what_the_facts_say(history in histories()) {
        let mut life = Life::new();
        let mut today = day("2026-02-10");
        let mut handed_out: Vec<CardCover> = Vec::new();
        for (pause, step) in &history {
            today = today.plus_days(*pause);
            let command = command(step, &life, today);
            life.on_day(today, command);
            if let Some(card) = card_cover(&life.facts, scheme()) {
                prop_assert!(bears_out(&life.facts, scheme(), &card));
                prop_assert!(card.from <= card.until && card.until < card.standing_until);
                for on in [card.from, card.from.plus_days(card.until.days_since(card.from) / 2), card.until] {
                    let cover = cover(&life.facts, Segment::Bpu, scheme(), on, Known::Now);
                    let covers = |p| cover.programmes.iter().any(|c| c.programme == p && c.covered);
                    prop_assert!(card.programmes.iter().all(|p| covers(*p)), "{on}: {card:?} {cover:?}");
                }
                handed_out.push(card);
            }
            let doubted = !life.facts.endings.is_empty() || life.facts.receipts.iter().any(|r| r.reversed);
            for card in &handed_out {
                prop_assert!(doubted || bears_out(&life.facts, scheme(), card), "{card:?}");
            }
        }
    }

    #[test]
    fn counts_made_anew_are_the_counts_kept(history in histories()) {
        let start = day("2026-02-10");
        let mut life = Life::new();
        let mut today = start;
        let mut kept = std::collections::BTreeMap::new();
        for (pause, step) in &history {
            today = today.plus_days(*pause);
            let command = command(step, &life, today);
            let already = life.deltas.len();
            life.on_day(today, command);
            for d in &life.deltas[already..] {
                *kept.entry((today, d.measure, d.day)).or_insert(0_i32) += i32::from(d.change);
            }
        }
        for (known, deltas) in member::history(&life.facts, scheme()) {
            for d in deltas {
                *kept.entry((known, d.measure, d.day)).or_default() -= i32::from(d.change);
            }
        }
        kept.retain(|_, over| *over != 0);
        prop_assert!(kept.is_empty(), "{:?}", kept);
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
            for measure in [Measure::Paid, Measure::Standing, Measure::Still] {
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

    #[test]
    fn two_histories_of_one_person_become_one(
        first in histories(), second in histories(), dissolved_first in any::<bool>(),
        sample in proptest::collection::vec(-100_i64..700, 20)
    ) {
        let (mut kept, mut other) = (Life::new(), Life::another(2));
        let start = day("2026-02-10");
        let mut today = start;
        let mut played = Kept::new();
        for (life, history) in [(&mut kept, &first), (&mut other, &second)] {
            let mut on = start.plus_days(if dissolved_first { 20 } else { 0 });
            for (pause, step) in history {
                on = on.plus_days(*pause);
                let command = command(step, life, on);
                let already = life.deltas.len();
                life.on_day(on, command);
                add(&mut played, on, &life.deltas[already..], 1);
            }
            today = today.max(on);
        }
        let (before, dissolved) = (kept.facts.clone(), other.facts.clone());
        let Some((merged, whole, gone)) = merged(&kept, &other, today) else { return Ok(()) };
        add(&mut played, today, &merged.kept.deltas, 1);
        add(&mut played, today, &merged.dissolved.deltas, 1);

        // Nobody is lost and nobody counts twice, now and as known on any day.
        for (known, deltas) in member::history(&whole, scheme()).into_iter().chain(member::history(&gone, scheme())) {
            add(&mut played, known, &deltas, -1);
        }
        played.retain(|_, over| *over != 0);
        prop_assert!(played.is_empty(), "{:?}", played);
        other.deltas.extend(merged.dissolved.deltas.iter().copied());
        kept.deltas.extend(merged.kept.deltas.iter().copied());
        for measure in Measure::ALL {
            prop_assert_eq!(counted(&other.deltas, measure, day("2031-01-01")), 0);
        }

        // Every month that either bought is bought once, and nothing is bought that nobody paid for.
        let (held, brought, all) = (months(&before), months(&dissolved), months(&whole));
        let opened = |facts: &MemberFacts, (month, programme): (kernel::Month, kernel::Programme)| {
            facts.openings.iter().any(|o| o.programme == programme && o.first_registered.month() <= month && month <= o.until)
        };
        let bought = |key: &(kernel::Month, kernel::Programme)| all.contains_key(key) || opened(&whole, *key);
        prop_assert!(held.keys().chain(brought.keys()).all(bought), "{:?}", all);
        for (key, receipts) in all.iter() {
            let alone = |facts: &MemberFacts| months(facts).get(key).copied().unwrap_or(0) + usize::from(opened(facts, *key));
            prop_assert!(*receipts <= alone(&before).max(alone(&dissolved)).max(1), "{:?}", key);
        }
        for offset in &sample {
            let on = start.plus_days(*offset);
            never_from_unpaid_months(&whole, on);
            happenings_agree(&kept.deltas, on);
            let alive = |f: &MemberFacts| f.endings.is_empty();
            let covered = |f: &MemberFacts| counts(f, Measure::Paid, on);
            if alive(&before) && alive(&dissolved) && (covered(&before) || covered(&dissolved)) {
                prop_assert!(covered(&whole), "{}", on);
            }
            if on >= today {
                dates_tell_the_state(&whole, on);
            }
            for measure in STATES {
                let told = i64::from(counts(&whole, measure, on));
                prop_assert_eq!(counted(&kept.deltas, measure, on), told, "{:?} on {}", measure, on);
            }
        }

        // Every rupiah is where it was, or is the person's, or the fund's; and every receipt can still be undone.
        let taken = |f: &MemberFacts| f.receipts.iter().filter(|r| !r.reversed).map(|r| r.amount).sum::<Rupiah>();
        prop_assert_eq!(taken(&before) + taken(&dissolved), taken(&whole));
        let mut life = Life { facts: whole, decided: 5000, ..Life::new() };
        life.journals = kept.journals.iter().chain(&other.journals).cloned().collect();
        life.journals.extend(merged.kept.journals.iter().chain(&merged.dissolved.journals).cloned());
        prop_assert_eq!(of(&life.journals, Account::MemberCredit(dissolved.id)), Rupiah::ZERO);
        let numbers: Vec<_> = life.facts.receipts.iter().map(|r| r.number.clone()).collect();
        for _ in &numbers {
            for number in numbers.iter().rev() {
                let decision = life.on_day(today, reversing(number));
                money_agrees(&life, &decision);
            }
        }
        prop_assert!(life.facts.receipts.iter().all(|r| r.reversed));
        prop_assert_eq!(life.facts.credit, Rupiah::ZERO);
        prop_assert_eq!(of(&life.journals, Account::Clearing), Rupiah::ZERO);
    }
}

/// What is counted, by the day it became known.
type Kept = std::collections::BTreeMap<(Day, Measure, Day), i32>;

fn add(kept: &mut Kept, known: Day, deltas: &[Delta], sign: i32) {
    for d in deltas {
        *kept.entry((known, d.measure, d.day)).or_default() += sign * i32::from(d.change);
    }
}

fn of(journals: &[NewJournal], account: Account) -> Rupiah {
    let entries = journals.iter().flat_map(|j| j.journal.entries());
    entries.filter(|e| e.account == account).map(|e| e.amount_rupiah).sum()
}

type Months = std::collections::BTreeMap<(kernel::Month, kernel::Programme), usize>;

/// By how many receipts each month of each programme is bought.
fn months(facts: &MemberFacts) -> Months {
    let mut net = std::collections::BTreeMap::new();
    for c in &facts.contributions {
        *net.entry((c.month, c.programme, c.receipt)).or_insert(Rupiah::ZERO) += c.amount;
    }
    let mut months = Months::new();
    for ((month, programme, _), amount) in net {
        if amount.is_positive() {
            *months.entry((month, programme)).or_default() += 1;
        }
    }
    months
}

/// Both sides after a merge; nothing where these two cannot be one.
fn merged(kept: &Life, other: &Life, today: Day) -> Option<(Merged, MemberFacts, MemberFacts)> {
    let meta = Meta { command: kernel::CommandId(uuid::Uuid::from_u128(0xface)), ..kept.meta(today) };
    let meta = Meta { now: kernel::Instant(meta.now.0 + 7_200_000_000), ..meta };
    let (kept, other) = (&kept.facts, &other.facts);
    let pair =
        Pair { kept, dissolved: other, incidents: &[], different: false, scheme: scheme(), meta: &meta };
    let asked = Merge { right_nik: None, reason: "satu orang".into() };
    let merged = merge(&asked, &pair);
    if let Outcome::Refused(_) = merged.outcome {
        return None;
    }
    let gone = other.clone().dissolve(&merged.dissolved, kept, meta.now);
    let whole = kept.clone().absorb(&merged.kept, &gone, meta.now);
    Some((merged, whole, gone))
}
