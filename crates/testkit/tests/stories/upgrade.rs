//! A house that the first release left behind, opened by this one: nothing is lost, everything holds, and it goes on.
//!
//! The two databases in `tests/upgrade` were written by 0.1.0 (schema 1): a campaign with an activity, people who
//! registered and paid, a paper with too much money, look-alikes decided and left open, a reversal, a death, a list of
//! standings, money of somebody unknown, a user with a client. People, keys and passwords are invented.

use crate::common::*;
use app::{App, Setup};
use flate2::read::GzDecoder;
use member::{Known, Segment, State};
use scheme::Scheme;
use std::io::Read;
use std::path::{Path, PathBuf};
use store::Store;
use testkit::{Cluster, TODAY, TestEngine, at, house_on, pay, run};
use uuid::Uuid;

/// The n-th of the people in it.
fn person(n: u32) -> Uuid {
    Uuid::from_u128(0x019a_9e00_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

fn left_behind(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upgrade").join(name)
}

fn unpacked(name: &str) -> Vec<u8> {
    let mut whole = Vec::new();
    let packed = std::fs::File::open(left_behind(name)).expect("a database of 0.1.0");
    GzDecoder::new(packed).read_to_end(&mut whole).expect("packed");
    whole
}

/// The database of 0.1.0 on an engine, in the folder of a house that lends its place and nothing else.
fn restored(engine: TestEngine, folder: &Path) -> Option<String> {
    let file = folder.join("old");
    if engine == TestEngine::Sqlite {
        std::fs::write(&file, unpacked("0.1.0.db.gz")).expect("a place");
        return Some(format!("sqlite:{}", file.display()));
    }
    let cluster = Cluster::shared()?;
    let url = cluster.database();
    // PostgreSQL's own user reads it: in a place that everybody may see.
    let seen = std::env::temp_dir().join(format!("payung-0.1.0-{}.sql", std::process::id()));
    std::fs::write(&seen, unpacked("0.1.0.sql.gz")).expect("a place");
    cluster.psql(&url, ["-f", seen.to_str().expect("a path in UTF-8")]);
    let _ = std::fs::remove_file(&seen);
    Some(url)
}

#[test]
fn a_house_of_the_first_release_goes_on() {
    for engine in [TestEngine::Sqlite, TestEngine::Postgres] {
        run(async {
            let lent = house_on(TestEngine::Sqlite).await;
            let Some(url) = restored(engine, &lent.folder()) else { return };
            let store = Store::open(&url, false).await.unwrap();
            assert_eq!(store.schema().await.unwrap(), Some(1));
            let before: Vec<i64> = counts(&store).await;
            let applied = store.migrate().await.unwrap();
            assert_eq!(applied.last(), Some(&store::migrate::known_schema()));
            assert!(store.migrate().await.unwrap().is_empty(), "twice is once");
            let key = if engine == TestEngine::Sqlite { "0.1.0.db.key" } else { "0.1.0.sql.key" };
            let key = std::fs::read_to_string(left_behind(key)).unwrap();
            let seal = seal::Keys::from_json(&key).unwrap();
            let app = App::open(Setup { store, seal, demo: true }).await.unwrap();
            let checked = app.check(|_| {}).await.unwrap();
            assert!(checked.fails.is_empty(), "{engine:?}: {:#?}", checked.fails);
            assert_eq!(counts(app.store()).await, before);

            what_was_known(&app).await;
            let desk = lent.desk.clone();
            let desk = access::Actor { office: Some(kernel::OfficeId(office(&app, "DPS").await)), ..desk };
            it_goes_on(&app, &desk).await;
            app.settle().await.unwrap();
            let checked = app.check(|_| {}).await.unwrap();
            assert!(checked.fails.is_empty(), "{engine:?}: {:#?}", checked.fails);
        });
    }
}

/// Facts that a change of tables may neither add to nor take from.
async fn counts(store: &Store) -> Vec<i64> {
    let mut reader = store.reader().await.unwrap();
    let mut counts = Vec::new();
    for table in
        ["person", "command", "receipt", "contribution", "journal_entry", "task", "task_decision", "chain"]
    {
        let sql = statement(&format!("select count(*) from {table}"));
        counts.push(reader.find::<(i64,)>(sql, &[]).await.unwrap().unwrap().0);
    }
    counts
}

async fn office(app: &App, code: &str) -> Uuid {
    rows::<(Uuid,)>(app, &format!("select office_id from office where code = '{code}'")).await[0].0
}

async fn what_was_known(app: &App) {
    let state = async |n: u32, on: &str| {
        let known = facts(app, person(n)).await;
        member::cover(&known, Segment::Bpu, Scheme::id_bpu(), on.parse().unwrap(), Known::Now).state
    };
    // Three months from September; one month; dead since October; a standing brought in.
    assert_eq!(state(1, "2026-11-20").await, State::Active);
    assert_eq!(state(4, "2026-09-20").await, State::Active);
    assert_ne!(state(4, "2026-11-20").await, State::Active);
    assert_ne!(state(3, "2026-11-20").await, State::Active);
    assert_eq!(state(20, "2026-11-20").await, State::Active);
    assert_eq!(facts(app, person(4)).await.credit.0, 1_600);
    // What was decided stays decided, what was open stays open: in the facts and on the work-list.
    assert!(!open_kinds(app, person(400)).await.contains(&"duplicate".to_owned()));
    assert!(!open_kinds(app, person(200)).await.contains(&"dispute".to_owned()));
    assert!(open_kinds(app, person(201)).await.contains(&"dispute".to_owned()));
    let listed = number(app, "select count(*) from open_task where kind = 'dispute'").await;
    assert_eq!(listed, 1);
    // Somebody of then signs in with their password of then.
    let signed = app.sign_in("petugas.lama", "sandi awal 5 September", None, at(TODAY)).await;
    assert!(signed.is_ok(), "{:?}", signed.err());
}

/// Months go on where they ended, and the list finds who was there before it existed.
async fn it_goes_on(app: &App, desk: &access::Actor) {
    let answers = app.submit(desk, &[pay(person(1), 1, 8_400, TODAY)], at(TODAY)).await.unwrap();
    assert_eq!(done(&answers[0]), ["pay.covered"], "{answers:#?}");
    let receipt = answers[0].receipt.as_ref().unwrap();
    assert!(receipt.lines.iter().all(|line| line.0.to_string() == "2026-12"), "{:?}", receipt.lines);
    let name = facts(app, person(1)).await.person.unwrap().name;
    let found = app.hints(desk, &name, at(TODAY)).await.unwrap();
    assert!(found.found.iter().any(|f| f.person.id.0 == person(1)), "{name}");
}
