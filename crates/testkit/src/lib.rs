//! Engines, houses and people for tests: a fresh database on each engine, a small house in it, invented people.
//! It never stands in for a part of the house: the double of a database is a database.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot begin says so and stops"
)]

mod house;
mod people;
mod phone;
mod picture;
mod postgres;

pub use house::{House, PASSWORD, TODAY, TestEngine, at, house_on, on_both, run};
pub use people::{Invented, invented, pay, register};
pub use phone::Phone;
pub use picture::{PLACE, from_camera, jpeg};
pub use postgres::Cluster;
