use super::{ActivityHead, Choice, Form, Person, Place, Standing};
use kernel::{CommandId, Day, MemberId, Month, Note, Programme, Rupiah, Sex};

/// One page to register a person and take the first contribution.
///
/// Fields: `command`, `activity`, `nik`, `name`, `born`, `sex` (female, male), `how_works` (own, wage, both),
/// `status`, `sector`, `occupation`, `income`, `village_search`, `home` (region code), `works_now` and
/// `well_now` (yes, no), `attested_by`, `attested_role`, `consent` (yes), `phone`, `programmes` (several),
/// `payer`, `payer_name`, `months`, `amount`; the button pressed is `do`: `check` (also Enter) or `register`.
#[derive(Clone, Debug)]
pub struct RegisterView {
    /// Minted with the page: sending it twice is one registration.
    pub command: CommandId,
    pub activity: Option<ActivityHead>,
    pub form: Form,
    pub nik: Option<NikRead>,
    /// The NIK is known already: register nobody twice.
    pub existing: Option<Existing>,
    /// What the village search found.
    pub villages: Vec<Place>,
    /// The search found more than is shown.
    pub more_villages: bool,
    pub options: RegisterOptions,
    /// Empty until enough is known to name a price.
    pub offers: Vec<Offer>,
    /// Things worth saying that refuse nothing.
    pub notes: Vec<Note>,
}

/// The lists to choose from, as the scheme has them.
#[derive(Clone, Debug, Default)]
pub struct RegisterOptions {
    pub statuses: Vec<Choice>,
    pub sectors: Vec<Choice>,
    pub occupations: Vec<Choice>,
    /// Compulsory ones first.
    pub programmes: Vec<Choice>,
    pub compulsory: Vec<String>,
    pub payers: Vec<Choice>,
}

/// What the digits of a NIK say.
#[derive(Clone, Debug)]
pub struct NikRead {
    pub sex: Sex,
    pub born: Day,
    pub age: i64,
    /// District of first registration by name, where it is known.
    pub district: Option<String>,
    /// Differences from what was typed; warnings, never refusals.
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug)]
pub struct Existing {
    pub person: Person,
    pub standing: Standing,
    /// "Covered until 31 December 2026."
    pub sentence: Note,
}

/// So many months for so much.
#[derive(Clone, Debug)]
pub struct Offer {
    pub months: u8,
    pub total: Rupiah,
    pub first: Month,
    pub last: Month,
    pub prices: Vec<MonthPrice>,
    /// "From January the relief ends."
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug)]
pub struct MonthPrice {
    pub month: Month,
    pub total: Rupiah,
    pub lines: Vec<PriceLine>,
}

#[derive(Clone, Debug)]
pub struct PriceLine {
    pub programme: Programme,
    pub amount: Rupiah,
    pub because: Vec<Note>,
}

/// A receipt: what was paid, from when until when it covers, and how to check it.
#[derive(Clone, Debug)]
pub struct ReceiptView {
    pub number: String,
    pub reversed: Option<Note>,
    /// What became of months that another record of the same person had paid too, once the two were one.
    pub moved: Option<Note>,
    pub person: Person,
    pub masked_nik: String,
    /// "Sari is covered from today until 31 January 2027." The one big sentence.
    pub headline: Note,
    pub covered_from: Day,
    pub covered_until: Day,
    pub paid_on: Day,
    pub total: Rupiah,
    pub payer: Note,
    pub months: Vec<ReceiptMonth>,
    pub taken_by: String,
    pub office: String,
    /// The signed text that proves the receipt without the database.
    pub code: String,
    pub next: Vec<Note>,
    pub activity: Option<ActivityHead>,
    pub may_register: bool,
    /// May this reader ask for it to be undone?
    pub may_reverse: bool,
    /// That it is undone waits for a second person.
    pub reversal_waits: Option<crate::ProposalKey>,
}

#[derive(Clone, Debug)]
pub struct ReceiptMonth {
    pub month: Month,
    pub programmes: Vec<(Programme, Rupiah)>,
    pub total: Rupiah,
}

/// Paying on for a person who is a member already. Fields: `command`, `payer`, `payer_name`, `months`, `amount`, `do`.
#[derive(Clone, Debug)]
pub struct RenewView {
    pub command: CommandId,
    pub activity: Option<ActivityHead>,
    pub member: MemberId,
    pub name: String,
    pub masked_nik: String,
    pub standing: Standing,
    pub sentence: Note,
    pub next_unpaid: Month,
    pub credit: Rupiah,
    pub form: Form,
    pub payers: Vec<Choice>,
    pub offers: Vec<Offer>,
    /// Why nothing can be paid here, where that is so.
    pub closed: Option<Note>,
    pub notes: Vec<Note>,
}
