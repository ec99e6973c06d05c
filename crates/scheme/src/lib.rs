//! The rules of a scheme as dated rows with their legal sources, and what follows from them: the price of a
//! contribution month with its reasons, due days, limits, benefits.
//! It never reads a clock, a database or a file, and never decides about a person; it says which row says what.

mod calendar;
mod check;
mod file;
mod history;
mod incident;
mod listing;
mod load;
mod price;
mod quote;
mod rows;
mod scheme;
mod terms;

use kernel::Programme;

pub use file::Name;
pub use history::{Change, Step};
pub use incident::{CountsFrom, IncidentKind, Minimum, Notice, NoticeField, Paper};
pub use load::LoadError;
pub use price::MAX_MONTHS;
pub use quote::{Because, Line, Quote, QuotedMonth};
pub use rows::{Amount, Benefit, Dated, Group, JkmAmounts, Per, ProgrammeInfo, Rule};
pub use scheme::Scheme;
pub use terms::{Payer, Question, Sector, Terms, WorkStatus};

/// Jaminan Kecelakaan Kerja: work accident.
pub const JKK: Programme = Programme::new("JKK");
/// Jaminan Kematian: death not by a work accident.
pub const JKM: Programme = Programme::new("JKM");
/// Jaminan Hari Tua: old-age savings.
pub const JHT: Programme = Programme::new("JHT");
