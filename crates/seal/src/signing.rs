use crate::public::PublicKey;
use crate::wire;
use kernel::Day;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

/// A key that signs receipts: ECDSA on P-256 with SHA-256 (ES256), known by the id of its public half.
pub(crate) struct SigningKey {
    pair: EcdsaKeyPair,
    pkcs8: Vec<u8>,
    pub(crate) created: Day,
    pub(crate) public: PublicKey,
}

impl SigningKey {
    pub(crate) fn generate(created: Day) -> SigningKey {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
            .expect(
                "an operating system without randomness can keep no secret: stop before anything is written",
            );
        SigningKey::read(pkcs8.as_ref().to_vec(), created).expect("a key just made is a key")
    }

    /// Nothing for bytes that are no PKCS#8 P-256 key.
    pub(crate) fn read(pkcs8: Vec<u8>, created: Day) -> Option<SigningKey> {
        let pair =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8, &SystemRandom::new()).ok()?;
        let public = PublicKey::from_point(pair.public_key().as_ref(), created)?;
        Some(SigningKey { pair, pkcs8, created, public })
    }

    /// 64 bytes: r then s.
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature = self.pair.sign(&SystemRandom::new(), message);
        signature
            .expect(
                "an operating system without randomness can keep no secret: stop before anything is signed",
            )
            .as_ref()
            .to_vec()
    }

    pub(crate) fn pkcs8_base64(&self) -> String {
        wire::base64(&self.pkcs8)
    }
}
