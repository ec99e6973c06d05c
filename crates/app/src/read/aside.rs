//! What phones sent and nobody believed: the work-list, one item, and what a saved file led to. The looks are kept.

use super::account::managed;
use super::approvals::key_of;
use super::{Read, ReadError, allow_at_office, office_name, short_place};
use crate::phone::aside::opened;
use crate::submit::zone_of;
use crate::view::{
    AsideDecided, AsideLine, AsideView, AsidesView, FileLine, FileView, Form, Glance, RefusedMoney, Waiting,
};
use crate::wire::{Command, Envelope};
use crate::{Answer, App, ItemState};
use access::{Action, Actor, Limit, Territory};
use kernel::{Arg, CommandId, Instant, MemberId, Note, OfficeId, RegionCode, Rupiah, SubjectId, Zone};
use outreach::Network;
use std::collections::HashMap;
use store::Conn;
use store::aside::{self, AsideRow};
use store::phone::PhoneRow;
use store::views::approvals;
use store::views::find::{self, By};
use uuid::Uuid;

const OPEN_SHOWN: i64 = 200;
const DECIDED_SHOWN: i64 = 20;
/// Items of a file that are told one by one; the rest by number.
const FILE_SHOWN: usize = 200;

impl App {
    /// What waits at the offices of the reader, and what was decided lately.
    pub async fn put_aside(&self, who: &Actor, form: Form, now: Instant) -> Read<AsidesView> {
        access::scope(who, Action::HandlePhones)?;
        let network = self.network();
        let offices = offices(who, &network);
        let mut conn = self.reader().await?;
        let open = aside::open(&mut conn, offices.clone(), OPEN_SHOWN).await?;
        let refused = aside::refused(&mut conn, offices.clone(), OPEN_SHOWN).await?;
        let decided = aside::decided(&mut conn, offices, DECIDED_SHOWN).await?;
        let (open, decided) =
            (self.lines_aside(&mut conn, open).await?, self.lines_aside(&mut conn, decided).await?);
        drop(conn);
        let shown = open.len() + decided.len();
        if shown > 0 {
            self.looks.note_list(who, "phone_aside", serde_json::json!({ "rows": shown }), now);
        }
        let zone = super::own_office(who, &network).map_or(Zone::WIB, |office| zone_of(&network, office));
        let refused = refused.into_iter().map(refused_money).collect();
        Ok(AsidesView { open, decided, refused, zone, form })
    }

    /// One item. `command` is minted by who draws the page.
    #[expect(clippy::too_many_arguments, reason = "what an address and a form say")]
    pub async fn aside_item(
        &self,
        who: &Actor,
        phone: Uuid,
        seq: i64,
        sealed_hash: &str,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<AsideView> {
        access::scope(who, Action::HandlePhones)?;
        let network = self.network();
        let mut conn = self.reader().await?;
        let row = aside::one(&mut conn, phone, seq, sealed_hash).await?.ok_or(ReadError::NotFound)?;
        allow_at_office(who, Action::HandlePhones, &network, row.office())
            .map_err(|_| ReadError::NotFound)?;
        let own = row.actor_id == who.id.0;
        let envelope = match aside::phone(&mut conn, row.phone_id).await? {
            Some(phone) => opened(&self.core, &phone, row.seq, &row.sealed).ok(),
            None => None,
        };
        let used = match &envelope {
            Some(envelope) => !store::member::used(&mut conn, &[CommandId(envelope.id)]).await?.is_empty(),
            None => true,
        };
        let mut waiting = None;
        for proposal in approvals::about(&mut conn, SubjectId(phone)).await? {
            if let Command::DecideAside(d) = self.proposed(&proposal.asked)?.command
                && d.seq == seq
                && d.sealed_hash == sealed_hash
            {
                waiting = Some(key_of(&proposal));
            }
        }
        let office = row.office();
        let line = self.lines_aside(&mut conn, vec![row]).await?.pop().ok_or(ReadError::NotFound)?;
        drop(conn);
        let detail = serde_json::json!({ "phone": phone, "seq": seq });
        self.looks.note_list(who, "phone_aside", detail, now);
        let limit = Rupiah(self.limits().get(Limit::ReleaseRupiah));
        let amount = line.glance.as_ref().and_then(|glance| glance.amount);
        Ok(AsideView {
            zone: zone_of(&network, office),
            facts: envelope.as_ref().map(|e| facts(e, &network, office)).unwrap_or_default(),
            may_release: line.decided.is_none() && envelope.is_some() && !used && !own,
            alone: amount.filter(|amount| *amount > limit).map(|_| limit),
            waiting,
            own,
            command,
            form,
            line,
        })
    }

    /// Takes in the saved file of a phone, and tells what became of each item.
    pub async fn phone_file(&self, who: &Actor, bytes: &[u8], now: Instant) -> Read<FileView> {
        let taken = self.take_phone_file(who, bytes, now).await?;
        let mut conn = self.reader().await?;
        let owner = store::reference::actor(&mut conn, kernel::ActorId(taken.phone.actor_id)).await?;
        let new = taken.synced.answers.iter().filter(|told| told.seq > taken.before).count() as i64;
        let mut told: HashMap<i64, &crate::Told> = HashMap::new();
        for answer in &taken.synced.answers {
            told.insert(answer.seq, answer);
        }
        let mut lines = Vec::new();
        for sent in taken.sent.iter().take(FILE_SHOWN) {
            let Some(told) = told.get(&sent.seq) else { continue };
            let envelope = opened(&self.core, &taken.phone, sent.seq, &sent.sealed).ok();
            let answer = told.answer.as_ref();
            let mut notes: Vec<Note> = answer.map(|a| a.notes.clone()).unwrap_or_default();
            notes.extend(answer.and_then(|a| a.refusal.as_ref()).map(|refusal| refusal.note.clone()));
            notes.extend(told.reason.as_deref().map(|key| Note::new(reason_word(key))));
            lines.push((
                envelope,
                FileLine {
                    seq: sent.seq,
                    glance: None,
                    state: state_word(told.state),
                    notes,
                    member: answer.map(|a| MemberId(a.subject.0)),
                },
            ));
        }
        let glances = self.glances(&mut conn, lines.iter().map(|(e, _)| e.as_ref()).collect()).await?;
        drop(conn);
        let lines = lines.into_iter().zip(glances);
        let quarantined = |told: &&crate::Told| told.state == ItemState::Quarantined;
        Ok(FileView {
            person: owner.map(|row| row.name).unwrap_or_default(),
            series: taken.phone.series.clone(),
            revoked: taken.synced.revoked,
            items: taken.sent.len() as i64,
            before: taken.synced.answers.len() as i64 - new,
            missing: taken.synced.missing.clone(),
            aside: taken.synced.answers.iter().filter(quarantined).count() as i64,
            lines: lines
                .map(|((_, line), glance)| FileLine {
                    member: glance.as_ref().and_then(|g| g.member),
                    glance,
                    ..line
                })
                .collect(),
        })
    }

    /// What waits, for the first page.
    pub(super) async fn asides_waiting(&self, who: &Actor) -> Read<Option<Waiting>> {
        if access::scope(who, Action::HandlePhones).is_err() {
            return Ok(None);
        }
        let offices = offices(who, &self.network());
        let (count, oldest) = aside::count(&mut *self.reader().await?, offices).await?;
        Ok((count > 0).then(|| Waiting {
            label: Note::new("aside.waiting"),
            count,
            oldest: oldest.map(|at| at.day_in(Zone::WIB)),
            path: "/phones".to_owned(),
        }))
    }

    async fn lines_aside(&self, conn: &mut Conn, rows: Vec<AsideRow>) -> Read<Vec<AsideLine>> {
        let mut phones: HashMap<Uuid, PhoneRow> = HashMap::new();
        for row in &rows {
            if !phones.contains_key(&row.phone_id)
                && let Some(phone) = aside::phone(conn, row.phone_id).await?
            {
                phones.insert(row.phone_id, phone);
            }
        }
        let envelopes: Vec<Option<Envelope>> = rows
            .iter()
            .map(|row| {
                phones
                    .get(&row.phone_id)
                    .and_then(|phone| opened(&self.core, phone, row.seq, &row.sealed).ok())
            })
            .collect();
        let glances = self.glances(conn, envelopes.iter().map(Option::as_ref).collect()).await?;
        Ok(rows.into_iter().zip(glances).map(|(row, glance)| line(row, glance)).collect())
    }

    /// What these commands are about; people on record by the name they have there.
    async fn glances(&self, conn: &mut Conn, envelopes: Vec<Option<&Envelope>>) -> Read<Vec<Option<Glance>>> {
        let mut ids: Vec<Uuid> = envelopes.iter().flatten().map(|e| e.subject).collect();
        ids.sort_unstable();
        ids.dedup();
        let aliases = store::member::aliases(conn, &ids).await?;
        ids.extend(aliases.values().map(|m| m.0));
        let found = find::people(conn, By::Ids(ids)).await?;
        let names: HashMap<Uuid, String> = found.into_iter().map(|row| (row.member_id, row.name)).collect();
        // Money of somebody whose form lies beside it is theirs, on record or not.
        let beside: HashMap<Uuid, &str> = envelopes
            .iter()
            .flatten()
            .filter_map(|e| match &e.command {
                Command::Register(r) => Some((e.subject, r.name.as_str())),
                _ => None,
            })
            .collect();
        let glance = |envelope: &Envelope| {
            let member =
                aliases.get(&MemberId(envelope.subject)).copied().unwrap_or(MemberId(envelope.subject));
            let known = names.get(&member.0).cloned();
            let said = || known.clone().or(beside.get(&envelope.subject).map(|name| (*name).to_owned()));
            let (name, amount, number) = match &envelope.command {
                Command::Register(r) => (Some(r.name.clone()), None, r.evidence.as_ref()),
                Command::Pay(p) => (said(), Some(Rupiah(p.amount_rupiah)), p.evidence.as_ref()),
                Command::Report(r) => {
                    (known.clone().or(r.person.as_ref().map(|p| p.name.clone())), None, None)
                }
                _ => (known.clone(), None, None),
            };
            Glance {
                kind: kind_word(envelope.command.kind()).to_owned(),
                member: known.map(|_| member),
                name,
                amount,
                number: number.map(|e| e.number.clone()),
            }
        };
        Ok(envelopes.into_iter().map(|envelope| envelope.map(glance)).collect())
    }
}

fn offices(who: &Actor, network: &Network) -> Option<Vec<Uuid>> {
    match who.territory {
        Territory::Nation => None,
        Territory::Areas(_) => Some(managed(who, Action::HandlePhones, network)),
    }
}

fn line(row: AsideRow, glance: Option<Glance>) -> AsideLine {
    let decided = row.verdict.as_deref().zip(row.decided_at).map(|(verdict, at)| AsideDecided {
        released: verdict == "release",
        by: row.decided_by.clone().unwrap_or_default(),
        at: at.into(),
        reason: row.said.clone().unwrap_or_default(),
    });
    AsideLine {
        phone: row.phone_id,
        seq: row.seq,
        sealed_hash: row.sealed_hash,
        person: row.person,
        series: row.series,
        reason: reason_word(&row.reason),
        at: row.at.into(),
        glance,
        decided,
    }
}

fn refused_money(row: aside::RefusedRow) -> RefusedMoney {
    let answer: Option<Answer> = row.answer.as_deref().and_then(|json| serde_json::from_str(json).ok());
    RefusedMoney {
        person: row.person,
        series: row.series,
        number: row.evidence_number.unwrap_or_default(),
        at: row.at.into(),
        why: answer.and_then(|answer| answer.refusal).map(|refusal| refusal.note),
    }
}

/// Why an item was put aside, said for one.
fn reason_word(key: &str) -> &'static str {
    match key {
        "sealed" => "aside.why.sealed",
        "signature" => "aside.why.signature",
        "form" => "aside.why.form",
        "chain" => "aside.why.chain",
        "conflict" => "aside.why.conflict",
        "refused" => "aside.why.refused",
        _ => "aside.why.revoked",
    }
}

fn state_word(state: ItemState) -> &'static str {
    match state {
        ItemState::Done => "aside.state.done",
        ItemState::Refused => "aside.state.refused",
        ItemState::Recorded => "aside.state.recorded",
        ItemState::Quarantined => "aside.state.quarantined",
    }
}

fn kind_word(kind: &str) -> &'static str {
    match kind {
        "register" => "aside.kind.register",
        "pay" => "aside.kind.pay",
        "complete" => "aside.kind.complete",
        "photo" => "aside.kind.photo",
        "report" => "aside.kind.report",
        "confirm_hand_in" => "aside.kind.confirm_hand_in",
        _ => "aside.kind.other",
    }
}

/// What can be read of a command, for a person who decides; a NIK by its last four digits.
fn facts(envelope: &Envelope, network: &Network, office: OfficeId) -> Vec<(&'static str, Arg)> {
    let text = |text: &str| Arg::from(text);
    let mut facts = match &envelope.command {
        Command::Register(r) => {
            let tail: String = r.nik.chars().filter(char::is_ascii_digit).collect();
            let tail = tail.get(tail.len().saturating_sub(4)..).unwrap_or_default().to_owned();
            let home = RegionCode::parse(r.home.trim()).map(short_place).unwrap_or_else(|_| r.home.clone());
            vec![
                ("aside.fact.name", text(&r.name)),
                ("aside.fact.nik", Arg::from(format!("… {tail}"))),
                ("aside.fact.home", Arg::from(home)),
                ("aside.fact.occupation", Arg::from(r.occupations.join(", "))),
            ]
        }
        Command::Pay(p) => vec![
            ("aside.fact.amount", Arg::Rupiah(Rupiah(p.amount_rupiah))),
            ("aside.fact.months", Arg::Number(i64::from(p.months))),
            ("aside.fact.day", p.taken_on.parse().map_or_else(|_| text(&p.taken_on), Arg::Day)),
        ],
        _ => Vec::new(),
    };
    let evidence = match &envelope.command {
        Command::Register(r) => r.evidence.as_ref(),
        Command::Pay(p) => p.evidence.as_ref(),
        _ => None,
    };
    facts.extend(evidence.map(|e| ("aside.fact.number", text(&e.number))));
    facts.push(("aside.fact.office", Arg::from(office_name(network, office))));
    facts
}
