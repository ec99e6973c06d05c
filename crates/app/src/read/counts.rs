//! Counts of areas and their course over months, from the tallies.

use super::Read;
use crate::view::{Band, Counts, Trend, TrendMark, TrendPoint};
use kernel::{Day, Month, Note, RegionCode};
use outreach::Network;
use std::collections::BTreeMap;
use store::Conn;
use store::views::tallies;

/// Months of a trend, the current one included.
pub(super) const TREND_MONTHS: i32 = 24;

/// The areas a list of codes stands for; the whole country for none.
pub(super) fn areas_of(codes: &[RegionCode]) -> Vec<Option<RegionCode>> {
    if codes.is_empty() { vec![None] } else { codes.iter().copied().map(Some).collect() }
}

/// The parts of an area that a code of so many letters names, each with its counts.
pub(super) async fn parts(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    length: i64,
    on: Day,
    known: Day,
) -> Read<BTreeMap<String, Counts>> {
    let mut parts: BTreeMap<String, Counts> = BTreeMap::new();
    for (code, measure, total) in tallies::areas(conn, area, length, on, known).await? {
        add(parts.entry(code).or_default(), &measure, total);
    }
    Ok(parts)
}

fn add(counts: &mut Counts, measure: &str, total: i64) {
    match measure {
        "registered" => counts.registered += total,
        "paid" => counts.paid += total,
        "standing" => counts.standing += total,
        _ => {}
    }
}

pub(super) fn sum<'a>(parts: impl IntoIterator<Item = &'a Counts>) -> Counts {
    parts.into_iter().fold(Counts::default(), |sum, part| Counts {
        registered: sum.registered + part.registered,
        paid: sum.paid + part.paid,
        standing: sum.standing + part.standing,
    })
}

/// Counts of several areas together.
pub(super) async fn total(conn: &mut Conn, areas: &[RegionCode], on: Day) -> Read<Counts> {
    let mut all = Vec::new();
    for area in areas_of(areas) {
        all.extend(parts(conn, area.as_ref(), 2, on, far()).await?.into_values());
    }
    Ok(sum(&all))
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
        for (measure, month, total) in
            tallies::months(conn, area.as_ref(), first.first_day(), on, known).await?
        {
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
        points.push(TrendPoint { month, value: paid, band });
    }
    points.iter().any(|p| p.value != 0).then_some(points)
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
    }
}
