//! What is asked about a file: which column is which, and what is so for everybody on it.

use super::register::{payers, villages};
use super::{Read, today};
use crate::App;
use crate::import::{Field, terms_of};
use crate::view::{Choice, Form, ListColumn, ListTermsView};
use crate::wire::ListTerms;
use access::Actor;
use kernel::{Instant, Rupiah};
use scheme::Sector;
use uuid::Uuid;

/// Cells of each column that are shown.
const SAMPLE: usize = 3;
/// Activities that ended so long ago are no longer offered.
const ACTIVITY_DAYS: i64 = 180;
const MOST_ACTIVITIES: usize = 40;

impl App {
    /// The questions, with what was typed, or else with what was answered before.
    pub async fn list_terms(
        &self,
        who: &Actor,
        id: Uuid,
        typed: Option<Form>,
        now: Instant,
    ) -> Read<ListTermsView> {
        let row = self.open_list(who, id).await?;
        let sheet = self.sheet(id).await?;
        let mut form = match typed {
            Some(form) => form,
            None => answered(&terms_of(&row)?),
        };
        let (villages, more_villages) = villages(&mut form);
        let column = |at: usize, heading: &String| {
            let cells = sheet.lines.iter().filter_map(|line| line.cells.get(at)).filter(|c| !c.is_empty());
            ListColumn {
                heading: heading.clone(),
                sample: cells.take(SAMPLE).map(|c| cut_short(c)).collect(),
            }
        };
        let network = self.network();
        let today = today(self, who, now);
        let office = kernel::OfficeId(row.office_id);
        let mut activities: Vec<_> = super::activity::recent(&network, office, who, today, MOST_ACTIVITIES);
        activities.retain(|a| a.until >= today.plus_days(-ACTIVITY_DAYS));
        let activities = activities.into_iter().map(|a| Choice {
            value: a.id.to_string(),
            label: a.title.into(),
            hint: None,
        });
        Ok(ListTermsView {
            id,
            file: row.name,
            total: row.row_count,
            columns: sheet.header.iter().enumerate().map(|(at, h)| column(at, h)).collect(),
            fields: Field::ALL.iter().map(|f| Choice::word(f.key(), f.word())).collect(),
            activities: activities.collect(),
            sectors: Sector::ALL.iter().map(|s| Choice::word(s.key(), s.word())).collect(),
            payers: payers(),
            villages,
            more_villages,
            form,
        })
    }
}

/// The form as it was answered before.
fn answered(terms: &ListTerms) -> Form {
    let mut form = Form::default();
    for (at, column) in terms.columns.iter().enumerate() {
        form.set(&format!("column-{at}"), column.as_str());
    }
    let income = terms.income_rupiah.map(|income| Rupiah(income).to_string());
    let activity = terms.activity.map(|id| id.to_string());
    for (name, value) in [
        ("activity", activity.as_deref()),
        ("home", terms.home.as_deref()),
        ("occupation", terms.occupation.as_deref()),
        ("income_rupiah", income.as_deref()),
        ("sector", Some(terms.sector.as_str())),
        ("payer", Some(terms.payer.as_str())),
        ("payer_name", terms.payer_name.as_deref()),
        ("old_age", terms.old_age.then_some("yes")),
        ("works_and_well", terms.works_and_well.then_some("yes")),
        ("attested_by", Some(terms.attested_by.as_str())),
        ("place", Some(terms.place.as_str())),
        ("consent", terms.consent.then_some("yes")),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            form.set(name, value);
        }
    }
    form
}

/// Long numbers show their last four digits only.
fn cut_short(cell: &str) -> String {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 9 {
        return cell.chars().take(28).collect();
    }
    format!("…{}", &digits[digits.len() - 4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_a_person_is_shown_whole() {
        assert_eq!(cut_short("5171 9941 0785 0001"), "…0001");
        assert_eq!(cut_short("+62 812 0000 0001"), "…0001");
        assert_eq!(cut_short("Ni Made Contoh"), "Ni Made Contoh");
        assert_eq!(cut_short("1500000"), "1500000");
    }
}
