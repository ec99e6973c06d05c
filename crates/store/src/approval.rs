//! Changes that wait for a second person, what became of them, and the limits from which one is asked.

use crate::cell::{Arg, Micros};
use crate::dialect::Stmt;
use crate::engine::Conn;
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::tables;
use kernel::{CommandId, RegionCode, SubjectId};
use std::collections::HashSet;
use uuid::Uuid;

static PROPOSAL: Stmt = Stmt::new(
    "approval.proposal",
    "select subject_id, command_id, inner_id, kind, body_sealed, why, approver, rupiah, row_count, area, office_id, \
     actor_id, at from proposal where subject_id = $1 and command_id = $2",
);
// As pairs: a proposal is looked for under its own subject only.
static DECIDED: Stmt = Stmt::new(
    "approval.decided",
    "select d.proposal_id from {pairs $1} join proposal_decision d on d.subject_id = pair.a and d.proposal_id = pair.b",
);
// Few rows: the latest of each name is taken by the reader.
static SETTINGS: Stmt = Stmt::new(
    "approval.settings",
    "select name, value, reason, actor_id, command_id, at from setting order by at desc, command_id desc limit 1000",
);

pub(crate) static STATEMENTS: &[&Stmt] = &[&PROPOSAL, &DECIDED, &SETTINGS];

/// A change as somebody asked for it.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ProposalRow {
    pub subject_id: Uuid,
    pub command_id: Uuid,
    /// The id that the change itself will have.
    pub inner_id: Uuid,
    pub kind: String,
    /// The whole command as JSON, sealed under the proposal's id.
    pub body_sealed: Vec<u8>,
    pub why: String,
    /// The action that the second person needs.
    pub approver: String,
    pub rupiah: Option<i64>,
    pub row_count: Option<i64>,
    /// Where the person lives whom it is about.
    pub area: Option<String>,
    pub office_id: Uuid,
    pub actor_id: Uuid,
    pub at: Micros,
}

/// A proposal about to be kept.
pub struct NewProposal {
    pub subject: SubjectId,
    pub inner: CommandId,
    pub kind: &'static str,
    pub body_hash: Vec<u8>,
    pub body_sealed: Vec<u8>,
    pub why: String,
    pub approver: &'static str,
    pub rupiah: Option<i64>,
    pub row_count: Option<i64>,
    pub area: Option<RegionCode>,
}

impl Group {
    pub fn proposal(&mut self, p: NewProposal, by: By) {
        self.push(
            &tables::PROPOSAL,
            [
                p.subject.into(),
                by.command.into(),
                p.inner.into(),
                p.kind.into(),
                p.body_hash.into(),
                p.body_sealed.into(),
                p.why.into(),
                p.approver.into(),
                p.rupiah.into(),
                p.row_count.into(),
                p.area.into(),
                by.office.into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    /// The one word about a proposal: `approve`, `decline`, `withdraw`.
    pub fn proposal_decision(
        &mut self,
        subject: SubjectId,
        proposal: CommandId,
        verdict: &'static str,
        reason: &str,
        by: By,
    ) {
        self.push(
            &tables::PROPOSAL_DECISION,
            [
                subject.into(),
                proposal.into(),
                by.command.into(),
                verdict.into(),
                reason.to_owned().into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }

    pub fn setting(&mut self, subject: SubjectId, name: &'static str, value: i64, reason: &str, by: By) {
        self.push(
            &tables::SETTING,
            [
                subject.into(),
                by.command.into(),
                name.into(),
                value.into(),
                reason.to_owned().into(),
                by.actor.into(),
                by.at.into(),
            ],
        );
    }
}

pub async fn proposal(
    conn: &mut Conn,
    subject: SubjectId,
    proposal: CommandId,
) -> Result<Option<ProposalRow>, StoreError> {
    conn.find(&PROPOSAL, &[subject.into(), proposal.into()]).await
}

/// Which of these proposals have their word.
pub async fn decided(
    conn: &mut Conn,
    proposals: Vec<(Uuid, Uuid)>,
) -> Result<HashSet<CommandId>, StoreError> {
    if proposals.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<(Uuid,)> = conn.list(&DECIDED, &[Arg::Pairs(proposals.into())]).await?;
    Ok(rows.into_iter().map(|r| CommandId(r.0)).collect())
}

/// One value of a limit, as somebody set it.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct SettingRow {
    pub name: String,
    pub value: i64,
    pub reason: String,
    pub actor_id: Uuid,
    pub command_id: Uuid,
    pub at: Micros,
}

/// Every value that was ever set, the latest first.
pub async fn settings(conn: &mut Conn) -> Result<Vec<SettingRow>, StoreError> {
    conn.list(&SETTINGS, &[]).await
}
