//! Whole sets of rows in one statement. This is the one file where the engines' ways of taking many rows differ:
//! typed arrays through `unnest` on PostgreSQL, one JSON document through `json_each` on SQLite.

use crate::cell::{Cell, Kind, Micros};
use crate::error::StoreError;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection};
use std::fmt::Write;
use std::sync::OnceLock;
use uuid::Uuid;

/// A column as the bulk writer and the chain see it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Personal values stay out of the hash chain.
    pub private: bool,
    /// Came by a later migration: where it is empty, a fact is hashed as it was before.
    pub later: bool,
}

/// A table that is written in sets.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    /// Append-only: its rows are part of the hash chain.
    pub fact: bool,
    /// What to do with a row that is there already; nothing means that it must not be.
    pub on_conflict: &'static str,
    pub(crate) pg: OnceLock<String>,
    pub(crate) sqlite: OnceLock<String>,
}

/// Rows for one table, row by row.
pub struct Batch {
    pub table: &'static Table,
    cells: Vec<Cell>,
}

impl Batch {
    pub fn new(table: &'static Table) -> Batch {
        Batch { table, cells: Vec::new() }
    }

    /// One row, in the order of the table's columns.
    pub fn push<const N: usize>(&mut self, row: [Cell; N]) {
        debug_assert_eq!(N, self.table.columns.len(), "{}", self.table.name);
        self.cells.extend(row);
    }

    /// One row that was read from this table.
    pub fn push_row(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.table.columns.len(), "{}", self.table.name);
        self.cells.extend(row);
    }

    /// The cells of rows already pushed, to be amended before they are written.
    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [Cell]> {
        self.cells.chunks_exact_mut(self.table.columns.len())
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub fn len(&self) -> usize {
        self.cells.len() / self.table.columns.len()
    }

    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks_exact(self.table.columns.len())
    }
}

impl Table {
    fn names(&self) -> String {
        self.columns.iter().map(|c| c.name).collect::<Vec<_>>().join(", ")
    }

    fn insert_pg(&'static self) -> &'static str {
        self.pg.get_or_init(|| {
            let arrays: Vec<String> = self
                .columns
                .iter()
                .enumerate()
                .map(|(i, c)| format!("${}::{}[]", i + 1, pg_type(c.kind)))
                .collect();
            format!(
                "insert into {} ({}) select * from unnest({}) where true {}",
                self.name,
                self.names(),
                arrays.join(", "),
                self.on_conflict
            )
        })
    }

    fn insert_sqlite(&'static self) -> &'static str {
        self.sqlite.get_or_init(|| {
            let picks: Vec<String> = self
                .columns
                .iter()
                .enumerate()
                .map(|(i, c)| match c.kind {
                    Kind::Id | Kind::Bytes => format!("unhex(value ->> {i})"),
                    _ => format!("value ->> {i}"),
                })
                .collect();
            format!(
                "insert into {} ({}) select {} from json_each($1) where true {}",
                self.name,
                self.names(),
                picks.join(", "),
                self.on_conflict
            )
        })
    }

    /// What `check` reads back: every column, in order.
    pub fn select_all(&self) -> String {
        format!("select {} from {}", self.names(), self.name)
    }
}

fn pg_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "uuid",
        Kind::Int => "bigint",
        Kind::Text => "text",
        Kind::Day => "date",
        Kind::At => "timestamptz",
        Kind::Bytes => "bytea",
        Kind::Bool => "boolean",
    }
}

pub(crate) async fn insert_pg(conn: &mut PgConnection, batch: &Batch) -> Result<(), StoreError> {
    let mut query = sqlx::query(batch.table.insert_pg());
    for (i, column) in batch.table.columns.iter().enumerate() {
        query = bind_column(query, column.kind, batch.rows().map(|row| &row[i]));
    }
    query.execute(conn).await?;
    Ok(())
}

fn bind_column<'q>(
    query: Query<'q, Postgres, sqlx::postgres::PgArguments>,
    kind: Kind,
    cells: impl Iterator<Item = &'q Cell>,
) -> Query<'q, Postgres, sqlx::postgres::PgArguments> {
    macro_rules! column {
        ($t:ty, $pattern:pat => $value:expr) => {{
            let values: Vec<Option<$t>> = cells
                .map(|c| match c {
                    $pattern => Some($value),
                    _ => None,
                })
                .collect();
            query.bind(values)
        }};
    }
    match kind {
        Kind::Id => column!(Uuid, Cell::Id(v) => *v),
        Kind::Int => column!(i64, Cell::Int(v) => *v),
        Kind::Text => column!(&'q str, Cell::Text(v) => v.as_ref()),
        Kind::Day => column!(time::Date, Cell::Day(v) => v.0),
        Kind::At => column!(Micros, Cell::At(v) => Micros(v.0)),
        Kind::Bytes => column!(&'q [u8], Cell::Bytes(v) => v.as_slice()),
        Kind::Bool => column!(bool, Cell::Bool(v) => *v),
    }
}

pub(crate) async fn insert_sqlite(conn: &mut SqliteConnection, batch: &Batch) -> Result<(), StoreError> {
    let mut json = String::with_capacity(batch.cells.len() * 24);
    json.push('[');
    for (i, row) in batch.rows().enumerate() {
        json.push_str(if i == 0 { "[" } else { ",[" });
        for (j, cell) in row.iter().enumerate() {
            if j > 0 {
                json.push(',');
            }
            write_json(&mut json, cell);
        }
        json.push(']');
    }
    json.push(']');
    let query: Query<'_, Sqlite, SqliteArguments> = sqlx::query(batch.table.insert_sqlite()).bind(json);
    query.execute(conn).await?;
    Ok(())
}

fn write_json(out: &mut String, cell: &Cell) {
    // Writing to a String cannot fail.
    let _ = match cell {
        Cell::Null => out.write_str("null"),
        Cell::Id(v) => write!(out, "\"{}\"", v.simple()),
        Cell::Int(v) => write!(out, "{v}"),
        Cell::Text(v) => return write_json_text(out, v),
        Cell::Day(v) => write!(out, "\"{v}\""),
        Cell::At(v) => write!(out, "{}", v.0),
        Cell::Bytes(v) => {
            out.push('"');
            write_hex(out, v);
            out.write_str("\"")
        }
        Cell::Bool(v) => write!(out, "{}", u8::from(*v)),
    };
}

pub(crate) fn write_hex(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for b in bytes {
        out.push(char::from(DIGITS[usize::from(b >> 4)]));
        out.push(char::from(DIGITS[usize::from(b & 15)]));
    }
}

fn write_json_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
