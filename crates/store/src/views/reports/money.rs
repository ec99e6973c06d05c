//! Receipts and reversals of offices with the months they bought: the journal's money, said by person and month.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{Day, OfficeId};
use std::collections::HashMap;
use uuid::Uuid;

/// Receipts of an office by the day they count on. `$7` and `$8` are an agent (nil for all) and a payer.
macro_rules! taken {
    ($name:literal, $beyond:literal, $order:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select r.paid_on as on_day, r.member_id, r.receipt_id, r.command_id, r.number, r.amount, r.payer, \
                 r.payer_name, r.actor_id, p.name, p.home \
                 from receipt r join person p on p.member_id = r.member_id \
                 where r.office_id = $1 and r.paid_on >= $2 and r.paid_on <= $3 \
                 and (r.paid_on, r.member_id, r.receipt_id) ",
                $beyond,
                " ($4, $5, $6) and (r.actor_id = $7 or $7 = $9) and (r.payer = $8 or $8 = '') order by ",
                $order,
                " limit $10"
            ),
        )
    };
}
/// What was reversed at an office, by the day it was. The money goes back to whoever took it.
macro_rules! reversed {
    ($name:literal, $beyond:literal, $order:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select v.on_day, v.member_id, v.receipt_id, v.command_id, r.number, -r.amount as amount, r.payer, \
                 r.payer_name, r.actor_id, p.name, p.home \
                 from reversal v join receipt r on r.member_id = v.member_id and r.receipt_id = v.receipt_id \
                 join person p on p.member_id = v.member_id \
                 where r.office_id = $1 and v.on_day >= $2 and v.on_day <= $3 \
                 and (v.on_day, v.member_id, v.receipt_id) ",
                $beyond,
                " ($4, $5, $6) and (r.actor_id = $7 or $7 = $9) and (r.payer = $8 or $8 = '') order by ",
                $order,
                " limit $10"
            ),
        )
    };
}
// The index leads with office and day; on SQLite the key follows in it, so that a page is read and no more.
pub(super) static TAKEN: Stmt = taken!("reports.taken", ">", "r.paid_on, r.member_id, r.receipt_id");
pub(super) static TAKEN_BACKWARDS: Stmt =
    taken!("reports.taken_backwards", "<", "r.paid_on desc, r.member_id desc, r.receipt_id desc");
pub(super) static REVERSED: Stmt = reversed!("reports.reversed", ">", "v.on_day, v.member_id, v.receipt_id");
pub(super) static REVERSED_BACKWARDS: Stmt =
    reversed!("reports.reversed_backwards", "<", "v.on_day desc, v.member_id desc, v.receipt_id desc");
// Months bought, and what was kept for the member or until somebody decides.
pub(super) static LINES: Stmt = Stmt::new(
    "reports.lines",
    "select c.command_id, c.month as month, 'contribution.' || c.programme as account, c.amount as amount \
     from {pairs $1} join contribution c on c.member_id = pair.a and c.command_id = pair.b \
     union all select j.command_id, '', j.account, -j.amount from {pairs $1} join journal_entry j \
     on j.member_id = pair.a and j.command_id = pair.b where j.account in ('member_credit', 'clearing')",
);
// The receipts come first, in this order: SQLite would otherwise walk every contribution there is for the few of an office.
pub(super) static TOTALS: Stmt = Stmt::new(
    "reports.totals",
    "with moved as (select r.member_id, r.command_id, r.receipt_id from receipt r \
     where r.office_id {in $1} and r.paid_on >= $2 and r.paid_on <= $3 \
     and (r.actor_id = $4 or $4 = $6) and (r.payer = $5 or $5 = '') \
     union all select v.member_id, v.command_id, v.receipt_id from reversal v cross join receipt r \
     where v.on_day >= $2 and v.on_day <= $3 and r.member_id = v.member_id and r.receipt_id = v.receipt_id \
     and r.office_id {in $1} and (r.actor_id = $4 or $4 = $6) and (r.payer = $5 or $5 = '')) \
     select 'contribution.' || c.programme as account, cast(sum(c.amount) as {int}) as amount \
     from moved m cross join contribution c where c.member_id = m.member_id and c.command_id = m.command_id \
     group by c.programme \
     union all select 'kept', cast(sum(-j.amount) as {int}) from moved m cross join journal_entry j \
     where j.member_id = m.member_id and j.command_id = m.command_id and j.account in ('member_credit', 'clearing') having count(*) > 0 \
     union all select 'moved', count(*) from moved",
);
pub(super) static HANDS: Stmt = Stmt::new(
    "reports.hands",
    "select actor_id, name from actor where office_id {in $1} order by name, actor_id limit 2000",
);

/// Whose receipts, of which days.
#[derive(Clone, Debug)]
pub struct Asked {
    pub from: Day,
    pub until: Day,
    /// Nil for everybody.
    pub agent: Uuid,
    /// A payer's key; empty for all.
    pub payer: String,
    pub backwards: bool,
}

/// The place of a receipt or reversal in the walk.
pub type At = (Day, Uuid, Uuid);

/// A receipt, or with the opposite sign its reversal.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Moved {
    pub on_day: time::Date,
    pub member_id: Uuid,
    pub receipt_id: Uuid,
    pub command_id: Uuid,
    pub number: String,
    pub amount: i64,
    pub payer: String,
    pub payer_name: Option<String>,
    pub actor_id: Uuid,
    pub name: String,
    pub home: String,
}

/// A page of an office's receipts, or of its reversals, beyond the last one seen.
pub async fn page(
    conn: &mut Conn,
    office: OfficeId,
    asked: &Asked,
    reversals: bool,
    beyond: Option<At>,
    most: i64,
) -> Result<Vec<Moved>, StoreError> {
    let (mut from, mut until) = (asked.from, asked.until);
    // Beyond the last one seen, the days before it need not be walked again.
    match beyond {
        Some((day, ..)) if asked.backwards => until = until.min(day),
        Some((day, ..)) => from = from.max(day),
        None => {}
    }
    let (day, member, receipt) = beyond.unwrap_or(if asked.backwards {
        (until.next(), Uuid::max(), Uuid::max())
    } else {
        (from.previous(), Uuid::nil(), Uuid::nil())
    });
    let statement = match (reversals, asked.backwards) {
        (false, false) => &TAKEN,
        (false, true) => &TAKEN_BACKWARDS,
        (true, false) => &REVERSED,
        (true, true) => &REVERSED_BACKWARDS,
    };
    let args = [
        office.into(),
        from.into(),
        until.into(),
        day.into(),
        member.into(),
        receipt.into(),
        asked.agent.into(),
        asked.payer.clone().into(),
        Uuid::nil().into(),
        most.into(),
    ];
    conn.list(statement, &args).await
}

/// Month (empty for what was kept), account and rupiah, by the command that moved them.
pub async fn lines(
    conn: &mut Conn,
    moved: &[Moved],
) -> Result<HashMap<Uuid, Vec<(String, String, i64)>>, StoreError> {
    let mut found: HashMap<Uuid, Vec<(String, String, i64)>> = HashMap::new();
    if moved.is_empty() {
        return Ok(found);
    }
    let pairs: Vec<(Uuid, Uuid)> = moved.iter().map(|m| (m.member_id, m.command_id)).collect();
    let rows: Vec<(Uuid, String, String, i64)> = conn.list(&LINES, &[Arg::Pairs(pairs.into())]).await?;
    for (command, month, account, amount) in rows {
        found.entry(command).or_default().push((month, account, amount));
    }
    for lines in found.values_mut() {
        lines.sort();
    }
    Ok(found)
}

/// Sums by account, with `kept` for what is no month and `moved` for how many receipts and reversals, from their rows.
pub async fn totals(
    conn: &mut Conn,
    offices: &[OfficeId],
    asked: &Asked,
) -> Result<Vec<(String, i64)>, StoreError> {
    let ids: Vec<Uuid> = offices.iter().map(|o| o.0).collect();
    let args = [
        Arg::Ids(ids.into()),
        asked.from.into(),
        asked.until.into(),
        asked.agent.into(),
        asked.payer.clone().into(),
        Uuid::nil().into(),
    ];
    conn.list(&TOTALS, &args).await
}

/// Who works at these offices, by name.
pub async fn hands(conn: &mut Conn, offices: &[OfficeId]) -> Result<Vec<(Uuid, String)>, StoreError> {
    let ids: Vec<Uuid> = offices.iter().map(|o| o.0).collect();
    conn.list(&HANDS, &[Arg::Ids(ids.into())]).await
}

/// A moment as the engines hold it, for rows that carry one.
pub(super) fn instant(at: Micros) -> kernel::Instant {
    at.into()
}
