//! Commands as they travel: what a phone, a form, a list or another system sends. Read here into the domain's words.

mod admin;
mod approval;
mod aside;
mod cash;
mod claim;
mod list;
mod member;
mod merge;
mod outreach;
mod parse;
mod parse_cash;
mod parse_claim;
mod parse_list;

pub use admin::{ChangeOffice, Reassign, ResetSignIn};
pub use approval::{DecideProposal, Propose, Setting, Withdraw};
pub use aside::DecideAside;
pub use cash::{ConfirmHandIn, DecideHandIn, HandIn, Pieces};
pub use claim::{AddToReport, AnnulEnding, Brought, CloseReport, LinkReport, Report, Stranger, Told};
pub use list::{BringList, ListTerms, MarkList};
pub use member::{
    Attestation, Complete, Correct, End, Evidence, Heir, Open, PaidUntil, Pay, Photo, Register, Reverse,
    Settle, TakenBy,
};
pub use merge::Merge;
pub use outreach::{Activity, ActivityPartner, Actor, Attendance, Campaign, Client, Office, Partner, Target};
pub use parse::Context;
pub(crate) use parse::{Ask, choice, required, text};
pub(crate) use parse_list::check_terms;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A command with the ids its sender minted. Sending it again gets the same answer, for ever.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Minted by the sender, UUIDv7; UUIDv5 of file hash and row for a list.
    pub id: Uuid,
    /// What it is about: the member, office, campaign … Minted by the sender for a new one.
    pub subject: Uuid,
    /// The office it is done for; the sender's own where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Uuid>,
    pub command: Command,
}

/// What is asked, by `kind`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Command {
    Register(Box<Register>),
    Complete(Complete),
    Photo(Photo),
    Pay(Pay),
    Reverse(Reverse),
    Open(Box<Open>),
    End(End),
    Settle(Settle),
    Correct(Box<Correct>),
    Merge(Merge),
    Report(Box<Report>),
    AddToReport(Box<AddToReport>),
    CloseReport(CloseReport),
    LinkReport(LinkReport),
    AnnulEnding(AnnulEnding),
    Office(Office),
    Campaign(Campaign),
    Partner(Partner),
    Activity(Box<Activity>),
    Attendance(Attendance),
    Target(Target),
    Actor(Box<Actor>),
    Client(Client),
    Reassign(Reassign),
    ChangeOffice(ChangeOffice),
    ResetSignIn(ResetSignIn),
    Propose(Propose),
    DecideProposal(DecideProposal),
    Withdraw(Withdraw),
    Setting(Setting),
    BringList(BringList),
    MarkList(MarkList),
    HandIn(HandIn),
    ConfirmHandIn(ConfirmHandIn),
    DecideHandIn(DecideHandIn),
    DecideAside(DecideAside),
}

/// The bytes of a command are the same however often it is sent: fields in order, none left to chance.
pub(crate) fn bytes(envelope: &Envelope) -> Result<Vec<u8>, kernel::Refusal> {
    serde_json::to_vec(envelope).map_err(|_| kernel::Refusal::new("command.malformed"))
}

impl Command {
    /// The word in tables, in the audit and in the access matrix.
    pub fn kind(&self) -> &'static str {
        match self {
            Command::Register(_) => "register",
            Command::Complete(_) => "complete",
            Command::Photo(_) => "photo",
            Command::Pay(_) => "pay",
            Command::Reverse(_) => "reverse",
            Command::Open(_) => "open",
            Command::End(_) => "end",
            Command::Settle(_) => "settle",
            Command::Correct(_) => "correct",
            Command::Merge(_) => "merge",
            Command::Report(_) => "report",
            Command::AddToReport(_) => "add_to_report",
            Command::CloseReport(_) => "close_report",
            Command::LinkReport(_) => "link_report",
            Command::AnnulEnding(_) => "annul_ending",
            Command::Office(_) => "office",
            Command::Campaign(_) => "campaign",
            Command::Partner(_) => "partner",
            Command::Activity(_) => "activity",
            Command::Attendance(_) => "attendance",
            Command::Target(_) => "target",
            Command::Actor(_) => "actor",
            Command::Client(_) => "client",
            Command::Propose(_) => "propose",
            Command::DecideProposal(_) => "decide_proposal",
            Command::Withdraw(_) => "withdraw",
            Command::Setting(_) => "setting",
            Command::BringList(_) => "bring_list",
            Command::MarkList(_) => "mark_list",
            Command::HandIn(_) => "hand_in",
            Command::ConfirmHandIn(_) => "confirm_hand_in",
            Command::DecideHandIn(_) => "decide_hand_in",
            Command::DecideAside(_) => "decide_aside",
            Command::Reassign(_) => "reassign",
            Command::ChangeOffice(_) => "change_office",
            Command::ResetSignIn(_) => "reset_sign_in",
        }
    }
}
