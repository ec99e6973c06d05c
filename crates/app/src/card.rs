//! Cards: handed out with every payment, signed when they are shown, and listed where they no longer hold.

use crate::world::World;
use crate::{App, Core, receipt};
use kernel::{Instant, MemberId};
use member::{CardCover, Effects, MemberFacts, bears_out, card_cover};
use seal::card::{Card, Status, StatusList};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use store::cards::CardRow;
use store::member::{By, Group, Want};
use store::{Conn, StoreError};
use uuid::Uuid;

/// What the status list is the list of; where it is found is the door's to say.
const SUBJECT: &str = "urn:payung:cards";
/// So long a list made here is handed out before it is made again.
const KEPT_SECONDS: i64 = 60;
/// After so long a verifier asks for a newer one: a hospital opens its page several times a day.
const TTL_SECONDS: i64 = 12 * 3600;
/// After so long a list proves nothing any more.
const EXPIRES_SECONDS: i64 = 35 * 24 * 3600;
const SECOND: i64 = 1_000_000;
/// Records looked at in one statement.
const PAGE: usize = 2000;

/// The list of cards that no longer hold, as it was made last.
#[derive(Default)]
pub(crate) struct Cards {
    list: Mutex<Option<(Instant, Arc<Vec<u8>>)>>,
}

/// A card for whoever paid for months or came in with months paid: what is covered now, without a gap.
pub(crate) fn hand_out(
    core: &Core,
    world: &mut World,
    group: &mut Group,
    after: &MemberFacts,
    effects: &Effects,
    by: By,
) {
    let bought = effects.contributions.iter().any(|c| c.amount.is_positive());
    if !bought && effects.openings.is_empty() {
        return;
    }
    if let Some(cover) = card_cover(after, core.scheme) {
        group.card(after.id, world.next_card, &cover, by);
        world.next_card += 1;
    }
}

/// The card as it is signed: the days of the row, the person as they are known now.
pub(crate) fn card_of(row: &CardRow, facts: &MemberFacts) -> Option<Card> {
    let person = facts.person.as_ref()?;
    let region = person.home.as_str().replace('.', "");
    Some(Card {
        member_ref: receipt::member_ref(facts),
        name: Card::short_name(&person.name),
        birth_year: person.born.year(),
        region: region.parse().ok()?,
        programmes: row.cover.programmes.clone(),
        number: row.number.try_into().ok()?,
        covered_from: row.cover.from,
        covered_until: row.cover.until,
        standing_until: row.cover.standing_until,
        issued: row.at,
    })
}

impl App {
    /// The latest card of a member that the facts bear out, and the text of its square.
    pub(crate) async fn card_row(
        &self,
        conn: &mut Conn,
        facts: &MemberFacts,
    ) -> Result<Option<(CardRow, String)>, StoreError> {
        let records = facts.records().map(|record| record.0).collect();
        let rows = store::cards::of(conn, records).await?;
        let row = rows.into_iter().find(|row| bears_out(facts, self.scheme(), &row.cover));
        Ok(row.and_then(|row| {
            let text = self.keys().sign_card(&card_of(&row, facts)?);
            Some((row, text))
        }))
    }

    /// Whether a genuine card still holds, as the facts are now.
    pub async fn card_status(&self, card: &Card) -> Result<Status, StoreError> {
        let mut conn = self.store().reader().await?;
        let Some(facts) = card_owner(&mut conn, card).await? else { return Ok(Status::Unknown) };
        Ok(if bears_out(&facts, self.scheme(), &told(card)) { Status::Holds } else { Status::Revoked })
    }

    /// The signed list of cards that no longer hold, at most a minute old.
    pub async fn card_status_list(&self, now: Instant) -> Result<Arc<Vec<u8>>, StoreError> {
        let held = self.core.cards.list.lock().ok().and_then(|held| held.clone());
        if let Some((at, list)) = held
            && at <= now
            && now < at.plus_seconds(KEPT_SECONDS)
        {
            return Ok(list);
        }
        let mut conn = self.store().reader().await?.freeze().await?;
        let cards = u64::try_from(store::cards::next(&mut conn).await?).unwrap_or(0);
        let revoked = revoked(&mut conn, self.scheme()).await?;
        let list = StatusList {
            subject: SUBJECT.to_owned(),
            issued: now,
            ttl_seconds: TTL_SECONDS,
            expires_seconds: EXPIRES_SECONDS,
            bits: StatusList::bits_of(cards, revoked),
        };
        let list = Arc::new(self.keys().sign_status(&list));
        if let Ok(mut held) = self.core.cards.list.lock() {
            *held = Some((now, list.clone()));
        }
        Ok(list)
    }
}

fn told(card: &Card) -> CardCover {
    CardCover {
        from: card.covered_from,
        until: card.covered_until,
        standing_until: card.standing_until,
        programmes: card.programmes.clone(),
    }
}

/// The facts of whom a card was made for, as that person is known now. Nothing for a card that this memory did not hand out:
/// after a copy was brought back, a number may have been given twice, and must never lead to another person.
pub(crate) async fn card_owner(conn: &mut Conn, card: &Card) -> Result<Option<MemberFacts>, StoreError> {
    let Ok(number) = i64::try_from(card.number) else { return Ok(None) };
    let Some(row) = store::cards::one(conn, number).await? else { return Ok(None) };
    let same = row.cover == told(card) && row.at.0.div_euclid(SECOND) == card.issued.0.div_euclid(SECOND);
    if !same {
        return Ok(None);
    }
    store::views::standing::find(conn, &store::views::standing::Key::Member(row.record)).await
}

/// The numbers of the cards that the facts no longer bear out.
pub(crate) async fn revoked(
    conn: &mut Conn,
    scheme: &'static scheme::Scheme,
) -> Result<Vec<u64>, StoreError> {
    let doubted = store::cards::in_doubt(conn).await?;
    let mut revoked = Vec::new();
    for page in doubted.chunks(PAGE) {
        let kept: HashMap<Uuid, Uuid> = page.iter().copied().collect();
        let mut people: Vec<Uuid> = kept.values().copied().collect();
        people.sort_unstable();
        people.dedup();
        let facts = store::member::facts(conn, &people, Want::default()).await?.members;
        for row in store::cards::of(conn, kept.keys().copied().collect()).await? {
            let person = kept.get(&row.record.0).and_then(|kept| facts.get(&MemberId(*kept)));
            let holds = person.is_some_and(|facts| bears_out(facts, scheme, &row.cover));
            if !holds {
                revoked.extend(u64::try_from(row.number));
            }
        }
    }
    Ok(revoked)
}
