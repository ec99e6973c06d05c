use crate::file::{Brackets, Rate, Relief};
use crate::rows::Dated;
use crate::terms::{Question, Sector, Terms};
use crate::{Because, Line, Quote, QuotedMonth, Scheme};
use kernel::{Arg, Day, Month, Note, Programme, Refusal, Rupiah};

/// A question is about at most so many months.
pub const MAX_MONTHS: u8 = 12;

impl Scheme {
    /// Prices each month by itself, each line with its reasons. How far ahead of today may be paid is not
    /// asked here: there is no clock.
    pub fn quote(&self, q: &Question) -> Result<Quote, Refusal> {
        if q.months == 0 || q.months > MAX_MONTHS {
            return Err(Refusal::of("months", "quote.months")
                .with("given", i64::from(q.months))
                .with("max", i64::from(MAX_MONTHS)));
        }
        self.known(q.from)?;
        let last = q.from.plus(i32::from(q.months) - 1);
        let programmes = self.chosen(q, last)?;
        self.within_the_budget_year(q, last)?;
        let mut months = Vec::new();
        for month in (0..i32::from(q.months)).map(|n| q.from.plus(n)) {
            let lines = programmes.iter().map(|p| self.price(month, &q.terms, *p));
            months.push(QuotedMonth { month, lines: lines.collect::<Result<_, _>>()? });
        }
        Ok(Quote { months })
    }

    /// One programme of one contribution month, whatever the day it is paid.
    pub fn price(&self, month: Month, terms: &Terms, programme: Programme) -> Result<Line, Refusal> {
        if terms.income.is_negative() {
            return Err(Refusal::of("income", "quote.income_negative").with("given", terms.income));
        }
        self.known(month)?;
        let on = month.first_day();
        let rate = self.rates.iter().find(|r| r.value.programme == programme && r.holds(on));
        let rate = rate.ok_or_else(|| self.unknown_programme(programme))?;
        let brackets = self.brackets.iter().find(|b| b.holds(on)).ok_or_else(|| self.too_early(month))?;
        let (base, bracket) = bracket_of(brackets, terms.income);
        let mut because = Vec::new();
        // A flat rate does not ask for the income, so the bracket is no reason of it.
        if rate.value.percent_of_base.is_some() {
            because.push(bracket);
        }
        let (normal, rate) = rate_of(rate, base);
        because.push(rate);
        let amount = self.relieved(month, terms, programme, normal, &mut because);
        Ok(Line { programme, amount, base, normal, because })
    }

    /// The lower bounds of income in the table of a month, ascending; none before the table is known.
    pub fn bracket_bounds(&self, month: Month) -> Vec<Rupiah> {
        let table = self.brackets.iter().find(|b| b.holds(month.first_day()));
        table.map(|b| b.value.lines.iter().map(|line| line.income_from).collect()).unwrap_or_default()
    }

    fn known(&self, month: Month) -> Result<(), Refusal> {
        if month < self.first_month { Err(self.too_early(month)) } else { Ok(()) }
    }

    fn too_early(&self, month: Month) -> Refusal {
        Refusal::of("from", "quote.month_unknown").with("month", month).with("first", self.first_month)
    }

    fn unknown_programme(&self, programme: Programme) -> Refusal {
        let known: Vec<&str> = self.programmes.iter().map(|p| p.code.as_str()).collect();
        Refusal::of("programmes", "quote.programme_unknown")
            .with("programme", programme.as_str())
            .with("choices", known.join(", "))
    }

    /// The programmes asked for, once each and in the scheme's order; all that are compulsory in any of the
    /// months must be among them.
    fn chosen(&self, q: &Question, last: Month) -> Result<Vec<Programme>, Refusal> {
        if let Some(unknown) = q.programmes.iter().find(|p| self.programmes.iter().all(|i| i.code != **p)) {
            return Err(self.unknown_programme(*unknown));
        }
        for month in (0..=last.since(q.from)).map(|n| q.from.plus(n)) {
            let required = self.required(q.terms.status, month);
            if let Some(missing) = required.iter().find(|p| !q.programmes.contains(p)) {
                let all: Vec<&str> = required.iter().map(Programme::as_str).collect();
                return Err(Refusal::of("programmes", "quote.programme_required")
                    .with("programme", missing.as_str())
                    .with("required", all.join(", "))
                    .word("status", q.terms.status.word()));
            }
        }
        Ok(self.programmes.iter().map(|i| i.code).filter(|code| q.programmes.contains(code)).collect())
    }

    /// Money of a public budget pays no month of another year.
    fn within_the_budget_year(&self, q: &Question, last: Month) -> Result<(), Refusal> {
        if last.year() == q.from.year() || !self.public_payer_stops_in_december(q.terms.payer) {
            return Ok(());
        }
        let december = Month::new(q.from.year(), 12).unwrap_or(q.from);
        Err(Refusal::of("months", "quote.public_year_end")
            .word("payer", q.terms.payer.word())
            .with("last", december)
            .with("months", i64::from(december.since(q.from) + 1)))
    }

    /// What remains to be paid after the relief of the month; says why, also where there is none.
    fn relieved(
        &self,
        month: Month,
        terms: &Terms,
        programme: Programme,
        normal: Rupiah,
        because: &mut Vec<Because>,
    ) -> Rupiah {
        let of_month: Vec<_> = self.reliefs.iter().filter(|r| r.holds(month.first_day())).collect();
        let Some(relief) = of_month.iter().find(|r| r.value.sectors.contains(&terms.sector)) else {
            let elsewhere = of_month.iter().find(|r| r.value.programmes.contains(&programme));
            because.extend(elsewhere.map(|r| self.not_this_sector(r, terms.sector, month)));
            return normal;
        };
        if !relief.value.programmes.contains(&programme) {
            let note = Note::new("quote.because.no_relief_programme").with("programme", programme.as_str());
            because.push(reason(relief, note.with("law", relief.value.law.as_str())));
            return normal;
        }
        let kept_away = self.kept_away(relief, terms, month.first_day());
        if !kept_away.is_empty() {
            because.extend(kept_away);
            return normal;
        }
        let amount = relief.value.rounding.percent(normal, relief.value.pay_percent);
        let note = Note::new("quote.because.relief")
            .with("law", relief.value.law.as_str())
            .with("programme", programme.as_str())
            .with("percent", relief.value.pay_percent)
            .with("normal", normal)
            .with("amount", amount)
            .with("from", relief.from.month())
            .with("until", relief.until.unwrap_or(relief.from).month());
        because.push(reason(relief, note));
        because.extend(self.given_though_open(relief, terms, month.first_day()));
        amount
    }

    /// The rows that keep a relief from this payer or this kind of worker.
    fn kept_away(&self, relief: &Dated<Relief>, terms: &Terms, on: Day) -> Vec<Because> {
        let law = relief.value.law.as_str();
        let payers = self.relief_payers.iter().filter(|row| {
            row.holds(on)
                && row.value.law == law
                && !row.value.gets
                && row.value.payers.contains(&terms.payer)
        });
        let payers = payers.map(|row| {
            let note = Note::new("quote.because.no_relief_payer").with("law", law);
            reason(row, note.word("payer", terms.payer.word()))
        });
        let statuses = self.relief_statuses.iter().filter(|row| {
            row.holds(on)
                && row.value.law == law
                && !row.value.gets
                && row.value.statuses.contains(&terms.status)
        });
        let statuses = statuses.map(|row| {
            let note = Note::new("quote.because.no_relief_status").with("law", law);
            reason(row, note.word("status", terms.status.word()))
        });
        payers.chain(statuses).collect()
    }

    /// A relief that is given although the row about its payer is not confirmed says so.
    fn given_though_open(&self, relief: &Dated<Relief>, terms: &Terms, on: Day) -> Option<Because> {
        let law = relief.value.law.as_str();
        let row = self
            .relief_payers
            .iter()
            .find(|row| row.holds(on) && row.value.law == law && row.value.payers.contains(&terms.payer))?;
        if row.confirmed {
            return None;
        }
        let note = Note::new("quote.because.relief_payer").with("law", law);
        Some(reason(row, note.word("payer", terms.payer.word())))
    }

    /// Another sector has a relief this month; this one not yet, no longer, or never.
    fn not_this_sector(&self, elsewhere: &Dated<Relief>, sector: Sector, month: Month) -> Because {
        let law = elsewhere.value.law.as_str();
        let first = month.first_day();
        let mut own = self.reliefs.iter().filter(|r| r.value.law == law && r.value.sectors.contains(&sector));
        let with = |code: &'static str| Note::new(code).with("law", law).word("sector", sector.word());
        match own.clone().find(|r| r.from > first).or_else(|| own.next_back()) {
            Some(row) if row.from > first => {
                reason(row, with("quote.because.no_relief_sector_yet").with("from", row.from.month()))
            }
            Some(row) => {
                let until = row.until.unwrap_or(row.from).month();
                reason(row, with("quote.because.no_relief_sector_over").with("until", until))
            }
            None => reason(elsewhere, with("quote.because.no_relief_sector")),
        }
    }
}

/// The bracket with the highest lower bound not above the income. The table's upper limits leave gaps
/// (1.099.000 to 1.100.000); an income inside one belongs to the bracket below.
fn bracket_of(brackets: &Dated<Brackets>, income: Rupiah) -> (Rupiah, Because) {
    let lines = &brackets.value.lines;
    let at = lines.partition_point(|b| b.income_from <= income).saturating_sub(1);
    let note = |code: &'static str| {
        Note::new(code)
            .with("number", at as i64 + 1)
            .with("income", income)
            .with("lower", lines[at].income_from)
            .with("base", lines[at].base)
    };
    let note = match lines.get(at + 1) {
        Some(next) => note("quote.because.bracket").with("below", next.income_from),
        None => note("quote.because.bracket_top"),
    };
    let rule = bracket_rule(&brackets.rule, at);
    (lines[at].base, Because { rule, ..reason(brackets, note) })
}

/// The id of one bracket of a table: `brackets-2015/1`.
pub(crate) fn bracket_rule(table: &str, at: usize) -> String {
    format!("{table}/{}", at + 1)
}

fn rate_of(rate: &Dated<Rate>, base: Rupiah) -> (Rupiah, Because) {
    let programme = Arg::Text(rate.value.programme.as_str().to_owned());
    match (rate.value.percent_of_base, rate.value.flat_rupiah) {
        (Some(percent), _) => {
            let normal = rate.value.rounding.percent(base, percent);
            let note = Note::new("quote.because.rate_share").with("percent", percent).with("base", base);
            (normal, reason(rate, note.with("programme", programme).with("amount", normal)))
        }
        (None, flat) => {
            let normal = flat.unwrap_or(Rupiah::ZERO);
            let note = Note::new("quote.because.rate_flat").with("amount", normal);
            (normal, reason(rate, note.with("programme", programme)))
        }
    }
}

fn reason<T>(row: &Dated<T>, note: Note) -> Because {
    Because { rule: row.rule.clone(), note, source: row.source.clone(), confirmed: row.confirmed }
}
