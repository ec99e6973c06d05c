use crate::{Day, Month, Rupiah};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value inside a sentence; the catalogue of words writes it in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// As it stands: a name, a code, a receipt number.
    Text(String),
    /// A key of the catalogue, itself translated: `sector.transport`.
    Word(Cow<'static, str>),
    Rupiah(Rupiah),
    Day(Day),
    Month(Month),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

macro_rules! arg_from {
    ($($t:ident),*) => {$(impl From<$t> for Arg { fn from(v: $t) -> Arg { Arg::$t(v) } })*};
}
arg_from!(Rupiah, Day, Month);

impl From<i64> for Arg {
    fn from(n: i64) -> Arg {
        Arg::Number(n)
    }
}

/// A sentence not yet in any language: a key of the catalogue and what goes into it.
/// Never carries a NIK, a phone number or an address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    pub code: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
}

impl Note {
    pub fn new(code: &'static str) -> Note {
        Note { code: Cow::Borrowed(code), args: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Note {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// A value that is itself a word of the catalogue.
    #[must_use]
    pub fn word(self, name: &'static str, key: &'static str) -> Note {
        self.with(name, Arg::Word(Cow::Borrowed(key)))
    }
}

/// A "no" that belongs to the language of the domain: which rule, about which field.
/// Its sentence says the rule, the reason, what would change it and whom to ask. It is not an error.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Refusal {
    #[serde(flatten)]
    pub note: Note,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Cow<'static, str>>,
}

impl Refusal {
    pub fn new(code: &'static str) -> Refusal {
        Refusal { note: Note::new(code), field: None }
    }

    pub fn of(field: &'static str, code: &'static str) -> Refusal {
        Refusal { note: Note::new(code), field: Some(Cow::Borrowed(field)) }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Refusal {
        self.note = self.note.with(name, value);
        self
    }

    #[must_use]
    pub fn word(mut self, name: &'static str, key: &'static str) -> Refusal {
        self.note = self.note.word(name, key);
        self
    }

    pub fn code(&self) -> &str {
        &self.note.code
    }
}
