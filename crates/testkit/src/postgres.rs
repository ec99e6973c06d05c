use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A private PostgreSQL of this test process: made from the installed binaries, on loopback, gone with the process.
pub struct Cluster {
    bin: PathBuf,
    port: u16,
    user: Option<(u32, u32)>,
    next: AtomicU32,
}

const SUPERUSER: &str = "payung";

impl Cluster {
    /// The cluster, started at the first call. Nothing where tests are told to go without (`PAYUNG_SKIP_PG=1`).
    pub fn shared() -> Option<&'static Cluster> {
        static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
        CLUSTER.get_or_init(|| if skipped() { None } else { Some(Cluster::start()) }).as_ref()
    }

    fn start() -> Cluster {
        let bin = binaries();
        let user = demoted();
        let dir = std::env::temp_dir().join(format!("payung-pg-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).expect("a folder for PostgreSQL");
        if let Some((uid, gid)) = user {
            std::os::unix::fs::chown(&dir, Some(uid), Some(gid))
                .expect("the folder belongs to PostgreSQL's user");
        }
        let data = dir.join("data");
        let cluster = Cluster { bin, port: free_port(), user, next: AtomicU32::new(0) };
        cluster.run(
            "initdb",
            &[
                "-D",
                text(&data),
                "-U",
                SUPERUSER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
                "--locale=C.UTF-8",
            ],
        );
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories={} -c fsync=off -c full_page_writes=off -c max_connections=200",
            cluster.port,
            text(&dir)
        );
        cluster.run(
            "pg_ctl",
            &["-D", text(&data), "-w", "-s", "-l", text(&dir.join("log")), "-o", &options, "start"],
        );
        cluster.stop_with_this_process(&data, &dir);
        cluster
    }

    /// A watcher outside this process ends the server once this process is gone, however it went.
    #[expect(clippy::zombie_processes, reason = "it outlives this process: that is its work")]
    fn stop_with_this_process(&self, data: &Path, dir: &Path) {
        let script = format!(
            "while test -d /proc/{}; do sleep 1; done; '{}' -D '{}' -m immediate -s stop; rm -rf '{}'",
            std::process::id(),
            text(&self.bin.join("pg_ctl")),
            text(data),
            text(dir)
        );
        let mut watcher = Command::new("sh");
        watcher.args(["-c", &script]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        watcher.process_group(0).current_dir("/");
        if let Some((uid, gid)) = self.user {
            watcher.uid(uid).gid(gid);
        }
        watcher.spawn().expect("a watcher for PostgreSQL");
    }

    /// A new empty database; its URL.
    pub fn database(&self) -> String {
        let name = format!("t{}", self.next.fetch_add(1, Ordering::Relaxed));
        let port = self.port.to_string();
        self.run("createdb", &["-h", "127.0.0.1", "-p", &port, "-U", SUPERUSER, &name]);
        format!("postgres://{SUPERUSER}@127.0.0.1:{}/{name}", self.port)
    }

    /// Runs a statement, or a file given as `-f PATH`, as the owner of a database.
    pub fn psql(&self, url: &str, what: [&str; 2]) {
        self.run("psql", &["-v", "ON_ERROR_STOP=1", "-q", url, what[0], what[1]]);
    }

    fn run(&self, program: &str, args: &[&str]) {
        let mut command = Command::new(self.bin.join(program));
        command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).current_dir("/");
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        // pg_ctl's server inherits what is piped: only a failure is waited for by its status.
        if program == "pg_ctl" {
            command.stderr(Stdio::null());
        }
        let output = command.output().unwrap_or_else(|e| panic!("{program}: {e}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// True where somebody asked for SQLite only. CI forbids it.
fn skipped() -> bool {
    let skip = std::env::var("PAYUNG_SKIP_PG").is_ok_and(|v| v == "1");
    assert!(!(skip && std::env::var("CI").is_ok()), "PAYUNG_SKIP_PG=1 is not allowed in CI");
    skip
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The newest installed server binaries.
fn binaries() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|e| Some(e.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().expect(
        "PostgreSQL's server binaries (install the Debian package postgresql, or set PAYUNG_SKIP_PG=1)",
    )
}

/// PostgreSQL refuses to run as root: then its own user runs it.
fn demoted() -> Option<(u32, u32)> {
    let id = |args: &[&str]| {
        let output = Command::new("id").args(args).output().ok()?;
        String::from_utf8_lossy(&output.stdout).trim().parse::<u32>().ok()
    };
    if id(&["-u"]) != Some(0) {
        return None;
    }
    let user = ["postgres", "nobody"].into_iter().find_map(|u| Some((id(&["-u", u])?, id(&["-g", u])?)));
    Some(user.expect("a user other than root to run PostgreSQL"))
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
