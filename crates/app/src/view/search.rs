use super::{Person, Standing};
use kernel::{Day, Note};

/// Members found by name, NIK, official number, phone or receipt.
#[derive(Clone, Debug)]
pub struct SearchView {
    pub query: String,
    pub found: Vec<Found>,
    /// Path of the next page, where there is one.
    pub next: Option<String>,
    /// "Two of these may be the same person."
    pub duplicates: Option<Note>,
    /// Not everybody of such a name was looked at, or a number is not whole yet: what to do.
    pub more: Option<Note>,
    /// Where the person may look: names are limited by access.
    pub within: String,
    pub may_register: bool,
}

#[derive(Clone, Debug)]
pub struct Found {
    pub person: Person,
    pub born: Day,
    pub masked_nik: String,
    pub home: String,
    pub standing: Standing,
    pub until: Option<Day>,
    pub maybe_duplicate: bool,
}
