//! What lists of members say beside where they stand.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use std::collections::HashMap;
use uuid::Uuid;

pub(super) static KNOWN: Stmt = Stmt::new(
    "reports.known",
    "select r.member_id, r.at, r.occupations, m.official_number from registration r \
     join membership m on m.member_id = r.member_id and m.membership_id = r.membership_id \
     where r.member_id {in $1} order by r.member_id, r.at",
);

/// As last registered.
#[derive(Clone, Debug)]
pub struct Known {
    /// A JSON list.
    pub occupations: String,
    pub official_number: Option<String>,
}

pub async fn known(conn: &mut Conn, members: &[Uuid]) -> Result<HashMap<Uuid, Known>, StoreError> {
    let rows: Vec<(Uuid, Micros, String, Option<String>)> =
        conn.list(&KNOWN, &[Arg::Ids(members.into())]).await?;
    let mut known = HashMap::new();
    for (member, _, occupations, official_number) in rows {
        known.insert(member, Known { occupations, official_number });
    }
    Ok(known)
}
