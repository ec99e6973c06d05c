//! Cash in hands and what was handed in, as pages tell it.

use super::Form;
use crate::ProposalKey;
use kernel::{ActorId, CommandId, Day, Instant, Rupiah, Zone};
use outreach::HandInState;
use uuid::Uuid;

/// The hands of an office, what waits for a word, and what was handed in lately.
#[derive(Clone, Debug)]
pub struct CashView {
    pub office: String,
    /// Most first; those that are empty last, by name.
    pub hands: Vec<HandRow>,
    /// In the till of the office.
    pub till: Rupiah,
    /// Nobody spoke yet, or the two do not agree. The oldest first.
    pub open: Vec<HandInLine>,
    pub latest: Vec<HandInLine>,
    pub may_count: bool,
    /// False where several offices are looked at together.
    pub one_office: bool,
}

#[derive(Clone, Debug)]
pub struct HandRow {
    pub actor: ActorId,
    pub name: String,
    pub office: String,
    pub held: Rupiah,
    pub since: Option<Day>,
    /// The reader's own hand: somebody else counts it.
    pub own: bool,
}

/// A hand-in on one line.
#[derive(Clone, Debug)]
pub struct HandInLine {
    pub id: Uuid,
    pub number: String,
    pub agent: String,
    pub clerk: String,
    pub office: String,
    pub on: Day,
    pub expected: Rupiah,
    pub counted: Rupiah,
    pub state: HandInState,
}

impl HandInLine {
    /// What is missing is above zero, what is over below it.
    pub fn short(&self) -> Rupiah {
        self.expected - self.counted
    }
}

/// Money about to be counted.
#[derive(Clone, Debug)]
pub struct CountView {
    pub agent: ActorId,
    pub name: String,
    pub office: String,
    pub held: Rupiah,
    pub since: Option<Day>,
    /// Receipts since the hand was last empty.
    pub own: bool,
    pub faces: Vec<Rupiah>,
    pub command: CommandId,
    pub form: Form,
}

/// One hand-in with everything said about it.
#[derive(Clone, Debug)]
pub struct HandInView {
    pub line: HandInLine,
    pub at: Instant,
    pub zone: Zone,
    pub pieces: Vec<(Rupiah, i64)>,
    pub reason: Option<String>,
    pub said: Vec<HandInSaid>,
    /// The reader brought it and may speak now.
    pub may_confirm: bool,
    /// The reader is a third who may let it stand; and whether they may undo it.
    pub may_stand: bool,
    pub may_undo: bool,
    /// What one person may undo alone, where this is above it.
    pub alone: Option<Rupiah>,
    pub waiting: Option<ProposalKey>,
    /// Whose page leads here.
    pub own: bool,
    pub command: CommandId,
    pub form: Form,
}

#[derive(Clone, Debug)]
pub struct HandInSaid {
    pub by: String,
    pub state: HandInState,
    pub reason: Option<String>,
    pub at: Instant,
}

/// The reader's own hand.
#[derive(Clone, Debug)]
pub struct MyCashView {
    pub held: Rupiah,
    pub since: Option<Day>,
    pub office: String,
    pub hand_ins: Vec<HandInLine>,
}
