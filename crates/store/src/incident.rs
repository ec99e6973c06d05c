//! Reports of accidents, illnesses and deaths: added in sets, loaded for a group, listed for a territory.
//!
//! What people told comes and goes sealed; whoever holds the keys opens it.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use crate::views::Within;
use kernel::{CommandId, Day, Instant, MemberId, RegionCode, SubjectId};
use uuid::Uuid;

/// The columns of a report `i`, with who it turned out to be.
macro_rules! reports {
    ($name:literal, $($rest:tt)*) => {
        Stmt::new(
            $name,
            concat!(
                "select i.subject_id, i.command_id, i.kind, i.on_day, i.minute, i.happened_at, i.area, i.home, i.same_as, \
                 i.told, i.office_id, i.actor_id, i.at, l.member_id as linked, l.command_id as linked_by, \
                 coalesce(p.name, q.name) as name, coalesce(p.home, q.home) as member_home from incident i \
                 left join incident_link l on l.subject_id = i.subject_id and l.incident_id = i.command_id \
                 left join person p on p.member_id = i.subject_id left join person q on q.member_id = l.member_id ",
                $($rest)*
            ),
        )
    };
}

static OF_SUBJECTS: Stmt = reports!(
    "incident.of_subjects",
    "where i.subject_id {in $1} or l.member_id {in $1} order by i.at, i.command_id"
);
static ENTRIES: Stmt = Stmt::new(
    "incident.entries",
    "select e.subject_id, e.incident_id, e.command_id, e.n, e.kind, e.paper, e.on_day, e.told, e.actor_id, e.at \
     from incident_entry e where e.subject_id {in $1} order by e.at, e.command_id, e.n",
);

/// Reports of a territory `$1`, `$2`, of kinds `$3`, in an area from `$4` to `$5`, closed or not as `$6` and `$7` say.
macro_rules! listed {
    ($name:literal, $after:literal, $order:literal) => {
        reports!(
            $name,
            concat!(
                "where i.same_as is null and ($1 or i.home {in_text $2} or substr(i.home, 1, 8) {in_text $2} \
                 or substr(i.home, 1, 5) {in_text $2} or substr(i.home, 1, 2) {in_text $2}) \
                 and i.kind {in_text $3} and i.home >= $4 and i.home < $5 and ($6 or $7 = exists (",
                "select 1 from incident_entry c where c.subject_id = i.subject_id and c.incident_id = i.command_id \
                 and c.kind in ('closed', 'withdrawn') and not exists (select 1 from incident_entry r \
                 where r.subject_id = c.subject_id and r.incident_id = c.incident_id and r.kind = 'reopened' \
                 and (r.at, r.command_id) > (c.at, c.command_id)))) and ",
                $after,
                " order by ",
                $order,
                " limit $10"
            )
        )
    };
}

// Whose time ends first stands first.
static BY_DEADLINE: Stmt = listed!(
    "incident.by_deadline",
    "(i.happened_at, i.command_id) > ($8, $9)",
    "i.happened_at, i.command_id"
);
static BY_RECENT: Stmt = listed!(
    "incident.by_recent",
    "(i.happened_at, i.command_id) < ($8, $9)",
    "i.happened_at desc, i.command_id desc"
);
static WAITING: Stmt = Stmt::new(
    "incident.waiting",
    "select count(*) as open, min(i.happened_at) as oldest, \
     min(case when i.happened_at >= $3 then i.happened_at end) as next from incident i \
     where i.same_as is null and ($1 or i.home {in_text $2} or substr(i.home, 1, 8) {in_text $2} \
     or substr(i.home, 1, 5) {in_text $2} or substr(i.home, 1, 2) {in_text $2}) and not exists (\
     select 1 from incident_entry c where c.subject_id = i.subject_id and c.incident_id = i.command_id \
     and c.kind in ('closed', 'withdrawn') and not exists (select 1 from incident_entry r \
     where r.subject_id = c.subject_id and r.incident_id = c.incident_id and r.kind = 'reopened' \
     and (r.at, r.command_id) > (c.at, c.command_id)))",
);
static LOOKS: Stmt = Stmt::new(
    "incident.looks",
    "select actor_id, at from audit where subject_id = $1 and action = $2 order by at desc limit $3",
);

pub(crate) static STATEMENTS: &[&Stmt] =
    &[&OF_SUBJECTS, &ENTRIES, &BY_DEADLINE, &BY_RECENT, &WAITING, &LOOKS];

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ReportRow {
    pub subject_id: Uuid,
    pub command_id: Uuid,
    pub kind: String,
    pub on_day: time::Date,
    pub minute: Option<i64>,
    pub happened_at: Micros,
    pub area: Option<String>,
    pub home: String,
    pub same_as: Option<Uuid>,
    pub told: Vec<u8>,
    pub office_id: Uuid,
    pub actor_id: Uuid,
    pub at: Micros,
    pub linked: Option<Uuid>,
    pub linked_by: Option<Uuid>,
    /// Of the member, where there is one.
    pub name: Option<String>,
    pub member_home: Option<String>,
}

#[derive(sqlx::FromRow, Clone, Debug)]
pub struct EntryRow {
    pub subject_id: Uuid,
    pub incident_id: Uuid,
    pub command_id: Uuid,
    pub n: i64,
    pub kind: String,
    pub paper: Option<String>,
    pub on_day: Option<time::Date>,
    pub told: Vec<u8>,
    pub actor_id: Uuid,
    pub at: Micros,
}

/// Reports under these subjects, and those that turned out to be about these members, in the order they were told.
pub async fn of_subjects(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<ReportRow>, StoreError> {
    conn.list(&OF_SUBJECTS, &[Arg::Ids(ids.into())]).await
}

/// Everything added to reports under these subjects, in the order it became known.
pub async fn entries(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<EntryRow>, StoreError> {
    conn.list(&ENTRIES, &[Arg::Ids(ids.into())]).await
}

/// What a list of reports asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub within: Within,
    pub kinds: Vec<String>,
    pub area: Option<RegionCode>,
    /// Only those that are closed, only those that are not, or all.
    pub closed: Option<bool>,
    /// The latest first, instead of whose time ends first.
    pub latest: bool,
    pub after: Option<(Instant, CommandId)>,
    pub most: i64,
}

/// One page of reports, the first report of each event.
pub async fn list(conn: &mut Conn, asked: &Asked) -> Result<Vec<ReportRow>, StoreError> {
    let [everywhere, areas] = asked.within.args();
    let (from, to) = match &asked.area {
        Some(area) => (area.to_string(), area.upper_bound()),
        None => (String::new(), "~".to_owned()),
    };
    let beginning = match asked.latest {
        true => (Instant(i64::from(i32::MAX) * 1_000_000), CommandId(Uuid::max())),
        false => (Instant(0), CommandId(Uuid::nil())),
    };
    let (at, id) = asked.after.unwrap_or(beginning);
    let args: [Arg<'_>; 10] = [
        everywhere,
        areas,
        Arg::Texts(asked.kinds.clone().into()),
        from.into(),
        to.into(),
        asked.closed.is_none().into(),
        asked.closed.unwrap_or_default().into(),
        at.into(),
        id.into(),
        asked.most.into(),
    ];
    conn.list(if asked.latest { &BY_RECENT } else { &BY_DEADLINE }, &args).await
}

/// How many events are open, when the oldest happened, and the oldest of those since a moment.
pub async fn waiting(
    conn: &mut Conn,
    within: &Within,
    since: Instant,
) -> Result<(i64, Option<Instant>, Option<Instant>), StoreError> {
    let [everywhere, areas] = within.args();
    let row: Option<(i64, Option<Micros>, Option<Micros>)> =
        conn.find(&WAITING, &[everywhere, areas, since.into()]).await?;
    Ok(row.map_or((0, None, None), |(open, oldest, next)| {
        (open, oldest.map(Instant::from), next.map(Instant::from))
    }))
}

/// Who looked at the reports of a subject last, and when.
pub async fn looks(
    conn: &mut Conn,
    subject: SubjectId,
    action: &'static str,
    most: i64,
) -> Result<Vec<(Uuid, Instant)>, StoreError> {
    let rows: Vec<(Uuid, Micros)> = conn.list(&LOOKS, &[subject.into(), action.into(), most.into()]).await?;
    Ok(rows.into_iter().map(|(actor, at)| (actor, at.into())).collect())
}

/// A report to be added.
#[derive(Clone, Debug)]
pub struct NewReport {
    pub kind: &'static str,
    pub on: Day,
    pub minute: Option<u16>,
    pub happened: Instant,
    pub area: Option<RegionCode>,
    pub home: Option<RegionCode>,
    pub same_as: Option<CommandId>,
    pub told: Vec<u8>,
}

/// Something to be added to a report.
#[derive(Clone, Debug)]
pub struct NewEntry {
    pub incident: CommandId,
    pub n: i64,
    pub kind: &'static str,
    pub paper: Option<String>,
    pub on: Option<Day>,
    pub told: Vec<u8>,
}

impl Group {
    pub fn report(&mut self, subject: SubjectId, r: NewReport, by: By) {
        self.push(
            &tables::INCIDENT,
            [
                subject.into(),
                by.command.into(),
                r.kind.into(),
                r.on.into(),
                r.minute.map(i64::from).into(),
                r.happened.into(),
                r.area.into(),
                r.home.map(|h| h.to_string()).unwrap_or_default().into(),
                r.same_as.into(),
                r.told.into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    pub fn report_entry(&mut self, subject: SubjectId, e: NewEntry, by: By) {
        self.push(
            &tables::INCIDENT_ENTRY,
            [
                subject.into(),
                e.incident.into(),
                by.command.into(),
                e.n.into(),
                e.kind.into(),
                e.paper.into(),
                e.on.into(),
                e.told.into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    pub fn report_link(
        &mut self,
        member: MemberId,
        subject: SubjectId,
        incident: CommandId,
        reason: Vec<u8>,
        by: By,
    ) {
        self.push(
            &tables::INCIDENT_LINK,
            [
                member.into(),
                subject.into(),
                incident.into(),
                by.command.into(),
                reason.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }
}
