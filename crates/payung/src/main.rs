//! The one binary: reads the command line, the environment and the clock, opens the house, and says how it went.
//! It never decides, never speaks SQL, and keeps nothing for itself.

mod administrator;
mod backup;
mod bench;
mod check;
mod covered;
mod demo;
mod open_balances;
mod opening;
mod quote;
mod receipt;
mod routes;
mod serve;
mod simulate;
mod sso;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Brings workers without a wage under social security, village by village, and keeps them covered.
///
/// Try it: `payung demo` makes a world of invented people in ./payung-demo and serves it on
/// http://127.0.0.1:8080. For real work: `payung serve --database sqlite:branch.db` (a branch on one machine) or
/// `--database postgres://…` (a province).
///
/// Exit codes: 0 done; 1 a check failed, or the machine did; 2 refused, with the sentence on standard error;
/// 3 the database, its key or its schema is not the right one.
#[derive(Parser)]
#[command(name = "payung", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a world of invented people and serve it; run again, it resumes the same world
    Demo(demo::DemoArgs),
    /// Serve the console, the API and the pages from a database
    Serve(serve::ServeArgs),
    /// Make a further administrator, or a director, from the machine itself
    Administrator(administrator::AdministratorArgs),
    /// Price contribution months, each by itself, with the reason and the law behind every line
    Quote(quote::QuoteArgs),
    /// Say whether a person is covered on a day, for what, until when, and why
    Covered(covered::CoveredArgs),
    /// Bring in members who exist already, with their standing, from a CSV; a report per row
    OpenBalances(open_balances::OpenBalancesArgs),
    /// Measure the house beside the bare engine, in ratios of one run
    Bench(bench::BenchArgs),
    /// Play days of phones in the field from a seed, and hold the house against them; exit 1 with the seeds that fail
    Simulate(simulate::SimulateArgs),
    /// Hold the whole database against its own rules; exit 1 with what fails
    Check(check::CheckArgs),
    /// Copy the database while it is used, and compare the copy before it is called one
    Backup(backup::BackupArgs),
    /// Bring a database's schema up to this program's
    Migrate(opening::MigrateArgs),
    /// List every road over HTTP with the right it needs
    Routes,
    /// Check a signed receipt without any database, or print the public keys that do
    Receipt(receipt::ReceiptArgs),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::Quote(args) => quote::run(&args),
        Command::Receipt(args) => receipt::run(&args),
        Command::Routes => routes::run(),
        Command::Simulate(args) => simulate::run(&args),
        Command::Demo(args) => opening::block_on(demo::run(args)),
        Command::Serve(args) => opening::block_on(serve::run(args)),
        Command::Administrator(args) => opening::block_on(administrator::run(args)),
        Command::Covered(args) => opening::block_on(covered::run(args)),
        Command::OpenBalances(args) => opening::block_on(open_balances::run(args)),
        Command::Bench(args) => opening::block_on(bench::run(args)),
        Command::Backup(args) => opening::block_on(backup::run(args)),
        Command::Check(args) => opening::block_on(check::run(args)),
        Command::Migrate(args) => opening::block_on(opening::migrate(args)),
    }
}
