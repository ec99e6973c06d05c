use crate::{Action, Role};

/// How far a role's right to an action goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reach {
    Never,
    /// Within the actor's own territory.
    Own,
    /// Wherever it is asked.
    Everywhere,
}

/// The rules. Three thoughts run through them: who takes money does not reverse or open balances; who keeps the
/// machines does not see members; figures without persons are for all who plan, names only for who serves them.
pub(crate) fn grant(role: Role, action: Action) -> Reach {
    use Role::*;
    let own = |yes: bool| if yes { Reach::Own } else { Reach::Never };
    let everywhere = |yes: bool| if yes { Reach::Everywhere } else { Reach::Never };
    let takes_money = matches!(role, Marketing | Clerk | Agent | System);
    let head = matches!(role, RegionHead | BranchHead);
    let serves_members = takes_money || head || role == Auditor;
    match action {
        Action::RegisterMember | Action::CompleteMember | Action::TakePayment => own(takes_money),
        Action::ReverseReceipt | Action::DecideDispute => own(role == BranchHead),
        Action::OpenBalances => own(matches!(role, Director) || head),
        Action::RecordEnding | Action::DecideDuplicate | Action::CorrectMember => {
            own(matches!(role, BranchHead | Clerk))
        }
        // Whoever stands beside the family writes it down.
        Action::ReportIncident => own(matches!(role, BranchHead | Marketing | Clerk | Agent)),
        Action::ImportList => own(matches!(role, Clerk | Marketing) || head),
        Action::ApproveChange => own(head),
        Action::ReceiveCash | Action::HandlePhones => own(matches!(role, BranchHead | Clerk)),
        Action::ViewCash => own(matches!(role, Clerk | Auditor) || head),

        Action::ViewMember | Action::ViewCoverage | Action::ViewReceipt => own(serves_members),
        // Who reads an address off it or holds two records against each other. Never the phone that took it.
        Action::ViewPhoto => own(matches!(role, BranchHead | Marketing | Clerk)),
        // A client system asks about a person it names; it is given no list of people.
        Action::SearchMembers | Action::ViewIncidents => own(serves_members && role != System),
        // A file of names leaves the house: not in the hands of every agent.
        Action::ListMembers => own(matches!(role, Marketing | Clerk | Auditor) || head),
        Action::ViewTasks => own(matches!(role, Clerk | Marketing | Auditor) || head),

        // Agents see the figures of their own villages; a client system those it was given.
        Action::ViewTallies | Action::ViewOffice | Action::ViewActivity => match role {
            Agent | System => Reach::Own,
            _ => Reach::Everywhere,
        },

        Action::PlanActivity => own(matches!(role, Marketing | BranchHead)),
        Action::PlanCampaign => own(matches!(role, Director | Marketing) || head),
        Action::SetTarget => own(role == Director || head),

        Action::ManageOffices | Action::ManageUsers => own(role == Administrator),
        Action::ManageClients | Action::ManageHouse => everywhere(role == Administrator),
        // Nobody gives themselves a right: head office or another administrator says yes.
        Action::ApproveUser => own(matches!(role, Administrator | Director)),
        Action::ManageSettings => everywhere(matches!(role, Administrator | Director)),
        Action::ViewApprovals => {
            own(matches!(role, Administrator | Director | Clerk | Marketing | Auditor) || head)
        }
        // A lost phone is locked by the branch at once, not after a call to head office.
        Action::ManageDevices => own(matches!(role, Administrator | BranchHead)),
        Action::ViewAudit => own(matches!(role, Administrator | Auditor | BranchHead)),

        Action::Quote | Action::ViewScheme | Action::ViewRegions => Reach::Everywhere,
        // Whether the journals balance is no secret from those who work here. A client system's credentials are
        // changed by whoever keeps it.
        Action::ViewHealth | Action::OwnAccount => everywhere(role != System),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(role: Role, action: Action) -> bool {
        grant(role, action) != Reach::Never
    }

    #[test]
    fn who_takes_money_never_undoes_it() {
        for role in Role::ALL {
            let takes = may(*role, Action::TakePayment);
            let undoes =
                [Action::ReverseReceipt, Action::OpenBalances, Action::DecideDispute, Action::ApproveChange];
            assert!(!takes || !undoes.iter().any(|action| may(*role, *action)), "{role:?}");
        }
    }

    #[test]
    fn who_keeps_the_machines_sees_no_member() {
        for action in Action::ALL.iter().filter(|a| a.shows_persons() || a.is_about_somebody()) {
            assert!(!may(Role::Administrator, *action), "{action:?}");
            assert!(!may(Role::Director, *action), "{action:?}");
        }
    }

    #[test]
    fn auditors_change_nothing() {
        for action in Action::ALL {
            assert!(!(action.changes() && may(Role::Auditor, *action)), "{action:?}");
        }
        assert!(may(Role::Auditor, Action::ViewAudit) && may(Role::Auditor, Action::ViewMember));
    }

    #[test]
    fn what_changes_or_shows_persons_stays_in_its_territory() {
        for action in Action::ALL.iter().filter(|a| a.is_placed() && (a.changes() || a.shows_persons())) {
            for role in Role::ALL {
                assert_ne!(grant(*role, *action), Reach::Everywhere, "{role:?} {action:?}");
            }
        }
    }

    #[test]
    fn every_action_has_somebody() {
        for action in Action::ALL {
            assert!(Role::ALL.iter().any(|role| may(*role, *action)), "{action:?}");
        }
    }
}
