//! Phones of the field: enrolled, heard, and what they sent.

use crate::bulk::Batch;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{ActorId, CommandId, Instant, OfficeId};
use std::collections::HashMap;
use uuid::Uuid;

/// The token a phone has now: the last it was given.
macro_rules! latest {
    () => {
        "coalesce((select x.session_hash from phone_token x where x.phone_id = p.phone_id \
         order by x.at desc limit 1), p.session_hash)"
    };
}
pub(crate) use latest;

// Whether its token still opens anything is a column, not a condition: a phone that was shut out is still heard. One
// that has a later token is not known by an earlier one: it signs in again, and nothing it brings is put aside.
static BY_SESSION: Stmt = Stmt::new(
    "phone.by_session",
    concat!(
        "select p.phone_id, p.actor_id, p.office_id, s.token_hash as session_hash, p.public_key, p.series, p.at, \
         s.revoked, s.expires from phone p join session s on s.token_hash = ",
        latest!(),
        " where s.token_hash = $1 and p.phone_id in (select phone_id from phone where session_hash = $1 \
         union all select phone_id from phone_token where session_hash = $1)"
    ),
);
static BY_KEY: Stmt = Stmt::new(
    "phone.by_key",
    concat!(
        "select p.phone_id, p.actor_id, p.office_id, s.token_hash as session_hash, p.public_key, p.series, p.at, \
         s.revoked, s.expires from phone p join session s on s.token_hash = ",
        latest!(),
        " where p.public_key = $1"
    ),
);
static ITEMS: Stmt = Stmt::new(
    "phone.items",
    "select seq, state, reason, hash, answer from phone_item where phone_id = $1 and seq between $2 and $3 order by seq",
);
static LAST: Stmt = Stmt::new(
    "phone.last",
    "select seq, state, hash, not_before from phone_item where phone_id = $1 order by seq desc limit 1",
);
static NUMBERS: Stmt = Stmt::new(
    "phone.numbers",
    "select evidence_number, kind, subject_id from phone_item where phone_id = $1 and evidence_number {in_text $2}",
);
static CARRIED: Stmt =
    Stmt::new("phone.carried", "select command_id, at from command where command_id {in $1}");
static PUT_ASIDE: Stmt = Stmt::new(
    "phone.put_aside",
    "select sealed_hash, seq, reason from phone_quarantine where phone_id = $1 and seq between $2 and $3",
);
/// How each phone of some devices stands: by the hash of its token.
static STANDING: Stmt = Stmt::new(
    "phone.standing",
    concat!(
        "select s.token_hash as session_hash, p.phone_id, p.series, s.label, s.revoked, s.seen, a.name, a.actor_id, \
         a.office_id, \
         (select coalesce(max(i.seq), 0) from phone_item i where i.phone_id = p.phone_id) as upto, \
         (select count(*) from phone_item i where i.phone_id = p.phone_id and i.odd is not null) as odd, \
         (select count(*) from phone_quarantine q where q.phone_id = p.phone_id and not exists (select 1 from \
         phone_aside_word w where w.phone_id = q.phone_id and w.seq = q.seq and w.sealed_hash = q.sealed_hash)) as aside, \
         (select max(i.at) from phone_item i where i.phone_id = p.phone_id) as heard \
         from phone p join actor a on a.actor_id = p.actor_id join session s on s.token_hash = ",
        latest!(),
        " where $1 or p.office_id {in $2} or p.actor_id = $3 order by p.series"
    ),
);
static REASONS: Stmt = Stmt::new(
    "phone.reasons",
    "select q.phone_id, q.reason, count(*) as n from phone_quarantine q join phone p on p.phone_id = q.phone_id \
     where ($1 or p.office_id {in $2} or p.actor_id = $3) and not exists (select 1 from phone_aside_word w \
     where w.phone_id = q.phone_id and w.seq = q.seq and w.sealed_hash = q.sealed_hash) group by q.phone_id, q.reason order by q.reason",
);

static RECEIPTS: Stmt =
    Stmt::new("phone.receipts", "select command_id, evidence_number, amount from receipt");

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&RECEIPTS, &BY_SESSION, &BY_KEY, &ITEMS, &LAST, &NUMBERS, &CARRIED, &PUT_ASIDE, &STANDING, &REASONS];

/// A phone, as the hash of its token or its key finds it.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct PhoneRow {
    pub phone_id: Uuid,
    pub actor_id: Uuid,
    pub office_id: Uuid,
    /// The hash of the token it has now.
    pub session_hash: Vec<u8>,
    pub public_key: Vec<u8>,
    pub series: String,
    pub at: Micros,
    pub revoked: bool,
    pub expires: Micros,
}

pub async fn by_session(conn: &mut Conn, token_hash: [u8; 32]) -> Result<Option<PhoneRow>, StoreError> {
    conn.find(&BY_SESSION, &[token_hash.into()]).await
}

/// The phone that has this signing key.
pub async fn by_key(conn: &mut Conn, public_key: &[u8]) -> Result<Option<PhoneRow>, StoreError> {
    conn.find(&BY_KEY, &[public_key.to_vec().into()]).await
}

/// A phone being enrolled.
pub struct NewPhone {
    pub id: Uuid,
    pub actor: ActorId,
    pub office: OfficeId,
    pub session_hash: [u8; 32],
    pub public_key: Vec<u8>,
    pub series: String,
    pub at: Instant,
}

pub async fn add(tx: &mut WriteTx, new: NewPhone) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::PHONE);
    batch.push([
        new.id.into(),
        new.actor.into(),
        new.office.into(),
        new.session_hash.into(),
        new.public_key.into(),
        new.series.into(),
        new.at.into(),
    ]);
    tx.insert(&batch).await
}

/// Gives a phone another token; the one it had finds it no more.
pub async fn again(
    tx: &mut WriteTx,
    phone: Uuid,
    session_hash: [u8; 32],
    at: Instant,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::PHONE_TOKEN);
    batch.push([session_hash.into(), phone.into(), at.into()]);
    tx.insert(&batch).await
}

/// A receipt, for holding a whole house against what phones did.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ReceiptOf {
    pub command_id: Uuid,
    pub evidence_number: Option<String>,
    pub amount: i64,
}

pub async fn receipts(conn: &mut Conn) -> Result<Vec<ReceiptOf>, StoreError> {
    conn.list(&RECEIPTS, &[]).await
}

/// What is kept under a running number.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ItemRow {
    pub seq: i64,
    pub state: String,
    pub reason: Option<String>,
    pub hash: Option<String>,
    pub answer: Option<String>,
}

pub async fn items(
    conn: &mut Conn,
    phone: Uuid,
    from: i64,
    until: i64,
) -> Result<HashMap<i64, ItemRow>, StoreError> {
    let rows: Vec<ItemRow> = conn.list(&ITEMS, &[phone.into(), from.into(), until.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.seq, row)).collect())
}

/// The last item of a phone: what the next one follows.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct LastRow {
    pub seq: i64,
    pub state: String,
    pub hash: Option<String>,
    pub not_before: Micros,
}

pub async fn last(conn: &mut Conn, phone: Uuid) -> Result<Option<LastRow>, StoreError> {
    conn.find(&LAST, &[phone.into()]).await
}

/// Numbers of receipts that a phone has used: number, kind of command, about whom.
pub async fn numbers(
    conn: &mut Conn,
    phone: Uuid,
    numbers: &[String],
) -> Result<Vec<(String, String, Uuid)>, StoreError> {
    conn.list(&NUMBERS, &[phone.into(), Arg::Texts(numbers.into())]).await
}

/// When commands were first answered, of those that were.
pub async fn carried(conn: &mut Conn, commands: &[Uuid]) -> Result<HashMap<CommandId, Instant>, StoreError> {
    let rows: Vec<(Uuid, Micros)> = conn.list(&CARRIED, &[Arg::Ids(commands.into())]).await?;
    Ok(rows.into_iter().map(|(id, at)| (CommandId(id), at.into())).collect())
}

/// What of these numbers was put aside: the hash of the sealed bytes, the number, and why.
pub async fn put_aside(
    conn: &mut Conn,
    phone: Uuid,
    from: i64,
    until: i64,
) -> Result<Vec<(String, i64, String)>, StoreError> {
    conn.list(&PUT_ASIDE, &[phone.into(), from.into(), until.into()]).await
}

/// An item to be kept.
pub struct NewItem {
    pub seq: i64,
    pub state: &'static str,
    pub reason: Option<&'static str>,
    pub hash: Option<String>,
    pub prev: Option<String>,
    pub kind: Option<&'static str>,
    pub command: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub evidence_number: Option<String>,
    pub odd: Option<String>,
    pub not_before: Instant,
    pub clock_at: Option<Instant>,
    pub answer: Option<String>,
}

/// An item to be put aside.
pub struct NewQuarantine {
    pub seq: i64,
    pub sealed_hash: String,
    pub reason: &'static str,
    pub sealed: Vec<u8>,
}

/// Keeps what a phone sent, and puts aside what is for a person.
pub async fn keep(
    tx: &mut WriteTx,
    phone: Uuid,
    items: Vec<NewItem>,
    aside: Vec<NewQuarantine>,
    at: Instant,
) -> Result<(), StoreError> {
    let mut kept = Batch::new(&tables::PHONE_ITEM);
    for item in items {
        kept.push([
            phone.into(),
            item.seq.into(),
            item.state.into(),
            item.reason.into(),
            item.hash.into(),
            item.prev.into(),
            item.kind.into(),
            item.command.into(),
            item.subject.into(),
            item.evidence_number.into(),
            item.odd.into(),
            item.not_before.into(),
            at.into(),
            item.clock_at.into(),
            item.answer.into(),
        ]);
    }
    let mut quarantine = Batch::new(&tables::PHONE_QUARANTINE);
    for item in aside {
        quarantine.push([
            phone.into(),
            item.seq.into(),
            item.sealed_hash.into(),
            item.reason.into(),
            item.sealed.into(),
            at.into(),
        ]);
    }
    if !kept.is_empty() {
        tx.insert(&kept).await?;
    }
    if !quarantine.is_empty() {
        tx.insert(&quarantine).await?;
    }
    Ok(())
}

/// How a phone stands.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct StandingRow {
    pub session_hash: Vec<u8>,
    pub phone_id: Uuid,
    pub series: String,
    pub label: String,
    pub revoked: bool,
    pub seen: Option<Micros>,
    pub name: String,
    pub actor_id: Uuid,
    pub office_id: Option<Uuid>,
    pub upto: i64,
    pub odd: i64,
    pub aside: i64,
    pub heard: Option<Micros>,
}

/// Phones of these offices, of all where none are named, or of one person.
pub async fn standing(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    own: ActorId,
) -> Result<Vec<StandingRow>, StoreError> {
    conn.list(&STANDING, &whose(offices, own)).await
}

/// Why things were put aside, by phone.
pub async fn reasons(
    conn: &mut Conn,
    offices: Option<Vec<Uuid>>,
    own: ActorId,
) -> Result<Vec<(Uuid, String, i64)>, StoreError> {
    conn.list(&REASONS, &whose(offices, own)).await
}

fn whose(offices: Option<Vec<Uuid>>, own: ActorId) -> [Arg<'static>; 3] {
    let everywhere = offices.is_none();
    [everywhere.into(), Arg::Ids(offices.unwrap_or_default().into()), own.into()]
}
