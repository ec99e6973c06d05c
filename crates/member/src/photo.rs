//! The photo of the identity card. It may follow, and nothing waits for it.

use crate::decide::Case;
use crate::{Decision, Effects};
use kernel::{Note, Refusal};

pub(crate) fn decide(case: &Case<'_>) -> Decision {
    if case.facts.person.is_none() {
        return Decision::refused(Refusal::new("photo.unknown"));
    }
    Decision::of(Effects::default(), vec![Note::new("photo.kept")])
}
