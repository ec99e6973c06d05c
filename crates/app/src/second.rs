//! Changes that wait for a second person, within a commit group: which ask for one, how one is kept, and what the
//! second person's word does. The change itself is decided by the road of every command.

use crate::cash;
use crate::group::{self, Item, Known, Prepared};
use crate::import::ListAsk;
use crate::merge;
use crate::world::{World, whose};
use crate::{Answer, Core};
use access::{Change, Limit, Limits, Role};
use kernel::{ActorId, CommandId, MemberId, Note, Refusal, Zone};
use member::{Command, TaskKind, Verdict};
use store::approval::{NewProposal, SettingRow};
use store::member::Group;

/// A change that somebody asks for, read and allowed as if it were sent.
#[derive(Clone)]
pub(crate) struct Proposing {
    pub inner: Item,
    pub why: String,
    /// The whole inner command, sealed.
    pub sealed: Vec<u8>,
}

/// The one word about a proposal.
#[derive(Clone)]
pub(crate) struct Word {
    pub proposal: CommandId,
    pub kind: WordKind,
    pub reason: String,
    /// The change to be carried out, where it is approved.
    pub inner: Option<Item>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WordKind {
    Approve,
    Decline,
    Withdraw,
}

impl WordKind {
    fn key(self) -> &'static str {
        match self {
            WordKind::Approve => "approve",
            WordKind::Decline => "decline",
            WordKind::Withdraw => "withdraw",
        }
    }

    fn note(self) -> &'static str {
        match self {
            WordKind::Approve => "approval.approved",
            WordKind::Decline => "approval.declined",
            WordKind::Withdraw => "approval.withdrawn",
        }
    }
}

/// The limits in force: of each name the latest value; `rows` come latest first.
pub(crate) fn limits(rows: &[SettingRow]) -> Limits {
    let mut limits = Limits::default();
    for row in rows.iter().rev() {
        if let Some(limit) = Limit::from_key(&row.name) {
            limits.set(limit, row.value);
        }
    }
    limits
}

/// The refusal of a command that was sent alone and needs a second person.
pub(crate) fn needed(world: &World, item: &Item) -> Option<Refusal> {
    access::second_person(change(world, item), &world.limits).map(Refusal::from)
}

/// What a command changes, as far as the rules of the second person ask. What will be refused anyway is left to its
/// own decision, which says more.
fn change(world: &World, item: &Item) -> Change {
    match &item.ask {
        Prepared::Member(command @ Command::Reverse(reverse)) => {
            let (facts, _) = whose(world, MemberId(item.subject.0), command);
            let receipt = facts.receipts.iter().find(|r| r.number == reverse.receipt_number && !r.reversed);
            receipt.map_or(Change::Other, |r| Change::Reversal(r.amount))
        }
        Prepared::Member(command @ Command::Settle(s)) => {
            let (facts, _) = whose(world, MemberId(item.subject.0), command);
            let about_two = matches!(s.task_kind, TaskKind::Duplicate | TaskKind::Dispute);
            let same = about_two && s.verdict == Verdict::Same;
            if same && group::judged(world, facts.id, s).is_ok() { Change::SamePerson } else { Change::Other }
        }
        Prepared::Merge(ask) => match merge::both(world, item, ask.0) {
            Some(_) => Change::Merge,
            None => Change::Other,
        },
        Prepared::Aside(ask) => ask.rupiah.map_or(Change::Other, Change::Release),
        Prepared::Cash(ask) => cash::undoes(world, item, ask).map_or(Change::Other, Change::HandInUndone),
        Prepared::Setting(..) => Change::Limit,
        Prepared::List(ListAsk::Bring { rows, .. }) => Change::List { rows: *rows },
        // How somebody is called is no right.
        Prepared::Reassign(asked) if asked.change.touches_rights() => Change::User,
        // Whoever has the machine has the house: its first administrators are made from there.
        Prepared::Actor(_) | Prepared::SignIn(_) if item.actor.0.is_nil() => Change::Other,
        Prepared::Actor(row) => Role::from_key(&row.role).map_or(Change::Other, Change::NewUser),
        Prepared::SignIn(_) => {
            let role = world.actors.get(&ActorId(item.subject.0)).and_then(|row| Role::from_key(&row.role));
            role.map_or(Change::Other, Change::SignIn)
        }
        _ => Change::Other,
    }
}

/// Keeps a change for a second person. It is tried on the facts of now, and nothing of the trial is kept: what could
/// not be done at all is refused at once, not after somebody has thought about it.
pub(crate) fn propose(
    core: &Core,
    world: &World,
    group: &mut Group,
    item: &Item,
    proposing: &Proposing,
    known: &Known,
) -> Answer {
    let inner = &proposing.inner;
    if known.is_used(inner.id) {
        return Answer::refused(item.id, item.subject, Refusal::of("command", "command.reused"));
    }
    let (mut trial, mut scratch) = (world.clone(), Group::new(0, 0));
    let tried = group::decide_with(core, &mut trial, &mut scratch, &mut known.clone(), inner);
    if let Some(refusal) = tried.refusal {
        return Answer::refused(item.id, item.subject, refusal);
    }
    let change = change(world, inner);
    let area = match &inner.ask {
        Prepared::Member(command) => {
            let (facts, _) = whose(world, MemberId(inner.subject.0), command);
            group::home_of(&facts, command)
        }
        Prepared::Merge(ask) => {
            merge::both(world, inner, ask.0).and_then(|(kept, _)| Some(kept.person.as_ref()?.home))
        }
        _ => None,
    };
    let (rupiah, row_count) = match change {
        Change::Reversal(amount) | Change::HandInUndone(amount) | Change::Release(amount) => {
            (Some(amount.0), None)
        }
        Change::List { rows } => (None, Some(rows)),
        _ => (None, None),
    };
    let proposal = NewProposal {
        subject: item.subject,
        inner: inner.id,
        kind: inner.kind,
        body_hash: inner.body_hash.clone(),
        body_sealed: proposing.sealed.clone(),
        why: proposing.why.clone(),
        approver: access::approved_by(change).key(),
        rupiah,
        row_count,
        area,
    };
    group.proposal(proposal, group::by(item, item.now.day_in(Zone::WIB), None));
    Answer::done(item.id, item.subject, vec![Note::new("approval.waiting")])
}

/// The second person's word, or the first one's own withdrawal. Approved, the change is decided now and kept under its
/// own id and the name of the one who asked; where it is refused now, nothing is kept but that, and it goes on waiting.
pub(crate) fn say(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    item: &Item,
    word: &Word,
    known: &mut Known,
) -> Answer {
    if world.decided.contains(&word.proposal) {
        return Answer::refused(item.id, item.subject, Refusal::of("proposal", "approval.decided"));
    }
    let mut inner = None;
    if word.kind == WordKind::Approve {
        match word.inner.as_ref().map(|asked| carry_out(core, world, group, asked, known)) {
            Some(Ok(answer)) => inner = Some(Box::new(answer)),
            Some(Err(refusal)) => return Answer::refused(item.id, item.subject, refusal),
            None => {
                return Answer::refused(item.id, item.subject, Refusal::of("proposal", "approval.decided"));
            }
        }
    }
    world.decided.insert(word.proposal);
    let by = group::by(item, item.now.day_in(Zone::WIB), None);
    group.proposal_decision(item.subject, word.proposal, word.kind.key(), &word.reason, by);
    Answer { inner, ..Answer::done(item.id, item.subject, vec![Note::new(word.kind.note())]) }
}

fn carry_out(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    inner: &Item,
    known: &mut Known,
) -> Result<Answer, Refusal> {
    if known.is_used(inner.id) {
        return Err(Refusal::of("proposal", "approval.done_before"));
    }
    let answer = group::decide_with(core, world, group, known, inner);
    match &answer.refusal {
        Some(refusal) => Err(refusal.clone()),
        None => {
            known.save(group, inner, &answer);
            Ok(answer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Micros;
    use uuid::Uuid;

    #[test]
    fn the_latest_value_of_a_limit_holds() {
        let row = |name: &str, value, at| SettingRow {
            name: name.to_owned(),
            value,
            reason: String::new(),
            actor_id: Uuid::nil(),
            command_id: Uuid::nil(),
            at: Micros(at),
        };
        let rows = [row("reversal_rupiah", 250_000, 3), row("no_such", 1, 2), row("reversal_rupiah", 0, 1)];
        let limits = limits(&rows);
        assert_eq!(limits.get(Limit::ReversalRupiah), 250_000);
        assert_eq!(limits.get(Limit::ListRows), Limit::ListRows.default_value());
    }
}
