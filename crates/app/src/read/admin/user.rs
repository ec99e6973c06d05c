//! One user: who they are, what is open in their name, and what became of them.

use super::ground;
use super::users::{corrupt, state};
use crate::accounts::{account_of, territory_of};
use crate::read::Read;
use crate::view::{Form, Ground, UserEvent, UserSession, UserView, UserWaiting};
use crate::{App, ProposalKey};
use access::{Actor, Role};
use kernel::{ActorId, CommandId, Instant, Note, OfficeId, SubjectId};
use outreach::Network;
use std::collections::HashMap;
use store::admin::{self, ActorChangeRow, AuditBy, AuditRow, SessionOf, SignInChangeRow};
use store::views::history;
use uuid::Uuid;

const SESSIONS: i64 = 60;
const SIGN_INS: usize = 8;
const EVENTS: i64 = 60;
/// Before anything was written down, and after anything will be.
const EVER: (Instant, Instant) = (Instant(0), Instant(253_370_764_800_000_000));

impl App {
    /// A user's page.
    pub async fn user(
        &self,
        who: &Actor,
        id: ActorId,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<UserView> {
        let row = self.kept_user(who, id).await?;
        let account = account_of(&row).ok_or_else(|| corrupt("role"))?;
        let network = self.network();
        let mut conn = self.reader().await?;
        let held = admin::sessions(&mut conn, id, SESSIONS).await?;
        let changes = admin::actor_changes(&mut conn, id).await?;
        let marks = admin::audit(&mut conn, AuditBy::Subject(id.0), "", EVER, None, EVENTS).await?;
        let waiting = admin::waiting(&mut conn, id).await?;
        let renewed = admin::sign_in_changes(&mut conn, id).await?;
        let linked = store::account::identity_of(&mut conn, id).await?.map(|(issuer, ..)| issuer);
        let given = crate::sign_in::password_given(&mut conn, who, &row).await?;
        let mut ids: Vec<Uuid> =
            marks.iter().map(|m| m.actor_id).chain(waiting.iter().map(|w| w.0)).collect();
        ids.sort_unstable();
        ids.dedup();
        let names = history::actors(&mut conn, ids).await?;
        let office = account.office.and_then(|id| network.offices.get(&id)).map(|o| (o.id, o.name.clone()));
        let locked = row.locked_until.map(Instant::from);
        let zone = crate::submit::zone_of(&network, who.office.unwrap_or(OfficeId(Uuid::nil())));
        let people = held.iter().filter(|s| s.kind == "person");
        Ok(UserView {
            id,
            login: row.login,
            name: row.name,
            role: account.role,
            office,
            ground: ground(&account.territory),
            state: state(row.active, row.must_change, locked, now),
            failed: row.failed,
            has_totp: row.totp_sealed.is_some(),
            linked,
            second: access::decides(account.role),
            may_show: given.is_some() && who.id != id,
            signed_in: people.take(SIGN_INS).map(|s| s.created.into()).collect(),
            sessions: held
                .iter()
                .filter(|s| !s.revoked && Instant::from(s.expires) > now)
                .map(session)
                .collect(),
            history: events(&marks, &changes, &renewed, &names, &network),
            waiting: waiting
                .into_iter()
                .map(|(by, why, at, proposal)| UserWaiting {
                    key: ProposalKey { subject: SubjectId(id.0), proposal: CommandId(proposal) },
                    at: at.into(),
                    by: name_of(&names, by),
                    why,
                })
                .collect(),
            own: who.id == id,
            command,
            form,
            zone,
        })
    }
}

fn session(s: &SessionOf) -> UserSession {
    UserSession {
        id: crate::sign_in::short(&s.token_hash),
        device: s.kind != "person",
        label: s.label.clone(),
        begun: s.created.into(),
        ends: s.expires.into(),
    }
}

type Names = HashMap<Uuid, (String, Option<Uuid>)>;

/// What the audit has about them, newest first; a change of rights with what it changed.
fn events(
    marks: &[AuditRow],
    changes: &[ActorChangeRow],
    renewed: &[SignInChangeRow],
    names: &Names,
    network: &Network,
) -> Vec<UserEvent> {
    let done = marks.iter().filter(|m| m.detail.as_deref() != Some("refused"));
    done.filter_map(|mark| {
        let change = changes.iter().find(|c| Some(c.command_id) == mark.command_id);
        let renewed = renewed.iter().find(|c| Some(c.command_id) == mark.command_id);
        let what = match (change, renewed) {
            (Some(change), _) => differences(change, network),
            (None, Some(renewed)) => vec![Note::new(match renewed.what.as_str() {
                "password" => "user.event.new_password",
                "authenticator" => "user.event.remove_totp",
                _ => "user.event.unlinked",
            })],
            (None, None) => vec![Note::new(match mark.action.as_str() {
                "actor" => "user.event.made",
                "client" => "user.event.client",
                "password_shown" => "user.event.password_shown",
                "identity_unlinked" => "user.event.unlinked",
                "identity_linked" => "user.event.linked",
                "new_password" => "user.event.new_password",
                "unlock_user" => "user.event.unlock_user",
                "authenticator_off" => "user.event.remove_totp",
                "session_ended" | "device_revoked" => "user.event.end_session",
                "password_changed" => "user.event.password_changed",
                "authenticator_on" => "user.event.authenticator_on",
                "device_added" => "user.event.device_added",
                _ => return None,
            })],
        };
        Some(UserEvent {
            at: mark.at.into(),
            by: name_of(names, mark.actor_id),
            what,
            reason: change.map(|c| &c.reason).or(renewed.map(|c| &c.reason)).cloned().unwrap_or_default(),
        })
    })
    .collect()
}

/// The house itself acts without a row of its own.
pub(super) fn name_of(names: &Names, id: Uuid) -> String {
    names.get(&id).map_or_else(|| "Payung".to_owned(), |(name, _)| name.clone())
}

fn differences(c: &ActorChangeRow, network: &Network) -> Vec<Note> {
    let mut notes = Vec::new();
    let role = |key: &str| Role::from_key(key).map_or("role.unknown", Role::word);
    let office = |id: Option<Uuid>| {
        let office = id.and_then(|id| network.offices.get(&OfficeId(id)));
        office.map_or_else(|| "–".to_owned(), |o| o.name.clone())
    };
    if c.name != c.was_name {
        notes
            .push(Note::new("user.event.name").with("was", c.was_name.as_str()).with("now", c.name.as_str()));
    }
    if c.role != c.was_role {
        notes.push(Note::new("user.event.role").word("was", role(&c.was_role)).word("now", role(&c.role)));
    }
    if c.office_id != c.was_office_id {
        let note = Note::new("user.event.office").with("was", office(c.was_office_id));
        notes.push(note.with("now", office(c.office_id)));
    }
    if c.territory != c.was_territory {
        let (note, was, now) = (Note::new("user.event.territory"), &c.was_territory, &c.territory);
        let said = |note: Note, name: &'static str, text: &str| match territory_of(text).map(|t| ground(&t)) {
            Some(Ground::Areas(areas)) => {
                note.with(name, areas.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", "))
            }
            Some(Ground::Nation) => note.word(name, "user.ground.nation"),
            None => note.with(name, text),
        };
        notes.push(said(said(note, "was", was), "now", now));
    }
    if c.active != c.was_active {
        notes.push(Note::new(if c.active { "user.event.activated" } else { "user.event.deactivated" }));
    }
    notes
}
