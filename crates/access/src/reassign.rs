use crate::role::keyed;
use crate::{Actor, Role, Territory};
use kernel::{ActorId, OfficeId, Refusal};

/// Somebody who may sign in, as far as their rights go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    pub id: ActorId,
    pub name: String,
    pub role: Role,
    pub office: Option<OfficeId>,
    pub territory: Territory,
    pub active: bool,
}

/// What is to become another; what is left out stays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reassignment {
    pub name: Option<String>,
    pub role: Option<Role>,
    pub office: Option<OfficeId>,
    pub territory: Option<Territory>,
    /// False: may not sign in any more.
    pub active: Option<bool>,
}

impl Reassignment {
    /// True where it touches what somebody may do, and not only how they are called.
    pub fn touches_rights(&self) -> bool {
        self.role.is_some() || self.office.is_some() || self.territory.is_some() || self.active.is_some()
    }
}

keyed! {
    /// What is made new of somebody's sign-in by another, when they cannot help themselves.
    Reset, "user.reset" {
        /// A password for once; everything that is open is shut.
        Password = "password",
        /// The authenticator and its recovery codes, taken off.
        Authenticator = "authenticator",
        /// Whom the institution's own sign-in means by this account, forgotten.
        Identity = "identity",
    }
}

/// Whether `who`, who may manage users, may make this new of that user's sign-in. One's own is changed with one's own
/// password, on the page of one's account.
pub fn reset(who: &Actor, held: &Account, what: Reset) -> Result<(), Refusal> {
    if who.id == held.id {
        return Err(Refusal::new("actor.own_account"));
    }
    if !who.territory.covers(&held.territory) {
        return Err(Refusal::of("areas", "actor.beyond"));
    }
    if held.role == Role::System && what == Reset::Password {
        return Err(Refusal::new("actor.role_system"));
    }
    Ok(())
}

/// The account as it becomes, or why not. That `who` may manage users at all has been asked; here it is asked about
/// this user: nobody changes what they themselves may do, and nobody gives or takes ground they do not have.
pub fn reassign(who: &Actor, held: &Account, change: &Reassignment) -> Result<Account, Refusal> {
    if who.id == held.id && change.touches_rights() {
        return Err(Refusal::new("actor.own_rights"));
    }
    if !who.territory.covers(&held.territory) {
        return Err(Refusal::of("areas", "actor.beyond"));
    }
    let mut next = held.clone();
    if let Some(name) = &change.name {
        next.name.clone_from(name);
    }
    if let Some(role) = change.role {
        // A system signs in by a secret, a person by a password: one does not become the other.
        if (role == Role::System) != (held.role == Role::System) {
            return Err(Refusal::of("role", "actor.role_system"));
        }
        next.role = role;
    }
    if let Some(office) = change.office {
        next.office = Some(office);
    }
    if let Some(territory) = &change.territory {
        if !who.territory.covers(territory) {
            return Err(Refusal::of("areas", "actor.beyond"));
        }
        next.territory = territory.clone();
    }
    if let Some(active) = change.active {
        next.active = active;
    }
    if next == *held { Err(Refusal::new("actor.same")) } else { Ok(next) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::RegionCode;
    use uuid::Uuid;

    fn areas(codes: &[&str]) -> Territory {
        Territory::Areas(codes.iter().map(|code| RegionCode::parse(code).unwrap()).collect())
    }

    fn admin(territory: Territory) -> Actor {
        let id = ActorId(Uuid::from_u128(1));
        Actor { id, role: Role::Administrator, territory, office: None, name: "Admin".to_owned() }
    }

    fn clerk() -> Account {
        Account {
            id: ActorId(Uuid::from_u128(2)),
            name: "Ketut".to_owned(),
            role: Role::Clerk,
            office: Some(OfficeId(Uuid::from_u128(10))),
            territory: areas(&["51.71"]),
            active: true,
        }
    }

    fn asked(change: impl FnOnce(&mut Reassignment)) -> Reassignment {
        let mut asked = Reassignment::default();
        change(&mut asked);
        asked
    }

    #[test]
    fn what_is_left_out_stays() {
        let who = admin(Territory::Nation);
        let next = reassign(&who, &clerk(), &asked(|c| c.role = Some(Role::Marketing))).unwrap();
        assert_eq!(next, Account { role: Role::Marketing, ..clerk() });
        let next = reassign(&who, &clerk(), &asked(|c| c.active = Some(false))).unwrap();
        assert_eq!(next, Account { active: false, ..clerk() });
        let moved = asked(|c| {
            c.office = Some(OfficeId(Uuid::from_u128(11)));
            c.territory = Some(areas(&["33.10"]));
            c.name = Some("Ketut Sari".to_owned());
        });
        let next = reassign(&who, &clerk(), &moved).unwrap();
        assert_eq!((next.name.as_str(), next.territory), ("Ketut Sari", areas(&["33.10"])));
        assert_eq!((next.office, next.role), (Some(OfficeId(Uuid::from_u128(11))), Role::Clerk));
    }

    #[test]
    fn what_is_refused() {
        let (nation, bali) = (admin(Territory::Nation), admin(areas(&["51"])));
        let own = Account { id: nation.id, role: Role::Administrator, ..clerk() };
        let role = |role| asked(|c| c.role = Some(role));
        let ground = |codes: &[&str]| asked(|c| c.territory = Some(areas(codes)));
        let cases = [
            (&nation, own.clone(), role(Role::Director), "actor.own_rights", "one's own role"),
            (&nation, own.clone(), ground(&["51"]), "actor.own_rights", "one's own ground"),
            (
                &nation,
                own.clone(),
                asked(|c| c.active = Some(false)),
                "actor.own_rights",
                "one's own standing",
            ),
            (&bali, clerk(), ground(&["33.10"]), "actor.beyond", "ground one does not have"),
            (
                &bali,
                clerk(),
                asked(|c| c.territory = Some(Territory::Nation)),
                "actor.beyond",
                "the whole country, from a part",
            ),
            (
                &bali,
                Account { territory: areas(&["51.71", "33.10"]), ..clerk() },
                role(Role::Agent),
                "actor.beyond",
                "somebody who works beyond",
            ),
            (&nation, clerk(), role(Role::System), "actor.role_system", "a person as a system"),
            (
                &nation,
                Account { role: Role::System, ..clerk() },
                role(Role::Clerk),
                "actor.role_system",
                "a system as a person",
            ),
            (&nation, clerk(), role(Role::Clerk), "actor.same", "nothing new"),
            (&nation, clerk(), Reassignment::default(), "actor.same", "nothing at all"),
        ];
        for (who, held, change, code, what) in cases {
            assert_eq!(reassign(who, &held, &change).unwrap_err().code(), code, "{what}");
        }
        let own_new = reset(&nation, &own, Reset::Password).unwrap_err();
        assert_eq!(own_new.code(), "actor.own_account");
        let ground = reset(&bali, &Account { territory: areas(&["33.10"]), ..clerk() }, Reset::Identity);
        assert_eq!(ground.unwrap_err().code(), "actor.beyond");
        let system = Account { role: Role::System, ..clerk() };
        assert_eq!(reset(&nation, &system, Reset::Password).unwrap_err().code(), "actor.role_system");
        assert_eq!(reset(&nation, &clerk(), Reset::Authenticator), Ok(()));
        let renamed = reassign(&nation, &own, &asked(|c| c.name = Some("Ni Made".to_owned())));
        assert_eq!(renamed.unwrap().name, "Ni Made", "one's own name is no right");
    }
}
