//! Opening a house: its database, its key, the clock. What is wrong is said in a sentence, with an exit code.

use access::{Actor, Role, Territory};
use app::{App, AppError, Setup};
use clap::Args;
use kernel::{ActorId, Day, Instant, Note, Zone};
use std::future::Future;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use store::{Store, StoreError};
use uuid::Uuid;

/// How a command ends when it does not end well.
pub struct Failure {
    pub code: u8,
    pub sentence: String,
}

/// A check failed, or the machine did.
pub const FAILED: u8 = 1;
/// Refused: the sentence says what would change it.
pub const REFUSED: u8 = 2;
/// The database, its key or its schema is not the right one.
pub const WRONG_HOUSE: u8 = 3;

impl Failure {
    pub fn new(code: u8, sentence: impl Into<String>) -> Failure {
        Failure { code, sentence: sentence.into() }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let code = match &error {
            StoreError::UnknownUrl(_) => REFUSED,
            StoreError::Missing(_)
            | StoreError::NotPayung(_)
            | StoreError::NewerSchema { .. }
            | StoreError::OlderSchema { .. } => WRONG_HOUSE,
            _ => FAILED,
        };
        Failure::new(code, error.to_string())
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Failure {
        match error {
            AppError::Store(error) => error.into(),
            AppError::WrongKey(_) => Failure::new(WRONG_HOUSE, error.to_string()),
            other => Failure::new(FAILED, other.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::new(FAILED, error.to_string())
    }
}

impl From<seal::KeyError> for Failure {
    fn from(error: seal::KeyError) -> Failure {
        Failure::new(WRONG_HOUSE, error.to_string())
    }
}

/// Runs a command to its end; a failure's sentence goes to standard error.
pub fn block_on(command: impl Future<Output = Result<ExitCode, Failure>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(FAILED);
        }
    };
    match runtime.block_on(command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{}", failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}

/// Where the database and its key are.
#[derive(Args, Clone, Debug)]
pub struct HouseArgs {
    /// The database: sqlite:PATH or postgres://user@host/name
    #[arg(long, env = "PAYUNG_DATABASE")]
    pub database: String,
    /// The key file; without it, PAYUNG_KEY, or the file beside the database (PATH.key)
    #[arg(long)]
    pub key: Option<PathBuf>,
}

impl HouseArgs {
    fn key_path(&self) -> PathBuf {
        if let Some(path) = &self.key {
            return path.clone();
        }
        let file = self.database.strip_prefix("sqlite://").or_else(|| self.database.strip_prefix("sqlite:"));
        file.map_or_else(|| PathBuf::from("payung.key"), |path| PathBuf::from(format!("{path}.key")))
    }

    /// A name beside an embedded database; nothing for a server's.
    pub fn beside(&self, name: &str) -> Option<PathBuf> {
        let file =
            self.database.strip_prefix("sqlite://").or_else(|| self.database.strip_prefix("sqlite:"))?;
        Some(std::path::Path::new(file).parent().unwrap_or(std::path::Path::new("")).join(name))
    }

    /// A house that exists already.
    pub async fn open(&self) -> Result<App, Failure> {
        let store = Store::open(&self.database, false).await?;
        let (seal, _) = seal::load(self.variable().as_deref(), &self.key_path())?;
        Ok(App::open(Setup { store, seal, demo: false }).await?)
    }

    /// A house that is made where there is none: schema, key, and a plain note on keeping the key.
    pub async fn open_or_make(&self, demo: bool) -> Result<App, Failure> {
        let store = Store::open(&self.database, true).await?;
        // An empty database is furnished; an older schema waits for `payung migrate`, and a backup before it.
        if store.schema().await?.is_none() {
            store.migrate().await?;
        }
        store.require_current().await?;
        let (variable, path) = (self.variable(), self.key_path());
        // A database that has a key already never gets a new one: it could not be read with it.
        let (seal, origin) = if app::has_key(&store).await? {
            seal::load(variable.as_deref(), &path)?
        } else {
            seal::load_or_create(variable.as_deref(), &path, today())?
        };
        if let seal::Origin::Created(path) = &origin {
            let note = Note::new("key.created")
                .with("path", path.display().to_string())
                .with("fingerprint", seal.fingerprint());
            eprintln!("{}\n{}\n", text::say(text::Lang::Id, &note), text::say(text::Lang::En, &note));
        }
        Ok(App::open(Setup { store, seal, demo }).await?)
    }

    /// The key from the environment, unless a file was named.
    fn variable(&self) -> Option<String> {
        if self.key.is_some() { None } else { std::env::var(seal::KEY_VARIABLE).ok() }
    }
}

/// The clock is read here, at the door, and nowhere further in.
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

/// Today in western Indonesia.
pub fn today() -> Day {
    now().day_in(Zone::WIB)
}

/// Whoever runs this program on the machine, for what a role of the house allows.
pub fn operator(role: Role) -> Actor {
    Actor {
        id: ActorId(Uuid::nil()),
        role,
        territory: Territory::Nation,
        office: None,
        name: "Payung".to_owned(),
    }
}

#[derive(Args, Debug)]
pub struct MigrateArgs {
    /// The database: sqlite:PATH or postgres://user@host/name
    #[arg(long, env = "PAYUNG_DATABASE")]
    pub database: String,
}

/// `payung migrate`: says what it applied.
pub async fn migrate(args: MigrateArgs) -> Result<ExitCode, Failure> {
    let store = Store::open(&args.database, true).await?;
    let applied = store.migrate().await?;
    match applied.last() {
        Some(last) => println!("The schema is now at {last}; {} applied.", applied.len()),
        None => println!("The schema is at {} already.", store::migrate::known_schema()),
    }
    let stood = app::stand(&store, now(), |_| {}).await?;
    if stood > 0 {
        println!("Where each of {stood} members stands was worked out from the facts.");
    }
    let counted = app::count_again(&store, |done| eprint!("\r{done} members counted")).await?;
    if counted > 0 {
        eprintln!();
        println!("{counted} members were counted again: the figures have measures they did not have before.");
    }
    Ok(ExitCode::SUCCESS)
}
