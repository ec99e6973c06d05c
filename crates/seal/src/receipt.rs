use crate::public::PublicKeys;
use crate::signing::SigningKey;
use crate::wire;
use kernel::{Day, Month, Note, Programme, Rupiah};
use serde::{Deserialize, Serialize};

const PREFIX: &str = "PYG1";
/// A receipt of a year for three programmes has some 500 characters; longer text is not read at all.
const LONGEST: usize = 4096;

/// What a receipt says. Never a NIK, a phone number or an address: it is carried about and photographed.
///
/// As text: `PYG1.<payload>.<signature>`, both base64url without padding. The signature is ES256 (64 bytes, r then s)
/// over the characters before the last dot. The payload is JSON with short names, for a QR code:
///
/// | name | holds |
/// |---|---|
/// | `k` | id of the signing key |
/// | `n` | number of the receipt |
/// | `d` | day of issue, `2026-11-20` |
/// | `m` | the member's official number, or the short id until there is one |
/// | `w` | the member's name |
/// | `o` | office |
/// | `l` | lines `[first month, how many months, programme, rupiah of each month]` |
/// | `c` | rupiah kept as credit (negative: credit used); left out when none |
/// | `t` | total in rupiah: the cash that changed hands, the lines plus the credit |
/// | `p` | payer |
/// | `b` | by whom it was taken |
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReceiptClaims {
    pub number: String,
    pub issued_on: Day,
    /// The member's official number, or the short id until there is one.
    pub member_ref: String,
    pub name: String,
    pub office: String,
    /// Signed in the order of month and programme, and read back so.
    pub lines: Vec<ReceiptLine>,
    /// Cash kept for later months; negative where earlier credit was used.
    pub credit_rupiah: Rupiah,
    /// A key (`self`, `village-own`) or a name.
    pub payer: String,
    /// The person or desk that took the money.
    pub taken_by: String,
}

/// One programme of one contribution month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ReceiptLine {
    pub month: Month,
    pub programme: Programme,
    pub amount_rupiah: Rupiah,
}

/// Why a text is not accepted as a receipt.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReceiptProblem {
    #[error("the text is not a receipt, or not all of it was read")]
    Form,
    #[error("the receipt was signed with a key that is not known here")]
    UnknownKey,
    #[error("the receipt was altered after signing")]
    Tampered,
}

impl ReceiptProblem {
    pub fn note(self) -> Note {
        Note::new(match self {
            ReceiptProblem::Form => "receipt.problem.form",
            ReceiptProblem::UnknownKey => "receipt.problem.unknown_key",
            ReceiptProblem::Tampered => "receipt.problem.tampered",
        })
    }
}

/// What was signed, if the signature holds. Needs nothing but the public keys. About 60 µs.
pub fn verify_receipt(text: &str, keys: &PublicKeys) -> Result<ReceiptClaims, ReceiptProblem> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(ReceiptProblem::Form);
    }
    let (signed, signature) = text.rsplit_once('.').ok_or(ReceiptProblem::Form)?;
    let (prefix, payload) = signed.split_once('.').ok_or(ReceiptProblem::Form)?;
    let signature = wire::from_base64url(signature).ok_or(ReceiptProblem::Form)?;
    if prefix != PREFIX || signature.len() != 64 {
        return Err(ReceiptProblem::Form);
    }
    let payload = wire::from_base64url(payload).ok_or(ReceiptProblem::Form)?;
    let payload: Payload = serde_json::from_slice(&payload).map_err(|_| ReceiptProblem::Form)?;
    let key = keys.find(&payload.k).ok_or(ReceiptProblem::UnknownKey)?;
    if !key.verifies(signed.as_bytes(), &signature) {
        return Err(ReceiptProblem::Tampered);
    }
    payload.claims().ok_or(ReceiptProblem::Form)
}

impl ReceiptClaims {
    /// The cash that changed hands.
    pub fn total_rupiah(&self) -> Rupiah {
        self.lines.iter().map(|line| line.amount_rupiah).sum::<Rupiah>() + self.credit_rupiah
    }

    pub(crate) fn signed(&self, key: &SigningKey) -> String {
        let payload = Payload::of(self, key.public.kid());
        let json = serde_json::to_vec(&payload).expect("texts and numbers always write as JSON");
        let signed = format!("{PREFIX}.{}", wire::base64url(&json));
        let signature = wire::base64url(&key.sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload {
    k: String,
    n: String,
    d: Day,
    m: String,
    w: String,
    o: String,
    l: Vec<Run>,
    #[serde(default, skip_serializing_if = "is_zero")]
    c: Rupiah,
    t: Rupiah,
    p: String,
    b: String,
}

/// Months in a row of one programme at one price: first month, how many, programme, rupiah of each.
#[derive(Serialize, Deserialize)]
struct Run(Month, u16, Programme, Rupiah);

fn is_zero(amount: &Rupiah) -> bool {
    *amount == Rupiah::ZERO
}

impl Payload {
    fn of(claims: &ReceiptClaims, kid: &str) -> Payload {
        Payload {
            k: kid.to_owned(),
            n: claims.number.clone(),
            d: claims.issued_on,
            m: claims.member_ref.clone(),
            w: claims.name.clone(),
            o: claims.office.clone(),
            l: runs(&claims.lines),
            c: claims.credit_rupiah,
            t: claims.total_rupiah(),
            p: claims.payer.clone(),
            b: claims.taken_by.clone(),
        }
    }

    /// Nothing where lines run past what a receipt can hold or do not add up to the total.
    fn claims(self) -> Option<ReceiptClaims> {
        let claims = ReceiptClaims {
            number: self.n,
            issued_on: self.d,
            member_ref: self.m,
            name: self.w,
            office: self.o,
            lines: lines(&self.l)?,
            credit_rupiah: self.c,
            payer: self.p,
            taken_by: self.b,
        };
        (claims.total_rupiah() == self.t).then_some(claims)
    }
}

fn runs(lines: &[ReceiptLine]) -> Vec<Run> {
    let mut sorted = lines.to_vec();
    sorted.sort_by_key(|line| (line.programme, line.month, line.amount_rupiah));
    let mut runs: Vec<Run> = Vec::new();
    for line in sorted {
        match runs.last_mut() {
            Some(Run(first, months, programme, amount))
                if *programme == line.programme
                    && *amount == line.amount_rupiah
                    && first.plus(i32::from(*months)) == line.month =>
            {
                *months += 1;
            }
            _ => runs.push(Run(line.month, 1, line.programme, line.amount_rupiah)),
        }
    }
    runs
}

fn lines(runs: &[Run]) -> Option<Vec<ReceiptLine>> {
    // Far more than is ever paid at once, and a bound on what a text can make us hold.
    const MOST: usize = 10_000;
    let count: usize = runs.iter().map(|run| usize::from(run.1)).sum();
    let sound = runs.iter().all(|run| run.3.0.unsigned_abs() <= Rupiah::MAX.0.unsigned_abs() / MOST as u64);
    if count > MOST || !sound {
        return None;
    }
    let month = |run: &Run, i: u16| ReceiptLine {
        month: run.0.plus(i32::from(i)),
        programme: run.2,
        amount_rupiah: run.3,
    };
    let mut lines: Vec<ReceiptLine> =
        runs.iter().flat_map(|run| (0..run.1).map(move |i| month(run, i))).collect();
    lines.sort();
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Keys;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys::generate(Day::new(2026, 11, 20).unwrap()));

    fn claims(months: i32) -> ReceiptClaims {
        let november: Month = "2026-11".parse().unwrap();
        let lines = (0..months).flat_map(|i| {
            [("JKK", 5_000), ("JKM", 3_400)].map(|(programme, amount)| ReceiptLine {
                month: november.plus(i),
                programme: Programme::new(programme),
                amount_rupiah: Rupiah(amount),
            })
        });
        ReceiptClaims {
            number: "K01-2026-000123".to_owned(),
            issued_on: Day::new(2026, 11, 20).unwrap(),
            member_ref: "M-7QK3".to_owned(),
            name: "Ni Luh Contoh".to_owned(),
            office: "Denpasar".to_owned(),
            lines: lines.collect(),
            credit_rupiah: Rupiah::ZERO,
            payer: "self".to_owned(),
            taken_by: "Made Contoh".to_owned(),
        }
    }

    #[test]
    fn a_receipt_proves_itself() {
        let claims = claims(3);
        let text = KEYS.sign_receipt(&claims);
        let published = PublicKeys::from_json(&KEYS.public_keys().to_json()).unwrap();
        assert_eq!(verify_receipt(&text, &published), Ok(claims.clone()));
        assert_eq!(verify_receipt(&format!("  {text}\n"), &published), Ok(claims.clone()));
        assert_eq!(claims.total_rupiah(), Rupiah(25_200));
        assert!(text.starts_with("PYG1.") && !text.contains('='));
    }

    #[test]
    fn a_year_fits_a_square_people_can_scan() {
        let text = KEYS.sign_receipt(&claims(12));
        assert!(text.len() < 420, "{} characters", text.len());
    }

    #[test]
    fn what_was_altered_is_told_from_what_is_unknown() {
        let public = KEYS.public_keys();
        let text = KEYS.sign_receipt(&claims(1));
        let parts: Vec<&str> = text.split('.').collect();
        let json = String::from_utf8(wire::from_base64url(parts[1]).unwrap()).unwrap();
        let richer = wire::base64url(json.replace("K01-2026-000123", "K01-2026-000124").as_bytes());
        let forged = format!("PYG1.{richer}.{}", parts[2]);
        assert_eq!(verify_receipt(&forged, &public), Err(ReceiptProblem::Tampered));
        let stranger = Keys::generate(Day::new(2026, 11, 20).unwrap());
        assert_eq!(
            verify_receipt(&stranger.sign_receipt(&claims(1)), &public),
            Err(ReceiptProblem::UnknownKey)
        );
        let borrowed = json.replace(KEYS.public_keys().all()[0].kid(), stranger.public_keys().all()[0].kid());
        let borrowed = format!("PYG1.{}.{}", wire::base64url(borrowed.as_bytes()), parts[2]);
        assert_eq!(verify_receipt(&borrowed, &stranger.public_keys()), Err(ReceiptProblem::Tampered));
        for bad in ["", "PYG1", "PYG1..", "halo", &text[..text.len() - 3], &text.replace("PYG1", "PYG2")] {
            assert_eq!(verify_receipt(bad, &public), Err(ReceiptProblem::Form), "{bad}");
        }
        assert_eq!(verify_receipt(&"x".repeat(5000), &public), Err(ReceiptProblem::Form));
    }

    #[test]
    fn months_in_a_row_are_written_once() {
        let mut claims = claims(12);
        assert_eq!(runs(&claims.lines).len(), 2);
        claims.lines[0].amount_rupiah = Rupiah(10_000);
        assert_eq!(runs(&claims.lines).len(), 3);
    }

    fn any_line() -> impl Strategy<Value = ReceiptLine> {
        (24_300_i32..24_340, 0_usize..3, 1_i64..200_000).prop_map(|(month, programme, amount)| ReceiptLine {
            month: Month::from_index(month),
            programme: Programme::new(["JKK", "JKM", "JHT"][programme]),
            amount_rupiah: Rupiah(amount / 50_000 * 50_000 + 100),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_receipt_comes_back(
            lines in prop::collection::vec(any_line(), 0..40),
            credit in -50_000_i64..50_000,
            name in "\\PC{0,40}",
        ) {
            let mut claims = ReceiptClaims { lines, credit_rupiah: Rupiah(credit), name, ..claims(0) };
            let text = KEYS.sign_receipt(&claims);
            claims.lines.sort();
            prop_assert_eq!(verify_receipt(&text, &KEYS.public_keys()), Ok(claims));
        }

        #[test]
        fn no_changed_character_passes(at: usize, to in "[A-Za-z0-9_.-]") {
            let text = KEYS.sign_receipt(&claims(2));
            let at = at % text.len();
            prop_assume!(text[at..=at] != to);
            let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
            prop_assert!(verify_receipt(&changed, &KEYS.public_keys()).is_err());
        }

        #[test]
        fn any_text_gets_an_answer(text in "\\PC{0,200}") {
            prop_assert!(verify_receipt(&text, &KEYS.public_keys()).is_err());
        }
    }
}
