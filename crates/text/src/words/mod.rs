//! One file per room; each holds the sentences that the room's notes and refusals need.

mod access;
mod admin;
mod again;
mod api;
mod app;
mod approval;
mod aside;
mod card;
mod common;
mod day;
mod desk;
mod difference;
mod doors;
mod field;
mod field_hand;
mod handin;
mod home;
mod incident;
mod kernel;
mod lists;
mod map;
mod member;
mod merge;
mod outreach;
mod phone;
mod photo;
mod plan;
mod read;
mod regions;
mod reports;
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
        ("merge", merge::WORDS),
        ("incident", incident::WORDS),
        ("outreach", outreach::WORDS),
        ("phone", phone::WORDS),
        ("photo", photo::WORDS),
        ("plan", plan::WORDS),
        ("again", again::WORDS),
        ("read", read::WORDS),
        ("map", map::WORDS),
        ("access", access::WORDS),
        ("admin", admin::WORDS),
        ("seal", seal::WORDS),
        ("app", app::WORDS),
        ("approval", approval::WORDS),
        ("card", card::WORDS),
        ("api", api::WORDS),
        ("sign_in", sign_in::WORDS),
        ("ui", ui::WORDS),
        ("home", home::WORDS),
        ("day", day::WORDS),
        ("difference", difference::WORDS),
        ("lists", lists::WORDS),
        ("reports", reports::WORDS),
        ("desk", desk::WORDS),
        ("doors", doors::WORDS),
        ("field", field::WORDS),
        ("field_hand", field_hand::WORDS),
        ("handin", handin::WORDS),
        ("aside", aside::WORDS),
    ]
    .into_iter()
}
