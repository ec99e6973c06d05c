//! What the benchmark sends: invented people who register, pay, and are asked about.

use super::http::Client;
use crate::opening::{FAILED, Failure, now, operator, today};
use access::{Actor, Role};
use app::App;
use app::wire::{self, Envelope};
use kernel::{Instant, OfficeId};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// Rows of opening balances in one call.
const CHUNK: usize = 2000;

pub struct Load {
    office: OfficeId,
    bearer: String,
    next: Arc<AtomicU32>,
}

impl Load {
    /// One branch and one client system that may register and take money.
    pub async fn furnish(app: &App) -> Result<Load, Failure> {
        let (national, office, system) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let secret = Uuid::now_v7().simple().to_string();
        let made = |subject: Uuid, command| Envelope { id: Uuid::now_v7(), subject, office: None, command };
        let office_of = |parent, level: &str, code: &str| {
            wire::Command::Office(wire::Office {
                parent,
                level: level.to_owned(),
                code: code.to_owned(),
                name: format!("Kantor {code}"),
                areas: vec!["51.71".to_owned()],
                example: true,
            })
        };
        let actor = wire::Actor {
            login: "bench".to_owned(),
            name: "Bench".to_owned(),
            role: Role::System.key().to_owned(),
            of_office: Some(office),
            areas: vec![],
            password: Uuid::now_v7().to_string(),
            must_change: false,
            lang: "id".to_owned(),
        };
        let client =
            wire::Client { client_id: "bench".to_owned(), name: "Bench".to_owned(), secret: secret.clone() };
        let setup = [
            made(national, office_of(None, "national", "PST")),
            made(office, office_of(Some(national), "branch", "DPS")),
        ];
        let people = [
            made(system, wire::Command::Actor(Box::new(actor))),
            made(system, wire::Command::Client(client)),
        ];
        let administrator = operator(Role::Administrator);
        for batch in [&setup[..], &people[..]] {
            let answers = app.submit(&administrator, batch, now()).await?;
            if let Some(refused) = answers.iter().find_map(|a| a.refusal.as_ref()) {
                return Err(Failure::new(FAILED, refused.code().to_owned()));
            }
        }
        let bearer = app.client_token("bench", &secret, now()).await?;
        let bearer = bearer.ok_or_else(|| Failure::new(FAILED, "no token for the benchmark"))?;
        Ok(Load { office: OfficeId(office), bearer: bearer.token, next: Arc::default() })
    }

    /// Clients that each register one person with the first payment after the other; how many were done.
    pub async fn register_and_pay(
        &self,
        server: &SocketAddr,
        clients: usize,
        time: Duration,
    ) -> Result<u64, Failure> {
        let next = self.next.clone();
        let on = today().to_string();
        self.drive(server, clients, time, "/api/v1/commands", move || {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let member = Uuid::now_v7();
            format!("{{\"commands\":[{},{}]}}", register(member, n), pay(member, &on))
        })
        .await
        .map(|(done, _)| done)
    }

    /// Asks about people registered before, one after the other.
    pub async fn ask_coverage(
        &self,
        server: &SocketAddr,
        clients: usize,
        time: Duration,
    ) -> Result<(u64, Duration), Failure> {
        let known = self.next.load(Ordering::Relaxed).max(1);
        let turn = AtomicU32::new(0);
        self.drive(server, clients, time, "/api/v1/coverage", move || {
            let n = turn.fetch_add(7919, Ordering::Relaxed) % known;
            format!("{{\"nik\":\"{}\"}}", nik(n))
        })
        .await
    }

    /// The same stack with a handler that does nothing.
    pub async fn ask_bare(
        &self,
        server: &SocketAddr,
        clients: usize,
        time: Duration,
    ) -> Result<(u64, Duration), Failure> {
        self.drive(server, clients, time, "/health/bare", || "{}".to_owned()).await
    }

    async fn drive(
        &self,
        server: &SocketAddr,
        clients: usize,
        time: Duration,
        path: &'static str,
        body: impl Fn() -> String + Send + Sync + 'static,
    ) -> Result<(u64, Duration), Failure> {
        let body = Arc::new(body);
        let done = Arc::new(AtomicU64::new(0));
        let began = std::time::Instant::now();
        let mut tasks = Vec::new();
        for _ in 0..clients {
            let mut client = Client::connect(*server, &self.bearer).await?;
            let (body, done) = (body.clone(), done.clone());
            tasks.push(tokio::spawn(async move {
                while began.elapsed() < time {
                    let json = body();
                    let (status, answer) = client.post(path, &json).await?;
                    if status != 200 || answer.windows(9).any(|w| w == b"\"refused\"") {
                        let said = String::from_utf8_lossy(answer).into_owned();
                        return Err(Failure::new(FAILED, format!("{path}: {status} {said}")));
                    }
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok(())
            }));
        }
        for task in tasks {
            task.await.map_err(|e| Failure::new(FAILED, e.to_string()))??;
        }
        Ok((done.load(Ordering::Relaxed), began.elapsed()))
    }

    /// Brings members in through the same function as a list; how long it took.
    pub async fn open_balances(
        &self,
        app: &App,
        actor: &Actor,
        rows: usize,
        now: Instant,
    ) -> Result<Duration, Failure> {
        let first = self.next.fetch_add(rows as u32, Ordering::Relaxed);
        let all: Vec<Envelope> = (0..rows as u32).map(|n| self.open(first + n)).collect();
        let began = std::time::Instant::now();
        for chunk in all.chunks(CHUNK) {
            let answers = app.submit(actor, chunk, now).await?;
            if let Some(refused) = answers.iter().find_map(|a| a.refusal.as_ref()) {
                return Err(Failure::new(FAILED, refused.code().to_owned()));
            }
        }
        Ok(began.elapsed())
    }

    fn open(&self, n: u32) -> Envelope {
        let until = |programme: &str| wire::PaidUntil {
            programme: programme.to_owned(),
            month: "2026-10".to_owned(),
        };
        Envelope {
            id: Uuid::now_v7(),
            subject: Uuid::now_v7(),
            office: Some(self.office.0),
            command: wire::Command::Open(Box::new(wire::Open {
                nik: nik(n),
                name: name(n),
                born: born(n),
                sex: "male".to_owned(),
                phone: None,
                home: "51.71.01.1003".to_owned(),
                status: "worker".to_owned(),
                sector: "other".to_owned(),
                occupation: "pedagang".to_owned(),
                income_rupiah: 1_000_000,
                payer: "self".to_owned(),
                official_number: format!("{:011}", 10_000_000_000_u64 + u64::from(n)),
                first_registered: "2024-01-10".to_owned(),
                paid_until: vec![until("JKK"), until("JKM")],
                months_in_total: None,
                source: "bench".to_owned(),
            })),
        }
    }
}

/// Day, month and year of birth of the n-th person, spread so that serials do not run out.
fn birth(n: u32) -> (u32, u32, u32) {
    (1 + n % 28, 1 + n / 28 % 12, 66 + n / 336 % 34)
}

fn nik(n: u32) -> String {
    let (day, month, year) = birth(n);
    format!("517199{day:02}{month:02}{year:02}{:04}", 1 + n / 11_424 % 9999)
}

fn born(n: u32) -> String {
    let (day, month, year) = birth(n);
    format!("19{year}-{month:02}-{day:02}")
}

/// A name of two words of its own.
fn name(n: u32) -> String {
    let word = |mut n: u32| {
        let mut word = String::new();
        for _ in 0..3 {
            let c = [b"bcdfghjklmnprstw"[(n % 16) as usize], b"aeiou"[(n / 16 % 5) as usize]];
            word.extend(c.map(char::from));
            n /= 80;
        }
        word
    };
    format!("{} {}", word(n), word(n.wrapping_mul(2_654_435_761) >> 8))
}

fn register(member: Uuid, n: u32) -> String {
    format!(
        "{{\"id\":\"{}\",\"subject\":\"{member}\",\"command\":{{\"kind\":\"register\",\"nik\":\"{}\",\"name\":\"{}\",\"born\":\"{}\",\
         \"sex\":\"male\",\"phone\":\"0812{:08}\",\"home\":\"51.71.01.1003\",\"how_works\":\"own\",\"status\":\"worker\",\"sector\":\"other\",\
         \"occupations\":[\"pedagang\"],\"income_rupiah\":1000000,\"programmes\":[\"JKK\",\"JKM\"],\"payer\":\"self\",\
         \"attestation\":{{\"works_now\":true,\"well_now\":true,\"attested_by\":\"Kelian banjar\",\"place\":\"Sesetan\"}},\"consent\":true}}}}",
        Uuid::now_v7(),
        nik(n),
        name(n),
        born(n),
        n
    )
}

fn pay(member: Uuid, on: &str) -> String {
    // One month at the lowest bracket; what it costs depends on the month, so the scheme is asked.
    let month = on.parse::<kernel::Day>().map(|d| d.month());
    let price = month.ok().and_then(|from| {
        let terms = scheme::Terms {
            income: kernel::Rupiah(1_000_000),
            sector: scheme::Sector::Other,
            payer: scheme::Payer::SelfPaid,
            status: scheme::WorkStatus::Worker,
        };
        let question =
            scheme::Question { terms, programmes: vec![scheme::JKK, scheme::JKM], from, months: 1 };
        scheme::Scheme::id_bpu().quote(&question).ok().map(|q| q.total().0)
    });
    format!(
        "{{\"id\":\"{}\",\"subject\":\"{member}\",\"command\":{{\"kind\":\"pay\",\"payer\":\"self\",\"months\":1,\"amount_rupiah\":{},\
         \"taken_on\":\"{on}\",\"taken_by\":\"branch\"}}}}",
        Uuid::now_v7(),
        price.unwrap_or_default()
    )
}
