//! A branch: target against actual, coverage, activities, cash.

use super::activity::{recent, rows};
use super::area::{code_length, seen};
use super::counts::{cohorts, far, marks, parts, sum, total, trend};
use super::{Read, ReadError, allow_at_office, office_seen, targets};
use crate::App;
use crate::view::{AgentCash, CoverageRow, OfficeView, Period};
use access::{Action, Actor};
use kernel::{Day, Instant, OfficeId, RegionCode, Rupiah};
use std::collections::HashMap;
use store::Conn;
use store::views::{reports, tasks, work};

const OFFICE_ACTIVITIES: usize = 20;

impl App {
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
        let coverage = coverage(&mut conn, who, &office.areas, today).await?;
        let year = Period { from: today.plus_months(-12), until: today };
        let activities = recent(&network, id, who, today, OFFICE_ACTIVITIES);
        let named = |id: OfficeId| office_seen(who, &network, id);
        let children = network.offices.values().filter(|o| o.parent == Some(id));
        let mut children: Vec<_> = children.map(|o| named(o.id)).collect();
        children.sort_by(|a, b| a.name.cmp(&b.name));
        // Whose hands hold how much is for those who work or audit there.
        let sees_cash = allow_at_office(who, Action::ViewTasks, &network, id).is_ok();
        let cash = match sees_cash && office.kind == outreach::OfficeKind::Branch {
            true => Some(in_hands(&mut conn, id, today).await?),
            false => None,
        };
        Ok(OfficeView {
            id,
            name: office.name.clone(),
            example: office.example,
            parent: office.parent.map(named),
            children,
            on: today,
            active: total(&mut conn, &office.areas, today).await?.paid,
            targets: targets::of_office(&mut conn, &network, id, year, today).await?,
            trend: trend(&mut conn, &office.areas, today, far(), marks(&network)).await?,
            cohorts: cohorts(&mut conn, &office.areas, today).await?,
            coverage,
            activities: rows(&mut conn, &activities, today).await?,
            cash,
        })
    }
}

async fn in_hands(conn: &mut Conn, office: OfficeId, today: Day) -> Read<Vec<AgentCash>> {
    let held = work::cash(conn, office).await?;
    let hands = held.iter().map(|row| row.owner_id).collect();
    let since = reports::cash::since(conn, hands, today).await?;
    Ok(held.into_iter().map(|row| in_hand(row, &since)).collect())
}

fn in_hand(cash: work::Cash, since: &HashMap<uuid::Uuid, Day>) -> AgentCash {
    AgentCash {
        agent: cash.name,
        held: Rupiah(cash.held),
        since: since.get(&cash.owner_id).copied(),
        receipts: cash.receipts,
    }
}

/// One row for each area of the office; for a single regency, its districts; for the nation, its provinces.
async fn coverage(conn: &mut Conn, who: &Actor, areas: &[RegionCode], on: Day) -> Read<Vec<CoverageRow>> {
    let mut rows = Vec::new();
    if let [] | [_] = areas {
        let area = areas.first();
        let length = area.map_or(2, |a| super::area::child_length(a.level()));
        for (code, counts) in parts(conn, area, length, on, far()).await? {
            rows.extend(RegionCode::parse(&code).ok().map(|code| row(who, code, counts)));
        }
        return Ok(rows);
    }
    for area in areas {
        let counts = parts(conn, Some(area), code_length(area.level()), on, far()).await?;
        rows.push(row(who, *area, sum(counts.values())));
    }
    Ok(rows)
}

fn row(who: &Actor, code: RegionCode, counts: crate::view::Counts) -> CoverageRow {
    CoverageRow {
        area: seen(who, code),
        registered: counts.registered,
        paid: counts.paid,
        standing: counts.standing,
        denominator: super::area::denominator(Some(&code)),
    }
}
