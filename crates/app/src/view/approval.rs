use super::{Form, Person, Place, Standing};
use crate::ProposalKey;
use access::Limit;
use kernel::{Arg, CommandId, Day, Instant, Month, Note, Rupiah, Zone};

/// Which list of proposals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Show {
    #[default]
    Waiting,
    Decided,
    /// What the reader asked for.
    Mine,
}

impl Show {
    pub const ALL: [Show; 3] = [Show::Waiting, Show::Decided, Show::Mine];

    pub fn key(self) -> &'static str {
        match self {
            Show::Waiting => "waiting",
            Show::Decided => "decided",
            Show::Mine => "mine",
        }
    }

    pub fn from_key(key: &str) -> Option<Show> {
        Show::ALL.into_iter().find(|s| s.key() == key)
    }
}

/// What waits for a second person, as far as the reader may see it.
#[derive(Clone, Debug)]
pub struct ApprovalsView {
    pub show: Show,
    /// How many wait for this reader's own word.
    pub for_me: i64,
    pub rows: Vec<ApprovalRow>,
    /// Where the next page begins: the value of `after`.
    pub next: Option<String>,
}

#[derive(Clone, Debug)]
pub struct ApprovalRow {
    pub key: ProposalKey,
    /// What would happen, in one sentence.
    pub what: Note,
    pub asked_by: String,
    pub since: Day,
    pub why: String,
    pub own: bool,
    pub decided: Option<Decided>,
}

/// The word about a proposal.
#[derive(Clone, Debug)]
pub struct Decided {
    /// `approve`, `decline`, `withdraw`.
    pub verdict: String,
    pub by: String,
    pub at: Instant,
    pub reason: String,
}

/// One change laid out, so that a second person can decide it.
#[derive(Clone, Debug)]
pub struct ApprovalView {
    /// Minted by who draws the page, for the word that the form sends.
    pub command: CommandId,
    pub key: ProposalKey,
    pub what: Note,
    pub asked_by: String,
    pub office: String,
    pub at: Instant,
    pub zone: Zone,
    pub why: String,
    /// What is so now and what would be; once decided, what was asked.
    pub lines: Vec<ChangeLine>,
    /// Where it is about two records: what tells them apart, that of the one kept before, of the other after.
    pub records: Vec<ChangeLine>,
    /// What carrying it out said, where it was carried out.
    pub carried_out: Vec<Note>,
    pub people: Vec<ChangePerson>,
    /// Where the papers are: a receipt, two records side by side.
    pub papers: Option<Paper>,
    /// Why it could not be carried out now, where that is so.
    pub stuck: Option<Note>,
    pub decided: Option<Decided>,
    pub own: bool,
    pub may_decide: bool,
    pub form: Form,
}

#[derive(Clone, Debug)]
pub struct ChangeLine {
    /// A word of the catalogue.
    pub label: &'static str,
    pub before: Arg,
    pub after: Option<Arg>,
}

#[derive(Clone, Debug)]
pub struct ChangePerson {
    pub person: Person,
    pub standing: Standing,
    pub home: Place,
}

#[derive(Clone, Debug)]
pub enum Paper {
    Receipt(String),
    /// Two records, and what they would be as one.
    Merge {
        kept: kernel::MemberId,
        other: kernel::MemberId,
    },
    /// A list of people, to be looked through.
    List(uuid::Uuid),
    HandIn(uuid::Uuid),
    Aside {
        phone: uuid::Uuid,
        seq: i64,
        sealed_hash: String,
    },
    Task {
        member: kernel::MemberId,
        task: CommandId,
        kind: String,
        other: Option<kernel::MemberId>,
    },
}

/// A receipt about to be undone: what that does, before it is asked for.
#[derive(Clone, Debug)]
pub struct ReversalView {
    pub command: CommandId,
    pub number: String,
    pub person: Person,
    pub total: Rupiah,
    pub paid_on: Day,
    pub taken_by: String,
    pub months: Option<(Month, Month)>,
    pub before: CoverUntil,
    pub after: CoverUntil,
    /// What follows from it: a gap, money that goes back.
    pub notes: Vec<Note>,
    /// Why it cannot be undone, where that is so.
    pub refused: Option<Note>,
    /// What one person may reverse alone, where this is more.
    pub alone: Option<Rupiah>,
    /// A proposal that waits already.
    pub waiting: Option<ProposalKey>,
    pub form: Form,
}

/// How somebody stands, and until when they are covered.
#[derive(Clone, Copy, Debug)]
pub struct CoverUntil {
    pub standing: Standing,
    pub until: Option<Day>,
}

/// The limits from which a second person is asked.
#[derive(Clone, Debug)]
pub struct LimitsView {
    pub limits: Vec<LimitRow>,
}

#[derive(Clone, Debug)]
pub struct LimitRow {
    pub limit: Limit,
    pub value: i64,
    /// The command that a change of it would send.
    pub command: CommandId,
    /// Who set it, when and why; nothing while our own value holds.
    pub set: Option<LimitSet>,
    /// A change that waits for a second person.
    pub waiting: Vec<(ProposalKey, i64)>,
    pub form: Form,
}

#[derive(Clone, Debug)]
pub struct LimitSet {
    pub by: String,
    pub at: Instant,
    pub reason: String,
}

/// What waits for somebody's word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ApprovalsWaiting {
    pub count: i64,
    pub oldest: Option<Instant>,
}
