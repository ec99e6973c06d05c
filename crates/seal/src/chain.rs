//! Hash chains: each commit group of a writer appends one link, so that a deleted, altered or inserted fact shows.
//!
//! Exactly (SHA-256; numbers big-endian; any program can check it):
//!
//! - a **part** is its length in bytes as 4 bytes, then its bytes;
//! - a **fact** is the number of its parts as 4 bytes, then its parts: first the table's name, then the columns in the
//!   order the writer states; ids as 16 bytes, whole numbers as 8;
//! - the **facts hash** of a group is the hash of its facts one after the other, in the order they were written;
//! - a **link**'s hash is the hash of `payung.chain.1` and a line feed, the previous link's hash (32 bytes), its own
//!   `seq` (8), the number of facts (4) and the facts hash (32);
//! - before the first link, which has `seq` 1, stands `GENESIS`: 32 zero bytes.
//!
//! Facts carry ids, amounts, days and hashes, never a personal value: those may have to be forgotten.

use ring::digest::{Context, SHA256};

/// What stands before the first link.
pub const GENESIS: [u8; 32] = [0; 32];

const DOMAIN: &[u8] = b"payung.chain.1\n";

/// One link as it is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    /// 1, 2, 3, … without a gap.
    pub seq: i64,
    pub previous: [u8; 32],
    pub hash: [u8; 32],
}

impl Link {
    /// The link after `last`, or the first.
    pub fn after(last: Option<&Link>, facts: &Facts) -> Link {
        let (seq, previous) = last.map_or((1, GENESIS), |link| (link.seq + 1, link.hash));
        Link { seq, previous, hash: next(&previous, seq, &facts.hash, facts.count) }
    }

    /// True where this link follows `last` and holds exactly these facts.
    pub fn holds(&self, last: Option<&Link>, facts: &Facts) -> bool {
        *self == Link::after(last, facts)
    }
}

/// The hash of the link `seq` after `previous`.
pub fn next(previous: &[u8; 32], seq: i64, facts_hash: &[u8; 32], count: u32) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    context.update(DOMAIN);
    context.update(previous);
    context.update(&seq.to_be_bytes());
    context.update(&count.to_be_bytes());
    context.update(facts_hash);
    finished(context)
}

/// The facts of a group: how many, and their hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Facts {
    pub count: u32,
    pub hash: [u8; 32],
}

/// Takes in the facts of a group one by one.
#[derive(Clone)]
pub struct FactHasher {
    context: Context,
    count: u32,
}

impl Default for FactHasher {
    fn default() -> Self {
        FactHasher { context: Context::new(&SHA256), count: 0 }
    }
}

impl FactHasher {
    pub fn new() -> FactHasher {
        FactHasher::default()
    }

    /// One fact: the table's name, then its parts. A part is below 4 GiB.
    pub fn fact(&mut self, table: &str, parts: &[&[u8]]) {
        self.context.update(&(parts.len() as u32 + 1).to_be_bytes());
        self.part(table.as_bytes());
        for part in parts {
            self.part(part);
        }
        self.count += 1;
    }

    fn part(&mut self, bytes: &[u8]) {
        self.context.update(&(bytes.len() as u32).to_be_bytes());
        self.context.update(bytes);
    }

    pub fn finish(self) -> Facts {
        Facts { count: self.count, hash: finished(self.context) }
    }
}

/// The hash of one fact by itself, for a fact stored with its own hash.
pub fn fact(table: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = FactHasher::new();
    hasher.fact(table, parts);
    hasher.finish().hash
}

fn finished(context: Context) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;
    use proptest::prelude::*;

    fn facts(rows: &[(&str, &[u8])]) -> Facts {
        let mut hasher = FactHasher::new();
        for (table, value) in rows {
            hasher.fact(table, &[value]);
        }
        hasher.finish()
    }

    #[test]
    fn the_description_is_what_is_computed() {
        // Computed independently from the words above.
        let facts = facts(&[("contribution", &8_400_i64.to_be_bytes()), ("receipt", b"K01")]);
        assert_eq!(hex(&facts.hash), "cf8e6920be6e61bca65e3ef64798cadc496e7e64ce737699b8dbd8d288f44a4b");
        let first = Link::after(None, &facts);
        assert_eq!((first.seq, first.previous), (1, GENESIS));
        assert_eq!(hex(&first.hash), "cf3cd36e2f33b9f02a07d36c91b438e36f834dafa4ddb9c8bc1b3aad9fe2c898");
        assert_eq!(
            hex(&Link::after(Some(&first), &facts).hash),
            "88e77d818d112b49d9b8d51a01147949c873c6f0061a23dbc8c994bd6418cde0"
        );
    }

    #[test]
    fn every_change_shows() {
        let (a, b) = (facts(&[("t", b"1")]), facts(&[("t", b"2")]));
        let first = Link::after(None, &a);
        let second = Link::after(Some(&first), &b);
        assert!(first.holds(None, &a) && second.holds(Some(&first), &b));
        assert!(!second.holds(Some(&first), &a));
        assert!(!second.holds(None, &b));
        assert!(!Link { seq: 3, ..second }.holds(Some(&first), &b));
        assert!(!second.holds(Some(&first), &Facts { count: 2, ..b }));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(fact("t", &[b"ab", b"c"]), fact("t", &[b"a", b"bc"]));
        assert_ne!(fact("ta", &[b"b"]), fact("t", &[b"ab"]));
        assert_ne!(fact("t", &[]), fact("t", &[b""]));
        assert_ne!(facts(&[("t", b"a"), ("t", b"b")]), facts(&[("t", b"b"), ("t", b"a")]));
    }

    proptest! {
        #[test]
        fn different_facts_have_different_hashes(a: Vec<Vec<u8>>, b: Vec<Vec<u8>>) {
            let hash = |parts: &[Vec<u8>]| fact("t", &parts.iter().map(Vec::as_slice).collect::<Vec<_>>());
            prop_assert_eq!(hash(&a) == hash(&b), a == b);
        }
    }
}
