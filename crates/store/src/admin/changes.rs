use crate::cell::{Arg, Kind, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::member::{By, Group};
use crate::reference::ActorRow;
use crate::tables;
use kernel::{ActorId, OfficeId};
use outreach::Office;
use uuid::Uuid;

// The version is that of the row the decision was made on: a sign-in meanwhile moves it, and the group runs again.
pub(super) static CHANGE_ACTOR: Stmt = Stmt::new(
    "admin.change_actor",
    "update actor set name = $3, role = $4, office_id = $5, territory = $6, active = $7, version = version + 1 \
     where actor_id = $1 and version = $2",
);
pub(super) static REVOKE_SESSIONS: Stmt = Stmt::new(
    "admin.revoke_sessions",
    "update session set revoked = true where actor_id = $1 and not revoked",
);
pub(super) static CHANGE_OFFICE: Stmt = Stmt::new(
    "admin.change_office",
    "update office set parent_id = $2, name = $3, areas = $4 where office_id = $1",
);
pub(super) static ACTOR_CHANGES: Stmt = Stmt::new(
    "admin.actor_changes",
    "select command_id, name, role, office_id, territory, active, was_name, was_role, was_office_id, was_territory, was_active, \
     reason, by_id, at from actor_change where actor_id = $1 order by at desc, command_id desc limit 100",
);
pub(super) static OFFICE_CHANGES: Stmt = Stmt::new(
    "admin.office_changes",
    "select parent_id, name, areas, was_parent_id, was_name, was_areas, reason, by_id, at from office_change \
     where office_id = $1 order by at desc, command_id desc limit 100",
);

/// Current rows to be moved on with a commit group; the history itself goes in with the group's facts.
#[derive(Default)]
pub struct Changes {
    actors: Vec<ActorChange>,
    offices: Vec<OfficeChange>,
    pub(super) sign_ins: Vec<super::SignInChange>,
}

/// A sign-in as it was and as it becomes; both carry the version that was read.
pub struct ActorChange {
    pub was: ActorRow,
    pub now: ActorRow,
    pub reason: String,
}

pub struct OfficeChange {
    pub was: Office,
    pub now: Office,
    pub reason: String,
}

impl Changes {
    pub(crate) async fn write(&self, tx: &mut WriteTx) -> Result<(), StoreError> {
        for ActorChange { was, now, .. } in &self.actors {
            let args = [
                was.actor_id.into(),
                was.version.into(),
                now.name.clone().into(),
                now.role.clone().into(),
                Kind::Id.or_null(now.office_id),
                now.territory.clone().into(),
                now.active.into(),
            ];
            if tx.run(&CHANGE_ACTOR, &args).await? != 1 {
                return Err(StoreError::Conflict);
            }
            if was.active && !now.active {
                tx.run(&REVOKE_SESSIONS, &[was.actor_id.into()]).await?;
            }
        }
        for change in &self.sign_ins {
            change.write(tx).await?;
        }
        for OfficeChange { now, .. } in &self.offices {
            let args: [Arg<'_>; 4] = [
                now.id.into(),
                Kind::Id.or_null(now.parent),
                now.name.clone().into(),
                areas_text(now).into(),
            ];
            if tx.run(&CHANGE_OFFICE, &args).await? != 1 {
                return Err(StoreError::Conflict);
            }
        }
        Ok(())
    }
}

/// Another name, role, office, territory or standing of somebody who signs in, into a commit group.
pub fn changed_actor(group: &mut Group, change: ActorChange, by: By) {
    let ActorChange { was, now, reason } = &change;
    group.push(
        &tables::ACTOR_CHANGE,
        [
            was.actor_id.into(),
            by.command.into(),
            now.name.clone().into(),
            now.role.clone().into(),
            now.office_id.into(),
            now.territory.clone().into(),
            now.active.into(),
            was.name.clone().into(),
            was.role.clone().into(),
            was.office_id.into(),
            was.territory.clone().into(),
            was.active.into(),
            reason.clone().into(),
            by.actor.into(),
            by.at.into(),
        ],
    );
    group.admin.actors.push(change);
}

/// Another name, parent or ground of an office, into a commit group.
pub fn changed_office(group: &mut Group, change: OfficeChange, by: By) {
    let OfficeChange { was, now, reason } = &change;
    group.push(
        &tables::OFFICE_CHANGE,
        [
            was.id.into(),
            by.command.into(),
            now.parent.into(),
            now.name.clone().into(),
            areas_text(now).into(),
            was.parent.into(),
            was.name.clone().into(),
            areas_text(was).into(),
            reason.clone().into(),
            by.actor.into(),
            by.at.into(),
        ],
    );
    group.admin.offices.push(change);
}

fn areas_text(office: &Office) -> String {
    office.areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// One change of somebody who signs in, as it stands in the history.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ActorChangeRow {
    pub command_id: Uuid,
    pub name: String,
    pub role: String,
    pub office_id: Option<Uuid>,
    pub territory: String,
    pub active: bool,
    pub was_name: String,
    pub was_role: String,
    pub was_office_id: Option<Uuid>,
    pub was_territory: String,
    pub was_active: bool,
    pub reason: String,
    pub by_id: Uuid,
    pub at: Micros,
}

/// What became of somebody, newest first.
pub async fn actor_changes(conn: &mut Conn, actor: ActorId) -> Result<Vec<ActorChangeRow>, StoreError> {
    conn.list(&ACTOR_CHANGES, &[actor.into()]).await
}

// What still waits for a second person about one sign-in.
pub(super) static WAITING: Stmt = Stmt::new(
    "admin.waiting",
    "select p.actor_id, p.why, p.at, p.command_id from proposal p where p.subject_id = $1 and not exists \
     (select 1 from proposal_decision d where d.subject_id = p.subject_id and d.proposal_id = p.command_id) \
     order by p.at desc limit 20",
);

/// Changes of somebody that wait for a second person: asked by whom, why, when, and the proposal; newest first.
pub async fn waiting(
    conn: &mut Conn,
    actor: ActorId,
) -> Result<Vec<(Uuid, String, Micros, Uuid)>, StoreError> {
    conn.list(&WAITING, &[actor.into()]).await
}

/// One change of an office, as it stands in the history.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct OfficeChangeRow {
    pub parent_id: Option<Uuid>,
    pub name: String,
    pub areas: String,
    pub was_parent_id: Option<Uuid>,
    pub was_name: String,
    pub was_areas: String,
    pub reason: String,
    pub by_id: Uuid,
    pub at: Micros,
}

/// What became of an office, newest first.
pub async fn office_changes(conn: &mut Conn, office: OfficeId) -> Result<Vec<OfficeChangeRow>, StoreError> {
    conn.list(&OFFICE_CHANGES, &[office.into()]).await
}
