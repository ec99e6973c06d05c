//! Every SQL statement of the house, by capability, written once for SQLite and PostgreSQL, and the migrations.
//! It never decides anything, never renders anything, and gives no other room a connection to write SQL on.

pub mod account;
pub mod admin;
pub mod approval;
pub mod aside;
mod bind;
mod bulk;
pub mod cards;
mod cell;
pub mod check;
mod check_hands;
mod check_more;
mod dialect;
mod engine;
mod error;
pub mod hand_in;
pub mod incident;
pub mod lists;
pub mod member;
pub mod migrate;
pub mod phone;
pub mod photos;
pub mod reference;
pub mod rows;
pub mod sessions;
pub mod tables;
pub mod views;

pub use bulk::Batch;
pub use cell::{Arg, Cell, Kind, Micros};
pub use dialect::Stmt;
pub use engine::{COPIED, Conn, Engine, Frozen, Place, Reader, Row, Store, WriteTx};
pub use error::StoreError;

/// Every named statement, for the test that prepares each one on both engines.
pub fn catalogue() -> Vec<&'static Stmt> {
    [
        admin::STATEMENTS,
        member::STATEMENTS,
        approval::STATEMENTS,
        reference::STATEMENTS,
        views::STATEMENTS,
        views::reports::STATEMENTS,
        cards::STATEMENTS,
        incident::STATEMENTS,
        lists::STATEMENTS,
        hand_in::STATEMENTS,
        check_hands::STATEMENTS,
        photos::STATEMENTS,
        account::STATEMENTS,
        sessions::STATEMENTS,
        phone::STATEMENTS,
        aside::STATEMENTS,
        check::STATEMENTS,
        migrate::STATEMENTS,
    ]
    .concat()
}
