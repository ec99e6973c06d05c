//! Counts by area and month, with what came and what went.

use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{Day, RegionCode};

// What was before the first month comes under an empty month.
pub(super) static MONTHS: Stmt = Stmt::new(
    "reports.months",
    "select substr(key, 1, cast($3 as integer)) as child, measure, \
     case when day < $4 then '' else substr(cast(day as text), 1, 7) end as month, cast(sum(total) as {int}) as total \
     from tally where scope = 'village' and key >= $1 and key < $2 and day <= $5 \
     and measure in ('registered', 'paid', 'standing', 'began', 'stopped') group by 1, 2, 3",
);
// Provinces and regencies have sums of their own: whole years, then months, and the last month by its days.
pub(super) static MONTHS_OF_AREAS: Stmt = Stmt::new(
    "reports.months_of_areas",
    "select x.area as child, x.measure, x.month, cast(sum(x.total) as {int}) as total from (\
     select area, measure, '' as month, total from tally_area where letters = $3 and grain = 'year' \
     and measure in ('registered', 'paid', 'standing', 'began', 'stopped') \
     and period < substr($4, 1, 4) and area >= $1 and area < $2 \
     union all select area, measure, '', total from tally_area where letters = $3 and grain = 'month' \
     and measure in ('registered', 'paid', 'standing', 'began', 'stopped') \
     and period >= substr($4, 1, 4) and period < $4 and area >= $1 and area < $2 \
     union all select area, measure, period, total from tally_area where letters = $3 and grain = 'month' \
     and measure in ('registered', 'paid', 'standing', 'began', 'stopped') \
     and period >= $4 and period < $5 and area >= $1 and area < $2 \
     union all select area, measure, $5, total from tally_area where letters = $3 and grain = 'day' \
     and measure in ('registered', 'paid', 'standing', 'began', 'stopped') \
     and period >= $5 and period <= $6 and area >= $1 and area < $2) x group by x.area, x.measure, x.month",
);
/// Letters of the longest code that has sums of its own: a regency's.
pub const LETTERS: i64 = 5;

/// Changes of a measure in a part of an area and a month.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Changed {
    pub child: String,
    pub measure: String,
    /// `2026-11`; empty for all that was before.
    pub month: String,
    pub total: i64,
}

/// Changes of an area's parts, each named by so many letters of its code, from the first day of a month to the last day.
pub async fn months(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    length: i64,
    first: Day,
    last: Day,
) -> Result<Vec<Changed>, StoreError> {
    let [from, until]: [Arg<'_>; 2] = match area {
        Some(code) => [code.to_string().into(), code.upper_bound().into()],
        None => ["".into(), "~".into()],
    };
    if length > LETTERS {
        return conn.list(&MONTHS, &[from, until, length.into(), first.into(), last.into()]).await;
    }
    let (begins, ends) = (first.month().to_string(), last.month().to_string());
    let args = [from, until, length.into(), begins.into(), ends.into(), last.to_string().into()];
    conn.list(&MONTHS_OF_AREAS, &args).await
}
