use super::{AreaRef, Choice, Form, Person, Place, Standing};
use kernel::{ActivityId, Day, Note};

/// The reader's members, filtered and in an order, a page at a time.
///
/// Fields of the filter: `state`, `place` (typed) and `area` (code), `payer`, `sector`, `programme`, `ends` (days),
/// `from`, `until` (registered), `incomplete`, `activity`, `order`.
#[derive(Clone, Debug)]
pub struct MembersView {
    /// The filter as asked, drawn again as typed.
    pub form: Form,
    pub on: Day,
    /// How many fit; counted no further than the bound.
    pub count: i64,
    /// There are more than were counted.
    pub over: bool,
    /// How many stand how, with the filter's other conditions; empty where not everybody was counted.
    pub states: Vec<(Standing, i64)>,
    pub rows: Vec<MemberRow>,
    pub order: MemberOrder,
    pub next: Option<String>,
    /// Nothing is asked yet beyond the reader's territory.
    pub plain: bool,
    pub area: Option<AreaRef>,
    /// What the place typed may mean.
    pub places: Vec<Place>,
    pub activity: Option<(ActivityId, String)>,
    pub payers: Vec<Choice>,
    pub sectors: Vec<Choice>,
    pub within: String,
    /// How many areas that is; none for the whole country.
    pub areas: usize,
    pub may_register: bool,
    /// What is true of this list and does not show.
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug)]
pub struct MemberRow {
    pub person: Person,
    pub masked_nik: String,
    pub home: String,
    pub standing: Standing,
    pub until: Option<Day>,
    pub payer: Note,
    pub registered_on: Day,
    pub complete: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MemberOrder {
    #[default]
    Name,
    Until,
    Registered,
    Home,
}

impl MemberOrder {
    pub const ALL: [MemberOrder; 4] =
        [MemberOrder::Name, MemberOrder::Until, MemberOrder::Registered, MemberOrder::Home];

    pub fn key(self) -> &'static str {
        match self {
            MemberOrder::Name => "name",
            MemberOrder::Until => "until",
            MemberOrder::Registered => "registered",
            MemberOrder::Home => "home",
        }
    }

    pub fn from_key(key: &str) -> Option<MemberOrder> {
        MemberOrder::ALL.into_iter().find(|o| o.key() == key)
    }
}
