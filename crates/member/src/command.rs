use kernel::{
    ActivityId, ActorId, CommandId, Day, Jpeg, MemberId, Month, Nik, OfficeId, Phone, Programme, RegionCode,
    Rupiah, Sex,
};
use scheme::{Payer, Sector, WorkStatus};
use serde::{Deserialize, Serialize};

/// What somebody asks to be done about one member. Already in the domain's words: the faces parse.
#[derive(Clone, Debug)]
pub enum Command {
    Register(Box<Register>),
    Complete(Complete),
    Photo(Photo),
    Pay(Pay),
    Reverse(Reverse),
    Open(Box<Open>),
    End(End),
    Settle(Settle),
    Annul(Annul),
    Correct(Box<Correct>),
}

/// Which kind of work a membership covers. One live membership per person and segment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Segment {
    /// Bukan Penerima Upah: works without a wage.
    Bpu,
    /// Penerima Upah: works for a wage. Referred to the branch, never quoted here.
    Pu,
}

impl Segment {
    pub fn key(self) -> &'static str {
        match self {
            Segment::Bpu => "bpu",
            Segment::Pu => "pu",
        }
    }

    pub fn from_key(key: &str) -> Option<Segment> {
        [Segment::Bpu, Segment::Pu].into_iter().find(|s| s.key() == key)
    }
}

/// The first question at registration: for whom does this person work?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HowWorks {
    /// For themselves: BPU.
    Own,
    /// For a wage only: referred to the branch.
    Wage,
    /// Both: BPU for their own work, and the branch is told of the wage.
    Both,
}

/// Asked and attested by a named person; it decides a later death claim. Never a score.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WellAndWorking {
    pub works_now: bool,
    pub well_now: bool,
    /// Who saw it: name and role in words ("Walino, kepala desa").
    pub attested_by: String,
    /// Where it was seen, in words.
    pub place: String,
}

/// Proof that something has already happened in the world: then it is recorded, never refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// The paper's or device's own number.
    pub number: String,
    /// The day on it: a claim, bounded by the server's knowledge.
    pub claimed_on: Day,
    /// Who wrote it, where it is entered by somebody else.
    pub written_by: Option<String>,
}

/// Brings a person under a membership.
#[derive(Clone, Debug)]
pub struct Register {
    pub segment: Segment,
    pub nik: Nik,
    /// Blind index of the NIK, made at the face.
    pub nik_key: [u8; 16],
    pub name: String,
    pub born: Day,
    pub sex: Sex,
    pub phone: Option<Phone>,
    pub phone_key: Option<[u8; 16]>,
    pub address: Option<String>,
    /// Home village: coverage of a village counts this one.
    pub home: RegionCode,
    pub work_place: Option<RegionCode>,
    pub activity: Option<ActivityId>,
    pub how_works: HowWorks,
    pub status: WorkStatus,
    pub sector: Sector,
    /// Main occupation first; a key of the occupation list or words.
    pub occupations: Vec<String>,
    pub income: Rupiah,
    pub programmes: Vec<Programme>,
    pub payer: Payer,
    /// Who pays, where it is not the member: a name in words.
    pub payer_name: Option<String>,
    pub attestation: WellAndWorking,
    pub consent: bool,
    pub heirs: Vec<Heir>,
    /// Present when this was written down offline.
    pub evidence: Option<Evidence>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Heir {
    pub name: String,
    /// `spouse`, `child`, `parent`, `sibling`, `other`.
    pub relation: String,
    pub born: Option<Day>,
}

/// What may follow a registration within fourteen days.
#[derive(Clone, Debug)]
pub struct Complete {
    pub heirs: Vec<Heir>,
    pub address: Option<String>,
    pub phone: Option<Phone>,
    pub phone_key: Option<[u8; 16]>,
}

/// What was written down wrongly, or has changed. What is not given stays as it is.
#[derive(Clone, Debug)]
pub struct Correct {
    pub name: Option<String>,
    pub born: Option<Day>,
    pub sex: Option<Sex>,
    pub home: Option<RegionCode>,
    /// With its blind index, made at the face.
    pub nik: Option<(Nik, [u8; 16])>,
    pub phone: Option<(Phone, [u8; 16])>,
    pub address: Option<String>,
    pub occupation: Option<String>,
    /// Income and sector price the months not paid yet.
    pub income: Option<Rupiah>,
    pub sector: Option<Sector>,
    pub reason: String,
}

/// The photo of the identity card, which may follow a registration.
#[derive(Clone, Debug)]
pub struct Photo {
    pub picture: Jpeg,
    /// A keyed hash of the picture, made at the face: the fact holds this, the picture lies apart.
    pub digest: [u8; 32],
}

/// Who holds cash that was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "holder", content = "id")]
pub enum CashHolder {
    Agent(ActorId),
    Branch(OfficeId),
}

/// A contribution for one or more months, in cash.
#[derive(Clone, Debug)]
pub struct Pay {
    pub segment: Segment,
    pub payer: Payer,
    pub payer_name: Option<String>,
    /// What is paid for; empty means all programmes of the membership.
    pub programmes: Vec<Programme>,
    /// The first month meant; none means the first unpaid one.
    pub from: Option<Month>,
    pub months: u8,
    /// The cash counted.
    pub amount: Rupiah,
    pub taken_on: Day,
    pub taken_by: CashHolder,
    pub activity: Option<ActivityId>,
    /// Present when a receipt was already handed over: then the money is a fact.
    pub evidence: Option<Evidence>,
}

/// Undoes a receipt entered by mistake. Nothing is edited.
#[derive(Clone, Debug)]
pub struct Reverse {
    pub receipt_number: String,
    pub reason: String,
}

/// A member who exists already comes in with their standing, so that no clock restarts.
#[derive(Clone, Debug)]
pub struct Open {
    pub segment: Segment,
    pub nik: Nik,
    pub nik_key: [u8; 16],
    pub name: String,
    pub born: Day,
    pub sex: Sex,
    pub phone: Option<Phone>,
    pub phone_key: Option<[u8; 16]>,
    pub home: RegionCode,
    pub status: WorkStatus,
    pub sector: Sector,
    pub occupation: String,
    pub income: Rupiah,
    pub payer: Payer,
    /// KPJ, 11 digits.
    pub official_number: String,
    pub first_registered: Day,
    /// The last month paid, per programme.
    pub paid_until: Vec<(Programme, Month)>,
    /// Months of contribution in total as the institution states them, where it does.
    pub months_in_total: Option<i32>,
    /// Where the standing comes from: the list and its date, in words.
    pub source: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndingKind {
    Died,
    /// Says that they stop, or moves to a wage job.
    Left,
    /// Took the old-age savings: inactive.
    OldAgeTaken,
}

impl EndingKind {
    pub fn key(self) -> &'static str {
        match self {
            EndingKind::Died => "died",
            EndingKind::Left => "left",
            EndingKind::OldAgeTaken => "old_age_taken",
        }
    }

    pub fn from_key(key: &str) -> Option<EndingKind> {
        [EndingKind::Died, EndingKind::Left, EndingKind::OldAgeTaken].into_iter().find(|k| k.key() == key)
    }
}

/// A fact of life that ends a membership: recorded, never refused.
#[derive(Clone, Debug)]
pub struct End {
    pub segment: Segment,
    pub kind: EndingKind,
    pub on: Day,
    pub told_by: String,
}

/// Takes an ending back: somebody said to be dead lives. The ending stays written; a further fact says that it is void.
#[derive(Clone, Debug)]
pub struct Annul {
    /// The command that recorded the ending; the death in force where none is named.
    pub ending: Option<CommandId>,
    pub reason: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Same,
    Different,
    /// Seen and worked off, for what is neither a duplicate nor a dispute.
    Handled,
}

/// Decides a task of the work-list; the decision is kept.
#[derive(Clone, Debug)]
pub struct Settle {
    pub task: CommandId,
    pub task_kind: crate::TaskKind,
    pub verdict: Verdict,
    pub reason: String,
    /// The other person the verdict is about. Left out, it is the only one there is.
    pub other: Option<MemberId>,
}
