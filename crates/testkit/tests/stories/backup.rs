//! A copy made while the house is used, brought back in a new place: everything until then is there, and holds.

use crate::common::*;
use app::{App, BackupProblem, Setup};
use store::Store;
use testkit::{Cluster, TODAY, TestEngine, at, house_on, invented, pay, register, run};

#[test]
fn a_copy_comes_back_whole_and_the_house_goes_on_from_it() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let (sari, wayan) = (invented(1), invented(2));
        let before = [register(&sari), pay(sari.member, 1, 8_400, TODAY)];
        house.send(&before).await;
        let folder = house.folder().join("backups");
        let copy = house.app.backup(&folder, true, at(TODAY)).await.unwrap();
        assert_eq!(copy.name, "payung-2026-11-20T030000Z.db");
        assert_eq!((copy.counts.members, copy.counts.receipts), (1, 1));
        let path = folder.join(&copy.name);
        assert_eq!(std::fs::metadata(&path).unwrap().len(), copy.bytes);
        assert!(!folder.join(format!("{}.part", copy.name)).exists());
        // The same moment again: what is there is not written over.
        let again = house.app.backup(&folder, false, at(TODAY)).await.unwrap_err();
        assert!(matches!(again, BackupProblem::Folder { .. }), "{again}");

        let after = [register(&wayan), pay(wayan.member, 1, 8_400, TODAY)];
        house.send(&after).await;

        let restored = house.folder().join("restored.db");
        std::fs::copy(&path, &restored).unwrap();
        let store = Store::open(&format!("sqlite:{}", restored.display()), false).await.unwrap();
        let app = App::open(Setup { store, seal: house.keys(), demo: true }).await.unwrap();
        let checked = app.check(|_| {}).await.unwrap();
        assert!(checked.fails.is_empty(), "{:#?}", checked.fails);
        assert_eq!(number(&app, "select count(*) from person").await, 1);
        // What the copy has is answered as before; what came after it is done as if for the first time.
        let known = app.submit(&house.desk, &before, at(TODAY)).await.unwrap();
        assert!(known.iter().all(|a| a.again), "{known:?}");
        let new = app.submit(&house.desk, &after, at(TODAY)).await.unwrap();
        assert!(new.iter().all(|a| !a.again && a.refusal.is_none()), "{new:?}");
        app.settle().await.unwrap();
        assert!(app.check(|_| {}).await.unwrap().fails.is_empty());
        house.holds().await;
    });
}

#[test]
fn a_copy_that_cannot_be_made_says_why_and_leaves_nothing() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        house.send(&[register(&invented(1))]).await;
        let file = house.folder().join("a-file");
        std::fs::write(&file, "not a folder").unwrap();
        let failed = house.app.backup(&file, false, at(TODAY)).await.unwrap_err();
        assert_eq!(failed.note().code, "backup.folder");
        // A house whose chain does not hold is copied, and the copy is refused where all of it is read.
        tamper(&house.app, "update registration set income = income + 1").await;
        tamper(&house.app, "update registration set home = '51.71.01.1004'").await;
        let folder = house.folder().join("backups");
        let broken = house.app.backup(&folder, true, at(TODAY)).await.unwrap_err();
        assert_eq!(broken.note().code, "backup.broken", "{broken}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        assert!(house.app.backup(&folder, false, at(TODAY)).await.is_ok(), "the next may begin");
    });
}

#[test]
fn a_servers_database_is_copied_by_its_own_means() {
    if Cluster::shared().is_none() {
        return;
    }
    run(async {
        let house = house_on(TestEngine::Postgres).await;
        let told = house.app.backup(&house.folder(), false, at(TODAY)).await.unwrap_err();
        let BackupProblem::Postgres(command) = told else { panic!("{told}") };
        assert!(command.starts_with("pg_dump --format=custom --host=127.0.0.1 --port="), "{command}");
        assert!(command.contains("--username=payung --dbname=t"), "{command}");
        assert!(!command.contains("postgres://"), "no address that could hold a password");
    });
}
