//! Impossible questions are refused with what to do; limits and days are the rows'.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail with them")]

use kernel::{Day, Month, Programme, Rupiah};
use scheme::{JHT, JKK, JKM, Payer, Question, Scheme, Sector, Terms, WorkStatus};

fn bpu() -> &'static Scheme {
    Scheme::id_bpu()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn question() -> Question {
    let terms = Terms {
        income: Rupiah(1_000_000),
        sector: Sector::Other,
        payer: Payer::SelfPaid,
        status: WorkStatus::Worker,
    };
    Question { terms, programmes: vec![JKK, JKM], from: month("2026-11"), months: 3 }
}

fn refused(change: impl FnOnce(&mut Question)) -> (String, Option<String>) {
    let mut question = question();
    change(&mut question);
    let refusal = bpu().quote(&question).unwrap_err();
    (refusal.code().to_owned(), refusal.field.map(|f| f.into_owned()))
}

fn refusal(code: &str, field: &str) -> (String, Option<String>) {
    (code.to_owned(), Some(field.to_owned()))
}

#[test]
fn impossible_questions_are_refused() {
    assert_eq!(refused(|q| q.terms.income = Rupiah(-1)), refusal("quote.income_negative", "income"));
    assert_eq!(refused(|q| q.months = 0), refusal("quote.months", "months"));
    assert_eq!(refused(|q| q.months = 13), refusal("quote.months", "months"));
    assert_eq!(refused(|q| q.from = month("2015-06")), refusal("quote.month_unknown", "from"));
    assert_eq!(refused(|q| q.programmes = vec![]), refusal("quote.programme_required", "programmes"));
    assert_eq!(refused(|q| q.programmes = vec![JKK, JHT]), refusal("quote.programme_required", "programmes"));
    assert_eq!(
        refused(|q| q.terms.status = WorkStatus::Owner),
        refusal("quote.programme_required", "programmes")
    );
    let pension = Programme::new("JP");
    assert_eq!(refused(|q| q.programmes.push(pension)), refusal("quote.programme_unknown", "programmes"));
}

#[test]
fn the_first_month_of_the_data_is_priced() {
    let mut first = question();
    first.from = bpu().first_month();
    assert_eq!(first.from, month("2015-07"));
    assert_eq!(bpu().quote(&first).unwrap().total(), Rupiah(3 * 16_800));
}

#[test]
fn a_public_budget_pays_to_december_only() {
    for payer in Payer::ALL {
        let mut over = question();
        over.terms.payer = *payer;
        assert_eq!(bpu().public_payer_stops_in_december(*payer), payer.is_public(), "{payer}");
        assert_eq!(bpu().quote(&over).is_err(), payer.is_public(), "{payer}");
        over.months = 2;
        assert!(bpu().quote(&over).is_ok(), "{payer}");
    }
    let mut over = question();
    over.terms.payer = Payer::VillageOwn;
    let refusal = bpu().quote(&over).unwrap_err();
    assert_eq!(refusal.code(), "quote.public_year_end");
    assert_eq!(refusal.note.args["last"], month("2026-12").into());
    assert_eq!(refusal.note.args["months"], 2.into());
}

#[test]
fn who_must_take_what() {
    for on in ["2015-07", "2021-03", "2021-04", "2026-11"] {
        assert_eq!(bpu().required(WorkStatus::Worker, month(on)), [JKK, JKM]);
        assert_eq!(bpu().required(WorkStatus::Owner, month(on)), [JKK, JKM, JHT]);
    }
}

#[test]
fn due_on_the_15th_or_the_next_working_day() {
    for (on, due) in [
        ("2026-09", "2026-09-15"),
        // A Sunday.
        ("2026-11", "2026-11-16"),
        // A Saturday before the Monday of 17 August.
        ("2026-08", "2026-08-18"),
        ("2021-08", "2021-08-16"),
        ("2017-01", "2017-01-16"),
    ] {
        assert_eq!(bpu().due_day(month(on)), day(due));
    }
    assert!(!bpu().is_holiday(day("2016-06-01")) && bpu().is_holiday(day("2017-06-01")));
}

#[test]
fn limits_are_rows_with_their_standing() {
    assert_eq!((bpu().grace_months(month("2026-11")), bpu().max_months_ahead()), (3, 12));
    assert_eq!((bpu().offers(), bpu().complete_within_days()), ([1, 3, 6, 12].as_slice(), 14));
    let age = bpu().age_limit(day("2026-11-20"));
    assert_eq!((age.value, age.rule.as_str(), age.confirmed), (65, "age-limit", false));
    assert_eq!(bpu().min_age(day("2026-11-20")).value, 15);
    assert_eq!(bpu().scholarship_after_months().value, 36);
    assert_eq!(bpu().jkk_claim_years(day("2019-12-01")).value, 2);
    assert_eq!(bpu().jkk_claim_years(day("2019-12-02")).value, 5);
}

#[test]
fn a_death_in_the_first_months_has_two_readings() {
    assert_eq!(bpu().jkm_waiting_months(day("2024-12-31")), None);
    let waiting = bpu().jkm_waiting_months(day("2026-11-20")).unwrap();
    assert_eq!((waiting.value, waiting.confirmed), (3, false));
    let today = bpu().jkm_amounts(day("2026-11-20"));
    assert_eq!((today.full_rupiah, today.full_confirmed), (Rupiah(42_000_000), true));
    assert_eq!((today.early_rupiah, today.early_confirmed), (Some(Rupiah(10_000_000)), false));
    let before = bpu().jkm_amounts(day("2019-12-01"));
    assert_eq!((before.full_rupiah, before.full_confirmed), (Rupiah(24_000_000), false));
    assert_eq!(before.early_rupiah, None);
}

#[test]
fn benefits_are_dated() {
    let amount = |key: &str, on: &str| {
        bpu().benefits(day(on)).into_iter().find(|b| b.key == key).map(|b| b.amount.to_string())
    };
    assert_eq!(amount("jkk-transport-land", "2019-12-01").as_deref(), Some("≤ Rp1.000.000"));
    assert_eq!(amount("jkk-transport-land", "2019-12-02").as_deref(), Some("≤ Rp5.000.000"));
    assert_eq!(amount("jkk-death", "2026-11-20").as_deref(), Some("48 ×"));
    assert_eq!(amount("jkk-death", "2018-01-01"), None, "not seen for then, so not told");
    let scholarship: i64 = bpu()
        .benefits(day("2026-11-20"))
        .into_iter()
        .filter(|b| b.group == scheme::Group::Scholarship)
        .map(|b| match b.amount {
            scheme::Amount::Rupiah(a) => a.0 * b.at_most_times.unwrap(),
            _ => 0,
        })
        .sum();
    assert_eq!(scholarship, 87_000_000, "one child through all schools");
}

#[test]
fn every_reason_of_a_price_is_a_listed_row() {
    let ids: std::collections::BTreeSet<&str> = bpu().rules().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), bpu().rules().count());
    for payer in Payer::ALL {
        for from in ["2020-08", "2026-01", "2027-01"] {
            let mut question = question();
            (question.terms.payer, question.from, question.months) = (*payer, month(from), 4);
            let Ok(quote) = bpu().quote(&question) else { continue };
            for because in quote.months.iter().flat_map(|m| &m.lines).flat_map(|l| &l.because) {
                assert!(ids.contains(because.rule.as_str()), "{}", because.rule);
                assert!(!because.source.is_empty());
            }
        }
    }
    assert!(bpu().rules().all(|rule| rule.confirmed == rule.question.is_none()));
}

#[test]
fn words_are_read_as_they_are_written() {
    for payer in Payer::ALL {
        assert_eq!(payer.key().parse::<Payer>().as_ref(), Ok(payer));
    }
    assert_eq!(" Village-DD ".parse::<Payer>(), Ok(Payer::VillageDd));
    let refusal = "ojek".parse::<Sector>().unwrap_err();
    assert_eq!(refusal.code(), "quote.sector_unknown");
    assert_eq!(refusal.note.args["choices"], "transport, other".into());
}
