//! What belongs to one's own account: whom the institution's sign-in means, recovery codes, and what happened at the door.

use crate::bulk::Batch;
use crate::cell::{Arg, Cell, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{ActorId, Instant};
use uuid::Uuid;

static IDENTITY: Stmt =
    Stmt::new("account.identity", "select actor_id from identity where issuer = $1 and subject = $2");
static IDENTITY_OF: Stmt = Stmt::new(
    "account.identity_of",
    "select issuer, subject, at from identity where actor_id = $1 order by at desc limit 1",
);
static LINKED: Stmt =
    Stmt::new("account.linked", "select subject from identity where issuer = $1 and actor_id = $2");
static UNLINK: Stmt = Stmt::new("account.unlink", "delete from identity where actor_id = $1");
static USE_CODE: Stmt =
    Stmt::new("account.use_code", "delete from recovery_code where actor_id = $1 and code_hash = $2");
static DROP_CODES: Stmt = Stmt::new("account.drop_codes", "delete from recovery_code where actor_id = $1");
static CODES: Stmt =
    Stmt::new("account.codes", "select count(*) as n from recovery_code where actor_id = $1");
// The newest first; the index leads with the subject, which is the account itself.
static EVENTS: Stmt = Stmt::new(
    "account.events",
    "select at, actor_id, action, detail from audit where subject_id = $1 and action {in_text $2} order by at desc limit $3",
);

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&IDENTITY, &IDENTITY_OF, &LINKED, &UNLINK, &USE_CODE, &DROP_CODES, &CODES, &EVENTS];

/// Whose an identity of the institution's own sign-in is.
pub async fn identity(conn: &mut Conn, issuer: &str, subject: &str) -> Result<Option<Uuid>, StoreError> {
    let row: Option<(Uuid,)> =
        conn.find(&IDENTITY, &[issuer.to_owned().into(), subject.to_owned().into()]).await?;
    Ok(row.map(|r| r.0))
}

/// The identity an actor has been linked with: issuer, subject, since when.
pub async fn identity_of(
    conn: &mut Conn,
    actor: ActorId,
) -> Result<Option<(String, String, Instant)>, StoreError> {
    let row: Option<(String, String, Micros)> = conn.find(&IDENTITY_OF, &[actor.into()]).await?;
    Ok(row.map(|(issuer, subject, at)| (issuer, subject, at.into())))
}

/// Whom of this issuer an actor has been linked with.
pub async fn linked(conn: &mut Conn, issuer: &str, actor: ActorId) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = conn.find(&LINKED, &[issuer.to_owned().into(), actor.into()]).await?;
    Ok(row.map(|r| r.0))
}

/// Links an identity with an actor; a conflict where either is linked already.
pub async fn link(
    tx: &mut WriteTx,
    issuer: &str,
    subject: &str,
    actor: ActorId,
    at: Instant,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::IDENTITY);
    batch.push([issuer.to_owned().into(), subject.to_owned().into(), actor.into(), at.into()]);
    tx.insert(&batch).await
}

/// Forgets whom an actor was linked with; tells whether there was somebody.
pub async fn unlink(tx: &mut WriteTx, actor: ActorId) -> Result<bool, StoreError> {
    Ok(tx.run(&UNLINK, &[actor.into()]).await? > 0)
}

/// New recovery codes in place of all others; none takes them away.
pub async fn set_codes(
    tx: &mut WriteTx,
    actor: ActorId,
    hashes: &[[u8; 32]],
    at: Instant,
) -> Result<(), StoreError> {
    tx.run(&DROP_CODES, &[actor.into()]).await?;
    let mut batch = Batch::new(&tables::RECOVERY_CODE);
    for hash in hashes {
        batch.push([actor.into(), (*hash).into(), at.into()]);
    }
    tx.insert(&batch).await
}

/// Uses a recovery code up; false where there is none like it.
pub async fn use_code(tx: &mut WriteTx, actor: ActorId, hash: [u8; 32]) -> Result<bool, StoreError> {
    Ok(tx.run(&USE_CODE, &[actor.into(), hash.into()]).await? == 1)
}

/// How many recovery codes are left.
pub async fn codes_left(conn: &mut Conn, actor: ActorId) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = conn.find(&CODES, &[actor.into()]).await?;
    Ok(row.map_or(0, |r| r.0))
}

/// Something that happened to an account: it has no command, and is kept like a look.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: Uuid,
    pub at: Instant,
    pub by: ActorId,
    /// Whose account.
    pub of: ActorId,
    pub action: &'static str,
    /// How, and from which browser or device. Never a secret.
    pub detail: Option<String>,
}

/// Keeps what happened, in the transaction in which it happened.
pub async fn keep(tx: &mut WriteTx, event: Event) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::AUDIT);
    batch.push([
        event.id.into(),
        event.at.into(),
        event.by.into(),
        event.action.into(),
        event.of.into(),
        Cell::Null,
        event.detail.into(),
    ]);
    tx.insert(&batch).await
}

/// What was kept of an account.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct EventRow {
    pub at: Micros,
    pub actor_id: Uuid,
    pub action: String,
    pub detail: Option<String>,
}

/// The last events of some kinds, newest first.
pub async fn events(
    conn: &mut Conn,
    of: ActorId,
    actions: &[&str],
    most: i64,
) -> Result<Vec<EventRow>, StoreError> {
    let actions: Vec<String> = actions.iter().map(|a| (*a).to_owned()).collect();
    conn.list(&EVENTS, &[of.into(), Arg::Texts(actions.into()), most.into()]).await
}
