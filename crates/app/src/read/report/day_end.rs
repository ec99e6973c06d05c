//! An office's day, closed: receipts by hand and programme, reversals, what should lie in each hand. Its totals are
//! the journal's, whatever way they are added.

use super::asking::Asking;
use super::cash::owners;
use super::money::PROGRAMMES;
use super::walk::{Listed, Walk};
use super::{Plan, Read, ReadError};
use crate::App;
use crate::view::{
    Column, ColumnKind, DayEndView, Form, HandAtEnd, Leads, Order, Report, ReportHead, Row, UndoneReceipt,
    Value,
};
use access::Actor;
use kernel::{Instant, Note, OfficeId, Rupiah};
use std::collections::BTreeMap;
use store::Conn;
use store::views::reports::cash::{self, Held, Moved};
use uuid::Uuid;

/// The same as rows, one for each hand.
const COLUMNS: [Column; 13] = [
    Column::new("hand", ColumnKind::Text),
    Column::new("on", ColumnKind::Day),
    Column::new("receipts", ColumnKind::Number),
    Column::new("reversals", ColumnKind::Number),
    Column::new("jkk", ColumnKind::Money),
    Column::new("jkm", ColumnKind::Money),
    Column::new("jht", ColumnKind::Money),
    Column::new("kept", ColumnKind::Money),
    Column::new("opening", ColumnKind::Money),
    Column::new("taken", ColumnKind::Money),
    Column::new("undone", ColumnKind::Money),
    Column::new("other", ColumnKind::Money),
    Column::new("closing", ColumnKind::Money),
];

impl App {
    /// The day's end of an office, as known at this moment.
    pub async fn day_end(&self, who: &Actor, form: Form, now: Instant) -> Read<DayEndView> {
        let mut conn = self.store().reader().await?.freeze().await?;
        read(&mut conn, Asking::new(self, who, Report::DayEnd, form, now)?).await
    }
}

pub(super) async fn plan(conn: &mut Conn, asking: Asking<'_>) -> Read<Plan> {
    let view = read(conn, asking).await?;
    let till = |office: &str| Value::Say(Note::new("report.till").with("office", office));
    let row = |(n, hand): (usize, &HandAtEnd)| {
        let name = if hand.till { till(&view.head.about) } else { Value::Text(hand.name.clone()) };
        let mut values = vec![name, Value::Day(view.on)];
        values.extend([hand.receipts, hand.reversals].map(Value::Number));
        values.extend(hand.programmes.iter().copied().map(Value::Money));
        let money = [hand.kept, hand.opening, hand.taken, hand.undone, hand.other, hand.closing];
        values.extend(money.map(Value::Money));
        Row { values, leads: Leads::Nowhere, key: n.to_string() }
    };
    let rows = view.hands.iter().enumerate().map(row).collect();
    Ok(Plan {
        head: ReportHead { columns: COLUMNS.to_vec(), ..view.head },
        form: view.form,
        fields: view.fields,
        order: Order::default(),
        walk: Walk::Listed(Listed::new(rows)),
        hints: Vec::new(),
        empty: Note::new("report.day_end.none"),
    })
}

async fn read(conn: &mut Conn, mut asking: Asking<'_>) -> Read<DayEndView> {
    let office = *asking.office(true)?.first().ok_or(ReadError::NotFound)?;
    let network = asking.network.clone();
    let zone = crate::submit::zone_of(&network, office);
    let today = asking.now().day_in(zone);
    let on = asking.past_day("on", today);
    let names = owners(conn, &network, &[office]).await?;
    let moved = cash::moved(conn, office, on).await?;
    let mut ids: Vec<Uuid> = names.keys().copied().chain(moved.iter().map(|m| m.owner_id)).collect();
    ids.sort();
    ids.dedup();
    let held = cash::held(conn, ids.clone(), on, on).await?;
    let strangers: Vec<Uuid> = ids.into_iter().filter(|id| !names.contains_key(id)).collect();
    let others = store::views::history::actors(conn, strangers).await?;
    let name = |id: Uuid| match names.get(&id) {
        Some(Value::Text(name)) => name.clone(),
        _ => others.get(&id).map(|(name, _)| name.clone()).unwrap_or_default(),
    };
    let undone = cash::undone(conn, office, on).await?;
    let (late, late_rupiah) = cash::late(conn, office, on, Instant::at(on.next(), 0, zone)).await?;
    let (head, form, fields) = asking.done(Vec::new());
    Ok(DayEndView {
        head,
        office,
        on,
        form,
        fields,
        programmes: PROGRAMMES.iter().map(|(p, _)| p.to_string()).collect(),
        hands: hands(office, &moved, &held, name),
        undone: undone.into_iter().map(receipt).collect(),
        late: (late, Rupiah(late_rupiah)),
        before: on.previous(),
        after: (on < today).then(|| on.next()),
    })
}

fn receipt(undone: cash::Undone) -> UndoneReceipt {
    UndoneReceipt {
        number: undone.number,
        paid_on: undone.paid_on,
        amount: Rupiah(undone.amount),
        reason: undone.reason,
        by: undone.by,
    }
}

/// Hands first, by name, the till last; those that held nothing and moved nothing are left out.
fn hands(office: OfficeId, moved: &[Moved], held: &[Held], name: impl Fn(Uuid) -> String) -> Vec<HandAtEnd> {
    let mut hands: BTreeMap<Uuid, HandAtEnd> = BTreeMap::new();
    let new = |id: Uuid| HandAtEnd {
        name: name(id),
        till: id == office.0,
        receipts: 0,
        reversals: 0,
        programmes: vec![Rupiah::ZERO; PROGRAMMES.len()],
        kept: Rupiah::ZERO,
        taken: Rupiah::ZERO,
        undone: Rupiah::ZERO,
        opening: Rupiah::ZERO,
        other: Rupiah::ZERO,
        closing: Rupiah::ZERO,
    };
    for m in moved {
        let hand = hands.entry(m.owner_id).or_insert_with(|| new(m.owner_id));
        let (taken, amount) = (m.what == "taken", Rupiah(m.amount));
        match (m.for_account.as_str(), taken) {
            ("count", true) => hand.receipts += m.amount,
            ("count", false) => hand.reversals += m.amount,
            ("cash", true) => hand.taken += amount,
            ("cash", false) => hand.undone += amount,
            (account, _) => {
                let code = account.strip_prefix("contribution.").unwrap_or_default();
                match PROGRAMMES.iter().position(|(p, _)| p.as_str() == code) {
                    Some(at) => hand.programmes[at] += amount,
                    None => hand.kept += amount,
                }
            }
        }
    }
    for h in held {
        let hand = hands.entry(h.owner_id).or_insert_with(|| new(h.owner_id));
        hand.opening += Rupiah(h.opening);
        hand.closing += Rupiah(h.after());
    }
    let mut hands: Vec<HandAtEnd> = hands.into_values().collect();
    for hand in &mut hands {
        hand.other = hand.closing - hand.opening - hand.taken - hand.undone;
    }
    let idle = |h: &HandAtEnd| {
        h.receipts + h.reversals == 0 && [h.opening, h.closing, h.other].iter().all(|m| *m == Rupiah::ZERO)
    };
    hands.retain(|hand| !idle(hand));
    hands.sort_by(|a, b| (a.till, &a.name).cmp(&(b.till, &b.name)));
    hands
}
