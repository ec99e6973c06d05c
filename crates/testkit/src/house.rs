use crate::Cluster;
use access::{Actor, Role, Territory};
use app::wire::{self, Envelope};
use app::{Answer, App, Setup};
use kernel::{ActorId, Day, Instant, OfficeId, Zone, derived};
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use store::Store;
use uuid::Uuid;

/// Which engine a story runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TestEngine {
    Sqlite,
    Postgres,
}

/// An open house with a national office, a branch in Denpasar (`DPS`) and one in Klaten (`KLT`).
pub struct House {
    pub app: App,
    pub engine: TestEngine,
    pub url: String,
    /// A clerk of the Denpasar branch, with the whole country as territory so that stories may cross it.
    pub desk: Actor,
    pub administrator: Actor,
    pub denpasar: OfficeId,
    pub klaten: OfficeId,
    keys: String,
    dir: PathBuf,
}

/// The one day every story begins on, unless it turns the clock itself.
pub const TODAY: &str = "2026-11-20";

/// The password of everybody who is hired.
pub const PASSWORD: &str = "tiga ekor kuda putih";

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// Runs a story on SQLite and on PostgreSQL, each in a fresh house.
pub fn on_both<F: Future<Output = ()>>(story: impl Fn(House) -> F) {
    for engine in [TestEngine::Sqlite, TestEngine::Postgres] {
        if engine == TestEngine::Postgres && Cluster::shared().is_none() {
            continue;
        }
        run(async { story(house_on(engine).await).await });
    }
}

/// Runs a future on a small runtime of its own.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

/// A fresh house on an engine.
pub async fn house_on(engine: TestEngine) -> House {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let dir = std::env::temp_dir().join(format!("payung-test-{}-{n}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a folder");
    let url = match engine {
        TestEngine::Sqlite => format!("sqlite:{}", dir.join("payung.db").display()),
        TestEngine::Postgres => Cluster::shared().expect("a cluster").database(),
    };
    let store = Store::open(&url, true).await.expect("an empty database");
    store.migrate().await.expect("migrations");
    let seal = seal::Keys::generate(TODAY.parse().expect("a day"));
    let keys = seal.to_json();
    let app = App::open(Setup { store, seal, demo: true }).await.expect("an open house");
    let id = |n: u128| Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0000 + n);
    let actor = |n, role, name: &str| Actor {
        id: ActorId(id(n)),
        role,
        territory: Territory::Nation,
        office: None,
        name: name.to_owned(),
    };
    let administrator = actor(1, Role::Administrator, "Admin");
    let (denpasar, klaten) = (OfficeId(id(12)), OfficeId(id(13)));
    let desk = Actor { office: Some(denpasar), ..actor(2, Role::Clerk, "Ketut") };
    let house = House { app, engine, url, desk, administrator, denpasar, klaten, keys, dir };
    house.furnish(id(11)).await;
    house
}

impl House {
    async fn furnish(&self, national: Uuid) {
        let office = |id: Uuid, parent: Option<Uuid>, level: &str, code: &str, areas: &[&str]| Envelope {
            id: derived(id, "made"),
            subject: id,
            office: None,
            command: wire::Command::Office(wire::Office {
                parent,
                level: level.to_owned(),
                code: code.to_owned(),
                name: format!("Kantor {code}"),
                areas: areas.iter().map(|a| (*a).to_owned()).collect(),
                example: true,
            }),
        };
        let batch = [
            office(national, None, "national", "PST", &[]),
            office(self.denpasar.0, Some(national), "branch", "DPS", &["51.71", "51.03"]),
            office(self.klaten.0, Some(national), "branch", "KLT", &["33.10"]),
        ];
        let answers = self.app.submit(&self.administrator, &batch, at(TODAY)).await.expect("offices");
        assert!(answers.iter().all(|a| a.refusal.is_none()), "{answers:?}");
    }

    /// Makes somebody of the Denpasar branch who may sign in.
    pub async fn hire(&self, login: &str, role: &str, areas: &[&str]) -> Uuid {
        let id = Uuid::now_v7();
        self.hire_as(id, login, role, areas, |_| {}).await;
        id
    }

    /// The same, under an id of the story's own and changed before they are made: by the house itself, whose word needs
    /// no second person's.
    pub async fn hire_as(
        &self,
        id: Uuid,
        login: &str,
        role: &str,
        areas: &[&str],
        change: impl FnOnce(&mut wire::Actor),
    ) {
        let mut actor = wire::Actor {
            login: login.to_owned(),
            name: format!("{login} contoh"),
            role: role.to_owned(),
            of_office: Some(self.denpasar.0),
            areas: areas.iter().map(|a| (*a).to_owned()).collect(),
            password: PASSWORD.to_owned(),
            must_change: false,
            lang: "id".to_owned(),
        };
        change(&mut actor);
        let command = wire::Command::Actor(Box::new(actor));
        let hired = Envelope { id: derived(id, "hired"), subject: id, office: None, command };
        let answers = self.app.submit(&app::the_house(), &[hired], at(TODAY)).await.expect("an answer");
        assert!(answers[0].refusal.is_none(), "{answers:?}");
    }

    /// Sends commands as the desk on a day; the answers in order.
    pub async fn send_on(&self, day: &str, batch: &[Envelope]) -> Vec<Answer> {
        self.app.submit(&self.desk, batch, at(day)).await.expect("answers")
    }

    /// Sends commands as the desk today.
    pub async fn send(&self, batch: &[Envelope]) -> Vec<Answer> {
        self.send_on(TODAY, batch).await
    }

    /// Sends one command as the desk on a day.
    pub async fn one_on(&self, day: &str, envelope: Envelope) -> Answer {
        self.send_on(day, &[envelope]).await.remove(0)
    }

    /// Sends one command as the desk today.
    pub async fn one(&self, envelope: Envelope) -> Answer {
        self.one_on(TODAY, envelope).await
    }

    /// `check` passes; ends a story.
    pub async fn holds(&self) {
        for settled in [false, true] {
            if settled {
                self.app.settle().await.expect("folded");
            }
            let checked = self.app.check(|_| {}).await.expect("a check");
            assert!(checked.fails.is_empty(), "{:?} (settled: {settled}): {:#?}", self.engine, checked.fails);
        }
    }

    /// A folder of this story's own, gone with it.
    pub fn folder(&self) -> PathBuf {
        self.dir.clone()
    }

    /// The keys this house was opened with.
    pub fn keys(&self) -> seal::Keys {
        seal::Keys::from_json(&self.keys).expect("the same keys")
    }

    /// Another door into the same database, as after a restart.
    pub async fn reopen(&self) -> App {
        self.reopen_at(&self.url).await
    }

    /// The same database by another URL: as another role.
    pub async fn reopen_at(&self, url: &str) -> App {
        let store = Store::open(url, false).await.expect("the same database");
        let seal = seal::Keys::from_json(&self.keys).expect("the same keys");
        App::open(Setup { store, seal, demo: true }).await.expect("an open house")
    }
}

/// Ten in the morning of a day in western Indonesia.
pub fn at(day: &str) -> Instant {
    let day: Day = day.parse().expect("a day");
    Instant::at(day, 10 * 3600, Zone::WIB)
}
