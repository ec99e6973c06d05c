use super::{Choice, Form, Place};
use crate::ProposalKey;
use kernel::{Arg, CommandId, Day, Instant, MemberId, Note, Zone};
use uuid::Uuid;

/// How a list stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListState {
    /// Sent; what is so for everybody on it has not been answered.
    Sent,
    /// Answered for; nothing is written yet.
    Ready,
    /// Waits for a second person.
    Waiting,
    Running,
    Paused,
    Done,
    Closed,
}

impl ListState {
    pub const ALL: [ListState; 7] = [
        ListState::Sent,
        ListState::Ready,
        ListState::Waiting,
        ListState::Running,
        ListState::Paused,
        ListState::Done,
        ListState::Closed,
    ];

    pub fn key(self) -> &'static str {
        match self {
            ListState::Sent => "sent",
            ListState::Ready => "ready",
            ListState::Waiting => "waiting",
            ListState::Running => "running",
            ListState::Paused => "paused",
            ListState::Done => "done",
            ListState::Closed => "closed",
        }
    }

    /// True before anything was brought in.
    pub fn is_before(self) -> bool {
        matches!(self, ListState::Sent | ListState::Ready | ListState::Waiting)
    }
}

/// The lists of the offices somebody brings lists in for.
#[derive(Clone, Debug)]
pub struct ListsView {
    pub rows: Vec<ListLine>,
    /// Where the next page begins: the value of `after`.
    pub next: Option<String>,
    /// May this reader bring one in?
    pub may_bring: bool,
}

#[derive(Clone, Debug)]
pub struct ListLine {
    pub id: Uuid,
    pub file: String,
    pub office: String,
    pub by: String,
    pub on: Day,
    pub state: ListState,
    pub total: i64,
    pub done: i64,
    pub registered: i64,
    /// Rows that were refused or could not be read.
    pub to_correct: i64,
}

/// One list, before and after it is brought in.
#[derive(Clone, Debug)]
pub struct ListView {
    pub id: Uuid,
    /// Minted by who draws the page, for what its form sends.
    pub command: CommandId,
    pub file: String,
    pub office: String,
    pub by: String,
    pub at: Instant,
    pub zone: Zone,
    pub state: ListState,
    pub total: i64,
    /// Rows looked at, or brought in.
    pub done: i64,
    /// False while the look is under way.
    pub looked: bool,
    /// What is so for everybody on it.
    pub terms: Vec<(&'static str, Arg)>,
    /// How many of each kind, in the order of their weight.
    pub counts: Vec<ListCount>,
    /// Which kind the rows are of.
    pub shown: &'static str,
    pub rows: Vec<ListRowView>,
    /// The row after which the next page begins.
    pub next: Option<i64>,
    /// The proposal that waits for a second person.
    pub proposal: Option<ProposalKey>,
    /// How many one person may bring in alone, where these are more.
    pub alone: Option<i64>,
    pub may_bring: bool,
    /// The file is still here: names can be shown, and rows to correct taken along.
    pub held: bool,
    pub form: Form,
}

impl ListView {
    pub fn count(&self, key: &str) -> i64 {
        self.counts.iter().find(|c| c.key == key).map_or(0, |c| c.count)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct ListCount {
    /// `registers`, `known`, `doubtful`, `refused`, `unread` before; `registered`, `known`, `recorded`, … after.
    pub key: &'static str,
    pub count: i64,
}

#[derive(Clone, Debug)]
pub struct ListRowView {
    /// As the spreadsheet counts.
    pub n: i64,
    /// Nothing once the file is gone.
    pub name: Option<String>,
    /// The last four digits of the NIK.
    pub nik_end: String,
    /// Which column it is about.
    pub field: Option<Arg>,
    pub note: Option<Note>,
    /// Somebody on record whom the reader may see.
    pub member: Option<MemberId>,
}

/// What is asked about a file before it is looked through.
#[derive(Clone, Debug)]
pub struct ListTermsView {
    pub id: Uuid,
    pub file: String,
    pub total: i64,
    pub columns: Vec<ListColumn>,
    pub fields: Vec<Choice>,
    pub activities: Vec<Choice>,
    pub sectors: Vec<Choice>,
    pub payers: Vec<Choice>,
    pub villages: Vec<Place>,
    pub more_villages: bool,
    pub form: Form,
}

/// A column as it came, with a few of its cells; a NIK among them is cut short.
#[derive(Clone, Debug)]
pub struct ListColumn {
    pub heading: String,
    pub sample: Vec<String>,
}

/// Rows to correct, as they came, each with what to do: for a file, never for a page.
#[derive(Clone, Debug)]
pub struct ListToCorrect {
    pub file: String,
    pub header: Vec<String>,
    pub rows: Vec<(i64, Vec<String>, Option<Note>)>,
}

/// A column of the template, and what it holds.
#[derive(Clone, Debug)]
pub struct ListField {
    pub key: &'static str,
    pub heading: &'static str,
    pub word: &'static str,
    pub needed: bool,
    /// Of an invented person.
    pub example: &'static str,
}
