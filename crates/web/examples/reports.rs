//! How fast reports leave the house beside a bare reading of the same rows, in one run, as ratios; and how much memory
//! they take.
//!
//!     cargo run --release -p web --example reports -- 1000000 [sqlite:PATH | postgres://…]
#![allow(clippy::unwrap_used, clippy::panic, reason = "an example that cannot begin says so and stops")]

use access::{Actor, Role, Territory};
use app::{App, Setup};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use kernel::{ActorId, Day, OfficeId};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Batch, Cell, Store, tables};
use tower::ServiceExt;
use uuid::Uuid;
use web::AppState;

const CHUNK: usize = 5_000;
const PASSWORD: &str = "tiga ekor kuda putih";

#[tokio::main]
async fn main() {
    let rows: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let dir = std::env::temp_dir().join(format!("payung-reports-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let url =
        std::env::args().nth(2).unwrap_or_else(|| format!("sqlite:{}", dir.join("reports.db").display()));
    let store = Store::open(&url, true).await.unwrap();
    store.migrate().await.unwrap();
    let today: Day = "2026-11-20".parse().unwrap();
    let seal = seal::Keys::generate(today);
    let app = App::open(Setup { store: store.clone(), seal, demo: true }).await.unwrap();
    let (office, cookie) = furnish(&app, today).await;
    let filling = Instant::now();
    fill(&app, rows, office, today).await;
    println!(
        "{:?}: {rows} members with a receipt each, put in within {:?}",
        store.engine(),
        filling.elapsed()
    );
    let now = Arc::new(move || moment(today));
    let router = web::router(AppState::new(app.clone(), now, None, false));
    let before = memory();
    for (report, tables) in [
        ("contributions", &[&tables::RECEIPT, &tables::CONTRIBUTION][..]),
        ("members", &[&tables::STANDING, &tables::PERSON, &tables::REGISTRATION, &tables::MEMBERSHIP]),
        ("lapses", &[&tables::STANDING, &tables::PERSON]),
    ] {
        let bare = scan(&store, tables).await;
        for ending in ["csv", "xlsx"] {
            let path = format!("/reports/{report}.{ending}");
            let (first, whole, bytes) = take(&router, &path, &cookie).await;
            println!(
                "{path:<28} {:>8} rows/s; bare {:>8} rows/s; ratio {:.2}; first byte {:>6.1} ms; {} MB",
                per_second(rows, whole),
                per_second(rows, bare),
                bare.as_secs_f64() / whole.as_secs_f64(),
                first.as_secs_f64() * 1000.0,
                bytes / 1_000_000,
            );
        }
    }
    println!("memory at most {} MB, {} MB of it before the first report", memory() / 1000, before / 1000);
    std::fs::remove_dir_all(&dir).unwrap();
}

fn moment(day: Day) -> kernel::Instant {
    kernel::Instant::at(day, 10 * 3600, kernel::Zone::WIB)
}

fn per_second(n: usize, took: Duration) -> u64 {
    (n as u128 * 1_000_000 / took.as_micros().max(1)) as u64
}

/// The most this process ever held, in kB; nothing where the machine does not tell.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

/// Every row of these tables, and nothing done with it.
async fn scan(store: &Store, tables: &[&'static tables::Table]) -> Duration {
    let began = Instant::now();
    for table in tables {
        let mut cells = 0;
        store.reader().await.unwrap().scan(table, |row| cells += row.len()).await.unwrap();
        assert!(cells > 0);
    }
    began.elapsed()
}

async fn take(router: &Router, path: &str, cookie: &str) -> (Duration, Duration, usize) {
    let began = Instant::now();
    let request = Request::builder().uri(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    let first = began.elapsed();
    let (mut body, mut bytes) = (response.into_body(), 0);
    while let Some(frame) = body.frame().await {
        bytes += frame.unwrap().data_ref().map_or(0, |data| data.len());
    }
    (first, began.elapsed(), bytes)
}

/// A branch and its clerk, who has signed in.
async fn furnish(app: &App, today: Day) -> (OfficeId, String) {
    use app::wire::{self, Command, Envelope};
    let administrator = Actor {
        id: ActorId(Uuid::from_u128(1)),
        role: Role::Administrator,
        territory: Territory::Nation,
        office: None,
        name: "Admin".to_owned(),
    };
    let office = Uuid::now_v7();
    let envelope = |subject, command| Envelope { id: Uuid::now_v7(), subject, office: None, command };
    let opened = Command::Office(wire::Office {
        parent: None,
        level: "branch".to_owned(),
        code: "DPS".to_owned(),
        name: "Denpasar".to_owned(),
        areas: vec!["51.71".to_owned()],
        example: true,
    });
    let hired = Command::Actor(Box::new(wire::Actor {
        login: "putu".to_owned(),
        name: "Putu Contoh".to_owned(),
        role: "clerk".to_owned(),
        of_office: Some(office),
        areas: vec!["51.71".to_owned()],
        password: PASSWORD.to_owned(),
        must_change: false,
        lang: "id".to_owned(),
    }));
    for batch in [[envelope(office, opened)], [envelope(Uuid::now_v7(), hired)]] {
        let answers = app.submit(&administrator, &batch, moment(today)).await.unwrap();
        assert!(answers[0].refusal.is_none(), "{answers:?}");
    }
    let signed_in = app.sign_in("putu", PASSWORD, None, moment(today)).await.unwrap();
    (OfficeId(office), format!("payung_session={}", signed_in.token))
}

/// A branch's books of so many members, straight into the tables.
async fn fill(app: &App, rows: usize, office: OfficeId, today: Day) {
    let now = moment(today);
    let (seal, clerk) = (app.keys().seal(), Uuid::from_u128(7));
    let ends = today.month().last_day();
    let numbers: Vec<usize> = (0..rows).collect();
    for chunk in numbers.chunks(CHUNK) {
        let [mut people, mut memberships, mut registrations, mut standings, mut receipts, mut months] = [
            &tables::PERSON,
            &tables::MEMBERSHIP,
            &tables::REGISTRATION,
            &tables::STANDING,
            &tables::RECEIPT,
            &tables::CONTRIBUTION,
        ]
        .map(Batch::new);
        for n in chunk {
            let (member, command, membership, receipt) =
                (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
            let name = format!("Ni Contoh {n:07}");
            let home = format!("51.71.0{}.100{}", 1 + n % 4, 1 + n % 9);
            let key = *member.as_bytes();
            let nik =
                seal.encrypt("person.nik", member, format!("517199550487{:04}", 1 + n % 9999).as_bytes());
            let phone = seal.encrypt("person.phone", member, format!("+62812{n:08}").as_bytes());
            people.push([
                member.into(),
                name.clone().into(),
                today.plus_months(-400).into(),
                "female".into(),
                home.clone().into(),
                key.into(),
                nik.into(),
                key.into(),
                phone.into(),
                Cell::Null,
                false.into(),
                1_i64.into(),
                now.into(),
                command.into(),
            ]);
            memberships.push([
                member.into(),
                membership.into(),
                "bpu".into(),
                today.into(),
                format!("{n:011}").into(),
                now.into(),
                command.into(),
            ]);
            registrations.push([
                member.into(),
                command.into(),
                membership.into(),
                today.into(),
                now.into(),
                "own".into(),
                "worker".into(),
                "other".into(),
                "[\"pedagang\"]".into(),
                1_000_000_i64.into(),
                "JKK,JKM".into(),
                "self".into(),
                Cell::Null,
                true.into(),
                true.into(),
                "Kelian".into(),
                "Banjar".into(),
                true.into(),
                home.clone().into(),
                Cell::Null,
                Cell::Null,
                office.into(),
                clerk.into(),
                Cell::Null,
                Cell::Null,
                Cell::Null,
            ]);
            standings.push([
                member.into(),
                home.into(),
                name.to_lowercase().into(),
                today.into(),
                today.into(),
                today.into(),
                ends.into(),
                ends.plus_days(15).into(),
                ends.plus_months(3).into(),
                Cell::Null,
                Cell::Null,
                Cell::Null,
                Cell::Null,
                "self".into(),
                false.into(),
                "other".into(),
                "JKK,JKM".into(),
                office.into(),
                Cell::Null,
                today.into(),
                true.into(),
                now.into(),
            ]);
            receipts.push([
                member.into(),
                receipt.into(),
                format!("DPS-{n:07}-0").into(),
                command.into(),
                8_400_i64.into(),
                "self".into(),
                Cell::Null,
                today.into(),
                now.into(),
                office.into(),
                clerk.into(),
                Cell::Null,
                Cell::Null,
                "-".into(),
                Cell::Null,
            ]);
            for (programme, amount) in [("JKK", 5_000_i64), ("JKM", 3_400)] {
                months.push([
                    member.into(),
                    command.into(),
                    receipt.into(),
                    membership.into(),
                    "2026-11".into(),
                    programme.into(),
                    amount.into(),
                    "self".into(),
                    today.into(),
                    now.into(),
                ]);
            }
        }
        let mut tx = app.store().begin().await.unwrap();
        for batch in [&people, &memberships, &registrations, &standings, &receipts, &months] {
            tx.insert(batch).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}
