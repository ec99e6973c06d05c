//! Who gets which relief in which contribution month: PP 50/2025 and PP 49/2020, edge by edge.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail with them")]

use kernel::{Month, Programme, Rupiah};
use scheme::{JHT, JKK, JKM, Line, Payer, Question, Scheme, Sector, Terms, WorkStatus};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn terms(sector: Sector, payer: Payer, status: WorkStatus) -> Terms {
    Terms { income: Rupiah(1_000_000), sector, payer, status }
}

fn line(on: &str, terms: &Terms, programme: Programme) -> Line {
    Scheme::id_bpu().price(month(on), terms, programme).unwrap()
}

fn both(on: &str, terms: &Terms) -> i64 {
    line(on, terms, JKK).amount.0 + line(on, terms, JKM).amount.0
}

#[test]
fn pp_50_2025_by_sector_and_month() {
    let months = [
        ("2025-12", 16_800, 16_800),
        ("2026-01", 8_400, 16_800),
        ("2026-03", 8_400, 16_800),
        ("2026-04", 8_400, 8_400),
        ("2026-12", 8_400, 8_400),
        ("2027-01", 8_400, 16_800),
        ("2027-03", 8_400, 16_800),
        ("2027-04", 16_800, 16_800),
    ];
    for (on, transport, other) in months {
        for (sector, amount) in [(Sector::Transport, transport), (Sector::Other, other)] {
            let terms = terms(sector, Payer::SelfPaid, WorkStatus::Worker);
            assert_eq!(both(on, &terms), amount, "{on} {sector}");
            assert_eq!(line(on, &terms, JHT).amount, Rupiah(20_000), "JHT is never relieved: {on}");
        }
    }
}

#[test]
fn pp_50_2025_by_payer_and_what_is_still_open_about_it() {
    use Payer::*;
    let payers = [
        (SelfPaid, true, true),
        (Family, true, true),
        (Sponsor, true, false),
        (VillageOwn, true, false),
        (VillageDd, false, false),
        (VillageAdd, false, false),
        (Apbd, false, true),
        (Apbn, false, true),
    ];
    assert_eq!(payers.len(), Payer::ALL.len());
    for (payer, gets, confirmed) in payers {
        for (sector, on) in [(Sector::Transport, "2026-02"), (Sector::Other, "2026-11")] {
            let terms = terms(sector, payer, WorkStatus::Worker);
            assert_eq!(both(on, &terms), if gets { 8_400 } else { 16_800 }, "{payer}");
            let line = line(on, &terms, JKK);
            assert_eq!(line.because.iter().all(|b| b.confirmed), confirmed, "{payer}: {:?}", line.because);
        }
    }
}

#[test]
fn owners_pay_in_full_and_are_told_why() {
    let owner = terms(Sector::Other, Payer::SelfPaid, WorkStatus::Owner);
    let line = line("2026-11", &owner, JKM);
    assert_eq!(line.amount, Rupiah(6_800));
    let reason = line.because.last().unwrap();
    assert_eq!((reason.note.code.as_ref(), reason.confirmed), ("quote.because.no_relief_status", false));
}

#[test]
fn a_month_of_another_sectors_relief_says_when_this_ones_is() {
    let other = terms(Sector::Other, Payer::SelfPaid, WorkStatus::Worker);
    let last = |on: &str| line(on, &other, JKK).because.pop().unwrap().note;
    let before = last("2026-03");
    assert_eq!(before.code, "quote.because.no_relief_sector_yet");
    assert_eq!(before.args["from"], month("2026-04").into());
    let after = last("2027-01");
    assert_eq!(after.code, "quote.because.no_relief_sector_over");
    assert_eq!(after.args["until"], month("2026-12").into());
    assert_eq!(last("2027-04").code, "quote.because.rate_share", "no relief anywhere, nothing to explain");
}

#[test]
fn pp_49_2020_by_month() {
    for (on, jkk, jkm) in
        [("2020-07", 10_000, 6_800), ("2020-08", 100, 68), ("2021-01", 100, 68), ("2021-02", 10_000, 6_800)]
    {
        for sector in [Sector::Transport, Sector::Other] {
            let terms = terms(sector, Payer::SelfPaid, WorkStatus::Worker);
            assert_eq!((line(on, &terms, JKK).amount.0, line(on, &terms, JKM).amount.0), (jkk, jkm), "{on}");
            assert_eq!(line(on, &terms, JHT).amount.0, 20_000);
        }
    }
    let line = line("2020-08", &terms(Sector::Other, Payer::Apbd, WorkStatus::Worker), JKK);
    assert!(line.because.iter().any(|b| b.rule == "pp49-2020" && !b.confirmed));
}

/// The months before the relief ends and after it, priced in one question.
#[test]
fn three_months_over_the_end_of_the_relief() {
    let terms = terms(Sector::Other, Payer::SelfPaid, WorkStatus::Worker);
    let question = Question { terms, programmes: vec![JKM, JKK, JKK], from: month("2026-11"), months: 3 };
    let quote = Scheme::id_bpu().quote(&question).unwrap();
    let totals: Vec<i64> = quote.months.iter().map(|m| m.total().0).collect();
    assert_eq!(totals, [8_400, 8_400, 16_800]);
    assert_eq!(quote.total(), Rupiah(33_600));
    let order: Vec<Programme> = quote.months[0].lines.iter().map(|l| l.programme).collect();
    assert_eq!(order, [JKK, JKM]);
}
