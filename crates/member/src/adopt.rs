//! What becomes of the facts of two records of one person that are made one.

use crate::{Dissolved, Effects, MemberFacts, Membership};
use kernel::{Instant, MembershipId};
use std::collections::BTreeMap;

impl MemberFacts {
    /// This record once it has gone into another: everything stays written, and nobody is known by it.
    pub fn dissolve(mut self, effects: &Effects, into: &MemberFacts, at: Instant) -> MemberFacts {
        self.apply(effects);
        self.dissolved = Some(Dissolved { into: into.id, at });
        self
    }

    /// This record once it has taken another in.
    pub fn absorb(mut self, effects: &Effects, other: &MemberFacts, at: Instant) -> MemberFacts {
        self.adopt(other, at);
        self.apply(effects);
        self
    }

    /// Takes over what is known under another record of the same person. For this one it became known at `at`, unless
    /// it was written later; the days on which things happened and were paid stay as they are.
    pub fn adopt(&mut self, other: &MemberFacts, at: Instant) {
        let known = |moment: Instant| moment.max(at);
        let mut led: BTreeMap<MembershipId, MembershipId> = BTreeMap::new();
        for m in &other.memberships {
            match self.memberships.iter_mut().find(|held| held.segment == m.segment) {
                Some(held) => {
                    led.insert(m.id, held.id);
                    held.official_number = held.official_number.take().or(m.official_number.clone());
                }
                None => self.memberships.push(Membership { at: known(m.at), ..m.clone() }),
            }
        }
        let membership = |id: MembershipId| led.get(&id).copied().unwrap_or(id);
        self.registrations.extend(other.registrations.iter().cloned().map(|mut r| {
            (r.at, r.membership) = (known(r.at), membership(r.membership));
            r
        }));
        self.contributions.extend(other.contributions.iter().cloned().map(|mut c| {
            (c.at, c.membership) = (known(c.at), membership(c.membership));
            c
        }));
        self.openings.extend(other.openings.iter().cloned().map(|mut o| {
            (o.at, o.membership) = (known(o.at), membership(o.membership));
            o
        }));
        self.endings.extend(other.endings.iter().cloned().map(|mut e| {
            (e.at, e.membership) = (known(e.at), membership(e.membership));
            e.annulled = e.annulled.map(known);
            e
        }));
        self.receipts.extend(other.receipts.iter().cloned());
        self.credit += other.credit;
        self.absorbed.push(other.id);
        if let (Some(person), Some(same)) = (&mut self.person, &other.person) {
            person.has_heirs |= same.has_heirs;
        }
    }
}
