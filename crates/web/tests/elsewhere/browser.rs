//! A browser without a face: plain HTTP over a socket, cookies kept, redirects followed only when asked.

use std::sync::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub struct Browser {
    cookies: Mutex<Vec<(String, String)>>,
}

/// One that reads English.
impl Default for Browser {
    fn default() -> Browser {
        Browser { cookies: Mutex::new(vec![("lang".to_owned(), "en".to_owned())]) }
    }
}

pub struct Came {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Came {
    pub fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).next()
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(move |(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// What the page says, without its frame.
    pub fn says(&self) -> &str {
        self.body.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or(&self.body)
    }

    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("{} {}", self.head, self.says()))
    }
}

impl Browser {
    /// A whole address, or a path at `house`.
    pub async fn get(&self, url: &str) -> Came {
        let (host, path) = split(url);
        let held = self.cookies.lock().unwrap().clone();
        let cookies: Vec<String> = held.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let asked = format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\nuser-agent: Firefox/140.0 (Windows)\r\ncookie: {}\r\n\r\n",
            cookies.join("; ")
        );
        let came = send(&host, &asked).await;
        for cookie in came.all("set-cookie") {
            let (name, rest) = cookie.split_once('=').unwrap();
            let mut held = self.cookies.lock().unwrap();
            held.retain(|(n, _)| n != name);
            if !cookie.contains("Max-Age=0") {
                held.push((name.to_owned(), rest.split(';').next().unwrap().to_owned()));
            }
        }
        came
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().iter().find(|(n, _)| n == name).map(|(_, value)| value.clone())
    }

    pub fn put(&self, name: &str, value: &str) {
        let mut held = self.cookies.lock().unwrap();
        held.retain(|(n, _)| n != name);
        held.push((name.to_owned(), value.to_owned()));
    }
}

fn split(url: &str) -> (String, String) {
    let rest = url.strip_prefix("http://").unwrap_or_else(|| panic!("a whole address: {url}"));
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let path = if rest[at..].starts_with('/') { rest[at..].to_owned() } else { format!("/{}", &rest[at..]) };
    (rest[..at].to_owned(), path)
}

/// A form to an address, with a header of its own; for asking the provider what it would give a thief.
pub async fn post(url: &str, authorization: &str, body: &str) -> Came {
    let (host, path) = split(url);
    let asked = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\nauthorization: {authorization}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    send(&host, &asked).await
}

async fn send(host: &str, asked: &str) -> Came {
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(asked.as_bytes()).await.unwrap();
    let mut read = Vec::new();
    stream.read_to_end(&mut read).await.unwrap();
    let text = String::from_utf8_lossy(&read).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Came { status, head: head.to_owned(), body: body.to_owned() }
}
