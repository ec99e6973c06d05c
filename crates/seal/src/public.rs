use crate::wire;
use kernel::Day;
use ring::digest::{SHA256, digest};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

/// What stands before a P-256 point in a SubjectPublicKeyInfo (RFC 5480): so that any other program reads our keys.
const SPKI_HEAD: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
const POINT: usize = 65;

/// The first four bytes of the SHA-256 of the SubjectPublicKeyInfo, in hex.
pub(crate) fn kid_of(point: &[u8]) -> String {
    wire::hex(&digest_of(point)[..4])
}

fn digest_of(point: &[u8]) -> Vec<u8> {
    let spki = [&SPKI_HEAD[..], point].concat();
    digest(&SHA256, &spki).as_ref().to_vec()
}

/// The public half of a signing key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey {
    kid: String,
    point: Vec<u8>,
    created: Day,
}

impl PublicKey {
    /// From an uncompressed point (0x04, x, y); nothing for another form.
    pub(crate) fn from_point(point: &[u8], created: Day) -> Option<PublicKey> {
        if point.len() != POINT || point[0] != 4 {
            return None;
        }
        Some(PublicKey { kid: kid_of(point), point: point.to_vec(), created })
    }

    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The same as bytes, as signed things name it.
    pub(crate) fn kid_bytes(&self) -> Vec<u8> {
        digest_of(&self.point)[..4].to_vec()
    }

    pub fn created(&self) -> Day {
        self.created
    }

    pub(crate) fn point(&self) -> &[u8] {
        &self.point
    }

    /// The SubjectPublicKeyInfo in DER, in base64: what `openssl pkey -pubin -inform DER` reads.
    pub fn spki_base64(&self) -> String {
        wire::base64(&[&SPKI_HEAD[..], &self.point].concat())
    }

    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &self.point).verify(message, signature).is_ok()
    }
}

/// All that is needed to check a receipt, without the database. May be published: phones and banks hold it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PublicKeys {
    keys: Vec<PublicKey>,
}

#[derive(Serialize, Deserialize)]
struct Listed {
    keys: Vec<ListedKey>,
}

#[derive(Serialize, Deserialize)]
struct ListedKey {
    kid: String,
    alg: String,
    spki_base64: String,
    created: Day,
}

impl PublicKeys {
    pub(crate) fn new(keys: Vec<PublicKey>) -> PublicKeys {
        PublicKeys { keys }
    }

    pub fn find(&self, kid: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|key| key.kid == kid)
    }

    pub fn all(&self) -> &[PublicKey] {
        &self.keys
    }

    /// `{"keys":[{"kid":"1f2e3d4c","alg":"ES256","spki_base64":"…","created":"2026-11-20"}]}`.
    pub fn to_json(&self) -> String {
        let listed = |key: &PublicKey| ListedKey {
            kid: key.kid.clone(),
            alg: "ES256".to_owned(),
            spki_base64: key.spki_base64(),
            created: key.created,
        };
        serde_json::to_string(&Listed { keys: self.keys.iter().map(listed).collect() })
            .expect("texts and days always write as JSON")
    }

    /// Reads what `to_json` wrote. Nothing where a key is of another kind or its id does not follow from it.
    pub fn from_json(json: &str) -> Option<PublicKeys> {
        let listed: Listed = serde_json::from_str(json).ok()?;
        let read = |key: ListedKey| {
            let spki = wire::from_base64(&key.spki_base64)?;
            let public = PublicKey::from_point(spki.strip_prefix(&SPKI_HEAD)?, key.created)?;
            (public.kid == key.kid && key.alg == "ES256").then_some(public)
        };
        listed.keys.into_iter().map(read).collect::<Option<Vec<_>>>().map(PublicKeys::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Keys;

    #[test]
    fn public_keys_travel_as_json() {
        let keys = Keys::generate(Day::new(2026, 11, 20).unwrap()).public_keys();
        assert_eq!(PublicKeys::from_json(&keys.to_json()), Some(keys.clone()));
        assert_eq!(keys.all()[0].kid().len(), 8);
        let other = keys.to_json().replace(keys.all()[0].kid(), "00000000");
        assert_eq!(PublicKeys::from_json(&other), None);
        assert_eq!(PublicKeys::from_json("{}"), None);
    }
}
