//! What is sent when cash is handed in, and when somebody speaks about it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Cash counted at an office; the subject is the hand-in, an id minted by whoever counts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    /// Whose hand it comes from.
    pub agent: Uuid,
    /// What lay on the counter.
    pub counted_rupiah: i64,
    /// What whoever counts was told the hand holds; another sum now is told, and nothing is kept.
    pub expected_rupiah: i64,
    /// Notes and coins, where they were counted one kind by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Pieces>,
    /// Why the two sums differ; needed where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// So many notes or coins of one value.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pieces {
    pub face_rupiah: i64,
    pub count: i64,
}

/// The word of whoever handed the cash in; the subject is the hand-in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmHandIn {
    /// So it was. Otherwise the reason says what was handed in.
    pub agrees: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A third person's word: it stands as counted, or the money goes back to the hand. The subject is the hand-in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideHandIn {
    /// `stands`, `undo`.
    pub verdict: String,
    pub reason: String,
}
