//! One file per room; each holds the sentences that the room's notes and refusals need.

mod access;
mod api;
mod app;
mod common;
mod kernel;
mod member;
mod outreach;
mod read;
mod regions;
mod scheme;
mod seal;
mod sign_in;
mod ui;

/// A word or sentence in every language of the house. `{name}` stands for the argument of that name,
/// `{name:one|many}` for a word that follows a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// `nik.length`: dotted, the room's subject first.
    pub key: &'static str,
    pub id: &'static str,
    pub en: &'static str,
}

/// The rooms with their words.
pub(crate) fn rooms() -> impl Iterator<Item = (&'static str, &'static [Word])> {
    [
        ("common", common::WORDS),
        ("kernel", kernel::WORDS),
        ("regions", regions::WORDS),
        ("scheme", scheme::WORDS),
        ("member", member::WORDS),
        ("outreach", outreach::WORDS),
        ("read", read::WORDS),
        ("access", access::WORDS),
        ("seal", seal::WORDS),
        ("app", app::WORDS),
        ("api", api::WORDS),
        ("sign_in", sign_in::WORDS),
        ("ui", ui::WORDS),
    ]
    .into_iter()
}
