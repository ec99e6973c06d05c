//! Cover as a picture: stretches of days, each with its standing, one row per programme.

use super::standing::{cover_on, standing};
use crate::view::{CoverRow, CoverSpan, Period, Standing};
use kernel::{Day, Programme};
use member::{DateKind, Interval, Known, MemberFacts, Segment, intervals};
use scheme::{JKK, JKM, Scheme};

/// How far beyond today and the last paid day the picture goes.
const AHEAD_DAYS: i64 = 45;

/// The rows and what they span; nothing where nothing was ever paid.
pub(super) fn lines(
    facts: &MemberFacts,
    scheme: &Scheme,
    known: Known,
    today: Day,
) -> (Vec<CoverRow>, Option<Period>) {
    let all = intervals(facts, Segment::Bpu, scheme, known);
    let Some(from) = all.iter().map(|i| i.from).min() else { return (Vec::new(), None) };
    let last = all.iter().map(|i| i.until).max().unwrap_or(from);
    let until = last.max(today).plus_days(AHEAD_DAYS);
    let mut programmes: Vec<Programme> = Vec::new();
    for interval in &all {
        if !programmes.contains(&interval.programme) {
            programmes.push(interval.programme);
        }
    }
    let rows = programmes.into_iter().map(|programme| {
        let own: Vec<&Interval> = all.iter().filter(|i| i.programme == programme).collect();
        let mut spans = Vec::new();
        for (i, interval) in own.iter().enumerate() {
            spans.push(span(interval.from, interval.until, Standing::Active));
            // Only the programmes that make a membership stand have anything to say between their months.
            if [JKK, JKM].contains(&programme) {
                let again = own.get(i + 1).map(|next| next.from.previous());
                spans.extend(between(facts, scheme, known, interval.until.next(), again.unwrap_or(until)));
                if let Some(last) = spans.last_mut().filter(|_| again.is_none()) {
                    last.ends = ends(facts, scheme, known, last);
                }
            }
        }
        CoverRow { programme, spans }
    });
    (rows.collect(), Some(Period { from, until }))
}

/// What the days after paid months were: not yet due, in grace, ended.
fn between(facts: &MemberFacts, scheme: &Scheme, known: Known, first: Day, last: Day) -> Vec<CoverSpan> {
    let mut spans: Vec<CoverSpan> = Vec::new();
    let mut from = first;
    while from <= last {
        let (standing, turn) = at(facts, scheme, known, from);
        let until = turn.unwrap_or(last).min(last);
        match spans.last_mut() {
            Some(held) if held.standing == standing => *held = span(held.from, until, standing),
            _ => spans.push(span(from, until, standing)),
        }
        from = until.next();
    }
    spans
}

fn span(from: Day, until: Day, standing: Standing) -> CoverSpan {
    CoverSpan { from, until, ends: Some(until), standing }
}

/// How a person stands on a day, and the last day before that may turn by itself.
fn at(facts: &MemberFacts, scheme: &Scheme, known: Known, on: Day) -> (Standing, Option<Day>) {
    let cover = cover_on(facts, scheme, on, known);
    let turns = cover.dates.iter().filter(|d| matches!(d.kind, DateKind::NextDue | DateKind::GraceEnds));
    (standing(cover.state), turns.map(|d| d.day).filter(|day| *day >= on).min())
}

/// The last day of a stretch that nothing paid ends, however far beyond the picture.
fn ends(facts: &MemberFacts, scheme: &Scheme, known: Known, span: &CoverSpan) -> Option<Day> {
    let mut day = span.from;
    loop {
        let (standing, turn) = at(facts, scheme, known, day);
        if standing != span.standing {
            return Some(day.previous());
        }
        day = turn?.next();
    }
}
