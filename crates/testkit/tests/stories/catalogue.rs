//! Every statement on both engines, and one schema told twice.

use crate::common::*;
use std::collections::BTreeSet;
use store::tables;
use testkit::{Cluster, House, TestEngine, house_on, on_both, run};

#[test]
fn every_statement_prepares() {
    on_both(|house| async move {
        let mut names = BTreeSet::new();
        let mut reader = house.app.store().reader().await.unwrap();
        let mut wrong = Vec::new();
        for stmt in store::catalogue() {
            assert!(names.insert(stmt.name), "two statements are called {}", stmt.name);
            if let Err(error) = reader.prepare(stmt).await {
                wrong.push(format!("{}: {error}", stmt.name));
            }
        }
        assert!(wrong.is_empty(), "{:?}: {wrong:#?}", house.engine);
        assert!(names.len() > 60);
    });
}

/// One column as both engines can say it: table, column, kind, whether it may be empty, place in the primary key.
type Column = (String, String, &'static str, bool, i64);

async fn columns(house: &House) -> BTreeSet<Column> {
    let sql = match house.engine {
        TestEngine::Sqlite => {
            "select t.name, c.name, c.type, c.\"notnull\" = 0, c.pk from sqlite_master t \
             join pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite%'"
        }
        TestEngine::Postgres => {
            "select c.table_name::text, c.column_name::text, c.data_type::text, c.is_nullable = 'YES', \
             coalesce(k.ordinal_position, 0)::bigint from information_schema.columns c \
             left join information_schema.table_constraints p on p.table_schema = c.table_schema \
               and p.table_name = c.table_name and p.constraint_type = 'PRIMARY KEY' \
             left join information_schema.key_column_usage k on k.constraint_schema = p.constraint_schema \
               and k.constraint_name = p.constraint_name and k.column_name = c.column_name \
             where c.table_schema = current_schema()"
        }
    };
    let all: Vec<(String, String, String, bool, i64)> = rows(&house.app, sql).await;
    all.into_iter().map(|(t, c, kind, empty, key)| (t, c, family(&kind), empty, key)).collect()
}

/// What both engines can tell apart: days are text and instants numbers on one of them.
fn family(kind: &str) -> &'static str {
    match kind.to_lowercase().as_str() {
        "uuid" | "bytea" | "blob" => "bytes",
        "bigint" | "boolean" | "timestamp with time zone" | "integer" => "number",
        "text" | "date" => "text",
        other => panic!("a column of type {other}"),
    }
}

async fn indexes(house: &House) -> BTreeSet<String> {
    let sql = match house.engine {
        TestEngine::Sqlite => "select name from sqlite_master where type = 'index' and sql is not null",
        TestEngine::Postgres => {
            "select indexname::text from pg_indexes i where schemaname = current_schema() and not exists \
             (select 1 from pg_constraint c where c.conname = i.indexname)"
        }
    };
    rows::<(String,)>(&house.app, sql).await.into_iter().map(|r| r.0).collect()
}

#[test]
fn both_engines_have_one_schema() {
    if Cluster::shared().is_none() {
        return;
    }
    run(async {
        let (lite, pg) = (house_on(TestEngine::Sqlite).await, house_on(TestEngine::Postgres).await);
        let (a, b) = (columns(&lite).await, columns(&pg).await);
        let different: Vec<_> = a.symmetric_difference(&b).collect();
        assert!(different.is_empty(), "{different:#?}");
        assert!(a.len() > 200);
        assert_eq!(indexes(&lite).await, indexes(&pg).await);
        for (engine, other) in [(store::Engine::Sqlite, &lite), (store::Engine::Postgres, &pg)] {
            assert_eq!(other.app.store().engine(), engine);
            assert!(!store::migrate::statements(engine).iter().any(|s| s.contains('{')), "a token is left");
        }
        // What is written in sets names the columns of the migration, in its order.
        for table in tables::ALL {
            let of: BTreeSet<&str> = a.iter().filter(|c| c.0 == table.name).map(|c| c.1.as_str()).collect();
            let named: BTreeSet<&str> = table.columns.iter().map(|c| c.name).collect();
            assert_eq!(of, named, "{}", table.name);
        }
    });
}
