//! Counts of the nation, of provinces and of regencies as known now: sums of whole years, whole months and days.

use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{Day, Month, RegionCode};

// $2 to $3 is a stretch of codes; what holds on a day are the years before its year, the months before its month, and the
// days of its month up to it.
pub(super) static ON: Stmt = Stmt::new(
    "views.areas_on",
    "select x.area, x.measure, cast(sum(x.total) as {int}) as total from (\
     select area, measure, total from tally_area where letters = $1 and grain = 'year' \
     and measure in ('registered', 'paid', 'standing', 'still') and period < $4 and area >= $2 and area < $3 \
     union all select area, measure, total from tally_area where letters = $1 and grain = 'month' \
     and measure in ('registered', 'paid', 'standing', 'still') and period >= $4 and period < $5 and area >= $2 and area < $3 \
     union all select area, measure, total from tally_area where letters = $1 and grain = 'day' \
     and measure in ('registered', 'paid', 'standing', 'still') and period >= $5 and period <= $6 and area >= $2 and area < $3) x \
     group by x.area, x.measure",
);
// The same of one area alone: by its own stretch of the key, and not by all areas of a period.
pub(super) static ON_ONE: Stmt = Stmt::new(
    "views.areas_on_one",
    "select x.measure, cast(sum(x.total) as {int}) as total from (\
     select measure, total from tally_area where letters = $1 and grain = 'year' \
     and measure in ('registered', 'paid', 'standing', 'still') and area = $2 and period < $3 \
     union all select measure, total from tally_area where letters = $1 and grain = 'month' \
     and measure in ('registered', 'paid', 'standing', 'still') and area = $2 and period >= $3 and period < $4 \
     union all select measure, total from tally_area where letters = $1 and grain = 'day' \
     and measure in ('registered', 'paid', 'standing', 'still') and area = $2 and period >= $4 and period <= $5) x \
     group by x.measure",
);
// The same of one area for a trend: everything before the first month under an empty month, then month by month.
pub(super) static MONTHS: Stmt = Stmt::new(
    "views.areas_months",
    "select x.measure, x.month, cast(sum(x.total) as {int}) as total from (\
     select measure, '' as month, total from tally_area where letters = $1 and grain = 'year' \
     and measure in ('paid', 'standing', 'began', 'stopped') and area = $2 and period < substr($3, 1, 4) \
     union all select measure, '', total from tally_area where letters = $1 and grain = 'month' \
     and measure in ('paid', 'standing', 'began', 'stopped') and area = $2 and period >= substr($3, 1, 4) and period < $3 \
     union all select measure, period, total from tally_area where letters = $1 and grain = 'month' \
     and measure in ('paid', 'standing', 'began', 'stopped') and area = $2 and period >= $3 and period < $4 \
     union all select measure, $4, total from tally_area where letters = $1 and grain = 'day' \
     and measure in ('paid', 'standing', 'began', 'stopped') and area = $2 and period >= $4 and period <= $5) x \
     group by x.measure, x.month",
);
// What one measure changes from after a day to another.
pub(super) static BETWEEN: Stmt = Stmt::new(
    "views.areas_between",
    "select area, cast(sum(total) as {int}) as total from tally_area where letters = $1 and grain = 'day' \
     and measure = $2 and period > $3 and period <= $4 and area >= $5 and area < $6 group by area",
);
// The same of all areas of a level, by the index that leads with the day.
pub(super) static BETWEEN_ALL: Stmt = Stmt::new(
    "views.areas_between_all",
    "select area, cast(sum(total) as {int}) as total from tally_area where letters = $1 and grain = 'day' \
     and measure = $2 and period > $3 and period <= $4 group by area",
);
// One measure on a day, in each area of a level within a stretch of codes.
pub(super) static MEASURE_ON: Stmt = Stmt::new(
    "views.areas_measure_on",
    "select x.area, cast(sum(x.total) as {int}) as total from (\
     select area, total from tally_area where letters = $1 and grain = 'year' and measure = $2 \
     and area >= $3 and area < $4 and period < $5 \
     union all select area, total from tally_area where letters = $1 and grain = 'month' and measure = $2 \
     and area >= $3 and area < $4 and period >= $5 and period < $6 \
     union all select area, total from tally_area where letters = $1 and grain = 'day' and measure = $2 \
     and area >= $3 and area < $4 and period >= $6 and period <= $7) x group by x.area",
);
// The same in all areas of a level, by the index that leads with the period.
pub(super) static MEASURE_ON_ALL: Stmt = Stmt::new(
    "views.areas_measure_on_all",
    "select x.area, cast(sum(x.total) as {int}) as total from (\
     select area, total from tally_area where letters = $1 and grain = 'year' and measure = $2 and period < $3 \
     union all select area, total from tally_area where letters = $1 and grain = 'month' and measure = $2 \
     and period >= $3 and period < $4 \
     union all select area, total from tally_area where letters = $1 and grain = 'day' and measure = $2 \
     and period >= $4 and period <= $5) x group by x.area",
);
// Who began to be covered in a month, and how many of them were covered one, three, six and twelve months later.
pub(super) static COHORTS: Stmt = Stmt::new(
    "views.areas_cohorts",
    "select x.measure, x.month, cast(sum(x.total) as {int}) as total from (\
     select measure, period as month, total from tally_area where letters = $1 and grain = 'month' \
     and measure in ('first_paid', 'kept_1', 'kept_3', 'kept_6', 'kept_12') and area = $2 and period >= $3 and period < $4 \
     union all select measure, $4, total from tally_area where letters = $1 and grain = 'day' \
     and measure in ('first_paid', 'kept_1', 'kept_3', 'kept_6', 'kept_12') and area = $2 and period >= $4 and period <= $5) x \
     group by x.measure, x.month",
);

/// An area that has counts of its own: the nation, a province, a regency. Nothing for what lies below.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counted(Option<RegionCode>);

impl Counted {
    pub fn of(area: Option<&RegionCode>) -> Option<Counted> {
        area.is_none_or(|code| code.as_str().len() <= 5).then_some(Counted(area.copied()))
    }

    fn letters(self) -> i64 {
        self.0.map_or(0, |code| code.as_str().len() as i64)
    }

    fn code(self) -> String {
        self.0.map(|code| code.to_string()).unwrap_or_default()
    }

    /// The codes at and below it; all of them for the nation.
    fn stretch(self) -> [Arg<'static>; 2] {
        match self.0 {
            Some(code) => [code.to_string().into(), code.upper_bound().into()],
            None => ["".into(), "~".into()],
        }
    }
}

/// Registered, paid, standing and still of the areas of so many letters (0, 2 or 5) at or below an area.
pub async fn on(
    conn: &mut Conn,
    area: Counted,
    letters: i64,
    on: Day,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let (year, month, day) = (format!("{:04}", on.year()), on.month().to_string(), on.to_string());
    if letters == area.letters() {
        let args: [Arg<'_>; 5] = [letters.into(), area.code().into(), year.into(), month.into(), day.into()];
        let found: Vec<(String, i64)> = conn.list(&ON_ONE, &args).await?;
        return Ok(found.into_iter().map(|(measure, total)| (area.code(), measure, total)).collect());
    }
    let [from, until] = area.stretch();
    let args: [Arg<'_>; 6] = [letters.into(), from, until, year.into(), month.into(), day.into()];
    conn.list(&ON, &args).await
}

/// Changes of paid, standing, began and stopped by month (`2026-11`), from the first month to a day; what was before
/// the first month is told for the states, under an empty month.
pub async fn months(
    conn: &mut Conn,
    area: Counted,
    first: Month,
    until: Day,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let (first, month, day) = (first.to_string(), until.month().to_string(), until.to_string());
    let args: [Arg<'_>; 5] =
        [area.letters().into(), area.code().into(), first.into(), month.into(), day.into()];
    conn.list(&MONTHS, &args).await
}

/// What a measure changes from the day after `since` to `until`, in each area of so many letters at or below one.
pub async fn between(
    conn: &mut Conn,
    area: Counted,
    letters: i64,
    measure: &'static str,
    since: Day,
    until: Day,
) -> Result<Vec<(String, i64)>, StoreError> {
    let mut args: Vec<Arg<'_>> =
        vec![letters.into(), measure.into(), since.to_string().into(), until.to_string().into()];
    if area.0.is_none() {
        return conn.list(&BETWEEN_ALL, &args).await;
    }
    args.extend(area.stretch());
    conn.list(&BETWEEN, &args).await
}

/// One measure on a day, in each area of so many letters at or below one; areas without it are left out.
pub async fn measure_on(
    conn: &mut Conn,
    area: Counted,
    letters: i64,
    measure: &'static str,
    on: Day,
) -> Result<Vec<(String, i64)>, StoreError> {
    let mut args: Vec<Arg<'_>> = vec![letters.into(), measure.into()];
    if area.0.is_some() {
        args.extend(area.stretch());
    }
    args.extend([format!("{:04}", on.year()).into(), on.month().to_string().into(), on.to_string().into()]);
    conn.list(if area.0.is_some() { &MEASURE_ON } else { &MEASURE_ON_ALL }, &args).await
}

/// `first_paid` and `kept_1` to `kept_12` by month of the first day of cover.
pub async fn cohorts(
    conn: &mut Conn,
    area: Counted,
    first: Month,
    until: Day,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let (first, month, day) = (first.to_string(), until.month().to_string(), until.to_string());
    let args: [Arg<'_>; 5] =
        [area.letters().into(), area.code().into(), first.into(), month.into(), day.into()];
    conn.list(&COHORTS, &args).await
}
