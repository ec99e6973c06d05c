//! Target against actual: one bar a target, each with its own measure.

use super::Read;
use super::counts::total;
use crate::view::{Period, TargetBar, Unit};
use kernel::{Day, Note, OfficeId, RegionCode};
use outreach::{Network, Target, TargetMeasure};
use std::collections::BTreeSet;
use store::Conn;
use store::views::tallies;

/// The targets of an office that touch a period, the latest first.
pub(super) async fn of_office(
    conn: &mut Conn,
    network: &Network,
    office: OfficeId,
    period: Period,
    today: Day,
) -> Read<Vec<TargetBar>> {
    let mut targets: Vec<&Target> = network.targets.values().filter(|t| touches(t, office, period)).collect();
    targets.sort_by_key(|t| (std::cmp::Reverse(t.from), t.measure, t.id));
    let mut bars = Vec::new();
    for target in targets {
        bars.push(bar(conn, network, office, target, today).await?);
    }
    Ok(bars)
}

/// The three figures of the first page, each with the target in force today where one is set; then the other
/// targets in force.
pub(super) async fn of_first_page(
    conn: &mut Conn,
    network: &Network,
    office: OfficeId,
    today: Day,
) -> Read<Vec<TargetBar>> {
    let first = [TargetMeasure::NewMembers, TargetMeasure::ActiveAtEnd, TargetMeasure::Contributions];
    let mut bars = Vec::new();
    for measure in first {
        match of_year(network, office, measure, today) {
            Some(target) => bars.push(bar(conn, network, office, target, today).await?),
            None => {
                let plain = without(office, measure, today);
                let bar = bar(conn, network, office, &plain, today).await?;
                bars.push(TargetBar { target: None, source: None, confirmed: true, ..bar });
            }
        }
    }
    let now_only = Period { from: today, until: today };
    let mut others = network.targets.values().filter(|t| touches(t, office, now_only)).collect::<Vec<_>>();
    others.retain(|t| !first.contains(&t.measure));
    others.sort_by_key(|t| (std::cmp::Reverse(t.from), t.measure, t.id));
    for target in others {
        bars.push(bar(conn, network, office, target, today).await?);
    }
    Ok(bars)
}

/// The target of an office in force on a day: that of the year before that of a month, and of several the one that began
/// last, then the one that was set last.
pub(super) fn of_year(
    network: &Network,
    office: OfficeId,
    measure: TargetMeasure,
    today: Day,
) -> Option<&Target> {
    let now_only = Period { from: today, until: today };
    let of = network.targets.values().filter(|t| t.measure == measure && touches(t, office, now_only));
    of.max_by_key(|t| (t.until.days_since(t.from) > LONGEST_MONTH, t.from, t.id))
}

/// Days from the first to the last of the longest month.
const LONGEST_MONTH: i64 = 30;

fn touches(target: &Target, office: OfficeId, period: Period) -> bool {
    target.office == Some(office) && target.from <= period.until && period.from <= target.until
}

/// The calendar year where nobody set a target: the figure stands by itself.
fn without(office: OfficeId, measure: TargetMeasure, today: Day) -> Target {
    let month = |number: i32| kernel::Month::from_index(today.year() * 12 + number - 1);
    Target {
        id: kernel::TargetId(uuid::Uuid::nil()),
        office: Some(office),
        area: None,
        measure,
        from: month(1).first_day(),
        until: month(12).last_day(),
        value: 0,
        source: String::new(),
        confirmed: true,
    }
}

async fn bar(
    conn: &mut Conn,
    network: &Network,
    office: OfficeId,
    target: &Target,
    today: Day,
) -> Read<TargetBar> {
    let on = today.min(target.until);
    let offices = network.below(office);
    let areas: &[RegionCode] = network.offices.get(&office).map(|o| o.areas.as_slice()).unwrap_or_default();
    let work = |measure| worked(&offices, target.from, on, measure);
    let (word, unit, actual) = match target.measure {
        TargetMeasure::NewMembers => {
            ("target.measure.new_members", Unit::People, work("new_members").read(conn).await?)
        }
        TargetMeasure::Contributions => {
            ("target.measure.contributions", Unit::Rupiah, work("contributions").read(conn).await?)
        }
        TargetMeasure::VillagesReached => {
            let reached = villages(network, &offices, target.from, on).len() as i64;
            ("target.measure.villages", Unit::Villages, reached)
        }
        TargetMeasure::ActiveAtEnd => {
            ("target.measure.active", Unit::People, total(conn, areas, on).await?.paid)
        }
        // New and active together, as an article counts them: whoever is covered on the day.
        TargetMeasure::AsPublished => {
            ("target.measure.as_published", Unit::People, total(conn, areas, on).await?.paid)
        }
    };
    Ok(TargetBar {
        measure: Note::new(word),
        unit,
        actual,
        target: Some(target.value),
        period: Period { from: target.from, until: target.until },
        on,
        source: Some(target.source.clone()).filter(|s| !s.is_empty()),
        confirmed: target.confirmed,
        denominator: None,
    })
}

pub(super) struct Worked {
    keys: Vec<String>,
    from: Day,
    until: Day,
    measure: &'static str,
}

pub(super) fn worked(offices: &[OfficeId], from: Day, until: Day, measure: &'static str) -> Worked {
    Worked { keys: offices.iter().map(ToString::to_string).collect(), from, until, measure }
}

impl Worked {
    pub(super) async fn read(self, conn: &mut Conn) -> Read<i64> {
        let done = tallies::work_of_each(conn, self.keys, self.measure, self.from, self.until).await?;
        Ok(done.into_iter().map(|(_, total)| total).sum())
    }
}

/// Villages with an activity of these offices in a period.
pub(super) fn villages(
    network: &Network,
    offices: &[OfficeId],
    from: Day,
    until: Day,
) -> BTreeSet<RegionCode> {
    let of = |a: &&outreach::Activity| offices.contains(&a.office) && a.from <= until && from <= a.until;
    network.activities.values().filter(of).map(|a| a.village).collect()
}
