//! The hash chain of commit groups over their append-only rows: a deleted, altered or inserted fact shows.
//! How a row becomes a fact is said here, how facts become links in `seal::chain`.

use seal::Seal;
use seal::chain::Facts;
use store::member::Group;
use store::tables::Table;
use store::{Cell, Kind};

/// How many facts a group has, and the hash of its link.
pub(crate) fn link(seal: &Seal, previous: &[u8; 32], number: i64, group: &Group) -> (i64, [u8; 32]) {
    let mut facts = Facts::default();
    for (table, row) in group.facts() {
        add(&mut facts, seal, table, row);
    }
    (i64::from(facts.count), facts.link(previous, number))
}

/// One row as a fact: its table and its columns but the personal ones, and those that came later where they are empty.
/// A table has at most one column that came later, so that what is left out is never in doubt.
pub(crate) fn add(facts: &mut Facts, seal: &Seal, table: &Table, row: &[Cell]) {
    let parts: Vec<Vec<u8>> = table
        .columns
        .iter()
        .zip(row)
        .filter(|(column, cell)| !(column.private || column.later && matches!(cell, Cell::Null)))
        .map(|(column, cell)| part(column.kind, cell))
        .collect();
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    facts.add(seal, table.name, &parts);
}

/// One byte that says whether there is a value, then the value.
fn part(kind: Kind, cell: &Cell) -> Vec<u8> {
    let mut bytes = vec![1];
    match cell {
        Cell::Null => return vec![0],
        Cell::Id(v) => bytes.extend(v.as_bytes()),
        Cell::Int(v) if kind == Kind::Bool => bytes.push(*v as u8),
        Cell::Int(v) => bytes.extend(v.to_be_bytes()),
        Cell::Text(v) => bytes.extend(v.as_bytes()),
        Cell::Day(v) => bytes.extend(v.to_string().as_bytes()),
        Cell::At(v) => bytes.extend(v.0.to_be_bytes()),
        Cell::Bytes(v) => bytes.extend(v),
        Cell::Bool(v) => bytes.push(u8::from(*v)),
    }
    bytes
}
