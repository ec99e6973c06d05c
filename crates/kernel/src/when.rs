use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::str::FromStr;
use time::{Date, Duration, UtcOffset, Weekday};

/// A calendar day, without a zone. Written `2026-11-20`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = time::Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, day).ok().map(Day)
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month_number(self) -> u8 {
        self.0.month().into()
    }

    /// 1 to 31.
    pub fn day_of_month(self) -> u8 {
        self.0.day()
    }

    pub fn month(self) -> Month {
        Month { year: self.year(), month: self.month_number() }
    }

    pub fn plus_days(self, days: i64) -> Day {
        Day(self.0.saturating_add(Duration::days(days)))
    }

    pub fn next(self) -> Day {
        self.plus_days(1)
    }

    pub fn previous(self) -> Day {
        self.plus_days(-1)
    }

    /// Days from `earlier` to this day; negative when `earlier` is later.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).whole_days()
    }

    /// The same day some months on, or the last day of that month where it has no such day.
    pub fn plus_months(self, months: i32) -> Day {
        let month = self.month().plus(months);
        Day::new(month.year, month.month, self.day_of_month()).unwrap_or_else(|| month.last_day())
    }

    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// Whole years lived on `on` by who was born on this day; negative before birth.
    /// Who was born on 29 February turns a year older on 1 March of a common year.
    pub fn age_on(self, on: Day) -> i32 {
        let had_birthday =
            (on.month_number(), on.day_of_month()) >= (self.month_number(), self.day_of_month());
        on.year() - self.year() - i32::from(!had_birthday)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month_number(), self.day_of_month())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What was read is not a day or month of the calendar in ISO form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the calendar (write 2026-11-20, or 2026-11 for a month)")
    }
}

impl std::error::Error for NotADate {}

fn number(text: &str, digits: usize) -> Result<u32, NotADate> {
    if text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| NotADate)
    } else {
        Err(NotADate)
    }
}

impl FromStr for Day {
    type Err = NotADate;
    fn from_str(s: &str) -> Result<Day, NotADate> {
        let (month, day) = s.rsplit_once('-').ok_or(NotADate)?;
        let month: Month = month.parse()?;
        Day::new(month.year, month.month, number(day, 2)? as u8).ok_or(NotADate)
    }
}

/// A month of the calendar: what a contribution pays for. Written `2026-11`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u8,
}

impl Month {
    /// `month` is 1 to 12, `year` 1900 to 2999.
    pub fn new(year: i32, month: u8) -> Option<Month> {
        ((1..=12).contains(&month) && (1900..=2999).contains(&year)).then_some(Month { year, month })
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub fn number(self) -> u8 {
        self.month
    }

    /// Months since January of year 0: for arithmetic and storage.
    pub fn index(self) -> i32 {
        self.year * 12 + i32::from(self.month) - 1
    }

    pub fn from_index(index: i32) -> Month {
        Month { year: index.div_euclid(12), month: index.rem_euclid(12) as u8 + 1 }
    }

    pub fn plus(self, months: i32) -> Month {
        Month::from_index(self.index() + months)
    }

    pub fn next(self) -> Month {
        self.plus(1)
    }

    pub fn previous(self) -> Month {
        self.plus(-1)
    }

    /// Months from `earlier` to this one; negative when `earlier` is later.
    pub fn since(self, earlier: Month) -> i32 {
        self.index() - earlier.index()
    }

    pub fn first_day(self) -> Day {
        self.day(1)
    }

    pub fn last_day(self) -> Day {
        self.next().first_day().previous()
    }

    /// The given day of this month, or its last where the month is shorter.
    pub fn day(self, day: u8) -> Day {
        let month = time::Month::try_from(self.month).unwrap_or(time::Month::January);
        let day = day.clamp(1, month.length(self.year));
        Day(Date::from_calendar_date(self.year, month, day).unwrap_or(Date::MIN))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Month {
    type Err = NotADate;
    fn from_str(s: &str) -> Result<Month, NotADate> {
        let (year, month) = s.split_once('-').ok_or(NotADate)?;
        Month::new(number(year, 4)? as i32, number(month, 2)? as u8).ok_or(NotADate)
    }
}

macro_rules! as_text {
    ($($t:ty),*) => {$(
        impl Serialize for $t {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $t {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    )*};
}
as_text!(Day, Month);

/// A moment: microseconds since 1970-01-01T00:00:00Z. Read from a clock only at the doors of the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The local day and the seconds since its midnight.
    pub fn local(self, zone: Zone) -> (Day, u32) {
        let seconds = self.0.div_euclid(1_000_000) + i64::from(zone.offset_seconds());
        let day =
            Date::from_julian_day(EPOCH_JULIAN_DAY + seconds.div_euclid(86_400) as i32).unwrap_or(Date::MAX);
        (Day(day), seconds.rem_euclid(86_400) as u32)
    }

    pub fn day_in(self, zone: Zone) -> Day {
        self.local(zone).0
    }

    /// The moment a local day begins, plus seconds.
    pub fn at(day: Day, seconds: u32, zone: Zone) -> Instant {
        let days = i64::from(day.0.to_julian_day() - EPOCH_JULIAN_DAY);
        Instant((days * 86_400 + i64::from(seconds) - i64::from(zone.offset_seconds())) * 1_000_000)
    }

    pub fn plus_seconds(self, seconds: i64) -> Instant {
        Instant(self.0 + seconds * 1_000_000)
    }
}

const EPOCH_JULIAN_DAY: i32 = 2_440_588;

/// Written in UTC, `2026-11-20T04:05:06Z`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, s) = self.local(Zone::UTC);
        write!(f, "{day}T{:02}:{:02}:{:02}Z", s / 3600, s / 60 % 60, s % 60)
    }
}

/// One of Indonesia's three clocks, or UTC. None has summer time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone {
    hours: i8,
}

impl Zone {
    pub const UTC: Zone = Zone { hours: 0 };
    /// Western Indonesia: Sumatra, Java, West and Central Kalimantan.
    pub const WIB: Zone = Zone { hours: 7 };
    /// Central Indonesia: Bali, Nusa Tenggara, the rest of Kalimantan, Sulawesi.
    pub const WITA: Zone = Zone { hours: 8 };
    /// Eastern Indonesia: Maluku and Papua.
    pub const WIT: Zone = Zone { hours: 9 };

    /// The clock of a place, by its province.
    pub fn of_province(province: &str) -> Zone {
        match province {
            "51" | "52" | "53" | "63" | "64" | "65" | "71" | "72" | "73" | "74" | "75" | "76" => Zone::WITA,
            "81" | "82" | "91" | "92" | "93" | "94" | "95" | "96" => Zone::WIT,
            _ => Zone::WIB,
        }
    }

    pub fn name(self) -> &'static str {
        match self.hours {
            7 => "WIB",
            8 => "WITA",
            9 => "WIT",
            _ => "UTC",
        }
    }

    pub fn offset(self) -> UtcOffset {
        UtcOffset::from_hms(self.hours, 0, 0).unwrap_or(UtcOffset::UTC)
    }

    fn offset_seconds(self) -> i32 {
        i32::from(self.hours) * 3600
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn days_and_months_read_and_write() {
        for good in ["2026-11-20", "2024-02-29", "1951-08-17"] {
            assert_eq!(day(good).to_string(), good);
        }
        for bad in ["2023-02-29", "2026-13-01", "2026-11-00", "20-11-2026", "2026-1-1", "", "2026-11-20T"] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        for bad in ["2026-00", "2026-13", "26-11", "2026", "+026-11"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }

    #[test]
    fn months_count() {
        let november: Month = "2026-11".parse().unwrap();
        assert_eq!(november.plus(3).to_string(), "2027-02");
        assert_eq!(november.plus(-11).to_string(), "2025-12");
        assert_eq!(november.last_day(), day("2026-11-30"));
        assert_eq!(Month::new(2024, 2).unwrap().last_day(), day("2024-02-29"));
        assert_eq!(november.plus(14).since(november), 14);
        assert_eq!(day("2026-11-30").plus_months(3), day("2027-02-28"));
    }

    #[test]
    fn ages_turn_on_the_birthday() {
        let born = day("1961-11-21");
        assert_eq!(born.age_on(day("2026-11-20")), 64);
        assert_eq!(born.age_on(day("2026-11-21")), 65);
        assert_eq!(day("1964-02-29").age_on(day("2029-02-28")), 64);
        assert_eq!(day("1964-02-29").age_on(day("2029-03-01")), 65);
    }

    #[test]
    fn the_day_turns_with_the_place() {
        let late = Instant::at(day("2026-11-20"), 17 * 3600 + 1800, Zone::UTC);
        assert_eq!(late.to_string(), "2026-11-20T17:30:00Z");
        assert_eq!(late.day_in(Zone::WIB), day("2026-11-21"));
        assert_eq!(Instant::at(day("2026-11-21"), 1800, Zone::WIB), late);
        assert_eq!(Zone::of_province("51").name(), "WITA");
        assert_eq!(Zone::of_province("33").name(), "WIB");
        assert_eq!(Zone::of_province("96").name(), "WIT");
    }
}
