//! What is sent when something happened to somebody.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An accident, an illness from work, a death. The subject is the member, or a new id for somebody who is not on record.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// `at-work`, `on-the-way`, `illness`, `death-accident`, `death-otherwise`, `death-unknown`.
    pub what: String,
    /// The day it happened, `2026-11-20`; of an illness, the day a doctor found it.
    pub on: String,
    /// The hour on the clock of the place, `14:30`; left out where nobody knows it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Where it happened, by Kemendagri code of any level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    #[serde(default)]
    pub told: Told,
    /// Who it is, where the subject is nobody on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Stranger>,
}

/// What people tell. All of it may follow later but the name of who reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Told {
    /// Where, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What happened and why, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// Who reports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<String>,
    /// What they are to the person: wife, neighbour, head of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// Of who reports, or of a contact person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The hospital or clinic that treats, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hospital: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_length: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exposure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<String>,
}

/// Somebody who is not on record, as far as the one who reports knows.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stranger {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// By Kemendagri code of any level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nik: Option<String>,
}

/// Papers received, what was left out at first, corrections with their reason, anything further.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddToReport {
    /// The command that reported it.
    pub incident: Uuid,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Brought>,
    /// The day the papers came, `2026-11-21`; today where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_on: Option<String>,
    /// Who brought them or told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The day and the hour, where they were not known or are known better now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(default)]
    pub told: Told,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Required where something told before is told otherwise now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A paper by the scheme's key.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    pub paper: String,
    /// False: it was given back, or ticked by mistake.
    #[serde(default = "yes")]
    pub held: bool,
}

fn yes() -> bool {
    true
}

/// Closes a report, withdraws it (it did not happen, or not to this person) or takes it up again.
/// Withdrawing a death takes the ending back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseReport {
    pub incident: Uuid,
    /// `closed`, `withdrawn`, `reopened`.
    pub how: String,
    pub reason: String,
}

/// Says who somebody reported without a record is. The subject is the member.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkReport {
    /// The id under which it was reported.
    pub reported_as: Uuid,
    pub incident: Uuid,
    pub reason: String,
}

/// Takes an ending back that was wrong; the subject is the member. The ending stays written, with this beside it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnulEnding {
    /// The command that recorded the ending; the death on record where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Uuid>,
    pub reason: String,
}
