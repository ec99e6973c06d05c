//! The institution's side: offices, campaigns, activities in villages and markets, partners, targets.
//! It never touches a member's rows: what came of an activity is counted from the members themselves.

mod decide;
mod kinds;
mod network;

pub use decide::{Change, Command, check};
pub use kinds::{ActivityKind, OfficeKind, PartnerKind, TargetMeasure};
pub use network::{Activity, Attendance, Campaign, Network, Office, Partner, Target};
