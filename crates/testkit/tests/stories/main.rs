//! Stories: what happens to people, told once and run on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that goes wrong says so and stops"
)]

mod batches;
mod catalogue;
mod check;
mod common;
mod cover;
mod crowd;
mod disk;
mod engines;
mod first;
mod identity;
mod open;
mod pay;
mod pay_paper;
mod register;
mod restart;
mod reverse;
mod secrets;
mod serving_role;
