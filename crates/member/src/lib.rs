//! A person's membership, contributions and cover: what is decided about them, from facts given as values.
//! It never reads or writes anything, knows no clock, and never stores a state: cover is worked out for the day asked.

mod apply;
mod codes;
mod command;
mod complete;
mod count;
mod cover;
mod dates;
mod decide;
mod effects;
mod end;
mod facts;
mod identity;
mod open;
mod pay;
mod payable;
mod register;
mod reverse;
mod settle;
mod timeline;

pub use codes::CODES;
pub use command::{
    CashHolder, Command, Complete, End, EndingKind, Evidence, Heir, HowWorks, Open, Pay, Register, Reverse,
    Segment, Settle, Verdict, WellAndWorking,
};
pub use count::deltas;
pub use cover::{Cover, DateKind, FamilyDate, Interval, ProgrammeCover, State, cover, intervals};
pub use decide::decide;
pub use effects::{
    Credit, Decision, Delta, Effects, JournalKind, Measure, NewJournal, NewReceipt, Outcome, Task, TaskKind,
};
pub use facts::{
    Contribution, Ending, Known, MemberFacts, Membership, Meta, Opening, Person, Receipt, Registration,
};
pub use identity::{Alike, HolderIdentity, Identity, Others, same_person};
pub use payable::{Offer, Payable, offer, payable};
