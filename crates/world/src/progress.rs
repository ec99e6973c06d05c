use kernel::Month;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};

/// How far the world is played: read by pages while it loads.
#[derive(Default, Debug)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    month: AtomicI32,
    finished: AtomicBool,
}

impl Progress {
    /// Commands answered.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Commands in all; 0 until they were counted.
    pub fn total(&self) -> u64 {
        self.total.load(Ordering::Relaxed)
    }

    /// The month being played.
    pub fn month(&self) -> Option<Month> {
        let index = self.month.load(Ordering::Relaxed);
        (index > 0).then(|| Month::from_index(index))
    }

    pub fn is_finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }

    pub(crate) fn counted(&self, total: usize) {
        self.total.store(total as u64, Ordering::Relaxed);
    }

    pub(crate) fn more(&self, commands: usize) {
        self.done.fetch_add(commands as u64, Ordering::Relaxed);
    }

    pub(crate) fn at(&self, month: Month) {
        self.month.store(month.index(), Ordering::Relaxed);
    }

    pub(crate) fn finish(&self) {
        self.finished.store(true, Ordering::Release);
    }
}
