//! Cash in hands, from the journal: what each holds and since when, what came in and what was handed in.

use super::asking::Asking;
use super::walk::{Listed, Walk};
use super::{Plan, Read, Summary, ordered};
use crate::view::{Column, ColumnKind, Leads, Row, Sorts, Value};
use kernel::{Day, Note, OfficeId, Rupiah};
use outreach::Network;
use std::collections::HashMap;
use store::Conn;
use store::views::reports::{cash, money};
use uuid::Uuid;

const COLUMNS: [Column; 9] = [
    Column::new("hand", ColumnKind::Text).sorts(Sorts::Both),
    Column::new("since", ColumnKind::Day).sorts(Sorts::Both),
    Column::new("opening", ColumnKind::Money).sorts(Sorts::Both),
    Column::new("receipts", ColumnKind::Number).sorts(Sorts::Both),
    Column::new("taken", ColumnKind::Money).sorts(Sorts::Both),
    Column::new("undone", ColumnKind::Money).sorts(Sorts::Both),
    Column::new("handed_in", ColumnKind::Money).sorts(Sorts::Both),
    Column::new("received", ColumnKind::Money).sorts(Sorts::Both),
    Column::new("held", ColumnKind::Money).sorts(Sorts::Both),
];

pub(super) async fn plan(conn: &mut Conn, mut asking: Asking<'_>) -> Read<Plan> {
    let today = asking.today;
    let offices = asking.office(false)?;
    let (from, until) = asking.days(today.month().first_day(), today);
    let order = asking.order(&COLUMNS, "-held");
    let names = owners(conn, &asking.network, &offices).await?;
    let ids: Vec<Uuid> = names.keys().copied().collect();
    let since = cash::since(conn, ids.clone(), until).await?;
    let moved = cash::held(conn, ids, from, until).await?;
    let shown = moved
        .iter()
        .filter(|h| h.opening != 0 || h.after() != 0 || h.receipts > 0 || h.given != 0 || h.received != 0);
    let mut rows: Vec<Row> = shown.map(|held| row(held, &names, &since)).collect();
    rows.sort_by(|a, b| a.key.cmp(&b.key));
    ordered(&mut rows, &COLUMNS, &order);
    let (head, form, fields) = asking.done(COLUMNS.to_vec());
    Ok(Plan {
        head,
        form,
        fields,
        order,
        walk: Walk::Listed(Listed::new(rows)),
        hints: vec![Note::new("report.cash.hint")],
        empty: Note::new("report.cash.none"),
    })
}

/// Whoever can hold cash of these offices: their people and their tills.
pub(super) async fn owners(
    conn: &mut Conn,
    network: &Network,
    offices: &[OfficeId],
) -> Read<HashMap<Uuid, Value>> {
    let people = money::hands(conn, offices).await?;
    let mut names: HashMap<Uuid, Value> =
        people.into_iter().map(|(id, name)| (id, Value::Text(name))).collect();
    for office in offices.iter().filter_map(|id| network.offices.get(id)) {
        let till = Note::new("report.till").with("office", office.name.as_str());
        names.insert(office.id.0, Value::Say(till));
    }
    Ok(names)
}

fn row(held: &cash::Held, names: &HashMap<Uuid, Value>, since: &HashMap<Uuid, Day>) -> Row {
    let holds = held.after() != 0;
    Row {
        values: vec![
            names.get(&held.owner_id).cloned().unwrap_or(Value::Nothing),
            since.get(&held.owner_id).filter(|_| holds).map_or(Value::Nothing, |day| Value::Day(*day)),
            Value::Money(Rupiah(held.opening)),
            Value::Number(held.receipts),
            Value::Money(Rupiah(held.taken)),
            Value::Money(Rupiah(held.undone)),
            Value::Money(Rupiah(-held.given)),
            Value::Money(Rupiah(held.received)),
            Value::Money(Rupiah(held.after())),
        ],
        leads: Leads::Nowhere,
        key: held.owner_id.to_string(),
    }
}

pub(super) fn summary(plan: &Plan, rows: &[Row]) -> Summary {
    let sum = |at: usize| -> Value {
        let amounts =
            rows.iter().filter_map(|r| if let Value::Money(m) = r.values[at] { Some(m) } else { None });
        Value::Money(amounts.sum())
    };
    // A till is no hand: what lies there has been handed in.
    let (tills, hands): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| matches!(row.values[0], Value::Say(_)));
    let held = |row: &Row| if let Value::Money(m) = row.values[8] { m } else { Rupiah::ZERO };
    let since =
        hands.iter().filter_map(|r| if let Value::Day(d) = r.values[1] { Some(d) } else { None }).min();
    let receipts: i64 = rows.iter().map(|r| if let Value::Number(n) = r.values[3] { n } else { 0 }).sum();
    let till: Rupiah = tills.iter().map(|row| held(row)).sum();
    let answer = Note::new(match (since, till == Rupiah::ZERO) {
        (Some(_), true) => "report.cash.answer",
        (Some(_), false) => "report.cash.answer_till",
        (None, true) => "report.cash.answer_none",
        (None, false) => "report.cash.answer_only_till",
    });
    let answer = match since {
        Some(since) => answer
            .with("total", hands.iter().map(|row| held(row)).sum::<Rupiah>())
            .with("hands", hands.iter().filter(|row| held(row) != Rupiah::ZERO).count() as i64)
            .with("since", since),
        None => answer,
    };
    let answer = if till == Rupiah::ZERO { answer } else { answer.with("till", till) };
    let answer = answer.with("about", plan.head.about.as_str());
    let totals = vec![
        Value::Nothing,
        Value::Nothing,
        sum(2),
        Value::Number(receipts),
        sum(4),
        sum(5),
        sum(6),
        sum(7),
        sum(8),
    ];
    Summary { answer, totals: (!rows.is_empty()).then_some(totals) }
}
