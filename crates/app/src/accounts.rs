//! People and systems that sign in: made, and made something else. What is asked is read here; what follows from it
//! is decided in `access` on the row as it stands.

use crate::App;
use crate::group::Prepared;
use crate::wire::{self, required};
use access::{Account, Actor, Reassignment, Role, Territory};
use kernel::{ActorId, CommandId, OfficeId, Refusal, RegionCode};
use outreach::Network;
use store::reference::ActorRow;

const SHORTEST_SECRET: usize = 32;
/// How the whole country is written where areas stand otherwise.
const NATION: &str = "nation";

impl App {
    /// A password that nobody knows, for a sign-in whose password for once is made afterwards. The same command gets
    /// the same, so that sending it again is sending the same.
    pub fn unknowable_password(&self, command: CommandId) -> String {
        let hash = self.core.seal.seal().command_hash(format!("actor.password|{command}").as_bytes());
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The password for once that a command gives somebody: the same for the same command, so that it can be shown
    /// once a second person has agreed to it. It is kept nowhere but as a hash on the row.
    pub fn one_time_of(&self, command: CommandId) -> String {
        seal::password::one_time_of(
            &self.core.seal.seal().command_hash(format!("actor.once|{command}").as_bytes()),
        )
    }

    pub(crate) async fn reset_sign_in(
        &self,
        who: &Actor,
        envelope: &wire::Envelope,
        what: access::Reset,
        reason: String,
    ) -> Result<Prepared, Refusal> {
        let later = || Refusal::new("command.later");
        let what = match what {
            access::Reset::Password => {
                Resetting::Password(self.hashed(self.one_time_of(CommandId(envelope.id))).await?)
            }
            access::Reset::Authenticator => Resetting::Authenticator,
            access::Reset::Identity => {
                let mut reader = self.core.store.reader().await.map_err(|_| later())?;
                let linked = store::account::identity_of(&mut reader, ActorId(envelope.subject)).await;
                // What is not there says no more to a stranger than that somebody is.
                Resetting::Identity { linked: linked.map_err(|_| later())?.is_some() }
            }
        };
        Ok(Prepared::SignIn(Box::new(SignInReset { who: who.clone(), what, reason })))
    }

    /// Hashing takes some milliseconds of one core: not on the thread that serves others.
    async fn hashed(&self, password: String) -> Result<String, Refusal> {
        let hashed = tokio::task::spawn_blocking(move || seal::password::hash(&password)).await;
        hashed.map_err(|_| Refusal::new("command.later"))
    }

    pub(crate) async fn new_actor(
        &self,
        actor: &wire::Actor,
        id: uuid::Uuid,
        network: &Network,
    ) -> Result<ActorRow, Refusal> {
        let name = wire::required("name", &actor.name)?;
        let login = actor.login.trim().to_lowercase();
        let shaped = (2..=64).contains(&login.len())
            && login.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'@'));
        if !shaped {
            return Err(Refusal::of("login", "actor.login"));
        }
        if access::Role::from_key(&actor.role).is_none() {
            return Err(Refusal::of("role", "actor.role"));
        }
        if actor.of_office.is_some_and(|o| !network.offices.contains_key(&OfficeId(o))) {
            return Err(Refusal::of("of_office", "outreach.office_unknown"));
        }
        let territory = territory(&actor.areas)?;
        let mut reader = self.core.store.reader().await.map_err(|_| Refusal::new("command.later"))?;
        let taken = store::reference::actor_by_login(&mut reader, &login).await;
        if taken.map_err(|_| Refusal::new("command.later"))?.is_some_and(|held| held.actor_id != id) {
            return Err(Refusal::of("login", "actor.login_taken"));
        }
        // The house itself is nobody: who acts in its name has the machine.
        if id.is_nil() {
            return Err(Refusal::of("subject", "actor.unknown"));
        }
        let password = self.hashed(actor.password.clone()).await?;
        Ok(ActorRow {
            actor_id: id,
            login,
            name,
            role: actor.role.clone(),
            office_id: actor.of_office,
            territory: territory_text(&territory),
            lang: if actor.lang == "en" { "en" } else { "id" }.to_owned(),
            active: true,
            password,
            must_change: actor.must_change,
            totp_sealed: None,
            failed: 0,
            locked_until: None,
            version: 1,
        })
    }

    pub(crate) fn new_client(&self, client: wire::Client) -> Result<Prepared, Refusal> {
        if client.secret.len() < SHORTEST_SECRET {
            return Err(Refusal::of("secret", "client.secret").with("least", SHORTEST_SECRET as i64));
        }
        let name_good = (3..=64).contains(&client.client_id.len());
        if !name_good {
            return Err(Refusal::of("client_id", "actor.login"));
        }
        let secret_hash = self.core.secret_hash(&client.secret);
        let client_id = wire::required("client_id", &client.client_id)?;
        Ok(Prepared::Client { client_id, name: wire::required("name", &client.name)?, secret_hash })
    }
}

/// A change of somebody's rights, asked for and read; decided with the group.
#[derive(Clone)]
pub(crate) struct Reassigned {
    pub who: Actor,
    pub change: Reassignment,
    pub reason: String,
}

/// Somebody's sign-in made new, asked for and read; decided with the group.
#[derive(Clone)]
pub(crate) struct SignInReset {
    pub who: Actor,
    pub what: Resetting,
    pub reason: String,
}

#[derive(Clone)]
pub(crate) enum Resetting {
    /// The hash of the password for once.
    Password(String),
    Authenticator,
    Identity {
        linked: bool,
    },
}

impl Resetting {
    pub fn what(&self) -> access::Reset {
        match self {
            Resetting::Password(_) => access::Reset::Password,
            Resetting::Authenticator => access::Reset::Authenticator,
            Resetting::Identity { .. } => access::Reset::Identity,
        }
    }

    /// What is written, or that there is nothing to take off.
    pub fn renewed(&self, row: &ActorRow) -> Result<store::admin::Renewed, Refusal> {
        use store::admin::Renewed;
        let nothing = |code| Err(Refusal::of("what", code));
        match self {
            Resetting::Password(hash) => Ok(Renewed::Password(hash.clone())),
            Resetting::Authenticator if row.totp_sealed.is_none() => nothing("user.reset.no_authenticator"),
            Resetting::Authenticator => Ok(Renewed::Authenticator),
            Resetting::Identity { linked: false } => nothing("user.reset.no_identity"),
            Resetting::Identity { linked: true } => Ok(Renewed::Identity),
        }
    }
}

pub(crate) fn reassign(who: &Actor, network: &Network, asked: &wire::Reassign) -> Result<Prepared, Refusal> {
    let role = |key: &String| Role::from_key(key).ok_or_else(|| Refusal::of("role", "actor.role"));
    let office = asked.of_office.map(OfficeId);
    if office.is_some_and(|office| !network.offices.contains_key(&office)) {
        return Err(Refusal::of("of_office", "outreach.office_unknown"));
    }
    let change = Reassignment {
        name: asked.name.as_deref().map(|name| required("name", name)).transpose()?,
        role: asked.role.as_ref().map(role).transpose()?,
        office,
        territory: asked.areas.as_deref().map(territory).transpose()?,
        active: asked.active,
    };
    let reason = required("reason", &asked.reason)?;
    Ok(Prepared::Reassign(Box::new(Reassigned { who: who.clone(), change, reason })))
}

pub(crate) fn change_office(id: OfficeId, asked: &wire::ChangeOffice) -> Result<Prepared, Refusal> {
    let areas = asked.areas.as_deref().map(codes).transpose()?;
    let change = outreach::OfficeChange {
        id,
        name: asked.name.as_deref().map(|name| required("name", name)).transpose()?,
        parent: asked.parent.map(OfficeId),
        areas,
    };
    Ok(Prepared::Office(Box::new((change, required("reason", &asked.reason)?))))
}

/// Areas that exist; none of them is the whole country.
fn territory(areas: &[String]) -> Result<Territory, Refusal> {
    Ok(if areas.is_empty() { Territory::Nation } else { Territory::Areas(codes(areas)?) })
}

fn codes(areas: &[String]) -> Result<Vec<RegionCode>, Refusal> {
    let code =
        |area: &String| regions::regions().get(&RegionCode::parse(area.trim())?).map(|found| found.code);
    let mut codes = areas.iter().map(code).collect::<Result<Vec<_>, _>>().map_err(|mut refusal| {
        refusal.field = Some("areas".into());
        refusal
    })?;
    codes.sort();
    codes.dedup();
    Ok(codes)
}

/// `nation`, or codes of areas.
pub(crate) fn territory_text(territory: &Territory) -> String {
    match territory {
        Territory::Nation => NATION.to_owned(),
        Territory::Areas(areas) => areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    }
}

/// The territory of a row; nothing for one that means nothing.
pub(crate) fn territory_of(text: &str) -> Option<Territory> {
    if text == NATION {
        return Some(Territory::Nation);
    }
    text.split_whitespace().map(RegionCode::parse).collect::<Result<Vec<_>, _>>().ok().map(Territory::Areas)
}

/// The rights of a row; nothing for one that means nothing.
pub(crate) fn account_of(row: &ActorRow) -> Option<Account> {
    Some(Account {
        id: ActorId(row.actor_id),
        name: row.name.clone(),
        role: Role::from_key(&row.role)?,
        office: row.office_id.map(OfficeId),
        territory: territory_of(&row.territory)?,
        active: row.active,
    })
}

/// The row with these rights.
pub(crate) fn row_with(row: &ActorRow, account: &Account) -> ActorRow {
    ActorRow {
        name: account.name.clone(),
        role: account.role.key().to_owned(),
        office_id: account.office.map(|o| o.0),
        territory: territory_text(&account.territory),
        active: account.active,
        ..row.clone()
    }
}
