//! Cash on its way from hands to tills, as offices do it: who comes to the counter with how much in hand, what is missing
//! of it, and what is said about the count. How much a hand really holds is asked when the visit is played.

use crate::chapter::{Moment, Visit};
use crate::dice::{Dice, named};
use crate::offices::NAMED;
use crate::world::World;
use access::Role;
use app::wire::{Command, ConfirmHandIn, DecideHandIn, Envelope, HandIn, Pay, Pieces, TakenBy};
use kernel::{Day, Instant};
use std::collections::BTreeMap;

/// Above this nobody carries it home: it goes to the counter on the next day of entry.
const MOST_IN_HAND: i64 = 5_000_000;
/// Worth the way to the branch once a month.
const WORTH_A_WAY: i64 = 100_000;
/// In the last weeks small sums are still in hands, and in the last days all of them.
const STILL_IN_HAND_DAYS: i64 = 45;
const LAST_DAYS: i64 = 10;
/// A note of 75,000 is a keepsake: nobody pays with it.
const KEEPSAKE: i64 = 75_000;
const SEED: u64 = 0x5365_746f_7220_4b61;

/// What each player has taken since they last came to the counter, as far as this world knows.
pub(crate) struct Hands {
    held: BTreeMap<usize, i64>,
    dice: Dice,
}

impl Default for Hands {
    fn default() -> Hands {
        Hands { held: BTreeMap::new(), dice: Dice::new(SEED) }
    }
}

impl Hands {
    pub fn takes(&mut self, player: usize, pay: &Pay) {
        if pay.taken_by == TakenBy::Agent {
            *self.held.entry(player).or_default() += pay.amount_rupiah;
        }
    }
}

/// What is said of a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    Agreed,
    /// The head of the branch lets it stand the same day.
    DisputedAndStands,
}

impl World {
    /// The afternoon of a day of entry at the counters.
    pub(crate) fn visits(&mut self, day: Day, week: Option<usize>, now: Instant) -> Option<Moment> {
        let (week, left) = (week?, self.today.days_since(day));
        if left < LAST_DAYS {
            return None;
        }
        let monthly = week == 0 && left > STILL_IN_HAND_DAYS;
        let comes = |held: i64| held > MOST_IN_HAND || (monthly && held >= WORTH_A_WAY);
        let coming: Vec<usize> =
            self.hands.held.iter().filter(|(_, held)| comes(**held)).map(|(player, _)| *player).collect();
        let visits: Vec<Visit> = coming.into_iter().filter_map(|agent| self.visit(agent, day)).collect();
        (!visits.is_empty()).then(|| Moment { visits, ..Moment::at(now) })
    }

    fn visit(&mut self, agent: usize, day: Day) -> Option<Visit> {
        let branch = NAMED.iter().position(|n| n.code == self.players[agent].office)?;
        let dice = &mut self.hands.dice;
        let missing = if dice.percent(4) { 1_000 * dice.between(1, 12) } else { 0 };
        let said = if dice.percent(1) { Said::DisputedAndStands } else { Said::Agreed };
        self.hands.held.insert(agent, missing);
        let (clerk, head) = (self.staff(branch, Role::Clerk), self.staff(branch, Role::BranchHead));
        let key = format!("visit|{}|{day}", self.players[agent].login);
        Some(Visit { agent, clerk, head, missing, said, key })
    }
}

impl Visit {
    /// Commands that a visit is.
    pub(crate) fn commands(&self) -> usize {
        if self.said == Said::DisputedAndStands { 3 } else { 2 }
    }

    fn envelope(&self, part: &str, command: Command) -> Envelope {
        let subject = named(&self.key);
        Envelope { id: named(&format!("{}|{part}", self.key)), subject, office: None, command }
    }

    /// The count of what is held; nothing where less is held than is missing of it.
    pub(crate) fn counted(&self, agent: kernel::ActorId, held: i64) -> Option<Envelope> {
        let counted = held - self.missing;
        let reason = (self.missing > 0).then(|| "Uang kembalian kurang".to_owned());
        let ask = HandIn {
            agent: agent.0,
            counted_rupiah: counted,
            expected_rupiah: held,
            pieces: pieces(counted),
            reason,
        };
        (counted > 0).then(|| self.envelope("counted", Command::HandIn(ask)))
    }

    pub(crate) fn word(&self) -> Envelope {
        let agrees = self.said == Said::Agreed;
        let reason = (!agrees).then(|| "Menurut catatan saya satu lembar lebih".to_owned());
        self.envelope("word", Command::ConfirmHandIn(ConfirmHandIn { agrees, reason }))
    }

    pub(crate) fn decision(&self) -> Option<Envelope> {
        let decide = DecideHandIn {
            verdict: "stands".to_owned(),
            reason: "Dihitung ulang bersama, jumlahnya sesuai".to_owned(),
        };
        (self.said == Said::DisputedAndStands)
            .then(|| self.envelope("decided", Command::DecideHandIn(decide)))
    }
}

/// The fewest notes and coins; none where no coin is so small.
pub(crate) fn pieces(sum: i64) -> Vec<Pieces> {
    let mut rest = sum;
    let mut all = Vec::new();
    for face_rupiah in app::hand_in_faces().into_iter().filter(|face| *face != KEEPSAKE) {
        let count = rest / face_rupiah;
        rest %= face_rupiah;
        if count > 0 {
            all.push(Pieces { face_rupiah, count });
        }
    }
    if rest == 0 { all } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::size::Size;

    #[test]
    fn hands_come_to_the_counter_and_none_is_left_for_years() {
        let today: Day = "2026-11-20".parse().unwrap();
        let mut world = World::new(Size::Small, today);
        let mut visits = 0;
        while let Some(chapter) = world.next_chapter() {
            for moment in &chapter.moments {
                visits += moment.visits.len();
                assert!(moment.visits.is_empty() || moment.batches.is_empty());
            }
        }
        assert!(visits > 100, "{visits}");
        let held: Vec<i64> = world.hands.held.values().copied().collect();
        assert!(held.iter().all(|held| (0..MOST_IN_HAND).contains(held)), "{held:?}");
        assert!(held.iter().filter(|held| **held > 0).count() > held.len() / 2, "{held:?}");
    }

    #[test]
    fn pieces_make_the_sum() {
        for sum in [8_400, 1_234_500, 75_000, 100] {
            assert_eq!(pieces(sum).iter().map(|p| p.face_rupiah * p.count).sum::<i64>(), sum);
        }
        assert!(pieces(50).is_empty());
    }
}
