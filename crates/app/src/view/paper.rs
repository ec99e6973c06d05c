use super::{Choice, RegisterView};
use kernel::{Day, MemberId, Note, Rupiah};

/// What is written on a sheet of paper that is entered afterwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sheet {
    /// A registration with its first contribution.
    #[default]
    Both,
    Registration,
    Receipt,
}

impl Sheet {
    pub const ALL: [Sheet; 3] = [Sheet::Both, Sheet::Registration, Sheet::Receipt];

    pub fn key(self) -> &'static str {
        match self {
            Sheet::Both => "both",
            Sheet::Registration => "registration",
            Sheet::Receipt => "receipt",
        }
    }

    pub fn from_key(key: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|s| s.key() == key)
    }

    pub fn registers(self) -> bool {
        self != Sheet::Receipt
    }

    pub fn pays(self) -> bool {
        self != Sheet::Registration
    }
}

/// Entering paper, sheet after sheet. Fields beside those of registering and paying: `sheet`, `paper_number`,
/// `paper_day`, `written_by`, and `again` (yes: another sheet with a number used before).
#[derive(Clone, Debug)]
pub struct SheetView {
    pub page: RegisterView,
    pub sheet: Sheet,
    /// What was entered from this number before.
    pub used: Vec<SheetUsed>,
    /// Activities of the office that the sheet may come from.
    pub activities: Vec<Choice>,
    /// The sheet entered a moment ago.
    pub done: Option<SheetDone>,
}

#[derive(Clone, Debug)]
pub struct SheetUsed {
    pub member: MemberId,
    pub name: String,
    pub on: Day,
    pub receipt: Option<String>,
}

#[derive(Clone, Debug)]
pub struct SheetDone {
    pub member: MemberId,
    pub name: String,
    pub receipt: Option<(String, Rupiah)>,
    /// What a person has to look at, in the answer's own words.
    pub notes: Vec<Note>,
}
