//! Coverage by area and month: figures without persons, at each month's end, with what came and went in it.

use super::super::area_ref;
use super::super::counts::areas_of;
use super::asking::Asking;
use super::walk::{Listed, Walk};
use super::{Plan, Read, Summary, ordered};
use crate::view::{Choice, Column, ColumnKind, Leads, Row, Sorts, Value};
use kernel::{Level, Month, Note, Refusal, RegionCode};
use std::collections::BTreeMap;
use store::Conn;
use store::views::reports::counts::{self, Changed};

const COLUMNS: [Column; 8] = [
    Column::new("area", ColumnKind::Text).sorts(Sorts::Both),
    Column::new("month", ColumnKind::Month).sorts(Sorts::Both),
    Column::new("new", ColumnKind::Number).sorts(Sorts::Both),
    Column::new("joined", ColumnKind::Number).sorts(Sorts::Both),
    Column::new("lapsed", ColumnKind::Number).sorts(Sorts::Both),
    Column::new("registered", ColumnKind::Number).sorts(Sorts::Both),
    Column::new("paid", ColumnKind::Number).sorts(Sorts::Both),
    Column::new("good", ColumnKind::Number).sorts(Sorts::Both),
];
const MOST_MONTHS: i32 = 24;
const USUAL_MONTHS: i32 = 6;

pub(super) async fn plan(conn: &mut Conn, mut asking: Asking<'_>) -> Read<Plan> {
    let areas = asking.area()?;
    let level = level(&mut asking, &areas);
    let this = asking.today.month();
    let (first, last) = months(&mut asking, this);
    let order = asking.order(&COLUMNS, "area");
    // The running month is counted up to today; what is paid ahead has not come yet.
    let until = last.last_day().min(asking.today);
    let mut rows = Vec::new();
    let length = code_length(level);
    // All provinces are one question, where what is asked for has sums of its own.
    let whole: Vec<RegionCode> = areas.iter().flatten().copied().collect();
    let areas = if length <= counts::LETTERS { areas_of(&whole) } else { areas };
    for area in &areas {
        let changed = counts::months(conn, area.as_ref(), length, first.first_day(), until).await?;
        rows.extend(table(changed, first, last.min(this)));
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name).then(a.code.cmp(&b.code)));
    let mut rows: Vec<Row> = rows.into_iter().flat_map(|part| part.rows).collect();
    if order.column != "area" || order.backwards {
        ordered(&mut rows, &COLUMNS, &order);
    }
    let (head, form, fields) = asking.done(COLUMNS.to_vec());
    Ok(Plan {
        head,
        form,
        fields,
        order,
        walk: Walk::Listed(Listed::new(rows)),
        hints: vec![Note::new("count.readings"), Note::new("report.coverage.hint")],
        empty: Note::new("report.coverage.none"),
    })
}

/// Which parts of the areas the rows are of: one step below a single area, unless said.
fn level(asking: &mut Asking<'_>, areas: &[Option<RegionCode>]) -> Level {
    let of = |area: &Option<RegionCode>| area.map(|code| code.level());
    let highest = areas.iter().map(of).min().flatten();
    let usual = match (areas, highest) {
        (_, None) => Level::Province,
        ([_], Some(level)) => below(level),
        (_, Some(level)) => level,
    };
    let levels = [Level::Province, Level::Regency, Level::District, Level::Village];
    let choices = levels.iter().filter(|l| highest.is_none_or(|h| **l >= h)).map(|l| {
        let key = key(*l);
        Choice::word(key, word(*l))
    });
    let chosen = asking.choice("level", choices.collect());
    let chosen = chosen.and_then(|c| levels.into_iter().find(|l| key(*l) == c)).unwrap_or(usual);
    // A nation of villages is a file of two million rows that nobody reads.
    let finest = match highest {
        None => Level::Regency,
        Some(Level::Province) => Level::District,
        Some(_) => Level::Village,
    };
    if chosen > finest {
        asking.wrong(Refusal::of("level", "report.level.fine"));
        return finest;
    }
    chosen
}

fn months(asking: &mut Asking<'_>, this: Month) -> (Month, Month) {
    let first = asking.month("first", this.plus(1 - USUAL_MONTHS));
    let last = asking.month("last", this);
    if last < first {
        asking.wrong(Refusal::of("last", "report.period.backwards"));
        return (last, last);
    }
    if last.since(first) >= MOST_MONTHS {
        asking.wrong(Refusal::of("first", "report.period.months").with("months", i64::from(MOST_MONTHS)));
        return (last.plus(1 - MOST_MONTHS), last);
    }
    (first, last)
}

struct Part {
    code: RegionCode,
    name: String,
    rows: Vec<Row>,
}

/// Changes added up month by month, for the parts where anybody ever was a member.
fn table(changed: Vec<Changed>, first: Month, last: Month) -> Vec<Part> {
    let mut parts: BTreeMap<String, BTreeMap<(String, String), Changed>> = BTreeMap::new();
    for change in changed {
        let key = (change.month.clone(), change.measure.clone());
        parts.entry(change.child.clone()).or_default().insert(key, change);
    }
    let part = |(code, changes): (String, BTreeMap<(String, String), Changed>)| {
        let code = RegionCode::parse(&code).ok()?;
        let name = area_ref(code).name;
        Some(Part { rows: rows(code, &name, &changes, first, last), code, name })
    };
    parts.into_iter().filter_map(part).collect()
}

fn rows(
    code: RegionCode,
    name: &str,
    changes: &BTreeMap<(String, String), Changed>,
    first: Month,
    last: Month,
) -> Vec<Row> {
    let of = |month: &str, measure: &str| changes.get(&(month.to_owned(), measure.to_owned()));
    let change = |month: &str, measure: &str| of(month, measure).map_or(0, |c| c.total);
    let (mut registered, mut paid, mut standing) =
        (change("", "registered"), change("", "paid"), change("", "standing"));
    let mut rows = Vec::new();
    let mut month = first;
    while month <= last {
        let text = month.to_string();
        registered += change(&text, "registered");
        paid += change(&text, "paid");
        standing += change(&text, "standing");
        let numbers = [
            change(&text, "registered"),
            change(&text, "began"),
            change(&text, "stopped"),
            registered,
            paid,
            standing,
        ];
        let mut values = vec![Value::Text(name.to_owned()), Value::Month(month)];
        values.extend(numbers.into_iter().map(Value::Number));
        rows.push(Row { values, leads: Leads::Area(code), key: format!("{code}~{text}") });
        month = month.next();
    }
    rows
}

pub(super) fn summary(plan: &Plan, rows: &[Row]) -> Summary {
    let months =
        || rows.iter().filter_map(|row| if let Value::Month(m) = row.values[1] { Some(m) } else { None });
    let number = |row: &Row, at: usize| if let Value::Number(n) = row.values[at] { n } else { 0 };
    let at_end = |at: usize, month: Option<Month>| -> i64 {
        let of = rows.iter().filter(|row| month.is_some_and(|m| row.values[1] == Value::Month(m)));
        of.map(|row| number(row, at)).sum()
    };
    let (first, last) = (months().min(), months().max());
    let mut totals = vec![Value::Nothing; 2];
    for at in 2..5 {
        totals.push(Value::Number(rows.iter().map(|row| number(row, at)).sum()));
    }
    for at in 5..8 {
        totals.push(Value::Number(at_end(at, last)));
    }
    let about = plan.head.about.as_str();
    let answer = match (first, last) {
        (Some(first), Some(last)) => {
            let joined: i64 = rows.iter().map(|row| number(row, 3)).sum();
            let lapsed: i64 = rows.iter().map(|row| number(row, 4)).sum();
            let running = last == plan.head.today.month();
            let day = if running { plan.head.today } else { last.last_day() };
            Note::new("report.coverage.answer")
                .with("about", about)
                .with("paid", at_end(6, Some(last)))
                .with("on", day)
                .with("joined", joined)
                .with("lapsed", lapsed)
                .with("since", first)
        }
        _ => Note::new("report.coverage.answer_none").with("about", about),
    };
    Summary { answer, totals: (!rows.is_empty()).then_some(totals) }
}

fn below(level: Level) -> Level {
    match level {
        Level::Province => Level::Regency,
        Level::Regency => Level::District,
        Level::District | Level::Village => Level::Village,
    }
}

fn key(level: Level) -> &'static str {
    match level {
        Level::Province => "province",
        Level::Regency => "regency",
        Level::District => "district",
        Level::Village => "village",
    }
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Province => "report.level.province",
        Level::Regency => "report.level.regency",
        Level::District => "report.level.district",
        Level::Village => "report.level.village",
    }
}

fn code_length(level: Level) -> i64 {
    match level {
        Level::Province => 2,
        Level::Regency => 5,
        Level::District => 8,
        Level::Village => 13,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(month: &str, measure: &str, total: i64) -> Changed {
        let (child, measure, month) = ("33.10".to_owned(), measure.to_owned(), month.to_owned());
        Changed { child, measure, month, total }
    }

    #[test]
    fn months_add_up_from_what_was_before() {
        let parts = table(
            vec![
                changed("", "registered", 10),
                changed("", "paid", 8),
                changed("", "standing", 8),
                changed("2026-10", "registered", 3),
                changed("2026-10", "paid", 1),
                changed("2026-10", "began", 3),
                changed("2026-10", "stopped", 2),
                changed("2026-11", "standing", -2),
            ],
            "2026-09".parse().unwrap(),
            "2026-11".parse().unwrap(),
        );
        let numbers = |row: &Row| -> Vec<i64> {
            row.values.iter().filter_map(|v| if let Value::Number(n) = v { Some(*n) } else { None }).collect()
        };
        let all: Vec<Vec<i64>> = parts[0].rows.iter().map(numbers).collect();
        assert_eq!(all, [[0, 0, 0, 10, 8, 8], [3, 3, 2, 13, 9, 8], [0, 0, 0, 13, 9, 6]]);
    }
}
