use super::Standing;
use kernel::{Day, Month, Note, Programme};

/// A figure over months.
#[derive(Clone, Debug)]
pub struct Trend {
    /// What is counted, as the chart's title.
    pub measure: Note,
    pub points: Vec<TrendPoint>,
    pub target: Option<i64>,
    pub marks: Vec<TrendMark>,
}

#[derive(Clone, Debug)]
pub struct TrendPoint {
    pub month: Month,
    pub value: i64,
    /// Where the figure is not certain: from the paid reading to the one with "not yet due".
    pub band: Option<Band>,
    /// Whose cover began in the month, for the first time or again.
    pub began: i64,
    /// Whose cover ran out in the month, or ended otherwise.
    pub stopped: i64,
}

/// Of those who joined in a year: how many were still covered after so many months.
#[derive(Clone, Debug)]
pub struct Cohorts {
    /// Months after the first day of cover, in order.
    pub after: Vec<i32>,
    /// The oldest first.
    pub years: Vec<CohortYear>,
}

#[derive(Clone, Debug)]
pub struct CohortYear {
    pub year: i32,
    /// Joined in the year so far.
    pub joined: i64,
    /// For each of `after`: how many were covered, and of how many for whom that day has come.
    pub kept: Vec<(i64, i64)>,
}

#[derive(Clone, Copy, Debug)]
pub struct Band {
    pub low: i64,
    pub high: i64,
}

/// Something that explains a turn of the line: a campaign.
#[derive(Clone, Debug)]
pub struct TrendMark {
    pub month: Month,
    pub label: String,
}

/// One programme of a person over time.
#[derive(Clone, Debug)]
pub struct CoverRow {
    pub programme: Programme,
    pub spans: Vec<CoverSpan>,
}

#[derive(Clone, Copy, Debug)]
pub struct CoverSpan {
    pub from: Day,
    /// As far as the picture goes.
    pub until: Day,
    /// The true last day, past the picture's edge too; nothing where no day ends it.
    pub ends: Option<Day>,
    pub standing: Standing,
}
