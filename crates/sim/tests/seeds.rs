//! Some seeds of every test run; thousands are `payung simulate phones --seeds 1000`.
#![allow(clippy::unwrap_used, reason = "a seed that does not hold says so and stops")]

use kernel::Day;
use sim::{Exercised, Ground, simulate};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

const SEEDS: u64 = 100;

#[test]
fn phones_lose_nothing_and_do_nothing_twice() {
    let memory = PathBuf::from("/dev/shm");
    let dir = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let dir = dir.join(format!("payung-seeds-{}", std::process::id()));
    let ground = Ground::prepare(&dir, Day::new(2026, 12, 1).unwrap()).unwrap();
    let (next, all) = (AtomicU64::new(1), Mutex::new(Exercised::default()));
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > SEEDS {
                        return;
                    }
                    match simulate(&ground, seed) {
                        Ok(exercised) => all.lock().unwrap().join(&exercised),
                        Err(why) => failed.lock().unwrap().push(format!(
                            "seed {seed}: {why}\n  again: payung simulate phones --seed {seed}"
                        )),
                    }
                }
            });
        }
    });
    let failed: Vec<String> = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let lines = all.into_inner().unwrap().lines();
    let never: Vec<_> = lines.iter().filter(|(_, n)| *n == 0).collect();
    assert!(never.is_empty(), "not exercised: {never:?} of {lines:?}");
}
