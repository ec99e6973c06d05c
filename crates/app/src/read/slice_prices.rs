//! The prices a phone carries: every row of the closed set of terms, so that it only looks them up.

use crate::view::SlicePrices;
use kernel::{Month, Programme, Rupiah};
use scheme::{Payer, Scheme, Sector, Terms, WorkStatus};
use std::collections::{BTreeMap, BTreeSet};

/// Months behind, which whoever is in grace still pays: three, and the one that is not due yet.
const BEHIND: i32 = 4;
/// This month and a year ahead.
const AHEAD: i32 = 13;

/// Who pays into an agent's hand on the spot; public money comes by other roads.
pub(crate) const ON_THE_SPOT: [Payer; 3] = [Payer::SelfPaid, Payer::Family, Payer::Sponsor];

/// The prices of the months before `now` that can still be paid, of `now`, and of a year ahead.
pub fn slice_prices(scheme: &Scheme, now: Month) -> SlicePrices {
    let months: Vec<Month> = (-BEHIND..AHEAD).map(|n| now.plus(n)).collect();
    // A table of brackets may change on the way: the bounds of all of them, each price as of its own month.
    let bounds: BTreeSet<Rupiah> = months.iter().flat_map(|month| scheme.bracket_bounds(*month)).collect();
    let brackets: Vec<Rupiah> = bounds.into_iter().collect();
    let mut prices = SlicePrices {
        months: months.iter().map(ToString::to_string).collect(),
        brackets: brackets.iter().map(|b| b.0).collect(),
        ..SlicePrices::default()
    };
    for (sector, payer, status) in terms() {
        let mut row = BTreeMap::new();
        for programme in scheme.programmes() {
            let table = |month: &Month| {
                let priced = of_month(scheme, *month, (sector, payer, status), programme.code, &brackets)?;
                Some(place(&mut prices.tables, priced))
            };
            let tables: Option<Vec<usize>> = months.iter().map(table).collect();
            row.extend(tables.map(|tables| (programme.code.to_string(), tables)));
        }
        prices.rows.insert(format!("{}.{}.{}", sector.key(), payer.key(), status.key()), row);
    }
    prices
}

fn terms() -> impl Iterator<Item = (Sector, Payer, WorkStatus)> {
    let statuses = |(sector, payer)| WorkStatus::ALL.iter().map(move |status| (sector, payer, *status));
    let payers = |sector: &Sector| {
        let sector = *sector;
        Payer::ALL.iter().map(move |payer| (sector, *payer))
    };
    Sector::ALL.iter().flat_map(payers).flat_map(statuses)
}

fn of_month(
    scheme: &Scheme,
    month: Month,
    (sector, payer, status): (Sector, Payer, WorkStatus),
    programme: Programme,
    brackets: &[Rupiah],
) -> Option<Vec<i64>> {
    let price = |income: &Rupiah| {
        let terms = Terms { income: *income, sector, payer, status };
        scheme.price(month, &terms, programme).ok().map(|line| line.amount.0)
    };
    brackets.iter().map(price).collect()
}

/// Where a table stands, added where it is new.
fn place(tables: &mut Vec<Vec<i64>>, table: Vec<i64>) -> usize {
    tables.iter().position(|held| *held == table).unwrap_or_else(|| {
        tables.push(table);
        tables.len() - 1
    })
}
