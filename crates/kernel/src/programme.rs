use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// The code of a programme as its scheme names it: `JKK`, `JKM`, `JHT`. One to eight capitals or digits.
/// Which programmes exist is the scheme's to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Programme([u8; 8]);

impl Programme {
    /// For names written in the code itself; anything but capitals and digits is read over.
    pub const fn new(code: &str) -> Programme {
        let from = code.as_bytes();
        let (mut held, mut i) = ([0; 8], 0);
        while i < from.len() && i < 8 {
            held[i] = from[i];
            i += 1;
        }
        Programme(held)
    }

    /// Reads any case; nothing for another form.
    pub fn parse(text: &str) -> Option<Programme> {
        let text = text.trim();
        let good = (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        good.then(|| Programme::new(&text.to_ascii_uppercase()))
    }

    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|b| *b == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..len]).unwrap_or_default()
    }
}

impl fmt::Display for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Programme {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Programme {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Programme::parse(&text).ok_or_else(|| D::Error::custom("not a programme code (write JKK)"))
    }
}
