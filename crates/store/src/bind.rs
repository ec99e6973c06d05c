//! Arguments on their way into a statement, the same for both engines.

use crate::bulk;
use crate::cell::{Arg, Cell, Kind, Micros};
use sqlx::query::{Query, QueryAs};
use sqlx::{Postgres, Sqlite};
use std::fmt::Write;

/// Binding the same arguments on either engine, for queries with and without an output type.
pub(crate) trait Bind: Sized {
    fn put(self, arg: &Arg<'_>) -> Self;
}

pub(crate) fn bound<Q: Bind>(query: Q, args: &[Arg<'_>]) -> Q {
    args.iter().fold(query, Bind::put)
}

macro_rules! bind_cell {
    ($query:expr, $cell:expr) => {
        match $cell {
            // Of text; `Arg::Null` says another kind.
            Cell::Null => $query.bind(Option::<String>::None),
            Cell::Id(v) => $query.bind(*v),
            Cell::Int(v) => $query.bind(*v),
            Cell::Text(v) => $query.bind(v.clone().into_owned()),
            Cell::Day(v) => $query.bind(v.0),
            Cell::At(v) => $query.bind(Micros(v.0)),
            Cell::Bytes(v) => $query.bind(v.clone()),
            Cell::Bool(v) => $query.bind(*v),
        }
    };
}

macro_rules! bind_null {
    ($query:expr, $kind:expr) => {
        match $kind {
            Kind::Id => $query.bind(Option::<uuid::Uuid>::None),
            Kind::Int => $query.bind(Option::<i64>::None),
            Kind::Text => $query.bind(Option::<String>::None),
            Kind::Day => $query.bind(Option::<time::Date>::None),
            Kind::At => $query.bind(Option::<Micros>::None),
            Kind::Bytes => $query.bind(Option::<Vec<u8>>::None),
            Kind::Bool => $query.bind(Option::<bool>::None),
        }
    };
}

macro_rules! bind_impls {
    ($($query:ty, $db:ident;)*) => {$(
        impl<'q, T> Bind for $query where T: Send {
            fn put(self, arg: &Arg<'_>) -> Self { bind_impls!(@ $db self arg) }
        }
    )*};
    (@ Sqlite $q:ident $arg:ident) => {
        match $arg {
            Arg::Null(kind) => bind_null!($q, kind),
            Arg::Cell(cell) => bind_cell!($q, cell),
            Arg::Ids(ids) => $q.bind(hex_list(ids.iter().map(|id| &id.as_bytes()[..]))),
            Arg::Keys(keys) => $q.bind(hex_list(keys.iter().map(|k| &k[..]))),
            Arg::Texts(texts) => $q.bind(serde_json::to_string(texts).unwrap_or_default()),
            Arg::Pairs(pairs) => $q.bind(serde_json::to_string(&in_hex(pairs)).unwrap_or_default()),
        }
    };
    (@ Postgres $q:ident $arg:ident) => {
        match $arg {
            Arg::Null(kind) => bind_null!($q, kind),
            Arg::Cell(cell) => bind_cell!($q, cell),
            Arg::Ids(ids) => $q.bind(ids.to_vec()),
            Arg::Keys(keys) => $q.bind(keys.iter().map(|k| k.to_vec()).collect::<Vec<_>>()),
            Arg::Texts(texts) => $q.bind(texts.to_vec()),
            Arg::Pairs(pairs) => $q.bind(in_hex(pairs)),
        }
    };
}

bind_impls! {
    QueryAs<'q, Sqlite, T, sqlx::sqlite::SqliteArguments>, Sqlite;
    QueryAs<'q, Postgres, T, sqlx::postgres::PgArguments>, Postgres;
}

impl Bind for Query<'_, Sqlite, sqlx::sqlite::SqliteArguments> {
    fn put(self, arg: &Arg<'_>) -> Self {
        bind_impls!(@ Sqlite self arg)
    }
}

impl Bind for Query<'_, Postgres, sqlx::postgres::PgArguments> {
    fn put(self, arg: &Arg<'_>) -> Self {
        bind_impls!(@ Postgres self arg)
    }
}

/// Each pair as the 64 hex digits of its two ids.
fn in_hex(pairs: &[(uuid::Uuid, uuid::Uuid)]) -> Vec<String> {
    pairs.iter().map(|(a, b)| format!("{}{}", a.simple(), b.simple())).collect()
}

fn hex_list<'a>(items: impl Iterator<Item = &'a [u8]>) -> String {
    let mut out = String::from("[");
    for (i, item) in items.enumerate() {
        let _ = out.write_str(if i == 0 { "\"" } else { ",\"" });
        bulk::write_hex(&mut out, item);
        out.push('"');
    }
    out.push(']');
    out
}
