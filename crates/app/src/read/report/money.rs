//! Contributions: every receipt and reversal of a period with the months it bought. The sums are the journal's.

use super::asking::{Asking, plain};
use super::{Plan, Read, Summary, walk};
use crate::App;
use crate::read::short_place;
use crate::read::standing::payer;
use crate::tally::{KEPT, MOVED};
use crate::view::{Choice, Column, ColumnKind, Leads, Row, Sorts, Value};
use access::{Actor, Scope};
use kernel::{Account, Day, Note, OfficeId, Programme, RegionCode, Rupiah};
use scheme::{JHT, JKK, JKM};
use std::collections::HashMap;
use store::Conn;
use store::views::reports::money::{self, Asked, Moved};
use store::views::tallies;
use uuid::Uuid;

const COLUMNS: [Column; 12] = [
    Column::new("receipt", ColumnKind::Text),
    Column::new("on", ColumnKind::Day).sorts(Sorts::Both),
    Column::new("name", ColumnKind::Text),
    Column::new("home", ColumnKind::Text).beneath(),
    Column::new("month", ColumnKind::Month),
    Column::new("payer", ColumnKind::Text),
    Column::new("agent", ColumnKind::Text).beneath(),
    Column::new("jkk", ColumnKind::Money),
    Column::new("jkm", ColumnKind::Money),
    Column::new("jht", ColumnKind::Money),
    Column::new("kept", ColumnKind::Money),
    Column::new("total", ColumnKind::Money),
];
/// Where the sums begin.
const SUMS: usize = 7;
pub(super) const PROGRAMMES: [(Programme, &str); 3] = [(JKK, "jkk"), (JKM, "jkm"), (JHT, "jht")];

/// Where the walk stands: which office, receipts or reversals, beyond which one.
pub(crate) struct Walk {
    offices: Vec<OfficeId>,
    asked: Asked,
    /// Only what this programme moved.
    programme: Option<Programme>,
    agents: HashMap<Uuid, String>,
    sees: Sees,
    at: usize,
    reversals: bool,
    beyond: Option<money::At>,
}

/// Whose names a reader gets: of those who live in their territory, and of whoever their own office served.
struct Sees {
    areas: Option<Vec<RegionCode>>,
    office: Option<OfficeId>,
}

impl Sees {
    fn of(asking: &Asking<'_>) -> Read<Sees> {
        let who: &Actor = asking.who;
        let areas = match access::scope(who, asking.action)? {
            Scope::Everywhere => None,
            Scope::Areas(areas) => Some(areas.to_vec()),
        };
        Ok(Sees { areas, office: who.office })
    }

    fn sees(&self, office: OfficeId, home: &str) -> bool {
        let lives = |areas: &Vec<RegionCode>| {
            RegionCode::parse(home).is_ok_and(|home| areas.iter().any(|area| area.holds(&home)))
        };
        self.office == Some(office) || self.areas.as_ref().is_none_or(lives)
    }
}

pub(super) async fn plan(conn: &mut Conn, mut asking: Asking<'_>) -> Read<Plan> {
    let today = asking.today;
    let offices = asking.office(false)?;
    let (from, until) = asking.days(today.month().first_day(), today);
    let hands = money::hands(conn, &offices).await?;
    let choices = hands.iter().map(|(id, name)| plain(id.to_string(), name)).collect();
    let agent = asking.choice("agent", choices).and_then(|id| id.parse().ok()).unwrap_or_default();
    let programmes = PROGRAMMES.iter().map(|(programme, key)| plain((*key).to_owned(), programme.as_str()));
    let programme = asking.choice("programme", programmes.collect());
    let programme = programme.and_then(|key| PROGRAMMES.iter().find(|(_, k)| *k == key)).map(|(p, _)| *p);
    let payers = scheme::Payer::ALL.iter().map(|p| Choice::word(p.key(), p.word()));
    let payer = asking.choice("payer", payers.collect()).unwrap_or_default();
    let order = asking.order(&COLUMNS, "-on");
    let asked = Asked { from, until, agent, payer, backwards: order.backwards };
    let walk = Walk {
        asked,
        programme,
        agents: hands.into_iter().collect(),
        sees: Sees::of(&asking)?,
        at: 0,
        reversals: false,
        beyond: None,
        offices,
    };
    let (head, form, fields) = asking.done(COLUMNS.to_vec());
    Ok(Plan {
        head,
        form,
        fields,
        order,
        walk: walk::Walk::Money(walk),
        hints: vec![Note::new("report.contributions.hint"), Note::new("report.contributions.reversals")],
        empty: Note::new("report.contributions.none"),
    })
}

pub(super) async fn summary(conn: &mut Conn, plan: &Plan, walk: &Walk) -> Read<Summary> {
    let mut sums = Sums::default();
    let mut receipts = 0;
    for (account, amount) in moved(conn, walk).await? {
        match account.as_str() {
            MOVED => receipts = amount,
            account => sums.add(walk.programme, account, Rupiah(amount)),
        }
    }
    let running = walk.asked.until == plan.head.today;
    let answer = if running {
        Note::new("report.contributions.answer_since")
    } else {
        Note::new("report.contributions.answer")
    };
    let answer = answer
        .with("about", plan.head.about.as_str())
        .with("total", sums.total())
        .with("receipts", receipts)
        .with("from", walk.asked.from)
        .with("until", walk.asked.until);
    let mut totals = vec![Value::Nothing; SUMS];
    totals.extend(sums.values());
    Ok(Summary { answer, totals: Some(totals) })
}

/// Sums by account. Of many offices the tallies tell it, where everybody is asked for: the same figures, a moment later,
/// without reading every receipt of a nation.
async fn moved(conn: &mut Conn, walk: &Walk) -> Read<Vec<(String, i64)>> {
    let Asked { from, until, agent, payer, .. } = &walk.asked;
    if walk.offices.len() == 1 || !agent.is_nil() || !payer.is_empty() {
        return Ok(money::totals(conn, &walk.offices, &walk.asked).await?);
    }
    let offices = walk.offices.iter().map(ToString::to_string).collect();
    let mut accounts: Vec<String> = PROGRAMMES
        .iter()
        .map(|(programme, _)| Account::Contribution(*programme).name().into_owned())
        .collect();
    accounts.extend([KEPT.to_owned(), MOVED.to_owned()]);
    Ok(tallies::work_of_all(conn, offices, accounts, *from, *until).await?)
}

/// Rupiah by programme, and what is no month: kept for the member, or until somebody decides.
#[derive(Default)]
struct Sums {
    programmes: [Rupiah; 3],
    kept: Rupiah,
}

impl Sums {
    fn add(&mut self, only: Option<Programme>, account: &str, amount: Rupiah) {
        let of = account.strip_prefix("contribution.");
        let at = of.and_then(|code| PROGRAMMES.iter().position(|(p, _)| p.as_str() == code));
        match (at, only) {
            (Some(at), Some(only)) if PROGRAMMES[at].0 != only => {}
            (Some(at), _) => self.programmes[at] += amount,
            (None, Some(_)) => {}
            (None, None) => self.kept += amount,
        }
    }

    fn total(&self) -> Rupiah {
        self.programmes.iter().copied().sum::<Rupiah>() + self.kept
    }

    fn is_nothing(&self) -> bool {
        self.kept == Rupiah::ZERO && self.programmes.iter().all(|p| *p == Rupiah::ZERO)
    }

    fn values(&self) -> impl Iterator<Item = Value> {
        let all = self.programmes.into_iter().chain([self.kept, self.total()]);
        all.map(Value::Money).collect::<Vec<_>>().into_iter()
    }
}

impl Walk {
    pub(super) async fn page(&mut self, _: &App, conn: &mut Conn, most: usize) -> Read<Vec<Row>> {
        let mut rows = Vec::new();
        while rows.len() < most {
            let Some(office) = self.offices.get(self.at).copied() else { break };
            let want = (most - rows.len()) as i64;
            let page = money::page(conn, office, &self.asked, self.reversals, self.beyond, want).await?;
            let lines = money::lines(conn, &page).await?;
            for moved in &page {
                self.beyond = Some((Day(moved.on_day), moved.member_id, moved.receipt_id));
                let own = lines.get(&moved.command_id).map(Vec::as_slice).unwrap_or_default();
                rows.extend(self.rows(office, moved, own));
            }
            if (page.len() as i64) < want {
                self.beyond = None;
                if self.reversals {
                    self.at += 1;
                }
                self.reversals = !self.reversals;
            }
        }
        Ok(rows)
    }

    /// One row for each month, one more for what is no month.
    fn rows(&self, office: OfficeId, moved: &Moved, lines: &[(String, String, i64)]) -> Vec<Row> {
        let mut months: Vec<(&str, Sums)> = Vec::new();
        for (month, account, amount) in lines {
            if months.last().is_none_or(|(last, _)| last != month) {
                months.push((month, Sums::default()));
            }
            if let Some((_, sums)) = months.last_mut() {
                sums.add(self.programme, account, Rupiah(*amount));
            }
        }
        months.retain(|(_, sums)| !sums.is_nothing());
        let seen = self.sees.sees(office, &moved.home);
        let head = self.head(moved, seen);
        let key = self.key(moved);
        let row = |(month, sums): (&str, Sums)| {
            let mut values = head.to_vec();
            values[4] = month.parse().map_or(Value::Nothing, Value::Month);
            values.extend(sums.values());
            let leads = if seen { Leads::Receipt(moved.number.clone()) } else { Leads::Nowhere };
            Row { values, leads, key: key.clone() }
        };
        months.into_iter().map(row).collect()
    }

    fn head(&self, moved: &Moved, seen: bool) -> [Value; SUMS] {
        let hidden = || Value::Say(Note::new("report.elsewhere"));
        let (name, home) = if seen {
            let home = RegionCode::parse(&moved.home).map(short_place).unwrap_or_default();
            (Value::Text(moved.name.clone()), Value::Text(home))
        } else {
            (hidden(), Value::Nothing)
        };
        let payer = payer(&moved.payer, moved.payer_name.as_deref().filter(|_| seen));
        let agent = self.agents.get(&moved.actor_id).cloned();
        [
            Value::Text(moved.number.clone()),
            Value::Day(Day(moved.on_day)),
            name,
            home,
            Value::Nothing,
            Value::Say(payer),
            agent.map_or(Value::Nothing, Value::Text),
        ]
    }

    fn key(&self, moved: &Moved) -> String {
        let phase = if self.reversals { "v" } else { "r" };
        let day = Day(moved.on_day);
        format!("{}.{phase}.{day}.{}.{}", self.at, moved.member_id, moved.receipt_id)
    }

    /// Goes on after the receipt of a key; one that says nothing begins at the beginning.
    pub(super) fn resume(&mut self, after: &str) {
        let parts: Vec<&str> = after.split('.').collect();
        let &[at, phase, day, member, receipt] = parts.as_slice() else { return };
        let read = || {
            let at = at.parse::<usize>().ok().filter(|at| *at < self.offices.len())?;
            Some((at, (day.parse().ok()?, member.parse().ok()?, receipt.parse().ok()?)))
        };
        if let Some((at, beyond)) = read() {
            (self.at, self.reversals, self.beyond) = (at, phase == "v", Some(beyond));
        }
    }
}
