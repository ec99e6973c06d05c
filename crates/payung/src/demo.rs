//! `payung demo`: the articles' world with invented people, played into a folder and served while it loads.

use crate::opening::{FAILED, Failure, HouseArgs, operator, today};
use crate::serve::{ListenArgs, listen};
use access::Role;
use clap::Args;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use web::{AppState, Loading, machine_clock};
use world::{Progress, Size};

/// Sign-ins worth trying first; the others are in the documentation.
const SHOWN: &[&str] = &[
    "denpasar.petugas",
    "denpasar.kepala",
    "denpasar.pemasaran",
    "denpasar.agen1",
    "klaten.petugas",
    "pusat.admin",
    "pusat.direktur",
    "pusat.auditor",
];

/// How often the terminal hears how far it is.
const TELL: Duration = Duration::from_millis(500);

#[derive(Args, Debug)]
pub struct DemoArgs {
    /// The folder of the world; made where there is none, resumed where there is
    #[arg(long, default_value = "payung-demo")]
    dir: PathBuf,
    #[command(flatten)]
    listen: ListenArgs,
    /// A small world: one person in forty
    #[arg(long)]
    small: bool,
    /// Play the world, then stop instead of serving it
    #[arg(long)]
    load_only: bool,
}

pub async fn run(args: DemoArgs) -> Result<ExitCode, Failure> {
    std::fs::create_dir_all(&args.dir)?;
    let database = args.dir.join("payung.db");
    let house = HouseArgs {
        database: format!("sqlite:{}", database.display()),
        key: Some(args.dir.join("payung.key")),
    };
    let app = house.open_or_make(true).await?;
    app.keep_backups_in(args.dir.join("backups"));
    let progress = Arc::new(Progress::default());
    let size = if args.small { Size::Small } else { Size::Full };
    let player = {
        let (app, progress) = (app.clone(), progress.clone());
        async move { world::play(&app, &operator(Role::Administrator), today(), size, &progress).await }
    };
    if args.load_only {
        let telling = tokio::spawn(tell(progress.clone(), None));
        let report = player.await?;
        telling.abort();
        return finished(&report);
    }
    say_where(&args);
    let playing = tokio::spawn(async move {
        match player.await {
            Ok(report) => drop(finished(&report)),
            Err(error) => eprintln!("The world could not be played on: {error}. Run it again to resume."),
        }
    });
    let loading = Arc::new(Loading::default());
    let telling = tokio::spawn(tell(progress.clone(), Some(loading.clone())));
    let state = AppState::new(app.clone(), machine_clock(), Some(loading), args.listen.is_https());
    let served = listen(&app, state, &args.listen).await;
    playing.abort();
    telling.abort();
    served
}

fn finished(report: &world::Report) -> Result<ExitCode, Failure> {
    println!(
        "\rThe world is played: {} commands, {} registrations and {} payments sent now.",
        report.commands, report.registrations, report.payments
    );
    if report.unexpected == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    for answer in &report.first_unexpected {
        eprintln!("not meant: {} {} on {}: {}", answer.kind, answer.command, answer.on, answer.code);
    }
    Err(Failure::new(FAILED, format!("{} answers were not meant", report.unexpected)))
}

fn say_where(args: &DemoArgs) {
    println!(
        "A world of invented people in {}; open http://{}/ and sign in as",
        args.dir.display(),
        args.listen.listen
    );
    for login in SHOWN {
        if let Some(player) = world::players().iter().find(|p| p.login == *login) {
            println!(
                "  {:<28} {} ({}, {})",
                player.login,
                player.name,
                text::word(text::Lang::En, player.role.word()),
                player.office
            );
        }
    }
    println!("each with the password {:?}. Later years load while you look around.", world::PASSWORD);
}

/// Tells the terminal and the pages how far it is.
async fn tell(progress: Arc<Progress>, loading: Option<Arc<Loading>>) {
    let shown = std::io::stderr().is_terminal();
    loop {
        let (done, total) = (progress.done(), progress.total());
        if let Some(loading) = &loading {
            loading.set(done as i64, total as i64);
        }
        if shown {
            let month = progress.month().map(|m| m.to_string()).unwrap_or_default();
            eprint!("\r{month} {done} of {total} commands");
            let _ = std::io::stderr().flush();
        }
        if progress.is_finished() {
            return;
        }
        tokio::time::sleep(TELL).await;
    }
}
