//! What changed when: which rows began and which ended on a day, those about the same thing beside each other.

use crate::{Rule, Scheme};
use kernel::Day;
use std::collections::BTreeMap;

/// A day on which something changed.
#[derive(Clone, PartialEq, Debug)]
pub struct Step<'a> {
    pub on: Day,
    pub changes: Vec<Change<'a>>,
}

/// What held until the day before, and what holds from this day; one of them may be missing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Change<'a> {
    pub was: Option<&'a Rule>,
    pub now: Option<&'a Rule>,
}

impl Scheme {
    /// Every day on which a row began, or was over for the first time; earliest first.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut days: BTreeMap<Day, Vec<Change<'_>>> = BTreeMap::new();
        for rule in self.rules() {
            let begun = days.entry(rule.from).or_default();
            match begun.iter_mut().find(|c| c.now.is_none() && c.was.is_some_and(|was| same(was, rule))) {
                Some(change) => change.now = Some(rule),
                None => begun.push(Change { was: None, now: Some(rule) }),
            }
            let Some(until) = rule.until else { continue };
            let over = days.entry(until.next()).or_default();
            match over.iter_mut().find(|c| c.was.is_none() && c.now.is_some_and(|now| same(rule, now))) {
                Some(change) => change.was = Some(rule),
                None => over.push(Change { was: Some(rule), now: None }),
            }
        }
        days.into_iter().map(|(on, changes)| Step { on, changes }).collect()
    }
}

fn same(a: &Rule, b: &Rule) -> bool {
    a.kind == b.kind && a.about == b.about
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn old_and_new_stand_beside_each_other() {
        let scheme = Scheme::id_bpu();
        let steps = scheme.steps();
        let on = |text: &str| steps.iter().find(|s| s.on == day(text)).unwrap();
        let ids = |c: &Change<'_>| (c.was.map(|r| r.id.clone()), c.now.map(|r| r.id.clone()));
        let pair = |was: &str, now: &str| (Some(was.to_owned()), Some(now.to_owned()));
        let changes: Vec<_> = on("2019-12-02").changes.iter().map(ids).collect();
        assert!(changes.contains(&pair("jkk-claim-before-2019", "jkk-claim")), "{changes:?}");
        assert!(changes.contains(&pair("jkk-transport-air-before-2019", "jkk-transport-air")));
        assert!(changes.contains(&(None, Some("jkk-glasses".to_owned()))), "a benefit that is new");
        let over: Vec<_> = on("2021-02-01").changes.iter().map(ids).collect();
        assert!(over.contains(&(Some("pp49-2020".to_owned()), None)), "a relief that ends leaves nothing");
    }

    #[test]
    fn every_row_begins_once_and_ends_once() {
        let scheme = Scheme::id_bpu();
        let steps = scheme.steps();
        let all = || steps.iter().flat_map(|s| &s.changes);
        assert_eq!(all().filter(|c| c.now.is_some()).count(), scheme.rules().count());
        let ended = scheme.rules().filter(|r| r.until.is_some()).count();
        assert_eq!(all().filter(|c| c.was.is_some()).count(), ended);
        assert!(steps.windows(2).all(|pair| pair[0].on < pair[1].on));
    }
}
