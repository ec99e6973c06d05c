//! `payung bench`: how fast the house is beside the bare engine, in one run, as ratios.
//!
//! Machines differ and are shared; a ratio taken in one run on the same rows travels, a figure does not.

mod http;
mod load;
mod pages;
mod raw;
mod town;

use crate::opening::{Failure, now, operator, today};
use access::Role;
use app::{App, Setup};
use clap::{Args, Subcommand};
use load::Load;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use store::Store;

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BenchArgs {
    #[command(subcommand)]
    what: Option<What>,
    /// A database to be made for this run: sqlite:PATH (the default, in the temporary folder) or an empty
    /// postgres:// database. Give it twice to measure both engines
    #[arg(long)]
    database: Vec<String>,
    /// Seconds of load for each measurement
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Members to bring in by opening balances
    #[arg(long, default_value_t = 50_000)]
    rows: usize,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Measure the console's pages, its search and its files beside a bare handler that sends the same bytes
    Pages(pages::PagesArgs),
}

pub async fn run(args: BenchArgs) -> Result<ExitCode, Failure> {
    if let Some(What::Pages(args)) = args.what {
        return pages::run(args).await;
    }
    let scratch = std::env::temp_dir().join(format!("payung-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch)?;
    let databases = if args.database.is_empty() {
        vec![format!("sqlite:{}", scratch.join("bench.db").display())]
    } else {
        args.database.clone()
    };
    for (n, database) in databases.iter().enumerate() {
        measure(database, &args, scratch.join(format!("raw-{n}.db"))).await?;
    }
    std::fs::remove_dir_all(&scratch)?;
    Ok(ExitCode::SUCCESS)
}

async fn measure(database: &str, args: &BenchArgs, raw: PathBuf) -> Result<(), Failure> {
    let store = Store::open(database, true).await?;
    println!("\n{:?}, {} cores", store.engine(), std::thread::available_parallelism()?);
    store.migrate().await?;
    let app =
        App::open(Setup { store: store.clone(), seal: seal::Keys::generate(today()), demo: true }).await?;
    let load = Load::furnish(&app).await?;
    let server = http::serve(&app).await?.address;
    let time = Duration::from_secs(args.seconds);

    for clients in [1, 64] {
        let before = (store.statements(), raw::links(&store).await?);
        let began = Instant::now();
        let done = load.register_and_pay(&server, clients, time).await?;
        let took = began.elapsed();
        let groups = raw::links(&store).await? - before.1;
        let statements = store.statements() - before.0;
        let ours = per_second(done, took);
        println!(
            "registrations with first payment, durable, over HTTP, {clients:>2} clients: {ours:>6}/s  \
             ({done} in {:.1} s; {:.2} statements and {:.3} commits a command; {} commands a commit)",
            took.as_secs_f32(),
            statements as f32 / (2 * done) as f32,
            groups as f32 / (2 * done) as f32,
            2 * done / groups.max(1) as u64,
        );
        app.settle().await?;
        let (rows, took_raw) = raw::same_rows(&store, before.1, groups, &raw, database).await?;
        let bare = per_second(done, took_raw);
        println!(
            "    the same {rows} rows by the bare engine in as many commits:            {bare:>6}/s  ratio {:.2}",
            ours as f32 / bare as f32
        );
    }

    let (asked, took) = load.ask_coverage(&server, 64, time).await?;
    let (bare, took_bare) = load.ask_bare(&server, 64, time).await?;
    let (ours, bare) = (per_second(asked, took), per_second(bare, took_bare));
    println!(
        "coverage look-ups over HTTP, 64 clients: {ours:>6}/s; a bare handler {bare:>6}/s; ratio {:.2}",
        ours as f32 / bare as f32
    );

    let before = raw::links(&store).await?;
    let opened = load.open_balances(&app, &operator(Role::Director), args.rows, now()).await?;
    let ours = per_second(args.rows as u64, opened);
    let groups = raw::links(&store).await? - before;
    let (rows, took_raw) = raw::same_rows(&store, before, groups, &raw, database).await?;
    let bare = per_second(args.rows as u64, took_raw);
    println!(
        "opening balances: {ours:>6} members/s; the same {rows} rows loaded raw {bare:>6} members/s; ratio {:.2}",
        ours as f32 / bare as f32
    );
    println!(
        "{} statements in all; the database holds to its rules: {}",
        store.statements(),
        app.check(|_| {}).await?.fails.is_empty()
    );
    Ok(())
}

fn per_second(n: u64, took: Duration) -> u64 {
    n * 1_000_000 / (took.as_micros() as u64).max(1)
}
