//! An ending that was wrong: taken back by a further fact. Cover and counts come back as if it had never been told;
//! what was known on a day in between stays what was known.

use crate::decide::Case;
use crate::{Annul, Annulment, Decision, Effects, EndingKind};
use kernel::{Note, Refusal};

pub(crate) fn decide(annul: &Annul, case: &Case<'_>) -> Decision {
    if annul.reason.trim().is_empty() {
        return Decision::refused(Refusal::of("reason", "annul.reason"));
    }
    let ending = match annul.ending {
        Some(command) => case.facts.endings.iter().find(|e| e.command == command),
        None => case.facts.death().or(case.facts.endings.iter().rev().find(|e| e.kind == EndingKind::Died)),
    };
    let Some(ending) = ending else {
        return Decision::refused(Refusal::of("ending", "annul.unknown"));
    };
    if ending.annulled.is_some() {
        return Decision::refused(Refusal::of("ending", "annul.already").with("on", ending.on));
    }
    let annuls = Annulment { ending: ending.command, at: case.meta.now };
    let notes = vec![Note::new("annul.done").with("on", ending.on)];
    Decision::of(Effects { annuls: Some(annuls), ..Effects::default() }, notes)
}
