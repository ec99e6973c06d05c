//! `payung backup`: a copy of the database, made while it is used, opened and compared before it is called one.

use crate::opening::{FAILED, Failure, HouseArgs, REFUSED, now};
use app::BackupProblem;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Args, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    house: HouseArgs,
    /// The folder the copy goes into; made where there is none
    #[arg(long)]
    to: PathBuf,
    /// Read every fact of the copy against its chain, not only the last link; takes longer
    #[arg(long)]
    whole: bool,
}

pub async fn run(args: BackupArgs) -> Result<ExitCode, Failure> {
    let app = args.house.open().await?;
    let copy = match app.backup(&args.to, args.whole, now()).await {
        Ok(copy) => copy,
        Err(BackupProblem::Postgres(command)) => {
            return Err(Failure::new(
                REFUSED,
                format!(
                    "PostgreSQL copies its databases itself. Run\n\n  {command}\n\nand bring a copy back into an empty \
                     database with\n\n  {}",
                    app::restore_command(app.store())
                ),
            ));
        }
        Err(problem) => return Err(Failure::new(FAILED, text::say(text::Lang::En, &problem.note()))),
    };
    println!("{}", args.to.join(&copy.name).display());
    println!("{:>12}  bytes", copy.bytes);
    println!("{:>12}  members", copy.counts.members);
    println!("{:>12}  commands", copy.counts.commands);
    println!("{:>12}  links", copy.counts.links);
    println!("SHA-256 {}", copy.sha256);
    println!("The copy was opened and compared: its pages, its key, and the head of its chain.");
    println!(
        "The key file is not in it. Keep it apart, locked away elsewhere: a copy without the key cannot be read, and \
         both together can be read by anybody."
    );
    Ok(ExitCode::SUCCESS)
}
