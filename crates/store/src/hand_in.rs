//! Cash handed in at offices, and what was said about it.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use kernel::{Account, ActorId, CommandId, Day, Journal, OfficeId, Rupiah, derived};
use outreach::{HandInState, HandInWord, HandedIn};
use std::collections::HashMap;
use uuid::Uuid;

/// A hand-in with its words, and the names of those who counted and brought it.
macro_rules! hand_ins {
    ($name:literal, $($rest:literal),+) => {
        Stmt::new(
            $name,
            concat!(
                "select h.hand_in_id, h.command_id, h.number, h.agent_id, h.office_id, h.expected, h.counted, h.pieces, \
                 h.reason, h.on_day, h.actor_id, h.at, a.name as agent, c.name as clerk from hand_in h \
                 left join actor a on a.actor_id = h.agent_id left join actor c on c.actor_id = h.actor_id ",
                $($rest),+
            ),
        )
    };
}

static SOME: Stmt = hand_ins!("hand_in.some", "where h.hand_in_id {in $1}");
// The latest of some offices, or of all.
static LATEST: Stmt = hand_ins!(
    "hand_in.latest",
    "where ($1 or h.office_id {in $2}) order by h.at desc, h.hand_in_id desc limit $3"
);
// Those without the word that ends the matter: nobody spoke, or the last word is a dispute. Oldest first.
static OPEN: Stmt = hand_ins!(
    "hand_in.open",
    "where ($1 or h.office_id {in $2}) and coalesce((select w.word from hand_in_word w where w.hand_in_id = h.hand_in_id \
     order by w.n desc limit 1), 'dispute') = 'dispute' order by h.at, h.hand_in_id limit $3"
);
static OF_AGENT: Stmt =
    hand_ins!("hand_in.of_agent", "where h.agent_id = $1 order by h.at desc, h.hand_in_id desc limit $2");
static WORDS: Stmt = Stmt::new(
    "hand_in.words",
    "select w.hand_in_id, w.n, w.command_id, w.word, w.reason, w.actor_id, a.name, w.at from hand_in_word w \
     left join actor a on a.actor_id = w.actor_id where w.hand_in_id {in $1} order by w.hand_in_id, w.n",
);
static HANDS: Stmt = Stmt::new(
    "hand_in.hands",
    "select a.actor_id, a.office_id, cast(coalesce((select sum(j.amount) from journal_entry j where \
     j.account in ('agent_cash', 'branch_cash') and j.owner_id = a.actor_id), 0) as {int}) as held \
     from actor a where a.actor_id {in $1}",
);

// Everybody of these offices who can hold cash, with what is in their hands: most first.
static AT_OFFICES: Stmt = Stmt::new(
    "hand_in.at_offices",
    "select x.actor_id, x.name, x.office_id, x.held from (select a.actor_id, a.name, a.office_id, a.active, a.role, \
     cast(coalesce((select sum(j.amount) from journal_entry j where j.account in ('agent_cash', 'branch_cash') \
     and j.owner_id = a.actor_id), 0) as {int}) as held from actor a where ($1 or a.office_id {in $2})) x \
     where x.held <> 0 or (x.active and x.role in ('agent', 'marketing', 'clerk')) \
     order by x.held desc, x.name, x.actor_id limit 500",
);
static TILLS: Stmt = Stmt::new(
    "hand_in.tills",
    "select cast(coalesce(sum(j.amount), 0) as {int}) as held from journal_entry j \
     where j.account = 'branch_cash' and ($1 or j.owner_id {in $2})",
);

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&SOME, &LATEST, &OPEN, &OF_AGENT, &WORDS, &HANDS, &AT_OFFICES, &TILLS];

/// A hand-in as it is kept.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct HandInRow {
    pub hand_in_id: Uuid,
    pub command_id: Uuid,
    pub number: String,
    pub agent_id: Uuid,
    pub office_id: Uuid,
    pub expected: i64,
    pub counted: i64,
    /// Face value and number of pieces, as JSON.
    pub pieces: String,
    pub reason: Option<String>,
    pub on_day: time::Date,
    /// Who counted.
    pub actor_id: Uuid,
    pub at: Micros,
    pub agent: Option<String>,
    pub clerk: Option<String>,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct WordRow {
    pub hand_in_id: Uuid,
    pub n: i64,
    pub command_id: Uuid,
    pub word: String,
    pub reason: Option<String>,
    pub actor_id: Uuid,
    pub name: Option<String>,
    pub at: Micros,
}

/// A hand-in with everything that was said about it, in order.
#[derive(Clone, Debug)]
pub struct HandInKept {
    pub row: HandInRow,
    pub words: Vec<WordRow>,
}

impl HandInKept {
    pub fn state(&self) -> HandInState {
        HandInState::of(self.words.iter().filter_map(|w| HandInWord::from_key(&w.word)))
    }

    /// As decisions see it.
    pub fn facts(&self) -> HandedIn {
        HandedIn {
            command: CommandId(self.row.command_id),
            number: self.row.number.clone(),
            agent: ActorId(self.row.agent_id),
            office: OfficeId(self.row.office_id),
            counted: Rupiah(self.row.counted),
            counted_by: ActorId(self.row.actor_id),
            state: self.state(),
        }
    }

    /// Face value and number of pieces.
    pub fn pieces(&self) -> Result<Vec<(i64, i64)>, StoreError> {
        let corrupt = |e: serde_json::Error| StoreError::Corrupt { table: "hand_in", what: e.to_string() };
        serde_json::from_str(&self.row.pieces).map_err(corrupt)
    }
}

async fn with_words(conn: &mut Conn, rows: Vec<HandInRow>) -> Result<Vec<HandInKept>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.hand_in_id).collect();
    let mut words: HashMap<Uuid, Vec<WordRow>> = HashMap::new();
    for word in conn.list::<WordRow>(&WORDS, &[Arg::Ids(ids.into())]).await? {
        words.entry(word.hand_in_id).or_default().push(word);
    }
    let kept = |row: HandInRow| HandInKept { words: words.remove(&row.hand_in_id).unwrap_or_default(), row };
    Ok(rows.into_iter().map(kept).collect())
}

pub async fn some(conn: &mut Conn, ids: Vec<Uuid>) -> Result<Vec<HandInKept>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = conn.list(&SOME, &[Arg::Ids(ids.into())]).await?;
    with_words(conn, rows).await
}

/// The latest of these offices, or of all where none are named.
pub async fn latest(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    most: i64,
) -> Result<Vec<HandInKept>, StoreError> {
    let everywhere = offices.is_none();
    let offices = Arg::Ids(offices.unwrap_or_default().into());
    let rows = conn.list(&LATEST, &[everywhere.into(), offices, most.into()]).await?;
    with_words(conn, rows).await
}

/// Those that wait for a word or are disputed, the oldest first.
pub async fn open(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    most: i64,
) -> Result<Vec<HandInKept>, StoreError> {
    let everywhere = offices.is_none();
    let offices = Arg::Ids(offices.unwrap_or_default().into());
    let rows = conn.list(&OPEN, &[everywhere.into(), offices, most.into()]).await?;
    with_words(conn, rows).await
}

/// What one person handed in, the latest first.
pub async fn of_agent(conn: &mut Conn, agent: ActorId, most: i64) -> Result<Vec<HandInKept>, StoreError> {
    let rows = conn.list(&OF_AGENT, &[agent.into(), most.into()]).await?;
    with_words(conn, rows).await
}

/// The office of some people and what the journals say is in their hands.
pub async fn hands(conn: &mut Conn, actors: Vec<Uuid>) -> Result<Vec<(Uuid, Option<Uuid>, i64)>, StoreError> {
    if actors.is_empty() {
        return Ok(Vec::new());
    }
    conn.list(&HANDS, &[Arg::Ids(actors.into())]).await
}

/// Somebody who can hold cash.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct HandRow {
    pub actor_id: Uuid,
    pub name: String,
    pub office_id: Option<Uuid>,
    pub held: i64,
}

/// Everybody of these offices, or of all where none are named, who holds cash or can.
pub async fn at_offices(conn: &mut Conn, offices: Option<Vec<Uuid>>) -> Result<Vec<HandRow>, StoreError> {
    let everywhere = offices.is_none();
    conn.list(&AT_OFFICES, &[everywhere.into(), Arg::Ids(offices.unwrap_or_default().into())]).await
}

/// Rupiah in the tills of these offices.
pub async fn tills(conn: &mut Conn, offices: Option<Vec<Uuid>>) -> Result<i64, StoreError> {
    let everywhere = offices.is_none();
    let offices = Arg::Ids(offices.unwrap_or_default().into());
    let found: Option<(i64,)> = conn.find(&TILLS, &[everywhere.into(), offices]).await?;
    Ok(found.map_or(0, |f| f.0))
}

/// A hand-in about to be kept.
pub struct NewHandIn {
    pub number: String,
    pub agent: ActorId,
    pub expected: Rupiah,
    pub counted: Rupiah,
    pub pieces: Vec<(i64, i64)>,
    pub reason: String,
    pub on: Day,
}

impl Group {
    pub fn hand_in(&mut self, id: Uuid, new: NewHandIn, by: By) {
        // Pairs of numbers always have a JSON form.
        let pieces = serde_json::to_string(&new.pieces).unwrap_or_default();
        self.push(
            &tables::HAND_IN,
            [
                id.into(),
                by.command.into(),
                new.number.into(),
                new.agent.into(),
                by.office.into(),
                new.expected.into(),
                new.counted.into(),
                pieces.into(),
                Some(new.reason).filter(|reason| !reason.is_empty()).into(),
                new.on.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    pub fn hand_in_word(&mut self, id: Uuid, n: i64, word: HandInWord, reason: &str, on: Day, by: By) {
        self.push(
            &tables::HAND_IN_WORD,
            [
                id.into(),
                n.into(),
                by.command.into(),
                word.key().into(),
                Some(reason.to_owned()).filter(|reason| !reason.is_empty()).into(),
                on.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    /// Cash that went from a hand to a till, or back. It lies beside what it is about, as every journal does.
    pub fn cash_moved(&mut self, id: Uuid, kind: &'static str, on: Day, journal: &Journal, by: By) {
        let journal_id = derived(by.command.0, "journal 0");
        for (n, entry) in journal.entries().iter().enumerate() {
            let account: &Account = &entry.account;
            self.push(
                &tables::JOURNAL_ENTRY,
                [
                    id.into(),
                    journal_id.into(),
                    (n as i64).into(),
                    by.command.into(),
                    kind.into(),
                    on.into(),
                    account.name().into(),
                    account.owner().into(),
                    entry.amount_rupiah.into(),
                    by.at.into(),
                ],
            );
        }
    }
}
