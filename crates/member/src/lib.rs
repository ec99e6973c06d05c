//! A person's membership, contributions and cover: what is decided about them, from facts given as values.
//! It never reads or writes anything, knows no clock, and never stores a state: cover is worked out for the day asked.

mod command;
mod facts;
mod effects;

pub use command::{
    CashHolder, Command, Complete, End, EndingKind, Evidence, Heir, HowWorks, Open, Pay, Register, Reverse,
    Segment, Settle, Verdict, WellAndWorking,
};
pub use effects::{
    Credit, Decision, Delta, Effects, JournalKind, Measure, NewJournal, NewReceipt, Outcome, Task, TaskKind,
};
pub use facts::{
    Contribution, Ending, Known, MemberFacts, Meta, Opening, Person, Receipt, Registration, Membership,
};
