//! `payung quote`: what some months cost, and why. Asks nothing but the rules built in.

use clap::Args;
use kernel::{Month, Programme, Refusal, Rupiah, RupiahError};
use scheme::{Because, Line, MAX_MONTHS, Question, Quote, QuotedMonth, Scheme, Terms};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;
use text::Lang;

/// The question cannot be answered; the sentence is on standard error.
const REFUSED: u8 = 2;
/// Explanations are broken to lines of about this length.
const WIDTH: usize = 96;

/// Prices contribution months, each by itself, and explains every line with its legal source.
///
/// Everything is read as text and refused in the language of the office where it makes no sense.
#[derive(Args, Debug)]
pub struct QuoteArgs {
    /// Income of a month in rupiah: 1000000 or 1.000.000
    #[arg(long, allow_hyphen_values = true)]
    pub income: String,
    /// Sector of the main occupation: transport, other
    #[arg(long, default_value = "other", allow_hyphen_values = true)]
    pub sector: String,
    /// Whose money pays: self, family, sponsor, village-own, village-dd, village-add, apbd, apbn
    #[arg(long, default_value = "self", allow_hyphen_values = true)]
    pub payer: String,
    /// Programmes, with commas between: jkk,jkm,jht
    #[arg(long, default_value = "jkk,jkm", allow_hyphen_values = true)]
    pub programmes: String,
    /// First contribution month: 2026-11
    #[arg(long, allow_hyphen_values = true)]
    pub from: String,
    /// How many months, 1 to 12
    #[arg(long, default_value = "1", allow_hyphen_values = true)]
    pub months: String,
    /// How the person works: worker (for themselves), owner (of a business)
    #[arg(long, default_value = "worker", allow_hyphen_values = true)]
    pub status: String,
    /// Print JSON for a program instead of a table for a person
    #[arg(long)]
    pub json: bool,
    /// Language of the sentences: id, en
    #[arg(long, default_value = "id", allow_hyphen_values = true)]
    pub lang: String,
}

/// Prints the answer, or the refusal to standard error with exit code 2.
pub fn run(args: &QuoteArgs) -> ExitCode {
    match answer(args) {
        Ok(answer) => match writeln!(std::io::stdout().lock(), "{answer}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(sentence) => {
            // Where even standard error is closed, the exit code still says it.
            let _ = writeln!(std::io::stderr().lock(), "{sentence}");
            ExitCode::from(REFUSED)
        }
    }
}

/// The text to print, or the sentence of the refusal.
fn answer(args: &QuoteArgs) -> Result<String, String> {
    let lang = language(&args.lang).map_err(|no| text::refusal(Lang::Id, &no))?;
    let scheme = Scheme::id_bpu();
    let quote = question(args, scheme).and_then(|question| scheme.quote(&question));
    let quote = quote.map_err(|no| text::refusal(lang, &no))?;
    if args.json {
        return serde_json::to_string_pretty(&priced(lang, &quote)).map_err(|error| error.to_string());
    }
    Ok(as_table(lang, &quote))
}

fn language(given: &str) -> Result<Lang, Refusal> {
    Lang::parse(given).ok_or_else(|| {
        let choices: Vec<&str> = Lang::ALL.iter().map(|lang| lang.key()).collect();
        Refusal::of("lang", "quote.lang_unknown")
            .with("given", given.trim())
            .with("choices", choices.join(", "))
    })
}

fn question(args: &QuoteArgs, scheme: &Scheme) -> Result<Question, Refusal> {
    let terms = Terms {
        income: income(&args.income)?,
        sector: args.sector.parse()?,
        payer: args.payer.parse()?,
        status: args.status.parse()?,
    };
    let from: Month = args
        .from
        .trim()
        .parse()
        .map_err(|_| Refusal::of("from", "quote.month_form").with("given", args.from.trim()))?;
    Ok(Question {
        terms,
        programmes: programmes(&args.programmes, scheme)?,
        from,
        months: months(&args.months)?,
    })
}

fn income(given: &str) -> Result<Rupiah, Refusal> {
    Rupiah::parse(given).map_err(|error| {
        let code = match error {
            RupiahError::NotAnAmount => "quote.income_form",
            RupiahError::TooLarge => "quote.income_too_large",
        };
        Refusal::of("income", code).with("given", given.trim())
    })
}

fn months(given: &str) -> Result<u8, Refusal> {
    let form = || Refusal::of("months", "quote.months_form").with("given", given.trim());
    let number: i64 = given.trim().parse().map_err(|_| form())?;
    u8::try_from(number).map_err(|_| {
        Refusal::of("months", "quote.months").with("given", number).with("max", i64::from(MAX_MONTHS))
    })
}

fn programmes(given: &str, scheme: &Scheme) -> Result<Vec<Programme>, Refusal> {
    let codes = given.split(',').map(str::trim).filter(|code| !code.is_empty());
    codes
        .map(|code| {
            Programme::parse(code).ok_or_else(|| {
                let known: Vec<&str> = scheme.programmes().iter().map(|p| p.code.as_str()).collect();
                Refusal::of("programmes", "quote.programme_unknown")
                    .with("programme", code)
                    .with("choices", known.join(", "))
            })
        })
        .collect()
}

/// The answer for a program, in the order a reader expects.
#[derive(Serialize)]
struct Priced {
    total_rupiah: Rupiah,
    months: Vec<PricedMonth>,
}

#[derive(Serialize)]
struct PricedMonth {
    month: Month,
    lines: Vec<PricedLine>,
}

#[derive(Serialize)]
struct PricedLine {
    programme: Programme,
    amount_rupiah: Rupiah,
    because: Vec<Reason>,
}

#[derive(Serialize)]
struct Reason {
    rule: String,
    text: String,
    source: String,
    confirmed: bool,
}

fn priced(lang: Lang, quote: &Quote) -> Priced {
    let reason = |b: &Because| Reason {
        rule: b.rule.clone(),
        text: text::say(lang, &b.note),
        source: b.source.clone(),
        confirmed: b.confirmed,
    };
    let line = |line: &Line| PricedLine {
        programme: line.programme,
        amount_rupiah: line.amount,
        because: line.because.iter().map(reason).collect(),
    };
    let month = |m: &QuotedMonth| PricedMonth { month: m.month, lines: m.lines.iter().map(line).collect() };
    Priced { total_rupiah: quote.total(), months: quote.months.iter().map(month).collect() }
}

/// The amounts first, the reasons below them, months of the same price together.
fn as_table(lang: Lang, quote: &Quote) -> String {
    let mut out = amounts(lang, quote);
    out.push_str(&format!("\n{}\n", text::word(lang, "quote.table.why")));
    for months in quote.months.chunk_by(|a, b| a.lines == b.lines) {
        out.push_str(&reasons(lang, months));
    }
    out.trim_end().to_owned()
}

fn amounts(lang: Lang, quote: &Quote) -> String {
    let total = text::word(lang, "quote.table.total");
    let lines = quote.months.first().map(|m| m.lines.as_slice()).unwrap_or_default();
    let mut header = vec![text::word(lang, "quote.table.month").to_owned()];
    header.extend(lines.iter().map(|line| line.programme.to_string()));
    header.push(total.to_owned());
    let mut rows = vec![header];
    for month in &quote.months {
        let mut row = vec![text::month(lang, month.month)];
        row.extend(month.lines.iter().map(|line| line.amount.to_string()));
        row.push(month.total().to_string());
        rows.push(row);
    }
    let mut last = vec![total.to_owned()];
    last.extend(
        lines.iter().enumerate().map(|(at, _)| {
            quote.months.iter().map(|month| month.lines[at].amount).sum::<Rupiah>().to_string()
        }),
    );
    last.push(quote.total().to_string());
    rows.push(last);
    columns(&rows)
}

/// The first column to the left, the others to the right.
fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.first().map_or(0, Vec::len);
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            if at == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// Why months that cost the same cost it.
fn reasons(lang: Lang, months: &[QuotedMonth]) -> String {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return String::new() };
    let title = text::months(lang, first.month, last.month);
    let mut out = format!("\n{title}\n");
    for line in &first.lines {
        out.push_str(&format!("  {} {}\n", line.programme, line.amount));
        for because in &line.because {
            let source = if because.confirmed {
                format!("[{}]", because.source)
            } else {
                format!("[{}; {}]", because.source, text::word(lang, "quote.table.checked"))
            };
            out.push_str(&wrapped(&format!("{} {source}", text::say(lang, &because.note)), "    "));
        }
    }
    out
}

/// Broken between words, the lines after the first indented two further.
fn wrapped(sentence: &str, indent: &str) -> String {
    let (mut out, mut line) = (String::new(), indent.to_owned());
    for word in sentence.split(' ') {
        let empty = line.trim().is_empty();
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = format!("{indent}  {word}");
        } else {
            line.push_str(if empty { "" } else { " " });
            line.push_str(word);
        }
    }
    out + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn args(change: impl FnOnce(&mut QuoteArgs)) -> QuoteArgs {
        let mut args = QuoteArgs {
            income: "1000000".into(),
            sector: "other".into(),
            payer: "self".into(),
            programmes: "jkk,jkm".into(),
            from: "2026-11".into(),
            months: "3".into(),
            status: "worker".into(),
            json: true,
            lang: "en".into(),
        };
        change(&mut args);
        args
    }

    #[test]
    fn json_has_the_total_the_months_and_the_reasons() {
        let answer: Value = serde_json::from_str(&answer(&args(|_| ())).unwrap()).unwrap();
        assert_eq!(answer["total_rupiah"], 33_600);
        let months = answer["months"].as_array().unwrap();
        assert_eq!(
            months.iter().map(|m| m["month"].as_str().unwrap()).collect::<Vec<_>>(),
            ["2026-11", "2026-12", "2027-01"]
        );
        let line = &months[2]["lines"][0];
        assert_eq!((line["programme"].as_str(), line["amount_rupiah"].as_i64()), (Some("JKK"), Some(10_000)));
        let reason = line["because"].as_array().unwrap().last().unwrap();
        assert_eq!(reason["rule"], "pp50-2025-other");
        assert_eq!(reason["confirmed"], true);
        let sentence = reason["text"].as_str().unwrap();
        assert!(sentence.contains("December 2026") && !sentence.contains('{'), "{sentence}");
    }

    #[test]
    fn the_table_has_every_month_the_totals_and_the_sources() {
        let table = answer(&args(|a| (a.json, a.lang) = (false, "id".into()))).unwrap();
        for part in
            ["November 2026", "Januari 2027", "Rp8.400", "Rp16.800", "Rp33.600", "PP 44/2015 Lampiran II"]
        {
            assert!(table.contains(part), "{part} in\n{table}");
        }
        assert!(table.lines().all(|line| line.chars().count() <= WIDTH), "{table}");
    }

    #[test]
    fn senseless_questions_are_refused_in_words() {
        type Change = fn(&mut QuoteArgs);
        let cases: [(Change, &str); 10] = [
            (|a| a.income = "-5".into(), "below zero"),
            (|a| a.income = "sejuta".into(), "\"sejuta\""),
            (|a| a.income = "99999999999999999999".into(), "zeros"),
            (|a| a.sector = "ojek".into(), "transport, other"),
            (|a| a.payer = "bank".into(), "village-dd"),
            (|a| a.status = "boss".into(), "worker, owner"),
            (|a| a.programmes = "jkk,jkm,jp".into(), "JKK, JKM, JHT"),
            (|a| a.months = "300".into(), "not 300"),
            (|a| a.from = "11-2026".into(), "2026-11"),
            (|a| a.from = "2014-01".into(), "July 2015"),
        ];
        for (change, says) in cases {
            let sentence = answer(&args(change)).unwrap_err();
            assert!(sentence.contains(says), "{says} in {sentence}");
            assert!(!sentence.contains('{'), "{sentence}");
        }
    }
}
