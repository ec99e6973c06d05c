//! The use cases: every change goes through `App::submit` and its one road, every page and answer through a read.
//! It never renders, never speaks HTTP or SQL, and reads no clock: the moment is handed in at the door.

mod answer;
mod chain;
mod check;
mod core;
mod error;
mod fold;
mod group;
pub mod read;
mod receipt;
mod search;
mod sign_in;
mod submit;
mod tally;
pub mod view;
pub mod wire;
mod world;
mod writer;

pub use answer::{Answer, Outcome, ReceiptAnswer};
pub use check::Checked;
pub(crate) use core::Core;
pub use core::{App, Setup, has_key};
pub use error::AppError;
pub use read::{Covered, MemberKey, ReadError, TaskKey, day_typed};
pub use receipt::short_id;
pub use sign_in::{Device, NewTotp, Session, SessionKind, SignInProblem, SignedInSession, the_house};
