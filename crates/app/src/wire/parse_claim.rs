//! Reports of accidents, illnesses and deaths, read into the domain's words.

use super::parse::{Context, Read, choice, day, optional, required, text};
use claim::{Add, Brought, Close, EntryKind, Link, Report, Stranger, Told, Words};
use kernel::{CommandId, Nik, Refusal, RegionCode, SubjectId};
use scheme::IncidentKind;

/// A story may be longer than a field of a form.
const MAX_STORY: usize = 4000;
const MAX_PAPERS: usize = 40;

impl Context<'_> {
    pub(super) fn report(&self, r: &super::Report) -> Read<Report> {
        let told = self.told(&r.told)?;
        if told.reporter.is_empty() {
            return Err(Refusal::of("reporter", "claim.reporter"));
        }
        Ok(Report {
            kind: kind(&r.what)?,
            on: day("on", &r.on)?,
            minute: minute(r.at.as_deref())?,
            area: area("area", r.area.as_deref())?,
            told,
            stranger: r.person.as_ref().map(|s| self.stranger(s)).transpose()?,
        })
    }

    fn stranger(&self, s: &super::Stranger) -> Read<Stranger> {
        let nik = s.nik.as_deref().map(str::trim).filter(|nik| !nik.is_empty());
        let nik = nik.map(|nik| Nik::parse(nik, self.today).map(|(nik, _)| nik)).transpose()?;
        Ok(Stranger {
            name: required("name", &s.name)?,
            born: s.born.as_deref().filter(|b| !b.trim().is_empty()).map(|b| day("born", b)).transpose()?,
            home: area("home", s.home.as_deref())?,
            phone: self.phone(s.phone.as_deref())?.map(|p| p.as_str().to_owned()),
            nik_key: nik.as_ref().map(|nik| self.seal.index("nik", nik.digits().as_bytes())),
            nik: nik.map(|nik| nik.digits().to_owned()),
        })
    }

    pub(super) fn add_to_report(&self, a: &super::AddToReport) -> Read<Add> {
        if a.papers.len() > MAX_PAPERS {
            return Err(Refusal::of("papers", "field.too_many").with("most", MAX_PAPERS as i64));
        }
        let papers =
            a.papers.iter().map(|p| Ok(Brought { paper: required("papers", &p.paper)?, held: p.held }));
        let given = |value: &Option<String>| value.clone().filter(|v| !v.trim().is_empty());
        Ok(Add {
            incident: CommandId(a.incident),
            papers: papers.collect::<Read<Vec<_>>>()?,
            on: given(&a.received_on).map_or(Ok(self.today), |on| day("received_on", &on))?,
            words: Words {
                told: self.told(&a.told)?,
                day: given(&a.on).map(|on| day("on", &on)).transpose()?,
                minute: minute(a.at.as_deref())?,
                reason: optional("reason", a.reason.as_deref())?.unwrap_or_default(),
                note: story("note", a.note.as_deref())?,
                from: optional("from", a.from.as_deref())?.unwrap_or_default(),
            },
        })
    }

    fn told(&self, t: &super::Told) -> Read<Told> {
        let plain = |field: &'static str, value: &Option<String>| -> Read<String> {
            Ok(optional(field, value.as_deref())?.unwrap_or_default())
        };
        Ok(Told {
            place: plain("place", &t.place)?,
            what: story("happened", t.happened.as_deref())?,
            reporter: plain("reporter", &t.reporter)?,
            relation: plain("relation", &t.relation)?,
            phone: self.phone(t.phone.as_deref())?.map(|p| p.as_str().to_owned()).unwrap_or_default(),
            hospital: plain("hospital", &t.hospital)?,
            first_help: plain("first_help", &t.first_help)?,
            work: plain("work", &t.work)?,
            work_length: plain("work_length", &t.work_length)?,
            exposure: plain("exposure", &t.exposure)?,
            diagnosis: plain("diagnosis", &t.diagnosis)?,
        })
    }
}

pub(super) fn close(c: &super::CloseReport) -> Read<Close> {
    let how = match EntryKind::from_key(&c.how) {
        Some(how @ (EntryKind::Closed | EntryKind::Withdrawn | EntryKind::Reopened)) => how,
        _ => return Err(choice("how", "closed, withdrawn, reopened")),
    };
    Ok(Close { incident: CommandId(c.incident), how, reason: required("reason", &c.reason)? })
}

pub(super) fn link(l: &super::LinkReport) -> Read<Link> {
    Ok(Link {
        subject: SubjectId(l.reported_as),
        incident: CommandId(l.incident),
        reason: required("reason", &l.reason)?,
    })
}

fn kind(key: &str) -> Read<IncidentKind> {
    let all: Vec<&str> = IncidentKind::ALL.iter().map(|k| k.key()).collect();
    key.parse().map_err(|_| choice("what", &all.join(", ")))
}

/// Minutes since midnight of `14:30`, `14.30` or `1430`.
fn minute(at: Option<&str>) -> Read<Option<u16>> {
    let Some(at) = at.map(str::trim).filter(|at| !at.is_empty()) else { return Ok(None) };
    let digits: String = at.chars().filter(|c| !matches!(c, ':' | '.' | ' ')).collect();
    let wrong = || Refusal::of("at", "field.hour");
    if !(3..=4).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let (hour, minute) = digits.split_at(digits.len() - 2);
    let (hour, minute): (u16, u16) =
        (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
    if hour > 23 || minute > 59 { Err(wrong()) } else { Ok(Some(hour * 60 + minute)) }
}

/// An area of any level that exists.
fn area(field: &'static str, code: Option<&str>) -> Read<Option<RegionCode>> {
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else { return Ok(None) };
    let found = RegionCode::parse(code).and_then(|code| regions::regions().get(&code).map(|a| a.code));
    found.map(Some).map_err(|mut refusal| {
        refusal.field = Some(field.into());
        refusal
    })
}

/// Longer than a field: in pieces, so that each is read as text is read.
fn story(field: &'static str, value: Option<&str>) -> Read<String> {
    let value = value.unwrap_or_default().replace("\r\n", "\n");
    if value.chars().count() > MAX_STORY {
        return Err(Refusal::of(field, "field.too_long").with("most", MAX_STORY as i64));
    }
    for line in value.lines() {
        for start in (0..line.chars().count()).step_by(400) {
            text(field, &line.chars().skip(start).take(400).collect::<String>())?;
        }
    }
    Ok(value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, minutes) in [("14:30", 870), ("14.30", 870), ("1430", 870), ("6.05", 365), ("00:00", 0)] {
            assert_eq!(minute(Some(text)).unwrap(), Some(minutes), "{text}");
        }
        for text in ["25:00", "14:60", "sore", "14", "14:3x"] {
            assert_eq!(minute(Some(text)).unwrap_err().code(), "field.hour", "{text}");
        }
        assert_eq!((minute(None).unwrap(), minute(Some(" ")).unwrap()), (None, None));
    }

    #[test]
    fn a_story_may_be_long_and_hold_lines() {
        let long = format!("{}\n{}", "a".repeat(900), "b".repeat(900));
        assert_eq!(story("happened", Some(&long)).unwrap(), long);
        assert_eq!(story("happened", Some(&"a".repeat(4001))).unwrap_err().code(), "field.too_long");
        assert_eq!(story("happened", Some("a\u{7}b")).unwrap_err().code(), "field.control");
    }
}
