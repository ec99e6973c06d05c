//! `payung check`: what was counted, and what breaks the rules.

use crate::opening::{FAILED, Failure, HouseArgs, now};
use clap::Args;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

#[derive(Args, Debug)]
pub struct CheckArgs {
    #[command(flatten)]
    house: HouseArgs,
}

pub async fn run(args: CheckArgs) -> Result<ExitCode, Failure> {
    let app = args.house.open().await?;
    let shown = std::io::stderr().is_terminal();
    let checked = app
        .check(|members| {
            if shown {
                eprint!("\r{members} members recounted");
                let _ = std::io::stderr().flush();
            }
        })
        .await?;
    if shown {
        eprintln!();
    }
    for (what, n) in &checked.counted {
        println!("{n:>12}  {what}");
    }
    for rule in &checked.holds {
        println!("          ok  {rule}");
    }
    for failure in &checked.fails {
        println!("       FAILS  {failure}");
    }
    // Told on the page of jobs. A copy that may only be read is checked all the same.
    let _ = app.keep_check(checked.fails.len(), now()).await;
    Ok(if checked.fails.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}
