use crate::{Contribution, Ending, Heir, Membership, Opening, Person, Receipt, Registration};
use kernel::{Day, Journal, MemberId, Note, ReceiptId, Refusal, Rupiah};
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
    pub receipt: Option<NewReceipt>,
    /// The receipt this command reverses.
    pub reverses: Option<ReceiptId>,
    pub journals: Vec<NewJournal>,
    pub credits: Vec<Credit>,
    pub tasks: Vec<Task>,
    /// What the tallies must add.
    pub deltas: Vec<Delta>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct NewReceipt {
    pub receipt: Receipt,
    pub payer: Payer,
    pub payer_name: Option<String>,
    /// The paper's or device's own number, where there was one.
    pub evidence_number: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JournalKind {
    Contribution,
    Reversal,
    /// Money kept for a decision.
    Held,
}

impl JournalKind {
    pub fn key(self) -> &'static str {
        match self {
            JournalKind::Contribution => "contribution",
            JournalKind::Reversal => "reversal",
            JournalKind::Held => "held",
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
}

impl Measure {
    pub const ALL: [Measure; 3] = [Measure::Registered, Measure::Paid, Measure::Standing];

    pub fn key(self) -> &'static str {
        match self {
            Measure::Registered => "registered",
            Measure::Paid => "paid",
            Measure::Standing => "standing",
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
