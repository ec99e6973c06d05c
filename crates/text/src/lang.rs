use serde::{Deserialize, Serialize};

/// A language of the house. Indonesian is the first: what is not said is said in Indonesian.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Id,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Id, Lang::En];

    /// `id` or `en`: for cookies, paths and `<html lang>`.
    pub fn key(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// Its own name for itself, for the switch.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Id => "Bahasa Indonesia",
            Lang::En => "English",
        }
    }

    /// Reads `id`, `EN`, `en-GB`, `in` (the old code for Indonesian, still sent by some phones).
    pub fn parse(text: &str) -> Option<Lang> {
        let text = text.trim();
        let head = text.split(['-', '_']).next().unwrap_or(text);
        match head.to_ascii_lowercase().as_str() {
            "id" | "in" => Some(Lang::Id),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The first known language of an `Accept-Language` header, in the order of its weights.
    pub fn accepted(header: &str) -> Option<Lang> {
        let mut offers: Vec<(u32, Lang)> = header
            .split(',')
            .filter_map(|offer| {
                let (tag, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
                let weight = weight.trim().strip_prefix("q=")?;
                Some((thousandths(weight)?, Lang::parse(tag)?))
            })
            .filter(|(weight, _)| *weight > 0)
            .collect();
        // A stable sort keeps the sender's order among equals.
        offers.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        offers.first().map(|(_, lang)| *lang)
    }
}

/// `1`, `0.8`, `0.875` as thousandths; nothing for another form.
fn thousandths(weight: &str) -> Option<u32> {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !matches!(whole, "0" | "1") || part.len() > 3 || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<3}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_read_themselves() {
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.key()), Some(lang));
        }
        assert_eq!(Lang::parse("en-GB"), Some(Lang::En));
        assert_eq!(Lang::parse("in_ID"), Some(Lang::Id));
        assert_eq!(Lang::parse("de"), None);
        assert_eq!(Lang::default(), Lang::Id);
    }

    #[test]
    fn the_browser_is_heard() {
        for (header, lang) in [
            ("id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7", Some(Lang::Id)),
            ("de,en;q=0.5,id;q=0.9", Some(Lang::Id)),
            ("en, id", Some(Lang::En)),
            ("en;q=0, id;q=0.1", Some(Lang::Id)),
            ("de, fr;q=0.5", None),
            ("", None),
            ("id;q=often", None),
        ] {
            assert_eq!(Lang::accepted(header), lang, "{header}");
        }
    }
}
