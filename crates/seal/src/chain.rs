//! Hash chains: each commit group of a writer appends one link, so that a deleted, altered or inserted fact shows.
//!
//! Exactly (SHA-256; numbers big-endian):
//!
//! - a **part** is its length in bytes as 4 bytes, then its bytes;
//! - a **fact** is the number of its parts as 4 bytes, then its parts: first the table's name, then the columns in the
//!   order the caller states; its hash is keyed (`Seal::command_hash`) before anything else is done with it;
//! - a **group** is the sum of the keyed hashes of its facts modulo 2^256 and their number: the same in any order, so
//!   that a check reads the tables as they lie;
//! - a **link**'s hash is the hash of `payung.chain.1` and a line feed, the previous link's hash (32 bytes), its own
//!   number (8), the number of facts (4) and the group's sum (32);
//! - before the first link, which has number 1, stands `GENESIS`: 32 zero bytes.
//!
//! Without the key nobody can find other rows of the same sum, because nobody can tell what a row adds.
//! Facts carry ids, amounts, days and hashes, never a personal value: those may have to be forgotten.

use crate::cipher::Seal;
use ring::digest::{Context, SHA256};

/// What stands before the first link.
pub const GENESIS: [u8; 32] = [0; 32];

const DOMAIN: &[u8] = b"payung.chain.1\n";

/// The facts of a group: how many, and the sum of their keyed hashes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Facts {
    pub count: u32,
    sum: [u8; 32],
}

impl Facts {
    /// One fact: the table's name, then its parts. A part is below 4 GiB.
    pub fn add(&mut self, seal: &Seal, table: &str, parts: &[&[u8]]) {
        let hash = seal.command_hash(&fact(table, parts));
        let mut carry = 0_u16;
        for (held, more) in self.sum.iter_mut().rev().zip(hash.iter().rev()) {
            let sum = u16::from(*held) + u16::from(*more) + carry;
            *held = sum as u8;
            carry = sum >> 8;
        }
        self.count += 1;
    }

    /// The hash of the link of this number after `previous`.
    pub fn link(&self, previous: &[u8; 32], number: i64) -> [u8; 32] {
        let mut context = Context::new(&SHA256);
        context.update(DOMAIN);
        context.update(previous);
        context.update(&number.to_be_bytes());
        context.update(&self.count.to_be_bytes());
        context.update(&self.sum);
        finished(context)
    }
}

/// The hash of one fact, not yet keyed.
fn fact(table: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    context.update(&(parts.len() as u32 + 1).to_be_bytes());
    for part in std::iter::once(table.as_bytes()).chain(parts.iter().copied()) {
        context.update(&(part.len() as u32).to_be_bytes());
        context.update(part);
    }
    finished(context)
}

fn finished(context: Context) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts(seal: &Seal, rows: &[(&str, Vec<u8>)]) -> Facts {
        let mut facts = Facts::default();
        for (table, value) in rows {
            facts.add(seal, table, &[value]);
        }
        facts
    }

    fn seal(seed: u8) -> Seal {
        Seal::new(&[seed; 32])
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(fact("t", &[b"ab", b"c"]), fact("t", &[b"a", b"bc"]));
        assert_ne!(fact("t", &[b"ab"]), fact("ta", &[b"b"]));
        assert_ne!(fact("t", &[]), fact("t", &[b""]));
    }

    #[test]
    fn another_key_previous_or_number_is_another_link() {
        let rows = [("receipt", b"K01".to_vec())];
        let one = facts(&seal(1), &rows);
        let link = one.link(&GENESIS, 1);
        assert_eq!(link, facts(&seal(1), &rows).link(&GENESIS, 1));
        assert_ne!(link, facts(&seal(2), &rows).link(&GENESIS, 1));
        assert_ne!(link, one.link(&GENESIS, 2));
        assert_ne!(link, one.link(&[1; 32], 1));
        assert_ne!(link, Facts::default().link(&GENESIS, 1));
    }

    proptest! {
        #[test]
        fn any_order_is_the_same_and_any_change_another(
            mut rows in prop::collection::vec(("[a-c]", prop::collection::vec(any::<u8>(), 0..4)), 1..8),
            turn in any::<prop::sample::Index>(),
        ) {
            let seal = seal(3);
            let held: Vec<(&str, Vec<u8>)> = rows.iter().map(|(t, v)| (t.as_str(), v.clone())).collect();
            let before = facts(&seal, &held);
            let mut turned = held.clone();
            turned.rotate_left(turn.index(held.len()));
            prop_assert_eq!(before, facts(&seal, &turned));
            prop_assert_ne!(before, facts(&seal, &held[1..]));
            rows[0].1.push(7);
            let altered: Vec<(&str, Vec<u8>)> = rows.iter().map(|(t, v)| (t.as_str(), v.clone())).collect();
            prop_assert_ne!(before, facts(&seal, &altered));
        }
    }
}
