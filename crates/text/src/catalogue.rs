use crate::words::{self, Word};
use crate::{Lang, say};
use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<HashMap<&'static str, &'static Word>> =
    LazyLock::new(|| words::rooms().flat_map(|(_, room)| room).map(|word| (word.key, word)).collect());

impl Word {
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }

    /// The names a sentence asks for, each once, in order of the alphabet.
    pub fn placeholders(&self, lang: Lang) -> Vec<&'static str> {
        let mut names: Vec<&'static str> =
            say::pieces(self.text(lang)).filter_map(say::Piece::asks_for).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The entry of a key.
pub fn find(key: &str) -> Option<&'static Word> {
    TABLE.get(key).copied()
}

/// The word or sentence of a key as it stands in the catalogue; an unknown key is shown itself, so that the
/// page still says something (a test over the code keeps keys from missing).
pub fn word(lang: Lang, key: &str) -> &str {
    find(key).map_or(key, |word| word.text(lang))
}

pub fn has(key: &str) -> bool {
    TABLE.contains_key(key)
}

/// Every key, room by room.
pub fn keys() -> impl Iterator<Item = &'static str> {
    words::rooms().flat_map(|(_, room)| room).map(|word| word.key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_key_twice() {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        let mut twice = Vec::new();
        for (room, words) in words::rooms() {
            for word in words {
                if let Some(first) = seen.insert(word.key, room) {
                    twice.push(format!("{} in {first} and {room}", word.key));
                }
            }
        }
        assert!(twice.is_empty(), "keys said twice: {twice:#?}");
        assert_eq!(keys().count(), seen.len());
        assert!(keys().all(has));
    }

    #[test]
    fn both_languages_say_the_same() {
        let mut wrong = Vec::new();
        for (room, words) in words::rooms() {
            for word in words {
                let (id, en) = (word.placeholders(Lang::Id), word.placeholders(Lang::En));
                if id != en {
                    wrong.push(format!("{room}: {} fills {id:?} and {en:?}", word.key));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn sentences_are_kept_in_the_voice_of_the_house() {
        let mut wrong = Vec::new();
        for (room, words) in words::rooms() {
            for word in words {
                let key_shaped = word.key.contains('.')
                    && word.key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'_');
                if !key_shaped {
                    wrong.push(format!("{room}: {} is no dotted key", word.key));
                }
                for lang in Lang::ALL {
                    wrong.extend(
                        faults(word.text(lang)).map(|f| format!("{room}: {} {lang:?} {f}", word.key)),
                    );
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    fn faults(text: &str) -> impl Iterator<Item = &'static str> {
        let checks = [
            (text.trim().is_empty(), "is empty"),
            (text.trim() != text, "begins or ends with a space"),
            (text.contains("  ") || text.contains('\n'), "has a double space or a line break"),
            (text.contains('!'), "exclaims"),
            (text.matches('{').count() != text.matches('}').count(), "has an open brace"),
        ];
        checks.into_iter().filter(|(bad, _)| *bad).map(|(_, fault)| fault)
    }

    #[test]
    fn unknown_keys_show_themselves() {
        assert_eq!(word(Lang::En, "no.such_key"), "no.such_key");
        assert!(!has("no.such_key") && find("no.such_key").is_none());
        assert_eq!(word(Lang::Id, "when.today"), "hari ini");
        assert_eq!(word(Lang::En, "when.today"), "today");
    }
}
