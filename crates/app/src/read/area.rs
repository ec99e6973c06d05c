//! An area from the nation to a village, on any day, as known on any day.

use super::counts::{far, parts, sum, trend};
use super::{Read, area_ref, today};
use crate::App;
use crate::view::{AreaSort, AreaView, ChildArea, Counts, Denominator, Dot, Form};
use access::{Action, Actor, Place};
use kernel::{Day, Instant, Level, Note, RegionCode};
use regions::{Area, regions};
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl App {
    /// Counts of an area and of what lies directly in it; the whole country for no code.
    pub async fn area(
        &self,
        who: &Actor,
        code: Option<RegionCode>,
        on: Option<Day>,
        known: Option<Day>,
        sort: AreaSort,
        now: Instant,
    ) -> Read<AreaView> {
        let area = code.map(|code| regions().get(&code)).transpose()?;
        let place = code.map_or(Place::Nation, Place::Area);
        access::allow(who, Action::ViewTallies, &place)?;
        let on = on.unwrap_or_else(|| today(self, who, now));
        let known_day = known.unwrap_or_else(far);
        let mut conn = self.reader().await?;
        let level = area.map(|a| a.level);
        // Below a regency the villages themselves are read: they make the districts and the map alike.
        let length = match level {
            Some(Level::Regency | Level::District | Level::Village) => 13,
            other => other.map_or(2, child_length),
        };
        let parts = parts(&mut conn, code.as_ref(), length, on, known_day).await?;
        let areas: Vec<RegionCode> = code.into_iter().collect();
        let trend = trend(&mut conn, &areas, on, known_day, Vec::new()).await?;
        drop(conn);
        let path = code.map(|code| regions().path(&code)).unwrap_or_default();
        let above = path.iter().filter(|a| Some(a.code) != code).map(|a| area_ref(a.code));
        Ok(AreaView {
            code,
            level,
            name: area.map_or_else(|| "Indonesia".to_owned(), |a| a.short_name().to_owned()),
            above: above.collect(),
            on,
            known,
            counts: sum(parts.values()),
            denominator: denominator(code.as_ref()),
            children: children(code.as_ref(), level, &parts, sort),
            sort,
            dots: if length == 13 && level != Some(Level::Village) { dots(&parts) } else { Vec::new() },
            trend,
            form: Form::default(),
        })
    }
}

/// Letters in the codes of an area's children.
pub(super) fn child_length(level: Level) -> i64 {
    match level {
        Level::Province => 5,
        Level::Regency => 8,
        Level::District | Level::Village => 13,
    }
}

fn children(
    code: Option<&RegionCode>,
    level: Option<Level>,
    parts: &BTreeMap<String, Counts>,
    sort: AreaSort,
) -> Vec<ChildArea> {
    if level == Some(Level::Village) {
        return Vec::new();
    }
    let of = |area: Area<'_>| {
        let (from, until) = (area.code.to_string(), area.code.upper_bound());
        let counts = sum(parts.range(from..until).map(|(_, counts)| counts));
        ChildArea { area: area_ref(area.code), counts, denominator: denominator(Some(&area.code)) }
    };
    let mut children: Vec<ChildArea> = regions().children(code).map(of).collect();
    sorted(&mut children, sort);
    children
}

fn sorted(children: &mut [ChildArea], sort: AreaSort) {
    children.sort_by(|a, b| a.area.name.cmp(&b.area.name));
    match sort {
        AreaSort::Name => {}
        AreaSort::Registered => children.sort_by_key(|c| Reverse(c.counts.registered)),
        AreaSort::Paid => children.sort_by_key(|c| Reverse(c.counts.paid)),
        AreaSort::Standing => children.sort_by_key(|c| Reverse(c.counts.standing)),
        AreaSort::Share => children.sort_by_key(|c| Reverse(share(c))),
    }
}

/// Paid of the denominator, in millionths; those without a denominator come last.
fn share(child: &ChildArea) -> i64 {
    let of = child.denominator.as_ref().map_or(0, |d| d.count);
    if of > 0 { child.counts.paid.saturating_mul(1_000_000) / of } else { -1 }
}

/// Villages with members, where their middle point is known.
fn dots(parts: &BTreeMap<String, Counts>) -> Vec<Dot> {
    let dot = |(code, counts): (&String, &Counts)| {
        let area = regions().find(&RegionCode::parse(code).ok()?)?;
        let at = area.at.filter(|_| counts.paid > 0)?;
        Some(Dot {
            code: area.code,
            name: area.short_name().to_owned(),
            latitude_micro: at.lat_e5 * 10,
            longitude_micro: at.lng_e5 * 10,
            value: counts.paid,
        })
    };
    parts.iter().filter_map(dot).collect()
}

/// Registered residents: the only count of people that is known for every regency. Nothing below regencies.
pub(super) fn denominator(code: Option<&RegionCode>) -> Option<Denominator> {
    let people = match code {
        Some(code) if code.level() > Level::Regency => None,
        Some(code) => regions().population(code),
        None => regions().population_of_all(),
    }?;
    Some(Denominator {
        count: people.total,
        what: Note::new("read.residents"),
        source: people.source.to_owned(),
        on: people.as_of.last_day(),
        confirmed: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    #[test]
    fn children_sum_what_lies_below_them() {
        let counts = |paid| Counts { registered: paid + 1, paid, standing: paid };
        let parts = BTreeMap::from([
            ("33.10.16.2012".to_owned(), counts(5)),
            ("33.10.16.2001".to_owned(), counts(2)),
            ("33.10.24.2001".to_owned(), counts(9)),
        ]);
        let klaten = code("33.10");
        let by_paid = children(Some(&klaten), Some(Level::Regency), &parts, AreaSort::Paid);
        let top: Vec<(&str, i64)> =
            by_paid.iter().take(2).map(|c| (c.area.code.as_str(), c.counts.paid)).collect();
        assert_eq!(top, [("33.10.24", 9), ("33.10.16", 7)]);
        assert_eq!(by_paid.iter().map(|c| c.counts.paid).sum::<i64>(), 16);
        let by_name = children(Some(&klaten), Some(Level::Regency), &parts, AreaSort::Name);
        assert!(by_name.windows(2).all(|pair| pair[0].area.name <= pair[1].area.name));
        assert!(
            children(Some(&code("33.10.16.2012")), Some(Level::Village), &parts, AreaSort::Name).is_empty()
        );
        assert!(dots(&parts).iter().all(|d| d.value > 0 && d.latitude_micro < 0));
    }

    #[test]
    fn a_share_is_of_residents_where_they_are_counted() {
        let klaten = denominator(Some(&code("33.10"))).unwrap();
        assert!(klaten.count > 1_000_000 && klaten.count < 2_000_000, "{}", klaten.count);
        assert!(denominator(Some(&code("33.10.16"))).is_none());
        assert!(denominator(None).unwrap().count > 250_000_000);
    }
}
