//! `payung administrator`: whoever has the machine makes somebody who may say the second person's yes. In a house of one
//! administrator nobody else could: there a second person is asked, and there is none.

use crate::opening::{Failure, HouseArgs, REFUSED, now};
use access::Role;
use app::wire::{self, Command, Envelope};
use clap::Args;
use kernel::CommandId;
use std::process::ExitCode;
use uuid::Uuid;

#[derive(Args, Debug)]
pub struct AdministratorArgs {
    #[command(flatten)]
    pub house: HouseArgs,
    /// The name to sign in with: small letters, digits, dots
    #[arg(long)]
    pub login: String,
    /// The person's name, as the audit shows it
    #[arg(long)]
    pub name: String,
    /// A director instead: head office, who sees the figures and agrees to users, and keeps no machine
    #[arg(long)]
    pub director: bool,
}

/// Makes the person in the name of the house, which the audit shows, and prints a password for once.
pub async fn run(args: AdministratorArgs) -> Result<ExitCode, Failure> {
    let app = args.house.open().await?;
    let role = if args.director { Role::Director } else { Role::Administrator };
    let (id, subject) = (Uuid::now_v7(), Uuid::now_v7());
    let password = app.one_time_of(CommandId(id));
    let command = Command::Actor(Box::new(wire::Actor {
        login: args.login.clone(),
        name: args.name,
        role: role.key().to_owned(),
        of_office: app.network().national().map(|office| office.id.0),
        areas: Vec::new(),
        password: password.clone(),
        must_change: true,
        lang: text::Lang::default().key().to_owned(),
    }));
    let envelope = Envelope { id, subject, office: None, command };
    let answers = app.submit(&app::the_house(), &[envelope], now()).await?;
    match answers.into_iter().next().and_then(|answer| answer.refusal) {
        Some(refusal) => Err(Failure::new(REFUSED, text::refusal(text::Lang::En, &refusal))),
        None => {
            println!(
                "{:?} may sign in with the one-time password {password}",
                args.login.trim().to_lowercase()
            );
            println!("It is shown this once; they will be asked for a password of their own.");
            Ok(ExitCode::SUCCESS)
        }
    }
}
