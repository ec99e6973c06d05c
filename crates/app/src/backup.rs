//! Copies of an embedded database: made while it is used, flushed, opened and compared, and only then called a backup.
//! The key is never in them: it is kept apart, or the copy protects nobody.

use crate::{App, AppError};
use access::{Action, Actor};
use kernel::{Instant, Note, Refusal};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use store::admin::{self, HouseCounts};
use store::{Place, Store, StoreError};

const PREFIX: &str = "payung-";
/// Read at once while hashing.
const PIECE: usize = 1 << 20;
/// Copies looked at in a folder.
const MOST: usize = 200;

/// Where copies go, and how the one being made stands. One at a time.
#[derive(Default)]
pub(crate) struct Backups {
    folder: OnceLock<PathBuf>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    running: Option<Running>,
    /// Why the last one was not made.
    failed: Option<(Instant, Note)>,
}

#[derive(Clone)]
struct Running {
    since: Instant,
    part: PathBuf,
    of_bytes: u64,
}

/// A copy of the database. What stands beside it in a small file is what was found when it was made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Backup {
    pub name: String,
    /// Microseconds since 1970.
    pub made_at: i64,
    pub bytes: u64,
    pub sha256: String,
    pub counts: HouseCounts,
}

/// Why no copy was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupProblem {
    /// The server has its own means; this command uses them.
    #[error("{0}")]
    Postgres(String),
    #[error("a copy is being made; wait until it is done")]
    Running,
    #[error("the copy does not hold: {0}")]
    Broken(String),
    #[error("the copy cannot be written to {}: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for BackupProblem {
    fn from(error: StoreError) -> BackupProblem {
        BackupProblem::App(error.into())
    }
}

impl BackupProblem {
    /// In words, with what to do.
    pub fn note(&self) -> Note {
        match self {
            BackupProblem::Postgres(command) => {
                Note::new("backup.postgres").with("command", command.as_str())
            }
            BackupProblem::Running => Note::new("backup.running"),
            BackupProblem::Broken(why) => Note::new("backup.broken").with("why", why.as_str()),
            BackupProblem::Folder { path, source } => {
                let note = Note::new("backup.folder").with("path", path.display().to_string());
                note.with("why", source.to_string())
            }
            BackupProblem::App(AppError::Store(StoreError::DiskFull)) => Note::new("backup.disk_full"),
            BackupProblem::App(error) => Note::new("backup.failed").with("why", error.to_string()),
        }
    }
}

/// How the making of a copy stands.
pub(crate) struct Progress {
    pub since: Instant,
    pub done_bytes: u64,
    pub of_bytes: u64,
}

impl App {
    /// Says once where copies made from the console go.
    pub fn keep_backups_in(&self, folder: PathBuf) {
        // Said a second time it stays where it was: the list must not change under a reader.
        let _ = self.core.backups.folder.set(folder);
    }

    pub(crate) fn backup_folder(&self) -> Option<&Path> {
        self.core.backups.folder.get().map(PathBuf::as_path)
    }

    /// Makes a copy into a folder, and gives it once it has been opened and compared. `whole` reads every fact of the
    /// copy against its chain, not only the last link.
    pub async fn backup(&self, folder: &Path, whole: bool, now: Instant) -> Result<Backup, BackupProblem> {
        let name = self.begin_copy(folder, now)?;
        let made = self.copy(folder, &name, whole, now).await;
        self.end_copy(folder, &name, now, &made);
        made
    }

    /// Begins a copy in the background, from the console.
    pub async fn start_backup(&self, who: &Actor, now: Instant) -> Result<Result<(), Refusal>, AppError> {
        if let Err(denied) = access::allow(who, Action::ManageHouse, &access::Place::None) {
            return Ok(Err(denied.into()));
        }
        let Some(folder) = self.backup_folder().map(Path::to_owned) else {
            return Ok(Err(Refusal::new("backup.no_folder")));
        };
        let name = match self.begin_copy(&folder, now) {
            Ok(name) => name,
            Err(problem) => return Ok(Err(Refusal { note: problem.note(), field: None })),
        };
        let id = crate::sign_in::new_id(now);
        let mut tx = self.core.store.begin().await?;
        admin::audit_mark(&mut tx, id, now, who.id, "backup", None).await?;
        tx.commit().await?;
        let app = self.clone();
        tokio::spawn(async move {
            let made = app.copy(&folder, &name, false, now).await;
            app.end_copy(&folder, &name, now, &made);
        });
        Ok(Ok(()))
    }

    /// Takes the one place there is for a copy, and gives its name.
    fn begin_copy(&self, folder: &Path, now: Instant) -> Result<String, BackupProblem> {
        let of_bytes = match self.core.store.place() {
            Place::Server { .. } => return Err(BackupProblem::Postgres(dump_command(&self.core.store, now))),
            Place::File(path) => fs::metadata(path).map(|meta| meta.len()).unwrap_or(0),
        };
        let name = format!("{PREFIX}{}.db", now.to_string().replace(':', ""));
        let mut state = self.core.backups.state.lock().map_err(|_| AppError::Closing)?;
        if state.running.is_some() {
            return Err(BackupProblem::Running);
        }
        state.running = Some(Running { since: now, part: part_of(folder, &name), of_bytes });
        Ok(name)
    }

    fn end_copy(&self, folder: &Path, name: &str, now: Instant, made: &Result<Backup, BackupProblem>) {
        if made.is_err() {
            // What is not a backup is not left to look like one.
            let _ = fs::remove_file(part_of(folder, name));
        }
        if let Ok(mut state) = self.core.backups.state.lock() {
            state.running = None;
            state.failed = made.as_ref().err().map(|problem| (now, problem.note()));
        }
    }

    async fn copy(
        &self,
        folder: &Path,
        name: &str,
        whole: bool,
        now: Instant,
    ) -> Result<Backup, BackupProblem> {
        let failed = |source| BackupProblem::Folder { path: folder.to_owned(), source };
        let (part, path) = (part_of(folder, name), folder.join(name));
        make_folder(folder).map_err(failed)?;
        if path.exists() {
            return Err(failed(io::ErrorKind::AlreadyExists.into()));
        }
        // Left by a program that was stopped in the middle.
        let _ = fs::remove_file(&part);
        self.core.store.copy_to(&part).await?;
        keep_to_owner(&part).and_then(|()| File::open(&part)?.sync_all()).map_err(failed)?;
        let counts = self.compared(&part, whole).await?;
        let hashing = part.clone();
        let hashed =
            tokio::task::spawn_blocking(move || hash(&hashing)).await.map_err(|_| AppError::Closing)?;
        let (sha256, bytes) = hashed.map_err(failed)?;
        let backup = Backup { name: name.to_owned(), made_at: now.0, bytes, sha256, counts };
        let found = serde_json::to_string_pretty(&backup).unwrap_or_default();
        let beside = folder.join(format!("{name}.json"));
        fs::rename(&part, &path)
            .and_then(|()| fs::write(&beside, found + "\n"))
            .and_then(|()| File::open(&beside)?.sync_all())
            .and_then(|()| File::open(folder)?.sync_all())
            .map_err(failed)?;
        Ok(backup)
    }

    /// Opens the copy and holds it against the house: its pages, its key, and the last link of its chain.
    async fn compared(&self, part: &Path, whole: bool) -> Result<HouseCounts, BackupProblem> {
        let copy = Store::open_copy(part).await?;
        copy.require_current().await?;
        let mut reader = copy.reader().await?;
        if let Some(damage) = admin::damage(&mut reader).await? {
            return Err(BackupProblem::Broken(damage));
        }
        let counts = admin::house_counts(&mut reader).await?;
        if let Some((writer, link, hash)) = admin::head(&mut reader).await? {
            let held = admin::link_hash(&mut *self.core.store.reader().await?, writer, link).await?;
            if held.as_deref() != Some(&hash[..]) {
                return Err(BackupProblem::Broken(format!("link {link} of the chain is not the house's")));
            }
        }
        if whole {
            let fails = self.chain_of(&mut reader).await?;
            if let Some(first) = fails.into_iter().next() {
                return Err(BackupProblem::Broken(first));
            }
        }
        drop(reader);
        copy.close().await;
        Ok(counts)
    }

    /// How far a copy is, where one is being made; and why the last one failed, where it did.
    pub(crate) fn backup_state(&self) -> (Option<Progress>, Option<(Instant, Note)>) {
        let Ok(state) = self.core.backups.state.lock() else { return (None, None) };
        let running = state.running.as_ref().map(|r| Progress {
            since: r.since,
            done_bytes: fs::metadata(&r.part).map(|meta| meta.len()).unwrap_or(0).min(r.of_bytes),
            of_bytes: r.of_bytes,
        });
        (running, state.failed.clone())
    }
}

/// The command that copies a server's database; the password is asked for, or read from `~/.pgpass`.
pub(crate) fn dump_command(store: &Store, now: Instant) -> String {
    let Place::Server { host, port, user, name } = store.place() else { return String::new() };
    let file = format!("{PREFIX}{}.dump", now.to_string().replace(':', ""));
    format!(
        "pg_dump --format=custom --host={host} --port={port} --username={user} --dbname={name} --file={file}"
    )
}

/// The command that brings a server's copy back into an empty database.
pub fn restore_command(store: &Store) -> String {
    let Place::Server { host, port, user, name } = store.place() else { return String::new() };
    format!("pg_restore --exit-on-error --host={host} --port={port} --username={user} --dbname={name} FILE")
}

/// Copies in a folder, newest first: each with what was found when it was made, or only its name and size.
pub(crate) fn listed(folder: &Path) -> Vec<(String, u64, Option<Backup>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(PREFIX) && name.ends_with(".db"))
        .collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.truncate(MOST);
    let line = |name: String| {
        let bytes = fs::metadata(folder.join(&name)).map(|meta| meta.len()).unwrap_or(0);
        let found = fs::read_to_string(folder.join(format!("{name}.json"))).ok();
        let found: Option<Backup> = found.and_then(|text| serde_json::from_str(&text).ok());
        // A file that has changed its size since is not the one that was compared.
        let found = found.filter(|backup| backup.bytes == bytes && backup.name == name);
        (name, bytes, found)
    };
    names.into_iter().map(line).collect()
}

fn part_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.part"))
}

fn hash(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let (mut hash, mut bytes) = (seal::Sha256::default(), 0);
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((hash.hex(), bytes));
        }
        hash.add(&piece[..read]);
        bytes += read as u64;
    }
}

/// A copy holds names and sealed numbers of everybody: its owner alone reads it.
#[cfg(unix)]
fn keep_to_owner(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn keep_to_owner(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}
