//! The world whose pages are measured: real offices, and as many invented members of the whole country as are asked for.

use crate::opening::{FAILED, Failure, now, operator};
use access::{Actor, Role};
use app::App;
use app::wire::Envelope;
use kernel::{Instant, RegionCode};
use std::io::Write;
use store::views::Within;
use store::views::members::{self, Filter};
use world::crowd::{self, Crowd, Newcomer};

/// People brought in by one batch.
const CHUNK: usize = 2000;
/// They come in over so many days up to today.
const DAYS: i64 = 60;
const DAY_SECONDS: i64 = 86_400;
/// The branch whose counter is measured.
const BRANCH: [&str; 5] = ["51.71", "51.03", "51.02", "51.01", "51.08"];
/// Members whom the benchmark looks for by name and number.
const KNOWN: usize = 40;

/// Who lives there, for what is asked.
pub struct Town {
    pub members: usize,
    /// The last to come of the measured branch.
    pub known: Vec<Newcomer>,
}

/// The world of a folder: made where there is none, filled up where it has fewer, used as it is otherwise.
pub async fn furnish(app: &App, wanted: usize) -> Result<Town, Failure> {
    let administrator = operator(Role::Administrator);
    if app.network().national().is_none() {
        for batch in crowd::house() {
            submit(app, &administrator, &batch, now().plus_seconds(-DAYS * DAY_SECONDS)).await?;
        }
    }
    let mut there = stood(app, wanted).await?;
    let (mut crowd, mut known) = (Crowd::default(), Vec::new());
    let mut met = 0;
    let began = std::time::Instant::now();
    let first = there;
    while met < wanted {
        let at = moment(met, wanted);
        let people: Vec<Newcomer> = (met..wanted.min(met + CHUNK)).map(|_| crowd.next(at)).collect();
        met += people.len();
        if met > there {
            bring(app, &people, at).await?;
            there = met;
            tell(there, first, wanted, began.elapsed().as_secs_f32());
        }
        known.extend(people.into_iter().filter(|p| in_branch(&p.home) && p.opened.is_some()));
        known.drain(..known.len().saturating_sub(KNOWN));
    }
    if first < wanted {
        app.settle().await?;
        eprintln!();
    }
    Ok(Town { members: there, known })
}

/// How many stand there already; they come in whole chunks.
async fn stood(app: &App, most: usize) -> Result<usize, Failure> {
    let mut reader = app.store().reader().await?;
    let everybody = Filter::of(Within::Everywhere, crate::opening::today());
    Ok(members::count(&mut reader, &everybody, most as i64).await? as usize)
}

fn moment(met: usize, wanted: usize) -> Instant {
    let left = (wanted - met) as i64 * DAYS / wanted.max(1) as i64;
    now().plus_seconds(-left * DAY_SECONDS)
}

/// What a head brings in from lists, then what the counter enters for the same people.
async fn bring(app: &App, people: &[Newcomer], at: Instant) -> Result<(), Failure> {
    let opened: Vec<Envelope> = people.iter().filter_map(|p| p.opened.clone()).collect();
    submit(app, &crowd::lists(), &opened, at).await?;
    let entered: Vec<Envelope> = people.iter().flat_map(|p| p.entered.clone()).collect();
    submit(app, &crowd::counter(), &entered, at).await
}

async fn submit(app: &App, actor: &Actor, batch: &[Envelope], at: Instant) -> Result<(), Failure> {
    let answers = app.submit(actor, batch, at).await?;
    let refused: Vec<_> = answers.iter().filter_map(|a| a.refusal.as_ref()).collect();
    match refused.first() {
        Some(first) if refused.len() * 100 > batch.len() => {
            Err(Failure::new(FAILED, text::refusal(text::Lang::En, first)))
        }
        // A few of an invented crowd may be asked what nobody may: they are told, and left out.
        Some(first) => {
            eprintln!("\n{} refused: {}", refused.len(), text::refusal(text::Lang::En, first));
            Ok(())
        }
        None => Ok(()),
    }
}

fn tell(there: usize, first: usize, wanted: usize, seconds: f32) {
    eprint!("\r{there} of {wanted} members, {:.0} a second ", (there - first) as f32 / seconds.max(0.001));
    let _ = std::io::stderr().flush();
}

fn in_branch(home: &RegionCode) -> bool {
    BRANCH.iter().any(|area| home.as_str().starts_with(area))
}
