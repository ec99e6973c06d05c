//! The answer to "is this person covered?", for any day, as known on any day, with the reasons.

use crate::timeline::{Away, Paid, Span, Timeline};
use crate::{EndingKind, Known, MemberFacts, Segment};
use kernel::{Day, Note, Programme};
use scheme::{Because, Dated, JKK, JKM, Scheme};
use serde::{Deserialize, Serialize};

/// Where a membership stands on a day: worked out, never stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    NotAMember,
    /// Registered, nothing paid yet (or come back and nothing paid since).
    Registered,
    Active,
    /// After the paid months, before the due day of the next: in good standing.
    NotYetDue,
    /// Past the due day; arrears can still be paid.
    Grace,
    /// Past the due day, and a public budget pays: no clock restarts before the branch decides.
    FundsNotYetReleased,
    /// Too long unpaid, or left: coming back is a new registration.
    Ended,
    /// Old-age savings taken.
    Inactive,
    Deceased,
}

impl State {
    pub const ALL: [State; 9] = [
        State::NotAMember,
        State::Registered,
        State::Active,
        State::NotYetDue,
        State::Grace,
        State::FundsNotYetReleased,
        State::Ended,
        State::Inactive,
        State::Deceased,
    ];

    pub fn key(self) -> &'static str {
        match self {
            State::NotAMember => "not_a_member",
            State::Registered => "registered",
            State::Active => "active",
            State::NotYetDue => "not_yet_due",
            State::Grace => "grace",
            State::FundsNotYetReleased => "funds_not_yet_released",
            State::Ended => "ended",
            State::Inactive => "inactive",
            State::Deceased => "deceased",
        }
    }

    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.key() == key)
    }

    /// The state's name in the catalogue of words.
    pub fn word(self) -> &'static str {
        match self {
            State::NotAMember => "state.not_a_member",
            State::Registered => "state.registered",
            State::Active => "state.active",
            State::NotYetDue => "state.not_yet_due",
            State::Grace => "state.grace",
            State::FundsNotYetReleased => "state.funds_not_yet_released",
            State::Ended => "state.ended",
            State::Inactive => "state.inactive",
            State::Deceased => "state.deceased",
        }
    }
}

/// The answer for one membership and one day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cover {
    pub state: State,
    pub programmes: Vec<ProgrammeCover>,
    pub because: Vec<Because>,
    pub dates: Vec<FamilyDate>,
}

/// One programme on the day asked. `from` and `until` are the unbroken days that hold it, else the last before
/// it, else the first after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgrammeCover {
    pub programme: Programme,
    pub covered: bool,
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub because: Vec<Because>,
}

/// Unbroken days of cover by one programme, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    pub programme: Programme,
    pub from: Day,
    pub until: Day,
}

/// A day that matters to the family, with the rule it comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FamilyDate {
    pub kind: DateKind,
    pub day: Day,
    pub because: Because,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    CoveredUntil,
    /// The next contribution is due.
    NextDue,
    /// The last day on which arrears can be paid.
    GraceEnds,
    /// The full amount for a death not by accident, by the reading kinder to the family.
    JkmFullFrom,
    /// The same by the stricter reading; only where the two differ. The branch decides.
    JkmFullFromAtLatest,
    /// Enough months of contributions for the scholarship.
    ScholarshipFrom,
}

impl DateKind {
    pub const ALL: [DateKind; 6] = [
        DateKind::CoveredUntil,
        DateKind::NextDue,
        DateKind::GraceEnds,
        DateKind::JkmFullFrom,
        DateKind::JkmFullFromAtLatest,
        DateKind::ScholarshipFrom,
    ];

    pub fn key(self) -> &'static str {
        match self {
            DateKind::CoveredUntil => "covered_until",
            DateKind::NextDue => "next_due",
            DateKind::GraceEnds => "grace_ends",
            DateKind::JkmFullFrom => "jkm_full_from",
            DateKind::JkmFullFromAtLatest => "jkm_full_from_at_latest",
            DateKind::ScholarshipFrom => "scholarship_from",
        }
    }

    /// The name of the date in the catalogue of words.
    pub fn word(self) -> &'static str {
        match self {
            DateKind::CoveredUntil => "date.covered_until",
            DateKind::NextDue => "date.next_due",
            DateKind::GraceEnds => "date.grace_ends",
            DateKind::JkmFullFrom => "date.jkm_full_from",
            DateKind::JkmFullFromAtLatest => "date.jkm_full_from_at_latest",
            DateKind::ScholarshipFrom => "date.scholarship_from",
        }
    }
}

/// Where a person stands in a segment on a day, as known then or now.
pub fn cover(facts: &MemberFacts, segment: Segment, scheme: &Scheme, on: Day, known: Known) -> Cover {
    let timeline = facts.membership(segment).and_then(|m| Timeline::of(facts, m, scheme, known));
    let Some(timeline) = timeline.filter(|t| t.since <= on) else {
        let because = vec![ours("membership", Note::new("cover.not_a_member"))];
        return Cover { state: State::NotAMember, programmes: Vec::new(), because, dates: Vec::new() };
    };
    let base = timeline.covered(JKK);
    let position = Position::on(&timeline, &base, scheme, on);
    let programmes = timeline.programmes(on).into_iter();
    let programmes = programmes.map(|p| of_programme(&timeline, scheme, p, on)).collect();
    Cover {
        state: position.state,
        programmes,
        because: position.because,
        dates: crate::dates::of(&timeline, &base, scheme, on),
    }
}

/// All unbroken stretches of cover of one segment, by programme and then by day.
pub fn intervals(facts: &MemberFacts, segment: Segment, scheme: &Scheme, known: Known) -> Vec<Interval> {
    let timeline = facts.membership(segment).and_then(|m| Timeline::of(facts, m, scheme, known));
    let Some(timeline) = timeline else { return Vec::new() };
    let mut intervals = Vec::new();
    for programme in timeline.programmes(timeline.since) {
        let spans = timeline.covered(programme).into_iter();
        intervals.extend(spans.map(|s| Interval { programme, from: s.from, until: s.until }));
    }
    intervals
}

struct Position {
    state: State,
    because: Vec<Because>,
}

impl Position {
    fn on(timeline: &Timeline<'_>, base: &[Span], scheme: &Scheme, on: Day) -> Position {
        if let Some(position) = Position::ended(timeline, on) {
            return position;
        }
        if let Some(span) = base.iter().find(|s| s.holds(on)) {
            let note = Note::new("cover.active").with("from", span.from).with("until", span.until);
            return Position::new(State::Active, ours("paid-months", note));
        }
        if let Some(away) = timeline.away_on(on) {
            let note = Note::new("cover.left").with("on", away.on);
            return Position::new(State::Ended, ours("ending", note));
        }
        let Some(last) = base.iter().rev().find(|s| s.until < on) else {
            let note = Note::new("cover.registered").with("since", timeline.since);
            return Position::new(State::Registered, ours("first-payment", note));
        };
        if let Some(back) = timeline.returned_after(last.until).filter(|back| *back <= on) {
            let note = Note::new("cover.registered_again").with("since", back);
            return Position::new(State::Registered, ours("first-payment", note));
        }
        Position::unpaid(timeline, last, scheme, on)
    }

    /// Dead, or the old-age savings taken: nothing else counts from that day.
    fn ended(timeline: &Timeline<'_>, on: Day) -> Option<Position> {
        if let Some(died) = timeline.died().filter(|died| *died <= on) {
            let note = Note::new("cover.deceased").with("on", died);
            return Some(Position::new(State::Deceased, ours("ending", note)));
        }
        let taken = |a: &Away| a.kind == EndingKind::OldAgeTaken;
        timeline.away_on(on).filter(taken).map(|away| {
            let note = Note::new("cover.inactive").with("on", away.on);
            Position::new(State::Inactive, ours("ending", note))
        })
    }

    /// After the last paid month: not yet due, in grace, funds on their way, ended.
    fn unpaid(timeline: &Timeline<'_>, last: &Span, scheme: &Scheme, on: Day) -> Position {
        let month = last.until.month();
        let unpaid = month.next();
        let due = scheme.due_day(unpaid);
        let payer = timeline.payer_of(month);
        let until = timeline.payable_until(month, payer);
        let grace = scheme.grace(unpaid);
        let note = |code| {
            Note::new(code)
                .with("ended", last.until)
                .with("month", unpaid)
                .with("due", due)
                .with("until", until)
        };
        if on <= due {
            let because = ours("not-yet-due", note("cover.not_yet_due"));
            return Position::new(State::NotYetDue, because);
        }
        if on > until {
            return Position::new(State::Ended, said(&grace, note("cover.ended")));
        }
        if let Some(payer) = payer.filter(|payer| payer.is_public()) {
            let note = note("cover.funds_not_yet_released").word("payer", payer.word());
            return Position::new(State::FundsNotYetReleased, ours("public-funds", note));
        }
        Position::new(State::Grace, said(&grace, note("cover.grace").with("months", i64::from(grace.value))))
    }

    fn new(state: State, because: Because) -> Position {
        Position { state, because: vec![because] }
    }
}

fn of_programme(timeline: &Timeline<'_>, scheme: &Scheme, programme: Programme, on: Day) -> ProgrammeCover {
    let spans = timeline.covered(programme);
    let holding = spans.iter().find(|s| s.holds(on));
    let before = || spans.iter().rev().find(|s| s.until < on);
    let shown = holding.or_else(before).or(spans.first());
    let because = match holding {
        Some(span) => reasons(timeline, scheme, programme, span, on),
        None => vec![unpaid_reason(programme, shown, on)],
    };
    ProgrammeCover {
        programme,
        covered: holding.is_some(),
        from: shown.map(|s| s.from),
        until: shown.map(|s| s.until),
        because,
    }
}

/// Why a programme covers on a day: the money, late money, the opening balance, the first months of JKM.
fn reasons(
    timeline: &Timeline<'_>,
    scheme: &Scheme,
    programme: Programme,
    span: &Span,
    on: Day,
) -> Vec<Because> {
    let month = on.month();
    let paid = timeline.paid(programme);
    let of_month: Vec<&Paid> = paid.iter().filter(|p| p.first <= month && month <= p.last).collect();
    let mut because = Vec::new();
    if let Some(bought) = of_month.iter().filter(|p| !p.opening).min_by_key(|p| p.on) {
        let paid = Note::new("cover.paid")
            .with("programme", programme.as_str())
            .with("month", month)
            .with("paid_on", bought.on)
            .word("payer", bought.payer.word());
        because.push(ours("paid-months", paid));
        if of_month.iter().all(|p| p.on > on) {
            let late = Note::new("cover.paid_after").with("day", on).with("paid_on", bought.on);
            because.push(ours("paid-after", late));
        }
    }
    if let Some(opening) = of_month.iter().find(|p| p.opening) {
        let note = Note::new("cover.opening")
            .with("since", opening.on)
            .with("until", opening.last)
            .with("source", timeline.source_of(programme));
        because.push(ours("opening", note));
    }
    if programme == JKM {
        because.extend(crate::dates::waiting(timeline, scheme, span, on));
    }
    because
}

fn unpaid_reason(programme: Programme, shown: Option<&Span>, on: Day) -> Because {
    let note = match shown {
        Some(span) if span.from > on => Note::new("cover.begins").with("from", span.from),
        Some(span) => Note::new("cover.until").with("until", span.until),
        None => Note::new("cover.unpaid"),
    };
    ours("paid-months", note.with("programme", programme.as_str()))
}

/// A reading of our own where the law is silent: said so, and not confirmed.
pub(crate) fn ours(rule: &str, note: Note) -> Because {
    let (source, confirmed) = match rule {
        "paid-months" => ("Perdir 22/PERDIR.02/072022", true),
        "not-yet-due" => ("PP 44/2015", false),
        "public-funds" => ("Perdir 22/PERDIR.02/072022 §12c", false),
        _ => ("Payung", false),
    };
    Because { rule: rule.to_owned(), note, source: source.to_owned(), confirmed }
}

/// A reason that rests on a row of the scheme.
pub(crate) fn said<T>(row: &Dated<T>, note: Note) -> Because {
    Because { rule: row.rule.clone(), note, source: row.source.clone(), confirmed: row.confirmed }
}
