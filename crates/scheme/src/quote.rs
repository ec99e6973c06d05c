use kernel::{Month, Note, Programme, Rupiah};
use serde::{Deserialize, Serialize};

/// The price of some months, each by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quote {
    pub months: Vec<QuotedMonth>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QuotedMonth {
    pub month: Month,
    /// One for each programme, in the scheme's order.
    pub lines: Vec<Line>,
}

/// One programme of one contribution month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub programme: Programme,
    /// What is to be paid.
    pub amount: Rupiah,
    /// The bracket's base: what counts as income for contributions and benefits.
    pub base: Rupiah,
    /// What would be paid without any relief; never below `amount`.
    pub normal: Rupiah,
    pub because: Vec<Because>,
}

/// One row that made a price, or that kept a relief away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Because {
    /// The id of the row.
    pub rule: String,
    pub note: Note,
    /// The article of law.
    pub source: String,
    pub confirmed: bool,
}

impl Quote {
    pub fn total(&self) -> Rupiah {
        self.months.iter().map(QuotedMonth::total).sum()
    }
}

impl QuotedMonth {
    pub fn total(&self) -> Rupiah {
        self.lines.iter().map(|line| line.amount).sum()
    }
}
