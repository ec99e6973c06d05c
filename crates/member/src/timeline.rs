//! What was bought, as stretches of days: the one place where months become cover.

use crate::{EndingKind, Known, MemberFacts, Membership, Registration};
use kernel::{Day, Month, Programme, ReceiptId, Rupiah, Zone};
use scheme::{JKK, JKM, Payer, Scheme};
use std::collections::BTreeMap;

/// Months bought by one receipt or brought in by an opening balance, of one programme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Paid {
    pub first: Month,
    pub last: Month,
    /// The day the money was taken; for an opening balance, the day of first registration.
    pub on: Day,
    pub payer: Payer,
    pub opening: bool,
}

/// Paid months without a gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Run {
    pub first: Month,
    pub last: Month,
    /// The first day covered.
    pub from: Day,
    /// Who paid the last month.
    pub payer: Payer,
}

/// Days on which the person was not a member although months may be paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Away {
    pub kind: EndingKind,
    /// The day of the ending: still a day of membership.
    pub on: Day,
    /// The day of coming back, where they did.
    pub back: Option<Day>,
}

impl Away {
    pub fn holds(&self, day: Day) -> bool {
        self.on < day && self.back.is_none_or(|back| day < back)
    }
}

/// One membership as known at a moment, ready to be asked about days.
pub(crate) struct Timeline<'a> {
    scheme: &'a Scheme,
    facts: &'a MemberFacts,
    known: Known,
    zone: Zone,
    pub membership: &'a Membership,
    /// The first day of membership.
    pub since: Day,
    /// In the order of their days.
    pub registrations: Vec<&'a Registration>,
    pub away: Vec<Away>,
}

impl<'a> Timeline<'a> {
    /// Nothing when no such membership was known, or the record was known to stand for nobody.
    pub fn of(
        facts: &'a MemberFacts,
        membership: &'a Membership,
        scheme: &'a Scheme,
        known: Known,
    ) -> Option<Timeline<'a>> {
        let zone = facts.zone();
        let gone = facts.dissolved.is_some_and(|d| known.includes(d.at, zone));
        if gone || !known.includes(membership.at, zone) {
            return None;
        }
        let mut registrations: Vec<&Registration> = facts
            .registrations
            .iter()
            .filter(|r| r.membership == membership.id && known.includes(r.at, zone))
            .collect();
        registrations.sort_by_key(|r| (r.on, r.at));
        let opened =
            facts.openings.iter().filter(|o| o.membership == membership.id && known.includes(o.at, zone));
        let days = registrations.iter().map(|r| r.on).chain(opened.map(|o| o.first_registered));
        let since = days.fold(membership.since, Day::min);
        let away = away(facts, membership, &registrations, known, zone);
        Some(Timeline { scheme, facts, known, zone, membership, since, registrations, away })
    }

    /// What was bought of a programme, reversals taken off, in the order of the months.
    pub fn paid(&self, programme: Programme) -> Vec<Paid> {
        let mut net: BTreeMap<(Month, ReceiptId), (Rupiah, Day, Payer)> = BTreeMap::new();
        let rows = self.facts.contributions.iter().filter(|c| {
            c.membership == self.membership.id
                && c.programme == programme
                && self.known.includes(c.at, self.zone)
        });
        for c in rows {
            let bought = net.entry((c.month, c.receipt)).or_insert((Rupiah::ZERO, c.paid_on, c.payer));
            bought.0 += c.amount;
        }
        let bought = net.into_iter().filter(|(_, (amount, ..))| amount.is_positive());
        let mut paid: Vec<Paid> = bought
            .map(|((month, _), (_, on, payer))| Paid { first: month, last: month, on, payer, opening: false })
            .collect();
        let openings = self.facts.openings.iter().filter(|o| {
            o.membership == self.membership.id
                && o.programme == programme
                && self.known.includes(o.at, self.zone)
        });
        paid.extend(openings.map(|o| Paid {
            first: o.first_registered.month().min(o.until),
            last: o.until,
            on: o.first_registered,
            payer: o.payer,
            opening: true,
        }));
        paid.sort_by_key(|p| (p.first, p.last, p.on));
        paid
    }

    /// Paid months joined. Cover begins with the earliest payment of the run, not before its first month and
    /// not before the membership; months paid late within a run are covered as well.
    pub fn runs(&self, programme: Programme) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for paid in self.paid(programme) {
            match runs.last_mut() {
                Some(run) if paid.first <= run.last.next() => {
                    run.from = run.from.min(paid.on);
                    if paid.last >= run.last {
                        (run.last, run.payer) = (paid.last, paid.payer);
                    }
                }
                _ => runs.push(Run { first: paid.first, last: paid.last, from: paid.on, payer: paid.payer }),
            }
        }
        for run in &mut runs {
            run.from = run.from.max(run.first.first_day()).max(self.since);
        }
        runs
    }

    /// Days covered by a programme, both ends included: until the last day of the last paid month, the day of
    /// death, or the day the old-age savings were taken.
    pub fn covered(&self, programme: Programme) -> Vec<Span> {
        let bought = self.runs(programme).into_iter().map(|r| Span::new(r.from, r.last.last_day()));
        let mut spans: Vec<Span> = bought.flatten().collect();
        for away in self.away.iter().filter(|a| a.kind != EndingKind::Left) {
            spans = cut(spans, away);
        }
        joined(spans)
    }

    /// Days of membership; the last one is open.
    pub fn member(&self) -> Vec<Span> {
        let mut spans = vec![Span { from: self.since, until: forever() }];
        for away in &self.away {
            spans = cut(spans, away);
        }
        joined(spans)
    }

    /// Days after paid months on which nothing is owed yet: to the due day of the first unpaid month.
    pub fn not_yet_due(&self) -> Vec<Span> {
        let covered = self.covered(JKK);
        let windows = covered.iter().enumerate().map(|(i, span)| {
            let mut until = self.scheme.due_day(span.until.month().next());
            if let Some(next) = covered.get(i + 1) {
                until = until.min(next.from.previous());
            }
            if let Some(back) = self.returned_after(span.until) {
                until = until.min(back.previous());
            }
            Span::new(span.until.next(), until)
        });
        self.owed(windows.flatten().collect())
    }

    /// Days on which a month is overdue that a public budget owes, as long as it can still be paid.
    pub fn funds_late(&self) -> Vec<Span> {
        let covered = self.covered(JKK);
        let late = covered.iter().enumerate().filter_map(|(i, span)| {
            let last = span.until.month();
            let payer = self.payer_of(last).filter(|payer| payer.is_public())?;
            let from = self.scheme.due_day(last.next()).next();
            let mut until = self.payable_until(last, Some(payer));
            if let Some(next) = covered.get(i + 1) {
                until = until.min(next.from.previous());
            }
            if let Some(back) = self.returned_after(span.until) {
                until = until.min(back.previous());
            }
            Span::new(from, until)
        });
        self.owed(late.collect())
    }

    /// Days on which a month is still owed: while somebody is a member, and to the day before their death. Cover runs
    /// through the day of death; who owes nothing any more does not stand on it.
    fn owed(&self, mut spans: Vec<Span>) -> Vec<Span> {
        for away in &self.away {
            let on = if away.kind == EndingKind::Died { away.on.previous() } else { away.on };
            spans = cut(spans, &Away { on, ..*away });
        }
        joined(spans)
    }

    /// The day on which the person registered again after cover that ended on a day; that starts anew.
    pub fn returned_after(&self, end: Day) -> Option<Day> {
        let lapse = self.payable_until(end.month(), self.payer_of(end.month()));
        let came_back = |day: Day| self.away.iter().any(|a| a.back == Some(day));
        let days = self.registrations.iter().map(|r| r.on);
        days.filter(|day| *day > end).find(|day| *day > lapse || came_back(*day))
    }

    /// The last day on which the months after `last` can still be paid without registering again.
    ///
    /// Three contribution months (Perdir 22/2022 §12a). Where a public budget paid, to the end of the budget
    /// year of the first unpaid month: its money may still come, and the branch decides (§12c).
    pub fn payable_until(&self, last: Month, payer: Option<Payer>) -> Day {
        let unpaid = last.next();
        let grace = last.plus(self.scheme.grace_months(unpaid)).last_day();
        match payer {
            Some(payer) if payer.is_public() => {
                let december = unpaid.plus(12 - i32::from(unpaid.number()));
                grace.max(december.last_day())
            }
            _ => grace,
        }
    }

    /// Who paid the work-accident programme for a month.
    pub fn payer_of(&self, month: Month) -> Option<Payer> {
        let paid = self.paid(JKK);
        paid.iter().rev().find(|p| p.first <= month && month <= p.last).map(|p| p.payer)
    }

    /// The terms in force on a day: of the latest registration, or the first where the day is before it.
    pub fn terms_on(&self, day: Day) -> Option<&'a Registration> {
        let before = self.registrations.iter().rev().find(|r| r.on <= day);
        before.or(self.registrations.first()).copied()
    }

    pub fn away_on(&self, day: Day) -> Option<Away> {
        self.away.iter().copied().find(|a| a.holds(day))
    }

    pub fn died(&self) -> Option<Day> {
        self.away.iter().find(|a| a.kind == EndingKind::Died).map(|a| a.on)
    }

    /// Programmes of the terms, then any other that was ever paid.
    pub fn programmes(&self, on: Day) -> Vec<Programme> {
        let mut all: Vec<Programme> = self.terms_on(on).map(|r| r.programmes.clone()).unwrap_or_default();
        let (id, knows) = (self.membership.id, |at| self.known.includes(at, self.zone));
        let contributed = self.facts.contributions.iter().filter(|c| c.membership == id && knows(c.at));
        let opened = self.facts.openings.iter().filter(|o| o.membership == id && knows(o.at));
        all.extend(contributed.map(|c| c.programme).chain(opened.map(|o| o.programme)));
        let rank = |p: &Programme| {
            let order = self.scheme.programmes();
            order.iter().position(|info| info.code == *p).unwrap_or(order.len())
        };
        all.sort_by_key(|p| (rank(p), *p));
        all.dedup();
        all
    }

    /// Where the opening balance of a programme comes from, in words.
    pub fn source_of(&self, programme: Programme) -> &'a str {
        let mut openings = self.facts.openings.iter();
        let of = openings.find(|o| o.membership == self.membership.id && o.programme == programme);
        of.map_or("", |o| o.source.as_str())
    }

    /// Months of contributions in total, breaks not counted: what the scholarship asks for.
    pub fn months_in_total(&self) -> i32 {
        let paid = self.runs(JKM).iter().map(|r| r.last.since(r.first) + 1).sum::<i32>();
        let opened = self.facts.openings.iter().find(|o| {
            o.membership == self.membership.id && o.programme == JKM && self.known.includes(o.at, self.zone)
        });
        let Some((opening, stated)) = opened.and_then(|o| o.months_in_total.map(|m| (o, m))) else {
            return paid;
        };
        let assumed = opening.until.since(opening.first_registered.month()) + 1;
        (paid - assumed).max(0) + stated
    }
}

/// Later than any day asked about.
pub(crate) fn forever() -> Day {
    Month::from_index(2999 * 12 + 11).last_day()
}

/// Days, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Span {
    pub from: Day,
    pub until: Day,
}

impl Span {
    /// Nothing when it would end before it begins.
    pub fn new(from: Day, until: Day) -> Option<Span> {
        (from <= until).then_some(Span { from, until })
    }

    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

/// Joins spans that touch or overlap.
pub(crate) fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|s| (s.from, s.until));
    let mut whole: Vec<Span> = Vec::new();
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.from <= last.until.next() => {
                last.until = last.until.max(span.until);
            }
            _ => whole.push(span),
        }
    }
    whole
}

fn cut(spans: Vec<Span>, away: &Away) -> Vec<Span> {
    let parts = spans.into_iter().flat_map(|span| {
        let before = Span::new(span.from, span.until.min(away.on));
        let after = away.back.and_then(|back| Span::new(span.from.max(back), span.until));
        [before, after]
    });
    parts.flatten().collect()
}

/// A death ends every membership and nothing follows it; from the other endings a later registration brings
/// back.
fn away(
    facts: &MemberFacts,
    membership: &Membership,
    registrations: &[&Registration],
    known: Known,
    zone: Zone,
) -> Vec<Away> {
    let endings = facts.endings.iter().filter(|e| {
        let void = e.annulled.is_some_and(|at| known.includes(at, zone));
        (e.membership == membership.id || e.kind == EndingKind::Died) && known.includes(e.at, zone) && !void
    });
    let mut away: Vec<Away> = endings
        .map(|e| {
            let back = registrations.iter().find(|r| r.on >= e.on && r.written > e.written).map(|r| r.on);
            let back = if e.kind == EndingKind::Died { None } else { back };
            Away { kind: e.kind, on: e.on, back }
        })
        .collect();
    away.sort_by_key(|a| (a.kind != EndingKind::Died, a.on));
    away
}
