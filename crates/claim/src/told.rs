//! What people say, in their own words, and the commands that bring it.

use kernel::{CommandId, Day, RegionCode, SubjectId};
use scheme::IncidentKind;
use serde::{Deserialize, Serialize};

use crate::EntryKind;

/// What somebody asks to be done about one event in somebody's life.
#[derive(Clone, Debug)]
pub enum Command {
    Report(Box<Report>),
    Add(Box<Add>),
    Close(Close),
    Link(Link),
}

/// An accident, an illness from work, a death.
#[derive(Clone, Debug)]
pub struct Report {
    pub kind: IncidentKind,
    pub on: Day,
    /// Minutes since midnight, on the clock of the place; none where nobody knows the hour yet.
    pub minute: Option<u16>,
    pub area: Option<RegionCode>,
    pub told: Told,
    /// Who it is, where nobody has them on record.
    pub stranger: Option<Stranger>,
}

/// About people's health and bodies: it is sealed where it is kept. An empty text is "not told yet".
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Told {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reporter: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// Of the reporter or a contact person, E.164.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hospital: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first_help: String,
    /// The kind of work, how long in it, what it exposed to, what the doctor found: for an illness.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub work: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub work_length: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exposure: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub diagnosis: String,
}

impl Told {
    /// Every text with the name of its field.
    pub fn parts(&self) -> [(&'static str, &String); 11] {
        [
            ("place", &self.place),
            ("happened", &self.what),
            ("reporter", &self.reporter),
            ("relation", &self.relation),
            ("phone", &self.phone),
            ("hospital", &self.hospital),
            ("first_help", &self.first_help),
            ("work", &self.work),
            ("work_length", &self.work_length),
            ("exposure", &self.exposure),
            ("diagnosis", &self.diagnosis),
        ]
    }

    fn parts_mut(&mut self) -> [&mut String; 11] {
        [
            &mut self.place,
            &mut self.what,
            &mut self.reporter,
            &mut self.relation,
            &mut self.phone,
            &mut self.hospital,
            &mut self.first_help,
            &mut self.work,
            &mut self.work_length,
            &mut self.exposure,
            &mut self.diagnosis,
        ]
    }

    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, text)| text.is_empty())
    }

    /// Takes over what the other says; what it leaves empty stays.
    pub fn take(&mut self, newer: &Told) {
        for (held, (_, said)) in self.parts_mut().into_iter().zip(newer.parts()) {
            if !said.is_empty() {
                held.clone_from(said);
            }
        }
    }

    /// What the other says where this one says something else.
    pub fn contradicted_by(&self, newer: &Told) -> bool {
        let pairs = self.parts().into_iter().zip(newer.parts());
        pairs.into_iter().any(|((_, held), (_, said))| !held.is_empty() && !said.is_empty() && held != said)
    }
}

/// Somebody whom nobody has on record, as far as the reporter knows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stranger {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<RegionCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nik: Option<String>,
    /// Blind index of the NIK, made at the face; only for finding the person.
    #[serde(skip)]
    pub nik_key: Option<[u8; 16]>,
}

/// A paper that was brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brought {
    /// The scheme's key of the paper.
    pub paper: String,
    /// False: it was given back, or had been ticked by mistake.
    pub held: bool,
}

/// Papers received, fields filled in later, corrections, further facts.
#[derive(Clone, Debug)]
pub struct Add {
    pub incident: CommandId,
    pub papers: Vec<Brought>,
    /// The day the papers were handed over.
    pub on: Day,
    pub words: Words,
}

/// What an entry says beside its kind; sealed with what people told.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    #[serde(skip_serializing_if = "Told::is_empty")]
    pub told: Told,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minute: Option<u16>,
    /// Why what was told before is told otherwise now, or why it is closed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Something further, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who brought the papers or told it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
}

/// How a report ends, or goes on.
#[derive(Clone, Debug)]
pub struct Close {
    pub incident: CommandId,
    /// `Closed`, `Withdrawn` or `Reopened`.
    pub how: EntryKind,
    pub reason: String,
}

/// Says who somebody reported without a record is. Decided about the member.
#[derive(Clone, Debug)]
pub struct Link {
    pub subject: SubjectId,
    pub incident: CommandId,
    pub reason: String,
}
