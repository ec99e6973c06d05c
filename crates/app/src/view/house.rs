//! The house itself: keys, jobs, copies; and the rules of the scheme.

use kernel::{Arg, Day, Instant, Note, Zone};

/// Which keys there are, and nothing secret of them.
#[derive(Clone, Debug)]
pub struct KeysView {
    pub fingerprint: String,
    pub created: Day,
    pub signing: Vec<SigningKeyLine>,
    /// What may be published, as one text to copy.
    pub public_json: String,
}

#[derive(Clone, Debug)]
pub struct SigningKeyLine {
    pub kid: String,
    pub created: Day,
    /// New receipts are signed with it; the others only check older ones.
    pub current: bool,
    pub spki_base64: String,
}

/// What runs by itself, how it stands, and what to do where it does not move.
#[derive(Clone, Debug)]
pub struct JobsView {
    pub at: Instant,
    pub zone: Zone,
    pub jobs: Vec<JobLine>,
}

#[derive(Clone, Debug)]
pub struct JobLine {
    pub what: Note,
    pub good: bool,
    pub state: Note,
    /// A moment that belongs to the state.
    pub since: Option<Instant>,
    pub todo: Option<Note>,
}

/// Copies of the database.
#[derive(Clone, Debug)]
pub struct BackupView {
    pub zone: Zone,
    /// Where they are put; nothing where copies are the server's matter.
    pub folder: Option<String>,
    /// The server's own command, on PostgreSQL.
    pub command: Option<String>,
    /// Since when, and how many of how many bytes.
    pub running: Option<(Instant, u64, u64)>,
    pub failed: Option<(Instant, Note)>,
    pub copies: Vec<BackupLine>,
    /// Days since the last good one.
    pub days_since: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct BackupLine {
    pub name: String,
    pub bytes: u64,
    /// What was found when it was made; nothing for a file that nobody compared.
    pub found: Option<BackupFound>,
}

#[derive(Clone, Debug)]
pub struct BackupFound {
    pub made_at: Instant,
    pub sha256: String,
    pub members: i64,
    pub commands: i64,
    pub links: i64,
}

/// The rules in force on a day, and how they came to be so.
#[derive(Clone, Debug)]
pub struct SchemeView {
    pub title: scheme::Name,
    pub version: String,
    pub form: super::Form,
    pub on: Day,
    pub first: Day,
    pub groups: Vec<SchemeGroup>,
    pub rules: i64,
    pub unconfirmed: i64,
    pub steps: Vec<SchemeStep>,
}

/// Rows of one kind: `rate`, `relief`, `setting` …
#[derive(Clone, Debug)]
pub struct SchemeGroup {
    pub kind: String,
    pub rows: Vec<SchemeRow>,
}

#[derive(Clone, Debug)]
pub struct SchemeRow {
    pub id: String,
    pub said: Note,
    /// What the sentence is about, each a word or a code.
    pub of: Vec<Arg>,
    pub name: Option<scheme::Name>,
    pub source: String,
    pub confirmed: bool,
    pub question: Option<String>,
    pub from: Day,
    pub until: Option<Day>,
}

/// What changed on a day, the old beside the new.
#[derive(Clone, Debug)]
pub struct SchemeStep {
    pub on: Day,
    pub ahead: bool,
    pub changes: Vec<(Option<SchemeRow>, Option<SchemeRow>)>,
}
