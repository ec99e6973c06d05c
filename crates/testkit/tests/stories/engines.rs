//! One script, two engines: the same answers and the same counts, whatever comes.

use crate::common::*;
use app::Answer;
use app::wire::{self, Envelope};
use testkit::{Cluster, House, Invented, TODAY, TestEngine, at, house_on, invented, pay, register, run};
use uuid::Uuid;

/// Numbers that follow from a seed (Steele, Lea and Flood's SplitMix).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.roll() % n
    }
}

/// A command and who sends it on which day.
pub(crate) struct Step {
    pub day: String,
    by_head: bool,
    pub envelope: Envelope,
}

const PEOPLE: u64 = 30;

/// The usual ones, or those of `PAYUNG_SEEDS=100-140`, for looking longer.
fn seeds(usual: &[u64]) -> Vec<u64> {
    let asked = std::env::var("PAYUNG_SEEDS").ok();
    let range = asked.as_deref().and_then(|a| a.split_once('-'));
    let range = range.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    range.map_or_else(|| usual.to_vec(), |(from, to): (u64, u64)| (from..=to).collect())
}

pub(crate) fn script(seed: u64, length: usize) -> Vec<Step> {
    let mut dice = Dice(seed);
    let mut day: kernel::Day = TODAY.parse().unwrap();
    let people: Vec<Invented> = (0..PEOPLE as u32).map(|n| invented(n * 29 + 1)).collect();
    let mut sent: Vec<Step> = Vec::new();
    for n in 0..length {
        if dice.below(10) == 0 {
            day = day.plus_days(dice.below(12) as i64);
        }
        let person = &people[dice.below(PEOPLE) as usize];
        let on = day.to_string();
        let (by_head, mut envelope) = any(&mut dice, person, &people, &on, n);
        // Sometimes what was sent before is sent again.
        if dice.below(12) == 0 && !sent.is_empty() {
            let old = &sent[dice.below(sent.len() as u64) as usize];
            envelope = old.envelope.clone();
            let by_head = old.by_head;
            sent.push(Step { day: on, by_head, envelope });
            continue;
        }
        envelope.id = Uuid::from_u128((0x019b_0000_0000_7000_8000_u128 << 48) + n as u128);
        sent.push(Step { day: on, by_head, envelope });
    }
    sent
}

/// Some command about a person.
fn any(dice: &mut Dice, person: &Invented, people: &[Invented], on: &str, n: usize) -> (bool, Envelope) {
    let months = 1 + dice.below(4) as u8;
    let exact = i64::from(months) * 8_400;
    let member = person.member;
    match dice.below(20) {
        0..=4 => (false, register(person)),
        5 => {
            let other = Invented { member: Uuid::from_u128(n as u128 + 77), ..person.clone() };
            (false, register(&other))
        }
        6 => {
            let twin = &people[dice.below(PEOPLE) as usize].register;
            let name = twin.name.clone();
            (false, register_with(person, |r| (r.name, r.phone) = (name, Some("081234567890".into()))))
        }
        7 => (false, register_with(person, |r| r.income_rupiah = 2_500_000)),
        8..=11 => (false, pay(member, months, exact, on)),
        12 => (false, pay(member, 1, 16_800, on)),
        13..=14 => {
            let money = 3_000 + dice.below(40) as i64 * 1_000;
            (false, pay_with(member, months, money, on, |p| p.evidence = paper(&format!("K-{n}"), on)))
        }
        15 => (false, complete(member)),
        16 => (true, reverse(member, &receipt_number(1 + dice.below(60)))),
        17 => (false, end(member, ["died", "left", "old_age_taken"][dice.below(3) as usize], on)),
        18 => (true, open(person, &format!("{:011}", dice.below(PEOPLE)))),
        _ => {
            let task = Uuid::from_u128(
                (0x019b_0000_0000_7000_8000_u128 << 48) + u128::from(dice.below(n as u64 + 1)),
            );
            (false, settle(member, task, "duplicate", "different"))
        }
    }
}

/// A receipt's number as the office writes it, for reversing some of them.
fn receipt_number(n: u64) -> String {
    let digits = format!("{n:07}");
    let doubled = digits.bytes().rev().enumerate().map(|(i, b)| {
        let d = u32::from(b - b'0') * if i % 2 == 0 { 2 } else { 1 };
        d / 10 + d % 10
    });
    format!("DPS-{digits}-{}", (10 - doubled.sum::<u32>() % 10) % 10)
}

/// Plays the script in batches of a day and a sender, none larger than asked.
pub(crate) async fn play(house: &House, script: &[Step], most: usize) -> Vec<Answer> {
    let mut answers = Vec::new();
    let days = script.chunk_by(|a, b| a.day == b.day && a.by_head == b.by_head);
    for piece in days.flat_map(|day| day.chunks(most)) {
        let batch: Vec<Envelope> = piece.iter().map(|s| s.envelope.clone()).collect();
        let who = if piece[0].by_head { head(house) } else { house.desk.clone() };
        answers.extend(house.app.submit(&who, &batch, at(&piece[0].day)).await.expect("answers"));
    }
    answers
}

#[test]
fn the_engines_agree_on_any_day() {
    for seed in seeds(&[1, 20_261_120]) {
        let script = script(seed, 300);
        run(async {
            let lite = house_on(TestEngine::Sqlite).await;
            let expected = play(&lite, &script, 1000).await;
            let of = |outcome| expected.iter().filter(|a| a.outcome == outcome).count();
            assert!(of(app::Outcome::Done) > 60 && of(app::Outcome::Refused) > 30, "a dull script");
            assert!(of(app::Outcome::Recorded) > 5, "a dull script");
            lite.holds().await;
            if Cluster::shared().is_none() {
                return;
            }
            let pg = house_on(TestEngine::Postgres).await;
            let answers = play(&pg, &script, 1000).await;
            for (n, (answer, expected)) in answers.iter().zip(&expected).enumerate() {
                assert_eq!(answer.again, expected.again, "step {n} of seed {seed}");
                assert_eq!(unsigned(answer), unsigned(expected), "step {n} of seed {seed}");
            }
            assert_eq!(tallies(&pg.app).await, tallies(&lite.app).await, "seed {seed}");
            pg.holds().await;
            let kinds: std::collections::BTreeSet<&str> =
                script.iter().map(|s: &Step| wire::Command::kind(&s.envelope.command)).collect();
            assert!(kinds.len() >= 7, "{kinds:?}");
        });
    }
}

#[test]
fn one_by_one_or_together_is_the_same() {
    for seed in seeds(&[3, 4]) {
        let script = script(seed, 250);
        run(async {
            let (alone, together) = (house_on(TestEngine::Sqlite).await, house_on(TestEngine::Sqlite).await);
            let expected = play(&alone, &script, 1).await;
            let answers = play(&together, &script, 1000).await;
            for (n, (answer, expected)) in answers.iter().zip(&expected).enumerate() {
                assert_eq!(unsigned(answer), unsigned(expected), "step {n} of seed {seed}");
            }
            assert_eq!(tallies(&alone.app).await, tallies(&together.app).await, "seed {seed}");
            for person in script.iter().map(|s| s.envelope.subject) {
                let (one, all) = (open_tasks(&alone.app, person), open_tasks(&together.app, person));
                assert_eq!(one.await, all.await, "seed {seed}");
            }
            alone.holds().await;
            together.holds().await;
        });
    }
}
