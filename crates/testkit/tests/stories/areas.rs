//! Maps of areas: the figure that colours a shape, the counts in the table and the tallies are one and the same, on any
//! day, as known on any day.

use crate::common::*;
use access::{Actor, Role, Territory};
use app::view::{AreaMeasure, AreaView, Figure, Looking, Reading};
use kernel::{Day, Level, RegionCode};
use testkit::{House, TODAY, at, invented, on_both, pay, register};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap()
}

async fn look(house: &House, area: Option<&str>, looking: Looking) -> AreaView {
    house.app.area(&head(house), area.map(code), looking, at(TODAY)).await.unwrap()
}

fn by(measure: AreaMeasure, on: &str) -> Looking {
    Looking { measure: Some(measure), on: Some(day(on)), ..Looking::default() }
}

/// Four people in Sesetan: paid for one, two and four months from November 2026, and not at all.
async fn four(house: &House) -> Vec<uuid::Uuid> {
    let people: Vec<_> = (1..=4).map(invented).collect();
    house.send(&people.iter().map(register).collect::<Vec<_>>()).await;
    for (person, months, rupiah) in [(0, 1, 8_400), (1, 2, 16_800), (2, 4, 50_400)] {
        let answer = house.one(pay(people[person].member, months, rupiah, TODAY)).await;
        assert_eq!(done(&answer), ["pay.covered"]);
    }
    house.app.settle().await.unwrap();
    people.iter().map(|p| p.member).collect()
}

#[test]
fn map_table_and_tallies_say_the_same_at_every_level() {
    on_both(|house| async move {
        four(&house).await;
        let levels = [
            (None, None, 38),
            (None, Some(Level::Regency), 514),
            (Some("51"), None, 9),
            (Some("51"), Some(Level::District), 57),
            (Some("51.71"), None, 4),
            (Some("51.71"), Some(Level::Village), 43),
            (Some("51.71.01"), None, 10),
        ];
        for on in ["2026-11-19", TODAY, "2026-12-20", "2027-02-28", "2027-03-01"] {
            let [registered, paid, standing] = [
                tally(&house.app, "village", "registered", on).await,
                tally(&house.app, "village", "paid", on).await,
                tally(&house.app, "village", "standing", on).await,
            ];
            for (area, parts, children) in levels {
                let view = look(&house, area, Looking { parts, ..by(AreaMeasure::Active, on) }).await;
                assert_eq!(view.children.len(), children, "{area:?} {parts:?}");
                let counted = (view.counts.registered, view.counts.paid, view.counts.standing);
                assert_eq!(counted, (registered, paid, standing), "{area:?} on {on}");
                assert_eq!(view.figure, Figure { part: paid, of: None });
                assert_eq!(view.children.iter().map(|c| c.figure.part).sum::<i64>(), paid);
                assert!(view.children.iter().all(|c| c.figure.part == c.counts.paid));
            }
            let reading = Looking { reading: Reading::Standing, ..by(AreaMeasure::Coverage, on) };
            let covered = look(&house, Some("51"), reading).await;
            let denpasar = covered.children.iter().find(|c| c.area.code == code("51.71")).unwrap();
            assert_eq!(denpasar.figure.part, standing);
            assert_eq!(denpasar.figure.of, denpasar.denominator.as_ref().map(|d| d.count));
        }
        house.holds().await;
    });
}

#[test]
fn growth_and_lapse_compare_two_days() {
    on_both(|house| async move {
        let members = four(&house).await;
        let figure = async |measure, on: &str| look(&house, Some("51.71"), by(measure, on)).await.figure;
        assert_eq!(figure(AreaMeasure::Growth, TODAY).await, Figure { part: 3, of: Some(0) });
        assert_eq!(figure(AreaMeasure::Growth, "2027-11-20").await, Figure { part: -3, of: Some(3) });
        // Nobody was active three months before today; in February one of three is.
        assert_eq!(figure(AreaMeasure::Lapse, TODAY).await, Figure { part: 0, of: Some(0) });
        assert_eq!(figure(AreaMeasure::Lapse, "2027-02-20").await, Figure { part: 2, of: Some(3) });
        // On 10 March nobody is paid for; who was paid in December still has until the 15th.
        assert_eq!(figure(AreaMeasure::Lapse, "2027-03-10").await, Figure { part: 1, of: Some(2) });
        assert_eq!(figure(AreaMeasure::Lapse, "2027-03-20").await, Figure { part: 2, of: Some(2) });

        // Whoever pays the gap was never gone.
        let late = pay(members[1], 2, 33_600, "2027-02-20");
        let answers = house.app.submit(&house.desk, &[late], at("2027-02-20")).await.unwrap();
        assert!(answers[0].refusal.is_none(), "{answers:?}");
        house.app.settle().await.unwrap();
        assert_eq!(figure(AreaMeasure::Lapse, "2027-02-20").await, Figure { part: 1, of: Some(3) });
        let as_known = Looking { known: Some(day("2027-02-19")), ..by(AreaMeasure::Lapse, "2027-02-20") };
        assert_eq!(look(&house, None, as_known).await.figure, Figure { part: 2, of: Some(3) });
        let before = Looking { known: Some(day("2026-11-19")), ..by(AreaMeasure::Active, "2027-02-20") };
        assert_eq!(look(&house, None, before).await.figure.part, 0, "nothing was known a day earlier");
        house.holds().await;
    });
}

#[test]
fn who_sees_only_their_own_area_is_led_nowhere_else() {
    on_both(|house| async move {
        four(&house).await;
        let agent = Actor {
            role: Role::Agent,
            territory: Territory::Areas(vec![code("51.71.01")]),
            ..house.desk.clone()
        };
        assert_eq!(app::first_area(&agent), Some(code("51.71.01")));
        assert_eq!(app::first_area(&house.desk), None);
        let own =
            house.app.area(&agent, Some(code("51.71.01")), Looking::default(), at(TODAY)).await.unwrap();
        assert!(!own.nation_open && own.above.iter().all(|a| !a.open));
        assert!(own.children.iter().all(|c| c.area.open));
        assert!(house.app.area(&agent, None, Looking::default(), at(TODAY)).await.is_err());
        assert!(house.app.area(&agent, Some(code("51.71")), Looking::default(), at(TODAY)).await.is_err());
        let office = house.app.office(&agent, house.denpasar, at(TODAY)).await.unwrap();
        let open: Vec<&str> =
            office.coverage.iter().filter(|c| c.area.open).map(|c| c.area.code.as_str()).collect();
        assert!(open.iter().all(|c| c.starts_with("51.71.01")), "{open:?}");
        let seen =
            house.app.area(&house.desk, Some(code("51.71.01")), Looking::default(), at(TODAY)).await.unwrap();
        assert!(seen.nation_open && seen.above.iter().all(|a| a.open));
        house.holds().await;
    });
}
