//! `payung serve`: the house behind a listener, until it is told to stop.

use crate::opening::{Failure, HouseArgs, REFUSED, now};
use crate::sso::SsoArgs;
use app::App;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use web::{AppState, Listen, Tls, machine_clock, router, serve};

/// Until somebody looks again whether a list waits.
const LISTS_REST: Duration = Duration::from_secs(1);

#[derive(Args, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    house: HouseArgs,
    #[command(flatten)]
    listen: ListenArgs,
    #[command(flatten)]
    sso: SsoArgs,
    /// The folder for copies made from the console; without it, `backups` beside an embedded database
    #[arg(long)]
    backups: Option<PathBuf>,
}

/// Where to listen, and how.
#[derive(Args, Clone, Debug)]
pub struct ListenArgs {
    /// Address and port; other machines reach it only where this is not loopback
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Certificate chain in PEM: then the house speaks HTTPS itself
    #[arg(long, requires = "tls_key")]
    pub cert: Option<PathBuf>,
    /// The certificate's private key in PEM
    #[arg(long, requires = "cert")]
    pub tls_key: Option<PathBuf>,
    /// A proxy in front speaks HTTPS: cookies are marked for it
    #[arg(long)]
    pub behind_https: bool,
}

pub async fn run(args: ServeArgs) -> Result<ExitCode, Failure> {
    let elsewhere = args.sso.open()?;
    let app = args.house.open_or_make(false).await?;
    if let Some((login, password)) = app.first_administrator(now()).await? {
        println!("The first administrator: sign in as {login:?} with the one-time password {password}");
        println!("It is shown this once; you will be asked for a password of your own.");
        println!(
            "Who decides needs a second person: make one with `payung administrator --login NAME --name \"THEIR NAME\"`."
        );
    }
    if let Some(folder) = args.backups.clone().or_else(|| args.house.beside("backups")) {
        app.keep_backups_in(folder);
    }
    let state = AppState::with(app.clone(), machine_clock(), None, args.listen.is_https(), elsewhere);
    listen(&app, state, &args.listen).await
}

impl ListenArgs {
    pub fn is_https(&self) -> bool {
        self.cert.is_some() || self.behind_https
    }
}

/// Serves until the process is asked to stop; what was begun is finished, looks are written down.
pub async fn listen(app: &App, state: AppState, args: &ListenArgs) -> Result<ExitCode, Failure> {
    let tls = args.cert.clone().zip(args.tls_key.clone()).map(|(certificate, key)| Tls { certificate, key });
    let scheme = if args.is_https() { "https" } else { "http" };
    if !args.is_https() && !args.listen.ip().is_loopback() {
        eprintln!(
            "Without HTTPS phones accept this address for pages only: no field app, no camera. Give --cert and --tls-key, or stand behind a proxy with --behind-https."
        );
    }
    let ready = |address: SocketAddr| println!("Serving on {scheme}://{address}");
    let lists = tokio::spawn(lists(app.clone()));
    let served = serve(router(state), Listen { address: args.listen, tls }, ready, stopped()).await;
    // Between two steps or within one: what was begun is finished by the writer, and gone on with at the next start.
    lists.abort();
    served.map_err(|e| Failure::new(REFUSED, e.to_string()))?;
    app.flush_looks().await;
    app.settle().await?;
    println!("Closed; nothing was left half done.");
    Ok(ExitCode::SUCCESS)
}

/// Lists of people go on in the background, also after a stop.
async fn lists(app: App) {
    loop {
        match app.list_step(now()).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(LISTS_REST).await,
            Err(error) => {
                eprintln!("A list of people could not be gone on with, and is tried again: {error}");
                tokio::time::sleep(LISTS_REST * 10).await;
            }
        }
    }
}

/// Ready when the process is asked to end (SIGINT, SIGTERM).
async fn stopped() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
