//! The faces, called in process: the router on a fresh house, without a socket.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so and stops")]

mod api;
mod description;
mod door;
mod gates;
mod kit;
mod limits;
