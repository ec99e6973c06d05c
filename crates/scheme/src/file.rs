//! The file as it is written: every kind of row, each with the same dates, source and standing.

use crate::incident::{CountsFrom, IncidentKind, NoticeField};
use crate::rows::{Amount, Dated, Group, Per};
use crate::terms::{Payer, Sector, WorkStatus};
use kernel::{Day, Month, Programme, Rupiah};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use toml::Spanned;

/// A name in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub id: String,
    pub en: String,
}

/// Writes, for each kind of row, the value it holds and the row as the file has it. An unknown word is an
/// error at its line: `deny_unknown_fields` cannot be had together with a flattened common part.
macro_rules! rows {
    ($($(#[$doc:meta])* $value:ident from $row:ident { $($(#[$m:meta])* $field:ident: $t:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug)]
        pub(crate) struct $value {
            $(pub $field: $t,)*
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub(crate) struct $row {
            id: String,
            source: String,
            confirmed: bool,
            question: Option<String>,
            from: Since,
            until: Option<Until>,
            $($(#[$m])* $field: $t,)*
        }

        impl From<$row> for Dated<$value> {
            fn from(row: $row) -> Self {
                Dated {
                    rule: row.id,
                    source: row.source,
                    confirmed: row.confirmed,
                    question: row.question,
                    from: row.from.0,
                    until: row.until.map(|until| until.0),
                    value: $value { $($field: row.$field,)* },
                }
            }
        }
    )*};
}

rows! {
    ProgrammeIs from ProgrammeRow {
        code: Programme,
        name: Name,
    }
    /// All brackets in force together.
    Brackets from BracketsRow {
        lines: Vec<Bracket>,
    }
    /// Either a share of the base or a flat amount.
    Rate from RateRow {
        programme: Programme,
        percent_of_base: Option<i64>,
        flat_rupiah: Option<Rupiah>,
        rounding: Rounding,
    }
    Required from RequiredRow {
        who: WorkStatus,
        programmes: Vec<Programme>,
    }
    /// A law that lowers contributions for some months. `pay_percent` of the normal amount remains to be paid.
    Relief from ReliefRow {
        law: String,
        sectors: Vec<Sector>,
        programmes: Vec<Programme>,
        pay_percent: i64,
        rounding: Rounding,
    }
    ReliefPayers from ReliefPayersRow {
        law: String,
        payers: Vec<Payer>,
        gets: bool,
    }
    ReliefStatuses from ReliefStatusesRow {
        law: String,
        statuses: Vec<WorkStatus>,
        gets: bool,
    }
    /// Whose money ends with the budget year.
    YearEnd from YearEndRow {
        payers: Vec<Payer>,
        stops: bool,
    }
    Offer from OfferRow {
        months: Vec<u8>,
    }
    Setting from SettingRow {
        name: SettingName,
        value: i64,
    }
    /// A public holiday of a fixed date.
    Holiday from HolidayRow {
        day: MonthDay,
        name: Name,
    }
    BenefitIs from BenefitRow {
        key: String,
        group: Group,
        programmes: Vec<Programme>,
        name: Name,
        amount: Amount,
        per: Per,
        at_most_times: Option<i64>,
    }
    /// Within how many hours notice of what happened is to be given.
    NoticeIs from NoticeRow {
        kinds: Vec<IncidentKind>,
        hours: i64,
        counts_from: CountsFrom,
    }
    /// What the law wants a notice to say at least.
    NoticeMinimum from NoticeMinimumRow {
        kinds: Vec<IncidentKind>,
        fields: Vec<NoticeField>,
        senders: Vec<Name>,
        to: Vec<Name>,
    }
    /// A paper that a claim will need. Lists share papers by their key.
    PaperIs from PaperRow {
        key: String,
        kinds: Vec<IncidentKind>,
        name: Name,
        when: Option<Name>,
    }
}

/// An income at or above `income_from`, and below the next bracket's, counts as `base`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Bracket {
    pub income_from: Rupiah,
    pub base: Rupiah,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Rounding {
    /// To the whole rupiah, half up.
    HalfUp,
}

impl Rounding {
    pub fn percent(self, of: Rupiah, percent: i64) -> Rupiah {
        match self {
            Rounding::HalfUp => of.share_half_up(percent, 100),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SettingName {
    AgeLimit,
    MinAge,
    GraceMonths,
    MaxMonthsAhead,
    DueDay,
    CompleteWithinDays,
    JkmWaitingMonths,
    ScholarshipAfterMonths,
    ScholarshipMaxChildren,
    ScholarshipUntilAge,
    JkkClaimYears,
    IncomeFloorRupiah,
}

impl SettingName {
    pub const ALL: [SettingName; 12] = [
        SettingName::AgeLimit,
        SettingName::MinAge,
        SettingName::GraceMonths,
        SettingName::MaxMonthsAhead,
        SettingName::DueDay,
        SettingName::CompleteWithinDays,
        SettingName::JkmWaitingMonths,
        SettingName::ScholarshipAfterMonths,
        SettingName::ScholarshipMaxChildren,
        SettingName::ScholarshipUntilAge,
        SettingName::JkkClaimYears,
        SettingName::IncomeFloorRupiah,
    ];

    pub fn key(self) -> &'static str {
        match self {
            SettingName::AgeLimit => "age-limit",
            SettingName::MinAge => "min-age",
            SettingName::GraceMonths => "grace-months",
            SettingName::MaxMonthsAhead => "max-months-ahead",
            SettingName::DueDay => "due-day",
            SettingName::CompleteWithinDays => "complete-within-days",
            SettingName::JkmWaitingMonths => "jkm-waiting-months",
            SettingName::ScholarshipAfterMonths => "scholarship-after-months",
            SettingName::ScholarshipMaxChildren => "scholarship-max-children",
            SettingName::ScholarshipUntilAge => "scholarship-until-age",
            SettingName::JkkClaimYears => "jkk-claim-years",
            SettingName::IncomeFloorRupiah => "income-floor-rupiah",
        }
    }

    /// Its sentence in the catalogue, with `value` in it.
    pub fn word(self) -> &'static str {
        match self {
            SettingName::AgeLimit => "scheme.setting.age_limit",
            SettingName::MinAge => "scheme.setting.min_age",
            SettingName::GraceMonths => "scheme.setting.grace_months",
            SettingName::MaxMonthsAhead => "scheme.setting.max_months_ahead",
            SettingName::DueDay => "scheme.setting.due_day",
            SettingName::CompleteWithinDays => "scheme.setting.complete_within_days",
            SettingName::JkmWaitingMonths => "scheme.setting.jkm_waiting_months",
            SettingName::ScholarshipAfterMonths => "scheme.setting.scholarship_after_months",
            SettingName::ScholarshipMaxChildren => "scheme.setting.scholarship_max_children",
            SettingName::ScholarshipUntilAge => "scheme.setting.scholarship_until_age",
            SettingName::JkkClaimYears => "scheme.setting.jkk_claim_years",
            SettingName::IncomeFloorRupiah => "scheme.setting.income_floor_rupiah",
        }
    }

    /// A rule that did not always exist may begin later than the data.
    pub fn may_begin_later(self) -> bool {
        matches!(self, SettingName::JkmWaitingMonths)
    }

    /// What a value can sensibly be.
    pub fn bounds(self) -> (i64, i64) {
        match self {
            SettingName::DueDay => (1, 28),
            SettingName::IncomeFloorRupiah => (0, Rupiah::MAX.0),
            SettingName::MaxMonthsAhead => (0, 60),
            _ => (0, 1200),
        }
    }
}

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct File {
    pub id: String,
    pub version: String,
    pub title: Name,
    pub first_month: Month,
    #[serde(default)]
    pub programme: Vec<Spanned<ProgrammeRow>>,
    #[serde(default)]
    pub brackets: Vec<Spanned<BracketsRow>>,
    #[serde(default)]
    pub rate: Vec<Spanned<RateRow>>,
    #[serde(default)]
    pub required: Vec<Spanned<RequiredRow>>,
    #[serde(default)]
    pub relief: Vec<Spanned<ReliefRow>>,
    #[serde(default)]
    pub relief_payers: Vec<Spanned<ReliefPayersRow>>,
    #[serde(default)]
    pub relief_statuses: Vec<Spanned<ReliefStatusesRow>>,
    #[serde(default)]
    pub year_end: Vec<Spanned<YearEndRow>>,
    #[serde(default)]
    pub offer: Vec<Spanned<OfferRow>>,
    #[serde(default)]
    pub setting: Vec<Spanned<SettingRow>>,
    #[serde(default)]
    pub holiday: Vec<Spanned<HolidayRow>>,
    #[serde(default)]
    pub benefit: Vec<Spanned<BenefitRow>>,
    #[serde(default)]
    pub notice: Vec<Spanned<NoticeRow>>,
    #[serde(default)]
    pub notice_minimum: Vec<Spanned<NoticeMinimumRow>>,
    #[serde(default)]
    pub paper: Vec<Spanned<PaperRow>>,
}

/// The first day of a row: written as a day, or as a month.
pub(crate) struct Since(Day);

/// The last day of a row: written as a day, or as a month.
pub(crate) struct Until(Day);

impl<'de> Deserialize<'de> for Since {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        edge(d, Month::first_day).map(Since)
    }
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        edge(d, Month::last_day).map(Until)
    }
}

fn edge<'de, D: Deserializer<'de>>(d: D, of_month: fn(Month) -> Day) -> Result<Day, D::Error> {
    let text = String::deserialize(d)?;
    match text.parse::<Month>() {
        Ok(month) => Ok(of_month(month)),
        Err(_) => text.parse::<Day>().map_err(D::Error::custom),
    }
}

/// A day of every year, written `08-17`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MonthDay {
    pub month: u8,
    pub day: u8,
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        // A common year: a holiday on 29 February would not come every year.
        let day: Day = format!("2025-{text}")
            .parse()
            .map_err(|_| D::Error::custom("not a day of every year (write 08-17)"))?;
        Ok(MonthDay { month: day.month_number(), day: day.day_of_month() })
    }
}
