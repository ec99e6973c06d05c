use crate::bind::bound;
use crate::bulk::{self, Batch};
use crate::cell::{Arg, Cell};
use crate::dialect::Stmt;
use crate::error::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, FromRow, PgConnection, Postgres, Sqlite, SqliteConnection};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How many reading connections an embedded database gets, and how many a server database.
const SQLITE_READERS: u32 = 4;
const PG_CONNECTIONS: u32 = 8;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Sqlite,
    Postgres,
}

#[derive(Clone)]
enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Pg(PgPool),
}

/// Where the database is, without any secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    File(PathBuf),
    /// As `pg_dump` takes it: host, port, user, name of the database.
    Server {
        host: String,
        port: u16,
        user: String,
        name: String,
    },
}

/// A database, by URL. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pools: Pools,
    place: Arc<Place>,
    statements: Arc<AtomicU64>,
}

/// A row type that both engines can give.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Row for T {}

/// In `meta` of a copy that has not been opened as a house yet.
pub const COPIED: &str = "copied";
const MARK_COPIED: &str = "insert into meta (name, value) values ($1, 'yes') on conflict (name) do update set value = excluded.value";

impl Store {
    /// `sqlite:PATH` or `postgres://…`. A missing SQLite file is made only where `create` says so.
    pub async fn open(url: &str, create: bool) -> Result<Store, StoreError> {
        let (pools, place) = if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = sqlx::postgres::PgConnectOptions::from_str(url).map_err(StoreError::Database)?;
            let place = Place::Server {
                host: options.get_host().to_owned(),
                port: options.get_port(),
                user: options.get_username().to_owned(),
                name: options.get_database().unwrap_or(options.get_username()).to_owned(),
            };
            let pool = PgPoolOptions::new().max_connections(PG_CONNECTIONS).connect_with(options).await?;
            (Pools::Pg(pool), place)
        } else if let Some(path) = sqlite_path(url) {
            (open_sqlite(&path, create).await?, Place::File(path))
        } else {
            // Only the scheme is shown: the rest may hold a password.
            return Err(StoreError::UnknownUrl(url.split(':').next().unwrap_or_default().to_owned()));
        };
        Ok(Store { pools, place: Arc::new(place), statements: Arc::default() })
    }

    /// A copy of an embedded database, to be looked at and nothing else: nothing is written beside it either.
    pub async fn open_copy(path: &Path) -> Result<Store, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        let pools = Pools::Sqlite { write: pool.clone(), read: pool };
        Ok(Store { pools, place: Arc::new(Place::File(path.to_owned())), statements: Arc::default() })
    }

    /// Copies an embedded database as it stands at this moment into a new file, while others read and write. The copy
    /// is whole or it is an error; it is on the disk only after the caller has flushed it.
    pub async fn copy_to(&self, to: &Path) -> Result<(), StoreError> {
        let Place::File(from) = &*self.place else {
            return Err(StoreError::NotPayung("a server's database".to_owned()));
        };
        // A connection of its own: the readers may not write, not even into another file, and the writer is busy.
        let options = SqliteConnectOptions::new().filename(from).busy_timeout(Duration::from_secs(20));
        let mut conn = options.connect().await?;
        ours_alone(to);
        let copied =
            sqlx::query("vacuum into $1").bind(to.to_string_lossy().into_owned()).execute(&mut conn).await;
        conn.close().await?;
        copied?;
        // Who opens it as a house knows that what came after it is not in it.
        let mut copy = SqliteConnectOptions::new().filename(to).connect().await?;
        let marked = sqlx::query(MARK_COPIED).bind(COPIED).execute(&mut copy).await;
        copy.close().await?;
        marked.map(drop).map_err(StoreError::from)
    }

    pub fn place(&self) -> &Place {
        &self.place
    }

    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Pg(_) => Engine::Postgres,
        }
    }

    /// Statements sent so far, for the benchmark.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// A connection for reading: each statement sees what was committed when it began.
    pub async fn reader(&self) -> Result<Reader, StoreError> {
        let held = match &self.pools {
            Pools::Sqlite { read, .. } => Held::Sqlite(read.acquire().await?),
            Pools::Pg(pool) => Held::Pg(pool.acquire().await?),
        };
        Ok(Reader(Conn { held, statements: self.statements.clone() }))
    }

    /// A transaction for writing. On SQLite it is the only one.
    pub async fn begin(&self) -> Result<WriteTx, StoreError> {
        let mut held = match &self.pools {
            Pools::Sqlite { write, .. } => Held::Sqlite(write.acquire().await?),
            Pools::Pg(pool) => Held::Pg(pool.acquire().await?),
        };
        match &mut held {
            Held::Sqlite(c) => sqlx::raw_sql("begin immediate").execute(&mut **c).await.map(|_| ())?,
            Held::Pg(c) => sqlx::raw_sql("begin").execute(&mut **c).await.map(|_| ())?,
        }
        Ok(WriteTx { conn: Some(Conn { held, statements: self.statements.clone() }) })
    }

    /// An empty schema of this name beside the others (PostgreSQL only), for a benchmark's rows.
    /// `name` is written by the program, never by a caller's input.
    pub async fn fresh_schema(&self, name: &'static str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.raw(format!("drop schema if exists {name} cascade")).await?;
        tx.raw(format!("create schema {name}")).await?;
        tx.commit().await
    }

    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Pg(pool) => pool.close().await,
        }
    }
}

fn sqlite_path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    (!path.is_empty() && !path.starts_with(':')).then(|| PathBuf::from(path))
}

/// A database that is not there yet begins as an empty file that nobody else on the machine reads: names stand in it
/// plainly. What the engine keeps beside it follows its example. Where it cannot be made, the engine says why.
fn ours_alone(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(path));
}

async fn open_sqlite(path: &Path, create: bool) -> Result<Pools, StoreError> {
    if !create && !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    if create {
        ours_alone(path);
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(20))
        .statement_cache_capacity(500)
        .pragma("cache_size", "-65536")
        .pragma("temp_store", "memory")
        .pragma("mmap_size", "2147418112");
    let not_ours = |e: sqlx::Error| match StoreError::from(e) {
        StoreError::NotPayung(_) => StoreError::NotPayung(path.display().to_string()),
        other => other,
    };
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        // A file does not go away between two statements, as a server may.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.clone())
        .await
        .map_err(not_ours)?;
    let read = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.pragma("query_only", "on"))
        .await
        .map_err(not_ours)?;
    Ok(Pools::Sqlite { write, read })
}

enum Held {
    Sqlite(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
}

/// A connection that runs named statements.
pub struct Conn {
    held: Held,
    statements: Arc<AtomicU64>,
}

/// Reads. It cannot begin a write.
pub struct Reader(Conn);

/// Writes; dropped without `commit`, nothing of it happened.
pub struct WriteTx {
    conn: Option<Conn>,
}

/// The body is written once and type-checked against both engines.
macro_rules! each {
    ($conn:expr, $c:ident, $sql:ident => $body:expr; $stmt:expr) => {{
        $conn.statements.fetch_add(1, Ordering::Relaxed);
        match &mut $conn.held {
            Held::Sqlite(held) => {
                let ($c, $sql): (&mut SqliteConnection, &'static str) = (&mut **held, $stmt.sqlite());
                $body
            }
            Held::Pg(held) => {
                let ($c, $sql): (&mut PgConnection, &'static str) = (&mut **held, $stmt.pg());
                $body
            }
        }
    }};
}

impl Conn {
    pub fn engine(&self) -> Engine {
        match self.held {
            Held::Sqlite(_) => Engine::Sqlite,
            Held::Pg(_) => Engine::Postgres,
        }
    }

    /// All rows.
    pub async fn list<T: Row>(
        &mut self,
        stmt: &'static Stmt,
        args: &[Arg<'_>],
    ) -> Result<Vec<T>, StoreError> {
        each!(self, c, sql => Ok(bound(sqlx::query_as::<_, T>(sql), args).fetch_all(c).await?); stmt)
    }

    /// The first row, if there is one.
    pub async fn find<T: Row>(
        &mut self,
        stmt: &'static Stmt,
        args: &[Arg<'_>],
    ) -> Result<Option<T>, StoreError> {
        each!(self, c, sql => Ok(bound(sqlx::query_as::<_, T>(sql), args).fetch_optional(c).await?); stmt)
    }

    /// Prepares a statement without running it.
    pub async fn prepare(&mut self, stmt: &'static Stmt) -> Result<(), StoreError> {
        use sqlx::Executor;
        use sqlx::SqlSafeStr;
        each!(self, c, sql => { c.prepare(sql.into_sql_str()).await?; Ok(()) }; stmt)
    }
}

impl std::ops::Deref for Reader {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl std::ops::DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

impl Reader {
    /// Every row of a table as cells, in no order, one at a time: for `check`.
    pub async fn scan(
        &mut self,
        table: &'static bulk::Table,
        mut each: impl FnMut(&[Cell]) + Send,
    ) -> Result<(), StoreError> {
        crate::rows::scan(&mut self.0, table, &mut each).await
    }

    /// Holds one moment still for several statements, until the reader is dropped.
    pub async fn freeze(mut self) -> Result<Frozen, StoreError> {
        match &mut self.0.held {
            Held::Sqlite(c) => sqlx::raw_sql("begin").execute(&mut **c).await.map(|_| ())?,
            Held::Pg(c) => sqlx::raw_sql("begin isolation level repeatable read read only")
                .execute(&mut **c)
                .await
                .map(|_| ())?,
        }
        Ok(Frozen(Some(self)))
    }
}

/// A reader within one snapshot.
pub struct Frozen(Option<Reader>);

impl std::ops::Deref for Frozen {
    type Target = Reader;
    #[expect(clippy::expect_used, reason = "taken only in drop")]
    fn deref(&self) -> &Reader {
        self.0.as_ref().expect("a frozen reader is whole until it is dropped")
    }
}

impl std::ops::DerefMut for Frozen {
    #[expect(clippy::expect_used, reason = "taken only in drop")]
    fn deref_mut(&mut self) -> &mut Reader {
        self.0.as_mut().expect("a frozen reader is whole until it is dropped")
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        if let Some(reader) = self.0.take() {
            end_in_background(reader.0);
        }
    }
}

impl std::ops::Deref for WriteTx {
    type Target = Conn;
    #[expect(clippy::expect_used, reason = "taken only by commit and drop")]
    fn deref(&self) -> &Conn {
        self.conn.as_ref().expect("a transaction is open until it is committed")
    }
}

impl std::ops::DerefMut for WriteTx {
    #[expect(clippy::expect_used, reason = "taken only by commit and drop")]
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn.as_mut().expect("a transaction is open until it is committed")
    }
}

impl WriteTx {
    /// Runs a statement; gives the number of rows touched.
    pub async fn run(&mut self, stmt: &'static Stmt, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let conn = &mut **self;
        each!(conn, c, sql => Ok(bound(sqlx::query(sql), args).execute(c).await?.rows_affected()); stmt)
    }

    /// All rows of a batch in one statement; nothing for an empty one.
    pub async fn insert(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if batch.is_empty() {
            return Ok(());
        }
        let conn = &mut **self;
        conn.statements.fetch_add(1, Ordering::Relaxed);
        match &mut conn.held {
            Held::Sqlite(c) => bulk::insert_sqlite(c, batch).await,
            Held::Pg(c) => bulk::insert_pg(c, batch).await,
        }
    }

    /// One statement of a migration, sent as it is.
    pub(crate) async fn raw(&mut self, sql: String) -> Result<(), StoreError> {
        let conn = &mut **self;
        match &mut conn.held {
            Held::Sqlite(c) => sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut **c).await.map(|_| ())?,
            Held::Pg(c) => sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut **c).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Durable once this returns.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let conn = &mut *self;
        match &mut conn.held {
            Held::Sqlite(c) => sqlx::raw_sql("commit").execute(&mut **c).await.map(|_| ())?,
            Held::Pg(c) => sqlx::raw_sql("commit").execute(&mut **c).await.map(|_| ())?,
        }
        self.conn = None;
        Ok(())
    }

    /// Undone when this returns.
    pub async fn roll_back(mut self) {
        if let Some(conn) = self.conn.take() {
            end(conn).await;
        }
    }
}

impl Drop for WriteTx {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            end_in_background(conn);
        }
    }
}

/// Rolls back; a connection on which even that fails is not used again.
async fn end(conn: Conn) {
    match conn.held {
        Held::Sqlite(mut c) => {
            if sqlx::raw_sql("rollback").execute(&mut *c).await.is_err() && c.ping().await.is_err() {
                let _ = c.detach().close_hard().await;
            }
        }
        Held::Pg(mut c) => {
            if sqlx::raw_sql("rollback").execute(&mut *c).await.is_err() {
                let _ = c.detach().close_hard().await;
            }
        }
    }
}

fn end_in_background(conn: Conn) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(end(conn));
    }
}

pub(crate) mod inner {
    //! What `rows::scan` needs of a connection.
    use super::{Conn, Held};
    use sqlx::{PgConnection, SqliteConnection};

    pub(crate) enum Either<'c> {
        Sqlite(&'c mut SqliteConnection),
        Pg(&'c mut PgConnection),
    }

    pub(crate) fn either(conn: &mut Conn) -> Either<'_> {
        match &mut conn.held {
            Held::Sqlite(c) => Either::Sqlite(c),
            Held::Pg(c) => Either::Pg(c),
        }
    }
}
