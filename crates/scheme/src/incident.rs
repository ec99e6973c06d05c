//! What is to be done when something happened: how long there is for a notice, what it must say, which papers follow.

use crate::file::{NoticeIs, NoticeMinimum, PaperIs};
use crate::rows::Dated;
use crate::terms::words;
use crate::{JKK, JKM, Name, Scheme};
use kernel::{Day, Programme, Refusal};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

words! {
    /// What happened. Whether it is a work accident in the sense of the law is for the branch to say.
    IncidentKind, "incident.kind_unknown", "what" {
        /// At work.
        AtWork = "at-work", "incident.kind.at_work";
        /// On the way to or from work.
        OnTheWay = "on-the-way", "incident.kind.on_the_way";
        /// Illness that comes from work.
        Illness = "illness", "incident.kind.illness";
        /// Death from an accident.
        DeathAccident = "death-accident", "incident.kind.death_accident";
        /// Death not from an accident.
        DeathOtherwise = "death-otherwise", "incident.kind.death_otherwise";
        /// Death whose cause is not known yet.
        DeathUnknown = "death-unknown", "incident.kind.death_unknown";
    }
}

impl IncidentKind {
    pub fn is_death(self) -> bool {
        matches!(
            self,
            IncidentKind::DeathAccident | IncidentKind::DeathOtherwise | IncidentKind::DeathUnknown
        )
    }

    /// The programmes that may answer for it: both, where the cause is not known yet.
    pub fn programmes(self) -> &'static [Programme] {
        match self {
            IncidentKind::DeathOtherwise => &[JKM],
            IncidentKind::DeathUnknown => &[JKK, JKM],
            _ => &[JKK],
        }
    }
}

words! {
    /// What a notice must say (Permenaker 1/2025 Pasal 48A).
    NoticeField, "incident.field_unknown", "field" {
        /// The membership number or the NIK.
        Number = "number", "incident.field.number";
        Place = "place", "incident.field.place";
        Cause = "cause", "incident.field.cause";
        Day = "day", "incident.field.day";
        Hour = "hour", "incident.field.hour";
        /// Who gives notice, or a contact person.
        ReporterName = "reporter-name", "incident.field.reporter_name";
        ReporterPhone = "reporter-phone", "incident.field.reporter_phone";
        /// The kind of work.
        Work = "work", "incident.field.work";
        /// How long in work, and in the last one.
        WorkLength = "work-length", "incident.field.work_length";
        Exposure = "exposure", "incident.field.exposure";
        Diagnosis = "diagnosis", "incident.field.diagnosis";
    }
}

/// From which moment the hours of a notice are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountsFrom {
    /// From what happened.
    Event,
    /// From when the house came to know of it.
    Known,
}

/// How long there is to give notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    pub hours: i64,
    pub counts_from: CountsFrom,
}

/// What a notice must say at least, who may send it, and to whom it goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Minimum {
    pub fields: Vec<NoticeField>,
    pub senders: Vec<Name>,
    pub to: Vec<Name>,
}

/// A paper that a claim will need.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paper {
    /// The same paper has the same key in every list.
    pub key: String,
    pub name: Name,
    /// In which case only; always where nothing is said.
    pub when: Option<Name>,
}

impl Scheme {
    /// Within how many hours notice is to be given; nothing where no row says so.
    pub fn notice(&self, kind: IncidentKind, on: Day) -> Option<Dated<Notice>> {
        let row = self.notices.iter().find(|row| row.value.kinds.contains(&kind) && row.holds(on))?;
        Some(row.map(|n: &NoticeIs| Notice { hours: n.hours, counts_from: n.counts_from }))
    }

    /// What a notice must say at least; nothing where no law in the data fixes it.
    pub fn notice_minimum(&self, kind: IncidentKind, on: Day) -> Option<Dated<Minimum>> {
        let row = self.minimums.iter().find(|row| row.value.kinds.contains(&kind) && row.holds(on))?;
        Some(row.map(|m: &NoticeMinimum| Minimum {
            fields: m.fields.clone(),
            senders: m.senders.clone(),
            to: m.to.clone(),
        }))
    }

    /// The papers of a kind, in the order of the file.
    pub fn papers(&self, kind: IncidentKind, on: Day) -> Vec<Dated<Paper>> {
        let rows = self.papers.iter().filter(|row| row.value.kinds.contains(&kind) && row.holds(on));
        rows.map(|row| row.map(paper)).collect()
    }

    /// A paper by its key, whatever asks for it.
    pub fn paper(&self, key: &str) -> Option<Paper> {
        self.papers.iter().find(|row| row.value.key == key).map(|row| paper(&row.value))
    }
}

fn paper(row: &PaperIs) -> Paper {
    Paper { key: row.key.clone(), name: row.name.clone(), when: row.when.clone() }
}
