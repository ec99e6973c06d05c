//! `payung simulate phones`: days of phones without a network, from a seed, held against the real house at their end.

use crate::opening::{FAILED, Failure};
use clap::{Args, Subcommand};
use kernel::Day;
use sim::{Exercised, Ground};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

#[derive(Args, Debug)]
pub struct SimulateArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Phones that lose their network, and a house that is killed and brought back from before. At the end the house
    /// must hold exactly what the phones did
    Phones(PhonesArgs),
}

#[derive(Args, Debug)]
struct PhonesArgs {
    /// The first seed; a seed that failed is played again by its number
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many, from there on
    #[arg(long, default_value_t = 1)]
    seeds: u64,
    /// How many at once; without it, as many as the machine has processors
    #[arg(long)]
    jobs: Option<usize>,
    /// The folder for their databases, emptied at the end; without it, in memory where the machine has such a folder
    #[arg(long)]
    dir: Option<PathBuf>,
}

pub fn run(args: &SimulateArgs) -> ExitCode {
    let What::Phones(args) = &args.what;
    match phones(args) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{}", failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}

fn phones(args: &PhonesArgs) -> Result<ExitCode, Failure> {
    let failed = |error: sim::Broken| Failure::new(FAILED, error.to_string());
    let Some(day) = Day::new(2026, 12, 1) else { return Err(Failure::new(FAILED, "no such day")) };
    let dir = args.dir.clone().unwrap_or_else(scratch).join(format!("payung-phones-{}", std::process::id()));
    let ground = Ground::prepare(&dir, day).map_err(failed)?;
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let run = Run { args, next: AtomicU64::new(0), told: Mutex::default(), began: Instant::now() };
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.unwrap_or(cores).max(1) {
            scope.spawn(|| run.play(&ground));
        }
    });
    let told = run.told.into_inner().unwrap_or_else(|held| held.into_inner());
    if std::io::stderr().is_terminal() {
        eprintln!();
    }
    for (words, n) in told.exercised.lines() {
        println!("{n:>12}  {words}");
    }
    for (seed, why) in &told.broken {
        println!("       FAILS  seed {seed}: {why}");
        println!("              again: payung simulate phones --seed {seed}");
    }
    let (held, seconds) = (told.played - told.broken.len() as u64, run.began.elapsed().as_secs_f64());
    println!("{held} of {} seeds hold, from {}, in {seconds:.1} s", told.played, args.seed);
    Ok(if told.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

/// Databases that nobody keeps: in memory, where a folder is.
fn scratch() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

#[derive(Default)]
struct Told {
    exercised: Exercised,
    played: u64,
    broken: Vec<(u64, String)>,
}

struct Run<'a> {
    args: &'a PhonesArgs,
    next: AtomicU64,
    told: Mutex<Told>,
    began: Instant,
}

impl Run<'_> {
    fn play(&self, ground: &Ground) {
        loop {
            let n = self.next.fetch_add(1, Ordering::Relaxed);
            if n >= self.args.seeds {
                return;
            }
            let seed = self.args.seed.wrapping_add(n);
            let played = sim::simulate(ground, seed);
            let Ok(mut told) = self.told.lock() else { return };
            told.played += 1;
            match played {
                Ok(exercised) => told.exercised.join(&exercised),
                Err(why) => told.broken.push((seed, why.to_string())),
            }
            if std::io::stderr().is_terminal() {
                eprint!("\r{} of {} seeds, {} failed", told.played, self.args.seeds, told.broken.len());
                let _ = std::io::stderr().flush();
            }
        }
    }
}
