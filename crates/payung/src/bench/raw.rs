//! The bare engine: the same rows, already made, written in sets into an empty database of the same schema.

use crate::opening::Failure;
use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};
use store::tables::{self, Table};
use store::{Batch, Cell, Engine, Store};
use uuid::Uuid;

/// How many links the chain has: one a commit group.
pub async fn links(store: &Store) -> Result<i64, Failure> {
    Ok(store::check::links(&mut *store.reader().await?).await?.len() as i64)
}

/// The rows of the links after `first`, by commit.
struct Rows {
    groups: Vec<HashMap<&'static str, (&'static Table, Vec<Vec<Cell>>)>>,
    count: usize,
}

async fn rows_of(store: &Store, first: i64, groups: i64) -> Result<Rows, Failure> {
    let mut reader = store.reader().await?;
    let mut link_of: HashMap<Uuid, usize> = HashMap::new();
    let mut members: HashMap<Uuid, usize> = HashMap::new();
    for (command, _, link) in store::check::command_links(&mut reader).await? {
        if link > first {
            link_of.insert(command, (link - first - 1) as usize);
        }
    }
    let mut rows = Rows { groups: (0..groups).map(|_| HashMap::new()).collect(), count: 0 };
    // Persons and what is found through them have no command of their own: they go with their member's.
    for table in tables::ALL.iter().copied().filter(|t| t.name != "tally" && t.name != "outbox") {
        let command = table.columns.iter().position(|c| c.name == "command_id");
        let member = table.columns.iter().position(|c| c.name == "member_id");
        let link = table.columns.iter().position(|c| c.name == "link");
        reader
            .scan(table, |row| {
                let by_command = command.and_then(|i| match &row[i] {
                    Cell::Id(id) => link_of.get(id).copied(),
                    _ => None,
                });
                let by_member = member.and_then(|i| match &row[i] {
                    Cell::Id(id) => members.get(id).copied(),
                    _ => None,
                });
                let by_link = link.filter(|_| table.name == "chain").and_then(|i| match &row[i] {
                    Cell::Int(link) if *link > first => Some((*link - first - 1) as usize),
                    _ => None,
                });
                let Some(group) = by_command.or(if command.is_none() { by_member } else { None }).or(by_link)
                else {
                    return;
                };
                if let (Some(i), Some(group)) = (member, by_command)
                    && let Cell::Id(id) = &row[i]
                {
                    members.entry(*id).or_insert(group);
                }
                let held = rows.groups[group].entry(table.name).or_insert_with(|| (table, Vec::new()));
                held.1.push(row.to_vec());
                rows.count += 1;
            })
            .await?;
    }
    Ok(rows)
}

/// The rows of these commits into an empty database, in as many commits.
pub async fn same_rows(
    store: &Store,
    first: i64,
    groups: i64,
    raw: &Path,
    database: &str,
) -> Result<(usize, Duration), Failure> {
    let rows = rows_of(store, first, groups).await?;
    let target = empty(store.engine(), raw, database).await?;
    let began = Instant::now();
    for group in &rows.groups {
        let mut tx = target.begin().await?;
        for (table, held) in group.values() {
            tx.insert(&batch(table, held)).await?;
        }
        tx.commit().await?;
    }
    let took = began.elapsed();
    clear(target, raw).await?;
    Ok((rows.count, took))
}

fn batch(table: &'static Table, rows: &[Vec<Cell>]) -> Batch {
    let mut batch = Batch::new(table);
    for row in rows {
        batch.push_row(row.clone());
    }
    batch
}

/// On PostgreSQL a schema beside the measured one; on SQLite a file of its own.
async fn empty(engine: Engine, raw: &Path, database: &str) -> Result<Store, Failure> {
    let url = match engine {
        Engine::Sqlite => format!("sqlite:{}", raw.display()),
        Engine::Postgres => {
            let separator = if database.contains('?') { '&' } else { '?' };
            format!("{database}{separator}options=-csearch_path%3Dpayung_bench_raw")
        }
    };
    if engine == Engine::Postgres {
        Store::open(database, false).await?.fresh_schema("payung_bench_raw").await?;
    }
    let store = Store::open(&url, true).await?;
    store.migrate().await?;
    Ok(store)
}

async fn clear(store: Store, raw: &Path) -> Result<(), Failure> {
    store.close().await;
    for end in ["", "-wal", "-shm"] {
        let path = format!("{}{end}", raw.display());
        if std::fs::exists(&path)? {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}
