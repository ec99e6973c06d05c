//! Lists of members by where they stand on a day: filtered, ordered, one page after the other.
//!
//! Three ways through the same rows. Where few people live in the territory (*near*), the index that leads with the home
//! finds them and they are sorted; where many do (*far*), the index of the order is walked and the first that fit are
//! taken; of those who died or left with their savings (*gone*) there are few anywhere. [`list`] counts a little first
//! and chooses.

use super::{Within, names};
use crate::cell::{Arg, Kind};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{ActivityId, Day, MemberId, OfficeId};
use member::State;
use uuid::Uuid;

/// The state on the day `$1`, told from the dates: the same as `member::Standing::state`, and a story holds them together.
macro_rules! state {
    () => {
        "case when s.ended_kind = 'died' and s.ended_on <= $1 then 'deceased' \
         when s.ended_kind = 'old_age_taken' and s.ended_on < $1 then 'inactive' \
         when s.covered_from <= $1 and $1 <= s.covered_until then 'active' \
         when $1 < s.covered_from and $1 < s.gap_from then 'active' \
         when s.ended_on < $1 then 'ended' \
         when s.covered_until is null or s.again_on <= $1 then 'registered' \
         when $1 < s.covered_from and s.gap_from is null then 'registered' \
         when $1 < s.covered_from then 'grace' \
         when $1 <= s.standing_until then 'not_yet_due' \
         when $1 > s.grace_until then 'ended' \
         when s.public_fund then 'funds_not_yet_released' \
         else 'grace' end"
    };
}

/// What a filter asks, `$3` to `$17`; what is not asked lets everything through. `is true` keeps SQLite from walking all
/// members by the day they came, where it should find those of the place.
macro_rules! asked {
    () => {
        concat!(
            " ($3 or ",
            state!(),
            " {in_text $4}) \
             and ($5 or (s.covered_until >= $6 and s.covered_until <= $7)) \
             and (s.registered_on >= $8 and s.registered_on <= $9) is true \
             and ($10 = '' or s.payer = $10) and ($11 = '' or s.sector = $11) \
             and ($12 = '' or replace(s.programmes, $12, '') <> s.programmes) \
             and ($13 or not s.complete) and ($14 or s.office_id = $15) and ($16 or s.activity_id = $17) "
        )
    };
}

macro_rules! near {
    () => {
        concat!(
            "from {spans $2} cross join standing s where s.home >= span.low and s.home < span.high and",
            asked!()
        )
    };
}

macro_rules! far {
    () => {
        concat!(
            "from standing s where exists (select 1 from {spans $2} where s.home >= span.low and s.home < span.high) and",
            asked!()
        )
    };
}

/// By the day on which cover ends, the latest first: the few whose cover ends on the days asked for, of a nation.
macro_rules! ending {
    () => {
        concat!(
            "from standing s where s.covered_until >= $6 and s.covered_until <= $7 \
             and exists (select 1 from {spans $2} where s.home >= span.low and s.home < span.high) and",
            asked!(),
            "order by s.covered_until desc "
        )
    };
}

/// Whose due day has passed, the latest first: whoever is in grace comes before those whose time has run out.
macro_rules! overdue {
    () => {
        concat!(
            "from standing s where s.standing_until < $1 \
             and exists (select 1 from {spans $2} where s.home >= span.low and s.home < span.high) and",
            asked!(),
            "order by s.standing_until desc "
        )
    };
}

/// Those who died or left with their savings: few of many, by an index of their own.
macro_rules! gone {
    () => {
        concat!(
            "from standing s where s.ended_kind in ('died', 'old_age_taken') \
             and exists (select 1 from {spans $2} where s.home >= span.low and s.home < span.high) and",
            asked!()
        )
    };
}

macro_rules! page {
    ($name:literal, $way:ident, $rest:literal) => {
        Stmt::new(
            $name,
            concat!(
                "select s.member_id, s.home, s.name, s.registered_on, s.covered_until, s.standing_until, s.grace_until, \
                 s.payer, s.public_fund, s.sector, s.programmes, s.complete, s.last_paid_on, ",
                state!(),
                " as state ",
                $way!(),
                $rest
            ),
        )
    };
}

pub(super) static BY_NAME_NEAR: Stmt = page!(
    "members.by_name_near",
    near,
    "and (s.name, s.member_id) > ($18, $19) order by s.name, s.member_id limit $20"
);
pub(super) static BY_NAME_FAR: Stmt = page!(
    "members.by_name_far",
    far,
    "and (s.name, s.member_id) > ($18, $19) order by s.name, s.member_id limit $20"
);
pub(super) static BY_NAME_GONE: Stmt = page!(
    "members.by_name_gone",
    gone,
    "and (s.name, s.member_id) > ($18, $19) order by s.name, s.member_id limit $20"
);
// Everybody of a place by name: the page is found in the index alone.
pub(super) static BY_NAME_OF_PLACE: Stmt = Stmt::new(
    "members.by_name_of_place",
    "select h.member_id from {spans $1} cross join standing h where h.home >= span.low and h.home < span.high \
     and (h.name, h.member_id) > ($2, $3) order by h.name, h.member_id limit $4",
);
pub(super) static OF_IDS: Stmt = Stmt::new(
    "members.of_ids",
    concat!(
        "select s.member_id, s.home, s.name, s.registered_on, s.covered_until, s.standing_until, s.grace_until, \
         s.payer, s.public_fund, s.sector, s.programmes, s.complete, s.last_paid_on, ",
        state!(),
        " as state from standing s where s.member_id {in $2} order by s.name, s.member_id"
    ),
);
// Whose cover ends first; who was never covered has no place in this order.
pub(super) static BY_END_NEAR: Stmt = page!(
    "members.by_end_near",
    near,
    "and (s.covered_until, s.member_id) > ($18, $19) order by s.covered_until, s.member_id limit $20"
);
pub(super) static BY_END_FAR: Stmt = page!(
    "members.by_end_far",
    far,
    "and (s.covered_until, s.member_id) > ($18, $19) order by s.covered_until, s.member_id limit $20"
);
// The newest first.
pub(super) static BY_END_GONE: Stmt = page!(
    "members.by_end_gone",
    gone,
    "and (s.covered_until, s.member_id) > ($18, $19) order by s.covered_until, s.member_id limit $20"
);
pub(super) static BY_START_NEAR: Stmt = page!(
    "members.by_start_near",
    near,
    "and (s.registered_on, s.member_id) < ($18, $19) order by s.registered_on desc, s.member_id desc limit $20"
);
pub(super) static BY_START_FAR: Stmt = page!(
    "members.by_start_far",
    far,
    "and (s.registered_on, s.member_id) < ($18, $19) order by s.registered_on desc, s.member_id desc limit $20"
);
pub(super) static BY_START_GONE: Stmt = page!(
    "members.by_start_gone",
    gone,
    "and (s.registered_on, s.member_id) < ($18, $19) order by s.registered_on desc, s.member_id desc limit $20"
);
pub(super) static BY_HOME_NEAR: Stmt = page!(
    "members.by_home_near",
    near,
    "and (s.home, s.name, s.member_id) > ($18, $21, $19) order by s.home, s.name, s.member_id limit $20"
);
pub(super) static BY_HOME_FAR: Stmt = page!(
    "members.by_home_far",
    far,
    "and (s.home, s.name, s.member_id) > ($18, $21, $19) order by s.home, s.name, s.member_id limit $20"
);
pub(super) static BY_HOME_GONE: Stmt = page!(
    "members.by_home_gone",
    gone,
    "and (s.home, s.name, s.member_id) > ($18, $21, $19) order by s.home, s.name, s.member_id limit $20"
);

/// How many of each state; never more rows than `$18` are counted.
macro_rules! states {
    ($name:literal, $way:ident) => {
        Stmt::new(
            $name,
            concat!(
                "select state, count(*) as n from (select ",
                state!(),
                " as state ",
                $way!(),
                "limit $18) found group by state"
            ),
        )
    };
}
pub(super) static STATES: Stmt = states!("members.states", near);
pub(super) static STATES_ENDING: Stmt = states!("members.states_ending", ending);
pub(super) static STATES_OVERDUE: Stmt = states!("members.states_overdue", overdue);
pub(super) static STATES_GONE: Stmt = states!("members.states_gone", gone);

/// Which members, and on which day they are looked at. `Filter::of` asks nothing but the place and the day.
#[derive(Clone, Debug)]
pub struct Filter {
    pub within: Within,
    /// The day on which states are told; not before the day of asking, where the past is for `cover` to tell.
    pub on: Day,
    /// Any of these; none means all.
    pub states: Vec<State>,
    /// Cover ends on one of these days, both included.
    pub covered_until: Option<(Day, Day)>,
    pub registered_from: Option<Day>,
    pub registered_until: Option<Day>,
    pub payer: Option<scheme::Payer>,
    pub sector: Option<scheme::Sector>,
    pub programme: Option<kernel::Programme>,
    /// Heirs, address or phone still to come.
    pub incomplete: bool,
    /// The office that registered them.
    pub office: Option<OfficeId>,
    pub activity: Option<ActivityId>,
}

impl Filter {
    pub fn of(within: Within, on: Day) -> Filter {
        Filter {
            within,
            on,
            states: Vec::new(),
            covered_until: None,
            registered_from: None,
            registered_until: None,
            payer: None,
            sector: None,
            programme: None,
            incomplete: false,
            office: None,
            activity: None,
        }
    }

    /// Everybody of a place, whatever their state.
    fn plain(&self) -> bool {
        let Filter { states, covered_until, registered_from, registered_until, .. } = self;
        states.is_empty()
            && [covered_until.is_none(), registered_from.is_none(), registered_until.is_none()] == [true; 3]
            && self.payer.is_none()
            && self.sector.is_none()
            && self.programme.is_none()
            && !self.incomplete
            && self.office.is_none()
            && self.activity.is_none()
    }

    /// Only the dead, and those who left with their savings.
    fn gone(&self) -> bool {
        let gone = [State::Deceased, State::Inactive];
        !self.states.is_empty() && self.states.iter().all(|state| gone.contains(state))
    }

    /// Only those whose due day has passed and whose time has not run out.
    fn overdue(&self) -> bool {
        let overdue = [State::Grace, State::FundsNotYetReleased];
        !self.states.is_empty() && self.states.iter().all(|state| overdue.contains(state))
    }

    /// Some states say by themselves on which side of the day cover ended.
    fn ending(mut self) -> Filter {
        let overdue = [State::NotYetDue, State::Grace, State::FundsNotYetReleased];
        if self.covered_until.is_none()
            && !self.states.is_empty()
            && self.states.iter().all(|state| overdue.contains(state))
        {
            self.covered_until = Some((day(1, 1, 1), self.on.previous()));
        }
        self
    }

    /// `$1` to `$17`.
    fn args<'a>(&self) -> Vec<Arg<'a>> {
        let (first, last) = (day(1, 1, 1), day(9999, 12, 31));
        let (ends_from, ends_until) = self.covered_until.unwrap_or((first, last));
        let states: Vec<String> = self.states.iter().map(|s| s.key().to_owned()).collect();
        vec![
            self.on.into(),
            self.within.spans(),
            states.is_empty().into(),
            Arg::Texts(states.into()),
            self.covered_until.is_none().into(),
            ends_from.into(),
            ends_until.into(),
            self.registered_from.unwrap_or(first).into(),
            self.registered_until.unwrap_or(last).into(),
            self.payer.map_or("", |p| p.key()).into(),
            self.sector.map_or("", |s| s.key()).into(),
            self.programme.map(|p| p.to_string()).unwrap_or_default().into(),
            (!self.incomplete).into(),
            self.office.is_none().into(),
            Kind::Id.or_null(self.office),
            self.activity.is_none().into(),
            Kind::Id.or_null(self.activity),
        ]
    }
}

fn day(year: i32, month: u8, day: u8) -> Day {
    // Both are days of the calendar.
    Day::new(year, month, day).unwrap_or(Day(time::Date::MIN))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    #[default]
    Name,
    /// Whose cover ends first; leaves out who was never covered.
    End,
    /// The newest first.
    Start,
    /// By village, then by name.
    Home,
}

/// The last one of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum After {
    Name(String, MemberId),
    End(Day, MemberId),
    Start(Day, MemberId),
    Home(String, String, MemberId),
}

/// A member of a list. Name and numbers for people to read are asked for by id.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Listed {
    pub member_id: Uuid,
    pub home: String,
    /// In small letters.
    pub name: String,
    pub registered_on: time::Date,
    pub covered_until: Option<time::Date>,
    pub standing_until: Option<time::Date>,
    pub grace_until: Option<time::Date>,
    pub payer: String,
    pub public_fund: bool,
    pub sector: String,
    pub programmes: String,
    pub complete: bool,
    pub last_paid_on: Option<time::Date>,
    /// A key of `member::State`.
    pub state: String,
}

impl Listed {
    /// Where the next page begins.
    pub fn after(&self, order: Order) -> Option<After> {
        let id = MemberId(self.member_id);
        Some(match order {
            Order::Name => After::Name(self.name.clone(), id),
            Order::End => After::End(Day(self.covered_until?), id),
            Order::Start => After::Start(Day(self.registered_on), id),
            Order::Home => After::Home(self.home.clone(), self.name.clone(), id),
        })
    }
}

/// So few are found through their homes and sorted: a branch, and not a region. Of more, the first of an order are met
/// soon enough by walking it.
const NEAR: i64 = 20_000;

/// One page of members in an order, after the last one seen.
pub async fn list(
    conn: &mut Conn,
    filter: &Filter,
    order: Order,
    after: Option<After>,
    most: i64,
) -> Result<Vec<Listed>, StoreError> {
    let way = way(conn, filter).await?;
    if way == Way::Near && order == Order::Name && filter.plain() {
        return by_name_of_place(conn, filter, after, most).await;
    }
    let statement = match (order, way) {
        (Order::Name, Way::Near) => &BY_NAME_NEAR,
        (Order::Name, Way::Far) => &BY_NAME_FAR,
        (Order::Name, Way::Gone) => &BY_NAME_GONE,
        (Order::End, Way::Near) => &BY_END_NEAR,
        (Order::End, Way::Far) => &BY_END_FAR,
        (Order::End, Way::Gone) => &BY_END_GONE,
        (Order::Start, Way::Near) => &BY_START_NEAR,
        (Order::Start, Way::Far) => &BY_START_FAR,
        (Order::Start, Way::Gone) => &BY_START_GONE,
        (Order::Home, Way::Near) => &BY_HOME_NEAR,
        (Order::Home, Way::Far) => &BY_HOME_FAR,
        (Order::Home, Way::Gone) => &BY_HOME_GONE,
    };
    let mut args = filter.args();
    let (key, id, name): (Arg<'_>, MemberId, String) = match (order, after) {
        (Order::Name, Some(After::Name(name, id))) => (name.into(), id, String::new()),
        (Order::End, Some(After::End(day, id))) => (day.into(), id, String::new()),
        (Order::Start, Some(After::Start(day, id))) => (day.into(), id, String::new()),
        (Order::Home, Some(After::Home(home, name, id))) => (home.into(), id, name),
        (Order::Name | Order::Home, _) => ("".into(), MemberId(Uuid::nil()), String::new()),
        // Who ended before the days asked for is not walked over.
        (Order::End, _) => {
            let first = filter.covered_until.map_or_else(|| day(1, 1, 1), |(from, _)| from);
            (first.into(), MemberId(Uuid::nil()), String::new())
        }
        (Order::Start, _) => (day(9999, 12, 31).into(), MemberId(Uuid::max()), String::new()),
    };
    args.extend([key, id.into(), most.into()]);
    if order == Order::Home {
        args.push(name.into());
    }
    conn.list(statement, &args).await
}

/// How the rows of a filter are come by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Near,
    Far,
    Gone,
}

async fn way(conn: &mut Conn, filter: &Filter) -> Result<Way, StoreError> {
    Ok(match near(conn, filter).await? {
        true => Way::Near,
        false if filter.gone() => Way::Gone,
        false => Way::Far,
    })
}

async fn near(conn: &mut Conn, filter: &Filter) -> Result<bool, StoreError> {
    let areas = matches!(filter.within, Within::Areas(_));
    Ok(areas && names::around(conn, &filter.within, NEAR).await? < NEAR)
}

async fn by_name_of_place(
    conn: &mut Conn,
    filter: &Filter,
    after: Option<After>,
    most: i64,
) -> Result<Vec<Listed>, StoreError> {
    let (name, id) = match after {
        Some(After::Name(name, id)) => (name, id),
        _ => (String::new(), MemberId(Uuid::nil())),
    };
    let place: [Arg<'_>; 4] = [filter.within.spans(), name.into(), id.into(), most.into()];
    let ids: Vec<(Uuid,)> = conn.list(&BY_NAME_OF_PLACE, &place).await?;
    let ids: Vec<Uuid> = ids.into_iter().map(|(id,)| id).collect();
    conn.list(&OF_IDS, &[filter.on.into(), Arg::Ids(ids.into())]).await
}

/// How many there are, counted up to `most`: a count costs no more than a long page.
pub async fn count(conn: &mut Conn, filter: &Filter, most: i64) -> Result<i64, StoreError> {
    Ok(states(conn, filter, most).await?.into_iter().map(|(_, n)| n).sum())
}

/// How many of each state, of the first `most` that fit.
pub async fn states(conn: &mut Conn, filter: &Filter, most: i64) -> Result<Vec<(State, i64)>, StoreError> {
    let filter = filter.clone().ending();
    // A country is not walked village by village where an index leads to the few that are asked for.
    let few = [
        (filter.gone(), &STATES_GONE),
        (filter.overdue(), &STATES_OVERDUE),
        (filter.covered_until.is_some(), &STATES_ENDING),
    ];
    let statement = match few.into_iter().find(|(asked, _)| *asked) {
        Some((_, statement)) if !near(conn, &filter).await? => statement,
        _ => &STATES,
    };
    let mut args = filter.args();
    args.push(most.into());
    let rows: Vec<(String, i64)> = conn.list(statement, &args).await?;
    let read = |(key, n): (String, i64)| {
        State::from_key(&key).map(|s| (s, n)).ok_or(StoreError::Corrupt { table: "standing", what: key })
    };
    rows.into_iter().map(read).collect()
}
