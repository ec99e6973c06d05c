//! Who looked at whom, and which sessions are in use: kept in groups, never one write per look.

use access::Actor;
use kernel::{ActorId, Instant, MemberId};
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::sessions;
use store::views::history::{Look, keep_looks};
use store::{Store, StoreError};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant as Moment, sleep, timeout_at};

/// At the latest after so long a look is on disk…
const PATIENCE: Duration = Duration::from_millis(200);
/// … or sooner, when so many wait.
const GROUP: usize = 500;
/// Looks held while the database cannot be written; beyond it the oldest are let go.
const MOST_HELD: usize = 100_000;

/// What a look is called in the audit: each has its words there.
pub(super) const KINDS: [&str; 13] = [
    "view_member",
    "view_coverage",
    "view_receipt",
    "view_card",
    "view_photo",
    "view_incident",
    "list_members",
    "import_list",
    "phone_file",
    "phone_aside",
    "report_read",
    "export",
    "exported",
];

enum Said {
    Look(Look),
    Used([u8; 32], Instant),
    Flush(oneshot::Sender<()>),
}

/// The count in the menu of every page is counted again after so long.
const COUNT_SECONDS: i64 = 15;

/// Takes looks without waiting. The last of them are kept when it is dropped, or by `flush`.
#[derive(Clone)]
pub(crate) struct Looks {
    /// Said and not yet on disk.
    waiting: Arc<AtomicI64>,
    say: mpsc::UnboundedSender<Said>,
    counted: Arc<Mutex<HashMap<ActorId, (Instant, i64)>>>,
    seen: Arc<Mutex<HashMap<Seen, Instant>>>,
}

/// Who saw what of whom.
type Seen = (ActorId, MemberId, &'static str);

/// A form that asks again while somebody types shows the same person each time: within so long it is one look.
const ONE_LOOK_SECONDS: i64 = 60;
/// Looks remembered for that: beyond it each is noted again, which is never wrong.
const MOST_SEEN: usize = 20_000;

impl Looks {
    pub fn start(store: Store) -> Looks {
        let (say, heard) = mpsc::unbounded_channel();
        let waiting = Arc::new(AtomicI64::new(0));
        tokio::spawn(keep(store, heard, waiting.clone()));
        Looks { waiting, say, counted: Arc::default(), seen: Arc::default() }
    }

    /// Somebody saw a member's data. The house itself leaves no mark: it is nobody.
    pub fn note(&self, who: &Actor, member: MemberId, action: &'static str, now: Instant) {
        debug_assert!(KINDS.contains(&action), "{action} has no words in the audit");
        if who.id.0.is_nil() || self.seen_just_now(who.id, member, action, now) {
            return;
        }
        let look =
            Look { id: new_id(now), at: now, actor: who.id, member: Some(member), action, detail: None };
        self.waiting.fetch_add(1, Ordering::Relaxed);
        // Only a program that ends has nobody listening.
        let _ = self.say.send(Said::Look(look));
    }

    /// True where this very look was noted a moment ago. The time runs from the one that was noted, so that somebody
    /// who goes on looking leaves a mark a minute.
    fn seen_just_now(&self, who: ActorId, member: MemberId, action: &'static str, now: Instant) -> bool {
        let Ok(mut seen) = self.seen.lock() else { return false };
        let fresh = |at: &Instant| *at <= now && now < at.plus_seconds(ONE_LOOK_SECONDS);
        if seen.get(&(who, member, action)).is_some_and(fresh) {
            return true;
        }
        if seen.len() >= MOST_SEEN {
            seen.retain(|_, at| fresh(at));
        }
        if seen.len() < MOST_SEEN {
            seen.insert((who, member, action), now);
        }
        false
    }

    /// Somebody was shown a list of members: one mark for the list, which says what it was.
    pub fn note_list(&self, who: &Actor, action: &'static str, what: serde_json::Value, now: Instant) {
        if !who.id.0.is_nil() {
            self.waiting.fetch_add(1, Ordering::Relaxed);
            let _ = self.say.send(Said::Look(list_of(who, action, what, now)));
        }
    }

    /// The same, on disk before the list leaves the house.
    pub async fn keep_list(
        &self,
        store: &Store,
        who: &Actor,
        action: &'static str,
        what: serde_json::Value,
        now: Instant,
    ) -> Result<(), StoreError> {
        if who.id.0.is_nil() {
            return Ok(());
        }
        keep_looks(store, &[list_of(who, action, what, now)]).await
    }

    /// A look that is on disk before anything is shown, each time anew.
    pub async fn keep(
        &self,
        store: &Store,
        who: &Actor,
        member: MemberId,
        action: &'static str,
        now: Instant,
    ) -> Result<(), StoreError> {
        debug_assert!(KINDS.contains(&action), "{action} has no words in the audit");
        let look =
            Look { id: new_id(now), at: now, actor: who.id, member: Some(member), action, detail: None };
        keep_looks(store, &[look]).await
    }

    /// A session or device was used.
    pub fn used(&self, token_hash: [u8; 32], now: Instant) {
        let _ = self.say.send(Said::Used(token_hash, now));
    }

    /// Said and not yet on disk.
    pub fn waiting(&self) -> i64 {
        self.waiting.load(Ordering::Relaxed)
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

fn list_of(who: &Actor, action: &'static str, what: serde_json::Value, now: Instant) -> Look {
    debug_assert!(KINDS.contains(&action), "{action} has no words in the audit");
    Look { id: new_id(now), at: now, actor: who.id, member: None, action, detail: Some(what.to_string()) }
}

fn new_id(now: Instant) -> uuid::Uuid {
    let seconds = u64::try_from(now.0.div_euclid(1_000_000)).unwrap_or_default();
    let nanos = now.0.rem_euclid(1_000_000) as u32 * 1000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

/// What waits to be written.
#[derive(Default)]
struct Held {
    looks: Vec<Look>,
    used: HashMap<[u8; 32], Instant>,
}

async fn keep(store: Store, mut heard: mpsc::UnboundedReceiver<Said>, waiting: Arc<AtomicI64>) {
    let mut held = Held::default();
    let mut asked: Vec<oneshot::Sender<()>> = Vec::new();
    let mut open = true;
    while open || !held.looks.is_empty() {
        open = gather(&mut heard, &mut held, &mut asked).await;
        let used: Vec<_> = held.used.drain().collect();
        if !used.is_empty() {
            // Lost, it is told again with the session's next use.
            let _ = sessions::seen(&store, &used).await;
        }
        let held = &mut held.looks;
        let kept = held.is_empty() || keep_looks(&store, held).await.is_ok();
        if kept {
            waiting.fetch_sub(held.len() as i64, Ordering::Relaxed);
            held.clear();
        } else if open {
            let over = held.len().saturating_sub(MOST_HELD);
            held.drain(..over);
            waiting.fetch_sub(over as i64, Ordering::Relaxed);
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
    held: &mut Held,
    asked: &mut Vec<oneshot::Sender<()>>,
) -> bool {
    let mut until: Option<Moment> = (!held.looks.is_empty()).then(|| Moment::now() + PATIENCE);
    while held.looks.len() < GROUP && asked.is_empty() {
        let said = match until {
            None => heard.recv().await,
            Some(until) => match timeout_at(until, heard.recv()).await {
                Ok(said) => said,
                Err(_) => return true,
            },
        };
        match said {
            None => return false,
            Some(Said::Look(look)) => held.looks.push(look),
            Some(Said::Used(hash, at)) => drop(held.used.insert(hash, at)),
            Some(Said::Flush(done)) => asked.push(done),
        }
        until.get_or_insert_with(|| Moment::now() + PATIENCE);
    }
    true
}
