//! The hash chain of commit groups over their append-only rows: a deleted, altered or inserted fact shows.
//!
//! Each fact has its own digest; a group's facts are the sum of theirs modulo 2^256, so that a check can read the
//! tables in any order, one row at a time. The sum is keyed before it is linked: who can write the database but has
//! not the key cannot make a chain that holds.

use store::member::Group;
use store::tables::Table;
use store::{Cell, Kind};

/// The sum of the digests of facts, and how many they were.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Sum {
    bytes: [u8; 32],
    pub count: u32,
}

impl Sum {
    pub fn add(&mut self, digest: [u8; 32]) {
        let mut carry = 0_u16;
        for (held, more) in self.bytes.iter_mut().rev().zip(digest.iter().rev()) {
            let sum = u16::from(*held) + u16::from(*more) + carry;
            *held = sum as u8;
            carry = sum >> 8;
        }
        self.count += 1;
    }

    /// The hash of the link that holds these facts.
    pub fn link(&self, seal: &seal::Seal, previous: &[u8; 32], link: i64) -> [u8; 32] {
        seal::chain::next(previous, link, &seal.command_hash(&self.bytes), self.count)
    }
}

/// How many facts a group has, and the hash of its link.
pub(crate) fn link(keys: &seal::Keys, previous: &[u8; 32], link: i64, group: &Group) -> (i64, [u8; 32]) {
    let mut sum = Sum::default();
    for (table, row) in group.facts() {
        sum.add(digest(table, row));
    }
    (i64::from(sum.count), sum.link(keys.seal(), previous, link))
}

/// The digest of one row: its table and its columns but the personal ones.
pub(crate) fn digest(table: &Table, row: &[Cell]) -> [u8; 32] {
    let parts: Vec<Vec<u8>> = table
        .columns
        .iter()
        .zip(row)
        .filter(|(column, _)| !column.private)
        .map(|(column, cell)| part(column.kind, cell))
        .collect();
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    seal::chain::fact(table.name, &parts)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_the_same_in_any_order_and_carry() {
        let (mut one, mut two) = (Sum::default(), Sum::default());
        let digests = [[0xff; 32], [1; 32], [0x80; 32]];
        digests.iter().for_each(|d| one.add(*d));
        digests.iter().rev().for_each(|d| two.add(*d));
        assert_eq!(one.bytes, two.bytes);
        let mut carry = Sum::default();
        carry.add([0xff; 32]);
        carry.add({
            let mut small = [0; 32];
            small[31] = 1;
            small
        });
        assert_eq!(carry.bytes, [0; 32]);
    }
}
