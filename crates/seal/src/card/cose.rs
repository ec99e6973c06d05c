//! COSE_Sign1 (RFC 9052) with ES256, tagged: what cards and status lists are signed as.

use super::CardProblem;
use crate::public::PublicKeys;
use crate::signing::SigningKey;
use ciborium::Value;
use coset::iana::Algorithm;
use coset::{
    CoseSign1, CoseSign1Builder, HeaderBuilder, Label, RegisteredLabelWithPrivate, TaggedCborSerializable,
};

/// RFC 9596: what kind of thing was signed.
const TYP: i64 = 16;

/// Signs a payload; `typ` says what it is.
pub fn sign(key: &SigningKey, typ: Option<&str>, payload: Vec<u8>) -> Vec<u8> {
    let header = HeaderBuilder::new().algorithm(Algorithm::ES256).key_id(key.public.kid_bytes());
    let header = match typ {
        Some(typ) => header.value(TYP, Value::from(typ)),
        None => header,
    };
    CoseSign1Builder::new()
        .protected(header.build())
        .payload(payload)
        .create_signature(b"", |signed| key.sign(signed))
        .build()
        .to_tagged_vec()
        .expect("a header, bytes and a signature always write as CBOR")
}

/// The payload, if it was signed by a known key as what it should be, and not in another form of the same bytes.
pub fn open(bytes: &[u8], typ: Option<&str>, keys: &PublicKeys) -> Result<Vec<u8>, CardProblem> {
    let read = CoseSign1::from_tagged_slice(bytes).map_err(|_| CardProblem::Tampered)?;
    let header = &read.protected.header;
    let named = header.rest.iter().find(|(label, _)| *label == Label::Int(TYP)).map(|(_, typ)| typ.as_text());
    let es256 = header.alg == Some(RegisteredLabelWithPrivate::Assigned(Algorithm::ES256));
    if !es256 || !read.unprotected.is_empty() || named != typ.map(Some) || !header.crit.is_empty() {
        return Err(CardProblem::Tampered);
    }
    let key = keys.find(&crate::wire::hex(&header.key_id)).ok_or(CardProblem::UnknownKey)?;
    let holds = |signature: &[u8], signed: &[u8]| match key.verifies(signed, signature) {
        true => Ok(()),
        false => Err(CardProblem::Tampered),
    };
    read.verify_signature(b"", holds)?;
    read.payload.ok_or(CardProblem::Tampered)
}
