//! What must hold for each row and between the rows of a file.

use crate::file::{Name, SettingName};
use crate::incident::IncidentKind;
use crate::load::{LoadError, Parts, Placed};
use crate::terms::{Payer, WorkStatus};
use kernel::{Month, Programme, Rupiah};
use std::collections::{BTreeMap, BTreeSet};

/// A notice that may take longer than a month is none.
const MOST_NOTICE_HOURS: i64 = 31 * 24;

/// How the rows of one series must follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// From the first month of the data on, for ever, without a gap.
    Always,
    /// From some day on, for ever, without a gap: a rule that did not always exist.
    FromSomeDay,
    /// For some time only, but never two at once: a relief.
    AtTimes,
}

/// Collects everything that is wrong, so that one reading of the file finds it all.
pub(crate) struct Checks {
    first_month: Month,
    errors: BTreeSet<LoadError>,
    ids: BTreeMap<String, usize>,
}

impl Checks {
    pub fn new(first_month: Month) -> Checks {
        Checks { first_month, errors: BTreeSet::new(), ids: BTreeMap::new() }
    }

    pub fn done(self) -> Result<(), Vec<LoadError>> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors.into_iter().collect()) }
    }

    fn wrong(&mut self, line: usize, message: impl Into<String>) {
        self.errors.insert(LoadError { line, message: message.into() });
    }

    /// What every row must have by itself.
    fn rows<T>(&mut self, rows: &[Placed<T>]) {
        for (line, row) in rows {
            let id = &row.rule;
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                self.wrong(*line, format!("id {id:?} is not lower-case words joined by hyphens"));
            }
            if let Some(other) = self.ids.insert(id.clone(), *line) {
                let (first, second) = (other.min(*line), other.max(*line));
                self.wrong(second, format!("id {id:?} is taken by the row of line {first}"));
            }
            if row.source.trim().is_empty() {
                self.wrong(*line, format!("row {id:?} has an empty source"));
            }
            let asks = row.question.as_deref().is_some_and(|q| !q.trim().is_empty());
            if !row.confirmed && !asks {
                self.wrong(*line, format!("row {id:?} is not confirmed and has no question"));
            }
            if row.confirmed && row.question.is_some() {
                self.wrong(*line, format!("row {id:?} is confirmed and has a question"));
            }
            if row.until.is_some_and(|until| until < row.from) {
                self.wrong(*line, format!("row {id:?} ends before it begins"));
            }
        }
    }

    /// Contributions are by month: their rows begin and end with months.
    fn months<T>(&mut self, rows: &[Placed<T>]) {
        for (line, row) in rows {
            let ends_well = row.until.is_none_or(|until| until == until.month().last_day());
            if row.from.day_of_month() != 1 || !ends_well {
                self.wrong(
                    *line,
                    format!("row {:?} is about months and must begin and end with one", row.rule),
                );
            }
        }
    }

    /// The rows of each series, in the order of their dates.
    fn series<T>(&mut self, rows: &[Placed<T>], follow: Follow, names: impl Fn(&T) -> Vec<String>) {
        let mut by_name: BTreeMap<String, Vec<&Placed<T>>> = BTreeMap::new();
        for placed in rows {
            let mut of_row = names(&placed.1.value);
            of_row.sort();
            if of_row.windows(2).any(|two| two[0] == two[1]) {
                self.wrong(placed.0, format!("row {:?} names something twice", placed.1.rule));
                of_row.dedup();
            }
            if of_row.is_empty() {
                self.wrong(placed.0, format!("row {:?} is about nothing", placed.1.rule));
            }
            for name in of_row {
                by_name.entry(name).or_default().push(placed);
            }
        }
        for (name, mut rows) in by_name {
            rows.sort_by_key(|(_, row)| row.from);
            self.one_series(&name, &rows, follow);
        }
    }

    fn one_series<T>(&mut self, name: &str, rows: &[&Placed<T>], follow: Follow) {
        let first = self.first_month.first_day();
        if let Some((line, row)) =
            rows.first().filter(|(_, row)| row.from > first && follow == Follow::Always)
        {
            self.wrong(*line, format!("gap: {name} has no row from {first} to {}", row.from.previous()));
        }
        for pair in rows.windows(2) {
            let ((_, earlier), (line, later)) = (pair[0], pair[1]);
            match earlier.until {
                Some(until) if until < later.from => {
                    if follow != Follow::AtTimes && until.next() != later.from {
                        let (from, to) = (until.next(), later.from.previous());
                        self.wrong(*line, format!("gap: {name} has no row from {from} to {to}"));
                    }
                }
                _ => self.wrong(
                    *line,
                    format!("overlap: {name} has {:?} and {:?} at once", earlier.rule, later.rule),
                ),
            }
        }
        if let Some((line, row)) = rows.last().filter(|_| follow != Follow::AtTimes)
            && let Some(until) = row.until
        {
            self.wrong(*line, format!("gap: {name} has no row after {until}"));
        }
    }

    /// Said in both languages.
    fn named(&mut self, line: usize, name: &Name) {
        if name.id.trim().is_empty() || name.en.trim().is_empty() {
            self.wrong(line, "a name is missing in one language");
        }
    }

    /// Something without which nothing can be priced or decided.
    fn present<T>(&mut self, rows: &[Placed<T>], what: &str, has: impl Fn(&T) -> bool) {
        if !rows.iter().any(|(_, row)| has(&row.value)) {
            let line = rows.first().map_or(1, |(line, _)| *line);
            self.wrong(line, format!("gap: no row for {what}"));
        }
    }
}

impl Parts {
    pub fn check(&self, checks: &mut Checks) {
        checks.rows(&self.programmes);
        checks.rows(&self.brackets);
        checks.rows(&self.rates);
        checks.rows(&self.required);
        checks.rows(&self.reliefs);
        checks.rows(&self.relief_payers);
        checks.rows(&self.relief_statuses);
        checks.rows(&self.year_ends);
        checks.rows(&self.offers);
        checks.rows(&self.settings);
        checks.rows(&self.holidays);
        checks.rows(&self.benefits);
        checks.rows(&self.notices);
        checks.rows(&self.minimums);
        checks.rows(&self.papers);
        self.check_prices(checks);
        self.check_reliefs(checks);
        self.check_the_rest(checks);
        self.check_incidents(checks);
    }

    fn check_prices(&self, checks: &mut Checks) {
        checks.series(&self.programmes, Follow::FromSomeDay, |p| vec![p.code.to_string()]);
        checks.months(&self.brackets);
        checks.series(&self.brackets, Follow::Always, |_| vec!["brackets".into()]);
        checks.present(&self.brackets, "the brackets", |_| true);
        for (line, row) in &self.brackets {
            let lines = &row.value.lines;
            let ascending =
                lines.windows(2).all(|w| w[0].income_from < w[1].income_from && w[0].base < w[1].base);
            if lines.first().is_none_or(|b| b.income_from != Rupiah::ZERO || b.base.is_negative())
                || !ascending
            {
                checks.wrong(*line, "brackets must begin at an income of 0 and ascend in income and base");
            }
        }
        checks.months(&self.rates);
        checks.series(&self.rates, Follow::Always, |r| vec![format!("rate of {}", r.programme)]);
        for (line, row) in &self.rates {
            self.known(checks, *line, &[row.value.programme]);
            let fits = match (row.value.percent_of_base, row.value.flat_rupiah) {
                (Some(percent), None) => (0..=100).contains(&percent),
                (None, Some(flat)) => !flat.is_negative(),
                _ => false,
            };
            if !fits {
                checks.wrong(*line, "a rate is either percent-of-base (0 to 100) or flat-rupiah (0 or more)");
            }
        }
        for (_, programme) in &self.programmes {
            let code = programme.value.code;
            checks.present(&self.rates, &format!("the rate of {code}"), |r| r.programme == code);
        }
        checks.months(&self.required);
        checks.series(&self.required, Follow::Always, |r| vec![format!("required of {}", r.who)]);
        for who in WorkStatus::ALL {
            checks.present(&self.required, &format!("what a {who} must take"), |r| r.who == *who);
        }
        for (line, row) in &self.required {
            self.known(checks, *line, &row.value.programmes);
        }
    }

    fn check_reliefs(&self, checks: &mut Checks) {
        checks.months(&self.reliefs);
        checks.series(&self.reliefs, Follow::AtTimes, |r| {
            let sectors = r.sectors.iter();
            sectors.flat_map(|s| r.programmes.iter().map(move |p| format!("relief of {p}, {s}"))).collect()
        });
        let mut laws = BTreeMap::new();
        for (line, row) in &self.reliefs {
            laws.entry(row.value.law.as_str()).or_insert((*line, row.from));
            self.known(checks, *line, &row.value.programmes);
            if !(0..=100).contains(&row.value.pay_percent) {
                checks.wrong(*line, "pay-percent is 0 to 100");
            }
            if row.until.is_none() {
                checks.wrong(*line, format!("relief {:?} has no end", row.rule));
            }
        }
        checks.series(&self.relief_payers, Follow::FromSomeDay, |r| {
            r.payers.iter().map(|payer| format!("{} for payer {payer}", r.law)).collect()
        });
        checks.series(&self.relief_statuses, Follow::FromSomeDay, |r| {
            r.statuses.iter().map(|status| format!("{} for {status}", r.law)).collect()
        });
        for (law, (line, from)) in &laws {
            let payers = self.relief_payers.iter().filter(|(_, r)| r.value.law == *law && r.from <= *from);
            let told: BTreeSet<Payer> = payers.flat_map(|(_, r)| r.value.payers.iter().copied()).collect();
            for payer in Payer::ALL.iter().filter(|payer| !told.contains(payer)) {
                checks.wrong(*line, format!("gap: no row says whether payer {payer} gets {law}"));
            }
            let rows = self.relief_statuses.iter().filter(|(_, r)| r.value.law == *law && r.from <= *from);
            let told: BTreeSet<WorkStatus> =
                rows.flat_map(|(_, r)| r.value.statuses.iter().copied()).collect();
            for status in WorkStatus::ALL.iter().filter(|status| !told.contains(status)) {
                checks.wrong(*line, format!("gap: no row says whether a {status} gets {law}"));
            }
        }
        let named = self.relief_payers.iter().map(|(line, r)| (*line, &r.value.law));
        let named = named.chain(self.relief_statuses.iter().map(|(line, r)| (*line, &r.value.law)));
        for (line, law) in named.filter(|(_, law)| !laws.contains_key(law.as_str())) {
            checks.wrong(line, format!("no relief has the law {law:?}"));
        }
    }

    fn check_the_rest(&self, checks: &mut Checks) {
        checks.series(&self.year_ends, Follow::Always, |r| {
            r.payers.iter().map(|payer| format!("year end of payer {payer}")).collect()
        });
        for payer in Payer::ALL {
            checks.present(&self.year_ends, &format!("the year end of payer {payer}"), |r| {
                r.payers.contains(payer)
            });
        }
        checks.series(&self.offers, Follow::Always, |_| vec!["offers".into()]);
        checks.present(&self.offers, "offers", |offer| !offer.months.is_empty());
        checks.series(&self.settings, Follow::FromSomeDay, |s| vec![s.name.key().into()]);
        for name in SettingName::ALL {
            checks.present(&self.settings, name.key(), |setting| setting.name == name);
        }
        for (line, row) in &self.settings {
            let (least, most) = row.value.name.bounds();
            if !(least..=most).contains(&row.value.value) {
                let name = row.value.name.key();
                checks.wrong(*line, format!("{name} is {}, not {least} to {most}", row.value.value));
            }
        }
        let from_the_start = |row: &&Placed<crate::file::Setting>| !row.1.value.name.may_begin_later();
        let always: Vec<_> = self.settings.iter().filter(from_the_start).cloned().collect();
        checks.series(&always, Follow::Always, |s| vec![s.name.key().into()]);
        checks.series(&self.benefits, Follow::FromSomeDay, |b| vec![b.key.clone()]);
        for (line, row) in &self.benefits {
            self.known(checks, *line, &row.value.programmes);
        }
    }

    /// What is asked of a family at its worst hour must be said once, in both languages, for every kind of event.
    fn check_incidents(&self, checks: &mut Checks) {
        checks.series(&self.notices, Follow::FromSomeDay, |n| {
            n.kinds.iter().map(|kind| format!("notice of {kind}")).collect()
        });
        for (line, row) in &self.notices {
            if !(1..=MOST_NOTICE_HOURS).contains(&row.value.hours) {
                checks.wrong(*line, format!("a notice takes 1 to {MOST_NOTICE_HOURS} hours"));
            }
        }
        checks.series(&self.minimums, Follow::FromSomeDay, |m| {
            m.kinds.iter().map(|kind| format!("notice minimum of {kind}")).collect()
        });
        for (line, row) in &self.minimums {
            let m = &row.value;
            if m.fields.is_empty() || m.to.is_empty() {
                checks.wrong(*line, format!("row {:?} names no field or nobody to send it to", row.rule));
            }
            m.senders.iter().chain(&m.to).for_each(|name| checks.named(*line, name));
        }
        checks.series(&self.papers, Follow::AtTimes, |p| {
            p.kinds.iter().map(|kind| format!("paper {} of {kind}", p.key)).collect()
        });
        for (line, row) in &self.papers {
            std::iter::once(&row.value.name)
                .chain(&row.value.when)
                .for_each(|name| checks.named(*line, name));
        }
        for kind in IncidentKind::ALL {
            checks.present(&self.papers, &format!("the papers of {kind}"), |p| p.kinds.contains(kind));
        }
    }

    fn known(&self, checks: &mut Checks, line: usize, programmes: &[Programme]) {
        for code in programmes {
            if !self.programmes.iter().any(|(_, p)| p.value.code == *code) {
                checks.wrong(line, format!("no programme {code} in this scheme"));
            }
        }
    }
}
