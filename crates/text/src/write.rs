use crate::{Lang, say};
use kernel::{Arg, Day, Instant, Month, Note, Rupiah, Zone};

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_ID: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Below this many, one of them is half a percent or more, and a decimal would say more than is known.
const DECIMAL_FROM: i64 = 200;

/// A value of a note as the language writes it.
pub fn arg(lang: Lang, value: &Arg) -> String {
    match value {
        Arg::Text(text) => text.clone(),
        Arg::Word(key) => crate::word(lang, key).to_owned(),
        Arg::Rupiah(amount) => rupiah(*amount),
        Arg::Day(d) => day(lang, *d),
        Arg::Month(m) => month(lang, *m),
        Arg::Number(n) => number(lang, *n),
    }
}

fn name(names: &[&'static str; 12], month: u8) -> &'static str {
    names[usize::from(month.clamp(1, 12)) - 1]
}

/// `11 Desember 2023`, `11 December 2023`.
pub fn day(lang: Lang, day: Day) -> String {
    format!("{} {}", day.day_of_month(), month(lang, day.month()))
}

/// `11 Des 2023`, `11 Dec 2023`: for tables.
pub fn day_short(lang: Lang, day: Day) -> String {
    format!("{} {}", day.day_of_month(), month_short(lang, day.month()))
}

/// `November 2026`.
pub fn month(lang: Lang, month: Month) -> String {
    let names = if lang == Lang::Id { &MONTHS_ID } else { &MONTHS_EN };
    format!("{} {}", name(names, month.number()), month.year())
}

/// `Nov 2026`.
pub fn month_short(lang: Lang, month: Month) -> String {
    let names = if lang == Lang::Id { &SHORT_ID } else { &SHORT_EN };
    format!("{} {}", name(names, month.number()), month.year())
}

/// `20 November 2026, 14.05 WIB`.
pub fn moment(lang: Lang, at: Instant, zone: Zone) -> String {
    let (on, seconds) = at.local(zone);
    let mark = if lang == Lang::Id { '.' } else { ':' };
    let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
    format!("{}, {hour:02}{mark}{minute:02} {}", day(lang, on), zone.name())
}

/// From the first to the last day, saying month and year once where they are shared:
/// `9–13 Agustus 2017`, `28 Juli–2 Agustus 2017`, `30 Desember 2016–2 Januari 2017`.
pub fn days(lang: Lang, from: Day, until: Day) -> String {
    if from == until {
        return day(lang, from);
    }
    let last = day(lang, until);
    if from.month() == until.month() {
        format!("{}–{last}", from.day_of_month())
    } else if from.year() == until.year() {
        let names = if lang == Lang::Id { &MONTHS_ID } else { &MONTHS_EN };
        format!("{} {}–{last}", from.day_of_month(), name(names, from.month_number()))
    } else {
        format!("{}–{last}", day(lang, from))
    }
}

/// From the first to the last month: `November 2026–Januari 2027`, `Maret–Mei 2026`.
pub fn months(lang: Lang, first: Month, last: Month) -> String {
    if first == last {
        return month(lang, first);
    }
    if first.year() == last.year() {
        let names = if lang == Lang::Id { &MONTHS_ID } else { &MONTHS_EN };
        return format!("{}–{}", name(names, first.number()), month(lang, last));
    }
    format!("{}–{}", month(lang, first), month(lang, last))
}

/// `Rp16.800` in both languages: it is how the country writes its money.
pub fn rupiah(amount: Rupiah) -> String {
    amount.to_string()
}

/// `7.708` in Indonesian, `7,708` in English.
pub fn number(lang: Lang, n: i64) -> String {
    let mark = if lang == Lang::Id { '.' } else { ',' };
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// `36,6%` in Indonesian, `36.6%` in English; whole percents of less than 200. Some is never shown as none,
/// nor almost all as all: `<0,1%`, `>99,9%`. Nothing where there is no whole to be a part of.
pub fn percent(lang: Lang, part: i64, whole: i64) -> Option<String> {
    if whole <= 0 {
        return None;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let steps_per_percent = if whole < i128::from(DECIMAL_FROM) { 1 } else { 10 };
    let all = 100 * steps_per_percent;
    // Half away from zero, so that a fall reads like a rise of the same size.
    let rounded = (part.abs() * all * 2 + whole) / (whole * 2);
    let (mark, steps) = match rounded {
        0 if part != 0 => ("<", 1),
        n if n == all && part.abs() < whole => (">", all - 1),
        n => ("", n),
    };
    let sign = if part < 0 { "-" } else { "" };
    let point = if lang == Lang::Id { ',' } else { '.' };
    let digits = match (steps_per_percent, steps % 10) {
        (1, _) => steps.to_string(),
        (_, tenth) if 0 < steps && steps < all => format!("{}{point}{tenth}", steps / 10),
        _ => (steps / 10).to_string(),
    };
    Some(format!("{mark}{sign}{digits}%"))
}

/// How far a day is from today, in words: `hari ini`, `besok`, `dalam 12 hari`, `3 bulan lalu`.
/// Days up to 60, whole months up to two years, then years.
pub fn relative(lang: Lang, day: Day, today: Day) -> String {
    let days = day.days_since(today);
    let note = match days {
        0 => Note::new("when.today"),
        1 => Note::new("when.tomorrow"),
        -1 => Note::new("when.yesterday"),
        2..=60 => Note::new("when.in_days").with("days", days),
        -60..=-2 => Note::new("when.days_ago").with("days", -days),
        _ => far(today.min(day), today.max(day), days > 0),
    };
    say::say(lang, &note)
}

fn far(earlier: Day, later: Day, ahead: bool) -> Note {
    let begun = later.month().since(earlier.month());
    let months = i64::from(begun - i32::from(earlier.plus_months(begun) > later));
    match (months < 24, ahead) {
        (true, true) => Note::new("when.in_months").with("months", months),
        (true, false) => Note::new("when.months_ago").with("months", months),
        (false, true) => Note::new("when.in_years").with("years", months / 12),
        (false, false) => Note::new("when.years_ago").with("years", months / 12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn days_and_months() {
        assert_eq!(day(Lang::Id, d("2023-12-11")), "11 Desember 2023");
        assert_eq!(day(Lang::En, d("2023-12-11")), "11 December 2023");
        assert_eq!(day_short(Lang::Id, d("2017-08-01")), "1 Agu 2017");
        assert_eq!(day_short(Lang::En, d("2017-08-01")), "1 Aug 2017");
        let may: Month = "2026-05".parse().unwrap();
        assert_eq!(month(Lang::Id, may), "Mei 2026");
        assert_eq!(month(Lang::En, may), "May 2026");
        assert_eq!(month_short(Lang::Id, may.plus(5)), "Okt 2026");
    }

    #[test]
    fn spans_say_what_they_share_once() {
        for (from, until, text) in [
            ("2017-08-09", "2017-08-13", "9–13 Agustus 2017"),
            ("2017-07-28", "2017-08-02", "28 Juli–2 Agustus 2017"),
            ("2016-12-30", "2017-01-02", "30 Desember 2016–2 Januari 2017"),
            ("2017-08-13", "2017-08-13", "13 Agustus 2017"),
        ] {
            assert_eq!(days(Lang::Id, d(from), d(until)), text);
        }
        let november: Month = "2026-11".parse().unwrap();
        assert_eq!(months(Lang::Id, november, november.plus(2)), "November 2026–Januari 2027");
        assert_eq!(months(Lang::En, november.plus(-2), november), "September–November 2026");
        assert_eq!(months(Lang::En, november, november), "November 2026");
    }

    #[test]
    fn numbers_in_each_language() {
        for (n, id, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (7_708, "7.708", "7,708"),
            (-22_964, "-22.964", "-22,964"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(number(Lang::Id, n), id);
            assert_eq!(number(Lang::En, n), en);
        }
        assert_eq!(rupiah(Rupiah(16_800)), "Rp16.800");
    }

    #[test]
    fn shares_never_say_more_than_is_known() {
        for (part, whole, text) in [
            (7_708, 21_060, "36,6%"),
            (34, 36, "94%"),
            (1, 3, "33%"),
            (0, 36, "0%"),
            (0, 900, "0%"),
            (36, 36, "100%"),
            (900, 900, "100%"),
            (1, 219_000, "<0,1%"),
            (218_999, 219_000, ">99,9%"),
            (199, 200, "99,5%"),
            (-50, 1_000, "-5,0%"),
            (1_500, 1_000, "150%"),
        ] {
            assert_eq!(percent(Lang::Id, part, whole).unwrap(), text, "{part} of {whole}");
        }
        assert_eq!(percent(Lang::En, 7_708, 21_060).unwrap(), "36.6%");
        assert_eq!(percent(Lang::En, 5, 0), None);
    }

    #[test]
    fn how_far_away() {
        let today = d("2026-11-20");
        for (day, id, en) in [
            ("2026-11-20", "hari ini", "today"),
            ("2026-11-21", "besok", "tomorrow"),
            ("2026-11-19", "kemarin", "yesterday"),
            ("2026-12-02", "dalam 12 hari", "in 12 days"),
            ("2026-11-17", "3 hari lalu", "3 days ago"),
            ("2027-02-20", "dalam 3 bulan", "in 3 months"),
            ("2027-02-19", "dalam 2 bulan", "in 2 months"),
            ("2026-08-01", "3 bulan lalu", "3 months ago"),
            ("2016-11-20", "10 tahun lalu", "10 years ago"),
            ("2029-11-20", "dalam 3 tahun", "in 3 years"),
        ] {
            assert_eq!(relative(Lang::Id, d(day), today), id);
            assert_eq!(relative(Lang::En, d(day), today), en);
        }
    }

    proptest! {
        #[test]
        fn numbers_keep_their_digits(n: i64) {
            let written = number(Lang::Id, n);
            prop_assert_eq!(written.replace('.', "").parse::<i64>().unwrap(), n);
        }

        #[test]
        fn only_all_is_all(part in 0_i64..5_000, whole in 1_i64..5_000) {
            let part = part.min(whole);
            let text = percent(Lang::En, part, whole).unwrap();
            prop_assert_eq!(text == "100%", part == whole, "{} of {}: {}", part, whole, text);
            prop_assert_eq!(text == "0%", part == 0, "{} of {}: {}", part, whole, text);
        }
    }
}
