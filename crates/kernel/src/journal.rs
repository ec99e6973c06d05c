use crate::{ActorId, MemberId, OfficeId, Programme, Rupiah};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use uuid::Uuid;

/// Where a rupiah can be. Debit-positive: money in a hand is positive, what it was taken for is negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "account", content = "of")]
pub enum Account {
    /// Cash in an agent's hand, to be handed in.
    AgentCash(ActorId),
    /// Cash in a branch's till.
    BranchCash(OfficeId),
    /// On its way between hands, or not yet matched to months.
    Clearing,
    /// Contributions of one programme.
    Contribution(Programme),
    /// Owed to a person: for their next unpaid month, or to be given back.
    MemberCredit(MemberId),
}

impl Account {
    /// The name in tables and reports: `agent_cash`, `contribution.JKK`.
    pub fn name(&self) -> Cow<'static, str> {
        match self {
            Account::AgentCash(_) => "agent_cash".into(),
            Account::BranchCash(_) => "branch_cash".into(),
            Account::Clearing => "clearing".into(),
            Account::Contribution(programme) => format!("contribution.{programme}").into(),
            Account::MemberCredit(_) => "member_credit".into(),
        }
    }

    /// Whose account it is, where it is somebody's.
    pub fn owner(&self) -> Option<Uuid> {
        match self {
            Account::AgentCash(id) => Some(id.0),
            Account::BranchCash(id) => Some(id.0),
            Account::MemberCredit(id) => Some(id.0),
            Account::Clearing | Account::Contribution(_) => None,
        }
    }

    /// The account a name and owner stand for; nothing for an unknown pair.
    pub fn from_parts(name: &str, owner: Option<Uuid>) -> Option<Account> {
        Some(match (name, owner) {
            ("agent_cash", Some(id)) => Account::AgentCash(ActorId(id)),
            ("branch_cash", Some(id)) => Account::BranchCash(OfficeId(id)),
            ("clearing", None) => Account::Clearing,
            ("member_credit", Some(id)) => Account::MemberCredit(MemberId(id)),
            (name, None) => Account::Contribution(Programme::parse(name.strip_prefix("contribution.")?)?),
            _ => return None,
        })
    }
}

/// One side of a movement: debit positive, credit negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub account: Account,
    pub amount_rupiah: Rupiah,
}

/// Entries that sum to zero. There is no other way to make one, so an unbalanced journal cannot exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Journal {
    entries: Vec<Entry>,
}

/// The entries leave something over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unbalanced {
    pub over_rupiah: Rupiah,
}

impl Journal {
    /// Joins entries of the same account and drops those of nothing.
    pub fn new(entries: impl IntoIterator<Item = (Account, Rupiah)>) -> Result<Journal, Unbalanced> {
        let mut joined: Vec<Entry> = Vec::new();
        for (account, amount_rupiah) in entries {
            match joined.iter_mut().find(|e| e.account == account) {
                Some(entry) => entry.amount_rupiah += amount_rupiah,
                None => joined.push(Entry { account, amount_rupiah }),
            }
        }
        joined.retain(|e| e.amount_rupiah != Rupiah::ZERO);
        let over_rupiah: Rupiah = joined.iter().map(|e| e.amount_rupiah).sum();
        if over_rupiah != Rupiah::ZERO {
            return Err(Unbalanced { over_rupiah });
        }
        Ok(Journal { entries: joined })
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The journal that undoes this one.
    pub fn reversed(&self) -> Journal {
        let entries =
            self.entries.iter().map(|e| Entry { account: e.account, amount_rupiah: -e.amount_rupiah });
        Journal { entries: entries.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JKK: Programme = Programme::new("JKK");
    const JKM: Programme = Programme::new("JKM");
    const JHT: Programme = Programme::new("JHT");

    #[test]
    fn only_balanced_journals_exist() {
        let agent = Account::AgentCash(ActorId(Uuid::from_u128(1)));
        let journal = Journal::new([
            (agent, Rupiah(16_800)),
            (Account::Contribution(JKK), Rupiah(-10_000)),
            (Account::Contribution(JKM), Rupiah(-6_800)),
            (Account::Contribution(JHT), Rupiah::ZERO),
        ])
        .unwrap();
        assert_eq!(journal.entries().len(), 3);
        let undone: Rupiah =
            journal.entries().iter().chain(journal.reversed().entries()).map(|e| e.amount_rupiah).sum();
        assert_eq!(undone, Rupiah::ZERO);
        assert_eq!(
            Journal::new([(agent, Rupiah(16_800)), (Account::Contribution(JKK), Rupiah(-10_000))]),
            Err(Unbalanced { over_rupiah: Rupiah(6_800) })
        );
    }

    #[test]
    fn accounts_survive_their_names() {
        let id = Uuid::from_u128(7);
        for account in [
            Account::AgentCash(ActorId(id)),
            Account::BranchCash(OfficeId(id)),
            Account::Clearing,
            Account::Contribution(JKK),
            Account::Contribution(JKM),
            Account::Contribution(JHT),
            Account::MemberCredit(MemberId(id)),
        ] {
            assert_eq!(Account::from_parts(&account.name(), account.owner()), Some(account));
        }
        assert_eq!(Account::from_parts("agent_cash", None), None);
    }
}
