use super::{ActivityRow, Cohorts, TargetBar, Trend};
use kernel::{Day, Note, OfficeId};

/// The first page after signing in: of a branch, or of an office with branches beneath it.
#[derive(Clone, Debug)]
pub struct HomeView {
    pub office: OfficeId,
    pub office_name: String,
    pub lapsing: Lapsing,
    /// New members, active members, contributions, each by itself; then what else was aimed at.
    pub targets: Vec<TargetBar>,
    pub trend: Option<Trend>,
    pub cohorts: Option<Cohorts>,
    pub activities: Vec<ActivityRow>,
    pub waiting: Vec<Waiting>,
    /// May this person register people?
    pub may_register: bool,
    /// May this person see lists of members by name?
    pub may_list: bool,
    /// The branches beneath; none for a branch.
    pub branches: Vec<BranchRow>,
    pub sort: BranchSort,
    /// Further branches that are not shown.
    pub more_branches: i64,
}

/// Who falls out of cover soon, and why: the one sentence that matters today.
#[derive(Clone, Debug)]
pub struct Lapsing {
    pub within_days: i64,
    pub until: Day,
    pub people: i64,
    /// Of these, paid for by a public budget, and in how many villages: one decision there keeps many.
    pub public_people: i64,
    pub public_places: i64,
    /// Already overdue today because a public budget is late, and in how many villages.
    pub funds_late_people: i64,
    pub funds_late_places: i64,
    /// Places are regencies and cities, not villages: for whoever has more than regencies to look after.
    pub by_regency: bool,
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

/// A branch among the others of the office above.
#[derive(Clone, Debug)]
pub struct BranchRow {
    pub office: OfficeId,
    pub name: String,
    pub active: i64,
    /// More or fewer active members than thirty days ago.
    pub change: i64,
    pub lapsing: i64,
    /// New members this year, and the target of the year where one is set.
    pub new_members: i64,
    pub target: Option<i64>,
}

/// The order of the branches, as the address says it: `?sort=change`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum BranchSort {
    /// Most people about to lapse first: where a call helps today.
    #[default]
    Lapsing,
    Name,
    Active,
    Change,
    New,
}

impl BranchSort {
    /// In the order of the columns.
    pub const ALL: [BranchSort; 5] =
        [BranchSort::Name, BranchSort::Lapsing, BranchSort::Active, BranchSort::Change, BranchSort::New];

    pub fn key(self) -> &'static str {
        match self {
            BranchSort::Lapsing => "lapsing",
            BranchSort::Name => "name",
            BranchSort::Active => "active",
            BranchSort::Change => "change",
            BranchSort::New => "new",
        }
    }

    pub fn from_key(key: &str) -> Option<BranchSort> {
        BranchSort::ALL.into_iter().find(|s| s.key() == key)
    }
}
