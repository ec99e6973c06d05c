//! Where a member stands, told as dates: what lists and work-lists compare with a day, instead of asking every
//! person's facts. The state itself is not among them; it is worked out for the day asked, here and in SQL alike.

use crate::timeline::{Timeline, forever};
use crate::{EndingKind, Known, MemberFacts, Segment, State};
use kernel::{ActivityId, Day, OfficeId, Programme, RegionCode};
use scheme::{JKK, Payer, Scheme, Sector};

/// One member's dates. They follow from the facts alone, and not from the day on which they are asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    pub home: RegionCode,
    /// In plain small letters, for sorting and for finding.
    pub name: String,
    /// The first day of membership.
    pub registered_on: Day,
    pub first_covered: Option<Day>,
    /// The last unbroken stretch of cover by the compulsory programmes.
    pub covered_from: Option<Day>,
    pub covered_until: Option<Day>,
    /// The last day on which nothing is owed yet.
    pub standing_until: Option<Day>,
    /// The last day on which the months after can be paid without registering again.
    pub grace_until: Option<Day>,
    /// The first day after earlier cover, where the last stretch does not follow on it: a receipt in between was
    /// reversed; the earliest of such gaps where there are several. Matters only before `covered_from`.
    pub gap_from: Option<Day>,
    /// Registered again since cover ended, and nothing paid since.
    pub again_on: Option<Day>,
    pub ended: Option<(EndingKind, Day)>,
    /// Who paid the last months; before the first payment, who means to.
    pub payer: Payer,
    pub sector: Sector,
    pub programmes: Vec<Programme>,
    /// Where the first registration was written down.
    pub office: OfficeId,
    pub activity: Option<ActivityId>,
    pub last_paid_on: Option<Day>,
    /// Heirs, address and phone are all known.
    pub complete: bool,
}

/// Nothing for a person without a membership. `plain` writes a name in plain small letters.
pub fn standing(
    facts: &MemberFacts,
    scheme: &Scheme,
    plain: impl FnOnce(&str) -> String,
) -> Option<Standing> {
    let person = facts.person.as_ref()?;
    let membership = facts.membership(Segment::Bpu).or(facts.memberships.first())?;
    let timeline = Timeline::of(facts, membership, scheme, Known::Now)?;
    let terms = timeline.terms_on(forever())?;
    let first = timeline.registrations.iter().min_by_key(|r| (r.at, r.command))?;
    let covered = timeline.covered(JKK);
    let last = covered.last().copied();
    let payer = last.and_then(|span| timeline.payer_of(span.until.month()));
    // Several receipts in between may have been reversed: what comes before the first gap is unbroken for sure.
    let before = covered.iter().rev().skip(1);
    let gap = before.take_while(|span| timeline.returned_after(span.until).is_none()).last();
    let away = timeline.away.iter().find(|a| a.back.is_none());
    let of_this = facts.contributions.iter().filter(|c| c.membership == membership.id);
    let programmes = of_this.map(|c| c.programme).collect::<std::collections::BTreeSet<_>>();
    let bought = programmes.iter().flat_map(|p| timeline.paid(*p)).filter(|paid| !paid.opening);
    Some(Standing {
        home: person.home,
        name: plain(&person.name),
        registered_on: timeline.since,
        first_covered: covered.first().map(|span| span.from),
        covered_from: last.map(|span| span.from),
        covered_until: last.map(|span| span.until),
        standing_until: last.map(|span| scheme.due_day(span.until.month().next())),
        grace_until: last.map(|span| timeline.payable_until(span.until.month(), payer)),
        gap_from: gap.map(|span| span.until.next()),
        again_on: last.and_then(|span| timeline.returned_after(span.until)),
        ended: away.map(|a| (a.kind, a.on)),
        payer: payer.unwrap_or(terms.payer),
        sector: terms.sector,
        programmes: terms.programmes.clone(),
        office: first.office,
        activity: first.activity,
        last_paid_on: bought.map(|paid| paid.on).max(),
        complete: person.is_complete(),
    })
}

impl Standing {
    /// The state on a day that is not before what is known: what `cover` answers, from the dates alone. Within a gap
    /// that a reversal left ahead it says *grace*, the cautious reading; only the facts say more.
    pub fn state(&self, on: Day) -> State {
        match self.ended {
            Some((EndingKind::Died, day)) if day <= on => return State::Deceased,
            Some((EndingKind::OldAgeTaken, day)) if day < on => return State::Inactive,
            _ => {}
        }
        let left = self.ended.is_some_and(|(_, day)| day < on);
        let (Some(from), Some(until)) = (self.covered_from, self.covered_until) else {
            return if left { State::Ended } else { State::Registered };
        };
        let before_gap = self.gap_from.is_some_and(|gap| on < gap);
        if (from <= on && on <= until) || (on < from && before_gap) {
            return State::Active;
        }
        if left {
            return State::Ended;
        }
        if self.again_on.is_some_and(|again| again <= on) {
            return State::Registered;
        }
        if on < from {
            return if self.gap_from.is_some() { State::Grace } else { State::Registered };
        }
        if self.standing_until.is_some_and(|due| on <= due) {
            return State::NotYetDue;
        }
        if self.grace_until.is_some_and(|grace| on > grace) {
            return State::Ended;
        }
        if self.payer.is_public() { State::FundsNotYetReleased } else { State::Grace }
    }
}
