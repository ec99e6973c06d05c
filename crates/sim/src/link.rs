//! What a network does to a contact: loses the request or the answer, brings it twice, late or out of order, or meets a
//! house that is killed while it works.

use crate::house::House;
use crate::phone::Phone;
use crate::season::{Handset, Season};
use crate::tally::What;
use crate::{Broken, broken};
use app::{MOST_ITEMS, Synced};
use uuid::Uuid;

/// Statements after which a house may be killed: more than a contact sends.
const STATEMENTS: u64 = 90;
/// Contacts within which a phone on a good network has sent everything.
const PATIENCE: usize = 60;

#[derive(Clone, Copy)]
enum Fault {
    RequestLost,
    AnswerLost,
    Twice,
    Shuffled,
    WithGap,
    Late,
    Killed,
    AtOnce,
}

/// How often each thing happens on a bad network.
const FAULTS: [(Fault, u64); 8] = [
    (Fault::RequestLost, 12),
    (Fault::AnswerLost, 16),
    (Fault::Twice, 14),
    (Fault::Shuffled, 10),
    (Fault::WithGap, 14),
    (Fault::Late, 12),
    (Fault::Killed, 14),
    (Fault::AtOnce, 8),
];

impl Season<'_> {
    /// One try of a phone on a bad network.
    pub(crate) fn bad_contact(&mut self, at: usize) -> Result<(), Broken> {
        let mut seqs = self.handsets[at].seqs();
        match self.dice.weighed(&FAULTS) {
            Fault::RequestLost => self.tally.one(What::RequestLost),
            Fault::AnswerLost => {
                self.tally.one(What::AnswerLost);
                self.send(at, &seqs)?;
            }
            Fault::Twice => {
                self.tally.one(What::Twice);
                let first = self.send(at, &seqs)?;
                let second = self.send(at, &seqs)?;
                let heard = if self.dice.percent(50) { first } else { second };
                self.hear(at, heard)?;
            }
            Fault::Shuffled => {
                for n in (1..seqs.len()).rev() {
                    seqs.swap(n, self.dice.below(n as u64 + 1) as usize);
                }
                if seqs.len() > 1 {
                    self.tally.one(What::Shuffled);
                }
                let heard = self.send(at, &seqs)?;
                self.hear(at, heard)?;
            }
            Fault::WithGap => {
                let whole = seqs.len();
                seqs.retain(|_| self.dice.percent(60));
                if seqs.len() < whole && !seqs.is_empty() {
                    self.tally.one(What::WithGap);
                }
                let heard = self.send(at, &seqs)?;
                self.hear(at, heard)?;
            }
            Fault::Late => self.late(at)?,
            Fault::Killed => self.killed(at, &seqs)?,
            Fault::AtOnce => self.at_once(at, &seqs)?,
        }
        Ok(())
    }

    /// A request from before arrives now; its answer reaches nobody.
    fn late(&mut self, at: usize) -> Result<(), Broken> {
        let old = &self.handsets[at].old;
        if old.is_empty() {
            return Ok(());
        }
        let seqs = old[self.dice.below(old.len() as u64) as usize].clone();
        self.tally.one(What::Late);
        self.send(at, &seqs).map(drop)
    }

    /// The house is killed while it works on what the phone sent.
    fn killed(&mut self, at: usize, seqs: &[i64]) -> Result<(), Broken> {
        let statements = 1 + self.dice.below(STATEMENTS);
        let now = self.now;
        let Season { house, handsets, .. } = self;
        let Some(phone) = &handsets[at].phone else { return Ok(()) };
        let batch = phone.batch(seqs.iter().copied());
        house.run_and_kill(statements, |app| async move { phone.ask(&app, &batch, now).await })?;
        let (last, carried) = kept(house, phone.id, &handsets[at].commands(seqs))?;
        self.handsets[at].old.push(seqs.to_vec());
        self.tally.one(What::Restarts);
        self.tally.one(match seqs.iter().max() {
            Some(sent) if last >= *sent => What::KilledAfter,
            _ if carried > 0 => What::KilledBetween,
            _ => What::KilledBefore,
        });
        Ok(())
    }

    /// Two phones speak at the same moment.
    fn at_once(&mut self, at: usize, seqs: &[i64]) -> Result<(), Broken> {
        let other = (at + 1) % self.handsets.len();
        let now = self.now;
        let theirs = self.handsets[other].seqs();
        let Season { house, handsets, .. } = self;
        let (Some(one), Some(two)) = (&handsets[at].phone, &handsets[other].phone) else { return Ok(()) };
        let (mine, yours) = (one.batch(seqs.iter().copied()), two.batch(theirs.iter().copied()));
        let (heard, also) = house.run(|app| async move {
            let (heard, also) = tokio::join!(one.ask(&app, &mine, now), two.ask(&app, &yours, now));
            Ok::<_, Broken>((heard?, also?))
        })?;
        self.tally.one(What::AtOnce);
        self.hear(at, heard)?;
        self.hear(other, also)
    }

    /// A good network: everything is sent and answered.
    pub(crate) fn good_contact(&mut self, at: usize) -> Result<(), Broken> {
        for _ in 0..PATIENCE {
            let seqs = self.handsets[at].seqs();
            let heard = self.send(at, &seqs)?;
            let known = heard.is_some();
            self.hear(at, heard)?;
            // One that has just been enrolled again has not heard yet what is kept.
            if known && self.handsets[at].seqs().is_empty() {
                return Ok(());
            }
        }
        broken(format!("phone {at} cannot send what it has, on a good network"))
    }

    /// A request that arrives; what is answered.
    fn send(&mut self, at: usize, seqs: &[i64]) -> Result<Option<Synced>, Broken> {
        self.tick();
        let now = self.now;
        let Season { house, handsets, tally, .. } = self;
        let Some(phone) = &handsets[at].phone else { return Ok(None) };
        tally.one(What::Contacts);
        let batch = phone.batch(seqs.iter().copied());
        let answer = house.run(|app| async move { phone.ask(&app, &batch, now).await })?;
        self.handsets[at].old.push(seqs.to_vec());
        Ok(answer)
    }

    /// The answer arrives; a phone that is not known any more is enrolled again by its holder.
    fn hear(&mut self, at: usize, answer: Option<Synced>) -> Result<(), Broken> {
        let Some(phone) = &mut self.handsets[at].phone else { return Ok(()) };
        let Some(synced) = answer else {
            self.tally.one(What::Unknown);
            return self.enrol(at);
        };
        if synced.upto < phone.upto {
            self.tally.add(What::SentAgain, phone.upto - synced.upto);
        }
        phone.hear(&synced);
        Ok(())
    }
}

impl Handset {
    /// What the phone would send now.
    fn seqs(&self) -> Vec<i64> {
        let above = self.phone.as_ref().map(|phone| phone.to_send(MOST_ITEMS));
        above.into_iter().flatten().map(|sent| sent.seq).collect()
    }

    fn commands(&self, seqs: &[i64]) -> Vec<Uuid> {
        self.did.iter().filter(|did| seqs.contains(&did.seq)).map(|did| did.command).collect()
    }
}

/// How much the house keeps of a phone, and how many of some commands were carried out.
fn kept(house: &House<'_>, phone: Uuid, commands: &[Uuid]) -> Result<(i64, usize), Broken> {
    house.run(|app| async move {
        let mut reader = app.store().reader().await?;
        let last = store::phone::last(&mut reader, phone).await?.map_or(0, |row| row.seq);
        let carried = store::phone::carried(&mut reader, commands).await?;
        Ok::<_, Broken>((last, carried.len()))
    })
}

impl Phone {
    /// Everything it wrote has been kept and answered.
    pub(crate) fn is_done(&self) -> bool {
        self.upto == self.last() && (1..=self.last()).all(|seq| self.told.contains_key(&seq))
    }
}
