//! A server on loopback and the smallest client that speaks to it: one connection each, kept open.

use crate::opening::{FAILED, Failure};
use app::App;
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// The pages and the API on a free port of loopback.
pub async fn serve(app: &App) -> Result<SocketAddr, Failure> {
    // What the stack itself costs: the same listener, a handler that does nothing.
    let bare = axum::routing::post(|| async { "{}" });
    let state = web::AppState::new(app.clone(), web::machine_clock(), None, false);
    let router = web::router(state).route("/health/bare", bare);
    let listen = web::Listen { address: SocketAddr::from(([127, 0, 0, 1], 0)), tls: None };
    let (ready, address) = tokio::sync::oneshot::channel();
    let ready = move |at| {
        let _ = ready.send(at);
    };
    tokio::spawn(async move { web::serve(router, listen, ready, std::future::pending()).await });
    address.await.map_err(|_| Failure::new(FAILED, "the benchmark's server did not start"))
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

    async fn send(&mut self, request: &str) -> Result<(u16, &[u8]), Failure> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        self.line.clear();
        self.stream.read_line(&mut self.line).await?;
        let status = self.line.split_whitespace().nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        let mut length = 0;
        loop {
            self.line.clear();
            self.stream.read_line(&mut self.line).await?;
            let line = self.line.trim_end();
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body).await?;
        Ok((status, &self.body))
    }
}
