//! What a phone writes where there is no network: each item signed by the phone, named after the one before it, and
//! sealed to the house (HPKE, RFC 9180, base mode), so that a phone that is locked, lost or copied shows nothing of it.

use crate::cipher::SealError;
use crate::public::kid_of;
use crate::signing::SigningKey;
use crate::wire;
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use kernel::Day;
use ring::digest::{SHA256, digest};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use uuid::Uuid;

type Private = <DhP256HkdfSha256 as Kem>::PrivateKey;
type Public = <DhP256HkdfSha256 as Kem>::PublicKey;
type Encapped = <DhP256HkdfSha256 as Kem>::EncappedKey;

const INFO: &[u8] = b"payung outbox 1";
/// Stands before what is signed, so that no signature of a phone means anything else.
const SIGNED: &str = "PYO1.";
/// An uncompressed P-256 point.
const POINT: usize = 65;
/// r and s.
const SIGNATURE: usize = 64;

/// The hash before the first item of a phone.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The key pair of the house that opens what phones sealed.
pub struct OutboxKey {
    private: Private,
    point: Vec<u8>,
    kid: String,
}

impl OutboxKey {
    pub(crate) fn of(secret: &[u8; 32]) -> OutboxKey {
        let (private, public) = DhP256HkdfSha256::derive_keypair(secret);
        let point = public.to_bytes().to_vec();
        OutboxKey { private, kid: kid_of(&point), point }
    }

    /// Like the id of a signing key: eight hex digits.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half in base64url: 65 bytes, an uncompressed point.
    pub fn public_base64url(&self) -> String {
        wire::base64url(&self.point)
    }

    /// Opens the item of a phone with a running number; it opens under no other number and for no other phone.
    pub fn open(&self, phone: Uuid, seq: i64, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (enc, body) = sealed.split_at_checked(POINT).ok_or(SealError::Form)?;
        let enc = Encapped::from_bytes(enc).map_err(|_| SealError::Form)?;
        hpke::single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &self.private,
            &enc,
            INFO,
            body,
            bound_to(phone, seq).as_bytes(),
        )
        .map_err(|_| SealError::Closed)
    }
}

fn bound_to(phone: Uuid, seq: i64) -> String {
    format!("{phone}.{seq}")
}

/// Seals an item to the house, as a phone does.
pub fn seal(house_point: &[u8], phone: Uuid, seq: i64, item: &[u8]) -> Result<Vec<u8>, SealError> {
    let house = Public::from_bytes(house_point).map_err(|_| SealError::Form)?;
    let (enc, body) = hpke::single_shot_seal::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
        &OpModeS::Base,
        &house,
        INFO,
        item,
        bound_to(phone, seq).as_bytes(),
    )
    .map_err(|_| SealError::Form)?;
    Ok([&enc.to_bytes()[..], &body].concat())
}

/// The point a phone's public key is written as, where it is one on the curve.
pub fn point(base64url: &str) -> Option<Vec<u8>> {
    let point = wire::from_base64url(base64url)?;
    (point.len() == POINT && Public::from_bytes(&point).is_ok()).then_some(point)
}

/// What a phone's signing key makes its own, whatever a house remembers of it.
pub struct Named {
    pub id: Uuid,
    letters: u64,
}

/// Letters that are not taken for one another, aloud or on paper (Crockford's).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// So many name a phone within its office: one in 33 million.
const NAME: usize = 5;

/// The id and the letters of the phone with this public point. A house brought back from before it knew the phone gives
/// them to this phone again and to no other.
pub fn named(phone_point: &[u8]) -> Named {
    let hash = digest(&SHA256, &[b"payung phone 1", phone_point].concat());
    let (mut id, mut letters) = ([0; 16], [0; 8]);
    id.copy_from_slice(&hash.as_ref()[..16]);
    letters.copy_from_slice(&hash.as_ref()[16..24]);
    Named { id: uuid::Builder::from_custom_bytes(id).into_uuid(), letters: u64::from_be_bytes(letters) }
}

impl Named {
    /// Five letters; others for another `turn`, where an office has a phone with the same already.
    pub fn letters(&self, turn: u32) -> String {
        let at = |n: usize| LETTERS[(self.letters.rotate_right(5 * (turn + n as u32)) & 31) as usize];
        (0..NAME).map(|n| char::from(at(n))).collect()
    }
}

/// The bytes of base64url text, as sealed items travel.
pub fn bytes(base64url: &str) -> Option<Vec<u8>> {
    wire::from_base64url(base64url)
}

/// Bytes as base64url text.
pub fn text(bytes: &[u8]) -> String {
    wire::base64url(bytes)
}

/// What the next item names of this one: 64 hex digits.
pub fn hash(item: &[u8]) -> String {
    wire::hex(digest(&SHA256, item).as_ref())
}

/// Why an opened item is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemFault {
    /// It is not `payload.signature`.
    Form,
    /// The signature is not the phone's over this payload.
    Signature,
}

/// The payload of `payload.signature`, where the phone with this public point signed it.
pub fn payload(phone_point: &[u8], item: &[u8]) -> Result<Vec<u8>, ItemFault> {
    let item = std::str::from_utf8(item).map_err(|_| ItemFault::Form)?;
    let (payload, signature) = item.split_once('.').ok_or(ItemFault::Form)?;
    let signature = wire::from_base64url(signature).filter(|s| s.len() == SIGNATURE);
    let (signature, read) = signature.zip(wire::from_base64url(payload)).ok_or(ItemFault::Form)?;
    let signed = format!("{SIGNED}{payload}");
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, phone_point)
        .verify(signed.as_bytes(), &signature)
        .map_err(|_| ItemFault::Signature)?;
    Ok(read)
}

/// The signing key of a phone, for phones that are programs of this house: simulated ones.
pub struct PhoneKey(SigningKey);

impl PhoneKey {
    pub fn generate(today: Day) -> PhoneKey {
        PhoneKey(SigningKey::generate(today))
    }

    pub fn point_base64url(&self) -> String {
        wire::base64url(self.0.public.point())
    }

    /// `payload.signature`.
    pub fn item(&self, payload: &[u8]) -> Vec<u8> {
        let payload = wire::base64url(payload);
        let signature = self.0.sign(format!("{SIGNED}{payload}").as_bytes());
        format!("{payload}.{}", wire::base64url(&signature)).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Keys;
    use hpke::aead::{Aead, AesGcm128};

    fn today() -> Day {
        Day::new(2026, 11, 20).unwrap()
    }

    fn bytes_of(hex: &str) -> Vec<u8> {
        (0..hex.len() / 2).map(|i| u8::from_str_radix(&hex[i * 2..i * 2 + 2], 16).unwrap()).collect()
    }

    // RFC 9180, A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode.
    const RECIPIENT: &str = "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    const RECIPIENT_IKM: &str = "668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550";
    const ENC: &str = "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4";
    const PLAIN: &[u8] = b"Beauty is truth, truth beauty";

    fn opened<A: Aead>(info: &[u8], aad: &[u8], ciphertext: &str) -> Vec<u8> {
        hpke::single_shot_open::<A, HkdfSha256, DhP256HkdfSha256>(
            &OpModeR::Base,
            &Private::from_bytes(&bytes_of(RECIPIENT)).unwrap(),
            &Encapped::from_bytes(&bytes_of(ENC)).unwrap(),
            info,
            &bytes_of(ciphertext),
            aad,
        )
        .unwrap()
    }

    #[test]
    fn the_vectors_of_the_standard_open() {
        let (private, _) = DhP256HkdfSha256::derive_keypair(&bytes_of(RECIPIENT_IKM));
        assert_eq!(private.to_bytes()[..], bytes_of(RECIPIENT)[..]);
        let (info, aad) = (b"Ode on a Grecian Urn", b"Count-0");
        let of_rfc =
            "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434";
        assert_eq!(opened::<AesGcm128>(info, aad, of_rfc), PLAIN);
        // The same keys with AES-256-GCM, from an independent computation by the RFC.
        let longer =
            "518c46e6810fbc55362f7d5995b0f54339d93664ca44e5c74d0f289c4f7983b4781b193de04ad3319f177244de";
        assert_eq!(opened::<AesGcm256>(info, aad, longer), PLAIN);
    }

    #[test]
    fn what_another_program_sealed_to_this_suite_opens() {
        let private = Private::from_bytes(&bytes_of(RECIPIENT)).unwrap();
        let house = OutboxKey { private, point: Vec::new(), kid: String::new() };
        let phone = Uuid::parse_str("019b76da-a800-7abc-8def-0123456789ab").unwrap();
        let body =
            "dd5d99bc712359a98f3b04a0c88519b6149c87d0e0bec1e679c7da308c46a9a9d683312e32361bdcec85e059f5";
        let sealed = [bytes_of(ENC), bytes_of(body)].concat();
        assert_eq!(house.open(phone, 1, &sealed).unwrap(), PLAIN);
        assert_eq!(house.open(phone, 2, &sealed), Err(SealError::Closed));
    }

    #[test]
    fn an_item_opens_for_its_house_phone_and_number_only() {
        let (house, other) = (Keys::generate(today()), Keys::generate(today()));
        let (phone, neighbour) = (Uuid::from_u128(7), Uuid::from_u128(8));
        let house_point = point(&house.outbox().public_base64url()).unwrap();
        let sealed = seal(&house_point, phone, 3, b"item").unwrap();
        assert_eq!(house.outbox().open(phone, 3, &sealed).unwrap(), b"item");
        assert_eq!(house.outbox().open(phone, 4, &sealed), Err(SealError::Closed));
        assert_eq!(house.outbox().open(neighbour, 3, &sealed), Err(SealError::Closed));
        assert_eq!(other.outbox().open(phone, 3, &sealed), Err(SealError::Closed));
        assert_eq!(house.outbox().open(phone, 3, &sealed[..40]), Err(SealError::Form));
        let again = Keys::from_json(&house.to_json()).unwrap();
        assert_eq!(again.outbox().kid(), house.outbox().kid());
        assert_eq!(again.outbox().open(phone, 3, &sealed).unwrap(), b"item");
        assert_eq!(house.outbox().kid().len(), 8);
    }

    #[test]
    fn a_phone_is_named_by_its_key() {
        let point = |seed: u8| [seed; POINT];
        let (one, again, other) = (named(&point(4)), named(&point(4)), named(&point(5)));
        assert_eq!((one.id, one.letters(0)), (again.id, again.letters(0)));
        assert_eq!(one.id.get_version_num(), 8);
        assert_ne!(one.id, other.id);
        assert_ne!(one.letters(0), other.letters(0));
        assert_ne!(one.letters(0), one.letters(1));
        let plain = |letters: String| letters.len() == NAME && letters.bytes().all(|b| LETTERS.contains(&b));
        assert!((0..8).all(|turn| plain(one.letters(turn))));
    }

    #[test]
    fn a_signature_is_of_one_phone_and_one_payload() {
        let (key, other) = (PhoneKey::generate(today()), PhoneKey::generate(today()));
        let own = point(&key.point_base64url()).unwrap();
        let foreign = point(&other.point_base64url()).unwrap();
        let item = key.item(b"{\"v\":1}");
        assert_eq!(payload(&own, &item).unwrap(), b"{\"v\":1}");
        assert_eq!(payload(&foreign, &item), Err(ItemFault::Signature));
        assert_eq!(payload(&own, b"nothing"), Err(ItemFault::Form));
        assert_eq!(payload(&own, &item[..item.len() - 2]), Err(ItemFault::Form));
        let altered = [b"a", &item[1..]].concat();
        assert_ne!(payload(&own, &altered), Ok(b"{\"v\":1}".to_vec()));
        for bad in ["", "AAAA", &key.point_base64url()[..80]] {
            assert_eq!(point(bad), None, "{bad}");
        }
    }
}
