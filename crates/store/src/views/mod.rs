//! What pages and answers read: one person's story, lists, work-lists, an office's work, counts.

pub mod approvals;
pub mod areas;
pub mod find;
pub mod history;
pub mod members;
pub mod names;
pub mod papers;
pub mod reports;
pub mod standing;
pub mod tallies;
pub mod tasks;
pub mod work;

use crate::dialect::Stmt;

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &standing::BY_ID,
    &standing::BY_NIK,
    &standing::BY_NUMBER,
    &standing::TOUCHED,
    &approvals::WAITING,
    &approvals::DECIDED,
    &approvals::MINE,
    &approvals::ONE,
    &approvals::ABOUT,
    &approvals::COUNT,
    &find::BY_IDS,
    &find::BY_NIK,
    &find::BY_NUMBER,
    &find::BY_RECEIPT,
    &find::BY_PHONE,
    &names::SIZES,
    &names::AROUND_COUNT,
    &names::LED,
    &names::NEAR,
    &find::PAIRS,
    &members::BY_NAME_NEAR,
    &members::BY_END_NEAR,
    &members::BY_START_NEAR,
    &members::BY_HOME_NEAR,
    &members::BY_NAME_FAR,
    &members::BY_END_FAR,
    &members::BY_START_FAR,
    &members::BY_HOME_FAR,
    &members::BY_NAME_GONE,
    &members::BY_END_GONE,
    &members::BY_START_GONE,
    &members::BY_HOME_GONE,
    &members::BY_NAME_OF_PLACE,
    &members::OF_IDS,
    &members::STATES,
    &members::STATES_ENDING,
    &members::STATES_OVERDUE,
    &members::STATES_GONE,
    &history::REGISTRATIONS,
    &history::HEIRS,
    &history::RECEIPTS,
    &history::RECEIPT,
    &history::REVERSALS,
    &history::ENDINGS,
    &history::LOOKS,
    &history::ACTORS,
    &history::CORRECTIONS,
    &history::DECISIONS,
    &history::COMPLETIONS,
    &history::MERGES,
    &papers::RECEIPTS,
    &papers::REGISTRATIONS,
    &tasks::COUNTS,
    &tasks::LIST,
    &tasks::LIST_BY_DUE,
    &tasks::OF_MEMBER,
    &tasks::ONE,
    &work::OUTCOMES,
    &work::COLLECTED,
    &work::MEMBERS,
    &work::CASH,
    &work::CASH_OF,
    &work::HOUSE,
    &areas::ON,
    &areas::ON_ONE,
    &areas::MEASURE_ON,
    &areas::MEASURE_ON_ALL,
    &areas::BETWEEN_ALL,
    &areas::MONTHS,
    &areas::BETWEEN,
    &areas::COHORTS,
    &tallies::AREAS,
    &tallies::MONTHS,
    &tallies::ENDING,
    &tallies::ENDING_PUBLIC,
    &tallies::FUNDS_LATE,
    &tallies::WORK_OF_EACH,
    &tallies::WORK_OF_ALL,
];

/// Where a list may look: everywhere, or at and below some areas. Travels as a flag and the areas' codes.
#[derive(Clone, Debug)]
pub enum Within {
    Everywhere,
    Areas(Vec<String>),
}

impl Within {
    pub(crate) fn args<'a>(&self) -> [crate::Arg<'a>; 2] {
        match self {
            Within::Everywhere => [true.into(), crate::Arg::Texts(Vec::new().into())],
            Within::Areas(codes) => [false.into(), crate::Arg::Texts(codes.clone().into())],
        }
    }

    /// For `{spans $n}`: each area as a range of village codes, none within another.
    pub(crate) fn spans<'a>(&self) -> crate::Arg<'a> {
        let spans = match self {
            Within::Everywhere => vec!["|~".to_owned()],
            Within::Areas(codes) => {
                let mut codes: Vec<&str> = codes.iter().map(String::as_str).collect();
                codes.sort_unstable();
                codes.dedup_by(|code, held| code.starts_with(*held));
                // A dot sorts before a slash, and nothing that codes are made of between them.
                codes.iter().map(|code| format!("{code}|{code}/")).collect()
            }
        };
        crate::Arg::Texts(spans.into())
    }
}
