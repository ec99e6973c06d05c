//! Cash handed in, read.

use super::parse::{Read, required, rupiah, text};
use super::{ConfirmHandIn, DecideHandIn, HandIn, choice};
use crate::cash::CashAsk;
use kernel::{ActorId, Refusal, Rupiah};
use outreach::{FACES, HandInWord};

pub(super) fn hand_in(h: &HandIn) -> Read<CashAsk> {
    if h.pieces.len() > FACES.len() {
        return Err(Refusal::of("pieces", "handin.pieces"));
    }
    let pieces = h.pieces.iter().filter(|p| p.count != 0).map(|p| (p.face_rupiah, p.count));
    Ok(CashAsk::HandIn(outreach::HandIn {
        agent: ActorId(h.agent),
        counted: rupiah("counted_rupiah", h.counted_rupiah)?,
        expected: Rupiah(h.expected_rupiah),
        pieces: pieces.collect(),
        reason: text("reason", h.reason.as_deref().unwrap_or_default())?,
    }))
}

pub(super) fn confirm(c: &ConfirmHandIn) -> Read<CashAsk> {
    let word = if c.agrees { HandInWord::Agree } else { HandInWord::Dispute };
    Ok(CashAsk::Say(word, text("reason", c.reason.as_deref().unwrap_or_default())?))
}

pub(super) fn decide(d: &DecideHandIn) -> Read<CashAsk> {
    let word = HandInWord::from_key(&d.verdict).filter(|word| !word.is_own());
    let word = word.ok_or_else(|| choice("verdict", "stands, undo"))?;
    Ok(CashAsk::Say(word, required("reason", &d.reason)?))
}
