use crate::{EndingKind, HowWorks, Segment};
use kernel::{
    ActivityId, ActorId, CommandId, Day, Instant, MemberId, MembershipId, Month, OfficeId, Programme,
    ReceiptId, RegionCode, Rupiah, Sex, Zone,
};
use scheme::{Payer, Sector, WorkStatus};

/// Everything known about one person, as rows say it. Append-only rows keep the moment they became known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemberFacts {
    pub id: MemberId,
    pub person: Option<Person>,
    pub memberships: Vec<Membership>,
    pub registrations: Vec<Registration>,
    pub contributions: Vec<Contribution>,
    pub openings: Vec<Opening>,
    pub endings: Vec<Ending>,
    pub receipts: Vec<Receipt>,
    /// Homes before the present one, in the order of the days of moving.
    pub moves: Vec<Move>,
    /// Owed to the person: credits minus what was used of them.
    pub credit: Rupiah,
    /// Since when this record stands for nobody, because it was dissolved into another one of the same person.
    pub dissolved: Option<Dissolved>,
    /// Records of the same person dissolved into this one; everything known under them is among these facts.
    pub absorbed: Vec<MemberId>,
    /// Counts the changes; the lock of the projection.
    pub version: i64,
}

impl MemberFacts {
    pub fn unknown(id: MemberId) -> MemberFacts {
        MemberFacts {
            id,
            person: None,
            memberships: Vec::new(),
            registrations: Vec::new(),
            contributions: Vec::new(),
            openings: Vec::new(),
            endings: Vec::new(),
            receipts: Vec::new(),
            moves: Vec::new(),
            credit: Rupiah::ZERO,
            dissolved: None,
            absorbed: Vec::new(),
            version: 0,
        }
    }

    pub fn membership(&self, segment: Segment) -> Option<&Membership> {
        self.memberships.iter().find(|m| m.segment == segment)
    }

    /// Every id under which rows of this person are kept: their own first.
    pub fn records(&self) -> impl Iterator<Item = MemberId> {
        std::iter::once(self.id).chain(self.absorbed.iter().copied())
    }

    /// Endings that nobody took back.
    pub fn endings_in_force(&self) -> impl Iterator<Item = &Ending> {
        self.endings.iter().filter(|e| e.annulled.is_none())
    }

    /// The death on record, where there is one.
    pub fn death(&self) -> Option<&Ending> {
        self.endings_in_force().find(|e| e.kind == EndingKind::Died)
    }

    /// The clock of the person's home.
    pub fn zone(&self) -> Zone {
        self.person.as_ref().map_or(Zone::WIB, |p| Zone::of_province(&p.home.as_str()[..2]))
    }
}

/// The person as matched: no NIK, no phone number, only their blind indexes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    pub name: String,
    pub born: Day,
    pub sex: Sex,
    pub home: RegionCode,
    pub nik_key: [u8; 16],
    pub phone_key: Option<[u8; 16]>,
    pub has_heirs: bool,
    pub has_address: bool,
}

impl Person {
    /// Nothing of the form is left to come.
    pub fn is_complete(&self) -> bool {
        self.has_heirs && self.has_address && self.phone_key.is_some()
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    pub id: MembershipId,
    pub segment: Segment,
    /// The institution's number (KPJ), once known.
    pub official_number: Option<String>,
    /// First registration, here or, for an opening balance, at the institution.
    pub since: Day,
    pub at: Instant,
}

/// One registration or re-registration: the terms from then on, and what was attested.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    pub command: CommandId,
    pub membership: MembershipId,
    pub on: Day,
    pub at: Instant,
    /// When it was written down; `at` is later where it came from a record dissolved into this one.
    pub written: Instant,
    pub how_works: HowWorks,
    pub status: WorkStatus,
    pub sector: Sector,
    pub income: Rupiah,
    pub programmes: Vec<Programme>,
    pub payer: Payer,
    /// Where it was written down.
    pub office: OfficeId,
    pub activity: Option<ActivityId>,
}

/// Money on one month of one programme; negative where a receipt was reversed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contribution {
    /// The record it is written on: that of its receipt, which may have been dissolved into this member's since.
    pub record: MemberId,
    pub command: CommandId,
    pub receipt: ReceiptId,
    pub membership: MembershipId,
    pub month: Month,
    pub programme: Programme,
    pub amount: Rupiah,
    pub payer: Payer,
    /// The day the money was taken.
    pub paid_on: Day,
    /// When the office came to know.
    pub at: Instant,
}

/// A standing brought in: paid through `until`, as the institution says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opening {
    pub command: CommandId,
    pub membership: MembershipId,
    pub programme: Programme,
    pub first_registered: Day,
    pub until: Month,
    pub months_in_total: Option<i32>,
    pub payer: Payer,
    pub source: String,
    pub at: Instant,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    pub command: CommandId,
    pub membership: MembershipId,
    pub kind: EndingKind,
    pub on: Day,
    pub at: Instant,
    /// When it was written down, as for a registration.
    pub written: Instant,
    /// When it became known to be wrong, where it did.
    pub annulled: Option<Instant>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The record it was written on.
    pub record: MemberId,
    pub id: ReceiptId,
    pub number: String,
    pub command: CommandId,
    pub amount: Rupiah,
    pub paid_on: Day,
    pub at: Instant,
    /// The account entries of its journal, to be undone by a reversal.
    pub journal: Vec<kernel::Entry>,
    pub reversed: bool,
}

/// Into which record another one went, and since when that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dissolved {
    pub into: MemberId,
    pub at: Instant,
}

/// Counted in another village from a day on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Move {
    pub on: Day,
    pub from: RegionCode,
    pub to: RegionCode,
}

/// "As known when": everything, or what was known at the end of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    Now,
    AtEndOf(Day),
}

impl Known {
    pub fn includes(self, at: Instant, zone: Zone) -> bool {
        match self {
            Known::Now => true,
            Known::AtEndOf(day) => at.day_in(zone) <= day,
        }
    }
}

/// What a decision is given beside the facts: who, where, when. `today` is the day at the member's home.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meta {
    pub command: CommandId,
    /// The member id the sender used; differs from the facts' id where the person was already known.
    pub addressed: MemberId,
    pub actor: ActorId,
    pub office: OfficeId,
    pub activity: Option<ActivityId>,
    pub now: Instant,
    pub today: Day,
    /// The next receipt number of the office's series, should one be needed.
    pub receipt_number: String,
    /// Invented people (NIK of the reserved form) are taken in a demo world only.
    pub demo: bool,
}
