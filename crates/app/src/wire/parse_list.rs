//! A list of people, read: what is so for everybody on it, and which column is which.

use super::parse::{Context, Read, income, optional, payer, required, village, word};
use super::{BringList, ListTerms, MarkList, choice};
use crate::import::{Field, ListAsk, MarkKind};
use kernel::{ActivityId, Refusal};
use scheme::Sector;

/// Columns that are read of one sheet.
pub(crate) const MOST_COLUMNS: usize = 100;

impl Context<'_> {
    pub(super) fn bring(&self, b: &BringList) -> Read<ListAsk> {
        check_terms(&b.terms)?;
        let hash = hex(&b.file_hash).ok_or_else(|| Refusal::of("file_hash", "lists.other_file"))?;
        if b.rows < 1 {
            return Err(Refusal::of("rows", "lists.empty"));
        }
        required("file", &b.file)?;
        // Texts, numbers and yes or no always have a JSON form.
        let terms = serde_json::to_string(&b.terms).unwrap_or_default();
        Ok(ListAsk::Bring { hash, rows: b.rows, terms, activity: b.terms.activity.map(ActivityId) })
    }

    pub(super) fn mark(&self, m: &MarkList) -> Read<ListAsk> {
        MarkKind::from_key(&m.mark).map(ListAsk::Mark).ok_or_else(|| choice("mark", "pause, resume, close"))
    }
}

/// All of it is there and can be read: rows may still be refused one by one.
pub(crate) fn check_terms(terms: &ListTerms) -> Read<()> {
    let columns = &terms.columns;
    if columns.len() > MOST_COLUMNS || columns.iter().any(|c| !c.is_empty() && Field::from_key(c).is_none()) {
        return Err(Refusal::of("columns", "lists.columns_unknown"));
    }
    for field in Field::NEEDED {
        if !columns.iter().any(|c| c == field.key()) {
            return Err(Refusal::of("columns", "lists.column_missing").word("column", field.word()));
        }
    }
    if let Some(field) =
        Field::ALL.iter().find(|f| columns.iter().filter(|c| c.as_str() == f.key()).count() > 1)
    {
        return Err(Refusal::of("columns", "lists.column_twice").word("column", field.word()));
    }
    terms.home.as_deref().map(|home| village("home", home)).transpose()?;
    optional("occupation", terms.occupation.as_deref())?;
    terms.income_rupiah.map(income).transpose()?;
    word::<Sector>("sector", &terms.sector, "transport, other")?;
    payer(&terms.payer)?;
    let payer_name = optional("payer_name", terms.payer_name.as_deref())?;
    if terms.payer != "self" && payer_name.is_none() {
        return Err(Refusal::of("payer_name", "lists.payer_name"));
    }
    if !terms.works_and_well {
        return Err(Refusal::of("works_and_well", "lists.works_and_well"));
    }
    required("attested_by", &terms.attested_by)?;
    required("place", &terms.place)?;
    if !terms.consent {
        return Err(Refusal::of("consent", "lists.consent"));
    }
    Ok(())
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    (text.len() == 64).then(|| text.as_bytes().chunks(2).map(byte).collect()).flatten()
}
