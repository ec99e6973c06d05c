//! What happened to people and what their families will need: reports of accidents, illness from work and deaths,
//! the time there is, the papers, and what the cover was on that day.
//! It never refuses a report because of cover, never names an amount, and reads or writes nothing itself.

mod clock;
mod cover;
mod decide;
mod file;
mod told;

pub use clock::{Clock, Pace, clock, missing_fields};
pub use cover::{OnTheDay, on_the_day};
pub use decide::{Case, Decision, Effects, Life, NewEntry, NewIncident, NewLink, decide};
pub use file::{Entry, EntryKind, First, Held, Incident, Standing, fold};
pub use told::{Add, Brought, Close, Command, Link, Report, Stranger, Told, Words};
