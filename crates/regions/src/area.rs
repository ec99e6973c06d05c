use kernel::{Level, RegionCode, VillageKind};
use serde::Serialize;

/// One area, as the tables name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Area<'a> {
    pub code: RegionCode,
    /// The official name: `Kabupaten Klaten`, `Kota Administrasi Jakarta Utara`, `Gatak`.
    pub name: &'a str,
    pub level: Level,
    /// For villages only.
    pub kind: Option<VillageKind>,
    /// A village's middle point where it is known. Illustrative: not a legal position.
    pub at: Option<Point>,
}

/// WGS84, in hundred-thousandths of a degree (about a metre).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Point {
    pub lat_e5: i32,
    pub lng_e5: i32,
}

/// How many areas there are of each sort.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Counts {
    pub provinces: usize,
    /// Kabupaten and kota together.
    pub regencies: usize,
    pub districts: usize,
    pub villages: usize,
    pub desa: usize,
    pub kelurahan: usize,
    pub desa_adat: usize,
}

impl Counts {
    pub fn all(&self) -> usize {
        self.provinces + self.regencies + self.districts + self.villages
    }
}

impl<'a> Area<'a> {
    /// The name people use: `Klaten`, `Jakarta Utara`, `DKI Jakarta`; a city keeps its *Kota*, because a
    /// kabupaten of the same name often lies beside it.
    pub fn short_name(&self) -> &'a str {
        match self.code.as_str() {
            "31" => "DKI Jakarta",
            "34" => "DI Yogyakarta",
            _ if self.name.starts_with("Kota Administrasi ") => self.proper_name(),
            _ if self.is_kota() => self.name,
            _ => self.proper_name(),
        }
    }

    /// The name without the word for its kind.
    pub fn proper_name(&self) -> &'a str {
        if self.level != Level::Regency {
            return self.name;
        }
        ["Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "]
            .iter()
            .find_map(|kind| self.name.strip_prefix(kind))
            .unwrap_or(self.name)
    }

    /// True for cities (*kota*), false for everything else.
    pub fn is_kota(&self) -> bool {
        self.level == Level::Regency && self.name.starts_with("Kota ")
    }

    /// The word of the catalogue for what sort of area this is: `region.kind.kelurahan`.
    pub fn kind_key(&self) -> &'static str {
        match (self.level, self.kind) {
            (Level::Province, _) => "region.kind.province",
            (Level::Regency, _) if self.is_kota() => "region.kind.kota",
            (Level::Regency, _) => "region.kind.kabupaten",
            (Level::District, _) => "region.kind.district",
            (Level::Village, Some(VillageKind::Kelurahan)) => "region.kind.kelurahan",
            (Level::Village, Some(VillageKind::DesaAdat)) => "region.kind.desa_adat",
            (Level::Village, _) => "region.kind.desa",
        }
    }
}
