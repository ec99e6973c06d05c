use super::Standing;
use kernel::{Day, Month, Note, Programme, RegionCode};

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
    pub until: Day,
    pub standing: Standing,
}

/// A place on a dot map.
#[derive(Clone, Debug)]
pub struct Dot {
    pub code: RegionCode,
    pub name: String,
    /// Millionths of a degree, north and east positive.
    pub latitude_micro: i32,
    pub longitude_micro: i32,
    pub value: i64,
}
