//! Reports of accidents, illnesses and deaths on the one road: opened, decided, sealed again.

use crate::Core;
use crate::answer::{Answer, Outcome};
use crate::ground;
use crate::group::Item;
use crate::save::write;
use crate::world::World;
use claim::{Case, Command, Entry, EntryKind, First, Incident, Standing, Stranger, Told, Words};
use kernel::{CommandId, Day, Instant, MemberId, OfficeId, Refusal, RegionCode, SubjectId, Zone};
use member::{HolderIdentity, Identity, MemberFacts};
use scheme::IncidentKind;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::incident::{EntryRow, NewEntry, NewReport, ReportRow};
use store::member::{By, Group};
use store::{Conn, StoreError};
use uuid::Uuid;

/// What of a report is sealed: everything people told, and who somebody without a record is.
#[derive(Serialize, Deserialize)]
struct Sealed {
    told: Told,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<Stranger>,
}

const TOLD: &str = "incident.told";
const ADDED: &str = "incident_entry.told";
const LINK_REASON: &str = "incident_link.reason";

pub(crate) fn nik_key(command: &Command) -> Option<[u8; 16]> {
    match command {
        Command::Report(report) => report.stranger.as_ref().and_then(|s| s.nik_key),
        _ => None,
    }
}

/// Which office wrote a report down, and for which area.
pub(crate) type Written = HashMap<CommandId, (OfficeId, Option<RegionCode>)>;

/// The reports that a group may touch, opened, and who wrote them; `all` where more than claims asks for them.
pub(crate) async fn load(
    core: &Core,
    conn: &mut Conn,
    claims: &[(&Item, &Command)],
    ids: &[Uuid],
    all: bool,
) -> Result<(Vec<Incident>, Written), StoreError> {
    if claims.is_empty() && !all {
        return Ok(Default::default());
    }
    let mut ids = ids.to_vec();
    ids.extend(claims.iter().filter_map(|(_, c)| match c {
        Command::Link(link) => Some(link.subject.0),
        _ => None,
    }));
    let rows = store::incident::of_subjects(conn, &ids).await?;
    let written =
        |r: &ReportRow| (CommandId(r.command_id), (OfficeId(r.office_id), RegionCode::parse(&r.home).ok()));
    let written = rows.iter().map(written).collect();
    Ok((opened(core, conn, rows).await?, written))
}

/// Rows opened and put together with everything added to them.
pub(crate) async fn opened(
    core: &Core,
    conn: &mut Conn,
    rows: Vec<ReportRow>,
) -> Result<Vec<Incident>, StoreError> {
    let mut subjects: Vec<Uuid> = rows.iter().map(|r| r.subject_id).collect();
    subjects.sort_unstable();
    subjects.dedup();
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let mut added: HashMap<(Uuid, Uuid), Vec<EntryRow>> = HashMap::new();
    for entry in store::incident::entries(conn, &subjects).await? {
        added.entry((entry.subject_id, entry.incident_id)).or_default().push(entry);
    }
    let open = |row: ReportRow| {
        let entries = added.remove(&(row.subject_id, row.command_id)).unwrap_or_default();
        open_one(core, row, entries)
    };
    rows.into_iter().map(open).collect()
}

fn corrupt(what: impl ToString) -> StoreError {
    StoreError::Corrupt { table: "incident", what: what.to_string() }
}

fn unseal<T: serde::de::DeserializeOwned>(
    core: &Core,
    column: &str,
    subject: Uuid,
    sealed: &[u8],
) -> Result<T, StoreError> {
    let plain = core.seal.seal().decrypt(column, subject, sealed);
    let plain = plain.map_err(|_| corrupt("a sealed value that no key opens"))?;
    serde_json::from_slice(&plain).map_err(corrupt)
}

fn sealed(core: &Core, column: &str, subject: Uuid, value: &impl Serialize) -> Vec<u8> {
    // Texts and days always have a JSON form.
    let plain = serde_json::to_vec(value).unwrap_or_default();
    core.seal.seal().encrypt(column, subject, &plain)
}

fn open_one(core: &Core, row: ReportRow, entries: Vec<EntryRow>) -> Result<Incident, StoreError> {
    let told: Sealed = unseal(core, TOLD, row.subject_id, &row.told)?;
    let area = row.area.as_deref().map(|a| RegionCode::parse(a).map_err(|_| corrupt(a))).transpose()?;
    let home = RegionCode::parse(row.member_home.as_deref().unwrap_or(&row.home)).ok();
    let zone = Incident::zone(area, home);
    let minute = row.minute.map(|m| u16::try_from(m).map_err(corrupt)).transpose()?;
    let on = Day(row.on_day);
    let report = Incident {
        subject: SubjectId(row.subject_id),
        id: CommandId(row.command_id),
        kind: row.kind.parse::<IncidentKind>().map_err(|_| corrupt(&row.kind))?,
        on,
        minute,
        area,
        happened: Instant::from(row.happened_at),
        reported: Instant::from(row.at),
        same_as: row.same_as.map(CommandId),
        first: First { on, minute, told: told.told.clone() },
        told: told.told,
        stranger: told.person,
        linked: row.linked.zip(row.linked_by).map(|(m, c)| (MemberId(m), CommandId(c))),
        standing: Standing::Open,
        papers: Vec::new(),
        entries: Vec::new(),
    };
    let entries = entries.into_iter().map(|e| open_entry(core, e)).collect::<Result<Vec<_>, _>>()?;
    Ok(claim::fold(report, entries, zone))
}

fn open_entry(core: &Core, row: EntryRow) -> Result<Entry, StoreError> {
    Ok(Entry {
        command: CommandId(row.command_id),
        n: row.n,
        at: row.at.into(),
        kind: EntryKind::from_key(&row.kind).ok_or_else(|| corrupt(&row.kind))?,
        paper: row.paper,
        on: row.on_day.map(Day),
        words: unseal(core, ADDED, row.subject_id, &row.told)?,
    })
}

/// Whose facts a report is decided on: the subject's, the holder's of the NIK given where name or birth date agrees,
/// or of whom the report turned out to be about.
fn whose(world: &World, item: &Item, command: &Command) -> MemberFacts {
    let addressed = MemberId(item.subject.0);
    let resolved = world.aliases.get(&addressed).copied().unwrap_or(addressed);
    let of = |id: MemberId| world.members.get(&id).filter(|f| f.person.is_some()).cloned();
    if let Some(facts) = of(resolved) {
        return facts;
    }
    if let Command::Report(report) = command
        && let Some(stranger) = &report.stranger
        && let Some(holder) = stranger.nik_key.and_then(|key| world.holders.get(&key)).and_then(|h| of(*h))
        && let Some(person) = &holder.person
    {
        let identity = HolderIdentity { member: holder.id, name: person.name.clone(), born: person.born };
        let born = stranger.born.unwrap_or(person.born);
        if member::same_person(&stranger.name, born, &identity) == Identity::Same {
            return holder;
        }
    }
    let incident = match command {
        Command::Add(add) => Some(add.incident),
        Command::Close(close) => Some(close.incident),
        _ => None,
    };
    let about = world.incidents.iter().find(|i| Some(i.id) == incident && i.subject == item.subject);
    let linked = about.and_then(|i| i.linked).and_then(|(member, _)| of(member));
    linked.unwrap_or_else(|| MemberFacts::unknown(resolved))
}

/// What is known of the subject: its own reports, those linked to it, and the one a link names.
fn known(world: &World, facts: &MemberFacts, item: &Item, command: &Command) -> Vec<Incident> {
    let linking = match command {
        Command::Link(link) => Some(link.subject),
        _ => None,
    };
    let concerns = |i: &&Incident| {
        facts.records().any(|record| record.0 == i.subject.0)
            || i.subject == item.subject
            || i.linked.is_some_and(|(member, _)| member == facts.id)
            || Some(i.subject) == linking
    };
    world.incidents.iter().filter(concerns).cloned().collect()
}

pub(crate) fn decide(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    item: &Item,
    command: &Command,
) -> Answer {
    let facts = whose(world, item, command);
    if let Some(refusal) = outside(world, item, &facts, command) {
        return Answer::refused(item.id, item.subject, refusal);
    }
    let incidents = known(world, &facts, item, command);
    let home = facts.person.as_ref().map(|p| p.home);
    let office_area = world.network.offices.get(&item.office).and_then(|o| o.areas.first().copied());
    let zone = home.or(office_area).map_or(Zone::WIB, |h| regions::regions().zone(&h));
    let today = item.now.day_in(zone);
    let meta = crate::merge::meta(core, item, today);
    let case = Case {
        facts: &facts,
        incidents: &incidents,
        scheme: core.scheme,
        meta: &meta,
        subject: item.subject,
        office_area,
    };
    let claim::Decision { outcome, effects } = claim::decide(command, &case);
    // A report belongs to the person it is about, whichever id was minted for it.
    let subject = if facts.person.is_some() { SubjectId(facts.id.0) } else { item.subject };
    let by =
        By { command: item.id, at: item.now, today, actor: item.actor, office: item.office, activity: None };
    let (outcome, refusal, notes) = match outcome {
        member::Outcome::Refused(refusal) => (Outcome::Refused, Some(refusal), Vec::new()),
        member::Outcome::Done(notes) => (Outcome::Done, None, notes),
        member::Outcome::Recorded(notes) => (Outcome::Recorded, None, notes),
    };
    if refusal.is_none() {
        keep(core, world, group, subject, &effects, home, by);
        if let Some(life) = &effects.life {
            let mut after = facts.clone();
            after.apply(&life.effects);
            write(core, world, group, item, &life.command, &facts, &after, &life.effects, None, by);
            world.members.insert(facts.id, after);
            world.touched.insert(facts.id);
        }
    }
    Answer { id: item.id, subject, outcome, refusal, notes, receipt: None, inner: None, again: false }
}

/// A report is touched by whose people wrote it down, where it was written for, or where the person it is about lives;
/// one is linked to somebody by who may see both.
fn outside(world: &World, item: &Item, facts: &MemberFacts, command: &Command) -> Option<Refusal> {
    let of_person = || {
        let offices: Vec<OfficeId> = facts.registrations.iter().map(|r| r.office).collect();
        facts.person.as_ref().and_then(|_| ground::outside(item, facts, &offices))
    };
    let of_report = |id: &CommandId| {
        let (office, area) = world.reported.get(id).copied()?;
        ground::outside_report(item, area, office)
    };
    let of_either = |id: &CommandId| {
        let refusal = of_report(id)?;
        if facts.person.is_some() { of_person() } else { Some(refusal) }
    };
    match command {
        Command::Report(_) => None,
        Command::Link(link) => of_report(&link.incident).or_else(of_person),
        Command::Add(add) => of_either(&add.incident),
        Command::Close(close) => of_either(&close.incident),
    }
}

/// The rows of a decision, sealed, and the picture moved on for the commands after it.
fn keep(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    subject: SubjectId,
    effects: &claim::Effects,
    home: Option<RegionCode>,
    by: By,
) {
    if let Some(new) = &effects.incident {
        let told = Sealed { told: new.told.clone(), person: new.stranger.clone() };
        let row = NewReport {
            kind: new.kind.key(),
            on: new.on,
            minute: new.minute,
            happened: new.happened,
            area: new.area,
            home: new.home,
            same_as: new.same_as,
            told: sealed(core, TOLD, subject.0, &told),
        };
        group.report(subject, row, by);
        world.reported.insert(by.command, (by.office, new.home));
        world.incidents.push(Incident {
            subject,
            id: by.command,
            kind: new.kind,
            on: new.on,
            minute: new.minute,
            area: new.area,
            happened: new.happened,
            reported: by.at,
            same_as: new.same_as,
            told: new.told.clone(),
            first: First { on: new.on, minute: new.minute, told: new.told.clone() },
            stranger: new.stranger.clone(),
            linked: None,
            standing: Standing::Open,
            papers: Vec::new(),
            entries: Vec::new(),
        });
    }
    for (n, new) in effects.entries.iter().enumerate() {
        let row = NewEntry {
            incident: new.incident,
            n: n as i64,
            kind: new.kind.key(),
            paper: new.paper.clone(),
            on: new.on,
            told: sealed(core, ADDED, new.subject.0, &new.words),
        };
        group.report_entry(new.subject, row, by);
        let held = world.incidents.iter_mut().find(|i| i.id == new.incident && i.subject == new.subject);
        if let Some(incident) = held {
            let zone = Incident::zone(incident.area, home);
            let words: Words = new.words.clone();
            let (kind, paper, on) = (new.kind, new.paper.clone(), new.on);
            let entry = Entry { command: by.command, n: n as i64, at: by.at, kind, paper, on, words };
            incident.take(entry, zone);
        }
    }
    if let Some(link) = &effects.link {
        let reason = sealed(core, LINK_REASON, link.member.0, &link.reason);
        group.report_link(link.member, link.subject, link.incident, reason, by);
        let held = world.incidents.iter_mut().find(|i| i.id == link.incident && i.subject == link.subject);
        if let Some(incident) = held {
            incident.linked = Some((link.member, by.command));
        }
    }
}
