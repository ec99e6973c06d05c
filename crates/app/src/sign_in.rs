//! Who somebody is: passwords, sessions, devices, client systems, and the first administrator of an empty house.
//! What is remembered between calls is a minute of sessions and the failed tries at names nobody has.

mod account;
mod devices;
mod elsewhere;
mod events;
mod lock;
mod manage;
mod own;
mod totp;
mod tries;

pub(crate) use account::new_id;
pub use account::the_house;
pub use devices::Device;
pub(crate) use devices::{device, enrol_within, short};
pub use elsewhere::{ElsewhereProblem, Proven};
pub(crate) use events::AT_THE_DOOR;
pub use events::Happened;
pub(crate) use manage::password_given;
pub use own::OpenSession;
pub use totp::NewTotp;
pub(crate) use tries::TriesAt;

use crate::{App, AppError};
use access::{Actor, Role};
use events::Doing;
use kernel::{ActorId, Instant, OfficeId};
use lock::{lock_until, seconds_until, shut};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use store::reference::{self, ActorRow};
use store::sessions::{self, NewSession};
use store::{StoreError, account as kept};
use text::Lang;
use tokio::sync::Semaphore;

/// A working day.
const PERSON_SECONDS: i64 = 12 * 3600;
/// How long a session is believed without asking the database; one revoked here is forgotten at once.
const CACHE_SECONDS: i64 = 60;
const CACHED_SESSIONS: usize = 20_000;
const STRANGERS: usize = 10_000;
/// That a session is used is written down again after so long, and never within a request.
const SEEN_SECONDS: i64 = 600;
/// Hashing takes 19 MiB and a core for 20 ms: two at a time, whatever is asked.
const HASHING_AT_ONCE: usize = 2;
const TOTP: &str = "actor.totp";

type Hash = [u8; 32];

/// What the door remembers.
pub(crate) struct Doors {
    hashing: Semaphore,
    sessions: RwLock<Sessions>,
    /// Names nobody has are shut like others, so that a lock does not tell which names exist.
    strangers: Mutex<HashMap<Hash, (i64, Instant)>>,
    /// Numbers that somebody asked about with a wrong date.
    tried: tries::Tried,
}

/// Sessions believed for a while, and how often any was forgotten: what was read before that is not kept after it.
#[derive(Default)]
struct Sessions {
    held: HashMap<Hash, (Instant, Arc<Session>)>,
    forgotten: u64,
}

impl Doors {
    /// Whoever has changed is asked for again, at once.
    pub fn forget(&self, actor: ActorId) {
        if let Ok(mut cache) = self.sessions.write() {
            cache.forgotten += 1;
            cache.held.retain(|_, (_, session)| session.actor.id != actor);
        }
    }
}

impl Default for Doors {
    fn default() -> Doors {
        Doors {
            hashing: Semaphore::new(HASHING_AT_ONCE),
            sessions: RwLock::default(),
            strangers: Mutex::default(),
            tried: Mutex::default(),
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

/// What opened a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    Password,
    /// The institution's own sign-in vouched for the person.
    Elsewhere,
    /// A token was handed over: devices and client systems.
    Token,
}

impl How {
    pub fn key(self) -> &'static str {
        match self {
            How::Password => "password",
            How::Elsewhere => "elsewhere",
            How::Token => "token",
        }
    }

    pub fn from_key(key: &str) -> Option<How> {
        [How::Password, How::Elsewhere, How::Token].into_iter().find(|how| how.key() == key)
    }
}

/// Whose passwords open the door.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Passwords {
    #[default]
    Everybody,
    /// Everybody else comes in by the institution's own sign-in; this way stays for when that is broken.
    AdministratorsOnly,
}

/// What somebody at the door shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Knock<'a> {
    pub login: &'a str,
    pub password: &'a str,
    /// Of the authenticator, or a recovery code.
    pub code: Option<&'a str>,
    /// The browser or program, as a person would recognise it: "Firefox, Windows".
    pub from: &'a str,
    pub passwords: Passwords,
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    pub actor: Actor,
    pub login: String,
    pub kind: SessionKind,
    pub how: How,
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
    /// The password is right, and this house takes it from administrators only.
    #[error("the account comes in by the institution's own sign-in")]
    ElsewhereOnly,
    #[error(transparent)]
    App(#[from] AppError),
}

/// What a person has shown beside the name.
#[derive(PartialEq, Eq)]
enum Proof {
    Password,
    /// And the authenticator's code: its step, and the secret to be kept with it.
    Step(i64, Vec<u8>),
    /// And a recovery code, as it is kept.
    Recovery(Hash),
}

impl Proof {
    fn key(&self) -> &'static str {
        match self {
            Proof::Password => "password",
            Proof::Step(..) => "code",
            Proof::Recovery(_) => "recovery",
        }
    }
}

impl From<StoreError> for SignInProblem {
    fn from(e: StoreError) -> Self {
        SignInProblem::App(e.into())
    }
}

impl App {
    /// Signs a person in by name and password.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        code: Option<&str>,
        now: Instant,
    ) -> Result<SignedInSession, SignInProblem> {
        self.knock(Knock { login, password, code, ..Knock::default() }, now).await
    }

    /// Signs a person in. A wrong name takes as long and is shut as often as a wrong password.
    pub async fn knock(&self, knock: Knock<'_>, now: Instant) -> Result<SignedInSession, SignInProblem> {
        let login = knock.login.trim().to_lowercase();
        // Held before the row is read, so that no crowd of tries is checked against the same count of failures.
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let row = reference::actor_by_login(&mut *self.core.store.reader().await?, &login).await?;
        let Some(row) = row else { return Err(self.stranger(&login, knock.password, now).await) };
        if let Some(until) = row.locked_until.map(|at| Instant(at.0)).filter(|until| *until > now) {
            return Err(SignInProblem::Locked { seconds: seconds_until(until, now) });
        }
        let right = verified(knock.password, &row.password).await?;
        let proof = match (&row.totp_sealed, knock.code.map(str::trim).filter(|c| !c.is_empty())) {
            _ if !right => Err(SignInProblem::Wrong),
            (None, _) => Ok(Proof::Password),
            (Some(_), None) => return Err(SignInProblem::WantsCode),
            (Some(sealed), Some(code)) => self.second(&row, sealed, code, now).await,
        };
        let shut_to =
            knock.passwords == Passwords::AdministratorsOnly && row.role != Role::Administrator.key();
        match proof {
            Err(SignInProblem::Wrong) => {
                let what = if right { "code" } else { "password" };
                Err(self.failed(&row, what, knock.from, now).await?)
            }
            Err(other) => Err(other),
            Ok(_) if !row.active => Err(SignInProblem::Inactive),
            Ok(_) if shut_to => Err(SignInProblem::ElsewhereOnly),
            Ok(proof) => self.opened(&row, knock, proof, now).await,
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

    /// Counts a failed try and keeps it; `what` was wrong.
    async fn failed(
        &self,
        row: &ActorRow,
        what: &str,
        from: &str,
        now: Instant,
    ) -> Result<SignInProblem, AppError> {
        let mut row = row.clone();
        loop {
            let failed = row.failed + 1;
            let until = lock_until(failed, now);
            let mut tx = self.core.store.begin().await?;
            match reference::set_sign_in(&mut tx, &row, failed, until).await {
                Ok(()) => {
                    let happened =
                        if until.is_some() { Happened::SignInLocked } else { Happened::SignInFailed };
                    let doing = Doing::own(ActorId(row.actor_id), now);
                    doing.keep(&mut tx, happened, format!("{what} {from}").trim()).await?;
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

    async fn opened(
        &self,
        row: &ActorRow,
        knock: Knock<'_>,
        proof: Proof,
        now: Instant,
    ) -> Result<SignedInSession, SignInProblem> {
        let id = ActorId(row.actor_id);
        let outdated = seal::password::is_outdated(&row.password);
        let fresh = if outdated { Some(hashed(knock.password).await?) } else { None };
        let doing = Doing::own(id, now);
        let mut tx = self.core.store.begin().await?;
        if row.failed != 0 || row.locked_until.is_some() || proof != Proof::Password {
            // A conflict here is a second use of the same code, or of the same count: ask again.
            reference::set_sign_in(&mut tx, row, 0, None).await?;
        }
        let how = proof.key();
        match proof {
            Proof::Password => {}
            Proof::Step(step, secret) => {
                reference::set_totp(&mut tx, id, Some(self.seal_totp(id, &secret, step))).await?;
            }
            Proof::Recovery(hash) => {
                if !kept::use_code(&mut tx, id, hash).await? {
                    tx.roll_back().await;
                    return Err(self.failed(row, "code", knock.from, now).await?);
                }
                doing.keep(&mut tx, Happened::RecoveryCodeUsed, knock.from).await?;
            }
        }
        if let Some(fresh) = fresh {
            reference::set_password(&mut tx, id, fresh, row.must_change).await?;
        }
        let session = session_of(row, SessionKind::Person, How::Password, now.plus_seconds(PERSON_SECONDS))?;
        let signed_in = add(&mut tx, session, knock.from, now).await?;
        doing.keep(&mut tx, Happened::SignedIn, format!("{how} {}", knock.from).trim()).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Whose token this is, if it is anybody's and still good.
    pub async fn session(&self, token: &str, now: Instant) -> Result<Option<Arc<Session>>, AppError> {
        let Some(hash) = seal::token::stored(token) else { return Ok(None) };
        let mut forgotten = 0;
        if let Ok(cache) = self.core.doors.sessions.read() {
            if let Some((until, session)) = cache.held.get(&hash)
                && now < *until
            {
                return Ok((now < session.expires).then(|| session.clone()));
            }
            forgotten = cache.forgotten;
        }
        let mut reader = self.core.store.reader().await?;
        let Some(held) = sessions::session(&mut reader, hash).await? else { return Ok(None) };
        let expires = Instant(held.expires.0);
        let Some(row) = reference::actor(&mut reader, ActorId(held.actor_id)).await? else { return Ok(None) };
        if expires <= now || !row.active {
            return Ok(None);
        }
        let kind = SessionKind::from_key(&held.kind).ok_or_else(|| corrupt("session kind"))?;
        let how = held.how.as_deref().and_then(How::from_key);
        let how = how.unwrap_or(if kind == SessionKind::Person { How::Password } else { How::Token });
        let session = Arc::new(Session { csrf: held.csrf, ..session_of(&row, kind, how, expires)? });
        if held.seen.is_none_or(|seen| Instant(seen.0).plus_seconds(SEEN_SECONDS) <= now) {
            self.looks.used(hash, now);
        }
        if let Ok(mut cache) = self.core.doors.sessions.write()
            && cache.forgotten == forgotten
        {
            if cache.held.len() >= CACHED_SESSIONS {
                cache.held.retain(|_, (until, _)| now < *until);
            }
            if cache.held.len() < CACHED_SESSIONS {
                cache.held.insert(hash, (now.plus_seconds(CACHE_SECONDS), session.clone()));
            }
        }
        Ok(Some(session))
    }

    /// Ends a session at once.
    pub async fn sign_out(&self, token: &str, now: Instant) -> Result<(), AppError> {
        let Some(hash) = seal::token::stored(token) else { return Ok(()) };
        let Some(session) = self.session(token, now).await? else { return Ok(()) };
        let doing = Doing::own(session.actor.id, now);
        self.revoke(hash, doing, Happened::SignedOut, "").await
    }

    /// Ends a session or device; what ended already is not told twice.
    async fn revoke(&self, hash: Hash, doing: Doing, what: Happened, detail: &str) -> Result<(), AppError> {
        let mut tx = self.core.store.begin().await?;
        if sessions::revoke(&mut tx, hash).await? {
            doing.keep(&mut tx, what, detail).await?;
        }
        tx.commit().await?;
        if let Ok(mut cache) = self.core.doors.sessions.write() {
            cache.forgotten += 1;
            cache.held.remove(&hash);
        }
        Ok(())
    }

    fn forget(&self, actor: ActorId) {
        self.core.doors.forget(actor);
    }
}

fn corrupt(what: &str) -> AppError {
    AppError::Store(StoreError::Corrupt { table: "actor", what: what.to_owned() })
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

/// As access knows the person of a row.
pub(crate) fn actor_of(row: &ActorRow) -> Result<Actor, AppError> {
    let territory = crate::accounts::territory_of(&row.territory).ok_or_else(|| corrupt("territory"))?;
    Ok(Actor {
        id: ActorId(row.actor_id),
        role: Role::from_key(&row.role).ok_or_else(|| corrupt("role"))?,
        territory,
        office: row.office_id.map(OfficeId),
        name: row.name.clone(),
    })
}

fn session_of(row: &ActorRow, kind: SessionKind, how: How, expires: Instant) -> Result<Session, AppError> {
    Ok(Session {
        actor: actor_of(row)?,
        login: row.login.clone(),
        kind,
        how,
        csrf: String::new(),
        lang: Lang::parse(&row.lang).unwrap_or_default(),
        // Who did not come in by a password has none to change.
        must_change: row.must_change && kind == SessionKind::Person && how == How::Password,
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
        how: session.how.key(),
    };
    sessions::add(tx, new).await?;
    Ok(SignedInSession { token, session: Arc::new(session) })
}
