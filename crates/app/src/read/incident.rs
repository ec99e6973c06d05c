//! Accidents, illnesses and deaths as somebody may see them: the list of a territory, and one event.

use super::incident_parts::{
    Seen, clock_view, closed, home_of, kinds, papers, read_after, stranger, told, tonight,
};
use super::standing::{cover_on, standing};
use super::{Read, ReadError, may, short_place, today, within};
use crate::App;
use crate::incident::opened;
use crate::view::{
    About, Choice, Form, IncidentRow, IncidentView, IncidentsView, IncidentsWaiting, Look, MinimumView,
    Moment, NewIncidentView, Place as Area, Standing,
};
use access::{Action, Actor, Place};
use claim::Incident;
use kernel::{CommandId, Instant, MemberId, Note, RegionCode, SubjectId, Zone};
use member::{Known, MemberFacts};
use scheme::IncidentKind;
use std::collections::HashMap;
use store::incident::{Asked, ReportRow};
use store::views::history;
use uuid::Uuid;

const A_PAGE: usize = 25;
const LOOKS: i64 = 20;
const LOOKED: &str = "view_incident";
/// Areas offered for the place of an accident; more are narrowed down.
const AREAS: usize = 8;

/// Where it happened, searched for: areas of any level, because not everybody knows the village. One that is the only
/// answer is chosen, and what the search no longer shows is not chosen behind anybody's back.
fn areas(form: &mut Form) -> (Vec<Area>, bool) {
    let chosen =
        RegionCode::parse(form.get("area")).ok().filter(|code| regions::regions().find(code).is_some());
    let query = form.get("area_search").trim().to_owned();
    let mut found: Vec<RegionCode> = Vec::new();
    if !query.is_empty() {
        found.extend(regions::regions().search(&query, None, AREAS + 1).into_iter().map(|hit| hit.area.code));
    }
    let more = found.len() > AREAS;
    found.truncate(AREAS);
    match (chosen, found.as_slice()) {
        (Some(chosen), []) => found.push(chosen),
        (Some(chosen), found) if found.contains(&chosen) => {}
        (_, found) => {
            form.values.remove("area");
            if let [only] = found {
                form.set("area", only.to_string());
            }
        }
    }
    (found.into_iter().map(super::place).collect(), more)
}

/// What a list of incidents is asked for, as an address says it.
#[derive(Clone, Debug, Default)]
pub struct IncidentQuery {
    pub state: Option<String>,
    pub sort: Option<String>,
    pub kind: Option<String>,
    pub area: Option<String>,
    pub after: Option<String>,
}

impl App {
    /// What waits, for who may see it; nothing for the others.
    pub async fn incidents_waiting(&self, who: &Actor, now: Instant) -> Read<Option<IncidentsWaiting>> {
        let Ok(within) = within(who, Action::ViewIncidents) else { return Ok(None) };
        let hours = self.longest_notice(now);
        let since = now.plus_seconds(-hours * 3600);
        let mut conn = self.reader().await?;
        let (open, _, next) = store::incident::waiting(&mut conn, &within, since).await?;
        Ok(Some(IncidentsWaiting { open, nearest: next.map(|n| n.plus_seconds(hours * 3600)) }))
    }

    fn longest_notice(&self, now: Instant) -> i64 {
        let today = now.day_in(Zone::WIB);
        let hours = IncidentKind::ALL.iter().filter_map(|k| self.scheme().notice(*k, today));
        hours.map(|n| n.value.hours).max().unwrap_or(48)
    }

    /// A page of the list.
    pub async fn incidents(&self, who: &Actor, query: &IncidentQuery, now: Instant) -> Read<IncidentsView> {
        let within = within(who, Action::ViewIncidents)?;
        let of = |given: &Option<String>, choices: &[&str]| {
            let given = given.as_deref().filter(|g| choices.contains(g));
            given.or(choices.first().copied()).unwrap_or_default().to_owned()
        };
        let state = of(&query.state, &["open", "closed", "all"]);
        let sort = of(&query.sort, &["deadline", "latest"]);
        let kind = of(&query.kind, &["", "accident", "illness", "death"]);
        let area = query.area.as_deref().and_then(|a| RegionCode::parse(a.trim()).ok());
        let asked = Asked {
            within: within.clone(),
            kinds: kinds(&kind).iter().map(|k| k.key().to_owned()).collect(),
            area,
            closed: match state.as_str() {
                "open" => Some(false),
                "closed" => Some(true),
                _ => None,
            },
            latest: sort == "latest",
            after: query.after.as_deref().and_then(read_after),
            most: A_PAGE as i64 + 1,
        };
        let mut conn = self.reader().await?;
        let mut rows = store::incident::list(&mut conn, &asked).await?;
        let more = rows.len() > A_PAGE;
        rows.truncate(A_PAGE);
        let last = rows.last().filter(|_| more).map(|r| (Instant::from(r.happened_at), r.command_id));
        let open = match (&state[..], more, &query.after) {
            ("open", false, None) if kind.is_empty() && area.is_none() => rows.len() as i64,
            _ => store::incident::waiting(&mut conn, &within, now).await?.0,
        };
        let names: HashMap<Uuid, (Option<String>, String)> =
            rows.iter().map(|r| (r.command_id, (r.name.clone(), home_of(r)))).collect();
        let incidents = opened(&self.core, &mut conn, rows).await?;
        drop(conn);
        let rows = incidents.iter().map(|i| {
            let (name, home) = names.get(&i.id.0).cloned().unwrap_or_default();
            self.row(i, name, &home, now)
        });
        let next = last.map(|(at, id)| {
            let mut next = format!("state={state}&sort={sort}&kind={kind}");
            if let Some(area) = area {
                next.push_str(&format!("&area={area}"));
            }
            format!("{next}&after={}.{id}", at.0)
        });
        Ok(IncidentsView {
            rows: rows.collect(),
            area: area.map(super::area_ref),
            state,
            sort,
            kind,
            open,
            next,
            may_report: access::scope(who, Action::ReportIncident).is_ok(),
        })
    }

    fn row(&self, i: &Incident, name: Option<String>, home: &str, now: Instant) -> IncidentRow {
        let home = RegionCode::parse(home).ok();
        let zone = Incident::zone(i.area, home);
        let papers = self.scheme().papers(i.kind, i.on);
        let needed = papers.iter().filter(|p| p.value.when.is_none());
        let held = needed.clone().filter(|p| i.holds(&p.value.key)).count() as i64;
        let on_record = name.is_some();
        let stranger = || i.stranger.as_ref().map(|s| s.name.clone());
        // A record knows the number and the work of its person.
        let clock = claim::clock(i, self.scheme(), on_record, on_record, zone, now);
        let closed = closed(i);
        IncidentRow {
            subject: i.subject,
            id: i.id,
            name: name.or_else(stranger).unwrap_or_default(),
            on_record,
            kind: Note::new(i.kind.word()),
            happened: Moment { on: i.on, minute: i.minute, zone },
            home: home.map(short_place).unwrap_or_default(),
            clock: clock.filter(|_| closed.is_none()).map(clock_view),
            closed,
            papers_held: held,
            papers_of: needed.count() as i64,
        }
    }

    /// One event. The look is kept. `command` is minted by who draws the page.
    #[expect(clippy::too_many_arguments, reason = "what a page with a form carries")]
    pub async fn incident(
        &self,
        who: &Actor,
        subject: SubjectId,
        id: CommandId,
        command: CommandId,
        form: Form,
        query: &str,
        now: Instant,
    ) -> Read<IncidentView> {
        access::scope(who, Action::ViewIncidents)?;
        let mut conn = self.reader().await?;
        let rows = store::incident::of_subjects(&mut conn, &[subject.0]).await?;
        let row = rows.iter().find(|r| r.command_id == id.0).cloned().ok_or(ReadError::NotFound)?;
        let member = row.linked.or(row.name.as_ref().map(|_| row.subject_id)).map(MemberId);
        let facts = match member {
            Some(member) => Some(self.facts(&mut conn, member).await?),
            None => None,
        };
        self.may_see(&mut conn, who, &row, facts.as_ref()).await?;
        let face = match &facts {
            Some(facts) => Some(self.face_of(&mut conn, facts.id).await?),
            None => None,
        };
        let registered = match &facts {
            Some(facts) => history::registrations(&mut conn, &super::records(facts)).await?,
            None => Vec::new(),
        };
        let mut writers: HashMap<Uuid, Uuid> = rows.iter().map(|r| (r.command_id, r.actor_id)).collect();
        let added = store::incident::entries(&mut conn, &[row.subject_id]).await?;
        writers.extend(added.iter().map(|e| (e.command_id, e.actor_id)));
        let incidents = opened(&self.core, &mut conn, rows.clone()).await?;
        let incident = incidents.iter().find(|i| i.id == id).cloned().ok_or(ReadError::NotFound)?;
        let looks = store::incident::looks(&mut conn, subject, LOOKED, LOOKS).await?;
        let mut actors: Vec<Uuid> = writers.values().copied().collect();
        actors.extend(looks.iter().map(|(actor, _)| *actor));
        let actors = history::actors(&mut conn, actors).await?;
        drop(conn);
        self.looks.note(who, MemberId(subject.0), LOOKED, now);
        let found = match (query.trim(), &incident.stranger) {
            ("", _) | (_, None) => Vec::new(),
            (query, Some(_)) => self.search(who, query, None, now).await?.found,
        };
        let occupation = registered.first().map(|r| super::member::occupations(&r.occupations));
        let seen = Seen { row, incident, facts, face, occupation, writers, actors };
        let again = incidents.iter().filter(|i| i.same_as == Some(id) || seen.incident.same_as == Some(i.id));
        let again = again.map(|i| (i.reported, i.told.reporter.clone())).collect();
        let network = self.network();
        let attested = registered.first().map(|r| super::member::registered(r, &network));
        let looks = looks.into_iter().map(|(actor, at)| {
            let (who, office) = seen.actors.get(&actor).cloned().unwrap_or_default();
            let office = office.map(|o| super::office_name(&network, kernel::OfficeId(o)));
            Look { at, who, office: office.unwrap_or_default() }
        });
        let mut view = self.incident_view(who, &seen, now);
        view.again = again;
        view.looks = looks.collect();
        view.attested = attested;
        view.office = super::office_name(&network, kernel::OfficeId(seen.row.office_id));
        (view.command, view.form, view.found, view.query) = (command, form, found, query.trim().to_owned());
        view.tonight = tonight(&seen, &view);
        Ok(view)
    }

    /// Within the territory by home, or where the reader's own office or they themselves wrote it down.
    async fn may_see(
        &self,
        conn: &mut store::Conn,
        who: &Actor,
        row: &ReportRow,
        facts: Option<&MemberFacts>,
    ) -> Read<()> {
        let own = row.actor_id == who.id.0 || who.office.is_some_and(|o| o.0 == row.office_id);
        let home = RegionCode::parse(&row.home).ok().map_or(Place::None, Place::Area);
        if own || access::allow(who, Action::ViewIncidents, &home).is_ok() {
            return Ok(());
        }
        match facts {
            Some(facts) if self.seen(conn, who, Action::ViewIncidents, facts).await.is_ok() => Ok(()),
            _ => Err(ReadError::NotFound),
        }
    }

    fn incident_view(&self, who: &Actor, seen: &Seen, now: Instant) -> IncidentView {
        let (i, scheme) = (&seen.incident, self.scheme());
        let home = RegionCode::parse(&home_of(&seen.row)).ok();
        let zone = Incident::zone(i.area, home);
        let known = seen.facts.is_some();
        let day = seen.facts.as_ref().map(|f| claim::on_the_day(f, scheme, i.kind, i.on));
        let clock = claim::clock(i, scheme, known, known, zone, now).map(clock_view);
        let minimum = scheme.notice_minimum(i.kind, i.on);
        let fields = minimum.as_ref().map(|m| m.value.fields.clone()).unwrap_or_default();
        let years = scheme.jkk_claim_years(i.on);
        let jkk = i.kind.programmes().contains(&scheme::JKK);
        let here = home.or(i.area);
        IncidentView {
            subject: i.subject,
            id: i.id,
            name: seen.name(),
            member: seen.facts.as_ref().map(|f| f.id),
            headline: seen.headline(day.as_ref().map(|d| d.state)),
            standing: day.as_ref().map_or(Standing::Registered, |d| standing(d.state)),
            kind: Note::new(i.kind.word()),
            death: i.kind.is_death(),
            happened: Moment { on: i.on, minute: i.minute, zone },
            area: i.area.map(short_place),
            home: home.map(short_place).unwrap_or_default(),
            cover: day.as_ref().map_or_else(|| Note::new("incident.cover.unknown"), |d| d.sentence.clone()),
            also: day.as_ref().map(|d| d.also.clone()).unwrap_or_default(),
            because: day
                .map(|d| d.because.into_iter().map(|b| (b.note, b.confirmed)).collect())
                .unwrap_or_default(),
            tonight: Vec::new(),
            missing: claim::missing_fields(i, scheme, known, known)
                .into_iter()
                .map(|f| Note::new(f.word()))
                .collect(),
            minimum: minimum.map(|m| MinimumView {
                source: m.source,
                senders: m.value.senders,
                to: m.value.to,
            }),
            claim_until: jkk.then(|| (i.on.plus_months(years.value * 12), years.confirmed)),
            papers: papers(scheme, i),
            told: told(i),
            told_minimum: fields.into_iter().map(|f| (Note::new(f.word()), seen.said(f))).collect(),
            stranger: i.stranger.as_ref().map(stranger),
            reported: i.reported,
            reporter: i.told.reporter.clone(),
            story: seen.story(),
            first: i.same_as,
            again: Vec::new(),
            attested: None,
            closed: closed(i),
            office: String::new(),
            zone,
            looks: Vec::new(),
            may_add: access::scope(who, Action::ReportIncident).is_ok(),
            may_decide: here.is_some_and(|here| may(who, Action::RecordEnding, here)),
            clock,
            command: i.id,
            form: Form::default(),
            found: Vec::new(),
            query: String::new(),
        }
    }

    /// The page on which something is reported. Without a member, who it is about is searched first.
    pub async fn new_incident(
        &self,
        who: &Actor,
        member: Option<MemberId>,
        query: &str,
        mut form: Form,
        ids: (CommandId, SubjectId),
        now: Instant,
    ) -> Read<NewIncidentView> {
        access::scope(who, Action::ReportIncident)?;
        let mut about = None;
        let mut zone = Zone::WIB;
        if let Some(member) = member {
            let mut conn = self.reader().await?;
            let facts = self.facts(&mut conn, member).await?;
            self.seen(&mut conn, who, Action::ReportIncident, &facts).await?;
            let face = self.face_of(&mut conn, facts.id).await?;
            drop(conn);
            self.looks.note(who, facts.id, LOOKED, now);
            zone = facts.zone();
            let state = cover_on(&facts, self.scheme(), now.day_in(zone), Known::Now).state;
            about = Some(About {
                member: facts.id,
                name: face.name,
                masked_nik: face.masked_nik,
                home: short_place(face.home),
                standing: standing(state),
            });
        }
        let found = match query.trim() {
            "" => Vec::new(),
            query => self.search(who, query, None, now).await?.found,
        };
        let today = if about.is_some() { now.day_in(zone) } else { today(self, who, now) };
        let subject = about.as_ref().map_or(ids.1, |a| SubjectId(a.member.0));
        let kinds = IncidentKind::ALL.iter().map(|k| Choice::word(k.key(), k.word()));
        let (areas, more_areas) = areas(&mut form);
        Ok(NewIncidentView {
            areas,
            more_areas,
            command: ids.0,
            subject,
            about,
            query: query.trim().to_owned(),
            found,
            kinds: kinds.collect(),
            form,
            today,
            zone,
        })
    }
}
