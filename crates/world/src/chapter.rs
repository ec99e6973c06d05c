//! A month of this world as commands, ready to be sent.

use crate::hands::Said;
use app::wire::Envelope;
use kernel::{Instant, Month};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// What one person sends in one call.
pub struct Batch {
    /// Place in the list of players; none is the administrator.
    pub player: Option<usize>,
    pub commands: Vec<Envelope>,
}

/// A receipt to be reversed: its number is known once its payment was answered.
pub struct Reversal {
    pub player: usize,
    pub id: Uuid,
    pub subject: Uuid,
    /// The command that paid.
    pub payment: Uuid,
    pub reason: &'static str,
    /// Too large for one person: it is proposed, and waits.
    pub proposed: bool,
}

impl Reversal {
    /// The command that is sent: the reversal, or the proposal of it.
    pub fn sent(&self) -> Uuid {
        if self.proposed { app::proposal_of(self.id).0 } else { self.id }
    }
}

/// Somebody at the counter with the cash in their hand: how much it is, is known once it is asked.
pub struct Visit {
    pub agent: usize,
    /// Who counts, and who decides where the two do not agree.
    pub clerk: usize,
    pub head: usize,
    /// What is missing of it, in rupiah.
    pub missing: i64,
    pub(crate) said: Said,
    pub(crate) key: String,
}

/// What is sent at one moment.
pub struct Moment {
    pub now: Instant,
    pub batches: Vec<Batch>,
    pub reversals: Vec<Reversal>,
    pub visits: Vec<Visit>,
}

impl Moment {
    pub(crate) fn at(now: Instant) -> Moment {
        Moment { now, batches: Vec::new(), reversals: Vec::new(), visits: Vec::new() }
    }

    fn commands(&self) -> usize {
        let sent: usize = self.batches.iter().map(|b| b.commands.len()).sum();
        sent + self.reversals.len() + self.visits.iter().map(Visit::commands).sum::<usize>()
    }
}

/// One month, or the setting up before the first.
pub struct Chapter {
    pub month: Month,
    pub moments: Vec<Moment>,
    /// Commands that the rules refuse, and are meant to: id and the key of the refusal.
    pub refused: HashMap<Uuid, &'static str>,
}

impl Chapter {
    pub fn commands(&self) -> usize {
        self.moments.iter().map(Moment::commands).sum()
    }

    /// Subject and id of the command that is answered last.
    pub fn last(&self) -> Option<(Uuid, Uuid)> {
        self.moments.iter().rev().find_map(|m| {
            let reversal = m.reversals.last().map(|r| (r.subject, r.sent()));
            reversal.or_else(|| m.batches.last()?.commands.last().map(|e| (e.subject, e.id)))
        })
    }
}

/// Gathers what the players send at one moment.
#[derive(Default)]
pub(crate) struct Gathered {
    by_player: BTreeMap<usize, Vec<Envelope>>,
    pub reversals: Vec<Reversal>,
    pub refused: HashMap<Uuid, &'static str>,
}

impl Gathered {
    pub fn push(&mut self, player: usize, envelope: Envelope) {
        self.by_player.entry(player).or_default().push(envelope);
    }

    pub fn moment(&mut self, now: Instant) -> Option<Moment> {
        let batches: Vec<Batch> = std::mem::take(&mut self.by_player)
            .into_iter()
            .map(|(player, commands)| Batch { player: Some(player), commands })
            .collect();
        let reversals = std::mem::take(&mut self.reversals);
        (!batches.is_empty() || !reversals.is_empty()).then(|| Moment {
            batches,
            reversals,
            ..Moment::at(now)
        })
    }
}
