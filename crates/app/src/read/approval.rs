//! One change that waits, laid out so that a second person can decide it.

use super::approvals::{Opened, decided, key_of, what};
use super::records::agreed;
use super::standing::brief;
use super::{Read, ReadError, office_name, place};
use crate::view::{ApprovalView, ChangeLine, ChangePerson, Form, Paper, Person};
use crate::wire::Command;
use crate::{App, ProposalKey};
use access::{Action, Actor, Limit};
use kernel::{Arg, CommandId, Instant, MemberId, Note, OfficeId, RegionCode, Zone};
use store::Conn;
use store::reference::{self, ActorRow};
use store::views::approvals;

impl App {
    /// A proposal for who may see it. `command` is minted by who draws the page; `form` is what was typed, where a
    /// word came back.
    pub async fn approval(
        &self,
        who: &Actor,
        key: ProposalKey,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<ApprovalView> {
        access::scope(who, Action::ViewApprovals)?;
        let mut conn = self.reader().await?;
        let row = approvals::one(&mut conn, key.subject, key.proposal).await?;
        let row = row.ok_or(ReadError::NotFound)?;
        self.may_see_proposal(who, &row)?;
        let opened = self.open_proposal(&mut conn, row).await?;
        let names = self.names(&mut conn, std::slice::from_ref(&opened)).await?;
        let people = self.people_of(&mut conn, who, &opened, now).await?;
        let (lines, stuck) = self.lines_of(&mut conn, who, &opened, now).await?;
        let records = self.records_of(&mut conn, &opened).await?;
        let carried_out = self.carried_out(&mut conn, &opened.row).await?;
        drop(conn);
        let network = self.network();
        let asked = &opened.row.asked;
        let place = crate::approval::place(asked, &network)?;
        let zone = people.first().map_or(Zone::WIB, |p| regions::regions().zone(&p.home.code));
        Ok(ApprovalView {
            command,
            key: key_of(&opened.row),
            what: what(&opened, &names),
            asked_by: names.actor(asked.actor_id),
            office: office_name(&network, OfficeId(asked.office_id)),
            at: asked.at.into(),
            zone,
            why: asked.why.clone(),
            lines,
            records,
            carried_out,
            people,
            papers: papers(&opened),
            stuck: stuck.filter(|_| opened.row.verdict.is_none()),
            decided: decided(&opened.row, &names),
            own: asked.actor_id == who.id.0,
            may_decide: access::allow(who, crate::approval::approver(asked), &place).is_ok(),
            form,
        })
    }

    /// Those whom it is about, with how they stand today. The looks are kept.
    async fn people_of(
        &self,
        conn: &mut Conn,
        who: &Actor,
        opened: &Opened,
        now: Instant,
    ) -> Read<Vec<ChangePerson>> {
        let about = match &opened.envelope.command {
            Command::Reverse(_)
            | Command::Settle(_)
            | Command::Complete(_)
            | Command::Photo(_)
            | Command::End(_)
            | Command::Merge(_) => {
                vec![Some(MemberId(opened.envelope.subject)), opened.other]
            }
            _ => Vec::new(),
        };
        let mut people = Vec::new();
        for id in about.into_iter().flatten() {
            let Ok(facts) = self.facts(conn, id).await else { continue };
            let Some(person) = &facts.person else { continue };
            // Two records made one since are one person.
            if people.iter().any(|p: &ChangePerson| p.person.id == facts.id) {
                continue;
            }
            self.looks.note(who, facts.id, "view_member", now);
            let today = now.day_in(facts.zone());
            people.push(ChangePerson {
                person: Person { id: facts.id, name: person.name.clone() },
                standing: brief(&facts, self.scheme(), today).0,
                home: place(person.home),
            });
        }
        Ok(people)
    }

    /// What is so now and what would be; and why it could not be done now, where that is so. Once decided, what was
    /// asked: what was so then is not computed from what is so now.
    async fn lines_of(
        &self,
        conn: &mut Conn,
        who: &Actor,
        opened: &Opened,
        now: Instant,
    ) -> Read<(Vec<ChangeLine>, Option<Note>)> {
        let decided = opened.row.verdict.is_some();
        if let (true, Command::Merge(_)) = (decided, &opened.envelope.command) {
            return Ok((Vec::new(), None));
        }
        if let (true, Command::Reverse(r)) = (decided, &opened.envelope.command) {
            let undoing = self.undoing(conn, who, &r.receipt_number, now).await?;
            return Ok((undoing.map(|u| u.of_the_receipt()).unwrap_or_default(), None));
        }
        let (lines, stuck) = self.lines_now(conn, who, opened, now).await?;
        Ok((if decided { agreed(lines) } else { lines }, stuck))
    }

    async fn lines_now(
        &self,
        conn: &mut Conn,
        who: &Actor,
        opened: &Opened,
        now: Instant,
    ) -> Read<(Vec<ChangeLine>, Option<Note>)> {
        match &opened.envelope.command {
            Command::Reverse(r) => {
                let Some(undoing) = self.undoing(conn, who, &r.receipt_number, now).await? else {
                    return Ok((
                        Vec::new(),
                        Some(Note::new("reverse.unknown").with("number", r.receipt_number.as_str())),
                    ));
                };
                Ok((undoing.lines(), undoing.refused.map(|refusal| refusal.note)))
            }
            Command::Merge(m) => {
                let (kept, other) = (MemberId(opened.envelope.subject), MemberId(m.dissolved));
                Ok(match self.merge_of(conn, who, kept, other, now).await? {
                    Some(merging) => (merging.lines(), merging.refused()),
                    None => (Vec::new(), Some(Note::new("merge.already"))),
                })
            }
            Command::BringList(b) => {
                let lines = self.list_lines(conn, b, opened.envelope.subject).await?.into_iter();
                Ok((lines.map(|(label, before)| ChangeLine { label, before, after: None }).collect(), None))
            }
            Command::Setting(s) => Ok((self.limit_line(&s.name, s.value), None)),
            command if command.kind() == "reassign" => {
                let row = reference::actor(conn, kernel::ActorId(opened.envelope.subject)).await?;
                let asked = serde_json::to_value(command).unwrap_or_default();
                Ok((row.map(|row| self.user_lines(&row, &asked)).unwrap_or_default(), None))
            }
            Command::Actor(a) => Ok((self.new_user_lines(a), None)),
            Command::ResetSignIn(_) => {
                let row = reference::actor(conn, kernel::ActorId(opened.envelope.subject)).await?;
                Ok((row.map(|row| self.held_lines(&row)).unwrap_or_default(), None))
            }
            _ => Ok((Vec::new(), None)),
        }
    }

    /// Somebody who would be new.
    fn new_user_lines(&self, a: &crate::wire::Actor) -> Vec<ChangeLine> {
        let office = a.of_office.map(|id| office_name(&self.network(), OfficeId(id)));
        let areas: Vec<&str> = a.areas.iter().map(String::as_str).collect();
        lines_of_one([
            ("approval.user.name", a.name.as_str().into()),
            ("users.login", a.login.as_str().into()),
            ("approval.user.role", role(&a.role)),
            ("approval.user.office", office.map_or_else(|| Arg::from("–"), Arg::from)),
            ("approval.user.areas", territory(&areas)),
        ])
    }

    /// A user as they are: whose sign-in would be made new.
    fn held_lines(&self, row: &ActorRow) -> Vec<ChangeLine> {
        let office = row.office_id.map(|id| office_name(&self.network(), OfficeId(id)));
        let held: Vec<&str> = row.territory.split(' ').filter(|t| *t != "nation").collect();
        lines_of_one([
            ("approval.user.name", row.name.as_str().into()),
            ("users.login", row.login.as_str().into()),
            ("approval.user.role", role(&row.role)),
            ("approval.user.office", office.map_or_else(|| Arg::from("–"), Arg::from)),
            ("approval.user.areas", territory(&held)),
        ])
    }

    fn limit_line(&self, name: &str, value: i64) -> Vec<ChangeLine> {
        let line = |limit: Limit| ChangeLine {
            label: limit.word(),
            before: limit.say(self.limits().get(limit)),
            after: Some(limit.say(value)),
        };
        Limit::from_key(name).map(line).into_iter().collect()
    }

    /// A user as they are, and what the change names.
    fn user_lines(&self, row: &ActorRow, asked: &serde_json::Value) -> Vec<ChangeLine> {
        let network = self.network();
        let text = |key: &str| asked.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        let office = |id: uuid::Uuid| Arg::from(office_name(&network, OfficeId(id)));
        let active = |yes: bool| Arg::Word(if yes { "ui.yes".into() } else { "ui.no".into() });
        let mut lines = Vec::new();
        let mut line = |label, before, after: Option<Arg>| {
            lines.extend(after.map(|after| ChangeLine { label, before, after: Some(after) }));
        };
        line("approval.user.name", row.name.as_str().into(), text("name").map(Arg::from));
        line("approval.user.role", role(&row.role), text("role").map(|r| role(&r)));
        let now_at = row.office_id.map_or_else(|| Arg::from("–"), office);
        line("approval.user.office", now_at, text("of_office").and_then(|o| o.parse().ok()).map(office));
        let codes = asked.get("areas").and_then(|v| v.as_array());
        let codes = codes.map(|all| all.iter().filter_map(|a| a.as_str()).collect::<Vec<_>>());
        let held: Vec<&str> = row.territory.split(' ').filter(|t| *t != "nation").collect();
        line("approval.user.areas", territory(&held), codes.map(|codes| territory(&codes)));
        line(
            "approval.user.active",
            active(row.active),
            asked.get("active").and_then(|v| v.as_bool()).map(active),
        );
        lines
    }
}

fn lines_of_one<const N: usize>(lines: [(&'static str, Arg); N]) -> Vec<ChangeLine> {
    lines.into_iter().map(|(label, before)| ChangeLine { label, before, after: None }).collect()
}

fn role(key: &str) -> Arg {
    access::Role::from_key(key).map_or_else(|| key.into(), |r| Arg::Word(r.word().into()))
}

/// Names of areas; none of them is the whole country.
fn territory(codes: &[&str]) -> Arg {
    if codes.is_empty() {
        return Arg::Word("approval.user.nation".into());
    }
    let name = |code: &&str| {
        let code = RegionCode::parse(code).ok()?;
        regions::regions().find(&code).map(|area| area.short_name().to_owned())
    };
    Arg::Text(codes.iter().filter_map(name).collect::<Vec<_>>().join(", "))
}

fn papers(opened: &Opened) -> Option<Paper> {
    match &opened.envelope.command {
        Command::Reverse(r) => Some(Paper::Receipt(r.receipt_number.clone())),
        Command::Merge(m) => {
            Some(Paper::Merge { kept: MemberId(opened.envelope.subject), other: MemberId(m.dissolved) })
        }
        Command::Settle(s) => Some(Paper::Task {
            member: MemberId(opened.envelope.subject),
            task: CommandId(s.task),
            kind: s.task_kind.clone(),
            other: opened.other,
        }),
        Command::BringList(_) => Some(Paper::List(opened.envelope.subject)),
        Command::DecideAside(d) => Some(Paper::Aside {
            phone: opened.envelope.subject,
            seq: d.seq,
            sealed_hash: d.sealed_hash.clone(),
        }),
        Command::DecideHandIn(_) => Some(Paper::HandIn(opened.envelope.subject)),
        _ => None,
    }
}
