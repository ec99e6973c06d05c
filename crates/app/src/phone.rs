//! Phones of the field: what they send after days without a network, taken in order, each thing once. A phone decides
//! nothing: what it sends are commands like any other, with a proof of who wrote them and between which two moments.

pub(crate) mod aside;
mod bounds;
mod enrol;
mod file;
mod item;
mod spare;
mod sync;

pub use enrol::EnrolledPhone;
pub use file::FileTaken;
pub use sync::{ItemState, MOST_ITEMS, Sent, Synced, Told};

use crate::{App, Core};
use kernel::Instant;
use std::collections::HashMap;
use tokio::sync::Mutex;
use uuid::Uuid;

/// Phones heard at once; two in one lane wait for each other.
const LANES: usize = 64;

/// What is remembered of phones between contacts; lost at a restart without harm.
pub(crate) struct Phones {
    /// One contact of a phone at a time: the same batch sent twice in a moment is taken one after the other.
    lanes: Vec<Mutex<()>>,
    /// How many numbers were missing before what came last.
    gaps: std::sync::Mutex<HashMap<Uuid, i64>>,
}

impl Default for Phones {
    fn default() -> Phones {
        Phones { lanes: (0..LANES).map(|_| Mutex::new(())).collect(), gaps: Default::default() }
    }
}

impl Phones {
    fn lane(&self, phone: Uuid) -> &Mutex<()> {
        &self.lanes[usize::from(phone.as_bytes()[15]) % LANES]
    }

    /// Numbers that were missing at a phone's last contact, as far as is known.
    pub fn gap(&self, phone: Uuid) -> i64 {
        self.gaps.lock().ok().and_then(|gaps| gaps.get(&phone).copied()).unwrap_or(0)
    }

    fn note_gap(&self, phone: Uuid, missing: usize) {
        if let Ok(mut gaps) = self.gaps.lock() {
            match missing {
                0 => drop(gaps.remove(&phone)),
                some => drop(gaps.insert(phone, some as i64)),
            }
        }
    }
}

impl Core {
    /// A mark nobody can make who has not spoken to the house: the moment, and a keyed hash over phone and moment.
    /// What names it was written after it. It needs no row, and holds after a backup was brought back.
    pub(crate) fn phone_mark(&self, phone: Uuid, now: Instant) -> String {
        let hash = self.seal.seal().command_hash(format!("phone.mark|{phone}|{}", now.0).as_bytes());
        let hash: String = hash[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{:x}.{hash}", now.0)
    }

    /// When a mark was given to this phone; nothing where it was not.
    fn marked(&self, phone: Uuid, mark: &str) -> Option<Instant> {
        let (at, _) = mark.split_once('.')?;
        let at = Instant(i64::from_str_radix(at, 16).ok()?);
        seal::same(self.phone_mark(phone, at).as_bytes(), mark.as_bytes()).then_some(at)
    }
}

impl App {
    /// Names this memory of the house, for phones.
    pub fn epoch(&self) -> &str {
        &self.core.epoch
    }
}
