//! Lists of people: sent as a sheet, answered for, looked through with nothing written, brought in row by row.
//!
//! The file is sealed and kept beside the facts until the list is closed; bringing it in is a command of its own, and each
//! row of it another, with an id that follows from the file and the row.

mod columns;
mod decide;
mod rows;
mod run;
pub(crate) mod sheet;
mod trial;

pub use columns::Field;
pub(crate) use decide::{ListAsk, MarkKind, decide, load};
pub(crate) use trial::{Kind, Looked, Row};

use crate::read::{ReadError, allow_at_office};
use crate::wire::{self, BringList, Command, Envelope, ListTerms, MarkList};
use crate::{App, AppError, Submitted};
use access::{Action, Actor};
use kernel::{CommandId, Instant, OfficeId, Refusal};
use sheet::Sheet;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use store::StoreError;
use store::lists::{ListRow, NewFile};
use uuid::Uuid;

/// The context under which a file is sealed.
const FILE: &str = "list_file.sealed";
/// A file that nobody does anything with is taken away after so long; a closed list's at once.
pub(crate) const HELD_DAYS: i64 = 30;
/// The namespace of a list's id, which follows from the file alone.
const NAMESPACE: Uuid = Uuid::from_u128(0x7061_7975_6e67_5000_8000_6c69_7374_0002);
/// Sheets and looks held at once: what is not held is read again.
const MOST_HELD: usize = 6;
const LONGEST_NAME: usize = 120;

/// What is worked on just now, opened.
#[derive(Default)]
pub(crate) struct Held {
    sheets: Mutex<VecDeque<(Uuid, Arc<Sheet>)>>,
    looks: Mutex<VecDeque<trial::Look>>,
}

/// A file that was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SentList {
    pub list: Uuid,
    /// This very file was here before.
    pub again: bool,
}

impl App {
    /// Takes a file in, sealed. Nobody is registered by it. The same file again is the same list.
    pub async fn send_list(
        &self,
        who: &Actor,
        name: &str,
        bytes: Vec<u8>,
        now: Instant,
    ) -> Result<SentList, ReadError> {
        access::scope(who, Action::ImportList)?;
        let network = self.network();
        let office = who.office.or_else(|| network.national().map(|o| o.id)).ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::ImportList, &network, office)?;
        let hash = self.core.seal.seal().command_hash(&bytes);
        let list = Uuid::new_v5(&NAMESPACE, &hash);
        let known = store::lists::one(&mut *self.core.store.reader().await?, list).await?;
        if let Some(known) = known.filter(|known| known.held || known.started_by.is_some()) {
            return match allow_at_office(who, Action::ImportList, &network, OfficeId(known.office_id)) {
                Ok(()) => Ok(SentList { list, again: true }),
                Err(_) => Err(Refusal::of("file", "lists.elsewhere").into()),
            };
        }
        let (sealed, sheet) = self.read_and_seal(list, bytes).await?;
        let terms = first_terms(&sheet);
        let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        let file = NewFile {
            list,
            hash,
            name: if name.trim().is_empty() { "daftar" } else { name.trim() },
            rows: sheet.lines.len() as i64,
            sealed,
            terms: json(&terms),
            office,
            actor: who.id,
            at: now,
        };
        let mut tx = self.core.store.begin().await?;
        store::lists::keep(&mut tx, file).await?;
        tx.commit().await?;
        self.core.imports.keep_sheet(list, sheet);
        self.looks.note_list(who, "import_list", serde_json::json!({ "list": list, "did": "sent" }), now);
        Ok(SentList { list, again: false })
    }

    /// Reading and sealing take a moment of the machine's: not on a thread that serves others.
    async fn read_and_seal(&self, list: Uuid, bytes: Vec<u8>) -> Result<(Vec<u8>, Arc<Sheet>), ReadError> {
        let core = self.core.clone();
        let work = move || {
            let sheet = sheet::read(&bytes)?;
            Ok::<_, Refusal>((core.seal.seal().encrypt(FILE, list, &bytes), Arc::new(sheet)))
        };
        Ok(tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Closing)??)
    }

    /// Keeps what was answered about a list that has not been brought in.
    pub async fn answer_list(
        &self,
        who: &Actor,
        list: Uuid,
        terms: &ListTerms,
        now: Instant,
    ) -> Result<(), ReadError> {
        let row = self.open_list(who, list).await?;
        still_open(&row)?;
        wire::check_terms(terms)?;
        if terms.columns.len() != self.sheet(list).await?.header.len() {
            return Err(Refusal::of("columns", "lists.columns_unknown").into());
        }
        let mut tx = self.core.store.begin().await?;
        store::lists::set_terms(&mut tx, list, json(terms)).await?;
        tx.commit().await?;
        self.looks.note_list(who, "import_list", serde_json::json!({ "list": list, "did": "answered" }), now);
        Ok(())
    }

    /// Takes a file away that was not brought in.
    pub async fn throw_list(&self, who: &Actor, list: Uuid, now: Instant) -> Result<(), ReadError> {
        let row = self.open_list(who, list).await?;
        still_open(&row)?;
        self.remove_file(list, now).await?;
        self.looks.note_list(who, "import_list", serde_json::json!({ "list": list, "did": "thrown" }), now);
        Ok(())
    }

    /// Brings the list in as it was answered for, or asks a second person where it is long.
    pub async fn bring_list(
        &self,
        who: &Actor,
        list: Uuid,
        command: CommandId,
        why: &str,
        now: Instant,
    ) -> Result<Submitted, ReadError> {
        let row = self.open_list(who, list).await?;
        let terms = terms_of(&row)?;
        let file_hash = row.file_hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let bring = BringList { file: row.name, file_hash, rows: row.row_count, terms };
        let asked = Command::BringList(bring);
        let envelope = Envelope { id: command.0, subject: list, office: Some(row.office_id), command: asked };
        Ok(self.submit_or_propose(who, envelope, why, now).await?)
    }

    /// Pauses a list, goes on with it, or closes it.
    pub async fn mark_list(
        &self,
        who: &Actor,
        list: Uuid,
        command: CommandId,
        mark: &str,
        now: Instant,
    ) -> Result<crate::Answer, ReadError> {
        let row = self.open_list(who, list).await?;
        let asked = Command::MarkList(MarkList { mark: mark.to_owned() });
        let envelope = Envelope { id: command.0, subject: list, office: Some(row.office_id), command: asked };
        let answers = self.submit(who, &[envelope], now).await?;
        let answer = answers.into_iter().next().ok_or(AppError::Closing)?;
        if answer.refusal.is_none() && mark == MarkKind::Close.key() {
            self.remove_file(list, now).await?;
        }
        Ok(answer)
    }

    /// A list of an office that this actor brings lists in for.
    pub(crate) async fn open_list(&self, who: &Actor, list: Uuid) -> Result<ListRow, ReadError> {
        access::scope(who, Action::ImportList)?;
        let row = store::lists::one(&mut *self.core.store.reader().await?, list).await?;
        let row = row.filter(|row| row.held || row.started_by.is_some()).ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::ImportList, &self.network(), OfficeId(row.office_id))
            .map_err(|_| ReadError::NotFound)?;
        Ok(row)
    }

    pub(crate) async fn remove_file(&self, list: Uuid, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.core.store.begin().await?;
        store::lists::remove(&mut tx, list, now).await?;
        tx.commit().await?;
        self.core.imports.forget(list);
        Ok(())
    }

    /// The sheet of a list, opened.
    pub(crate) async fn sheet(&self, list: Uuid) -> Result<Arc<Sheet>, ReadError> {
        if let Some(sheet) = self.core.imports.sheet(list) {
            return Ok(sheet);
        }
        let sealed = store::lists::sealed(&mut *self.core.store.reader().await?, list).await?;
        let sealed = sealed.ok_or_else(|| ReadError::from(Refusal::new("lists.gone")))?;
        let core = self.core.clone();
        let open = move || {
            let plain = core.seal.seal().decrypt(FILE, list, &sealed).map_err(|e| e.to_string())?;
            sheet::read(&plain).map_err(|refusal| refusal.code().to_owned())
        };
        let read = tokio::task::spawn_blocking(open).await.map_err(|_| AppError::Closing)?;
        let sheet = read.map_err(|what| StoreError::Corrupt { table: "list_file", what })?;
        let sheet = Arc::new(sheet);
        self.core.imports.keep_sheet(list, sheet.clone());
        Ok(sheet)
    }
}

impl Held {
    fn sheet(&self, list: Uuid) -> Option<Arc<Sheet>> {
        self.sheets.lock().ok()?.iter().find(|(id, _)| *id == list).map(|(_, sheet)| sheet.clone())
    }

    fn keep_sheet(&self, list: Uuid, sheet: Arc<Sheet>) {
        if let Ok(mut held) = self.sheets.lock() {
            held.retain(|(id, _)| *id != list);
            held.truncate(MOST_HELD - 1);
            held.push_front((list, sheet));
        }
    }

    fn forget(&self, list: Uuid) {
        if let Ok(mut held) = self.sheets.lock() {
            held.retain(|(id, _)| *id != list);
        }
        if let Ok(mut held) = self.looks.lock() {
            held.retain(|look| look.list != list);
        }
    }
}

/// What was answered: by the command that brought it in, else so far.
pub(crate) fn terms_of(row: &ListRow) -> Result<ListTerms, StoreError> {
    let Some(held) = row.started_terms.as_deref().or(row.terms.as_deref()) else {
        return Ok(ListTerms::default());
    };
    serde_json::from_str(held).map_err(|e| StoreError::Corrupt { table: "list_file", what: e.to_string() })
}

/// True once everything that is so for the whole list was answered.
pub(crate) fn is_answered(terms: &ListTerms) -> bool {
    wire::check_terms(terms).is_ok()
}

fn still_open(row: &ListRow) -> Result<(), Refusal> {
    match row {
        row if row.started_by.is_some() => Err(Refusal::new("lists.brought_before")),
        row if row.waits => Err(Refusal::new("lists.waits_for_word")),
        _ => Ok(()),
    }
}

/// The columns as they were found, and what is most often so. Nothing of what somebody has to attest.
fn first_terms(sheet: &Sheet) -> ListTerms {
    ListTerms {
        columns: columns::guess(&sheet.header),
        sector: "other".to_owned(),
        payer: "self".to_owned(),
        ..ListTerms::default()
    }
}

/// Texts, numbers and yes or no always have a JSON form.
fn json(terms: &ListTerms) -> String {
    serde_json::to_string(terms).unwrap_or_default()
}
