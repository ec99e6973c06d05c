//! A fact of life that ends a membership. It is kept, never refused; only what has not happened yet is.

use crate::decide::Case;
use crate::timeline::Timeline;
use crate::{Decision, Effects, End, Ending, EndingKind, Known, Task};
use kernel::{Note, Refusal};
use scheme::JKK;

pub(crate) fn decide(end: &End, case: &Case<'_>) -> Decision {
    if end.on > case.meta.today {
        return Decision::refused(Refusal::of("on", "end.future").with("on", end.on));
    }
    if end.told_by.trim().is_empty() {
        return Decision::refused(Refusal::of("told_by", "end.told_by"));
    }
    let Some(person) = &case.facts.person else {
        return Decision::refused(Refusal::new("end.unknown"));
    };
    if end.on < person.born {
        return Decision::refused(Refusal::of("on", "end.before_birth").with("born", person.born));
    }
    if let Some(note) = known_already(end, case) {
        return Decision::of(Effects::default(), vec![note]);
    }
    let facts = case.facts;
    // A death is about the person: it is kept with any membership there is.
    let of_segment = facts.membership(end.segment);
    let membership = match end.kind {
        EndingKind::Died => of_segment.or(facts.memberships.first()),
        EndingKind::Left | EndingKind::OldAgeTaken => of_segment,
    };
    let Some(membership) = membership else {
        let note = Note::new("end.no_membership").with("on", end.on);
        let effects = Effects { tasks: vec![Task::recorded(note.clone())], ..Effects::default() };
        return Decision::of(effects, vec![note]);
    };
    let mut notes = vec![Note::new(sentence(end.kind)).with("on", end.on)];
    let mut tasks = Vec::new();
    if let Some(note) = to_look_at(end, case) {
        tasks.push(Task::recorded(note.clone()));
        notes.push(note);
    }
    let ending = Ending {
        command: case.meta.command,
        membership: membership.id,
        kind: end.kind,
        on: end.on,
        at: case.meta.now,
        written: case.meta.now,
        annulled: None,
    };
    Decision::of(Effects { ending: Some(ending), tasks, ..Effects::default() }, notes)
}

fn sentence(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Died => "end.died",
        EndingKind::Left => "end.left",
        EndingKind::OldAgeTaken => "end.old_age_taken",
    }
}

/// Told twice: nothing is written again. Another day for the same death goes to a person.
fn known_already(end: &End, case: &Case<'_>) -> Option<Note> {
    let died = case.facts.death();
    let same = match end.kind {
        EndingKind::Died => died.filter(|e| e.on == end.on),
        kind => died.or_else(|| case.facts.endings_in_force().find(|e| e.kind == kind && e.on == end.on)),
    };
    same.map(|e| Note::new("end.already").with("on", e.on))
}

/// Money paid for months after the day, or a day of death other than the one known.
fn to_look_at(end: &End, case: &Case<'_>) -> Option<Note> {
    let facts = case.facts;
    if end.kind == EndingKind::Died
        && let Some(other) = facts.death()
    {
        return Some(Note::new("end.other_day").with("on", end.on).with("known", other.on));
    }
    let membership = facts.membership(end.segment)?;
    let timeline = Timeline::of(facts, membership, case.scheme, Known::Now)?;
    let last = timeline.runs(JKK).last().map(|run| run.last)?;
    let months = last.since(end.on.month());
    (months > 0).then(|| Note::new("end.months_left").with("months", i64::from(months)).with("last", last))
}
