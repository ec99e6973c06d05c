use super::{ActivityRow, Choice, Form, PageRef, Place, Unit};
use kernel::{ActivityId, CampaignId, CommandId, Day, Note, OfficeId};

/// What is planned: the next weeks, campaigns under way, and what still has to be counted.
#[derive(Clone, Debug)]
pub struct PlanView {
    pub office: PageRef<OfficeId>,
    pub today: Day,
    /// Under way or still to come, the next first.
    pub coming: Vec<ActivityRow>,
    /// Further ones that are not shown.
    pub later: i64,
    /// Over, and nobody has written down how many were reached.
    pub uncounted: Vec<ActivityRow>,
    pub campaigns: Vec<PlannedCampaign>,
    pub partners: Vec<PlannedPartner>,
    pub may_activity: bool,
    pub may_campaign: bool,
    pub may_target: bool,
}

#[derive(Clone, Debug)]
pub struct PlannedCampaign {
    pub id: CampaignId,
    pub name: String,
    pub from: Day,
    pub until: Option<Day>,
    pub office: String,
    pub activities: i64,
}

#[derive(Clone, Debug)]
pub struct PlannedPartner {
    pub name: String,
    pub kind: Note,
    /// Activities with them so far.
    pub activities: i64,
}

/// The form of a new activity.
#[derive(Clone, Debug)]
pub struct NewActivityView {
    pub command: CommandId,
    pub kinds: Vec<Choice>,
    /// Campaigns that are not over.
    pub campaigns: Vec<Choice>,
    pub partners: Vec<Choice>,
    /// Villages that the search finds within the reader's territory.
    pub villages: Vec<Place>,
    pub more_villages: bool,
    pub form: Form,
}

/// The form of a new campaign or partner.
#[derive(Clone, Debug)]
pub struct NewPlanView {
    pub command: CommandId,
    pub office: String,
    pub choices: Vec<Choice>,
    pub form: Form,
}

/// How many people an activity reached, day by day.
#[derive(Clone, Debug)]
pub struct ReachedView {
    pub command: CommandId,
    pub id: ActivityId,
    pub name: String,
    pub from: Day,
    pub until: Day,
    /// Written down so far, all days together.
    pub reached: Option<i64>,
    /// True where it has not begun.
    pub early: bool,
    pub form: Form,
}

/// What targets are set for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TargetsBy {
    #[default]
    Month,
    Area,
}

impl TargetsBy {
    pub const ALL: [TargetsBy; 2] = [TargetsBy::Month, TargetsBy::Area];

    pub fn key(self) -> &'static str {
        match self {
            TargetsBy::Month => "month",
            TargetsBy::Area => "area",
        }
    }

    pub fn from_key(key: &str) -> Option<TargetsBy> {
        TargetsBy::ALL.into_iter().find(|by| by.key() == key)
    }
}

/// A table to fill: a measure of an office in a year, month by month or area by area, with last year's figures.
#[derive(Clone, Debug)]
pub struct TargetsView {
    pub command: CommandId,
    pub office: PageRef<OfficeId>,
    /// Offices to choose among; one alone is none.
    pub offices: Vec<Choice>,
    pub year: i32,
    pub by: TargetsBy,
    pub measure: &'static str,
    pub measures: Vec<Choice>,
    pub unit: Unit,
    pub rows: Vec<TargetLine>,
    pub form: Form,
}

#[derive(Clone, Debug)]
pub struct TargetLine {
    /// The field: `whole`, `m01` to `m12`, or `a51.71.01`.
    pub field: String,
    /// A month, an area's name, or the word for the whole year.
    pub name: kernel::Arg,
    pub from: Day,
    pub until: Day,
    pub last_year: Option<i64>,
    /// So far this year; nothing for a period that has not begun.
    pub so_far: Option<i64>,
    pub set: Option<i64>,
}
