//! Counts, as sums of signed changes: on a day, as known on a day.

use crate::cell::Arg;
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{Day, RegionCode};

// The key is a range of village codes, so an area is one stretch of the primary key. Two days at once: what
// a measure compares is read in the same pass.
pub(super) static AREAS: Stmt = Stmt::new(
    "views.tally_areas",
    "select substr(key, 1, cast($3 as integer)) as child, measure, \
     cast(sum(case when day <= $6 then total else 0 end) as {int}) as before, cast(sum(total) as {int}) as total \
     from tally where scope = 'village' and key >= $1 and key < $2 \
     and measure in ('registered', 'paid', 'standing', 'still') \
     and day <= $4 and known_day <= $5 group by 1, 2",
);
// Changes by month; what was before the first month asked for comes as one sum under an empty month.
pub(super) static MONTHS: Stmt = Stmt::new(
    "views.tally_months",
    "select measure, case when day < $3 then '' else substr(cast(day as text), 1, 7) end as month, \
     cast(sum(total) as {int}) as total from tally \
     where scope = 'village' and key >= $1 and key < $2 and measure in ('paid', 'standing', 'began', 'stopped') \
     and day <= $4 and known_day <= $5 group by 1, 2",
);
// Of those whose paid time ends by a day: the ones a public budget pays for, and their villages. Only villages have this
// measure and the next one; each has an index of its own, which a scope would keep from being used.
pub(super) static ENDING_PUBLIC: Stmt = Stmt::new(
    "views.tally_ending_public",
    "select cast(coalesce(sum(x.change), 0) as {int}) as people, count(*) as villages from \
     (select key, -sum(total) as change from tally where key >= $1 and key < $2 \
      and measure = 'paid_public' and day > $3 and day <= $4 group by key having sum(total) < 0) x",
);
pub(super) static FUNDS_LATE: Stmt = Stmt::new(
    "views.tally_funds_late",
    "select cast(coalesce(sum(x.late), 0) as {int}) as people, count(*) as villages from \
     (select key, sum(total) as late from tally where key >= $1 and key < $2 \
      and measure = 'funds_late' and day <= $3 group by key having sum(total) > 0) x",
);
pub(super) static ENDING: Stmt = Stmt::new(
    "views.tally_ending",
    "select cast(coalesce(sum(total), 0) as {int}) as change from tally \
     where scope = 'village' and key >= $1 and key < $2 and measure = 'paid' and day > $3 and day <= $4",
);
pub(super) static WORK_OF_EACH: Stmt = Stmt::new(
    "views.tally_work_of_each",
    "select key, cast(sum(total) as {int}) as total from tally \
     where scope = 'office' and key {in_text $1} and measure = $2 and day >= $3 and day <= $4 group by key",
);
pub(super) static WORK_OF_ALL: Stmt = Stmt::new(
    "views.tally_work_of_all",
    "select measure, cast(sum(total) as {int}) as total from tally \
     where scope = 'office' and key {in_text $1} and measure {in_text $2} and day >= $3 and day <= $4 group by measure",
);

/// The villages of an area as a range of codes; the whole country for none.
fn range(area: Option<&RegionCode>) -> [Arg<'static>; 2] {
    match area {
        Some(code) => [code.to_string().into(), code.upper_bound().into()],
        None => ["".into(), "~".into()],
    }
}

/// Every measure of an area's parts, each cut to `length` letters of its code: on an earlier day, and on the day.
pub async fn areas(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    length: i64,
    [before, on]: [Day; 2],
    known: Day,
) -> Result<Vec<(String, String, i64, i64)>, StoreError> {
    let [from, until] = range(area);
    conn.list(&AREAS, &[from, until, length.into(), on.into(), known.into(), before.into()]).await
}

/// Changes of each measure by month (`2026-11`), from the first month; what was before it under an empty month.
pub async fn months(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    first: Day,
    until: Day,
    known: Day,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let [from, to] = range(area);
    conn.list(&MONTHS, &[from, to, first.into(), until.into(), known.into()]).await
}

/// How many fewer are covered by paid months after `until` than on `today`, as known now.
pub async fn ending(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    today: Day,
    until: Day,
) -> Result<i64, StoreError> {
    let [from, to] = range(area);
    let found: Option<(i64,)> = conn.find(&ENDING, &[from, to, today.into(), until.into()]).await?;
    Ok(-found.map_or(0, |f| f.0))
}

/// Of those ending after `today` and by `until`: people paid for by a public budget, and their villages.
pub async fn ending_public(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    today: Day,
    until: Day,
) -> Result<(i64, i64), StoreError> {
    let [from, to] = range(area);
    let found = conn.find(&ENDING_PUBLIC, &[from, to, today.into(), until.into()]).await?;
    Ok(found.unwrap_or_default())
}

/// People whose public budget is late on a day, and their villages.
pub async fn funds_late(
    conn: &mut Conn,
    area: Option<&RegionCode>,
    on: Day,
) -> Result<(i64, i64), StoreError> {
    let [from, to] = range(area);
    Ok(conn.find(&FUNDS_LATE, &[from, to, on.into()]).await?.unwrap_or_default())
}

/// What each of these offices did of one measure in a period.
pub async fn work_of_each(
    conn: &mut Conn,
    offices: Vec<String>,
    measure: &'static str,
    from: Day,
    until: Day,
) -> Result<Vec<(String, i64)>, StoreError> {
    let args = [Arg::Texts(offices.into()), measure.into(), from.into(), until.into()];
    conn.list(&WORK_OF_EACH, &args).await
}

/// What these offices did together in a period, of each of these measures.
pub async fn work_of_all(
    conn: &mut Conn,
    offices: Vec<String>,
    measures: Vec<String>,
    from: Day,
    until: Day,
) -> Result<Vec<(String, i64)>, StoreError> {
    let args = [Arg::Texts(offices.into()), Arg::Texts(measures.into()), from.into(), until.into()];
    conn.list(&WORK_OF_ALL, &args).await
}
