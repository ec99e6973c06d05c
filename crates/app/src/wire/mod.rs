//! Commands as they travel: what a phone, a form, a list or another system sends. Read here into the domain's words.

mod member;
mod outreach;
mod parse;

pub use member::{
    Attestation, Complete, End, Evidence, Heir, Open, PaidUntil, Pay, Register, Reverse, Settle, TakenBy,
};
pub use outreach::{Activity, ActivityPartner, Actor, Attendance, Campaign, Client, Office, Partner, Target};
pub use parse::Context;
pub(crate) use parse::{Ask, required};

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
    Pay(Pay),
    Reverse(Reverse),
    Open(Box<Open>),
    End(End),
    Settle(Settle),
    Office(Office),
    Campaign(Campaign),
    Partner(Partner),
    Activity(Box<Activity>),
    Attendance(Attendance),
    Target(Target),
    Actor(Box<Actor>),
    Client(Client),
}

impl Command {
    /// The word in tables, in the audit and in the access matrix.
    pub fn kind(&self) -> &'static str {
        match self {
            Command::Register(_) => "register",
            Command::Complete(_) => "complete",
            Command::Pay(_) => "pay",
            Command::Reverse(_) => "reverse",
            Command::Open(_) => "open",
            Command::End(_) => "end",
            Command::Settle(_) => "settle",
            Command::Office(_) => "office",
            Command::Campaign(_) => "campaign",
            Command::Partner(_) => "partner",
            Command::Activity(_) => "activity",
            Command::Attendance(_) => "attendance",
            Command::Target(_) => "target",
            Command::Actor(_) => "actor",
            Command::Client(_) => "client",
        }
    }
}
