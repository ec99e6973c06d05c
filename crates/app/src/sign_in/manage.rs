//! What an administrator does to somebody else's sign-in: a password for once shown, the door opened again, sessions
//! ended. Each leaves a mark in the audit, in the same transaction. What gives somebody else the account, a new password
//! or an authenticator taken off, is a command, and may need a second person.

use super::events::{Doing, Happened};
use super::{Hash, short, verified};
use crate::accounts::account_of;
use crate::{App, AppError};
use access::{Account, Action, Actor};
use kernel::{ActorId, CommandId, Instant, Refusal};
use store::reference::{self, ActorRow};
use store::{Conn, StoreError, WriteTx, account as kept, admin, sessions};

/// Sessions looked through for the one that is to end.
const MOST_SESSIONS: i64 = 500;
/// Passwords shown that are looked through for the last one.
const MOST_SHOWN: i64 = 20;

/// The command of this person by which somebody has a password for once that nobody has been shown or used.
pub(crate) async fn password_given(
    conn: &mut Conn,
    who: &Actor,
    row: &ActorRow,
) -> Result<Option<CommandId>, StoreError> {
    if !row.must_change || !row.active {
        return Ok(None);
    }
    let owner = ActorId(row.actor_id);
    let renewed = admin::sign_in_changes(conn, owner).await?;
    let given = match renewed.iter().find(|c| c.what == access::Reset::Password.key()) {
        Some(change) => Some((change.command_id, change.by_id)),
        None => admin::made_by(conn, owner).await?,
    };
    let Some((command, _)) = given.filter(|(_, by)| *by == who.id.0) else { return Ok(None) };
    let shown = kept::events(conn, owner, &[Happened::PasswordShown.key()], MOST_SHOWN).await?;
    let seen = shown.iter().any(|event| event.detail.as_deref() == Some(&command.to_string()));
    Ok((!seen).then_some(CommandId(command)))
}

type Asked<T> = Result<Result<T, Refusal>, AppError>;

impl App {
    /// Shows the password for once that a command of this very person gave somebody, while it is still the one that
    /// opens: once, and it leaves a mark.
    pub async fn show_password(&self, who: &Actor, owner: ActorId, now: Instant) -> Asked<String> {
        let row = match self.managed(who, owner).await? {
            Ok((row, _)) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut reader = self.core.store.reader().await?;
        let given = password_given(&mut reader, who, &row).await?;
        drop(reader);
        let gone = || Ok(Err(Refusal::new("actor.password_gone")));
        let Some(command) = given else { return gone() };
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let password = self.one_time_of(command);
        if !verified(&password, &row.password).await? {
            return gone();
        }
        let mut tx = self.core.store.begin().await?;
        let doing = Doing { by: who.id, of: owner, at: now };
        doing.keep(&mut tx, Happened::PasswordShown, command.to_string()).await?;
        tx.commit().await?;
        Ok(Ok(password))
    }

    /// Opens the door again for somebody who tried too often.
    pub async fn unlock(&self, who: &Actor, owner: ActorId, now: Instant) -> Asked<()> {
        let row = match self.managed(who, owner).await? {
            Ok((row, _)) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut tx = self.core.store.begin().await?;
        admin::unlock(&mut tx, owner).await?;
        self.mark(tx, who, Happened::Unlocked, &row, now).await?;
        Ok(Ok(()))
    }

    /// Ends one session or device of somebody, named by the first eight bytes of its hash; `all` of them for none.
    pub async fn end_sessions(
        &self,
        who: &Actor,
        owner: ActorId,
        session: Option<&str>,
        now: Instant,
    ) -> Asked<()> {
        let row = match self.managed(who, owner).await? {
            Ok((row, _)) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let hash = match session {
            None => None,
            Some(named) => {
                let mut reader = self.core.store.reader().await?;
                let held = admin::sessions(&mut reader, owner, MOST_SESSIONS).await?;
                let found = held.into_iter().find(|s| short(&s.token_hash) == named);
                match found.and_then(|s| Hash::try_from(s.token_hash).ok()) {
                    Some(hash) => Some(hash),
                    None => return Ok(Err(Refusal::of("device", "device.unknown"))),
                }
            }
        };
        let mut tx = self.core.store.begin().await?;
        match hash {
            Some(hash) => drop(sessions::revoke(&mut tx, hash).await?),
            None => drop(sessions::revoke_all(&mut tx, owner).await?),
        }
        self.mark(tx, who, Happened::SessionEnded, &row, now).await?;
        Ok(Ok(()))
    }

    /// The row of somebody whom this actor keeps: within their right and their ground.
    async fn managed(&self, who: &Actor, owner: ActorId) -> Asked<(ActorRow, Account)> {
        if let Err(denied) = access::scope(who, Action::ManageUsers) {
            return Ok(Err(denied.into()));
        }
        let row = reference::actor(&mut *self.core.store.reader().await?, owner).await?;
        let found = row.and_then(|row| account_of(&row).map(|account| (row, account)));
        Ok(match found {
            None => Err(Refusal::of("actor", "access.not_found")),
            Some((_, account)) if !who.territory.covers(&account.territory) => {
                Err(Refusal::of("areas", "actor.beyond"))
            }
            Some(found) => Ok(found),
        })
    }

    async fn mark(
        &self,
        mut tx: WriteTx,
        who: &Actor,
        what: Happened,
        row: &ActorRow,
        now: Instant,
    ) -> Result<(), AppError> {
        let of = ActorId(row.actor_id);
        Doing { by: who.id, of, at: now }.keep(&mut tx, what, "").await?;
        tx.commit().await?;
        self.forget(of);
        Ok(())
    }
}
