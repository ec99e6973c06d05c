use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// Whole rupiah, signed. There is no smaller unit and no floating point anywhere near it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub i64);

/// What is wrong with an amount that somebody wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RupiahError {
    /// Not digits with optional `Rp`, dots and a sign.
    NotAnAmount,
    /// Beyond what a person, a village or a nation pays (10^15).
    TooLarge,
}

impl Rupiah {
    pub const ZERO: Rupiah = Rupiah(0);
    /// No single amount in this house is larger (a thousand trillion rupiah).
    pub const MAX: Rupiah = Rupiah(1_000_000_000_000_000);

    /// `amount × numerator / denominator`, rounded half up (away from zero): the one rounding of this house.
    /// `denominator` must be positive.
    pub fn share_half_up(self, numerator: i64, denominator: i64) -> Rupiah {
        let exact = i128::from(self.0) * i128::from(numerator);
        let denominator = i128::from(denominator);
        let half = denominator / 2;
        let rounded = if exact >= 0 { (exact + half) / denominator } else { (exact - half) / denominator };
        Rupiah(rounded as i64)
    }

    pub fn times(self, count: i64) -> Rupiah {
        Rupiah(self.0 * count)
    }

    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Reads `16800`, `16.800`, `Rp16.800`, `Rp 16.800,00`.
    pub fn parse(text: &str) -> Result<Rupiah, RupiahError> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text),
        };
        let text = text.strip_prefix("Rp").or_else(|| text.strip_prefix("rp")).unwrap_or(text);
        let text = text.trim().trim_start_matches('.').trim_start();
        let text = text.strip_suffix(",00").or_else(|| text.strip_suffix(",-")).unwrap_or(text);
        let groups: Vec<&str> = text.split('.').collect();
        let grouped = groups.len() == 1
            || (groups[1..].iter().all(|g| g.len() == 3) && (1..=3).contains(&groups[0].len()));
        let digits: String = groups.concat();
        if !grouped || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RupiahError::NotAnAmount);
        }
        let value: i64 = digits.parse().map_err(|_| RupiahError::TooLarge)?;
        if value > Self::MAX.0 {
            return Err(RupiahError::TooLarge);
        }
        Ok(Rupiah(if negative { -value } else { value }))
    }
}

/// `Rp16.800`, as people write it; the same in both languages.
impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        write!(f, "{}Rp{grouped}", if self.0 < 0 { "-" } else { "" })
    }
}

impl Add for Rupiah {
    type Output = Rupiah;
    fn add(self, other: Rupiah) -> Rupiah {
        Rupiah(self.0 + other.0)
    }
}

impl AddAssign for Rupiah {
    fn add_assign(&mut self, other: Rupiah) {
        self.0 += other.0;
    }
}

impl Sub for Rupiah {
    type Output = Rupiah;
    fn sub(self, other: Rupiah) -> Rupiah {
        Rupiah(self.0 - other.0)
    }
}

impl Neg for Rupiah {
    type Output = Rupiah;
    fn neg(self) -> Rupiah {
        Rupiah(-self.0)
    }
}

impl Sum for Rupiah {
    fn sum<I: Iterator<Item = Rupiah>>(amounts: I) -> Rupiah {
        amounts.fold(Rupiah::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_as_people_do() {
        for (value, text) in
            [(0, "Rp0"), (8_400, "Rp8.400"), (16_800, "Rp16.800"), (-1_234_567, "-Rp1.234.567")]
        {
            assert_eq!(Rupiah(value).to_string(), text);
            assert_eq!(Rupiah::parse(text), Ok(Rupiah(value)));
        }
        assert_eq!(Rupiah::parse("Rp 16.800,00"), Ok(Rupiah(16_800)));
        assert_eq!(Rupiah::parse(" 1000000 "), Ok(Rupiah(1_000_000)));
        for bad in ["", "Rp", "16.80", "1.6800", "16,800", "1e6", "enam belas", "16.800.5"] {
            assert_eq!(Rupiah::parse(bad), Err(RupiahError::NotAnAmount), "{bad}");
        }
        assert_eq!(Rupiah::parse("99999999999999999999"), Err(RupiahError::TooLarge));
    }

    #[test]
    fn halves_round_up() {
        assert_eq!(Rupiah(16_801).share_half_up(1, 2), Rupiah(8_401));
        assert_eq!(Rupiah(29_500).share_half_up(1, 2), Rupiah(14_750));
        assert_eq!(Rupiah(-3).share_half_up(1, 2), Rupiah(-2));
    }
}
