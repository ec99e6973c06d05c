use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Makes one record of two that are the same person's. The subject is the record that is kept. Cover becomes the union of
/// what both receipts bought; money paid twice moves on to the next unpaid months, or is kept for a decision. It always
/// needs a second person, and cannot be undone.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The record that goes; from then on its id stands for the one kept.
    pub dissolved: Uuid,
    /// Whose NIK is right, where they differ: `kept`, `dissolved`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_nik: Option<String>,
    /// How it is known that they are one person, and where the NIK differ, how it is known which is right.
    pub reason: String,
}
