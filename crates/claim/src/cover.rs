//! What the cover was on the day it happened, in one sentence. What counts is that day, not today.
//!
//! A right is never refused here: where the rows are unconfirmed or the money came late, the branch decides, and the
//! sentence says so. No amount is ever part of it.

use kernel::{Arg, Day, Note, Programme};
use member::{Cover, EndingKind, Known, MemberFacts, Segment, State};
use scheme::{Because, IncidentKind, JKK, JKM, Scheme};

/// The cover on the day of an event.
#[derive(Clone, PartialEq, Debug)]
pub struct OnTheDay {
    pub state: State,
    /// The one sentence.
    pub sentence: Note,
    /// What else has to be known beside it: paid after the event, the first months, the branch decides.
    pub also: Vec<Note>,
    /// The reasons behind it, each with its row.
    pub because: Vec<Because>,
}

pub fn on_the_day(facts: &MemberFacts, scheme: &Scheme, kind: IncidentKind, on: Day) -> OnTheDay {
    // A death ends cover on its own day; whether it was covered is asked of a life not yet ended.
    let mut alive = facts.clone();
    alive.endings.retain(|e| e.kind != EndingKind::Died);
    let ask = |known| member::cover(&alive, Segment::Bpu, scheme, on, known);
    let now = ask(Known::Now);
    let asked = kind.programmes();
    let covered: Vec<Programme> = asked.iter().copied().filter(|p| covers(&now, *p)).collect();
    let mut also = Vec::new();
    if let Some(paid_on) = paid_after(&now, asked) {
        also.push(Note::new("claim.cover.paid_after").with("on", on).with("paid_on", paid_on));
    } else if !covered.is_empty() {
        let before = ask(Known::AtEndOf(on.previous()));
        let then = ask(Known::AtEndOf(on));
        let opened = alive.openings.iter().any(|o| o.first_registered <= on && o.until >= on.month());
        if !opened && !covered.iter().any(|p| covers(&then, *p)) {
            also.push(Note::new("claim.cover.known_after").with("on", on));
        } else if !opened && !covered.iter().any(|p| covers(&before, *p)) {
            also.push(Note::new("claim.cover.same_day").with("on", on));
        }
    }
    if asked.contains(&JKM)
        && let Some(first_months) = first_months(&now)
    {
        also.push(first_months);
    }
    let decides = covered.is_empty() || !also.is_empty() || kind == IncidentKind::DeathUnknown;
    if decides {
        also.push(Note::new("claim.cover.branch_decides"));
    }
    let of_programmes = now.programmes.iter().filter(|p| asked.contains(&p.programme));
    let because: Vec<Because> =
        now.because.iter().chain(of_programmes.flat_map(|p| &p.because)).cloned().collect();
    OnTheDay { state: now.state, sentence: sentence(&now, &alive, asked, &covered, on), also, because }
}

fn covers(cover: &Cover, programme: Programme) -> bool {
    cover.programmes.iter().any(|p| p.programme == programme && p.covered)
}

/// The day of payment, where every rupiah that covers the day came after it.
fn paid_after(cover: &Cover, asked: &[Programme]) -> Option<Day> {
    let of = cover.programmes.iter().filter(|p| asked.contains(&p.programme) && p.covered);
    let late = of.flat_map(|p| &p.because).find(|b| b.rule == "paid-after")?;
    match late.note.args.get("paid_on") {
        Some(Arg::Day(day)) => Some(*day),
        _ => None,
    }
}

/// A death within the first months: both readings, and the days between which they differ.
fn first_months(cover: &Cover) -> Option<Note> {
    let jkm = cover.programmes.iter().find(|p| p.programme == JKM && p.covered)?;
    let waiting = jkm.because.iter().find(|b| b.note.code.starts_with("cover.jkm_waiting"))?;
    let mut note = if waiting.note.code == "cover.jkm_waiting" {
        Note::new("claim.cover.first_months")
    } else {
        Note::new("claim.cover.first_months_by_one_reading")
    };
    for name in ["months", "from", "latest"] {
        if let Some(value) = waiting.note.args.get(name) {
            note = note.with(name, value.clone());
        }
    }
    Some(note)
}

fn sentence(cover: &Cover, facts: &MemberFacts, asked: &[Programme], covered: &[Programme], on: Day) -> Note {
    if !covered.is_empty() {
        let until =
            cover.programmes.iter().filter(|p| covered.contains(&p.programme)).filter_map(|p| p.until);
        let note = Note::new("claim.cover.covered").with("on", on);
        let note = match until.min() {
            Some(until) => note.with("until", until),
            None => note,
        };
        return note.word("what", protects(covered));
    }
    let reason = cover.because.first();
    let with = |note: Note, names: &[&'static str]| {
        names.iter().fold(note.with("on", on), |note, name| {
            match reason.and_then(|b| b.note.args.get(*name)) {
                Some(value) => note.with(name, value.clone()),
                None => note,
            }
        })
    };
    match cover.state {
        // Something is paid, but not what answers for this.
        State::Active => Note::new("claim.cover.not_taken").with("on", on).word("what", protects(asked)),
        State::NotYetDue => with(Note::new("claim.cover.not_yet_due"), &["ended", "due"]),
        State::Grace => with(Note::new("claim.cover.grace"), &["ended", "until"]),
        State::FundsNotYetReleased => with(Note::new("claim.cover.funds_late"), &["ended"]),
        State::Ended => match reason.is_some_and(|b| b.note.args.contains_key("ended")) {
            true => with(Note::new("claim.cover.ended"), &["ended"]),
            false => Note::new("claim.cover.left").with("on", on),
        },
        State::Inactive => Note::new("claim.cover.inactive").with("on", on),
        State::Registered => Note::new("claim.cover.registered").with("on", on),
        State::NotAMember | State::Deceased => {
            let registered = facts.registrations.iter().map(|r| r.on).filter(|day| *day > on).min();
            match registered {
                Some(day) => Note::new("claim.cover.registered_after").with("on", on).with("registered", day),
                None => Note::new("claim.cover.not_a_member").with("on", on),
            }
        }
    }
}

/// What programmes protect against, in words.
fn protects(programmes: &[Programme]) -> &'static str {
    match (programmes.contains(&JKK), programmes.contains(&JKM)) {
        (true, true) => "claim.for.both",
        (true, false) => "claim.for.accident",
        _ => "claim.for.death",
    }
}
