use super::{ActivityRow, TargetBar, Trend};
use kernel::{Day, Note, OfficeId};

/// The first page after signing in.
#[derive(Clone, Debug)]
pub struct HomeView {
    pub office: OfficeId,
    pub office_name: String,
    pub lapsing: Lapsing,
    pub targets: Vec<TargetBar>,
    pub trend: Option<Trend>,
    pub activities: Vec<ActivityRow>,
    pub waiting: Vec<Waiting>,
    /// May this person register people?
    pub may_register: bool,
}

/// Who falls out of cover soon: the one sentence that matters today.
#[derive(Clone, Debug)]
pub struct Lapsing {
    pub within_days: i64,
    pub until: Day,
    pub people: i64,
    /// Of these, in villages whose money has not been released.
    pub funds_late_people: i64,
    pub funds_late_villages: i64,
    /// How many are covered today: the denominator.
    pub of_active: i64,
}

/// Something on a work-list.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// `task.duplicate` and its like.
    pub label: Note,
    pub count: i64,
    pub oldest: Option<Day>,
    pub path: String,
}
