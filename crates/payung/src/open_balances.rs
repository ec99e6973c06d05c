//! `payung open-balances`: members who exist already, from a CSV, each row a command of its own.
//!
//! A row's command id follows from the file's content and the row's number, so the same file sent again changes
//! nothing and says so.

use crate::opening::{Failure, HouseArgs, REFUSED, now, operator};
use access::Role;
use app::wire::{self, Envelope};
use app::{Answer, Outcome};
use clap::Args;
use kernel::OfficeId;
use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use text::Lang;
use uuid::Uuid;

/// Rows sent at once.
const CHUNK: usize = 2000;
/// The namespace of command ids that follow from a file.
const NAMESPACE: Uuid = Uuid::from_u128(0x7061_7975_6e67_5000_8000_6f70_656e_0001);

const COLUMNS: [&str; 17] = [
    "nik",
    "name",
    "born",
    "sex",
    "phone",
    "home",
    "status",
    "sector",
    "occupation",
    "income_rupiah",
    "payer",
    "official_number",
    "first_registered",
    "paid_until_jkk",
    "paid_until_jkm",
    "paid_until_jht",
    "months_in_total",
];

/// Columns: nik, name, born, sex, phone, home, status, sector, occupation, income_rupiah, payer, official_number,
/// first_registered, paid_until_jkk, paid_until_jkm, paid_until_jht, months_in_total (phone, paid_until_jht and
/// months_in_total may be empty). Days as 2026-11-20, months as 2026-11, villages by Kemendagri code.
#[derive(Args, Debug)]
pub struct OpenBalancesArgs {
    #[command(flatten)]
    house: HouseArgs,
    /// The list, CSV with a header line
    #[arg(long)]
    file: PathBuf,
    /// Where the report goes: one line per row with its outcome
    #[arg(long)]
    report: PathBuf,
    /// Code of the office the members belong to
    #[arg(long)]
    office: String,
    /// Where the standing comes from: the list and its date
    #[arg(long)]
    source: String,
    /// Language of the report: id, en
    #[arg(long, default_value = "id")]
    lang: String,
}

pub async fn run(args: OpenBalancesArgs) -> Result<ExitCode, Failure> {
    let app = args.house.open().await?;
    let lang = Lang::parse(&args.lang).unwrap_or_default();
    let network = app.network();
    let office = network.offices.values().find(|o| o.code == args.office);
    let Some(office) = office.map(|o| o.id) else {
        return Err(Failure::new(REFUSED, format!("no office has the code {:?}", args.office)));
    };
    let bytes = std::fs::read(&args.file)?;
    // The hash of the file is its name: seventeen megabytes or one, the ids are the same on every machine.
    let file = Uuid::new_v5(&NAMESPACE, &bytes);
    let mut rows = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes.as_slice());
    let header: HashMap<String, usize> = rows
        .headers()
        .map_err(|e| Failure::new(REFUSED, e.to_string()))?
        .iter()
        .enumerate()
        .map(|(i, name)| (name.to_lowercase(), i))
        .collect();
    if let Some(missing) = COLUMNS.iter().find(|c| !header.contains_key(**c)) {
        return Err(Failure::new(
            REFUSED,
            format!("the list has no column {missing:?}; it needs: {}", COLUMNS.join(", ")),
        ));
    }
    let mut report =
        csv::Writer::from_path(&args.report).map_err(|e| Failure::new(REFUSED, e.to_string()))?;
    let written = report.write_record(["row", "outcome", "member", "code", "sentence"]);
    written.map_err(|e| Failure::new(REFUSED, e.to_string()))?;
    let actor = operator(Role::Director);
    let mut totals: HashMap<&'static str, u64> = HashMap::new();
    let mut chunk: Vec<(usize, Envelope)> = Vec::with_capacity(CHUNK);
    let mut lines = rows.records().enumerate().peekable();
    while let Some((row, record)) = lines.next() {
        match record {
            Ok(record) => chunk.push((row + 2, envelope(&args.source, file, office, row, &record, &header))),
            Err(error) => {
                *totals.entry("unreadable").or_default() += 1;
                write_row(&mut report, row + 2, "unreadable", "", "list.unreadable", &error.to_string())?;
            }
        }
        if chunk.len() == CHUNK || lines.peek().is_none() {
            let batch: Vec<Envelope> = chunk.iter().map(|(_, e)| e.clone()).collect();
            let answers = app.submit(&actor, &batch, now()).await?;
            for ((row, _), answer) in chunk.drain(..).zip(answers) {
                *totals.entry(answer.outcome.key()).or_default() += 1;
                report_row(&mut report, lang, row, &answer)?;
            }
            progress(row + 1);
        }
    }
    report.flush()?;
    app.settle().await?;
    let mut said: Vec<String> = totals.iter().map(|(outcome, n)| format!("{n} {outcome}")).collect();
    said.sort();
    println!("{}; see {}", said.join(", "), args.report.display());
    Ok(ExitCode::SUCCESS)
}

fn progress(rows: usize) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{rows} rows");
        let _ = std::io::stderr().flush();
    }
}

fn envelope(
    source: &str,
    file: Uuid,
    office: OfficeId,
    row: usize,
    record: &csv::StringRecord,
    header: &HashMap<String, usize>,
) -> Envelope {
    let get = |name: &str| header.get(name).and_then(|i| record.get(*i)).unwrap_or_default().to_owned();
    let some = |name: &str| Some(get(name)).filter(|v| !v.is_empty());
    let paid_until = [("JKK", "paid_until_jkk"), ("JKM", "paid_until_jkm"), ("JHT", "paid_until_jht")]
        .into_iter()
        .filter_map(|(programme, column)| {
            Some(wire::PaidUntil { programme: programme.to_owned(), month: some(column)? })
        })
        .collect();
    let id = Uuid::new_v5(&file, format!("row {row}").as_bytes());
    Envelope {
        id,
        subject: Uuid::new_v5(&file, format!("member {row}").as_bytes()),
        office: Some(office.0),
        command: wire::Command::Open(Box::new(wire::Open {
            nik: get("nik"),
            name: get("name"),
            born: get("born"),
            sex: get("sex"),
            phone: some("phone"),
            home: get("home"),
            status: get("status"),
            sector: get("sector"),
            occupation: get("occupation"),
            // What is no whole number is read as one below zero, and refused for what it is.
            income_rupiah: kernel::Rupiah::parse(&get("income_rupiah")).map_or(-1, |r| r.0),
            payer: get("payer"),
            official_number: get("official_number"),
            first_registered: get("first_registered"),
            paid_until,
            months_in_total: some("months_in_total").and_then(|m| m.parse().ok()),
            source: source.to_owned(),
        })),
    }
}

fn report_row(
    report: &mut csv::Writer<std::fs::File>,
    lang: Lang,
    row: usize,
    answer: &Answer,
) -> Result<(), Failure> {
    let (code, sentence) = match (&answer.refusal, answer.notes.first()) {
        (Some(refusal), _) => (refusal.code().to_owned(), text::refusal(lang, refusal)),
        (None, Some(note)) => (note.code.to_string(), text::say(lang, note)),
        (None, None) => (String::new(), String::new()),
    };
    let member = if answer.outcome == Outcome::Refused { String::new() } else { answer.subject.to_string() };
    write_row(report, row, answer.outcome.key(), &member, &code, &sentence)
}

fn write_row(
    report: &mut csv::Writer<std::fs::File>,
    row: usize,
    outcome: &str,
    member: &str,
    code: &str,
    sentence: &str,
) -> Result<(), Failure> {
    let row = row.to_string();
    report
        .write_record([&row, outcome, member, code, sentence])
        .map_err(|e| Failure::new(REFUSED, e.to_string()))
}
