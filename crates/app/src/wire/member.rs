use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Brings a person under a membership.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Population number, 16 digits.
    pub nik: String,
    pub name: String,
    /// Day of birth, `1987-04-15`.
    pub born: String,
    /// `female` or `male`.
    pub sex: String,
    /// Any way of writing an Indonesian number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Home village by Kemendagri code, `33.10.16.2012`.
    pub home: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Uuid>,
    /// For whom the person works: `own`, `wage`, `both`.
    pub how_works: String,
    /// `worker`, or `owner` of a business.
    pub status: String,
    /// `transport` or `other`, by the main occupation.
    pub sector: String,
    /// Main occupation first.
    pub occupations: Vec<String>,
    /// Income a month in whole rupiah.
    pub income_rupiah: i64,
    /// Codes of programmes, `["JKK", "JKM"]`.
    pub programmes: Vec<String>,
    /// `self`, `family`, `sponsor`, `village-own`, `village-dd`, `village-add`, `apbd`, `apbn`.
    pub payer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_name: Option<String>,
    pub attestation: Attestation,
    /// The person agreed to be registered and to what is done with their data.
    pub consent: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heirs: Vec<Heir>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// Who saw that the person works and is well, and where.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    pub works_now: bool,
    pub well_now: bool,
    pub attested_by: String,
    pub place: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Heir {
    pub name: String,
    /// `spouse`, `child`, `parent`, `sibling`, `other`.
    pub relation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
}

/// A number already handed over, on paper or by a device: what it proves has happened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub number: String,
    /// The day on it, `2026-11-20`.
    pub claimed_on: String,
    /// Who wrote it, in words, where it is entered by somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<String>,
}

/// What may follow a registration.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Complete {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heirs: Vec<Heir>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The photo of the identity card. The newest counts, and it alone is kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// A JPEG in base64url without padding: at most 500 kB, each side 200 to 4,096 pixels. Place, time and whatever else a
    /// camera writes beside the picture are thrown away.
    pub jpeg: String,
}

/// A contribution in cash for one or more months.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub payer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_name: Option<String>,
    /// Left out: all programmes of the membership.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<String>,
    /// The first month meant, `2026-11`; left out, the first unpaid one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// 1 to 12.
    pub months: u8,
    /// The cash counted, in whole rupiah.
    pub amount_rupiah: i64,
    /// The day it was taken, `2026-11-20`.
    pub taken_on: String,
    pub taken_by: TakenBy,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// Who holds the cash.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TakenBy {
    /// The one who sends this command.
    Agent,
    /// The till of the office it is done for.
    Branch,
}

/// Undoes a receipt entered by mistake.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reverse {
    pub receipt_number: String,
    pub reason: String,
}

/// A member who exists already, with their standing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    pub nik: String,
    pub name: String,
    pub born: String,
    pub sex: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    pub home: String,
    pub status: String,
    pub sector: String,
    pub occupation: String,
    pub income_rupiah: i64,
    pub payer: String,
    /// The institution's number (KPJ), 11 digits.
    pub official_number: String,
    pub first_registered: String,
    /// The last month paid, per programme.
    pub paid_until: Vec<PaidUntil>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_in_total: Option<i32>,
    /// Where the standing comes from: the list and its date.
    pub source: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaidUntil {
    pub programme: String,
    /// `2026-10`.
    pub month: String,
}

/// A fact of life that ends a membership.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// `died`, `left`, `old_age_taken`.
    pub why: String,
    pub on: String,
    pub told_by: String,
}

/// Decides an open task of a member.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// The command that opened the task.
    pub task: Uuid,
    /// `duplicate`, `dispute`, `identity_differs`, `recorded`, `to_complete`, `wage_work`.
    pub task_kind: String,
    /// `same`, `different`, `handled`.
    pub verdict: String,
    pub reason: String,
    /// The other member the verdict is about. It may be left out where the command opened one such task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Uuid>,
}

/// Puts right what was written down wrongly, or has changed. What is left out stays as it is.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correct {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Home village; counts move from the day of the correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nik: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// For the months not paid yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income_rupiah: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Where the right details come from.
    pub reason: String,
}
