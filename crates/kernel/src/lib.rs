//! The words every room uses: money, days, months, ids, identity numbers, notes, and the balanced journal.
//! It never does I/O, reads no clock, knows no SQL, no HTTP and no rule of a scheme.

mod id;
mod journal;
mod jpeg;
mod money;
mod nik;
mod note;
mod phone;
mod place;
mod programme;
mod when;

pub use id::{
    ActivityId, ActorId, CampaignId, CommandId, DeviceId, JournalId, MemberId, MembershipId, OfficeId,
    PartnerId, ReceiptId, SubjectId, TargetId, derived,
};
pub use journal::{Account, Entry, Journal, Unbalanced};
pub use jpeg::Jpeg;
pub use money::{Rupiah, RupiahError};
pub use nik::{Nik, NikFacts, Sex};
pub use note::{Arg, Note, Refusal};
pub use phone::Phone;
pub use place::{Level, RegionCode, VillageKind};
pub use programme::Programme;
pub use when::{Day, Instant, Month, Zone};
