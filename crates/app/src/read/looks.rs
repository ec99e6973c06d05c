//! Who looked at whom: kept in groups, never one write per look.

use access::Actor;
use kernel::{ActorId, Instant, MemberId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::Store;
use store::views::history::{Look, keep_looks};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant as Moment, sleep, timeout_at};

/// At the latest after so long a look is on disk…
const PATIENCE: Duration = Duration::from_millis(200);
/// … or sooner, when so many wait.
const GROUP: usize = 500;
/// Looks held while the database cannot be written; beyond it the oldest are let go.
const MOST_HELD: usize = 100_000;

enum Said {
    Look(Look),
    Flush(oneshot::Sender<()>),
}

/// The count in the menu of every page is counted again after so long.
const COUNT_SECONDS: i64 = 15;

/// Takes looks without waiting. The last of them are kept when it is dropped, or by `flush`.
#[derive(Clone)]
pub(crate) struct Looks {
    say: mpsc::UnboundedSender<Said>,
    counted: Arc<Mutex<HashMap<ActorId, (Instant, i64)>>>,
}

impl Looks {
    pub fn start(store: Store) -> Looks {
        let (say, heard) = mpsc::unbounded_channel();
        tokio::spawn(keep(store, heard));
        Looks { say, counted: Arc::default() }
    }

    /// Somebody saw a member's data. The house itself leaves no mark: it is nobody.
    pub fn note(&self, who: &Actor, member: MemberId, action: &'static str, now: Instant) {
        if who.id.0.is_nil() {
            return;
        }
        let look = Look { id: new_id(now), at: now, actor: who.id, member, action };
        // Only a program that ends has nobody listening.
        let _ = self.say.send(Said::Look(look));
    }

    /// The open tasks of somebody, where they were counted a moment ago.
    pub fn open_tasks(&self, who: ActorId, now: Instant) -> Option<i64> {
        let counted = self.counted.lock().ok()?;
        let (at, open) = counted.get(&who)?;
        (*at <= now && now < at.plus_seconds(COUNT_SECONDS)).then_some(*open)
    }

    pub fn keep_open_tasks(&self, who: ActorId, now: Instant, open: i64) {
        if let Ok(mut counted) = self.counted.lock() {
            counted.retain(|_, (at, _)| now < at.plus_seconds(COUNT_SECONDS));
            counted.insert(who, (now, open));
        }
    }

    pub async fn flush(&self) {
        let (done, kept) = oneshot::channel();
        if self.say.send(Said::Flush(done)).is_ok() {
            let _ = kept.await;
        }
    }
}

fn new_id(now: Instant) -> uuid::Uuid {
    let seconds = u64::try_from(now.0.div_euclid(1_000_000)).unwrap_or_default();
    let nanos = now.0.rem_euclid(1_000_000) as u32 * 1000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

async fn keep(store: Store, mut heard: mpsc::UnboundedReceiver<Said>) {
    let mut held: Vec<Look> = Vec::new();
    let mut asked: Vec<oneshot::Sender<()>> = Vec::new();
    let mut open = true;
    while open || !held.is_empty() {
        open = gather(&mut heard, &mut held, &mut asked).await;
        let kept = held.is_empty() || keep_looks(&store, &held).await.is_ok();
        if kept {
            held.clear();
        } else if open {
            let over = held.len().saturating_sub(MOST_HELD);
            held.drain(..over);
            sleep(PATIENCE).await;
        } else {
            return;
        }
        for done in asked.drain(..) {
            let _ = done.send(());
        }
    }
}

/// Until the group is full, the patience is over, or somebody waits for it. False when nobody will say any more.
async fn gather(
    heard: &mut mpsc::UnboundedReceiver<Said>,
    held: &mut Vec<Look>,
    asked: &mut Vec<oneshot::Sender<()>>,
) -> bool {
    let mut until: Option<Moment> = (!held.is_empty()).then(|| Moment::now() + PATIENCE);
    while held.len() < GROUP && asked.is_empty() {
        let said = match until {
            None => heard.recv().await,
            Some(until) => match timeout_at(until, heard.recv()).await {
                Ok(said) => said,
                Err(_) => return true,
            },
        };
        match said {
            None => return false,
            Some(Said::Look(look)) => held.push(look),
            Some(Said::Flush(done)) => asked.push(done),
        }
        until.get_or_insert_with(|| Moment::now() + PATIENCE);
    }
    true
}
