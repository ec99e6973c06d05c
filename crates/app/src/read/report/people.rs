//! Members by name, and whose cover ends when: the list that is called through. Both walk where members stand, told as
//! dates, and ask for names and numbers a page at a time.

use super::asking::{Asking, plain};
use super::{Plan, Read, Summary, walk};
use crate::App;
use crate::read::member::occupations;
use crate::read::person::Face;
use crate::read::standing::{payer, standing};
use crate::read::{short_place, village};
use crate::view::{Choice, Column, ColumnKind, Leads, Order, Report, Row, Sorts, Standing, Value};
use access::{Action, Actor, Place};
use kernel::{Day, MemberId, Note, Phone, RegionCode};
use member::State;
use std::collections::HashMap;
use store::Conn;
use store::views::Within;
use store::views::find::{self, By};
use store::views::members::{self, After, Filter, Listed};
use store::views::reports::people::{self, Known};
use uuid::Uuid;

const MEMBERS: [Column; 10] = [
    Column::new("name", ColumnKind::Text).sorts(Sorts::Upwards),
    Column::new("nik", ColumnKind::Text).beneath(),
    Column::new("official", ColumnKind::Text),
    Column::new("home", ColumnKind::Text).sorts(Sorts::Upwards),
    Column::new("occupation", ColumnKind::Text),
    Column::new("registered_on", ColumnKind::Day).sorts(Sorts::Downwards),
    Column::new("standing", ColumnKind::Text),
    Column::new("until", ColumnKind::Day).sorts(Sorts::Upwards),
    Column::new("payer", ColumnKind::Text),
    Column::new("phone", ColumnKind::Text),
];
const LAPSES: [Column; 8] = [
    Column::new("name", ColumnKind::Text).sorts(Sorts::Upwards),
    Column::new("phone", ColumnKind::Text),
    Column::new("home", ColumnKind::Text).sorts(Sorts::Upwards),
    Column::new("until", ColumnKind::Day).sorts(Sorts::Upwards),
    Column::new("standing", ColumnKind::Text),
    Column::new("payer", ColumnKind::Text),
    Column::new("last_paid", ColumnKind::Day),
    Column::new("grace_until", ColumnKind::Day),
];
/// A month ahead: time to call everybody.
const SOON_DAYS: i64 = 30;
/// Activities offered, the latest first.
const ACTIVITIES: usize = 100;
/// Counted so far for the sentence above a list; beyond it the sentence says "more than".
const MOST_COUNTED: i64 = 1_000;

/// Who may still lapse or has: not those who died, left with their savings, or never paid.
const LAPSING: [State; 5] =
    [State::Active, State::NotYetDue, State::Grace, State::FundsNotYetReleased, State::Ended];
const STATES: [(State, &str); 8] = [
    (State::Active, "standing.active"),
    (State::NotYetDue, "standing.not_yet_due"),
    (State::Grace, "standing.grace"),
    (State::FundsNotYetReleased, "standing.funds_late"),
    (State::Ended, "standing.ended"),
    (State::Registered, "standing.registered"),
    (State::Inactive, "standing.inactive"),
    (State::Deceased, "standing.deceased"),
];

/// Where the walk stands.
pub(crate) struct Walk {
    report: Report,
    filter: Filter,
    order: members::Order,
    after: Option<After>,
    who: Actor,
    done: bool,
}

pub(super) async fn plan(mut asking: Asking<'_>) -> Read<Plan> {
    let report = asking.report();
    let areas = asking.area()?;
    let codes: Option<Vec<String>> = areas.iter().map(|a| a.map(|code| code.to_string())).collect();
    let within = codes.map_or(Within::Everywhere, Within::Areas);
    let mut filter = Filter::of(within, asking.today);
    let columns: &[Column] = if report == Report::Lapses { &LAPSES } else { &MEMBERS };
    let default = if report == Report::Lapses {
        lapsing(&mut asking, &mut filter)
    } else {
        listed(&mut asking, &mut filter)
    };
    let payers = scheme::Payer::ALL.iter().map(|p| Choice::word(p.key(), p.word()));
    filter.payer = asking.choice("payer", payers.collect()).and_then(|key| key.parse().ok());
    let mut order = asking.order(columns, default);
    // Each of these orders goes one way, by its index.
    order.backwards = order.column == "registered_on";
    let walk = Walk {
        report,
        filter,
        order: match order.column.as_str() {
            "until" => members::Order::End,
            "registered_on" => members::Order::Start,
            "home" => members::Order::Home,
            _ => members::Order::Name,
        },
        after: None,
        who: asking.who.clone(),
        done: false,
    };
    let hint = if report == Report::Lapses { "report.lapses.hint" } else { "report.members.hint" };
    let empty = if report == Report::Lapses { "report.lapses.none" } else { "report.members.none" };
    let (head, form, fields) = asking.done(columns.to_vec());
    let order = Order { ..order };
    Ok(Plan {
        head,
        form,
        fields,
        order,
        walk: walk::Walk::People(Box::new(walk)),
        hints: vec![Note::new(hint)],
        empty: Note::new(empty),
    })
}

fn listed(asking: &mut Asking<'_>, filter: &mut Filter) -> &'static str {
    let states = STATES.iter().map(|(state, word)| Choice::word(state.key(), word));
    let state = asking.choice("standing", states.collect());
    filter.states = state.and_then(|key| State::from_key(&key)).into_iter().collect();
    filter.registered_from = asking.optional_day("registered_from");
    filter.registered_until = asking.optional_day("registered_until");
    let mut activities: Vec<&outreach::Activity> = asking.network.activities.values().collect();
    let mine =
        |a: &&outreach::Activity| access::allow(asking.who, asking.action, &Place::Area(a.village)).is_ok();
    activities.retain(mine);
    activities.sort_by_key(|a| (std::cmp::Reverse(a.from), a.id));
    let choice = |a: &&outreach::Activity| plain(a.id.to_string(), &format!("{} ({})", a.title, a.from));
    let choices = activities.iter().take(ACTIVITIES).map(choice).collect();
    filter.activity = asking.choice("activity", choices).and_then(|id| id.parse().ok());
    "name"
}

fn lapsing(asking: &mut Asking<'_>, filter: &mut Filter) -> &'static str {
    let today = asking.today;
    let (from, until) = asking.days(today, today.plus_days(SOON_DAYS));
    filter.covered_until = Some((from, until));
    filter.states = LAPSING.to_vec();
    "until"
}

pub(super) async fn summary(conn: &mut Conn, plan: &Plan, walk: &Walk) -> Read<Summary> {
    let states = members::states(conn, &walk.filter, MOST_COUNTED).await?;
    let count: i64 = states.iter().map(|(_, n)| n).sum();
    let active = states.iter().filter(|(s, _)| *s == State::Active).map(|(_, n)| n).sum::<i64>();
    let more = count >= MOST_COUNTED;
    let answer = match (walk.report, walk.filter.covered_until) {
        (Report::Lapses, Some((from, until))) => {
            let note = match (from >= plan.head.today, more) {
                (_, true) => Note::new("report.lapses.answer_more"),
                (true, _) => Note::new("report.lapses.answer_ahead"),
                (false, _) => Note::new("report.lapses.answer"),
            };
            note.with("from", from).with("until", until)
        }
        _ if more => Note::new("report.members.answer_more"),
        _ => Note::new("report.members.answer").with("active", active).with("on", walk.filter.on),
    };
    let answer = answer.with("about", plan.head.about.as_str()).with("count", count);
    Ok(Summary { answer, totals: None })
}

impl Walk {
    pub(super) async fn page(&mut self, app: &App, conn: &mut Conn, most: usize) -> Read<Vec<Row>> {
        if self.done {
            return Ok(Vec::new());
        }
        let listed = members::list(conn, &self.filter, self.order, self.after.take(), most as i64).await?;
        self.done = listed.len() < most;
        self.after = listed.last().and_then(|last| last.after(self.order));
        let ids: Vec<Uuid> = listed.iter().map(|l| l.member_id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut faces: HashMap<Uuid, Face> = HashMap::new();
        for found in find::people(conn, By::Ids(ids.clone())).await? {
            faces.insert(found.member_id, app.face(found)?);
        }
        let known = match self.report {
            Report::Lapses => HashMap::new(),
            _ => people::known(conn, &ids).await?,
        };
        let mut rows = Vec::with_capacity(listed.len());
        for one in &listed {
            let Some(face) = faces.get(&one.member_id) else { continue };
            let home = village("standing", &one.home)?;
            let values = match self.report {
                Report::Lapses => self.lapse(one, face, home),
                _ => self.member(one, face, home, known.get(&one.member_id)),
            };
            let key = one.after(self.order).map(|after| written(&after)).unwrap_or_default();
            rows.push(Row { values, leads: Leads::Member(face.id), key });
        }
        Ok(rows)
    }

    pub(super) fn resume(&mut self, after: &str) {
        self.after = read(self.order, after);
    }

    fn member(&self, one: &Listed, face: &Face, home: RegionCode, known: Option<&Known>) -> Vec<Value> {
        let text = |text: Option<String>| text.filter(|t| !t.is_empty()).map_or(Value::Nothing, Value::Text);
        vec![
            Value::Text(face.name.clone()),
            Value::Text(face.masked_nik.clone()),
            text(known.and_then(|k| k.official_number.clone())),
            Value::Text(short_place(home)),
            text(known.map(|k| occupations(&k.occupations))),
            Value::Day(Day(one.registered_on)),
            Value::Stands(stands(&one.state)),
            day(one.covered_until.map(Day)),
            Value::Say(payer(&one.payer, None)),
            self.phone(face, home),
        ]
    }

    fn lapse(&self, one: &Listed, face: &Face, home: RegionCode) -> Vec<Value> {
        vec![
            Value::Text(face.name.clone()),
            self.phone(face, home),
            Value::Text(short_place(home)),
            day(one.covered_until.map(Day)),
            Value::Stands(stands(&one.state)),
            Value::Say(payer(&one.payer, None)),
            day(one.last_paid_on.map(Day)),
            day(one.grace_until.map(Day)),
        ]
    }

    /// In full for whoever serves members there, as they must call them; else its last three digits.
    fn phone(&self, face: &Face, home: RegionCode) -> Value {
        let Some(phone) = &face.phone else { return Value::Nothing };
        let serves = access::allow(&self.who, Action::TakePayment, &Place::Area(home)).is_ok();
        Value::Text(if serves { dialled(phone) } else { masked(phone) })
    }
}

/// `0812-3456-7890`: as it is dialled here, and never taken for a number by a spreadsheet.
fn dialled(phone: &Phone) -> String {
    let digits = format!("0{}", phone.as_str().trim_start_matches("+62"));
    let parts: Vec<String> =
        digits.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
    parts.join("-")
}

fn masked(phone: &Phone) -> String {
    phone.masked().replacen("+62 ", "0", 1)
}

fn day(day: Option<Day>) -> Value {
    day.map_or(Value::Nothing, Value::Day)
}

fn stands(key: &str) -> Standing {
    standing(State::from_key(key).unwrap_or(State::NotAMember))
}

/// `019a…~sari`: the member, and what the order goes by.
fn written(after: &After) -> String {
    match after {
        After::Name(name, id) => format!("{id}~{name}"),
        After::End(day, id) | After::Start(day, id) => format!("{id}~{day}"),
        After::Home(home, name, id) => format!("{id}~{home}~{name}"),
    }
}

/// Nothing for what says nothing: then the list begins at its beginning.
fn read(order: members::Order, text: &str) -> Option<After> {
    let (id, rest) = text.split_once('~')?;
    let id: MemberId = id.parse().ok()?;
    Some(match order {
        members::Order::Name => After::Name(rest.to_owned(), id),
        members::Order::End => After::End(rest.parse().ok()?, id),
        members::Order::Start => After::Start(rest.parse().ok()?, id),
        members::Order::Home => {
            let (home, name) = rest.split_once('~')?;
            After::Home(home.to_owned(), name.to_owned(), id)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_survives_an_address() {
        let id = MemberId(Uuid::from_u128(7));
        let day: Day = "2026-11-20".parse().unwrap();
        for (order, after) in [
            (members::Order::Name, After::Name("d'sari ~ x".into(), id)),
            (members::Order::End, After::End(day, id)),
            (members::Order::Start, After::Start(day, id)),
            (members::Order::Home, After::Home("51.71.01.1003".into(), "sari~".into(), id)),
        ] {
            assert_eq!(read(order, &written(&after)), Some(after));
        }
        assert_eq!(read(members::Order::Name, "sari"), None);
    }

    #[test]
    fn a_telephone_number_is_no_figure() {
        let phone = Phone::parse("081234567890").unwrap();
        assert_eq!(dialled(&phone), "0812-3456-7890");
        assert_eq!(masked(&phone), "0••• 890");
    }
}
