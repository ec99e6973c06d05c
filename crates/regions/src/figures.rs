use crate::Regions;
use kernel::{Month, RegionCode};
use serde::Serialize;

const POPULATION: &str = include_str!("../data/regency_population.csv");
const AREA: &str = include_str!("../data/area_km2.csv");

/// Registered residents: not a census and not a projection. Whoever prints it prints source and month.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Population {
    pub men: i64,
    pub women: i64,
    pub total: i64,
    pub source: &'static str,
    pub as_of: Month,
}

pub(crate) struct Figures {
    /// Regencies and cities, by code.
    people: Vec<(RegionCode, Population)>,
    /// Provinces, regencies and cities, by code; square metres.
    ground: Vec<(RegionCode, i64)>,
}

impl Figures {
    pub fn read() -> Result<Figures, &'static str> {
        let people: Option<_> = POPULATION.lines().skip(1).map(population).collect();
        let ground: Option<_> = AREA.lines().skip(1).map(square_metres).collect();
        let mut figures = Figures {
            people: people.ok_or("the population table has a bad row")?,
            ground: ground.ok_or("the area table has a bad row")?,
        };
        figures.people.sort_by_key(|(code, _)| *code);
        figures.ground.sort_by_key(|(code, _)| *code);
        Ok(figures)
    }

    fn sum(&self, counts: impl Fn(&RegionCode) -> bool) -> Option<Population> {
        let of = self.people.iter().filter(|(code, _)| counts(code)).map(|(_, people)| *people);
        of.reduce(|a, b| Population {
            men: a.men + b.men,
            women: a.women + b.women,
            total: a.total + b.total,
            // The older month is what the whole sum can vouch for.
            as_of: a.as_of.min(b.as_of),
            source: a.source,
        })
    }
}

fn population(row: &'static str) -> Option<(RegionCode, Population)> {
    let mut cells = row.split(',');
    let code = RegionCode::parse(cells.next()?).ok()?;
    let (men, women) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let total = cells.next()?.parse().ok()?;
    let (source, as_of) = (cells.next()?, cells.next()?.parse().ok()?);
    Some((code, Population { men, women, total, source, as_of }))
}

/// Square kilometres with up to three decimals, in whole square metres.
fn square_metres(row: &str) -> Option<(RegionCode, i64)> {
    let (code, km2) = row.split_once(',')?;
    let (whole, part) = km2.split_once('.').unwrap_or((km2, ""));
    if part.len() > 6 {
        return None;
    }
    let metres = format!("{whole}{part:0<6}").parse().ok()?;
    Some((RegionCode::parse(code).ok()?, metres))
}

impl Regions {
    /// The people of a regency or city, or of a province as the sum of its regencies.
    /// Nothing for districts and villages: the source has none.
    pub fn population(&self, code: &RegionCode) -> Option<Population> {
        self.figures.sum(|regency| code.holds(regency))
    }

    /// The people of the whole country.
    pub fn population_of_all(&self) -> Option<Population> {
        self.figures.sum(|_| true)
    }

    /// The ground of a province, regency or city, in square metres. Nothing for districts and villages.
    pub fn area_m2(&self, code: &RegionCode) -> Option<i64> {
        let ground = &self.figures.ground;
        ground.binary_search_by_key(code, |(code, _)| *code).ok().map(|i| ground[i].1)
    }
}
