use super::{ActivityRow, AreaRef, Cohorts, Denominator, PageRef, TargetBar, Trend};
use kernel::{Day, OfficeId, Rupiah};

/// A branch: target against actual, coverage by area, activities, cash in hands.
#[derive(Clone, Debug)]
pub struct OfficeView {
    pub id: OfficeId,
    pub name: String,
    /// A name not in the sources: marked "contoh".
    pub example: bool,
    pub parent: Option<PageRef<OfficeId>>,
    pub children: Vec<PageRef<OfficeId>>,
    pub on: Day,
    pub active: i64,
    pub targets: Vec<TargetBar>,
    pub trend: Option<Trend>,
    pub cohorts: Option<Cohorts>,
    pub coverage: Vec<CoverageRow>,
    pub activities: Vec<ActivityRow>,
    /// Whose hands hold how much; nothing for whoever may not see it, and above the branches, where nobody takes money.
    pub cash: Option<Vec<AgentCash>>,
}

#[derive(Clone, Debug)]
pub struct CoverageRow {
    pub area: AreaRef,
    pub registered: i64,
    pub paid: i64,
    pub standing: i64,
    pub denominator: Option<Denominator>,
}

#[derive(Clone, Debug)]
pub struct AgentCash {
    pub agent: String,
    pub held: Rupiah,
    /// The oldest day whose money is still in hand.
    pub since: Option<Day>,
    pub receipts: i64,
}
