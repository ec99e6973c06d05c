//! Tokens of sessions, devices and client systems: 256 random bits, of which only a hash is stored.

use crate::{random, wire};
use ring::digest::{SHA256, digest};

/// What the holder keeps (43 characters of base64url), and what the database keeps.
pub fn new() -> (String, [u8; 32]) {
    let token = wire::base64url(&random::bytes::<32>());
    let stored = sha256(token.as_bytes());
    (token, stored)
}

/// So many random decimal digits, each as likely as the others: for codes that a person types.
pub fn digits(count: usize) -> String {
    let mut out = String::with_capacity(count);
    while out.len() < count {
        // Of 256 values the last six would favour the first six digits: they are thrown away.
        let even = random::bytes::<32>().into_iter().filter(|byte| *byte < 250);
        out.extend(even.take(count - out.len()).map(|byte| char::from(b'0' + byte % 10)));
    }
    out
}

/// The stored form of a token that somebody shows. Nothing for a text that no token has.
/// A plain hash does: 256 random bits cannot be guessed.
pub fn stored(token: &str) -> Option<[u8; 32]> {
    let bytes = wire::from_base64url(token)?;
    (bytes.len() == 32).then(|| sha256(token.as_bytes()))
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_by_their_hash() {
        let (token, hash) = new();
        assert_eq!(token.len(), 43);
        assert_eq!(stored(&token), Some(hash));
        assert_ne!(new().0, token);
        for bad in ["", "short", &token[1..], &format!("{token}A"), &token.replace(&token[..1], "=")] {
            assert_eq!(stored(bad), None, "{bad}");
        }
    }

    #[test]
    fn digits_are_as_many_as_asked_and_all_ten_come() {
        assert_eq!(digits(12).len(), 12);
        assert_ne!(digits(12), digits(12));
        let many = digits(2_000);
        for digit in '0'..='9' {
            let times = many.matches(digit).count();
            assert!((120..=290).contains(&times), "{digit} came {times} times of 2,000");
        }
    }

    #[test]
    fn the_hash_is_sha_256() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            wire::hex(&sha256(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
