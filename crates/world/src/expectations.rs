//! What must come out of the contributions when they are counted again.

use crate::cases;
use crate::offices::office;
use crate::size::Size;
use crate::stage::activity;
use kernel::{ActivityId, Day, MemberId, Month, OfficeId};

/// A village whose people registered together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Together {
    /// Kemendagri code.
    pub village: &'static str,
    pub activity: ActivityId,
    pub people: u32,
}

/// Numbers of article 3, at the size played.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expectations {
    pub denpasar: OfficeId,
    /// The branch's five regencies in 2017.
    pub denpasar_regencies: [&'static str; 5],
    /// The day of the count: people whose work-accident months reach to it, by their home.
    pub counted_on: Day,
    pub denpasar_active: u32,
    /// The day on which the three villages registered together; the day is ours, the year is the article's.
    pub together_on: Day,
    pub together: [Together; 3],
    /// Members with a story, by key: `duplicate`, `dispute`, `reversed`, …
    pub cases: Vec<(&'static str, MemberId)>,
}

pub fn expectations(size: Size) -> Expectations {
    let village = |village, key: &str, people| Together {
        village,
        activity: ActivityId(activity(key)),
        people: size.scale(people),
    };
    Expectations {
        denpasar: office("DPS"),
        denpasar_regencies: ["51.71", "51.03", "51.02", "51.01", "51.08"],
        counted_on: Month::from_index(2017 * 12 + 6).last_day(),
        denpasar_active: size.scale(7_708),
        together_on: Month::from_index(2016 * 12 + 9).day(15),
        together: [
            village("51.71.01.1003", "serentak-sesetan", 2_000),
            village("51.71.04.2008", "serentak-ubung-kaja", 1_000),
            village("51.71.04.2001", "serentak-dangin-puri-kangin", 1_000),
        ],
        cases: cases::ALL.iter().map(|key| (*key, MemberId(cases::member(key)))).collect(),
    }
}
