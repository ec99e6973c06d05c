//! The first page: who lapses soon and why, three figures against their targets, what waits, how the branches stand.

use super::activity::{recent, rows};
use super::counts::{
    active_of_regencies, areas_of, change_of_regencies, cohorts, ending, far, marks, total, trend,
};
use super::{Read, ReadError, allow_at_office, may_register, own_office, targets, today};
use crate::App;
use crate::view::{BranchRow, BranchSort, HomeView, Lapsing, Waiting};
use access::{Action, Actor};
use kernel::{Day, Instant, Note, OfficeId, RegionCode};
use member::Measure::{FundsLate, PaidPublic};
use member::TaskKind;
use outreach::{Network, Office, OfficeKind};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use store::Conn;
use store::views::areas::{self, Counted};
use store::views::{tallies, tasks};

/// Members whose paid time ends within so many days are told of on the first page.
const SOON_DAYS: i64 = 30;
/// The change of a branch is told over so many days.
const CHANGE_DAYS: i64 = 30;
const HOME_ACTIVITIES: usize = 6;
const HOME_BRANCHES: usize = 15;
/// Letters of a regency's code.
const REGENCY: usize = 5;

impl App {
    /// The first page of somebody who signed in. `all` shows every branch, not only the first of them.
    pub async fn home(&self, who: &Actor, sort: BranchSort, all: bool, now: Instant) -> Read<HomeView> {
        let network = self.network();
        let id = own_office(who, &network).ok_or(ReadError::NotFound)?;
        let office = network.offices.get(&id).ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::ViewOffice, &network, id)?;
        let today = today(self, who, now);
        let first = self.incidents_open(who, now).await?;
        let word = self.for_a_word(who).await?;
        let lists = self.lists_waiting(who).await?;
        let asides = self.asides_waiting(who).await?;
        let hand_ins = self.hand_ins_waiting(who).await?;
        let mut conn = self.reader().await?;
        let activities = recent(&network, id, who, today, HOME_ACTIVITIES);
        let mut branches = branches(&mut conn, &network, id, today).await?;
        sorted(&mut branches, sort);
        let shown = if all { branches.len() } else { HOME_BRANCHES };
        let more_branches = branches.len().saturating_sub(shown) as i64;
        branches.truncate(shown);
        Ok(HomeView {
            office: id,
            office_name: office.name.clone(),
            lapsing: lapsing(&mut conn, &office.areas, today).await?,
            targets: targets::of_first_page(&mut conn, &network, id, today).await?,
            trend: trend(&mut conn, &office.areas, today, far(), marks(&network)).await?,
            cohorts: cohorts(&mut conn, &office.areas, today).await?,
            activities: rows(&mut conn, &activities, today).await?,
            waiting: first
                .into_iter()
                .chain(word)
                .chain(asides)
                .chain(hand_ins)
                .chain(lists)
                .chain(waiting(&mut conn, who).await?)
                .collect(),
            may_register: may_register(who),
            may_list: access::scope(who, Action::ListMembers).is_ok(),
            branches,
            sort,
            more_branches,
        })
    }
}

impl App {
    /// Reports of accidents and deaths come first: a clock runs for them.
    async fn incidents_open(&self, who: &Actor, now: Instant) -> Read<Option<Waiting>> {
        let open = self.incidents_waiting(who, now).await?.filter(|waiting| waiting.open > 0);
        Ok(open.map(|waiting| Waiting {
            label: Note::new("home.incidents"),
            count: waiting.open,
            oldest: None,
            path: "/incidents".to_owned(),
        }))
    }
}

async fn lapsing(conn: &mut Conn, areas: &[RegionCode], today: Day) -> Read<Lapsing> {
    // Whoever is covered through the last of these days is gone the day after it.
    let (until, gone) = (today.plus_days(SOON_DAYS), today.plus_days(SOON_DAYS + 1));
    let areas_asked = areas_of(areas);
    // Whoever looks after more than regencies is told of regencies: their counts stand by themselves.
    let by_regency = areas_asked.iter().any(|area| area.is_none_or(|code| code.as_str().len() < REGENCY));
    let (mut people, mut public, mut late) = (0, (0, 0), (0, 0));
    for area in areas_asked {
        let area = area.as_ref();
        people += ending(conn, area, today, gone).await?;
        let (of_public, of_late) = match Counted::of(area).filter(|_| by_regency) {
            Some(counted) => {
                let changes =
                    areas::between(conn, counted, REGENCY as i64, PaidPublic.key(), today, gone).await?;
                let overdue =
                    areas::measure_on(conn, counted, REGENCY as i64, FundsLate.key(), today).await?;
                (
                    places(changes.into_iter().map(|(_, change)| -change)),
                    places(overdue.into_iter().map(|(_, n)| n)),
                )
            }
            None => (
                tallies::ending_public(conn, area, today, gone).await?,
                tallies::funds_late(conn, area, today).await?,
            ),
        };
        public = (public.0 + of_public.0, public.1 + of_public.1);
        late = (late.0 + of_late.0, late.1 + of_late.1);
    }
    let people = people.max(0);
    Ok(Lapsing {
        within_days: SOON_DAYS,
        until,
        people,
        public_people: public.0.min(people),
        public_places: public.1,
        funds_late_people: late.0,
        funds_late_places: late.1,
        by_regency,
        of_active: total(conn, areas, today).await?.paid,
    })
}

/// People of the places that have any, and how many such places there are.
fn places(people: impl Iterator<Item = i64>) -> (i64, i64) {
    people.filter(|n| *n > 0).fold((0, 0), |(all, places), n| (all + n, places + 1))
}

async fn waiting(conn: &mut Conn, who: &Actor) -> Read<Vec<Waiting>> {
    let Ok(within) = super::within(who, Action::ViewTasks) else { return Ok(Vec::new()) };
    let counts = tasks::counts(conn, &within).await?;
    let of_kind = |kind: &TaskKind| {
        let (_, count, oldest) = counts.iter().find(|(key, ..)| key == kind.key())?;
        Some(Waiting {
            label: Note::new(super::tasks::word(*kind)),
            count: *count,
            oldest: Some(oldest.day_in(kernel::Zone::WIB)),
            path: format!("/tasks?kind={}", kind.key()),
        })
    };
    Ok(TaskKind::ALL.iter().filter_map(of_kind).collect())
}

/// Every branch beneath an office, from four statements for all of them.
async fn branches(conn: &mut Conn, network: &Network, id: OfficeId, today: Day) -> Read<Vec<BranchRow>> {
    let beneath = network.below(id).into_iter().filter(|office| *office != id);
    let beneath: Vec<&Office> = beneath
        .filter_map(|office| network.offices.get(&office))
        .filter(|office| office.kind == OfficeKind::Branch)
        .collect();
    if beneath.is_empty() {
        return Ok(Vec::new());
    }
    let active = active_of_regencies(conn, today).await?;
    let before = change_of_regencies(conn, today.plus_days(-CHANGE_DAYS), today).await?;
    let coming = change_of_regencies(conn, today, today.plus_days(SOON_DAYS + 1)).await?;
    let keys = beneath.iter().map(|office| office.id.to_string()).collect();
    let year = kernel::Month::from_index(today.year() * 12).first_day();
    let new = tallies::work_of_each(conn, keys, crate::tally::NEW_MEMBERS, year, today).await?;
    let new: HashMap<String, i64> = new.into_iter().collect();
    let row = |office: &&Office| BranchRow {
        office: office.id,
        name: office.name.clone(),
        active: in_areas(&active, &office.areas),
        change: in_areas(&before, &office.areas),
        lapsing: (-in_areas(&coming, &office.areas)).max(0),
        new_members: new.get(&office.id.to_string()).copied().unwrap_or(0),
        target: targets::of_year(network, office.id, outreach::TargetMeasure::NewMembers, today)
            .map(|target| target.value),
    };
    Ok(beneath.iter().map(row).collect())
}

/// The sum over regencies that lie in any of the areas.
fn in_areas(regencies: &BTreeMap<String, i64>, areas: &[RegionCode]) -> i64 {
    let of = |area: &RegionCode| -> i64 {
        regencies.range(area.to_string()..area.upper_bound()).map(|(_, n)| n).sum()
    };
    areas.iter().map(of).sum()
}

fn sorted(branches: &mut [BranchRow], sort: BranchSort) {
    branches.sort_by(|a, b| a.name.cmp(&b.name));
    match sort {
        BranchSort::Name => {}
        BranchSort::Lapsing => branches.sort_by_key(|b| Reverse(b.lapsing)),
        BranchSort::Active => branches.sort_by_key(|b| Reverse(b.active)),
        BranchSort::Change => branches.sort_by_key(|b| b.change),
        BranchSort::New => branches.sort_by_key(|b| Reverse(b.new_members)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_counts_what_lies_in_its_areas() {
        let code = |text: &str| RegionCode::parse(text).unwrap();
        let held =
            BTreeMap::from([("51.02".to_owned(), 3), ("51.71".to_owned(), 5), ("52.01".to_owned(), 7)]);
        let of = |areas: &[&str]| in_areas(&held, &areas.iter().map(|a| code(a)).collect::<Vec<_>>());
        assert_eq!((of(&["51"]), of(&["51.71", "52"]), of(&["33"])), (8, 12, 0));
    }
}
