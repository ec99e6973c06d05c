//! Everything a person may see of a member, on any day, as known on any day.

use super::standing::{cover_on, payer, programme_name, sentence, standing};
use super::story::Story;
use super::{Read, lines, may, place_seen};
use crate::App;
use crate::view::{
    ContributionMonth, FamilyDate, Heir, Look, MemberView, Period, ProgrammeCover, ReceiptRow, RegisteredAs,
    Standing, ToComplete,
};
use access::{Action, Actor};
use kernel::{Day, Instant, MemberId, Month, Note, Programme, ReceiptId, Rupiah};
use member::{Cover, Known, MemberFacts, State};
use scheme::{Payer, Sector, WorkStatus};
use std::collections::BTreeMap;
use store::member::Want;
use store::views::{history, tasks};

/// Looks shown on a member's page.
const LOOKS: i64 = 20;

impl App {
    /// The page of a member. `on` is today unless another day is asked; `known` as known now. The look is kept.
    pub async fn member(
        &self,
        who: &Actor,
        id: MemberId,
        on: Option<Day>,
        known: Option<Day>,
        now: Instant,
    ) -> Read<MemberView> {
        access::scope(who, Action::ViewMember)?;
        let mut conn = self.reader().await?;
        let facts = self.facts(&mut conn, id).await?;
        self.seen(&mut conn, who, Action::ViewMember, &facts).await?;
        let face = self.face_of(&mut conn, facts.id).await?;
        let records = super::records(&facts);
        let story = Story::load(&mut conn, facts.id, &records).await?;
        let heirs = history::heirs(&mut conn, &records).await?;
        let open = tasks::of_member(&mut conn, &records).await?;
        let waits = self.waits_about(&mut conn, facts.id).await?;
        let photo = self.photo_of(&mut conn, who, &facts).await?;
        let looks = history::looks(&mut conn, facts.id, LOOKS).await?;
        let reports = match access::scope(who, Action::ViewIncidents) {
            Ok(_) => store::incident::of_subjects(&mut conn, &records).await?,
            Err(_) => Vec::new(),
        };
        let mut actors: Vec<_> = story.actors();
        actors.extend(looks.iter().map(|(actor, _)| actor.0));
        actors.extend(reports.iter().map(|r| r.actor_id));
        let actors = history::actors(&mut conn, actors).await?;
        drop(conn);
        self.looks.note(who, facts.id, "view_member", now);

        let network = self.network();
        let zone = facts.zone();
        let today = now.day_in(zone);
        let on = on.unwrap_or(today);
        let known = known.map_or(Known::Now, Known::AtEndOf);
        let cover = cover_on(&facts, self.scheme(), on, known);
        let (rows, period) = lines::lines(&facts, self.scheme(), known, today);
        let office_of = |id: Option<uuid::Uuid>| {
            id.map(|id| super::office_name(&network, kernel::OfficeId(id))).unwrap_or_default()
        };
        let looks = looks.iter().map(|(actor, at)| {
            let (who, office) = actors.get(&actor.0).cloned().unwrap_or_default();
            Look { at: *at, who, office: office_of(office) }
        });
        let notes = open.iter().map(|(kind, note, due)| (kind, super::tasks::read_note(note), due.map(Day)));
        let (missing, tasks): (Vec<_>, Vec<_>) = notes.partition(|(kind, ..)| *kind == "to_complete");
        Ok(MemberView {
            id: facts.id,
            answer: sentence(&cover, &face.name),
            name: face.name,
            masked_nik: face.masked_nik,
            masked_phone: face.masked_phone,
            official_number: facts.memberships.iter().find_map(|m| m.official_number.clone()),
            born: face.born,
            age: i64::from(face.born.age_on(on)),
            sex: face.sex,
            home: place_seen(who, face.home),
            on,
            standing: standing(cover.state),
            because: because(&cover),
            programmes: cover.programmes.iter().map(|p| programme(p, cover.state)).collect(),
            dates: cover.dates.iter().map(date).collect(),
            cover: rows,
            cover_period: period.unwrap_or(Period { from: today, until: today.plus_months(1) }),
            events: super::incident_parts::with_reports(
                story.events(&network, &actors, zone, self.keys().seal())?,
                &reports,
                &actors,
                zone,
            ),
            receipts: story.receipts.iter().map(|r| receipt_row(r, &story)).collect(),
            contributions: contributions(&facts),
            credit: facts.credit,
            heirs: heirs.into_iter().map(heir).collect(),
            registered: story.attested().map(|r| registered(r, &network)).collect(),
            to_complete: missing.into_iter().map(|(_, what, due)| ToComplete { what, due }).collect(),
            photo,
            tasks: tasks
                .into_iter()
                .map(|(_, what, _)| what)
                .chain(waits.iter().map(super::approvals::waits))
                .collect(),
            looks: looks.collect(),
            zone,
            may_correct: may(who, Action::CorrectMember, face.home),
            may_complete: may(who, Action::CompleteMember, face.home)
                && !(facts.person.as_ref().is_some_and(member::Person::is_complete)
                    || matches!(cover.state, State::Deceased)),
            may_photo: may(who, Action::CompleteMember, face.home) && !matches!(cover.state, State::Deceased),
            may_end: may(who, Action::RecordEnding, face.home)
                && !matches!(cover.state, State::Deceased | State::Inactive | State::NotAMember),
            may_pay: may(who, Action::TakePayment, face.home)
                && !matches!(cover.state, State::Deceased | State::Inactive),
            invented: face.invented,
        })
    }

    /// The facts of a member by their own id or one that stands for it.
    pub(super) async fn facts(&self, conn: &mut store::Conn, id: MemberId) -> Read<MemberFacts> {
        let aliases = store::member::aliases(conn, &[id.0]).await?;
        let id = aliases.get(&id).copied().unwrap_or(id);
        let mut loaded = store::member::facts(conn, &[id.0], Want::default()).await?;
        loaded.members.remove(&id).ok_or(super::ReadError::NotFound)
    }
}

/// What the state rests on, then what each programme rests on, each sentence once.
fn because(cover: &Cover) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let of_programmes = cover.programmes.iter().flat_map(|p| p.because.iter());
    for because in cover.because.iter().chain(of_programmes) {
        if !notes.contains(&because.note) {
            notes.push(because.note.clone());
        }
    }
    notes
}

pub(super) fn programme(p: &member::ProgrammeCover, state: State) -> ProgrammeCover {
    let shown = match (p.covered, state) {
        (true, _) => Some(Standing::Active),
        // The others are paid and this one is not: it was never taken up.
        (false, State::Active) => None,
        (false, other) => Some(standing(other)),
    };
    ProgrammeCover {
        programme: p.programme,
        name: programme_name(p.programme),
        standing: shown,
        from: p.from,
        until: p.until,
        note: (!p.covered).then(|| p.because.first().map(|b| b.note.clone())).flatten(),
    }
}

fn date(date: &member::FamilyDate) -> FamilyDate {
    FamilyDate { on: Some(date.day), what: date.because.note.clone(), unconfirmed: !date.because.confirmed }
}

fn receipt_row(r: &history::ReceiptRow, story: &Story) -> ReceiptRow {
    let months = || r.lines.iter().filter_map(|(month, ..)| month.parse::<Month>().ok());
    let taken = Day(r.paid_on).month();
    ReceiptRow {
        id: ReceiptId(r.id),
        number: r.number.clone(),
        paid_on: Day(r.paid_on),
        amount: Rupiah(r.amount),
        first: months().min().unwrap_or(taken),
        last: months().max().unwrap_or(taken),
        payer: payer(&r.payer, r.payer_name.as_deref()),
        reversed: story.is_reversed(r.id),
    }
}

/// Month by month, latest first; what was reversed is gone.
pub(super) fn contributions(facts: &MemberFacts) -> Vec<ContributionMonth> {
    type Bought = BTreeMap<Programme, Rupiah>;
    let mut months: BTreeMap<Month, (Bought, Day, Payer)> = BTreeMap::new();
    for c in &facts.contributions {
        let month = months.entry(c.month).or_insert((Bought::new(), c.paid_on, c.payer));
        *month.0.entry(c.programme).or_default() += c.amount;
        if c.amount.is_positive() {
            (month.1, month.2) = (c.paid_on, c.payer);
        }
    }
    let rows = months.into_iter().rev().map(|(month, (bought, paid_on, payer))| {
        let amounts: Vec<_> = bought.into_iter().filter(|(_, amount)| amount.is_positive()).collect();
        let total = amounts.iter().map(|(_, amount)| *amount).sum();
        ContributionMonth { month, amounts, total, paid_on, payer: Note::new(payer.word()) }
    });
    rows.filter(|row| row.total.is_positive()).collect()
}

fn heir(row: history::HeirRow) -> Heir {
    let relation = match row.relation.as_str() {
        "spouse" => Note::new("heir.spouse"),
        "child" => Note::new("heir.child"),
        "parent" => Note::new("heir.parent"),
        "sibling" => Note::new("heir.sibling"),
        _ => Note::new("heir.other"),
    };
    Heir { name: row.name, relation, born: row.born.map(Day) }
}

pub(super) fn registered(r: &history::Registered, network: &outreach::Network) -> RegisteredAs {
    let activity = r.activity_id.and_then(|id| network.activities.get(&kernel::ActivityId(id)));
    RegisteredAs {
        on: Day(r.on_day),
        office: super::office_name(network, kernel::OfficeId(r.office_id)),
        activity: activity.map(|a| a.title.clone()),
        occupation: occupations(&r.occupations),
        sector: Note::new(r.sector.parse::<Sector>().map_or("sector.other", Sector::word)),
        status: Note::new(r.status.parse::<WorkStatus>().map_or("work_status.worker", WorkStatus::word)),
        income: Rupiah(r.income),
        works_now: r.works_now,
        well_now: r.well_now,
        attested_by: r.attested_by.clone(),
        place: r.attested_place.clone(),
        consent: r.consent,
    }
}

/// Kept as a JSON list, the main one first.
pub(super) fn occupations(held: &str) -> String {
    serde_json::from_str::<Vec<String>>(held).map_or_else(|_| held.to_owned(), |all| all.join(", "))
}
