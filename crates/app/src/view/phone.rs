use kernel::{ActorId, Instant};
use uuid::Uuid;

/// How a phone of the field stands with the house.
#[derive(Clone, Debug)]
pub struct PhoneStanding {
    pub id: Uuid,
    /// As the list of devices names it.
    pub device: String,
    pub label: String,
    /// Its block of receipt numbers.
    pub series: String,
    pub owner: ActorId,
    pub person: String,
    /// Everything up to this number is kept.
    pub upto: i64,
    /// Numbers that were missing at the last contact, as far as is known.
    pub missing: i64,
    /// Kept whole for a person to decide.
    pub quarantined: i64,
    /// By reason: its key, and how many.
    pub reasons: Vec<(String, i64)>,
    /// Carried out, with something odd about its number, its day or its mark.
    pub odd: i64,
    pub revoked: bool,
    /// The last contact, to within some minutes.
    pub seen: Option<Instant>,
    /// When the last item arrived.
    pub heard: Option<Instant>,
}
