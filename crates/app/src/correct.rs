//! What a correction leaves behind: the values before and after, sealed together, and the keys the person is found by.

use crate::world::World;
use crate::{Core, search};
use kernel::{MemberId, Phone};
use member::{Correct, Correction, MemberFacts};
use seal::Seal;
use std::collections::BTreeMap;
use store::StoreError;
use store::member::{By, Details, Group, Sealed};
use uuid::Uuid;

const BEFORE: &str = "correction.before";
const AFTER: &str = "correction.after";

/// Values by the names of the form's fields.
pub(crate) type Values = BTreeMap<String, String>;

#[expect(clippy::too_many_arguments, reason = "one correction in all its parts, called from one place")]
pub(crate) fn write(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    correct: &Correct,
    correction: &Correction,
    before: &MemberFacts,
    after: &MemberFacts,
    details: &Details,
    by: By,
) {
    let (seal, id) = (core.seal.seal(), after.id);
    let held = world.sealed.get(&id);
    let (was, mut is) = (values(seal, id, before, held), values(seal, id, after, held));
    for (field, given) in [
        ("nik", correct.nik.as_ref().map(|(nik, _)| nik.digits().to_owned())),
        ("phone", correct.phone.as_ref().map(|(phone, _)| phone.as_str().to_owned())),
        ("address", correct.address.clone()),
        ("occupation", correct.occupation.clone()),
    ] {
        is.extend(given.map(|value| (field.to_owned(), value)));
    }
    // A number that another holds was asked for and not taken: it is kept with the rest.
    let kept = |field: &str| correction.fields.contains(&field) || (field == "nik" && correct.nik.is_some());
    let sealed = |column, mut values: Values| {
        values.retain(|field, _| kept(field));
        // A map of texts always has a JSON form.
        seal.encrypt(column, id.0, &serde_json::to_vec(&values).unwrap_or_default())
    };
    group.correction(id, correction, correct.reason.trim(), sealed(BEFORE, was), sealed(AFTER, is), by);
    if let Some(person) = &after.person {
        let phone = correct.phone.as_ref().map(|(phone, _)| phone.clone());
        let phone = phone.or_else(|| held.and_then(|h| Phone::parse(&open_phone(seal, h)?).ok()));
        group.found_by(id, &search::found_by(&core.seal, person, phone.as_ref()));
    }
    // The next correction of the group starts from here.
    if let Some(held) = world.sealed.get_mut(&id) {
        if correction.fields.contains(&"nik") {
            held.nik_sealed.clone_from(&details.nik_sealed);
        }
        held.phone_sealed = details.phone_sealed.clone().or(held.phone_sealed.take());
        held.address_sealed = details.address_sealed.clone().or(held.address_sealed.take());
    }
}

fn open_phone(seal: &Seal, held: &Sealed) -> Option<String> {
    open(seal, "person.phone", held.member_id, held.phone_sealed.as_deref()?)
}

fn open(seal: &Seal, column: &'static str, id: Uuid, sealed: &[u8]) -> Option<String> {
    String::from_utf8(seal.decrypt(column, id, sealed).ok()?).ok()
}

/// Everything that can be corrected, as it stands.
fn values(seal: &Seal, id: MemberId, facts: &MemberFacts, held: Option<&Sealed>) -> Values {
    let mut values = Values::new();
    let mut put = |field: &str, value: Option<String>| {
        values.extend(value.map(|value| (field.to_owned(), value)));
    };
    if let Some(p) = &facts.person {
        put("name", Some(p.name.clone()));
        put("born", Some(p.born.to_string()));
        put("sex", Some(p.sex.key().to_owned()));
        put("home", Some(p.home.to_string()));
    }
    if let Some(terms) = facts.registrations.iter().max_by_key(|r| (r.on, r.at)) {
        put("income", Some(terms.income.0.to_string()));
        put("sector", Some(terms.sector.key().to_owned()));
    }
    if let Some(h) = held {
        put("nik", open(seal, "person.nik", id.0, &h.nik_sealed));
        put("phone", open_phone(seal, h));
        put("address", h.address_sealed.as_deref().and_then(|a| open(seal, "person.address", id.0, a)));
    }
    values
}

/// The values of a kept correction, before and after.
pub(crate) fn read(
    seal: &Seal,
    member: Uuid,
    before: &[u8],
    after: &[u8],
) -> Result<(Values, Values), StoreError> {
    let corrupt =
        || StoreError::Corrupt { table: "correction", what: "a sealed value that no key opens".into() };
    let values = |column, sealed: &[u8]| {
        let plain = seal.decrypt(column, member, sealed).map_err(|_| corrupt())?;
        serde_json::from_slice::<Values>(&plain).map_err(|_| corrupt())
    };
    Ok((values(BEFORE, before)?, values(AFTER, after)?))
}
