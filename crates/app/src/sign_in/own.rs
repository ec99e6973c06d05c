//! One's own sessions: which are open, and ending those that should not be.

use super::devices::short;
use super::events::{Doing, Happened};
use super::{Hash, How, Session};
use crate::{App, AppError};
use kernel::{Instant, Refusal};
use store::{account as kept, sessions};

/// A browser somebody is signed in with.
#[derive(Clone, Debug)]
pub struct OpenSession {
    pub id: String,
    /// "Firefox, Windows"; empty where it was not told.
    pub label: String,
    pub how: How,
    pub created: Instant,
    pub expires: Instant,
    pub seen: Option<Instant>,
    /// The one that asks.
    pub this: bool,
}

impl App {
    /// The browsers in which somebody is signed in, newest first.
    pub async fn open_sessions(
        &self,
        session: &Session,
        token: &str,
        now: Instant,
    ) -> Result<Vec<OpenSession>, AppError> {
        let mine = seal::token::stored(token);
        let rows = sessions::open(&mut *self.core.store.reader().await?, session.actor.id, now).await?;
        let open = rows.into_iter().map(|row| OpenSession {
            id: short(&row.token_hash),
            this: mine.is_some_and(|mine| mine[..] == row.token_hash[..]),
            label: row.label,
            how: row.how.as_deref().and_then(How::from_key).unwrap_or(How::Password),
            created: row.created.into(),
            expires: row.expires.into(),
            seen: row.seen.map(Into::into),
        });
        Ok(open.collect())
    }

    /// Ends one of somebody's own sessions. One that is over already is no error.
    pub async fn end_session(&self, session: &Session, id: &str, now: Instant) -> Result<(), AppError> {
        let rows = sessions::open(&mut *self.core.store.reader().await?, session.actor.id, now).await?;
        let found = rows.into_iter().find(|row| short(&row.token_hash) == id);
        let Some((hash, label)) = found.and_then(|r| Some((Hash::try_from(r.token_hash).ok()?, r.label)))
        else {
            return Ok(());
        };
        let doing = Doing::own(session.actor.id, now);
        self.revoke(hash, doing, Happened::SessionEnded, &label).await
    }

    /// Ends every session of somebody but the one they ask with; gives how many there were.
    pub async fn end_other_sessions(
        &self,
        session: &Session,
        token: &str,
        now: Instant,
    ) -> Result<i64, AppError> {
        let Some(mine) = seal::token::stored(token) else { return Ok(0) };
        let id = session.actor.id;
        let mut tx = self.core.store.begin().await?;
        let ended = sessions::revoke_others(&mut tx, id, mine).await?;
        if ended > 0 {
            Doing::own(id, now).keep(&mut tx, Happened::SessionEnded, ended.to_string()).await?;
        }
        tx.commit().await?;
        self.forget(id);
        Ok(i64::try_from(ended).unwrap_or(i64::MAX))
    }

    /// Forgets whom the institution's sign-in meant by this account, for password: the next who proves the name there
    /// is linked anew.
    pub async fn unlink_own(
        &self,
        session: &Session,
        password: &str,
        from: &str,
        now: Instant,
    ) -> Result<Result<(), Refusal>, AppError> {
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let row = self.own_row(session).await?;
        if let Err(refusal) = self.confirmed(&row, "password", password, from, now).await? {
            return Ok(Err(refusal));
        }
        let id = session.actor.id;
        let mut tx = self.core.store.begin().await?;
        if kept::unlink(&mut tx, id).await? {
            Doing::own(id, now).keep(&mut tx, Happened::IdentityUnlinked, from).await?;
        }
        tx.commit().await?;
        Ok(Ok(()))
    }
}
