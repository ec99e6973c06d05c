use crate::grant::{Reach, grant};
use crate::{Action, Place, Role, Scope, Territory};
use kernel::{ActorId, OfficeId, Refusal};

/// Who asks: a person with a sign-in, a device with its agent, a client system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    pub id: ActorId,
    pub role: Role,
    pub territory: Territory,
    pub office: Option<OfficeId>,
    /// As receipts and the audit name them.
    pub name: String,
}

/// A "no" of access, for the audit and for the answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Denied {
    pub role: Role,
    pub action: Action,
    pub why: Why,
    /// Answer as if it did not exist (404): that it exists is a secret.
    pub hide: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The role does not have this action anywhere.
    Role,
    /// It has it, but not here.
    Territory,
}

/// May this actor do this, here? What no rule names is denied.
pub fn allow(actor: &Actor, action: Action, place: &Place<'_>) -> Result<(), Denied> {
    let within = || !action.is_placed() || actor.territory.holds_place(place, actor.office);
    let denied = |why| Denied {
        role: actor.role,
        action,
        why,
        hide: why == Why::Territory && action.is_about_somebody(),
    };
    match grant(actor.role, action) {
        Reach::Never => Err(denied(Why::Role)),
        Reach::Own if !within() => Err(denied(Why::Territory)),
        Reach::Everywhere if action.is_placed() && *place == Place::None => Err(denied(Why::Territory)),
        Reach::Own | Reach::Everywhere => Ok(()),
    }
}

/// For what has several places, of which one is enough: a member's home, work place and activity.
pub fn allow_any(actor: &Actor, action: Action, places: &[Place<'_>]) -> Result<(), Denied> {
    let nowhere = allow(actor, action, &Place::None);
    places.iter().fold(nowhere, |answer, place| answer.or_else(|_| allow(actor, action, place)))
}

/// Where the actor may do the action: lists are filtered by it, so that they need not ask row by row.
pub fn scope(actor: &Actor, action: Action) -> Result<Scope<'_>, Denied> {
    match grant(actor.role, action) {
        Reach::Never => Err(Denied { role: actor.role, action, why: Why::Role, hide: false }),
        Reach::Own if action.is_placed() => Ok(actor.territory.scope()),
        Reach::Own | Reach::Everywhere => Ok(Scope::Everywhere),
    }
}

/// Both words of the refusal are words of the catalogue. What is hidden says no more than that nothing was found.
impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Refusal {
        match denied.why {
            _ if denied.hide => Refusal::new("access.not_found"),
            Why::Role => Refusal::new("access.denied")
                .word("action", denied.action.word())
                .word("role", denied.role.word()),
            Why::Territory => Refusal::new("access.outside").word("action", denied.action.word()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::RegionCode;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn area(code: &str) -> RegionCode {
        RegionCode::parse(code).unwrap()
    }

    fn office(n: u128) -> OfficeId {
        OfficeId(Uuid::from_u128(n))
    }

    fn actor(role: Role, territory: Territory) -> Actor {
        let id = ActorId(Uuid::from_u128(1));
        Actor { id, role, territory, office: Some(office(1)), name: "Contoh".to_owned() }
    }

    fn in_klaten(role: Role) -> Actor {
        actor(role, Territory::Areas(vec![area("33.10")]))
    }

    #[test]
    fn an_agent_serves_their_own_villages() {
        let agent = in_klaten(Role::Agent);
        let (gatak, sesetan) = (Place::Area(area("33.10.16.2012")), Place::Area(area("51.71.01.1002")));
        assert_eq!(allow(&agent, Action::TakePayment, &gatak), Ok(()));
        let hidden = allow(&agent, Action::ViewMember, &sesetan).unwrap_err();
        assert!(hidden.hide && hidden.why == Why::Territory);
        assert_eq!(Refusal::from(hidden).code(), "access.not_found");
        let outside = allow(&agent, Action::RegisterMember, &sesetan).unwrap_err();
        assert!(!outside.hide);
        assert_eq!(Refusal::from(outside).code(), "access.outside");
        let denied = allow(&agent, Action::ReverseReceipt, &gatak).unwrap_err();
        assert_eq!((denied.why, denied.hide), (Why::Role, false));
        assert_eq!(Refusal::from(denied).code(), "access.denied");
    }

    #[test]
    fn a_role_without_the_action_learns_nothing_from_the_place() {
        let admin = actor(Role::Administrator, Territory::Nation);
        let answers = ["33.10.16.2012", "51.71.01.1002"]
            .map(|code| allow(&admin, Action::ViewMember, &Place::Area(area(code))).unwrap_err());
        assert_eq!(answers[0], answers[1]);
    }

    #[test]
    fn one_of_several_places_is_enough() {
        let agent = in_klaten(Role::Agent);
        let (inside, outside) = (Place::Area(area("33.10.16.2012")), Place::Area(area("34.04.01.2001")));
        assert_eq!(allow_any(&agent, Action::ViewMember, &[outside, inside]), Ok(()));
        assert!(allow_any(&agent, Action::ViewMember, &[outside]).unwrap_err().hide);
        assert!(allow_any(&agent, Action::ViewMember, &[]).is_err());
        assert_eq!(allow_any(&agent, Action::Quote, &[]), Ok(()));
    }

    #[test]
    fn offices_are_ones_own_or_within() {
        let head = in_klaten(Role::BranchHead);
        let (klaten, mixed) = ([area("33.10")], [area("33.10"), area("33.11")]);
        let may =
            |id, areas| allow(&head, Action::ManageDevices, &Place::Office { id: office(id), areas }).is_ok();
        assert!(may(1, &[]) && may(1, &mixed) && may(2, &klaten));
        assert!(!may(2, &mixed) && !may(2, &[]));
    }

    #[test]
    fn lists_are_filtered_by_the_territory() {
        let clerk = in_klaten(Role::Clerk);
        let found = scope(&clerk, Action::SearchMembers).unwrap();
        assert!(found.holds(&area("33.10.16.2012")) && !found.holds(&area("33.11")));
        assert_eq!(scope(&clerk, Action::ViewTallies), Ok(Scope::Everywhere));
        assert_eq!(scope(&clerk, Action::ManageUsers).unwrap_err().why, Why::Role);
        let auditor = actor(Role::Auditor, Territory::Nation);
        assert_eq!(scope(&auditor, Action::SearchMembers), Ok(Scope::Everywhere));
    }

    #[test]
    fn keys_read_themselves() {
        for role in Role::ALL {
            assert_eq!(Role::from_key(role.key()), Some(*role));
        }
        for action in Action::ALL {
            assert_eq!(Action::from_key(action.key()), Some(*action));
        }
        assert_eq!(Role::from_key("admin"), None);
    }

    fn any_area() -> impl Strategy<Value = RegionCode> {
        // Few digits, so that areas often meet.
        (11_u8..14, 1_u8..4, 1_u8..3, 2001_u16..2003, 0_usize..4).prop_map(|(p, r, d, v, level)| {
            let parts = [format!("{p}"), format!("{r:02}"), format!("{d:02}"), v.to_string()];
            area(&parts[..=level].join("."))
        })
    }

    proptest! {
        #[test]
        fn nobody_acts_outside_their_territory(
            mine in prop::collection::vec(any_area(), 0..4),
            asked in any_area(),
            role in prop::sample::select(Role::ALL),
            action in prop::sample::select(Action::ALL),
        ) {
            let actor = actor(role, Territory::Areas(mine.clone()));
            let inside = mine.iter().any(|own| asked.as_str().starts_with(own.as_str()));
            let bound = action.is_placed() && (action.changes() || action.shows_persons());
            for place in [Place::Area(asked), Place::Office { id: office(2), areas: &[asked] }] {
                let answer = allow(&actor, action, &place);
                prop_assert!(inside || !bound || answer.is_err(), "{:?} {:?} {:?}", role, action, asked);
                let listed = scope(&actor, action).is_ok_and(|scope| scope.holds(&asked));
                prop_assert_eq!(answer.is_ok(), listed, "a list and a look agree");
            }
            prop_assert!(!bound || allow(&actor, action, &Place::Nation).is_err());
        }

        #[test]
        fn what_needs_a_place_is_denied_without_one(
            role in prop::sample::select(Role::ALL),
            action in prop::sample::select(Action::ALL),
        ) {
            let answer = allow(&actor(role, Territory::Nation), action, &Place::None);
            prop_assert!(!action.is_placed() || answer.is_err());
        }
    }
}
