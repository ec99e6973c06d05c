//! One's own account: a new password and the language; and the first administrator of an empty house.

use super::events::{Doing, Happened};
use super::{How, PERSON_SECONDS, Session, SessionKind, SignInProblem, SignedInSession};
use super::{add, hashed, seconds_until, session_of, verified};
use crate::wire::{self, Command, Envelope};
use crate::{App, AppError, Outcome};
use access::{Actor, Role, Territory};
use kernel::{ActorId, Instant, Refusal};
use store::reference::{self, ActorRow};
use store::sessions;
use text::Lang;

impl App {
    /// Sets a person's own new password; the present one is shown again, unless it was for once. Everything that was
    /// open with the old one, devices included, is shut; the person goes on with the session given back.
    pub async fn change_password(
        &self,
        session: &Session,
        current: &str,
        password: &str,
        from: &str,
        now: Instant,
    ) -> Result<Result<SignedInSession, Refusal>, AppError> {
        if let Err(refusal) = seal::password::check(password) {
            return Ok(Err(refusal));
        }
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let row = self.own_row(session).await?;
        if !session.must_change
            && let Err(refusal) = self.confirmed(&row, "current", current, from, now).await?
        {
            return Ok(Err(refusal));
        }
        if verified(password, &row.password).await? {
            return Ok(Err(Refusal::of("password", "password.same")));
        }
        let fresh = hashed(password).await?;
        let id = session.actor.id;
        let mut tx = self.core.store.begin().await?;
        reference::set_password(&mut tx, id, fresh, false).await?;
        sessions::revoke_all(&mut tx, id).await?;
        let until = now.plus_seconds(PERSON_SECONDS);
        let next = session_of(&row, SessionKind::Person, How::Password, until)?;
        let signed_in = add(&mut tx, Session { must_change: false, ..next }, from, now).await?;
        Doing::own(id, now).keep(&mut tx, Happened::PasswordChanged, from).await?;
        tx.commit().await?;
        self.forget(id);
        Ok(Ok(signed_in))
    }

    /// The account of a session, as it is kept now.
    pub(super) async fn own_row(&self, session: &Session) -> Result<ActorRow, AppError> {
        let row = reference::actor(&mut *self.core.store.reader().await?, session.actor.id).await?;
        row.filter(|row| row.active).ok_or(AppError::Closing)
    }

    /// That the holder of the session knows the password too. Wrong tries count like those at the door. The caller
    /// holds a turn at hashing.
    pub(super) async fn confirmed(
        &self,
        row: &ActorRow,
        field: &'static str,
        password: &str,
        from: &str,
        now: Instant,
    ) -> Result<Result<(), Refusal>, AppError> {
        if let Some(until) = row.locked_until.map(|at| Instant(at.0)).filter(|until| *until > now) {
            return Ok(Err(locked(field, seconds_until(until, now))));
        }
        if verified(password, &row.password).await? {
            return Ok(Ok(()));
        }
        match self.failed(row, "password", from, now).await? {
            SignInProblem::Locked { seconds } => Ok(Err(locked(field, seconds))),
            SignInProblem::App(error) => Err(error),
            _ => Ok(Err(Refusal::of(field, "account.password_wrong"))),
        }
    }

    /// The language a person reads in, from now on.
    pub async fn set_lang(&self, actor: ActorId, lang: Lang) -> Result<(), AppError> {
        let mut tx = self.core.store.begin().await?;
        reference::set_lang(&mut tx, actor, lang.key()).await?;
        tx.commit().await?;
        self.forget(actor);
        Ok(())
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

fn locked(field: &'static str, seconds: i64) -> Refusal {
    Refusal::of(field, "sign_in.locked.minutes").with("minutes", (seconds + 59) / 60)
}

pub(crate) fn new_id(now: Instant) -> uuid::Uuid {
    let (seconds, micros) = (now.0.div_euclid(1_000_000), now.0.rem_euclid(1_000_000));
    let seconds = u64::try_from(seconds).unwrap_or_default();
    let nanos = u32::try_from(micros * 1000).unwrap_or_default();
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_carry_the_moment_they_were_minted() {
        let now = Instant(1_795_000_000_123_456);
        let id = new_id(now);
        assert_eq!(id.get_version_num(), 7);
        let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
        assert_eq!((seconds, nanos / 1_000_000), (1_795_000_000, 123));
    }
}
