//! The states of a membership day by day, and the dates that matter to a family.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

mod common;

use common::*;
use member::*;
use scheme::{JKK, JKM};

fn three_months() -> Life {
    let mut life = Life::new();
    life.on("2026-11-20", registering(register()));
    life.on("2026-11-20", Command::Pay(paying(3, 33_600, "2026-11-20")));
    life
}

#[test]
fn states_follow_the_calendar() {
    let life = three_months();
    for (on, state) in [
        ("2026-11-19", State::NotAMember),
        ("2026-11-20", State::Active),
        ("2027-01-31", State::Active),
        ("2027-02-01", State::NotYetDue),
        ("2027-02-15", State::NotYetDue),
        ("2027-02-16", State::Grace),
        ("2027-04-30", State::Grace),
        ("2027-05-01", State::Ended),
    ] {
        assert_eq!(life.state(on), state, "{on}");
    }
    // 15 November 2026 is a Sunday: due on the Monday.
    let mut life = Life::new();
    life.on("2026-10-05", registering(register()));
    assert_eq!(life.state("2026-10-05"), State::Registered);
    life.on("2026-10-05", Command::Pay(paying(1, 8_400, "2026-10-05")));
    assert_eq!(life.state("2026-11-16"), State::NotYetDue);
    assert_eq!(life.state("2026-11-17"), State::Grace);
}

#[test]
fn each_programme_has_its_days_and_reasons() {
    let life = three_months();
    let cover = life.cover("2026-12-24");
    for programme in &cover.programmes {
        assert!(programme.covered);
        assert_eq!((programme.from, programme.until), (Some(day("2026-11-20")), Some(day("2027-01-31"))));
        assert_eq!(programme.because[0].note.code, "cover.paid");
    }
    let jkm = cover.programmes.iter().find(|p| p.programme == JKM).unwrap();
    assert!(jkm.because.iter().any(|b| b.note.code == "cover.jkm_waiting" && !b.confirmed));
    assert!(cover.because.iter().all(|b| !b.source.is_empty() && !b.rule.is_empty()));
}

#[test]
fn dates_of_a_family() {
    let life = three_months();
    let dates: Vec<_> = life.cover("2026-12-24").dates.iter().map(|d| (d.kind, d.day.to_string())).collect();
    let expected = [
        (DateKind::CoveredUntil, "2027-01-31"),
        (DateKind::NextDue, "2027-02-15"),
        (DateKind::GraceEnds, "2027-04-30"),
        (DateKind::JkmFullFrom, "2027-02-20"),
        (DateKind::JkmFullFromAtLatest, "2027-03-01"),
        (DateKind::ScholarshipFrom, "2029-11-01"),
    ];
    assert_eq!(dates, expected.map(|(kind, day)| (kind, day.to_owned())));
}

#[test]
fn coming_back_shows_both_readings_of_the_first_months() {
    let mut life = Life::new();
    life.on("2026-05-04", registering(register()));
    life.on("2026-05-04", Command::Pay(paying(1, 8_400, "2026-05-04")));
    assert_eq!(life.state("2026-09-01"), State::Ended);
    life.on("2026-10-05", registering(register()));
    assert_eq!(life.state("2026-10-05"), State::Registered);
    life.on("2026-10-06", Command::Pay(paying(1, 8_400, "2026-10-06")));
    let cover = life.cover("2026-10-20");
    let date = |kind| cover.dates.iter().find(|d| d.kind == kind).map(|d| d.day);
    assert_eq!(date(DateKind::JkmFullFrom), Some(day("2026-08-04")));
    assert_eq!(date(DateKind::JkmFullFromAtLatest), Some(day("2027-02-01")));
    let jkm = cover.programmes.iter().find(|p| p.programme == JKM).unwrap();
    assert!(jkm.because.iter().any(|b| b.note.code == "cover.jkm_waiting_by_one_reading"));
    // Two months in total, the break not counted.
    assert_eq!(date(DateKind::ScholarshipFrom), Some(day("2029-09-01")));
}

#[test]
fn an_opening_balance_restarts_no_clock() {
    let mut life = Life::new();
    let decision = life.on("2026-11-20", Command::Open(Box::new(opening("2021-03-10", "2026-11"))));
    assert_eq!(done(&decision), ["open.done"]);
    assert_eq!(life.state("2021-03-09"), State::NotAMember);
    assert_eq!(life.state("2026-11-30"), State::Active);
    assert!(life.covered(JKK, "2021-03-10"));
    let cover = life.cover("2026-11-20");
    assert!(cover.programmes[0].because.iter().any(|b| b.note.code == "cover.opening"));
    let date = |kind| cover.dates.iter().find(|d| d.kind == kind).map(|d| d.day);
    assert_eq!(date(DateKind::ScholarshipFrom), Some(day("2024-03-01")));
    assert_eq!(date(DateKind::JkmFullFrom), None, "no such rule in 2021");
    life.on("2026-12-20", Command::Pay(paying(1, 8_400, "2026-12-20")));
    assert!(life.covered(JKK, "2026-12-01"), "paid in grace, without a gap");
}

#[test]
fn endings() {
    let mut life = three_months();
    assert_eq!(
        recorded(&life.on("2026-12-21", ending(EndingKind::Died, "2026-12-20"))),
        ["end.died", "end.months_left"]
    );
    assert_eq!(life.state("2026-12-20"), State::Deceased);
    assert!(life.covered(JKM, "2026-12-20") && !life.covered(JKM, "2026-12-21"));
    assert_eq!(done(&life.on("2026-12-22", ending(EndingKind::Died, "2026-12-20"))), ["end.already"]);
    assert!(life.cover("2026-12-22").dates.is_empty());

    let mut life = three_months();
    life.on("2026-12-21", ending(EndingKind::Left, "2026-12-20"));
    assert_eq!(life.state("2027-01-31"), State::Active, "paid months stay");
    assert_eq!(life.state("2027-02-01"), State::Ended);
    assert_eq!(done(&life.on("2026-12-21", registering(register()))), ["register.again"]);
    assert_eq!(life.state("2027-02-01"), State::NotYetDue);

    let mut life = three_months();
    life.on("2026-12-21", ending(EndingKind::OldAgeTaken, "2026-12-20"));
    assert_eq!(life.state("2026-12-21"), State::Inactive);
    assert!(!life.covered(JKK, "2026-12-21"));

    let mut nobody = Life::new();
    assert_eq!(refusal(&nobody.on("2026-12-21", ending(EndingKind::Died, "2026-12-20"))), "end.unknown");
    let mut life = three_months();
    assert_eq!(refusal(&life.on("2026-12-21", ending(EndingKind::Died, "2026-12-22"))), "end.future");
}

#[test]
fn what_was_known_then_is_answered_then() {
    let mut life = three_months();
    life.on("2026-12-10", reversing("R2"));
    assert_eq!(life.state("2026-11-25"), State::Registered);
    let then = Known::AtEndOf(day("2026-12-09"));
    assert_eq!(cover(&life.facts, Segment::Bpu, scheme(), day("2026-11-25"), then).state, State::Active);
    let before = Known::AtEndOf(day("2026-11-19"));
    assert_eq!(
        cover(&life.facts, Segment::Bpu, scheme(), day("2026-11-25"), before).state,
        State::NotAMember
    );
}

#[test]
fn a_reversal_that_leaves_a_gap_says_so() {
    let mut life = Life::new();
    life.on("2026-11-20", registering(register()));
    for _ in 0..3 {
        let price = if life.facts.receipts.len() == 2 { 16_800 } else { 8_400 };
        life.on("2026-11-20", Command::Pay(paying(1, price, "2026-11-20")));
    }
    assert_eq!(recorded(&life.on("2026-11-21", reversing("R3"))), ["reverse.done", "reverse.gap"]);
    assert_eq!(refusal(&life.on("2026-11-21", reversing("R3"))), "reverse.already");
    assert_eq!(refusal(&life.on("2026-11-21", reversing("R9"))), "reverse.unknown");
    assert!(
        life.covered(JKK, "2026-11-30")
            && !life.covered(JKK, "2026-12-10")
            && life.covered(JKK, "2027-01-01")
    );
    // The gap is what is paid next, and then nothing is missing.
    assert_eq!(life.payable("2026-12-20").unwrap().first, month("2026-12"));
    life.on("2026-12-20", Command::Pay(paying(1, 8_400, "2026-12-20")));
    let whole = intervals(&life.facts, Segment::Bpu, scheme(), Known::Now);
    assert_eq!(
        whole,
        [JKK, JKM].map(|programme| Interval { programme, from: day("2026-11-20"), until: day("2027-01-31") })
    );
}
