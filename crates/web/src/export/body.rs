//! A body that is made while it is read: a few pieces wait, no more; whoever stops reading stops the making.

use super::Bytes;
use axum::body::HttpBody;
use hyper::body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc;

/// Pieces made ahead of the reader.
const AHEAD: usize = 2;
/// A reader who takes nothing for so long is gone: what they hold still is needed by others.
const PATIENCE: Duration = Duration::from_secs(60);

/// Nobody reads any more, or what was read from failed.
#[derive(Debug)]
pub struct Gone;

pub struct Sender(mpsc::Sender<io::Result<Bytes>>);

pub struct Chunks(mpsc::Receiver<io::Result<Bytes>>);

pub fn channel() -> (Sender, Chunks) {
    let (sender, receiver) = mpsc::channel(AHEAD);
    (Sender(sender), Chunks(receiver))
}

impl Sender {
    pub async fn send(&self, bytes: Vec<u8>) -> Result<(), Gone> {
        if bytes.is_empty() {
            return Ok(());
        }
        let sent = tokio::time::timeout(PATIENCE, self.0.send(Ok(bytes.into()))).await;
        sent.map_err(|_| Gone)?.map_err(|_| Gone)
    }

    /// Nobody will read what is still to come.
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// A body that did not come to its end breaks off, rather than end early.
    pub async fn end(self, sent: Result<(), Gone>) {
        if sent.is_err() {
            let cut = Err(io::Error::other("cut off"));
            let _ = tokio::time::timeout(PATIENCE, self.0.send(cut)).await;
        }
    }
}

impl HttpBody for Chunks {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|bytes| bytes.map(Frame::data)))
    }
}
