//! Receipts: their numbers, and the signed text that proves one without the database.

use crate::Core;
use crate::answer::ReceiptAnswer;
use kernel::{Day, MemberId, Month, OfficeId, Programme, Rupiah};
use member::{Effects, Known, MemberFacts, NewReceipt, Segment};
use outreach::Network;
use scheme::Scheme;
use seal::{ReceiptClaims, ReceiptLine};

/// `DPS-0001234-7`: the office, its running number, a check digit against slips (Luhn, over the running number).
pub(crate) fn number(office_code: &str, n: i64) -> String {
    let digits = format!("{n:07}");
    format!("{office_code}-{digits}-{}", check_digit(&digits))
}

pub(crate) fn check_digit(digits: &str) -> u32 {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0') * if i % 2 == 0 { 2 } else { 1 };
            d / 10 + d % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

/// The official number, or until there is one the last twelve hex digits of the member's id.
pub(crate) fn member_ref(facts: &MemberFacts) -> String {
    let official = facts.memberships.iter().find_map(|m| m.official_number.clone());
    official.unwrap_or_else(|| short_id(facts.id))
}

/// `0123-4567-89ab`: said over the phone.
pub fn short_id(id: MemberId) -> String {
    let hex = id.0.simple().to_string();
    format!("{}-{}-{}", &hex[20..24], &hex[24..28], &hex[28..32])
}

/// What is handed over for money taken, signed.
pub(crate) fn answer(
    core: &Core,
    network: &Network,
    after: &MemberFacts,
    effects: &Effects,
    new: &NewReceipt,
    office: OfficeId,
) -> ReceiptAnswer {
    let lines: Vec<_> = effects.contributions.iter().map(|c| (c.month, c.programme, c.amount)).collect();
    let credit_rupiah: Rupiah = effects.credits.iter().map(|c| c.amount).sum();
    let taken = new.receipt.paid_on;
    let last = lines.iter().map(|l| l.0).max();
    let payer = new.payer_name.clone().unwrap_or_else(|| new.payer.key().to_owned());
    let office = network.offices.get(&office);
    let claims = ReceiptClaims {
        number: new.receipt.number.clone(),
        issued_on: taken,
        member_ref: member_ref(after),
        name: after.person.as_ref().map(|p| p.name.clone()).unwrap_or_default(),
        office: office.map(|o| o.name.clone()).unwrap_or_default(),
        lines: lines
            .iter()
            .map(|(month, programme, amount)| ReceiptLine {
                month: *month,
                programme: *programme,
                amount_rupiah: *amount,
            })
            .collect(),
        credit_rupiah,
        payer,
        taken_by: office.map(|o| o.code.clone()).unwrap_or_default(),
    };
    ReceiptAnswer {
        id: new.receipt.id,
        number: new.receipt.number.clone(),
        total_rupiah: new.receipt.amount,
        covered_from: covered_from(core.scheme, after, &lines),
        covered_until: last.map(|m| m.last_day()),
        lines,
        credit_rupiah,
        signed: core.seal.sign_receipt(&claims),
    }
}

/// The first day that the first of these months covers: for arrears and after an opening balance, the first of the
/// month; for a first payment, its day.
pub(crate) fn covered_from(
    scheme: &Scheme,
    after: &MemberFacts,
    lines: &[(Month, Programme, Rupiah)],
) -> Option<Day> {
    let first = lines.iter().map(|l| l.0).min()?;
    let bought = |i: &member::Interval| {
        let holds = i.from <= first.last_day() && first.first_day() <= i.until;
        holds && lines.iter().any(|l| l.0 == first && l.1 == i.programme)
    };
    let covered = member::intervals(after, Segment::Bpu, scheme, Known::Now);
    covered.into_iter().filter(bought).map(|i| i.from.max(first.first_day())).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_catch_one_wrong_digit() {
        assert_eq!(number("DPS", 1), "DPS-0000001-8");
        let good = check_digit("0001234");
        for i in 0..7 {
            let mut wrong = *b"0001234";
            wrong[i] = if wrong[i] == b'9' { b'0' } else { wrong[i] + 1 };
            assert_ne!(check_digit(std::str::from_utf8(&wrong).unwrap()), good);
        }
    }
}
