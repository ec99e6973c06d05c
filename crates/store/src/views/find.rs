//! Finding people by number and by key.

use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use uuid::Uuid;

/// The columns of a person on a list, from `person p`.
macro_rules! people {
    ($name:literal, $rest:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select p.member_id, p.name, p.born, p.sex, p.home, p.nik_sealed, p.phone_sealed, p.disputed ",
                $rest
            ),
        )
    };
}

pub(super) static BY_IDS: Stmt = people!("views.people", "from person p where p.member_id {in $1}");
pub(super) static BY_NIK: Stmt = people!(
    "views.people_by_nik",
    "from nik_claim c join person q on q.member_id = c.member_id \
     join person p on p.member_id = coalesce(q.merged_into, q.member_id) where c.nik_key = $1"
);
pub(super) static BY_NUMBER: Stmt = people!(
    "views.people_by_number",
    "from official_number_claim c join person q on q.member_id = c.member_id \
     join person p on p.member_id = coalesce(q.merged_into, q.member_id) where c.official_number = $1"
);
pub(super) static BY_RECEIPT: Stmt = people!(
    "views.people_by_receipt",
    "from receipt_claim c join person q on q.member_id = c.member_id \
     join person p on p.member_id = coalesce(q.merged_into, q.member_id) where c.number = $1"
);
// Families share telephones.
pub(super) static BY_PHONE: Stmt = people!(
    "views.people_by_phone",
    "from person q join person p on p.member_id = coalesce(q.merged_into, q.member_id) \
     where q.phone_key = $1 order by p.member_id limit 50"
);
// Open questions whether two of these are one person.
pub(super) static PAIRS: Stmt = Stmt::new(
    "views.open_pairs",
    "select t.member_id, t.other_id from task t left join task_decision d on d.member_id = t.member_id \
     and d.task_command_id = t.command_id and d.task_kind = t.kind and (d.other_id is null or d.other_id = t.other_id) \
     where t.member_id {in $1} and t.kind = 'duplicate' and t.other_id is not null and d.command_id is null",
);

/// A person on a list. Number and telephone are sealed.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Found {
    pub member_id: Uuid,
    pub name: String,
    pub born: time::Date,
    pub sex: String,
    pub home: String,
    pub nik_sealed: Vec<u8>,
    pub phone_sealed: Option<Vec<u8>>,
    pub disputed: bool,
}

/// What people are looked for by.
#[derive(Clone, Debug)]
pub enum By {
    Ids(Vec<Uuid>),
    /// Blind index of the NIK.
    Nik([u8; 16]),
    Number(String),
    Receipt(String),
    /// Blind index of the telephone number.
    Phone([u8; 16]),
}

pub async fn people(conn: &mut Conn, by: By) -> Result<Vec<Found>, StoreError> {
    let (statement, arg): (_, Arg<'static>) = match by {
        By::Ids(ids) => (&BY_IDS, Arg::Ids(ids.into())),
        By::Nik(key) => (&BY_NIK, key.into()),
        By::Number(number) => (&BY_NUMBER, number.into()),
        By::Receipt(number) => (&BY_RECEIPT, number.into()),
        By::Phone(key) => (&BY_PHONE, key.into()),
    };
    let mut found: Vec<Found> = conn.list(statement, &[arg]).await?;
    // A person whose records were made one is found by either.
    found.dedup_by_key(|f| f.member_id);
    Ok(found)
}

/// Pairs of members that may be one person, where nobody has decided.
pub async fn open_pairs(conn: &mut Conn, members: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    conn.list(&PAIRS, &[Arg::Ids(members.into())]).await
}
