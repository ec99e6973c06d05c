//! One commit group: find replays, load what is known in sets, decide each, write in sets, commit once.

use crate::answer::{Answer, Outcome, ReceiptAnswer};
use crate::chain;
use crate::receipt;
use crate::world::{World, load, nik_key, others, whose};
use crate::{Core, search, tally};
use kernel::{ActivityId, ActorId, CommandId, Day, Instant, MemberId, OfficeId, Refusal, SubjectId, Zone};
use member::{Command, Decision, Effects, MemberFacts, Meta, Settle, TaskKind, Verdict};
use std::sync::Arc;
use store::StoreError;
use store::member::{By, Details, Group, Link, Saved};
use store::reference::ActorRow;

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

/// Runs the group; the answers come in the order of the items, once everything is durable.
pub(crate) async fn run(core: &Arc<Core>, items: &[&Item]) -> Result<Vec<Answer>, StoreError> {
    let mut tx = core.store.begin().await?;
    let asked: Vec<(SubjectId, CommandId)> = items.iter().map(|i| (i.subject, i.id)).collect();
    let mut given = store::member::answers(&mut tx, &asked).await?;
    let fresh: Vec<&Item> =
        items.iter().copied().filter(|i| !given.contains_key(&(i.subject, i.id))).collect();
    let mut used = store::member::used(&mut tx, &fresh.iter().map(|i| i.id).collect::<Vec<_>>()).await?;
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
        if *used.entry(item.id).or_insert(item.subject) != item.subject {
            answers.push(reused(item));
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
    let (facts, hash) = chain::link(core.seal.seal(), &previous, link, &group);
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
        Command::Settle(s) if !world.open_tasks.contains_key(&(facts.id, s.task, s.task_kind.key())) => {
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
    write_person(world, group, command, facts, after, effects, &details, by);
    if let Some(alias) = effects.alias.filter(|alias| *alias != id)
        && world.aliases.insert(alias, id).is_none()
    {
        group.alias(alias, id, by);
    }
    let home = home_of(after, command);
    let known = effects.membership.as_ref().filter(|m| facts.memberships.iter().any(|held| held.id == m.id));
    group.effects(id, home, effects, known.is_some(), command, receipt.map(|r| r.signed.clone()), by);
    if let (Some(reversed), Command::Reverse(r)) = (effects.reverses, command) {
        group.reversal(id, reversed, &r.reason, by);
    }
    work_list(world, group, command, after, effects, by);
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

/// Tasks that a command closes, and those that it opens: a later command of the group may close them.
fn work_list(
    world: &mut World,
    group: &mut Group,
    command: &Command,
    after: &MemberFacts,
    effects: &Effects,
    by: By,
) {
    let id = after.id;
    if let (Command::Complete(_), true) = (command, is_complete(after)) {
        close_completed(world, group, id, by);
    }
    if let Command::Settle(s) = command {
        group.settled(id, s, by);
        let others = world.open_tasks.remove(&(id, s.task, s.task_kind.key())).unwrap_or_default();
        if (s.task_kind, s.verdict) == (TaskKind::Duplicate, Verdict::Different) {
            world.different.extend(others.into_iter().map(|other| (id, other)));
        }
    }
    for task in &effects.tasks {
        world.open_tasks.entry((id, by.command, task.kind.key())).or_default().extend(task.other);
    }
}

/// Nothing of the form is left to come.
fn is_complete(facts: &MemberFacts) -> bool {
    facts.person.as_ref().is_some_and(|p| p.has_heirs && p.has_address && p.phone_key.is_some())
}

fn close_completed(world: &mut World, group: &mut Group, id: MemberId, by: By) {
    let kind = TaskKind::ToComplete;
    let open: Vec<CommandId> =
        world.open_tasks.keys().filter(|t| t.0 == id && t.2 == kind.key()).map(|t| t.1).collect();
    for task in open {
        let settle = Settle { task, task_kind: kind, verdict: Verdict::Handled, reason: String::new() };
        group.settled(id, &settle, by);
        world.open_tasks.remove(&(id, task, kind.key()));
    }
}

#[expect(clippy::too_many_arguments, reason = "a part of `write`, called from there only")]
fn write_person(
    world: &mut World,
    group: &mut Group,
    command: &Command,
    facts: &MemberFacts,
    after: &MemberFacts,
    effects: &Effects,
    details: &Details,
    by: By,
) {
    let id = facts.id;
    let Some(person) = &after.person else { return };
    if let Some(key) = nik_key(command).filter(|_| effects.claims_nik)
        && world.holders.insert(key, id) != Some(id)
    {
        group.nik_claim(key, id);
    }
    let Some(held) = &facts.person else {
        group.new_person(id, person, details, effects.claims_nik, by);
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
    };
    if held != person || effects.keeps_details {
        // Sealed anew only where the number itself is another.
        let corrected = held.nik_key != person.nik_key;
        // A person made in this very group is not in the database yet.
        if world.stored.contains(&id) {
            group.change_person(id, person, details, corrected);
        } else {
            group.amend_new_person(id, person, details, corrected);
        }
    }
}
