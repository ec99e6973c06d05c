//! The one door: a command, what is known, and when; out comes what is answered and what is to be written.

use crate::{
    Command, Decision, Effects, MemberFacts, Meta, Others, Outcome, Task, TaskKind, annul, complete, correct,
    deltas, end, open, pay, photo, register, reverse, settle,
};
use kernel::{Note, Refusal};
use scheme::Scheme;

/// Decides one command about one member. Pure: the same inputs give the same decision, ids included.
pub fn decide(
    command: &Command,
    facts: &MemberFacts,
    others: &Others,
    scheme: &Scheme,
    meta: &Meta,
) -> Decision {
    let case = Case { facts, others, scheme, meta };
    let mut decision = match command {
        Command::Register(register) => register::decide(register, &case),
        Command::Complete(complete) => complete::decide(complete, &case),
        Command::Photo(_) => photo::decide(&case),
        Command::Pay(pay) => pay::decide(pay, &case),
        Command::Reverse(reverse) => reverse::decide(reverse, &case),
        Command::Open(open) => open::decide(open, &case),
        Command::End(end) => end::decide(end, &case),
        Command::Settle(settle) => settle::decide(settle, &case),
        Command::Annul(annul) => annul::decide(annul, &case),
        Command::Correct(correct) => correct::decide(correct, &case),
    };
    if decision.effects.moves_counts() {
        let mut after = facts.clone();
        after.apply(&decision.effects);
        decision.effects.deltas = deltas(facts, &after, scheme);
    }
    decision
}

/// What every decision is given.
pub(crate) struct Case<'a> {
    pub facts: &'a MemberFacts,
    pub others: &'a Others,
    pub scheme: &'a Scheme,
    pub meta: &'a Meta,
}

impl Effects {
    /// Whether anything is written that a count could see.
    fn moves_counts(&self) -> bool {
        self.membership.is_some()
            || self.registration.is_some()
            || self.ending.is_some()
            || self.annuls.is_some()
            || !self.contributions.is_empty()
            || !self.openings.is_empty()
    }
}

impl Decision {
    pub(crate) fn refused(refusal: Refusal) -> Decision {
        Decision { outcome: Outcome::Refused(refusal), effects: Effects::default() }
    }

    /// Done, or recorded where something is left for a person to decide about what has happened.
    pub(crate) fn of(effects: Effects, notes: Vec<Note>) -> Decision {
        let open = effects.tasks.iter().any(|task| task.kind == TaskKind::Recorded);
        let outcome = if open { Outcome::Recorded(notes) } else { Outcome::Done(notes) };
        Decision { outcome, effects }
    }
}

impl Task {
    /// Something that happened and that the rules alone cannot finish.
    pub(crate) fn recorded(note: Note) -> Task {
        Task { kind: TaskKind::Recorded, other: None, due: None, note }
    }
}
