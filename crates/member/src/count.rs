//! What a person adds to the counts, day by day, as signed changes.

use crate::timeline::{Span, Timeline, forever, joined};
use crate::{Delta, Known, Measure, MemberFacts};
use kernel::Day;
use scheme::{JKK, Scheme};
use std::collections::BTreeMap;

/// The changes that bring the counts from what they were to what they are: their sum up to a day is whether
/// the person counts on that day. A person counts once, whatever the number of memberships.
pub fn deltas(before: &MemberFacts, after: &MemberFacts, scheme: &Scheme) -> Vec<Delta> {
    let mut deltas = Vec::new();
    for measure in Measure::ALL {
        let mut changes: BTreeMap<Day, i8> = BTreeMap::new();
        for (facts, sign) in [(before, -1), (after, 1)] {
            for span in counted(facts, scheme, measure) {
                *changes.entry(span.from).or_default() += sign;
                if span.until < forever() {
                    *changes.entry(span.until.next()).or_default() -= sign;
                }
            }
        }
        let changes = changes.into_iter().filter(|(_, change)| *change != 0);
        deltas.extend(changes.map(|(day, change)| Delta { measure, day, change }));
    }
    deltas
}

fn counted(facts: &MemberFacts, scheme: &Scheme, measure: Measure) -> Vec<Span> {
    let timelines = facts.memberships.iter().filter_map(|m| Timeline::of(facts, m, scheme, Known::Now));
    let spans = timelines.flat_map(|timeline| match measure {
        Measure::Registered => timeline.member(),
        Measure::Paid => timeline.covered(JKK),
        Measure::Standing => {
            let mut spans = timeline.covered(JKK);
            spans.extend(timeline.not_yet_due());
            spans
        }
    });
    joined(spans.collect())
}
