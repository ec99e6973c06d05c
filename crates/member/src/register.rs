//! Brings a person under a membership: one live membership per person and segment.

use crate::cover::{State, cover};
use crate::decide::Case;
use crate::identity::{Identity, Subject, duplicates, same_person};
use crate::timeline::Timeline;
use crate::{
    Decision, Effects, Heir, HolderIdentity, HowWorks, Known, Membership, Person, Register, Registration,
    Segment, Task, TaskKind,
};
use kernel::{Day, Level, MembershipId, Note, Refusal, Rupiah, derived};
use scheme::Terms;

/// Longer than any name on an identity card.
const NAME_MAX: usize = 100;

pub(crate) fn decide(register: &Register, case: &Case<'_>) -> Decision {
    if let Some(refusal) = not_this_person(register, case) {
        return kept_apart(register, case, refusal);
    }
    let on = registered_on(register, case);
    if is_live(register, case, on) {
        return already(register, case, on);
    }
    match conditions(register, case, on) {
        Ok(()) => taken_in(register, case, on),
        Err(refusal) if register.evidence.is_none() => Decision::refused(refusal),
        Err(refusal) => person_only(register, case, refusal.note),
    }
}

/// Today, or the day the paper says, never in the future.
fn registered_on(register: &Register, case: &Case<'_>) -> Day {
    let today = case.meta.today;
    register.evidence.as_ref().map_or(today, |evidence| evidence.claimed_on.min(today))
}

/// The facts are of somebody who has died, or of another person altogether under the same member id.
fn not_this_person(register: &Register, case: &Case<'_>) -> Option<Refusal> {
    if case.facts.death().is_some() {
        return Some(Refusal::of("nik", "register.died").with("name", register.name.trim()));
    }
    let held = case.facts.person.as_ref()?;
    let as_held = HolderIdentity { member: case.facts.id, name: held.name.clone(), born: held.born };
    let other = case.others.nik_holder.is_none()
        && held.nik_key != register.nik_key
        && same_person(&register.name, register.born, &as_held) == Identity::Disagree;
    other.then(|| Refusal::of("member", "register.other_person").with("name", register.name.trim()))
}

/// A member who has not left, and has not lapsed on the day of registration. Who left may come back the same day.
fn is_live(register: &Register, case: &Case<'_>, on: Day) -> bool {
    let membership = case.facts.membership(register.segment);
    let timeline = membership.and_then(|m| Timeline::of(case.facts, m, case.scheme, Known::Now));
    let Some(timeline) = timeline else { return false };
    let now = register.evidence.is_none();
    let gone = timeline.away.iter().any(|a| a.holds(on) || (now && a.back.is_none()));
    let state = cover(case.facts, register.segment, case.scheme, on, Known::Now).state;
    !gone && !matches!(state, State::Ended | State::Inactive | State::Deceased)
}

/// The conditions of a registration, each its own sentence.
fn conditions(register: &Register, case: &Case<'_>, on: Day) -> Result<(), Refusal> {
    if !register.consent {
        return Err(Refusal::of("consent", "register.no_consent"));
    }
    check_person(&register.name, register.born, case.meta.today)?;
    if register.home.level() != Level::Village {
        return Err(Refusal::of("home", "register.home_village").with("code", register.home.as_str()));
    }
    if register.nik.is_invented() && !case.meta.demo {
        return Err(Refusal::of("nik", "register.invented_nik"));
    }
    for heir in &register.heirs {
        check_heir(heir)?;
    }
    works_and_is_well(register)?;
    of_age(register, case, on)?;
    pays_for(register, case, on)
}

/// A name that can be written on a card and a birth date that has been.
pub(crate) fn check_person(name: &str, born: Day, today: Day) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::of("name", "register.name_missing"));
    }
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::of("name", "register.name_long").with("max", NAME_MAX as i64));
    }
    if born > today {
        return Err(Refusal::of("born", "register.born_future").with("born", born));
    }
    Ok(())
}

/// Relations that a card of heirs knows.
const RELATIONS: [&str; 5] = ["spouse", "child", "parent", "sibling", "other"];

pub(crate) fn check_heir(heir: &Heir) -> Result<(), Refusal> {
    if heir.name.trim().is_empty() || heir.name.chars().count() > NAME_MAX {
        return Err(Refusal::of("heirs", "heirs.name").with("max", NAME_MAX as i64));
    }
    if !RELATIONS.contains(&heir.relation.as_str()) {
        return Err(Refusal::of("heirs", "heirs.relation").with("given", heir.relation.as_str()));
    }
    Ok(())
}

/// Works for themselves, works now, is well now, and somebody named saw it: it decides a later death claim.
fn works_and_is_well(register: &Register) -> Result<(), Refusal> {
    if register.how_works == HowWorks::Wage || register.segment == Segment::Pu {
        return Err(Refusal::of("how_works", "register.wage_work"));
    }
    let seen = &register.attestation;
    if !seen.works_now {
        return Err(Refusal::of("works_now", "register.not_working"));
    }
    if !seen.well_now {
        return Err(Refusal::of("well_now", "register.not_well"));
    }
    if seen.attested_by.trim().is_empty() {
        return Err(Refusal::of("attested_by", "register.attester"));
    }
    if seen.place.trim().is_empty() {
        return Err(Refusal::of("place", "register.attested_place"));
    }
    Ok(())
}

/// Not yet 65 on the day of registration; below the youngest age the branch decides.
fn of_age(register: &Register, case: &Case<'_>, on: Day) -> Result<(), Refusal> {
    let age = register.born.age_on(on);
    let (limit, least) = (case.scheme.age_limit(on).value, case.scheme.min_age(on).value);
    if age >= limit {
        return Err(Refusal::of("born", "register.age_limit")
            .with("age", i64::from(age))
            .with("limit", i64::from(limit)));
    }
    if age < least {
        return Err(Refusal::of("born", "register.too_young")
            .with("age", i64::from(age))
            .with("least", i64::from(least)));
    }
    Ok(())
}

pub(crate) fn check_income(income: Rupiah) -> Result<(), Refusal> {
    if income.is_negative() || income > Rupiah::MAX {
        return Err(Refusal::of("income", "register.income_unusable").with("income", income));
    }
    Ok(())
}

/// Income, programmes and payer that have a price, with everything compulsory.
fn pays_for(register: &Register, case: &Case<'_>, on: Day) -> Result<(), Refusal> {
    check_income(register.income)?;
    if register.programmes.is_empty() {
        return Err(Refusal::of("programmes", "register.no_programmes"));
    }
    let required = case.scheme.required(register.status, on.month());
    if let Some(missing) = required.iter().find(|p| !register.programmes.contains(p)) {
        return Err(
            Refusal::of("programmes", "register.programme_missing").with("programme", missing.as_str())
        );
    }
    let Register { income, sector, payer, status, .. } = *register;
    for programme in &register.programmes {
        case.scheme.price(on.month(), &Terms { income, sector, payer, status }, *programme)?;
    }
    Ok(())
}

/// A new membership, or a registration again on the one that had ended.
fn taken_in(register: &Register, case: &Case<'_>, on: Day) -> Decision {
    let mut effects = person_effects(register, case);
    let held = case.facts.membership(register.segment);
    let membership = held.map_or_else(|| MembershipId(derived(case.meta.command.0, "membership")), |m| m.id);
    if held.is_none() {
        effects.membership = Some(Membership {
            id: membership,
            segment: register.segment,
            official_number: None,
            since: on,
            at: case.meta.now,
        });
    }
    effects.registration = Some(terms(register, case, membership, on));
    effects.tasks.extend(to_follow(register, case));
    effects.tasks.extend(wage_beside(register));
    let code = if held.is_some() { "register.again" } else { "register.done" };
    Decision::of(effects, vec![Note::new(code).with("name", register.name.trim())])
}

fn terms(register: &Register, case: &Case<'_>, membership: MembershipId, on: Day) -> Registration {
    let mut programmes = register.programmes.clone();
    programmes.sort();
    programmes.dedup();
    Registration {
        command: case.meta.command,
        membership,
        on,
        at: case.meta.now,
        written: case.meta.now,
        how_works: register.how_works,
        status: register.status,
        sector: register.sector,
        income: register.income,
        programmes,
        payer: register.payer,
        office: case.meta.office,
        activity: case.meta.activity,
    }
}

/// No second membership. What was agreed anew holds from the next unpaid month; a registration written down
/// earlier on paper keeps its day.
fn already(register: &Register, case: &Case<'_>, on: Day) -> Decision {
    let mut effects = person_effects(register, case);
    let mut notes = vec![Note::new("register.already").with("name", register.name.trim())];
    let Some(membership) = case.facts.membership(register.segment) else {
        return Decision::of(effects, notes);
    };
    let registrations = case.facts.registrations.iter().filter(|r| r.membership == membership.id);
    let latest = registrations.clone().max_by_key(|r| (r.on, r.at));
    let new = terms(register, case, membership.id, on);
    let earlier =
        register.evidence.is_some() && on < membership.since && registrations.clone().all(|r| on < r.on);
    let agrees = latest.is_some_and(|l| same_terms(l, &new));
    if earlier && conditions(register, case, on).is_ok() {
        notes.push(Note::new("register.earlier").with("on", on));
        effects.registration = Some(new);
    } else if register.evidence.is_none() && !agrees && conditions_of_change(register, case, on).is_ok() {
        notes.push(Note::new("register.terms_changed"));
        effects.registration = Some(new);
    }
    Decision::of(effects, notes)
}

fn same_terms(a: &Registration, b: &Registration) -> bool {
    (a.status, a.sector, a.income, a.how_works) == (b.status, b.sector, b.income, b.how_works)
        && a.programmes == b.programmes
}

/// Who was under the age limit may go on: only work, consent and price are asked again.
fn conditions_of_change(register: &Register, case: &Case<'_>, on: Day) -> Result<(), Refusal> {
    if !register.consent {
        return Err(Refusal::of("consent", "register.no_consent"));
    }
    works_and_is_well(register)?;
    pays_for(register, case, on)
}

/// Written down as it happened, without the membership that the rules do not allow; a person decides.
fn person_only(register: &Register, case: &Case<'_>, why: Note) -> Decision {
    let mut effects = person_effects(register, case);
    effects.tasks.push(Task::recorded(why.clone()));
    Decision::of(effects, vec![why])
}

/// Nothing of the person is changed; on paper, a person looks at it.
fn kept_apart(register: &Register, case: &Case<'_>, refusal: Refusal) -> Decision {
    if register.evidence.is_none() {
        return Decision::refused(refusal);
    }
    let effects = Effects {
        alias: alias(case),
        tasks: vec![Task::recorded(refusal.note.clone())],
        keeps_details: true,
        ..Effects::default()
    };
    Decision::of(effects, vec![refusal.note])
}

pub(crate) fn alias(case: &Case<'_>) -> Option<kernel::MemberId> {
    (case.meta.addressed != case.facts.id).then_some(case.meta.addressed)
}

/// The person, the claim on the NIK, and the tasks of who is who.
fn person_effects(register: &Register, case: &Case<'_>) -> Effects {
    let identity = WhoIsWho { name: &register.name, born: register.born, nik_key: register.nik_key };
    let (claims_nik, mut tasks) = identity.settle(case);
    let subject = Subject {
        name: register.name.trim(),
        born: register.born,
        phone_key: register.phone_key,
        home: register.home,
    };
    tasks.extend(duplicates(&subject, case.facts, case.others));
    tasks.retain(|task| case.others.asks_anew(task));
    Effects {
        person: person(register, case, claims_nik),
        claims_nik,
        alias: alias(case),
        heirs: register.heirs.clone(),
        keeps_details: true,
        tasks,
        ..Effects::default()
    }
}

/// A new person; of a known one only what was missing is filled in. Nothing when nothing is new.
fn person(register: &Register, case: &Case<'_>, claims_nik: bool) -> Option<Person> {
    let has_heirs = !register.heirs.is_empty();
    let has_address = register.address.as_ref().is_some_and(|a| !a.trim().is_empty());
    let Some(held) = &case.facts.person else {
        return Some(Person {
            name: register.name.trim().to_owned(),
            born: register.born,
            sex: register.sex,
            home: register.home,
            nik_key: register.nik_key,
            phone_key: register.phone_key,
            has_heirs,
            has_address,
        });
    };
    let filled = Person {
        nik_key: if corrects_nik(case, claims_nik) { register.nik_key } else { held.nik_key },
        phone_key: held.phone_key.or(register.phone_key),
        has_heirs: held.has_heirs || has_heirs,
        has_address: held.has_address || has_address,
        ..held.clone()
    };
    (filled != *held).then_some(filled)
}

/// A number that nobody else holds, given under the person's own id, takes the place of the one known before.
pub(crate) fn corrects_nik(case: &Case<'_>, claims_nik: bool) -> bool {
    claims_nik && case.facts.id == case.meta.addressed
}

/// The NIK as given, against who holds it.
pub(crate) struct WhoIsWho<'a> {
    pub name: &'a str,
    pub born: Day,
    pub nik_key: [u8; 16],
}

impl WhoIsWho<'_> {
    /// Whether the NIK is claimed now, and what a person must look at.
    pub fn settle(&self, case: &Case<'_>) -> (bool, Vec<Task>) {
        let Some(holder) = &case.others.nik_holder else {
            return self.own(case);
        };
        let task = |kind, other, code| Task {
            kind,
            other,
            due: None,
            note: Note::new(code).with("name", self.name.trim()).with("other", holder.name.as_str()),
        };
        let tasks = match same_person(self.name, self.born, holder) {
            Identity::Disagree => vec![task(TaskKind::Dispute, Some(holder.member), "worklist.dispute")],
            // The sender's address already stands for somebody of its own: two rows, perhaps one person.
            _ if case.facts.id != holder.member => {
                vec![task(TaskKind::Duplicate, Some(holder.member), "worklist.duplicate")]
            }
            Identity::Differs => vec![self.differs(holder)],
            Identity::Same => Vec::new(),
        };
        (false, tasks)
    }

    /// Nobody else holds the NIK: new, known, or a corrected number of a known person.
    fn own(&self, case: &Case<'_>) -> (bool, Vec<Task>) {
        let Some(held) = &case.facts.person else { return (true, Vec::new()) };
        let as_held = HolderIdentity { member: case.facts.id, name: held.name.clone(), born: held.born };
        let same = same_person(self.name, self.born, &as_held) == Identity::Same;
        if held.nik_key == self.nik_key && same {
            return (false, Vec::new());
        }
        (held.nik_key != self.nik_key, vec![self.differs(&as_held)])
    }

    /// What was given beside what is held; the birth dates where it is they that differ.
    fn differs(&self, held: &HolderIdentity) -> Task {
        let code = match held.born == self.born {
            true => "worklist.identity_differs",
            false => "worklist.identity_differs.born",
        };
        let note = Note::new(code).with("name", self.name.trim()).with("other", held.name.as_str());
        let note =
            if held.born == self.born { note } else { note.with("born", self.born).with("held", held.born) };
        Task { kind: TaskKind::IdentityDiffers, other: None, due: None, note }
    }
}

/// Heirs, phone and address may follow: a work-list remembers which.
fn to_follow(register: &Register, case: &Case<'_>) -> Option<Task> {
    let held = case.facts.person.as_ref();
    let heirs = register.heirs.is_empty() && !held.is_some_and(|p| p.has_heirs);
    let phone = register.phone.is_none() && held.is_none_or(|p| p.phone_key.is_none());
    let address = register.address.is_none() && !held.is_some_and(|p| p.has_address);
    let missing = missing_word(heirs, phone, address)?;
    let due = case.meta.today.plus_days(case.scheme.complete_within_days());
    let note = Note::new("worklist.to_complete").word("missing", missing).with("due", due);
    Some(Task { kind: TaskKind::ToComplete, other: None, due: Some(due), note })
}

/// What is still missing, as one phrase of the catalogue.
pub(crate) fn missing_word(heirs: bool, phone: bool, address: bool) -> Option<&'static str> {
    Some(match (heirs, phone, address) {
        (false, false, false) => return None,
        (true, false, false) => "missing.heirs",
        (false, true, false) => "missing.phone",
        (false, false, true) => "missing.address",
        (true, true, false) => "missing.heirs_phone",
        (true, false, true) => "missing.heirs_address",
        (false, true, true) => "missing.phone_address",
        (true, true, true) => "missing.all",
    })
}

fn wage_beside(register: &Register) -> Option<Task> {
    (register.how_works == HowWorks::Both).then(|| Task {
        kind: TaskKind::WageWork,
        other: None,
        due: None,
        note: Note::new("worklist.wage_work").with("name", register.name.trim()),
    })
}
