//! Who somebody is: passwords, sessions, devices, client systems, and the first administrator of an empty house.
//! What is remembered between calls is a minute of sessions and the failed tries at names nobody has.

use crate::wire::{self, Command, Envelope};
use crate::{App, AppError, Outcome};
use access::{Action, Actor, Place, Role, Territory};
use kernel::{ActorId, Instant, OfficeId, Refusal, RegionCode};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use store::StoreError;
use store::reference::{self, ActorRow, NewSession};
use text::Lang;
use tokio::sync::Semaphore;

/// A working day.
const PERSON_SECONDS: i64 = 12 * 3600;
/// A phone of the field is enrolled for about a year.
const DEVICE_SECONDS: i64 = 400 * 86_400;
const CLIENT_SECONDS: i64 = 3600;
/// Failed tries before the door stays shut for a while.
const TRIES: i64 = 5;
/// The longest the door stays shut.
const LONGEST_LOCK_MINUTES: i64 = 60;
/// How long a session is believed without asking the database; one revoked here is forgotten at once.
const CACHE_SECONDS: i64 = 60;
const CACHED_SESSIONS: usize = 20_000;
const STRANGERS: usize = 10_000;
/// Hashing takes 19 MiB and a core for 20 ms: two at a time, whatever is asked.
const HASHING_AT_ONCE: usize = 2;
const LONGEST_LABEL: usize = 80;
const TOTP: &str = "actor.totp";

type Hash = [u8; 32];

/// What the door remembers.
pub(crate) struct Doors {
    hashing: Semaphore,
    sessions: RwLock<HashMap<Hash, (Instant, Arc<Session>)>>,
    /// Names nobody has are shut like others, so that a lock does not tell which names exist.
    strangers: Mutex<HashMap<Hash, (i64, Instant)>>,
}

impl Default for Doors {
    fn default() -> Doors {
        Doors {
            hashing: Semaphore::new(HASHING_AT_ONCE),
            sessions: RwLock::default(),
            strangers: Mutex::default(),
        }
    }
}

/// How somebody is signed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionKind {
    Person,
    Device,
    Client,
}

impl SessionKind {
    fn key(self) -> &'static str {
        match self {
            SessionKind::Person => "person",
            SessionKind::Device => "device",
            SessionKind::Client => "client",
        }
    }

    fn from_key(key: &str) -> Option<SessionKind> {
        [SessionKind::Person, SessionKind::Device, SessionKind::Client].into_iter().find(|k| k.key() == key)
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    pub actor: Actor,
    pub login: String,
    pub kind: SessionKind,
    /// Goes with every form of this session.
    pub csrf: String,
    pub lang: Lang,
    /// The password was for once: nothing else before a new one.
    pub must_change: bool,
    pub has_totp: bool,
    pub expires: Instant,
}

/// What a new session's holder gets.
#[derive(Clone, Debug)]
pub struct SignedInSession {
    /// Shown once; only its hash is kept.
    pub token: String,
    pub session: Arc<Session>,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInProblem {
    /// Name or password; which of them is not said.
    #[error("name or password is wrong")]
    Wrong,
    #[error("too many tries; shut for {seconds} seconds")]
    Locked { seconds: i64 },
    /// The password is right, and the account has an authenticator.
    #[error("the account wants a code")]
    WantsCode,
    #[error("the account is not active")]
    Inactive,
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for SignInProblem {
    fn from(e: StoreError) -> Self {
        SignInProblem::App(e.into())
    }
}

/// An enrolled phone or desk machine.
#[derive(Clone, Debug)]
pub struct Device {
    /// The first eight bytes of its token's hash, in hex.
    pub id: String,
    pub label: String,
    pub created: Instant,
    pub expires: Instant,
    pub revoked: bool,
}

/// A secret for an authenticator, not yet in force: it is confirmed with a code it makes.
#[derive(Clone, Debug)]
pub struct NewTotp {
    /// For typing.
    pub text: String,
    /// For a QR code.
    pub uri: String,
    /// The secret sealed, to be handed back with the first code.
    pub sealed: Vec<u8>,
}

impl App {
    /// Signs a person in. A wrong name takes as long and is shut as often as a wrong password.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        code: Option<&str>,
        now: Instant,
    ) -> Result<SignedInSession, SignInProblem> {
        let login = login.trim().to_lowercase();
        // Held before the row is read, so that no crowd of tries is checked against the same count of failures.
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let row = reference::actor_by_login(&mut *self.core.store.reader().await?, &login).await?;
        let Some(row) = row else { return Err(self.stranger(&login, password, now).await) };
        if let Some(until) = row.locked_until.map(|at| Instant(at.0)).filter(|until| *until > now) {
            return Err(SignInProblem::Locked { seconds: seconds_until(until, now) });
        }
        let right = verified(password, &row.password).await?;
        let step = match (&row.totp_sealed, code.map(str::trim).filter(|c| !c.is_empty())) {
            _ if !right => Err(SignInProblem::Wrong),
            (None, _) => Ok(None),
            (Some(_), None) => return Err(SignInProblem::WantsCode),
            (Some(sealed), Some(code)) => self.step(&row, sealed, code, now).map(Some),
        };
        match step {
            Err(SignInProblem::Wrong) => Err(self.failed(&row, now).await?),
            Err(other) => Err(other),
            Ok(_) if !row.active => Err(SignInProblem::Inactive),
            Ok(step) => self.opened(&row, password, step, now).await,
        }
    }

    /// Somebody nobody is.
    async fn stranger(&self, login: &str, password: &str, now: Instant) -> SignInProblem {
        let key = self.core.seal.seal().command_hash(format!("stranger|{login}").as_bytes());
        let held = self.core.doors.strangers.lock().ok().and_then(|s| s.get(&key).copied());
        if let Some((_, until)) = held.filter(|(_, until)| *until > now) {
            return SignInProblem::Locked { seconds: seconds_until(until, now) };
        }
        let password = password.to_owned();
        if tokio::task::spawn_blocking(move || seal::password::verify_nobody(&password)).await.is_err() {
            return AppError::Closing.into();
        }
        let failed = held.map_or(0, |(failed, _)| failed) + 1;
        let until = lock_until(failed, now);
        if let Ok(mut strangers) = self.core.doors.strangers.lock() {
            if strangers.len() >= STRANGERS {
                strangers.clear();
            }
            strangers.insert(key, (failed, until.unwrap_or(now)));
        }
        shut(until, now)
    }

    async fn failed(&self, row: &ActorRow, now: Instant) -> Result<SignInProblem, AppError> {
        let mut row = row.clone();
        loop {
            let failed = row.failed + 1;
            let until = lock_until(failed, now);
            let mut tx = self.core.store.begin().await?;
            match reference::set_sign_in(&mut tx, &row, failed, until).await {
                Ok(()) => {
                    tx.commit().await?;
                    return Ok(shut(until, now));
                }
                // Another try at the same name was counted meanwhile: count on from there.
                Err(StoreError::Conflict) => {
                    tx.roll_back().await;
                    let id = ActorId(row.actor_id);
                    let again = reference::actor(&mut *self.core.store.reader().await?, id).await?;
                    row = again.ok_or(StoreError::Conflict)?;
                }
                Err(other) => return Err(other.into()),
            }
        }
    }

    fn step(
        &self,
        row: &ActorRow,
        sealed: &[u8],
        code: &str,
        now: Instant,
    ) -> Result<(i64, Vec<u8>), SignInProblem> {
        let (secret, last) = self.totp(row.actor_id, sealed).ok_or_else(|| corrupt("totp_sealed"))?;
        let step = seal::totp::verify(&secret, code, now.0.div_euclid(1_000_000), last);
        step.map(|step| (step, secret)).ok_or(SignInProblem::Wrong)
    }

    /// The secret and the step used last: a code opens nothing a second time.
    fn totp(&self, actor: uuid::Uuid, sealed: &[u8]) -> Option<(Vec<u8>, Option<i64>)> {
        let plain = self.core.seal.seal().decrypt(TOTP, actor, sealed).ok()?;
        let (step, secret) = plain.split_first_chunk::<8>()?;
        let step = i64::from_be_bytes(*step);
        Some((secret.to_vec(), (step >= 0).then_some(step)))
    }

    fn seal_totp(&self, actor: ActorId, secret: &[u8], step: i64) -> Vec<u8> {
        let plain = [&step.to_be_bytes()[..], secret].concat();
        self.core.seal.seal().encrypt(TOTP, actor.0, &plain)
    }

    async fn opened(
        &self,
        row: &ActorRow,
        password: &str,
        step: Option<(i64, Vec<u8>)>,
        now: Instant,
    ) -> Result<SignedInSession, SignInProblem> {
        let id = ActorId(row.actor_id);
        let outdated = seal::password::is_outdated(&row.password);
        let fresh = if outdated { Some(hashed(password).await?) } else { None };
        let mut tx = self.core.store.begin().await?;
        if row.failed != 0 || row.locked_until.is_some() || step.is_some() {
            // A conflict here is a second use of the same code, or of the same count: ask again.
            reference::set_sign_in(&mut tx, row, 0, None).await?;
        }
        if let Some((step, secret)) = step {
            reference::set_totp(&mut tx, id, Some(self.seal_totp(id, &secret, step))).await?;
        }
        if let Some(fresh) = fresh {
            reference::set_password(&mut tx, id, fresh, row.must_change).await?;
        }
        let session = session_of(row, SessionKind::Person, now.plus_seconds(PERSON_SECONDS))?;
        let signed_in = add(&mut tx, session, "", now).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Whose token this is, if it is anybody's and still good.
    pub async fn session(&self, token: &str, now: Instant) -> Result<Option<Arc<Session>>, AppError> {
        let Some(hash) = seal::token::stored(token) else { return Ok(None) };
        if let Ok(cache) = self.core.doors.sessions.read()
            && let Some((until, session)) = cache.get(&hash)
            && now < *until
        {
            return Ok((now < session.expires).then(|| session.clone()));
        }
        let mut reader = self.core.store.reader().await?;
        let Some(held) = reference::session(&mut reader, hash).await? else { return Ok(None) };
        let expires = Instant(held.expires.0);
        let Some(row) = reference::actor(&mut reader, ActorId(held.actor_id)).await? else { return Ok(None) };
        if expires <= now || !row.active {
            return Ok(None);
        }
        let kind = SessionKind::from_key(&held.kind).ok_or_else(|| corrupt("session kind"))?;
        let session = Arc::new(Session { csrf: held.csrf, ..session_of(&row, kind, expires)? });
        if let Ok(mut cache) = self.core.doors.sessions.write() {
            if cache.len() >= CACHED_SESSIONS {
                cache.retain(|_, (until, _)| now < *until);
            }
            if cache.len() < CACHED_SESSIONS {
                cache.insert(hash, (now.plus_seconds(CACHE_SECONDS), session.clone()));
            }
        }
        Ok(Some(session))
    }

    /// Ends a session at once.
    pub async fn sign_out(&self, token: &str) -> Result<(), AppError> {
        match seal::token::stored(token) {
            Some(hash) => self.revoke(hash).await,
            None => Ok(()),
        }
    }

    async fn revoke(&self, hash: Hash) -> Result<(), AppError> {
        let mut tx = self.core.store.begin().await?;
        reference::revoke(&mut tx, hash).await?;
        tx.commit().await?;
        if let Ok(mut cache) = self.core.doors.sessions.write() {
            cache.remove(&hash);
        }
        Ok(())
    }

    fn forget(&self, actor: ActorId) {
        if let Ok(mut cache) = self.core.doors.sessions.write() {
            cache.retain(|_, (_, session)| session.actor.id != actor);
        }
    }

    /// Sets a person's own new password. Everything that was open with the old one, devices included, is shut;
    /// the person goes on with the session given back.
    pub async fn change_password(
        &self,
        session: &Session,
        password: &str,
        now: Instant,
    ) -> Result<Result<SignedInSession, Refusal>, AppError> {
        if let Err(refusal) = seal::password::check(password) {
            return Ok(Err(refusal));
        }
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let id = session.actor.id;
        let row = reference::actor(&mut *self.core.store.reader().await?, id).await?;
        let row = row.filter(|row| row.active).ok_or(AppError::Closing)?;
        if verified(password, &row.password).await? {
            return Ok(Err(Refusal::of("password", "password.same")));
        }
        let fresh = hashed(password).await?;
        let mut tx = self.core.store.begin().await?;
        reference::set_password(&mut tx, id, fresh, false).await?;
        reference::revoke_all(&mut tx, id).await?;
        let next = session_of(&row, SessionKind::Person, now.plus_seconds(PERSON_SECONDS))?;
        let signed_in = add(&mut tx, Session { must_change: false, ..next }, "", now).await?;
        tx.commit().await?;
        self.forget(id);
        Ok(Ok(signed_in))
    }

    /// The language a person reads in, from now on.
    pub async fn set_lang(&self, actor: ActorId, lang: Lang) -> Result<(), AppError> {
        let mut tx = self.core.store.begin().await?;
        reference::set_lang(&mut tx, actor, lang.key()).await?;
        tx.commit().await?;
        self.forget(actor);
        Ok(())
    }

    /// A new secret for an authenticator. Nothing is kept until it is confirmed.
    pub fn new_totp(&self, session: &Session) -> NewTotp {
        let secret = seal::totp::new_secret();
        NewTotp {
            text: seal::totp::secret_text(&secret),
            uri: seal::totp::uri("Payung", &session.login, &secret),
            sealed: self.seal_totp(session.actor.id, &secret, -1),
        }
    }

    /// Puts the secret in force, where the code is one it makes now.
    pub async fn enrol_totp(
        &self,
        session: &Session,
        sealed: &[u8],
        code: &str,
        now: Instant,
    ) -> Result<Result<(), Refusal>, AppError> {
        let id = session.actor.id;
        let step = self.totp(id.0, sealed).and_then(|(secret, last)| {
            seal::totp::verify(&secret, code, now.0.div_euclid(1_000_000), last).map(|step| (secret, step))
        });
        let Some((secret, step)) = step else { return Ok(Err(Refusal::of("code", "sign_in.code.refused"))) };
        let mut tx = self.core.store.begin().await?;
        reference::set_totp(&mut tx, id, Some(self.seal_totp(id, &secret, step))).await?;
        tx.commit().await?;
        self.forget(id);
        Ok(Ok(()))
    }

    /// A token for a phone or desk machine of somebody: their own, or of an actor of an office the asker manages.
    pub async fn enrol_device(
        &self,
        who: &Actor,
        owner: ActorId,
        label: &str,
        now: Instant,
    ) -> Result<Result<SignedInSession, Refusal>, AppError> {
        let label: String = label.trim().chars().take(LONGEST_LABEL).collect();
        if label.is_empty() {
            return Ok(Err(Refusal::of("label", "field.required")));
        }
        let row = match self.may_manage(who, owner).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut tx = self.core.store.begin().await?;
        let session = session_of(&row, SessionKind::Device, now.plus_seconds(DEVICE_SECONDS))?;
        let signed_in = add(&mut tx, session, &label, now).await?;
        tx.commit().await?;
        Ok(Ok(signed_in))
    }

    /// The devices of somebody, newest first.
    pub async fn devices(
        &self,
        who: &Actor,
        owner: ActorId,
    ) -> Result<Result<Vec<Device>, Refusal>, AppError> {
        if let Err(refusal) = self.may_manage(who, owner).await? {
            return Ok(Err(refusal));
        }
        let rows = reference::devices(&mut *self.core.store.reader().await?, owner).await?;
        let device = |(hash, label, created, expires, revoked): reference::DeviceRow| Device {
            id: device_id(&hash),
            label,
            created: Instant(created.0),
            expires: Instant(expires.0),
            revoked,
        };
        Ok(Ok(rows.into_iter().map(device).collect()))
    }

    /// Shuts a lost phone out at once.
    pub async fn revoke_device(
        &self,
        who: &Actor,
        owner: ActorId,
        device: &str,
    ) -> Result<Result<(), Refusal>, AppError> {
        if let Err(refusal) = self.may_manage(who, owner).await? {
            return Ok(Err(refusal));
        }
        let rows = reference::devices(&mut *self.core.store.reader().await?, owner).await?;
        let hash = rows.into_iter().find(|row| device_id(&row.0) == device).map(|row| row.0);
        match hash.and_then(|hash| Hash::try_from(hash).ok()) {
            Some(hash) => self.revoke(hash).await.map(Ok),
            None => Ok(Err(Refusal::of("device", "device.unknown"))),
        }
    }

    async fn may_manage(&self, who: &Actor, owner: ActorId) -> Result<Result<ActorRow, Refusal>, AppError> {
        let row = reference::actor(&mut *self.core.store.reader().await?, owner).await?;
        let Some(row) = row.filter(|row| row.active) else {
            return Ok(Err(Refusal::of("actor", "access.not_found")));
        };
        let own = who.id == owner;
        let (action, office) = if own {
            (Action::OwnAccount, None)
        } else {
            (Action::ManageDevices, row.office_id.map(OfficeId))
        };
        let network = self.network();
        let place = match office.and_then(|o| network.offices.get(&o)) {
            Some(office) => Place::Office { id: office.id, areas: &office.areas },
            None => Place::Nation,
        };
        Ok(access::allow(who, action, &place).map_err(Refusal::from).map(|()| row))
    }

    /// A client system's credential for a bearer token of an hour; nothing where it is not good.
    pub async fn client_token(
        &self,
        client_id: &str,
        secret: &str,
        now: Instant,
    ) -> Result<Option<SignedInSession>, AppError> {
        let given = self.core.secret_hash(secret);
        let mut reader = self.core.store.reader().await?;
        let held = reference::client(&mut reader, client_id).await?;
        // Compared even where there is no such client, so that time does not tell.
        let (actor, kept, active) = held.unwrap_or_else(|| (uuid::Uuid::nil(), vec![0; 32], false));
        if !seal::same(&kept, &given) || !active {
            return Ok(None);
        }
        let row = reference::actor(&mut reader, ActorId(actor)).await?.filter(|row| row.active);
        drop(reader);
        let Some(row) = row else { return Ok(None) };
        let session = session_of(&row, SessionKind::Client, now.plus_seconds(CLIENT_SECONDS))?;
        let mut tx = self.core.store.begin().await?;
        let signed_in = add(&mut tx, session, client_id, now).await?;
        tx.commit().await?;
        Ok(Some(signed_in))
    }

    /// In a house without anybody makes one administrator, by a command like any other; gives the name and the
    /// password for once. Nothing where somebody is there already.
    pub async fn first_administrator(&self, now: Instant) -> Result<Option<(String, String)>, AppError> {
        if !reference::actors(&mut *self.core.store.reader().await?).await?.is_empty() {
            return Ok(None);
        }
        let (login, password) = ("admin".to_owned(), seal::password::one_time());
        let command = Command::Actor(Box::new(wire::Actor {
            login: login.clone(),
            name: "Administrator".to_owned(),
            role: Role::Administrator.key().to_owned(),
            of_office: None,
            areas: Vec::new(),
            password: password.clone(),
            must_change: true,
            lang: Lang::default().key().to_owned(),
        }));
        let (id, subject) = (new_id(now), new_id(now));
        let answers =
            self.submit(&the_house(), &[Envelope { id, subject, office: None, command }], now).await?;
        match answers.first() {
            Some(answer) if answer.outcome == Outcome::Done => Ok(Some((login, password))),
            // Another process was first.
            _ => Ok(None),
        }
    }
}

/// The house itself, before there is anybody: it may make the first administrator and nothing about a member.
pub fn the_house() -> Actor {
    Actor {
        id: ActorId(uuid::Uuid::nil()),
        role: Role::Administrator,
        territory: Territory::Nation,
        office: None,
        name: "Payung".to_owned(),
    }
}

fn new_id(now: Instant) -> uuid::Uuid {
    let (seconds, micros) = (now.0.div_euclid(1_000_000), now.0.rem_euclid(1_000_000));
    let seconds = u64::try_from(seconds).unwrap_or_default();
    let nanos = u32::try_from(micros * 1000).unwrap_or_default();
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

fn device_id(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn corrupt(what: &str) -> AppError {
    AppError::Store(StoreError::Corrupt { table: "actor", what: what.to_owned() })
}

/// 1, 2, 4 … 60 minutes from the fifth failure on.
fn lock_until(failed: i64, now: Instant) -> Option<Instant> {
    let beyond = u32::try_from(failed - TRIES).ok()?;
    let minutes = 1_i64.checked_shl(beyond.min(16)).unwrap_or(LONGEST_LOCK_MINUTES);
    Some(now.plus_seconds(60 * minutes.min(LONGEST_LOCK_MINUTES)))
}

fn shut(until: Option<Instant>, now: Instant) -> SignInProblem {
    until.map_or(SignInProblem::Wrong, |until| SignInProblem::Locked { seconds: seconds_until(until, now) })
}

fn seconds_until(until: Instant, now: Instant) -> i64 {
    (until.0 - now.0).div_euclid(1_000_000) + 1
}

async fn verified(password: &str, phc: &str) -> Result<bool, AppError> {
    let (password, phc) = (password.to_owned(), phc.to_owned());
    let checked = tokio::task::spawn_blocking(move || seal::password::verify(&password, &phc)).await;
    checked.map_err(|_| AppError::Closing)
}

async fn hashed(password: &str) -> Result<String, AppError> {
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || seal::password::hash(&password)).await.map_err(|_| AppError::Closing)
}

fn session_of(row: &ActorRow, kind: SessionKind, expires: Instant) -> Result<Session, AppError> {
    let territory = if row.territory == "nation" {
        Territory::Nation
    } else {
        let areas = row.territory.split_whitespace().map(RegionCode::parse).collect::<Result<Vec<_>, _>>();
        Territory::Areas(areas.map_err(|_| corrupt("territory"))?)
    };
    let actor = Actor {
        id: ActorId(row.actor_id),
        role: Role::from_key(&row.role).ok_or_else(|| corrupt("role"))?,
        territory,
        office: row.office_id.map(OfficeId),
        name: row.name.clone(),
    };
    Ok(Session {
        actor,
        login: row.login.clone(),
        kind,
        csrf: String::new(),
        lang: Lang::parse(&row.lang).unwrap_or_default(),
        must_change: row.must_change && kind == SessionKind::Person,
        has_totp: row.totp_sealed.is_some(),
        expires,
    })
}

async fn add(
    tx: &mut store::WriteTx,
    session: Session,
    label: &str,
    now: Instant,
) -> Result<SignedInSession, StoreError> {
    let (token, token_hash) = seal::token::new();
    let session = Session { csrf: seal::token::new().0, ..session };
    let new = NewSession {
        token_hash,
        actor: session.actor.id,
        kind: session.kind.key(),
        label,
        csrf: &session.csrf,
        created: now,
        expires: session.expires,
    };
    reference::add_session(tx, new).await?;
    Ok(SignedInSession { token, session: Arc::new(session) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_stays_shut_longer_each_time() {
        let now = Instant(0);
        let minutes = |failed| lock_until(failed, now).map(|until| until.0 / 60_000_000);
        let locks: Vec<_> = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 80].map(minutes).to_vec();
        let expected = [
            None,
            None,
            Some(1),
            Some(2),
            Some(4),
            Some(8),
            Some(16),
            Some(32),
            Some(60),
            Some(60),
            Some(60),
        ];
        assert_eq!(locks, expected);
    }

    #[test]
    fn ids_carry_the_moment_they_were_minted() {
        let now = Instant(1_795_000_000_123_456);
        let id = new_id(now);
        assert_eq!(id.get_version_num(), 7);
        let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
        assert_eq!((seconds, nanos / 1_000_000), (1_795_000_000, 123));
    }
}
