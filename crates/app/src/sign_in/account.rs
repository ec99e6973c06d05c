//! One's own account: a new password, the language, an authenticator; and the first administrator of an empty house.

use super::SessionKind;
use super::{PERSON_SECONDS, Session, SignedInSession, add, hashed, session_of, verified};
use crate::wire::{self, Command, Envelope};
use crate::{App, AppError, Outcome};
use access::{Actor, Role, Territory};
use kernel::{ActorId, Instant, Refusal};
use store::reference;
use text::Lang;

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
