//! What people type, read the way they write it.

use kernel::Day;

const MONTHS: [[&str; 2]; 12] = [
    ["jan", "jan"],
    ["feb", "feb"],
    ["mar", "mar"],
    ["apr", "apr"],
    ["mei", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["agu", "aug"],
    ["sep", "sep"],
    ["okt", "oct"],
    ["nov", "nov"],
    ["des", "dec"],
];

/// Reads `15-04-1987`, `15/4/1987`, `15 April 1987`, `15041987` and `1987-04-15`; nothing for anything else.
/// Two-digit years are not guessed.
pub fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return from_parts(&text[4..], &text[2..4], &text[..2]);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|p| !p.is_empty()).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => from_parts(year, month, day),
        [day, month, year] if year.len() == 4 => from_parts(year, month, day),
        _ => None,
    }
}

fn from_parts(year: &str, month: &str, day: &str) -> Option<Day> {
    Day::new(year.parse().ok()?, month_number(month)?, day.parse().ok()?)
}

fn month_number(text: &str) -> Option<u8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let start: String = text.to_lowercase().chars().take(3).collect();
    let start = if start == "ags" { "agu".to_owned() } else { start };
    MONTHS.iter().position(|names| names.contains(&start.as_str())).map(|i| i as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_of_writing_a_day_meet() {
        let all = [
            "15-04-1987",
            "15/4/1987",
            "15.4.1987",
            " 15 April 1987 ",
            "15 apr 1987",
            "15041987",
            "1987-04-15",
        ];
        for text in all {
            assert_eq!(day(text).map(|d| d.to_string()), Some("1987-04-15".to_owned()), "{text}");
        }
        assert_eq!(day("17 Agustus 1945"), day("17 August 1945"));
        assert_eq!(day("17 Ags 1945"), day("17-8-1945"));
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in
            ["", "15-04-87", "31-02-1987", "32-01-1987", "1-13-1987", "kemarin", "15 foo 1987", "1987"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
