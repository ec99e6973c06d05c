//! What offices and activities did, counted from the rows themselves, to be held against the tallies.

use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::Day;
use uuid::Uuid;

pub(super) static NEW_MEMBERS: Stmt = Stmt::new(
    "check.new_members",
    "select g.office_id, g.activity_id, g.on_day, count(*) as n from registration g \
     join membership m on m.member_id = g.member_id and m.command_id = g.command_id \
     where not exists (select 1 from opening o where o.member_id = g.member_id and o.command_id = g.command_id) \
     and not exists (select 1 from dissolution x where x.member_id = g.member_id) \
     group by g.office_id, g.activity_id, g.on_day",
);
pub(super) static TAKEN: Stmt = Stmt::new(
    "check.taken",
    "select r.office_id, r.activity_id, r.paid_on, count(distinct r.receipt_id) as n, cast(coalesce(sum(c.amount), 0) as {int}) as rupiah \
     from receipt r left join contribution c on c.member_id = r.member_id and c.command_id = r.command_id \
     group by r.office_id, r.activity_id, r.paid_on",
);
// What a merge took off receipts, or put on further months, in the place of the receipt.
pub(super) static MOVED: Stmt = Stmt::new(
    "check.moved",
    "select r.office_id, r.activity_id, r.paid_on, cast(0 as {int}) as n, cast(sum(c.amount) as {int}) as rupiah from contribution c \
     join (select command_id from member_merge union select dissolved_command_id from member_merge) m \
       on m.command_id = c.command_id \
     join receipt r on r.member_id = c.member_id and r.receipt_id = c.receipt_id \
     group by r.office_id, r.activity_id, r.paid_on",
);
// What receipts and reversals moved, by office, day and account: what a report of contributions sums up.
pub(super) static MONEY: Stmt = Stmt::new(
    "check.money",
    "with moved as (select member_id, command_id, office_id, paid_on as on_day from receipt \
     union all select v.member_id, v.command_id, r.office_id, v.on_day from reversal v \
     join receipt r on r.member_id = v.member_id and r.receipt_id = v.receipt_id) \
     select m.office_id, m.on_day, 'contribution.' || c.programme as account, cast(sum(c.amount) as {int}) as total \
     from moved m join contribution c on c.member_id = m.member_id and c.command_id = m.command_id \
     group by m.office_id, m.on_day, c.programme \
     union all select m.office_id, m.on_day, 'kept', cast(sum(-j.amount) as {int}) \
     from moved m join journal_entry j on j.member_id = m.member_id and j.command_id = m.command_id \
     where j.account in ('member_credit', 'clearing') group by m.office_id, m.on_day \
     union all select office_id, on_day, 'moved', count(*) from moved group by office_id, on_day",
);
pub(super) static UNDONE: Stmt = Stmt::new(
    "check.undone",
    "select r.office_id, r.activity_id, x.on_day, count(distinct x.receipt_id) as n, cast(coalesce(sum(c.amount), 0) as {int}) as rupiah \
     from reversal x join receipt r on r.member_id = x.member_id and r.receipt_id = x.receipt_id \
     left join contribution c on c.member_id = x.member_id and c.command_id = x.command_id \
     group by r.office_id, r.activity_id, x.on_day",
);

/// What offices and activities did, counted from the rows themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Worked {
    pub office: Uuid,
    pub activity: Option<Uuid>,
    pub on: Day,
    pub new_members: i64,
    pub receipts: i64,
    pub contributions: i64,
}

pub async fn worked(conn: &mut Conn) -> Result<Vec<Worked>, StoreError> {
    let mut all = Vec::new();
    let new: Vec<(Uuid, Option<Uuid>, time::Date, i64)> = conn.list(&NEW_MEMBERS, &[]).await?;
    for (office, activity, on, new_members) in new {
        all.push(Worked { office, activity, on: Day(on), new_members, receipts: 0, contributions: 0 });
    }
    for (stmt, sign) in [(&TAKEN, 1), (&MOVED, 1), (&UNDONE, -1)] {
        let rows: Vec<(Uuid, Option<Uuid>, time::Date, i64, i64)> = conn.list(stmt, &[]).await?;
        for (office, activity, on, receipts, contributions) in rows {
            // A reversal's contributions are negative already.
            all.push(Worked {
                office,
                activity,
                on: Day(on),
                new_members: 0,
                receipts: sign * receipts,
                contributions,
            });
        }
    }
    Ok(all)
}

/// What receipts and reversals moved, from their own rows: office, day, account (`contribution.JKK`, `kept`, and `moved`
/// for how many), rupiah.
pub async fn money(conn: &mut Conn) -> Result<Vec<(Uuid, Day, String, i64)>, StoreError> {
    let rows: Vec<(Uuid, time::Date, String, i64)> = conn.list(&MONEY, &[]).await?;
    Ok(rows.into_iter().map(|(office, day, account, total)| (office, Day(day), account, total)).collect())
}
