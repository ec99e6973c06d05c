use crate::file::Name;
use kernel::{Arg, Day, Note, Programme, Rupiah};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value with the row that says it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dated<T> {
    pub value: T,
    /// The id of the row.
    pub rule: String,
    /// The article of law, or whose decision it is.
    pub source: String,
    pub confirmed: bool,
    /// What is to be found out, where it is not confirmed.
    pub question: Option<String>,
    pub from: Day,
    /// The last day it holds; open when nothing is known to end it.
    pub until: Option<Day>,
}

impl<T> Dated<T> {
    pub fn holds(&self, on: Day) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// The same row, another reading of its value.
    pub fn map<U>(&self, value: impl FnOnce(&T) -> U) -> Dated<U> {
        Dated {
            value: value(&self.value),
            rule: self.rule.clone(),
            source: self.source.clone(),
            confirmed: self.confirmed,
            question: self.question.clone(),
            from: self.from,
            until: self.until,
        }
    }
}

/// A programme of the scheme, with its full names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ProgrammeInfo {
    pub code: Programme,
    pub name: Name,
}

/// One row, flattened for reading: what a page of the scheme's rules lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rule {
    pub id: String,
    /// The kind of row as the file writes it: `rate`, `relief`, `setting`.
    pub kind: String,
    /// What it says, in short: `JKM Rp6.800`, `grace-months 3`.
    pub value: String,
    /// The same as a sentence, for people.
    pub said: Note,
    /// What the sentence is about, each a word or a code: programmes, payers, sectors.
    pub of: Vec<Arg>,
    /// Where the row is about something with a name of its own.
    pub name: Option<Name>,
    /// The same for rows that follow one another about one thing.
    pub about: String,
    pub source: String,
    pub confirmed: bool,
    pub question: Option<String>,
    pub from: Day,
    pub until: Option<Day>,
}

/// What a benefit pays. "Base" is the bracket's base in force in the month of the event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// This much.
    Rupiah(Rupiah),
    /// What it costs, up to this much.
    AtMost(Rupiah),
    /// So many times the base.
    TimesBase(i64),
    /// This share of the base, in percent.
    PercentOfBase(i64),
    /// The percentage of the loss, times 80, times the base: a range where the law gives one.
    DisabilityPercent { from: i64, to: i64 },
    /// The table's percentage of the loss × so many times the base.
    TableTimesBase(i64),
    /// The price of a government rehabilitation hospital plus this percentage.
    HospitalPricePlusPercent(i64),
    /// What is needed, without a limit.
    AsNeeded,
    /// What was saved, and its yield.
    Balance,
    /// Up to this percentage of what was saved.
    BalanceAtMostPercent(i64),
}

/// In figures only: the sentence is the catalogue's.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::Rupiah(amount) => write!(f, "{amount}"),
            Amount::AtMost(amount) => write!(f, "≤ {amount}"),
            Amount::TimesBase(times) => write!(f, "{times} ×"),
            Amount::PercentOfBase(percent) => write!(f, "{percent}%"),
            Amount::DisabilityPercent { from, to } if from == to => write!(f, "{from}% × 80 ×"),
            Amount::DisabilityPercent { from, to } => write!(f, "{from}–{to}% × 80 ×"),
            Amount::TableTimesBase(times) => write!(f, "% × {times} ×"),
            Amount::HospitalPricePlusPercent(percent) => write!(f, "+ {percent}%"),
            Amount::AsNeeded => f.write_str("∞"),
            Amount::Balance => f.write_str("100%"),
            Amount::BalanceAtMostPercent(percent) => write!(f, "≤ {percent}%"),
        }
    }
}

/// How often an amount is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    Event,
    Month,
    Year,
}

/// Which parts are paid together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Care and costs after an accident.
    Care,
    /// While unable to work.
    Income,
    /// Lasting disability.
    Disability,
    /// The table of losses, by part of the body.
    Loss,
    /// Death by a work accident.
    AccidentDeath,
    /// Death otherwise.
    Death,
    /// Death otherwise within the first months: what one reading leaves.
    EarlyDeath,
    Scholarship,
    Savings,
}

/// One benefit as it holds between two days. Amounts not confirmed are never promised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Benefit {
    /// The id of the row.
    pub rule: String,
    /// The same across changes of the amount: `jkm-grant`.
    pub key: String,
    pub group: Group,
    pub programmes: Vec<Programme>,
    pub name: Name,
    pub amount: Amount,
    pub per: Per,
    /// How many times at most it is paid (months or years), where the law says so.
    pub at_most_times: Option<i64>,
    pub source: String,
    pub confirmed: bool,
    pub question: Option<String>,
    pub from: Day,
    pub until: Option<Day>,
}

impl Benefit {
    pub fn holds(&self, on: Day) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// What a death not by accident pays on a day: in full, and as the reading of the first months has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct JkmAmounts {
    pub full_rupiah: Rupiah,
    pub full_confirmed: bool,
    /// Only where a waiting time is in force.
    pub early_rupiah: Option<Rupiah>,
    pub early_confirmed: bool,
}
