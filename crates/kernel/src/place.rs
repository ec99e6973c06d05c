use crate::Refusal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::str::FromStr;

/// A Kemendagri region code: `33`, `33.10`, `33.10.16`, `33.10.16.2012`.
/// Hierarchical text compared bytewise, so an area and all below it are one prefix. At most 13 bytes, held in place.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RegionCode {
    len: u8,
    bytes: [u8; 13],
}

/// How deep a code goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    Province,
    /// Kabupaten or kota.
    Regency,
    /// Kecamatan.
    District,
    /// Desa or kelurahan.
    Village,
}

/// The kind of a village, told by the first digit of its last part.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VillageKind {
    Kelurahan,
    Desa,
    DesaAdat,
}

impl RegionCode {
    /// Checks the form only; whether the area exists is known to the regions.
    pub fn parse(text: &str) -> Result<RegionCode, Refusal> {
        let bytes = text.as_bytes();
        let shaped = matches!(bytes.len(), 2 | 5 | 8 | 13)
            && bytes.iter().enumerate().all(|(i, b)| match i {
                2 | 5 | 8 => *b == b'.',
                _ => b.is_ascii_digit(),
            });
        if !shaped {
            return Err(
                Refusal::of("region", "region.form").with("code", text.chars().take(20).collect::<String>())
            );
        }
        let mut held = [0; 13];
        held[..bytes.len()].copy_from_slice(bytes);
        Ok(RegionCode { len: bytes.len() as u8, bytes: held })
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    pub fn level(&self) -> Level {
        match self.len {
            2 => Level::Province,
            5 => Level::Regency,
            8 => Level::District,
            _ => Level::Village,
        }
    }

    fn cut(&self, len: u8) -> Option<RegionCode> {
        (self.len >= len).then(|| {
            let mut bytes = [0; 13];
            bytes[..usize::from(len)].copy_from_slice(&self.bytes[..usize::from(len)]);
            RegionCode { len, bytes }
        })
    }

    /// The area at a level that holds this one (itself at its own level); none where this one is larger.
    pub fn at(&self, level: Level) -> Option<RegionCode> {
        self.cut(match level {
            Level::Province => 2,
            Level::Regency => 5,
            Level::District => 8,
            Level::Village => 13,
        })
    }

    pub fn parent(&self) -> Option<RegionCode> {
        match self.len {
            13 => self.cut(8),
            8 => self.cut(5),
            5 => self.cut(2),
            _ => None,
        }
    }

    /// True for itself and everything below it.
    pub fn holds(&self, other: &RegionCode) -> bool {
        other
            .as_str()
            .strip_prefix(self.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    pub fn village_kind(&self) -> Option<VillageKind> {
        match (self.len, self.bytes[9]) {
            (13, b'1') => Some(VillageKind::Kelurahan),
            (13, b'2') => Some(VillageKind::Desa),
            (13, b'3') => Some(VillageKind::DesaAdat),
            _ => None,
        }
    }

    /// The half-open range of codes at or below this one: `code <= x < upper`, bytewise.
    pub fn upper_bound(&self) -> String {
        format!("{}/", self.as_str())
    }
}

impl PartialOrd for RegionCode {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RegionCode {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RegionCode {
    type Err = Refusal;
    fn from_str(s: &str) -> Result<Self, Refusal> {
        RegionCode::parse(s)
    }
}

impl Serialize for RegionCode {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RegionCode {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        RegionCode::parse(&text).map_err(|_| D::Error::custom("not a region code (write 33.10.16.2012)"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_nest_by_prefix() {
        let gatak = RegionCode::parse("33.10.16.2012").unwrap();
        assert_eq!(gatak.level(), Level::Village);
        assert_eq!(gatak.village_kind(), Some(VillageKind::Desa));
        assert_eq!(gatak.parent().unwrap().as_str(), "33.10.16");
        let klaten = gatak.at(Level::Regency).unwrap();
        assert_eq!(klaten.as_str(), "33.10");
        assert!(klaten.holds(&gatak) && klaten.holds(&klaten) && !gatak.holds(&klaten));
        assert!(RegionCode::parse("33.1").is_err());
        assert!(klaten.as_str() <= gatak.as_str() && gatak.as_str() < klaten.upper_bound().as_str());
        assert!(RegionCode::parse("33.11").unwrap().as_str() > klaten.upper_bound().as_str());
    }

    #[test]
    fn other_forms_are_refused() {
        for bad in ["", "3", "3310", "33.10.16.201", "33-10", "33.10.16.20123", "ab"] {
            assert_eq!(RegionCode::parse(bad).unwrap_err().code(), "region.form");
        }
    }
}
