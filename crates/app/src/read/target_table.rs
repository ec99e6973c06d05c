//! Targets as a table to fill: a measure of an office in a year, by month or by area, with last year's figures beside it.

use super::counts::total;
use super::targets::{villages, worked};
use super::{Read, ReadError, allow_at_office, area_ref, may, office_name, office_seen, own_office, today};
use crate::App;
use crate::view::{Choice, Form, TargetLine, TargetsBy, TargetsView, Unit};
use access::{Action, Actor};
use kernel::{Arg, CommandId, Day, Instant, Month, OfficeId, RegionCode};
use outreach::{Network, Target, TargetMeasure};
use regions::regions;
use store::Conn;

/// Years ahead of this one that targets are set for.
const YEARS_AHEAD: i32 = 2;
/// How far back a year is still shown.
const YEARS_BACK: i32 = 1;
const MOST_AREAS: usize = 80;
const MOST_OFFICES: usize = 80;

/// Measures of an office that can be filled in; of an area only who is covered there is counted.
const MEASURES: [TargetMeasure; 4] = [
    TargetMeasure::NewMembers,
    TargetMeasure::ActiveAtEnd,
    TargetMeasure::Contributions,
    TargetMeasure::VillagesReached,
];

impl App {
    /// The table that `form` asks for (`office`, `year`, `by`, `measure`), with what was typed into it.
    pub async fn target_table(
        &self,
        who: &Actor,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<TargetsView> {
        access::scope(who, Action::SetTarget)?;
        let network = self.network();
        let own = own_office(who, &network).ok_or(ReadError::NotFound)?;
        let office: OfficeId = form.get("office").parse().unwrap_or(own);
        if !network.offices.contains_key(&office) {
            return Err(ReadError::NotFound);
        }
        allow_at_office(who, Action::SetTarget, &network, office)?;
        let today = today(self, who, now);
        let this = today.year();
        let year = form.get("year").parse().unwrap_or(this).clamp(this - YEARS_BACK, this + YEARS_AHEAD);
        let by = TargetsBy::from_key(form.get("by")).unwrap_or_default();
        let measure = match by {
            TargetsBy::Month => TargetMeasure::from_key(form.get("measure")).filter(|m| MEASURES.contains(m)),
            TargetsBy::Area => Some(TargetMeasure::ActiveAtEnd),
        };
        let measure = measure.unwrap_or(TargetMeasure::NewMembers);
        let mut conn = self.reader().await?;
        let rows = match by {
            TargetsBy::Month => of_office(&mut conn, &network, office, measure, year, today).await?,
            TargetsBy::Area => of_areas(&mut conn, who, &network, office, year, today).await?,
        };
        Ok(TargetsView {
            command,
            office: office_seen(who, &network, office),
            offices: offices(who, &network, own),
            year,
            by,
            measure: measure.key(),
            measures: MEASURES.iter().map(|m| Choice::word(m.key(), word(*m))).collect(),
            unit: match measure {
                TargetMeasure::Contributions => Unit::Rupiah,
                TargetMeasure::VillagesReached => Unit::Villages,
                _ => Unit::People,
            },
            rows,
            form,
        })
    }
}

/// The word of a measure.
pub(super) fn word(measure: TargetMeasure) -> &'static str {
    match measure {
        TargetMeasure::NewMembers => "target.measure.new_members",
        TargetMeasure::ActiveAtEnd => "target.measure.active",
        TargetMeasure::Contributions => "target.measure.contributions",
        TargetMeasure::VillagesReached => "target.measure.villages",
        TargetMeasure::AsPublished => "target.measure.as_published",
    }
}

/// The reader's own office and those beneath it for which they may set targets.
fn offices(who: &Actor, network: &Network, own: OfficeId) -> Vec<Choice> {
    let beneath = network.below(own).into_iter();
    let mine = beneath.filter(|id| allow_at_office(who, Action::SetTarget, network, *id).is_ok());
    let choice =
        |id: OfficeId| Choice { value: id.to_string(), label: office_name(network, id).into(), hint: None };
    let all: Vec<Choice> = mine.take(MOST_OFFICES).map(choice).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

async fn of_office(
    conn: &mut Conn,
    network: &Network,
    office: OfficeId,
    measure: TargetMeasure,
    year: i32,
    today: Day,
) -> Read<Vec<TargetLine>> {
    let first = Month::from_index(year * 12);
    let whole = ("whole".to_owned(), Arg::Word("plan.targets.year".into()), first, first.plus(11));
    let months = (0..12).map(|n| {
        let month = first.plus(n);
        (format!("m{:02}", n + 1), Arg::Month(month), month, month)
    });
    let offices = network.below(office);
    let mut lines = Vec::with_capacity(13);
    for (field, name, from, until) in std::iter::once(whole).chain(months) {
        let (from, until) = (from.first_day(), until.last_day());
        let set = latest(network, |t| {
            t.office == Some(office) && t.measure == measure && t.from == from && t.until == until
        });
        let before = (from.plus_months(-12), until.plus_months(-12).month().last_day());
        let figure = async |conn: &mut Conn, from: Day, until: Day| {
            figure(conn, network, office, &offices, measure, from, until).await
        };
        let last_year = match before.1 < today {
            true => Some(figure(conn, before.0, before.1).await?),
            false => None,
        };
        let so_far = match from <= today {
            true => Some(figure(conn, from, until.min(today)).await?),
            false => None,
        };
        lines.push(TargetLine { field, name, from, until, last_year, so_far, set });
    }
    Ok(lines)
}

async fn figure(
    conn: &mut Conn,
    network: &Network,
    office: OfficeId,
    offices: &[OfficeId],
    measure: TargetMeasure,
    from: Day,
    until: Day,
) -> Read<i64> {
    let areas = network.offices.get(&office).map(|o| o.areas.as_slice()).unwrap_or_default();
    match measure {
        TargetMeasure::NewMembers => worked(offices, from, until, "new_members").read(conn).await,
        TargetMeasure::Contributions => worked(offices, from, until, "contributions").read(conn).await,
        TargetMeasure::VillagesReached => Ok(villages(network, offices, from, until).len() as i64),
        TargetMeasure::ActiveAtEnd | TargetMeasure::AsPublished => Ok(total(conn, areas, until).await?.paid),
    }
}

/// The areas directly beneath those of an office: who is covered there at the end of the year.
async fn of_areas(
    conn: &mut Conn,
    who: &Actor,
    network: &Network,
    office: OfficeId,
    year: i32,
    today: Day,
) -> Read<Vec<TargetLine>> {
    let own = network.offices.get(&office).map(|o| o.areas.as_slice()).unwrap_or_default();
    let beneath = own.iter().flat_map(|area| regions().children(Some(area))).map(|area| area.code);
    let areas: Vec<RegionCode> =
        beneath.filter(|area| may(who, Action::SetTarget, *area)).take(MOST_AREAS).collect();
    let (from, until) =
        (Month::from_index(year * 12).first_day(), Month::from_index(year * 12 + 11).last_day());
    let before = until.plus_months(-12);
    let mut lines = Vec::with_capacity(areas.len());
    for area in areas {
        let set = latest(network, |t| {
            t.office.is_none()
                && t.area == Some(area)
                && t.measure == TargetMeasure::ActiveAtEnd
                && t.from == from
                && t.until == until
        });
        let last_year = match before < today {
            true => Some(total(conn, &[area], before).await?.paid),
            false => None,
        };
        let so_far = match from <= today {
            true => Some(total(conn, &[area], until.min(today)).await?.paid),
            false => None,
        };
        let name = Arg::Text(area_ref(area).name);
        lines.push(TargetLine { field: format!("a{area}"), name, from, until, last_year, so_far, set });
    }
    Ok(lines)
}

/// Of several targets for the same thing the one that was set last.
fn latest(network: &Network, is: impl Fn(&Target) -> bool) -> Option<i64> {
    network.targets.values().filter(|t| is(t)).max_by_key(|t| t.id).map(|t| t.value)
}
