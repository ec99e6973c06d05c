//! Stories: what happens to people, told once and run on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that goes wrong says so and stops"
)]

mod account;
mod approval;
mod areas;
mod aside;
mod audit;
mod backup;
mod batches;
mod card;
mod catalogue;
mod check;
mod common;
mod correct;
mod counts;
mod cover;
mod crowd;
mod difference;
mod disk;
mod engines;
mod first;
mod ground;
mod hand_in;
mod identity;
mod incident;
mod lists;
mod merge;
mod merge_lists;
mod open;
mod outcomes;
mod pay;
mod pay_paper;
mod phone;
mod phone_again;
mod phone_doubt;
mod photo;
mod reassign;
mod register;
mod reports;
mod restart;
mod reverse;
mod secrets;

mod serving_role;
mod sign_in;
mod standing;
mod upgrade;
mod worklist;
