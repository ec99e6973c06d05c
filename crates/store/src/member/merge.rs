//! Two records of one person made one: the rows of either side, and where the record that went leads from then on.

use super::save::{By, Group};
use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{CommandId, Instant, MemberId, MembershipId, RegionCode};
use member::{Dissolved, Effects, TaskKind};
use std::collections::HashMap;
use uuid::Uuid;

// Both have been locked by `lock_people` in the same transaction.
pub(super) static LEAD: Stmt = Stmt::new(
    "merge.lead",
    "update person set merged_into = $2 where member_id = $1 and merged_into is null",
);
pub(super) static ABSORB: Stmt =
    Stmt::new("merge.absorb", "update person set absorbed = true where member_id = $1");
// Who is somebody else now stands nowhere of their own.
pub(super) static FALL: Stmt = Stmt::new("merge.fall", "delete from standing where member_id = $1");
pub(super) static TAKEN_IN: Stmt = Stmt::new(
    "merge.taken_in",
    "select member_id, dissolved_id, at from member_merge where member_id {in $1} order by at, command_id",
);
pub(super) static GONE: Stmt =
    Stmt::new("merge.gone", "select member_id, into_id, at from dissolution where member_id {in $1}");
// The last word about each pair; what was decided before decisions named anybody stands for its command's tasks.
pub(super) static JUDGED: Stmt = Stmt::new(
    "merge.judged",
    "select d.member_id, t.other_id, d.verdict from task_decision d join task t on t.member_id = d.member_id \
     and t.command_id = d.task_command_id and t.kind = d.task_kind and (d.other_id is null or d.other_id = t.other_id) \
     where d.member_id {in $1} and t.other_id is not null and d.task_kind in ('duplicate', 'dispute') order by d.at",
);

/// Two records made one, as it is kept.
#[derive(Clone, Debug)]
pub struct NewMerge<'a> {
    pub kept: MemberId,
    pub dissolved: MemberId,
    /// The command of the dissolved side.
    pub gone: CommandId,
    pub reason: &'a str,
    pub right_nik: Option<&'static str>,
    /// The institution's number that the kept membership had not.
    pub number: Option<(MembershipId, String)>,
}

impl Group {
    pub fn merged(&mut self, merge: NewMerge<'_>, by: By) {
        let NewMerge { kept, dissolved, gone, reason, right_nik, number } = merge;
        self.push(
            &tables::MEMBER_MERGE,
            [
                kept.into(),
                dissolved.into(),
                by.command.into(),
                gone.into(),
                reason.to_owned().into(),
                right_nik.map(str::to_owned).into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
        self.push(&tables::DISSOLUTION, [dissolved.into(), kept.into(), gone.into(), by.at.into()]);
        self.alias(dissolved, kept, By { command: gone, ..by });
        self.numbers.extend(number.map(|(membership, number)| (kept, membership, number)));
        self.merges.push((kept, dissolved));
    }

    /// What one side of a merge adds: months and money, and what a person has to decide.
    pub fn merge_side(&mut self, member: MemberId, home: Option<RegionCode>, effects: &Effects, by: By) {
        self.money(member, effects, None, by);
        self.tasks(member, home, effects, by);
    }
}

pub(super) async fn write(tx: &mut WriteTx, merges: &[(MemberId, MemberId)]) -> Result<(), StoreError> {
    for (kept, dissolved) in merges {
        if tx.run(&LEAD, &[(*dissolved).into(), (*kept).into()]).await? != 1 {
            return Err(StoreError::Conflict);
        }
        tx.run(&ABSORB, &[(*kept).into()]).await?;
        tx.run(&FALL, &[(*dissolved).into()]).await?;
    }
    Ok(())
}

/// What these members took in, and when: kept, dissolved, in the order it happened.
pub(super) async fn taken_in(
    conn: &mut Conn,
    members: &[Uuid],
) -> Result<Vec<(MemberId, MemberId, Instant)>, StoreError> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, Uuid, crate::cell::Micros)> =
        conn.list(&TAKEN_IN, &[Arg::Ids(members.into())]).await?;
    Ok(rows.into_iter().map(|(kept, gone, at)| (MemberId(kept), MemberId(gone), at.into())).collect())
}

/// Where these records went.
pub(super) async fn gone(
    conn: &mut Conn,
    records: &[Uuid],
) -> Result<HashMap<MemberId, Dissolved>, StoreError> {
    if records.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, Uuid, crate::cell::Micros)> = conn.list(&GONE, &[Arg::Ids(records.into())]).await?;
    let led = |(of, into, at): (Uuid, Uuid, crate::cell::Micros)| {
        (MemberId(of), Dissolved { into: MemberId(into), at: at.into() })
    };
    Ok(rows.into_iter().map(led).collect())
}

/// Pairs about which somebody decided, with the last verdict, under the one whose task it was.
pub async fn judged(
    conn: &mut Conn,
    members: &[Uuid],
) -> Result<HashMap<(MemberId, MemberId), String>, StoreError> {
    if members.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, Uuid, String)> = conn.list(&JUDGED, &[Arg::Ids(members.into())]).await?;
    Ok(rows.into_iter().map(|(a, b, verdict)| ((MemberId(a), MemberId(b)), verdict)).collect())
}

/// The kinds of task that are about two people.
pub fn about_two(kind: &str) -> bool {
    [TaskKind::Duplicate, TaskKind::Dispute].iter().any(|k| k.key() == kind)
}
