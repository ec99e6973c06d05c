use crate::Refusal;
use std::fmt;

/// An Indonesian telephone number in E.164 (`+6281234567890`). Families share them: never unique.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads `0812-3456-7890`, `62812…`, `+62 812 …`, `812…`; landlines too.
    pub fn parse(text: &str) -> Result<Phone, Refusal> {
        let mut digits = String::new();
        for (i, c) in text.trim().chars().enumerate() {
            match c {
                '0'..='9' => digits.push(c),
                '+' if i == 0 => {}
                ' ' | '-' | '.' | '(' | ')' => {}
                _ => return Err(Refusal::of("phone", "phone.letters")),
            }
        }
        let national = digits
            .strip_prefix("62")
            .or_else(|| digits.strip_prefix('0'))
            .unwrap_or(&digits)
            .trim_start_matches('0');
        let count = national.len();
        let mobile = national.starts_with('8');
        if national.is_empty() || !(if mobile { 9..=12 } else { 8..=11 }).contains(&count) {
            return Err(Refusal::of("phone", "phone.length"));
        }
        if national.starts_with('1') {
            return Err(Refusal::of("phone", "phone.area"));
        }
        Ok(Phone(format!("+62{national}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For screens: the country and the last three digits.
    pub fn masked(&self) -> String {
        format!("+62 ••• {}", &self.0[self.0.len() - 3..])
    }
}

/// Masked, so that no log ever holds a number.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_of_writing_meet() {
        for text in ["081234567890", "+62 812-3456-7890", "6281234567890", "81234567890", "(0812) 3456 7890"]
        {
            assert_eq!(Phone::parse(text).unwrap().as_str(), "+6281234567890", "{text}");
        }
        assert_eq!(Phone::parse("(0272) 321456").unwrap().as_str(), "+62272321456");
        assert_eq!(format!("{:?}", Phone::parse("081234567890").unwrap()), "+62 ••• 890");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for (text, code) in [
            ("", "phone.length"),
            ("0812", "phone.length"),
            ("tidak ada", "phone.letters"),
            ("08123456789012345", "phone.length"),
            ("0112345678", "phone.area"),
        ] {
            assert_eq!(Phone::parse(text).unwrap_err().code(), code, "{text}");
        }
    }
}
