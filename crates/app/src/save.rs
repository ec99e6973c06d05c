//! All rows of one decision, and the world moved on for the commands after it in the group.

use crate::answer::ReceiptAnswer;
use crate::group::{Item, home_of, judged};
use crate::world::{World, nik_key};
use crate::{Core, correct, photo, search, tally};
use kernel::{CommandId, MemberId};
use member::{Command, Effects, MemberFacts, Settle, TaskKind, Verdict};
use store::member::{By, Details, Group};

/// All rows of one decision, and the world moved on for the commands after it.
#[expect(clippy::too_many_arguments, reason = "one decision in all its parts")]
pub(crate) fn write(
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
        let receipt = facts.receipts.iter().find(|r| r.id == reversed);
        group.reversal(receipt.map_or(id, |r| r.record), reversed, &r.reason, by);
    }
    if let Command::Photo(taken) = command {
        photo::keep(core.seal.seal(), group, id, taken, by);
    }
    if let (Some(correction), Command::Correct(correct)) = (&effects.correction, command) {
        correct::write(core, world, group, correct, correction, facts, after, &details, by);
    }
    effects.journals.iter().for_each(|new| world.cash.moves(&new.journal));
    work_list(world, group, command, after, effects, by);
    if let (Some(number), Command::Open(_)) =
        (effects.membership.as_ref().and_then(|m| m.official_number.clone()), command)
    {
        world.numbers.insert(number, id);
    }
    if let Some(new) = &effects.receipt {
        world.places.insert(new.receipt.id, (item.office, by.activity));
        let paper = new.evidence_number.clone();
        paper.map(|paper| world.papers.entry((item.office, paper)).or_insert(new.receipt.number.clone()));
    }
    let undone = effects.reverses.and_then(|r| world.places.get(&r).copied());
    if let Some(payload) = tally::payload(facts, after, effects, core.scheme, undone, by) {
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
    if let (Command::Complete(_), true) =
        (command, after.person.as_ref().is_some_and(member::Person::is_complete))
    {
        close_completed(world, group, id, by);
    }
    if let Command::Settle(s) = command {
        settle_pair(world, group, id, s, by);
    }
    for task in &effects.tasks {
        world.asked.extend(task.other.map(|other| (task.kind, id, other)));
        world.open_tasks.entry((id, by.command, task.kind.key())).or_default().extend(task.other);
    }
}

/// One verdict about a pair answers every open question of that kind about it; other people keep theirs.
fn settle_pair(world: &mut World, group: &mut Group, id: MemberId, settle: &Settle, by: By) {
    let Ok(other) = judged(world, id, settle) else { return };
    let kind = settle.task_kind.key();
    let about = |key: &(MemberId, CommandId, &str), others: &[MemberId]| match other {
        Some(other) => (key.0, key.2) == (id, kind) && others.contains(&other),
        None => *key == (id, settle.task, kind),
    };
    let mut tasks: Vec<CommandId> =
        world.open_tasks.iter().filter(|(key, others)| about(key, others)).map(|(key, _)| key.1).collect();
    tasks.sort_unstable();
    for task in tasks {
        let record = world.task_records.get(&(task, kind)).copied().unwrap_or(id);
        group.settled(record, &Settle { task, ..settle.clone() }, other, by);
        let key = (id, task, kind);
        let left: Vec<MemberId> = world.open_tasks.remove(&key).unwrap_or_default();
        let left: Vec<MemberId> = left.into_iter().filter(|o| Some(*o) != other).collect();
        if !left.is_empty() {
            world.open_tasks.insert(key, left);
        }
    }
}

fn close_completed(world: &mut World, group: &mut Group, id: MemberId, by: By) {
    let kind = TaskKind::ToComplete;
    let open: Vec<CommandId> =
        world.open_tasks.keys().filter(|t| t.0 == id && t.2 == kind.key()).map(|t| t.1).collect();
    for task in open {
        let settle =
            Settle { task, task_kind: kind, verdict: Verdict::Handled, reason: String::new(), other: None };
        let record = world.task_records.get(&(task, kind.key())).copied().unwrap_or(id);
        group.settled(record, &settle, None, by);
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
