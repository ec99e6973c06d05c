use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use std::collections::HashMap;
use uuid::Uuid;

pub(super) static COUNTS: Stmt = Stmt::new(
    "admin.house_counts",
    "select (select count(*) from command) as commands, (select count(*) from person) as members, \
     (select count(*) from receipt) as receipts, (select count(*) from chain) as links",
);
pub(super) static BY_OFFICE: Stmt = Stmt::new(
    "admin.users_by_office",
    "select office_id, count(*) as n from actor where active and role <> 'system' and office_id is not null group by office_id",
);

// SQLite only: reads every page and says `ok`, or what is wrong first.
static QUICK_CHECK: Stmt = Stmt::new("admin.quick_check", "pragma quick_check(1)");
pub(super) static LINK_HASH: Stmt =
    Stmt::new("admin.link_hash", "select hash from chain where writer = $1 and link = $2");

/// What is wrong with an embedded database's pages; nothing where all is well.
pub async fn damage(conn: &mut Conn) -> Result<Option<String>, StoreError> {
    let found: Option<(String,)> = conn.find(&QUICK_CHECK, &[]).await?;
    Ok(found.map(|f| f.0).filter(|said| said != "ok"))
}

/// The hash of one link of a writer's chain.
pub async fn link_hash(conn: &mut Conn, writer: i64, link: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let found: Option<(Vec<u8>,)> = conn.find(&LINK_HASH, &[writer.into(), link.into()]).await?;
    Ok(found.map(|f| f.0))
}

pub(super) static HEAD: Stmt =
    Stmt::new("admin.chain_head", "select writer, link, hash from chain order by link desc, writer limit 1");

/// The longest chain's last link: writer, number, hash.
pub async fn head(conn: &mut Conn) -> Result<Option<(i64, i64, Vec<u8>)>, StoreError> {
    conn.find(&HEAD, &[]).await
}

/// How much a database holds: told by a backup, and compared after a restore.
#[derive(sqlx::FromRow, Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct HouseCounts {
    pub commands: i64,
    pub members: i64,
    pub receipts: i64,
    pub links: i64,
}

pub async fn house_counts(conn: &mut Conn) -> Result<HouseCounts, StoreError> {
    let none = HouseCounts { commands: 0, members: 0, receipts: 0, links: 0 };
    Ok(conn.find(&COUNTS, &[]).await?.unwrap_or(none))
}

/// People who may sign in, by office.
pub async fn users_by_office(conn: &mut Conn) -> Result<HashMap<Uuid, i64>, StoreError> {
    let rows: Vec<(Uuid, i64)> = conn.list(&BY_OFFICE, &[]).await?;
    Ok(rows.into_iter().collect())
}
