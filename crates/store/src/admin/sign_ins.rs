//! Somebody's sign-in made new by another: the current row moves on with the commit group, why it did stays.

use crate::cell::Micros;
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use kernel::ActorId;
use uuid::Uuid;

// Each is held to the version the decision was made on: a sign-in meanwhile moves it, and the group runs again.
pub(super) static NEW_PASSWORD: Stmt = Stmt::new(
    "admin.new_password",
    "update actor set password = $3, must_change = true, failed = 0, locked_until = null, version = version + 1 \
     where actor_id = $1 and version = $2",
);
pub(super) static NO_TOTP: Stmt = Stmt::new(
    "admin.no_totp",
    "update actor set totp_sealed = null, version = version + 1 where actor_id = $1 and version = $2",
);
pub(super) static MOVED_ON: Stmt = Stmt::new(
    "admin.moved_on",
    "update actor set version = version + 1 where actor_id = $1 and version = $2",
);
pub(super) static NO_CODES: Stmt =
    Stmt::new("admin.no_codes", "delete from recovery_code where actor_id = $1");
pub(super) static NO_IDENTITY: Stmt =
    Stmt::new("admin.no_identity", "delete from identity where actor_id = $1");
pub(super) static SIGN_IN_CHANGES: Stmt = Stmt::new(
    "admin.sign_in_changes",
    "select command_id, what, reason, by_id, at from sign_in_change where actor_id = $1 \
     order by at desc, command_id desc limit 100",
);
// The subject leads: it is the key of both rows.
pub(super) static MADE: Stmt = Stmt::new(
    "admin.made",
    "select c.command_id, c.actor_id from actor a join command c on c.subject_id = a.actor_id and c.command_id = a.command_id \
     where a.actor_id = $1",
);

/// What of a sign-in is made new.
pub enum Renewed {
    /// The hash of a password for once.
    Password(String),
    Authenticator,
    Identity,
}

impl Renewed {
    fn key(&self) -> &'static str {
        match self {
            Renewed::Password(_) => "password",
            Renewed::Authenticator => "authenticator",
            Renewed::Identity => "identity",
        }
    }
}

/// Somebody's sign-in, made new on the version that was read.
pub struct SignInChange {
    pub actor: Uuid,
    pub version: i64,
    pub what: Renewed,
    pub reason: String,
}

impl SignInChange {
    pub(super) async fn write(&self, tx: &mut WriteTx) -> Result<(), StoreError> {
        let (id, version) = (self.actor.into(), self.version.into());
        let moved = match &self.what {
            Renewed::Password(hash) => tx.run(&NEW_PASSWORD, &[id, version, hash.clone().into()]).await?,
            Renewed::Authenticator => tx.run(&NO_TOTP, &[id, version]).await?,
            Renewed::Identity => tx.run(&MOVED_ON, &[id, version]).await?,
        };
        if moved != 1 {
            return Err(StoreError::Conflict);
        }
        let beside = match &self.what {
            Renewed::Password(_) => &super::changes::REVOKE_SESSIONS,
            Renewed::Authenticator => &NO_CODES,
            Renewed::Identity => &NO_IDENTITY,
        };
        tx.run(beside, &[self.actor.into()]).await?;
        Ok(())
    }
}

/// Somebody's sign-in made new, into a commit group.
pub fn changed_sign_in(group: &mut Group, change: SignInChange, by: By) {
    group.push(
        &tables::SIGN_IN_CHANGE,
        [
            change.actor.into(),
            by.command.into(),
            change.what.key().into(),
            change.reason.clone().into(),
            by.actor.into(),
            by.at.into(),
        ],
    );
    group.admin.sign_ins.push(change);
}

/// One such change, as it stands in the history.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct SignInChangeRow {
    pub command_id: Uuid,
    pub what: String,
    pub reason: String,
    pub by_id: Uuid,
    pub at: Micros,
}

/// What others made new of somebody's sign-in, newest first.
pub async fn sign_in_changes(conn: &mut Conn, actor: ActorId) -> Result<Vec<SignInChangeRow>, StoreError> {
    conn.list(&SIGN_IN_CHANGES, &[actor.into()]).await
}

/// The command that made somebody, and who sent it.
pub async fn made_by(conn: &mut Conn, actor: ActorId) -> Result<Option<(Uuid, Uuid)>, StoreError> {
    conn.find(&MADE, &[actor.into()]).await
}
