//! `payung serve`: the house behind a listener, until it is told to stop.

use crate::opening::{Failure, HouseArgs, REFUSED, now};
use app::App;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use web::{AppState, Listen, Tls, machine_clock, router, serve};

#[derive(Args, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    house: HouseArgs,
    #[command(flatten)]
    listen: ListenArgs,
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
    let app = args.house.open_or_make(false).await?;
    if let Some((login, password)) = app.first_administrator(now()).await? {
        println!("The first administrator: sign in as {login:?} with the one-time password {password}");
        println!("It is shown this once; you will be asked for a password of your own.");
    }
    let state = AppState::new(app.clone(), machine_clock(), None, args.listen.is_https());
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
    let served = serve(router(state), Listen { address: args.listen, tls }, ready, stopped()).await;
    served.map_err(|e| Failure::new(REFUSED, e.to_string()))?;
    app.flush_looks().await;
    app.settle().await?;
    println!("Closed; nothing was left half done.");
    Ok(ExitCode::SUCCESS)
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
