//! A server on loopback and the smallest client that speaks to it: one connection each, kept open.

use crate::opening::{FAILED, Failure};
use app::App;
use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// What the bare handler sends: bytes made before, packed or not.
#[derive(Clone, Default)]
pub struct Bare(Arc<Mutex<(Bytes, bool)>>);

impl Bare {
    pub fn set(&self, body: Vec<u8>, packed: bool) {
        if let Ok(mut held) = self.0.lock() {
            *held = (body.into(), packed);
        }
    }

    fn response(&self) -> Response {
        let (body, packed) = self.0.lock().map(|held| held.clone()).unwrap_or_default();
        let mut response = body.into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        // Told as packed, it is sent as it is.
        let encoding = HeaderValue::from_static(if packed { "gzip" } else { "identity" });
        headers.insert(CONTENT_ENCODING, encoding);
        response
    }
}

pub struct Server {
    pub address: SocketAddr,
    /// What `GET /health/bare` sends.
    pub bare: Bare,
}

/// The path of the handler that does nothing.
pub const BARE: &str = "/health/bare";

/// The pages and the API on a free port of loopback.
pub async fn serve(app: &App) -> Result<Server, Failure> {
    // What the stack itself costs: the same listener, a handler that does nothing.
    let bare = Bare::default();
    let held = bare.clone();
    let nothing = axum::routing::post(|| async { "{}" }).get(move || std::future::ready(held.response()));
    let state = web::AppState::new(app.clone(), web::machine_clock(), None, false);
    let router = web::router(state).route(BARE, nothing);
    let listen = web::Listen { address: SocketAddr::from(([127, 0, 0, 1], 0)), tls: None };
    let (ready, address) = tokio::sync::oneshot::channel();
    let ready = move |at| {
        let _ = ready.send(at);
    };
    tokio::spawn(async move { web::serve(router, listen, ready, std::future::pending()).await });
    let address = address.await.map_err(|_| Failure::new(FAILED, "the benchmark's server did not start"))?;
    Ok(Server { address, bare })
}

/// A connection that sends one request after the other.
pub struct Client {
    stream: BufReader<TcpStream>,
    bearer: String,
    line: String,
    body: Vec<u8>,
}

impl Client {
    pub async fn connect(to: SocketAddr, bearer: &str) -> Result<Client, Failure> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Client {
            stream: BufReader::new(stream),
            bearer: bearer.to_owned(),
            line: String::new(),
            body: Vec::new(),
        })
    }

    /// Status and body of the answer.
    pub async fn post(&mut self, path: &str, json: &str) -> Result<(u16, &[u8]), Failure> {
        let authorization = if self.bearer.is_empty() {
            String::new()
        } else {
            format!("Authorization: Bearer {}\r\n", self.bearer)
        };
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{authorization}Content-Length: {}\r\n\r\n{json}",
            json.len()
        );
        self.send(&request).await
    }

    /// A page, as a browser asks for it: packed, with its session.
    pub async fn get(&mut self, path: &str, cookie: &str, packed: bool) -> Result<Got<'_>, Failure> {
        let accept = if packed { "Accept-Encoding: gzip\r\n" } else { "" };
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\n{accept}Cookie: payung_session={cookie}; lang=id\r\n\r\n"
        );
        let began = Instant::now();
        let (status, first) = self.send_timed(&request).await?;
        Ok(Got { status, first: first - began, whole: began.elapsed(), body: &self.body })
    }

    async fn send(&mut self, request: &str) -> Result<(u16, &[u8]), Failure> {
        let (status, _) = self.send_timed(request).await?;
        Ok((status, &self.body))
    }

    /// Status, and when the first byte was there.
    async fn send_timed(&mut self, request: &str) -> Result<(u16, Instant), Failure> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        self.stream.fill_buf().await?;
        let first = Instant::now();
        self.line.clear();
        self.stream.read_line(&mut self.line).await?;
        let status = self.line.split_whitespace().nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        let (mut length, mut in_pieces) = (0, false);
        loop {
            self.line.clear();
            self.stream.read_line(&mut self.line).await?;
            let line = self.line.trim_end();
            if line.is_empty() {
                break;
            }
            match line.split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().unwrap_or(0);
                }
                Some((name, _)) if name.eq_ignore_ascii_case("transfer-encoding") => in_pieces = true,
                _ => {}
            }
        }
        if in_pieces {
            self.pieces().await?;
        } else {
            self.body.resize(length, 0);
            self.stream.read_exact(&mut self.body).await?;
        }
        Ok((status, first))
    }

    /// A body whose length nobody knew when it began.
    async fn pieces(&mut self) -> Result<(), Failure> {
        self.body.clear();
        loop {
            self.line.clear();
            if self.stream.read_line(&mut self.line).await? == 0 {
                return Err(Failure::new(FAILED, "the answer was cut off"));
            }
            let length = usize::from_str_radix(self.line.trim_end(), 16)
                .map_err(|_| Failure::new(FAILED, "the answer came in pieces without a length"))?;
            let had = self.body.len();
            self.body.resize(had + length, 0);
            self.stream.read_exact(&mut self.body[had..]).await?;
            self.line.clear();
            self.stream.read_line(&mut self.line).await?;
            if length == 0 {
                return Ok(());
            }
        }
    }
}

/// A page that came.
pub struct Got<'a> {
    pub status: u16,
    /// Until the first byte, and until the last.
    pub first: Duration,
    pub whole: Duration,
    pub body: &'a [u8],
}
