//! The audit: who did what about whom, newest first. A member is named only to who may see that member.

use super::user::name_of;
use super::with_query;
use crate::App;
use crate::read::{Read, day_typed};
use crate::view::{AuditLine, AuditSubject, AuditView, Choice, Form, Report};
use access::{Action, Actor, Place};
use kernel::{
    ActivityId, ActorId, Arg, CampaignId, Day, Instant, MemberId, OfficeId, PartnerId, Refusal, TargetId,
    Zone,
};
use std::collections::HashMap;
use store::admin::{self, AuditBy, AuditRow};
use store::views::find::{self, By};
use store::views::history;
use store::{Conn, StoreError};
use uuid::Uuid;

const PAGE: usize = 50;
const CANDIDATES: i64 = 12;
/// People of a branch whose doings are gathered one by one.
const MOST_OF_A_BRANCH: i64 = 500;
const PATH: &str = "/admin/audit";
/// The latest moment both engines hold.
const LATEST: Instant = Instant(253_370_764_800_000_000);

impl App {
    /// What was done, within the reader's ground: by whom (`by`: a name, a login or an id), what (`action`), about whom
    /// (`member`), on which days (`from`, `until`); and `before` for the next page.
    pub async fn audit(
        &self,
        who: &Actor,
        mut form: Form,
        before: Option<&str>,
        _now: Instant,
    ) -> Read<AuditView> {
        let offices = self.offices_within(who, Action::ViewAudit)?;
        let network = self.network();
        let zone = crate::submit::zone_of(&network, who.office.unwrap_or(OfficeId(Uuid::nil())));
        let days = days(&mut form, zone);
        let mut conn = self.reader().await?;
        let people = people(&mut conn, form.get("by"), offices.clone()).await?;
        let subject: Option<Uuid> = form.get("member").trim().parse().ok();
        let action = form.get("action").to_owned();
        let asked =
            Asked { action: &action, days, before: before.and_then(seen_last), most: PAGE as i64 + 1 };
        let mut rows = match (&people, subject) {
            (People::Several(_), _) => Vec::new(),
            (People::One(id, _), Some(subject)) => {
                let all = asked.find(&mut conn, AuditBy::Subject(subject)).await?;
                all.into_iter().filter(|row| row.actor_id == id.0).collect()
            }
            (People::One(id, _), None) => asked.find(&mut conn, AuditBy::Actor(*id)).await?,
            (People::Anybody, _) => match offices {
                None => asked.find(&mut conn, asked.lead(subject)).await?,
                Some(offices) => self.of_branch(&mut conn, &asked, offices, subject).await?,
            },
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|last| {
            let seen = format!("{}.{}", Instant::from(last.at).0, last.audit_id);
            let names = ["by", "action", "member", "from", "until"];
            let pairs = names.iter().map(|name| (*name, form.get(name)));
            with_query(PATH, pairs.chain([("before", seen.as_str())]))
        });
        let names = self.names_in(&mut conn, who, &rows, subject).await?;
        let line = |row: &AuditRow| AuditLine {
            at: row.at.into(),
            actor: ActorId(row.actor_id),
            who: name_of(&names.actors, row.actor_id),
            about: report_of(row).unwrap_or_else(|| names.subject(&network, row.subject_id)),
            refused: row.detail.as_deref() == Some("refused"),
            action: row.action.clone(),
        };
        let (candidates, by) = match people {
            People::Several(found) => (found, None),
            People::One(_, name) => (Vec::new(), Some(name)),
            People::Anybody => (Vec::new(), None),
        };
        Ok(AuditView {
            actions: ACTIONS
                .iter()
                .map(|key| Choice { value: (*key).to_owned(), label: word(key), hint: None })
                .collect(),
            candidates,
            by,
            about: subject.map(|id| names.subject(&network, Some(id))),
            rows: rows.iter().map(line).collect(),
            next,
            zone,
            form,
        })
    }

    /// What the people of some offices did, or what they did about one subject.
    async fn of_branch(
        &self,
        conn: &mut Conn,
        asked: &Asked<'_>,
        offices: Vec<Uuid>,
        subject: Option<Uuid>,
    ) -> Result<Vec<AuditRow>, StoreError> {
        let people = admin::find_actors(conn, "", Some(offices), MOST_OF_A_BRANCH).await?;
        let mut all = Vec::new();
        match subject {
            Some(subject) => {
                let rows = asked.find(conn, AuditBy::Subject(subject)).await?;
                all.extend(rows.into_iter().filter(|row| people.iter().any(|p| p.0 == row.actor_id)));
            }
            // Each by the index of their own; one question for all would read the doings of the whole country.
            None => {
                for (id, ..) in people {
                    all.extend(asked.find(conn, AuditBy::Actor(ActorId(id))).await?);
                }
            }
        }
        all.sort_by_key(|row| std::cmp::Reverse((row.at, row.audit_id)));
        all.truncate(PAGE + 1);
        Ok(all)
    }

    async fn names_in(
        &self,
        conn: &mut Conn,
        who: &Actor,
        rows: &[AuditRow],
        subject: Option<Uuid>,
    ) -> Read<Names> {
        let mut ids: Vec<Uuid> = rows.iter().flat_map(|r| r.subject_id).chain(subject).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut actors: Vec<Uuid> = rows.iter().map(|r| r.actor_id).chain(ids.iter().copied()).collect();
        actors.sort_unstable();
        actors.dedup();
        let mut members = HashMap::new();
        for found in find::people(conn, By::Ids(ids)).await? {
            let home = super::super::village("person", &found.home)?;
            let seen = access::allow(who, Action::ViewMember, &Place::Area(home)).is_ok();
            members.insert(found.member_id, seen.then_some(found.name));
        }
        Ok(Names { members, actors: history::actors(conn, actors).await? })
    }
}

/// Whose doings are asked for.
enum People {
    Anybody,
    One(ActorId, String),
    Several(Vec<(ActorId, String, String)>),
}

async fn people(conn: &mut Conn, asked: &str, offices: Option<Vec<Uuid>>) -> Read<People> {
    let asked = asked.trim();
    if asked.is_empty() {
        return Ok(People::Anybody);
    }
    if let Ok(id) = asked.parse::<ActorId>() {
        let found = history::actors(conn, vec![id.0]).await?;
        let allowed = |office: &Option<Uuid>| match (&offices, office) {
            (None, _) => true,
            (Some(offices), Some(office)) => offices.contains(office),
            (Some(_), None) => false,
        };
        return Ok(match found.get(&id.0).filter(|(_, office)| allowed(office)) {
            Some((name, _)) => People::One(id, name.clone()),
            None => People::Several(Vec::new()),
        });
    }
    let found = admin::find_actors(conn, asked, offices, CANDIDATES).await?;
    Ok(match &found[..] {
        [(id, name, _)] => People::One(ActorId(*id), name.clone()),
        _ => People::Several(found.into_iter().map(|(id, name, login)| (ActorId(id), name, login)).collect()),
    })
}

/// What narrows a search, beside whose doings.
struct Asked<'a> {
    action: &'a str,
    days: (Instant, Instant),
    before: Option<(Instant, Uuid)>,
    most: i64,
}

impl Asked<'_> {
    fn lead(&self, subject: Option<Uuid>) -> AuditBy<'_> {
        match subject {
            Some(subject) => AuditBy::Subject(subject),
            None if self.action.is_empty() => AuditBy::Everything,
            None => AuditBy::Action(self.action),
        }
    }

    async fn find(&self, conn: &mut Conn, by: AuditBy<'_>) -> Result<Vec<AuditRow>, StoreError> {
        admin::audit(conn, by, self.action, self.days, self.before, self.most).await
    }
}

/// The days asked for, both included; one that is none is told at its field.
fn days(form: &mut Form, zone: Zone) -> (Instant, Instant) {
    let mut read = |field: &'static str| -> Option<Day> {
        let text = form.get(field).trim().to_owned();
        let day = day_typed(&text);
        if day.is_none() && !text.is_empty() {
            form.errors.push(Refusal::of(field, "read.form.day"));
        }
        day
    };
    let (from, until) = (read("from"), read("until"));
    let from = from.map_or(Instant(0), |day| Instant::at(day, 0, zone));
    (from, until.map_or(LATEST, |day| Instant::at(day.next(), 0, zone)))
}

fn seen_last(text: &str) -> Option<(Instant, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((Instant(at.parse().ok()?), id.parse().ok()?))
}

/// Which report a row tells of, as it was kept when the report was read.
fn report_of(row: &AuditRow) -> Option<AuditSubject> {
    let detail: serde_json::Value = serde_json::from_str(row.detail.as_deref()?).ok()?;
    let key = detail.get("report")?.as_str()?;
    let report = Report::ALL.into_iter().find(|report| report.key() == key)?;
    let rows = detail.get("rows").and_then(serde_json::Value::as_i64).unwrap_or(0);
    let format = detail.get("format").and_then(serde_json::Value::as_str).unwrap_or_default().to_uppercase();
    Some(AuditSubject::Report { report, rows, format })
}

struct Names {
    /// With their name where the reader may see them.
    members: HashMap<Uuid, Option<String>>,
    actors: HashMap<Uuid, (String, Option<Uuid>)>,
}

impl Names {
    fn subject(&self, network: &outreach::Network, id: Option<Uuid>) -> AuditSubject {
        let Some(id) = id else { return AuditSubject::Nothing };
        if let Some(name) = self.members.get(&id) {
            return match name {
                Some(name) => AuditSubject::Member { id: MemberId(id), name: name.clone() },
                None => AuditSubject::HiddenMember,
            };
        }
        if let Some((name, _)) = self.actors.get(&id) {
            return AuditSubject::User { id: ActorId(id), name: name.clone() };
        }
        if let Some(o) = network.offices.get(&OfficeId(id)) {
            return AuditSubject::Office { id: o.id, name: o.name.clone() };
        }
        if let Some(a) = network.activities.get(&ActivityId(id)) {
            return AuditSubject::Activity { id: a.id, name: a.title.clone() };
        }
        if let Some(c) = network.campaigns.get(&CampaignId(id)) {
            return AuditSubject::Campaign { id: c.id, name: c.name.clone() };
        }
        if let Some(p) = network.partners.get(&PartnerId(id)) {
            return AuditSubject::Named(p.name.clone());
        }
        if let Some(t) = network.targets.get(&TargetId(id)) {
            return AuditSubject::Named(t.source.clone());
        }
        // An id that came to stand for somebody known under another, or a registration that was refused.
        AuditSubject::HiddenMember
    }
}

/// What can be looked for, in the order of a day: commands, looks, matters of accounts. Every kind that is written
/// stands here, and has its sentence.
const ACTIONS: &[&str] = &[
    "register",
    "complete",
    "photo",
    "pay",
    "reverse",
    "open",
    "end",
    "annul_ending",
    "settle",
    "correct",
    "report",
    "add_to_report",
    "close_report",
    "link_report",
    "propose",
    "decide_proposal",
    "withdraw",
    "merge",
    "import_list",
    "bring_list",
    "mark_list",
    "hand_in",
    "confirm_hand_in",
    "decide_hand_in",
    "decide_aside",
    "phone_file",
    "phone_aside",
    "view_member",
    "view_coverage",
    "view_receipt",
    "view_card",
    "view_photo",
    "view_incident",
    "list_members",
    "report_read",
    "export",
    "exported",
    "office",
    "change_office",
    "campaign",
    "partner",
    "activity",
    "attendance",
    "target",
    "actor",
    "reassign",
    "reset_sign_in",
    "client",
    "setting",
    "new_password",
    "password_shown",
    "unlock_user",
    "authenticator_on",
    "authenticator_off",
    "recovery_codes_made",
    "recovery_code_used",
    "password_changed",
    "identity_linked",
    "identity_unlinked",
    "session_ended",
    "device_added",
    "device_revoked",
    "signed_in",
    "signed_out",
    "sign_in_failed",
    "sign_in_locked",
    "backup",
];

fn word(key: &str) -> Arg {
    Arg::Word(format!("audit.action.{key}").into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::looks;
    use crate::{Happened, wire};
    use std::collections::BTreeSet;
    use text::{Lang, has};

    /// The kinds of commands, as their description lists them.
    fn commands() -> BTreeSet<String> {
        let schema = serde_json::to_value(schemars::schema_for!(wire::Command)).unwrap();
        let kinds = schema["oneOf"].as_array().unwrap().iter();
        kinds.map(|kind| kind["properties"]["kind"]["const"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_kind_that_is_written_can_be_looked_for_and_has_its_words() {
        let mut written = commands();
        assert!(written.len() > 25 && written.contains("reset_sign_in"), "{written:?}");
        written.extend(looks::KINDS.iter().map(ToString::to_string));
        written.extend(Happened::ALL.iter().map(|what| what.key().to_owned()));
        written.insert("backup".to_owned());
        let offered: BTreeSet<String> = ACTIONS.iter().map(ToString::to_string).collect();
        assert_eq!(written, offered);
        for kind in &written {
            for key in [format!("audit.said.{kind}"), format!("audit.action.{kind}")] {
                assert!(has(&key), "{key}");
                assert!(Lang::ALL.iter().all(|lang| text::word(*lang, &key) != key));
            }
        }
    }
}
