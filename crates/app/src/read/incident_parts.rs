//! The parts of an event's page: the headline, the clock in words, papers, what was told, what to do tonight.

use super::person::Face;
use super::short_place;
use crate::view::{ClockView, Event, IncidentView, PaperView, Told};
use claim::{Clock, EntryKind, Incident, Pace, Standing, Stranger};
use kernel::{CommandId, Day, Instant, Note, Phone, Sex, Zone};
use member::{MemberFacts, State};
use scheme::{IncidentKind, NoticeField, Scheme};
use std::collections::HashMap;
use store::incident::ReportRow;
use uuid::Uuid;

/// Everything loaded for one event.
pub(super) struct Seen {
    pub row: ReportRow,
    pub incident: Incident,
    pub facts: Option<MemberFacts>,
    pub face: Option<Face>,
    /// The main occupation on record.
    pub occupation: Option<String>,
    /// Who sent each command.
    pub writers: HashMap<Uuid, Uuid>,
    pub actors: super::story::Actors,
}

impl Seen {
    pub fn name(&self) -> String {
        let stranger = || self.incident.stranger.as_ref().map(|s| s.name.clone());
        self.face.as_ref().map(|f| f.name.clone()).or_else(stranger).unwrap_or_default()
    }

    /// *Pak Slamet: petani, aktif.*
    pub fn headline(&self, state: Option<State>) -> Note {
        let Some((face, state)) = self.face.as_ref().zip(state) else {
            return Note::new("incident.headline_unknown").with("name", self.name());
        };
        let title = if face.sex == Sex::Female { "incident.title.bu" } else { "incident.title.pak" };
        let note = match &self.occupation {
            Some(work) => Note::new("incident.headline").with("work", work.to_lowercase()),
            None => Note::new("incident.headline_no_work"),
        };
        note.word("title", title).with("name", face.name.as_str()).word("standing", small(state))
    }

    /// What is on record for a field of the legal minimum.
    pub fn said(&self, field: NoticeField) -> Option<String> {
        let told = &self.incident.told;
        let text = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        match field {
            NoticeField::Number => self.number(),
            NoticeField::Place => {
                let area = self.incident.area.map(short_place);
                match (text(&told.place), area) {
                    (Some(place), Some(area)) => Some(format!("{place}, {area}")),
                    (place, area) => place.or(area),
                }
            }
            NoticeField::Cause => text(&told.what),
            NoticeField::Day | NoticeField::Hour => None,
            NoticeField::ReporterName => match told.relation.as_str() {
                "" => text(&told.reporter),
                relation => Some(format!("{} ({relation})", told.reporter)),
            },
            NoticeField::ReporterPhone => text(&told.phone),
            NoticeField::Work => text(&told.work).or_else(|| self.occupation.clone()),
            NoticeField::WorkLength => text(&told.work_length),
            NoticeField::Exposure => text(&told.exposure),
            NoticeField::Diagnosis => text(&told.diagnosis),
        }
    }

    /// The member number; else the NIK, of which only the last four digits are ever shown.
    fn number(&self) -> Option<String> {
        let facts = self.facts.as_ref();
        let official = facts.and_then(|f| f.memberships.iter().find_map(|m| m.official_number.clone()));
        let nik = || self.face.as_ref().map(|f| format!("NIK {}", f.masked_nik));
        let given = || self.incident.stranger.as_ref().and_then(|s| s.nik.as_deref()).map(masked);
        official.or_else(nik).or_else(given)
    }

    /// What was added, latest first, each with who wrote it down; at the end the report itself.
    pub fn story(&self) -> Vec<Told> {
        let i = &self.incident;
        let by = |command: CommandId| {
            let name =
                self.writers.get(&command.0).and_then(|a| self.actors.get(a)).map(|(name, _)| name.clone());
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| "Payung".to_owned())
        };
        let mut story: Vec<Told> = i.entries.iter().rev().map(|e| added(e, by(e.command))).collect();
        story.push(Told {
            at: i.reported,
            what: Note::new("incident.event.reported").with("reporter", i.told.reporter.as_str()),
            words: Vec::new(),
            by: by(i.id),
        });
        story
    }
}

fn added(e: &claim::Entry, by: String) -> Told {
    let w = &e.words;
    let paper = || {
        let name = e.paper.as_deref().and_then(|key| Scheme::id_bpu().paper(key)).map(|p| p.name.id);
        name.or_else(|| e.paper.clone()).unwrap_or_default()
    };
    let what = match e.kind {
        EntryKind::Paper if w.from.is_empty() => Note::new("incident.event.paper").with("paper", paper()),
        EntryKind::Paper => {
            Note::new("incident.event.paper_from").with("paper", paper()).with("from", w.from.as_str())
        }
        EntryKind::Returned => Note::new("incident.event.returned").with("paper", paper()),
        EntryKind::Fact => Note::new("incident.event.fact"),
        EntryKind::Correction => Note::new("incident.event.correction"),
        EntryKind::Closed => Note::new("incident.event.closed"),
        EntryKind::Withdrawn => Note::new("incident.event.withdrawn"),
        EntryKind::Reopened => Note::new("incident.event.reopened"),
    };
    let mut words: Vec<String> = w
        .told
        .parts()
        .iter()
        .filter(|(n, t)| *n != "phone" && !t.is_empty())
        .map(|(_, t)| (*t).clone())
        .collect();
    words.extend(w.day.map(|day| day.to_string()));
    words.extend(w.minute.map(hour));
    words.extend([&w.note, &w.reason].into_iter().filter(|t| !t.is_empty()).cloned());
    Told { at: e.at, what, words, by }
}

/// `14.30`.
fn hour(minute: u16) -> String {
    format!("{:02}.{:02}", minute / 60, minute % 60)
}

fn masked(nik: &str) -> String {
    format!("NIK •••• •••• •••• {}", &nik[nik.len().saturating_sub(4)..])
}

/// The state within a sentence.
fn small(state: State) -> &'static str {
    match state {
        State::NotAMember => "incident.state.not_a_member",
        State::Registered => "incident.state.registered",
        State::Active => "incident.state.active",
        State::NotYetDue => "incident.state.not_yet_due",
        State::Grace => "incident.state.grace",
        State::FundsNotYetReleased => "incident.state.funds_late",
        State::Ended => "incident.state.ended",
        State::Inactive | State::Deceased => "incident.state.inactive",
    }
}

pub(super) fn home_of(row: &ReportRow) -> String {
    row.member_home.clone().unwrap_or_else(|| row.home.clone())
}

pub(super) fn kinds(group: &str) -> Vec<IncidentKind> {
    let all = IncidentKind::ALL.iter().copied();
    match group {
        "accident" => vec![IncidentKind::AtWork, IncidentKind::OnTheWay],
        "illness" => vec![IncidentKind::Illness],
        "death" => all.filter(|k| k.is_death()).collect(),
        _ => all.collect(),
    }
}

/// The place in the list where a page ended: the moment and the report.
pub(super) fn read_after(text: &str) -> Option<(Instant, CommandId)> {
    let (at, id) = text.split_once('.')?;
    Some((Instant(at.parse().ok()?), id.parse().ok()?))
}

pub(super) fn closed(i: &Incident) -> Option<Note> {
    match i.standing {
        Standing::Open => None,
        Standing::Closed => Some(Note::new("incident.standing.closed")),
        Standing::Withdrawn => Some(Note::new("incident.standing.withdrawn")),
    }
}

pub(super) fn clock_view(clock: Clock) -> ClockView {
    let (pace, sentence) = match clock.pace {
        Pace::InTime => {
            ("in_time", Note::new("incident.clock.in_time").with("hours", clock.told_after_hours.max(0)))
        }
        Pace::Running { minutes_left } if minutes_left < 60 => {
            ("running", Note::new("incident.clock.minutes").with("minutes", minutes_left))
        }
        Pace::Running { minutes_left } => {
            ("running", Note::new("incident.clock.hours").with("hours", minutes_left / 60))
        }
        Pace::Overdue { hours_late } if hours_late < 72 => {
            ("overdue", Note::new("incident.clock.overdue").with("hours", hours_late))
        }
        Pace::Overdue { hours_late } => {
            ("overdue", Note::new("incident.clock.overdue_days").with("days", hours_late / 24))
        }
        Pace::Late { hours_late } if hours_late < 72 => {
            ("late", Note::new("incident.clock.late").with("hours", hours_late))
        }
        Pace::Late { hours_late } => {
            ("late", Note::new("incident.clock.late_days").with("days", hours_late / 24))
        }
    };
    ClockView {
        pace,
        sentence,
        deadline: clock.deadline,
        confirmed: clock.rule.confirmed,
        source: clock.rule.source,
    }
}

pub(super) fn papers(scheme: &Scheme, i: &Incident) -> Vec<PaperView> {
    let rows = scheme.papers(i.kind, i.on).into_iter();
    rows.map(|row| {
        let held = i.papers.iter().find(|p| p.paper == row.value.key);
        PaperView {
            held: held.map(|p| (p.on, p.from.clone())),
            key: row.value.key,
            name: row.value.name,
            when: row.value.when,
            confirmed: row.confirmed,
        }
    })
    .collect()
}

/// What was told, each with its label. The number to call is shown whole: who opens this page has to call it.
pub(super) fn told(i: &Incident) -> Vec<(Note, String)> {
    let t = &i.told;
    let lines = [
        (Note::new("incident.told.place"), &t.place),
        (Note::new("incident.told.happened"), &t.what),
        (Note::new("incident.told.reporter"), &t.reporter),
        (Note::new("incident.told.relation"), &t.relation),
        (Note::new("incident.told.phone"), &t.phone),
        (Note::new("incident.told.hospital"), &t.hospital),
        (Note::new("incident.told.first_help"), &t.first_help),
        (Note::new("incident.told.work"), &t.work),
        (Note::new("incident.told.work_length"), &t.work_length),
        (Note::new("incident.told.exposure"), &t.exposure),
        (Note::new("incident.told.diagnosis"), &t.diagnosis),
    ];
    lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (label, text.clone()))
        .collect()
}

pub(super) fn stranger(s: &Stranger) -> Vec<(Note, String)> {
    let lines = [
        (Note::new("register.name"), Some(s.name.clone())),
        (Note::new("register.born"), s.born.map(|b| b.to_string())),
        (Note::new("member.home"), s.home.map(short_place)),
        (Note::new("register.nik"), s.nik.as_deref().map(masked)),
        (
            Note::new("register.phone"),
            s.phone.as_deref().and_then(|p| Phone::parse(p).ok()).map(|p| p.masked()),
        ),
    ];
    lines.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
}

/// What to do tonight, in the order of doing it.
pub(super) fn tonight(seen: &Seen, view: &IncidentView) -> Vec<Note> {
    let i = &seen.incident;
    let mut steps = Vec::new();
    if i.kind.is_death() {
        steps.push(Note::new("incident.tonight.family_first"));
        steps.push(Note::new("incident.tonight.certificate"));
        steps.push(Note::new("incident.tonight.keep"));
        if i.kind != IncidentKind::DeathOtherwise {
            steps.push(Note::new("incident.tonight.witnesses"));
            steps.push(Note::new("incident.tonight.police"));
        }
    } else if i.kind == IncidentKind::Illness {
        steps.push(Note::new("incident.tonight.doctor"));
        steps.push(Note::new("incident.tonight.bills"));
    } else {
        steps.push(Note::new("incident.tonight.care"));
        steps.push(Note::new("incident.tonight.bills"));
        steps.push(Note::new("incident.tonight.witnesses"));
        if i.kind == IncidentKind::OnTheWay {
            steps.push(Note::new("incident.tonight.police"));
        }
    }
    let arrears = |s: crate::view::Standing| {
        matches!(
            s,
            crate::view::Standing::Grace | crate::view::Standing::FundsLate | crate::view::Standing::Ended
        )
    };
    if view.member.is_some() && arrears(view.standing) {
        steps.push(Note::new("incident.tonight.arrears"));
    }
    steps.push(Note::new("incident.tonight.nobody_pays"));
    steps.push(Note::new("incident.tonight.call").with("office", view.office.as_str()));
    steps
}

/// The reports of a member among everything else that happened, in the order of a member's page.
pub(super) fn with_reports(
    mut events: Vec<Event>,
    reports: &[ReportRow],
    actors: &super::story::Actors,
    zone: Zone,
) -> Vec<Event> {
    for r in reports.iter().filter(|r| r.same_as.is_none()) {
        let Ok(kind) = r.kind.parse::<IncidentKind>() else { continue };
        let by = actors.get(&r.actor_id).map(|(name, _)| name.clone()).filter(|name| !name.is_empty());
        events.push(Event {
            at: r.at.into(),
            on: Day(r.on_day),
            what: Note::new("read.event.incident").word("what", kind.word()),
            by: by.unwrap_or_else(|| "Payung".to_owned()),
            path: Some(format!("/incidents/{}/{}", r.subject_id, r.command_id)),
            changes: Vec::new(),
        });
    }
    events.sort_by_key(|e| std::cmp::Reverse((e.at.day_in(zone), e.on, e.at)));
    events
}
