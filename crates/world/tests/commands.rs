//! The commands themselves, without a house: the same on every run, about invented people in real villages.

#![allow(clippy::unwrap_used, reason = "a test that cannot begin says so and stops")]

use app::wire::{Command, Envelope, Register};
use kernel::{Day, Nik, RegionCode};
use std::collections::{HashMap, HashSet};
use world::{Size, World, expectations};

fn today() -> Day {
    "2026-11-20".parse().unwrap()
}

fn commands(size: Size, until: Day) -> Vec<Envelope> {
    let mut world = World::new(size, until);
    std::iter::from_fn(|| world.next_chapter())
        .flat_map(|c| c.moments)
        .flat_map(|m| m.batches)
        .flat_map(|b| b.commands)
        .collect()
}

fn registers(all: &[Envelope]) -> impl Iterator<Item = (&Envelope, &Register)> {
    all.iter().filter_map(|e| match &e.command {
        Command::Register(r) => Some((e, &**r)),
        _ => None,
    })
}

#[test]
fn every_run_sends_the_same_and_a_later_day_only_adds() {
    let text = |until: &str| -> Vec<String> {
        let all = commands(Size::Small, until.parse().unwrap());
        all.iter().map(|e| serde_json::to_string(e).unwrap()).collect()
    };
    let now = text("2026-11-20");
    assert_eq!(now, text("2026-11-20"));
    let before = text("2019-03-20");
    assert!(before.len() > 300);
    // Morning by morning and evening by evening: what was sent by 2019 is a part of what was sent by 2026.
    let now: HashSet<String> = now.into_iter().collect();
    let missing: Vec<&String> = before.iter().filter(|c| !now.contains(*c)).collect();
    assert!(missing.is_empty(), "{:#?}", &missing[..missing.len().min(3)]);
}

#[test]
fn time_only_moves_on_and_no_id_comes_twice() {
    let mut world = World::new(Size::Small, today());
    let (mut last, mut ids) = (i64::MIN, HashSet::new());
    while let Some(chapter) = world.next_chapter() {
        for moment in chapter.moments {
            assert!(moment.now.0 > last, "{}", moment.now);
            last = moment.now.0;
            let sent = moment.batches.iter().flat_map(|b| &b.commands).map(|e| e.id);
            for id in sent.chain(moment.reversals.iter().map(|r| r.id)) {
                assert!(ids.insert(id));
            }
        }
    }
    assert!(last <= kernel::Instant::at(today().next(), 0, kernel::Zone::WIB).0);
}

#[test]
fn the_full_world_has_the_published_numbers() {
    let all = commands(Size::Full, today());
    let expected = expectations(Size::Full);
    assert_eq!(expected.denpasar_active, 7_708);
    for together in &expected.together {
        let came = registers(&all).filter(|(_, r)| r.activity == Some(together.activity.0));
        let homes: Vec<&str> = came.map(|(_, r)| r.home.as_str()).collect();
        assert_eq!(homes.len() as u32, together.people);
        assert!(homes.iter().all(|h| *h == together.village));
    }
    let payments = all.iter().filter(|e| matches!(e.command, Command::Pay(_))).count();
    let people: HashSet<_> = registers(&all).map(|(e, _)| e.subject).collect();
    let opened = all.iter().filter(|e| matches!(e.command, Command::Open(_))).count();
    assert!((12_000..17_000).contains(&(people.len() + opened)), "{}", people.len() + opened);
    assert!((40_000..120_000).contains(&payments), "{payments}");
}

#[test]
fn people_are_invented_and_villages_are_real() {
    let all = commands(Size::Full, today());
    let mut holders: HashMap<&str, uuid::Uuid> = HashMap::new();
    for (envelope, r) in registers(&all) {
        let (nik, facts) = Nik::parse(&r.nik, today()).unwrap();
        assert!(nik.is_invented(), "{}", r.nik);
        let home = RegionCode::parse(&r.home).unwrap();
        assert!(regions::regions().village(&home).is_ok(), "{}", r.home);
        assert!(r.phone.as_ref().unwrap().contains("0000"));
        if !is_told(&envelope.subject) {
            assert_eq!((facts.born.to_string(), facts.sex.key()), (r.born.clone(), r.sex.as_str()));
            assert_eq!(*holders.entry(&r.nik).or_insert(envelope.subject), envelope.subject, "{}", r.nik);
        }
    }
}

/// Stories have members by name (UUIDv5); everybody else is minted.
fn is_told(subject: &uuid::Uuid) -> bool {
    subject.get_version_num() == 5
}
