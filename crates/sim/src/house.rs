//! The house of a seed: the real one, on a database in a folder. It can be killed at any statement, and brought back
//! from a copy made before.

use crate::{Broken, broken};
use access::{Actor, Role, Territory};
use app::wire::{self, Command, Envelope};
use app::{App, Setup};
use kernel::{ActorId, Day, Instant, OfficeId, Zone, derived};
use std::fs;
use std::future::{Future, poll_fn};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;
use store::Store;
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

/// Agents of the office, each with a phone.
pub const AGENTS: usize = 4;
const AREA: &str = "51.71";

/// Where houses stand: one is made, with its offices and people, and copied for each seed.
pub struct Ground {
    dir: PathBuf,
    keys: String,
    pub(crate) agents: Vec<Actor>,
    /// Looks after devices.
    pub(crate) head: Actor,
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn actor(n: u128, role: Role, office: Uuid, name: &str) -> Actor {
    let area = kernel::RegionCode::parse(AREA).ok();
    Actor {
        id: ActorId(id(n)),
        role,
        territory: Territory::Areas(area.into_iter().collect()),
        office: Some(OfficeId(office)),
        name: name.to_owned(),
    }
}

impl Ground {
    /// Makes the house that all others are copies of, in a folder that is there for nothing else.
    pub fn prepare(dir: &Path, day: Day) -> Result<Ground, Broken> {
        fs::create_dir_all(dir)?;
        let (national, branch) = (id(11), id(12));
        let keys = seal::Keys::generate(day).to_json();
        let agents =
            (0..AGENTS as u128).map(|n| actor(20 + n, Role::Agent, branch, &format!("Agen {n} contoh")));
        let ground = Ground {
            dir: dir.to_owned(),
            keys,
            agents: agents.collect(),
            head: actor(10, Role::BranchHead, branch, "Kepala contoh"),
        };
        let office = |id: Uuid, parent: Option<Uuid>, level: &str, code: &str, areas: &[&str]| {
            let office = wire::Office {
                parent,
                level: level.to_owned(),
                code: code.to_owned(),
                name: format!("Kantor {code} contoh"),
                areas: areas.iter().map(|a| (*a).to_owned()).collect(),
                example: true,
            };
            Envelope { id: derived(id, "made"), subject: id, office: None, command: Command::Office(office) }
        };
        let offices = [
            office(national, None, "national", "PST", &[]),
            office(branch, Some(national), "branch", "DPS", &["51.71", "51.03"]),
        ];
        let people: Vec<Envelope> =
            ground.agents.iter().chain([&ground.head]).map(|who| hired(who, branch)).collect();
        let house = runtime()?.block_on(async {
            let store = Store::open(&url(&ground.made()), true).await?;
            store.migrate().await?;
            let app = ground.open(store).await?;
            let at = Instant::at(day, 0, Zone::WITA);
            let mut answers = app.submit(&app::the_house(), &offices, at).await?;
            answers.extend(app.submit(&app::the_house(), &people, at).await?);
            app.settle().await?;
            app.store().close().await;
            Ok::<_, Broken>(answers)
        })?;
        match house.into_iter().find_map(|answer| answer.refusal) {
            Some(refusal) => broken(format!("the house could not be made: {refusal:?}")),
            None => Ok(ground),
        }
    }

    fn made(&self) -> PathBuf {
        self.dir.join("made.db")
    }

    async fn open(&self, store: Store) -> Result<App, Broken> {
        let Ok(seal) = seal::Keys::from_json(&self.keys) else { return broken("the keys cannot be read") };
        Ok(App::open(Setup { store, seal, demo: true }).await?)
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

fn hired(who: &Actor, office: Uuid) -> Envelope {
    let made = wire::Actor {
        login: format!("dps.{}", who.id.0.as_u128() & 0xff),
        name: who.name.clone(),
        role: who.role.key().to_owned(),
        of_office: Some(office),
        areas: vec![AREA.to_owned()],
        password: "tiga ekor kuda putih".to_owned(),
        must_change: false,
        lang: "id".to_owned(),
    };
    let command = Command::Actor(Box::new(made));
    Envelope { id: derived(who.id.0, "hired"), subject: who.id.0, office: None, command }
}

fn runtime() -> Result<Runtime, Broken> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}

fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// A copy of the house as it was.
#[derive(Clone)]
pub struct Copied {
    path: PathBuf,
    /// Made by the house's own means: it knows that it is a copy, and takes another name.
    own: bool,
}

/// The house of one seed. Everything that runs in it stops with it, wherever it is.
pub struct House<'a> {
    ground: &'a Ground,
    dir: PathBuf,
    db: PathBuf,
    copies: usize,
    running: Option<(Runtime, App)>,
}

impl<'a> House<'a> {
    pub fn open(ground: &'a Ground, name: &str) -> Result<House<'a>, Broken> {
        let dir = ground.dir.join(name);
        fs::create_dir_all(&dir)?;
        let db = dir.join("house.db");
        fs::copy(ground.made(), &db)?;
        let mut house = House { ground, dir, db, copies: 0, running: None };
        house.start()?;
        Ok(house)
    }

    fn start(&mut self) -> Result<(), Broken> {
        let runtime = runtime()?;
        let app = runtime.block_on(async {
            let store = Store::open(&url(&self.db), false).await?;
            self.ground.open(store).await
        })?;
        self.running = Some((runtime, app));
        Ok(())
    }

    fn parts(&self) -> Result<(&Runtime, &App), Broken> {
        match &self.running {
            Some((runtime, app)) => Ok((runtime, app)),
            None => broken("the house is not open"),
        }
    }

    /// Lets the house work until this is done.
    pub fn run<T, E: Into<Broken>, F: Future<Output = Result<T, E>>>(
        &self,
        work: impl FnOnce(App) -> F,
    ) -> Result<T, Broken> {
        let (runtime, app) = self.parts()?;
        runtime.block_on(work(app.clone())).map_err(Into::into)
    }

    /// Lets the house work until this is done, or until so many statements have been sent to the database, and kills
    /// it: nothing that was under way goes on. Gives what was done in time; then the house is opened again.
    pub fn run_and_kill<T, E: Into<Broken>, F: Future<Output = Result<T, E>>>(
        &mut self,
        statements: u64,
        work: impl FnOnce(App) -> F,
    ) -> Result<Option<T>, Broken> {
        let (runtime, app) = self.parts()?;
        let store = app.store().clone();
        let from = store.statements();
        let work = work(app.clone());
        let done = runtime.block_on(async {
            let mut work = pin!(work);
            poll_fn(|cx| {
                if let Poll::Ready(done) = work.as_mut().poll(cx) {
                    return Poll::Ready(Some(done));
                }
                if store.statements() - from >= statements {
                    return Poll::Ready(None);
                }
                // Asked again at once: the writer works beside this, and its statements count too.
                cx.waker().wake_by_ref();
                std::thread::yield_now();
                Poll::Pending
            })
            .await
        });
        drop(store);
        self.restart()?;
        done.transpose().map_err(Into::into)
    }

    /// Stops without a goodbye, and opens again.
    pub fn restart(&mut self) -> Result<(), Broken> {
        self.stop()?;
        self.start()
    }

    /// Stops, and waits until the database is nobody's: a statement that had been sent may end by itself.
    fn stop(&mut self) -> Result<(), Broken> {
        if let Some((runtime, app)) = self.running.take() {
            drop(app);
            runtime.shutdown_background();
        }
        runtime()?.block_on(async {
            let store = Store::open(&url(&self.db), false).await?;
            store.begin().await?.roll_back().await;
            store.close().await;
            Ok(())
        })
    }

    /// Copies the house: by its own means while it is open, or as files while it is closed.
    pub fn copy(&mut self, own: bool, at: Instant) -> Result<Copied, Broken> {
        self.copies += 1;
        if own {
            let folder = self.dir.join("copies");
            let to = folder.clone();
            let made = self.run(|app| async move { app.backup(&to, false, at).await })?;
            return Ok(Copied { path: folder.join(made.name), own });
        }
        self.stop()?;
        let path = self.dir.join(format!("copy-{}.db", self.copies));
        fs::copy(&self.db, &path)?;
        let log = PathBuf::from(format!("{}-wal", self.db.display()));
        if log.exists() {
            fs::copy(log, format!("{}-wal", path.display()))?;
        }
        self.start()?;
        Ok(Copied { path, own })
    }

    /// Brings the house back as it was: what came after is gone.
    pub fn bring_back(&mut self, copied: &Copied) -> Result<(), Broken> {
        let before = self.epoch()?;
        self.stop()?;
        // Under another name: what still holds the old files open must not touch the new ones.
        self.copies += 1;
        self.db = self.dir.join(format!("house-{}.db", self.copies));
        fs::copy(&copied.path, &self.db)?;
        let log = PathBuf::from(format!("{}-wal", copied.path.display()));
        if log.exists() {
            fs::copy(log, format!("{}-wal", self.db.display()))?;
        }
        self.start()?;
        match self.epoch()? == before {
            true if copied.own => broken("a copy that was brought back has the name of the house before it"),
            _ => Ok(()),
        }
    }

    fn epoch(&self) -> Result<String, Broken> {
        Ok(self.parts()?.1.epoch().to_owned())
    }
}

impl Drop for House<'_> {
    fn drop(&mut self) {
        if let Some((runtime, app)) = self.running.take() {
            drop(app);
            runtime.shutdown_background();
        }
        let _ = fs::remove_dir_all(&self.dir);
    }
}
