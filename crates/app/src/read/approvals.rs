//! What waits for a second person, as far as the reader may see it, each in one sentence.

use super::{Read, ReadError, allow_at_office};
use crate::view::{ApprovalRow, ApprovalsView, ApprovalsWaiting, Decided, Show, Waiting};
use crate::wire::{Command, Envelope};
use crate::{App, ProposalKey};
use access::{Action, Actor, Limit, Place, Scope};
use kernel::{Arg, CommandId, Instant, MemberId, Note, Rupiah, SubjectId, Zone};
use std::collections::HashMap;
use store::Conn;
use store::views::approvals::{self, After, Proposal, Sight};
use store::views::find::{self, By};
use store::views::{Within, history, tasks};
use uuid::Uuid;

const A_PAGE: usize = 25;

/// A proposal opened: the row, and the command in it.
pub(super) struct Opened {
    pub row: Proposal,
    pub envelope: Envelope,
    /// The other person of a verdict about two.
    pub other: Option<MemberId>,
}

/// Names of the people in some proposals.
#[derive(Default)]
pub(super) struct Names {
    members: HashMap<Uuid, String>,
    actors: HashMap<Uuid, String>,
}

impl Names {
    pub fn actor(&self, id: Uuid) -> String {
        self.actors.get(&id).cloned().unwrap_or_else(|| "Payung".to_owned())
    }

    fn member(&self, id: Uuid) -> String {
        self.members.get(&id).cloned().unwrap_or_else(|| "–".to_owned())
    }
}

impl App {
    /// How many changes wait for this actor's word, and since when the oldest. None of their own: those wait for
    /// somebody else.
    pub async fn approvals_waiting(&self, who: &Actor) -> Read<ApprovalsWaiting> {
        let Some(sight) = self.sight(who, Action::ApproveChange) else {
            return Ok(ApprovalsWaiting::default());
        };
        let (count, oldest) = approvals::count(&mut *self.reader().await?, &sight, who.id).await?;
        Ok(ApprovalsWaiting { count, oldest })
    }

    /// The same for the first page.
    pub(super) async fn for_a_word(&self, who: &Actor) -> Read<Option<Waiting>> {
        let ApprovalsWaiting { count, oldest } = self.approvals_waiting(who).await?;
        Ok((count > 0).then(|| Waiting {
            label: Note::new("approvals.for_you"),
            count,
            oldest: oldest.map(|at| at.day_in(Zone::WIB)),
            path: "/approvals".to_owned(),
        }))
    }

    /// One page of a list. `after` is what `next` said.
    pub async fn approvals(&self, who: &Actor, show: Show, after: Option<&str>) -> Read<ApprovalsView> {
        access::scope(who, Action::ViewApprovals)?;
        let after = after.and_then(read_after);
        let most = A_PAGE as i64 + 1;
        let mut conn = self.reader().await?;
        let mut found = match (show, self.sight(who, Action::ViewMember)) {
            (Show::Mine, _) => approvals::mine(&mut conn, who.id, after, most).await?,
            (_, None) => Vec::new(),
            (Show::Waiting, Some(sight)) => approvals::waiting(&mut conn, &sight, after, most).await?,
            (Show::Decided, Some(sight)) => approvals::decided(&mut conn, &sight, after, most).await?,
        };
        let more = found.len() > A_PAGE;
        found.truncate(A_PAGE);
        let next = found.last().filter(|_| more).map(|last| write_after(show, last));
        let mut opened = Vec::with_capacity(found.len());
        for row in found {
            opened.push(self.open_proposal(&mut conn, row).await?);
        }
        let names = self.names(&mut conn, &opened).await?;
        drop(conn);
        let row = |o: &Opened| ApprovalRow {
            key: key_of(&o.row),
            what: what(o, &names),
            asked_by: names.actor(o.row.asked.actor_id),
            since: Instant::from(o.row.asked.at).day_in(Zone::WIB),
            why: o.row.asked.why.clone(),
            own: o.row.asked.actor_id == who.id.0,
            decided: decided(&o.row, &names),
        };
        Ok(ApprovalsView {
            show,
            for_me: self.approvals_waiting(who).await?.count,
            rows: opened.iter().map(row).collect(),
            next,
        })
    }

    /// What waits about a person, for a page of who may see them.
    pub(super) async fn waits_about(&self, conn: &mut Conn, id: MemberId) -> Read<Vec<Opened>> {
        let mut opened = Vec::new();
        for row in approvals::about(conn, id.into()).await? {
            opened.push(self.open_proposal(conn, row).await?);
        }
        Ok(opened)
    }

    /// What an actor may see, or, for `ApproveChange`, decide. Nothing where there is nothing of either kind.
    fn sight(&self, who: &Actor, about_members: Action) -> Option<Sight> {
        let users = match about_members {
            Action::ApproveChange => access::allow(who, Action::ApproveUser, &Place::Nation).is_ok(),
            // Who audits the whole house sees what is asked about its users.
            _ => [Action::ApproveUser, Action::ManageSettings, Action::ViewAudit]
                .iter()
                .any(|action| access::allow(who, *action, &Place::Nation).is_ok()),
        };
        let members = match access::scope(who, about_members) {
            Ok(Scope::Everywhere) => Some(Within::Everywhere),
            Ok(Scope::Areas(areas)) => Some(Within::Areas(areas.iter().map(ToString::to_string).collect())),
            Err(_) => None,
        };
        let network = self.network();
        let here = |id: &&kernel::OfficeId| allow_at_office(who, about_members, &network, **id).is_ok();
        let offices = match members {
            Some(_) => network.offices.keys().filter(here).map(|id| id.0).collect(),
            None => Vec::new(),
        };
        if !users && members.is_none() {
            return None;
        }
        Some(Sight { users, members: members.unwrap_or(Within::Areas(Vec::new())), offices })
    }

    /// Whether this actor may see a proposal: what they asked for themselves, and what is in their sight.
    pub(super) fn may_see_proposal(&self, who: &Actor, row: &Proposal) -> Result<(), ReadError> {
        let asked = &row.asked;
        let place = crate::approval::place(asked, &self.network()).map(|place| match place {
            Place::Nation => self.sight(who, Action::ViewMember).is_some_and(|s| s.users),
            place => access::allow(who, Action::ViewMember, &place).is_ok(),
        })?;
        if asked.actor_id == who.id.0 || place { Ok(()) } else { Err(ReadError::NotFound) }
    }

    pub(super) async fn open_proposal(&self, conn: &mut Conn, row: Proposal) -> Read<Opened> {
        let envelope = self.proposed(&row.asked)?;
        let mut other = None;
        if let Command::Settle(s) = &envelope.command {
            let (member, task) = (MemberId(envelope.subject), CommandId(s.task));
            let found = tasks::one(conn, member, task, &s.task_kind, s.other.map(MemberId)).await?;
            other = s.other.map(MemberId).or(found.and_then(|task| task.other_id).map(MemberId));
        }
        if let Command::Merge(m) = &envelope.command {
            other = Some(MemberId(m.dissolved));
        }
        Ok(Opened { row, envelope, other })
    }

    pub(super) async fn names(&self, conn: &mut Conn, opened: &[Opened]) -> Read<Names> {
        let subjects: Vec<Uuid> = opened.iter().map(|o| o.envelope.subject).collect();
        let aliases = store::member::aliases(conn, &subjects).await?;
        let mut ids: Vec<Uuid> = subjects.clone();
        ids.extend(aliases.values().map(|m| m.0));
        ids.extend(opened.iter().filter_map(|o| o.other).map(|m| m.0));
        ids.sort_unstable();
        ids.dedup();
        let mut names = Names::default();
        for found in find::people(conn, By::Ids(ids)).await? {
            names.members.insert(found.member_id, found.name);
        }
        for (alias, member) in aliases {
            if let Some(name) = names.members.get(&member.0).cloned() {
                // A record made one with another keeps the name it had.
                names.members.entry(alias.0).or_insert(name);
            }
        }
        let mut actors = subjects;
        actors.extend(opened.iter().map(|o| o.row.asked.actor_id));
        actors.extend(opened.iter().filter_map(|o| o.row.decided_by));
        actors.sort_unstable();
        actors.dedup();
        let found = history::actors(conn, actors).await?;
        names.actors = found.into_iter().map(|(id, (name, _))| (id, name)).collect();
        Ok(names)
    }
}

pub(super) fn key_of(row: &Proposal) -> ProposalKey {
    ProposalKey { subject: SubjectId(row.asked.subject_id), proposal: CommandId(row.asked.command_id) }
}

/// What would happen, in one sentence.
pub(super) fn what(opened: &Opened, names: &Names) -> Note {
    let (subject, asked) = (opened.envelope.subject, &opened.row.asked);
    match &opened.envelope.command {
        Command::Reverse(r) => Note::new("approval.what.reverse")
            .with("number", r.receipt_number.as_str())
            .with("amount", Rupiah(asked.rupiah.unwrap_or_default()))
            .with("name", names.member(subject)),
        Command::Settle(s) if s.verdict == "same" => Note::new("approval.what.same")
            .with("name", names.member(subject))
            .with("other", opened.other.map_or_else(|| "–".to_owned(), |m| names.member(m.0))),
        Command::Merge(m) => Note::new("approval.what.merge")
            .with("name", names.member(subject))
            .with("other", names.member(m.dissolved)),
        Command::Setting(s) => {
            let limit = Limit::from_key(&s.name);
            let value = limit.map_or(Arg::Number(s.value), |limit| limit.say(s.value));
            let name = limit.map_or_else(|| Arg::from(s.name.as_str()), |l| Arg::Word(l.word().into()));
            Note::new("approval.what.limit").with("limit", name).with("value", value)
        }
        Command::DecideAside(_) => {
            Note::new("approval.what.aside").with("amount", Rupiah(asked.rupiah.unwrap_or_default()))
        }
        Command::DecideHandIn(_) => {
            Note::new("approval.what.hand_in").with("amount", Rupiah(asked.rupiah.unwrap_or_default()))
        }
        Command::BringList(b) => {
            Note::new("approval.what.list").with("rows", b.rows).with("file", b.file.as_str())
        }
        command if command.kind() == "reassign" => {
            Note::new("approval.what.user").with("name", names.actor(subject))
        }
        Command::Actor(a) => Note::new("approval.what.new_user")
            .with("name", a.name.as_str())
            .word("role", access::Role::from_key(&a.role).map_or("role.unknown", access::Role::word)),
        Command::ResetSignIn(r) => Note::new(match r.what.as_str() {
            "password" => "approval.what.password",
            "authenticator" => "approval.what.authenticator",
            _ => "approval.what.identity",
        })
        .with("name", names.actor(subject)),
        command => Note::new("approval.what.other").with("kind", command.kind()),
    }
}

/// That something waits, in one sentence for the person's own page.
pub(super) fn waits(opened: &Opened) -> Note {
    match &opened.envelope.command {
        Command::Reverse(r) => Note::new("approval.waits.reverse").with("number", r.receipt_number.as_str()),
        Command::Settle(s) if s.verdict == "same" => Note::new("approval.waits.same"),
        Command::Merge(_) => Note::new("approval.waits.merge"),
        _ => Note::new("approval.waits.other"),
    }
}

pub(super) fn decided(row: &Proposal, names: &Names) -> Option<Decided> {
    Some(Decided {
        verdict: row.verdict.clone()?,
        by: names.actor(row.decided_by?),
        at: row.decided_at?.into(),
        reason: row.said.clone().unwrap_or_default(),
    })
}

/// `moment.id` of the last of a page.
fn write_after(show: Show, last: &Proposal) -> String {
    let at = match (show, last.decided_at) {
        (Show::Decided, Some(at)) => at,
        _ => last.asked.at,
    };
    format!("{}.{}", at.0, last.asked.command_id)
}

fn read_after(text: &str) -> Option<After> {
    let (at, id) = text.split_once('.')?;
    Some((Instant(at.parse().ok()?), id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_the_list_survives_its_address() {
        let id = Uuid::from_u128(3);
        assert_eq!(read_after(&format!("17.{id}")), Some((Instant(17), CommandId(id))));
        assert_eq!((read_after("17"), read_after("x.y")), (None, None));
    }
}
