//! The second thing somebody shows: an authenticator's code, or one of the codes kept for when it is lost.

use super::events::{Doing, Happened};
use super::{Proof, Session, SignInProblem, TOTP, corrupt};
use crate::{App, AppError};
use kernel::{ActorId, Instant, Refusal};
use store::account as kept;
use store::reference::{self, ActorRow};

/// Recovery codes at a time: enough for a lost phone and some bad luck.
const CODES: usize = 8;
/// Digits of a recovery code: a telephone's number pad types it, and nobody takes it for an authenticator's six.
const CODE_DIGITS: usize = 12;

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
    /// What kind of code was shown, and whether an authenticator's is good. A recovery code is used up, and with that
    /// checked, when the session is opened.
    pub(super) async fn second(
        &self,
        row: &ActorRow,
        sealed: &[u8],
        code: &str,
        now: Instant,
    ) -> Result<Proof, SignInProblem> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == CODE_DIGITS {
            return Ok(Proof::Recovery(self.code_hash(ActorId(row.actor_id), &digits)));
        }
        let (secret, last) = self.totp(row.actor_id, sealed).ok_or_else(|| corrupt("totp_sealed"))?;
        let step = seal::totp::verify(&secret, code, now.0.div_euclid(1_000_000), last);
        step.map(|step| Proof::Step(step, secret)).ok_or(SignInProblem::Wrong)
    }

    /// The secret and the step used last: a code opens nothing a second time.
    fn totp(&self, actor: uuid::Uuid, sealed: &[u8]) -> Option<(Vec<u8>, Option<i64>)> {
        let plain = self.core.seal.seal().decrypt(TOTP, actor, sealed).ok()?;
        let (step, secret) = plain.split_first_chunk::<8>()?;
        let step = i64::from_be_bytes(*step);
        Some((secret.to_vec(), (step >= 0).then_some(step)))
    }

    pub(super) fn seal_totp(&self, actor: ActorId, secret: &[u8], step: i64) -> Vec<u8> {
        let plain = [&step.to_be_bytes()[..], secret].concat();
        self.core.seal.seal().encrypt(TOTP, actor.0, &plain)
    }

    /// A new secret for an authenticator. Nothing is kept until it is confirmed.
    pub fn new_totp(&self, session: &Session) -> NewTotp {
        self.shown_totp(session, &seal::totp::new_secret())
    }

    /// The same secret once more, for whoever mistyped its first code; nothing where it is not this account's.
    pub fn totp_again(&self, session: &Session, sealed: &[u8]) -> Option<NewTotp> {
        let (secret, _) = self.totp(session.actor.id.0, sealed)?;
        Some(self.shown_totp(session, &secret))
    }

    fn shown_totp(&self, session: &Session, secret: &[u8]) -> NewTotp {
        NewTotp {
            text: seal::totp::secret_text(secret),
            uri: seal::totp::uri("Payung", &session.login, secret),
            sealed: self.seal_totp(session.actor.id, secret, -1),
        }
    }

    /// Puts the secret in force, where the code is one it makes now; gives the recovery codes, shown this once.
    pub async fn enrol_totp(
        &self,
        session: &Session,
        sealed: &[u8],
        code: &str,
        now: Instant,
    ) -> Result<Result<Vec<String>, Refusal>, AppError> {
        let id = session.actor.id;
        let step = self.totp(id.0, sealed).and_then(|(secret, last)| {
            seal::totp::verify(&secret, code, now.0.div_euclid(1_000_000), last).map(|step| (secret, step))
        });
        let Some((secret, step)) = step else { return Ok(Err(Refusal::of("code", "sign_in.code.refused"))) };
        if self.own_row(session).await?.totp_sealed.is_some() {
            // Another window was first: the one in force is not replaced without being taken off.
            return Ok(Err(Refusal::of("code", "account.totp_there")));
        }
        let codes = self.new_codes();
        let mut tx = self.core.store.begin().await?;
        reference::set_totp(&mut tx, id, Some(self.seal_totp(id, &secret, step))).await?;
        kept::set_codes(&mut tx, id, &self.code_hashes(id, &codes), now).await?;
        Doing::own(id, now).keep(&mut tx, Happened::AuthenticatorOn, "").await?;
        tx.commit().await?;
        self.forget(id);
        Ok(Ok(codes))
    }

    /// Takes the authenticator off: password and code, so that a screen left open is not enough.
    pub async fn remove_totp(
        &self,
        session: &Session,
        password: &str,
        code: &str,
        from: &str,
        now: Instant,
    ) -> Result<Result<(), Refusal>, AppError> {
        let row = match self.both(session, password, code, from, now).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let id = ActorId(row.actor_id);
        let mut tx = self.core.store.begin().await?;
        reference::set_sign_in(&mut tx, &row, 0, None).await?;
        reference::set_totp(&mut tx, id, None).await?;
        kept::set_codes(&mut tx, id, &[], now).await?;
        Doing::own(id, now).keep(&mut tx, Happened::AuthenticatorOff, from).await?;
        tx.commit().await?;
        self.forget(id);
        Ok(Ok(()))
    }

    /// New recovery codes in place of the old ones, for password and code.
    pub async fn renew_codes(
        &self,
        session: &Session,
        password: &str,
        code: &str,
        from: &str,
        now: Instant,
    ) -> Result<Result<Vec<String>, Refusal>, AppError> {
        let row = match self.both(session, password, code, from, now).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let id = ActorId(row.actor_id);
        let codes = self.new_codes();
        let mut tx = self.core.store.begin().await?;
        reference::set_sign_in(&mut tx, &row, 0, None).await?;
        kept::set_codes(&mut tx, id, &self.code_hashes(id, &codes), now).await?;
        Doing::own(id, now).keep(&mut tx, Happened::RecoveryCodesMade, from).await?;
        tx.commit().await?;
        Ok(Ok(codes))
    }

    /// Password and code of somebody signed in; the code is used with it. Wrong tries count like those at the door.
    async fn both(
        &self,
        session: &Session,
        password: &str,
        code: &str,
        from: &str,
        now: Instant,
    ) -> Result<Result<ActorRow, Refusal>, AppError> {
        let _turn = self.core.doors.hashing.acquire().await.map_err(|_| AppError::Closing)?;
        let row = self.own_row(session).await?;
        let Some(sealed) = row.totp_sealed.clone() else {
            return Ok(Err(Refusal::of("code", "account.totp_none")));
        };
        if let Err(refusal) = self.confirmed(&row, "password", password, from, now).await? {
            return Ok(Err(refusal));
        }
        let id = ActorId(row.actor_id);
        let used = match self.second(&row, &sealed, code, now).await {
            Ok(Proof::Step(step, secret)) => {
                let mut tx = self.core.store.begin().await?;
                // A conflict is a second use of the same code.
                reference::set_sign_in(&mut tx, &row, 0, None).await?;
                reference::set_totp(&mut tx, id, Some(self.seal_totp(id, &secret, step))).await?;
                tx.commit().await?;
                true
            }
            Ok(Proof::Recovery(hash)) => {
                let mut tx = self.core.store.begin().await?;
                let used = kept::use_code(&mut tx, id, hash).await?;
                if used {
                    Doing::own(id, now).keep(&mut tx, Happened::RecoveryCodeUsed, from).await?;
                }
                tx.commit().await?;
                used
            }
            Ok(Proof::Password) | Err(SignInProblem::Wrong) => false,
            Err(SignInProblem::App(error)) => return Err(error),
            Err(_) => false,
        };
        if used {
            return self.own_row(session).await.map(Ok);
        }
        self.failed(&row, "code", from, now).await?;
        Ok(Err(Refusal::of("code", "sign_in.code.refused")))
    }

    fn new_codes(&self) -> Vec<String> {
        (0..CODES).map(|_| seal::token::digits(CODE_DIGITS)).collect()
    }

    fn code_hashes(&self, id: ActorId, codes: &[String]) -> Vec<[u8; 32]> {
        codes.iter().map(|code| self.code_hash(id, code)).collect()
    }

    /// What is kept of a recovery code: forty bits stand behind the house's key, not behind a plain hash.
    fn code_hash(&self, id: ActorId, digits: &str) -> [u8; 32] {
        self.core.seal.seal().command_hash(format!("recovery|{}|{digits}", id.0).as_bytes())
    }
}
