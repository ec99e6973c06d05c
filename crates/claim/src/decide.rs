//! A report is a fact: it is kept. Only what cannot have happened and what nobody could work with is refused.

use crate::{Add, Close, Command, EntryKind, Incident, Link, Report, Standing, Stranger, Told, Words};
use kernel::{CommandId, Day, Instant, MemberId, Note, Refusal, RegionCode, SubjectId};
use member::{Annul, End, EndingKind, MemberFacts, Meta, Others, Outcome, Segment};
use scheme::{IncidentKind, Scheme};

/// What a decision is given: the person (unknown for somebody without a record) and what was reported of them.
pub struct Case<'a> {
    pub facts: &'a MemberFacts,
    /// Reports under the subject addressed, those linked to the person, and for a link the stranger's.
    pub incidents: &'a [Incident],
    pub scheme: &'a Scheme,
    pub meta: &'a Meta,
    /// The subject the command names.
    pub subject: SubjectId,
    /// An area of the office, for somebody whose home nobody knows.
    pub office_area: Option<RegionCode>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    pub outcome: Outcome,
    pub effects: Effects,
}

/// What is to be written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Effects {
    pub incident: Option<NewIncident>,
    pub entries: Vec<NewEntry>,
    pub link: Option<NewLink>,
    /// What it means for the person: a death recorded, or taken back.
    pub life: Option<Life>,
}

/// A change of the member, decided by `member`.
#[derive(Clone, Debug)]
pub struct Life {
    pub command: member::Command,
    pub effects: member::Effects,
}

impl PartialEq for Life {
    fn eq(&self, other: &Life) -> bool {
        self.effects == other.effects
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct NewIncident {
    pub kind: IncidentKind,
    pub on: Day,
    pub minute: Option<u16>,
    pub happened: Instant,
    pub area: Option<RegionCode>,
    /// Whose list it is on: by home, else by where it happened, else by the office.
    pub home: Option<RegionCode>,
    pub same_as: Option<CommandId>,
    pub told: Told,
    pub stranger: Option<Stranger>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct NewEntry {
    /// Of which subject's report.
    pub subject: SubjectId,
    pub incident: CommandId,
    pub kind: EntryKind,
    pub paper: Option<String>,
    pub on: Option<Day>,
    pub words: Words,
}

#[derive(Clone, PartialEq, Debug)]
pub struct NewLink {
    pub member: MemberId,
    pub subject: SubjectId,
    pub incident: CommandId,
    pub reason: String,
}

pub fn decide(command: &Command, case: &Case<'_>) -> Decision {
    let decided = match command {
        Command::Report(report) => case.report(report),
        Command::Add(add) => case.add(add),
        Command::Close(close) => case.close(close),
        Command::Link(link) => case.link(link),
    };
    decided.unwrap_or_else(|refusal| Decision {
        outcome: Outcome::Refused(refusal),
        effects: Effects::default(),
    })
}

type Decided = Result<Decision, Refusal>;

fn done(effects: Effects, notes: Vec<Note>) -> Decision {
    Decision { outcome: Outcome::Done(notes), effects }
}

impl Case<'_> {
    fn home(&self) -> Option<RegionCode> {
        self.facts.person.as_ref().map(|p| p.home)
    }

    fn report(&self, report: &Report) -> Decided {
        let known = self.facts.person.as_ref();
        let stranger = report.stranger.as_ref().filter(|_| known.is_none());
        if known.is_none() && stranger.is_none_or(|s| s.name.trim().is_empty()) {
            return Err(Refusal::of("name", "claim.person"));
        }
        let home = self.home().or(stranger.and_then(|s| s.home));
        let zone = Incident::zone(report.area, home);
        let happened = Incident::moment(report.on, report.minute, zone);
        if happened > self.meta.now {
            return Err(Refusal::of("on", "claim.future").with("on", report.on));
        }
        let born = known.map(|p| p.born).or(stranger.and_then(|s| s.born));
        if let Some(born) = born.filter(|born| report.on < *born) {
            return Err(Refusal::of("on", "claim.before_birth").with("born", born));
        }
        if report.told.reporter.trim().is_empty() {
            return Err(Refusal::of("reporter", "claim.reporter"));
        }
        let first =
            self.incidents.iter().find(|i| i.same_as.is_none() && i.same_event(report.kind, report.on));
        let mut notes = vec![Note::new("claim.kept").with("on", report.on)];
        let mut recorded = false;
        if let Some(first) = first {
            recorded = true;
            let told = first.reported.day_in(zone);
            notes.push(Note::new("claim.told_again").with("on", told));
        }
        if let Some(hours) = self.hours_late(report, happened) {
            recorded = true;
            notes.push(Note::new("claim.late").with("hours", hours));
        }
        if known.is_none() {
            recorded = true;
            notes.push(Note::new("claim.not_on_record"));
        }
        let mut effects = Effects {
            incident: Some(NewIncident {
                kind: report.kind,
                on: report.on,
                minute: report.minute,
                happened,
                area: report.area,
                home: home.or(report.area).or(self.office_area),
                same_as: first.map(|i| i.id),
                told: report.told.clone(),
                stranger: stranger.cloned(),
            }),
            ..Effects::default()
        };
        if known.is_some() && report.kind.is_death() {
            recorded |= self.dies(report.on, report.area, &report.told, &mut effects, &mut notes)?;
        }
        let outcome = if recorded { Outcome::Recorded(notes) } else { Outcome::Done(notes) };
        Ok(Decision { outcome, effects })
    }

    /// Hours after the time for a notice, by the row of the day; a notice counts from when the house is told.
    fn hours_late(&self, report: &Report, happened: Instant) -> Option<i64> {
        let rule = self.scheme.notice(report.kind, report.on)?;
        let counted = rule.value.counts_from == scheme::CountsFrom::Event;
        let over = (self.meta.now.0 - happened.0) / 3_600_000_000 - rule.value.hours;
        (counted && self.meta.now > happened.plus_seconds(rule.value.hours * 3600)).then_some(over.max(1))
    }

    /// Records the ending as the `end` command does, on a day that has come at home or where it happened. True where a
    /// person has to look at it.
    fn dies(
        &self,
        on: Day,
        area: Option<RegionCode>,
        told: &Told,
        effects: &mut Effects,
        notes: &mut Vec<Note>,
    ) -> Result<bool, Refusal> {
        let told_by = match told.relation.as_str() {
            "" => told.reporter.clone(),
            relation => format!("{} ({relation})", told.reporter),
        };
        let end = End { segment: Segment::Bpu, kind: EndingKind::Died, on, told_by };
        let there = self.meta.now.day_in(Incident::zone(area, self.home()));
        let meta = Meta { today: self.meta.today.max(there), ..self.meta.clone() };
        self.life(member::Command::End(end), &meta, effects, notes)
    }

    fn life(
        &self,
        command: member::Command,
        meta: &Meta,
        effects: &mut Effects,
        notes: &mut Vec<Note>,
    ) -> Result<bool, Refusal> {
        let decided = member::decide(&command, self.facts, &Others::default(), self.scheme, meta);
        let (said, recorded) = match decided.outcome {
            Outcome::Refused(refusal) => return Err(refusal),
            Outcome::Recorded(notes) => (notes, true),
            Outcome::Done(notes) => (notes, false),
        };
        notes.extend(said);
        if decided.effects != member::Effects::default() {
            effects.life = Some(Life { command, effects: decided.effects });
        }
        Ok(recorded)
    }

    fn find(&self, id: CommandId) -> Result<&Incident, Refusal> {
        self.incidents.iter().find(|i| i.id == id).ok_or_else(|| Refusal::of("incident", "claim.unknown"))
    }

    fn add(&self, add: &Add) -> Decided {
        let incident = self.find(add.incident)?;
        let entry = |kind, paper: Option<String>, words: Words| NewEntry {
            subject: incident.subject,
            incident: incident.id,
            kind,
            on: paper.as_ref().map(|_| add.on),
            paper,
            words,
        };
        let mut entries = Vec::new();
        for brought in &add.papers {
            if self.scheme.paper(&brought.paper).is_none() {
                let paper = brought.paper.as_str();
                return Err(Refusal::of("papers", "claim.paper_unknown").with("paper", paper));
            }
            // Ticked twice, or given back what was never there: it is so already.
            if incident.holds(&brought.paper) != brought.held {
                let kind = if brought.held { EntryKind::Paper } else { EntryKind::Returned };
                let words = Words {
                    from: add.words.from.clone(),
                    reason: if brought.held { String::new() } else { add.words.reason.clone() },
                    ..Words::default()
                };
                entries.push(entry(kind, Some(brought.paper.clone()), words));
            }
        }
        if add.on > self.meta.today {
            return Err(Refusal::of("received_on", "claim.future").with("on", add.on));
        }
        self.facts_told(add, incident, &entry, &mut entries)?;
        if entries.is_empty() {
            return match add.papers.is_empty() {
                true => Err(Refusal::of("note", "claim.nothing")),
                false => Ok(done(Effects::default(), vec![Note::new("claim.papers_so_already")])),
            };
        }
        let notes = vec![Note::new("claim.added")];
        Ok(done(Effects { entries, ..Effects::default() }, notes))
    }

    /// Fields told now, and corrections of what was told before: those say why.
    fn facts_told(
        &self,
        add: &Add,
        incident: &Incident,
        entry: &impl Fn(EntryKind, Option<String>, Words) -> NewEntry,
        entries: &mut Vec<NewEntry>,
    ) -> Result<(), Refusal> {
        let words = &add.words;
        let day = words.day.filter(|day| *day != incident.on);
        let minute = words.minute.filter(|minute| Some(*minute) != incident.minute);
        if words.told.is_empty() && words.note.trim().is_empty() && day.is_none() && minute.is_none() {
            return Ok(());
        }
        let zone = Incident::zone(incident.area, self.home());
        let on = day.unwrap_or(incident.on);
        let at = Incident::moment(on, minute.or(incident.minute), zone);
        if at > self.meta.now {
            return Err(Refusal::of("on", "claim.future").with("on", on));
        }
        let otherwise = incident.told.contradicted_by(&words.told)
            || day.is_some()
            || (minute.is_some() && incident.minute.is_some());
        if otherwise && words.reason.trim().is_empty() {
            return Err(Refusal::of("reason", "claim.reason"));
        }
        if day.is_some() && incident.kind.is_death() {
            return Err(Refusal::of("on", "claim.death_day"));
        }
        let kind = if otherwise { EntryKind::Correction } else { EntryKind::Fact };
        entries.push(entry(kind, None, Words { day, minute, ..words.clone() }));
        Ok(())
    }

    fn close(&self, close: &Close) -> Decided {
        let incident = self.find(close.incident)?;
        if close.reason.trim().is_empty() {
            return Err(Refusal::of("reason", "claim.reason"));
        }
        let fits = match close.how {
            EntryKind::Reopened => incident.standing != Standing::Open,
            EntryKind::Closed => incident.standing == Standing::Open,
            _ => incident.standing != Standing::Withdrawn,
        };
        if !fits {
            return Err(Refusal::of("how", "claim.so_already").word("standing", word(incident.standing)));
        }
        let mut notes = vec![Note::new(match close.how {
            EntryKind::Reopened => "claim.reopened",
            EntryKind::Withdrawn => "claim.withdrawn",
            _ => "claim.closed",
        })];
        let words = Words { reason: close.reason.clone(), ..Words::default() };
        let mut effects = Effects {
            entries: vec![NewEntry {
                subject: incident.subject,
                incident: incident.id,
                kind: close.how,
                paper: None,
                on: None,
                words,
            }],
            ..Effects::default()
        };
        let recorded = self.comes_back(close, incident, &mut effects, &mut notes)?;
        let outcome = if recorded { Outcome::Recorded(notes) } else { Outcome::Done(notes) };
        Ok(Decision { outcome, effects })
    }

    /// A death that is withdrawn takes its ending back, and one reopened records it again. True where a person has to
    /// look at it.
    fn comes_back(
        &self,
        close: &Close,
        incident: &Incident,
        effects: &mut Effects,
        notes: &mut Vec<Note>,
    ) -> Result<bool, Refusal> {
        if self.facts.person.is_none() || !incident.kind.is_death() {
            return Ok(false);
        }
        match close.how {
            EntryKind::Withdrawn => {
                let ending = self.facts.endings_in_force().find(|e| incident.may_have_recorded(e.command));
                let Some(ending) = ending else { return Ok(false) };
                let annul = Annul { ending: Some(ending.command), reason: close.reason.clone() };
                self.life(member::Command::Annul(annul), self.meta, effects, notes)
            }
            EntryKind::Reopened if incident.standing == Standing::Withdrawn => {
                self.dies(incident.on, incident.area, &incident.told, effects, notes)
            }
            _ => Ok(false),
        }
    }

    fn link(&self, link: &Link) -> Decided {
        if self.facts.person.is_none() {
            return Err(Refusal::of("member", "claim.link_member"));
        }
        let incident = self.incidents.iter().find(|i| i.id == link.incident && i.subject == link.subject);
        let incident = incident.ok_or_else(|| Refusal::of("incident", "claim.unknown"))?;
        if incident.stranger.is_none() || incident.linked.is_some() {
            return Err(Refusal::of("incident", "claim.link_already"));
        }
        if link.reason.trim().is_empty() {
            return Err(Refusal::of("reason", "claim.reason"));
        }
        let mut notes = vec![Note::new("claim.linked")];
        let new = NewLink {
            member: self.facts.id,
            subject: link.subject,
            incident: link.incident,
            reason: link.reason.clone(),
        };
        let mut effects = Effects { link: Some(new), ..Effects::default() };
        let mut recorded = false;
        if incident.kind.is_death() && incident.standing != Standing::Withdrawn {
            recorded = self.dies(incident.on, incident.area, &incident.told, &mut effects, &mut notes)?;
        }
        let outcome = if recorded { Outcome::Recorded(notes) } else { Outcome::Done(notes) };
        Ok(Decision { outcome, effects })
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "incident.standing.open",
        Standing::Closed => "incident.standing.closed",
        Standing::Withdrawn => "incident.standing.withdrawn",
    }
}
