//! A contact of a phone: what it sent is taken in the order of its numbers, each once, and each has its answer.

use super::bounds::{self, Used};
use super::item::{self, Aside, Opened, Payload};
use crate::answer::{Answer, Outcome};
use crate::submit::zone_of;
use crate::wire::{Command, Envelope};
use crate::{App, AppError};
use access::Actor;
use kernel::{CommandId, Instant, Note, OfficeId};
use std::collections::{HashMap, HashSet};
use store::phone::{self, ItemRow, NewItem, NewQuarantine, PhoneRow};
use store::{Conn, StoreError};
use uuid::Uuid;

/// Items of one contact.
pub const MOST_ITEMS: usize = 50;

/// An item as it arrived.
pub struct Sent {
    pub seq: i64,
    pub sealed: Vec<u8>,
}

/// How an item was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemState {
    Done,
    Refused,
    Recorded,
    /// Kept whole for a person to decide.
    Quarantined,
}

impl ItemState {
    pub fn key(self) -> &'static str {
        match self {
            ItemState::Done => "done",
            ItemState::Refused => "refused",
            ItemState::Recorded => "recorded",
            ItemState::Quarantined => "quarantined",
        }
    }

    fn from_key(key: &str) -> Option<ItemState> {
        let all = [ItemState::Done, ItemState::Refused, ItemState::Recorded, ItemState::Quarantined];
        all.into_iter().find(|state| state.key() == key)
    }

    fn of(outcome: Outcome) -> ItemState {
        match outcome {
            Outcome::Done => ItemState::Done,
            Outcome::Refused => ItemState::Refused,
            Outcome::Recorded => ItemState::Recorded,
        }
    }
}

/// What a phone is told about one item.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    pub seq: i64,
    pub state: ItemState,
    /// Why it was put aside.
    pub reason: Option<String>,
    pub answer: Option<Answer>,
}

/// What a phone is told at a contact.
#[derive(Clone, PartialEq, Debug)]
pub struct Synced {
    pub phone: Uuid,
    pub epoch: String,
    pub mark: String,
    /// Everything up to this number is kept.
    pub upto: i64,
    /// Numbers that must come before what was sent.
    pub missing: Vec<i64>,
    pub answers: Vec<Told>,
    /// The phone was shut out: what it sent is kept, and carried out by nobody but a person.
    pub revoked: bool,
}

/// What one contact adds.
#[derive(Default)]
struct Taken {
    items: Vec<NewItem>,
    aside: Vec<NewQuarantine>,
}

/// An item that is to be carried out.
struct Fresh {
    seq: i64,
    hash: Option<String>,
    payload: Payload,
    not_before: Instant,
    notes: Vec<Note>,
}

impl App {
    /// Takes what a phone sent; nothing where this is not the token of a phone.
    pub async fn sync_phone(
        &self,
        token: &str,
        sent: &[Sent],
        now: Instant,
    ) -> Result<Option<Synced>, AppError> {
        let Some(token_hash) = seal::token::stored(token) else { return Ok(None) };
        let found = phone::by_session(&mut *self.core.store.reader().await?, token_hash).await?;
        let Some(phone) = found else { return Ok(None) };
        let _lane = self.core.phones.lane(phone.phone_id).lock().await;
        // Shut out, run out, or its owner is: all the same to the phone.
        let session = if phone.revoked { None } else { self.session(token, now).await? };
        let owner = session.as_ref().map(|s| &s.actor);
        Ok(Some(self.hear(&phone, owner, sent, now).await?))
    }

    /// Takes what a phone wrote, however it came. Without an owner everything is put aside. The phone's lane is held.
    pub(super) async fn hear(
        &self,
        phone: &PhoneRow,
        owner: Option<&Actor>,
        sent: &[Sent],
        now: Instant,
    ) -> Result<Synced, AppError> {
        let mut reader = self.core.store.reader().await?;
        let last = phone::last(&mut reader, phone.phone_id).await?;
        let before = last.as_ref().map_or(0, |row| row.seq);
        drop(reader);
        let run = next_run(sent, before);
        let taken = match owner {
            Some(owner) => self.take(phone, owner, &run, last, now).await?,
            None => shut_out(&run, last.map_or(phone.at, |row| row.not_before).into()),
        };
        let upto = before + run.len() as i64;
        self.keep(phone, taken, sent, upto, now).await?;
        let answers = self.told(phone, sent, upto).await?;
        let missing = missing(sent, upto);
        self.core.phones.note_gap(phone.phone_id, missing.len());
        Ok(Synced {
            phone: phone.phone_id,
            epoch: self.core.epoch.clone(),
            mark: self.core.phone_mark(phone.phone_id, now),
            upto,
            missing,
            answers,
            revoked: owner.is_none(),
        })
    }

    /// Opens a run of items, carries out what is believed, and puts aside what is not.
    async fn take(
        &self,
        phone: &PhoneRow,
        owner: &Actor,
        run: &[&Sent],
        last: Option<phone::LastRow>,
        now: Instant,
    ) -> Result<Taken, AppError> {
        let mut taken = Taken::default();
        let mut fresh = Vec::new();
        let known: Instant = last.as_ref().map_or(phone.at, |row| row.not_before).into();
        // The first mark alone says since when a phone is known: after a house was brought back from before it knew
        // this one, the day it came again says nothing.
        let mut not_before: Option<Instant> = last.is_some().then_some(known);
        let mut follows = last.map_or_else(|| Some(seal::outbox::FIRST.to_owned()), |row| row.hash);
        for sent in run {
            let Opened { hash, payload } =
                item::open(&self.core, phone, sent.seq, &sent.sealed, follows.as_deref());
            follows = hash.clone();
            match payload {
                Ok(payload) => {
                    // Written after the mark it names, and after the item before it.
                    let marked = self.core.marked(phone.phone_id, &payload.mark);
                    let after = marked.into_iter().chain(not_before).max().unwrap_or(known).min(now);
                    not_before = Some(after);
                    let notes =
                        marked.is_none().then(|| Note::new("phone.mark_unknown")).into_iter().collect();
                    fresh.push(Fresh { seq: sent.seq, hash, payload, not_before: after, notes });
                }
                Err(aside) => taken.set_aside(sent, hash, aside, not_before.unwrap_or(known)),
            }
        }
        self.hold_to_bounds(phone, owner, &mut fresh, now).await?;
        let batch: Vec<Envelope> = fresh.iter().map(|f| f.payload.command.clone()).collect();
        let answers = self.submit(owner, &batch, now).await?;
        for (fresh, answer) in fresh.into_iter().zip(answers) {
            if answer.outcome == Outcome::Refused && is_a_form(&fresh.payload.command.command) {
                let sent = run.iter().filter(|sent| sent.seq == fresh.seq);
                taken.aside.extend(sent.map(|sent| quarantine(sent, Aside::Refused)));
            }
            taken.items.push(kept(fresh, answer));
        }
        Ok(taken)
    }

    /// Days within what the house knows, and numbers looked at.
    async fn hold_to_bounds(
        &self,
        phone: &PhoneRow,
        owner: &Actor,
        fresh: &mut [Fresh],
        now: Instant,
    ) -> Result<(), StoreError> {
        let network = self.network();
        let mut reader = self.core.store.reader().await?;
        let ids: Vec<Uuid> = fresh.iter().map(|f| f.payload.command.id).collect();
        // A command that was carried out before its item could be kept arrived then, and not now.
        let carried: HashMap<CommandId, Instant> = phone::carried(&mut reader, &ids).await?;
        let numbers: Vec<String> = fresh
            .iter()
            .filter_map(|f| Some(bounds::evidence(&f.payload.command.command)?.number.clone()))
            .collect();
        let mut used: Used = phone::numbers(&mut reader, phone.phone_id, &numbers).await?;
        for fresh in fresh {
            let envelope = &mut fresh.payload.command;
            let office = envelope.office.map(OfficeId).or(owner.office).unwrap_or(OfficeId(phone.office_id));
            let zone = zone_of(&network, office);
            let arrived = carried.get(&CommandId(envelope.id)).copied().unwrap_or(now);
            let (from, until) = (fresh.not_before.day_in(zone), arrived.day_in(zone));
            fresh.notes.extend(bounds::bring_within(envelope, from, until));
            if let Some(evidence) = bounds::evidence(&envelope.command) {
                let (kind, subject) = (envelope.command.kind(), envelope.subject);
                let odd = bounds::odd_number(&evidence.number, &phone.series, kind, subject, &used);
                fresh.notes.extend(odd);
                used.push((evidence.number.clone(), kind.to_owned(), subject));
            }
        }
        Ok(())
    }

    /// Keeps what was taken, and what came under a number that something else has.
    async fn keep(
        &self,
        phone: &PhoneRow,
        mut taken: Taken,
        sent: &[Sent],
        upto: i64,
        now: Instant,
    ) -> Result<(), AppError> {
        let new: HashMap<i64, Option<String>> =
            taken.items.iter().map(|item| (item.seq, item.hash.clone())).collect();
        let mut reader = self.core.store.reader().await?;
        let (first, last) = ends(sent);
        let held = phone::items(&mut reader, phone.phone_id, first, last).await?;
        let aside = phone::put_aside(&mut reader, phone.phone_id, first, last).await?;
        drop(reader);
        let mut aside: HashSet<(String, i64)> = aside.into_iter().map(|(hash, seq, _)| (hash, seq)).collect();
        aside.extend(taken.aside.iter().map(|a| (a.sealed_hash.clone(), a.seq)));
        for sent in sent.iter().filter(|s| s.seq <= upto) {
            let kept = new.get(&sent.seq).or_else(|| held.get(&sent.seq).map(|row| &row.hash));
            let sealed_hash = seal::outbox::hash(&sent.sealed);
            let known = aside.contains(&(sealed_hash.clone(), sent.seq));
            if known || kept.is_none_or(|kept| self.is_same(phone, sent, kept.as_ref())) {
                continue;
            }
            aside.insert((sealed_hash, sent.seq));
            taken.aside.push(quarantine(sent, Aside::Conflict));
        }
        if taken.items.is_empty() && taken.aside.is_empty() {
            return Ok(());
        }
        let mut tx = self.core.store.begin().await?;
        phone::keep(&mut tx, phone.phone_id, taken.items, taken.aside, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// True where what was sent is what is kept. What was never believed has no hash: only the same bytes are the same,
    /// and those are known already.
    fn is_same(&self, phone: &PhoneRow, sent: &Sent, kept: Option<&String>) -> bool {
        kept.is_some() && item::hash_of(&self.core, phone, sent.seq, &sent.sealed).as_ref() == kept
    }

    /// The answer of everything that was sent and is kept.
    async fn told(&self, phone: &PhoneRow, sent: &[Sent], upto: i64) -> Result<Vec<Told>, AppError> {
        let mut reader = self.core.store.reader().await?;
        let (first, last) = ends(sent);
        let held = phone::items(&mut reader, phone.phone_id, first, last).await?;
        let conflicts = conflicts(&mut reader, phone, first, last).await?;
        drop(reader);
        let mut told = Vec::with_capacity(sent.len());
        for sent in sent.iter().filter(|s| s.seq <= upto) {
            let Some(row) = held.get(&sent.seq) else { continue };
            let other = conflicts.contains(&(seal::outbox::hash(&sent.sealed), sent.seq));
            told.push(if other {
                let reason = Some(Aside::Conflict.key().to_owned());
                Told { seq: sent.seq, state: ItemState::Quarantined, reason, answer: None }
            } else {
                told_of(row)?
            });
        }
        Ok(told)
    }
}

/// What came under a number that something else has, by the hash of its bytes.
async fn conflicts(
    conn: &mut Conn,
    phone: &PhoneRow,
    first: i64,
    last: i64,
) -> Result<HashSet<(String, i64)>, StoreError> {
    let aside = phone::put_aside(conn, phone.phone_id, first, last).await?;
    let conflict = |(hash, seq, reason)| (reason == Aside::Conflict.key()).then_some((hash, seq));
    Ok(aside.into_iter().filter_map(conflict).collect())
}

impl Taken {
    fn set_aside(&mut self, sent: &Sent, hash: Option<String>, aside: Aside, not_before: Instant) {
        self.items.push(NewItem {
            seq: sent.seq,
            state: ItemState::Quarantined.key(),
            reason: Some(aside.key()),
            hash,
            prev: None,
            kind: None,
            command: None,
            subject: None,
            evidence_number: None,
            odd: None,
            not_before,
            clock_at: None,
            answer: None,
        });
        self.aside.push(quarantine(sent, aside));
    }
}

/// What somebody was asked and nobody can look up again. Money that is refused waits in a list of its own.
fn is_a_form(command: &Command) -> bool {
    matches!(
        command,
        Command::Register(_) | Command::Complete(_) | Command::Report(_) | Command::AddToReport(_)
    )
}

fn quarantine(sent: &Sent, aside: Aside) -> NewQuarantine {
    let sealed_hash = seal::outbox::hash(&sent.sealed);
    NewQuarantine { seq: sent.seq, sealed_hash, reason: aside.key(), sealed: sent.sealed.clone() }
}

/// Everything kept as it came, nothing opened.
fn shut_out(run: &[&Sent], not_before: Instant) -> Taken {
    let mut taken = Taken::default();
    for sent in run {
        taken.set_aside(sent, None, Aside::Revoked, not_before);
    }
    taken
}

/// What was sent and follows without a gap on what is kept, in order; of a number sent twice the first.
fn next_run(sent: &[Sent], upto: i64) -> Vec<&Sent> {
    let mut ordered: Vec<&Sent> = sent.iter().filter(|s| s.seq > upto).collect();
    ordered.sort_by_key(|s| s.seq);
    ordered.dedup_by_key(|s| s.seq);
    ordered.into_iter().zip(upto + 1..).take_while(|(s, next)| s.seq == *next).map(|(s, _)| s).collect()
}

/// The numbers between what is kept and the last that was sent, that did not come.
fn missing(sent: &[Sent], upto: i64) -> Vec<i64> {
    let came: HashSet<i64> = sent.iter().map(|s| s.seq).collect();
    let last = came.iter().copied().max().unwrap_or(upto);
    (upto + 1..last).filter(|seq| !came.contains(seq)).take(MOST_ITEMS).collect()
}

fn ends(sent: &[Sent]) -> (i64, i64) {
    let seqs = || sent.iter().map(|s| s.seq);
    (seqs().min().unwrap_or(1), seqs().max().unwrap_or(0))
}

/// An item that was carried out, with its answer and what is odd about it.
fn kept(fresh: Fresh, mut answer: Answer) -> NewItem {
    let Fresh { seq, hash, payload, not_before, notes } = fresh;
    let odd = notes.first().map(|note| note.code.to_string());
    answer.notes.extend(notes);
    let evidence = bounds::evidence(&payload.command.command);
    NewItem {
        seq,
        state: ItemState::of(answer.outcome).key(),
        reason: None,
        hash,
        clock_at: payload.clock_at(),
        kind: Some(payload.command.command.kind()),
        command: Some(payload.command.id),
        subject: Some(payload.command.subject),
        evidence_number: evidence.map(|e| e.number.clone()),
        prev: Some(payload.prev),
        odd,
        not_before,
        // An answer is made of notes, numbers and text, and always has a JSON form.
        answer: serde_json::to_string(&answer).ok(),
    }
}

fn told_of(row: &ItemRow) -> Result<Told, StoreError> {
    let corrupt = |what: &str| StoreError::Corrupt { table: "phone_item", what: what.to_owned() };
    let answer = row.answer.as_deref().map(serde_json::from_str).transpose();
    Ok(Told {
        seq: row.seq,
        state: ItemState::from_key(&row.state).ok_or_else(|| corrupt("state"))?,
        reason: row.reason.clone(),
        answer: answer.map_err(|_| corrupt("answer"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(seqs: &[i64]) -> Vec<Sent> {
        seqs.iter().map(|seq| Sent { seq: *seq, sealed: Vec::new() }).collect()
    }

    #[test]
    fn only_what_follows_without_a_gap_is_taken() {
        for (came, upto, run, gaps) in [
            (&[][..], 0, &[][..], &[][..]),
            (&[1, 2, 3], 0, &[1, 2, 3], &[]),
            (&[3, 1, 2], 0, &[1, 2, 3], &[]),
            (&[2, 3], 0, &[], &[1]),
            (&[1, 2, 5, 6], 0, &[1, 2], &[3, 4]),
            (&[4, 2, 7], 3, &[4], &[5, 6]),
            (&[1, 2], 3, &[], &[]),
            (&[1, 1, 2], 0, &[1, 2], &[]),
        ] {
            let came = sent(came);
            let taken: Vec<i64> = next_run(&came, upto).iter().map(|s| s.seq).collect();
            assert_eq!(taken, run);
            assert_eq!(missing(&came, upto + taken.len() as i64), gaps);
        }
    }
}
