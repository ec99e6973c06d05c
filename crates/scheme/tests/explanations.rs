//! The reasons of prices as keys and figures, against the written record beside this file.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail with them")]

use kernel::{Arg, Month, Rupiah};
use scheme::{JHT, JKK, JKM, Payer, Question, Scheme, Sector, Terms, WorkStatus};
use std::fmt::Write;

fn figure(arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Word(word) => word.to_string(),
        Arg::Rupiah(amount) => amount.to_string(),
        Arg::Day(day) => day.to_string(),
        Arg::Month(month) => month.to_string(),
        Arg::Number(number) => number.to_string(),
    }
}

fn explained(title: &str, terms: Terms, from: &str, months: u8) -> String {
    let from: Month = from.parse().unwrap();
    let quote =
        Scheme::id_bpu().quote(&Question { terms, programmes: vec![JKK, JKM, JHT], from, months }).unwrap();
    let mut out = format!("# {title}: {}\n", quote.total());
    for month in &quote.months {
        for line in &month.lines {
            writeln!(out, "{} {} {} of {}", month.month, line.programme, line.amount, line.normal).unwrap();
            for because in &line.because {
                let args: Vec<String> =
                    because.note.args.iter().map(|(name, arg)| format!("{name}={}", figure(arg))).collect();
                let mark = if because.confirmed { "" } else { " (?)" };
                writeln!(out, "  [{}]{mark} {} {}", because.rule, because.note.code, args.join(" ")).unwrap();
            }
        }
    }
    out
}

#[test]
fn explanations_are_as_recorded() {
    let terms = Terms {
        income: Rupiah(1_000_000),
        sector: Sector::Other,
        payer: Payer::SelfPaid,
        status: WorkStatus::Worker,
    };
    let village = Terms { payer: Payer::VillageDd, income: Rupiah(2_750_000), ..terms };
    let own = Terms { payer: Payer::VillageOwn, ..terms };
    let owner = Terms { status: WorkStatus::Owner, income: Rupiah(25_000_000), ..terms };
    let told = [
        explained("the relief ends", terms, "2026-12", 2),
        explained("before it begins", terms, "2026-03", 1),
        explained("Dana Desa", village, "2026-11", 1),
        explained("the village's own money", own, "2026-11", 1),
        explained("an owner at the top", owner, "2026-11", 1),
        explained("2020", terms, "2020-08", 1),
    ]
    .join("\n");
    assert_eq!(told, include_str!("explanations.txt"), "told now:\n{told}");
}
