use crate::bulk::Batch;
use crate::cell::{Arg, Cell, Kind};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{
    ActivityId, ActorId, CommandId, Day, Instant, MemberId, MembershipId, OfficeId, SubjectId, derived,
};
use member::Person;
use std::collections::BTreeMap;
use uuid::Uuid;

// The member has been locked by `lock_people` in the same transaction.
pub(super) static CHANGE_PERSON: Stmt = Stmt::new(
    "member.change_person",
    "update person set name = $2, born = $3, sex = $4, home = $5, phone_key = $6, \
     phone_sealed = coalesce($7, phone_sealed), address_sealed = coalesce($8, address_sealed), \
     nik_key = $9, nik_sealed = coalesce($10, nik_sealed) where member_id = $1",
);
pub(super) static SET_NUMBER: Stmt = Stmt::new(
    "member.set_number",
    "update membership set official_number = $3 where member_id = $1 and membership_id = $2",
);
pub(super) static SERIES: Stmt =
    Stmt::new("member.series", "select series, last from receipt_series where series {in_text $1}");
pub(super) static SET_SERIES: Stmt = Stmt::new(
    "member.set_series",
    "insert into receipt_series (series, last) values ($1, $2) on conflict (series) do update set last = excluded.last where receipt_series.last = $3",
);
pub(super) static LAST_LINK: Stmt = Stmt::new(
    "member.last_link",
    "select link, hash from chain where writer = $1 order by link desc limit 1",
);

// What a decision is about: of a command's tasks of that kind the one about the other named, or all of them.
pub(super) static CLOSE_TASKS: Stmt = Stmt::new(
    "member.close_tasks",
    "delete from open_task where member_id {in $1} and exists (select 1 from task_decision d \
     where d.member_id = open_task.member_id and d.task_command_id = open_task.command_id \
     and d.task_kind = open_task.kind and (d.other_id is null or d.other_id = open_task.other_id))",
);

/// What a command's answer and its audit carry.
#[derive(Clone, Debug)]
pub struct Saved {
    pub subject: SubjectId,
    pub command: CommandId,
    pub kind: &'static str,
    pub actor: ActorId,
    pub office: Option<OfficeId>,
    pub at: Instant,
    pub outcome: &'static str,
    pub answer: String,
    pub body_hash: Vec<u8>,
}

/// Sealed details and search keys of a person, made by the caller who holds the keys.
#[derive(Clone, Debug, Default)]
pub struct Details {
    pub nik_sealed: Vec<u8>,
    pub phone_sealed: Option<Vec<u8>>,
    pub address_sealed: Option<Vec<u8>>,
    pub name_tokens: Vec<String>,
    pub match_keys: Vec<[u8; 16]>,
}

/// The next link of a writer's chain.
#[derive(Clone, Debug)]
pub struct Link {
    pub writer: i64,
    pub link: i64,
    pub hash: [u8; 32],
    pub facts: i64,
    pub at: Instant,
}

/// All rows of a commit group, gathered table by table.
pub struct Group {
    batches: BTreeMap<usize, Batch>,
    changes: Vec<PersonChange>,
    /// Official numbers of memberships that are here already.
    pub(super) numbers: Vec<(MemberId, MembershipId, String)>,
    /// Whose tasks were decided.
    decided: Vec<Uuid>,
    /// Records made one: kept and dissolved.
    pub(super) merges: Vec<(MemberId, MemberId)>,
    /// Sign-ins and offices that are here already.
    pub(crate) admin: crate::admin::Changes,
    writer: i64,
    link: i64,
}

struct PersonChange {
    member: MemberId,
    person: Person,
    nik_sealed: Option<Vec<u8>>,
    phone_sealed: Option<Vec<u8>>,
    address_sealed: Option<Vec<u8>>,
}

/// Who did what where, for rows that say so.
#[derive(Clone, Copy, Debug)]
pub struct By {
    pub command: CommandId,
    pub at: Instant,
    pub today: Day,
    pub actor: ActorId,
    pub office: OfficeId,
    pub activity: Option<ActivityId>,
}

impl Group {
    /// Rows of the given link of a writer's chain.
    pub fn new(writer: i64, link: i64) -> Group {
        Group {
            batches: BTreeMap::new(),
            changes: Vec::new(),
            numbers: Vec::new(),
            decided: Vec::new(),
            merges: Vec::new(),
            admin: Default::default(),
            writer,
            link,
        }
    }

    /// One row of a table.
    pub fn push<const N: usize>(&mut self, table: &'static tables::Table, row: [Cell; N]) {
        let place = tables::ALL.iter().position(|t| std::ptr::eq(*t, table)).unwrap_or(usize::MAX);
        self.batches.entry(place).or_insert_with(|| Batch::new(table)).push(row);
    }

    /// The rows of a table so far, to be amended before they are written.
    pub(crate) fn rows_of(&mut self, table: &'static tables::Table) -> impl Iterator<Item = &mut [Cell]> {
        self.batches.values_mut().filter(|b| std::ptr::eq(b.table, table)).flat_map(Batch::rows_mut)
    }

    /// The facts to be chained: table and cells of every append-only row.
    pub fn facts(&self) -> impl Iterator<Item = (&'static tables::Table, &[Cell])> {
        self.batches.values().filter(|b| b.table.fact).flat_map(|b| b.rows().map(|row| (b.table, row)))
    }

    pub fn rows(&self) -> usize {
        self.batches.values().map(Batch::len).sum()
    }

    /// The stored answer and the audit of a command.
    pub fn command(&mut self, s: Saved) {
        let audit = derived(s.command.0, "audit");
        self.push(
            &tables::AUDIT,
            [
                audit.into(),
                s.at.into(),
                s.actor.into(),
                s.kind.into(),
                s.subject.into(),
                s.command.into(),
                s.outcome.into(),
            ],
        );
        self.push(
            &tables::COMMAND,
            [
                s.subject.into(),
                s.command.into(),
                s.kind.into(),
                s.actor.into(),
                s.office.into(),
                s.at.into(),
                s.outcome.into(),
                s.answer.into(),
                s.body_hash.into(),
                self.writer.into(),
                self.link.into(),
            ],
        );
    }

    /// A new person with their keys for finding them.
    pub fn new_person(
        &mut self,
        member: MemberId,
        person: &Person,
        details: &Details,
        claims_nik: bool,
        by: By,
    ) {
        self.push(
            &tables::PERSON,
            [
                member.into(),
                person.name.clone().into(),
                person.born.into(),
                person.sex.key().into(),
                person.home.into(),
                person.nik_key.into(),
                details.nik_sealed.clone().into(),
                person.phone_key.into(),
                details.phone_sealed.clone().into(),
                details.address_sealed.clone().into(),
                (!claims_nik).into(),
                1_i64.into(),
                by.at.into(),
                by.command.into(),
                Cell::Null,
                false.into(),
            ],
        );
        self.found_by(member, details);
    }

    /// Words and keys by which a corrected person is found from now on; the old ones stay.
    pub fn found_by(&mut self, member: MemberId, details: &Details) {
        for token in &details.name_tokens {
            self.push(&tables::NAME_TOKEN, [token.clone().into(), member.into()]);
        }
        for key in &details.match_keys {
            self.push(&tables::MATCH_KEY, [(*key).into(), member.into()]);
        }
    }

    /// A NIK that leads to this member from now on.
    pub fn nik_claim(&mut self, key: [u8; 16], member: MemberId) {
        self.push(&tables::NIK_CLAIM, [key.into(), member.into()]);
    }

    /// An id that stands for a member known under another.
    pub fn alias(&mut self, alias: MemberId, member: MemberId, by: By) {
        self.push(&tables::ALIAS, [alias.into(), member.into(), by.command.into()]);
    }

    /// New details of a known person; `corrected` where the NIK is another than before.
    pub fn change_person(&mut self, member: MemberId, person: &Person, details: &Details, corrected: bool) {
        let change = PersonChange {
            member,
            person: person.clone(),
            nik_sealed: corrected.then(|| details.nik_sealed.clone()),
            phone_sealed: details.phone_sealed.clone(),
            address_sealed: details.address_sealed.clone(),
        };
        // Several commands about one person in one group: the last word.
        match self.changes.iter_mut().find(|c| c.member == member) {
            Some(held) => {
                held.person = change.person;
                held.nik_sealed = change.nik_sealed.or(held.nik_sealed.take());
                held.phone_sealed = change.phone_sealed.or(held.phone_sealed.take());
                held.address_sealed = change.address_sealed.or(held.address_sealed.take());
            }
            None => self.changes.push(change),
        }
    }

    /// New details of a person whose row is still in this group.
    pub fn amend_new_person(
        &mut self,
        member: MemberId,
        person: &Person,
        details: &Details,
        corrected: bool,
    ) {
        for row in self.rows_of(&tables::PERSON).filter(|row| row[0] == Cell::Id(member.0)) {
            row[1] = person.name.clone().into();
            row[2] = person.born.into();
            row[3] = person.sex.key().into();
            row[4] = person.home.into();
            row[5] = person.nik_key.into();
            if corrected {
                row[6] = details.nik_sealed.clone().into();
            }
            row[7] = person.phone_key.into();
            if let Some(sealed) = &details.phone_sealed {
                row[8] = sealed.clone().into();
            }
            if let Some(sealed) = &details.address_sealed {
                row[9] = sealed.clone().into();
            }
        }
    }

    /// A decision about a task, and about which other person where it is about two.
    pub fn settled(&mut self, member: MemberId, settle: &member::Settle, other: Option<MemberId>, by: By) {
        let verdict = match settle.verdict {
            member::Verdict::Same => "same",
            member::Verdict::Different => "different",
            member::Verdict::Handled => "handled",
        };
        self.decided.push(member.0);
        self.push(
            &tables::TASK_DECISION,
            [
                member.into(),
                settle.task.into(),
                settle.task_kind.key().into(),
                by.command.into(),
                verdict.into(),
                settle.reason.clone().into(),
                by.actor.into(),
                by.at.into(),
                other.into(),
            ],
        );
    }

    /// Something for the tallies.
    pub fn outbox(&mut self, member: MemberId, payload: String, by: By) {
        self.push(&tables::OUTBOX, [member.into(), by.command.into(), payload.into(), by.at.into()]);
    }

    /// Writes every row, one statement per table, and the link; then it is for the caller to commit.
    pub async fn write(self, tx: &mut WriteTx, link: Link) -> Result<(), StoreError> {
        for batch in self.batches.values() {
            tx.insert(batch).await?;
        }
        for c in &self.changes {
            let touched = tx
                .run(
                    &CHANGE_PERSON,
                    &[
                        c.member.into(),
                        c.person.name.clone().into(),
                        c.person.born.into(),
                        c.person.sex.key().into(),
                        c.person.home.into(),
                        Kind::Bytes.or_null(c.person.phone_key),
                        Kind::Bytes.or_null(c.phone_sealed.clone()),
                        Kind::Bytes.or_null(c.address_sealed.clone()),
                        Kind::Bytes.or_null(Some(c.person.nik_key)),
                        Kind::Bytes.or_null(c.nik_sealed.clone()),
                    ],
                )
                .await?;
            if touched != 1 {
                return Err(StoreError::Conflict);
            }
        }
        for (member, membership, number) in &self.numbers {
            tx.run(&SET_NUMBER, &[(*member).into(), (*membership).into(), number.clone().into()]).await?;
        }
        if !self.decided.is_empty() {
            tx.run(&CLOSE_TASKS, &[Arg::Ids(self.decided.as_slice().into())]).await?;
        }
        super::merge::write(tx, &self.merges).await?;
        self.admin.write(tx).await?;
        let mut chain = Batch::new(&tables::CHAIN);
        chain.push([
            link.writer.into(),
            link.link.into(),
            link.hash.into(),
            link.facts.into(),
            link.at.into(),
        ]);
        tx.insert(&chain).await
    }
}

pub(super) fn json(value: &impl serde::Serialize) -> String {
    // Notes and lists of words always have a JSON form.
    serde_json::to_string(value).unwrap_or_default()
}

/// The last receipt numbers given in these series.
pub async fn series(conn: &mut Conn, names: &[String]) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows: Vec<(String, i64)> = conn.list(&SERIES, &[Arg::Texts(names.into())]).await?;
    Ok(rows.into_iter().collect())
}

/// Moves a series on; refused where somebody else moved it meanwhile.
pub async fn set_series(tx: &mut WriteTx, name: &str, from: i64, to: i64) -> Result<(), StoreError> {
    let touched = tx.run(&SET_SERIES, &[name.to_owned().into(), to.into(), from.into()]).await?;
    if touched == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// The last link of a writer's chain.
pub async fn last_link(conn: &mut Conn, writer: i64) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
    conn.find(&LAST_LINK, &[writer.into()]).await
}
