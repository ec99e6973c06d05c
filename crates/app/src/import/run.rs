//! A list that was brought in, row by row on the one road: some hundred at a time, between everybody else's work.
//!
//! What became of a row is written after its answer. A stop between the two loses nothing: the same rows are sent again
//! under the same ids, and get the answers they got.

use super::rows::{Read, Rows, command_of};
use super::trial::is_known;
use super::{HELD_DAYS, terms_of};
use crate::answer::{Answer, Outcome};
use crate::read::ReadError;
use crate::submit::today_at;
use crate::{App, sign_in};
use access::Actor;
use kernel::{Arg, CommandId, Instant, Note, OfficeId, Refusal};
use store::lists::{ListRow, NewRow};

/// Rows in one step: as many as a commit group takes.
const STEP: usize = 512;
const DAY_SECONDS: i64 = 86_400;

impl App {
    /// Brings some rows of the list that is first in line; false where nothing waits. Whoever keeps the clock calls it
    /// again and again.
    pub async fn list_step(&self, now: Instant) -> Result<bool, ReadError> {
        let mut reader = self.core.store.reader().await?;
        let next = store::lists::next(&mut reader).await?;
        let Some(list) = next else {
            let since = now.plus_seconds(-HELD_DAYS * DAY_SECONDS);
            let stale = store::lists::stale(&mut reader, since).await?;
            drop(reader);
            for list in stale {
                self.remove_file(list, now).await?;
            }
            return Ok(false);
        };
        drop(reader);
        self.some_rows(&list, now).await?;
        Ok(true)
    }

    async fn some_rows(&self, list: &ListRow, now: Instant) -> Result<(), ReadError> {
        let sheet = self.sheet(list.list_id).await?;
        let mut reader = self.core.store.reader().await?;
        let last = store::lists::last_row(&mut reader, list.list_id).await?;
        let starter = kernel::ActorId(list.starter_id.unwrap_or(list.actor_id));
        let starter = store::reference::actor(&mut reader, starter).await?.filter(|row| row.active);
        drop(reader);
        let starter = starter.map(|row| sign_in::actor_of(&row)).transpose()?;
        let (terms, network, office) = (terms_of(list)?, self.network(), OfficeId(list.office_id));
        let areas = network.offices.get(&office).map(|o| o.areas.as_slice()).unwrap_or_default();
        // As on the day it was brought in, however often it is gone on with: the same rows make the same commands.
        let started = list.started_at.map_or(now, Into::into);
        let today = today_at(&network, Some(office), started);
        let mut rows = Rows::new(list.list_id, office, &terms, areas, self.scheme(), today);
        let lines = sheet.lines.iter().filter(|line| line.n > last).take(STEP);
        let read: Vec<Read> = lines.map(|line| rows.read(line)).collect();
        let outcomes = self.bring_rows(list, &rows, read, starter.as_ref(), now).await?;
        let mut tx = self.core.store.begin().await?;
        store::lists::add_rows(&mut tx, list.list_id, outcomes, now).await?;
        Ok(tx.commit().await?)
    }

    /// One command a row, together; what cannot be read is none.
    async fn bring_rows(
        &self,
        list: &ListRow,
        rows: &Rows<'_>,
        read: Vec<Read>,
        starter: Option<&Actor>,
        now: Instant,
    ) -> Result<Vec<NewRow>, ReadError> {
        let Some(starter) = starter else {
            let gone = Refusal::new("lists.starter_gone");
            let all = read.into_iter().map(|row| no(list, row.n, "refused", gone.clone()));
            return Ok(all.collect());
        };
        let mut outcomes = Vec::with_capacity(read.len());
        let (mut batch, mut numbers) = (Vec::new(), Vec::new());
        for row in read {
            match row.register {
                Ok(register) => {
                    batch.push(rows.envelope(row.n, register));
                    numbers.push(row.n);
                }
                Err(refusal) => outcomes.push(no(list, row.n, "unread", refusal)),
            }
        }
        let answers = self.submit(starter, &batch, now).await?;
        outcomes.extend(numbers.into_iter().zip(answers).map(|(n, answer)| outcome(list, n, answer)));
        Ok(outcomes)
    }
}

fn no(list: &ListRow, n: i64, outcome: &'static str, refusal: Refusal) -> NewRow {
    NewRow {
        n,
        command: CommandId(command_of(list.list_id, n)),
        outcome,
        field: refusal.field.map(|field| field.to_string()),
        note: note(refusal.note),
        member: None,
    }
}

fn outcome(list: &ListRow, n: i64, answer: Answer) -> NewRow {
    let known = is_known(&answer);
    if let Some(refusal) = answer.refusal {
        return no(list, n, "refused", refusal);
    }
    let outcome = match answer.outcome {
        Outcome::Recorded => "recorded",
        _ if known => "known",
        _ => "registered",
    };
    NewRow {
        n,
        command: answer.id,
        outcome,
        field: None,
        note: answer.notes.into_iter().next().filter(|_| outcome == "recorded").and_then(note),
        member: Some(answer.subject.0),
    }
}

/// What stays of a row says nothing of who stood on it: a name is left behind with the file.
fn note(mut note: Note) -> Option<String> {
    for (name, value) in &mut note.args {
        if matches!(name.as_ref(), "name" | "other" | "given") {
            *value = Arg::Text("…".to_owned());
        }
    }
    serde_json::to_string(&note).ok()
}
