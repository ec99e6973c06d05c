//! What tests of the whole program share: a free port, the server as a process, dice.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    reason = "a test that cannot go on says so; not every test uses all"
)]

use app::{App, Setup};
use kernel::Instant;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};
use store::Store;

pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(otherwise)
}

pub fn roll(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

pub fn now() -> Instant {
    Instant(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros() as i64)
}

pub async fn open(url: &str, key: &Path) -> App {
    let store = Store::open(url, true).await.unwrap();
    store.migrate().await.unwrap();
    let today = now().day_in(kernel::Zone::WIB);
    let (seal, _) = seal::load_or_create(None, key, today).unwrap();
    App::open(Setup { store, seal, demo: true }).await.unwrap()
}

pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// The server as a process, once it serves.
pub fn start(url: &str, key: &Path, address: SocketAddr) -> Child {
    started(url, key, address).0
}

/// The same, with what it said before it served.
pub fn started(url: &str, key: &Path, address: SocketAddr) -> (Child, String) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_payung"))
        .args(["serve", "--database", url, "--key", key.to_str().unwrap(), "--listen", &address.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(server.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains("Serving on") {
        assert!(stdout.read_line(&mut said).unwrap() > 0, "the server ended before it served");
    }
    (server, said)
}

/// Status and answer, or nothing where the server died meanwhile.
pub fn post(
    stream: &mut TcpStream,
    path: &str,
    bearer: Option<&str>,
    json: &str,
) -> Option<(u16, serde_json::Value)> {
    let bearer = bearer.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\n{bearer}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        json.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(json.as_bytes()).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let mut length = 0;
    loop {
        line.clear();
        reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((status, serde_json::from_slice(&body).unwrap_or_default()))
}
