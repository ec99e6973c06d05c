//! What a person adds to the counts, day by day, as signed changes.

use crate::timeline::{Span, Timeline, forever, joined};
use crate::{Delta, Known, Measure, MemberFacts, Move};
use kernel::{Day, RegionCode};
use scheme::{JKK, Scheme};
use std::collections::{BTreeMap, BTreeSet};

/// Signed changes by measure and day.
type Changes = BTreeMap<(Measure, Day), i8>;

/// The changes that bring the counts from what they were to what they are: their sum up to a day is whether
/// the person counts on that day. A person counts once, whatever the number of memberships.
pub fn deltas(before: &MemberFacts, after: &MemberFacts, scheme: &Scheme) -> Vec<Delta> {
    between(changes(before, Known::Now, scheme), changes(after, Known::Now, scheme))
}

/// Changes of one person's counts, each in the village where they lived that day: who moved leaves the old village on
/// that day and joins the new one. `home` is where they live now.
pub fn by_village(deltas: &[Delta], moves: &[Move], home: RegionCode) -> Vec<(RegionCode, Delta)> {
    let mut all = Vec::with_capacity(deltas.len());
    for d in deltas {
        // The last move that came no later than the change; before the first, where they lived first.
        let lived = moves.iter().rev().find(|m| m.on <= d.day).map(|m| m.to);
        let village = lived.or(moves.first().map(|m| m.from)).unwrap_or(home);
        all.push((village, *d));
        // What was so before a later move is taken along; what happened once stays where it happened.
        for m in moves.iter().filter(|m| d.measure.lasts() && d.day < m.on) {
            all.push((m.from, Delta { day: m.on, change: -d.change, ..*d }));
            all.push((m.to, Delta { day: m.on, ..*d }));
        }
    }
    all
}

/// All changes a person ever made in the counts, each with the day it became known: what the tallies hold of
/// them, made anew from the facts.
pub fn history(facts: &MemberFacts, scheme: &Scheme) -> Vec<(Day, Vec<Delta>)> {
    let mut before = Changes::new();
    let mut history = Vec::new();
    for day in known_days(facts) {
        let after = changes(facts, Known::AtEndOf(day), scheme);
        let deltas = between(before, after.clone());
        if !deltas.is_empty() {
            history.push((day, deltas));
        }
        before = after;
    }
    history
}

/// The days on which something of a person became known.
fn known_days(facts: &MemberFacts) -> BTreeSet<Day> {
    let zone = facts.zone();
    let of = |at: kernel::Instant| at.day_in(zone);
    let memberships = facts.memberships.iter().map(|m| of(m.at));
    let registrations = facts.registrations.iter().map(|r| of(r.at));
    let contributions = facts.contributions.iter().map(|c| of(c.at));
    let openings = facts.openings.iter().map(|o| of(o.at));
    let endings = facts.endings.iter().flat_map(|e| [Some(e.at), e.annulled]).flatten().map(of);
    let dissolved = facts.dissolved.iter().map(|d| of(d.at));
    let known = memberships.chain(registrations).chain(contributions).chain(openings).chain(endings);
    known.chain(dissolved).collect()
}

fn between(before: Changes, after: Changes) -> Vec<Delta> {
    let mut changes = after;
    for (key, change) in before {
        *changes.entry(key).or_default() -= change;
    }
    let changes = changes.into_iter().filter(|(_, change)| *change != 0);
    changes.map(|((measure, day), change)| Delta { measure, day, change }).collect()
}

fn changes(facts: &MemberFacts, known: Known, scheme: &Scheme) -> Changes {
    let mut changes = Changes::new();
    let timelines = facts.memberships.iter().filter_map(|m| Timeline::of(facts, m, scheme, known));
    let days: Vec<Days> = timelines.map(|timeline| Days::of(&timeline)).collect();
    let of = |part: fn(&Days) -> &Vec<Span>| joined(days.iter().flat_map(part).copied().collect());
    let paid = of(|d| &d.paid);
    let mut standing = paid.clone();
    standing.extend(days.iter().flat_map(|d| &d.not_yet_due));
    count(&mut changes, Measure::Registered, &of(|d| &d.member));
    let standing = joined(standing);
    let earlier: Vec<Span> = paid.iter().map(|span| looked_back_to(*span)).collect();
    count(&mut changes, Measure::Still, &joined(common(&standing, &earlier)));
    count(&mut changes, Measure::Standing, &standing);
    count(&mut changes, Measure::PaidPublic, &of(|d| &d.public));
    count(&mut changes, Measure::FundsLate, &of(|d| &d.funds_late));
    count(&mut changes, Measure::Paid, &paid);
    for span in &paid {
        once(&mut changes, Measure::Began, span.from);
        once(&mut changes, Measure::Stopped, span.until.next());
    }
    // Whoever came with an opening balance began before these books: no cohort of ours.
    if let (Some(first), false) = (paid.first(), days.iter().any(|d| d.opened)) {
        once(&mut changes, Measure::FirstPaid, first.from);
        for (months, measure) in Measure::KEPT {
            if paid.iter().any(|span| span.holds(first.from.plus_months(months))) {
                once(&mut changes, measure, first.from);
            }
        }
    }
    changes
}

/// True from the first day of each span to its last.
fn count(changes: &mut Changes, measure: Measure, spans: &[Span]) {
    for span in spans {
        *changes.entry((measure, span.from)).or_default() += 1;
        if span.until < forever() {
            *changes.entry((measure, span.until.next())).or_default() -= 1;
        }
    }
}

/// Happened on a day.
fn once(changes: &mut Changes, measure: Measure, day: Day) {
    *changes.entry((measure, day)).or_default() += 1;
}

/// The days of one membership on which something is so.
struct Days {
    member: Vec<Span>,
    paid: Vec<Span>,
    not_yet_due: Vec<Span>,
    /// Covered, with the month paid by a public budget.
    public: Vec<Span>,
    funds_late: Vec<Span>,
    /// Came in with an opening balance.
    opened: bool,
}

impl Days {
    fn of(timeline: &Timeline<'_>) -> Days {
        let bought = timeline.paid(JKK);
        let paid = timeline.covered(JKK);
        let public = bought.iter().filter(|p| p.payer.is_public());
        let public = public.filter_map(|p| Span::new(p.first.first_day(), p.last.last_day()));
        Days {
            public: common(&joined(public.collect()), &paid),
            not_yet_due: timeline.not_yet_due(),
            funds_late: timeline.funds_late(),
            member: timeline.member(),
            opened: bought.iter().any(|p| p.opening),
            paid,
        }
    }
}

/// Days that lie in both.
fn common(some: &[Span], others: &[Span]) -> Vec<Span> {
    let with = |a: &Span| {
        let a = *a;
        others.iter().filter_map(move |b| Span::new(a.from.max(b.from), a.until.min(b.until)))
    };
    some.iter().flat_map(with).collect()
}

/// The days that look back into a span. Months differ in length, so some days share the one they look back to.
fn looked_back_to(span: Span) -> Span {
    let back = |day: Day| day.plus_months(-Measure::STILL_MONTHS);
    let (mut from, mut until) =
        (span.from.plus_months(Measure::STILL_MONTHS), span.until.plus_months(Measure::STILL_MONTHS));
    while back(from) < span.from {
        from = from.next();
    }
    while back(until.next()) <= span.until {
        until = until.next();
    }
    Span { from, until }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_look_back_by_the_calendar() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        for (from, until, first, last) in [
            ("2026-11-20", "2026-11-30", "2027-02-20", "2027-02-28"),
            ("2026-11-29", "2026-12-31", "2027-03-01", "2027-03-31"),
            ("2027-02-01", "2027-02-28", "2027-05-01", "2027-05-31"),
        ] {
            let seen = looked_back_to(Span { from: day(from), until: day(until) });
            assert_eq!((seen.from, seen.until), (day(first), day(last)), "{from} to {until}");
        }
    }
}
