use super::{AreaRef, Denominator, Form, Trend};
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
    /// Whether the reader may look at the whole country.
    pub nation_open: bool,
    /// The reader's own areas, where they see no others and have several.
    pub own: Vec<AreaRef>,
    pub looking: Looking,
    pub measure: AreaMeasure,
    pub on: Day,
    /// None: as known now.
    pub known: Option<Day>,
    /// What a measure compares with: a year, or three months, before.
    pub before: Day,
    pub counts: Counts,
    pub denominator: Option<Denominator>,
    pub figure: Figure,
    /// What the children are; nothing for a village, which has none.
    pub parts: Option<Level>,
    pub children: Vec<ChildArea>,
    pub trend: Option<Trend>,
    /// What was wrong with the days asked for.
    pub form: Form,
}

/// How somebody looks at areas, as the address says it; what is left out is as it is for everybody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Looking {
    pub on: Option<Day>,
    pub known: Option<Day>,
    /// Where nobody chose: coverage where residents are counted, else active members.
    pub measure: Option<AreaMeasure>,
    pub reading: Reading,
    pub parts: Option<Level>,
    pub sort: AreaSort,
}

/// Both readings, always named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    pub registered: i64,
    /// Covered by paid months.
    pub paid: i64,
    /// Paid, or not yet due.
    pub standing: i64,
    /// Standing, and paid three months before.
    pub still: i64,
}

impl Counts {
    pub fn active(&self, reading: Reading) -> i64 {
        match reading {
            Reading::Paid => self.paid,
            Reading::Standing => self.standing,
        }
    }
}

#[derive(Clone, Debug)]
pub struct ChildArea {
    pub area: AreaRef,
    pub counts: Counts,
    pub denominator: Option<Denominator>,
    pub figure: Figure,
}

/// What a measure says of an area: a part, and of what; both as counted, nothing rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    pub part: i64,
    /// Residents, or those active before. Nothing where it is not known or not a part of anything.
    pub of: Option<i64>,
}

/// What a map is coloured by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AreaMeasure {
    /// Active members of registered residents.
    Coverage,
    /// Active members.
    Active,
    /// Active members more than twelve months earlier.
    Growth,
    /// Of those paid for three months ago: neither paid for nor within their time to pay now.
    Lapse,
}

impl AreaMeasure {
    pub const ALL: [AreaMeasure; 4] =
        [AreaMeasure::Coverage, AreaMeasure::Active, AreaMeasure::Growth, AreaMeasure::Lapse];

    pub fn key(self) -> &'static str {
        match self {
            AreaMeasure::Coverage => "coverage",
            AreaMeasure::Active => "active",
            AreaMeasure::Growth => "growth",
            AreaMeasure::Lapse => "lapse",
        }
    }

    pub fn from_key(key: &str) -> Option<AreaMeasure> {
        AreaMeasure::ALL.into_iter().find(|m| m.key() == key)
    }

    /// True for a part of a whole, false for a count of people.
    pub fn is_share(self) -> bool {
        matches!(self, AreaMeasure::Coverage | AreaMeasure::Lapse)
    }

    /// What areas are ordered and coloured by: people, or billionths. Nothing where there is no whole to be a part of.
    pub fn value(self, figure: Figure) -> Option<i64> {
        if !self.is_share() {
            return Some(figure.part);
        }
        let of = figure.of.filter(|of| *of > 0)?;
        i64::try_from(i128::from(figure.part) * 1_000_000_000 / i128::from(of)).ok()
    }
}

/// Who counts as active.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reading {
    #[default]
    Paid,
    /// Paid, or not yet due.
    Standing,
}

impl Reading {
    pub const ALL: [Reading; 2] = [Reading::Paid, Reading::Standing];

    pub fn key(self) -> &'static str {
        match self {
            Reading::Paid => "paid",
            Reading::Standing => "standing",
        }
    }

    pub fn from_key(key: &str) -> Option<Reading> {
        Reading::ALL.into_iter().find(|r| r.key() == key)
    }
}

/// The children's order, as the address says it: `?sort=paid`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AreaSort {
    /// By what the measure says, highest first.
    #[default]
    Figure,
    Name,
    Registered,
    Paid,
    Standing,
    Part,
    Of,
}

impl AreaSort {
    pub const ALL: [AreaSort; 7] = [
        AreaSort::Figure,
        AreaSort::Name,
        AreaSort::Registered,
        AreaSort::Paid,
        AreaSort::Standing,
        AreaSort::Part,
        AreaSort::Of,
    ];

    pub fn key(self) -> &'static str {
        match self {
            AreaSort::Figure => "figure",
            AreaSort::Name => "name",
            AreaSort::Registered => "registered",
            AreaSort::Paid => "paid",
            AreaSort::Standing => "standing",
            AreaSort::Part => "part",
            AreaSort::Of => "of",
        }
    }

    pub fn from_key(key: &str) -> Option<AreaSort> {
        AreaSort::ALL.into_iter().find(|s| s.key() == key)
    }
}
