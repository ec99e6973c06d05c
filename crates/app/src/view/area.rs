use super::{AreaRef, Denominator, Dot, Trend};
use kernel::{Day, Level, RegionCode};

/// An area from the nation to a village, on any day, as known on any day.
#[derive(Clone, Debug)]
pub struct AreaView {
    /// None is the whole country.
    pub code: Option<RegionCode>,
    pub level: Option<Level>,
    pub name: String,
    /// From the province down to the parent.
    pub above: Vec<AreaRef>,
    pub on: Day,
    /// None: as known now.
    pub known: Option<Day>,
    pub counts: Counts,
    pub denominator: Option<Denominator>,
    pub children: Vec<ChildArea>,
    pub sort: AreaSort,
    pub dots: Vec<Dot>,
    pub trend: Option<Trend>,
    /// What was wrong with the days asked for.
    pub form: super::Form,
}

/// Both readings, always named.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub registered: i64,
    /// Covered by paid months.
    pub paid: i64,
    /// Paid, or not yet due.
    pub standing: i64,
}

#[derive(Clone, Debug)]
pub struct ChildArea {
    pub area: AreaRef,
    pub counts: Counts,
    pub denominator: Option<Denominator>,
}

/// The children's order, as the address says it: `?sort=paid`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AreaSort {
    #[default]
    Name,
    Registered,
    Paid,
    Standing,
    Share,
}

impl AreaSort {
    pub const ALL: [AreaSort; 5] =
        [AreaSort::Name, AreaSort::Registered, AreaSort::Paid, AreaSort::Standing, AreaSort::Share];

    pub fn key(self) -> &'static str {
        match self {
            AreaSort::Name => "name",
            AreaSort::Registered => "registered",
            AreaSort::Paid => "paid",
            AreaSort::Standing => "standing",
            AreaSort::Share => "share",
        }
    }

    pub fn from_key(key: &str) -> Option<AreaSort> {
        AreaSort::ALL.into_iter().find(|s| s.key() == key)
    }
}
