//! The published count of article 3, at full size: 7,708 in the five regencies on 31 July 2017, by a query of its own
//! over the contributions, and the same out of the tallies as they were known that day.

#![allow(clippy::unwrap_used, reason = "a test that cannot begin says so and stops")]

use access::{Actor, Role, Territory};
use app::{App, Setup};
use kernel::{ActorId, Day};
use store::{Arg, Reader, Stmt, Store};
use uuid::Uuid;
use world::{Progress, Size, expectations, play};

/// The living with July 2017 paid for work accidents by its last day, by home; nothing of the house's own counting.
static PAID_FOR_JULY: Stmt = Stmt::new(
    "test.paid_for_july",
    "select count(*) as n from (select c.member_id from contribution c join person p on p.member_id = c.member_id \
     where c.month = '2017-07' and c.programme = 'JKK' and c.paid_on <= $1 and substr(p.home, 1, 5) {in_text $2} \
     and c.member_id not in (select member_id from ending where kind = 'died' and on_day < $1) \
     group by c.member_id having sum(c.amount) > 0) x",
);
static BY_TALLY: Stmt = Stmt::new(
    "test.by_tally",
    "select cast(coalesce(sum(total), 0) as {int}) as n from tally where scope = 'village' and measure = 'paid' \
     and day <= $1 and known_day <= $1 and substr(key, 1, 5) {in_text $2}",
);
static TOGETHER: Stmt = Stmt::new(
    "test.together",
    "select count(*) as n from registration where on_day = $1 and home = $2 and activity_id = $3",
);

async fn count(reader: &mut Reader, stmt: &'static Stmt, args: &[Arg<'_>]) -> i64 {
    reader.find::<(i64,)>(stmt, args).await.unwrap().unwrap().0
}

#[test]
fn the_count_of_july_2017_comes_out_of_the_contributions() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let dir = std::env::temp_dir().join(format!("payung-denpasar-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let store = Store::open(&format!("sqlite:{}", dir.join("payung.db").display()), true).await.unwrap();
        store.migrate().await.unwrap();
        let until: Day = "2017-08-01".parse().unwrap();
        let app = App::open(Setup { store, seal: seal::Keys::generate(until), demo: true }).await.unwrap();
        let admin = Actor {
            id: ActorId(Uuid::nil()),
            role: Role::Administrator,
            territory: Territory::Nation,
            office: None,
            name: "Administrator".to_owned(),
        };
        let report = play(&app, &admin, until, Size::Full, &Progress::default()).await.unwrap();
        assert_eq!(report.unexpected, 0, "{:#?}", report.first_unexpected);

        let expected = expectations(Size::Full);
        assert_eq!(expected.denpasar_active, 7_708);
        let regencies = expected.denpasar_regencies.map(str::to_owned).to_vec();
        let mut reader = app.store().reader().await.unwrap();
        let args = [Arg::from(expected.counted_on), Arg::Texts(regencies.into())];
        assert_eq!(count(&mut reader, &PAID_FOR_JULY, &args).await, 7_708);
        assert_eq!(count(&mut reader, &BY_TALLY, &args).await, 7_708);
        for (village, people) in expected.together.iter().zip([2_000, 1_000, 1_000]) {
            let args = [expected.together_on.into(), village.village.into(), village.activity.into()];
            assert_eq!(count(&mut reader, &TOGETHER, &args).await, people, "{}", village.village);
        }
        drop(reader);
        app.store().close().await;
        std::fs::remove_dir_all(&dir).unwrap();
    });
}
