//! A person's membership, contributions and cover: what is decided about them, from facts given as values.
//! It never reads or writes anything, knows no clock, and never stores a state: cover is worked out for the day asked.

mod adopt;
mod annul;
mod apply;
mod card;
mod codes;
mod command;
mod complete;
mod correct;
mod count;
mod cover;
mod dates;
mod decide;
mod effects;
mod end;
mod facts;
mod identity;
mod merge;
mod open;
mod pay;
mod payable;
mod photo;
mod register;
mod reverse;
mod settle;
mod standing;
mod timeline;

pub use card::{CardCover, bears_out, card_cover};
pub use codes::CODES;
pub use command::{
    Annul, CashHolder, Command, Complete, Correct, End, EndingKind, Evidence, Heir, HowWorks, Open, Pay,
    Photo, Register, Reverse, Segment, Settle, Verdict, WellAndWorking,
};
pub use count::{by_village, deltas, history};
pub use cover::{Cover, DateKind, FamilyDate, Interval, ProgrammeCover, State, cover, intervals};
pub use decide::decide;
pub use effects::{
    Annulment, Correction, Credit, Decision, Delta, Effects, JournalKind, Measure, NewJournal, NewReceipt,
    Outcome, Task, TaskKind,
};
pub use facts::{
    Contribution, Dissolved, Ending, Known, MemberFacts, Membership, Meta, Move, Opening, Person, Receipt,
    Registration,
};
pub use identity::{Alike, HolderIdentity, Identity, Others, same_person};
pub use merge::{Merge, Merged, Moved, Pair, Plan, Side, merge, plan};
pub use payable::{Offer, Payable, offer, payable};
pub use standing::{Standing, standing};
