//! Where members stand, kept as dates: the same as the facts say, on any day to come, on both engines.

use crate::common::*;
use crate::engines::{play, script};
use kernel::{Day, MemberId};
use member::State;
use std::collections::{BTreeMap, BTreeSet};
use store::views::Within;
use store::views::members::{self, Filter, Order};
use testkit::{House, TODAY, invented, on_both, pay, register};
use uuid::Uuid;

const STANDS: &str = "where a member stands is what the facts say";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Every member by id with the state that the list tells for a day, read page by page.
async fn listed(house: &House, filter: &Filter, order: Order, page: i64) -> Vec<(Uuid, State)> {
    let mut reader = house.app.store().reader().await.unwrap();
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let rows = members::list(&mut reader, filter, order, after, page).await.unwrap();
        let Some(last) = rows.last() else { return all };
        after = last.after(order);
        all.extend(rows.iter().map(|r| (r.member_id, State::from_key(&r.state).unwrap())));
    }
}

#[test]
fn the_list_tells_the_state_that_the_facts_tell() {
    on_both(|house| async move {
        let script = script(7, 260);
        play(&house, &script, 1000).await;
        let last = day(&script.last().unwrap().day);
        let on = last.to_string();
        let mut known: BTreeSet<Uuid> = script.iter().map(|s| s.envelope.subject).collect();
        // And who the script leaves out: a fund's member, one who died, one who took the savings.
        let more = [invented(5_001), invented(5_002), invented(5_003)];
        let [fund, dead, old] = [0, 1, 2].map(|n| more[n].member);
        let by_fund = pay_with(fund, 1, 16_800, &on, |p| p.payer = "apbd".into());
        let batch = [
            register(&more[0]),
            register(&more[1]),
            register(&more[2]),
            by_fund,
            pay(dead, 1, 16_800, &on),
            end(dead, "died", &on),
            end(old, "old_age_taken", &on),
        ];
        let answers = house.send_on(&on, &batch).await;
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:#?}");
        known.extend([fund, dead, old]);
        house.holds().await;
        let mut seen = BTreeSet::new();
        for days in [0, 1, 11, 25, 40, 75, 130, 400] {
            let on = last.plus_days(days);
            let told: BTreeMap<Uuid, State> =
                listed(&house, &Filter::of(Within::Everywhere, on), Order::Name, 7)
                    .await
                    .into_iter()
                    .collect();
            for id in &known {
                let facts = facts(&house.app, *id).await;
                let Some(standing) = app::standing_of(&facts, house.app.scheme()) else {
                    assert!(!told.contains_key(id));
                    continue;
                };
                assert_eq!(
                    told.get(id),
                    Some(&standing.state(on)),
                    "{:?} on {on}: {standing:?}",
                    house.engine
                );
                seen.insert(standing.state(on));
            }
        }
        assert_eq!(seen.len(), 8, "all but strangers: {seen:?}");
    });
}

/// Three of Sesetan and one of Klaten, in four different ways of standing.
async fn four(house: &House) -> [Uuid; 4] {
    let people = [invented(1), invented(2), invented(3), invented(4)];
    let [paid, idle, opened, far] = [0, 1, 2, 3].map(|n| people[n].member);
    house
        .send(&[
            register(&people[0]),
            pay(paid, 3, 33_600, TODAY),
            register_with(&people[1], |r| r.payer = "apbd".into()),
            register_with(&people[3], |r| r.home = "33.10.16.2012".into()),
        ])
        .await;
    head_on(house, TODAY, &[open(&people[2], "00012345678")]).await;
    [paid, idle, opened, far]
}

#[test]
fn lists_are_filtered_ordered_and_paged() {
    on_both(|house| async move {
        let [paid, idle, opened, far] = four(&house).await;
        let today = day(TODAY);
        let sesetan = || Within::Areas(vec!["51.71".into(), "51.71.01".into()]);
        let all = || Filter::of(sesetan(), today);
        let ids = |found: Vec<(Uuid, State)>| found.into_iter().map(|f| f.0).collect::<Vec<_>>();
        for page in [1, 2, 50] {
            // Wayan, Putu, Kadek: by the letters of the name.
            let by_name = ids(listed(&house, &all(), Order::Name, page).await);
            assert_eq!(by_name, [opened, idle, paid], "{:?}", house.engine);
            assert_eq!(ids(listed(&house, &all(), Order::Home, page).await), by_name);
            assert_eq!(ids(listed(&house, &all(), Order::End, page).await), [opened, paid]);
            assert_eq!(ids(listed(&house, &all(), Order::Start, page).await).last(), Some(&opened));
            let everywhere =
                ids(listed(&house, &Filter::of(Within::Everywhere, today), Order::Home, page).await);
            assert_eq!(everywhere, [vec![far], by_name].concat());
        }
        let with = |change: fn(&mut Filter)| {
            let mut filter = all();
            change(&mut filter);
            filter
        };
        let only = async |change: fn(&mut Filter)| listed(&house, &with(change), Order::Name, 50).await;
        let grace = |f: &mut Filter| f.states = vec![State::Grace, State::NotYetDue];
        assert_eq!(only(grace).await, [(opened, State::Grace)]);
        assert_eq!(only(|f| f.states = vec![State::Registered]).await, [(idle, State::Registered)]);
        assert_eq!(ids(only(|f| f.payer = Some(scheme::Payer::Apbd)).await), [idle]);
        assert_eq!(ids(only(|f| f.covered_until = Some((f.on, f.on.plus_days(90)))).await), [paid]);
        assert_eq!(ids(only(|f| f.registered_until = Some(f.on.plus_days(-1))).await), [opened]);
        assert_eq!(ids(only(|f| f.registered_from = Some(f.on)).await), [idle, paid]);
        assert_eq!(ids(only(|f| f.incomplete = true).await).len(), 3);
        assert!(only(|f| f.programme = Some(scheme::JHT)).await.is_empty());
        assert_eq!(ids(only(|f| f.programme = Some(scheme::JKM)).await).len(), 3);
        let mut of_klaten = all();
        of_klaten.office = Some(house.klaten);
        assert_eq!(listed(&house, &of_klaten, Order::Name, 50).await, []);
        let mut reader = house.app.store().reader().await.unwrap();
        assert_eq!(members::count(&mut reader, &all(), 100).await.unwrap(), 3);
        assert_eq!(
            members::count(&mut reader, &all(), 2).await.unwrap(),
            2,
            "counts stop where they are told"
        );
        let states: BTreeMap<_, _> =
            members::states(&mut reader, &all(), 100).await.unwrap().into_iter().collect();
        assert_eq!(states[&State::Active], 1);
        assert_eq!(states.values().sum::<i64>(), 3);
        house.holds().await;
    });
}

#[test]
fn what_was_lost_is_made_again_and_what_was_changed_is_found() {
    on_both(|house| async move {
        let [paid, ..] = four(&house).await;
        let held =
            rows::<(Uuid, String)>(&house.app, "select member_id, name from standing order by member_id");
        let held = held.await;
        let broken = || async {
            let checked = house.app.check(|_| {}).await.unwrap();
            checked.fails.iter().map(|f| f.split(": ").next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        tamper(
            &house.app,
            "update standing set covered_until = standing_until where covered_until is not null",
        )
        .await;
        assert_eq!(broken().await, [STANDS]);
        tamper(&house.app, "delete from standing").await;
        assert_eq!(broken().await, [STANDS]);
        // As after a migration: nothing says yet that the projection is whole.
        tamper(&house.app, "delete from meta where name = 'standing'").await;
        let reopened = house.reopen().await;
        assert_eq!(
            rows::<(Uuid, String)>(&reopened, "select member_id, name from standing order by member_id")
                .await,
            held
        );
        house.holds().await;
        let mut reader = house.app.store().reader().await.unwrap();
        let of_one = store::member::standings(&mut reader, &[paid]).await.unwrap();
        assert_eq!(of_one[&MemberId(paid)].covered_until, Some(day("2027-01-31")));
        assert_eq!(of_one[&MemberId(paid)].last_paid_on, Some(day(TODAY)));
        assert_eq!(of_one[&MemberId(paid)].office, house.denpasar);
    });
}
