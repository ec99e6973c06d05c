use crate::Keys;
use crate::keys::KeyFault;
use kernel::{Day, Note};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The environment variable that may hold a key: the JSON itself, or the path of its file.
pub const KEY_VARIABLE: &str = "PAYUNG_KEY";

/// A key file is some 700 bytes; more is something else.
const LONGEST: u64 = 64 * 1024;

/// Where a key came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// From the environment variable.
    Environment,
    File(PathBuf),
    /// Made just now: say where it lies and that it needs a copy elsewhere.
    Created(PathBuf),
}

/// Why there is no key. Never quotes the key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("no key at {}", path.display())]
    Missing { path: PathBuf },
    #[error("there is already a file at {}; a key is never overwritten", path.display())]
    Exists { path: PathBuf },
    #[error("the key at {} cannot be read: {fault}", path.display())]
    Fault { path: PathBuf, fault: KeyFault },
    #[error("the key in PAYUNG_KEY cannot be read: {fault}")]
    VariableFault { fault: KeyFault },
    #[error("the key file {} cannot be opened or written", path.display())]
    Io { path: PathBuf, source: io::Error },
}

impl KeyError {
    /// For whoever starts the program, in the language of the house.
    pub fn note(&self) -> Note {
        let at = |code: &'static str, path: &Path| Note::new(code).with("path", path.display().to_string());
        match self {
            KeyError::Missing { path } => at("key.missing", path),
            KeyError::Exists { path } => at("key.exists", path),
            KeyError::Fault { path, fault: KeyFault::Newer(_) } => at("key.newer", path),
            KeyError::Fault { path, .. } => at("key.unreadable", path),
            KeyError::VariableFault { fault: KeyFault::Newer(_) } => {
                Note::new("key.newer").with("path", KEY_VARIABLE)
            }
            KeyError::VariableFault { .. } => Note::new("key.unreadable").with("path", KEY_VARIABLE),
            KeyError::Io { path, source } => at("key.io", path).with("why", source.to_string()),
        }
    }
}

/// The key of an installation that has one: `variable` (the value of `PAYUNG_KEY`) before the file at `path`.
pub fn load(variable: Option<&str>, path: &Path) -> Result<(Keys, Origin), KeyError> {
    match variable.map(str::trim).filter(|value| !value.is_empty()) {
        Some(json) if json.starts_with('{') => {
            let keys = Keys::from_json(json).map_err(|fault| KeyError::VariableFault { fault })?;
            Ok((keys, Origin::Environment))
        }
        Some(named) => read(Path::new(named)),
        None => read(path),
    }
}

/// For a first start: the key that is there, or a new one in a new file at `path`.
/// Call it only where no database exists that another key has sealed.
pub fn load_or_create(variable: Option<&str>, path: &Path, today: Day) -> Result<(Keys, Origin), KeyError> {
    match load(variable, path) {
        // A path named on purpose that leads nowhere is an error, not a wish for a new key.
        Err(KeyError::Missing { path: missing }) if missing == path => {
            Ok((create(path, today)?, Origin::Created(path.to_owned())))
        }
        other => other,
    }
}

fn read(path: &Path) -> Result<(Keys, Origin), KeyError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => KeyError::Missing { path: path.to_owned() },
        _ => KeyError::Io { path: path.to_owned(), source },
    };
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
    let fault = |fault| KeyError::Fault { path: path.to_owned(), fault };
    let json = std::str::from_utf8(&bytes).map_err(|_| fault(KeyFault::NotJson))?;
    let keys = Keys::from_json(json).map_err(fault)?;
    Ok((keys, Origin::File(path.to_owned())))
}

/// Makes new keys in a new file that only its owner reads (mode 0600); on the disk before this returns.
/// Never overwrites.
pub fn create(path: &Path, today: Day) -> Result<Keys, KeyError> {
    let keys = Keys::generate(today);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => KeyError::Exists { path: path.to_owned() },
        _ => KeyError::Io { path: path.to_owned(), source },
    })?;
    let written = file.write_all(keys.to_json().as_bytes()).and_then(|()| file.sync_all());
    if let Err(source) = written.and_then(|()| keep_name(path)) {
        // Half a key would stop every later start; nothing is sealed with it yet.
        let _ = fs::remove_file(path);
        return Err(KeyError::Io { path: path.to_owned(), source });
    }
    Ok(keys)
}

/// A new name is safe from a power cut only when its folder is flushed too.
fn keep_name(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// True where others than the owner may read the file: to be said at start. Not refused, because mounted
/// secrets of containers often look like this.
pub fn open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 20).unwrap()
    }

    /// A folder of its own for each test, removed at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Folder {
            let name = crate::wire::hex(&crate::random::bytes::<8>());
            let path = std::env::temp_dir().join(format!("payung-key-{name}"));
            fs::create_dir(&path).unwrap();
            Folder(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_first_start_makes_a_key_and_the_second_finds_it() {
        let folder = Folder::new();
        let path = folder.0.join("payung.key");
        assert!(matches!(load(None, &path), Err(KeyError::Missing { .. })));
        let (made, origin) = load_or_create(None, &path, today()).unwrap();
        assert_eq!(origin, Origin::Created(path.clone()));
        let (found, origin) = load_or_create(None, &path, today()).unwrap();
        assert_eq!((found.fingerprint(), origin), (made.fingerprint(), Origin::File(path.clone())));
        assert!(!open_to_others(&path));
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let folder = Folder::new();
        let path = folder.0.join("payung.key");
        fs::write(&path, "something else").unwrap();
        assert!(matches!(create(&path, today()), Err(KeyError::Exists { .. })));
        let error = load_or_create(None, &path, today()).unwrap_err();
        assert!(matches!(error, KeyError::Fault { fault: KeyFault::NotJson, .. }));
        assert_eq!(error.note().code, "key.unreadable");
        assert_eq!(fs::read_to_string(&path).unwrap(), "something else");
    }

    #[test]
    fn the_environment_comes_first() {
        let folder = Folder::new();
        let (a, b) = (folder.0.join("a.key"), folder.0.join("b.key"));
        let keys = create(&a, today()).unwrap();
        create(&b, today()).unwrap();
        let (named, origin) = load(a.to_str(), &b).unwrap();
        assert_eq!((named.fingerprint(), origin), (keys.fingerprint(), Origin::File(a.clone())));
        let (held, origin) = load(Some(&keys.to_json()), &b).unwrap();
        assert_eq!((held.fingerprint(), origin), (keys.fingerprint(), Origin::Environment));
        assert_eq!(load(Some(" "), &b).unwrap().1, Origin::File(b.clone()));
        let nowhere = folder.0.join("nowhere.key");
        let error = load_or_create(nowhere.to_str(), &folder.0.join("c.key"), today()).unwrap_err();
        assert!(matches!(error, KeyError::Missing { path } if path == nowhere));
        assert!(matches!(load(Some("{}"), &b), Err(KeyError::VariableFault { .. })));
    }
}
