//! Brings in a member who exists already, with the standing the institution states: no clock restarts.

use crate::decide::Case;
use crate::identity::{Subject, duplicates};
use crate::register::{WhoIsWho, alias, check_person, corrects_nik};
use crate::{Decision, Effects, HowWorks, Membership, Open, Opening, Person, Registration};
use kernel::{Level, MembershipId, Month, Note, Refusal, Rupiah, derived};

/// Of a participant's number (KPJ).
const DIGITS: usize = 11;

pub(crate) fn decide(open: &Open, case: &Case<'_>) -> Decision {
    match stated_well(open, case).and_then(|()| not_there_yet(open, case)) {
        Ok(()) => brought_in(open, case),
        Err(refusal) => Decision::refused(refusal),
    }
}

fn stated_well(open: &Open, case: &Case<'_>) -> Result<(), Refusal> {
    let today = case.meta.today;
    check_person(&open.name, open.born, today)?;
    let number = &open.official_number;
    if number.len() != DIGITS || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refusal::of("official_number", "open.official_number").with("digits", DIGITS as i64));
    }
    if open.home.level() != Level::Village {
        return Err(Refusal::of("home", "register.home_village").with("code", open.home.as_str()));
    }
    if open.nik.is_invented() && !case.meta.demo {
        return Err(Refusal::of("nik", "register.invented_nik"));
    }
    if open.income.is_negative() || open.income > Rupiah::MAX {
        return Err(Refusal::of("income", "register.income_unusable").with("income", open.income));
    }
    if open.first_registered > today || open.first_registered < open.born {
        return Err(
            Refusal::of("first_registered", "open.first_registered").with("on", open.first_registered)
        );
    }
    if open.source.trim().is_empty() {
        return Err(Refusal::of("source", "open.source"));
    }
    paid_until(open, case)
}

/// Each programme once, from the first registration on, not further ahead than anybody may pay.
fn paid_until(open: &Open, case: &Case<'_>) -> Result<(), Refusal> {
    let wrong = |code| Refusal::of("paid_until", code);
    if open.paid_until.is_empty() {
        return Err(wrong("open.no_months"));
    }
    let first = open.first_registered.month();
    let last: Month = case.meta.today.month().plus(case.scheme.max_months_ahead());
    for (at, (programme, until)) in open.paid_until.iter().enumerate() {
        if open.paid_until[..at].iter().any(|(other, _)| other == programme) {
            return Err(wrong("open.programme_twice").with("programme", programme.as_str()));
        }
        if !case.scheme.programmes().iter().any(|known| known.code == *programme) {
            return Err(wrong("open.programme_unknown").with("programme", programme.as_str()));
        }
        if *until < first {
            return Err(wrong("open.before_registered").with("month", *until).with("first", first));
        }
        if *until > last {
            return Err(wrong("open.months_ahead").with("month", *until).with("last", last));
        }
    }
    match open.months_in_total {
        Some(months) if !(0..=1200).contains(&months) => {
            Err(Refusal::of("months_in_total", "open.months_in_total").with("months", i64::from(months)))
        }
        _ => Ok(()),
    }
}

fn not_there_yet(open: &Open, case: &Case<'_>) -> Result<(), Refusal> {
    let facts = case.facts;
    if facts.death().is_some() {
        return Err(Refusal::of("nik", "open.died").with("name", open.name.trim()));
    }
    let Some(membership) = facts.membership(open.segment) else { return Ok(()) };
    let other_number = membership.official_number.as_ref().is_some_and(|n| *n != open.official_number);
    if other_number {
        return Err(Refusal::of("official_number", "open.other_number").with("name", open.name.trim()));
    }
    if facts.openings.iter().any(|o| o.membership == membership.id) {
        return Err(Refusal::of("nik", "open.already").with("name", open.name.trim()));
    }
    Ok(())
}

fn brought_in(open: &Open, case: &Case<'_>) -> Decision {
    let facts = case.facts;
    let who = WhoIsWho { name: &open.name, born: open.born, nik_key: open.nik_key };
    let (claims_nik, mut tasks) = who.settle(case);
    let subject =
        Subject { name: open.name.trim(), born: open.born, phone_key: open.phone_key, home: open.home };
    tasks.extend(duplicates(&subject, facts, case.others));
    let membership = membership(open, case);
    let registered = facts.registrations.iter().any(|r| r.membership == membership.id);
    let effects = Effects {
        person: person(open, case, claims_nik),
        claims_nik,
        alias: alias(case),
        registration: (!registered).then(|| terms(open, case, membership.id)),
        openings: openings(open, case, membership.id),
        membership: Some(membership),
        keeps_details: true,
        tasks,
        ..Effects::default()
    };
    let note = Note::new("open.done").with("name", open.name.trim()).with("since", open.first_registered);
    Decision::of(effects, vec![note])
}

fn person(open: &Open, case: &Case<'_>, claims_nik: bool) -> Option<Person> {
    if let Some(held) = &case.facts.person {
        let nik_key = if corrects_nik(case, claims_nik) { open.nik_key } else { held.nik_key };
        let filled = Person { nik_key, phone_key: held.phone_key.or(open.phone_key), ..held.clone() };
        return (filled != *held).then_some(filled);
    }
    Some(Person {
        name: open.name.trim().to_owned(),
        born: open.born,
        sex: open.sex,
        home: open.home,
        nik_key: open.nik_key,
        phone_key: open.phone_key,
        has_heirs: false,
        has_address: false,
    })
}

/// A new membership, or the one there is with its official number; its true beginning is in the opening.
fn membership(open: &Open, case: &Case<'_>) -> Membership {
    let number = Some(open.official_number.clone());
    match case.facts.membership(open.segment) {
        Some(held) => Membership { official_number: number, ..held.clone() },
        None => Membership {
            id: MembershipId(derived(case.meta.command.0, "membership")),
            segment: open.segment,
            official_number: number,
            since: open.first_registered,
            at: case.meta.now,
        },
    }
}

fn terms(open: &Open, case: &Case<'_>, membership: MembershipId) -> Registration {
    let mut programmes: Vec<_> = open.paid_until.iter().map(|(programme, _)| *programme).collect();
    programmes.sort();
    Registration {
        command: case.meta.command,
        membership,
        on: open.first_registered,
        at: case.meta.now,
        written: case.meta.now,
        how_works: HowWorks::Own,
        status: open.status,
        sector: open.sector,
        income: open.income,
        programmes,
        payer: open.payer,
        office: case.meta.office,
        activity: case.meta.activity,
    }
}

fn openings(open: &Open, case: &Case<'_>, membership: MembershipId) -> Vec<Opening> {
    let row = |(programme, until): &(kernel::Programme, Month)| Opening {
        command: case.meta.command,
        membership,
        programme: *programme,
        first_registered: open.first_registered,
        until: *until,
        months_in_total: open.months_in_total,
        payer: open.payer,
        source: open.source.trim().to_owned(),
        at: case.meta.now,
    };
    open.paid_until.iter().map(row).collect()
}
