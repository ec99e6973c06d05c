//! Cash handed in, on the one road: what is in a hand, what was counted, and what is said about it.

use crate::Answer;
use crate::group::{Item, Prepared, by};
use crate::receipt;
use crate::submit::zone_of;
use crate::world::World;
use kernel::{ActorId, Note, Refusal, Rupiah};
use outreach::{Hand, HandIn, HandInState, HandInWord, HandedIn};
use std::collections::HashMap;
use store::hand_in::NewHandIn;
use store::member::Group;
use store::{Conn, StoreError};
use uuid::Uuid;

/// What is asked about cash in a hand.
#[derive(Clone, Debug)]
pub(crate) enum CashAsk {
    HandIn(HandIn),
    Say(HandInWord, String),
}

/// What a group knows of hands and hand-ins.
#[derive(Clone, Default)]
pub(crate) struct Cash {
    pub hands: HashMap<ActorId, Hand>,
    /// With the number of words said.
    pub hand_ins: HashMap<Uuid, (HandedIn, i64)>,
}

impl Cash {
    /// A decision of the group moved cash of a hand that is spoken of later in it.
    pub fn moves(&mut self, journal: &kernel::Journal) {
        for entry in journal.entries() {
            if let kernel::Account::AgentCash(agent) = entry.account
                && let Some(hand) = self.hands.get_mut(&agent)
            {
                hand.held += entry.amount_rupiah;
            }
        }
    }
}

/// The values of the notes and coins that are counted, the largest first.
pub fn faces() -> [i64; 11] {
    outreach::FACES
}

/// The numbers of an office's hand-ins are a series of their own: `DPS-S-0000012-5`.
fn series(office_code: &str) -> String {
    format!("{office_code}-S")
}

/// The hands and hand-ins that a group speaks of, and the last numbers of its offices.
pub(crate) async fn load(conn: &mut Conn, items: &[&Item], world: &mut World) -> Result<(), StoreError> {
    let all = items.iter().flat_map(|i| i.with_inner());
    let asked: Vec<(&Item, &CashAsk)> = all
        .filter_map(|i| match &i.ask {
            Prepared::Cash(ask) => Some((i, ask)),
            _ => None,
        })
        .collect();
    if asked.is_empty() {
        return Ok(());
    }
    let ids = asked.iter().map(|(item, _)| item.subject.0).collect();
    for kept in store::hand_in::some(conn, ids).await? {
        let said = kept.words.len() as i64;
        world.cash.hand_ins.insert(kept.row.hand_in_id, (kept.facts(), said));
    }
    let counted = |(item, ask): &(&Item, &CashAsk)| match ask {
        CashAsk::HandIn(h) => Some((h.agent.0, world.network.offices.get(&item.office)?.code.clone())),
        CashAsk::Say(..) => None,
    };
    let (agents, codes): (Vec<Uuid>, Vec<String>) = asked.iter().filter_map(counted).unzip();
    for (id, office, held) in store::hand_in::hands(conn, agents).await? {
        let hand = Hand { office: office.map(kernel::OfficeId), held: Rupiah(held) };
        world.cash.hands.insert(ActorId(id), hand);
    }
    let names: Vec<String> = codes.iter().map(|code| series(code)).collect();
    let last = store::member::series(conn, &names).await?;
    world.series.extend(names.into_iter().map(|name| {
        let at = last.get(&name).copied().unwrap_or(0);
        (name, (at, at))
    }));
    Ok(())
}

pub(crate) fn decide(world: &mut World, group: &mut Group, item: &Item, ask: &CashAsk) -> Answer {
    let decided = match ask {
        CashAsk::HandIn(ask) => count(world, group, item, ask),
        CashAsk::Say(word, reason) => say(world, group, item, *word, reason),
    };
    match decided {
        Ok(note) => Answer::done(item.id, item.subject, vec![note]),
        Err(refusal) => Answer::refused(item.id, item.subject, refusal),
    }
}

fn count(world: &mut World, group: &mut Group, item: &Item, ask: &HandIn) -> Result<Note, Refusal> {
    let unknown = || Refusal::of("office", "outreach.office_unknown");
    let code = world.network.offices.get(&item.office).map(|o| o.code.clone()).ok_or_else(unknown)?;
    if world.cash.hand_ins.contains_key(&item.subject.0) {
        return Err(Refusal::of("subject", "command.reused"));
    }
    let hand = world.cash.hands.get(&ask.agent).copied();
    let journal = outreach::hand_in(ask, hand, item.actor, item.office)?;
    let today = item.now.day_in(zone_of(&world.network, item.office));
    let by = by(item, today, None);
    let (_, last) = world.series.entry(series(&code)).or_default();
    *last += 1;
    let number = receipt::number(&series(&code), *last);
    let held = HandedIn {
        command: item.id,
        number: number.clone(),
        agent: ask.agent,
        office: item.office,
        counted: ask.counted,
        counted_by: item.actor,
        state: HandInState::Waiting,
    };
    let new = NewHandIn {
        number: number.clone(),
        agent: ask.agent,
        expected: ask.expected,
        counted: ask.counted,
        pieces: ask.pieces.clone(),
        reason: ask.reason.clone(),
        on: today,
    };
    group.hand_in(item.subject.0, new, by);
    group.cash_moved(item.subject.0, "hand_in", today, &journal, by);
    world.cash.moves(&journal);
    world.cash.hand_ins.insert(item.subject.0, (held, 0));
    Ok(Note::new("handin.counted").with("number", number).with("counted", ask.counted))
}

fn say(
    world: &mut World,
    group: &mut Group,
    item: &Item,
    word: HandInWord,
    reason: &str,
) -> Result<Note, Refusal> {
    // A third speaks for the office where it was counted.
    let here = |held: &HandedIn| word.is_own() || held.office == item.office;
    let found = world.cash.hand_ins.get(&item.subject.0).filter(|(held, _)| here(held)).cloned();
    let held = found.as_ref().map(|(held, _)| held);
    let undone = outreach::say(held, word, item.actor, reason)?;
    let Some((held, said)) = found else { return Err(Refusal::new("access.not_found")) };
    let today = item.now.day_in(zone_of(&world.network, held.office));
    let by = by(item, today, None);
    group.hand_in_word(item.subject.0, said + 1, word, reason, today, by);
    if let Some(journal) = &undone {
        group.cash_moved(item.subject.0, "hand_in_undone", today, journal, by);
        world.cash.moves(journal);
    }
    let state = HandInState::of([word]);
    let note = Note::new("handin.word_kept")
        .with("number", held.number.as_str())
        .word("state", outreach::state_word(state));
    world.cash.hand_ins.insert(item.subject.0, (HandedIn { state, ..held }, said + 1));
    Ok(note)
}

/// What undoing a hand-in would move, where it can be undone at all.
pub(crate) fn undoes(world: &World, item: &Item, ask: &CashAsk) -> Option<Rupiah> {
    let CashAsk::Say(HandInWord::Undo, _) = ask else { return None };
    let (held, _) = world.cash.hand_ins.get(&item.subject.0)?;
    (held.state != HandInState::Undone && held.office == item.office).then_some(held.counted)
}
