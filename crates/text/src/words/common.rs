use super::Word;

/// Words that belong to no room: how far away a day is.
pub const WORDS: &[Word] = &[
    Word { key: "when.today", id: "hari ini", en: "today" },
    Word { key: "when.yesterday", id: "kemarin", en: "yesterday" },
    Word { key: "when.tomorrow", id: "besok", en: "tomorrow" },
    Word { key: "when.in_days", id: "dalam {days} hari", en: "in {days} {days:day|days}" },
    Word { key: "when.days_ago", id: "{days} hari lalu", en: "{days} {days:day|days} ago" },
    Word { key: "when.in_months", id: "dalam {months} bulan", en: "in {months} {months:month|months}" },
    Word { key: "when.months_ago", id: "{months} bulan lalu", en: "{months} {months:month|months} ago" },
    Word { key: "when.in_years", id: "dalam {years} tahun", en: "in {years} {years:year|years}" },
    Word { key: "when.years_ago", id: "{years} tahun lalu", en: "{years} {years:year|years} ago" },
];
