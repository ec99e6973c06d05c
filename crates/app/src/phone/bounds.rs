//! What a phone claims about time and numbers, held against what the house knows.

use crate::receipt::check_digit;
use crate::wire::{Command, Envelope, Evidence};
use kernel::{Day, Note};
use uuid::Uuid;

/// The proof a command carries that something has happened already, with its number.
pub(super) fn evidence(command: &Command) -> Option<&Evidence> {
    match command {
        Command::Register(register) => register.evidence.as_ref(),
        Command::Pay(pay) => pay.evidence.as_ref(),
        _ => None,
    }
}

/// Brings the day of what has happened between the day of the phone's last mark and the day it arrived. The clock of a
/// phone is a claim. Says so where the day moved.
pub(super) fn bring_within(envelope: &mut Envelope, from: Day, until: Day) -> Option<Note> {
    let from = from.min(until);
    let mut moved = None;
    let mut bring = |text: &mut String| {
        let said: Option<Day> = text.trim().parse().ok();
        let day = said.map_or(until, |day| day.clamp(from, until));
        if said != Some(day) {
            moved.get_or_insert((std::mem::replace(text, day.to_string()), day));
        }
    };
    match &mut envelope.command {
        Command::Register(register) => bring(&mut register.evidence.as_mut()?.claimed_on),
        Command::Pay(pay) => {
            bring(&mut pay.evidence.as_mut()?.claimed_on);
            bring(&mut pay.taken_on);
        }
        _ => {}
    }
    moved.map(|(said, day)| match said.parse::<Day>() {
        Ok(said) => Note::new("phone.day_moved").with("said", said).with("day", day),
        Err(_) => Note::new("phone.day_unread").with("day", day),
    })
}

/// `DPS-H007-00012-5`: of this series, five digits or more, counted from 1, with the right check digit.
pub(super) fn is_of_series(number: &str, series: &str) -> bool {
    let rest = number.strip_prefix(series).and_then(|rest| rest.strip_prefix('-'));
    let Some((digits, check)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let plain = digits.len() >= 5 && digits.bytes().all(|b| b.is_ascii_digit());
    let shortest = digits.len() == 5 || !digits.starts_with('0');
    plain && shortest && digits.bytes().any(|b| b != b'0') && check == check_digit(digits).to_string()
}

/// Numbers a phone has used: number, kind of command, about whom.
pub(super) type Used = Vec<(String, String, Uuid)>;

/// What is odd about a number. Money taken is never refused for it; a person looks.
pub(super) fn odd_number(number: &str, series: &str, kind: &str, subject: Uuid, used: &Used) -> Option<Note> {
    let note = |code| Note::new(code).with("number", number.chars().take(40).collect::<String>());
    if !is_of_series(number, series) {
        return Some(note("phone.number_foreign"));
    }
    // Form and receipt of one person carry the same number.
    let again =
        |(held, of, about): &(String, String, Uuid)| held == number && (of == kind || *about != subject);
    used.iter().any(again).then(|| note("phone.number_twice"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_of_the_phones_own_series() {
        for (number, good) in [
            ("DPS-H007-00001-8", true),
            ("DPS-H007-00012-5", true),
            ("DPS-H007-100000-9", true),
            ("DPS-H007-00012-6", false),
            ("DPS-H008-00012-5", false),
            ("DPS-H007-12-5", false),
            ("DPS-H007-000012-5", false),
            ("DPS-H007-00000-0", false),
            ("DPS-H0071-00012-5", false),
            ("", false),
        ] {
            assert_eq!(is_of_series(number, "DPS-H007"), good, "{number}");
        }
    }

    #[test]
    fn one_person_may_have_form_and_receipt_under_one_number() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let number = "DPS-H007-00001-8";
        let used = vec![(number.to_owned(), "register".to_owned(), a)];
        let odd = |kind, subject| odd_number(number, "DPS-H007", kind, subject, &used).map(|n| n.code);
        assert_eq!(odd("pay", a), None);
        assert_eq!(odd("register", a).as_deref(), Some("phone.number_twice"));
        assert_eq!(odd("pay", b).as_deref(), Some("phone.number_twice"));
        let foreign = odd_number("KLT-1", "DPS-H007", "pay", a, &used).map(|n| n.code);
        assert_eq!(foreign.as_deref(), Some("phone.number_foreign"));
    }
}
