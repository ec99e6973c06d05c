use crate::figures::Figures;
use crate::search::Index;
use crate::{Area, Counts, data};
use kernel::{Level, Refusal, RegionCode, VillageKind, Zone};
use std::ops::Range;
use std::sync::OnceLock;

/// All areas, in the order of their codes: whatever lies below an area follows it in one run.
pub struct Regions {
    data: data::Unpacked,
    pub(crate) figures: Figures,
    /// Made at the first search.
    pub(crate) index: OnceLock<Index>,
    counts: Counts,
}

/// The areas, unpacked once at first use and shared by everything.
pub fn regions() -> &'static Regions {
    static REGIONS: OnceLock<Regions> = OnceLock::new();
    REGIONS.get_or_init(|| {
        Regions::unpack().expect("the tables are part of this program and unpack in its own tests")
    })
}

impl Regions {
    fn unpack() -> Result<Regions, &'static str> {
        let data = data::unpack()?;
        let counts = count(&data.codes);
        Ok(Regions { data, figures: Figures::read()?, index: OnceLock::new(), counts })
    }

    /// The area of a code, if there is one.
    pub fn find(&self, code: &RegionCode) -> Option<Area<'_>> {
        self.position(code).map(|i| self.area(i))
    }

    /// The area of a code that must exist. Refused: `region.unknown`.
    pub fn get(&self, code: &RegionCode) -> Result<Area<'_>, Refusal> {
        self.find(code).ok_or_else(|| Refusal::of("region", "region.unknown").with("code", code.as_str()))
    }

    /// The village of a code, desa or kelurahan. Refused: `region.unknown`, `region.not_a_village`.
    pub fn village(&self, code: &RegionCode) -> Result<Area<'_>, Refusal> {
        let area = self.get(code)?;
        if area.level == Level::Village {
            return Ok(area);
        }
        let refusal = Refusal::of("region", "region.not_a_village").with("code", code.as_str());
        Err(refusal.with("name", area.short_name()).word("kind", area.kind_key()))
    }

    /// What lies directly below an area, by code; the provinces for none. Nothing for an unknown code.
    pub fn children(&self, code: Option<&RegionCode>) -> impl Iterator<Item = Area<'_>> {
        let level = match code.map(RegionCode::level) {
            None => Some(Level::Province),
            Some(Level::Province) => Some(Level::Regency),
            Some(Level::Regency) => Some(Level::District),
            Some(Level::District) => Some(Level::Village),
            Some(Level::Village) => None,
        };
        let run = code.map_or(0..self.len(), |code| self.run(code));
        run.filter(move |i| Some(self.data.codes[*i].level()) == level).map(|i| self.area(i))
    }

    /// An area and everything below it, by code. Nothing for an unknown code.
    pub fn all_in(&self, code: &RegionCode) -> impl Iterator<Item = Area<'_>> {
        self.run(code).map(|i| self.area(i))
    }

    /// Every area of the country, by code.
    pub fn all(&self) -> impl Iterator<Item = Area<'_>> {
        (0..self.len()).map(|i| self.area(i))
    }

    /// Province, regency, district, village: down to the area itself. Empty for an unknown code.
    pub fn path(&self, code: &RegionCode) -> Vec<Area<'_>> {
        if self.find(code).is_none() {
            return Vec::new();
        }
        [Level::Province, Level::Regency, Level::District, Level::Village]
            .into_iter()
            .filter_map(|level| self.find(&code.at(level)?))
            .collect()
    }

    /// `Gatak, Delanggu, Klaten, Jawa Tengah`; for an unknown code the code itself, so that a page still
    /// says something true.
    pub fn full_name(&self, code: &RegionCode) -> String {
        let path = self.path(code);
        if path.is_empty() {
            return code.to_string();
        }
        path.iter().rev().map(Area::short_name).collect::<Vec<_>>().join(", ")
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The clock of the area's province.
    pub fn zone(&self, code: &RegionCode) -> Zone {
        Zone::of_province(&code.as_str()[..2])
    }

    pub(crate) fn len(&self) -> usize {
        self.data.codes.len()
    }

    pub(crate) fn code(&self, i: usize) -> &RegionCode {
        &self.data.codes[i]
    }

    pub(crate) fn position(&self, code: &RegionCode) -> Option<usize> {
        self.data.codes.binary_search(code).ok()
    }

    pub(crate) fn area(&self, i: usize) -> Area<'_> {
        let (start, end) = (self.data.starts[i] as usize, self.data.starts[i + 1] as usize - 1);
        let code = self.data.codes[i];
        Area {
            code,
            name: &self.data.names[start..end],
            level: code.level(),
            kind: code.village_kind(),
            at: self.data.points[i],
        }
    }

    /// Where an area and everything below it stand.
    pub(crate) fn run(&self, code: &RegionCode) -> Range<usize> {
        let Some(start) = self.position(code) else { return 0..0 };
        let below = self.data.codes[start..].partition_point(|other| code.holds(other));
        start..start + below
    }
}

fn count(codes: &[RegionCode]) -> Counts {
    let mut counts = Counts::default();
    for code in codes {
        match code.level() {
            Level::Province => counts.provinces += 1,
            Level::Regency => counts.regencies += 1,
            Level::District => counts.districts += 1,
            Level::Village => counts.villages += 1,
        }
        match code.village_kind() {
            Some(VillageKind::Kelurahan) => counts.kelurahan += 1,
            Some(VillageKind::Desa) => counts.desa += 1,
            Some(VillageKind::DesaAdat) => counts.desa_adat += 1,
            None => {}
        }
    }
    counts
}
