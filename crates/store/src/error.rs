use std::path::PathBuf;

/// What can go wrong between the house and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The URL names no engine that Payung knows; it is never turned into an empty file.
    #[error("the database URL must begin with sqlite: or postgres: (got {0:?})")]
    UnknownUrl(String),
    #[error("there is no database at {0}; `payung serve` or `payung demo` makes one")]
    Missing(PathBuf),
    #[error(
        "{0} is not a Payung database, or was only half written; restore a backup or choose another place"
    )]
    NotPayung(String),
    #[error("the database has schema {found}, this program knows {known}; use the newer program")]
    NewerSchema { found: i64, known: i64 },
    #[error("the database has schema {found}, this program needs {known}; run `payung migrate`")]
    OlderSchema { found: i64, known: i64 },
    /// The disk is full; nothing of the group was written.
    #[error("the disk is full; nothing of this was written, and nothing acknowledged is lost")]
    DiskFull,
    /// A stored row does not mean anything: table and what is wrong.
    #[error("a stored row cannot be read ({table}): {what}")]
    Corrupt { table: &'static str, what: String },
    /// Somebody else wrote first: run the group again.
    #[error("the rows changed meanwhile")]
    Conflict,
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// True where running the same group again can help.
    pub fn is_retryable(&self) -> bool {
        match self {
            StoreError::Conflict => true,
            StoreError::Database(sqlx::Error::Database(e)) => {
                matches!(e.code().as_deref(), Some("40001" | "40P01" | "08006" | "57P01" | "5" | "517"))
            }
            StoreError::Database(sqlx::Error::Io(_)) => true,
            _ => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(e: sqlx::Error) -> StoreError {
        match &e {
            sqlx::Error::Database(d) => match d.code().as_deref() {
                // SQLITE_FULL; PostgreSQL's disk_full.
                Some("13" | "53100") => StoreError::DiskFull,
                // Unique violations: the claim was taken between load and write.
                Some("23505" | "1555" | "2067") => StoreError::Conflict,
                Some("26") => StoreError::NotPayung("this file".into()),
                _ => StoreError::Database(e),
            },
            _ => StoreError::Database(e),
        }
    }
}
