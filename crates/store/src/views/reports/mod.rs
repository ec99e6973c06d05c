//! What reports read: money line by line and in sums, cash in hands, a day's end, counts by area and month.
//! Long ones are walked by keyset pages from one frozen reader, so that a million rows cost a page of memory.

pub mod cash;
pub mod counts;
pub mod lists;
pub mod money;
pub mod people;

use crate::dialect::Stmt;

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &money::TAKEN,
    &money::TAKEN_BACKWARDS,
    &money::REVERSED,
    &money::REVERSED_BACKWARDS,
    &money::LINES,
    &money::TOTALS,
    &money::HANDS,
    &cash::HELD,
    &cash::SINCE,
    &cash::MOVED,
    &cash::UNDONE,
    &cash::LATE,
    &counts::MONTHS,
    &counts::MONTHS_OF_AREAS,
    &people::KNOWN,
    &lists::PAID,
    &lists::OPENED,
    &lists::NAMED,
];
