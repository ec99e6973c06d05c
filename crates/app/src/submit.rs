//! The door of every change: read, allow, hand to the writer, answer in order.

use crate::App;
use crate::accounts;
use crate::answer::Answer;
use crate::error::AppError;
use crate::ground::{self, Ground};
use crate::group::{Item, Prepared};
use crate::wire::{self, Ask, Command, Context, Envelope, TakenBy};
use access::{Action, Actor, Place, Role};
use kernel::{CommandId, Day, Instant, OfficeId, Refusal, RegionCode, SubjectId, Zone};
use outreach::Network;

/// Commands in one call; more are sent in several.
pub const MOST_COMMANDS: usize = 5000;
/// Proposals among them: each is tried on a picture of the world of its own, and read by a person.
const MOST_PROPOSALS: usize = 200;

impl App {
    /// Carries out a batch for somebody who signed in. The answers come in the order of the commands, each for itself:
    /// one that is refused holds back no other. `now` is the moment of the call.
    pub async fn submit(
        &self,
        who: &Actor,
        batch: &[Envelope],
        now: Instant,
    ) -> Result<Vec<Answer>, AppError> {
        if batch.len() > MOST_COMMANDS {
            return Err(AppError::BatchTooLarge(MOST_COMMANDS));
        }
        let proposals = batch.iter().filter(|e| matches!(e.command, Command::Propose(_))).count();
        if proposals > MOST_PROPOSALS {
            return Err(AppError::BatchTooLarge(MOST_PROPOSALS));
        }
        let network = self.network();
        let mut refused: Vec<Option<Answer>> = Vec::with_capacity(batch.len());
        let mut items = Vec::with_capacity(batch.len());
        for envelope in batch {
            match self.prepare(who, &network, envelope, now).await {
                Ok(item) => {
                    items.push(item);
                    refused.push(None);
                }
                Err(refusal) => {
                    let (id, subject) = (CommandId(envelope.id), SubjectId(envelope.subject));
                    refused.push(Some(Answer::refused(id, subject, refusal)));
                }
            }
        }
        let decided = if items.is_empty() { Vec::new() } else { self.writer.submit(items).await? };
        let mut decided = decided.into_iter();
        Ok(refused.into_iter().filter_map(|r| r.or_else(|| decided.next())).collect())
    }

    async fn prepare(
        &self,
        who: &Actor,
        network: &Network,
        envelope: &Envelope,
        now: Instant,
    ) -> Result<Item, Refusal> {
        match &envelope.command {
            Command::Propose(p) => self.prepare_proposal(who, network, envelope, p, now).await,
            Command::DecideProposal(d) => self.prepare_word(who, network, envelope, d, now).await,
            Command::Withdraw(w) => self.prepare_withdrawal(who, envelope, w, now).await,
            _ => self.prepare_plain(who, network, envelope, now).await,
        }
    }

    /// A command that changes something by itself: allowed and read.
    pub(crate) async fn prepare_plain(
        &self,
        who: &Actor,
        network: &Network,
        envelope: &Envelope,
        now: Instant,
    ) -> Result<Item, Refusal> {
        let office = office_of(who, network, envelope)?;
        permit(who, network, envelope, office)?;
        ground::speaks_for(who, network, envelope)?;
        let today = now.day_in(zone_of(network, office));
        let context = Context { seal: self.core.seal.seal(), actor: who.id, office, today };
        let ask = match context.read(envelope)? {
            Ask::Member(command) => Prepared::Member(command),
            Ask::Merge(dissolved, merge) => Prepared::Merge(Box::new((dissolved, merge))),
            Ask::Claim(command) => Prepared::Claim(command),
            Ask::Outreach(command) => Prepared::Outreach(command),
            Ask::Actor(actor) => {
                Prepared::Actor(Box::new(self.new_actor(&actor, envelope.subject, network).await?))
            }
            Ask::Client(client) => self.new_client(client)?,
            Ask::Reassign(change) => accounts::reassign(who, network, &change)?,
            Ask::ChangeOffice(change) => accounts::change_office(OfficeId(envelope.subject), &change)?,
            Ask::ResetSignIn(what, reason) => self.reset_sign_in(who, envelope, what, reason).await?,
            Ask::Setting(..) if network.national().is_none_or(|o| o.id.0 != envelope.subject) => {
                return Err(Refusal::of("subject", "limit.subject"));
            }
            Ask::Setting(limit, value, reason) => Prepared::Setting(limit, value, reason),
            Ask::List(ask) => Prepared::List(ask),
            Ask::Cash(ask) => Prepared::Cash(ask),
            Ask::Aside(asked) => self.prepare_aside(who, network, envelope, &asked, now).await?,
        };
        self.item(who, envelope, office, ask, now)
    }

    /// What was read and allowed, ready for the writer.
    pub(crate) fn item(
        &self,
        who: &Actor,
        envelope: &Envelope,
        office: OfficeId,
        ask: Prepared,
        now: Instant,
    ) -> Result<Item, Refusal> {
        Ok(Item {
            id: CommandId(envelope.id),
            subject: SubjectId(envelope.subject),
            kind: envelope.command.kind(),
            ground: ground::asked_of(&envelope.command).map(|action| Ground::new(who, action)),
            ask,
            body_hash: self.core.seal.seal().command_hash(&wire::bytes(envelope)?).to_vec(),
            actor: who.id,
            office,
            now,
        })
    }
}

/// The office a command is done for: the one named, the actor's own, or the national one.
fn office_of(who: &Actor, network: &Network, envelope: &Envelope) -> Result<OfficeId, Refusal> {
    if let Some(office) = envelope.office.map(OfficeId).or(who.office) {
        let making = matches!(envelope.command, Command::Office(_)) && office.0 == envelope.subject;
        return if network.offices.contains_key(&office) || making {
            Ok(office)
        } else {
            Err(Refusal::of("office", "outreach.office_unknown"))
        };
    }
    Ok(network.national().map_or(OfficeId(envelope.subject), |o| o.id))
}

/// The clock of an office: that of the first area it serves.
pub(crate) fn zone_of(network: &Network, office: OfficeId) -> Zone {
    let area = network.offices.get(&office).and_then(|o| o.areas.first());
    area.map_or(Zone::WIB, |a| regions::regions().zone(a))
}

/// Today at an office.
pub(crate) fn today_at(network: &Network, office: Option<OfficeId>, now: Instant) -> Day {
    now.day_in(office.map_or(Zone::WIB, |o| zone_of(network, o)))
}

/// Asks access: may this actor do this, there? What is done at an activity is done at its place.
pub(crate) fn permit(
    who: &Actor,
    network: &Network,
    envelope: &Envelope,
    office: OfficeId,
) -> Result<(), Refusal> {
    let (action, place) = match &envelope.command {
        Command::Register(r) => {
            let place = at(network, r.activity, Some(r.home.as_str()), office);
            // Under a number of phone or paper it has happened: whose home lies elsewhere stood there all the same.
            let elsewhere =
                r.evidence.is_some() && access::allow(who, Action::RegisterMember, &place).is_err();
            (Action::RegisterMember, if elsewhere { at_office(network, office) } else { place })
        }
        Command::Complete(_) | Command::Photo(_) => (Action::CompleteMember, at_office(network, office)),
        Command::Pay(p) => {
            // Whoever may not receive cash into the till answers for it with their own hand.
            let till = access::scope(who, Action::ReceiveCash).is_ok() || who.role == Role::System;
            if p.taken_by == TakenBy::Branch && !till {
                return Err(Refusal::of("taken_by", "pay.till"));
            }
            (Action::TakePayment, at(network, p.activity, None, office))
        }
        Command::Reverse(_) => (Action::ReverseReceipt, at_office(network, office)),
        Command::Open(o) => (Action::OpenBalances, at(network, None, Some(o.home.as_str()), office)),
        Command::End(_) => (Action::RecordEnding, at_office(network, office)),
        Command::Merge(_) => (Action::DecideDuplicate, at_office(network, office)),
        Command::Correct(_) => (Action::CorrectMember, at_office(network, office)),
        Command::Settle(s) if s.task_kind == "dispute" => (Action::DecideDispute, at_office(network, office)),
        Command::Settle(_) => (Action::DecideDuplicate, at_office(network, office)),
        // Whoever stands beside the family writes it down, wherever that is.
        Command::Report(_) | Command::AddToReport(_) => (Action::ReportIncident, at_office(network, office)),
        // Taking a death back is as grave as recording one.
        Command::CloseReport(c) if c.how != "closed" => (Action::RecordEnding, at_office(network, office)),
        Command::CloseReport(_) => (Action::ReportIncident, at_office(network, office)),
        Command::LinkReport(_) | Command::AnnulEnding(_) => {
            (Action::RecordEnding, at_office(network, office))
        }
        Command::Office(_) => (Action::ManageOffices, Place::Nation),
        Command::Campaign(_) | Command::Partner(_) => (Action::PlanCampaign, at_office(network, office)),
        Command::Activity(a) => (Action::PlanActivity, at(network, None, Some(a.village.as_str()), office)),
        // Who was reached is written down where it was, not where the writer sits.
        Command::Attendance(_) => (Action::PlanActivity, at(network, Some(envelope.subject), None, office)),
        Command::Target(t) => {
            if let Some(office) = t.for_office {
                access::allow(who, Action::SetTarget, &at_office(network, OfficeId(office)))?;
            }
            if let Some(area) = &t.area {
                access::allow(who, Action::SetTarget, &Place::Area(RegionCode::parse(area.trim())?))?;
            }
            (Action::SetTarget, at_office(network, office))
        }
        Command::Actor(a) => return permit_areas(who, Action::ManageUsers, &a.areas),
        // Whose ground it is, is asked of the row as it stands when the change is decided.
        Command::ResetSignIn(_) => {
            return access::scope(who, Action::ManageUsers).map(drop).map_err(Refusal::from);
        }
        Command::Reassign(r) => {
            access::scope(who, Action::ManageUsers)?;
            return r.areas.as_ref().map_or(Ok(()), |areas| permit_areas(who, Action::ManageUsers, areas));
        }
        Command::ChangeOffice(c) => {
            if let Some(areas) = &c.areas {
                permit_areas(who, Action::ManageOffices, areas)?;
            }
            (Action::ManageOffices, at_office(network, OfficeId(envelope.subject)))
        }
        Command::Client(_) => (Action::ManageClients, Place::Nation),
        Command::Setting(_) => (Action::ManageSettings, Place::Nation),
        // Its rows are registrations: whoever may not register nobody brings none in.
        Command::BringList(_) => {
            access::allow(who, Action::RegisterMember, &at_office(network, office))?;
            (Action::ImportList, at_office(network, office))
        }
        Command::MarkList(_) => (Action::ImportList, at_office(network, office)),
        Command::HandIn(_) => (Action::ReceiveCash, at_office(network, office)),
        // Whose hand it is, is asked of the hand-in.
        Command::ConfirmHandIn(_) => (Action::TakePayment, at_office(network, office)),
        Command::DecideHandIn(_) => (Action::ReverseReceipt, at_office(network, office)),
        // Of which office the phone is, is asked of the phone.
        Command::DecideAside(_) => (Action::HandlePhones, at_office(network, office)),
        Command::Propose(_) | Command::DecideProposal(_) | Command::Withdraw(_) => {
            return Err(Refusal::of("command", "approval.nested"));
        }
    };
    access::allow(who, action, &place).map_err(Refusal::from)
}

/// In each of these areas; none of them stands for the whole country.
fn permit_areas(who: &Actor, action: Action, areas: &[String]) -> Result<(), Refusal> {
    if areas.is_empty() {
        return access::allow(who, action, &Place::Nation).map_err(Refusal::from);
    }
    areas.iter().try_for_each(|code| {
        let area = RegionCode::parse(code.trim())?;
        access::allow(who, action, &Place::Area(area)).map_err(Refusal::from)
    })
}

fn at<'a>(
    network: &'a Network,
    activity: Option<uuid::Uuid>,
    home: Option<&str>,
    office: OfficeId,
) -> Place<'a> {
    let activity = activity.and_then(|a| network.activities.get(&kernel::ActivityId(a)));
    let area = activity.map(|a| a.village).or_else(|| RegionCode::parse(home?.trim()).ok());
    area.map_or_else(|| at_office(network, office), Place::Area)
}

pub(crate) fn at_office(network: &Network, office: OfficeId) -> Place<'_> {
    let areas = network.offices.get(&office).map_or(&[][..], |o| &o.areas);
    Place::Office { id: office, areas }
}
