//! The server is killed (SIGKILL) again and again under load. Whatever a client saw acknowledged is there once,
//! and the database holds to all its rules.
//!
//! `PAYUNG_CRASHES` sets how often (200), `PAYUNG_CRASH_SEED` repeats a run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so and stops")]

mod common;

use access::{Actor, Role, Territory};
use app::wire::{self, Envelope};
use common::{free_address, now, number, open, post, roll, start};
use kernel::ActorId;
use std::collections::HashMap;
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testkit::{invented, pay, register};
use uuid::Uuid;

const CLIENTS: usize = 6;

/// What clients sent, and what they saw acknowledged: command to subject.
#[derive(Default)]
struct Book {
    acknowledged: HashMap<Uuid, Uuid>,
    sent: usize,
}

#[test]
fn nothing_acknowledged_is_lost_however_often_the_server_dies() {
    let crashes = number("PAYUNG_CRASHES", 200);
    let seed = number("PAYUNG_CRASH_SEED", u64::from(std::process::id()));
    println!("{crashes} crashes, seed {seed}");
    let dir = std::env::temp_dir().join(format!("payung-crash-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (url, key) = (format!("sqlite:{}", dir.join("payung.db").display()), dir.join("payung.key"));
    let bearer = furnish(&url, &key);
    let book = Arc::new(Mutex::new(Book::default()));
    let next = Arc::new(AtomicU32::new(1));
    let mut dice = seed;
    for crash in 0..crashes {
        let address = free_address();
        let mut server = start(&url, &key, address);
        let stop = Arc::new(AtomicBool::new(false));
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let (book, next, stop, bearer) = (book.clone(), next.clone(), stop.clone(), bearer.clone());
                std::thread::spawn(move || work(address, &bearer, &book, &next, &stop))
            })
            .collect();
        std::thread::sleep(Duration::from_millis(20 + roll(&mut dice) % 250));
        server.kill().unwrap();
        server.wait().unwrap();
        stop.store(true, Ordering::Relaxed);
        clients.into_iter().for_each(|c| c.join().unwrap());
        if crash % 50 == 49 {
            verify(&url, &key, &book.lock().unwrap());
        }
    }
    let book = book.lock().unwrap();
    verify(&url, &key, &book);
    println!("{} sent, {} acknowledged, all present once", book.sent, book.acknowledged.len());
    assert!(book.acknowledged.len() > crashes as usize, "hardly anything was under way when the server died");
    std::fs::remove_dir_all(&dir).unwrap();
}

/// Two offices and a client system that may register and take money; its bearer token.
fn furnish(url: &str, key: &Path) -> String {
    testkit::run(async {
        let app = open(url, key).await;
        let (national, office, system) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let made = |subject, command| Envelope { id: Uuid::now_v7(), subject, office: None, command };
        let place = |parent, level: &str, code: &str| {
            wire::Command::Office(wire::Office {
                parent,
                level: level.to_owned(),
                code: code.to_owned(),
                name: format!("Kantor {code}"),
                areas: vec!["51.71".to_owned()],
                example: true,
            })
        };
        let secret = Uuid::now_v7().simple().to_string();
        let batches = [
            vec![
                made(national, place(None, "national", "PST")),
                made(office, place(Some(national), "branch", "DPS")),
            ],
            vec![
                made(
                    system,
                    wire::Command::Actor(Box::new(wire::Actor {
                        login: "crash".to_owned(),
                        name: "Crash".to_owned(),
                        role: "system".to_owned(),
                        of_office: Some(office),
                        areas: vec![],
                        password: Uuid::now_v7().to_string(),
                        must_change: false,
                        lang: "id".to_owned(),
                    })),
                ),
                made(
                    system,
                    wire::Command::Client(wire::Client {
                        client_id: "crash".to_owned(),
                        name: "Crash".to_owned(),
                        secret: secret.clone(),
                    }),
                ),
            ],
        ];
        let administrator = Actor {
            id: ActorId(Uuid::nil()),
            role: Role::Administrator,
            territory: Territory::Nation,
            office: None,
            name: "Test".to_owned(),
        };
        for batch in batches {
            let answers = app.submit(&administrator, &batch, now()).await.unwrap();
            assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
        }
        let token = app.client_token("crash", &secret, now()).await.unwrap().unwrap().token;
        app.settle().await.unwrap();
        app.store().close().await;
        token
    })
}

/// Registers and pays until the server dies; sends again what was not answered, under the same ids.
fn work(address: SocketAddr, bearer: &str, book: &Mutex<Book>, next: &AtomicU32, stop: &AtomicBool) {
    let Ok(mut stream) = TcpStream::connect(address) else { return };
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let today = now().day_in(kernel::Zone::WIB);
    while !stop.load(Ordering::Relaxed) {
        let person = invented(next.fetch_add(1, Ordering::Relaxed));
        let price = price(today);
        let batch = [register(&person), pay(person.member, 1, price, &today.to_string())];
        let json = serde_json::json!({ "commands": batch }).to_string();
        book.lock().unwrap().sent += 2;
        let Some((status, answers)) = post(&mut stream, "/api/v1/commands", Some(bearer), &json) else {
            return;
        };
        assert_eq!(status, 200, "{answers}");
        let mut book = book.lock().unwrap();
        for answer in answers["answers"].as_array().unwrap() {
            assert_eq!(answer["outcome"], "done", "{answer}");
            let id: Uuid = answer["id"].as_str().unwrap().parse().unwrap();
            book.acknowledged.insert(id, person.member);
        }
    }
}

fn price(today: kernel::Day) -> i64 {
    let terms = scheme::Terms {
        income: kernel::Rupiah(1_000_000),
        sector: scheme::Sector::Other,
        payer: scheme::Payer::SelfPaid,
        status: scheme::WorkStatus::Worker,
    };
    let programmes = vec![scheme::JKK, scheme::JKM];
    let question = scheme::Question { terms, programmes, from: today.month(), months: 1 };
    scheme::Scheme::id_bpu().quote(&question).unwrap().total().0
}

/// Every acknowledged command has its answer, every receipt its row, and `check` passes.
fn verify(url: &str, key: &Path, book: &Book) {
    testkit::run(async {
        let app = open(url, key).await;
        let checked = app.check(|_| {}).await.unwrap();
        assert!(checked.fails.is_empty(), "{:#?}", checked.fails);
        let asked: Vec<_> = book
            .acknowledged
            .iter()
            .map(|(command, member)| (kernel::SubjectId(*member), kernel::CommandId(*command)))
            .collect();
        for chunk in asked.chunks(500) {
            let mut reader = app.store().reader().await.unwrap();
            let answers = store::member::answers(&mut reader, chunk).await.unwrap();
            for key in chunk {
                assert!(answers.contains_key(key), "acknowledged and gone: {key:?}");
            }
        }
        app.store().close().await;
    });
}
