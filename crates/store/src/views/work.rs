//! What offices and activities did: who registered, what was collected, whose hands hold cash; and whether the house stands.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{ActivityId, ActorId, Day, Instant, Month, OfficeId, Rupiah};
use uuid::Uuid;

// Each person counts once per activity, however often they registered there and under however many records that are one
// by now. Covered means: the month is paid on any of them, reversals taken off, and the person has not died. By the index
// that leads with the activity; the records of a person are asked for where there are several.
pub(super) static OUTCOMES: Stmt = Stmt::new(
    "views.activity_outcomes",
    "select x.activity_id, count(*) as registered, \
     cast(sum(case when x.first_paid is not null then 1 else 0 end) as {int}) as first_payments, \
     cast(sum(case when x.first_paid is not null and x.paid > 0 then 1 else 0 end) as {int}) as covered, \
     cast(sum(case when x.first_paid <= $4 then 1 else 0 end) as {int}) as long_in, \
     cast(sum(case when x.first_paid <= $4 and x.paid > 0 then 1 else 0 end) as {int}) as long_in_covered \
     from (select g.activity_id, g.member_id, \
       (select min(u.paid_on) from ( \
         select f.paid_on from receipt f left join reversal v on v.member_id = f.member_id \
         and v.receipt_id = f.receipt_id where f.member_id = g.member_id and v.command_id is null \
         union all select f.paid_on from dissolution d join receipt f on f.member_id = d.member_id \
         left join reversal v on v.member_id = f.member_id and v.receipt_id = f.receipt_id \
         where g.absorbed and d.into_id = g.member_id and v.command_id is null) u) as first_paid, \
       (select coalesce(sum(c.amount), 0) from contribution c where c.member_id = g.member_id and c.month = $2 \
        and c.programme = $3 and not exists (select 1 from ending e where e.member_id = g.member_id \
        and e.kind = 'died')) + case when g.absorbed then (select coalesce(sum(c.amount), 0) from dissolution d \
        join contribution c on c.member_id = d.member_id where d.into_id = g.member_id and c.month = $2 \
        and c.programme = $3 and not exists (select 1 from ending e where e.member_id in (g.member_id, d.member_id) \
        and e.kind = 'died')) else 0 end as paid \
       from (select r.activity_id, k.member_id, k.absorbed from registration r \
         join person p on p.member_id = r.member_id join person k on k.member_id = coalesce(p.merged_into, p.member_id) \
         where r.activity_id {in $1} group by r.activity_id, k.member_id, k.absorbed) g) x group by x.activity_id",
);
pub(super) static COLLECTED: Stmt = Stmt::new(
    "views.activity_collected",
    "select cast(coalesce(sum(r.amount), 0) as {int}) as collected from receipt r \
     left join reversal v on v.member_id = r.member_id and v.receipt_id = r.receipt_id \
     where r.activity_id = $1 and v.command_id is null",
);
pub(super) static MEMBERS: Stmt = Stmt::new(
    "views.activity_members",
    "select r.member_id, r.command_id, r.on_day, r.at, p.name, p.home from registration r \
     join person p on p.member_id = r.member_id \
     where r.activity_id = $1 and (r.at, r.command_id) < ($2, $3) order by r.at desc, r.command_id desc limit $4",
);
// Only the accounts of hands and tills are in the index.
pub(super) static CASH: Stmt = Stmt::new(
    "views.cash_in_hands",
    "select j.owner_id, a.name, cast(sum(j.amount) as {int}) as held, \
     cast(sum(case when j.amount > 0 and j.kind <> 'hand_in_undone' then 1 else 0 end) as {int}) as receipts \
     from journal_entry j join actor a on a.actor_id = j.owner_id \
     where j.account in ('agent_cash', 'branch_cash') and j.account = 'agent_cash' and a.office_id = $1 \
     group by j.owner_id, a.name having sum(j.amount) <> 0 order by 3 desc limit 200",
);
pub(super) static CASH_OF: Stmt = Stmt::new(
    "views.cash_of",
    "select cast(coalesce(sum(amount), 0) as {int}) as held from journal_entry \
     where account in ('agent_cash', 'branch_cash') and owner_id = $1",
);
pub(super) static HOUSE: Stmt = Stmt::new(
    "views.house",
    "select (select count(*) from outbox) as waiting, (select min(at) from outbox) as oldest, \
     (select max(at) from chain) as last_group, (select max(link) from chain) as links",
);

/// What came of an activity.
#[derive(sqlx::FromRow, Clone, Copy, Debug, Default)]
pub struct Outcome {
    pub activity_id: Uuid,
    pub registered: i64,
    pub first_payments: i64,
    /// Of those: paid for the month asked about.
    pub covered: i64,
    /// With a first payment on or before the day asked about.
    pub long_in: i64,
    pub long_in_covered: i64,
}

/// What came of each of these activities; those without anybody are left out.
pub async fn outcomes(
    conn: &mut Conn,
    activities: Vec<Uuid>,
    month: Month,
    programme: kernel::Programme,
    long_since: Day,
) -> Result<Vec<Outcome>, StoreError> {
    if activities.is_empty() {
        return Ok(Vec::new());
    }
    conn.list(&OUTCOMES, &[Arg::Ids(activities.into()), month.into(), programme.into(), long_since.into()])
        .await
}

/// Rupiah taken at an activity, reversed receipts taken off.
pub async fn collected(conn: &mut Conn, activity: ActivityId) -> Result<Rupiah, StoreError> {
    let found: Option<(i64,)> = conn.find(&COLLECTED, &[activity.into()]).await?;
    Ok(Rupiah(found.map_or(0, |f| f.0)))
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct RegisteredThere {
    pub member_id: Uuid,
    pub command_id: Uuid,
    pub on_day: time::Date,
    pub at: Micros,
    pub name: String,
    pub home: String,
}

/// Who registered at an activity, latest first, before the last one seen.
pub async fn members(
    conn: &mut Conn,
    activity: ActivityId,
    before: Option<(Instant, Uuid)>,
    most: i64,
) -> Result<Vec<RegisteredThere>, StoreError> {
    let (at, command) = before.unwrap_or((LATEST, Uuid::max()));
    conn.list(&MEMBERS, &[activity.into(), at.into(), command.into(), most.into()]).await
}

/// The year 9999: later than any row, and a moment both engines can hold.
const LATEST: Instant = Instant(253_370_764_800_000_000);

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Cash {
    pub owner_id: Uuid,
    pub name: String,
    pub held: i64,
    pub receipts: i64,
}

/// Cash in the hands of an office's people, most first.
pub async fn cash(conn: &mut Conn, office: OfficeId) -> Result<Vec<Cash>, StoreError> {
    conn.list(&CASH, &[office.into()]).await
}

/// Cash in one person's hands.
pub async fn cash_of(conn: &mut Conn, actor: ActorId) -> Result<Rupiah, StoreError> {
    let found: Option<(i64,)> = conn.find(&CASH_OF, &[actor.into()]).await?;
    Ok(Rupiah(found.map_or(0, |f| f.0)))
}

/// How the house stands: what waits to be counted, and the last commit group.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct House {
    pub waiting: i64,
    pub oldest: Option<Micros>,
    pub last_group: Option<Micros>,
    pub links: Option<i64>,
}

pub async fn house(conn: &mut Conn) -> Result<Option<House>, StoreError> {
    conn.find(&HOUSE, &[]).await
}
