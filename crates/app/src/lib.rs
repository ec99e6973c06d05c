//! The use cases: every change goes through `App::submit` and its one road, every page and answer through a read.
//! It never renders, never speaks HTTP or SQL, and reads no clock: the moment is handed in at the door.

mod accounts;
mod answer;
mod approval;
mod backup;
mod card;
mod cash;
mod chain;
mod check;
mod core;
mod correct;
mod error;
mod fold;
mod ground;
mod group;
mod import;
mod incident;
mod list;
mod merge;
mod phone;
mod photo;
pub mod read;
mod receipt;
mod save;
mod search;
mod second;
mod sign_in;
mod standing;
mod submit;
mod tally;
pub mod view;
pub mod wire;
mod world;
mod writer;

pub use answer::{Answer, Outcome, ReceiptAnswer};
pub use approval::{ProposalKey, Submitted, proposal_of};
pub use backup::{Backup, BackupProblem, restore_command};
pub use cash::faces as hand_in_faces;
pub use check::Checked;
pub(crate) use core::Core;
pub use core::{App, Setup, has_key};
pub use error::AppError;
pub use import::SentList;
pub use phone::{EnrolledPhone, FileTaken, ItemState, MOST_ITEMS, Sent, Synced, Told};
pub use read::{
    Covered, Export, IncidentQuery, MemberKey, ReadError, Sought, TaskFrom, TaskKey, day_typed, first_area,
    fresh_form, list_fields, members_link, slice_prices,
};
pub use receipt::short_id;
pub use sign_in::{
    Device, ElsewhereProblem, Happened, How, Knock, NewTotp, OpenSession, Passwords, Proven, Session,
    SessionKind, SignInProblem, SignedInSession, the_house,
};
pub use standing::{of as standing_of, stand};
pub use tally::count_again;
