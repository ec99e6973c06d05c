//! Cash in hands and tills from the journal, and what moved it on a day.

use super::money::instant;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{Day, Instant, OfficeId};
use std::collections::HashMap;
use uuid::Uuid;

// Only the accounts of hands and tills are in the index that leads with their owner.
pub(super) static HELD: Stmt = Stmt::new(
    "reports.held",
    "select j.owner_id, j.account, \
     cast(sum(case when j.on_day < $2 then j.amount else 0 end) as {int}) as opening, \
     cast(sum(case when j.on_day >= $2 and j.kind not in ('reversal', 'hand_in', 'hand_in_undone') and j.amount > 0 then j.amount else 0 end) as {int}) as taken, \
     cast(sum(case when j.on_day >= $2 and j.kind = 'reversal' then j.amount else 0 end) as {int}) as undone, \
     cast(sum(case when j.on_day >= $2 and j.account = 'agent_cash' and (j.kind in ('hand_in', 'hand_in_undone') or (j.kind <> 'reversal' and j.amount < 0)) then j.amount else 0 end) as {int}) as given, \
     cast(sum(case when j.on_day >= $2 and j.account = 'branch_cash' and (j.kind in ('hand_in', 'hand_in_undone') or (j.kind <> 'reversal' and j.amount < 0)) then j.amount else 0 end) as {int}) as received, \
     cast(sum(case when j.on_day >= $2 and j.kind not in ('reversal', 'hand_in', 'hand_in_undone') and j.amount > 0 then 1 else 0 end) as {int}) as receipts \
     from journal_entry j where j.account in ('agent_cash', 'branch_cash') and j.owner_id {in $1} and j.on_day <= $3 \
     group by j.owner_id, j.account",
);
// From the day after the hand was last empty.
pub(super) static SINCE: Stmt = Stmt::new(
    "reports.since",
    "with daily as (select j.owner_id, j.on_day, sum(j.amount) as moved from journal_entry j \
     where j.account in ('agent_cash', 'branch_cash') and j.owner_id {in $1} and j.on_day <= $2 \
     group by j.owner_id, j.on_day), \
     running as (select owner_id, on_day, sum(moved) over (partition by owner_id order by on_day) as held from daily), \
     empty as (select owner_id, max(on_day) as on_day from running where held = 0 group by owner_id) \
     select r.owner_id, min(r.on_day) as since from running r left join empty e on e.owner_id = r.owner_id \
     where e.on_day is null or r.on_day > e.on_day group by r.owner_id",
);
// One office's receipts and reversals of one day: by whose hand, what they were for. A receipt that moved no cash
// (paid from what was kept) counts with whoever wrote it.
pub(super) static MOVED: Stmt = Stmt::new(
    "reports.moved",
    "with moved as (select r.member_id, r.command_id, r.actor_id, 'taken' as what from receipt r \
     where r.office_id = $1 and r.paid_on = $2 \
     union all select v.member_id, v.command_id, r.actor_id, 'reversed' from reversal v \
     join receipt r on r.member_id = v.member_id and r.receipt_id = v.receipt_id \
     where v.on_day = $2 and r.office_id = $1), \
     hand as (select m.member_id, m.command_id, m.what, coalesce(h.owner_id, m.actor_id) as owner_id, \
     coalesce(h.account, 'agent_cash') as account, coalesce(h.amount, 0) as amount from moved m \
     left join journal_entry h on h.member_id = m.member_id and h.command_id = m.command_id \
     and h.account in ('agent_cash', 'branch_cash')) \
     select h.what, h.owner_id, h.account, j.account as for_account, cast(sum(-j.amount) as {int}) as amount \
     from hand h join journal_entry j on j.member_id = h.member_id and j.command_id = h.command_id \
     where j.account not in ('agent_cash', 'branch_cash') group by h.what, h.owner_id, h.account, j.account \
     union all select h.what, h.owner_id, h.account, 'cash', cast(sum(h.amount) as {int}) from hand h \
     group by h.what, h.owner_id, h.account \
     union all select h.what, h.owner_id, h.account, 'count', count(*) from hand h group by h.what, h.owner_id, h.account",
);
pub(super) static UNDONE: Stmt = Stmt::new(
    "reports.undone",
    "select r.number, r.paid_on, r.amount, v.reason, v.at, c.actor_id, a.name from reversal v \
     join receipt r on r.member_id = v.member_id and r.receipt_id = v.receipt_id \
     left join command c on c.subject_id = v.member_id and c.command_id = v.command_id \
     left join actor a on a.actor_id = c.actor_id \
     where v.on_day = $2 and r.office_id = $1 order by v.at, r.number limit 200",
);
// What was written down on a later day, from paper.
pub(super) static LATE: Stmt = Stmt::new(
    "reports.late",
    "select count(*) as n, cast(coalesce(sum(r.amount), 0) as {int}) as amount from receipt r \
     where r.office_id = $1 and r.paid_on = $2 and r.at >= $3",
);

/// One hand or till: what it held before a day, and what moved it from then until another.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Held {
    pub owner_id: Uuid,
    /// `agent_cash` or `branch_cash`.
    pub account: String,
    pub opening: i64,
    pub taken: i64,
    /// What reversals took back: not above zero.
    pub undone: i64,
    /// Handed in by a hand; what was undone is taken off. Not above zero.
    pub given: i64,
    /// What a till was handed.
    pub received: i64,
    pub receipts: i64,
}

impl Held {
    pub fn after(&self) -> i64 {
        self.opening + self.taken + self.undone + self.given + self.received
    }
}

/// Of these hands and tills: what moved from one day to another, both included.
pub async fn held(
    conn: &mut Conn,
    owners: Vec<Uuid>,
    from: Day,
    until: Day,
) -> Result<Vec<Held>, StoreError> {
    conn.list(&HELD, &[Arg::Ids(owners.into()), from.into(), until.into()]).await
}

/// Since which day each hand has not been empty.
pub async fn since(conn: &mut Conn, owners: Vec<Uuid>, on: Day) -> Result<HashMap<Uuid, Day>, StoreError> {
    let rows: Vec<(Uuid, time::Date)> = conn.list(&SINCE, &[Arg::Ids(owners.into()), on.into()]).await?;
    Ok(rows.into_iter().map(|(id, day)| (id, Day(day))).collect())
}

/// What an office's receipts and reversals of a day moved, by hand and by what it was for. `for_account` is an
/// account of the journal, `cash` for the hand's own side, or `count`.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Moved {
    /// `taken` or `reversed`.
    pub what: String,
    pub owner_id: Uuid,
    pub account: String,
    pub for_account: String,
    pub amount: i64,
}

pub async fn moved(conn: &mut Conn, office: OfficeId, on: Day) -> Result<Vec<Moved>, StoreError> {
    conn.list(&MOVED, &[office.into(), on.into()]).await
}

/// A receipt reversed on a day: its number, day and amount, why, when and by whom.
#[derive(Clone, Debug)]
pub struct Undone {
    pub number: String,
    pub paid_on: Day,
    pub amount: i64,
    pub reason: String,
    pub at: Instant,
    pub by: Option<String>,
}

pub async fn undone(conn: &mut Conn, office: OfficeId, on: Day) -> Result<Vec<Undone>, StoreError> {
    let rows: Vec<(String, time::Date, i64, String, Micros, Option<Uuid>, Option<String>)> =
        conn.list(&UNDONE, &[office.into(), on.into()]).await?;
    let undone = |(number, paid_on, amount, reason, at, _, by)| Undone {
        number,
        paid_on: Day(paid_on),
        amount,
        reason,
        at: instant(at),
        by,
    };
    Ok(rows.into_iter().map(undone).collect())
}

/// How many of a day's receipts were written down at or after a moment, and their rupiah.
pub async fn late(
    conn: &mut Conn,
    office: OfficeId,
    on: Day,
    after: Instant,
) -> Result<(i64, i64), StoreError> {
    let found = conn.find(&LATE, &[office.into(), on.into(), after.into()]).await?;
    Ok(found.unwrap_or_default())
}
