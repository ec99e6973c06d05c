//! Plays the world through `App::submit`, a moment at a time, and goes on where it was left.

use crate::chapter::{Batch, Chapter, Moment, Reversal, Visit};
use crate::progress::Progress;
use crate::size::Size;
use crate::world::World;
use access::Actor;
use app::wire::{Command, Envelope, Propose, Reverse};
use app::{Answer, App, AppError, Outcome};
use kernel::{CommandId, Day, Instant, SubjectId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::future::Future;
use std::pin::Pin;
use std::task::Poll;
use uuid::Uuid;

/// Commands in one call.
const BATCH: usize = 1000;
/// Seconds from the count to what is said about it.
const BETWEEN_WORDS: i64 = 600;
/// Unexpected answers that a report names; more are counted only.
const NAMED: usize = 20;

/// An answer that this world did not mean to get.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unexpected {
    pub command: Uuid,
    pub kind: &'static str,
    /// The day it was sent.
    pub on: Day,
    /// The key of the refusal, or `done` where a refusal was meant.
    pub code: String,
}

/// What came of playing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Commands of the whole world, those played before included.
    pub commands: u64,
    /// Commands sent now.
    pub sent: u64,
    pub done: u64,
    pub recorded: u64,
    /// Refused as meant.
    pub refused: u64,
    /// How many answers were not meant, and the first of them. Every one is a fault of this world or of the rules.
    pub unexpected: u64,
    pub first_unexpected: Vec<Unexpected>,
    pub registrations: u64,
    pub payments: u64,
}

/// Plays everything until today; what was played before is not sent again, except the month that was interrupted.
/// `admin` sets up offices and sign-ins.
pub async fn play(
    app: &App,
    admin: &Actor,
    today: Day,
    size: Size,
    progress: &Progress,
) -> Result<Report, AppError> {
    let outline = tokio::task::spawn_blocking(move || outline(size, today)).await;
    let outline = outline.map_err(|e| AppError::Io(std::io::Error::other(e)))?;
    progress.counted(outline.iter().map(|c| c.commands).sum());
    let played = played(app, &outline).await?;
    let mut world = World::new(size, today);
    let players: Vec<Actor> = world.players.iter().map(crate::Player::actor).collect();
    let mut teller = Teller { app, admin, players, progress, report: Report::default() };
    teller.report.commands = progress.total();
    let mut number = 0;
    while let Some(chapter) = world.next_chapter() {
        progress.at(chapter.month);
        if played.contains(&number) {
            progress.more(chapter.commands());
        } else {
            teller.tell(&chapter).await?;
        }
        number += 1;
    }
    crate::phones::enrol(app, &world.players, today).await?;
    crate::evening::play(app, &world.players, today).await?;
    crate::lists::bring(app, &world.players, today).await?;
    app.settle().await?;
    progress.finish();
    Ok(teller.report)
}

/// What is to come of a chapter: how many commands, and the last of them.
struct Outlined {
    commands: usize,
    last: Option<(Uuid, Uuid)>,
}

fn outline(size: Size, today: Day) -> Vec<Outlined> {
    let mut world = World::new(size, today);
    std::iter::from_fn(|| world.next_chapter())
        .map(|c| Outlined { commands: c.commands(), last: c.last() })
        .collect()
}

/// Chapters whose last command has its answer. Only a look: a command is never sent before its turn to find out.
async fn played(app: &App, outline: &[Outlined]) -> Result<HashSet<usize>, AppError> {
    let asked: Vec<(SubjectId, CommandId)> =
        outline.iter().filter_map(|c| c.last).map(|(s, c)| (SubjectId(s), CommandId(c))).collect();
    let mut reader = app.store().reader().await?;
    let answered = store::member::answers(&mut reader, &asked).await?;
    let known = |last: (Uuid, Uuid)| answered.contains_key(&(SubjectId(last.0), CommandId(last.1)));
    let chapters = outline.iter().enumerate();
    Ok(chapters.filter(|(_, c)| c.last.is_none_or(known)).map(|(i, _)| i).collect())
}

struct Teller<'a> {
    app: &'a App,
    admin: &'a Actor,
    players: Vec<Actor>,
    progress: &'a Progress,
    report: Report,
}

impl Teller<'_> {
    async fn tell(&mut self, chapter: &Chapter) -> Result<(), AppError> {
        let mut receipts: HashMap<Uuid, String> = HashMap::new();
        for moment in &chapter.moments {
            let wanted: HashSet<Uuid> =
                chapter.moments.iter().flat_map(|m| &m.reversals).map(|r| r.payment).collect();
            let answers = self.batches(moment).await?;
            for answer in &answers {
                if let Some(receipt) = answer.receipt.as_ref().filter(|_| wanted.contains(&answer.id.0)) {
                    receipts.insert(answer.id.0, receipt.number.clone());
                }
            }
            self.note(chapter, moment, &answers);
            for reversal in &moment.reversals {
                self.reverse(chapter, reversal, &receipts, moment.now).await?;
            }
            if !moment.visits.is_empty() {
                self.receive(chapter, moment).await?;
            }
        }
        Ok(())
    }

    /// All that is sent at a moment, at once: the writer gathers it into few commits. The calls are made in
    /// order, so that receipts are numbered the same on every run.
    async fn batches(&self, moment: &Moment) -> Result<Vec<Answer>, AppError> {
        let calls = moment
            .batches
            .iter()
            .flat_map(|batch| batch.commands.chunks(BATCH).map(|chunk| self.call(batch, chunk, moment.now)));
        let mut answers = Vec::new();
        for answered in together(calls.collect()).await {
            answers.extend(answered?);
        }
        Ok(answers)
    }

    fn call<'b>(
        &'b self,
        batch: &Batch,
        commands: &'b [Envelope],
        now: Instant,
    ) -> Call<'b, Result<Vec<Answer>, AppError>> {
        let who = batch.player.map_or(self.admin, |p| &self.players[p]);
        Box::pin(async move {
            let answers = self.app.submit(who, commands, now).await?;
            self.progress.more(answers.len());
            Ok(answers)
        })
    }

    async fn reverse(
        &mut self,
        chapter: &Chapter,
        reversal: &Reversal,
        receipts: &HashMap<Uuid, String>,
        now: Instant,
    ) -> Result<(), AppError> {
        let mut envelope = Envelope {
            id: reversal.id,
            subject: reversal.subject,
            office: None,
            command: Command::Reverse(Reverse {
                receipt_number: receipts.get(&reversal.payment).cloned().unwrap_or_default(),
                reason: reversal.reason.to_owned(),
            }),
        };
        if reversal.proposed {
            let (id, subject) = (reversal.sent(), reversal.subject);
            let why = reversal.reason.to_owned();
            let command = Command::Propose(Propose { command: Box::new(envelope), why });
            envelope = Envelope { id, subject, office: None, command };
        }
        let batch = Batch { player: Some(reversal.player), commands: vec![envelope] };
        let moment = Moment { batches: vec![batch], ..Moment::at(now) };
        let answers = self.batches(&moment).await?;
        self.note(chapter, &moment, &answers);
        Ok(())
    }

    /// Cash at the counters: counted, then spoken of by whoever brought it, then decided where the two do not agree.
    async fn receive(&mut self, chapter: &Chapter, moment: &Moment) -> Result<(), AppError> {
        let of = |visit: &Visit| self.players[visit.agent].id;
        let asked = moment.visits.iter().map(|visit| of(visit).0).collect();
        let mut reader = self.app.store().reader().await?;
        let hands = store::hand_in::hands(&mut reader, asked).await?;
        drop(reader);
        let held: HashMap<Uuid, i64> = hands.into_iter().map(|(id, _, held)| (id, held)).collect();
        let mut rounds: [BTreeMap<usize, Vec<Envelope>>; 3] = Default::default();
        for visit in &moment.visits {
            let held = held.get(&of(visit).0).copied().unwrap_or_default();
            let Some(counted) = visit.counted(of(visit), held) else {
                self.progress.more(visit.commands());
                continue;
            };
            rounds[0].entry(visit.clerk).or_default().push(counted);
            rounds[1].entry(visit.agent).or_default().push(visit.word());
            if let Some(decision) = visit.decision() {
                rounds[2].entry(visit.head).or_default().push(decision);
            }
        }
        for (n, round) in rounds.into_iter().enumerate().filter(|(_, round)| !round.is_empty()) {
            let batch = |(player, commands)| Batch { player: Some(player), commands };
            let now = moment.now.plus_seconds(n as i64 * BETWEEN_WORDS);
            let moment = Moment { batches: round.into_iter().map(batch).collect(), ..Moment::at(now) };
            let answers = self.batches(&moment).await?;
            self.note(chapter, &moment, &answers);
        }
        Ok(())
    }

    fn note(&mut self, chapter: &Chapter, moment: &Moment, answers: &[Answer]) {
        let envelopes = moment.batches.iter().flat_map(|b| &b.commands);
        for (envelope, answer) in envelopes.zip(answers) {
            let report = &mut self.report;
            report.sent += 1;
            match &envelope.command {
                Command::Register(_) => report.registrations += 1,
                Command::Pay(_) => report.payments += 1,
                _ => {}
            }
            let meant = chapter.refused.get(&envelope.id);
            let code = match answer.outcome {
                Outcome::Refused => answer.refusal.as_ref().map(|r| r.code().to_owned()).unwrap_or_default(),
                other => other.key().to_owned(),
            };
            match (answer.outcome, meant) {
                (Outcome::Refused, Some(meant)) if code == *meant => report.refused += 1,
                (Outcome::Done, None) => report.done += 1,
                (Outcome::Recorded, None) => report.recorded += 1,
                _ => {
                    report.unexpected += 1;
                    if report.first_unexpected.len() < NAMED {
                        report.first_unexpected.push(Unexpected {
                            command: envelope.id,
                            kind: envelope.command.kind(),
                            on: moment.now.day_in(kernel::Zone::WIB),
                            code,
                        });
                    }
                }
            }
        }
    }
}

type Call<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Waits for all, begun in order; the results in the same order.
async fn together<T>(calls: Vec<Call<'_, T>>) -> Vec<T> {
    let mut calls: Vec<Result<T, Call<'_, T>>> = calls.into_iter().map(Err).collect();
    std::future::poll_fn(|context| {
        for call in &mut calls {
            if let Err(waiting) = call
                && let Poll::Ready(answer) = waiting.as_mut().poll(context)
            {
                *call = Ok(answer);
            }
        }
        if calls.iter().all(Result::is_ok) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    calls.into_iter().filter_map(Result::ok).collect()
}
