//! What pages and answers read: one person's story, lists, work-lists, an office's work, counts.

pub mod find;
pub mod history;
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
    &find::BY_IDS,
    &find::BY_NIK,
    &find::BY_NUMBER,
    &find::BY_RECEIPT,
    &find::BY_PHONE,
    &find::BY_NAME,
    &find::PAIRS,
    &history::REGISTRATIONS,
    &history::HEIRS,
    &history::RECEIPTS,
    &history::RECEIPT,
    &history::REVERSALS,
    &history::ENDINGS,
    &history::LOOKS,
    &history::ACTORS,
    &tasks::COUNTS,
    &tasks::LIST,
    &tasks::OF_MEMBER,
    &tasks::ONE,
    &work::OUTCOMES,
    &work::COLLECTED,
    &work::MEMBERS,
    &work::CASH,
    &work::CASH_OF,
    &work::HOUSE,
    &tallies::AREAS,
    &tallies::MONTHS,
    &tallies::ENDING,
    &tallies::WORK,
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
}
