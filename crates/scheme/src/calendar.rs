use crate::Scheme;
use crate::file::SettingName;
use kernel::{Day, Month};

impl Scheme {
    /// The day by which a contribution month is due: its 15th, or the next working day (PP 44/2015).
    /// Holidays that move with the moon are not in the rows: the office announces them each year, and a day
    /// too early here is only a day of grace more there.
    pub fn due_day(&self, month: Month) -> Day {
        let of_month = self.setting(SettingName::DueDay, month.first_day()).value;
        let mut day = month.day(u8::try_from(of_month).unwrap_or(15));
        while day.is_weekend() || self.is_holiday(day) {
            day = day.next();
        }
        day
    }

    /// Whether the day is one of the public holidays of a fixed date.
    pub fn is_holiday(&self, day: Day) -> bool {
        self.holidays.iter().any(|row| {
            row.holds(day)
                && (row.value.day.month, row.value.day.day) == (day.month_number(), day.day_of_month())
        })
    }
}
