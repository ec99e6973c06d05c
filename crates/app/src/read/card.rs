//! The card of a member, and what a card that somebody is shown turns out to be.

use super::standing::programme_name;
use super::{Read, may, place};
use crate::App;
use crate::view::{CardAnswer, CardShown, CardView, Freshness, Person, Verdict};
use access::{Action, Actor};
use kernel::{Day, Instant, MemberId};
use member::{Known, State};
use seal::card::{CardProblem, Standing, Status, judge, verify_card};

impl App {
    /// The card of a member, for who may see the member. The look is kept.
    pub async fn card(&self, who: &Actor, id: MemberId, now: Instant) -> Read<CardView> {
        access::scope(who, Action::ViewReceipt)?;
        let mut conn = self.reader().await?;
        let facts = self.facts(&mut conn, id).await?;
        self.seen(&mut conn, who, Action::ViewReceipt, &facts).await?;
        let face = self.face_of(&mut conn, facts.id).await?;
        let card = self.card_row(&mut conn, &facts).await?;
        drop(conn);
        self.looks.note(who, facts.id, "view_card", now);
        let zone = facts.zone();
        let state = super::standing::cover_on(&facts, self.scheme(), now.day_in(zone), Known::Now).state;
        let card = card.map(|(row, text)| CardShown {
            number: row.number,
            text,
            from: row.cover.from,
            until: row.cover.until,
            standing_until: row.cover.standing_until,
            programmes: row.cover.programmes.iter().map(|p| (*p, programme_name(*p))).collect(),
            issued_on: row.at.day_in(zone),
            receipt: row.receipt,
        });
        Ok(CardView {
            person: Person { id: facts.id, name: face.name },
            member_ref: crate::receipt::member_ref(&facts),
            birth_year: face.born.year(),
            home: place(face.home),
            invented: face.invented,
            card,
            may_pay: may(who, Action::TakePayment, face.home)
                && !matches!(state, State::Deceased | State::Inactive),
        })
    }

    /// What a text shown as a card means for the day of an event. Asks nobody's leave: it tells what the card says itself,
    /// and whether that still holds.
    pub async fn verify_card(&self, text: &str, on: Day, now: Instant) -> Read<CardAnswer> {
        let answer = |verdict| CardAnswer {
            verdict,
            card: None,
            on,
            freshness: Freshness::Fresh,
            issued_after: false,
            at: now,
        };
        let card = match verify_card(text, &self.keys().public_keys()) {
            Ok(card) => card,
            Err(CardProblem::Form) => return Ok(answer(Verdict::NotACard)),
            Err(CardProblem::UnknownKey) => return Ok(answer(Verdict::UnknownKey)),
            Err(CardProblem::Tampered) => return Ok(answer(Verdict::Tampered)),
        };
        let status = self.card_status(&card).await?;
        let judged = judge(&card, on, status);
        let verdict = match judged.standing {
            Standing::Covered => Verdict::Covered,
            Standing::NotYetDue => Verdict::NotYetDue,
            Standing::Expired => Verdict::Expired,
            Standing::Before => Verdict::Before,
            Standing::Revoked => Verdict::Revoked,
        };
        // A card of this house that this memory does not know was handed out after a copy was made that was brought back.
        let freshness = if status == Status::Unknown { Freshness::Newer } else { Freshness::Fresh };
        Ok(CardAnswer { card: Some(card), freshness, issued_after: judged.issued_after, ..answer(verdict) })
    }
}
