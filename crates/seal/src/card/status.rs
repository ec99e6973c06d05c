//! The Token Status List (IETF draft-ietf-oauth-status-list) of cards: one bit each, packed and signed.

use super::{Card, CardProblem, cose};
use crate::public::PublicKeys;
use crate::signing::SigningKey;
use ciborium::Value;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use kernel::Instant;
use std::io::{Read, Write};

const TYP: &str = "application/statuslist+cwt";
const SUBJECT: i64 = 2;
const EXPIRES: i64 = 4;
const ISSUED: i64 = 6;
const TIME_TO_LIVE: i64 = 65534;
const LIST: i64 = 65533;
/// A list that is unpacked to more than this many cards is not read.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Which cards no longer hold, as known at a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatusList {
    /// Where the list is found: what it is the list of.
    pub subject: String,
    pub issued: Instant,
    /// After so long a newer one should be asked for.
    pub ttl_seconds: i64,
    /// After so long it is no longer believed at all that nothing has changed.
    pub expires_seconds: i64,
    /// One bit for each card by its number; the lowest bit of the first byte is card 0. A set bit: no longer holds.
    pub bits: Vec<u8>,
}

/// What a list says of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Holds,
    Revoked,
    /// The list ends before this card: it was issued later, or there is no list.
    Unknown,
}

/// Why bytes are not accepted as a status list.
pub type StatusProblem = CardProblem;

impl StatusList {
    /// A list of `cards` numbers of which some no longer hold.
    pub fn bits_of(cards: u64, revoked: impl IntoIterator<Item = u64>) -> Vec<u8> {
        let mut bits = vec![0_u8; usize::try_from(cards.div_ceil(8)).unwrap_or(0)];
        for number in revoked {
            let at = usize::try_from(number / 8).unwrap_or(usize::MAX);
            if let Some(byte) = bits.get_mut(at) {
                *byte |= 1 << (number % 8);
            }
        }
        bits
    }

    pub fn status(&self, card: &Card) -> Status {
        let byte = usize::try_from(card.number / 8).ok().and_then(|at| self.bits.get(at));
        match byte {
            None => Status::Unknown,
            // The last byte has room for cards that were not yet issued when the list was made.
            _ if card.issued > self.issued => Status::Unknown,
            Some(byte) if byte >> (card.number % 8) & 1 == 1 => Status::Revoked,
            Some(_) => Status::Holds,
        }
    }

    pub(crate) fn signed(&self, key: &SigningKey) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        let packed = packer.write_all(&self.bits).and_then(|()| packer.finish());
        let packed = packed.expect("writing to memory does not fail");
        let list = vec![(Value::from("bits"), Value::from(1)), (Value::from("lst"), Value::Bytes(packed))];
        let issued = self.issued.0.div_euclid(1_000_000);
        let claims = Value::Map(vec![
            (SUBJECT.into(), Value::from(self.subject.as_str())),
            (EXPIRES.into(), Value::from(issued + self.expires_seconds)),
            (ISSUED.into(), Value::from(issued)),
            (TIME_TO_LIVE.into(), Value::from(self.ttl_seconds)),
            (LIST.into(), Value::Map(list)),
        ]);
        let mut payload = Vec::new();
        ciborium::into_writer(&claims, &mut payload).expect("writing to memory does not fail");
        cose::sign(key, Some(TYP), payload)
    }

    fn read(payload: &[u8]) -> Option<StatusList> {
        let claims: Value = ciborium::from_reader(payload).ok()?;
        let claims = claims.as_map()?;
        let claim = |key: i64| claims.iter().find(|(k, _)| super::whole(k) == Some(key)).map(|(_, v)| v);
        let list = claim(LIST)?.as_map()?;
        let part = |name: &str| list.iter().find(|(k, _)| k.as_text() == Some(name)).map(|(_, v)| v);
        if super::whole(part("bits")?)? != 1 {
            return None;
        }
        let mut bits = Vec::new();
        ZlibDecoder::new(part("lst")?.as_bytes()?.as_slice()).take(MOST_BYTES).read_to_end(&mut bits).ok()?;
        let issued = super::whole(claim(ISSUED)?)?;
        Some(StatusList {
            subject: claim(SUBJECT)?.as_text()?.to_owned(),
            issued: Instant(issued.checked_mul(1_000_000)?),
            ttl_seconds: super::whole(claim(TIME_TO_LIVE)?)?,
            expires_seconds: super::whole(claim(EXPIRES)?)?.checked_sub(issued)?,
            bits,
        })
    }
}

/// What was signed, if the signature holds.
pub fn read_status_list(bytes: &[u8], keys: &PublicKeys) -> Result<StatusList, StatusProblem> {
    let payload = cose::open(bytes, Some(TYP), keys)?;
    StatusList::read(&payload).ok_or(CardProblem::Tampered)
}
