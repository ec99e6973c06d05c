use crate::file::{
    Brackets, Holiday, NoticeIs, NoticeMinimum, Offer, PaperIs, Rate, Relief, ReliefPayers, ReliefStatuses,
    Required, Setting, SettingName, YearEnd,
};
use crate::rows::{Amount, Benefit, Dated, Group, JkmAmounts, ProgrammeInfo, Rule};
use crate::terms::{Payer, WorkStatus};
use kernel::{Day, Month, Programme, Rupiah};
use std::sync::LazyLock;

/// A scheme whose rows were all checked: no overlap, no gap, no row without a source.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: crate::Name,
    pub(crate) first_month: Month,
    pub(crate) programmes: Vec<ProgrammeInfo>,
    pub(crate) brackets: Vec<Dated<Brackets>>,
    pub(crate) rates: Vec<Dated<Rate>>,
    pub(crate) required: Vec<Dated<Required>>,
    pub(crate) reliefs: Vec<Dated<Relief>>,
    pub(crate) relief_payers: Vec<Dated<ReliefPayers>>,
    pub(crate) relief_statuses: Vec<Dated<ReliefStatuses>>,
    pub(crate) year_ends: Vec<Dated<YearEnd>>,
    pub(crate) offers: Vec<Dated<Offer>>,
    pub(crate) settings: Vec<Dated<Setting>>,
    pub(crate) holidays: Vec<Dated<Holiday>>,
    pub(crate) benefits: Vec<Benefit>,
    pub(crate) notices: Vec<Dated<NoticeIs>>,
    pub(crate) minimums: Vec<Dated<NoticeMinimum>>,
    pub(crate) papers: Vec<Dated<PaperIs>>,
    pub(crate) rules: Vec<Rule>,
}

static ID_BPU: LazyLock<Scheme> = LazyLock::new(|| {
    Scheme::load(include_str!("../../../schemes/id-bpu.toml"))
        .expect("a test loads the file that is built in")
});

impl Scheme {
    /// BPJS Ketenagakerjaan for people who work for themselves.
    pub fn id_bpu() -> &'static Scheme {
        &ID_BPU
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    /// Of the file: which reading of the law this is.
    pub fn version(&self) -> &str {
        &self.version
    }

    pub fn title(&self) -> &crate::Name {
        &self.title
    }

    /// The first contribution month the rows know; earlier ones are refused, not guessed.
    pub fn first_month(&self) -> Month {
        self.first_month
    }

    pub fn programmes(&self) -> &[ProgrammeInfo] {
        &self.programmes
    }

    /// What this person must take; the others are theirs to choose.
    pub fn required(&self, who: WorkStatus, on: Month) -> Vec<Programme> {
        self.required_row(who, on).map(|row| row.value.programmes.clone()).unwrap_or_default()
    }

    pub(crate) fn required_row(&self, who: WorkStatus, on: Month) -> Option<&Dated<Required>> {
        let mut rows = self.required.iter().filter(|row| row.value.who == who);
        rows.find(|row| row.holds(on.first_day()))
    }

    /// How many months a person can pay at once: 1, 3, 6 or 12.
    pub fn offers(&self) -> &[u8] {
        self.offers.last().map(|row| row.value.months.as_slice()).unwrap_or_default()
    }

    /// How far beyond the current month a person can pay.
    pub fn max_months_ahead(&self) -> i32 {
        self.newest(SettingName::MaxMonthsAhead).value
    }

    /// For how many contribution months after the end of cover arrears can be paid.
    pub fn grace_months(&self, on: Month) -> i32 {
        self.setting(SettingName::GraceMonths, on.first_day()).value
    }

    /// The row that says how long the grace is.
    pub fn grace(&self, on: Month) -> Dated<i32> {
        self.setting(SettingName::GraceMonths, on.first_day())
    }

    /// Who registers has not yet reached this age.
    pub fn age_limit(&self, on: Day) -> Dated<i32> {
        self.setting(SettingName::AgeLimit, on)
    }

    /// Below this age the branch decides; nobody is refused by the program alone.
    pub fn min_age(&self, on: Day) -> Dated<i32> {
        self.setting(SettingName::MinAge, on)
    }

    /// Days in which what may follow a registration (heirs, photo, address) is to follow.
    pub fn complete_within_days(&self) -> i64 {
        i64::from(self.newest(SettingName::CompleteWithinDays).value)
    }

    /// Months of membership within which a death not by accident may pay less; nothing where no such rule was
    /// in force.
    pub fn jkm_waiting_months(&self, on: Day) -> Option<Dated<i32>> {
        self.setting_row(SettingName::JkmWaitingMonths, on).map(small)
    }

    /// Months of contributions after which a death not by accident brings the scholarship.
    pub fn scholarship_after_months(&self) -> Dated<i32> {
        self.newest(SettingName::ScholarshipAfterMonths)
    }

    /// How many children of a member can have the scholarship.
    pub fn scholarship_max_children(&self) -> Dated<i32> {
        self.newest(SettingName::ScholarshipMaxChildren)
    }

    /// The age at which the scholarship of a child ends.
    pub fn scholarship_until_age(&self) -> Dated<i32> {
        self.newest(SettingName::ScholarshipUntilAge)
    }

    /// Years within which a work accident can be claimed.
    pub fn jkk_claim_years(&self, on: Day) -> Dated<i32> {
        self.setting(SettingName::JkkClaimYears, on)
    }

    /// Every benefit in force on a day.
    pub fn benefits(&self, on: Day) -> Vec<&Benefit> {
        self.benefits.iter().filter(|benefit| benefit.holds(on)).collect()
    }

    /// What a death not by accident pays, by both readings of the first months.
    pub fn jkm_amounts(&self, on: Day) -> JkmAmounts {
        let (full_rupiah, full_confirmed) = self.sum_of(Group::Death, on);
        let (early, early_confirmed) = self.sum_of(Group::EarlyDeath, on);
        let waits = self.jkm_waiting_months(on).is_some();
        JkmAmounts {
            full_rupiah,
            full_confirmed,
            early_rupiah: waits.then_some(early),
            early_confirmed: waits && early_confirmed,
        }
    }

    fn sum_of(&self, group: Group, on: Day) -> (Rupiah, bool) {
        let parts = self.benefits.iter().filter(|b| b.group == group && b.holds(on));
        parts.fold((Rupiah::ZERO, true), |(sum, confirmed), part| match part.amount {
            Amount::Rupiah(amount) => (sum + amount, confirmed && part.confirmed),
            _ => (sum, false),
        })
    }

    /// Money of this payer pays no month of another budget year.
    pub fn public_payer_stops_in_december(&self, payer: Payer) -> bool {
        self.year_end_row(payer).is_some_and(|row| row.value.stops)
    }

    pub(crate) fn year_end_row(&self, payer: Payer) -> Option<&Dated<YearEnd>> {
        self.year_ends.iter().rev().find(|row| row.value.payers.contains(&payer))
    }

    /// All rows, flattened, in the order of the file: for a page that shows what the scheme is made of.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    fn setting_row(&self, name: SettingName, on: Day) -> Option<&Dated<Setting>> {
        self.settings.iter().find(|row| row.value.name == name && row.holds(on))
    }

    /// The row of a day; for a day before the data, the first row.
    pub(crate) fn setting(&self, name: SettingName, on: Day) -> Dated<i32> {
        let first = || self.settings.iter().find(|row| row.value.name == name);
        let row = self.setting_row(name, on).or_else(first);
        row.map(small).expect("loading checks that every setting has a row")
    }

    fn newest(&self, name: SettingName) -> Dated<i32> {
        let row = self.settings.iter().rev().find(|row| row.value.name == name);
        row.map(small).expect("loading checks that every setting has a row")
    }
}

fn small(row: &Dated<Setting>) -> Dated<i32> {
    row.map(|setting| i32::try_from(setting.value).unwrap_or(i32::MAX))
}
