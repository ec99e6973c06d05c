//! Covered or not, day by day, from facts that have been through the database.

use crate::common::*;
use kernel::Day;
use member::{Known, MemberFacts, Segment, State};
use scheme::Scheme;
use testkit::{House, TODAY, at, invented, on_both, pay, register};

fn state(facts: &MemberFacts, on: &str, known: Known) -> State {
    member::cover(facts, Segment::Bpu, Scheme::id_bpu(), on.parse().expect("a day"), known).state
}

/// Loaded by another door, as after a restart.
async fn loaded(house: &House, person: &testkit::Invented) -> MemberFacts {
    facts(&house.reopen().await, person.member).await
}

#[test]
fn every_day_around_a_payment() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        house.one_on("2026-11-24", pay(sari.member, 2, 16_800, "2026-11-24")).await;
        let known = loaded(&house, &sari).await;
        for (on, expected) in [
            ("2026-11-19", State::NotAMember),
            ("2026-11-20", State::Registered),
            ("2026-11-23", State::Registered),
            ("2026-11-24", State::Active),
            ("2026-11-30", State::Active),
            ("2026-12-31", State::Active),
            ("2027-01-01", State::NotYetDue),
            ("2027-01-15", State::NotYetDue),
            ("2027-01-16", State::Grace),
            ("2027-03-31", State::Grace),
            ("2027-04-01", State::Ended),
        ] {
            assert_eq!(state(&known, on, Known::Now), expected, "{on}");
        }
        // As it was known before the money came.
        let before = Known::AtEndOf("2026-11-23".parse().unwrap());
        assert_eq!(state(&known, "2026-11-24", before), State::Registered);
        let nothing = Known::AtEndOf("2026-11-19".parse().unwrap());
        assert_eq!(state(&known, "2026-11-24", nothing), State::NotAMember);
    });
}

#[test]
fn what_the_tables_remember_is_what_was_decided() {
    on_both(|house| async move {
        let people: Vec<_> = (1..=6).map(invented).collect();
        for person in &people[..5] {
            house.one(register(person)).await;
        }
        head_on(&house, TODAY, &[open(&people[5], "00012345678")]).await;
        let paper_pay = |member| pay_with(member, 2, 20_000, TODAY, |p| p.evidence = paper("K-1", TODAY));
        house.send(&[pay(people[0].member, 1, 8_400, TODAY), paper_pay(people[1].member)]).await;
        let receipt = house.one(pay(people[2].member, 3, 33_600, TODAY)).await.receipt.unwrap();
        head_on(&house, "2026-11-22", &[reverse(people[2].member, &receipt.number)]).await;
        house.send_on("2026-12-10", &[pay(people[0].member, 1, 8_400, "2026-12-10")]).await;
        house.send_on("2026-12-10", &[end(people[3].member, "left", "2026-12-09")]).await;
        house.send_on("2026-12-11", &[register(&people[3])]).await;
        house.send_on("2026-12-11", &[end(people[4].member, "died", "2026-12-09")]).await;
        house.send_on("2026-12-11", &[pay(people[5].member, 2, 16_800, "2026-12-11")]).await;

        // The counts came from the facts in memory; the tables must say the same of every day.
        let mut days: Vec<Day> = Vec::new();
        let mut day: Day = "2026-10-25".parse().unwrap();
        while day < "2027-06-01".parse().unwrap() {
            days.push(day);
            day = day.plus_days(1);
        }
        let app = house.reopen().await;
        let all = tallies(&app).await;
        let mut known = Vec::new();
        for person in &people {
            known.push(facts(&app, person.member).await);
        }
        for day in days {
            let on = day.to_string();
            let count = |measure: &str| -> i64 {
                let of = all.iter().filter(|t| t.0 == "village" && t.2 == measure && t.3 <= on);
                of.map(|t| t.4).sum()
            };
            let states: Vec<State> = known.iter().map(|f| state(f, &on, Known::Now)).collect();
            let of = |wanted: &[State]| states.iter().filter(|s| wanted.contains(s)).count() as i64;
            assert_eq!(count("paid"), of(&[State::Active]), "{on}: {states:?}");
            let standing = of(&[State::Active, State::NotYetDue]);
            assert_eq!(count("standing"), standing, "{on}: {states:?}");
        }
        house.holds().await;
    });
}

#[test]
fn near_midnight_the_members_own_clock_counts() {
    on_both(|house| async move {
        let sari = invented(1);
        house.one(register(&sari)).await;
        // 23:30 of 30 November in Jakarta is 1 December in Denpasar: the month there has begun.
        let late = at("2026-11-30").plus_seconds((13 * 60 + 30) * 60);
        let money = pay(sari.member, 1, 8_400, "2026-12-01");
        let answer = house.app.submit(&house.desk, &[money], late).await.unwrap().remove(0);
        assert_eq!(done(&answer), ["pay.covered"]);
        let receipt = answer.receipt.unwrap();
        assert_eq!(receipt.covered_from.unwrap().to_string(), "2026-12-01");
        let known = loaded(&house, &sari).await;
        assert_eq!(state(&known, "2026-11-30", Known::Now), State::Registered);
        assert_eq!(state(&known, "2026-12-01", Known::AtEndOf("2026-12-01".parse().unwrap())), State::Active);
        assert_eq!(
            state(&known, "2026-12-01", Known::AtEndOf("2026-11-30".parse().unwrap())),
            State::Registered
        );
        house.holds().await;
    });
}
