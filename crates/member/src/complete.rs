//! What may follow a registration: heirs, address, phone.

use crate::decide::Case;
use crate::register::{check_heir, missing_word};
use crate::{Complete, Decision, Effects, Person};
use kernel::{Note, Refusal};

pub(crate) fn decide(complete: &Complete, case: &Case<'_>) -> Decision {
    let Some(held) = &case.facts.person else {
        return Decision::refused(Refusal::new("complete.unknown"));
    };
    let address = complete.address.as_ref().is_some_and(|a| !a.trim().is_empty());
    if complete.heirs.is_empty() && !address && complete.phone.is_none() {
        return Decision::refused(Refusal::new("complete.nothing"));
    }
    if let Some(refusal) = complete.heirs.iter().find_map(|heir| check_heir(heir).err()) {
        return Decision::refused(refusal);
    }
    let person = Person {
        phone_key: complete.phone_key.or(held.phone_key),
        has_heirs: held.has_heirs || !complete.heirs.is_empty(),
        has_address: held.has_address || address,
        ..held.clone()
    };
    let missing = missing_word(!person.has_heirs, person.phone_key.is_none(), !person.has_address);
    let note = match missing {
        Some(word) => Note::new("complete.still_missing").word("missing", word),
        None => Note::new("complete.done"),
    };
    let effects = Effects {
        person: (person != *held).then_some(person),
        heirs: complete.heirs.clone(),
        keeps_details: true,
        ..Effects::default()
    };
    Decision::of(effects, vec![note])
}
