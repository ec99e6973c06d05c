//! The member's card: a square that proves itself without a network, and the list of those that no longer hold.

mod cose;
mod judge;
mod status;

pub use judge::{Answer, Standing, judge};
pub use status::{Status, StatusList, StatusProblem, read_status_list};

use crate::public::PublicKeys;
use crate::signing::SigningKey;
use ciborium::Value;
use coset::cwt::{ClaimsSetBuilder, Timestamp};
use coset::{CborSerializable, cwt::ClaimsSet};
use kernel::{Day, Instant, Programme};

/// What stands before the text of a card.
pub const PREFIX: &str = "KB1:";
/// A card has some 230 characters; longer text is not read at all.
const LONGEST: usize = 1024;
const ISSUER: &str = "ID-BPU";
/// Below -65536 claim keys are everybody's own (RFC 8392).
const CLAIM: i64 = -70001;
/// Letters of a name that find room.
pub const NAME_LETTERS: usize = 20;
/// A verifier's clock in Indonesia is at least so far ahead of UTC: the last second of a day anywhere in the country falls
/// on that day by it.
const WIB_SECONDS: i64 = 7 * 3600;
const DAY_SECONDS: i64 = 86_400;

/// What a card says. Never a NIK, a phone number or an address: it is carried about and photographed.
///
/// As text: `KB1:` and the base45 of a COSE_Sign1 (RFC 9052, tag 18; ES256) over a CWT (RFC 8392): issuer, `exp`, `iat`,
/// and under -70001 a list in this order. Days are counted from 1970-01-01.
///
/// | place | holds |
/// |---|---|
/// | 0 | the member's official number (text), or the six bytes of the short id until there is one |
/// | 1 | the name in capitals, up to 20 letters |
/// | 2 | year of birth, to compare with the person |
/// | 3 | the home village's digits as a number |
/// | 4 | programmes: JKK 1, JKM 2, JHT 4 |
/// | 5 | the card's own number: its place in the status list |
/// | 6 | the first day covered |
/// | 7 | the last day covered: the end of the last paid month |
///
/// `exp` is the end of the day on which the next contribution is due: until then the member is in good standing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    pub member_ref: String,
    pub name: String,
    pub birth_year: i32,
    /// `3310162012`: the code without its dots.
    pub region: u64,
    pub programmes: Vec<Programme>,
    pub number: u64,
    pub covered_from: Day,
    pub covered_until: Day,
    /// The last day in good standing, with the days in which the next contribution is not yet due.
    pub standing_until: Day,
    pub issued: Instant,
}

/// Why a text is not accepted as a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CardProblem {
    #[error("the text is not a card")]
    Form,
    #[error("the card was signed with a key that is not known here")]
    UnknownKey,
    #[error("the card was altered, or not all of it was read")]
    Tampered,
}

const PROGRAMMES: [(Programme, u64); 3] =
    [(Programme::new("JKK"), 1), (Programme::new("JKM"), 2), (Programme::new("JHT"), 4)];

impl Card {
    /// The name as it finds room on a card.
    pub fn short_name(name: &str) -> String {
        let capitals = name.to_uppercase();
        capitals.chars().take(NAME_LETTERS).collect::<String>().trim_end().to_owned()
    }

    pub(crate) fn signed(&self, key: &SigningKey) -> String {
        let claims = ClaimsSetBuilder::new()
            .issuer(ISSUER.to_owned())
            .expiration_time(Timestamp::WholeSeconds(self.expires_seconds()))
            .issued_at(Timestamp::WholeSeconds(self.issued.0.div_euclid(1_000_000)))
            .private_claim(CLAIM, self.list())
            .build();
        let payload = claims.to_vec().expect("numbers and text always write as CBOR");
        format!("{PREFIX}{}", base45::encode(cose::sign(key, None, payload)))
    }

    /// The first second that is no longer the last day in good standing, by the clock of WIB.
    fn expires_seconds(&self) -> i64 {
        (number_of(self.standing_until) + 1) * DAY_SECONDS - WIB_SECONDS
    }

    fn list(&self) -> Value {
        let programmes: u64 =
            PROGRAMMES.iter().filter(|(p, _)| self.programmes.contains(p)).map(|(_, bit)| bit).sum();
        let member = match short_id_bytes(&self.member_ref) {
            Some(bytes) => Value::Bytes(bytes),
            None => Value::Text(self.member_ref.clone()),
        };
        Value::Array(vec![
            member,
            Value::Text(Card::short_name(&self.name)),
            Value::from(self.birth_year),
            Value::from(self.region),
            Value::from(programmes),
            Value::from(self.number),
            Value::from(number_of(self.covered_from)),
            Value::from(number_of(self.covered_until)),
        ])
    }

    fn read(payload: &[u8]) -> Option<Card> {
        let claims = ClaimsSet::from_slice(payload).ok()?;
        let Some(Timestamp::WholeSeconds(expires)) = claims.expiration_time else { return None };
        let Some(Timestamp::WholeSeconds(issued)) = claims.issued_at else { return None };
        let own = coset::cwt::ClaimName::PrivateUse(CLAIM);
        let (_, list) = claims.rest.iter().find(|(name, _)| *name == own)?;
        let [member, name, born, region, programmes, number, from, until] = list.as_array()?.as_slice()
        else {
            return None;
        };
        let bits = whole(programmes)?;
        let known: i64 = PROGRAMMES.iter().map(|(_, bit)| *bit as i64).sum();
        if bits & !known != 0 {
            return None;
        }
        Some(Card {
            member_ref: member.as_text().map(str::to_owned).or_else(|| short_id_text(member.as_bytes()?))?,
            name: name.as_text()?.to_owned(),
            birth_year: whole(born)?.try_into().ok()?,
            region: whole(region)?.try_into().ok()?,
            programmes: PROGRAMMES.iter().filter(|(_, b)| bits & *b as i64 != 0).map(|(p, _)| *p).collect(),
            number: whole(number)?.try_into().ok()?,
            covered_from: day_of(whole(from)?)?,
            covered_until: day_of(whole(until)?)?,
            standing_until: day_of((expires - 1 + WIB_SECONDS).div_euclid(DAY_SECONDS))?,
            issued: Instant(issued.checked_mul(1_000_000)?),
        })
    }
}

/// What was signed, if the signature holds. Needs nothing but the public keys.
pub fn verify_card(text: &str, keys: &PublicKeys) -> Result<Card, CardProblem> {
    let bytes = of_text(text)?;
    let payload = cose::open(&bytes, None, keys)?;
    Card::read(&payload).ok_or(CardProblem::Tampered)
}

/// The bytes of a card's text. Lines and spaces around it fall away; the space within base45 is a letter like any other.
fn of_text(text: &str) -> Result<Vec<u8>, CardProblem> {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
    if text.len() > LONGEST {
        return Err(CardProblem::Form);
    }
    let base45 = text.strip_prefix(PREFIX).ok_or(CardProblem::Form)?;
    base45::decode(base45).map_err(|_| CardProblem::Tampered)
}

fn whole(value: &Value) -> Option<i64> {
    i64::try_from(value.as_integer()?).ok()
}

fn first_day() -> Option<Day> {
    Day::new(1970, 1, 1)
}

fn number_of(day: Day) -> i64 {
    first_day().map_or(0, |first| day.days_since(first))
}

fn day_of(number: i64) -> Option<Day> {
    let day = first_day()?.plus_days(number);
    // The calendar ends somewhere: what lies beyond is no day.
    (number_of(day) == number).then_some(day)
}

/// `0123-4567-89ab` in its six bytes.
fn short_id_bytes(text: &str) -> Option<Vec<u8>> {
    let hex: String = text.split('-').collect();
    let formed = text.len() == 14 && text.split('-').all(|part| part.len() == 4) && hex.is_ascii();
    let byte = |i: usize| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).ok();
    let bytes: Option<Vec<u8>> = if formed { (0..6).map(byte).collect() } else { None };
    bytes.filter(|bytes| short_id_text(bytes).as_deref() == Some(text))
}

fn short_id_text(bytes: &[u8]) -> Option<String> {
    let hex = crate::wire::hex(bytes);
    (bytes.len() == 6).then(|| format!("{}-{}-{}", &hex[..4], &hex[4..8], &hex[8..]))
}

#[cfg(test)]
mod tests;
