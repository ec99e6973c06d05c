//! Registering: the conditions, each with its own answer; who is who; what is kept when it has happened already.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail with them")]

mod common;

use common::*;
use kernel::{MemberId, Nik, RegionCode, Rupiah};
use member::*;
use scheme::{JHT, JKK, JKM, WorkStatus};
use uuid::Uuid;

type Change = fn(&mut Register);

/// What is wrong, and the code of the answer.
const WRONG: [(Change, &str); 22] = [
    (|r| r.consent = false, "register.no_consent"),
    (|r| r.name = "  ".into(), "register.name_missing"),
    (|r| r.name = "x".repeat(101), "register.name_long"),
    (|r| r.born = day("2026-11-21"), "register.born_future"),
    (|r| r.home = RegionCode::parse("33.10.16").unwrap(), "register.home_village"),
    (|r| r.how_works = HowWorks::Wage, "register.wage_work"),
    (|r| r.segment = Segment::Pu, "register.wage_work"),
    (|r| r.attestation.works_now = false, "register.not_working"),
    (|r| r.attestation.well_now = false, "register.not_well"),
    (|r| r.attestation.attested_by = " ".into(), "register.attester"),
    (|r| r.attestation.place = String::new(), "register.attested_place"),
    (|r| r.born = day("1961-11-20"), "register.age_limit"),
    (|r| r.born = day("2011-11-21"), "register.too_young"),
    (|r| r.income = Rupiah(-1), "register.income_unusable"),
    (|r| r.programmes.clear(), "register.no_programmes"),
    (|r| r.programmes = vec![JKK], "register.programme_missing"),
    (|r| r.programmes = vec![JHT], "register.programme_missing"),
    (|r| r.status = WorkStatus::Owner, "register.programme_missing"),
    (|r| r.programmes.push(kernel::Programme::new("JP")), "quote.programme_unknown"),
    (|r| r.heirs[0].name.clear(), "heirs.name"),
    (|r| r.heirs[0].relation = "friend".into(), "heirs.relation"),
    (|r| r.heirs[0].relation = String::new(), "heirs.relation"),
];

#[test]
fn each_condition_has_its_own_answer() {
    for (change, code) in WRONG {
        let mut wrong = register();
        change(&mut wrong);
        assert_eq!(refusal(&Life::new().on("2026-11-20", registering(wrong))), code);
    }
    let mut real = Life { demo: false, ..Life::new() };
    assert_eq!(refusal(&real.on("2026-11-20", registering(register()))), "register.invented_nik");
    let mut people = register();
    people.nik = Nik::parse("3310165504870001", day("2026-11-20")).unwrap().0;
    assert_eq!(done(&real.on("2026-11-20", registering(people))), ["register.done"]);
}

#[test]
fn the_edges_of_the_conditions_are_inside() {
    let inside: [Change; 5] = [
        |r| r.born = day("1961-11-21"),
        |r| r.born = day("2011-11-20"),
        |r| r.income = Rupiah(0),
        |r| (r.status, r.programmes) = (WorkStatus::Owner, vec![JKK, JKM, JHT]),
        |r| r.name = "x".repeat(100),
    ];
    for change in inside {
        let mut good = register();
        change(&mut good);
        assert_eq!(done(&Life::new().on("2026-11-20", registering(good))), ["register.done"]);
    }
}

#[test]
fn what_has_happened_is_kept_without_a_membership_the_rules_do_not_allow() {
    for (change, code) in WRONG {
        let mut wrong = register();
        change(&mut wrong);
        wrong.evidence = on_paper("F1", "2026-11-19");
        let mut life = Life::new();
        // Age and birth count on the day of the paper, a day earlier.
        if ["register.age_limit", "register.too_young"].contains(&code) {
            wrong.born = wrong.born.previous().plus_days(if code == "register.too_young" { 1 } else { 0 });
        }
        let decision = life.on("2026-11-20", registering(wrong));
        assert_eq!(recorded(&decision), [code]);
        assert!(tasks(&decision).contains(&TaskKind::Recorded));
        assert!(life.facts.person.is_some() && life.facts.memberships.is_empty());
        assert!(decision.effects.claims_nik && decision.effects.deltas.is_empty());
    }
}

#[test]
fn a_new_member_is_written_whole() {
    let mut life = Life::new();
    let decision = life.on("2026-11-20", registering(register()));
    let effects = &decision.effects;
    assert!(
        effects.claims_nik && effects.keeps_details && effects.alias.is_none() && effects.tasks.is_empty()
    );
    let membership = effects.membership.as_ref().unwrap();
    assert_eq!((membership.since, membership.segment), (day("2026-11-20"), Segment::Bpu));
    assert_eq!(effects.registration.as_ref().unwrap().membership, membership.id);
    let registered = Delta { measure: Measure::Registered, day: day("2026-11-20"), change: 1 };
    assert_eq!(effects.deltas, [registered]);

    let mut bare = register();
    (bare.heirs, bare.address, bare.how_works) = (Vec::new(), None, HowWorks::Both);
    let mut life = Life::new();
    let decision = life.on("2026-11-20", registering(bare));
    assert_eq!(tasks(&decision), [TaskKind::ToComplete, TaskKind::WageWork]);
    assert_eq!(decision.effects.tasks[0].due, Some(day("2026-12-04")));
    let complete = |heirs| Complete { heirs, address: None, phone: None, phone_key: None };
    let heir = Heir { name: "Budi".into(), relation: "child".into(), born: None };
    assert_eq!(refusal(&life.on("2026-11-21", Command::Complete(complete(vec![])))), "complete.nothing");
    let decision = life.on("2026-11-21", Command::Complete(complete(vec![heir])));
    assert_eq!(done(&decision), ["complete.still_missing"]);
    assert!(life.facts.person.as_ref().unwrap().has_heirs);
}

#[test]
fn registering_again_makes_no_second_membership() {
    let mut life = Life::new();
    life.on("2026-11-20", registering(register()));
    let decision = life.on("2026-11-20", registering(register()));
    assert_eq!(done(&decision), ["register.already"]);
    assert!(decision.effects.registration.is_none() && decision.effects.membership.is_none());

    // What was agreed anew holds from the next unpaid month; age is not asked again.
    let mut richer = register();
    richer.income = Rupiah(3_500_000);
    assert_eq!(
        done(&life.on("2026-11-21", registering(richer))),
        ["register.already", "register.terms_changed"]
    );
    let offer =
        offer(&life.facts, Segment::Bpu, scheme(), scheme::Payer::SelfPaid, &[], 1, day("2026-11-21"));
    assert!(offer.unwrap().total > Rupiah(8_400));
    assert_eq!((life.facts.memberships.len(), life.facts.registrations.len()), (1, 2));

    life.on("2026-11-22", ending(EndingKind::Died, "2026-11-22"));
    assert_eq!(refusal(&life.on("2026-11-23", registering(register()))), "register.died");
}

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn holder(name: &str, born: &str) -> Option<HolderIdentity> {
    Some(HolderIdentity { member: member(1), name: name.into(), born: day(born) })
}

#[test]
fn the_same_nik_is_one_person_unless_name_and_birth_disagree() {
    // The facts are the holder's; the sender used another address.
    let mut life = Life::new();
    life.on("2026-11-20", registering(register()));
    life.addressed = Some(member(2));
    life.others.nik_holder = holder("Siti Aminah", "1987-04-15");
    let decision = life.on("2026-11-21", registering(register()));
    assert_eq!(done(&decision), ["register.already"]);
    assert_eq!((decision.effects.alias, tasks(&decision)), (Some(member(2)), vec![]));

    life.others.nik_holder = holder("Siti Aminah", "1987-04-16");
    let decision = life.on("2026-11-21", registering(register()));
    assert_eq!(tasks(&decision), [TaskKind::IdentityDiffers]);

    // Another person holds it: both are kept, a person decides.
    let mut life = Life { addressed: Some(member(2)), ..Life::new() };
    life.facts.id = member(2);
    life.others.nik_holder = holder("Sumarni", "1990-01-01");
    let decision = life.on("2026-11-21", registering(register()));
    assert_eq!(done(&decision), ["register.done"]);
    assert!(!decision.effects.claims_nik && decision.effects.alias.is_none());
    assert_eq!(decision.effects.tasks[0].kind, TaskKind::Dispute);
    assert_eq!(decision.effects.tasks[0].other, Some(member(1)));

    // One address cannot stand for two people.
    let mut life = Life::new();
    life.on("2026-11-20", registering(register()));
    let mut other = register();
    (other.name, other.born, other.nik_key) = ("Sumarni".into(), day("1990-01-01"), [9; 16]);
    assert_eq!(refusal(&life.on("2026-11-21", registering(other))), "register.other_person");
}

#[test]
fn probable_duplicates_go_to_the_work_list() {
    let alike = |n, name: &str, born: &str, phone: Option<u8>, home: &str| Alike {
        member: member(n),
        name: name.into(),
        born: day(born),
        phone_key: phone.map(|k| [k; 16]),
        home: RegionCode::parse(home).unwrap(),
    };
    let mut life = Life::new();
    life.others.alike = vec![
        alike(11, "SITI AMINAH", "1987-04-15", None, "33.10.17.2001"),
        alike(12, "Siti Aminah", "1990-01-01", Some(2), "33.10.17.2001"),
        alike(13, "Rohani", "1987-04-15", Some(2), "33.10.17.2001"),
        alike(14, "Siti Aminah", "1990-01-01", None, "33.10.16.2012"),
        alike(15, "Rohani", "1987-04-15", None, "33.10.16.2012"),
        alike(16, "Rohani", "1990-01-01", Some(2), "33.10.16.2012"),
        alike(17, "Siti Aminah", "1987-04-15", Some(2), "33.10.16.2012"),
    ];
    // Somebody was asked about this one before.
    life.others.asked = vec![(TaskKind::Duplicate, member(17)), (TaskKind::Dispute, member(11))];
    let decision = life.on("2026-11-20", registering(register()));
    let found: Vec<_> = decision.effects.tasks.iter().map(|t| (t.kind, t.other.unwrap())).collect();
    assert_eq!(found, [11, 12, 13].map(|n| (TaskKind::Duplicate, member(n))));
}

#[test]
fn an_opening_balance_says_what_cannot_be() {
    type Change = fn(&mut Open);
    let wrong: [(Change, &str); 11] = [
        (|o| o.official_number = "1234567890".into(), "open.official_number"),
        (|o| o.first_registered = day("2026-11-21"), "open.first_registered"),
        (|o| o.first_registered = day("1987-04-14"), "open.first_registered"),
        (|o| o.paid_until.clear(), "open.no_months"),
        (|o| o.paid_until[1].0 = JKK, "open.programme_twice"),
        (|o| o.paid_until[1].0 = kernel::Programme::new("JP"), "open.programme_unknown"),
        (|o| o.paid_until[0].1 = month("2021-02"), "open.before_registered"),
        (|o| o.paid_until[0].1 = month("2027-12"), "open.months_ahead"),
        (|o| o.months_in_total = Some(-1), "open.months_in_total"),
        (|o| o.source = " ".into(), "open.source"),
        (|o| o.income = Rupiah(-5), "register.income_unusable"),
    ];
    for (change, code) in wrong {
        let mut open = opening("2021-03-10", "2026-11");
        change(&mut open);
        assert_eq!(refusal(&Life::new().on("2026-11-20", Command::Open(Box::new(open)))), code);
    }
    let open = || Command::Open(Box::new(opening("2021-03-10", "2026-11")));
    let mut life = Life::new();
    // Registered here before the list came: one membership, with the older standing.
    life.on("2026-11-20", registering(register()));
    assert_eq!(done(&life.on("2026-11-20", open())), ["open.done"]);
    assert_eq!(life.facts.memberships.len(), 1);
    assert_eq!(life.facts.memberships[0].official_number.as_deref(), Some("12345678901"));
    assert!(life.covered(JKM, "2021-03-10"));
    assert_eq!(refusal(&life.on("2026-11-20", open())), "open.already");
}

#[test]
fn a_task_is_settled_in_its_own_words() {
    let settle = |task_kind, verdict, reason: &str| {
        let task = kernel::CommandId(Uuid::from_u128(5));
        Command::Settle(Settle { task, task_kind, verdict, reason: reason.into(), other: None })
    };
    for (kind, verdict, reason, code) in [
        (TaskKind::Duplicate, Verdict::Handled, "kartu sama", "settle.say_same_or_different"),
        (TaskKind::Recorded, Verdict::Same, "selesai", "settle.say_handled"),
        (TaskKind::Dispute, Verdict::Same, " ", "settle.reason"),
    ] {
        assert_eq!(refusal(&Life::new().on("2026-11-20", settle(kind, verdict, reason))), code);
    }
    let decision = Life::new().on("2026-11-20", settle(TaskKind::Dispute, Verdict::Different, "dua KTP"));
    assert_eq!(done(&decision), ["settle.different"]);
}
