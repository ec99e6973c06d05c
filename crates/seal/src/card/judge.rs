//! What a genuine card means for the day of an event. Never a flat no: a card knows what was paid when it was made.

use super::{Card, Status};
use kernel::Day;

/// Where the day of an event falls.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Within the paid months.
    Covered,
    /// After them, before the next contribution is due: in good standing, the branch confirms.
    NotYetDue,
    /// After all this card knows; a newer one may say more.
    Expired,
    /// Before the first day it speaks of.
    Before,
    /// What it says was taken back.
    Revoked,
}

impl Standing {
    pub const ALL: [Standing; 5] =
        [Standing::Covered, Standing::NotYetDue, Standing::Expired, Standing::Before, Standing::Revoked];

    pub fn key(self) -> &'static str {
        match self {
            Standing::Covered => "covered",
            Standing::NotYetDue => "not_yet_due",
            Standing::Expired => "expired",
            Standing::Before => "before",
            Standing::Revoked => "revoked",
        }
    }
}

/// The answer about one card and one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answer {
    pub standing: Standing,
    /// Whether the card itself still holds is not known: it is newer than the list, or there is none.
    pub unchecked: bool,
    /// The card was made after the day of the event: whether the month was paid before it, the branch sees.
    pub issued_after: bool,
}

/// The day of issue is told by the clock of WIB, as everywhere on a card.
pub fn judge(card: &Card, on: Day, status: Status) -> Answer {
    let standing = match on {
        _ if status == Status::Revoked => Standing::Revoked,
        on if on < card.covered_from => Standing::Before,
        on if on <= card.covered_until => Standing::Covered,
        on if on <= card.standing_until => Standing::NotYetDue,
        _ => Standing::Expired,
    };
    Answer {
        standing,
        unchecked: status == Status::Unknown,
        issued_after: card.issued.day_in(kernel::Zone::WIB) > on,
    }
}
