use super::{CoverRow, Period, Place, Standing};
use kernel::{Arg, Day, Instant, MemberId, Month, Note, Programme, ReceiptId, Rupiah, Sex};

/// Everything a person may see of a member.
#[derive(Clone, Debug)]
pub struct MemberView {
    pub id: MemberId,
    pub name: String,
    pub masked_nik: String,
    pub masked_phone: Option<String>,
    pub official_number: Option<String>,
    pub born: Day,
    pub age: i64,
    pub sex: Sex,
    pub home: Place,
    /// The day asked about; today unless another was asked.
    pub on: Day,
    pub standing: Standing,
    /// The answer: covered until when, for what.
    pub answer: Note,
    /// Each fact and rule behind the answer.
    pub because: Vec<Note>,
    pub programmes: Vec<ProgrammeCover>,
    pub dates: Vec<FamilyDate>,
    pub cover: Vec<CoverRow>,
    /// What the cover picture spans.
    pub cover_period: Period,
    pub events: Vec<Event>,
    pub receipts: Vec<ReceiptRow>,
    pub contributions: Vec<ContributionMonth>,
    pub credit: Rupiah,
    pub heirs: Vec<Heir>,
    pub registered: Vec<RegisteredAs>,
    pub to_complete: Vec<ToComplete>,
    /// Of the identity card; it may follow.
    pub photo: Option<CardPhoto>,
    pub tasks: Vec<Note>,
    pub looks: Vec<Look>,
    /// Zone of the member's home: WIB, WITA, WIT.
    pub zone: kernel::Zone,
    pub may_pay: bool,
    pub may_correct: bool,
    pub may_complete: bool,
    pub may_photo: bool,
    pub may_end: bool,
    pub invented: bool,
}

#[derive(Clone, Debug)]
pub struct ProgrammeCover {
    pub programme: Programme,
    pub name: Note,
    /// None: not taken.
    pub standing: Option<Standing>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub note: Option<Note>,
}

/// A date that matters to a family: full death benefit from, scholarship from.
#[derive(Clone, Debug)]
pub struct FamilyDate {
    pub on: Option<Day>,
    pub what: Note,
    pub unconfirmed: bool,
}

#[derive(Clone, Debug)]
pub struct Event {
    pub at: Instant,
    pub on: Day,
    pub what: Note,
    pub by: String,
    pub path: Option<String>,
    /// Of a correction: what was, and what is.
    pub changes: Vec<Change>,
}

/// One field corrected. Numbers are masked; an address is not shown at all.
#[derive(Clone, Debug)]
pub struct Change {
    /// A word of the catalogue.
    pub what: &'static str,
    pub before: Option<Arg>,
    pub after: Option<Arg>,
}

#[derive(Clone, Debug)]
pub struct ReceiptRow {
    pub id: ReceiptId,
    pub number: String,
    pub paid_on: Day,
    pub amount: Rupiah,
    pub first: Month,
    pub last: Month,
    pub payer: Note,
    pub reversed: bool,
}

#[derive(Clone, Debug)]
pub struct ContributionMonth {
    pub month: Month,
    pub amounts: Vec<(Programme, Rupiah)>,
    pub total: Rupiah,
    pub paid_on: Day,
    pub payer: Note,
}

#[derive(Clone, Debug)]
pub struct Heir {
    pub name: String,
    pub relation: Note,
    pub born: Option<Day>,
}

/// A registration: the terms, and what was seen and by whom.
#[derive(Clone, Debug)]
pub struct RegisteredAs {
    pub on: Day,
    pub office: String,
    pub activity: Option<String>,
    pub occupation: String,
    pub sector: Note,
    pub status: Note,
    pub income: Rupiah,
    pub works_now: bool,
    pub well_now: bool,
    pub attested_by: String,
    pub place: String,
    pub consent: bool,
}

/// That a photo of the identity card was taken.
#[derive(Clone, Debug)]
pub struct CardPhoto {
    pub on: Day,
    pub by: String,
    pub office: String,
    /// In pixels.
    pub width: i64,
    pub height: i64,
    /// Whether the reader may look at it.
    pub may_see: bool,
}

#[derive(Clone, Debug)]
pub struct ToComplete {
    pub what: Note,
    pub due: Option<Day>,
}

/// Who looked at this page, when, and from which office.
#[derive(Clone, Debug)]
pub struct Look {
    pub at: Instant,
    pub who: String,
    pub office: String,
}
