//! What waits for a second person, what was decided, and what somebody asked for themselves.

use super::Within;
use crate::approval::ProposalRow;
use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use kernel::{ActorId, CommandId, Instant, SubjectId};
use uuid::Uuid;

/// Proposals `p` with their word `d`.
macro_rules! proposals {
    ($name:literal, $join:literal, $($rest:literal),+) => {
        Stmt::new(
            $name,
            concat!(
                "select p.subject_id, p.command_id, p.inner_id, p.kind, p.body_sealed, p.why, p.approver, p.rupiah, \
                 p.row_count, p.area, p.office_id, p.actor_id, p.at, d.verdict, d.reason as said, \
                 d.actor_id as decided_by, d.at as decided_at from proposal p ",
                $join,
                " join proposal_decision d on d.subject_id = p.subject_id and d.proposal_id = p.command_id where ",
                $($rest),+
            ),
        )
    };
}

/// The same, within what the reader may see: about users `$1`; about members everywhere `$2`, in areas `$3`, or, where
/// no area is known, at offices `$4`.
macro_rules! in_sight {
    ($name:literal, $join:literal, $rest:literal) => {
        proposals!(
            $name,
            $join,
            "((p.approver = 'approve_user' and $1) or (p.approver = 'approve_change' and ($2 or p.area {in_text $3} \
             or substr(p.area, 1, 8) {in_text $3} or substr(p.area, 1, 5) {in_text $3} \
             or substr(p.area, 1, 2) {in_text $3} or (p.area is null and p.office_id {in $4})))) ",
            $rest
        )
    };
}

// Oldest first, by the index that leads with the kind of second person.
pub(super) static WAITING: Stmt = in_sight!(
    "views.proposals_waiting",
    "left",
    "and d.command_id is null and (p.at, p.command_id) > ($5, $6) order by p.at, p.command_id limit $7"
);
pub(super) static DECIDED: Stmt = in_sight!(
    "views.proposals_decided",
    "inner",
    "and (d.at, d.command_id) < ($5, $6) order by d.at desc, d.command_id desc limit $7"
);
// By the index that leads with who asked.
pub(super) static MINE: Stmt = proposals!(
    "views.proposals_mine",
    "left",
    "p.actor_id = $1 and (p.at, p.command_id) < ($2, $3) order by p.at desc, p.command_id desc limit $4"
);
pub(super) static ONE: Stmt = proposals!("views.proposal", "left", "p.subject_id = $1 and p.command_id = $2");
pub(super) static ABOUT: Stmt = proposals!(
    "views.proposals_about",
    "left",
    "p.subject_id = $1 and d.command_id is null order by p.at, p.command_id limit 20"
);
// What waits for this reader's word: their own proposals wait for somebody else's.
pub(super) static COUNT: Stmt = Stmt::new(
    "views.proposals_count",
    "select count(*) as n, min(p.at) as oldest from proposal p left join proposal_decision d \
     on d.subject_id = p.subject_id and d.proposal_id = p.command_id where d.command_id is null and p.actor_id <> $5 \
     and ((p.approver = 'approve_user' and $1) or (p.approver = 'approve_change' and ($2 or p.area {in_text $3} \
     or substr(p.area, 1, 8) {in_text $3} or substr(p.area, 1, 5) {in_text $3} \
     or substr(p.area, 1, 2) {in_text $3} or (p.area is null and p.office_id {in $4}))))",
);

/// A proposal with its word, where it has one.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct Proposal {
    #[sqlx(flatten)]
    pub asked: ProposalRow,
    pub verdict: Option<String>,
    pub said: Option<String>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<Micros>,
}

/// What a reader may see: changes of users; changes of members in areas, and at offices where no area is known.
#[derive(Clone, Debug)]
pub struct Sight {
    pub users: bool,
    pub members: Within,
    pub offices: Vec<Uuid>,
}

impl Sight {
    fn args<'a>(&self) -> [Arg<'a>; 4] {
        let [everywhere, areas] = self.members.args();
        [self.users.into(), everywhere, areas, Arg::Ids(self.offices.clone().into())]
    }
}

/// The last proposal of a page.
pub type After = (Instant, CommandId);

/// The year 9999: later than any row, and a moment both engines can hold.
const LATEST: Instant = Instant(253_370_764_800_000_000);

/// What waits, oldest first, after the last one seen.
pub async fn waiting(
    conn: &mut Conn,
    sight: &Sight,
    after: Option<After>,
    most: i64,
) -> Result<Vec<Proposal>, StoreError> {
    let (at, id) = after.unwrap_or((Instant(0), CommandId(Uuid::nil())));
    let args = sight.args().into_iter().chain([at.into(), id.into(), most.into()]);
    conn.list(&WAITING, &args.collect::<Vec<_>>()).await
}

/// What has its word, the latest first, before the last one seen.
pub async fn decided(
    conn: &mut Conn,
    sight: &Sight,
    before: Option<After>,
    most: i64,
) -> Result<Vec<Proposal>, StoreError> {
    let (at, id) = before.unwrap_or((LATEST, CommandId(Uuid::max())));
    let args = sight.args().into_iter().chain([at.into(), id.into(), most.into()]);
    conn.list(&DECIDED, &args.collect::<Vec<_>>()).await
}

/// What somebody asked for, the latest first.
pub async fn mine(
    conn: &mut Conn,
    actor: ActorId,
    before: Option<After>,
    most: i64,
) -> Result<Vec<Proposal>, StoreError> {
    let (at, id) = before.unwrap_or((LATEST, CommandId(Uuid::max())));
    conn.list(&MINE, &[actor.into(), at.into(), id.into(), most.into()]).await
}

pub async fn one(
    conn: &mut Conn,
    subject: SubjectId,
    proposal: CommandId,
) -> Result<Option<Proposal>, StoreError> {
    conn.find(&ONE, &[subject.into(), proposal.into()]).await
}

/// What waits about somebody, oldest first.
pub async fn about(conn: &mut Conn, subject: SubjectId) -> Result<Vec<Proposal>, StoreError> {
    conn.list(&ABOUT, &[subject.into()]).await
}

/// How many wait for somebody's word, and since when the oldest.
pub async fn count(
    conn: &mut Conn,
    sight: &Sight,
    who: ActorId,
) -> Result<(i64, Option<Instant>), StoreError> {
    let args: Vec<Arg<'_>> = sight.args().into_iter().chain([who.into()]).collect();
    let row: Option<(i64, Option<Micros>)> = conn.find(&COUNT, &args).await?;
    Ok(row.map_or((0, None), |(n, oldest)| (n, oldest.map(Instant::from))))
}
