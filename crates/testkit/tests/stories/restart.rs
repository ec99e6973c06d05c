//! Closing and opening: everything goes on where it was, and what is not this house is not opened.

use crate::common::*;
use app::{App, AppError, Setup};
use std::path::PathBuf;
use store::{Store, StoreError};
use testkit::{Cluster, TODAY, TestEngine, at, house_on, invented, on_both, pay, register, run};

#[test]
fn chain_and_numbers_go_on() {
    on_both(|house| async move {
        let sari = invented(1);
        house.send(&[register(&sari), pay(sari.member, 1, 8_400, TODAY)]).await;
        let app = house.reopen().await;
        let batch = [pay(sari.member, 1, 8_400, TODAY)];
        let answers = app.submit(&house.desk, &batch, at(TODAY)).await.unwrap();
        assert_eq!(answers[0].receipt.as_ref().unwrap().number, "DPS-0000002-6");
        assert_eq!(number(&app, "select count(*) from chain").await, 3);
        assert_eq!(number(&app, "select max(link) from chain").await, 3);
        let (known, held) = (app.network(), house.app.network());
        assert_eq!(known.offices.len(), held.offices.len());
        assert!(app.is_demo());
        app.settle().await.unwrap();
        house.holds().await;
    });
}

#[test]
fn what_waits_in_the_outbox_is_folded_after_a_restart() {
    on_both(|house| async move {
        let batch: Vec<_> = (1..=60).map(|n| register(&invented(n))).collect();
        house.send(&batch).await;
        house.app.settle().await.unwrap();
        // As if the program had stopped between the answer and the fold.
        tamper(&house.app, "insert into outbox (member_id, command_id, payload, at) \
            select member_id, command_id, '{\"village\":\"51.71.01.1003\",\"known\":\"2026-11-20\",\"counts\":[[\"paid\",\"2026-11-20\",1]],\"work\":null}', at from person").await;
        let app = house.reopen().await;
        app.settle().await.unwrap();
        assert_eq!(number(&app, "select count(*) from outbox").await, 0);
        assert_eq!(tally(&app, "village", "paid", TODAY).await, 60);
    });
}

#[test]
fn another_key_opens_nothing() {
    on_both(|house| async move {
        let store = Store::open(&house.url, false).await.unwrap();
        let seal = seal::Keys::generate(TODAY.parse().unwrap());
        let refused = App::open(Setup { store, seal, demo: true }).await.err().expect("refused");
        assert!(matches!(refused, AppError::WrongKey(_)), "{refused}");
        // That it is a demo world was settled at the beginning.
        let app = house.reopen().await;
        assert!(app.is_demo());
    });
}

#[test]
fn a_newer_or_an_older_schema_is_not_touched() {
    on_both(|house| async move {
        let of_program = store::migrate::known_schema();
        for (schema, newer) in [(of_program + 1, true), (0, false)] {
            tamper(&house.app, &format!("update meta set value = '{schema}' where name = 'schema'")).await;
            let store = Store::open(&house.url, false).await.unwrap();
            let error = store.require_current().await.unwrap_err();
            match error {
                StoreError::NewerSchema { found, known } => {
                    assert!(newer && (found, known) == (of_program + 1, of_program));
                }
                StoreError::OlderSchema { found, known } => {
                    assert!(!newer && (found, known) == (0, of_program));
                }
                other => panic!("{other}"),
            }
            if newer {
                assert!(matches!(store.migrate().await, Err(StoreError::NewerSchema { .. })));
            }
        }
        tamper(&house.app, &format!("update meta set value = '{of_program}' where name = 'schema'")).await;
        assert!(house.app.store().migrate().await.unwrap().is_empty(), "migrating twice does nothing");
        house.holds().await;
    });
}

#[test]
fn a_server_that_cuts_its_connections_loses_nothing() {
    if Cluster::shared().is_none() {
        return;
    }
    run(async {
        let house = house_on(TestEngine::Postgres).await;
        let desks: Vec<_> = (1..=60)
            .map(|n| {
                let (app, desk, person) = (house.app.clone(), house.desk.clone(), invented(n));
                tokio::spawn(async move {
                    let batch = [register(&person), pay(person.member, 1, 8_400, TODAY)];
                    tokio::time::sleep(std::time::Duration::from_millis(u64::from(n) * 4)).await;
                    let mut answers = app.submit(&desk, &batch, at(TODAY)).await;
                    // Who got no answer sends the same again, as a phone does.
                    for _ in 0..5 {
                        if answers.is_ok() {
                            break;
                        }
                        answers = app.submit(&desk, &batch, at(TODAY)).await;
                    }
                    answers.expect("an answer").into_iter().map(|a| a.outcome).collect::<Vec<_>>()
                })
            })
            .collect();
        let other = Store::open(&house.url, false).await.unwrap();
        static CUT: store::Stmt = store::Stmt::new(
            "story.cut",
            "select cast(count(pg_terminate_backend(pid)) as bigint) from pg_stat_activity \
             where datname = current_database() and pid <> pg_backend_pid()",
        );
        for _ in 0..6 {
            tokio::time::sleep(std::time::Duration::from_millis(40)).await;
            let mut reader = other.reader().await.unwrap();
            let _: Vec<(i64,)> = reader.list(&CUT, &[]).await.unwrap();
        }
        for desk in desks {
            assert_eq!(desk.await.unwrap(), [app::Outcome::Done; 2]);
        }
        assert_eq!(number(&house.app, "select count(*) from receipt").await, 60);
        assert_eq!(number(&house.app, "select last from receipt_series").await, 60);
        house.holds().await;
    });
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("payung-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

fn url(path: &std::path::Path) -> String {
    format!("sqlite:{}", path.display())
}

#[test]
fn what_is_no_database_of_ours_is_left_alone() {
    run(async {
        let dir = folder("garbage");
        for (name, bytes) in [
            ("text.db", b"NIK;Nama;Tanggal lahir\n".repeat(400)),
            ("half.db", [&b"SQLite format 3\0"[..], &[7; 5000]].concat()),
        ] {
            let path = dir.join(name);
            std::fs::write(&path, &bytes).unwrap();
            let error = match Store::open(&url(&path), false).await {
                Ok(store) => store.require_current().await.unwrap_err(),
                Err(error) => error,
            };
            assert!(matches!(error, StoreError::NotPayung(_)), "{name}: {error:?}");
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} was changed");
        }
        // Another program's database.
        let path = dir.join("other.db");
        let store = Store::open(&url(&path), true).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        static OTHER: store::Stmt = store::Stmt::new("story.other", "create table notes (words text)");
        tx.run(&OTHER, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(store.schema().await, Err(StoreError::NotPayung(_))));
        assert!(matches!(store.migrate().await, Err(StoreError::NotPayung(_))));
        // One that was begun and never finished.
        let path = dir.join("begun.db");
        let store = Store::open(&url(&path), true).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        static META: store::Stmt =
            store::Stmt::new("story.meta", "create table meta (name text, value text)");
        tx.run(&META, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(store.require_current().await, Err(StoreError::NotPayung(_))));
        assert!(matches!(store.migrate().await, Err(StoreError::NotPayung(_))));
        std::fs::remove_dir_all(&dir).unwrap();
    });
}

#[test]
fn nothing_is_made_where_nothing_was_asked_for() {
    run(async {
        let dir = folder("missing");
        let path = dir.join("payung.db");
        assert!(matches!(Store::open(&url(&path), false).await, Err(StoreError::Missing(p)) if p == path));
        assert!(!path.exists());
        for unknown in ["mysql://u:secret@h/d", "payung.db", "sqlite:", "sqlite::memory:", "", "file:x.db"] {
            let error = Store::open(unknown, true).await.err().expect(unknown);
            assert!(matches!(error, StoreError::UnknownUrl(_)), "{unknown}: {error}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        assert_eq!(std::fs::read_dir(&dir).unwrap().count(), 0);
        // An empty database is nobody's yet: it has to be made first.
        let store = Store::open(&url(&path), true).await.unwrap();
        assert!(matches!(store.require_current().await, Err(StoreError::OlderSchema { found: 0, .. })));
        std::fs::remove_dir_all(&dir).unwrap();
    });
}
