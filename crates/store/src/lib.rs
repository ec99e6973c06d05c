//! Every SQL statement of the house, by capability, written once for SQLite and PostgreSQL, and the migrations.
//! It never decides anything, never renders anything, and gives no other room a connection to write SQL on.

mod bind;
mod bulk;
mod cell;
pub mod check;
mod dialect;
mod engine;
mod error;
pub mod member;
pub mod migrate;
pub mod reference;
pub mod rows;
pub mod tables;
pub mod views;

pub use bulk::Batch;
pub use cell::{Arg, Cell, Kind, Micros};
pub use dialect::Stmt;
pub use engine::{Conn, Engine, Reader, Row, Store, WriteTx};
pub use error::StoreError;

/// Every named statement, for the test that prepares each one on both engines.
pub fn catalogue() -> Vec<&'static Stmt> {
    [member::STATEMENTS, reference::STATEMENTS, views::STATEMENTS, check::STATEMENTS, migrate::STATEMENTS]
        .concat()
}
