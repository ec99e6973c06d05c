//! Counts of areas and their course over months, from the tallies.

use super::Read;
use crate::view::{Band, CohortYear, Cohorts, Counts, Trend, TrendMark, TrendPoint};
use kernel::{Day, Month, Note, RegionCode};
use member::Measure;
use outreach::Network;
use std::collections::BTreeMap;
use store::views::areas::{self, Counted};
use store::views::tallies;
use store::{Conn, StoreError};

/// Months of a trend, the current one included.
pub(super) const TREND_MONTHS: i32 = 24;

/// The areas a list of codes stands for; the whole country for none, and for all of its provinces: head office is asked
/// for once and not thirty-eight times.
pub(super) fn areas_of(codes: &[RegionCode]) -> Vec<Option<RegionCode>> {
    let whole = codes.is_empty() || regions::regions().children(None).all(|p| codes.contains(&p.code));
    if whole { vec![None] } else { codes.iter().copied().map(Some).collect() }
}

/// The parts of an area that a code of so many letters names, each with its counts. As known now, the nation,
/// provinces and regencies have counts of their own; everything else is added up from the villages.
pub(super) async fn parts(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    length: i64,
    on: Day,
    known: Day,
) -> Read<BTreeMap<String, Counts>> {
    let both = compared(conn, area, length, [on, on], known).await?;
    Ok(both.into_iter().map(|(code, [_, counts])| (code, counts)).collect())
}

/// The same on two days, the earlier one first.
pub(super) async fn compared(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    length: i64,
    [before, on]: [Day; 2],
    known: Day,
) -> Read<BTreeMap<String, [Counts; 2]>> {
    let mut parts: BTreeMap<String, [Counts; 2]> = BTreeMap::new();
    let part = |code: &str| code.get(..length as usize).unwrap_or(code).to_owned();
    let Some(counted) = Counted::of(area).filter(|_| known == far() && length <= 5) else {
        for (code, measure, then, now) in tallies::areas(conn, area, length, [before, on], known).await? {
            let both = parts.entry(part(&code)).or_default();
            add(&mut both[0], &measure, then);
            add(&mut both[1], &measure, now);
        }
        return Ok(parts);
    };
    let letters = length.max(area.map_or(0, |code| code.as_str().len() as i64));
    for (code, measure, total) in areas::on(conn, counted, letters, on).await? {
        add(&mut parts.entry(part(&code)).or_default()[1], &measure, total);
    }
    if before == on {
        parts.values_mut().for_each(|both| both[0] = both[1]);
        return Ok(parts);
    }
    for (code, measure, total) in areas::on(conn, counted, letters, before).await? {
        add(&mut parts.entry(part(&code)).or_default()[0], &measure, total);
    }
    Ok(parts)
}

fn add(counts: &mut Counts, measure: &str, total: i64) {
    match measure {
        "registered" => counts.registered += total,
        "paid" => counts.paid += total,
        "standing" => counts.standing += total,
        "still" => counts.still += total,
        _ => {}
    }
}

pub(super) fn sum<'a>(parts: impl IntoIterator<Item = &'a Counts>) -> Counts {
    parts.into_iter().fold(Counts::default(), |sum, part| Counts {
        registered: sum.registered + part.registered,
        paid: sum.paid + part.paid,
        standing: sum.standing + part.standing,
        still: sum.still + part.still,
    })
}

/// Counts of several areas together.
pub(super) async fn total(conn: &mut Conn, areas: &[RegionCode], on: Day) -> Read<Counts> {
    let mut all = Vec::new();
    for area in areas_of(areas) {
        let length = if area.is_none() { 0 } else { 2 };
        all.extend(parts(conn, area.as_ref(), length, on, far()).await?.into_values());
    }
    Ok(sum(&all))
}

/// How many fewer are covered by paid months at the end of `until` than on `today`, as known now.
pub(super) async fn ending(conn: &mut Conn, area: Option<&RegionCode>, today: Day, until: Day) -> Read<i64> {
    let Some(counted) = Counted::of(area) else {
        return Ok(tallies::ending(conn, area, today, until).await?);
    };
    let letters = area.map_or(0, |code| code.as_str().len() as i64);
    let changes = areas::between(conn, counted, letters, Measure::Paid.key(), today, until).await?;
    Ok(-changes.into_iter().map(|(_, change)| change).sum::<i64>())
}

/// Active members of each regency on a day, as known now.
pub(super) async fn active_of_regencies(conn: &mut Conn, on: Day) -> Read<BTreeMap<String, i64>> {
    let Some(nation) = Counted::of(None) else { return Ok(BTreeMap::new()) };
    Ok(areas::measure_on(conn, nation, 5, Measure::Paid.key(), on).await?.into_iter().collect())
}

/// The change of active members in each regency, by what holds from the day after `since` to `until`.
pub(super) async fn change_of_regencies(
    conn: &mut Conn,
    since: Day,
    until: Day,
) -> Read<BTreeMap<String, i64>> {
    let Some(nation) = Counted::of(None) else { return Ok(BTreeMap::new()) };
    let changes = areas::between(conn, nation, 5, Measure::Paid.key(), since, until).await?;
    Ok(changes.into_iter().collect())
}

/// A day after anything that can be known.
pub(super) fn far() -> Day {
    Day::new(9999, 12, 31).unwrap_or_else(|| Month::from_index(0).last_day())
}

/// Active members at the end of each month up to `on`, where anybody ever was one.
pub(super) async fn trend(
    conn: &mut Conn,
    areas: &[RegionCode],
    on: Day,
    known: Day,
    marks: Vec<TrendMark>,
) -> Read<Option<Trend>> {
    let first = on.month().plus(1 - TREND_MONTHS);
    let mut changes: BTreeMap<(String, String), i64> = BTreeMap::new();
    for area in areas_of(areas) {
        let found = match Counted::of(area.as_ref()).filter(|_| known == far()) {
            Some(counted) => areas::months(conn, counted, first, on).await?,
            None => tallies::months(conn, area.as_ref(), first.first_day(), on, known).await?,
        };
        for (measure, month, total) in found {
            *changes.entry((measure, month)).or_default() += total;
        }
    }
    Ok(points(&changes, first).map(|points| Trend {
        measure: Note::new("read.trend.active"),
        points,
        target: None,
        marks: marks.into_iter().filter(|m| m.month >= first && m.month <= on.month()).collect(),
    }))
}

/// Running sums of the changes; nothing where all are zero.
fn points(changes: &BTreeMap<(String, String), i64>, first: Month) -> Option<Vec<TrendPoint>> {
    let change = |measure: &str, month: &str| {
        changes.get(&(measure.to_owned(), month.to_owned())).copied().unwrap_or(0)
    };
    let (mut paid, mut standing) = (change("paid", ""), change("standing", ""));
    let mut points = Vec::new();
    for month in (0..TREND_MONTHS).map(|n| first.plus(n)) {
        paid += change("paid", &month.to_string());
        standing += change("standing", &month.to_string());
        let band = (standing != paid).then_some(Band { low: paid.min(standing), high: paid.max(standing) });
        let (began, stopped) = (change("began", &month.to_string()), change("stopped", &month.to_string()));
        points.push(TrendPoint { month, value: paid, band, began, stopped });
    }
    points.iter().any(|p| p.value != 0).then_some(points)
}

/// Calendar years of joining that are told of, the current one included.
const COHORT_YEARS: i32 = 4;

/// Of those who joined in the last years: how many were still covered after so many months. Nothing where nobody
/// joined, or for an area below a regency: too few to be a share of.
pub(super) async fn cohorts(conn: &mut Conn, areas: &[RegionCode], on: Day) -> Read<Option<Cohorts>> {
    let first = Month::from_index((on.month().year() - COHORT_YEARS + 1) * 12);
    let mut counts: BTreeMap<(String, Month), i64> = BTreeMap::new();
    for area in areas_of(areas) {
        let Some(counted) = Counted::of(area.as_ref()) else { return Ok(None) };
        for (measure, month, total) in areas::cohorts(conn, counted, first, on).await? {
            let month = month.parse().map_err(|_| StoreError::Corrupt { table: "tally", what: month })?;
            *counts.entry((measure, month)).or_default() += total;
        }
    }
    Ok(years(&counts, first, on))
}

/// A month counts for "after k months" once that day has come for everybody who joined in it.
fn years(counts: &BTreeMap<(String, Month), i64>, first: Month, on: Day) -> Option<Cohorts> {
    let count = |measure: &str, month: Month| counts.get(&(measure.to_owned(), month)).copied().unwrap_or(0);
    let year = |year: i32| {
        let months = || (0..12).map(move |n| Month::from_index(year * 12 + n));
        let kept = Measure::KEPT.map(|(after, measure)| {
            let come = months().filter(|month| month.plus(after).last_day() <= on);
            come.fold((0, 0), |(kept, of), month| {
                (kept + count(measure.key(), month), of + count("first_paid", month))
            })
        });
        let joined = months().map(|month| count("first_paid", month)).sum();
        CohortYear { year, joined, kept: kept.to_vec() }
    };
    let years = (0..COHORT_YEARS).map(|n| year(first.year() + n));
    let years: Vec<CohortYear> = years.filter(|y| y.joined > 0).collect();
    let after = Measure::KEPT.map(|(after, _)| after).to_vec();
    (!years.is_empty()).then_some(Cohorts { after, years })
}

/// Where campaigns began, for the line of an office and of those it belongs to.
pub(super) fn marks(network: &Network) -> Vec<TrendMark> {
    let mark = |c: &outreach::Campaign| TrendMark { month: c.from.month(), label: c.name.clone() };
    network.campaigns.values().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_is_the_running_sum_of_its_changes() {
        let first: Month = "2026-01".parse().unwrap();
        let change = |measure: &str, month: &str, n| ((measure.to_owned(), month.to_owned()), n);
        let changes = BTreeMap::from([
            change("paid", "", 10),
            change("standing", "", 10),
            change("paid", "2026-02", 5),
            change("standing", "2026-02", 7),
            change("paid", "2026-04", -3),
        ]);
        let points = points(&changes, first).unwrap();
        let values: Vec<i64> = points.iter().take(5).map(|p| p.value).collect();
        assert_eq!(values, [10, 15, 15, 12, 12]);
        assert!(points[0].band.is_none());
        assert_eq!(points[1].band.map(|b| (b.low, b.high)), Some((15, 17)));
        assert!(super::points(&BTreeMap::new(), first).is_none());
    }

    #[test]
    fn no_area_is_the_whole_country() {
        assert_eq!(areas_of(&[]), [None]);
        let bali = RegionCode::parse("51").unwrap();
        assert_eq!(areas_of(&[bali]), [Some(bali)]);
        let provinces: Vec<RegionCode> = regions::regions().children(None).map(|p| p.code).collect();
        assert_eq!(areas_of(&provinces), [None]);
        assert_eq!(areas_of(&provinces[1..]).len(), provinces.len() - 1);
    }
}
