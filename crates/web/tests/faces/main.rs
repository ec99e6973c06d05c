//! The faces, called in process: the router on a fresh house, without a socket.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so and stops")]

mod api;
mod approvals;
mod cards;
mod description;
mod door;
mod field;
mod gates;
mod guards;
mod incidents;
mod kit;
mod limits;
mod lists;
mod nonsense;
mod photo;
mod plan;
