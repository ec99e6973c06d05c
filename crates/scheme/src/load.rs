use crate::check::Checks;
use crate::file::{self, File};
use crate::rows::{Benefit, Dated, ProgrammeInfo};
use crate::{Scheme, listing};
use std::fmt;
use toml::Spanned;

/// What is wrong with a scheme file, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LoadError {
    /// From 1; of the row where a rule about several rows is broken.
    pub line: usize,
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LoadError {}

/// A row and the line it stands on.
pub(crate) type Placed<T> = (usize, Dated<T>);

impl Scheme {
    /// Reads a scheme file. An unknown word, a missing source, an overlap or a gap refuses the whole file;
    /// a half-understood rule must not price anything.
    pub fn load(text: &str) -> Result<Scheme, Vec<LoadError>> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            vec![LoadError { line, message: error.message().trim().to_owned() }]
        })?;
        let mut all = Parts {
            programmes: placed(text, file.programme),
            brackets: placed(text, file.brackets),
            rates: placed(text, file.rate),
            required: placed(text, file.required),
            reliefs: placed(text, file.relief),
            relief_payers: placed(text, file.relief_payers),
            relief_statuses: placed(text, file.relief_statuses),
            year_ends: placed(text, file.year_end),
            offers: placed(text, file.offer),
            settings: placed(text, file.setting),
            holidays: placed(text, file.holiday),
            benefits: placed(text, file.benefit),
            notices: placed(text, file.notice),
            minimums: placed(text, file.notice_minimum),
            papers: placed(text, file.paper),
        };
        let mut checks = Checks::new(file.first_month);
        all.check(&mut checks);
        checks.done()?;
        all.benefits.sort_by_key(|(line, _)| *line);
        all.papers.sort_by_key(|(line, _)| *line);
        let rules = listing::rules(&all);
        Ok(Scheme {
            id: file.id,
            version: file.version,
            title: file.title,
            first_month: file.first_month,
            programmes: bare(all.programmes)
                .into_iter()
                .map(|row| ProgrammeInfo { code: row.value.code, name: row.value.name })
                .collect(),
            brackets: bare(all.brackets),
            rates: bare(all.rates),
            required: bare(all.required),
            reliefs: bare(all.reliefs),
            relief_payers: bare(all.relief_payers),
            relief_statuses: bare(all.relief_statuses),
            year_ends: bare(all.year_ends),
            offers: bare(all.offers),
            settings: bare(all.settings),
            holidays: bare(all.holidays),
            benefits: bare(all.benefits).into_iter().map(benefit).collect(),
            notices: bare(all.notices),
            minimums: bare(all.minimums),
            papers: bare(all.papers),
            rules,
        })
    }
}

/// All rows of a file, each with its line, before anything is known about them together.
pub(crate) struct Parts {
    pub programmes: Vec<Placed<file::ProgrammeIs>>,
    pub brackets: Vec<Placed<file::Brackets>>,
    pub rates: Vec<Placed<file::Rate>>,
    pub required: Vec<Placed<file::Required>>,
    pub reliefs: Vec<Placed<file::Relief>>,
    pub relief_payers: Vec<Placed<file::ReliefPayers>>,
    pub relief_statuses: Vec<Placed<file::ReliefStatuses>>,
    pub year_ends: Vec<Placed<file::YearEnd>>,
    pub offers: Vec<Placed<file::Offer>>,
    pub settings: Vec<Placed<file::Setting>>,
    pub holidays: Vec<Placed<file::Holiday>>,
    pub benefits: Vec<Placed<file::BenefitIs>>,
    pub notices: Vec<Placed<file::NoticeIs>>,
    pub minimums: Vec<Placed<file::NoticeMinimum>>,
    pub papers: Vec<Placed<file::PaperIs>>,
}

/// By date; rows of one date stay in the file's order.
fn placed<R, T>(text: &str, rows: Vec<Spanned<R>>) -> Vec<Placed<T>>
where
    Dated<T>: From<R>,
{
    let mut rows: Vec<Placed<T>> =
        rows.into_iter().map(|row| (line_of(text, row.span().start), row.into_inner().into())).collect();
    rows.sort_by_key(|(_, row)| row.from);
    rows
}

fn bare<T>(rows: Vec<Placed<T>>) -> Vec<Dated<T>> {
    rows.into_iter().map(|(_, row)| row).collect()
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

fn benefit(row: Dated<file::BenefitIs>) -> Benefit {
    Benefit {
        rule: row.rule,
        key: row.value.key,
        group: row.value.group,
        programmes: row.value.programmes,
        name: row.value.name,
        amount: row.value.amount,
        per: row.value.per,
        at_most_times: row.value.at_most_times,
        source: row.source,
        confirmed: row.confirmed,
        question: row.question,
        from: row.from,
        until: row.until,
    }
}
