//! One commit group: find replays, load what is known in sets, decide each, write in sets, commit once.

use crate::accounts::{self, Reassigned, SignInReset};
use crate::answer::{Answer, Outcome};
use crate::card;
use crate::cash::{self, CashAsk};
use crate::chain;
use crate::ground::{self, Ground};
use crate::import::{self, ListAsk};
use crate::incident;
use crate::merge;
use crate::phone::aside::{self, AsideAsk};
use crate::receipt;
use crate::save::write;
use crate::second::{self, Proposing, Word};
use crate::world::{World, load, others, whose};
use crate::{Core, standing};
use access::{Account, Actor, Limit};
use kernel::{
    ActivityId, ActorId, CommandId, Day, Instant, MemberId, Note, OfficeId, Refusal, SubjectId, Zone,
};
use member::{Command, Decision, MemberFacts, Meta, Settle};
use std::collections::HashMap;
use std::sync::Arc;
use store::StoreError;
use store::admin::{Renewed, SignInChange};
use store::member::{By, Group, Link, Saved};
use store::reference::ActorRow;

/// A command that was read and allowed, ready for the writer.
#[derive(Clone)]
pub(crate) struct Item {
    pub id: CommandId,
    pub subject: SubjectId,
    pub kind: &'static str,
    /// Of a command about somebody on record: who asks, to be held against where that person lives.
    pub ground: Option<Ground>,
    pub ask: Prepared,
    pub body_hash: Vec<u8>,
    pub actor: ActorId,
    pub office: OfficeId,
    pub now: Instant,
}

#[derive(Clone)]
pub(crate) enum Prepared {
    Member(Command),
    /// The record that goes, and what was said about it.
    Merge(Box<(MemberId, member::Merge)>),
    Claim(claim::Command),
    Outreach(outreach::Command),
    Actor(Box<ActorRow>),
    Client {
        client_id: String,
        name: String,
        secret_hash: [u8; 32],
    },
    Reassign(Box<Reassigned>),
    SignIn(Box<SignInReset>),
    /// Another picture of an office, and why.
    Office(Box<(outreach::OfficeChange, String)>),
    Setting(Limit, i64, String),
    List(ListAsk),
    Cash(CashAsk),
    Aside(Box<AsideAsk>),
    Propose(Box<Proposing>),
    Word(Box<Word>),
}

impl Item {
    /// The command, and those within it that it asks for or speaks about.
    pub fn with_inner(&self) -> Vec<&Item> {
        let inner = match &self.ask {
            Prepared::Propose(proposing) => Some(&proposing.inner),
            Prepared::Word(word) => word.inner.as_ref(),
            Prepared::Aside(ask) => ask.inner.as_ref().map(|(inner, _)| inner),
            _ => None,
        };
        let mut all = vec![self];
        all.extend(inner.map(Item::with_inner).unwrap_or_default());
        all
    }
}

/// What has been answered: under which id about what, and how.
#[derive(Clone)]
pub(crate) struct Known {
    given: HashMap<(SubjectId, CommandId), store::member::Answer>,
    used: HashMap<CommandId, SubjectId>,
}

impl Known {
    pub fn is_used(&self, id: CommandId) -> bool {
        self.used.contains_key(&id)
    }

    /// Keeps an answer for ever.
    pub fn save(&mut self, group: &mut Group, item: &Item, answer: &Answer) {
        let stored = save_answer(group, item, answer);
        self.given.insert((item.subject, item.id), stored);
        self.used.insert(item.id, item.subject);
    }
}

/// Runs the group; the answers come in the order of the items, once everything is durable.
pub(crate) async fn run(core: &Arc<Core>, items: &[&Item]) -> Result<Vec<Answer>, StoreError> {
    let mut tx = core.store.begin().await?;
    let asked: Vec<(SubjectId, CommandId)> = items.iter().map(|i| (i.subject, i.id)).collect();
    let given = store::member::answers(&mut tx, &asked).await?;
    let fresh: Vec<&Item> =
        items.iter().copied().filter(|i| !given.contains_key(&(i.subject, i.id))).collect();
    let ids: Vec<CommandId> = fresh.iter().flat_map(|i| i.with_inner()).map(|i| i.id).collect();
    let used = store::member::used(&mut tx, &ids).await?;
    let mut known = Known { given, used };
    let mut world = load(core, &mut tx, &fresh, true).await?;
    let (writer, link, previous) = core.next_link(&mut tx).await?;
    let mut group = Group::new(writer, link);
    let mut answers = Vec::with_capacity(items.len());
    for item in items {
        answers.push(answer(core, &mut world, &mut group, &mut known, item)?);
    }
    if group.rows() == 0 {
        tx.roll_back().await;
        return Ok(answers);
    }
    let now = items.iter().map(|i| i.now).max().unwrap_or(Instant(0));
    standing::of_touched(core, &world, &mut group, now);
    let (facts, hash) = chain::link(core.seal.seal(), &previous, link, &group);
    for (series, (from, to)) in world.series.iter().filter(|(_, (from, to))| from != to) {
        store::member::set_series(&mut tx, series, *from, *to).await?;
    }
    group.write(&mut tx, Link { writer, link, hash, facts, at: now }).await?;
    tx.commit().await?;
    core.wrote_link(link, hash);
    for actor in &world.reassigned {
        core.doors.forget(*actor);
    }
    if world.network_changed {
        core.set_network(world.network);
    }
    if world.limits_changed {
        core.set_limits(world.limits);
    }
    Ok(answers)
}

/// The stored answer, or the decision. What a second person has to agree to first is answered so and not stored, like
/// what is not allowed: the same command may come again in a proposal.
fn answer(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    known: &mut Known,
    item: &Item,
) -> Result<Answer, StoreError> {
    if let Some(stored) = known.given.get(&(item.subject, item.id)) {
        return replay(item, stored);
    }
    if known.used.get(&item.id).is_some_and(|about| *about != item.subject) {
        return Ok(reused(item));
    }
    let answer = match &item.ask {
        Prepared::Propose(proposing) => second::propose(core, world, group, item, proposing, known),
        Prepared::Word(word) => second::say(core, world, group, item, word, known),
        _ => match second::needed(world, item) {
            Some(refusal) => return Ok(Answer::refused(item.id, item.subject, refusal)),
            None => decide_with(core, world, group, known, item),
        },
    };
    known.save(group, item, &answer);
    Ok(answer)
}

/// The same answer for ever; another command under the same id is told so.
fn replay(item: &Item, stored: &store::member::Answer) -> Result<Answer, StoreError> {
    if stored.body_hash != item.body_hash {
        return Ok(reused(item));
    }
    let mut answer: Answer = serde_json::from_str(&stored.answer)
        .map_err(|e| StoreError::Corrupt { table: "command", what: e.to_string() })?;
    answer.again = true;
    Ok(answer)
}

/// An id stands for one command about one subject.
fn reused(item: &Item) -> Answer {
    Answer::refused(item.id, item.subject, Refusal::of("id", "command.reused"))
}

fn save_answer(group: &mut Group, item: &Item, answer: &Answer) -> store::member::Answer {
    // An answer is made of notes, numbers and text, and always has a JSON form.
    let json = serde_json::to_string(answer).unwrap_or_default();
    group.command(Saved {
        subject: item.subject,
        command: item.id,
        kind: item.kind,
        actor: item.actor,
        office: Some(item.office),
        at: item.now,
        outcome: answer.outcome.key(),
        answer: json.clone(),
        body_hash: item.body_hash.clone(),
    });
    store::member::Answer {
        subject_id: item.subject.0,
        command_id: item.id.0,
        outcome: answer.outcome.key().to_owned(),
        answer: json,
        body_hash: item.body_hash.clone(),
    }
}

/// Decides one command, with the one within it where there is one: that one's answer is kept under its own id.
pub(crate) fn decide_with(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    known: &mut Known,
    item: &Item,
) -> Answer {
    match &item.ask {
        Prepared::Aside(ask) => aside::decide(core, world, group, item, ask, known),
        _ => decide(core, world, group, item),
    }
}

/// Decides one command by itself, and moves the world on.
pub(crate) fn decide(core: &Core, world: &mut World, group: &mut Group, item: &Item) -> Answer {
    match &item.ask {
        Prepared::Member(command) => decide_member(core, world, group, item, command),
        Prepared::Merge(ask) => merge::decide(core, world, group, item, ask),
        Prepared::Claim(command) => incident::decide(core, world, group, item, command),
        Prepared::Outreach(command) => match outreach::check(command, &world.network) {
            Err(refusal) => Answer::refused(item.id, item.subject, refusal),
            Ok(change) => {
                store::reference::add(group, &change, by(item, item.now.day_in(Zone::WIB), None));
                world.network.add(change);
                world.network_changed = true;
                Answer::done(item.id, item.subject, Vec::new())
            }
        },
        Prepared::Actor(row) => {
            store::reference::add_actor(group, row, by(item, item.now.day_in(Zone::WIB), None));
            world.actors.insert(ActorId(row.actor_id), (**row).clone());
            Answer::done(item.id, item.subject, Vec::new())
        }
        Prepared::Setting(limit, value, reason) => {
            let by = by(item, item.now.day_in(Zone::WIB), None);
            if world.limits.get(*limit) == *value {
                return Answer::refused(item.id, item.subject, Refusal::of("value", "limit.same"));
            }
            group.setting(item.subject, limit.key(), *value, reason, by);
            world.limits.set(*limit, *value);
            world.limits_changed = true;
            let note = Note::new("limit.set").word("limit", limit.word()).with("value", limit.say(*value));
            Answer::done(item.id, item.subject, vec![note])
        }
        Prepared::List(ask) => match import::decide(world, group, item, ask) {
            Ok(note) => Answer::done(item.id, item.subject, vec![note]),
            Err(refusal) => Answer::refused(item.id, item.subject, refusal),
        },
        Prepared::Cash(ask) => cash::decide(world, group, item, ask),
        // Never within another: these are read by themselves.
        Prepared::Propose(_) | Prepared::Word(_) | Prepared::Aside(_) => {
            Answer::refused(item.id, item.subject, Refusal::of("command", "approval.nested"))
        }
        Prepared::Client { client_id, name, secret_hash } => {
            let by = by(item, item.now.day_in(Zone::WIB), None);
            store::reference::add_client(group, client_id, ActorId(item.subject.0), *secret_hash, name, by);
            Answer::done(item.id, item.subject, Vec::new())
        }
        Prepared::Reassign(asked) => match reassigned(world, group, item, asked) {
            Ok(()) => Answer::done(item.id, item.subject, Vec::new()),
            Err(refusal) => Answer::refused(item.id, item.subject, refusal),
        },
        Prepared::SignIn(asked) => match sign_in_reset(world, group, item, asked) {
            Ok(()) => Answer::done(item.id, item.subject, Vec::new()),
            Err(refusal) => Answer::refused(item.id, item.subject, refusal),
        },
        Prepared::Office(asked) => match outreach::change_office(&asked.0, &world.network) {
            Err(refusal) => Answer::refused(item.id, item.subject, refusal),
            Ok((was, now)) => {
                world.network.offices.insert(now.id, now.clone());
                world.network_changed = true;
                let change = store::admin::OfficeChange { was, now, reason: asked.1.clone() };
                let by = by(item, item.now.day_in(Zone::WIB), None);
                store::admin::changed_office(group, change, by);
                Answer::done(item.id, item.subject, Vec::new())
            }
        },
    }
}

/// The account that a change is about, as it stands; the one who asks has their right still. Whoever lost it a moment
/// ago, in this very group perhaps, has lost it. The house itself has no row.
fn kept<'w>(world: &'w World, item: &Item, who: &Actor) -> Result<(ActorId, &'w ActorRow, Account), Refusal> {
    if let Some(asker) = world.actors.get(&who.id)
        && (!asker.active || asker.role != who.role.key())
    {
        return Err(Refusal::new("actor.no_longer"));
    }
    let id = ActorId(item.subject.0);
    let row = world.actors.get(&id).ok_or_else(|| Refusal::new("actor.unknown"))?;
    let held = accounts::account_of(row).ok_or_else(|| Refusal::new("actor.unknown"))?;
    Ok((id, row, held))
}

/// A password for once, or something taken off, decided on the row as it is now.
fn sign_in_reset(
    world: &mut World,
    group: &mut Group,
    item: &Item,
    asked: &SignInReset,
) -> Result<(), Refusal> {
    let (id, row, held) = kept(world, item, &asked.who)?;
    access::reset(&asked.who, &held, asked.what.what())?;
    let what = asked.what.renewed(row)?;
    let mut next = ActorRow { version: row.version + 1, ..row.clone() };
    match &what {
        Renewed::Password(hash) => (next.password, next.must_change) = (hash.clone(), true),
        Renewed::Authenticator => next.totp_sealed = None,
        Renewed::Identity => {}
    }
    let change = SignInChange { actor: id.0, version: row.version, what, reason: asked.reason.clone() };
    store::admin::changed_sign_in(group, change, by(item, item.now.day_in(Zone::WIB), None));
    world.actors.insert(id, next);
    world.reassigned.push(id);
    Ok(())
}

/// Another role, office, territory, name or standing, decided on the row as it is now.
fn reassigned(world: &mut World, group: &mut Group, item: &Item, asked: &Reassigned) -> Result<(), Refusal> {
    let (id, row, held) = kept(world, item, &asked.who)?;
    let next = access::reassign(&asked.who, &held, &asked.change)?;
    let was = row.clone();
    let now = accounts::row_with(&was, &next);
    // The next change of the group stands on this one, version and all.
    world.actors.insert(id, ActorRow { version: was.version + 1, ..now.clone() });
    world.reassigned.push(id);
    let by = by(item, item.now.day_in(Zone::WIB), None);
    store::admin::changed_actor(
        group,
        store::admin::ActorChange { was, now, reason: asked.reason.clone() },
        by,
    );
    Ok(())
}

pub(crate) fn by(item: &Item, today: Day, activity: Option<ActivityId>) -> By {
    By { command: item.id, at: item.now, today, actor: item.actor, office: item.office, activity }
}

fn decide_member(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    item: &Item,
    command: &Command,
) -> Answer {
    let addressed = MemberId(item.subject.0);
    let (facts, holder) = whose(world, addressed, command);
    if let Some(refusal) = refused_here(world, &facts, item, command) {
        return Answer::refused(item.id, item.subject, refusal);
    }
    let home = home_of(&facts, command);
    let zone = home.map_or(Zone::WIB, |h| regions::regions().zone(&h));
    let today = item.now.day_in(zone);
    let activity = activity_of(command);
    let number = next_number(world, item, command);
    let meta = Meta {
        command: item.id,
        addressed,
        actor: item.actor,
        office: item.office,
        activity,
        now: item.now,
        today,
        receipt_number: number.clone().unwrap_or_default(),
        demo: core.demo,
    };
    let others = others(core, world, &facts, holder, command, item.office);
    let Decision { outcome, effects } = member::decide(command, &facts, &others, core.scheme, &meta);
    let id = facts.id;
    let by = by(item, today, activity);
    let (outcome, refusal, notes) = match outcome {
        member::Outcome::Done(notes) => (Outcome::Done, None, notes),
        member::Outcome::Recorded(notes) => (Outcome::Recorded, None, notes),
        member::Outcome::Refused(refusal) => (Outcome::Refused, Some(refusal), Vec::new()),
    };
    let mut after = facts.clone();
    after.apply(&effects);
    let receipt = effects.receipt.as_ref().map(|new| {
        if let Some(code) = world.network.offices.get(&item.office).map(|o| o.code.clone()) {
            world.series.entry(code).and_modify(|s| s.1 += 1);
        }
        receipt::answer(core, &world.network, &after, &effects, new, item.office)
    });
    if outcome != Outcome::Refused {
        write(core, world, group, item, command, &facts, &after, &effects, receipt.as_ref(), by);
        card::hand_out(core, world, group, &after, &effects, by);
        world.members.insert(id, after);
        world.touched.insert(id);
    }
    Answer { id: item.id, subject: id.into(), outcome, refusal, notes, receipt, inner: None, again: false }
}

/// What only the whole house can know: another's official number, an activity nobody planned, a task that is not open.
fn refused_here(world: &World, facts: &MemberFacts, item: &Item, command: &Command) -> Option<Refusal> {
    if let Some(activity) = activity_of(command)
        && !world.network.activities.contains_key(&activity)
    {
        return Some(Refusal::of("activity", "outreach.activity_unknown"));
    }
    if let Some(refusal) = ground::outside(item, facts, &wrote(world, facts, command)) {
        return Some(refusal);
    }
    match command {
        Command::Open(o) => world
            .numbers
            .get(&o.official_number)
            .filter(|holder| **holder != facts.id)
            .map(|_| Refusal::of("official_number", "open.official_number_taken")),
        Command::Settle(s) => judged(world, facts.id, s).err(),
        Command::Pay(_) if !world.network.offices.contains_key(&item.office) => {
            Some(Refusal::of("office", "outreach.office_unknown"))
        }
        _ => None,
    }
}

/// The offices that wrote down what a command completes, ends or undoes.
fn wrote(world: &World, facts: &MemberFacts, command: &Command) -> Vec<OfficeId> {
    match command {
        Command::Complete(_) | Command::Photo(_) | Command::End(_) => {
            facts.registrations.iter().map(|r| r.office).collect()
        }
        Command::Reverse(reverse) => {
            let receipt = facts.receipts.iter().find(|r| r.number == reverse.receipt_number.trim());
            receipt.and_then(|r| world.places.get(&r.id)).map(|(office, _)| *office).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The other person a verdict is about: the one named, or the only one there is. The task must be open.
pub(crate) fn judged(world: &World, id: MemberId, settle: &Settle) -> Result<Option<MemberId>, Refusal> {
    let not_open = || Refusal::of("task", "settle.not_open");
    let open = world.open_tasks.get(&(id, settle.task, settle.task_kind.key())).ok_or_else(not_open)?;
    match (settle.other, open.as_slice()) {
        (None, [_, _, ..]) => {
            Err(Refusal::of("other", "settle.which_other").with("count", open.len() as i64))
        }
        (None, open) => Ok(open.first().copied()),
        (Some(other), open) => {
            let stands_for = world.aliases.get(&other).copied().unwrap_or(other);
            let other = if open.contains(&other) { other } else { stands_for };
            open.contains(&other).then_some(Some(other)).ok_or_else(not_open)
        }
    }
}

pub(crate) fn home_of(facts: &MemberFacts, command: &Command) -> Option<kernel::RegionCode> {
    match command {
        Command::Register(r) => Some(r.home),
        Command::Open(o) => Some(o.home),
        _ => facts.person.as_ref().map(|p| p.home),
    }
}

fn activity_of(command: &Command) -> Option<ActivityId> {
    match command {
        Command::Register(r) => r.activity,
        Command::Pay(p) => p.activity,
        _ => None,
    }
}

fn next_number(world: &World, item: &Item, command: &Command) -> Option<String> {
    if !matches!(command, Command::Pay(_)) {
        return None;
    }
    let office = world.network.offices.get(&item.office)?;
    let (_, last) = world.series.get(&office.code)?;
    Some(receipt::number(&office.code, last + 1))
}
