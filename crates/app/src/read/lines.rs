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
            spans.push(CoverSpan { from: interval.from, until: interval.until, standing: Standing::Active });
            // Only the programmes that make a membership stand have anything to say between their months.
            if [JKK, JKM].contains(&programme) {
                let end = own.get(i + 1).map_or(until, |next| next.from.previous());
                spans.extend(between(facts, scheme, known, interval.until.next(), end));
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
        let cover = cover_on(facts, scheme, from, known);
        let turns = cover.dates.iter().filter(|d| matches!(d.kind, DateKind::NextDue | DateKind::GraceEnds));
        let until = turns.map(|d| d.day).filter(|day| *day >= from).min().unwrap_or(last).min(last);
        let standing = standing(cover.state);
        match spans.last_mut() {
            Some(held) if held.standing == standing => held.until = until,
            _ => spans.push(CoverSpan { from, until, standing }),
        }
        from = until.next();
    }
    spans
}
