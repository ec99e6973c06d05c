//! One person's story: registrations as they were attested, receipts, heirs, reversals, who looked.

use crate::bulk::Batch;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, Store};
use crate::error::StoreError;
use crate::tables;
use kernel::{ActorId, Instant, MemberId};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) static REGISTRATIONS: Stmt = Stmt::new(
    "views.registrations",
    "select command_id, on_day, at, how_works, status, sector, occupations, income, programmes, payer, payer_name, \
     works_now, well_now, attested_by, attested_place, consent, activity_id, office_id, actor_id \
     from registration where member_id {in $1} order by at desc, command_id desc",
);
pub(super) static HEIRS: Stmt = Stmt::new(
    "views.heirs",
    "select h.name, h.relation, h.born from heir h where h.member_id {in $1} order by h.command_id desc, h.n limit 50",
);
/// The columns of a receipt with the months it bought, from `receipt r`.
macro_rules! receipts {
    ($name:literal, $where:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select r.member_id, r.receipt_id, r.number, r.command_id, r.amount, r.payer, r.payer_name, r.paid_on, \
                 r.at, r.office_id, r.actor_id, r.activity_id, r.signed, c.month, c.programme, c.amount as part \
                 from receipt r left join contribution c on c.member_id = r.member_id and c.receipt_id = r.receipt_id \
                 and c.command_id = r.command_id where ",
                $where,
                " order by r.at desc, r.receipt_id, c.month, c.programme"
            ),
        )
    };
}
pub(super) static RECEIPTS: Stmt = receipts!("views.receipts", "r.member_id {in $1}");
pub(super) static RECEIPT: Stmt = receipts!(
    "views.receipt",
    "r.number = $1 and r.member_id = (select member_id from receipt_claim where number = $1)"
);
pub(super) static REVERSALS: Stmt = Stmt::new(
    "views.reversals",
    "select v.receipt_id, v.reason, v.on_day, v.at, c.actor_id from reversal v \
     left join command c on c.subject_id {in $1} and c.command_id = v.command_id where v.member_id {in $1}",
);
pub(super) static ENDINGS: Stmt = Stmt::new(
    "views.endings",
    "select e.kind, e.on_day, e.told_by, e.at, c.actor_id, x.reason as annulled_because, x.at as annulled_at, \
     k.actor_id as annulled_by from ending e \
     left join command c on c.subject_id {in $1} and c.command_id = e.command_id \
     left join ending_annulment x on x.member_id = e.member_id and x.ending_command_id = e.command_id \
     left join command k on k.subject_id {in $1} and k.command_id = x.command_id where e.member_id {in $1}",
);
pub(super) static CORRECTIONS: Stmt = Stmt::new(
    "views.corrections",
    "select member_id, command_id, reason, before_sealed, after_sealed, on_day, actor_id, at from correction where member_id {in $1} \
     order by at desc, command_id desc",
);
pub(super) static DECISIONS: Stmt = Stmt::new(
    "views.decisions",
    "select task_kind, verdict, reason, actor_id, at from task_decision where member_id {in $1} and reason <> '' \
     order by at desc",
);
pub(super) static MERGES: Stmt = Stmt::new(
    "views.merges",
    "select m.dissolved_id, p.name, p.nik_sealed, m.reason, m.actor_id, m.at from member_merge m \
     join person p on p.member_id = m.dissolved_id where m.member_id = $1 order by m.at desc",
);
pub(super) static COMPLETIONS: Stmt = Stmt::new(
    "views.completions",
    "select kind, actor_id, at from command where subject_id {in $1} and kind in ('complete', 'photo') \
     and outcome <> 'refused' order by at desc",
);
// The newest first; the index leads with the subject.
pub(super) static LOOKS: Stmt = Stmt::new(
    "views.looks",
    "select actor_id, at from audit where subject_id = $1 and action {in_text $2} order by at desc limit $3",
);
pub(super) static ACTORS: Stmt =
    Stmt::new("views.actors", "select actor_id, name, office_id from actor where actor_id {in $1}");

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Registered {
    pub command_id: Uuid,
    pub on_day: time::Date,
    pub at: Micros,
    pub how_works: String,
    pub status: String,
    pub sector: String,
    pub occupations: String,
    pub income: i64,
    pub programmes: String,
    pub payer: String,
    pub payer_name: Option<String>,
    pub works_now: bool,
    pub well_now: bool,
    pub attested_by: String,
    pub attested_place: String,
    pub consent: bool,
    pub activity_id: Option<Uuid>,
    pub office_id: Uuid,
    pub actor_id: Uuid,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct HeirRow {
    pub name: String,
    pub relation: String,
    pub born: Option<time::Date>,
}

/// A receipt with what it bought: month, programme, rupiah.
#[derive(Clone, Debug)]
pub struct ReceiptRow {
    pub member: Uuid,
    pub id: Uuid,
    pub number: String,
    pub amount: i64,
    pub payer: String,
    pub payer_name: Option<String>,
    pub paid_on: time::Date,
    pub at: Instant,
    pub office: Uuid,
    pub actor: Uuid,
    pub activity: Option<Uuid>,
    pub signed: String,
    pub lines: Vec<(String, String, i64)>,
}

#[derive(sqlx::FromRow)]
struct ReceiptLine {
    member_id: Uuid,
    receipt_id: Uuid,
    number: String,
    amount: i64,
    payer: String,
    payer_name: Option<String>,
    paid_on: time::Date,
    at: Micros,
    office_id: Uuid,
    actor_id: Uuid,
    activity_id: Option<Uuid>,
    signed: String,
    month: Option<String>,
    programme: Option<String>,
    part: Option<i64>,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ReversalRow {
    pub receipt_id: Uuid,
    pub reason: String,
    pub on_day: time::Date,
    pub at: Micros,
    pub actor_id: Option<Uuid>,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct EndingRow {
    pub kind: String,
    pub on_day: time::Date,
    pub told_by: String,
    pub at: Micros,
    pub actor_id: Option<Uuid>,
    /// Why and when it was taken back, and by whom, where it was.
    pub annulled_because: Option<String>,
    pub annulled_at: Option<Micros>,
    pub annulled_by: Option<Uuid>,
}

/// Records that were made one by a merge, as seen from the one kept.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct MergeRow {
    pub dissolved_id: Uuid,
    pub name: String,
    pub nik_sealed: Vec<u8>,
    pub reason: String,
    pub actor_id: Uuid,
    pub at: Micros,
}

/// What a member's record took in, the last first.
pub async fn merges(conn: &mut Conn, member: MemberId) -> Result<Vec<MergeRow>, StoreError> {
    conn.list(&MERGES, &[member.into()]).await
}

/// Registrations with their attestations, newest first.
pub async fn registrations(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<Registered>, StoreError> {
    conn.list(&REGISTRATIONS, &[Arg::Ids(records.into())]).await
}

pub async fn heirs(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<HeirRow>, StoreError> {
    conn.list(&HEIRS, &[Arg::Ids(records.into())]).await
}

/// All receipts of a member, newest first.
pub async fn receipts(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<ReceiptRow>, StoreError> {
    Ok(gathered(conn.list(&RECEIPTS, &[Arg::Ids(records.into())]).await?))
}

/// The receipt of a number.
pub async fn receipt(conn: &mut Conn, number: &str) -> Result<Option<ReceiptRow>, StoreError> {
    Ok(gathered(conn.list(&RECEIPT, &[number.to_owned().into()]).await?).pop())
}

fn gathered(lines: Vec<ReceiptLine>) -> Vec<ReceiptRow> {
    let mut receipts: Vec<ReceiptRow> = Vec::new();
    for line in lines {
        let bought = line.month.zip(line.programme).zip(line.part).map(|((m, p), a)| (m, p, a));
        match receipts.last_mut() {
            Some(last) if last.id == line.receipt_id => last.lines.extend(bought),
            _ => receipts.push(ReceiptRow {
                member: line.member_id,
                id: line.receipt_id,
                number: line.number,
                amount: line.amount,
                payer: line.payer,
                payer_name: line.payer_name,
                paid_on: line.paid_on,
                at: line.at.into(),
                office: line.office_id,
                actor: line.actor_id,
                activity: line.activity_id,
                signed: line.signed,
                lines: bought.into_iter().collect(),
            }),
        }
    }
    receipts
}

pub async fn reversals(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<ReversalRow>, StoreError> {
    conn.list(&REVERSALS, &[Arg::Ids(records.into())]).await
}

pub async fn endings(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<EndingRow>, StoreError> {
    conn.list(&ENDINGS, &[Arg::Ids(records.into())]).await
}

/// Actions under which a look at a person is kept.
pub const LOOKED: [&str; 4] = ["view_member", "view_coverage", "view_receipt", "view_photo"];

/// Who looked at a person last, and when.
pub async fn looks(
    conn: &mut Conn,
    member: MemberId,
    most: i64,
) -> Result<Vec<(ActorId, Instant)>, StoreError> {
    let actions: Vec<String> = LOOKED.iter().map(|a| (*a).to_owned()).collect();
    let rows: Vec<(Uuid, Micros)> =
        conn.list(&LOOKS, &[member.into(), Arg::Texts(actions.into()), most.into()]).await?;
    Ok(rows.into_iter().map(|(actor, at)| (ActorId(actor), at.into())).collect())
}

/// Names and offices of actors.
pub async fn actors(
    conn: &mut Conn,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, (String, Option<Uuid>)>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String, Option<Uuid>)> = conn.list(&ACTORS, &[Arg::Ids(ids.into())]).await?;
    Ok(rows.into_iter().map(|(id, name, office)| (id, (name, office))).collect())
}

/// One look at a person's data, or at a list of people.
#[derive(Clone, Debug)]
pub struct Look {
    pub id: Uuid,
    pub at: Instant,
    pub actor: ActorId,
    /// Nobody in particular: a list.
    pub member: Option<MemberId>,
    pub action: &'static str,
    /// What the list was, as JSON.
    pub detail: Option<String>,
}

/// Keeps many looks at once.
pub async fn keep_looks(store: &Store, looks: &[Look]) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::AUDIT);
    for look in looks {
        batch.push([
            look.id.into(),
            look.at.into(),
            look.actor.into(),
            look.action.into(),
            look.member.into(),
            crate::Cell::Null,
            look.detail.clone().into(),
        ]);
    }
    let mut tx = store.begin().await?;
    tx.insert(&batch).await?;
    tx.commit().await
}

/// What was corrected; the values are sealed.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct CorrectionRow {
    pub member_id: Uuid,
    pub command_id: Uuid,
    pub reason: String,
    pub before_sealed: Vec<u8>,
    pub after_sealed: Vec<u8>,
    pub on_day: time::Date,
    pub actor_id: Uuid,
    pub at: Micros,
}

/// A task of the work-list that somebody decided.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct DecisionRow {
    pub task_kind: String,
    pub verdict: String,
    pub reason: String,
    pub actor_id: Uuid,
    pub at: Micros,
}

pub async fn corrections(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<CorrectionRow>, StoreError> {
    conn.list(&CORRECTIONS, &[Arg::Ids(records.into())]).await
}

pub async fn decisions(conn: &mut Conn, records: &[Uuid]) -> Result<Vec<DecisionRow>, StoreError> {
    conn.list(&DECISIONS, &[Arg::Ids(records.into())]).await
}

/// Who completed the form, and when.
/// What followed a registration: its kind (`complete` or `photo`), by whom and when.
pub async fn completions(
    conn: &mut Conn,
    records: &[Uuid],
) -> Result<Vec<(String, Uuid, Instant)>, StoreError> {
    let rows: Vec<(String, Uuid, Micros)> = conn.list(&COMPLETIONS, &[Arg::Ids(records.into())]).await?;
    Ok(rows.into_iter().map(|(kind, actor, at)| (kind, actor, at.into())).collect())
}
