//! Reading whole tables back as cells, for `check`: the same cells that were written.

use crate::bulk::Table;
use crate::cell::{Cell, Kind, Micros};
use crate::engine::Conn;
use crate::engine::inner::{Either, either};
use crate::error::StoreError;
use kernel::{Day, Instant};
use sqlx::{AssertSqlSafe, Row};
use std::borrow::Cow;
use uuid::Uuid;

macro_rules! cell {
    ($row:expr, $i:expr, $kind:expr) => {
        match $kind {
            Kind::Id => $row.try_get::<Option<Uuid>, _>($i)?.map(Cell::Id),
            Kind::Int => $row.try_get::<Option<i64>, _>($i)?.map(Cell::Int),
            Kind::Text => $row.try_get::<Option<String>, _>($i)?.map(|t| Cell::Text(Cow::Owned(t))),
            Kind::Day => $row.try_get::<Option<time::Date>, _>($i)?.map(|d| Cell::Day(Day(d))),
            Kind::At => $row.try_get::<Option<Micros>, _>($i)?.map(|m| Cell::At(Instant(m.0))),
            Kind::Bytes => $row.try_get::<Option<Vec<u8>>, _>($i)?.map(Cell::Bytes),
            Kind::Bool => $row.try_get::<Option<bool>, _>($i)?.map(Cell::Bool),
        }
        .unwrap_or(Cell::Null)
    };
}

pub(crate) async fn scan(
    conn: &mut Conn,
    table: &'static Table,
    each: &mut (dyn FnMut(&[Cell]) + Send),
) -> Result<(), StoreError> {
    use sqlx::Executor;
    let sql = AssertSqlSafe(table.select_all());
    let mut cells = Vec::with_capacity(table.columns.len());
    macro_rules! stream {
        ($c:expr) => {{
            let mut rows = $c.fetch(sqlx::query(sql));
            while let Some(row) = next(&mut rows).await? {
                cells.clear();
                for (i, column) in table.columns.iter().enumerate() {
                    cells.push(cell!(row, i, column.kind));
                }
                each(&cells);
            }
        }};
    }
    match either(conn) {
        Either::Sqlite(c) => stream!(c),
        Either::Pg(c) => stream!(c),
    }
    Ok(())
}

/// The next item of a stream, without a dependency on a stream library.
async fn next<T, S>(stream: &mut S) -> Result<Option<T>, sqlx::Error>
where
    S: futures_core::Stream<Item = Result<T, sqlx::Error>> + Unpin,
{
    std::future::poll_fn(|cx| std::pin::Pin::new(&mut *stream).poll_next(cx)).await.transpose()
}
