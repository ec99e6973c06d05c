use crate::{Lang, catalogue, write};
use kernel::{Arg, Note, Refusal};

/// The sentence of a note. `{name}` is replaced by the argument of that name as the language writes it;
/// `{name:month|months}` by the first word where that number is one, else by the second.
/// What is missing stays in its braces, so that it is seen.
pub fn say(lang: Lang, note: &Note) -> String {
    let pattern = catalogue::word(lang, &note.code);
    let mut sentence = String::with_capacity(pattern.len() + 16 * note.args.len());
    for piece in pieces(pattern) {
        match piece {
            Piece::Text(text) => sentence.push_str(text),
            Piece::Value { name, whole } => match note.args.get(name) {
                Some(value) => sentence.push_str(&write::arg(lang, value)),
                None => sentence.push_str(whole),
            },
            Piece::Choice { name, one, many, whole } => match note.args.get(name) {
                Some(Arg::Number(1)) => sentence.push_str(one),
                Some(_) => sentence.push_str(many),
                None => sentence.push_str(whole),
            },
        }
    }
    sentence
}

/// The sentence of a refusal; which field it concerns is the face's to show.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    say(lang, &refusal.note)
}

/// A part of a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Value { name: &'a str, whole: &'a str },
    Choice { name: &'a str, one: &'a str, many: &'a str, whole: &'a str },
}

impl<'a> Piece<'a> {
    pub(crate) fn asks_for(self) -> Option<&'a str> {
        match self {
            Piece::Text(_) => None,
            Piece::Value { name, .. } | Piece::Choice { name, .. } => Some(name),
        }
    }
}

/// Cuts a pattern at its braces. Text that only looks like a placeholder stays text.
pub(crate) fn pieces(pattern: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('{') {
            let whole = rest.find('}').map_or(rest, |end| &rest[..=end]);
            rest = &rest[whole.len()..];
            return Some(placeholder(whole).unwrap_or(Piece::Text(whole)));
        }
        let (text, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        rest = after;
        Some(Piece::Text(text))
    })
}

fn placeholder(whole: &str) -> Option<Piece<'_>> {
    let inner = whole.strip_prefix('{')?.strip_suffix('}')?;
    let (name, choice) = match inner.split_once(':') {
        Some((name, words)) => (name, Some(words.split_once('|')?)),
        None => (inner, None),
    };
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    named.then_some(match choice {
        Some((one, many)) => Piece::Choice { name, one, many, whole },
        None => Piece::Value { name, whole },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Day, Month, Rupiah};
    use proptest::prelude::*;

    /// An unknown key is its own pattern: that makes any sentence testable.
    fn pattern(text: &'static str) -> Note {
        Note::new(text)
    }

    #[test]
    fn values_are_written_in_the_language() {
        let note = pattern("{amount}, {day}, {month}, {count}, {word}, {name}")
            .with("amount", Rupiah(16_800))
            .with("day", Day::new(2023, 12, 11).unwrap())
            .with("month", Month::new(2026, 11).unwrap())
            .with("count", 7_708)
            .word("word", "when.today")
            .with("name", "Bu Siti {day}");
        assert_eq!(
            say(Lang::Id, &note),
            "Rp16.800, 11 Desember 2023, November 2026, 7.708, hari ini, Bu Siti {day}"
        );
        assert_eq!(
            say(Lang::En, &note),
            "Rp16.800, 11 December 2023, November 2026, 7,708, today, Bu Siti {day}"
        );
    }

    #[test]
    fn one_and_many() {
        let note = |n: i64| pattern("{n} {n:month|months}").with("n", n);
        assert_eq!(say(Lang::En, &note(1)), "1 month");
        assert_eq!(say(Lang::En, &note(3)), "3 months");
        assert_eq!(say(Lang::En, &note(0)), "0 months");
    }

    #[test]
    fn what_is_missing_is_seen() {
        assert_eq!(say(Lang::Id, &pattern("a {b} c {d:e|f}")), "a {b} c {d:e|f}");
        assert_eq!(say(Lang::Id, &pattern("{} {two words} {open")), "{} {two words} {open");
    }

    #[test]
    fn refusals_speak() {
        let r = Refusal::of("nik", "nik.length").with("digits", 15);
        assert!(refusal(Lang::Id, &r).contains("15"));
        assert!(refusal(Lang::En, &r).contains("15"));
    }

    proptest! {
        #[test]
        fn cutting_loses_nothing(text in "[a-c{}:|é ]{0,40}") {
            let joined: String = pieces(&text)
                .map(|p| match p {
                    Piece::Text(t) => t,
                    Piece::Value { whole, .. } | Piece::Choice { whole, .. } => whole,
                })
                .collect();
            prop_assert_eq!(joined, text);
        }
    }
}
