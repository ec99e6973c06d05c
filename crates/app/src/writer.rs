//! The one road of every change. One task owns the writing connection and gathers what waits into a group;
//! a caller that goes away never abandons a batch.

use crate::group::{self, Item};
use crate::{Answer, AppError, Core, fold};
use std::sync::Arc;
use std::time::Duration;
use store::StoreError;
use tokio::sync::{mpsc, oneshot};

/// Commands in one commit group; a larger one holds the others up, a smaller one pays more commits.
const GROUP_COMMANDS: usize = 512;
/// Callers that may wait before the next one is held back.
const WAITING: usize = 4096;
/// Before a group that met a conflict is run again; doubled each time.
const RETRY_FIRST: Duration = Duration::from_millis(5);
const RETRIES: u32 = 8;
/// How long a group waits for as many commands as the one before had.
const GATHER: Duration = Duration::from_millis(2);
/// Nobody waits for this long before the outbox is folded in peace.
const QUIET: Duration = Duration::from_millis(40);
/// After this many groups in a row the outbox is folded even while others wait.
const GROUPS_BEFORE_FOLD: u32 = 32;

/// One caller's batch and where its answers go.
struct Job {
    items: Vec<Item>,
    reply: oneshot::Sender<Result<Vec<Answer>, AppError>>,
}

enum Message {
    Job(Job),
    /// Answered once everything sent before is folded into the tallies.
    Settle(oneshot::Sender<Result<(), AppError>>),
}

/// Where batches are handed in.
#[derive(Clone)]
pub(crate) struct Writer {
    sender: mpsc::Sender<Message>,
}

impl Writer {
    pub(crate) fn start(core: Arc<Core>) -> Writer {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(run(core, receiver));
        Writer { sender }
    }

    /// The answers, in order, once they are durable.
    pub(crate) async fn submit(&self, items: Vec<Item>) -> Result<Vec<Answer>, AppError> {
        let (reply, answers) = oneshot::channel();
        self.sender.send(Message::Job(Job { items, reply })).await.map_err(|_| AppError::Closing)?;
        answers.await.map_err(|_| AppError::Closing)?
    }

    pub(crate) async fn settle(&self) -> Result<(), AppError> {
        let (reply, done) = oneshot::channel();
        self.sender.send(Message::Settle(reply)).await.map_err(|_| AppError::Closing)?;
        done.await.map_err(|_| AppError::Closing)?
    }
}

async fn run(core: Arc<Core>, mut receiver: mpsc::Receiver<Message>) {
    let mut unfolded = 0;
    // What was left over from before the last stop.
    let mut backlog = true;
    let mut quiet = QUIET;
    let mut expected = 0;
    loop {
        let message = if backlog {
            // Callers who just got their answer are about to send the next: folding between them would cost a commit
            // for each group.
            match tokio::time::timeout(quiet, receiver.recv()).await {
                Ok(Some(message)) => message,
                Ok(None) => return,
                Err(_) => {
                    backlog = fold_some(&core).await;
                    unfolded = 0;
                    quiet = Duration::ZERO;
                    continue;
                }
            }
        } else {
            match receiver.recv().await {
                Some(message) => message,
                None => return,
            }
        };
        quiet = QUIET;
        let mut gathered = Gathered::default();
        gathered.take(message);
        gathered.fill(&mut receiver, expected).await;
        expected = gathered.commands;
        let Gathered { jobs, settles, .. } = gathered;
        if !jobs.is_empty() {
            serve(&core, jobs).await;
            backlog = true;
            unfolded += 1;
        }
        if unfolded >= GROUPS_BEFORE_FOLD {
            fold_some(&core).await;
            unfolded = 0;
        }
        for reply in settles {
            let _ = reply.send(fold::all(&core).await);
        }
    }
}

/// What goes into one group, and who waits for the tallies.
#[derive(Default)]
struct Gathered {
    jobs: Vec<Job>,
    settles: Vec<oneshot::Sender<Result<(), AppError>>>,
    commands: usize,
}

impl Gathered {
    fn take(&mut self, message: Message) {
        match message {
            Message::Job(job) => {
                self.commands += job.items.len();
                self.jobs.push(job);
            }
            Message::Settle(reply) => self.settles.push(reply),
        }
    }

    fn is_full(&self) -> bool {
        self.commands >= GROUP_COMMANDS || !self.settles.is_empty()
    }

    /// Everything that waits; and, where the group before was larger, what arrives within a moment: the callers who
    /// were just answered come back together, and a commit costs the same for one as for all.
    async fn fill(&mut self, receiver: &mut mpsc::Receiver<Message>, expected: usize) {
        let patience = tokio::time::sleep(GATHER);
        tokio::pin!(patience);
        while !self.is_full() {
            if let Ok(message) = receiver.try_recv() {
                self.take(message);
                continue;
            }
            if self.commands >= expected {
                return;
            }
            tokio::select! {
                message = receiver.recv() => match message {
                    Some(message) => self.take(message),
                    None => return,
                },
                () = &mut patience => return,
            }
        }
    }
}

/// Folds one portion; true where there may be more.
async fn fold_some(core: &Core) -> bool {
    match fold::some(core).await {
        Ok(folded) => folded > 0,
        Err(_) => {
            tokio::time::sleep(Duration::from_secs(1)).await;
            true
        }
    }
}

/// Runs a group of batches; one that fails is run again smaller, so that each stands or falls alone.
async fn serve(core: &Arc<Core>, jobs: Vec<Job>) {
    let mut waiting = vec![jobs];
    while let Some(mut jobs) = waiting.pop() {
        let items: Vec<&Item> = jobs.iter().flat_map(|j| &j.items).collect();
        match attempt(core, &items).await {
            Ok(mut answers) => {
                let mut answers = answers.drain(..);
                for job in jobs {
                    let own = answers.by_ref().take(job.items.len()).collect();
                    // Nobody waits any more: the batch stands all the same.
                    let _ = job.reply.send(Ok(own));
                }
            }
            Err(error) if jobs.len() > 1 && !matches!(error, StoreError::DiskFull) => {
                let second = jobs.split_off(jobs.len() / 2);
                waiting.push(second);
                waiting.push(jobs);
            }
            Err(error) => {
                let said = error.to_string();
                let mut error = Some(error);
                for job in jobs {
                    let e = error.take().unwrap_or_else(|| again(&said));
                    let _ = job.reply.send(Err(e.into()));
                }
            }
        }
    }
}

/// The same failure for the next caller of the group.
fn again(said: &str) -> StoreError {
    if said == StoreError::DiskFull.to_string() {
        StoreError::DiskFull
    } else {
        StoreError::Corrupt { table: "group", what: said.to_owned() }
    }
}

/// Retrying lives here and nowhere else: every command of the group carries its id.
async fn attempt(core: &Arc<Core>, items: &[&Item]) -> Result<Vec<Answer>, StoreError> {
    let mut wait = RETRY_FIRST;
    let mut tries = 0;
    loop {
        match group::run(core, items).await {
            Err(e) if e.is_retryable() && tries < RETRIES => {
                core.forget_link();
                tokio::time::sleep(wait).await;
                wait *= 2;
                tries += 1;
            }
            Err(e) => {
                core.forget_link();
                return Err(e);
            }
            answers => return answers,
        }
    }
}
