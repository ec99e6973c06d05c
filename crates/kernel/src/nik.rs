use crate::{Day, Refusal};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A population number (Nomor Induk Kependudukan): 16 digits `PPKKCC DDMMYY SSSS`, given once for life.
/// Its form proves nothing about a person; printing it shows the last four digits only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nik([u8; 16]);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    Female,
    Male,
}

impl Sex {
    pub fn key(self) -> &'static str {
        match self {
            Sex::Female => "female",
            Sex::Male => "male",
        }
    }
}

/// What the digits say. The district is that of first registration, not of today's home; the birth date may
/// have been corrected since without a new number. Differences are warnings, never refusals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NikFacts {
    /// Six digits of the district of first registration, e.g. `331016`.
    pub district: [u8; 6],
    pub sex: Sex,
    /// Born; the century is not in the number: the latest one not after `today` is taken.
    pub born: Day,
    /// 1 to 9999.
    pub serial: u16,
}

impl NikFacts {
    /// The district as a region code: `33.10.16`.
    pub fn district_code(&self) -> String {
        let d = |r: std::ops::Range<usize>| String::from_utf8_lossy(&self.district[r]).into_owned();
        format!("{}.{}.{}", d(0..2), d(2..4), d(4..6))
    }
}

impl Nik {
    /// Refused: not 16 digits, an impossible date, serial 0000, all digits alike. Spaces, dots and dashes are read over.
    /// `today` settles the century.
    pub fn parse(text: &str, today: Day) -> Result<(Nik, NikFacts), Refusal> {
        let mut digits = Vec::with_capacity(16);
        for c in text.trim().chars() {
            match c {
                '0'..='9' => digits.push(c as u8),
                ' ' | '.' | '-' => {}
                _ => return Err(Refusal::of("nik", "nik.letters")),
            }
        }
        let Ok(held) = <[u8; 16]>::try_from(digits.as_slice()) else {
            return Err(Refusal::of("nik", "nik.length").with("digits", digits.len() as i64));
        };
        if held.iter().all(|d| *d == held[0]) {
            return Err(Refusal::of("nik", "nik.alike"));
        }
        let nik = Nik(held);
        let facts = nik.facts(today)?;
        Ok((nik, facts))
    }

    fn facts(&self, today: Day) -> Result<NikFacts, Refusal> {
        let n = |range: std::ops::Range<usize>| {
            self.0[range].iter().fold(0_u16, |n, d| n * 10 + u16::from(d - b'0'))
        };
        let (day, month, year, serial) = (n(6..8), n(8..10), n(10..12), n(12..16));
        let (sex, day) = if day > 40 { (Sex::Female, day - 40) } else { (Sex::Male, day) };
        let in_century = |century: i32| Day::new(century + i32::from(year), month as u8, day as u8);
        let born = in_century(2000)
            .filter(|born| *born <= today)
            .or_else(|| in_century(1900))
            .ok_or_else(|| Refusal::of("nik", "nik.date"))?;
        if serial == 0 {
            return Err(Refusal::of("nik", "nik.serial"));
        }
        let mut district = [0; 6];
        district.copy_from_slice(&self.0[..6]);
        Ok(NikFacts { district, sex, born, serial })
    }

    /// All sixteen digits: for sealing, for matching, never for a screen.
    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// For screens: the last four digits. The middle is the birth date, the front the district.
    pub fn masked(&self) -> String {
        format!("•••• •••• •••• {}", &self.digits()[12..])
    }

    /// True for the reserved form of invented people: district part 99, which no real district has.
    pub fn is_invented(&self) -> bool {
        &self.0[4..6] == b"99"
    }
}

/// Masked, so that no log ever holds one.
impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-20";

    fn parse(s: &str) -> Result<(Nik, NikFacts), Refusal> {
        Nik::parse(s, TODAY.parse().unwrap())
    }

    #[test]
    fn a_womans_birth_day_carries_forty() {
        let (nik, facts) = parse("3310995504870001").unwrap();
        assert_eq!(facts.sex, Sex::Female);
        assert_eq!(facts.born.to_string(), "1987-04-15");
        assert_eq!(facts.district_code(), "33.10.99");
        assert_eq!(facts.serial, 1);
        assert!(nik.is_invented());
        assert_eq!(nik.masked(), "•••• •••• •••• 0001");
        assert_eq!(format!("{nik:?}"), "•••• •••• •••• 0001");
        assert_eq!(parse("331099 550487 0001").unwrap().0, nik);
    }

    #[test]
    fn the_century_is_the_latest_not_in_the_future() {
        assert_eq!(parse("3310991508260001").unwrap().1.born.to_string(), "2026-08-15");
        assert_eq!(parse("3310991512260001").unwrap().1.born.to_string(), "1926-12-15");
        assert_eq!(parse("3310992902000001").unwrap().1.born.to_string(), "2000-02-29");
    }

    #[test]
    fn refusals_name_what_is_wrong() {
        for (text, code) in [
            ("331099550487000", "nik.length"),
            ("33109955048700011", "nik.length"),
            ("", "nik.length"),
            ("331099550487000X", "nik.letters"),
            ("3310993102870001", "nik.date"),
            ("3310997204870001", "nik.date"),
            ("3310990013870001", "nik.date"),
            ("3310992902870001", "nik.date"),
            ("3310995504870000", "nik.serial"),
            ("1111111111111111", "nik.alike"),
        ] {
            assert_eq!(parse(text).unwrap_err().code(), code, "{text}");
        }
    }
}
