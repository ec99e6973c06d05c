//! A full disk: nobody is answered, nothing acknowledged is lost, and with space it goes on.

use crate::common::*;
use app::AppError;
use store::StoreError;
use testkit::{TODAY, TestEngine, at, house_on, invented, pay, register, run};

#[test]
fn a_full_disk_answers_nobody_and_loses_nothing() {
    run(async {
        let house = house_on(TestEngine::Sqlite).await;
        let sari = invented(1);
        let kept = pay(sari.member, 1, 8_400, TODAY);
        house.send(&[register(&sari), kept.clone()]).await;
        house.app.settle().await.unwrap();
        let pages = number(&house.app, "select page_count from pragma_page_count").await;
        limit(&house.app, pages + 2).await;

        let batch: Vec<_> = (2..=400).map(|n| register(&invented(n))).collect();
        let error = house.app.submit(&house.desk, &batch, at(TODAY)).await.unwrap_err();
        assert!(matches!(error, AppError::Store(StoreError::DiskFull)), "{error}");
        // Many callers at once are all told, and none twice.
        let callers: Vec<_> = batch[..40]
            .chunks(10)
            .map(|piece| {
                let (app, desk, piece) = (house.app.clone(), house.desk.clone(), piece.to_vec());
                tokio::spawn(async move { app.submit(&desk, &piece, at(TODAY)).await })
            })
            .collect();
        let mut told = 0;
        for caller in callers {
            match caller.await.unwrap() {
                Err(AppError::Store(StoreError::DiskFull)) => told += 1,
                Err(other) => panic!("{other}"),
                // A small one may still find room; then it stands.
                Ok(answers) => assert!(answers.iter().all(|a| done(a) == ["register.done"])),
            }
        }
        assert!(told > 0, "the disk was not full");

        // What was acknowledged is there, and is read while the disk is full.
        assert!(house.one(kept).await.again);
        assert_eq!(facts(&house.app, sari.member).await.contributions.len(), 2);

        limit(&house.app, 1_000_000).await;
        let answers = house.send(&batch).await;
        assert!(answers.iter().all(|a| done(a) == ["register.done"]));
        assert_eq!(number(&house.app, "select count(*) from person").await, 400);
        house.holds().await;
    });
}

/// How many pages the file may have, for the connection that writes.
async fn limit(app: &app::App, pages: i64) {
    tamper(app, &format!("pragma max_page_count = {pages}")).await;
}
