//! What was written down wrongly, or has changed: corrected with a reason, and nothing of what was is lost.

use crate::cover::{State, cover};
use crate::decide::Case;
use crate::identity::{Identity, Subject, duplicates, same_person};
use crate::register::{check_income, check_person};
use crate::timeline::Timeline;
use crate::{
    Correct, Correction, Decision, Effects, Known, Move, Person, Registration, Segment, Task, TaskKind,
};
use kernel::{Level, Note, Refusal};
use scheme::Terms;

pub(crate) fn decide(correct: &Correct, case: &Case<'_>) -> Decision {
    let Some(held) = &case.facts.person else {
        return Decision::refused(Refusal::new("correct.unknown"));
    };
    if correct.reason.trim().is_empty() {
        return Decision::refused(Refusal::of("reason", "correct.reason"));
    }
    let person = corrected(correct, case, held);
    let terms = match terms(correct, case) {
        Ok(terms) => terms,
        Err(refusal) => return Decision::refused(refusal),
    };
    let fields = fields(correct, held, &person, terms.as_ref(), case);
    if fields.is_empty() && !held_by_another(correct, case) {
        return Decision::refused(Refusal::new("correct.nothing"));
    }
    if let Err(refusal) = check(correct, case, &person) {
        return Decision::refused(refusal);
    }
    let mut notes = vec![Note::new("correct.done").with("name", person.name.as_str())];
    notes.extend(what_follows(case, held, &person, terms.as_ref()));
    let mut tasks: Vec<Task> = who_is_who(correct, case, &person).into_iter().collect();
    notes.extend(tasks.iter().map(|task| task.note.clone()));
    let subject = Subject {
        name: person.name.trim(),
        born: person.born,
        phone_key: person.phone_key,
        home: person.home,
    };
    tasks.extend(duplicates(&subject, case.facts, case.others));
    let moved =
        (person.home != held.home).then_some(Move { on: case.meta.today, from: held.home, to: person.home });
    let effects = Effects {
        claims_nik: person.nik_key != held.nik_key,
        person: (person != *held).then_some(person),
        keeps_details: true,
        registration: terms,
        correction: Some(Correction { fields, moved }),
        tasks,
        ..Effects::default()
    };
    Decision::of(effects, notes)
}

/// The person as they are to be. A NIK that another holds stays as it was: a person decides whose it is.
fn corrected(correct: &Correct, case: &Case<'_>, held: &Person) -> Person {
    let nik = correct.nik.as_ref().filter(|_| !held_by_another(correct, case));
    Person {
        name: correct.name.as_deref().map_or_else(|| held.name.clone(), |name| name.trim().to_owned()),
        born: correct.born.unwrap_or(held.born),
        sex: correct.sex.unwrap_or(held.sex),
        home: correct.home.unwrap_or(held.home),
        nik_key: nik.map_or(held.nik_key, |(_, key)| *key),
        phone_key: correct.phone.as_ref().map_or(held.phone_key, |(_, key)| Some(*key)),
        has_heirs: held.has_heirs,
        has_address: held.has_address || correct.address.is_some(),
    }
}

fn held_by_another(correct: &Correct, case: &Case<'_>) -> bool {
    correct.nik.is_some() && case.others.nik_holder.as_ref().is_some_and(|h| h.member != case.facts.id)
}

fn check(correct: &Correct, case: &Case<'_>, person: &Person) -> Result<(), Refusal> {
    check_person(&person.name, person.born, case.meta.today)?;
    if let Some(home) = correct.home.filter(|home| home.level() != Level::Village) {
        return Err(Refusal::of("home", "register.home_village").with("code", home.as_str()));
    }
    if correct.nik.as_ref().is_some_and(|(nik, _)| nik.is_invented()) && !case.meta.demo {
        return Err(Refusal::of("nik", "register.invented_nik"));
    }
    Ok(())
}

/// Another income, sector or occupation holds from the next unpaid month: new terms on the same membership.
fn terms(correct: &Correct, case: &Case<'_>) -> Result<Option<Registration>, Refusal> {
    if correct.income.is_none() && correct.sector.is_none() && correct.occupation.is_none() {
        return Ok(None);
    }
    let today = case.meta.today;
    let membership = case.facts.membership(Segment::Bpu);
    let latest = membership.and_then(|m| {
        let of = case.facts.registrations.iter().filter(|r| r.membership == m.id);
        of.max_by_key(|r| (r.on, r.at))
    });
    let Some(latest) = latest else { return Err(Refusal::of("income", "correct.no_membership")) };
    let (income, sector) = (correct.income.unwrap_or(latest.income), correct.sector.unwrap_or(latest.sector));
    if (income, sector) == (latest.income, latest.sector) && correct.occupation.is_none() {
        return Ok(None);
    }
    let state = cover(case.facts, Segment::Bpu, case.scheme, today, Known::Now).state;
    let timeline = membership.and_then(|m| Timeline::of(case.facts, m, case.scheme, Known::Now));
    let gone = timeline.is_some_and(|t| t.away.iter().any(|a| a.back.is_none()));
    // Who has lapsed or left comes back by registering: that asks again what a correction cannot.
    if gone || matches!(state, State::Ended | State::Inactive | State::Deceased | State::NotAMember) {
        return Err(Refusal::of("income", "correct.not_live"));
    }
    check_income(income)?;
    for programme in &latest.programmes {
        let terms = Terms { income, sector, payer: latest.payer, status: latest.status };
        case.scheme.price(today.month(), &terms, *programme)?;
    }
    Ok(Some(Registration {
        command: case.meta.command,
        on: today,
        at: case.meta.now,
        written: case.meta.now,
        income,
        sector,
        office: case.meta.office,
        activity: None,
        ..latest.clone()
    }))
}

/// What is another than before, by the names of the form's fields.
fn fields(
    correct: &Correct,
    held: &Person,
    person: &Person,
    terms: Option<&Registration>,
    case: &Case<'_>,
) -> Vec<&'static str> {
    let before = case.facts.registrations.iter().max_by_key(|r| (r.on, r.at));
    let changed = [
        ("name", person.name != held.name),
        ("born", person.born != held.born),
        ("sex", person.sex != held.sex),
        ("home", person.home != held.home),
        ("nik", person.nik_key != held.nik_key),
        ("phone", person.phone_key != held.phone_key),
        ("address", correct.address.is_some()),
        ("occupation", terms.is_some() && correct.occupation.is_some()),
        ("income", terms.is_some_and(|t| before.is_some_and(|b| b.income != t.income))),
        ("sector", terms.is_some_and(|t| before.is_some_and(|b| b.sector != t.sector))),
    ];
    changed.into_iter().filter(|(_, is)| *is).map(|(field, _)| field).collect()
}

/// What is true from now on and may surprise.
fn what_follows(case: &Case<'_>, held: &Person, person: &Person, terms: Option<&Registration>) -> Vec<Note> {
    let mut notes = Vec::new();
    if person.home != held.home {
        notes.push(Note::new("correct.moved").with("on", case.meta.today));
    }
    if terms.is_some() {
        notes.push(Note::new("correct.terms"));
    }
    // The limit is asked on the day of registration; a right that was given is not taken away by a correction.
    let first = case.facts.registrations.iter().map(|r| r.on).min();
    if let Some(first) = first.filter(|_| person.born != held.born) {
        let (age, limit) = (person.born.age_on(first), case.scheme.age_limit(first).value);
        if age >= limit {
            let note = Note::new("correct.age").with("age", i64::from(age)).with("limit", i64::from(limit));
            notes.push(note.with("on", first));
        }
    }
    notes
}

/// The number is another's: two people, or one written down twice. Nobody loses it before somebody has looked.
fn who_is_who(correct: &Correct, case: &Case<'_>, person: &Person) -> Option<Task> {
    correct.nik.as_ref()?;
    let holder = case.others.nik_holder.as_ref().filter(|h| h.member != case.facts.id)?;
    let kind = match same_person(&person.name, person.born, holder) {
        Identity::Disagree => TaskKind::Dispute,
        Identity::Same | Identity::Differs => TaskKind::Duplicate,
    };
    let note = Note::new("correct.nik_held").with("name", person.name.as_str());
    Some(Task { kind, other: Some(holder.member), due: None, note: note.with("other", holder.name.as_str()) })
}
