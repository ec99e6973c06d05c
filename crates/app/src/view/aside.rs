//! What phones sent and nobody believed, and the saved file of a phone, as pages tell them.

use super::Form;
use crate::ProposalKey;
use kernel::{Arg, CommandId, Instant, MemberId, Note, Rupiah, Zone};
use uuid::Uuid;

/// The work-list of items that were put aside.
#[derive(Clone, Debug)]
pub struct AsidesView {
    /// The oldest first.
    pub open: Vec<AsideLine>,
    pub decided: Vec<AsideLine>,
    /// Money that was refused, and is in its holder's hand all the same.
    pub refused: Vec<RefusedMoney>,
    pub zone: Zone,
    pub form: Form,
}

/// Money that a phone took and the house could not take in as it was written.
#[derive(Clone, Debug)]
pub struct RefusedMoney {
    pub person: String,
    pub series: String,
    pub number: String,
    pub at: Instant,
    pub why: Option<Note>,
}

/// One item on one line.
#[derive(Clone, Debug)]
pub struct AsideLine {
    pub phone: Uuid,
    pub seq: i64,
    pub sealed_hash: String,
    /// Whose phone.
    pub person: String,
    pub series: String,
    /// Why it was put aside: a word.
    pub reason: &'static str,
    pub at: Instant,
    /// What can be read of it.
    pub glance: Option<Glance>,
    pub decided: Option<AsideDecided>,
}

/// What an item is about, as far as it opens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Glance {
    /// A word: registration, payment …
    pub kind: String,
    pub name: Option<String>,
    /// Where the person is on record.
    pub member: Option<MemberId>,
    pub amount: Option<Rupiah>,
    /// The number of the receipt or form.
    pub number: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AsideDecided {
    pub released: bool,
    pub by: String,
    pub at: Instant,
    pub reason: String,
}

/// One item, laid out so that a person can decide.
#[derive(Clone, Debug)]
pub struct AsideView {
    pub line: AsideLine,
    pub zone: Zone,
    /// Label and value: NIK by its last digits.
    pub facts: Vec<(&'static str, Arg)>,
    /// It opens, is the phone's own, and was not done before.
    pub may_release: bool,
    /// What one person may release alone, where this is above it.
    pub alone: Option<Rupiah>,
    pub waiting: Option<ProposalKey>,
    /// The reader's own phone: somebody else decides.
    pub own: bool,
    pub command: CommandId,
    pub form: Form,
}

/// What the saved file of a phone led to.
#[derive(Clone, Debug)]
pub struct FileView {
    pub person: String,
    pub series: String,
    pub revoked: bool,
    /// Items in the file, and those among them that were here before.
    pub items: i64,
    pub before: i64,
    pub missing: Vec<i64>,
    pub lines: Vec<FileLine>,
    /// So many of them wait for a person now.
    pub aside: i64,
}

#[derive(Clone, Debug)]
pub struct FileLine {
    pub seq: i64,
    pub glance: Option<Glance>,
    /// A word.
    pub state: &'static str,
    /// What was said, in the order it was said.
    pub notes: Vec<Note>,
    pub member: Option<MemberId>,
}
