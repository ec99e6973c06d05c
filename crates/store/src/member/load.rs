use super::merge;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{
    Account, ActivityId, CommandId, Day, Entry, Instant, MemberId, MembershipId, Month, OfficeId, Programme,
    ReceiptId, RegionCode, Rupiah, Sex, SubjectId,
};
use member::{
    Contribution, Ending, EndingKind, HowWorks, MemberFacts, Membership, Opening, Person, Receipt,
    Registration, Segment,
};
use scheme::{Payer, Sector, WorkStatus};
use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;
use uuid::Uuid;

// As pairs: two lists would be tried every one with every other. The subject leads, so that on a cluster each answer
// is looked for on one shard only.
pub(super) static ANSWERS: Stmt = Stmt::new(
    "member.answers",
    "select c.subject_id, c.command_id, c.outcome, c.answer, c.body_hash from {pairs $1} \
     join command c on c.subject_id = pair.a and c.command_id = pair.b",
);
pub(super) static ALIASES: Stmt =
    Stmt::new("member.aliases", "select alias_id, member_id from alias where alias_id {in $1}");
pub(super) static PEOPLE: Stmt = Stmt::new(
    "member.people",
    "select member_id, name, born, sex, home, nik_key, phone_key, address_sealed is not null as has_address, version, merged_into, absorbed \
     from person where member_id {in $1}",
);
// The lock of the members a group decides about, and their persons in the same statement: whoever comes second waits,
// and then sees what the first wrote.
pub(super) static LOCK_PEOPLE: Stmt = Stmt::new(
    "member.lock_people",
    "update person set version = version + 1 where member_id {in $1} \
     returning member_id, name, born, sex, home, nik_key, phone_key, address_sealed is not null as has_address, version, merged_into, absorbed",
);
pub(super) static MEMBERSHIPS: Stmt = Stmt::new(
    "member.memberships",
    "select member_id, membership_id, segment, official_number, since, at from membership where member_id {in $1} order by at, command_id",
);
pub(super) static REGISTRATIONS: Stmt = Stmt::new(
    "member.registrations",
    "select member_id, command_id, membership_id, on_day, at, how_works, status, sector, income, programmes, payer, office_id, activity_id \
     from registration where member_id {in $1} order by at, command_id",
);
pub(super) static CONTRIBUTIONS: Stmt = Stmt::new(
    "member.contributions",
    "select member_id, command_id, receipt_id, membership_id, month, programme, amount, payer, paid_on, at \
     from contribution where member_id {in $1} order by at, command_id, month, programme",
);
pub(super) static OPENINGS: Stmt = Stmt::new(
    "member.openings",
    "select member_id, command_id, membership_id, programme, first_registered, until_month, months_in_total, payer, source, at \
     from opening where member_id {in $1} order by at, command_id, programme",
);
pub(super) static ENDINGS: Stmt = Stmt::new(
    "member.endings",
    "select e.member_id, e.command_id, e.membership_id, e.kind, e.on_day, e.at, x.at as annulled from ending e \
     left join ending_annulment x on x.member_id = e.member_id and x.ending_command_id = e.command_id \
     where e.member_id {in $1} order by e.at, e.command_id",
);
pub(super) static MOVES: Stmt = Stmt::new(
    "member.moves",
    "select member_id, on_day, home_from, home_to from correction \
     where member_id {in $1} and home_from is not null and home_to is not null order by at, command_id",
);
pub(super) static SEALED: Stmt = Stmt::new(
    "member.sealed",
    "select member_id, nik_sealed, phone_sealed, address_sealed from person where member_id {in $1}",
);
pub(super) static RECEIPTS: Stmt = Stmt::new(
    "member.receipts",
    "select r.member_id, r.receipt_id, r.number, r.command_id, r.amount, r.paid_on, r.at, r.office_id, r.activity_id, x.receipt_id is not null as reversed \
     from receipt r left join reversal x on x.member_id = r.member_id and x.receipt_id = r.receipt_id \
     where r.member_id {in $1} order by r.at, r.command_id",
);
pub(super) static JOURNALS: Stmt = Stmt::new(
    "member.journals",
    "select member_id, command_id, account, owner_id, amount from journal_entry where member_id {in $1} order by journal_id, n",
);
pub(super) static CREDITS: Stmt = Stmt::new(
    "member.credits",
    "select member_id, cast(sum(amount) as {int}) as credit from credit where member_id {in $1} group by member_id",
);
pub(super) static HEIRS: Stmt =
    Stmt::new("member.heirs", "select distinct member_id from heir where member_id {in $1}");

pub(super) fn corrupt(table: &'static str, what: impl ToString) -> StoreError {
    StoreError::Corrupt { table, what: what.to_string() }
}

fn parsed<T: FromStr>(table: &'static str, text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| corrupt(table, format!("{text:?} means nothing here")))
}

pub(crate) fn key16(table: &'static str, bytes: Vec<u8>) -> Result<[u8; 16], StoreError> {
    bytes.try_into().map_err(|_| corrupt(table, "a key of another length"))
}

pub(crate) fn programmes(table: &'static str, text: &str) -> Result<Vec<Programme>, StoreError> {
    text.split(',').map(|p| Programme::parse(p).ok_or_else(|| corrupt(table, p))).collect()
}

pub(crate) fn sex(table: &'static str, text: &str) -> Result<Sex, StoreError> {
    match text {
        "female" => Ok(Sex::Female),
        "male" => Ok(Sex::Male),
        other => Err(corrupt(table, other)),
    }
}

pub(crate) fn region(table: &'static str, text: &str) -> Result<RegionCode, StoreError> {
    RegionCode::parse(text).map_err(|_| corrupt(table, text))
}

fn how_works(text: &str) -> Result<HowWorks, StoreError> {
    match text {
        "own" => Ok(HowWorks::Own),
        "wage" => Ok(HowWorks::Wage),
        "both" => Ok(HowWorks::Both),
        other => Err(corrupt("registration", other)),
    }
}

/// The answer a command got.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Answer {
    pub subject_id: Uuid,
    pub command_id: Uuid,
    pub outcome: String,
    pub answer: String,
    pub body_hash: Vec<u8>,
}

/// Answers already given, by subject and command.
pub async fn answers(
    conn: &mut Conn,
    asked: &[(SubjectId, CommandId)],
) -> Result<HashMap<(SubjectId, CommandId), Answer>, StoreError> {
    let pairs: Vec<(Uuid, Uuid)> = asked.iter().map(|(subject, command)| (subject.0, command.0)).collect();
    let found: Vec<Answer> = conn.list(&ANSWERS, &[Arg::Pairs(pairs.into())]).await?;
    Ok(found.into_iter().map(|a| ((SubjectId(a.subject_id), CommandId(a.command_id)), a)).collect())
}

/// Which members the given ids stand for, where they are not members' own.
pub async fn aliases(conn: &mut Conn, ids: &[Uuid]) -> Result<HashMap<MemberId, MemberId>, StoreError> {
    let found: Vec<(Uuid, Uuid)> = conn.list(&ALIASES, &[Arg::Ids(ids.into())]).await?;
    if found.is_empty() {
        return Ok(HashMap::new());
    }
    // The record that an id stands for may have been dissolved into another since; that one never is.
    let records: Vec<Uuid> = found.iter().map(|(_, record)| *record).collect();
    let further: Vec<(Uuid, Uuid)> = conn.list(&ALIASES, &[Arg::Ids(records.into())]).await?;
    let further: HashMap<Uuid, Uuid> = further.into_iter().collect();
    let led = |(alias, record)| (MemberId(alias), MemberId(further.get(&record).copied().unwrap_or(record)));
    Ok(found.into_iter().map(led).collect())
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    member_id: Uuid,
    name: String,
    born: time::Date,
    sex: String,
    home: String,
    nik_key: Vec<u8>,
    phone_key: Option<Vec<u8>>,
    has_address: bool,
    version: i64,
    merged_into: Option<Uuid>,
    absorbed: Option<bool>,
}

/// Persons with their versions; `has_heirs` is filled by `facts`.
pub async fn people(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<(MemberId, Person, i64)>, StoreError> {
    Ok(people_by(conn, &PEOPLE, ids).await?.into_iter().map(|p| (p.id, p.person, p.version)).collect())
}

/// A person, and whether the record stands for another or took others in.
struct Read {
    id: MemberId,
    person: Person,
    version: i64,
    gone: bool,
    absorbed: bool,
}

async fn people_by(conn: &mut Conn, statement: &'static Stmt, ids: &[Uuid]) -> Result<Vec<Read>, StoreError> {
    let rows: Vec<PersonRow> = conn.list(statement, &[Arg::Ids(ids.into())]).await?;
    rows.into_iter()
        .map(|r| {
            let person = Person {
                name: r.name,
                born: Day(r.born),
                sex: sex("person", &r.sex)?,
                home: region("person", &r.home)?,
                nik_key: key16("person", r.nik_key)?,
                phone_key: r.phone_key.map(|k| key16("person", k)).transpose()?,
                has_heirs: false,
                has_address: r.has_address,
            };
            let (gone, absorbed) = (r.merged_into.is_some(), r.absorbed.unwrap_or_default());
            Ok(Read { id: MemberId(r.member_id), person, version: r.version, gone, absorbed })
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct MembershipRow {
    member_id: Uuid,
    membership_id: Uuid,
    segment: String,
    official_number: Option<String>,
    since: time::Date,
    at: Micros,
}

#[derive(sqlx::FromRow)]
struct RegistrationRow {
    member_id: Uuid,
    command_id: Uuid,
    membership_id: Uuid,
    on_day: time::Date,
    at: Micros,
    how_works: String,
    status: String,
    sector: String,
    income: i64,
    programmes: String,
    payer: String,
    office_id: Uuid,
    activity_id: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct ContributionRow {
    member_id: Uuid,
    command_id: Uuid,
    receipt_id: Uuid,
    membership_id: Uuid,
    month: String,
    programme: String,
    amount: i64,
    payer: String,
    paid_on: time::Date,
    at: Micros,
}

#[derive(sqlx::FromRow)]
struct OpeningRow {
    member_id: Uuid,
    command_id: Uuid,
    membership_id: Uuid,
    programme: String,
    first_registered: time::Date,
    until_month: String,
    months_in_total: Option<i64>,
    payer: String,
    source: String,
    at: Micros,
}

#[derive(sqlx::FromRow)]
struct EndingRow {
    member_id: Uuid,
    command_id: Uuid,
    membership_id: Uuid,
    kind: String,
    on_day: time::Date,
    at: Micros,
    annulled: Option<Micros>,
}

#[derive(sqlx::FromRow)]
struct ReceiptRow {
    member_id: Uuid,
    receipt_id: Uuid,
    number: String,
    command_id: Uuid,
    amount: i64,
    paid_on: time::Date,
    at: Micros,
    office_id: Uuid,
    activity_id: Option<Uuid>,
    reversed: bool,
}

/// What `facts` is to load beside the plain facts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Want {
    /// Account entries of receipts: only a reversal needs them.
    pub journals: bool,
    /// The members are locked until the transaction ends.
    pub lock: bool,
}

/// Members by id, and where each of their receipts was written.
#[derive(Debug, Default)]
pub struct Loaded {
    pub members: HashMap<MemberId, MemberFacts>,
    pub places: HashMap<ReceiptId, (OfficeId, Option<ActivityId>)>,
}

/// Everything about these members, what was known under records dissolved into theirs included; one statement per kind
/// of fact, none for members nobody knows.
pub async fn facts(conn: &mut Conn, ids: &[Uuid], want: Want) -> Result<Loaded, StoreError> {
    let mut loaded = Loaded::default();
    let statement = if want.lock { &LOCK_PEOPLE } else { &PEOPLE };
    let (mut gone, mut takers) = (Vec::new(), Vec::new());
    for read in people_by(conn, statement, ids).await? {
        gone.extend(read.gone.then_some(read.id.0));
        takers.extend(read.absorbed.then_some(read.id.0));
        put(&mut loaded, read);
    }
    let taken_in = merge::taken_in(conn, &takers).await?;
    // Nothing is written on a record that is dissolved: it needs no lock.
    let others = taken_in.iter().map(|(_, record, _)| record.0);
    let others: Vec<Uuid> = others.filter(|id| !loaded.members.contains_key(&MemberId(*id))).collect();
    if !others.is_empty() {
        for read in people_by(conn, &PEOPLE, &others).await? {
            put(&mut loaded, read);
        }
    }
    let known: Vec<Uuid> = loaded.members.keys().map(|id| id.0).collect();
    if known.is_empty() {
        return Ok(loaded);
    }
    load_standing(conn, &known, &mut loaded.members).await?;
    load_money(conn, &known, &mut loaded, want.journals).await?;
    for (id, dissolved) in merge::gone(conn, &gone).await? {
        if let Some(facts) = loaded.members.get_mut(&id) {
            facts.dissolved = Some(dissolved);
        }
    }
    for (kept, record, at) in &taken_in {
        let Some(other) = loaded.members.get(record).cloned() else { continue };
        if let Some(facts) = loaded.members.get_mut(kept) {
            facts.adopt(&other, *at);
        }
    }
    loaded.members.retain(|id, _| !others.contains(&id.0));
    Ok(loaded)
}

fn put(loaded: &mut Loaded, read: Read) {
    let facts = loaded.members.entry(read.id).or_insert_with(|| MemberFacts::unknown(read.id));
    facts.person = Some(read.person);
    facts.version = read.version;
}

async fn load_standing(
    conn: &mut Conn,
    known: &[Uuid],
    all: &mut HashMap<MemberId, MemberFacts>,
) -> Result<(), StoreError> {
    let ids = [Arg::Ids(Cow::Borrowed(known))];
    for r in conn.list::<MembershipRow>(&MEMBERSHIPS, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(r.member_id)) else { continue };
        facts.memberships.push(Membership {
            id: MembershipId(r.membership_id),
            segment: Segment::from_key(&r.segment).ok_or_else(|| corrupt("membership", &r.segment))?,
            official_number: r.official_number,
            since: Day(r.since),
            at: r.at.into(),
        });
    }
    for r in conn.list::<RegistrationRow>(&REGISTRATIONS, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(r.member_id)) else { continue };
        facts.registrations.push(Registration {
            command: CommandId(r.command_id),
            membership: MembershipId(r.membership_id),
            on: Day(r.on_day),
            at: r.at.into(),
            written: r.at.into(),
            how_works: how_works(&r.how_works)?,
            status: parsed::<WorkStatus>("registration", &r.status)?,
            sector: parsed::<Sector>("registration", &r.sector)?,
            income: Rupiah(r.income),
            programmes: programmes("registration", &r.programmes)?,
            payer: parsed::<Payer>("registration", &r.payer)?,
            office: OfficeId(r.office_id),
            activity: r.activity_id.map(ActivityId),
        });
    }
    for r in conn.list::<OpeningRow>(&OPENINGS, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(r.member_id)) else { continue };
        facts.openings.push(Opening {
            command: CommandId(r.command_id),
            membership: MembershipId(r.membership_id),
            programme: Programme::parse(&r.programme).ok_or_else(|| corrupt("opening", &r.programme))?,
            first_registered: Day(r.first_registered),
            until: parsed::<Month>("opening", &r.until_month)?,
            months_in_total: r.months_in_total.map(|m| m as i32),
            payer: parsed::<Payer>("opening", &r.payer)?,
            source: r.source,
            at: r.at.into(),
        });
    }
    for r in conn.list::<EndingRow>(&ENDINGS, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(r.member_id)) else { continue };
        facts.endings.push(Ending {
            command: CommandId(r.command_id),
            membership: MembershipId(r.membership_id),
            kind: EndingKind::from_key(&r.kind).ok_or_else(|| corrupt("ending", &r.kind))?,
            on: Day(r.on_day),
            at: r.at.into(),
            written: r.at.into(),
            annulled: r.annulled.map(Instant::from),
        });
    }
    for (id, on, from, to) in conn.list::<(Uuid, time::Date, String, String)>(&MOVES, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(id)) else { continue };
        let (from, to) = (region("correction", &from)?, region("correction", &to)?);
        facts.moves.push(member::Move { on: Day(on), from, to });
    }
    for (id,) in conn.list::<(Uuid,)>(&HEIRS, &ids).await? {
        if let Some(person) = all.get_mut(&MemberId(id)).and_then(|f| f.person.as_mut()) {
            person.has_heirs = true;
        }
    }
    Ok(())
}

async fn load_money(
    conn: &mut Conn,
    known: &[Uuid],
    loaded: &mut Loaded,
    with_journals: bool,
) -> Result<(), StoreError> {
    let ids = [Arg::Ids(Cow::Borrowed(known))];
    let all = &mut loaded.members;
    for r in conn.list::<ContributionRow>(&CONTRIBUTIONS, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(r.member_id)) else { continue };
        facts.contributions.push(Contribution {
            record: facts.id,
            command: CommandId(r.command_id),
            receipt: ReceiptId(r.receipt_id),
            membership: MembershipId(r.membership_id),
            month: parsed::<Month>("contribution", &r.month)?,
            programme: Programme::parse(&r.programme).ok_or_else(|| corrupt("contribution", &r.programme))?,
            amount: Rupiah(r.amount),
            payer: parsed::<Payer>("contribution", &r.payer)?,
            paid_on: Day(r.paid_on),
            at: r.at.into(),
        });
    }
    for (id, credit) in conn.list::<(Uuid, i64)>(&CREDITS, &ids).await? {
        if let Some(facts) = all.get_mut(&MemberId(id)) {
            facts.credit = Rupiah(credit);
        }
    }
    let mut journals: HashMap<(Uuid, Uuid), Vec<Entry>> = HashMap::new();
    if with_journals {
        type JournalRow = (Uuid, Uuid, String, Option<Uuid>, i64);
        for (member, command, account, owner, amount) in conn.list::<JournalRow>(&JOURNALS, &ids).await? {
            let account =
                Account::from_parts(&account, owner).ok_or_else(|| corrupt("journal_entry", &account))?;
            let entry = Entry { account, amount_rupiah: Rupiah(amount) };
            journals.entry((member, command)).or_default().push(entry);
        }
    }
    for r in conn.list::<ReceiptRow>(&RECEIPTS, &ids).await? {
        let Some(facts) = all.get_mut(&MemberId(r.member_id)) else { continue };
        loaded.places.insert(ReceiptId(r.receipt_id), (OfficeId(r.office_id), r.activity_id.map(ActivityId)));
        facts.receipts.push(Receipt {
            record: facts.id,
            id: ReceiptId(r.receipt_id),
            number: r.number,
            command: CommandId(r.command_id),
            amount: Rupiah(r.amount),
            paid_on: Day(r.paid_on),
            at: Instant::from(r.at),
            journal: journals.remove(&(r.member_id, r.command_id)).unwrap_or_default(),
            reversed: r.reversed,
        });
    }
    Ok(())
}

/// What is kept sealed of a person: NIK, phone, address.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Sealed {
    pub member_id: Uuid,
    pub nik_sealed: Vec<u8>,
    pub phone_sealed: Option<Vec<u8>>,
    pub address_sealed: Option<Vec<u8>>,
}

/// The sealed details of these members; nothing for nobody.
pub async fn sealed(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<Sealed>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    conn.list(&SEALED, &[Arg::Ids(ids.into())]).await
}
