use super::{ContributionMonth, Form, Person, Place, ProgrammeCover, RegisteredAs, Standing};
use kernel::{Day, Instant, Note, Programme};

/// A member's card, to be printed or held up.
#[derive(Clone, Debug)]
pub struct CardView {
    pub person: Person,
    /// The official number, or the short id until there is one.
    pub member_ref: String,
    pub birth_year: i32,
    pub home: Place,
    pub invented: bool,
    /// Nothing before the first payment, or where what was paid was taken back.
    pub card: Option<CardShown>,
    pub may_pay: bool,
}

#[derive(Clone, Debug)]
pub struct CardShown {
    pub number: i64,
    /// `KB1:…`: what the square holds.
    pub text: String,
    pub from: Day,
    pub until: Day,
    /// The last day in good standing.
    pub standing_until: Day,
    pub programmes: Vec<(Programme, Note)>,
    pub issued_on: Day,
    /// Of the payment it was made for.
    pub receipt: Option<String>,
}

/// What a text that was shown as a card turned out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Covered,
    NotYetDue,
    Expired,
    Before,
    Revoked,
    UnknownKey,
    Tampered,
    NotACard,
}

impl Verdict {
    pub const ALL: [Verdict; 8] = [
        Verdict::Covered,
        Verdict::NotYetDue,
        Verdict::Expired,
        Verdict::Before,
        Verdict::Revoked,
        Verdict::UnknownKey,
        Verdict::Tampered,
        Verdict::NotACard,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Verdict::Covered => "covered",
            Verdict::NotYetDue => "not_yet_due",
            Verdict::Expired => "expired",
            Verdict::Before => "before",
            Verdict::Revoked => "revoked",
            Verdict::UnknownKey => "unknown_key",
            Verdict::Tampered => "tampered",
            Verdict::NotACard => "not_a_card",
        }
    }

    /// The card itself is genuine, and its words can be shown.
    pub fn is_genuine(self) -> bool {
        !matches!(self, Verdict::UnknownKey | Verdict::Tampered | Verdict::NotACard)
    }
}

/// How much is known about cards that were taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freshness {
    /// Looked up now, or in a list that is not old.
    Fresh,
    /// In a list that should have been fetched anew.
    Stale,
    /// The card is newer than the list.
    Newer,
    /// No list was ever fetched.
    Never,
}

impl Freshness {
    pub const ALL: [Freshness; 4] = [Freshness::Fresh, Freshness::Stale, Freshness::Newer, Freshness::Never];

    pub fn key(self) -> &'static str {
        match self {
            Freshness::Fresh => "fresh",
            Freshness::Stale => "stale",
            Freshness::Newer => "newer",
            Freshness::Never => "never",
        }
    }
}

/// The page of whoever is shown a card.
#[derive(Clone, Debug, Default)]
pub struct VerifyView {
    pub form: Form,
    pub answer: Option<CardAnswer>,
}

#[derive(Clone, Debug)]
pub struct CardAnswer {
    pub verdict: Verdict,
    pub card: Option<seal::card::Card>,
    /// The day of the event.
    pub on: Day,
    pub freshness: Freshness,
    /// The card was made after that day.
    pub issued_after: bool,
    pub at: Instant,
}

/// "Am I covered?", asked by the worker or the family.
#[derive(Clone, Debug, Default)]
pub struct MineView {
    pub form: Form,
    pub answer: Option<MineAnswer>,
    /// Too many tries: how long to wait.
    pub locked_seconds: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct MineAnswer {
    /// The first name and initials.
    pub called: String,
    pub on: Day,
    pub standing: Standing,
    pub sentence: Note,
    pub because: Vec<Note>,
    pub programmes: Vec<ProgrammeCover>,
    pub due: Option<Day>,
    /// Only for whoever knew the birth date.
    pub recorded: Option<MineRecorded>,
}

/// What is on record, for the person themselves.
#[derive(Clone, Debug)]
pub struct MineRecorded {
    pub registered: Vec<RegisteredAs>,
    /// Months paid, the latest first.
    pub paid: Vec<ContributionMonth>,
    pub heirs: i64,
    pub has_phone: bool,
    pub has_address: bool,
}
