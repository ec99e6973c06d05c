//! What this world itself remembers of the people it invented: enough to know what they pay next, and its price.

use crate::dice::Dice;
use crate::person::Person;
use kernel::{Day, Month};
use scheme::{JHT, JKK, JKM, Payer, Scheme, Sector, Terms, WorkStatus};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    Here,
    /// Unpaid too long: comes back only by registering again.
    Lapsed,
    /// Died, left, or plays no further part.
    Gone,
}

/// One invented person's way through the years.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    pub id: Uuid,
    pub person: Person,
    /// Place in the list of named branches.
    pub branch: usize,
    /// The player whom they usually pay.
    pub agent: usize,
    pub payer: &'static str,
    pub payer_name: Option<String>,
    pub owner: bool,
    pub old_age: bool,
    pub since: Day,
    pub paid_until: Option<Month>,
    /// Months they like to pay at once.
    pub plan: u8,
    /// Times in a hundred that they pay when due.
    pub steady: u64,
    /// Which of the month's four days of entry is theirs.
    pub week: usize,
    pub standing: Standing,
    /// Left, but alive: the months they have paid stay covered.
    pub keeps_paid_months: bool,
    /// Did not pay July 2017: the published figure was counted then, and no arrears may change it afterwards.
    pub barred: bool,
    /// Month of the year in which a public budget pays for the whole year.
    pub fund_month: u8,
}

impl Life {
    pub fn status(&self) -> &'static str {
        if self.owner { "owner" } else { "worker" }
    }

    pub fn is_public(&self) -> bool {
        !matches!(self.payer, "self" | "family" | "sponsor")
    }

    /// Whether the months paid reach into this one.
    pub fn is_paid(&self, month: Month) -> bool {
        (self.standing == Standing::Here || self.keeps_paid_months)
            && self.paid_until.is_some_and(|last| last >= month)
    }

    /// Paid without a gap until three months after the last: then arrears can no longer be paid.
    pub fn lapses_before(&self, month: Month) -> bool {
        self.paid_until.is_some_and(|last| month.since(last) > 3)
    }
}

/// How many months are paid at once, and how steadily.
pub(crate) fn habits(dice: &mut Dice, organised: bool) -> (u8, u64) {
    let plan = if organised {
        dice.weighed(&[(3, 20), (6, 34), (12, 46)])
    } else {
        dice.weighed(&[(1, 9), (3, 29), (6, 36), (12, 26)])
    };
    // Two in ten to three in ten do not pay regularly (the institution's own word, August 2024).
    let steady = if dice.percent(74) { 96 } else { 62 };
    (plan, steady)
}

type Key = (Month, i64, Sector, Payer, bool, bool);

/// Prices of one month, asked of the scheme once each.
#[derive(Default)]
pub(crate) struct Prices(HashMap<Key, i64>);

impl Prices {
    /// Rupiah for so many months from the first; 0 where the scheme has no price.
    pub fn of(&mut self, life: &Life, first: Month, months: u8) -> i64 {
        (0..i32::from(months)).map(|n| self.month(life, first.plus(n))).sum()
    }

    fn month(&mut self, life: &Life, month: Month) -> i64 {
        let sector = if life.person.sector == "transport" { Sector::Transport } else { Sector::Other };
        let payer: Payer = life.payer.parse().unwrap_or(Payer::SelfPaid);
        let income = life.person.income;
        let key = (month, income, sector, payer, life.owner, life.old_age);
        *self.0.entry(key).or_insert_with(|| {
            let status = if life.owner { WorkStatus::Owner } else { WorkStatus::Worker };
            let terms = Terms { income: kernel::Rupiah(income), sector, payer, status };
            let programmes = if life.old_age { vec![JKK, JKM, JHT] } else { vec![JKK, JKM] };
            let line = |p| Scheme::id_bpu().price(month, &terms, p).map_or(0, |line| line.amount.0);
            programmes.into_iter().map(line).sum()
        })
    }
}
