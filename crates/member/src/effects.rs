use crate::{Contribution, Ending, Heir, Membership, Move, Opening, Person, Receipt, Registration};
use kernel::{CommandId, Day, Instant, Journal, MemberId, Note, ReceiptId, Refusal, Rupiah};
use scheme::Payer;
use serde::{Deserialize, Serialize};

/// A decision: what is answered, and what is to be written. A refusal writes nothing but itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    pub outcome: Outcome,
    pub effects: Effects,
}

/// The three ways a command can end.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// Done as asked; the notes say what else is true (warnings, what follows).
    Done(Vec<Note>),
    /// Not done: which rule, what would change it.
    Refused(Refusal),
    /// It has happened in the world and is kept; a person works off what is open.
    Recorded(Vec<Note>),
}

/// Rows to be written for one command, all about one member.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Effects {
    /// A new or changed person (name, birth date, sex, home, keys).
    pub person: Option<Person>,
    /// The person claims this NIK for the first time (false where another holds it: a dispute).
    pub claims_nik: bool,
    /// The address the sender used now stands for the member decided about.
    pub alias: Option<MemberId>,
    pub membership: Option<Membership>,
    pub registration: Option<Registration>,
    pub heirs: Vec<Heir>,
    /// The sealed details of the command (address, phone) are to be kept.
    pub keeps_details: bool,
    pub contributions: Vec<Contribution>,
    pub openings: Vec<Opening>,
    pub ending: Option<Ending>,
    /// An ending taken back.
    pub annuls: Option<Annulment>,
    pub correction: Option<Correction>,
    pub receipt: Option<NewReceipt>,
    /// The receipt this command reverses.
    pub reverses: Option<ReceiptId>,
    pub journals: Vec<NewJournal>,
    pub credits: Vec<Credit>,
    pub tasks: Vec<Task>,
    /// What the tallies must add.
    pub deltas: Vec<Delta>,
}

/// The command whose ending is void, and since when that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Annulment {
    pub ending: CommandId,
    pub at: Instant,
}

/// That something about a person was corrected; what it was and is, is kept sealed beside it.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// `name`, `born`, `sex`, `home`, `nik`, `phone`, `address`, `occupation`, `income`, `sector`.
    pub fields: Vec<&'static str>,
    pub moved: Option<Move>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct NewReceipt {
    pub receipt: Receipt,
    pub payer: Payer,
    pub payer_name: Option<String>,
    /// The paper's or device's own number, where there was one.
    pub evidence_number: Option<String>,
    /// Who wrote the paper, where somebody else entered it.
    pub evidence_by: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JournalKind {
    Contribution,
    Reversal,
    /// Money kept for a decision.
    Held,
    /// Two records of one person became one.
    Merge,
}

impl JournalKind {
    pub fn key(self) -> &'static str {
        match self {
            JournalKind::Contribution => "contribution",
            JournalKind::Reversal => "reversal",
            JournalKind::Held => "held",
            JournalKind::Merge => "merge",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewJournal {
    pub kind: JournalKind,
    pub on: Day,
    pub journal: Journal,
}

/// Money owed to the person (positive) or used of it (negative).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credit {
    pub amount: Rupiah,
    pub reason: Note,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Perhaps the same person as another member.
    Duplicate,
    /// The NIK is held by another person.
    Dispute,
    /// Same NIK, but name or birth date differs.
    IdentityDiffers,
    /// Something that happened and could not be done by the rules alone.
    Recorded,
    /// Heirs, phone or address still to come.
    ToComplete,
    /// Wage work beside the own work: the branch looks.
    WageWork,
}

impl TaskKind {
    pub const ALL: [TaskKind; 6] = [
        TaskKind::Duplicate,
        TaskKind::Dispute,
        TaskKind::IdentityDiffers,
        TaskKind::Recorded,
        TaskKind::ToComplete,
        TaskKind::WageWork,
    ];

    pub fn key(self) -> &'static str {
        match self {
            TaskKind::Duplicate => "duplicate",
            TaskKind::Dispute => "dispute",
            TaskKind::IdentityDiffers => "identity_differs",
            TaskKind::Recorded => "recorded",
            TaskKind::ToComplete => "to_complete",
            TaskKind::WageWork => "wage_work",
        }
    }

    pub fn from_key(key: &str) -> Option<TaskKind> {
        TaskKind::ALL.into_iter().find(|k| k.key() == key)
    }
}

/// Something for a person to work off. At most one of a kind per command and other member.
#[derive(Clone, PartialEq, Debug)]
pub struct Task {
    pub kind: TaskKind,
    /// The other member, for a duplicate or a dispute.
    pub other: Option<MemberId>,
    pub due: Option<Day>,
    pub note: Note,
}

/// What a tally counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Has a membership; ends with death or leaving.
    Registered,
    /// Covered by paid months (work accident).
    Paid,
    /// Paid, or not yet due.
    Standing,
    /// Paid, and the month came from a public budget.
    PaidPublic,
    /// After the due day of a month that a public budget owes.
    FundsLate,
    /// Cover by paid months began on that day: for the first time, or again.
    Began,
    /// The first day without cover by paid months, whatever the cause. Began less stopped is the change of `Paid`.
    Stopped,
    /// The first day of cover of somebody who joined here, not by an opening balance.
    FirstPaid,
    /// Of those, counted on the same first day: covered one month later to the day.
    Kept1,
    Kept3,
    Kept6,
    Kept12,
    /// Paid, or not yet due, and paid three months before that day: who was active then and is so still.
    Still,
}

impl Measure {
    pub const ALL: [Measure; 13] = [
        Measure::Registered,
        Measure::Paid,
        Measure::Standing,
        Measure::PaidPublic,
        Measure::FundsLate,
        Measure::Began,
        Measure::Stopped,
        Measure::FirstPaid,
        Measure::Kept1,
        Measure::Kept3,
        Measure::Kept6,
        Measure::Kept12,
        Measure::Still,
    ];

    /// How many months back is looked for those who are still active.
    pub const STILL_MONTHS: i32 = 3;

    /// True for what is so on a day and the days after, false for what happened on it.
    pub fn lasts(self) -> bool {
        use Measure::*;
        matches!(self, Registered | Paid | Standing | PaidPublic | FundsLate | Still)
    }

    /// Months after the first day of cover, and who was covered then.
    pub const KEPT: [(i32, Measure); 4] =
        [(1, Measure::Kept1), (3, Measure::Kept3), (6, Measure::Kept6), (12, Measure::Kept12)];

    pub fn key(self) -> &'static str {
        match self {
            Measure::Registered => "registered",
            Measure::Paid => "paid",
            Measure::Standing => "standing",
            Measure::PaidPublic => "paid_public",
            Measure::FundsLate => "funds_late",
            Measure::Began => "began",
            Measure::Stopped => "stopped",
            Measure::FirstPaid => "first_paid",
            Measure::Kept1 => "kept_1",
            Measure::Kept3 => "kept_3",
            Measure::Kept6 => "kept_6",
            Measure::Kept12 => "kept_12",
            Measure::Still => "still",
        }
    }

    pub fn from_key(key: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|m| m.key() == key)
    }
}

/// A signed change of a count: from `day` on, `change` more are so. The day it became known is the command's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Delta {
    pub measure: Measure,
    pub day: Day,
    pub change: i8,
}
