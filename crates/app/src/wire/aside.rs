use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What becomes of an item that a phone sent and nobody believed; the subject is the phone.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideAside {
    /// Its number on the phone.
    pub seq: i64,
    /// The hash of what arrived: more than one thing may have come under a number.
    pub sealed_hash: String,
    /// `release` carries it out in the name of the phone's owner; `drop` leaves it aside for good.
    pub verdict: String,
    pub reason: String,
}
