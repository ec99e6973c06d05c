//! Coming in by the institution's own sign-in: whom it vouches for, and which account that is here.

use super::events::{Doing, Happened};
use super::{How, PERSON_SECONDS, SessionKind, SignedInSession, add, session_of};
use crate::{App, AppError};
use access::Role;
use kernel::{ActorId, Instant};
use store::account as kept;
use store::reference::{self, ActorRow};
use store::{Conn, StoreError};

/// What a provider has proven: checked for signature, issuer, audience, time and nonce before it comes here.
#[derive(Clone, Debug)]
pub struct Proven {
    pub issuer: String,
    /// The provider's own name for the person: never given to somebody else.
    pub subject: String,
    /// What the person is called there: matched with the account's name, the first time only.
    pub login: String,
}

/// Why somebody the provider knows does not come in.
#[derive(Debug, thiserror::Error)]
pub enum ElsewhereProblem {
    /// There is no account of that name.
    #[error("nobody here is called that")]
    Stranger,
    #[error("the account is not active")]
    Inactive,
    /// The account of that name belongs to somebody else at the provider.
    #[error("the account is linked with another identity")]
    Taken,
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for ElsewhereProblem {
    fn from(e: StoreError) -> Self {
        ElsewhereProblem::App(e.into())
    }
}

impl App {
    /// Signs in whom the institution's own sign-in vouches for. Nobody gets an account by it, and whom it meant by an
    /// account the first time it means for good: a name given to somebody else there opens nothing here.
    pub async fn sign_in_elsewhere(
        &self,
        proven: &Proven,
        from: &str,
        now: Instant,
    ) -> Result<SignedInSession, ElsewhereProblem> {
        match self.let_in(proven, from, now).await {
            // Two first uses at once: the other was quicker, and this one finds what it wrote.
            Err(ElsewhereProblem::App(AppError::Store(StoreError::Conflict))) => {
                self.let_in(proven, from, now).await
            }
            answered => answered,
        }
    }

    async fn let_in(
        &self,
        proven: &Proven,
        from: &str,
        now: Instant,
    ) -> Result<SignedInSession, ElsewhereProblem> {
        let (row, linked) = found(&mut *self.core.store.reader().await?, proven).await?;
        let id = ActorId(row.actor_id);
        // A client system has no person behind it.
        if row.role == Role::System.key() {
            return Err(ElsewhereProblem::Stranger);
        }
        if !row.active {
            return Err(ElsewhereProblem::Inactive);
        }
        let doing = Doing::own(id, now);
        let until = now.plus_seconds(PERSON_SECONDS);
        let session = session_of(&row, SessionKind::Person, How::Elsewhere, until)?;
        let mut tx = self.core.store.begin().await?;
        if !linked {
            kept::link(&mut tx, &proven.issuer, &proven.subject, id, now).await?;
            doing.keep(&mut tx, Happened::IdentityLinked, proven.issuer.clone()).await?;
        }
        let signed_in = add(&mut tx, session, from, now).await?;
        doing.keep(&mut tx, Happened::SignedIn, format!("{} {from}", How::Elsewhere.key()).trim()).await?;
        tx.commit().await?;
        Ok(signed_in)
    }
}

/// The account, and whether it has been linked before.
async fn found(conn: &mut Conn, proven: &Proven) -> Result<(ActorRow, bool), ElsewhereProblem> {
    if let Some(id) = kept::identity(conn, &proven.issuer, &proven.subject).await? {
        let row = reference::actor(conn, ActorId(id)).await?;
        return row.map(|row| (row, true)).ok_or(ElsewhereProblem::Stranger);
    }
    let login = proven.login.trim().to_lowercase();
    let row = reference::actor_by_login(conn, &login).await?.ok_or(ElsewhereProblem::Stranger)?;
    match kept::linked(conn, &proven.issuer, ActorId(row.actor_id)).await? {
        None => Ok((row, false)),
        // Linked a moment ago, by another first use.
        Some(subject) if subject == proven.subject => Ok((row, true)),
        Some(_) => Err(ElsewhereProblem::Taken),
    }
}
