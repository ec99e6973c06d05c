//! Sessions of people, devices and client systems: begun, used, ended.

use crate::bulk::Batch;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, Store, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{ActorId, Instant};
use uuid::Uuid;

static SESSION: Stmt = Stmt::new(
    "sessions.session",
    "select s.actor_id, s.kind, s.csrf, s.expires, s.how, s.seen from session s where s.token_hash = $1 and not s.revoked",
);
static REVOKE: Stmt =
    Stmt::new("sessions.revoke", "update session set revoked = true where token_hash = $1 and not revoked");
static REVOKE_ALL: Stmt =
    Stmt::new("sessions.revoke_all", "update session set revoked = true where actor_id = $1 and not revoked");
static REVOKE_OTHERS: Stmt = Stmt::new(
    "sessions.revoke_others",
    "update session set revoked = true where actor_id = $1 and kind = 'person' and not revoked and token_hash <> $2",
);
static SEEN: Stmt =
    Stmt::new("sessions.seen", "update session set seen = $2 where token_hash = $1 and not revoked");
// One's own: the index leads with the actor, and what has ended lies before the moment.
static OPEN: Stmt = Stmt::new(
    "sessions.open",
    "select token_hash, label, created, expires, how, seen from session \
     where actor_id = $1 and kind = 'person' and not revoked and expires > $2 order by created desc limit 200",
);
static DEVICES: Stmt = Stmt::new(
    "sessions.devices",
    "select token_hash, label, created, expires, revoked, seen from session \
     where actor_id = $1 and kind = 'device' order by created desc limit 200",
);
/// The devices that still open something, with whose they are: of some offices, or of all.
static BRANCH_DEVICES: Stmt = Stmt::new(
    "sessions.branch_devices",
    "select s.token_hash, s.label, s.created, s.expires, s.seen, a.actor_id, a.name, a.office_id, a.role \
     from session s join actor a on a.actor_id = s.actor_id \
     where s.kind = 'device' and not s.revoked and s.expires > $3 and ($1 or a.office_id {in $2})",
);

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&SESSION, &REVOKE, &REVOKE_ALL, &REVOKE_OTHERS, &SEEN, &OPEN, &DEVICES, &BRANCH_DEVICES];

/// A session that has not been revoked.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct SessionRow {
    pub actor_id: Uuid,
    pub kind: String,
    pub csrf: String,
    pub expires: Micros,
    pub how: Option<String>,
    pub seen: Option<Micros>,
}

pub async fn session(conn: &mut Conn, token_hash: [u8; 32]) -> Result<Option<SessionRow>, StoreError> {
    conn.find(&SESSION, &[token_hash.into()]).await
}

/// A new session: of a person, a device or a client.
pub struct NewSession<'a> {
    pub token_hash: [u8; 32],
    pub actor: ActorId,
    pub kind: &'static str,
    pub label: &'a str,
    pub csrf: &'a str,
    pub created: Instant,
    pub expires: Instant,
    pub how: &'static str,
}

pub async fn add(tx: &mut WriteTx, s: NewSession<'_>) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::SESSION);
    batch.push([
        s.token_hash.into(),
        s.actor.into(),
        s.kind.into(),
        s.label.to_owned().into(),
        s.csrf.to_owned().into(),
        s.created.into(),
        s.expires.into(),
        false.into(),
        s.how.into(),
        s.created.into(),
    ]);
    tx.insert(&batch).await
}

/// Ends a session; tells whether it was still open.
pub async fn revoke(tx: &mut WriteTx, token_hash: [u8; 32]) -> Result<bool, StoreError> {
    Ok(tx.run(&REVOKE, &[token_hash.into()]).await? > 0)
}

/// Ends everything an actor has open, devices included; gives how many there were.
pub async fn revoke_all(tx: &mut WriteTx, actor: ActorId) -> Result<u64, StoreError> {
    tx.run(&REVOKE_ALL, &[actor.into()]).await
}

/// Ends a person's sessions but one; devices go on.
pub async fn revoke_others(tx: &mut WriteTx, actor: ActorId, but: [u8; 32]) -> Result<u64, StoreError> {
    tx.run(&REVOKE_OTHERS, &[actor.into(), but.into()]).await
}

/// When sessions were last used, many at once.
pub async fn seen(store: &Store, used: &[([u8; 32], Instant)]) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    for (hash, at) in used {
        tx.run(&SEEN, &[(*hash).into(), (*at).into()]).await?;
    }
    tx.commit().await
}

/// A person's session that still opens something.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct OpenRow {
    pub token_hash: Vec<u8>,
    pub label: String,
    pub created: Micros,
    pub expires: Micros,
    pub how: Option<String>,
    pub seen: Option<Micros>,
}

pub async fn open(conn: &mut Conn, actor: ActorId, now: Instant) -> Result<Vec<OpenRow>, StoreError> {
    conn.list(&OPEN, &[actor.into(), now.into()]).await
}

/// An enrolled device of an actor.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct DeviceRow {
    pub token_hash: Vec<u8>,
    pub label: String,
    pub created: Micros,
    pub expires: Micros,
    pub revoked: bool,
    pub seen: Option<Micros>,
}

pub async fn devices(conn: &mut Conn, actor: ActorId) -> Result<Vec<DeviceRow>, StoreError> {
    conn.list(&DEVICES, &[actor.into()]).await
}

/// A device that still opens something, and whose it is.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct BranchDevice {
    pub token_hash: Vec<u8>,
    pub label: String,
    pub created: Micros,
    pub expires: Micros,
    pub seen: Option<Micros>,
    pub actor_id: Uuid,
    pub name: String,
    pub office_id: Option<Uuid>,
    pub role: String,
}

/// Of the actors of these offices; of everybody where none are named.
pub async fn branch_devices(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    now: Instant,
) -> Result<Vec<BranchDevice>, StoreError> {
    let everywhere = offices.is_none();
    let offices = Arg::Ids(offices.unwrap_or_default().into());
    conn.list(&BRANCH_DEVICES, &[everywhere.into(), offices, now.into()]).await
}
