//! What the institution's list is held against: who is paid for in a month, by these books.

use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::RegionCode;
use uuid::Uuid;

// Driven by the people of a stretch of villages: an area of one office, not the contributions of the nation. What was
// written under a record that was dissolved into theirs is theirs.
pub(super) static PAID: Stmt = Stmt::new(
    "reports.list_paid",
    "select x.member_id, x.name, x.home, x.official_number, x.month, cast(sum(x.amount) as {int}) as amount from ( \
     select s.member_id, p.name, s.home, m.official_number, c.month, c.programme, c.amount \
     from standing s join person p on p.member_id = s.member_id join contribution c on c.member_id = s.member_id \
     join membership m on m.member_id = c.member_id and m.membership_id = c.membership_id \
     where s.home >= $1 and s.home < $2 and c.month {in_text $3} \
     union all select s.member_id, p.name, s.home, m.official_number, c.month, c.programme, c.amount \
     from dissolution d join standing s on s.member_id = d.into_id join person p on p.member_id = s.member_id \
     join contribution c on c.member_id = d.member_id \
     left join membership m on m.member_id = s.member_id and m.segment = 'bpu' \
     where s.home >= $1 and s.home < $2 and c.month {in_text $3}) x \
     group by x.member_id, x.name, x.home, x.official_number, x.month \
     having sum(case when x.programme = 'JKK' then x.amount else 0 end) > 0",
);
pub(super) static OPENED: Stmt = Stmt::new(
    "reports.list_opened",
    "select s.member_id, p.name, s.home, m.official_number, o.first_registered, o.until_month \
     from standing s join person p on p.member_id = s.member_id join opening o on o.member_id = s.member_id \
     join membership m on m.member_id = o.member_id and m.membership_id = o.membership_id \
     where s.home >= $1 and s.home < $2 and o.programme = 'JKK' and o.until_month >= $3 \
     union all select s.member_id, p.name, s.home, m.official_number, o.first_registered, o.until_month \
     from dissolution d join standing s on s.member_id = d.into_id join person p on p.member_id = s.member_id \
     join opening o on o.member_id = d.member_id \
     left join membership m on m.member_id = s.member_id and m.segment = 'bpu' \
     where s.home >= $1 and s.home < $2 and o.programme = 'JKK' and o.until_month >= $3",
);
pub(super) static NAMED: Stmt = Stmt::new(
    "reports.list_named",
    "select p.member_id, p.name, p.home, m.official_number from person p \
     left join membership m on m.member_id = p.member_id and m.segment = 'bpu' where p.member_id {in $1}",
);

/// Somebody paid for in a month: the rupiah of all programmes; none where an opening balance says so.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct PaidIn {
    pub member_id: Uuid,
    pub name: String,
    pub home: String,
    pub official_number: Option<String>,
    pub month: String,
    pub amount: i64,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct OpenedUntil {
    pub member_id: Uuid,
    pub name: String,
    pub home: String,
    pub official_number: Option<String>,
    pub first_registered: time::Date,
    pub until_month: String,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Named {
    pub member_id: Uuid,
    pub name: String,
    pub home: String,
    pub official_number: Option<String>,
}

fn range(area: Option<&RegionCode>) -> [Arg<'static>; 2] {
    match area {
        Some(code) => [code.to_string().into(), code.upper_bound().into()],
        None => ["".into(), "~".into()],
    }
}

pub async fn paid(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    months: Vec<String>,
) -> Result<Vec<PaidIn>, StoreError> {
    let [from, until] = range(area);
    conn.list(&PAID, &[from, until, Arg::Texts(months.into())]).await
}

/// Whose opening balance reaches a month or a later one.
pub async fn opened(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    first: String,
) -> Result<Vec<OpenedUntil>, StoreError> {
    let [from, until] = range(area);
    conn.list(&OPENED, &[from, until, first.into()]).await
}

pub async fn named(conn: &mut Conn, members: Vec<Uuid>) -> Result<Vec<Named>, StoreError> {
    conn.list(&NAMED, &[Arg::Ids(members.into())]).await
}
