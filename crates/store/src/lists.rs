//! Lists of people: the file as it came, what was decided about it, and what became of each row.

use crate::bulk::Batch;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use kernel::{ActivityId, ActorId, CommandId, Instant, OfficeId, SubjectId};
use std::collections::HashMap;
use uuid::Uuid;

/// A list with how it stands: `$1` is the one asked for, or those that follow.
macro_rules! lists {
    ($name:literal, $($rest:literal),+) => {
        Stmt::new(
            $name,
            concat!(
                "select f.list_id, f.file_hash, f.name, f.row_count, f.terms, f.office_id, f.actor_id, f.at, \
                 f.sealed is not null as held, s.command_id as started_by, s.terms as started_terms, \
                 s.actor_id as starter_id, s.at as started_at, \
                 (select m.kind from list_mark m where m.subject_id = f.list_id order by m.n desc limit 1) as mark, \
                 (select count(*) from list_mark m where m.subject_id = f.list_id) as marks, \
                 (select count(*) from list_row r where r.list_id = f.list_id) as done, \
                 (select max(r.at) from list_row r where r.list_id = f.list_id) as last_at, \
                 exists (select 1 from proposal p left join proposal_decision d on d.subject_id = p.subject_id \
                 and d.proposal_id = p.command_id where p.subject_id = f.list_id and d.command_id is null) as waits \
                 from list_file f left join list_start s on s.subject_id = f.list_id ",
                $($rest),+
            ),
        )
    };
}

static ONE: Stmt = lists!("lists.one", "where f.list_id = $1");
static SOME: Stmt = lists!("lists.some", "where f.list_id {in $1}");
// Latest first, of some offices or of all; a file that was thrown away before anything came of it is no list.
static PAGE: Stmt = lists!(
    "lists.page",
    "where ($1 or f.office_id {in $2}) and (f.sealed is not null or s.subject_id is not null) \
     and (f.at, f.list_id) < ($3, $4) order by f.at desc, f.list_id desc limit $5"
);
// The one to go on with: brought in first, not paused, not closed, with rows left.
static NEXT: Stmt = lists!(
    "lists.next",
    "where s.subject_id is not null and f.sealed is not null \
     and coalesce((select m.kind from list_mark m where m.subject_id = f.list_id \
     order by m.n desc limit 1), 'resume') = 'resume' \
     and (select count(*) from list_row r where r.list_id = f.list_id) < s.row_count order by s.at, f.list_id limit 1"
);
// Files held too long: closed; or nothing was done with them since the moment `$1`.
static STALE: Stmt = Stmt::new(
    "lists.stale",
    "select f.list_id from list_file f where f.sealed is not null and (exists (select 1 from list_mark m \
     where m.subject_id = f.list_id and m.kind = 'close') or (f.at < $1 and coalesce((select max(r.at) from list_row r \
     where r.list_id = f.list_id), f.at) < $1)) limit 100",
);
static SEALED: Stmt = Stmt::new("lists.sealed", "select sealed from list_file where list_id = $1");
static ANEW: Stmt = Stmt::new(
    "lists.anew",
    "update list_file set name = $2, row_count = $3, sealed = $4, terms = $5, office_id = $6, actor_id = $7, at = $8, \
     removed_at = null where list_id = $1",
);
static SET_TERMS: Stmt = Stmt::new("lists.set_terms", "update list_file set terms = $2 where list_id = $1");
static REMOVE: Stmt = Stmt::new(
    "lists.remove",
    "update list_file set sealed = null, terms = null, removed_at = $2 where list_id = $1",
);
static COUNTS: Stmt = Stmt::new(
    "lists.counts",
    "select list_id, outcome, count(*) as n from list_row where list_id {in $1} group by list_id, outcome",
);
static LAST: Stmt = Stmt::new("lists.last_row", "select max(n) as n from list_row where list_id = $1");
static ROWS: Stmt = Stmt::new(
    "lists.rows",
    "select n, outcome, field, note, member_id from list_row where list_id = $1 and outcome {in_text $2} and n > $3 \
     order by n limit $4",
);
// What the first page tells: lists not closed that wait for somebody or still run, and since when the oldest.
static WAITING: Stmt = Stmt::new(
    "lists.waiting",
    "select count(*) as n, min(f.at) as oldest from list_file f left join list_start s on s.subject_id = f.list_id \
     where f.sealed is not null and ($1 or f.office_id {in $2}) and not exists (select 1 from list_mark m \
     where m.subject_id = f.list_id and m.kind = 'close') and (s.subject_id is null \
     or (select count(*) from list_row r where r.list_id = f.list_id) < s.row_count \
     or exists (select 1 from list_row r where r.list_id = f.list_id and r.outcome in ('refused', 'unread')))",
);

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &ONE, &SOME, &PAGE, &NEXT, &STALE, &SEALED, &ANEW, &SET_TERMS, &REMOVE, &COUNTS, &LAST, &ROWS, &WAITING,
];

/// A list as it stands.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ListRow {
    pub list_id: Uuid,
    pub file_hash: Vec<u8>,
    pub name: String,
    pub row_count: i64,
    /// What was answered about it so far, as JSON.
    pub terms: Option<String>,
    pub office_id: Uuid,
    pub actor_id: Uuid,
    pub at: Micros,
    /// The file is still here.
    pub held: bool,
    pub started_by: Option<Uuid>,
    pub started_terms: Option<String>,
    pub starter_id: Option<Uuid>,
    pub started_at: Option<Micros>,
    /// The latest of `pause`, `resume`, `close`.
    pub mark: Option<String>,
    pub marks: i64,
    /// Rows with an outcome.
    pub done: i64,
    pub last_at: Option<Micros>,
    /// A proposal about it waits for a second person.
    pub waits: bool,
}

/// A file about to be kept.
pub struct NewFile<'a> {
    pub list: Uuid,
    pub hash: [u8; 32],
    pub name: &'a str,
    pub rows: i64,
    pub sealed: Vec<u8>,
    pub terms: String,
    pub office: OfficeId,
    pub actor: ActorId,
    pub at: Instant,
}

/// Keeps a file; one that was thrown away and comes again takes its old place.
pub async fn keep(tx: &mut WriteTx, f: NewFile<'_>) -> Result<(), StoreError> {
    let again = tx
        .run(
            &ANEW,
            &[
                f.list.into(),
                f.name.to_owned().into(),
                f.rows.into(),
                f.sealed.clone().into(),
                f.terms.clone().into(),
                f.office.into(),
                f.actor.into(),
                f.at.into(),
            ],
        )
        .await?;
    if again > 0 {
        return Ok(());
    }
    let mut batch = Batch::new(&tables::LIST_FILE);
    batch.push([
        f.list.into(),
        f.hash.into(),
        f.name.to_owned().into(),
        f.rows.into(),
        f.sealed.into(),
        f.terms.into(),
        f.office.into(),
        f.actor.into(),
        f.at.into(),
        None::<Instant>.into(),
    ]);
    tx.insert(&batch).await
}

pub async fn set_terms(tx: &mut WriteTx, list: Uuid, terms: String) -> Result<(), StoreError> {
    tx.run(&SET_TERMS, &[list.into(), terms.into()]).await?;
    Ok(())
}

/// Takes the file away, with what was answered about it; what was brought in keeps its own.
pub async fn remove(tx: &mut WriteTx, list: Uuid, at: Instant) -> Result<(), StoreError> {
    tx.run(&REMOVE, &[list.into(), at.into()]).await?;
    Ok(())
}

pub async fn one(conn: &mut Conn, list: Uuid) -> Result<Option<ListRow>, StoreError> {
    conn.find(&ONE, &[list.into()]).await
}

pub async fn some(conn: &mut Conn, lists: Vec<Uuid>) -> Result<HashMap<Uuid, ListRow>, StoreError> {
    if lists.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<ListRow> = conn.list(&SOME, &[Arg::Ids(lists.into())]).await?;
    Ok(rows.into_iter().map(|row| (row.list_id, row)).collect())
}

/// Whose lists: those of these offices, or of all.
#[derive(Clone, Debug)]
pub struct Whose {
    pub everywhere: bool,
    pub offices: Vec<Uuid>,
}

impl Whose {
    fn args<'a>(&self) -> [Arg<'a>; 2] {
        [self.everywhere.into(), Arg::Ids(self.offices.clone().into())]
    }
}

/// Latest first, before the one given.
pub async fn page(
    conn: &mut Conn,
    whose: &Whose,
    before: (Instant, Uuid),
    most: i64,
) -> Result<Vec<ListRow>, StoreError> {
    let args = whose.args().into_iter().chain([before.0.into(), before.1.into(), most.into()]);
    conn.list(&PAGE, &args.collect::<Vec<_>>()).await
}

/// How many wait or run, and since when the oldest.
pub async fn waiting(conn: &mut Conn, whose: &Whose) -> Result<(i64, Option<Instant>), StoreError> {
    let row: Option<(i64, Option<Micros>)> = conn.find(&WAITING, &whose.args()).await?;
    Ok(row.map_or((0, None), |(n, oldest)| (n, oldest.map(Into::into))))
}

/// The list to go on with.
pub async fn next(conn: &mut Conn) -> Result<Option<ListRow>, StoreError> {
    conn.find(&NEXT, &[]).await
}

/// Files that are to go: closed, or untouched since that moment.
pub async fn stale(conn: &mut Conn, since: Instant) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = conn.list(&STALE, &[since.into()]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The file as it came, sealed.
pub async fn sealed(conn: &mut Conn, list: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    let row: Option<(Option<Vec<u8>>,)> = conn.find(&SEALED, &[list.into()]).await?;
    Ok(row.and_then(|row| row.0))
}

/// How many rows of each outcome, by list.
pub async fn counts(conn: &mut Conn, lists: Vec<Uuid>) -> Result<Vec<(Uuid, String, i64)>, StoreError> {
    if lists.is_empty() {
        return Ok(Vec::new());
    }
    conn.list(&COUNTS, &[Arg::Ids(lists.into())]).await
}

/// The last row that has its outcome; 0 before the first.
pub async fn last_row(conn: &mut Conn, list: Uuid) -> Result<i64, StoreError> {
    let row: Option<(Option<i64>,)> = conn.find(&LAST, &[list.into()]).await?;
    Ok(row.and_then(|row| row.0).unwrap_or(0))
}

/// What became of a row.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct RowOutcome {
    pub n: i64,
    pub outcome: String,
    pub field: Option<String>,
    /// A note as JSON.
    pub note: Option<String>,
    pub member_id: Option<Uuid>,
}

/// Rows of these outcomes in the order of the file, after row `after`.
pub async fn rows(
    conn: &mut Conn,
    list: Uuid,
    outcomes: Vec<String>,
    after: i64,
    most: i64,
) -> Result<Vec<RowOutcome>, StoreError> {
    conn.list(&ROWS, &[list.into(), Arg::Texts(outcomes.into()), after.into(), most.into()]).await
}

/// An outcome about to be kept.
#[derive(Clone, Debug)]
pub struct NewRow {
    pub n: i64,
    pub command: CommandId,
    pub outcome: &'static str,
    pub field: Option<String>,
    pub note: Option<String>,
    pub member: Option<Uuid>,
}

/// Keeps the outcomes of some rows; those that are there already stay as they are.
pub async fn add_rows(
    tx: &mut WriteTx,
    list: Uuid,
    rows: Vec<NewRow>,
    at: Instant,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::LIST_ROW);
    for row in rows {
        batch.push([
            list.into(),
            row.n.into(),
            row.command.into(),
            row.outcome.into(),
            row.field.into(),
            row.note.into(),
            row.member.into(),
            at.into(),
        ]);
    }
    tx.insert(&batch).await
}

/// A list about to be brought in.
pub struct NewStart {
    pub hash: Vec<u8>,
    pub rows: i64,
    pub terms: String,
    pub activity: Option<ActivityId>,
}

impl Group {
    pub fn list_start(&mut self, list: SubjectId, start: NewStart, by: By) {
        self.push(
            &tables::LIST_START,
            [
                list.into(),
                by.command.into(),
                start.hash.into(),
                start.rows.into(),
                start.terms.into(),
                start.activity.into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    /// `pause`, `resume`, `close`.
    pub fn list_mark(&mut self, list: SubjectId, n: i64, kind: &'static str, by: By) {
        self.push(
            &tables::LIST_MARK,
            [
                list.into(),
                n.into(),
                by.command.into(),
                kind.into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }
}
