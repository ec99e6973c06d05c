use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Brings in a list of people that was sent and looked through; the subject is the list. Each row becomes a
/// registration of its own, with an id that follows from the file and the row: it happens once, however often it is sent.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BringList {
    /// The file's name, for who decides about it.
    pub file: String,
    /// What the house made of the file when it was sent, in hexadecimal digits.
    pub file_hash: String,
    /// How many people are on it.
    pub rows: i64,
    pub terms: ListTerms,
}

/// What is so for everybody on a list, and which column is which.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListTerms {
    /// One for each column of the sheet; empty for one that is not read.
    pub columns: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Uuid>,
    /// Home village of rows that name none, by Kemendagri code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Of rows that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// Of rows that name none, in whole rupiah a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income_rupiah: Option<i64>,
    /// `transport` or `other`, of rows that do not say.
    pub sector: String,
    pub payer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_name: Option<String>,
    /// Old-age savings as well.
    #[serde(default)]
    pub old_age: bool,
    /// Everybody on the list works now and is well, and this is who saw it.
    pub works_and_well: bool,
    pub attested_by: String,
    pub place: String,
    /// Everybody on the list agreed.
    pub consent: bool,
}

/// Pauses a list, goes on with it, or closes it: then the file is taken away, and what became of each row stays. The
/// subject is the list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkList {
    /// `pause`, `resume`, `close`.
    pub mark: String,
}
