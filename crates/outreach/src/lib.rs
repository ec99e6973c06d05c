//! The institution's side: offices, campaigns, activities in villages and markets, partners, targets; cash handed in.
//! It never touches a member's rows: what came of an activity is counted from the members themselves.

mod cash;
mod decide;
mod kinds;
mod network;
mod office;

pub use cash::{FACES, Hand, HandIn, HandInState, HandInWord, HandedIn, hand_in, say, state_word};
pub use decide::{Change, Command, check};
pub use kinds::{ActivityKind, OfficeKind, PartnerKind, TargetMeasure};
pub use network::{Activity, Attendance, Campaign, Network, Office, Partner, Target};
pub use office::{OfficeChange, change_office};
