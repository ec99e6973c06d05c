//! One member's rows: loaded as facts for a whole group at once, and saved in sets.

mod around;
mod effects;
mod load;
mod outbox;
mod save;

pub use around::{Alike, alike, different, holders, numbers, open_tasks, used};
pub use load::{Answer, Loaded, Want, aliases, answers, facts, people};
pub use outbox::{Pending, Tallied, delete_tallies, fold, pending, take};
pub use save::{By, Details, Group, Link, Saved, last_link, series, set_series};

use crate::dialect::Stmt;

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &load::ANSWERS,
    &around::USED,
    &load::ALIASES,
    &around::HOLDERS,
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
    &around::ALIKE,
    &load::LOCK_PEOPLE,
    &around::DIFFERENT,
    &around::NUMBERS,
    &around::OPEN_TASKS,
    &outbox::PENDING,
    &outbox::TAKE,
    &outbox::EMPTY,
    &save::CHANGE_PERSON,
    &save::SET_NUMBER,
    &save::SERIES,
    &save::SET_SERIES,
    &save::LAST_LINK,
];
