use kernel::{ActivityId, Arg, Day, MemberId, Note, Refusal, RegionCode, Rupiah};
use std::collections::BTreeMap;

/// A form as it was sent: every value as typed, and what is wrong with it. Drawn again, it loses nothing.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub values: BTreeMap<String, Vec<String>>,
    /// Each names its field; one without a field concerns the whole form.
    pub errors: Vec<Refusal>,
}

impl Form {
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.get(name).is_some_and(|v| v.iter().any(|x| x == value))
    }

    pub fn error(&self, name: &str) -> Option<&Refusal> {
        self.errors.iter().find(|e| e.field.as_deref() == Some(name))
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.entry(name.to_owned()).or_default().push(value.into());
    }
}

/// One option of a select, a radio group or a row of checkboxes.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    /// A word of the catalogue, or a name as it stands.
    pub label: Arg,
    pub hint: Option<Note>,
}

impl Choice {
    /// A place by its name, with what it lies in beneath.
    pub fn place(place: &Place) -> Choice {
        let hint = Note::new("ui.value").with("value", place.within.as_str());
        Choice { value: place.code.to_string(), label: place.name.as_str().into(), hint: Some(hint) }
    }

    pub fn word(value: impl Into<String>, key: &'static str) -> Choice {
        Choice { value: value.into(), label: Arg::Word(key.into()), hint: None }
    }
}

/// How a person stands on a day. One mark and one word everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Registered,
    Active,
    NotYetDue,
    Grace,
    FundsLate,
    Ended,
    Inactive,
    Deceased,
}

impl Standing {
    pub const ALL: [Standing; 8] = [
        Standing::Registered,
        Standing::Active,
        Standing::NotYetDue,
        Standing::Grace,
        Standing::FundsLate,
        Standing::Ended,
        Standing::Inactive,
        Standing::Deceased,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Standing::Registered => "registered",
            Standing::Active => "active",
            Standing::NotYetDue => "not_yet_due",
            Standing::Grace => "grace",
            Standing::FundsLate => "funds_late",
            Standing::Ended => "ended",
            Standing::Inactive => "inactive",
            Standing::Deceased => "deceased",
        }
    }
}

/// An area by code and name.
#[derive(Clone, Debug)]
pub struct AreaRef {
    pub code: RegionCode,
    pub name: String,
    /// False where the reader may not see its figures: a name, and no link.
    pub open: bool,
}

/// An office or a campaign by name, with whether the reader may open its page.
#[derive(Clone, Debug)]
pub struct PageRef<Id> {
    pub id: Id,
    pub name: String,
    pub open: bool,
}

/// A village or another place with what tells it from its namesakes: "Gatak", "Delanggu, Klaten".
#[derive(Clone, Debug)]
pub struct Place {
    pub code: RegionCode,
    pub name: String,
    pub within: String,
    /// False where the reader may not see its figures: a name, and no link.
    pub open: bool,
}

/// A person as named on a list.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: MemberId,
    pub name: String,
}

/// From the first to the last day, both included.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    pub from: Day,
    pub until: Day,
}

/// Of how many: always with where the number comes from and of which day it is.
#[derive(Clone, Debug)]
pub struct Denominator {
    pub count: i64,
    /// "workers without a wage in five regencies".
    pub what: Note,
    pub source: String,
    pub on: Day,
    pub confirmed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    People,
    Rupiah,
    Villages,
}

/// One figure against its target; never two figures in one bar.
#[derive(Clone, Debug)]
pub struct TargetBar {
    /// What is counted: "new members in the period".
    pub measure: Note,
    pub unit: Unit,
    pub actual: i64,
    pub target: Option<i64>,
    pub period: Period,
    /// The day the actual figure is of.
    pub on: Day,
    /// Who set the target, where that is known.
    pub source: Option<String>,
    /// False: shown with "being checked".
    pub confirmed: bool,
    pub denominator: Option<Denominator>,
}

/// The activity a page works for.
#[derive(Clone, Debug)]
pub struct ActivityHead {
    pub id: ActivityId,
    pub name: String,
    pub on: Day,
    pub registered: i64,
    pub cash_held: Rupiah,
}

/// An activity in a list.
#[derive(Clone, Debug)]
pub struct ActivityRow {
    pub id: ActivityId,
    pub name: String,
    /// `activity.kind.market_walk` and its like.
    pub kind: Note,
    pub place: String,
    pub from: Day,
    pub until: Day,
    pub registered: i64,
    pub first_payments: i64,
}
