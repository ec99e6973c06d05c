//! An area from the nation to a village, on any day, as known on any day, by any measure.

use super::counts::{compared, far, sum, trend};
use super::{Read, area_ref, may, today};
use crate::App;
use crate::view::{
    AreaMeasure, AreaRef, AreaSort, AreaView, ChildArea, Counts, Denominator, Figure, Form, Looking, Reading,
};
use access::{Action, Actor, Place, Scope};
use kernel::{Day, Instant, Level, Note, RegionCode};
use regions::{Area, regions};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Growth is over so many months.
const GROWTH_MONTHS: i32 = 12;

impl App {
    /// Figures of an area and of what lies in it; the whole country for no code. One statement, whatever the measure.
    pub async fn area(
        &self,
        who: &Actor,
        code: Option<RegionCode>,
        looking: Looking,
        now: Instant,
    ) -> Read<AreaView> {
        let area = code.map(|code| regions().get(&code)).transpose()?;
        let place = code.map_or(Place::Nation, Place::Area);
        access::allow(who, Action::ViewTallies, &place)?;
        let on = looking.on.unwrap_or_else(|| today(self, who, now));
        let known = looking.known.unwrap_or_else(far);
        let level = area.map(|a| a.level);
        let parts = parts_of(level, looking.parts);
        let asked = Asked { measure: measure_of(level, looking.measure), reading: looking.reading };
        let before = asked.before(on);
        let mut conn = self.reader().await?;
        let length = code_length(parts.unwrap_or(Level::Village));
        let counts = compared(&mut conn, code.as_ref(), length, [before, on], known).await?;
        let areas: Vec<RegionCode> = code.into_iter().collect();
        let trend = trend(&mut conn, &areas, on, known, Vec::new()).await?;
        drop(conn);
        let path = code.map(|code| regions().path(&code)).unwrap_or_default();
        let above = path.iter().filter(|a| Some(a.code) != code).map(|a| seen(who, a.code));
        let whole = [0, 1].map(|day| sum(counts.values().map(|both| &both[day])));
        let denominator = denominator(code.as_ref());
        Ok(AreaView {
            code,
            level,
            name: area.map_or_else(|| "Indonesia".to_owned(), |a| a.short_name().to_owned()),
            above: above.collect(),
            nation_open: access::allow(who, Action::ViewTallies, &Place::Nation).is_ok(),
            own: own_areas(who),
            looking,
            measure: asked.measure,
            on,
            known: looking.known,
            before,
            counts: whole[1],
            figure: asked.figure(whole, denominator.as_ref()),
            denominator,
            parts,
            children: parts.map(|l| asked.children(who, code, l, &counts, looking.sort)).unwrap_or_default(),
            trend,
            form: Form::default(),
        })
    }
}

/// Where somebody begins who may not look at the whole country: the first of their own areas.
pub fn first_area(who: &Actor) -> Option<RegionCode> {
    match access::scope(who, Action::ViewTallies).ok()? {
        Scope::Everywhere => None,
        Scope::Areas(areas) => areas.first().copied(),
    }
}

fn own_areas(who: &Actor) -> Vec<AreaRef> {
    match access::scope(who, Action::ViewTallies) {
        Ok(Scope::Areas(areas)) if areas.len() > 1 => areas.iter().map(|code| area_ref(*code)).collect(),
        _ => Vec::new(),
    }
}

/// An area, with whether this reader may open its page.
pub(super) fn seen(who: &Actor, code: RegionCode) -> AreaRef {
    AreaRef { open: may(who, Action::ViewTallies, code), ..area_ref(code) }
}

/// What an area is cut into: the next level, or the one after it where that was asked for.
fn parts_of(level: Option<Level>, asked: Option<Level>) -> Option<Level> {
    let [first, second] = match level {
        None => [Level::Province, Level::Regency],
        Some(Level::Province) => [Level::Regency, Level::District],
        Some(Level::Regency) => [Level::District, Level::Village],
        Some(Level::District) => [Level::Village; 2],
        Some(Level::Village) => return None,
    };
    Some(if asked == Some(second) { second } else { first })
}

/// Residents are counted down to regencies: shares there, people below.
fn measure_of(level: Option<Level>, asked: Option<AreaMeasure>) -> AreaMeasure {
    let counted = level.is_none_or(|level| level == Level::Province);
    asked.unwrap_or(if counted { AreaMeasure::Coverage } else { AreaMeasure::Active })
}

/// Letters in a code of a level.
pub(super) fn code_length(level: Level) -> i64 {
    match level {
        Level::Province => 2,
        Level::Regency => 5,
        Level::District => 8,
        Level::Village => 13,
    }
}

/// Letters in the codes of an area's children.
pub(super) fn child_length(level: Level) -> i64 {
    code_length(parts_of(Some(level), None).unwrap_or(Level::Village))
}

/// The question that every area answers.
#[derive(Clone, Copy)]
struct Asked {
    measure: AreaMeasure,
    reading: Reading,
}

impl Asked {
    fn before(self, on: Day) -> Day {
        match self.measure {
            AreaMeasure::Coverage | AreaMeasure::Active => on,
            AreaMeasure::Growth => on.plus_months(-GROWTH_MONTHS),
            AreaMeasure::Lapse => on.plus_months(-member::Measure::STILL_MONTHS),
        }
    }

    fn figure(self, [before, now]: [Counts; 2], denominator: Option<&Denominator>) -> Figure {
        let (then, active) = (before.active(self.reading), now.active(self.reading));
        match self.measure {
            AreaMeasure::Coverage => Figure { part: active, of: denominator.map(|d| d.count) },
            AreaMeasure::Active => Figure { part: active, of: None },
            AreaMeasure::Growth => Figure { part: active - then, of: Some(then) },
            // By its own definition, whichever reading the page shows.
            AreaMeasure::Lapse => Figure { part: before.paid - now.still, of: Some(before.paid) },
        }
    }

    fn children(
        self,
        who: &Actor,
        code: Option<RegionCode>,
        level: Level,
        counts: &BTreeMap<String, [Counts; 2]>,
        sort: AreaSort,
    ) -> Vec<ChildArea> {
        let of = |area: Area<'_>| {
            let both = counts.get(area.code.as_str()).copied().unwrap_or_default();
            let denominator = denominator(Some(&area.code));
            ChildArea {
                area: seen(who, area.code),
                counts: both[1],
                figure: self.figure(both, denominator.as_ref()),
                denominator,
            }
        };
        let mut children: Vec<ChildArea> = all_of(code, level).into_iter().map(of).collect();
        sorted(&mut children, sort, self.measure);
        children
    }
}

/// The areas of a level within an area.
fn all_of(code: Option<RegionCode>, level: Level) -> Vec<Area<'static>> {
    let mut areas: Vec<Area<'static>> = regions().children(code.as_ref()).collect();
    if areas.first().is_some_and(|a| a.level < level) {
        areas = areas.iter().flat_map(|a| regions().children(Some(&a.code))).collect();
    }
    areas
}

fn sorted(children: &mut [ChildArea], sort: AreaSort, measure: AreaMeasure) {
    children.sort_by(|a, b| a.area.name.cmp(&b.area.name));
    match sort {
        AreaSort::Name => {}
        AreaSort::Figure => children.sort_by_key(|c| Reverse(measure.value(c.figure))),
        AreaSort::Registered => children.sort_by_key(|c| Reverse(c.counts.registered)),
        AreaSort::Paid => children.sort_by_key(|c| Reverse(c.counts.paid)),
        AreaSort::Standing => children.sort_by_key(|c| Reverse(c.counts.standing)),
        AreaSort::Part => children.sort_by_key(|c| Reverse(c.figure.part)),
        AreaSort::Of => children.sort_by_key(|c| Reverse(c.figure.of)),
    }
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
    use access::{Role, Territory};
    use kernel::ActorId;
    use uuid::Uuid;

    fn code(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    fn agent(areas: &[&str]) -> Actor {
        Actor {
            id: ActorId(Uuid::from_u128(1)),
            role: Role::Agent,
            territory: Territory::Areas(areas.iter().map(|a| code(a)).collect()),
            office: None,
            name: "Contoh".to_owned(),
        }
    }

    fn asked(measure: AreaMeasure) -> Asked {
        Asked { measure, reading: Reading::Paid }
    }

    #[test]
    fn children_take_their_counts_and_their_order() {
        let counts = |paid| [Counts::default(), Counts { paid, ..Counts::default() }];
        let parts = BTreeMap::from([("33.10.16".to_owned(), counts(7)), ("33.10.24".to_owned(), counts(9))]);
        let who = agent(&["33.10.16"]);
        let klaten = Some(code("33.10"));
        let of = |sort| asked(AreaMeasure::Active).children(&who, klaten, Level::District, &parts, sort);
        let by_figure = of(AreaSort::Figure);
        let top: Vec<(&str, i64, bool)> =
            by_figure.iter().take(2).map(|c| (c.area.code.as_str(), c.figure.part, c.area.open)).collect();
        assert_eq!(top, [("33.10.24", 9, false), ("33.10.16", 7, true)]);
        assert_eq!(by_figure.len(), 26);
        assert!(of(AreaSort::Name).windows(2).all(|pair| pair[0].area.name <= pair[1].area.name));
        assert_eq!(all_of(klaten, Level::Village).len(), 401);
        assert_eq!(all_of(None, Level::Regency).len(), 514);
        assert_eq!(all_of(Some(code("35")), Level::District).len(), 666);
    }

    #[test]
    fn measures_name_their_parts_and_wholes() {
        let before = Counts { registered: 60, paid: 40, standing: 45, still: 0 };
        let now = Counts { registered: 80, paid: 50, standing: 52, still: 30 };
        let residents = denominator(Some(&code("33.10"))).unwrap();
        let figure = |measure| asked(measure).figure([before, now], Some(&residents));
        assert_eq!(figure(AreaMeasure::Coverage), Figure { part: 50, of: Some(residents.count) });
        assert_eq!(figure(AreaMeasure::Active), Figure { part: 50, of: None });
        assert_eq!(figure(AreaMeasure::Growth), Figure { part: 10, of: Some(40) });
        assert_eq!(figure(AreaMeasure::Lapse), Figure { part: 10, of: Some(40) });
        assert_eq!(AreaMeasure::Lapse.value(figure(AreaMeasure::Lapse)), Some(250_000_000));
        assert_eq!(AreaMeasure::Lapse.value(Figure { part: 0, of: Some(0) }), None);
        assert_eq!(AreaMeasure::Growth.value(Figure { part: -3, of: Some(0) }), Some(-3));
        let standing = Asked { measure: AreaMeasure::Active, reading: Reading::Standing };
        assert_eq!(standing.figure([before, now], None).part, 52);
    }

    #[test]
    fn what_is_not_chosen_follows_from_the_level() {
        assert_eq!(measure_of(None, None), AreaMeasure::Coverage);
        assert_eq!(measure_of(Some(Level::Regency), None), AreaMeasure::Active);
        assert_eq!(measure_of(Some(Level::District), Some(AreaMeasure::Lapse)), AreaMeasure::Lapse);
        assert_eq!(parts_of(None, Some(Level::Regency)), Some(Level::Regency));
        assert_eq!(parts_of(None, Some(Level::Village)), Some(Level::Province));
        assert_eq!(parts_of(Some(Level::Village), None), None);
    }

    #[test]
    fn a_share_is_of_residents_where_they_are_counted() {
        let klaten = denominator(Some(&code("33.10"))).unwrap();
        assert!(klaten.count > 1_000_000 && klaten.count < 2_000_000, "{}", klaten.count);
        assert!(denominator(Some(&code("33.10.16"))).is_none());
        assert!(denominator(None).unwrap().count > 250_000_000);
    }

    #[test]
    fn who_has_ground_of_their_own_begins_there() {
        let who = agent(&["51.71.01", "33.10"]);
        assert_eq!(first_area(&who), Some(code("51.71.01")));
        assert_eq!(own_areas(&who).len(), 2);
        assert!(own_areas(&agent(&["33.10"])).is_empty());
        let head = Actor { role: Role::BranchHead, ..who };
        assert_eq!(first_area(&head), None);
    }
}
