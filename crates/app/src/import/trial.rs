//! A list looked through before anything is written: every row is read and decided on the facts of now, and nothing of it
//! is kept.

use super::rows::{Read, Rows};
use super::sheet::Line;
use super::terms_of;
use crate::answer::Outcome;
use crate::group::{self, Item};
use crate::read::ReadError;
use crate::submit::today_at;
use crate::world::{self, World};
use crate::{App, AppError, sign_in, wire};
use access::Actor;
use kernel::{Instant, MemberId, Note, OfficeId, Refusal};
use member::TaskKind;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use store::lists::ListRow;
use store::member::Group;
use tokio::sync::watch;
use uuid::Uuid;

/// Rows looked at together.
const CHUNK: usize = 512;
/// A page waits so long for the look to end; then it says how far it is.
const PATIENCE: Duration = Duration::from_secs(4);
/// People register elsewhere meanwhile: after so long it is looked again.
const FRESH_SECONDS: i64 = 600;
const MOST_LOOKS: usize = 6;

/// What will become of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Kind {
    /// Cannot be read.
    Unread,
    /// Can be read, and a rule says no.
    Refused,
    /// Registers, and a person will look at it; or the same person is on the list twice.
    Doubtful,
    Known,
    Registers,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Unread, Kind::Refused, Kind::Doubtful, Kind::Known, Kind::Registers];

    pub fn key(self) -> &'static str {
        match self {
            Kind::Unread => "unread",
            Kind::Refused => "refused",
            Kind::Doubtful => "doubtful",
            Kind::Known => "known",
            Kind::Registers => "registers",
        }
    }

    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One row as it was looked at.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub n: i64,
    pub name: String,
    pub nik_end: String,
    pub kind: Kind,
    pub field: Option<String>,
    pub note: Option<Note>,
    /// Who is known already.
    pub member: Option<MemberId>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Preview {
    pub rows: Vec<Row>,
}

impl Preview {
    pub fn count(&self, kind: Kind) -> i64 {
        self.rows.iter().filter(|row| row.kind == kind).count() as i64
    }
}

/// How far a look is.
#[derive(Clone, Debug)]
pub(crate) enum Looked {
    So(i64),
    Done(Arc<Preview>),
    Failed,
}

/// A look that is under way or done.
pub(crate) struct Look {
    pub list: Uuid,
    terms: String,
    by: Uuid,
    at: Instant,
    far: watch::Receiver<Looked>,
}

impl App {
    /// Looks a list through, or says how far the look is. It goes on without who asked.
    pub(crate) async fn look_through(
        &self,
        who: &Actor,
        row: &ListRow,
        now: Instant,
    ) -> Result<Looked, ReadError> {
        // As it would be for the one who sent it: whoever only decides about it may not register anybody.
        let mut reader = self.core.store.reader().await?;
        let sender = store::reference::actor(&mut reader, kernel::ActorId(row.actor_id)).await?;
        drop(reader);
        let sender = sender.filter(|row| row.active).map(|row| sign_in::actor_of(&row)).transpose()?;
        let mut far = self.look(sender.as_ref().unwrap_or(who), row, now);
        let ended = far.wait_for(|looked| !matches!(looked, Looked::So(_)));
        // Whether it ended or not: how far it is now.
        drop(tokio::time::timeout(PATIENCE, ended).await);
        let looked = far.borrow().clone();
        if matches!(looked, Looked::Failed) {
            self.core.imports.forget_look(row.list_id);
            return Err(AppError::Closing.into());
        }
        Ok(looked)
    }

    fn look(&self, who: &Actor, row: &ListRow, now: Instant) -> watch::Receiver<Looked> {
        let terms = row.terms.clone().unwrap_or_default();
        let same = |look: &&Look| {
            look.list == row.list_id
                && look.terms == terms
                && look.by == who.id.0
                && now < look.at.plus_seconds(FRESH_SECONDS)
        };
        let mut held = match self.core.imports.looks.lock() {
            Ok(held) => held,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(look) = held.iter().find(same) {
            return look.far.clone();
        }
        let (say, far) = watch::channel(Looked::So(0));
        held.retain(|look| look.list != row.list_id);
        held.truncate(MOST_LOOKS - 1);
        held.push_front(Look { list: row.list_id, terms, by: who.id.0, at: now, far: far.clone() });
        let (app, who, row) = (self.clone(), who.clone(), row.clone());
        tokio::spawn(async move {
            let ended = match app.trial(&who, &row, now, &say).await {
                Ok(preview) => Looked::Done(Arc::new(preview)),
                Err(_) => Looked::Failed,
            };
            let _ = say.send(ended);
        });
        far
    }

    async fn trial(
        &self,
        who: &Actor,
        row: &ListRow,
        now: Instant,
        say: &watch::Sender<Looked>,
    ) -> Result<Preview, ReadError> {
        let (sheet, terms, network) = (self.sheet(row.list_id).await?, terms_of(row)?, self.network());
        let office = OfficeId(row.office_id);
        let areas = network.offices.get(&office).map(|o| o.areas.as_slice()).unwrap_or_default();
        let today = today_at(&network, Some(office), now);
        let mut rows = Rows::new(row.list_id, office, &terms, areas, self.scheme(), today);
        let mut seen = Seen::default();
        let mut preview = Preview::default();
        for lines in sheet.lines.chunks(CHUNK) {
            let looked = self.trial_of(who, &mut rows, lines, now, &mut seen).await?;
            preview.rows.extend(looked);
            // Nobody may be waiting any more; the look is kept all the same.
            let _ = say.send(Looked::So(preview.rows.len() as i64));
        }
        Ok(preview)
    }

    async fn trial_of(
        &self,
        who: &Actor,
        rows: &mut Rows<'_>,
        lines: &[Line],
        now: Instant,
        seen: &mut Seen,
    ) -> Result<Vec<Row>, ReadError> {
        let network = self.network();
        let mut looked: Vec<(Row, Option<Item>)> = Vec::with_capacity(lines.len());
        for line in lines {
            let read = rows.read(line);
            let (shown, register) = shown(read);
            let register = match register {
                Ok(register) => register,
                Err(refusal) => {
                    looked.push((refused(shown, Kind::Unread, refusal), None));
                    continue;
                }
            };
            let twice = seen.before(&register, line.n);
            let envelope = rows.envelope(line.n, register);
            match self.prepare_plain(who, &network, &envelope, now).await {
                // What the wire refuses of one field is a matter of reading; what access refuses is not.
                Err(refusal) if refusal.field.is_some() => {
                    looked.push((refused(shown, Kind::Unread, refusal), None));
                }
                Err(refusal) => looked.push((refused(shown, Kind::Refused, refusal), None)),
                Ok(_) if twice.is_some() => {
                    looked.push((Row { kind: Kind::Doubtful, note: twice, ..shown }, None));
                }
                Ok(item) => looked.push((shown, Some(item))),
            }
        }
        let items: Vec<&Item> = looked.iter().filter_map(|(_, item)| item.as_ref()).collect();
        let mut reader = self.core.store.reader().await?;
        let mut world = world::load(&self.core, &mut reader, &items, false).await?;
        drop(reader);
        let mut scratch = Group::new(0, 0);
        let decided = looked.into_iter().map(|(row, item)| match item {
            None => row,
            Some(item) => decided(self, &mut world, &mut scratch, row, &item),
        });
        Ok(decided.collect())
    }
}

impl super::Held {
    fn forget_look(&self, list: Uuid) {
        if let Ok(mut held) = self.looks.lock() {
            held.retain(|look| look.list != list);
        }
    }
}

/// The row as it may be shown, and what it asks.
fn shown(read: Read) -> (Row, Result<wire::Register, Refusal>) {
    let Read { n, name, nik_end, register } = read;
    let row = Row { n, name, nik_end, kind: Kind::Registers, field: None, note: None, member: None };
    (row, register)
}

fn refused(row: Row, kind: Kind, refusal: Refusal) -> Row {
    Row { kind, field: refusal.field.map(|f| f.to_string()), note: Some(refusal.note), ..row }
}

fn decided(app: &App, world: &mut World, scratch: &mut Group, row: Row, item: &Item) -> Row {
    let answer = group::decide(&app.core, world, scratch, item);
    if let Some(refusal) = answer.refusal {
        return refused(row, Kind::Refused, refusal);
    }
    let member = MemberId(answer.subject.0);
    let doubt = [TaskKind::Dispute, TaskKind::Duplicate, TaskKind::IdentityDiffers]
        .into_iter()
        .find(|kind| world.open_tasks.contains_key(&(member, item.id, kind.key())));
    let known = is_known(&answer);
    // Somebody of this very list is not on record yet.
    let member = world.stored.contains(&member).then_some(member);
    match doubt {
        Some(kind) => {
            let code = match kind {
                TaskKind::Dispute => "lists.doubt.dispute",
                TaskKind::Duplicate => "lists.doubt.duplicate",
                _ => "lists.doubt.differs",
            };
            Row { kind: Kind::Doubtful, note: Some(Note::new(code)), member: member.filter(|_| known), ..row }
        }
        None if known => Row { kind: Kind::Known, member, note: answer.notes.into_iter().next(), ..row },
        None => row,
    }
}

/// Was a member before this row.
pub(super) fn is_known(answer: &crate::Answer) -> bool {
    answer.outcome == Outcome::Done && answer.notes.iter().any(|note| note.code == "register.already")
}

/// Who was on the list before, by NIK and by name with birth date.
#[derive(Default)]
struct Seen {
    niks: HashMap<String, i64>,
    names: HashMap<(String, String), i64>,
}

impl Seen {
    /// Where the same NIK, or another of the same name and birth date, stands above.
    fn before(&mut self, register: &wire::Register, n: i64) -> Option<Note> {
        let name = (regions::normalise(&register.name), register.born.clone());
        let above = |first: i64| (first != n).then_some(first);
        let by_nik = above(*self.niks.entry(register.nik.clone()).or_insert(n));
        let by_name = above(*self.names.entry(name).or_insert(n));
        match (by_nik, by_name) {
            (Some(first), _) => Some(Note::new("lists.doubt.twice").with("row", first)),
            (None, Some(first)) => Some(Note::new("lists.doubt.alike").with("row", first)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_one_person_is_doubtful_and_says_where_the_first_stands() {
        let mut seen = Seen::default();
        let person = |nik: &str, name: &str| {
            let json = serde_json::json!({
                "nik": nik, "name": name, "born": "1987-04-15", "sex": "male", "home": "51.71.01.1003",
                "how_works": "own", "status": "worker", "sector": "other", "occupations": ["tani"],
                "income_rupiah": 0, "programmes": [], "payer": "self", "consent": true,
                "attestation": {"works_now": true, "well_now": true, "attested_by": "a", "place": "b"},
            });
            serde_json::from_value::<wire::Register>(json).unwrap()
        };
        assert_eq!(seen.before(&person("1", "Wayan Sudira"), 2), None);
        assert_eq!(seen.before(&person("2", "Made"), 3), None);
        let said = |note: Option<Note>| note.map(|n| (n.code.to_string(), n.args["row"].clone()));
        let first = kernel::Arg::Number(2);
        let twice = said(seen.before(&person("1", "Lain"), 4));
        assert_eq!(twice, Some(("lists.doubt.twice".to_owned(), first.clone())));
        let alike = said(seen.before(&person("3", "WAYAN  SUDIRA"), 5));
        assert_eq!(alike, Some(("lists.doubt.alike".to_owned(), first)));
    }
}
