//! How long there is. Worked out for the moment asked, never stored; a late notice is a notice all the same.

use crate::{Incident, fold};
use kernel::{Instant, Zone};
use scheme::{CountsFrom, Dated, Notice, NoticeField, Scheme};

/// The time of a notice.
#[derive(Clone, PartialEq, Debug)]
pub struct Clock {
    /// The row that says how long; it may be unconfirmed.
    pub rule: Dated<Notice>,
    pub deadline: Instant,
    /// Hours from what the row counts from to when the house was told, whole ones.
    pub told_after_hours: i64,
    pub pace: Pace,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// Told in time, with all that the law asks for.
    InTime,
    /// Something is still to be said, and there is time.
    Running { minutes_left: i64 },
    /// Something is still to be said, and the time is over.
    Overdue { hours_late: i64 },
    /// All is said, and it was after the time.
    Late { hours_late: i64 },
}

const MINUTE: i64 = 60 * 1_000_000;
const HOUR: i64 = 60 * MINUTE;

/// The clock of a report at a moment; nothing where no row gives a time for this kind. `has_number` and `has_work` are
/// true where the record knows the membership number or NIK, and the kind of work.
pub fn clock(
    incident: &Incident,
    scheme: &Scheme,
    has_number: bool,
    has_work: bool,
    zone: Zone,
    now: Instant,
) -> Option<Clock> {
    let rule = scheme.notice(incident.kind, incident.on)?;
    let begins = match rule.value.counts_from {
        CountsFrom::Event => incident.happened,
        CountsFrom::Known => incident.reported,
    };
    let deadline = begins.plus_seconds(rule.value.hours * 3600);
    let late = |at: Instant| (at.0 - deadline.0 + HOUR - 1).div_euclid(HOUR);
    let pace = match complete_at(incident, scheme, has_number, has_work, zone) {
        Some(at) if at <= deadline => Pace::InTime,
        Some(at) => Pace::Late { hours_late: late(at) },
        None if now <= deadline => Pace::Running { minutes_left: (deadline.0 - now.0).div_euclid(MINUTE) },
        None => Pace::Overdue { hours_late: late(now) },
    };
    let told_after_hours = (incident.reported.0 - begins.0).div_euclid(HOUR);
    Some(Clock { rule, deadline, told_after_hours, pace })
}

/// What the law asks a notice to say and nobody has told yet.
pub fn missing_fields(
    incident: &Incident,
    scheme: &Scheme,
    has_number: bool,
    has_work: bool,
) -> Vec<NoticeField> {
    let Some(minimum) = scheme.notice_minimum(incident.kind, incident.on) else { return Vec::new() };
    let told = &incident.told;
    let stranger_number = || incident.stranger.as_ref().is_some_and(|s| s.nik.is_some());
    let is_told = |field: &NoticeField| match field {
        NoticeField::Number => has_number || stranger_number(),
        NoticeField::Place => !told.place.is_empty() || incident.area.is_some(),
        NoticeField::Cause => !told.what.is_empty(),
        NoticeField::Day => true,
        NoticeField::Hour => incident.minute.is_some(),
        NoticeField::ReporterName => !told.reporter.is_empty(),
        NoticeField::ReporterPhone => !told.phone.is_empty(),
        NoticeField::Work => has_work || !told.work.is_empty(),
        NoticeField::WorkLength => !told.work_length.is_empty(),
        NoticeField::Exposure => !told.exposure.is_empty(),
        NoticeField::Diagnosis => !told.diagnosis.is_empty(),
    };
    minimum.value.fields.into_iter().filter(|field| !is_told(field)).collect()
}

/// When the last of what the law asks for was told.
fn complete_at(
    incident: &Incident,
    scheme: &Scheme,
    has_number: bool,
    has_work: bool,
    zone: Zone,
) -> Option<Instant> {
    let complete = |i: &Incident| missing_fields(i, scheme, has_number, has_work).is_empty();
    if !complete(incident) {
        return None;
    }
    let first = incident.as_first_told(zone);
    if complete(&first) {
        return Some(incident.reported);
    }
    let mut so_far = first;
    for entry in &incident.entries {
        so_far = fold(so_far, [entry.clone()], zone);
        if complete(&so_far) {
            return Some(entry.at);
        }
    }
    Some(incident.reported)
}
