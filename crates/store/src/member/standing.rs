//! The projection of where each member stands: written beside the facts, compared with them by `check`.

use super::save::Group;
use crate::bulk::Batch;
use crate::cell::{Arg, Cell};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::tables;
use kernel::{Instant, MemberId};
use member::Standing;
use std::collections::HashMap;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "home, name, registered_on, first_covered, covered_from, covered_until, standing_until, grace_until, gap_from, \
         again_on, ended_kind, ended_on, payer, public_fund, sector, programmes, office_id, activity_id, last_paid_on, complete"
    };
}

pub(super) static OF: Stmt = Stmt::new(
    "standing.of",
    concat!("select member_id, ", columns!(), " from standing where member_id {in $1}"),
);
pub(super) static COUNT: Stmt = Stmt::new("standing.count", "select count(*) as n from standing");

/// One row; the moment is that of the command that made it.
fn cells(member: MemberId, s: &Standing, at: Instant) -> [Cell; 22] {
    let programmes: Vec<&str> = s.programmes.iter().map(|p| p.as_str()).collect();
    [
        member.into(),
        s.home.into(),
        s.name.clone().into(),
        s.registered_on.into(),
        s.first_covered.into(),
        s.covered_from.into(),
        s.covered_until.into(),
        s.standing_until.into(),
        s.grace_until.into(),
        s.gap_from.into(),
        s.again_on.into(),
        s.ended.map(|(kind, _)| kind.key()).into(),
        s.ended.map(|(_, on)| on).into(),
        s.payer.key().into(),
        s.payer.is_public().into(),
        s.sector.key().into(),
        programmes.join(",").into(),
        s.office.into(),
        s.activity.into(),
        s.last_paid_on.into(),
        s.complete.into(),
        at.into(),
    ]
}

impl Group {
    /// Where a member stands after the group; at most once for each.
    pub fn stands(&mut self, member: MemberId, standing: &Standing, at: Instant) {
        self.push(&tables::STANDING, cells(member, standing, at));
    }
}

/// Rows made again from the facts, outside any command.
pub async fn put_standing(
    tx: &mut WriteTx,
    rows: &[(MemberId, Standing)],
    at: Instant,
) -> Result<(), StoreError> {
    let mut batch = Batch::new(&tables::STANDING);
    for (member, standing) in rows {
        batch.push(cells(*member, standing, at));
    }
    tx.insert(&batch).await
}

#[derive(sqlx::FromRow)]
struct Row {
    member_id: Uuid,
    home: String,
    name: String,
    registered_on: time::Date,
    first_covered: Option<time::Date>,
    covered_from: Option<time::Date>,
    covered_until: Option<time::Date>,
    standing_until: Option<time::Date>,
    grace_until: Option<time::Date>,
    gap_from: Option<time::Date>,
    again_on: Option<time::Date>,
    ended_kind: Option<String>,
    ended_on: Option<time::Date>,
    payer: String,
    public_fund: bool,
    sector: String,
    programmes: String,
    office_id: Uuid,
    activity_id: Option<Uuid>,
    last_paid_on: Option<time::Date>,
    complete: bool,
}

impl Row {
    fn read(self) -> Result<(MemberId, Standing), StoreError> {
        let corrupt = |what: &str| StoreError::Corrupt { table: "standing", what: what.to_owned() };
        let day = |d: Option<time::Date>| d.map(kernel::Day);
        let kind =
            self.ended_kind.as_deref().map(|k| member::EndingKind::from_key(k).ok_or_else(|| corrupt(k)));
        let payer: scheme::Payer = self.payer.parse().map_err(|_| corrupt(&self.payer))?;
        if payer.is_public() != self.public_fund {
            return Err(corrupt("public_fund"));
        }
        let standing = Standing {
            home: super::load::region("standing", &self.home)?,
            name: self.name,
            registered_on: kernel::Day(self.registered_on),
            first_covered: day(self.first_covered),
            covered_from: day(self.covered_from),
            covered_until: day(self.covered_until),
            standing_until: day(self.standing_until),
            grace_until: day(self.grace_until),
            gap_from: day(self.gap_from),
            again_on: day(self.again_on),
            ended: kind.transpose()?.zip(day(self.ended_on)),
            payer,
            sector: self.sector.parse().map_err(|_| corrupt(&self.sector))?,
            programmes: super::load::programmes("standing", &self.programmes)?,
            office: kernel::OfficeId(self.office_id),
            activity: self.activity_id.map(kernel::ActivityId),
            last_paid_on: day(self.last_paid_on),
            complete: self.complete,
        };
        Ok((MemberId(self.member_id), standing))
    }
}

/// What the projection says of these members.
pub async fn standings(conn: &mut Conn, ids: &[Uuid]) -> Result<HashMap<MemberId, Standing>, StoreError> {
    let rows: Vec<Row> = conn.list(&OF, &[Arg::Ids(ids.into())]).await?;
    rows.into_iter().map(Row::read).collect()
}

/// How many rows the projection has.
pub async fn count_standings(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(conn.find::<(i64,)>(&COUNT, &[]).await?.map_or(0, |r| r.0))
}
