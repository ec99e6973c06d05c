//! What is known around members: who holds a number, who is like whom, which tasks are open.

use super::load::{corrupt, key16, region};
use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{CommandId, Day, MemberId, OfficeId, RegionCode, SubjectId};
use member::TaskKind;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

// Every command has one row of the audit, under an id that follows from its own: found without knowing its subject.
pub(super) static USED: Stmt = Stmt::new(
    "member.used",
    "select command_id, subject_id from audit where audit_id {in $1} and command_id is not null and subject_id is not null",
);
pub(super) static HOLDERS: Stmt = Stmt::new(
    "member.holders",
    "select c.nik_key, coalesce(p.merged_into, c.member_id) as member_id from nik_claim c \
     join person p on p.member_id = c.member_id where c.nik_key {in $1}",
);
pub(super) static ALIKE: Stmt = Stmt::new(
    "member.alike",
    "select m.match_key, coalesce(p.merged_into, p.member_id) as member_id, p.name, p.born, p.phone_key, p.home \
     from match_key m join person p on p.member_id = m.member_id where m.match_key {in $1}",
);
// Whoever was asked about once is not asked about again, decided or not.
pub(super) static ASKED: Stmt = Stmt::new(
    "member.asked",
    "select t.member_id, t.other_id, t.kind from task t \
     where t.member_id {in $1} and t.kind in ('duplicate', 'dispute') and t.other_id is not null",
);
pub(super) static NUMBERS: Stmt = Stmt::new(
    "member.numbers",
    "select c.official_number, coalesce(p.merged_into, c.member_id) as member_id from official_number_claim c \
     join person p on p.member_id = c.member_id where c.official_number {in_text $1}",
);
// Receipts only: one paper may be a registration and its receipt.
pub(super) static PAPERS: Stmt = Stmt::new(
    "member.papers",
    "select office_id, evidence_number, number from receipt where evidence_number {in_text $1}",
);
pub(super) static OPEN_TASKS: Stmt = Stmt::new(
    "member.open_tasks",
    "select t.member_id, t.command_id, t.kind, t.other_id from task t left join task_decision d on d.member_id = t.member_id \
     and d.task_command_id = t.command_id and d.task_kind = t.kind and (d.other_id is null or d.other_id = t.other_id) \
     where t.member_id {in $1} and d.command_id is null",
);

/// What the commands with these ids were about, where they were answered before.
pub async fn used(
    conn: &mut Conn,
    commands: &[CommandId],
) -> Result<HashMap<CommandId, SubjectId>, StoreError> {
    if commands.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Uuid> = commands.iter().map(|c| kernel::derived(c.0, "audit")).collect();
    let found: Vec<(Uuid, Uuid)> = conn.list(&USED, &[Arg::Ids(rows.into())]).await?;
    Ok(found.into_iter().map(|(c, s)| (CommandId(c), SubjectId(s))).collect())
}

/// Who holds these NIK.
pub async fn holders(conn: &mut Conn, keys: &[[u8; 16]]) -> Result<HashMap<[u8; 16], MemberId>, StoreError> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(Vec<u8>, Uuid)> = conn.list(&HOLDERS, &[Arg::Keys(keys.into())]).await?;
    found.into_iter().map(|(key, member)| Ok((key16("nik_claim", key)?, MemberId(member)))).collect()
}

/// Somebody who may be the same person: shares a match key.
#[derive(Clone, Debug)]
pub struct Alike {
    pub key: [u8; 16],
    pub member: MemberId,
    pub name: String,
    pub born: Day,
    pub phone_key: Option<[u8; 16]>,
    pub home: RegionCode,
}

#[derive(sqlx::FromRow)]
struct AlikeRow {
    match_key: Vec<u8>,
    member_id: Uuid,
    name: String,
    born: time::Date,
    phone_key: Option<Vec<u8>>,
    home: String,
}

/// Members that share one of the match keys.
pub async fn alike(conn: &mut Conn, keys: &[[u8; 16]]) -> Result<Vec<Alike>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<AlikeRow> = conn.list(&ALIKE, &[Arg::Keys(keys.into())]).await?;
    rows.into_iter()
        .map(|r| {
            Ok(Alike {
                key: key16("match_key", r.match_key)?,
                member: MemberId(r.member_id),
                name: r.name,
                born: Day(r.born),
                phone_key: r.phone_key.map(|k| key16("person", k)).transpose()?,
                home: region("person", &r.home)?,
            })
        })
        .collect()
}

/// Pairs about which a task was opened, under the one whose task it is.
pub async fn asked(
    conn: &mut Conn,
    members: &[Uuid],
) -> Result<HashSet<(TaskKind, MemberId, MemberId)>, StoreError> {
    if members.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<(Uuid, Uuid, String)> = conn.list(&ASKED, &[Arg::Ids(members.into())]).await?;
    let pair = |(a, b, kind): (Uuid, Uuid, String)| {
        let kind = TaskKind::from_key(&kind).ok_or_else(|| corrupt("task", &kind))?;
        Ok((kind, MemberId(a), MemberId(b)))
    };
    rows.into_iter().map(pair).collect()
}

/// The receipts already entered from these paper numbers, by office.
pub async fn papers(
    conn: &mut Conn,
    numbers: &[String],
) -> Result<HashMap<(OfficeId, String), String>, StoreError> {
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String, String)> = conn.list(&PAPERS, &[Arg::Texts(numbers.into())]).await?;
    Ok(rows.into_iter().map(|(office, paper, receipt)| ((OfficeId(office), paper), receipt)).collect())
}

/// Who holds these official numbers.
pub async fn numbers(conn: &mut Conn, numbers: &[String]) -> Result<HashMap<String, MemberId>, StoreError> {
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(String, Uuid)> = conn.list(&NUMBERS, &[Arg::Texts(numbers.into())]).await?;
    Ok(rows.into_iter().map(|(n, m)| (n, MemberId(m))).collect())
}

/// A task: the member, the command that opened it, its kind.
type TaskKey = (MemberId, CommandId, &'static str);

/// Tasks of these members that nobody has decided, with the other members they are about.
pub async fn open_tasks(
    conn: &mut Conn,
    members: &[Uuid],
) -> Result<HashMap<TaskKey, Vec<MemberId>>, StoreError> {
    let mut open: HashMap<TaskKey, Vec<MemberId>> = HashMap::new();
    if members.is_empty() {
        return Ok(open);
    }
    let rows: Vec<(Uuid, Uuid, String, Option<Uuid>)> =
        conn.list(&OPEN_TASKS, &[Arg::Ids(members.into())]).await?;
    for (member, command, kind, other) in rows {
        let kind = TaskKind::from_key(&kind).ok_or_else(|| corrupt("task", &kind))?;
        let others = open.entry((MemberId(member), CommandId(command), kind.key())).or_default();
        others.extend(other.map(MemberId));
    }
    Ok(open)
}
