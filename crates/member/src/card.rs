//! What a member's card says, and whether the facts still bear it out.

use crate::{Interval, Known, MemberFacts, Segment, intervals};
use kernel::{Day, Programme};
use scheme::{JKK, Scheme};

/// The unbroken days of cover that a card tells of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardCover {
    pub from: Day,
    /// The end of the last paid month.
    pub until: Day,
    /// The last day in good standing: the next contribution is due on it.
    pub standing_until: Day,
    /// Those that hold on every one of these days.
    pub programmes: Vec<Programme>,
}

/// The last unbroken stretch of cover by work accident, which every member has; nothing before the first payment.
pub fn card_cover(facts: &MemberFacts, scheme: &Scheme) -> Option<CardCover> {
    let all = intervals(facts, Segment::Bpu, scheme, Known::Now);
    let last = all.iter().filter(|i| i.programme == JKK).max_by_key(|i| i.until)?;
    let (from, until) = (last.from, last.until);
    let whole = |i: &&Interval| i.from <= from && until <= i.until;
    let programmes = all.iter().filter(whole).map(|i| i.programme).collect();
    Some(CardCover { from, until, standing_until: scheme.due_day(until.month().next()), programmes })
}

/// True while every day and programme that a card tells of is covered. A receipt that was reversed, a death, a leaving
/// make it untrue; a later payment does not.
pub fn bears_out(facts: &MemberFacts, scheme: &Scheme, card: &CardCover) -> bool {
    let all = intervals(facts, Segment::Bpu, scheme, Known::Now);
    card.programmes
        .iter()
        .all(|p| all.iter().any(|i| i.programme == *p && i.from <= card.from && card.until <= i.until))
}
