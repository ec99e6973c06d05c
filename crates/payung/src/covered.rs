//! `payung covered`: whether a person is covered on a day, from the facts, with the reasons.

use crate::opening::{Failure, HouseArgs, REFUSED, now, today};
use app::read::{Covered, MemberKey, ReadError};
use clap::Args;
use kernel::Day;
use std::process::ExitCode;
use text::Lang;

#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("who").required(true).args(["nik", "official_number", "member"])))]
pub struct CoveredArgs {
    #[command(flatten)]
    house: HouseArgs,
    /// Population number, 16 digits
    #[arg(long)]
    nik: Option<String>,
    /// The institution's number (KPJ), 11 digits
    #[arg(long)]
    official_number: Option<String>,
    /// The member's id
    #[arg(long)]
    member: Option<String>,
    /// The day asked about; today where left out
    #[arg(long)]
    on: Option<String>,
    /// As it was known at the end of this day; as known now where left out
    #[arg(long)]
    known_on: Option<String>,
    /// Print JSON for a program
    #[arg(long)]
    json: bool,
    /// Language of the sentences: id, en
    #[arg(long, default_value = "id")]
    lang: String,
}

pub async fn run(args: CoveredArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::parse(&args.lang).unwrap_or_default();
    let day = |text: &Option<String>| -> Result<Option<Day>, Failure> {
        text.as_deref()
            .map(|t| t.parse().map_err(|_| refused(lang, &kernel::Refusal::new("field.day"))))
            .transpose()
    };
    let on = day(&args.on)?.unwrap_or_else(today);
    let known = day(&args.known_on)?;
    let key = match (&args.nik, &args.official_number, &args.member) {
        (Some(nik), ..) => MemberKey::Nik(nik.clone()),
        (_, Some(number), _) => MemberKey::Official(number.clone()),
        (.., member) => {
            let id = member.as_deref().unwrap_or_default().parse();
            MemberKey::Id(id.map_err(|_| Failure::new(REFUSED, "--member is not an id"))?)
        }
    };
    let app = args.house.open().await?;
    let covered = app.covered_unasked(key, on, known, now()).await.map_err(|e| unanswered(lang, e))?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&covered.json(lang)).unwrap_or_default());
    } else {
        print(lang, &covered);
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(lang: Lang, refusal: &kernel::Refusal) -> Failure {
    Failure::new(REFUSED, text::refusal(lang, refusal))
}

fn unanswered(lang: Lang, error: ReadError) -> Failure {
    match error {
        ReadError::Refused(refusal) => refused(lang, &refusal),
        ReadError::NotFound => refused(lang, &kernel::Refusal::new("access.not_found")),
        ReadError::App(error) => error.into(),
    }
}

fn print(lang: Lang, covered: &Covered) {
    let cover = &covered.cover;
    println!("{}: {}", text::day(lang, covered.on), text::word(lang, cover.state.word()));
    for p in &cover.programmes {
        let mark = if p.covered { "●" } else { "○" };
        let day = |d: Option<Day>| d.map_or_else(|| "–".to_owned(), |d| text::day(lang, d));
        println!("{mark} {:<4} {} – {}", p.programme, day(p.from), day(p.until));
        for because in &p.because {
            println!("       {}", text::say(lang, &because.note));
        }
    }
    for because in &cover.because {
        println!("  {}", text::say(lang, &because.note));
    }
    for date in &cover.dates {
        let unsure = if date.because.confirmed { "" } else { " (?)" };
        println!("  {}: {}{unsure}", text::word(lang, date.kind.word()), text::day(lang, date.day));
    }
}
