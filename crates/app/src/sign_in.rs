//! Who somebody is: passwords, sessions, devices, client systems, and the first administrator of an empty house.
//! What is remembered between calls is a minute of sessions and the failed tries at names nobody has.

mod account;
mod devices;

pub use account::{NewTotp, the_house};
pub use devices::Device;

use crate::{App, AppError};
use access::{Actor, Role, Territory};
use kernel::{ActorId, Instant, OfficeId, RegionCode};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use store::StoreError;
use store::reference::{self, ActorRow, NewSession};
use text::Lang;
use tokio::sync::Semaphore;

/// A working day.
const PERSON_SECONDS: i64 = 12 * 3600;
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
}
