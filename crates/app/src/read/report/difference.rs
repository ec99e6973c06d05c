//! The institution's month-end list against these books: who stands on one side only, by name and month.

use super::super::short_place;
use super::asking::Asking;
use super::walk::{Listed, Walk};
use super::{Plan, Read, ReadError, Summary, ordered};
use crate::App;
use crate::list::{Line, TheirList};
use crate::view::{Choice, Column, ColumnKind, Leads, Row, Sorts, Value};
use access::Actor;
use kernel::{MemberId, Month, Note, RegionCode, Rupiah};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Conn;
use store::views::reports::lists;
use uuid::Uuid;

const COLUMNS: [Column; 7] = [
    Column::new("name", ColumnKind::Text).sorts(Sorts::Both),
    Column::new("home", ColumnKind::Text).beneath(),
    Column::new("official", ColumnKind::Text),
    Column::new("month", ColumnKind::Month).sorts(Sorts::Both),
    Column::new("found", ColumnKind::Text).sorts(Sorts::Both),
    Column::new("theirs", ColumnKind::Money).sorts(Sorts::Both),
    Column::new("ours", ColumnKind::Money).sorts(Sorts::Both),
];

/// What can differ, the weightiest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    /// Paid for by these books, and not on the list.
    OnlyOurs,
    /// On the list; known here, and not paid for here in that month.
    OnlyTheirs,
    /// On the list; nobody of this number is known here.
    Unknown,
    Amount,
    Name,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::OnlyOurs, Kind::OnlyTheirs, Kind::Unknown, Kind::Amount, Kind::Name];

    fn key(self) -> &'static str {
        match self {
            Kind::OnlyOurs => "only_ours",
            Kind::OnlyTheirs => "only_theirs",
            Kind::Unknown => "unknown",
            Kind::Amount => "amount",
            Kind::Name => "name",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Kind::OnlyOurs => "difference.only_ours",
            Kind::OnlyTheirs => "difference.only_theirs",
            Kind::Unknown => "difference.unknown",
            Kind::Amount => "difference.amount",
            Kind::Name => "difference.name",
        }
    }
}

/// One side of a person and month.
#[derive(Clone, Debug)]
struct Ours {
    name: String,
    home: String,
    number: Option<String>,
    /// None where an opening balance says that it is paid.
    amount: Option<Rupiah>,
}

pub(super) async fn plan(app: &App, conn: &mut Conn, who: &Actor, mut asking: Asking<'_>) -> Read<Plan> {
    let id = asking.form.get("list").parse().map_err(|_| ReadError::NotFound)?;
    let list = app.core.lists.of(who, id, asking.now()).ok_or(ReadError::NotFound)?;
    let areas = asking.area()?;
    let kinds = Kind::ALL.iter().map(|kind| Choice::word(kind.key(), kind.word()));
    let any = Choice::word("all", "report.any");
    let chosen = asking.choice("difference", std::iter::once(any).chain(kinds).collect());
    let chosen = chosen.and_then(|key| Kind::ALL.into_iter().find(|kind| kind.key() == key));
    let order = asking.order(&COLUMNS, "name");
    let compared = compare(conn, &list, &areas).await?;
    let mut hints = vec![
        Note::new("difference.same")
            .with("same", compared.same)
            .with("lines", list.lines.len() as i64)
            .with("file", list.file.as_str()),
        Note::new("difference.hint"),
    ];
    if compared.elsewhere > 0 {
        hints.push(Note::new("difference.elsewhere").with("lines", compared.elsewhere));
    }
    if list.unread_count > 0 {
        hints.push(Note::new("difference.unread").with("lines", list.unread_count as i64));
    }
    for (line, why) in list.unread.iter().take(5) {
        hints.push(Note::new("difference.unread.line").with("line", *line as i64).word("why", why));
    }
    let shown = compared.rows.into_iter().filter(|(kind, _)| chosen.is_none_or(|chosen| *kind == chosen));
    let mut rows: Vec<Row> = shown.map(|(_, row)| row).collect();
    ordered(&mut rows, &COLUMNS, &order);
    let (head, form, fields) = asking.done(COLUMNS.to_vec());
    Ok(Plan {
        head,
        form,
        fields,
        order,
        walk: Walk::Listed(Listed::new(rows)),
        hints,
        empty: Note::new("difference.none"),
    })
}

pub(super) fn summary(plan: &Plan, rows: &[Row]) -> Summary {
    let of = |kind: Kind| {
        let is = |row: &&Row| matches!(&row.values[4], Value::Say(note) if note.code == kind.word());
        rows.iter().filter(is).count() as i64
    };
    let answer = match rows.is_empty() {
        true => Note::new("difference.answer_none").with("about", plan.head.about.as_str()),
        false => Note::new("difference.answer")
            .with("about", plan.head.about.as_str())
            .with("rows", rows.len() as i64)
            .with("ours", of(Kind::OnlyOurs))
            .with("theirs", of(Kind::OnlyTheirs) + of(Kind::Unknown)),
    };
    Summary { answer, totals: None }
}

struct Compared {
    rows: Vec<(Kind, Row)>,
    same: i64,
    /// Lines about people who live outside what was asked for: neither right nor wrong here.
    elsewhere: i64,
}

async fn compare(conn: &mut Conn, list: &TheirList, areas: &[Option<RegionCode>]) -> Read<Compared> {
    let months: BTreeSet<Month> = list.lines.iter().map(|line| line.month).collect();
    let mut ours = ours(conn, areas, &months).await?;
    let known = known(conn, list).await?;
    let named = lists::named(conn, known.values().map(|id| id.0).collect()).await?;
    let named: HashMap<Uuid, lists::Named> = named.into_iter().map(|n| (n.member_id, n)).collect();
    let within =
        |home: &str| areas.iter().any(|area| area.is_none_or(|area| home.starts_with(area.as_str())));
    let mut compared = Compared { rows: Vec::new(), same: 0, elsewhere: 0 };
    for (n, line) in list.lines.iter().enumerate() {
        let member = known.get(&n).copied();
        let Some(person) = member.and_then(|id| named.get(&id.0)) else {
            compared.rows.push((Kind::Unknown, theirs_only(n, line, None)));
            continue;
        };
        if !within(&person.home) {
            compared.elsewhere += 1;
            continue;
        }
        match ours.remove(&(person.member_id, line.month)) {
            None => compared.rows.push((Kind::OnlyTheirs, theirs_only(n, line, Some(person)))),
            Some(held) => match differs(line, &held) {
                Some(kind) => compared.rows.push((kind, both(n, line, person.member_id, &held, kind))),
                None => compared.same += 1,
            },
        }
    }
    for ((member, month), held) in ours {
        let row = Row {
            values: values(
                &held.name,
                &held.home,
                held.number.clone(),
                month,
                Kind::OnlyOurs,
                None,
                held.amount,
            ),
            leads: Leads::Member(MemberId(member)),
            key: format!("o.{member}.{month}"),
        };
        compared.rows.push((Kind::OnlyOurs, row));
    }
    compared.rows.sort_by_key(|(kind, _)| *kind);
    Ok(compared)
}

/// Everybody of the areas who is paid for in one of the months.
async fn ours(
    conn: &mut Conn,
    areas: &[Option<RegionCode>],
    months: &BTreeSet<Month>,
) -> Read<BTreeMap<(Uuid, Month), Ours>> {
    let names: Vec<String> = months.iter().map(ToString::to_string).collect();
    let Some(first) = names.first().cloned() else { return Ok(BTreeMap::new()) };
    let corrupt = |what: String| store::StoreError::Corrupt { table: "contribution", what };
    let mut all = BTreeMap::new();
    for area in areas {
        for o in lists::opened(conn, area.as_ref(), first.clone()).await? {
            let until: Month = o.until_month.parse().map_err(|_| corrupt(o.until_month.clone()))?;
            let from = kernel::Day(o.first_registered).month();
            for month in months.iter().filter(|month| from.min(until) <= **month && **month <= until) {
                let held = Ours {
                    name: o.name.clone(),
                    home: o.home.clone(),
                    number: o.official_number.clone(),
                    amount: None,
                };
                all.insert((o.member_id, *month), held);
            }
        }
        for p in lists::paid(conn, area.as_ref(), names.clone()).await? {
            let month = p.month.parse().map_err(|_| corrupt(p.month.clone()))?;
            let amount = Some(Rupiah(p.amount));
            let held = Ours { name: p.name, home: p.home, number: p.official_number, amount };
            all.insert((p.member_id, month), held);
        }
    }
    Ok(all)
}

/// Whom each line is about, by member number first, by NIK where that is not known here.
async fn known(conn: &mut Conn, list: &TheirList) -> Read<HashMap<usize, MemberId>> {
    let numbers: Vec<String> = list.lines.iter().filter_map(|line| line.number.clone()).collect();
    let keys: Vec<[u8; 16]> = list.lines.iter().filter_map(|line| line.nik_key).collect();
    let by_number = store::member::numbers(conn, &numbers).await?;
    let by_nik = store::member::holders(conn, &keys).await?;
    let of = |line: &Line| {
        let by = line.number.as_ref().and_then(|number| by_number.get(number));
        by.or_else(|| by_nik.get(&line.nik_key?)).copied()
    };
    Ok(list.lines.iter().enumerate().filter_map(|(n, line)| Some((n, of(line)?))).collect())
}

fn differs(line: &Line, held: &Ours) -> Option<Kind> {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match (line.amount, held.amount) {
        (Some(theirs), Some(ours)) if theirs != ours => Some(Kind::Amount),
        _ if !line.name.is_empty() && plain(&line.name) != plain(&held.name) => Some(Kind::Name),
        _ => None,
    }
}

fn values(
    name: &str,
    home: &str,
    number: Option<String>,
    month: Month,
    kind: Kind,
    theirs: Option<Rupiah>,
    ours: Option<Rupiah>,
) -> Vec<Value> {
    let place = RegionCode::parse(home).map(short_place).unwrap_or_default();
    vec![
        Value::Text(name.to_owned()),
        Value::Text(place),
        number.map_or(Value::Nothing, Value::Text),
        Value::Month(month),
        Value::Say(Note::new(kind.word())),
        theirs.map_or(Value::Nothing, Value::Money),
        ours.map_or(Value::Nothing, Value::Money),
    ]
}

fn both(n: usize, line: &Line, member: Uuid, held: &Ours, kind: Kind) -> Row {
    // Two names of one person stand beside each other: which of them is right is for somebody who knows them.
    let name = match kind {
        Kind::Name => format!("{} / {}", held.name, line.name),
        _ => held.name.clone(),
    };
    let number = held.number.clone().or_else(|| line.number.clone());
    Row {
        values: values(&name, &held.home, number, line.month, kind, line.amount, held.amount),
        leads: Leads::Member(MemberId(member)),
        key: format!("b.{n}"),
    }
}

fn theirs_only(n: usize, line: &Line, person: Option<&lists::Named>) -> Row {
    let number = line.number.clone().or_else(|| line.nik_masked.clone());
    let kind = if person.is_some() { Kind::OnlyTheirs } else { Kind::Unknown };
    let name = person.map_or(line.name.as_str(), |p| p.name.as_str());
    let home = person.map_or("", |p| p.home.as_str());
    Row {
        values: values(name, home, number, line.month, kind, line.amount, None),
        leads: person.map_or(Leads::Nowhere, |p| Leads::Member(MemberId(p.member_id))),
        key: format!("t.{n}"),
    }
}
