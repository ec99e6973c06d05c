//! What a phone of the field carries: its agent's villages, activities, prices and members, and nothing beyond.

use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The agent's slice as it travels: a phone works for days from it and decides nothing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Slice {
    /// The moment it was made.
    pub as_of: String,
    pub epoch: String,
    pub mark: String,
    /// The day where the agent works.
    pub today: String,
    /// `+08:00`.
    pub zone: String,
    pub person: SlicePerson,
    pub office: SliceOffice,
    /// Of the regencies the territory touches; `mine` says which are in it.
    pub villages: Vec<SliceVillage>,
    /// Of the territory, running today or within fourteen days.
    pub activities: Vec<SliceActivity>,
    /// Names of districts by the first six digits of a NIK.
    pub districts: BTreeMap<String, String>,
    pub occupations: Vec<SliceOccupation>,
    pub choices: SliceChoices,
    pub prices: SlicePrices,
    pub programmes: Vec<SliceProgramme>,
    pub limits: SliceLimits,
    /// Whose cover ends first comes first; who was never covered comes last. At most 5,000.
    pub members: Vec<SliceMember>,
    /// The activities at which these members registered, the latest first.
    pub groups: Vec<SliceGroup>,
    pub cash: SliceCash,
}

/// Cash in the agent's hand, as far as the house knows it: what the phone has not sent comes on top.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceCash {
    pub held_rupiah: i64,
    /// The latest first.
    pub hand_ins: Vec<SliceHandIn>,
    /// Numbers of this phone's items that were put aside and wait for a person: their cash is not in the sum above.
    pub aside: Vec<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceHandIn {
    pub id: Uuid,
    pub number: String,
    pub on: String,
    pub expected_rupiah: i64,
    pub counted_rupiah: i64,
    /// Who counted.
    pub clerk: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// `waiting`, `agreed`, `disputed`, `stands`, `undone`.
    pub state: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SlicePerson {
    pub name: String,
    pub login: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceOffice {
    pub id: Uuid,
    pub code: String,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceVillage {
    pub code: String,
    pub name: String,
    pub district: String,
    pub regency: String,
    pub mine: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceActivity {
    pub id: Uuid,
    pub title: String,
    pub kind: String,
    pub village: String,
    pub place: String,
    pub from: String,
    pub until: String,
    pub partners: Vec<SliceNamed>,
}

/// Where a group of members registered, and with whom: an association of traders, a cooperative of fishers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceGroup {
    pub id: Uuid,
    pub title: String,
    pub from: String,
    pub partners: Vec<SlicePartner>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SlicePartner {
    pub id: Uuid,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceNamed {
    pub name: String,
}

/// A word in both languages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceLabel {
    pub id: String,
    pub en: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceChoice {
    pub key: String,
    pub label: SliceLabel,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceOccupation {
    pub key: String,
    pub label: SliceLabel,
    pub sector: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceChoices {
    pub how_works: Vec<SliceChoice>,
    pub status: Vec<SliceChoice>,
    pub sector: Vec<SliceChoice>,
    /// Those who may pay on the spot.
    pub payer: Vec<SliceChoice>,
    pub incident: Vec<SliceChoice>,
}

/// Prices to be looked up: the row of sector, payer and status, its table of the month, the number of the bracket.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct SlicePrices {
    pub months: Vec<String>,
    /// Lower bounds of income, ascending; an income belongs to the last one not above it.
    pub brackets: Vec<i64>,
    /// Rupiah by bracket.
    pub tables: Vec<Vec<i64>>,
    /// `other.self.worker` → programme → the table of each month.
    pub rows: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceProgramme {
    pub code: String,
    /// For whom works for themselves, this month.
    pub compulsory: bool,
    /// Statuses it is compulsory for.
    pub compulsory_for: Vec<String>,
    pub label: SliceLabel,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceLimits {
    /// Not yet so old on the day of registration.
    pub age_years: i32,
    /// Below this age the branch decides.
    pub least_age_years: i32,
    /// Months that may be paid at once.
    pub offers: Vec<u8>,
    pub grace_months: i32,
    pub complete_within_days: i64,
    pub most_items: usize,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SliceMember {
    pub id: Uuid,
    pub name: String,
    /// The last four digits.
    pub nik_tail: String,
    pub village: String,
    pub state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_until: Option<String>,
    /// The first month that can be paid; left out where none can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_unpaid: Option<String>,
    pub income_rupiah: i64,
    pub sector: String,
    pub status: String,
    pub payer: String,
    pub programmes: Vec<String>,
    /// Place in the list of groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<usize>,
    /// The last three digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_tail: Option<String>,
    /// What of the form is still to come: `heirs`, `address`, `phone`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<&'static str>,
    /// There is no photo of the identity card, and one may follow: the form lacks something besides, or is young. It is
    /// never lacking.
    pub photo_may_follow: bool,
}
