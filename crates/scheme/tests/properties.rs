//! What holds for every price.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail with them")]

use kernel::{Month, Programme, Rupiah};
use proptest::prelude::*;
use scheme::{JHT, JKK, JKM, Payer, Question, Scheme, Sector, Terms, WorkStatus};

fn a_question() -> impl Strategy<Value = Question> {
    let incomes = prop_oneof![0_i64..30_000_000, Just(0), Just(Rupiah::MAX.0)];
    let words = (
        prop::sample::select(Sector::ALL),
        prop::sample::select(Payer::ALL),
        prop::sample::select(WorkStatus::ALL),
    );
    let first = Month::new(2015, 7).unwrap().index();
    (incomes, words, any::<bool>(), first..first + 180, 1_u8..=12).prop_map(
        |(income, (sector, payer, status), savings, from, months)| {
            let mut programmes: Vec<Programme> = vec![JKK, JKM];
            programmes.extend((savings || status == WorkStatus::Owner).then_some(JHT));
            let terms = Terms { income: Rupiah(income), sector, payer, status };
            Question { terms, programmes, from: Month::from_index(from), months }
        },
    )
}

proptest! {
    #[test]
    fn lines_make_the_total_and_no_line_is_above_normal(question in a_question()) {
        match Scheme::id_bpu().quote(&question) {
            Ok(quote) => {
                prop_assert_eq!(quote.months.len(), usize::from(question.months));
                let lines: Vec<_> = quote.months.iter().flat_map(|m| &m.lines).collect();
                prop_assert_eq!(lines.iter().map(|l| l.amount).sum::<Rupiah>(), quote.total());
                for line in lines {
                    prop_assert!(line.amount.is_positive() && line.amount <= line.normal);
                    prop_assert!(!line.because.is_empty());
                }
            }
            Err(refusal) => {
                prop_assert_eq!(refusal.code(), "quote.public_year_end");
                prop_assert!(question.terms.payer.is_public());
            }
        }
    }

    #[test]
    fn who_earns_more_never_pays_less(question in a_question(), more in 0_i64..30_000_000) {
        let mut richer = question.clone();
        richer.terms.income = Rupiah((question.terms.income.0 + more).min(Rupiah::MAX.0));
        let (poor, rich) = (Scheme::id_bpu().quote(&question), Scheme::id_bpu().quote(&richer));
        if let (Ok(poor), Ok(rich)) = (poor, rich) {
            prop_assert!(poor.total() <= rich.total());
        }
    }

    #[test]
    fn a_month_costs_the_same_alone_and_among_others(question in a_question()) {
        if let Ok(quote) = Scheme::id_bpu().quote(&question) {
            for month in quote.months {
                let alone = Question { from: month.month, months: 1, ..question.clone() };
                let alone = Scheme::id_bpu().quote(&alone).unwrap();
                prop_assert_eq!(&alone.months[0], &month);
            }
        }
    }
}
