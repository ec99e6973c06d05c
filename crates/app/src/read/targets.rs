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
    let touches = |t: &&Target| t.office == Some(office) && t.from <= period.until && period.from <= t.until;
    let mut targets: Vec<&Target> = network.targets.values().filter(touches).collect();
    targets.sort_by_key(|t| (std::cmp::Reverse(t.from), t.measure, t.id));
    let mut bars = Vec::new();
    for target in targets {
        bars.push(bar(conn, network, office, target, today).await?);
    }
    Ok(bars)
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

struct Worked {
    keys: Vec<String>,
    from: Day,
    until: Day,
    measure: &'static str,
}

fn worked(offices: &[OfficeId], from: Day, until: Day, measure: &'static str) -> Worked {
    Worked { keys: offices.iter().map(ToString::to_string).collect(), from, until, measure }
}

impl Worked {
    async fn read(self, conn: &mut Conn) -> Read<i64> {
        let done = tallies::work(conn, "office", self.keys, self.from, self.until).await?;
        Ok(done.into_iter().find(|(measure, _)| measure == self.measure).map_or(0, |(_, total)| total))
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
