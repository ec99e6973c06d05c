use kernel::{CommandId, Day, Month, Note, Programme, ReceiptId, Refusal, Rupiah, SubjectId};
use serde::{Deserialize, Serialize};

/// What a command got. Kept for ever without any language; the faces put it into words.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answer {
    pub id: CommandId,
    /// What it was decided about: the member a phone's own id turned out to stand for.
    pub subject: SubjectId,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptAnswer>,
    /// What the command got that a second person agreed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inner: Option<Box<Answer>>,
    /// True when this answer had been given before.
    #[serde(default, skip_serializing)]
    pub again: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Refused,
    Recorded,
}

impl Outcome {
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Refused => "refused",
            Outcome::Recorded => "recorded",
        }
    }
}

/// The receipt handed over, with what it bought.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ReceiptAnswer {
    pub id: ReceiptId,
    pub number: String,
    pub total_rupiah: Rupiah,
    pub lines: Vec<(Month, Programme, Rupiah)>,
    /// Money kept for the member beyond these months.
    pub credit_rupiah: Rupiah,
    /// Covered by these months, where any were bought.
    pub covered_from: Option<Day>,
    pub covered_until: Option<Day>,
    /// Proves the receipt without the database.
    pub signed: String,
}

impl Answer {
    pub(crate) fn done(id: CommandId, subject: SubjectId, notes: Vec<Note>) -> Answer {
        Answer { outcome: Outcome::Done, notes, ..Answer::blank(id, subject) }
    }

    pub(crate) fn refused(id: CommandId, subject: SubjectId, refusal: Refusal) -> Answer {
        Answer { refusal: Some(refusal), ..Answer::blank(id, subject) }
    }

    fn blank(id: CommandId, subject: SubjectId) -> Answer {
        Answer {
            id,
            subject,
            outcome: Outcome::Refused,
            refusal: None,
            notes: Vec::new(),
            receipt: None,
            inner: None,
            again: false,
        }
    }
}
