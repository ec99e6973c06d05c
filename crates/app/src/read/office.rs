//! The first page, and a branch: who lapses soon, target against actual, coverage, activities, cash.

use super::activity::{recent, rows};
use super::counts::{areas_of, far, marks, parts, sum, total, trend};
use super::{Read, ReadError, allow_at_office, area_ref, may_register, own_office, targets, today};
use crate::App;
use crate::view::{AgentCash, CoverageRow, HomeView, Lapsing, OfficeView, Period, Waiting};
use access::{Action, Actor};
use kernel::{Day, Instant, Level, Note, OfficeId, RegionCode, Rupiah};
use member::TaskKind;
use store::Conn;
use store::views::{tallies, tasks, work};

/// Members whose paid time ends within so many days are told of on the first page.
const SOON_DAYS: i64 = 30;
const HOME_ACTIVITIES: usize = 8;
const OFFICE_ACTIVITIES: usize = 20;

impl App {
    /// The first page of somebody who signed in.
    pub async fn home(&self, who: &Actor, now: Instant) -> Read<HomeView> {
        let network = self.network();
        let id = own_office(who, &network).ok_or(ReadError::NotFound)?;
        let office = network.offices.get(&id).ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::ViewOffice, &network, id)?;
        let today = today(self, who, now);
        let mut conn = self.reader().await?;
        let now_only = Period { from: today, until: today };
        let activities = recent(&network, id, today, HOME_ACTIVITIES);
        Ok(HomeView {
            office: id,
            office_name: office.name.clone(),
            lapsing: lapsing(&mut conn, &office.areas, today).await?,
            targets: targets::of_office(&mut conn, &network, id, now_only, today).await?,
            trend: trend(&mut conn, &office.areas, today, far(), marks(&network)).await?,
            activities: rows(&mut conn, &activities, today).await?,
            waiting: waiting(&mut conn, who).await?,
            may_register: may_register(who),
        })
    }

    /// How many tasks are open where this actor works them off, perhaps some seconds old; nothing for who has no
    /// work-list.
    pub async fn open_tasks(&self, who: &Actor, now: Instant) -> Read<Option<i64>> {
        let Ok(within) = super::within(who, Action::ViewTasks) else { return Ok(None) };
        if let Some(held) = self.looks.open_tasks(who.id, now) {
            return Ok(Some(held));
        }
        let counts = tasks::counts(&mut *self.reader().await?, &within).await?;
        let open = counts.into_iter().map(|(_, open, _)| open).sum();
        self.looks.keep_open_tasks(who.id, now, open);
        Ok(Some(open))
    }

    /// A branch's page.
    pub async fn office(&self, who: &Actor, id: OfficeId, now: Instant) -> Read<OfficeView> {
        let network = self.network();
        let office = network.offices.get(&id).ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::ViewOffice, &network, id)?;
        let today = crate::submit::today_at(&network, Some(id), now);
        let mut conn = self.reader().await?;
        let coverage = coverage(&mut conn, &office.areas, today).await?;
        let year = Period { from: today.plus_months(-12), until: today };
        let activities = recent(&network, id, today, OFFICE_ACTIVITIES);
        let named = |id: OfficeId| network.offices.get(&id).map(|o| (o.id, o.name.clone()));
        let children = network.offices.values().filter(|o| o.parent == Some(id));
        let mut children: Vec<(OfficeId, String)> = children.map(|o| (o.id, o.name.clone())).collect();
        children.sort_by(|a, b| a.1.cmp(&b.1));
        // Whose hands hold how much is for those who work or audit there.
        let sees_cash = allow_at_office(who, Action::ViewTasks, &network, id).is_ok();
        let cash = if sees_cash { work::cash(&mut conn, id).await? } else { Vec::new() };
        Ok(OfficeView {
            id,
            name: office.name.clone(),
            example: office.example,
            parent: office.parent.and_then(named),
            children,
            on: today,
            active: total(&mut conn, &office.areas, today).await?.paid,
            targets: targets::of_office(&mut conn, &network, id, year, today).await?,
            trend: trend(&mut conn, &office.areas, today, far(), marks(&network)).await?,
            coverage,
            activities: rows(&mut conn, &activities, today).await?,
            cash: cash.into_iter().map(in_hand).collect(),
        })
    }
}

fn in_hand(cash: work::Cash) -> AgentCash {
    AgentCash {
        agent: cash.name,
        held: Rupiah(cash.held),
        since: Some(Day(cash.since)),
        receipts: cash.receipts,
    }
}

async fn lapsing(conn: &mut Conn, areas: &[RegionCode], today: Day) -> Read<Lapsing> {
    let until = today.plus_days(SOON_DAYS);
    let mut people = 0;
    for area in areas_of(areas) {
        people += tallies::ending(conn, area.as_ref(), today, until).await?;
    }
    Ok(Lapsing {
        within_days: SOON_DAYS,
        until,
        people: people.max(0),
        funds_late_people: 0,
        funds_late_villages: 0,
        of_active: total(conn, areas, today).await?.paid,
    })
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

/// One row for each area of the office; for a single regency, its districts; for the nation, its provinces.
async fn coverage(conn: &mut Conn, areas: &[RegionCode], on: Day) -> Read<Vec<CoverageRow>> {
    let mut rows = Vec::new();
    if let [] | [_] = areas {
        let area = areas.first();
        let length = area.map_or(2, |a| super::area::child_length(a.level()));
        for (code, counts) in parts(conn, area, length, on, far()).await? {
            rows.extend(RegionCode::parse(&code).ok().map(|code| row(code, counts)));
        }
        return Ok(rows);
    }
    for area in areas {
        let counts = parts(conn, Some(area), code_length(area.level()), on, far()).await?;
        rows.push(row(*area, sum(counts.values())));
    }
    Ok(rows)
}

fn code_length(level: Level) -> i64 {
    match level {
        Level::Province => 2,
        Level::Regency => 5,
        Level::District => 8,
        Level::Village => 13,
    }
}

fn row(code: RegionCode, counts: crate::view::Counts) -> CoverageRow {
    CoverageRow {
        area: area_ref(code),
        registered: counts.registered,
        paid: counts.paid,
        standing: counts.standing,
        denominator: super::area::denominator(Some(&code)),
    }
}
