//! The door of every change: read, allow, hand to the writer, answer in order.

use crate::App;
use crate::answer::Answer;
use crate::error::AppError;
use crate::group::{Item, Prepared};
use crate::wire::{self, Ask, Command, Context, Envelope};
use access::{Action, Actor, Place};
use kernel::{CommandId, Day, Instant, OfficeId, Refusal, RegionCode, SubjectId, Zone};
use outreach::Network;
use store::reference::ActorRow;

/// Commands in one call; more are sent in several.
pub const MOST_COMMANDS: usize = 5000;
const SHORTEST_SECRET: usize = 32;

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
        let office = office_of(who, network, envelope)?;
        permit(who, network, envelope, office)?;
        let today = now.day_in(zone_of(network, office));
        let context = Context { seal: self.core.seal.seal(), actor: who.id, office, today };
        let ask = match context.read(envelope)? {
            Ask::Member(command) => Prepared::Member(command),
            Ask::Outreach(command) => Prepared::Outreach(command),
            Ask::Actor(actor) => {
                Prepared::Actor(Box::new(self.new_actor(&actor, envelope.subject, network).await?))
            }
            Ask::Client(client) => self.new_client(client)?,
        };
        // The bytes of a command are the same however often it is sent: fields in order, none left to chance.
        let bytes = serde_json::to_vec(envelope).map_err(|_| Refusal::new("command.malformed"))?;
        Ok(Item {
            id: CommandId(envelope.id),
            subject: SubjectId(envelope.subject),
            kind: envelope.command.kind(),
            ask,
            body_hash: self.core.seal.seal().command_hash(&bytes).to_vec(),
            actor: who.id,
            office,
            now,
        })
    }

    async fn new_actor(
        &self,
        actor: &wire::Actor,
        id: uuid::Uuid,
        network: &Network,
    ) -> Result<ActorRow, Refusal> {
        let name = wire::required("name", &actor.name)?;
        let login = actor.login.trim().to_lowercase();
        let shaped = (2..=64).contains(&login.len())
            && login.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'@'));
        if !shaped {
            return Err(Refusal::of("login", "actor.login"));
        }
        if access::Role::from_key(&actor.role).is_none() {
            return Err(Refusal::of("role", "actor.role"));
        }
        if actor.of_office.is_some_and(|o| !network.offices.contains_key(&OfficeId(o))) {
            return Err(Refusal::of("of_office", "outreach.office_unknown"));
        }
        let areas = actor
            .areas
            .iter()
            .map(|a| regions::regions().get(&RegionCode::parse(a)?).map(|a| a.code.to_string()))
            .collect::<Result<Vec<_>, _>>()?;
        let mut reader = self.core.store.reader().await.map_err(|_| Refusal::new("command.later"))?;
        let taken = store::reference::actor_by_login(&mut reader, &login).await;
        if taken.map_err(|_| Refusal::new("command.later"))?.is_some_and(|held| held.actor_id != id) {
            return Err(Refusal::of("login", "actor.login_taken"));
        }
        // Hashing takes some milliseconds of one core: not on the thread that serves others.
        let password = actor.password.clone();
        let hashed = tokio::task::spawn_blocking(move || seal::password::hash(&password)).await;
        Ok(ActorRow {
            actor_id: id,
            login,
            name,
            role: actor.role.clone(),
            office_id: actor.of_office,
            territory: if areas.is_empty() { "nation".to_owned() } else { areas.join(" ") },
            lang: if actor.lang == "en" { "en" } else { "id" }.to_owned(),
            active: true,
            password: hashed.map_err(|_| Refusal::new("command.later"))?,
            must_change: actor.must_change,
            totp_sealed: None,
            failed: 0,
            locked_until: None,
            version: 1,
        })
    }

    fn new_client(&self, client: wire::Client) -> Result<Prepared, Refusal> {
        if client.secret.len() < SHORTEST_SECRET {
            return Err(Refusal::of("secret", "client.secret").with("least", SHORTEST_SECRET as i64));
        }
        let name_good = (3..=64).contains(&client.client_id.len());
        if !name_good {
            return Err(Refusal::of("client_id", "actor.login"));
        }
        let secret_hash = self.core.secret_hash(&client.secret);
        let client_id = wire::required("client_id", &client.client_id)?;
        Ok(Prepared::Client { client_id, name: wire::required("name", &client.name)?, secret_hash })
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
fn permit(who: &Actor, network: &Network, envelope: &Envelope, office: OfficeId) -> Result<(), Refusal> {
    let (action, place) = match &envelope.command {
        Command::Register(r) => {
            (Action::RegisterMember, at(network, r.activity, Some(r.home.as_str()), office))
        }
        Command::Complete(_) => (Action::CompleteMember, at_office(network, office)),
        Command::Pay(p) => (Action::TakePayment, at(network, p.activity, None, office)),
        Command::Reverse(_) => (Action::ReverseReceipt, at_office(network, office)),
        Command::Open(o) => (Action::OpenBalances, at(network, None, Some(o.home.as_str()), office)),
        Command::End(_) => (Action::RecordEnding, at_office(network, office)),
        Command::Settle(s) if s.task_kind == "dispute" => (Action::DecideDispute, at_office(network, office)),
        Command::Settle(_) => (Action::DecideDuplicate, at_office(network, office)),
        Command::Office(_) => (Action::ManageOffices, Place::Nation),
        Command::Campaign(_) | Command::Partner(_) => (Action::PlanCampaign, at_office(network, office)),
        Command::Activity(a) => (Action::PlanActivity, at(network, None, Some(a.village.as_str()), office)),
        Command::Attendance(_) => (Action::PlanActivity, at_office(network, office)),
        Command::Target(_) => (Action::SetTarget, at_office(network, office)),
        Command::Actor(_) => (Action::ManageUsers, Place::Nation),
        Command::Client(_) => (Action::ManageClients, Place::Nation),
    };
    access::allow(who, action, &place).map_err(Refusal::from)
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

fn at_office(network: &Network, office: OfficeId) -> Place<'_> {
    let areas = network.offices.get(&office).map_or(&[][..], |o| &o.areas);
    Place::Office { id: office, areas }
}
