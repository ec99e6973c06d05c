use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An office; the subject is its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Office {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Uuid>,
    /// `national`, `region`, `branch`.
    pub level: String,
    /// 2 to 5 capitals or digits, on every receipt of the office.
    pub code: String,
    pub name: String,
    /// Provinces, regencies or cities it serves.
    pub areas: Vec<String>,
    /// Invented for a demo.
    #[serde(default)]
    pub example: bool,
}

/// A campaign; the subject is its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    pub name: String,
    pub from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    pub source: String,
}

/// A partner; the subject is its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    pub name: String,
    /// `village_head`, `pkk`, `bhabinkamtibmas`, `perisai` …
    pub sort: String,
}

/// An activity in a village or a market; the subject is its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Uuid>,
    /// `mass_exercise`, `market_walk`, `village_meeting`, `carnival_stand`, `partner_training` …
    pub sort: String,
    pub title: String,
    pub village: String,
    pub place: String,
    pub from: String,
    pub until: String,
    #[serde(default)]
    pub cost_rupiah: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<ActivityPartner>,
    #[serde(default)]
    pub source: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityPartner {
    pub partner: Uuid,
    /// What they did, in words.
    pub part: String,
}

/// People reached on a day; the subject is the activity.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    pub on: String,
    pub reached: i64,
}

/// A target; the subject is its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The office it is for, unless it is an area's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_office: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// `new_members`, `active_at_end`, `contributions`, `villages_reached`, `as_published`.
    pub measure: String,
    pub from: String,
    pub until: String,
    pub value: i64,
    pub source: String,
    pub confirmed: bool,
}

/// Somebody who may sign in; the subject is their id. The password given is for once: it must be changed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    pub login: String,
    pub name: String,
    /// A role of the access matrix.
    pub role: String,
    /// The office they belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_office: Option<Uuid>,
    /// Areas they may act in; empty means the whole country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    pub password: String,
    /// False only for the invented people of a demo.
    #[serde(default = "yes")]
    pub must_change: bool,
    /// `id` or `en`.
    #[serde(default = "indonesian")]
    pub lang: String,
}

fn yes() -> bool {
    true
}

fn indonesian() -> String {
    "id".to_owned()
}

/// A system's credential for an actor; the subject is the actor.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub client_id: String,
    pub name: String,
    /// At least 32 letters or digits, made by the sender and shown to nobody again.
    pub secret: String,
}
