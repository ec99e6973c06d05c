//! One member's rows: loaded as facts for a whole group at once, and saved in sets.

mod load;
mod outbox;
mod save;

pub use load::{
    Alike, Answer, Loaded, Want, aliases, alike, answers, different, facts, holders, numbers, open_tasks,
    people,
};
pub use outbox::{Pending, Tallied, delete_tallies, fold, pending};
pub use save::{By, Details, Group, Link, Saved, last_link, series, set_series};

use crate::dialect::Stmt;

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &load::ANSWERS,
    &load::ALIASES,
    &load::HOLDERS,
    &load::PEOPLE,
    &load::MEMBERSHIPS,
    &load::REGISTRATIONS,
    &load::CONTRIBUTIONS,
    &load::OPENINGS,
    &load::ENDINGS,
    &load::RECEIPTS,
    &load::JOURNALS,
    &load::CREDITS,
    &load::HEIRS,
    &load::ALIKE,
    &load::LOCK_PEOPLE,
    &load::DIFFERENT,
    &load::NUMBERS,
    &load::OPEN_TASKS,
    &outbox::PENDING,
    &outbox::DONE,
    &outbox::EMPTY,
    &save::CHANGE_PERSON,
    &save::SET_NUMBER,
    &save::SERIES,
    &save::SET_SERIES,
    &save::LAST_LINK,
];
