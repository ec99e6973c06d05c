//! What was entered from paper: which numbers an office has used.

use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{CommandId, OfficeId};
use uuid::Uuid;

// Both by their index over paper numbers; a receipt has a number of its own, a registration has none.
pub(super) static RECEIPTS: Stmt = Stmt::new(
    "views.paper_receipts",
    "select r.member_id, p.name, r.paid_on as on_day, r.number from receipt r \
     join person p on p.member_id = r.member_id where r.evidence_number = $1 and r.office_id = $2 \
     and not (r.command_id {in $3}) \
     order by r.at limit 5",
);
pub(super) static REGISTRATIONS: Stmt = Stmt::new(
    "views.paper_registrations",
    "select g.member_id, p.name, g.on_day, null as number from registration g \
     join person p on p.member_id = g.member_id where g.evidence_number = $1 and g.office_id = $2 \
     and not (g.command_id {in $3}) \
     order by g.at limit 5",
);

/// Something entered from a paper.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Used {
    pub member_id: Uuid,
    pub name: String,
    pub on_day: time::Date,
    /// The receipt's own number.
    pub number: Option<String>,
}

/// Receipts, or registrations, entered from this paper number at an office by other commands than these.
pub async fn used(
    conn: &mut Conn,
    office: OfficeId,
    number: &str,
    receipts: bool,
    but: &[CommandId],
) -> Result<Vec<Used>, StoreError> {
    let stmt = if receipts { &RECEIPTS } else { &REGISTRATIONS };
    let but: Vec<Uuid> = but.iter().map(|c| c.0).collect();
    conn.list(stmt, &[number.to_owned().into(), office.into(), Arg::Ids(but.into())]).await
}
