//! One report with everything added to it: the picture as it is now, worked out from facts.

use crate::{Stranger, Told, Words};
use kernel::{CommandId, Day, Instant, MemberId, RegionCode, SubjectId, Zone};
use scheme::IncidentKind;

/// A report as it is now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incident {
    pub subject: SubjectId,
    /// The command that reported it.
    pub id: CommandId,
    pub kind: IncidentKind,
    pub on: Day,
    pub minute: Option<u16>,
    pub area: Option<RegionCode>,
    /// When it happened; the day's first minute where the hour is not known: nobody's time is stretched by not knowing.
    pub happened: Instant,
    /// When the house was told.
    pub reported: Instant,
    /// The earlier report of the same event.
    pub same_as: Option<CommandId>,
    pub told: Told,
    /// What the report itself said, before anything was added.
    pub first: First,
    pub stranger: Option<Stranger>,
    /// Who somebody without a record turned out to be, and the command that said so.
    pub linked: Option<(MemberId, CommandId)>,
    pub standing: Standing,
    pub papers: Vec<Held>,
    /// Everything added, in the order it became known.
    pub entries: Vec<Entry>,
}

/// A report as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct First {
    pub on: Day,
    pub minute: Option<u16>,
    pub told: Told,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Open,
    /// Nothing is left to do here: the claim goes its way, or nothing comes of it.
    Closed,
    /// It did not happen, or not to this person.
    Withdrawn,
}

impl Standing {
    pub fn key(self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Closed => "closed",
            Standing::Withdrawn => "withdrawn",
        }
    }
}

/// A paper the office holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    pub paper: String,
    pub on: Day,
    pub from: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub command: CommandId,
    pub n: i64,
    pub at: Instant,
    pub kind: EntryKind,
    pub paper: Option<String>,
    pub on: Option<Day>,
    pub words: Words,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    Paper,
    /// A paper given back, or ticked by mistake.
    Returned,
    /// Something further.
    Fact,
    /// Something told otherwise than before.
    Correction,
    Closed,
    Withdrawn,
    Reopened,
}

impl EntryKind {
    pub const ALL: [EntryKind; 7] = [
        EntryKind::Paper,
        EntryKind::Returned,
        EntryKind::Fact,
        EntryKind::Correction,
        EntryKind::Closed,
        EntryKind::Withdrawn,
        EntryKind::Reopened,
    ];

    pub fn key(self) -> &'static str {
        match self {
            EntryKind::Paper => "paper",
            EntryKind::Returned => "returned",
            EntryKind::Fact => "fact",
            EntryKind::Correction => "correction",
            EntryKind::Closed => "closed",
            EntryKind::Withdrawn => "withdrawn",
            EntryKind::Reopened => "reopened",
        }
    }

    pub fn from_key(key: &str) -> Option<EntryKind> {
        EntryKind::ALL.into_iter().find(|k| k.key() == key)
    }
}

impl Incident {
    /// The clock of the place where it happened, else of the person's home.
    pub fn zone(area: Option<RegionCode>, home: Option<RegionCode>) -> Zone {
        area.or(home).map_or(Zone::WIB, |a| Zone::of_province(&a.as_str()[..2]))
    }

    /// The moment of a day and an hour as known.
    pub fn moment(on: Day, minute: Option<u16>, zone: Zone) -> Instant {
        Instant::at(on, u32::from(minute.unwrap_or(0)) * 60, zone)
    }

    /// True for a command of this report under which a death may have been recorded: the report itself, the one that
    /// said who it was, and one that took the report up again.
    pub fn may_have_recorded(&self, command: CommandId) -> bool {
        let linked = self.linked.is_some_and(|(_, by)| by == command);
        let reopened = |e: &Entry| e.kind == EntryKind::Reopened && e.command == command;
        command == self.id || linked || self.entries.iter().any(reopened)
    }

    /// The report as it came, without what was added since.
    pub(crate) fn as_first_told(&self, zone: Zone) -> Incident {
        Incident {
            on: self.first.on,
            minute: self.first.minute,
            happened: Incident::moment(self.first.on, self.first.minute, zone),
            told: self.first.told.clone(),
            standing: Standing::Open,
            papers: Vec::new(),
            entries: Vec::new(),
            ..self.clone()
        }
    }

    pub fn holds(&self, paper: &str) -> bool {
        self.papers.iter().any(|p| p.paper == paper)
    }

    /// Two reports of one event: a person dies once; other things are the same within a day of each other.
    pub fn same_event(&self, kind: IncidentKind, on: Day) -> bool {
        let alike = match (self.kind.is_death(), kind.is_death()) {
            (true, true) => true,
            (false, false) => {
                let ill = |k: IncidentKind| k == IncidentKind::Illness;
                ill(self.kind) == ill(kind) && self.on.days_since(on).abs() <= 1
            }
            _ => false,
        };
        alike && self.standing != Standing::Withdrawn
    }

    /// Takes one more entry in.
    pub fn take(&mut self, entry: Entry, zone: Zone) {
        match (entry.kind, &entry.paper) {
            (EntryKind::Paper, Some(paper)) => {
                self.papers.retain(|p| p.paper != *paper);
                let on = entry.on.unwrap_or_else(|| entry.at.day_in(zone));
                self.papers.push(Held { paper: paper.clone(), on, from: entry.words.from.clone() });
            }
            (EntryKind::Returned, Some(paper)) => self.papers.retain(|p| p.paper != *paper),
            (EntryKind::Closed, _) => self.standing = Standing::Closed,
            (EntryKind::Withdrawn, _) => self.standing = Standing::Withdrawn,
            (EntryKind::Reopened, _) => self.standing = Standing::Open,
            _ => {}
        }
        self.told.take(&entry.words.told);
        if entry.words.day.is_some() || entry.words.minute.is_some() {
            self.on = entry.words.day.unwrap_or(self.on);
            self.minute = entry.words.minute.or(self.minute);
            self.happened = Incident::moment(self.on, self.minute, zone);
        }
        self.entries.push(entry);
    }
}

/// The picture from a report as it was told and the entries in the order they became known.
pub fn fold(report: Incident, entries: impl IntoIterator<Item = Entry>, zone: Zone) -> Incident {
    let mut incident = report;
    for entry in entries {
        incident.take(entry, zone);
    }
    incident
}
