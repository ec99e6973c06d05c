use crate::random;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use ring::hmac;
use uuid::Uuid;

const VERSION: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;

/// Everything the master secret does, with its derived keys held ready: a value is sealed in about a microsecond.
/// Each use has its own key (HKDF-SHA256, RFC 5869), so that no use helps to guess another.
pub struct Seal {
    data: LessSafeKey,
    index: hmac::Key,
    matching: hmac::Key,
    command: hmac::Key,
    fingerprint: [u8; 8],
}

/// Why sealed bytes do not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SealError {
    #[error("these bytes were not sealed by this program, or are cut off")]
    Form,
    #[error("the sealed value does not open: another key, another place, or altered bytes")]
    Closed,
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn derive<const N: usize>(root: &Prk, purpose: &str) -> [u8; N] {
    let mut key = [0; N];
    root.expand(&[purpose.as_bytes()], Length(N))
        .and_then(|okm| okm.fill(&mut key))
        .expect("HKDF gives up to 255 × 32 bytes and is asked for 32 at most");
    key
}

fn root(master: &[u8; 32]) -> Prk {
    Salt::new(HKDF_SHA256, b"payung.key.1").extract(master)
}

/// A secret that follows from the master secret, for a use outside this file.
pub(crate) fn derived(master: &[u8; 32], purpose: &str) -> [u8; 32] {
    derive(&root(master), purpose)
}

impl Seal {
    pub(crate) fn new(master: &[u8; 32]) -> Seal {
        let root = root(master);
        let mac = |purpose| hmac::Key::new(hmac::HMAC_SHA256, &derive::<32>(&root, purpose));
        let data = UnboundKey::new(&AES_256_GCM, &derive::<32>(&root, "data"))
            .expect("AES-256 takes a key of 32 bytes");
        Seal {
            data: LessSafeKey::new(data),
            index: mac("index"),
            matching: mac("match"),
            command: mac("command"),
            fingerprint: derive(&root, "fingerprint"),
        }
    }

    /// Tells a wrong key at start: kept in the database, says nothing about the key.
    pub(crate) fn fingerprint(&self) -> [u8; 8] {
        self.fingerprint
    }

    /// Version byte, 12 random bytes of nonce, ciphertext with tag (AES-256-GCM). `context` names the column
    /// (`person.nik`), `id` whose it is: bytes copied to another row or column do not open there.
    /// One key with random nonces is good for some 4 billion values (NIST SP 800-38D, 8.3).
    pub fn encrypt(&self, context: &str, id: Uuid, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = random::bytes();
        let mut sealed = Vec::with_capacity(1 + NONCE + plain.len() + TAG);
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let tag = self
            .data
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(bound_to(context, id)),
                &mut sealed[1 + NONCE..],
            )
            .expect("AES-GCM takes up to 64 GiB at once");
        sealed.extend_from_slice(tag.as_ref());
        sealed
    }

    /// What `encrypt` sealed under the same context and id.
    pub fn decrypt(&self, context: &str, id: Uuid, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (&version, rest) = sealed.split_first().ok_or(SealError::Form)?;
        if version != VERSION || rest.len() < NONCE + TAG {
            return Err(SealError::Form);
        }
        let (nonce, body) = rest.split_at(NONCE);
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Form)?;
        let mut body = body.to_vec();
        let opened = self.data.open_in_place(nonce, Aad::from(bound_to(context, id)), &mut body);
        let length = opened.map_err(|_| SealError::Closed)?.len();
        body.truncate(length);
        Ok(body)
    }

    /// Blind index: finds an equal value of a kind (`nik`, `phone`) without storing it. Bring the value into its one
    /// form first (16 digits; E.164).
    pub fn index(&self, kind: &str, value: &[u8]) -> [u8; 16] {
        short(&self.index, kind, value)
    }

    /// Like `index`, for what only resembles: normalised name with birth date. Another key, so that the
    /// work-list of probable duplicates gives no way into the index of NIK.
    pub fn match_key(&self, kind: &str, value: &[u8]) -> [u8; 16] {
        short(&self.matching, kind, value)
    }

    /// The mark of a command's bytes: tells a resend from another command under the same id. Keyed, because a command
    /// holds a NIK and a bare hash of it could be guessed.
    pub fn command_hash(&self, command: &[u8]) -> [u8; 32] {
        let mut hash = [0; 32];
        hash.copy_from_slice(hmac::sign(&self.command, command).as_ref());
        hash
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// The id has a fixed length and stands last, so no two pairs look alike.
fn bound_to(context: &str, id: Uuid) -> Vec<u8> {
    [context.as_bytes(), b"|", id.as_bytes()].concat()
}

fn short(key: &hmac::Key, kind: &str, value: &[u8]) -> [u8; 16] {
    let mut mac = hmac::Context::with_key(key);
    mac.update(kind.as_bytes());
    mac.update(&[0]);
    mac.update(value);
    let mut held = [0; 16];
    held.copy_from_slice(&mac.sign().as_ref()[..16]);
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NIK: &[u8] = b"3399011203850001";

    fn seal(seed: u8) -> Seal {
        Seal::new(&[seed; 32])
    }

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn a_value_opens_in_its_own_place_only() {
        let seal = seal(1);
        let sealed = seal.encrypt("person.nik", id(1), NIK);
        assert_eq!(sealed.len(), NIK.len() + 29);
        assert_eq!(seal.decrypt("person.nik", id(1), &sealed).unwrap(), NIK);
        assert_eq!(seal.decrypt("person.nik", id(2), &sealed), Err(SealError::Closed));
        assert_eq!(seal.decrypt("person.phone", id(1), &sealed), Err(SealError::Closed));
        assert_eq!(super::tests::seal(2).decrypt("person.nik", id(1), &sealed), Err(SealError::Closed));
    }

    #[test]
    fn the_same_value_never_looks_the_same_twice() {
        let seal = seal(1);
        assert_ne!(seal.encrypt("person.nik", id(1), NIK), seal.encrypt("person.nik", id(1), NIK));
    }

    #[test]
    fn other_bytes_are_told_from_closed_ones() {
        let seal = seal(1);
        let sealed = seal.encrypt("c", id(1), b"");
        assert_eq!(seal.decrypt("c", id(1), &sealed), Ok(Vec::new()));
        assert_eq!(seal.decrypt("c", id(1), &sealed[..28]), Err(SealError::Form));
        assert_eq!(seal.decrypt("c", id(1), &[]), Err(SealError::Form));
        let other_version = [&[2], &sealed[1..]].concat();
        assert_eq!(seal.decrypt("c", id(1), &other_version), Err(SealError::Form));
    }

    #[test]
    fn indexes_repeat_and_differ_by_kind_key_and_use() {
        let one = seal(1);
        assert_eq!(one.index("nik", NIK), one.index("nik", NIK));
        assert_ne!(one.index("nik", NIK), one.index("phone", NIK));
        assert_ne!(one.index("nik", NIK), one.match_key("nik", NIK));
        assert_ne!(one.index("nik", NIK), seal(2).index("nik", NIK));
        assert_ne!(one.index("ab", b"c"), one.index("a", b"bc"));
        assert_ne!(one.command_hash(b"a"), one.command_hash(b"b"));
        assert_ne!(one.fingerprint(), seal(2).fingerprint());
    }

    #[test]
    fn derived_values_stay_the_same_between_releases() {
        // Stored in databases: a change here would lose every index. The values come from an
        // independent computation by RFC 5869 and RFC 2104.
        let seal = seal(7);
        assert_eq!(crate::wire::hex(&seal.fingerprint()), FINGERPRINT_OF_SEVENS);
        assert_eq!(crate::wire::hex(&seal.index("nik", NIK)), INDEX_OF_SEVENS);
    }

    const FINGERPRINT_OF_SEVENS: &str = "c5c5de30749f6323";
    const INDEX_OF_SEVENS: &str = "6136fda07a6a850ebc9c326152c88f76";

    proptest! {
        #[test]
        fn every_value_comes_back(plain: Vec<u8>, owner: u128, context in "[a-z.]{1,24}") {
            let seal = seal(3);
            let sealed = seal.encrypt(&context, id(owner), &plain);
            prop_assert_eq!(seal.decrypt(&context, id(owner), &sealed).unwrap(), plain);
        }

        #[test]
        fn any_flipped_bit_closes_it(plain: Vec<u8>, at: usize, bit in 0_u8..8) {
            let seal = seal(3);
            let mut sealed = seal.encrypt("person.address", id(9), &plain);
            let at = at % sealed.len();
            sealed[at] ^= 1 << bit;
            prop_assert!(seal.decrypt("person.address", id(9), &sealed).is_err());
        }
    }
}
