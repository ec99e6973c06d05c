use crate::cell::Arg;
use crate::dialect::{Stmt, expand, pg_token, sqlite_token};
use crate::engine::{Engine, Store};
use crate::error::StoreError;

/// One text for both engines; the tokens of `dialect` make each engine's own.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "base", include_str!("../migrations/0001_base.sql")),
    (2, "approval", include_str!("../migrations/0002_approval.sql")),
    (3, "incident", include_str!("../migrations/0003_incident.sql")),
    (4, "standing", include_str!("../migrations/0004_standing.sql")),
    (7, "account", include_str!("../migrations/0007_account.sql")),
    (8, "admin", include_str!("../migrations/0008_admin.sql")),
    (9, "report", include_str!("../migrations/0009_report.sql")),
    (10, "desk", include_str!("../migrations/0010_desk.sql")),
    (11, "area_tally", include_str!("../migrations/0011_area_tally.sql")),
    (14, "correction", include_str!("../migrations/0014_correction.sql")),
    (17, "open_task", include_str!("../migrations/0017_open_task.sql")),
    (18, "sign_in", include_str!("../migrations/0018_sign_in.sql")),
    (20, "phone", include_str!("../migrations/0020_phone.sql")),
    (21, "merge", include_str!("../migrations/0021_merge.sql")),
    (22, "list", include_str!("../migrations/0022_list.sql")),
    (23, "hand_in", include_str!("../migrations/0023_hand_in.sql")),
    (24, "phone_aside", include_str!("../migrations/0024_phone_aside.sql")),
    (25, "card", include_str!("../migrations/0025_card.sql")),
    (27, "phone_again", include_str!("../migrations/0027_phone_again.sql")),
    (29, "gone", include_str!("../migrations/0029_gone.sql")),
    (30, "photo", include_str!("../migrations/0030_photo.sql")),
    (31, "due", include_str!("../migrations/0031_due.sql")),
    (32, "public_by_place", include_str!("../migrations/0032_public_by_place.sql")),
];

static HAS_TABLE_PG: Stmt = Stmt::new(
    "migrate.has_table_pg",
    "select table_name::text from information_schema.tables where table_schema = current_schema() and table_name = $1",
);
static HAS_TABLE_SQLITE: Stmt = Stmt::new(
    "migrate.has_table_sqlite",
    "select name from sqlite_master where type = 'table' and name = $1",
);
static ANY_TABLE_SQLITE: Stmt = Stmt::new(
    "migrate.any_table_sqlite",
    "select name from sqlite_master where type = 'table' and name <> $1 limit 1",
);
static VERSION: Stmt = Stmt::new("migrate.version", "select value from meta where name = 'schema'");
static META: Stmt = Stmt::new("migrate.meta", "select value from meta where name = $1");
static SET_META: Stmt = Stmt::new(
    "migrate.set_meta",
    "insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
);

pub(crate) static STATEMENTS: &[&Stmt] = &[&VERSION, &META, &SET_META];

/// The schema this program writes.
pub fn known_schema() -> i64 {
    MIGRATIONS.last().map_or(0, |m| m.0)
}

/// The statements of all migrations as an engine gets them, for the parity test.
pub fn statements(engine: Engine) -> Vec<String> {
    MIGRATIONS.iter().flat_map(|(_, _, text)| split(text, engine)).collect()
}

fn split(text: &str, engine: Engine) -> Vec<String> {
    let token = if engine == Engine::Postgres { pg_token } else { sqlite_token };
    let bare: String =
        text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    bare.split(';').map(str::trim).filter(|s| !s.is_empty()).map(|s| expand(s, token)).collect()
}

impl Store {
    /// The schema found: nothing for an empty database. A database of something else is refused.
    pub async fn schema(&self) -> Result<Option<i64>, StoreError> {
        let mut reader = self.reader().await?;
        let has = match self.engine() {
            Engine::Postgres => reader.find::<(String,)>(&HAS_TABLE_PG, &["meta".into()]).await?,
            Engine::Sqlite => reader.find::<(String,)>(&HAS_TABLE_SQLITE, &["meta".into()]).await?,
        };
        if has.is_none() {
            let foreign = self.engine() == Engine::Sqlite
                && reader.find::<(String,)>(&ANY_TABLE_SQLITE, &["".into()]).await?.is_some();
            return if foreign { Err(StoreError::NotPayung("this file".into())) } else { Ok(None) };
        }
        let half_written = || StoreError::NotPayung("this database".into());
        let (found,) = reader.find::<(String,)>(&VERSION, &[]).await?.ok_or_else(half_written)?;
        found.parse().map(Some).map_err(|_| half_written())
    }

    /// Refuses a database that is empty, older or newer than this program.
    pub async fn require_current(&self) -> Result<(), StoreError> {
        let known = known_schema();
        match self.schema().await? {
            Some(found) if found == known => Ok(()),
            Some(found) if found > known => Err(StoreError::NewerSchema { found, known }),
            Some(found) => Err(StoreError::OlderSchema { found, known }),
            None => Err(StoreError::OlderSchema { found: 0, known }),
        }
    }

    /// Brings the schema up to this program's, one statement per message, each version in one transaction.
    /// Gives the versions applied.
    pub async fn migrate(&self) -> Result<Vec<i64>, StoreError> {
        let found = self.schema().await?.unwrap_or(0);
        let known = known_schema();
        if found > known {
            return Err(StoreError::NewerSchema { found, known });
        }
        let mut applied = Vec::new();
        for (version, _, text) in MIGRATIONS.iter().filter(|m| m.0 > found) {
            let mut tx = self.begin().await?;
            for statement in split(text, self.engine()) {
                tx.raw(statement).await?;
            }
            tx.run(&SET_META, &["schema".into(), version.to_string().into()]).await?;
            tx.commit().await?;
            applied.push(*version);
        }
        Ok(applied)
    }

    pub async fn meta(&self, name: &'static str) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> = self.reader().await?.find(&META, &[name.into()]).await?;
        Ok(row.map(|r| r.0))
    }

    /// Of a transaction that is under way.
    pub async fn set_meta_in(
        &self,
        tx: &mut crate::engine::WriteTx,
        name: &'static str,
        value: String,
    ) -> Result<(), StoreError> {
        tx.run(&SET_META, &[name.into(), Arg::from(value)]).await?;
        Ok(())
    }

    pub async fn set_meta(&self, name: &'static str, value: String) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.run(&SET_META, &[name.into(), Arg::from(value)]).await?;
        tx.commit().await
    }
}
