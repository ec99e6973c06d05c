use super::Envelope;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Asks for a change that a second person has to agree to: what was refused as `approval.needed`, sent again in this.
/// The id of this envelope is the proposal's. Subject and office are those of the command in it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// The command, whole and with its own id, under which it will be carried out and answered.
    pub command: Box<Envelope>,
    /// What the second person should know.
    pub why: String,
}

/// The second person's word. The subject is the proposal's. Approved, the command is carried out at once on what is
/// known now, in the name of the one who asked; where it is refused now, that is the answer, and it goes on waiting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideProposal {
    pub proposal: Uuid,
    /// `approve`, `decline`.
    pub verdict: String,
    /// Needed to decline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Takes back one's own proposal. The subject is the proposal's.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    pub proposal: Uuid,
}

/// Sets a limit from which a second person is asked; itself always a proposal. The subject is the national office.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// `reversal_rupiah`, `list_rows`.
    pub name: String,
    pub value: i64,
    pub reason: String,
}
