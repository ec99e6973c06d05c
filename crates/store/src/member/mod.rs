//! One member's rows: loaded as facts for a whole group at once, and saved in sets.

mod around;
mod effects;
mod load;
mod merge;
mod outbox;
mod save;
mod standing;

pub use around::{Alike, alike, asked, holders, numbers, open_tasks, papers, used};
pub use load::{Answer, Loaded, Sealed, Want, aliases, answers, facts, people, sealed};
pub use merge::{NewMerge, about_two, judged};
pub use outbox::{Pending, Tallied, empty_villages, fold, pending, take};
pub use save::{By, Details, Group, Link, Saved, last_link, series, set_series};
pub use standing::{count_standings, put_standing, standings};

use crate::dialect::Stmt;

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &load::ANSWERS,
    &around::USED,
    &load::ALIASES,
    &around::HOLDERS,
    &load::PEOPLE,
    &load::MOVES,
    &load::SEALED,
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
    &around::ASKED,
    &around::PAPERS,
    &around::NUMBERS,
    &around::OPEN_TASKS,
    &outbox::PENDING,
    &outbox::TAKE,
    &outbox::EMPTY_VILLAGES,
    &outbox::EMPTY_AREAS,
    &save::CHANGE_PERSON,
    &save::SET_NUMBER,
    &save::CLOSE_TASKS,
    &save::SERIES,
    &save::SET_SERIES,
    &save::LAST_LINK,
    &merge::LEAD,
    &merge::ABSORB,
    &merge::FALL,
    &merge::TAKEN_IN,
    &merge::GONE,
    &merge::JUDGED,
    &standing::OF,
    &standing::COUNT,
];
