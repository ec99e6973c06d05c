//! How a person stands, from facts: the words of pages for the states of the domain.

use crate::view::Standing;
use kernel::{Day, Note, Programme};
use member::{Cover, Known, MemberFacts, Segment, State};
use scheme::{JHT, JKK, JKM, Scheme};

pub(super) fn standing(state: State) -> Standing {
    match state {
        State::Registered => Standing::Registered,
        State::Active => Standing::Active,
        State::NotYetDue => Standing::NotYetDue,
        State::Grace => Standing::Grace,
        State::FundsNotYetReleased => Standing::FundsLate,
        State::Ended => Standing::Ended,
        // On that day they did not belong; the sentence beside the mark says so.
        State::Inactive | State::NotAMember => Standing::Inactive,
        State::Deceased => Standing::Deceased,
    }
}

pub(super) fn cover_on(facts: &MemberFacts, scheme: &Scheme, on: Day, known: Known) -> Cover {
    member::cover(facts, Segment::Bpu, scheme, on, known)
}

/// Standing and the last day covered, where there is one.
pub(super) fn brief(facts: &MemberFacts, scheme: &Scheme, on: Day) -> (Standing, Option<Day>, Note) {
    let cover = cover_on(facts, scheme, on, Known::Now);
    (standing(cover.state), until(&cover), sentence(&cover, &name_of(facts)))
}

pub(super) fn name_of(facts: &MemberFacts) -> String {
    facts.person.as_ref().map(|p| p.name.clone()).unwrap_or_default()
}

/// The last day of the cover that holds, or of the last that held.
pub(super) fn until(cover: &Cover) -> Option<Day> {
    cover.programmes.iter().filter(|p| [JKK, JKM].contains(&p.programme)).find_map(|p| p.until)
}

/// The one sentence: covered until when, for what; or why not.
pub(super) fn sentence(cover: &Cover, name: &str) -> Note {
    let covered: Vec<Programme> =
        cover.programmes.iter().filter(|p| p.covered).map(|p| p.programme).collect();
    let end = cover.programmes.iter().filter(|p| p.covered).filter_map(|p| p.until).min();
    match (cover.state, end) {
        (State::Active, Some(until)) => {
            let note = Note::new("read.answer.active").with("name", name).with("until", until);
            match taken(&covered) {
                Some(word) => note.word("programmes", word),
                None => note.with("programmes", codes(&covered)),
            }
        }
        _ => short(cover, name)
            .or_else(|| cover.because.first().map(|b| b.note.clone()))
            .unwrap_or_else(|| Note::new("cover.not_a_member")),
    }
}

/// The headline of a state whose whole reason is longer than a headline: the same dates, one clause.
fn short(cover: &Cover, name: &str) -> Option<Note> {
    let reason = &cover.because.first()?.note;
    let (code, date) = match cover.state {
        State::NotYetDue => ("read.answer.not_yet_due", "due"),
        State::Grace => ("read.answer.grace", "until"),
        State::FundsNotYetReleased => ("read.answer.funds_late", "due"),
        State::Ended => ("read.answer.ended", "ended"),
        _ => return None,
    };
    let date = reason.args.get(date)?.clone();
    Some(Note::new(code).with("name", name).with("date", date))
}

/// What usual sets of programmes protect against, in words.
fn taken(programmes: &[Programme]) -> Option<&'static str> {
    let has = |p: Programme| programmes.contains(&p);
    match (has(JKK), has(JKM), has(JHT), programmes.len()) {
        (true, false, false, 1) => Some("read.for.jkk"),
        (true, true, false, 2) => Some("read.for.jkk_jkm"),
        (true, true, true, 3) => Some("read.for.jkk_jkm_jht"),
        _ => None,
    }
}

fn codes(programmes: &[Programme]) -> String {
    programmes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A programme's name in the catalogue of words; its code where the scheme has one the catalogue does not know.
pub(super) fn programme_name(programme: Programme) -> Note {
    match programme {
        JKK => Note::new("programme.jkk"),
        JKM => Note::new("programme.jkm"),
        JHT => Note::new("programme.jht"),
        other => Note::new("ui.value").with("value", other.as_str()),
    }
}

/// A payer as kept in a row, in words.
pub(super) fn payer(key: &str, name: Option<&str>) -> Note {
    let word = key.parse::<scheme::Payer>().map(scheme::Payer::word);
    match (word, name) {
        (Ok(word), Some(name)) => Note::new("read.payer.named").word("payer", word).with("name", name),
        (Ok(word), None) => Note::new(word),
        (Err(_), _) => Note::new("ui.value").with("value", key),
    }
}
