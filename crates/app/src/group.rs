//! One commit group: find replays, load what is known in sets, decide each, write in sets, commit once.

use crate::answer::{Answer, Outcome, ReceiptAnswer};
use crate::chain;
use crate::receipt;
use crate::{Core, search, tally};
use kernel::{ActivityId, ActorId, CommandId, Day, Instant, MemberId, OfficeId, Refusal, SubjectId, Zone};
use member::{Alike, Command, Decision, Effects, HolderIdentity, Identity, MemberFacts, Meta, Others};
use member::{Settle, TaskKind, Verdict};
use outreach::Network;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use store::member::{By, Details, Group, Link, Saved, Want};
use store::reference::ActorRow;
use store::{Conn, StoreError};
use uuid::Uuid;

/// A command that was read and allowed, ready for the writer.
#[derive(Clone)]
pub(crate) struct Item {
    pub id: CommandId,
    pub subject: SubjectId,
    pub kind: &'static str,
    pub ask: Prepared,
    pub body_hash: Vec<u8>,
    pub actor: ActorId,
    pub office: OfficeId,
    pub now: Instant,
}

#[derive(Clone)]
pub(crate) enum Prepared {
    Member(Command),
    Outreach(outreach::Command),
    Actor(Box<ActorRow>),
    Client { client_id: String, name: String, secret_hash: [u8; 32] },
}

/// The group's picture of the world: loaded once, moved on by every decision.
struct World {
    members: HashMap<MemberId, MemberFacts>,
    /// Those that were known before the group.
    stored: HashSet<MemberId>,
    aliases: HashMap<MemberId, MemberId>,
    holders: HashMap<[u8; 16], MemberId>,
    numbers: HashMap<String, MemberId>,
    alike: HashMap<[u8; 16], Vec<store::member::Alike>>,
    different: HashSet<(MemberId, MemberId)>,
    places: HashMap<kernel::ReceiptId, (OfficeId, Option<ActivityId>)>,
    open_tasks: HashSet<(MemberId, CommandId, &'static str)>,
    series: BTreeMap<String, (i64, i64)>,
    network: Network,
    network_changed: bool,
}

/// Runs the group; the answers come in the order of the items, once everything is durable.
pub(crate) async fn run(core: &Arc<Core>, items: &[&Item]) -> Result<Vec<Answer>, StoreError> {
    let mut tx = core.store.begin().await?;
    let asked: Vec<(SubjectId, CommandId)> = items.iter().map(|i| (i.subject, i.id)).collect();
    let mut given = store::member::answers(&mut tx, &asked).await?;
    let fresh: Vec<&Item> =
        items.iter().copied().filter(|i| !given.contains_key(&(i.subject, i.id))).collect();
    let mut world = load(core, &mut tx, &fresh).await?;
    let (writer, link, previous) = core.next_link(&mut tx).await?;
    let mut group = Group::new(writer, link);
    let mut answers = Vec::with_capacity(items.len());
    for item in items {
        let key = (item.subject, item.id);
        if let Some(stored) = given.get(&key) {
            answers.push(replay(item, stored)?);
            continue;
        }
        let answer = decide(core, &mut world, &mut group, item);
        let stored = save_answer(&mut group, item, &answer);
        given.insert(key, stored);
        answers.push(answer);
    }
    if group.rows() == 0 {
        tx.roll_back().await;
        return Ok(answers);
    }
    let now = items.iter().map(|i| i.now).max().unwrap_or(Instant(0));
    let (facts, hash) = chain::link(&core.seal, &previous, link, &group);
    for (series, (from, to)) in world.series.iter().filter(|(_, (from, to))| from != to) {
        store::member::set_series(&mut tx, series, *from, *to).await?;
    }
    group.write(&mut tx, Link { writer, link, hash, facts, at: now }).await?;
    tx.commit().await?;
    core.wrote_link(link, hash);
    if world.network_changed {
        core.set_network(world.network);
    }
    Ok(answers)
}

/// The same answer for ever; another command under the same id is told so.
fn replay(item: &Item, stored: &store::member::Answer) -> Result<Answer, StoreError> {
    if stored.body_hash != item.body_hash {
        return Ok(Answer::refused(item.id, item.subject, Refusal::of("id", "command.reused")));
    }
    let mut answer: Answer = serde_json::from_str(&stored.answer)
        .map_err(|e| StoreError::Corrupt { table: "command", what: e.to_string() })?;
    answer.again = true;
    Ok(answer)
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

/// One statement per kind of fact, for everything the group may touch.
async fn load(core: &Core, conn: &mut Conn, items: &[&Item]) -> Result<World, StoreError> {
    let members: Vec<(&Item, &Command)> = items
        .iter()
        .filter_map(|i| match &i.ask {
            Prepared::Member(c) => Some((*i, c)),
            _ => None,
        })
        .collect();
    let mut world = World {
        members: HashMap::new(),
        stored: HashSet::new(),
        aliases: HashMap::new(),
        holders: HashMap::new(),
        numbers: HashMap::new(),
        alike: HashMap::new(),
        different: HashSet::new(),
        places: HashMap::new(),
        open_tasks: HashSet::new(),
        series: BTreeMap::new(),
        network: (*core.network()).clone(),
        network_changed: false,
    };
    if members.is_empty() {
        return Ok(world);
    }
    let mut ids: Vec<Uuid> = members.iter().map(|(i, _)| i.subject.0).collect();
    ids.sort_unstable();
    ids.dedup();
    world.aliases = store::member::aliases(conn, &ids).await?;
    let keys: Vec<[u8; 16]> = members.iter().filter_map(|(_, c)| nik_key(c)).collect();
    world.holders = store::member::holders(conn, &keys).await?;
    ids.extend(world.aliases.values().chain(world.holders.values()).map(|m| m.0));
    ids.sort_unstable();
    ids.dedup();
    let reverses = members.iter().any(|(_, c)| matches!(c, Command::Reverse(_)));
    let loaded = store::member::facts(conn, &ids, Want { journals: reverses, lock: true }).await?;
    world.stored = loaded.members.keys().copied().collect();
    world.members = loaded.members;
    world.places = loaded.places;
    let match_keys: Vec<[u8; 16]> = members
        .iter()
        .filter_map(|(_, c)| match c {
            Command::Register(r) => Some(search::match_keys(&core.seal, r)),
            _ => None,
        })
        .flatten()
        .collect();
    for alike in store::member::alike(conn, &match_keys).await? {
        world.alike.entry(alike.key).or_default().push(alike);
    }
    let others: Vec<Uuid> = world.alike.values().flatten().map(|a| a.member.0).collect();
    world.different = store::member::different(conn, &others).await?;
    let numbers: Vec<String> = members
        .iter()
        .filter_map(|(_, c)| match c {
            Command::Open(o) => Some(o.official_number.clone()),
            _ => None,
        })
        .collect();
    world.numbers = store::member::numbers(conn, &numbers).await?;
    let settled: Vec<Uuid> = members
        .iter()
        .filter(|(_, c)| reads_tasks(c))
        .map(|(i, _)| resolve(&world.aliases, i.subject))
        .collect();
    world.open_tasks = store::member::open_tasks(conn, &settled).await?;
    let codes: Vec<String> = members
        .iter()
        .filter(|(_, c)| matches!(c, Command::Pay(_)))
        .filter_map(|(i, _)| world.network.offices.get(&i.office).map(|o| o.code.clone()))
        .collect();
    let last = store::member::series(conn, &codes).await?;
    world.series =
        codes.into_iter().map(|c| (c.clone(), last.get(&c).map_or((0, 0), |l| (*l, *l)))).collect();
    Ok(world)
}

fn reads_tasks(command: &Command) -> bool {
    matches!(command, Command::Settle(_) | Command::Complete(_))
}

fn resolve(aliases: &HashMap<MemberId, MemberId>, subject: SubjectId) -> Uuid {
    let addressed = MemberId(subject.0);
    aliases.get(&addressed).copied().unwrap_or(addressed).0
}

fn nik_key(command: &Command) -> Option<[u8; 16]> {
    match command {
        Command::Register(r) => Some(r.nik_key),
        Command::Open(o) => Some(o.nik_key),
        _ => None,
    }
}

fn decide(core: &Core, world: &mut World, group: &mut Group, item: &Item) -> Answer {
    match &item.ask {
        Prepared::Member(command) => decide_member(core, world, group, item, command),
        Prepared::Outreach(command) => match outreach::check(command, &world.network) {
            Err(refusal) => Answer::refused(item.id, item.subject, refusal),
            Ok(change) => {
                store::reference::add(group, &change, by(item, item.now.day_in(Zone::WIB), None));
                world.network.add(change);
                world.network_changed = true;
                done(item, item.subject, Vec::new())
            }
        },
        Prepared::Actor(row) => {
            store::reference::add_actor(group, row, by(item, item.now.day_in(Zone::WIB), None));
            done(item, item.subject, Vec::new())
        }
        Prepared::Client { client_id, name, secret_hash } => {
            let by = by(item, item.now.day_in(Zone::WIB), None);
            store::reference::add_client(group, client_id, ActorId(item.subject.0), *secret_hash, name, by);
            done(item, item.subject, Vec::new())
        }
    }
}

fn by(item: &Item, today: Day, activity: Option<ActivityId>) -> By {
    By { command: item.id, at: item.now, today, actor: item.actor, office: item.office, activity }
}

fn done(item: &Item, subject: SubjectId, notes: Vec<kernel::Note>) -> Answer {
    Answer { id: item.id, subject, outcome: Outcome::Done, refusal: None, notes, receipt: None, again: false }
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
    let others = others(core, world, &facts, holder, command);
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
        world.members.insert(id, after);
    }
    Answer { id: item.id, subject: id.into(), outcome, refusal, notes, receipt, again: false }
}

/// Whose facts a command is decided on: the addressed member's, or the holder's of the same NIK where name or
/// birth date agrees. Where both disagree it is a dispute, and the addressed member stands alone.
fn whose(world: &World, addressed: MemberId, command: &Command) -> (MemberFacts, Option<HolderIdentity>) {
    let resolved = world.aliases.get(&addressed).copied().unwrap_or(addressed);
    let facts_of = |id: MemberId| world.members.get(&id).cloned().unwrap_or_else(|| MemberFacts::unknown(id));
    let (key, name, born) = match command {
        Command::Register(r) => (r.nik_key, &r.name, r.born),
        Command::Open(o) => (o.nik_key, &o.name, o.born),
        _ => return (facts_of(resolved), None),
    };
    let Some(holder) = world.holders.get(&key).copied().filter(|h| *h != resolved) else {
        return (facts_of(resolved), None);
    };
    // Who was registered under this id already stays who they are; two records of one person are a duplicate.
    let known = world.members.get(&resolved).is_some_and(|f| f.person.is_some());
    let held = facts_of(holder);
    let Some(person) = &held.person else { return (facts_of(resolved), None) };
    let identity = HolderIdentity { member: holder, name: person.name.clone(), born: person.born };
    match member::same_person(name, born, &identity) {
        Identity::Same | Identity::Differs if !known => (held, Some(identity)),
        _ => (facts_of(resolved), Some(identity)),
    }
}

/// What only the whole house can know: another's official number, an activity nobody planned, a task that is not open.
fn refused_here(world: &World, facts: &MemberFacts, item: &Item, command: &Command) -> Option<Refusal> {
    if let Some(activity) = activity_of(command)
        && !world.network.activities.contains_key(&activity)
    {
        return Some(Refusal::of("activity", "outreach.activity_unknown"));
    }
    match command {
        Command::Open(o) => world
            .numbers
            .get(&o.official_number)
            .filter(|holder| **holder != facts.id)
            .map(|_| Refusal::of("official_number", "open.official_number_taken")),
        Command::Settle(s) if !world.open_tasks.contains(&(facts.id, s.task, s.task_kind.key())) => {
            Some(Refusal::of("task", "settle.not_open"))
        }
        Command::Pay(_) if !world.network.offices.contains_key(&item.office) => {
            Some(Refusal::of("office", "outreach.office_unknown"))
        }
        _ => None,
    }
}

fn home_of(facts: &MemberFacts, command: &Command) -> Option<kernel::RegionCode> {
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

fn others(
    core: &Core,
    world: &World,
    facts: &MemberFacts,
    nik_holder: Option<HolderIdentity>,
    command: &Command,
) -> Others {
    let Command::Register(register) = command else { return Others { nik_holder, alike: Vec::new() } };
    let mut alike: Vec<Alike> = Vec::new();
    for key in search::match_keys(&core.seal, register) {
        for a in world.alike.get(&key).into_iter().flatten() {
            if a.member != facts.id && alike.iter().all(|known| known.member != a.member) {
                let settled_different = world.different.contains(&(facts.id, a.member))
                    || world.different.contains(&(a.member, facts.id));
                alike.push(Alike {
                    member: a.member,
                    name: a.name.clone(),
                    born: a.born,
                    phone_key: a.phone_key,
                    home: a.home,
                    settled_different,
                });
            }
        }
    }
    Others { nik_holder, alike }
}

/// All rows of one decision, and the world moved on for the commands after it.
#[expect(clippy::too_many_arguments, reason = "one decision in all its parts, called from one place")]
fn write(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    item: &Item,
    command: &Command,
    facts: &MemberFacts,
    after: &MemberFacts,
    effects: &Effects,
    receipt: Option<&ReceiptAnswer>,
    by: By,
) {
    let id = facts.id;
    let details = search::details(&core.seal, id, command);
    write_person(world, group, facts, after, effects, &details, by);
    if let Some(alias) = effects.alias.filter(|alias| *alias != id) {
        world.aliases.insert(alias, id);
    }
    let home = home_of(after, command);
    let known = effects.membership.as_ref().filter(|m| facts.memberships.iter().any(|held| held.id == m.id));
    group.effects(id, home, effects, known.is_some(), command, receipt.map(|r| r.signed.clone()), by);
    if let (Some(reversed), Command::Reverse(r)) = (effects.reverses, command) {
        group.reversal(id, reversed, &r.reason, by);
    }
    if let (Command::Complete(_), true) = (command, is_complete(after)) {
        close_completed(world, group, id, by);
    }
    if let Command::Settle(s) = command {
        group.settled(id, s, by);
        world.open_tasks.remove(&(id, s.task, s.task_kind.key()));
    }
    if let (Some(number), Command::Open(_)) =
        (effects.membership.as_ref().and_then(|m| m.official_number.clone()), command)
    {
        world.numbers.insert(number, id);
    }
    if let Some(new) = &effects.receipt {
        world.places.insert(new.receipt.id, (item.office, by.activity));
    }
    let undone = effects.reverses.and_then(|r| world.places.get(&r).copied());
    if let Some(payload) = tally::payload(after, effects, undone, by) {
        group.outbox(id, payload, by);
    }
}

/// Nothing of the form is left to come.
fn is_complete(facts: &MemberFacts) -> bool {
    facts.person.as_ref().is_some_and(|p| p.has_heirs && p.has_address && p.phone_key.is_some())
}

fn close_completed(world: &mut World, group: &mut Group, id: MemberId, by: By) {
    let kind = TaskKind::ToComplete;
    let open: Vec<CommandId> =
        world.open_tasks.iter().filter(|t| t.0 == id && t.2 == kind.key()).map(|t| t.1).collect();
    for task in open {
        let settle = Settle { task, task_kind: kind, verdict: Verdict::Handled, reason: String::new() };
        group.settled(id, &settle, by);
        world.open_tasks.remove(&(id, task, kind.key()));
    }
}

fn write_person(
    world: &mut World,
    group: &mut Group,
    facts: &MemberFacts,
    after: &MemberFacts,
    effects: &Effects,
    details: &Details,
    by: By,
) {
    let id = facts.id;
    let Some(person) = &after.person else { return };
    if facts.person.is_none() {
        group.new_person(id, person, details, effects.claims_nik, by);
        if effects.claims_nik {
            world.holders.insert(person.nik_key, id);
        }
        for key in &details.match_keys {
            world.alike.entry(*key).or_default().push(store::member::Alike {
                key: *key,
                member: id,
                name: person.name.clone(),
                born: person.born,
                phone_key: person.phone_key,
                home: person.home,
            });
        }
        return;
    }
    if facts.person != after.person || effects.keeps_details {
        // A person made in this very group is not in the database yet.
        if world.stored.contains(&id) {
            group.change_person(id, person, details);
        } else {
            group.amend_new_person(id, person, details);
        }
    }
}
