//! The reader's members as a list: filtered by where they stand, ordered, a page at a time, linkable.

use super::search::{area_names, encoded, narrowed};
use super::standing::{payer, standing};
use super::{Read, area_ref, day_typed, may_register, place, short_place, today, within};
use crate::App;
use crate::view::{Choice, Form, MemberOrder, MemberRow, MembersView, Person, Place};
use access::{Action, Actor};
use kernel::{ActivityId, Day, Instant, MemberId, Note, Refusal, RegionCode};
use member::State;
use regions::regions;
use scheme::{Payer, Sector};
use store::views::Within;
use store::views::find::{self, By};
use store::views::members::{self, After, Filter, Listed, Order};
use uuid::Uuid;

const A_PAGE: usize = 50;
/// Nobody reads a larger number to the last digit.
const COUNTED: i64 = 2_000;
/// Places offered for what was typed.
const PLACES: usize = 8;
/// The fields that a link to this list carries.
const FIELDS: [&str; 11] = [
    "state",
    "area",
    "payer",
    "sector",
    "programme",
    "ends",
    "from",
    "until",
    "incomplete",
    "activity",
    "order",
];

impl App {
    /// One page of the list that `form` asks for.
    pub async fn members(&self, who: &Actor, mut form: Form, now: Instant) -> Read<MembersView> {
        let mine = within(who, Action::ListMembers)?;
        let on = today(self, who, now);
        let places = places(&mut form, &mine);
        let mut filter = filter(&mut form, mine.clone(), on)?;
        let order = MemberOrder::from_key(form.get("order")).unwrap_or_default();
        let states_of = Filter { states: Vec::new(), ..filter.clone() };
        if !places.is_empty() {
            // Which of them is meant is asked first.
            filter.within = Within::Areas(Vec::new());
        }
        let mut conn = self.reader().await?;
        let after = read_after(order, form.get("after"));
        let mut rows = members::list(&mut conn, &filter, in_store(order), after, A_PAGE as i64 + 1).await?;
        let states = members::states(&mut conn, &states_of, COUNTED).await?;
        let counted: i64 = states.iter().map(|s| s.1).sum();
        // What was counted by state is not counted again.
        let count = if places.is_empty() && (counted < COUNTED || filter.states.is_empty()) {
            let asked = states.iter().filter(|s| filter.states.is_empty() || filter.states.contains(&s.0));
            asked.map(|s| s.1).sum()
        } else {
            members::count(&mut conn, &filter, COUNTED).await?
        };
        let more = rows.len() > A_PAGE;
        rows.truncate(A_PAGE);
        let ids: Vec<Uuid> = rows.iter().map(|r| r.member_id).collect();
        let people = find::people(&mut conn, By::Ids(ids)).await?;
        drop(conn);
        let next = rows.last().filter(|_| more).and_then(|last| next(&form, last, order));
        let mut faces = std::collections::HashMap::new();
        for row in people {
            let face = self.face(row)?;
            faces.insert(face.id, face);
        }
        let shown = rows.into_iter().filter_map(|r| row(&r, faces.remove(&MemberId(r.member_id))?));
        let network = self.network();
        let activity: Option<ActivityId> = form.get("activity").parse().ok();
        let activity = activity.and_then(|id| Some((id, network.activities.get(&id)?.title.clone())));
        Ok(MembersView {
            on,
            count,
            over: count >= COUNTED,
            states: if counted < COUNTED { in_order(&states) } else { Vec::new() },
            rows: shown.collect(),
            order,
            next,
            plain: FIELDS.iter().all(|field| *field == "order" || form.get(field).is_empty())
                && form.get("place").is_empty(),
            area: RegionCode::parse(form.get("area")).ok().map(area_ref),
            places,
            activity,
            payers: Payer::ALL.iter().map(|p| Choice::word(p.key(), p.word())).collect(),
            sectors: Sector::ALL.iter().map(|s| Choice::word(s.key(), s.word())).collect(),
            areas: if let Within::Areas(areas) = &mine { areas.len() } else { 0 },
            within: area_names(&mine),
            may_register: may_register(who),
            notes: (order == MemberOrder::Until)
                .then(|| Note::new("members.order.until"))
                .into_iter()
                .collect(),
            form,
        })
    }
}

/// What was typed as a place: the one it means goes into the filter, several are offered.
fn places(form: &mut Form, mine: &Within) -> Vec<Place> {
    let typed = form.get("place").trim().to_owned();
    if typed.is_empty() {
        return Vec::new();
    }
    let held = |code: &RegionCode| match mine {
        Within::Everywhere => true,
        Within::Areas(codes) => codes.iter().any(|own| code.as_str().starts_with(own.as_str())),
    };
    let hits = regions().search(&typed, None, PLACES * 4);
    let codes: Vec<RegionCode> = hits.iter().map(|hit| hit.area.code).filter(held).take(PLACES).collect();
    match codes.as_slice() {
        [] => {
            form.errors.push(Refusal::of("place", "members.place.none").with("place", typed));
            Vec::new()
        }
        [one] => {
            form.values.insert("area".to_owned(), vec![one.to_string()]);
            form.values.remove("place");
            Vec::new()
        }
        several => several.iter().map(|code| place(*code)).collect(),
    }
}

fn filter(form: &mut Form, mine: Within, on: Day) -> Read<Filter> {
    let area = RegionCode::parse(form.get("area")).ok();
    let mut filter = Filter::of(narrowed(mine, area)?, on);
    filter.states = state(form.get("state")).into_iter().collect();
    filter.payer = form.get("payer").parse().ok();
    filter.sector = form.get("sector").parse().ok();
    filter.programme = kernel::Programme::parse(form.get("programme"));
    if let Ok(days @ 1..=366) = form.get("ends").parse::<i64>() {
        filter.covered_until = Some((on, on.plus_days(days)));
    }
    for (field, bound) in [("from", &mut filter.registered_from), ("until", &mut filter.registered_until)] {
        let typed = form.get(field).trim().to_owned();
        *bound = day_typed(&typed);
        if bound.is_none() && !typed.is_empty() {
            form.errors.push(Refusal::of(field, "read.form.day"));
        }
    }
    filter.incomplete = form.has("incomplete", "1");
    filter.activity = form.get("activity").parse().ok();
    Ok(filter)
}

/// A standing's own word in an address.
fn state(key: &str) -> Option<State> {
    State::ALL.into_iter().find(|s| *s != State::NotAMember && standing(*s).key() == key)
}

fn in_store(order: MemberOrder) -> Order {
    match order {
        MemberOrder::Name => Order::Name,
        MemberOrder::Until => Order::End,
        MemberOrder::Registered => Order::Start,
        MemberOrder::Home => Order::Home,
    }
}

fn row(r: &Listed, face: super::person::Face) -> Option<MemberRow> {
    Some(MemberRow {
        person: Person { id: face.id, name: face.name },
        masked_nik: face.masked_nik,
        home: short_place(face.home),
        standing: standing(State::from_key(&r.state)?),
        until: r.covered_until.map(Day),
        payer: payer(&r.payer, None),
        registered_on: Day(r.registered_on),
        complete: r.complete,
    })
}

/// In the order of a life, each once.
fn in_order(states: &[(State, i64)]) -> Vec<(crate::view::Standing, i64)> {
    let all = State::ALL.iter().filter_map(|s| states.iter().find(|(state, _)| state == s));
    all.map(|(state, n)| (standing(*state), *n)).collect()
}

/// The same list from the next row on.
fn next(form: &Form, last: &Listed, order: MemberOrder) -> Option<String> {
    let after = match last.after(in_store(order))? {
        After::Name(name, id) => format!("{name}~{}", id.0),
        After::End(day, id) | After::Start(day, id) => format!("{day}~{}", id.0),
        After::Home(home, name, id) => format!("{home}~{name}~{}", id.0),
    };
    Some(link(form, &[("after", &after)]))
}

/// The address of this list with some fields set otherwise; an empty one is left out.
pub fn link(form: &Form, changed: &[(&str, &str)]) -> String {
    let kept = FIELDS.iter().filter(|f| changed.iter().all(|(name, _)| name != *f));
    let kept = kept.map(|field| (*field, form.get(field)));
    let all = kept.chain(changed.iter().copied()).filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = all.map(|(field, value)| format!("{field}={}", encoded(value))).collect();
    if query.is_empty() { "/members".to_owned() } else { format!("/members?{}", query.join("&")) }
}

fn read_after(order: MemberOrder, text: &str) -> Option<After> {
    let (key, id) = text.rsplit_once('~')?;
    let id = MemberId(id.parse().ok()?);
    Some(match order {
        MemberOrder::Name => After::Name(key.to_owned(), id),
        MemberOrder::Until => After::End(key.parse().ok()?, id),
        MemberOrder::Registered => After::Start(key.parse().ok()?, id),
        MemberOrder::Home => {
            let (home, name) = key.split_once('~')?;
            After::Home(home.to_owned(), name.to_owned(), id)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_an_address() {
        let mut form = Form::default();
        assert_eq!(link(&form, &[]), "/members");
        form.set("state", "grace");
        form.set("place", "typed and not kept");
        assert_eq!(link(&form, &[("order", "until")]), "/members?state=grace&order=until");
        assert_eq!(link(&form, &[("state", "")]), "/members");
        assert_eq!(link(&form, &[("after", "ni made~7")]), "/members?state=grace&after=ni%20made%7E7");
    }

    #[test]
    fn pages_go_on_where_they_stopped() {
        let id = MemberId(Uuid::from_u128(9));
        assert_eq!(
            read_after(MemberOrder::Home, &format!("51.71.01.1003~ni made~{id}")),
            Some(After::Home("51.71.01.1003".into(), "ni made".into(), id))
        );
        let day = "2026-12-31";
        assert_eq!(
            read_after(MemberOrder::Until, &format!("{day}~{id}")),
            Some(After::End(day.parse().unwrap(), id))
        );
        assert_eq!(read_after(MemberOrder::Name, "nobody"), None);
    }
}
