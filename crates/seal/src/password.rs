//! Passwords of people: argon2id, and one-time passwords that can be read aloud.

use crate::random;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use kernel::Refusal;
use std::sync::LazyLock;

/// Characters. NIST SP 800-63B asks for length, not for kinds of signs.
pub const MIN_LENGTH: usize = 10;
/// Bytes: a limit on what one request can make us hash.
pub const MAX_LENGTH: usize = 256;

/// The OWASP setting for argon2id: 19 MiB, two passes, one lane. About 20 ms: run it off the async threads.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

fn argon2() -> Argon2<'static> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the setting is within argon2's own limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC string to store: `$argon2id$v=19$m=19456,t=2,p=1$…`.
pub fn hash(password: &str) -> String {
    argon2()
        .hash_password_with_salt(password.as_bytes(), &random::bytes::<16>())
        .expect("argon2 takes any password below 4 GiB with a salt of 16 bytes")
        .to_string()
}

/// True where the password is the one that was hashed. An unreadable hash opens to nobody.
pub fn verify(password: &str, phc: &str) -> bool {
    password.len() <= MAX_LENGTH
        && PasswordHash::new(phc)
            .is_ok_and(|parsed| argon2().verify_password(password.as_bytes(), &parsed).is_ok())
}

/// For a name nobody has: takes as long as `verify`, so that time does not tell which names exist. Always false.
pub fn verify_nobody(password: &str) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| hash(&one_time()));
    let _ = verify(password, &NOBODY);
    false
}

/// True where the hash was made with other settings than today's: hash again at the next good sign-in.
pub fn is_outdated(phc: &str) -> bool {
    let today = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
    !phc.starts_with(&today)
}

/// Whether a person may choose this password.
pub fn check(password: &str) -> Result<(), Refusal> {
    let refused = |code| Refusal::of("password", code);
    if password.chars().count() < MIN_LENGTH {
        return Err(refused("password.too_short").with("least", MIN_LENGTH as i64));
    }
    if password.len() > MAX_LENGTH {
        return Err(refused("password.too_long").with("most", MAX_LENGTH as i64));
    }
    let different: std::collections::BTreeSet<char> = password.chars().collect();
    if different.len() < 4 {
        return Err(refused("password.too_alike"));
    }
    Ok(())
}

/// Consonants that are not taken for one another or for a digit, and that make no words.
const LETTERS: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";
const GROUPS: usize = 4;
const IN_GROUP: usize = 4;

/// A password for the first sign-in: `hfkm-tzrb-wqpd-nscx`, four groups to read aloud, 69 random bits.
pub fn one_time() -> String {
    spoken(std::iter::repeat_with(letter))
}

/// The same for ever from the same seed, where the password has to be found again: two bytes a letter, so that none
/// comes noticeably more often. Whoever does not have the seed learns nothing from it.
pub fn one_time_of(seed: &[u8; 32]) -> String {
    let (pairs, _) = seed.as_chunks::<2>();
    let letter = |pair: &[u8; 2]| usize::from(u16::from_be_bytes(*pair)) % LETTERS.len();
    spoken(pairs.iter().map(|pair| char::from(LETTERS[letter(pair)])))
}

fn spoken(letters: impl Iterator<Item = char>) -> String {
    let mut password = String::with_capacity(GROUPS * (IN_GROUP + 1));
    for (at, letter) in letters.take(GROUPS * IN_GROUP).enumerate() {
        if at > 0 && at % IN_GROUP == 0 {
            password.push('-');
        }
        password.push(letter);
    }
    password
}

fn letter() -> char {
    loop {
        // 240 is the largest multiple of 20 in a byte: above it some letters would come more often.
        let [byte] = random::bytes();
        if byte < 240 {
            return char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_its_own_hash_only() {
        let stored = hash("payung di musim hujan");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("payung di musim hujan", &stored));
        assert!(!verify("payung di musim panas", &stored));
        assert!(!verify("", &stored) && !verify("payung di musim hujan", "") && !verify("a", "$argon2id$"));
        assert_ne!(stored, hash("payung di musim hujan"));
        assert!(!is_outdated(&stored));
        assert!(is_outdated("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA"));
        assert!(!verify_nobody("payung di musim hujan"));
    }

    #[test]
    fn the_reference_implementation_is_understood() {
        // From the test file of the reference implementation (P-H-C/phc-winner-argon2, src/test.c): t=2, m=2^16, p=1.
        let phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert!(verify("password", phc));
        assert!(!verify("differentpassword", phc));
    }

    #[test]
    fn weak_ones_are_refused() {
        for (password, code) in [
            ("pendek", "password.too_short"),
            ("ééééé", "password.too_short"),
            ("aaaaaaaaaaaa", "password.too_alike"),
            ("121212121212", "password.too_alike"),
        ] {
            assert_eq!(check(password).unwrap_err().code(), code);
        }
        assert_eq!(check(&"panjang ".repeat(40)).unwrap_err().code(), "password.too_long");
        assert!(check("payung di musim hujan").is_ok());
    }

    #[test]
    fn one_time_passwords_can_be_read_aloud() {
        let password = one_time();
        assert_eq!(password.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
        assert!(password.bytes().all(|b| b == b'-' || LETTERS.contains(&b)));
        assert_ne!(password, one_time());
        assert!(check(&password).is_ok());
        let found = one_time_of(&[7; 32]);
        assert_eq!(found.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
        assert_eq!(found, one_time_of(&[7; 32]));
        assert_ne!(found, one_time_of(&[8; 32]));
    }
}
