//! The role that serves from PostgreSQL adds and reads; it cannot rewrite what has happened.

use app::wire::{self, Envelope};
use app::{App, Outcome};
use store::Stmt;
use testkit::{Cluster, TODAY, TestEngine, at, house_on, invented, pay, register, run};
use uuid::Uuid;

static RAISE: Stmt = Stmt::new("test.raise", "update contribution set amount = amount + 1");
static FORGET: Stmt = Stmt::new("test.forget", "delete from receipt");
static REANSWER: Stmt = Stmt::new("test.reanswer", "update command set answer = ''");
static UNCHAIN: Stmt = Stmt::new("test.unchain", "delete from chain");
static UNSEE: Stmt = Stmt::new("test.unsee", "delete from audit");

#[test]
fn the_serving_role_does_its_work_and_rewrites_nothing() {
    let Some(cluster) = Cluster::shared() else { return };
    run(async {
        let mut house = house_on(TestEngine::Postgres).await;
        let grants = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/postgres-grants.sql");
        // Roles belong to the whole cluster: another story may have made it.
        cluster.psql(
            &house.url,
            ["-c", "do $$ begin create role payung_serve login; exception when duplicate_object then null; end $$"],
        );
        // The file is read by PostgreSQL's own user, who may not see this folder: its text is handed over.
        let grants = std::fs::read_to_string(grants).unwrap();
        cluster.psql(&house.url, ["-c", &grants]);
        let serving = house.url.replace("payung@", "payung_serve@");
        house.app = house.reopen_at(&serving).await;
        a_day(&house.app, &house.desk).await;
        house.app.settle().await.unwrap();
        for stmt in [&RAISE, &FORGET, &REANSWER, &UNCHAIN, &UNSEE] {
            let mut tx = house.app.store().begin().await.unwrap();
            let refused = tx.run(stmt, &[]).await.unwrap_err().to_string();
            assert!(refused.contains("permission denied"), "{}: {refused}", stmt.name);
            tx.roll_back().await;
        }
        house.holds().await;
    });
}

/// Everything a desk does in a day, from registration to a reversal and a change of details.
async fn a_day(app: &App, desk: &access::Actor) {
    let sari = invented(1);
    let one = |command| Envelope { id: Uuid::now_v7(), subject: sari.member, office: None, command };
    let complete = wire::Complete {
        heirs: vec![wire::Heir { name: "Made".into(), relation: "spouse".into(), born: None }],
        address: Some("Jalan Raya Sesetan".into()),
        phone: Some("081200001111".into()),
    };
    let photo = |mark| wire::Photo { jpeg: seal::outbox::text(&testkit::jpeg(mark)) };
    let batch = [
        register(&sari),
        pay(sari.member, 3, 33_600, TODAY),
        one(wire::Command::Complete(complete)),
        one(wire::Command::Photo(photo(1))),
        one(wire::Command::Photo(photo(2))),
        one(wire::Command::End(wire::End { why: "left".into(), on: TODAY.into(), told_by: "Made".into() })),
    ];
    let answers = app.submit(desk, &batch, at(TODAY)).await.unwrap();
    assert!(answers.iter().all(|a| a.outcome != Outcome::Refused), "{answers:#?}");
    let number = answers[1].receipt.as_ref().unwrap().number.clone();
    let head = access::Actor { role: access::Role::BranchHead, ..desk.clone() };
    let reverse = wire::Reverse { receipt_number: number, reason: "salah orang".into() };
    let undone = app.submit(&head, &[one(wire::Command::Reverse(reverse))], at(TODAY)).await.unwrap();
    assert_ne!(undone[0].outcome, Outcome::Refused, "{undone:#?}");
}
