//! What was put aside of phones for a person to decide, and what was decided.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::phone::{PhoneRow, latest};
use crate::tables;
use kernel::{CommandId, Instant, OfficeId};
use std::collections::HashSet;
use uuid::Uuid;

/// An item put aside, with its phone, its owner, and what was decided.
macro_rules! asides {
    ($name:literal, $($rest:literal),+) => {
        Stmt::new(
            $name,
            concat!(
                "select q.phone_id, q.seq, q.sealed_hash, q.reason, q.sealed, q.at, p.series, p.office_id, p.actor_id, \
                 a.name as person, i.not_before, w.verdict, w.reason as said, w.at as decided_at, d.name as decided_by \
                 from phone_quarantine q join phone p on p.phone_id = q.phone_id join actor a on a.actor_id = p.actor_id \
                 left join phone_item i on i.phone_id = q.phone_id and i.seq = q.seq \
                 left join phone_aside_word w on w.phone_id = q.phone_id and w.seq = q.seq and w.sealed_hash = q.sealed_hash \
                 left join actor d on d.actor_id = w.actor_id ",
                $($rest),+
            ),
        )
    };
}

// Oldest first; of one phone in the order of its numbers.
static OPEN: Stmt = asides!(
    "aside.open",
    "where w.command_id is null and ($1 or p.office_id {in $2}) order by q.at, q.phone_id, q.seq limit $3"
);
static DECIDED: Stmt = asides!(
    "aside.decided",
    "where w.command_id is not null and ($1 or p.office_id {in $2}) order by w.at desc, q.phone_id, q.seq limit $3"
);
static ONE: Stmt = asides!("aside.one", "where q.phone_id = $1 and q.seq = $2 and q.sealed_hash = $3");
static WORDS: Stmt = Stmt::new(
    "aside.words",
    "select phone_id, seq, sealed_hash from phone_aside_word where phone_id {in $1}",
);
static COUNT: Stmt = Stmt::new(
    "aside.count",
    "select count(*) as n, min(q.at) as oldest from phone_quarantine q join phone p on p.phone_id = q.phone_id \
     left join phone_aside_word w on w.phone_id = q.phone_id and w.seq = q.seq and w.sealed_hash = q.sealed_hash \
     where w.command_id is null and ($1 or p.office_id {in $2})",
);
// What of one phone still waits: the phone itself is told, so that the cash in its holder's hand is right. Money that was
// refused waits until a receipt carries its number.
static OF_PHONE: Stmt = Stmt::new(
    "aside.of_phone",
    "select q.seq from phone_quarantine q left join phone_aside_word w on w.phone_id = q.phone_id and w.seq = q.seq \
     and w.sealed_hash = q.sealed_hash where q.phone_id = $1 and w.command_id is null \
     union select i.seq from phone_item i where i.phone_id = $1 and i.state = 'refused' and i.kind = 'pay' \
     and not exists (select 1 from receipt r where r.evidence_number = i.evidence_number) order by 1",
);
// Money that phones took and the house refused, and that nobody has entered under its number since.
static REFUSED: Stmt = Stmt::new(
    "aside.refused",
    "select i.phone_id, i.seq, i.evidence_number, i.answer, i.at, p.series, p.actor_id, a.name as person from phone_item i \
     join phone p on p.phone_id = i.phone_id join actor a on a.actor_id = p.actor_id \
     where i.state = 'refused' and i.kind = 'pay' and ($1 or p.office_id {in $2}) \
     and not exists (select 1 from receipt r where r.evidence_number = i.evidence_number) \
     order by i.at, i.phone_id, i.seq limit $3",
);
static PHONE: Stmt = Stmt::new(
    "aside.phone",
    concat!(
        "select p.phone_id, p.actor_id, p.office_id, s.token_hash as session_hash, p.public_key, p.series, p.at, \
         s.revoked, s.expires from phone p join session s on s.token_hash = ",
        latest!(),
        " where p.phone_id = $1"
    ),
);

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&OPEN, &DECIDED, &ONE, &WORDS, &COUNT, &OF_PHONE, &REFUSED, &PHONE];

/// An item that was put aside.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct AsideRow {
    pub phone_id: Uuid,
    pub seq: i64,
    pub sealed_hash: String,
    pub reason: String,
    pub sealed: Vec<u8>,
    /// When it arrived.
    pub at: Micros,
    pub series: String,
    pub office_id: Uuid,
    pub actor_id: Uuid,
    pub person: String,
    /// The earliest it can have been written, of the number it came under.
    pub not_before: Option<Micros>,
    pub verdict: Option<String>,
    pub said: Option<String>,
    pub decided_at: Option<Micros>,
    pub decided_by: Option<String>,
}

fn whose(offices: Option<Vec<Uuid>>) -> [Arg<'static>; 2] {
    let everywhere = offices.is_none();
    [everywhere.into(), Arg::Ids(offices.unwrap_or_default().into())]
}

/// What waits at these offices, or at all where none are named.
pub async fn open(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    most: i64,
) -> Result<Vec<AsideRow>, StoreError> {
    let [everywhere, offices] = whose(offices);
    conn.list(&OPEN, &[everywhere, offices, most.into()]).await
}

/// What was decided, the latest first.
pub async fn decided(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    most: i64,
) -> Result<Vec<AsideRow>, StoreError> {
    let [everywhere, offices] = whose(offices);
    conn.list(&DECIDED, &[everywhere, offices, most.into()]).await
}

pub async fn one(
    conn: &mut Conn,
    phone: Uuid,
    seq: i64,
    sealed_hash: &str,
) -> Result<Option<AsideRow>, StoreError> {
    conn.find(&ONE, &[phone.into(), seq.into(), sealed_hash.to_owned().into()]).await
}

/// What was decided of these phones: phone, number, hash of the sealed bytes.
pub async fn words(conn: &mut Conn, phones: Vec<Uuid>) -> Result<HashSet<(Uuid, i64, String)>, StoreError> {
    if phones.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<(Uuid, i64, String)> = conn.list(&WORDS, &[Arg::Ids(phones.into())]).await?;
    Ok(rows.into_iter().collect())
}

/// How many wait at these offices, and since when the oldest.
pub async fn count(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
) -> Result<(i64, Option<Instant>), StoreError> {
    let [everywhere, offices] = whose(offices);
    let found: Option<(i64, Option<Micros>)> = conn.find(&COUNT, &[everywhere, offices]).await?;
    Ok(found.map_or((0, None), |(n, oldest)| (n, oldest.map(Into::into))))
}

/// The numbers of one phone that still wait.
pub async fn of_phone(conn: &mut Conn, phone: Uuid) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<(i64,)> = conn.list(&OF_PHONE, &[phone.into()]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Money of a phone that the house refused.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct RefusedRow {
    pub phone_id: Uuid,
    pub seq: i64,
    pub evidence_number: Option<String>,
    /// As JSON, with the refusal.
    pub answer: Option<String>,
    pub at: Micros,
    pub series: String,
    pub actor_id: Uuid,
    pub person: String,
}

/// Money that was refused and not entered since, the oldest first.
pub async fn refused(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    most: i64,
) -> Result<Vec<RefusedRow>, StoreError> {
    let [everywhere, offices] = whose(offices);
    conn.list(&REFUSED, &[everywhere, offices, most.into()]).await
}

/// A phone by its id.
pub async fn phone(conn: &mut Conn, id: Uuid) -> Result<Option<PhoneRow>, StoreError> {
    conn.find(&PHONE, &[id.into()]).await
}

/// A decision about to be kept.
pub struct NewWord {
    pub phone: Uuid,
    pub seq: i64,
    pub sealed_hash: String,
    /// `release`, `drop`.
    pub verdict: &'static str,
    pub released: Option<CommandId>,
    pub reason: String,
}

impl Group {
    pub fn aside_word(&mut self, new: NewWord, by: By) {
        self.push(
            &tables::PHONE_ASIDE_WORD,
            [
                new.phone.into(),
                new.seq.into(),
                new.sealed_hash.into(),
                by.command.into(),
                new.verdict.into(),
                new.released.into(),
                new.reason.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }
}

/// The office that looks after a phone.
impl AsideRow {
    pub fn office(&self) -> OfficeId {
        OfficeId(self.office_id)
    }
}
