use crate::{ActivityKind, OfficeKind, PartnerKind, TargetMeasure};
use kernel::{ActivityId, CampaignId, Day, OfficeId, PartnerId, RegionCode, Rupiah, TargetId};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Office {
    pub id: OfficeId,
    pub parent: Option<OfficeId>,
    pub kind: OfficeKind,
    /// Two to five capitals or digits, on every receipt of the office: `DPS`.
    pub code: String,
    pub name: String,
    /// Provinces, regencies or cities it serves.
    pub areas: Vec<RegionCode>,
    /// Invented for a demo, and said so.
    pub example: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Campaign {
    pub id: CampaignId,
    pub name: String,
    pub office: OfficeId,
    pub from: Day,
    pub until: Option<Day>,
    pub source: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Partner {
    pub id: PartnerId,
    pub name: String,
    pub kind: PartnerKind,
    pub office: OfficeId,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Activity {
    pub id: ActivityId,
    pub campaign: Option<CampaignId>,
    pub office: OfficeId,
    pub kind: ActivityKind,
    pub title: String,
    pub village: RegionCode,
    /// In words: "Pasar Inpres Kelapa Gading".
    pub place: String,
    pub from: Day,
    pub until: Day,
    pub cost: Rupiah,
    /// Partners and what each did.
    pub partners: Vec<(PartnerId, String)>,
    pub source: String,
}

/// People reached on a day of an activity, as somebody counted them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attendance {
    pub activity: ActivityId,
    pub on: Day,
    pub reached: i64,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub id: TargetId,
    pub office: Option<OfficeId>,
    pub area: Option<RegionCode>,
    pub measure: TargetMeasure,
    pub from: Day,
    pub until: Day,
    pub value: i64,
    pub source: String,
    pub confirmed: bool,
}

/// Everything of the institution's side: small, held whole in memory, read by every face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Network {
    pub offices: BTreeMap<OfficeId, Office>,
    pub campaigns: BTreeMap<CampaignId, Campaign>,
    pub partners: BTreeMap<PartnerId, Partner>,
    pub activities: BTreeMap<ActivityId, Activity>,
    pub reached: BTreeMap<ActivityId, i64>,
    pub targets: BTreeMap<TargetId, Target>,
}

impl Network {
    /// The branch that serves a place: the one with the longest area that holds it.
    pub fn branch_of(&self, place: &RegionCode) -> Option<&Office> {
        let serves = |o: &Office| o.areas.iter().filter(|a| a.holds(place)).map(|a| a.as_str().len()).max();
        self.offices
            .values()
            .filter(|o| o.kind == OfficeKind::Branch)
            .filter_map(|o| serves(o).map(|len| (len, o)))
            .max_by_key(|(len, o)| (*len, std::cmp::Reverse(o.code.clone())))
            .map(|(_, o)| o)
    }

    /// The office and all beneath it.
    pub fn below(&self, office: OfficeId) -> Vec<OfficeId> {
        let mut found = vec![office];
        let mut i = 0;
        while i < found.len() {
            let parent = found[i];
            found.extend(self.offices.values().filter(|o| o.parent == Some(parent)).map(|o| o.id));
            i += 1;
        }
        found
    }

    /// The network with one change more.
    pub fn add(&mut self, change: crate::Change) {
        use crate::Change;
        match change {
            Change::Office(o) => drop(self.offices.insert(o.id, o)),
            Change::Campaign(c) => drop(self.campaigns.insert(c.id, c)),
            Change::Partner(p) => drop(self.partners.insert(p.id, p)),
            Change::Activity(a) => drop(self.activities.insert(a.id, a)),
            Change::Attendance(a) => *self.reached.entry(a.activity).or_default() += a.reached,
            Change::Target(t) => drop(self.targets.insert(t.id, t)),
        }
    }

    pub fn national(&self) -> Option<&Office> {
        self.offices.values().find(|o| o.kind == OfficeKind::National)
    }
}
