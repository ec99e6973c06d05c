//! What a run exercised: a run that met nothing shows it.

use std::collections::BTreeMap;

/// One thing that is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    People,
    OnTwoPhones,
    TooOld,
    Payments,
    Rupiah,
    AcrossTheTurn,
    ClockAstray,
    DaysWithoutNetwork,
    Contacts,
    RequestLost,
    AnswerLost,
    Twice,
    Shuffled,
    WithGap,
    Late,
    AtOnce,
    KilledBefore,
    KilledBetween,
    KilledAfter,
    Restarts,
    CopiesOwn,
    CopiesOfFiles,
    BroughtBack,
    SentAgain,
    Unknown,
    EnrolledAgain,
    EnrolmentAnswerLost,
    ShutOut,
    PutAside,
    Items,
}

/// In the order they are told, with their words.
const ALL: [(What, &str); 30] = [
    (What::People, "people registered"),
    (What::OnTwoPhones, "of them on two phones"),
    (What::TooOld, "over the age limit"),
    (What::Payments, "payments taken"),
    (What::Rupiah, "rupiah taken"),
    (What::AcrossTheTurn, "payments across a change of price"),
    (What::ClockAstray, "phones whose clock was astray"),
    (What::DaysWithoutNetwork, "days of a phone without a network"),
    (What::Contacts, "contacts"),
    (What::RequestLost, "requests lost"),
    (What::AnswerLost, "answers lost"),
    (What::Twice, "requests that came twice"),
    (What::Shuffled, "batches out of order"),
    (What::WithGap, "batches with a gap"),
    (What::Late, "old requests that came late"),
    (What::AtOnce, "contacts of two phones at once"),
    (What::KilledBefore, "kills before anything was kept"),
    (What::KilledBetween, "kills between a command and its item"),
    (What::KilledAfter, "kills after all was kept, before the answer"),
    (What::Restarts, "restarts"),
    (What::CopiesOwn, "copies by the house's own means"),
    (What::CopiesOfFiles, "copies of the closed file"),
    (What::BroughtBack, "copies brought back"),
    (What::SentAgain, "items sent again for a copy brought back"),
    (What::Unknown, "phones the house no longer knew"),
    (What::EnrolledAgain, "phones enrolled again under their key"),
    (What::EnrolmentAnswerLost, "enrolments whose answer was lost"),
    (What::ShutOut, "phones shut out"),
    (What::PutAside, "items put aside"),
    (What::Items, "items kept"),
];

/// What was exercised, counted.
#[derive(Clone, Default, Debug)]
pub struct Exercised(BTreeMap<What, i64>);

impl Exercised {
    pub(crate) fn one(&mut self, what: What) {
        self.add(what, 1);
    }

    pub(crate) fn add(&mut self, what: What, n: i64) {
        *self.0.entry(what).or_default() += n;
    }

    /// Takes the counts of another seed in.
    pub fn join(&mut self, other: &Exercised) {
        for (what, n) in &other.0 {
            self.add(*what, *n);
        }
    }

    /// Everything that is counted, with its words, zeros included.
    pub fn lines(&self) -> Vec<(&'static str, i64)> {
        ALL.iter().map(|(what, words)| (*words, self.0.get(what).copied().unwrap_or(0))).collect()
    }
}
