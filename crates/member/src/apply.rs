use crate::{Effects, MemberFacts};

impl MemberFacts {
    /// The facts as they are once the effects of a decision about this member are written.
    pub fn apply(&mut self, effects: &Effects) {
        if let Some(person) = &effects.person {
            self.person = Some(person.clone());
        }
        if let Some(membership) = &effects.membership {
            match self.memberships.iter_mut().find(|m| m.id == membership.id) {
                Some(held) => *held = membership.clone(),
                None => self.memberships.push(membership.clone()),
            }
        }
        self.registrations.extend(effects.registration.clone());
        self.contributions.extend(effects.contributions.iter().cloned());
        self.openings.extend(effects.openings.iter().cloned());
        self.endings.extend(effects.ending.clone());
        if let Some(annulment) = effects.annuls {
            for ending in self.endings.iter_mut().filter(|e| e.command == annulment.ending) {
                ending.annulled = Some(annulment.at);
            }
        }
        self.receipts.extend(effects.receipt.iter().map(|new| new.receipt.clone()));
        if let Some(reversed) = effects.reverses {
            for receipt in self.receipts.iter_mut().filter(|r| r.id == reversed) {
                receipt.reversed = true;
            }
        }
        for credit in &effects.credits {
            self.credit += credit.amount;
        }
        self.moves.extend(effects.correction.as_ref().and_then(|c| c.moved));
        self.version += 1;
    }
}
