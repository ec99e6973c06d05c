//! Owns the areas of Indonesia, 38 provinces down to 83,762 villages: names, kinds, points, figures, search,
//! and what a NIK says of the district it was first given in.
//! It never settles a legal border, never fetches anything, and knows no office and no person.

mod area;
mod data;
mod figures;
mod name;
mod nik;
mod search;
mod tree;

pub use area::{Area, Counts, Point};
pub use figures::Population;
pub use name::{normalise, tokens};
pub use nik::{NikExplained, StatedIdentity, explain_nik};
pub use search::Hit;
pub use tree::{Regions, regions};
