//! Which changes a second person has to agree to. The rules are here; the limits are settings of the house.

use crate::grant::{Reach, grant};
use crate::role::keyed;
use crate::{Action, Role};
use kernel::{Arg, Refusal, Rupiah};
use std::collections::BTreeMap;

keyed! {
    /// A limit above which a second person is asked. Kept as a setting; the value here holds until one is set.
    Limit, "limit" {
        /// Rupiah of a receipt that one person may reverse alone.
        ReversalRupiah = "reversal_rupiah",
        /// Rupiah of a doubtful item of a phone that one person may let be carried out alone.
        ReleaseRupiah = "release_rupiah",
        /// Rows of a list that one person may bring in alone.
        ListRows = "list_rows",
    }
}

impl Limit {
    /// Ours, not the law's: about half a year of the lowest bracket; as many as one desk can look through.
    pub fn default_value(self) -> i64 {
        match self {
            Limit::ReversalRupiah | Limit::ReleaseRupiah => 100_000,
            Limit::ListRows => 50,
        }
    }

    /// The most that can be set: above it the rule would be no rule.
    pub fn most(self) -> i64 {
        match self {
            Limit::ReversalRupiah | Limit::ReleaseRupiah => 10_000_000,
            Limit::ListRows => 10_000,
        }
    }

    pub fn is_money(self) -> bool {
        matches!(self, Limit::ReversalRupiah | Limit::ReleaseRupiah)
    }

    /// The value as it is written in a sentence.
    pub fn say(self, value: i64) -> Arg {
        if self.is_money() { Arg::Rupiah(Rupiah(value)) } else { Arg::Number(value) }
    }

    /// The value, where it can be one.
    pub fn checked(self, value: i64) -> Result<i64, Refusal> {
        if (0..=self.most()).contains(&value) {
            return Ok(value);
        }
        Err(Refusal::of("value", "limit.range").with("most", self.say(self.most())))
    }
}

/// The limits in force: what was set, and our own value for the rest.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Limits(BTreeMap<Limit, i64>);

impl Limits {
    pub fn get(&self, limit: Limit) -> i64 {
        self.0.get(&limit).copied().unwrap_or_else(|| limit.default_value())
    }

    pub fn set(&mut self, limit: Limit, value: i64) {
        self.0.insert(limit, value);
    }
}

/// What a command would change, as far as these rules ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// A receipt of so many rupiah is undone.
    Reversal(Rupiah),
    /// Cash that was handed in goes back to the hand it came from.
    HandInUndone(Rupiah),
    /// What a phone sent and nobody believed, with so much cash, is carried out after all.
    Release(Rupiah),
    /// Two records are said to be one person.
    SamePerson,
    /// Two records of one person become one, for good.
    Merge,
    /// Somebody's role, territory or standing.
    User,
    /// Somebody new, with this role.
    NewUser(Role),
    /// The password, authenticator or link of somebody with this role, made new or taken off by another.
    SignIn(Role),
    /// So many people come in by one list.
    List { rows: i64 },
    /// One of these limits.
    Limit,
    /// Nothing that these rules know.
    Other,
}

/// Why a second person is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Second {
    /// A word of the catalogue: which rule.
    pub rule: &'static str,
    /// What one person may do alone: a value, or the word for "nothing".
    pub alone: Arg,
}

/// True for a role whose word may be the second person's, or that makes users. Who could make one alone would be two
/// people in one.
pub fn decides(role: Role) -> bool {
    [Action::ApproveChange, Action::ApproveUser, Action::ManageUsers]
        .iter()
        .any(|action| grant(role, *action) != Reach::Never)
}

/// Whether a second person must agree.
pub fn second_person(change: Change, limits: &Limits) -> Option<Second> {
    let above = |limit: Limit, size: i64, rule| {
        let value = limits.get(limit);
        (size > value).then(|| Second { rule, alone: limit.say(value) })
    };
    let always = |rule| Some(Second { rule, alone: Arg::Word("second.nothing".into()) });
    match change {
        Change::Reversal(amount) => above(Limit::ReversalRupiah, amount.0, "second.reversal"),
        Change::HandInUndone(amount) => above(Limit::ReversalRupiah, amount.0, "second.hand_in"),
        Change::Release(amount) => above(Limit::ReleaseRupiah, amount.0, "second.release"),
        Change::List { rows } => above(Limit::ListRows, rows, "second.list"),
        Change::SamePerson => always("second.same_person"),
        Change::Merge => always("second.merge"),
        Change::User => always("second.user"),
        Change::NewUser(role) if decides(role) => always("second.new_user"),
        Change::SignIn(role) if decides(role) => always("second.sign_in"),
        Change::Limit => always("second.limit"),
        Change::NewUser(_) | Change::SignIn(_) | Change::Other => None,
    }
}

/// The action that the second person needs. Whoever sees no member decides about users and the house only.
pub fn approved_by(change: Change) -> Action {
    match change {
        Change::User | Change::NewUser(_) | Change::SignIn(_) | Change::Limit => Action::ApproveUser,
        _ => Action::ApproveChange,
    }
}

/// The answer to a command that was sent alone and needs a second person.
impl From<Second> for Refusal {
    fn from(second: Second) -> Refusal {
        Refusal::new("approval.needed").word("rule", second.rule).with("alone", second.alone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_what_one_person_may_do_alone() {
        let mut limits = Limits::default();
        let asked = |change, limits: &Limits| second_person(change, limits).map(|s| s.rule);
        assert_eq!(asked(Change::Reversal(Rupiah(100_000)), &limits), None);
        assert_eq!(asked(Change::Reversal(Rupiah(100_001)), &limits), Some("second.reversal"));
        assert_eq!(asked(Change::List { rows: 50 }, &limits), None);
        assert_eq!(asked(Change::List { rows: 51 }, &limits), Some("second.list"));
        limits.set(Limit::ReversalRupiah, 0);
        assert_eq!(asked(Change::Reversal(Rupiah(1)), &limits), Some("second.reversal"));
        assert_eq!(asked(Change::List { rows: 51 }, &limits), Some("second.list"));
        limits.set(Limit::ListRows, 51);
        assert_eq!(asked(Change::List { rows: 51 }, &limits), None);
    }

    #[test]
    fn who_is_who_and_who_may_what_is_never_one_persons_word() {
        let mut limits = Limits::default();
        for limit in Limit::ALL {
            limits.set(*limit, limit.most());
        }
        for change in [Change::SamePerson, Change::Merge, Change::User, Change::Limit] {
            assert_eq!(second_person(change, &limits).unwrap().alone, Arg::Word("second.nothing".into()));
        }
        assert_eq!(second_person(Change::Other, &limits), None);
    }

    #[test]
    fn nobody_makes_or_becomes_the_second_person_alone() {
        let limits = Limits::default();
        for role in Role::ALL {
            use Role::*;
            let expected = matches!(role, Administrator | Director | RegionHead | BranchHead);
            assert_eq!(decides(*role), expected, "{role:?}");
            for (change, rule) in
                [(Change::NewUser(*role), "second.new_user"), (Change::SignIn(*role), "second.sign_in")]
            {
                let asked = second_person(change, &limits).map(|s| s.rule);
                assert_eq!(asked, expected.then_some(rule), "{role:?}");
                assert_eq!(approved_by(change), Action::ApproveUser);
            }
        }
    }

    #[test]
    fn limits_stay_limits() {
        for limit in Limit::ALL {
            assert_eq!(limit.checked(limit.default_value()), Ok(limit.default_value()));
            assert!(limit.checked(0).is_ok() && limit.checked(limit.most()).is_ok());
            for value in [-1, limit.most() + 1, i64::MAX] {
                assert_eq!(limit.checked(value).unwrap_err().code(), "limit.range");
            }
        }
    }

    #[test]
    fn who_sees_no_member_decides_about_no_member() {
        assert_eq!(approved_by(Change::User), Action::ApproveUser);
        assert_eq!(approved_by(Change::Limit), Action::ApproveUser);
        let about_members =
            [Change::Reversal(Rupiah(1)), Change::SamePerson, Change::List { rows: 1 }, Change::Other];
        assert!(about_members.iter().all(|c| approved_by(*c) == Action::ApproveChange));
    }
}
