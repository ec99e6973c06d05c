//! Notes, refusals and reasons as they are sent: the code for programs, the sentence for people.

use kernel::{Note, Refusal};
use schemars::JsonSchema;
use serde::Serialize;
use text::Lang;

/// Why not: which rule, about which field.
#[derive(Serialize, JsonSchema, Debug)]
pub struct RefusalText {
    /// Stays the same in every language: `nik.length`.
    pub code: String,
    /// The field it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The rule, the reason, what would change it, whom to ask.
    pub text: String,
}

/// Something worth saying that refuses nothing.
#[derive(Serialize, JsonSchema, Debug)]
pub struct NoteText {
    pub code: String,
    pub text: String,
}

/// One rule that made a result.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Reason {
    /// Stays the same in every language.
    pub code: String,
    /// The id of the scheme's row.
    pub rule: String,
    pub text: String,
    /// The article of law.
    pub source: String,
    /// False: the sources are silent or disagree, and the reading waits for an answer.
    pub confirmed: bool,
}

pub fn refusal(lang: Lang, refusal: &Refusal) -> RefusalText {
    RefusalText {
        code: refusal.code().to_owned(),
        field: refusal.field.as_ref().map(ToString::to_string),
        text: text::refusal(lang, refusal),
    }
}

pub fn note(lang: Lang, note: &Note) -> NoteText {
    NoteText { code: note.code.to_string(), text: text::say(lang, note) }
}

pub fn reason(lang: Lang, because: &::scheme::Because) -> Reason {
    Reason {
        code: because.note.code.to_string(),
        rule: because.rule.clone(),
        text: text::say(lang, &because.note),
        source: because.source.clone(),
        confirmed: because.confirmed,
    }
}
