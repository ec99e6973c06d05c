//! The offices: one national, eleven regional, 122 branches. Named where an article or public page names them;
//! all others are invented, say *contoh*, and serve real regencies.

use crate::dice::named;
use app::wire::{Command, Envelope, Office};
use kernel::{Level, OfficeId, RegionCode};
use regions::{Area, regions};

pub(crate) const NATIONAL: &str = "PST";
/// Kantor cabang, by article 1 (11 December 2023).
pub(crate) const BRANCHES: usize = 122;

/// A regional office with its provinces.
struct Region {
    code: &'static str,
    name: &'static str,
    provinces: &'static [&'static str],
    /// Recalled, not seen in a source.
    example: bool,
}

const fn region(
    code: &'static str,
    name: &'static str,
    provinces: &'static [&'static str],
    example: bool,
) -> Region {
    Region { code, name, provinces, example }
}

const REGIONS: [Region; 11] = [
    region("SBU", "Sumatera Bagian Utara", &["11", "12"], true),
    region("SBR", "Sumbar Riau", &["13", "14", "21"], false),
    region("SBS", "Sumatera Bagian Selatan", &["15", "16", "17", "18", "19"], true),
    region("DKI", "DKI Jakarta", &["31"], false),
    region("BTN", "Banten", &["36"], false),
    region("JBR", "Jawa Barat", &["32"], false),
    region("JTD", "Jawa Tengah dan DI Yogyakarta", &["33", "34"], false),
    region("JTM", "Jawa Timur", &["35"], true),
    region("KAL", "Kalimantan", &["61", "62", "63", "64", "65"], false),
    region("SLM", "Sulawesi dan Maluku", &["71", "72", "73", "74", "75", "76", "81", "82"], true),
    region(
        "BNP",
        "Bali, Nusa Tenggara dan Papua",
        &["51", "52", "53", "91", "92", "93", "94", "95", "96"],
        false,
    ),
];

/// A branch that an article or a public page names, with what it serves.
pub(crate) struct Named {
    pub code: &'static str,
    /// First part of its sign-ins.
    pub key: &'static str,
    pub name: &'static str,
    pub areas: &'static [&'static str],
}

/// Jakarta Utara is served by two: by district, the split is ours.
pub(crate) const NAMED: [Named; 6] = [
    Named {
        code: "DPS",
        key: "denpasar",
        name: "Kantor Cabang Bali Denpasar",
        areas: &["51.71", "51.03", "51.02", "51.01", "51.08"],
    },
    Named { code: "KLN", key: "klaten", name: "Kantor Cabang Klaten", areas: &["33.10"] },
    Named {
        code: "PKL",
        key: "pekalongan",
        name: "Kantor Cabang Pekalongan",
        areas: &["33.75", "33.26", "33.25", "33.27"],
    },
    Named {
        code: "PLT",
        key: "pluit",
        name: "Kantor Cabang Jakarta Pluit",
        areas: &["31.72.01", "31.72.05"],
    },
    Named {
        code: "KLG",
        key: "gading",
        name: "Kantor Cabang Jakarta Kelapa Gading",
        areas: &["31.72.06", "31.72.02", "31.72.03", "31.72.04"],
    },
    Named {
        code: "SKA",
        key: "surakarta",
        name: "Kantor Cabang Surakarta",
        areas: &["33.72", "33.14", "33.13", "33.12", "33.11"],
    },
];

/// The id of the office with this code.
pub fn office(code: &str) -> OfficeId {
    OfficeId(named(&format!("office|{code}")))
}

/// An office as this world sets it up.
pub(crate) struct Place {
    pub code: String,
    pub parent: Option<String>,
    pub level: &'static str,
    pub name: String,
    pub areas: Vec<String>,
    pub example: bool,
}

/// All offices, parents first.
pub(crate) fn all() -> Vec<Place> {
    let mut offices = vec![national()];
    offices.extend(REGIONS.iter().map(|r| Place {
        code: r.code.to_owned(),
        parent: Some(NATIONAL.to_owned()),
        level: "region",
        name: format!("Kantor Wilayah {}{}", r.name, if r.example { " (contoh)" } else { "" }),
        areas: r.provinces.iter().map(|p| (*p).to_owned()).collect(),
        example: r.example,
    }));
    offices.extend(NAMED.iter().map(|n| Place {
        code: n.code.to_owned(),
        parent: Some(region_of(n.areas[0]).to_owned()),
        level: "branch",
        name: n.name.to_owned(),
        areas: n.areas.iter().map(|a| (*a).to_owned()).collect(),
        example: false,
    }));
    offices.extend(examples());
    offices
}

fn national() -> Place {
    // Jakarta first: the clock of an office is that of its first area.
    let mut provinces: Vec<&str> = REGIONS.iter().flat_map(|r| r.provinces).copied().collect();
    provinces.sort_by_key(|p| (*p != "31", *p));
    Place {
        code: NATIONAL.to_owned(),
        parent: None,
        level: "national",
        name: "Kantor Pusat".to_owned(),
        areas: provinces.into_iter().map(str::to_owned).collect(),
        example: false,
    }
}

fn region_of(area: &str) -> &'static str {
    let province = &area[..2];
    REGIONS.iter().find(|r| r.provinces.contains(&province)).map_or(NATIONAL, |r| r.code)
}

/// The branches nobody names: every regency that no named branch serves, in runs of neighbours.
fn examples() -> Vec<Place> {
    let provinces = remaining();
    let shares = shares(&provinces, BRANCHES - NAMED.len());
    let mut offices = Vec::new();
    for (regencies, share) in provinces.iter().zip(shares) {
        for chunk in runs(regencies, share) {
            let number = offices.len() + 1;
            let first = chunk[0].short_name();
            let served = match chunk.len() {
                1 => first.to_owned(),
                more => format!("{first} dan {} lainnya", more - 1),
            };
            offices.push(Place {
                code: format!("C{number:03}"),
                parent: Some(region_of(chunk[0].code.as_str()).to_owned()),
                level: "branch",
                name: format!("Kantor Cabang Contoh {number:02} ({served})"),
                areas: chunk.iter().map(|a| a.code.to_string()).collect(),
                example: true,
            });
        }
    }
    offices
}

/// By province, the regencies that no named branch serves, in whole or in part.
fn remaining() -> Vec<Vec<Area<'static>>> {
    let taken: Vec<&str> = NAMED.iter().flat_map(|n| n.areas).map(|a| &a[..5]).collect();
    regions()
        .children(None)
        .map(|p| regions().children(Some(&p.code)).filter(|r| !taken.contains(&r.code.as_str())).collect())
        .collect()
}

/// One branch for each province, the others where a branch would serve the most regencies.
fn shares(provinces: &[Vec<Area<'_>>], branches: usize) -> Vec<usize> {
    let mut shares = vec![1; provinces.len()];
    for _ in provinces.len()..branches {
        let busiest = (0..provinces.len())
            .filter(|i| shares[*i] < provinces[*i].len())
            .max_by_key(|i| (provinces[*i].len() * 1000 / shares[*i], std::cmp::Reverse(*i)));
        if let Some(i) = busiest {
            shares[i] += 1;
        }
    }
    shares
}

/// The list in so many runs, as even as can be.
fn runs<T>(list: &[T], count: usize) -> impl Iterator<Item = &[T]> {
    (0..count).map(move |i| &list[i * list.len() / count..(i + 1) * list.len() / count])
}

impl Place {
    pub fn envelope(&self) -> Envelope {
        let id = office(&self.code).0;
        Envelope {
            id: named(&format!("command|office|{}", self.code)),
            subject: id,
            office: Some(id),
            command: Command::Office(Office {
                parent: self.parent.as_deref().map(|p| office(p).0),
                level: self.level.to_owned(),
                code: self.code.clone(),
                name: self.name.clone(),
                areas: self.areas.clone(),
                example: self.example,
            }),
        }
    }
}

/// Villages of an area, evenly drawn, at most `most`.
pub(crate) fn villages(area: &str, most: usize) -> Vec<RegionCode> {
    let Ok(code) = RegionCode::parse(area) else { return Vec::new() };
    let all: Vec<RegionCode> =
        regions().all_in(&code).filter(|a| a.level == Level::Village).map(|a| a.code).collect();
    let count = most.min(all.len());
    (0..count).map(|i| all[i * all.len() / count]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, HashSet};

    #[test]
    fn there_are_122_branches_under_eleven_regions() {
        let offices = all();
        let level = |l: &str| offices.iter().filter(|o| o.level == l).count();
        assert_eq!((level("national"), level("region"), level("branch")), (1, 11, BRANCHES));
        let codes: HashSet<&str> = offices.iter().map(|o| o.code.as_str()).collect();
        assert_eq!(codes.len(), offices.len());
        for o in &offices {
            assert!(!o.areas.is_empty() && o.name.chars().count() <= 120, "{}", o.name);
            assert!((2..=5).contains(&o.code.len()), "{}", o.code);
            assert_eq!(o.example, o.name.to_lowercase().contains("contoh"), "{}", o.name);
            for area in &o.areas {
                assert!(regions().find(&RegionCode::parse(area).unwrap()).is_some(), "{area}");
            }
        }
    }

    #[test]
    fn every_regency_is_served_once() {
        let mut served: BTreeMap<String, usize> = BTreeMap::new();
        for area in all().iter().filter(|o| o.level == "branch").flat_map(|o| &o.areas) {
            *served.entry(area.clone()).or_default() += 1;
        }
        assert!(served.values().all(|n| *n == 1));
        let regencies: Vec<Area<'_>> = regions().all().filter(|a| a.level == Level::Regency).collect();
        assert_eq!(regencies.len(), 514);
        for regency in regencies {
            let whole = served.contains_key(regency.code.as_str());
            let districts: Vec<bool> = regions()
                .children(Some(&regency.code))
                .map(|d| served.contains_key(d.code.as_str()))
                .collect();
            let by_district = districts.iter().all(|d| *d);
            assert!(whole != by_district, "{}", regency.name);
            assert!(!whole || districts.iter().all(|d| !*d), "{}", regency.name);
        }
    }

    #[test]
    fn provinces_belong_to_one_region() {
        let provinces: Vec<&str> = REGIONS.iter().flat_map(|r| r.provinces).copied().collect();
        assert_eq!(provinces.len(), 38);
        assert_eq!(provinces.iter().collect::<HashSet<_>>().len(), 38);
        assert_eq!(all()[0].areas[0], "31");
    }
}
