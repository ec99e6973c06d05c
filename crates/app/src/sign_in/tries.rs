//! Failed tries at numbers, where somebody asks about themselves without signing in: counted alike for numbers that are
//! somebody's and numbers that are nobody's.

use super::Hash;
use super::lock::{lock_until, seconds_until};
use crate::Core;
use kernel::Instant;
use std::collections::HashMap;
use std::sync::Mutex;

/// Numbers remembered; those whose time is over are let go first.
const MOST: usize = 50_000;
/// A failure is forgotten after so long without another.
const FORGOTTEN_SECONDS: i64 = 24 * 3600;

/// How often each number failed, when last, and until when it is shut.
pub(crate) type Tried = Mutex<HashMap<Hash, (i64, Instant, Option<Instant>)>>;

/// The tries at one number.
pub(crate) struct TriesAt<'c> {
    core: &'c Core,
    key: Hash,
}

impl<'c> TriesAt<'c> {
    pub fn of(core: &'c Core, number: &str) -> TriesAt<'c> {
        let plain: String = number.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let plain = plain.to_ascii_uppercase();
        TriesAt { core, key: core.seal.seal().command_hash(format!("covered|{plain}").as_bytes()) }
    }

    /// Seconds until this number may be tried again.
    pub fn shut(&self, now: Instant) -> Option<i64> {
        let tried = self.core.doors.tried.lock().ok()?;
        let until = tried.get(&self.key).and_then(|(_, _, until)| *until)?;
        (until > now).then(|| seconds_until(until, now))
    }

    pub fn failed(&self, now: Instant) {
        let Ok(mut tried) = self.core.doors.tried.lock() else { return };
        let recent = |at: Instant| now < at.plus_seconds(FORGOTTEN_SECONDS);
        if tried.len() >= MOST {
            tried.retain(|_, (_, at, _)| recent(*at));
        }
        if tried.len() >= MOST {
            tried.clear();
        }
        let held = tried.get(&self.key).filter(|(_, at, _)| recent(*at)).map_or(0, |(failed, ..)| *failed);
        tried.insert(self.key, (held + 1, now, lock_until(held + 1, now)));
    }

    /// The right one came: what failed before is forgotten.
    pub fn passed(&self) {
        if let Ok(mut tried) = self.core.doors.tried.lock() {
            tried.remove(&self.key);
        }
    }
}
