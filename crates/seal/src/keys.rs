use crate::card::{Card, StatusList};
use crate::cipher::{self, Seal};
use crate::outbox::OutboxKey;
use crate::public::PublicKeys;
use crate::receipt::ReceiptClaims;
use crate::signing::SigningKey;
use crate::{random, wire};
use kernel::Day;
use serde::{Deserialize, Serialize};

const VERSION: u32 = 1;

/// The secrets of one installation: a master secret, from which all but the signing keys follow, and the signing keys.
/// Whoever loses them loses every encrypted value; whoever copies them can read them and sign receipts.
pub struct Keys {
    created: Day,
    master: [u8; 32],
    seal: Seal,
    outbox: OutboxKey,
    /// Never empty; the last one signs, all of them verify.
    signing: Vec<SigningKey>,
}

/// The key file. `master_base64` holds 32 bytes, `pkcs8_base64` an EC private key on P-256.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    note: String,
    version: u32,
    created: Day,
    master_base64: String,
    signing: Vec<KeyFileSigning>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFileSigning {
    kid: String,
    created: Day,
    pkcs8_base64: String,
}

const NOTE: &str = "Kunci Payung: simpan salinannya di tempat lain yang terkunci; tanpa berkas ini data terenkripsi \
    tidak bisa dibaca lagi. / Payung's key: keep a copy locked away elsewhere; without this file encrypted data \
    cannot be read again.";

/// What is wrong with the text of a key, without quoting any of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyFault {
    #[error("it is not the JSON of a key file")]
    NotJson,
    #[error("it was written by a newer program (version {0})")]
    Newer(u32),
    #[error("master_base64 is not 32 bytes in base64")]
    Master,
    #[error("it has no signing key, or one that is no P-256 key in PKCS#8 or carries another key's id")]
    Signing,
}

impl Keys {
    /// New random keys. `today` is written into them.
    pub fn generate(today: Day) -> Keys {
        let master = random::bytes();
        let signing = vec![SigningKey::generate(today)];
        Keys::of(today, master, signing)
    }

    pub fn from_json(json: &str) -> Result<Keys, KeyFault> {
        // The version first: a newer file may have other fields.
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let Versioned { version } = serde_json::from_str(json).map_err(|_| KeyFault::NotJson)?;
        if version != VERSION {
            return Err(KeyFault::Newer(version));
        }
        let file: KeyFile = serde_json::from_str(json).map_err(|_| KeyFault::NotJson)?;
        let master = wire::from_base64(&file.master_base64).ok_or(KeyFault::Master)?;
        let master: [u8; 32] = master.try_into().map_err(|_| KeyFault::Master)?;
        let read = |entry: &KeyFileSigning| {
            let key = SigningKey::read(wire::from_base64(&entry.pkcs8_base64)?, entry.created)?;
            (key.public.kid() == entry.kid).then_some(key)
        };
        let signing: Option<Vec<_>> = file.signing.iter().map(read).collect();
        let signing = signing.filter(|keys| !keys.is_empty()).ok_or(KeyFault::Signing)?;
        Ok(Keys::of(file.created, master, signing))
    }

    fn of(created: Day, master: [u8; 32], signing: Vec<SigningKey>) -> Keys {
        let outbox = OutboxKey::of(&cipher::derived(&master, "phone.outbox"));
        Keys { created, master, seal: Seal::new(&master), outbox, signing }
    }

    /// The text of the key file: secret.
    pub fn to_json(&self) -> String {
        let signing = |key: &SigningKey| KeyFileSigning {
            kid: key.public.kid().to_owned(),
            created: key.created,
            pkcs8_base64: key.pkcs8_base64(),
        };
        let file = KeyFile {
            note: NOTE.to_owned(),
            version: VERSION,
            created: self.created,
            master_base64: wire::base64(&self.master),
            signing: self.signing.iter().map(signing).collect(),
        };
        let mut json = serde_json::to_string_pretty(&file).expect("texts and days always write as JSON");
        json.push('\n');
        json
    }

    /// Encryption at rest and blind indexes.
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Sixteen hex digits that tell this master secret from another and nothing about it: stored in the database, so
    /// that a wrong key is told at start and not at the first unreadable value.
    pub fn fingerprint(&self) -> String {
        wire::hex(&self.seal.fingerprint())
    }

    /// What phones seal their outbox to, and what opens it. It follows from the master secret.
    pub fn outbox(&self) -> &OutboxKey {
        &self.outbox
    }

    pub fn created(&self) -> Day {
        self.created
    }

    /// What may be published for checking receipts.
    pub fn public_keys(&self) -> PublicKeys {
        PublicKeys::new(self.signing.iter().map(|key| key.public.clone()).collect())
    }

    /// The receipt as signed text `PYG1.…`, for paper, message and QR; its form is told at `ReceiptClaims`.
    /// About 30 µs.
    pub fn sign_receipt(&self, claims: &ReceiptClaims) -> String {
        let key = self.signing.last().expect("keys are never without a signing key");
        claims.signed(key)
    }

    /// The card as signed text `KB1:…`, for a square on paper or a screen; its form is told at `Card`. The keys are those
    /// of receipts: what is signed begins otherwise, so that neither can be taken for the other.
    pub fn sign_card(&self, card: &Card) -> String {
        let key = self.signing.last().expect("keys are never without a signing key");
        card.signed(key)
    }

    /// The list of cards that no longer hold, signed.
    pub fn sign_status(&self, list: &StatusList) -> Vec<u8> {
        let key = self.signing.last().expect("keys are never without a signing key");
        list.signed(key)
    }
}

/// The fingerprint only, so that no log ever holds a key.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.fingerprint())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn today() -> Day {
        Day::new(2026, 11, 20).unwrap()
    }

    #[test]
    fn keys_survive_their_file() {
        let keys = Keys::generate(today());
        let read = Keys::from_json(&keys.to_json()).unwrap();
        assert_eq!(read.fingerprint(), keys.fingerprint());
        assert_eq!(read.public_keys(), keys.public_keys());
        assert_eq!(read.created(), today());
        let sealed = keys.seal().encrypt("person.nik", Uuid::nil(), b"3399011203850001");
        assert_eq!(read.seal().decrypt("person.nik", Uuid::nil(), &sealed).unwrap(), b"3399011203850001");
        assert_ne!(Keys::generate(today()).fingerprint(), keys.fingerprint());
    }

    #[test]
    fn a_broken_file_says_what_is_broken() {
        let good = Keys::generate(today()).to_json();
        let altered = |name: &str, value: serde_json::Value| {
            let mut json: serde_json::Value = serde_json::from_str(&good).unwrap();
            json[name] = value;
            Keys::from_json(&json.to_string()).unwrap_err()
        };
        assert_eq!(Keys::from_json("").unwrap_err(), KeyFault::NotJson);
        assert_eq!(Keys::from_json(&good[..good.len() / 2]).unwrap_err(), KeyFault::NotJson);
        assert_eq!(altered("version", 2.into()), KeyFault::Newer(2));
        assert_eq!(altered("master_base64", "AAAA".into()), KeyFault::Master);
        assert_eq!(altered("signing", serde_json::json!([])), KeyFault::Signing);
        assert_eq!(altered("other", 1.into()), KeyFault::NotJson);
        let kid = Keys::from_json(&good).unwrap().public_keys().all()[0].kid().to_owned();
        assert_eq!(Keys::from_json(&good.replace(&kid, "00000000")).unwrap_err(), KeyFault::Signing);
    }

    #[test]
    fn nothing_secret_is_printed() {
        let keys = Keys::generate(today());
        let printed = format!("{keys:?} {:?}", keys.seal());
        assert_eq!(printed, format!("Keys({}) Seal(…)", keys.fingerprint()));
    }
}
