//! Items that nobody believed, decided by a person: carried out after all in the name of the phone's owner, or left
//! aside for good. Whoever decides is never that owner.

use super::bounds;
use super::item::{self, Aside, Opened};
use crate::answer::Answer;
use crate::group::{Item, Known, Prepared, by, decide_with};
use crate::read::allow_at_office;
use crate::submit::zone_of;
use crate::wire::{self, Command, DecideAside, Envelope};
use crate::world::World;
use crate::{App, Core, sign_in};
use access::{Action, Actor};
use kernel::{ActorId, Instant, Note, OfficeId, Refusal, Rupiah, Zone};
use outreach::Network;
use std::collections::HashSet;
use store::aside::{AsideRow, NewWord};
use store::member::Group;
use store::phone::PhoneRow;
use store::{Conn, StoreError};
use uuid::Uuid;

/// An item by phone, number and hash of what arrived.
pub(crate) type AsideKey = (Uuid, i64, String);

/// What is asked about an item, read and allowed.
#[derive(Clone)]
pub(crate) struct AsideAsk {
    pub key: AsideKey,
    pub reason: String,
    /// What is to be carried out, where it is released, with what is odd about it.
    pub inner: Option<(Item, Vec<Note>)>,
    /// The cash it took.
    pub rupiah: Option<Rupiah>,
}

impl App {
    /// Reads what is asked about an item; a released one is opened and read as if it were sent now.
    pub(crate) async fn prepare_aside(
        &self,
        who: &Actor,
        network: &Network,
        envelope: &Envelope,
        asked: &DecideAside,
        now: Instant,
    ) -> Result<Prepared, Refusal> {
        let reason = wire::required("reason", &asked.reason)?;
        let release = match asked.verdict.as_str() {
            "release" => true,
            "drop" => false,
            _ => return Err(wire::choice("verdict", "release, drop")),
        };
        let later = |_: StoreError| Refusal::new("command.later");
        let mut conn = self.core.store.reader().await.map_err(later)?;
        let row = store::aside::one(&mut conn, envelope.subject, asked.seq, &asked.sealed_hash).await;
        let row = row.map_err(later)?.ok_or_else(|| Refusal::new("access.not_found"))?;
        allow_at_office(who, Action::HandlePhones, network, row.office())
            .map_err(|_| Refusal::new("access.not_found"))?;
        if row.actor_id == who.id.0 {
            return Err(Refusal::new("aside.own"));
        }
        let key = (row.phone_id, row.seq, row.sealed_hash.clone());
        if !release {
            return Ok(Prepared::Aside(Box::new(AsideAsk { key, reason, inner: None, rupiah: None })));
        }
        let phone = store::aside::phone(&mut conn, row.phone_id).await.map_err(later)?;
        let owner = store::reference::actor(&mut conn, ActorId(row.actor_id)).await.map_err(later)?;
        drop(conn);
        let phone = phone.ok_or_else(|| Refusal::new("access.not_found"))?;
        let owner = owner.and_then(|row| sign_in::actor_of(&row).ok());
        let owner = owner.ok_or_else(|| Refusal::new("access.not_found"))?;
        let mut inner =
            opened(&self.core, &phone, row.seq, &row.sealed).map_err(|_| Refusal::new("aside.unreadable"))?;
        if matches!(inner.command, Command::DecideAside(_)) {
            return Err(Refusal::new("approval.nested"));
        }
        let notes = held_to_bounds(&mut inner, &phone, &owner, &row, network);
        let rupiah = match &inner.command {
            Command::Pay(pay) => Some(Rupiah(pay.amount_rupiah)),
            _ => None,
        };
        // Of an owner who is gone meanwhile as of one who is there: what has happened is not undone by that.
        let item = Box::pin(self.prepare_plain(&owner, network, &inner, now)).await?;
        Ok(Prepared::Aside(Box::new(AsideAsk { key, reason, inner: Some((item, notes)), rupiah })))
    }
}

/// The command in an item, where it is the phone's own and can be read. Whether it follows the one before is what the
/// person decides.
pub(crate) fn opened(core: &Core, phone: &PhoneRow, seq: i64, sealed: &[u8]) -> Result<Envelope, Aside> {
    let Opened { payload, .. } = item::open(core, phone, seq, sealed, None);
    payload.map(|payload| payload.command)
}

/// The day of what has happened lies between the earliest it can have been written and its arrival, as at a contact.
fn held_to_bounds(
    envelope: &mut Envelope,
    phone: &PhoneRow,
    owner: &Actor,
    row: &AsideRow,
    network: &Network,
) -> Vec<Note> {
    let office = envelope.office.map(OfficeId).or(owner.office).unwrap_or(OfficeId(phone.office_id));
    let zone = zone_of(network, office);
    let from: Instant = row.not_before.unwrap_or(phone.at).into();
    let until: Instant = row.at.into();
    let mut notes: Vec<Note> =
        bounds::bring_within(envelope, from.day_in(zone), until.day_in(zone)).into_iter().collect();
    if let Some(evidence) = bounds::evidence(&envelope.command) {
        let (kind, subject) = (envelope.command.kind(), envelope.subject);
        notes.extend(bounds::odd_number(&evidence.number, &phone.series, kind, subject, &Vec::new()));
    }
    notes
}

/// What was decided already of the phones that a group speaks of.
pub(crate) async fn load(conn: &mut Conn, items: &[&Item]) -> Result<HashSet<AsideKey>, StoreError> {
    let all = items.iter().flat_map(|i| i.with_inner());
    let asked = all.filter(|i| matches!(i.ask, Prepared::Aside(_))).map(|i| i.subject.0);
    store::aside::words(conn, asked.collect()).await
}

/// Carried out and kept together: where it is refused now, nothing is kept but that, and it goes on waiting.
pub(crate) fn decide(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    item: &Item,
    ask: &AsideAsk,
    known: &mut Known,
) -> Answer {
    let no = |code| Answer::refused(item.id, item.subject, Refusal::new(code));
    if world.aside_words.contains(&ask.key) {
        return no("aside.decided.before");
    }
    let mut inner = None;
    if let Some((asked, notes)) = &ask.inner {
        if known.is_used(asked.id) {
            return no("aside.done_before");
        }
        let mut answer = decide_with(core, world, group, known, asked);
        if let Some(refusal) = answer.refusal {
            return Answer::refused(item.id, item.subject, Refusal { field: None, ..refusal });
        }
        known.save(group, asked, &answer);
        answer.notes.extend(notes.iter().cloned());
        inner = Some(Box::new(answer));
    }
    world.aside_words.insert(ask.key.clone());
    let (phone, seq, sealed_hash) = ask.key.clone();
    let released = ask.inner.as_ref().map(|(asked, _)| asked.id);
    let verdict = if released.is_some() { "release" } else { "drop" };
    let word = NewWord { phone, seq, sealed_hash, verdict, released, reason: ask.reason.clone() };
    group.aside_word(word, by(item, item.now.day_in(Zone::WIB), None));
    let said = if released.is_some() { "aside.released" } else { "aside.dropped" };
    Answer { inner, ..Answer::done(item.id, item.subject, vec![Note::new(said)]) }
}
