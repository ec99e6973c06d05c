//! The figures: counts of areas are those of their villages, and all of them can be made again from the facts.

use crate::common::*;
use crate::engines::{play, script};
use access::{Actor, Role};
use app::App;
use app::view::{AreaSort, BranchSort, Looking};
use kernel::{Day, Instant, RegionCode};
use testkit::{House, TODAY, at, on_both};

fn director(house: &House) -> Actor {
    Actor { role: Role::Director, office: None, ..house.desk.clone() }
}

async fn villages_and_areas(app: &App) -> (Vec<(String, String, String, String, i64)>, i64) {
    let all = tallies(app).await;
    let sums = rows::<(i64,)>(app, "select cast(count(*) as bigint) from tally_area where total <> 0").await;
    (all, sums[0].0)
}

#[test]
fn an_area_counts_what_its_villages_count() {
    on_both(|house| async move {
        let script = script(11, 220);
        play(&house, &script, 1000).await;
        house.app.settle().await.unwrap();
        let last: Day = script.last().unwrap().day.parse().unwrap();
        let who = director(&house);
        let now = at(&last.to_string());
        let mut seen = 0;
        for days in [-200, -31, -1, 0, 12, 45, 400] {
            let on = Some(last.plus_days(days));
            for code in [None, Some("51"), Some("51.71"), Some("33.10")] {
                let code = code.map(|c| RegionCode::parse(c).unwrap());
                // Without a day of knowing the sums are read; with one, every village is.
                let read = async |known| {
                    let view = house.app.area(&who, code, looking(on, known), now).await.unwrap();
                    let children: Vec<_> = view
                        .children
                        .iter()
                        .filter(|c| c.counts.registered != 0)
                        .map(|c| (c.area.code, c.counts.registered, c.counts.paid, c.counts.standing))
                        .collect();
                    let trend: Vec<_> = view
                        .trend
                        .iter()
                        .flat_map(|t| &t.points)
                        .map(|p| (p.month, p.value, p.began, p.stopped))
                        .collect();
                    (view.counts.registered, view.counts.paid, view.counts.standing, children, trend)
                };
                let (by_sums, by_villages) = (read(None).await, read(Some(last)).await);
                assert_eq!(by_sums, by_villages, "{code:?} on {on:?}");
                seen += by_sums.1;
            }
        }
        assert!(seen > 0, "the script left nobody covered: nothing was compared");
        house.holds().await;
    });
}

#[test]
fn the_first_page_adds_up() {
    on_both(|house| async move {
        let script = script(5, 200);
        play(&house, &script, 1000).await;
        house.app.settle().await.unwrap();
        let last: Day = script.last().unwrap().day.parse().unwrap();
        let now: Instant = at(&last.to_string());
        let who = director(&house);
        let home = house.app.home(&who, BranchSort::Active, true, now).await.unwrap();
        assert_eq!(home.branches.len(), 2);
        let nation = house.app.area(&who, None, looking(None, None), now).await.unwrap();
        assert_eq!(home.lapsing.of_active, nation.counts.paid);
        let of_branches: i64 = home.branches.iter().map(|b| b.active).sum();
        assert!(of_branches <= nation.counts.paid && of_branches > 0);
        for point in home.trend.unwrap().points.windows(2) {
            assert_eq!(
                point[1].value - point[0].value,
                point[1].began - point[1].stopped,
                "{}",
                point[1].month
            );
        }
        let measures: Vec<&str> = home.targets.iter().take(3).map(|bar| bar.measure.code.as_ref()).collect();
        assert_eq!(
            measures,
            ["target.measure.new_members", "target.measure.active", "target.measure.contributions"]
        );
        for year in &home.cohorts.unwrap().years {
            assert!(year.kept.iter().all(|(kept, of)| kept <= of && *of <= year.joined), "{year:?}");
        }
    });
}

#[test]
fn counts_of_an_older_program_are_made_again() {
    on_both(|house| async move {
        play(&house, &script(3, 160), 1000).await;
        let held = villages_and_areas(&house.app).await;
        // As version 0.1.0 left them: three measures, nothing above the villages.
        let older = [
            "delete from tally where scope = 'village' and measure not in ('registered', 'paid', 'standing')",
            "delete from tally_area",
            "delete from meta where name in ('tallies', 'tallies_counted', 'tallies_money')",
            // Nor any sums of what receipts and reversals moved.
            "delete from tally where scope = 'office' and measure not in ('new_members', 'receipts', 'contributions')",
        ];
        for change in older {
            tamper(&house.app, change).await;
        }
        let reopened = house.reopen().await;
        assert_eq!(villages_and_areas(&reopened).await, held);
        let checked = reopened.check(|_| {}).await.unwrap();
        assert!(checked.fails.is_empty(), "{:?}", checked.fails);
        tamper(&reopened, "update tally_area set total = total + 1 where grain = 'month' and letters = 2")
            .await;
        let fails = reopened.check(|_| {}).await.unwrap().fails;
        assert!(fails.len() == 1 && fails[0].starts_with("counts of areas"), "{fails:?}");
    });
}

#[test]
fn what_receipts_moved_is_summed_as_their_rows_say() {
    use store::views::reports::money::{Asked, totals};
    on_both(|house| async move {
        play(&house, &script(7, 160), 40).await;
        house.app.settle().await.unwrap();
        let offices: Vec<kernel::OfficeId> = house.app.network().offices.keys().copied().collect();
        let mut reader = house.app.store().reader().await.unwrap();
        for days in [("2000-01-01", "2100-01-01"), (TODAY, TODAY)] {
            let (from, until) = (days.0.parse().unwrap(), days.1.parse().unwrap());
            let asked =
                Asked { from, until, agent: uuid::Uuid::nil(), payer: String::new(), backwards: false };
            let rows = totals(&mut reader, &offices, &asked).await.unwrap();
            let measures = rows.iter().map(|(account, _)| account.clone()).collect();
            let keys = offices.iter().map(ToString::to_string).collect();
            let sums =
                store::views::tallies::work_of_all(&mut reader, keys, measures, from, until).await.unwrap();
            let sorted = |mut all: Vec<(String, i64)>| {
                all.retain(|(_, total)| *total != 0);
                all.sort();
                all
            };
            let (rows, sums) = (sorted(rows), sorted(sums));
            assert!(days.0 == TODAY || rows.len() > 3, "{rows:?}");
            assert_eq!(sums, rows, "{days:?}");
        }
    });
}

fn looking(on: Option<Day>, known: Option<Day>) -> Looking {
    Looking { on, known, sort: AreaSort::Name, ..Looking::default() }
}
