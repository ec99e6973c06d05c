use super::{ActivityRow, PageRef, Person, Place, Standing, TargetBar};
use kernel::{ActivityId, CampaignId, Day, Note, OfficeId, Rupiah};

/// One activity: where, with whom, what came of it.
#[derive(Clone, Debug)]
pub struct ActivityView {
    pub id: ActivityId,
    pub name: String,
    pub kind: Note,
    pub place: Option<Place>,
    pub from: Day,
    pub until: Day,
    pub office: PageRef<OfficeId>,
    pub campaign: Option<PageRef<CampaignId>>,
    pub partners: Vec<String>,
    /// People reached, where somebody counted them.
    pub reached: Option<i64>,
    pub registered: i64,
    pub first_payments: i64,
    pub still_covered: i64,
    pub collected: Rupiah,
    pub cost: Option<Rupiah>,
    /// Latest first; the whole list has pages.
    pub members: Vec<ActivityMember>,
    pub next: Option<String>,
    /// Where the facts come from: an article and its date.
    pub source: Option<String>,
    pub may_register: bool,
    /// May this person write down how many were reached, now that it has begun?
    pub may_count: bool,
}

#[derive(Clone, Debug)]
pub struct ActivityMember {
    pub person: Person,
    pub on: Day,
    pub home: String,
    pub standing: Standing,
    pub paid: Rupiah,
}

/// A campaign over offices and months.
#[derive(Clone, Debug)]
pub struct CampaignView {
    pub id: CampaignId,
    pub name: String,
    pub from: Day,
    pub until: Option<Day>,
    pub offices: i64,
    pub villages: i64,
    pub registered: i64,
    pub first_payments: i64,
    /// Of those with a first payment at least six months ago: still covered, and of how many.
    pub after_six_months: Option<(i64, i64)>,
    pub cost: Option<Rupiah>,
    pub targets: Vec<TargetBar>,
    pub activities: Vec<CampaignActivity>,
    pub next: Option<String>,
    /// May this person plan an activity in it?
    pub may_plan: bool,
}

#[derive(Clone, Debug)]
pub struct CampaignActivity {
    pub row: ActivityRow,
    pub office: String,
    pub cost: Option<Rupiah>,
}
