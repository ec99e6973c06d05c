use super::{AreaRef, Choice, Form, Found, Look, RegisteredAs, Standing};
use kernel::{CommandId, Day, Instant, MemberId, Note, SubjectId, Zone};
use scheme::Name;

/// How many events are open in somebody's territory, and whose time ends next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IncidentsWaiting {
    pub open: i64,
    /// The nearest end of a notice's time that has not passed.
    pub nearest: Option<Instant>,
}

/// The list of what happened.
#[derive(Clone, Debug)]
pub struct IncidentsView {
    pub rows: Vec<IncidentRow>,
    /// `open`, `closed`, `all`.
    pub state: String,
    /// `deadline`, `latest`.
    pub sort: String,
    /// `accident`, `illness`, `death`, or empty for all.
    pub kind: String,
    pub area: Option<AreaRef>,
    pub open: i64,
    /// Query of the next page, where there is one.
    pub next: Option<String>,
    pub may_report: bool,
}

#[derive(Clone, Debug)]
pub struct IncidentRow {
    pub subject: SubjectId,
    pub id: CommandId,
    pub name: String,
    pub on_record: bool,
    pub kind: Note,
    pub happened: Moment,
    pub home: String,
    pub clock: Option<ClockView>,
    pub closed: Option<Note>,
    pub papers_held: i64,
    pub papers_of: i64,
}

/// A day, and the hour where it is known.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub on: Day,
    pub minute: Option<u16>,
    pub zone: Zone,
}

/// How long there is, in one sentence.
#[derive(Clone, Debug)]
pub struct ClockView {
    /// `in_time`, `running`, `overdue`, `late`.
    pub pace: &'static str,
    pub sentence: Note,
    pub deadline: Instant,
    pub confirmed: bool,
    pub source: String,
}

/// One event, for the one who stands beside the family tonight.
#[derive(Clone, Debug)]
pub struct IncidentView {
    pub subject: SubjectId,
    pub id: CommandId,
    pub name: String,
    /// Who it is about, where they are on record.
    pub member: Option<MemberId>,
    pub headline: Note,
    /// The mark beside it: the standing on the day of the event.
    pub standing: Standing,
    pub kind: Note,
    pub death: bool,
    pub happened: Moment,
    pub area: Option<String>,
    pub home: String,
    pub cover: Note,
    pub also: Vec<Note>,
    /// Reasons, and whether each rests on something confirmed.
    pub because: Vec<(Note, bool)>,
    pub tonight: Vec<Note>,
    pub clock: Option<ClockView>,
    /// What the law asks a notice to say and nobody has told yet.
    pub missing: Vec<Note>,
    /// Where what a notice must say is written.
    pub minimum: Option<MinimumView>,
    /// The last day to claim, where one is in the data.
    pub claim_until: Option<(Day, bool)>,
    pub papers: Vec<PaperView>,
    /// What was told, each with its label.
    pub told: Vec<(Note, String)>,
    pub told_minimum: Vec<(Note, Option<String>)>,
    pub stranger: Option<Vec<(Note, String)>>,
    pub reported: Instant,
    pub reporter: String,
    pub story: Vec<Told>,
    /// The first report of this event, where this is a later one.
    pub first: Option<CommandId>,
    /// Other reports of the same event.
    pub again: Vec<(Instant, String)>,
    pub attested: Option<RegisteredAs>,
    pub closed: Option<Note>,
    pub office: String,
    pub zone: Zone,
    pub looks: Vec<Look>,
    pub may_add: bool,
    pub may_decide: bool,
    pub command: CommandId,
    pub form: Form,
    /// Found for linking, where somebody was searched.
    pub found: Vec<Found>,
    pub query: String,
}

#[derive(Clone, Debug)]
pub struct MinimumView {
    pub source: String,
    pub senders: Vec<Name>,
    pub to: Vec<Name>,
}

#[derive(Clone, Debug)]
pub struct PaperView {
    pub key: String,
    pub name: Name,
    pub when: Option<Name>,
    /// On which day and from whom, where it is held.
    pub held: Option<(Day, String)>,
    pub confirmed: bool,
}

/// Something that was told or done, in the order it became known.
#[derive(Clone, Debug)]
pub struct Told {
    pub at: Instant,
    pub what: Note,
    /// Further words, as they were said.
    pub words: Vec<String>,
    pub by: String,
}

/// The form of a new report.
#[derive(Clone, Debug)]
pub struct NewIncidentView {
    pub command: CommandId,
    pub subject: SubjectId,
    /// Who it is about: found, or typed as not on record.
    pub about: Option<About>,
    /// While somebody is still searched.
    pub query: String,
    pub found: Vec<Found>,
    pub kinds: Vec<Choice>,
    /// Areas that the search for the place finds, and the one chosen; there may be more.
    pub areas: Vec<super::Place>,
    pub more_areas: bool,
    pub form: Form,
    /// Today where the reader works, as a suggestion.
    pub today: Day,
    pub zone: Zone,
}

#[derive(Clone, Debug)]
pub struct About {
    pub member: MemberId,
    pub name: String,
    pub masked_nik: String,
    pub home: String,
    pub standing: Standing,
}
