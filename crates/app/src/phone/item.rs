//! One item of a phone, opened and held against what came before it.

use crate::Core;
use crate::wire::Envelope;
use kernel::Instant;
use serde::Deserialize;
use store::phone::PhoneRow;

/// Why an item is put aside whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Aside {
    /// It does not open with the house's key under this number.
    Sealed,
    /// It is not signed by this phone.
    Signature,
    /// It is signed, and cannot be read.
    Form,
    /// It does not follow the item before it.
    Chain,
    /// Something else is kept under its number.
    Conflict,
    /// The phone had been shut out.
    Revoked,
    /// It was refused, and nothing but its bytes holds what was written down.
    Refused,
}

impl Aside {
    pub fn key(self) -> &'static str {
        match self {
            Aside::Sealed => "sealed",
            Aside::Signature => "signature",
            Aside::Form => "form",
            Aside::Chain => "chain",
            Aside::Conflict => "conflict",
            Aside::Revoked => "revoked",
            Aside::Refused => "refused",
        }
    }
}

/// What a phone signed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Payload {
    v: u8,
    seq: i64,
    pub prev: String,
    pub mark: String,
    /// The phone's clock in milliseconds: a claim.
    at: i64,
    pub command: Envelope,
}

impl Payload {
    /// The phone's clock, where it says a moment of this age.
    pub fn clock_at(&self) -> Option<Instant> {
        const FROM: i64 = 946_684_800_000;
        const UNTIL: i64 = 7_258_118_400_000;
        (FROM..UNTIL).contains(&self.at).then_some(Instant(self.at * 1000))
    }
}

/// An item as far as it was believed: the hash of what the phone signed, and either its payload or why not.
pub(super) struct Opened {
    /// Nothing where the phone's signature was not found on it.
    pub hash: Option<String>,
    pub payload: Result<Payload, Aside>,
}

/// What the next item must name: nothing where the one before was not believed, and nobody knows its hash.
pub(super) type Follows<'a> = Option<&'a str>;

/// The hash of a resent item, where it opens and is the phone's.
pub(super) fn hash_of(core: &Core, phone: &PhoneRow, seq: i64, sealed: &[u8]) -> Option<String> {
    let item = core.seal.outbox().open(phone.phone_id, seq, sealed).ok()?;
    seal::outbox::payload(&phone.public_key, &item).ok()?;
    Some(seal::outbox::hash(&item))
}

/// Opens, verifies, reads, and holds against the item before.
pub(super) fn open(core: &Core, phone: &PhoneRow, seq: i64, sealed: &[u8], follows: Follows) -> Opened {
    let unknown = |aside| Opened { hash: None, payload: Err(aside) };
    let Ok(item) = core.seal.outbox().open(phone.phone_id, seq, sealed) else {
        return unknown(Aside::Sealed);
    };
    let json = match seal::outbox::payload(&phone.public_key, &item) {
        Ok(json) => json,
        Err(seal::outbox::ItemFault::Signature) => return unknown(Aside::Signature),
        Err(seal::outbox::ItemFault::Form) => return unknown(Aside::Form),
    };
    let hash = Some(seal::outbox::hash(&item));
    let payload = match serde_json::from_slice::<Payload>(&json) {
        Ok(payload) if payload.v == 1 && payload.seq == seq => payload,
        _ => return Opened { hash, payload: Err(Aside::Form) },
    };
    let fits = follows.is_none_or(|before| payload.prev == before);
    Opened { hash, payload: if fits { Ok(payload) } else { Err(Aside::Chain) } }
}
