//! Two records of one person made one, within a commit group: both sides decided on the facts of now, each written under
//! a command of its own, and everything that led to the one led to the other from then on.

use crate::answer::{Answer, Outcome};
use crate::ground;
use crate::group::{Item, by};
use crate::world::World;
use crate::{Core, tally};
use kernel::{CommandId, Day, MemberId, Refusal};
use member::{Effects, MemberFacts, Merge, Merged, Meta, Pair, Settle, Side, TaskKind, Verdict};
use std::collections::HashMap;
use store::member::{By, Details, Group, NewMerge, Saved};

/// The record that is kept and the one that goes, where they are two and known.
pub(crate) fn both(world: &World, item: &Item, dissolved: MemberId) -> Option<(MemberFacts, MemberFacts)> {
    let of = |id: MemberId| {
        let id = world.aliases.get(&id).copied().unwrap_or(id);
        world.members.get(&id).filter(|facts| facts.person.is_some()).cloned()
    };
    let (kept, gone) = (of(MemberId(item.subject.0))?, of(dissolved)?);
    (kept.id != gone.id).then_some((kept, gone))
}

pub(crate) fn decide(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    item: &Item,
    (dissolved, merge): &(MemberId, Merge),
) -> Answer {
    let Some((kept, gone)) = both(world, item, *dissolved) else {
        return Answer::refused(item.id, item.subject, not_two(world, item, *dissolved));
    };
    if let Some(refusal) = ground::outside(item, &kept, &[]) {
        return Answer::refused(item.id, item.subject, refusal);
    }
    let zone = kept.zone();
    let meta = meta(core, item, item.now.day_in(zone));
    let incidents = incidents(world, &kept, &gone);
    let pair = Pair {
        kept: &kept,
        dissolved: &gone,
        incidents: &incidents,
        different: different(&world.verdicts, &kept, &gone),
        scheme: core.scheme,
        meta: &meta,
    };
    let Merged { outcome, kept: effects, dissolved: leaves } = member::merge(merge, &pair);
    let (outcome, notes) = match outcome {
        member::Outcome::Refused(refusal) => return Answer::refused(item.id, item.subject, refusal),
        member::Outcome::Done(notes) => (Outcome::Done, notes),
        member::Outcome::Recorded(notes) => (Outcome::Recorded, notes),
    };
    let (kept_command, gone_command) = Merge::children(item.id);
    let left = gone.clone().dissolve(&leaves, &kept, item.now);
    let whole = kept.clone().absorb(&effects, &left, item.now);
    let of_kept = By { command: kept_command, ..by(item, meta.today, None) };
    let of_gone = By { command: gone_command, ..by(item, item.now.day_in(gone.zone()), None) };

    let home = |facts: &MemberFacts| facts.person.as_ref().map(|p| p.home);
    let number = number(&kept, &gone);
    let right_nik = merge.right_nik.map(|side| match side {
        Side::Kept => "kept",
        Side::Dissolved => "dissolved",
    });
    let reason = merge.reason.trim();
    let new = NewMerge { kept: kept.id, dissolved: gone.id, gone: gone_command, reason, right_nik, number };
    group.merged(new, of_kept);
    group.merge_side(kept.id, home(&whole), &effects, of_kept);
    group.merge_side(gone.id, home(&gone), &leaves, of_gone);
    right_person(core, world, group, &kept, &gone, &effects);
    answer_tasks(world, group, &whole, &gone, reason, (of_kept, of_gone));
    for (before, after, effects, by) in [(&kept, &whole, &effects, of_kept), (&gone, &left, &leaves, of_gone)]
    {
        if let Some(payload) = tally::merged(before, after, effects, core.scheme, &world.places, by) {
            group.outbox(before.id, payload, by);
        }
    }
    for task in &effects.tasks {
        world.open_tasks.entry((whole.id, kept_command, task.kind.key())).or_default();
    }
    move_on(world, whole, left);
    let answer = Answer { notes, outcome, ..Answer::done(item.id, kept.id.into(), Vec::new()) };
    children(group, item, &answer, (kept.id, kept_command), (gone.id, gone_command));
    answer
}

/// Why there are no two: one of them is unknown, or they are one already.
fn not_two(world: &World, item: &Item, dissolved: MemberId) -> Refusal {
    let known = |id: MemberId| {
        let id = world.aliases.get(&id).copied().unwrap_or(id);
        world.members.get(&id).is_some_and(|facts| facts.person.is_some())
    };
    let both = known(MemberId(item.subject.0)) && known(dissolved);
    Refusal::of("dissolved", if both { "merge.already" } else { "merge.unknown" })
}

pub(crate) fn meta(core: &Core, item: &Item, today: Day) -> Meta {
    Meta {
        command: item.id,
        addressed: MemberId(item.subject.0),
        actor: item.actor,
        office: item.office,
        activity: None,
        now: item.now,
        today,
        receipt_number: String::new(),
        demo: core.demo,
    }
}

/// The days of what was reported about either; what was withdrawn did not happen.
fn incidents(world: &World, kept: &MemberFacts, gone: &MemberFacts) -> Vec<Day> {
    let ours = |id: uuid::Uuid| kept.records().chain(gone.records()).any(|record| record.0 == id);
    let about =
        |i: &&claim::Incident| ours(i.subject.0) || i.linked.is_some_and(|(member, _)| ours(member.0));
    let happened = world.incidents.iter().filter(about).filter(|i| i.standing != claim::Standing::Withdrawn);
    happened.map(|i| i.on).collect()
}

/// The last word about the two was that they are not one.
pub(crate) fn different(
    verdicts: &HashMap<(MemberId, MemberId), String>,
    kept: &MemberFacts,
    gone: &MemberFacts,
) -> bool {
    let pairs = kept.records().flat_map(|a| gone.records().map(move |b| (a, b)));
    let verdict = |(a, b)| verdicts.get(&(a, b)).or(verdicts.get(&(b, a)));
    pairs.filter_map(verdict).any(|verdict| verdict == "different")
}

/// The institution's number that only the record that goes had.
fn number(kept: &MemberFacts, gone: &MemberFacts) -> Option<(kernel::MembershipId, String)> {
    kept.memberships.iter().filter(|m| m.official_number.is_none()).find_map(|m| {
        let number = gone.membership(m.segment)?.official_number.clone()?;
        Some((m.id, number))
    })
}

/// Where the record that goes had the right NIK, the one kept has it now, sealed anew for it.
fn right_person(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    kept: &MemberFacts,
    gone: &MemberFacts,
    effects: &Effects,
) {
    let (Some(person), Some(held)) = (&effects.person, world.sealed.get(&gone.id)) else { return };
    let seal = core.seal.seal();
    let Ok(nik) = seal.decrypt("person.nik", gone.id.0, &held.nik_sealed) else { return };
    let details = Details { nik_sealed: seal.encrypt("person.nik", kept.id.0, &nik), ..Details::default() };
    if world.stored.contains(&kept.id) {
        group.change_person(kept.id, person, &details, true);
    } else {
        group.amend_new_person(kept.id, person, &details, true);
    }
    if let Some(of_kept) = world.sealed.get_mut(&kept.id) {
        of_kept.nik_sealed = details.nik_sealed;
    }
}

/// Whether they are one person is answered; what the form of the record that goes still missed is asked of the other's.
/// Everything else that is open stays so, and is the kept member's.
fn answer_tasks(
    world: &mut World,
    group: &mut Group,
    whole: &MemberFacts,
    gone: &MemberFacts,
    reason: &str,
    (of_kept, of_gone): (By, By),
) {
    let records: Vec<MemberId> = whole.records().collect();
    let mut open: Vec<_> = world.open_tasks.keys().filter(|key| records.contains(&key.0)).copied().collect();
    open.sort_unstable();
    for (member, command, kind) in open {
        let others = world.open_tasks.remove(&(member, command, kind)).unwrap_or_default();
        let record = world.task_records.get(&(command, kind)).copied().unwrap_or(member);
        let by = if record == gone.id { of_gone } else { of_kept };
        let Some(task_kind) = TaskKind::from_key(kind) else { continue };
        let settle = |verdict, reason: &str, other| Settle {
            task: command,
            task_kind,
            verdict,
            reason: reason.to_owned(),
            other,
        };
        if kind == TaskKind::ToComplete.key() && record == gone.id {
            group.settled(record, &settle(Verdict::Handled, "", None), None, by);
            continue;
        }
        let (ours, theirs): (Vec<MemberId>, Vec<MemberId>) = others.iter().partition(|o| records.contains(o));
        for other in &ours {
            group.settled(record, &settle(Verdict::Same, reason, Some(*other)), Some(*other), by);
        }
        if ours.is_empty() || !theirs.is_empty() {
            if record != whole.id {
                world.task_records.insert((command, kind), record);
            }
            world.open_tasks.insert((whole.id, command, kind), theirs);
        }
    }
}

/// For the commands after it: whatever led to the record that goes leads to the one kept.
fn move_on(world: &mut World, whole: MemberFacts, left: MemberFacts) {
    let (to, from) = (whole.id, left.id);
    let lead = |id: &mut MemberId| {
        if *id == from {
            *id = to;
        }
    };
    world.aliases.values_mut().for_each(lead);
    world.holders.values_mut().for_each(lead);
    world.numbers.values_mut().for_each(lead);
    world.alike.values_mut().flatten().for_each(|a| lead(&mut a.member));
    world.aliases.insert(from, to);
    world.touched.extend([to, from]);
    world.members.insert(to, whole);
    world.members.insert(from, left);
}

/// Each side is a command of its own, answered with the one that was sent.
fn children(
    group: &mut Group,
    item: &Item,
    answer: &Answer,
    kept: (MemberId, CommandId),
    gone: (MemberId, CommandId),
) {
    for (kind, (member, command)) in [("merge_kept", kept), ("merge_dissolved", gone)] {
        let own = Answer { id: command, subject: member.into(), ..answer.clone() };
        group.command(Saved {
            subject: member.into(),
            command,
            kind,
            actor: item.actor,
            office: Some(item.office),
            at: item.now,
            outcome: answer.outcome.key(),
            answer: serde_json::to_string(&own).unwrap_or_default(),
            body_hash: item.body_hash.clone(),
        });
    }
}
