//! Tests about the code itself: who may know whom, what may be named where, and how long a thing may get.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that finds disorder says so"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file, and of a function in it.
const FILE_LINES: usize = 500;
const FUNCTION_LINES: usize = 120;

/// What each room may know, beside the rooms named here for its tests.
const ARROWS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("regions", &["kernel"]),
    ("atlas", &["kernel"]),
    ("scheme", &["kernel"]),
    ("access", &["kernel"]),
    ("text", &["kernel"]),
    ("seal", &["kernel"]),
    ("member", &["kernel", "scheme"]),
    ("outreach", &["kernel"]),
    ("claim", &["kernel", "member", "scheme"]),
    ("store", &["kernel", "member", "outreach", "scheme"]),
    (
        "app",
        &["access", "claim", "kernel", "member", "outreach", "regions", "scheme", "seal", "store", "text"],
    ),
    (
        "web",
        &[
            "access", "app", "atlas", "claim", "kernel", "member", "outreach", "regions", "scheme", "seal",
            "text",
        ],
    ),
    ("world", &["access", "app", "kernel", "member", "outreach", "regions", "scheme", "seal", "store"]),
    ("sim", &["access", "app", "kernel", "scheme", "seal", "store", "world"]),
    (
        "payung",
        &[
            "access", "app", "kernel", "member", "outreach", "regions", "scheme", "seal", "sim", "store",
            "text", "web", "world",
        ],
    ),
    ("testkit", &["access", "app", "kernel", "seal", "sim", "store"]),
];

/// No I/O, no clock, no SQL, no HTTP: what is decided there follows from what is given.
const DOMAIN: &[&str] = &["kernel", "regions", "atlas", "scheme", "member", "claim", "outreach", "access"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the root of the house").to_owned()
}

fn rooms() -> Vec<String> {
    let entries = fs::read_dir(root().join("crates")).unwrap().flatten();
    let mut rooms: Vec<String> = entries
        .filter(|e| e.path().join("Cargo.toml").exists())
        .map(|e| e.file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    rooms
}

/// Every file below a folder with one of the endings.
fn files(dir: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(dir) else { return found };
    for path in entries.flatten().map(|e| e.path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && name != "target" && name != "node_modules" {
                found.extend(files(&path, endings));
            }
        } else if endings.iter().any(|e| name.ends_with(e)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The sources of a room with their text: those of the house, or with its tests as well.
fn sources(room: &str, with_tests: bool) -> Vec<(String, String)> {
    let dir = root().join("crates").join(room);
    let dir = if with_tests { dir } else { dir.join("src") };
    let rust = files(&dir, &[".rs"]).into_iter();
    rust.map(|path| {
        let shown = path.strip_prefix(root()).unwrap().display().to_string();
        (shown, fs::read_to_string(&path).unwrap())
    })
    .collect()
}

/// The code of a file without its comments and without its unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = text.lines().map(|line| match line.trim_start() {
        l if l.starts_with("//") => "",
        _ => line.split(" // ").next().unwrap_or_default(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The names a manifest lists in a table.
fn listed(room: &str, table: &str) -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("crates").join(room).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let named = manifest.get(table).and_then(|t| t.as_table());
    named.map(|t| t.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn arrows_point_one_way() {
    let rooms: BTreeSet<String> = rooms().into_iter().collect();
    let planned: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut found = Vec::new();
    for room in &rooms {
        let Some(allowed) = planned.get(room.as_str()) else {
            found.push(format!("{room} has no place in the plan"));
            continue;
        };
        for known in listed(room, "dependencies").intersection(&rooms) {
            if !allowed.contains(&known.as_str()) {
                found.push(format!("{room} knows {known}"));
            }
        }
    }
    for (room, _) in ARROWS.iter().filter(|(room, _)| !rooms.contains(*room)) {
        found.push(format!("{room} is in the plan and not in the house"));
    }
    none(&found, "a room knows one that it may not");
}

#[test]
fn what_is_listed_is_used_and_what_is_kept_apart_stays_apart() {
    let mut found = Vec::new();
    for room in rooms() {
        let named: String = sources(&room, true).into_iter().map(|(_, text)| text).collect();
        for dependency in listed(&room, "dependencies") {
            // Asked for on behalf of others: derives and TLS name it, the code does not.
            let name = dependency.replace('-', "_");
            if !named.contains(&format!("{name}::")) && !named.contains(&format!("use {name}")) {
                found.push(format!("{room} lists {dependency} and does not use it"));
            }
        }
        for (library, homes) in [("sqlx", &["store"][..]), ("axum", &["web", "payung"][..])] {
            let lists =
                ["dependencies", "dev-dependencies"].iter().any(|t| listed(&room, t).contains(library));
            if lists && !homes.contains(&room.as_str()) {
                found.push(format!("{room} lists {library}"));
            }
        }
    }
    none(&found, "a dependency out of its place");
}

#[test]
fn the_domain_does_no_io_and_no_room_but_the_door_reads_the_clock() {
    const CLOCKS: &[&str] =
        &["SystemTime::now", "Instant::now", "Utc::now", "now_utc", "now_local", "now_v7", "Timestamp::now"];
    const WORLD: &[&str] = &[
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "tokio::",
        "sqlx",
        "axum",
        "std::thread",
        "println!",
    ];
    let mut found = Vec::new();
    for room in DOMAIN.iter().copied().chain(["app", "text", "seal"]) {
        for (path, text) in sources(room, false) {
            let code = code(&text);
            found.extend(CLOCKS.iter().filter(|c| code.contains(**c)).map(|c| format!("{path}: {c}")));
            if DOMAIN.contains(&room) {
                found.extend(WORLD.iter().filter(|w| code.contains(**w)).map(|w| format!("{path}: {w}")));
            }
        }
    }
    none(&found, "a decision that depends on more than it is given");
}

#[test]
fn no_money_in_floating_point() {
    let mut found = Vec::new();
    for room in ["kernel", "scheme", "member", "claim", "outreach", "store"] {
        for (path, text) in sources(room, false) {
            for (n, line) in code(&text).lines().enumerate() {
                let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
                if words.into_iter().any(|w| w == "f32" || w == "f64") {
                    found.push(format!("{path}:{}: {}", n + 1, line.trim()));
                }
            }
        }
    }
    none(&found, "a floating-point number near money");
}

#[test]
fn sql_is_written_in_the_store_only() {
    const SQL: &[&str] = &["select ", "insert into ", "delete from ", "update "];
    let mut found = Vec::new();
    for room in rooms().iter().filter(|r| *r != "store" && *r != "testkit") {
        for (path, text) in sources(room, false) {
            for (n, line) in code(&text).lines().enumerate() {
                let quoted = line.split('"').skip(1).step_by(2);
                let speaks = |q: &str| {
                    SQL.iter().any(|s| q.starts_with(s)) && (q.contains(" from ") || q.contains(" set "))
                };
                if quoted.into_iter().any(speaks) {
                    found.push(format!("{path}:{}", n + 1));
                }
            }
        }
    }
    none(&found, "SQL outside the store");
}

#[test]
fn nothing_is_left_for_later_and_nothing_tells_where_it_was_made() {
    // Written in pieces, so that this file does not find itself.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[ig", "nore"),
        concat!("/wo", "rk/"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("registry.np", "mjs"),
    ];
    let mut all = files(&root().join("crates"), &[".rs", ".toml", ".sql", ".js", ".css", ".html", ".md"]);
    for folder in ["docs", "schemes", "deploy", ".github"] {
        all.extend(files(&root().join(folder), &[".md", ".toml", ".yml", ".yaml", ".sh"]));
    }
    all.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Cargo.toml"].map(|f| root().join(f)));
    let mut found = Vec::new();
    for path in all.iter().filter(|p| p.exists()) {
        for (n, line) in fs::read_to_string(path).unwrap_or_default().lines().enumerate() {
            for word in words.iter().filter(|w| line.contains(**w)) {
                let shown = path.strip_prefix(root()).unwrap().display();
                found.push(format!("{shown}:{}: {word}", n + 1));
            }
        }
    }
    none(&found, "something left for later, or telling where it was made");
}

#[test]
fn every_room_says_what_it_owns_and_what_it_never_does() {
    let mut found = Vec::new();
    for room in rooms() {
        let src = root().join("crates").join(&room).join("src");
        let lib = fs::read_to_string(src.join("lib.rs")).or_else(|_| fs::read_to_string(src.join("main.rs")));
        let lib = lib.unwrap();
        let opening =
            lib.lines().take_while(|l| l.starts_with("//!")).map(|l| l.trim_start_matches("//!").trim());
        let opening = opening.collect::<Vec<_>>().join(" ");
        let sentences = opening.matches(". ").count() + usize::from(opening.ends_with('.'));
        if sentences < 2 || !opening.contains("never") {
            found.push(format!("{room}: {opening:?}"));
        }
    }
    none(&found, "a room opens with two sentences: what it owns, and what it never does");
}

#[test]
fn files_and_functions_fit_a_mind() {
    let mut found = Vec::new();
    for room in rooms() {
        for (path, text) in sources(&room, true) {
            // A list of sentences or of invented rows is one thing, however long.
            if path.contains("/words/") || path.contains("/examples/") {
                continue;
            }
            let lines = text.lines().count();
            if lines > FILE_LINES {
                found.push(format!("{path}: {lines} lines"));
            }
            for (name, line, length) in functions(&text) {
                if length > FUNCTION_LINES {
                    found.push(format!("{path}:{line}: fn {name} has {length} lines"));
                }
            }
        }
    }
    none(&found, &format!("a file over {FILE_LINES} lines or a function over {FUNCTION_LINES}"));
}

/// Name, first line and length of each function, by the indentation that the formatter gives.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let heads = [
            "fn ",
            "pub fn ",
            "async fn ",
            "pub async fn ",
            "pub(crate) fn ",
            "pub(crate) async fn ",
            "pub(super) fn ",
            "const fn ",
            "pub const fn ",
        ];
        let Some(head) = heads.iter().find(|h| bare.starts_with(**h)) else { continue };
        let indent = &line[..line.len() - bare.len()];
        let closing = format!("{indent}}}");
        let length = lines[n..].iter().position(|l| *l == closing).map_or(1, |at| at + 1);
        let name: String =
            bare[head.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        found.push((name, n + 1, length));
    }
    found
}

#[test]
fn every_code_has_its_sentence() {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for room in rooms().iter().filter(|r| *r != "testkit" && *r != "text") {
        for (path, text) in sources(room, false) {
            let code = code(&text);
            for (opening, place) in [("Note::new(", 0), ("Refusal::new(", 0), ("Refusal::of(", 1)] {
                for after in code.split(opening).skip(1) {
                    if let Some(key) = argument(after, place).filter(|key| !text::has(key)) {
                        found.push(format!("{path}: {key}"));
                    }
                    seen.extend(argument(after, place));
                }
            }
        }
    }
    none(&found, "a code without a sentence");
    assert!(seen.len() > 60, "only {} codes were found: has the way of writing them changed?", seen.len());
    none(
        &member::CODES.iter().filter(|c| !text::has(c)).map(|c| (*c).to_owned()).collect::<Vec<_>>(),
        "a code of member without a sentence",
    );
}

/// A text given as the n-th argument; nothing where it is not a literal.
fn argument(after: &str, n: usize) -> Option<String> {
    let mut rest = after.trim_start();
    for _ in 0..n {
        rest = rest.strip_prefix('"')?.split_once('"')?.1.trim_start().strip_prefix(',')?.trim_start();
    }
    let (literal, _) = rest.strip_prefix('"')?.split_once('"')?;
    literal.contains('.').then(|| literal.to_owned())
}
