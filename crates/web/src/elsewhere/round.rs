//! What is kept for the way back, sealed in a cookie of the browser that went: nobody else can go it, or go it late.

use super::{from_hex, to_hex};
use kernel::Instant;
use seal::Keys;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const SEALED_AS: &str = "sign_in.round";
/// Long enough for a forgotten password at the provider.
pub(super) const SECONDS: i64 = 600;

#[derive(Serialize, Deserialize)]
pub(super) struct Round {
    pub state: String,
    pub nonce: String,
    /// Of PKCE: whoever has only the code gets nothing for it.
    pub verifier: String,
    /// A path of this site.
    pub back: String,
    until: i64,
}

impl Round {
    pub fn new(state: String, nonce: String, verifier: String, back: &str, now: Instant) -> Round {
        Round { state, nonce, verifier, back: back.to_owned(), until: now.plus_seconds(SECONDS).0 }
    }

    pub fn sealed(&self, keys: &Keys) -> String {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        to_hex(&keys.seal().encrypt(SEALED_AS, Uuid::nil(), &plain))
    }

    /// Nothing for what this house did not seal, or too long ago.
    pub fn open(sealed: &str, keys: &Keys, now: Instant) -> Option<Round> {
        let plain = keys.seal().decrypt(SEALED_AS, Uuid::nil(), &from_hex(sealed)?).ok()?;
        let round: Round = serde_json::from_slice(&plain).ok()?;
        (now.0 < round.until).then_some(round)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_opens_in_time_and_for_its_house_only() {
        let keys = Keys::generate("2026-11-20".parse().unwrap());
        let now = Instant(1_795_000_000_000_000);
        let sealed = Round::new("s".into(), "n".into(), "v".into(), "/members", now).sealed(&keys);
        let opened = Round::open(&sealed, &keys, now.plus_seconds(SECONDS - 1)).unwrap();
        assert_eq!((opened.state.as_str(), opened.back.as_str()), ("s", "/members"));
        assert!(Round::open(&sealed, &keys, now.plus_seconds(SECONDS)).is_none());
        assert!(Round::open(&sealed, &Keys::generate("2026-11-20".parse().unwrap()), now).is_none());
        let mut bent = sealed.clone();
        bent.replace_range(40..41, if &sealed[40..41] == "0" { "1" } else { "0" });
        assert!(Round::open(&bent, &keys, now).is_none());
    }
}
