//! What a phone of the field carries: the agent's villages, activities, prices and members. The look is noted as a list.

use super::slice_prices::{ON_THE_SPOT, slice_prices};
use super::standing::programme_name;
use super::{Read, ReadError};
use crate::phone::MOST_ITEMS;
use crate::submit::zone_of;
use crate::view::{
    Slice, SliceActivity, SliceChoice, SliceChoices, SliceGroup, SliceLabel, SliceLimits, SliceMember,
    SliceNamed, SliceOffice, SlicePartner, SlicePerson, SliceProgramme, SliceVillage,
};
use crate::{App, Session};
use access::{Action, Actor, Territory};
use kernel::{ActivityId, Day, Instant, Level, MemberId, PartnerId, RegionCode};
use member::{MemberFacts, Segment, State, payable};
use outreach::{Network, Office};
use regions::regions;
use scheme::{IncidentKind, Payer, Scheme, Sector, WorkStatus};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::member::Want;
use store::views::Within;
use store::views::find::{self, By};
use store::views::members::{self, Filter, Order};
use store::{Conn, photos};
use text::Lang;
use uuid::Uuid;

/// People on one phone.
const MOST_MEMBERS: i64 = 5_000;
/// Their facts are read in pieces.
const PIECE: usize = 500;
/// Activities that begin so soon are carried along.
const DAYS_AHEAD: i64 = 14;

impl App {
    /// The slice of the agent whose phone this is; not found for a token that is no phone's.
    pub async fn slice(&self, session: &Session, token: &str, now: Instant) -> Read<Slice> {
        let who = &session.actor;
        access::scope(who, Action::RegisterMember)?;
        let hash = seal::token::stored(token).ok_or(ReadError::NotFound)?;
        let mut conn = self.reader().await?;
        let phone = store::phone::by_session(&mut conn, hash).await?.ok_or(ReadError::NotFound)?;
        let network = self.network();
        let office = who.office.and_then(|o| network.offices.get(&o)).ok_or(ReadError::NotFound)?;
        let zone = zone_of(&network, office.id);
        let today = now.day_in(zone);
        let mine = territory(who, office);
        let (members, groups) = self.members_of(&mut conn, &network, &mine, today).await?;
        let cash = super::cash::of_phone(&mut conn, who.id, phone.phone_id).await?;
        drop(conn);
        let codes: Vec<String> = mine.iter().map(ToString::to_string).collect();
        let detail = json!({ "phone": phone.phone_id, "areas": codes, "rows": members.len() });
        self.looks.keep_list(self.store(), who, "list_members", detail, now).await?;
        let scheme = self.scheme();
        let regencies: BTreeSet<RegionCode> = mine.iter().flat_map(regencies).collect();
        Ok(Slice {
            as_of: now.to_string(),
            epoch: self.epoch().to_owned(),
            mark: self.core.phone_mark(phone.phone_id, now),
            today: today.to_string(),
            zone: format!("+{:02}:00", zone.offset().whole_hours()),
            person: SlicePerson { name: who.name.clone(), login: session.login.clone() },
            office: SliceOffice { id: office.id.0, code: office.code.clone(), name: office.name.clone() },
            villages: villages(&regencies, &mine),
            activities: activities(&network, &mine, today),
            districts: districts(&regencies),
            occupations: Vec::new(),
            choices: choices(),
            prices: slice_prices(scheme, today.month()),
            programmes: programmes(scheme, today),
            limits: SliceLimits {
                age_years: scheme.age_limit(today).value,
                least_age_years: scheme.min_age(today).value,
                offers: scheme.offers().to_vec(),
                grace_months: scheme.grace_months(today.month()),
                complete_within_days: scheme.complete_within_days(),
                most_items: MOST_ITEMS,
            },
            members,
            groups,
            cash,
        })
    }

    /// Members of the territory: whose cover ends first, then those who were never covered, the newest first.
    /// And where they registered.
    async fn members_of(
        &self,
        conn: &mut Conn,
        network: &Network,
        mine: &[RegionCode],
        today: Day,
    ) -> Read<(Vec<SliceMember>, Vec<SliceGroup>)> {
        let within = Within::Areas(mine.iter().map(ToString::to_string).collect());
        let held = [State::Active, State::NotYetDue, State::Grace, State::FundsNotYetReleased, State::Ended];
        let mut rows = Vec::new();
        for (states, order) in [(&held[..4], Order::End), (&held[4..], Order::Start), (&[], Order::Start)] {
            let registered = [State::Registered];
            let states = if states.is_empty() { &registered[..] } else { states };
            let filter = Filter { states: states.to_vec(), ..Filter::of(within.clone(), today) };
            let left = MOST_MEMBERS - rows.len() as i64;
            if left > 0 {
                rows.extend(members::list(conn, &filter, order, None, left).await?);
            }
        }
        let mut told = Vec::with_capacity(rows.len());
        let mut came = Vec::with_capacity(rows.len());
        for piece in rows.chunks(PIECE) {
            let ids: Vec<Uuid> = piece.iter().map(|row| row.member_id).collect();
            let facts = store::member::facts(conn, &ids, Want::default()).await?;
            let found = find::people(conn, By::Ids(ids)).await?;
            let records: Vec<Uuid> = facts.members.values().flat_map(super::records).collect();
            let seen: HashSet<Uuid> = photos::with(conn, &records).await?.into_iter().collect();
            let mut tails = HashMap::new();
            for row in found {
                let face = self.face(row)?;
                tails.insert(face.id, (tail(&face.masked_nik, 4), face.phone.map(|p| tail(p.as_str(), 3))));
            }
            for row in piece {
                let id = MemberId(row.member_id);
                let Some((facts, (nik, phone))) = facts.members.get(&id).zip(tails.remove(&id)) else {
                    continue;
                };
                let seen = super::records(facts).iter().any(|record| seen.contains(record));
                if let Some(member) = member(facts, &row.state, self.scheme(), today, nik, phone, seen) {
                    told.push(member);
                    came.push(facts.registrations.iter().rev().find_map(|r| r.activity));
                }
            }
        }
        let groups = grouped(network, &mut told, &came);
        Ok((told, groups))
    }
}

/// The areas an agent works in; who may work everywhere carries what the office serves.
fn territory(who: &Actor, office: &Office) -> Vec<RegionCode> {
    match &who.territory {
        Territory::Areas(areas) => areas.clone(),
        Territory::Nation => office.areas.clone(),
    }
}

/// The regency an area lies in, or the regencies within a larger one.
fn regencies(area: &RegionCode) -> Vec<RegionCode> {
    let above = regions().path(area).into_iter().find(|a| a.level == Level::Regency);
    match above {
        Some(regency) => vec![regency.code],
        None => regions().children(Some(area)).map(|a| a.code).collect(),
    }
}

fn villages(regencies: &BTreeSet<RegionCode>, mine: &[RegionCode]) -> Vec<SliceVillage> {
    let mut villages = Vec::new();
    for regency in regencies {
        let Some(above) = regions().find(regency) else { continue };
        for district in regions().children(Some(regency)) {
            villages.extend(regions().children(Some(&district.code)).map(|village| SliceVillage {
                code: village.code.to_string(),
                name: village.short_name().to_owned(),
                district: district.short_name().to_owned(),
                regency: above.proper_name().to_owned(),
                mine: mine.iter().any(|area| area.holds(&village.code)),
            }));
        }
    }
    villages
}

/// `331016` → Delanggu, as a NIK begins.
fn districts(regencies: &BTreeSet<RegionCode>) -> BTreeMap<String, String> {
    let all = regencies.iter().flat_map(|regency| regions().children(Some(regency)));
    all.map(|district| (district.code.as_str().replace('.', ""), district.short_name().to_owned())).collect()
}

fn activities(network: &Network, mine: &[RegionCode], today: Day) -> Vec<SliceActivity> {
    let soon = today.plus_days(DAYS_AHEAD);
    let here = |a: &&outreach::Activity| {
        mine.iter().any(|area| area.holds(&a.village)) && a.from <= soon && a.until >= today
    };
    let mut running: Vec<&outreach::Activity> = network.activities.values().filter(here).collect();
    running.sort_by(|a, b| (a.from, &a.title).cmp(&(b.from, &b.title)));
    let name = |id: &PartnerId| network.partners.get(id).map(|p| SliceNamed { name: p.name.clone() });
    let told = |a: &outreach::Activity| SliceActivity {
        id: a.id.0,
        title: a.title.clone(),
        kind: a.kind.key().to_owned(),
        village: a.village.to_string(),
        place: a.place.clone(),
        from: a.from.to_string(),
        until: a.until.to_string(),
        partners: a.partners.iter().filter_map(|(id, _)| name(id)).collect(),
    };
    running.into_iter().map(told).collect()
}

/// The activities at which members registered, and in each member the place of theirs: `came` goes beside `told`.
fn grouped(network: &Network, told: &mut [SliceMember], came: &[Option<ActivityId>]) -> Vec<SliceGroup> {
    let met: BTreeSet<ActivityId> = came.iter().flatten().copied().collect();
    let mut met: Vec<&outreach::Activity> = met.iter().filter_map(|id| network.activities.get(id)).collect();
    met.sort_by(|a, b| (b.from, &a.title).cmp(&(a.from, &b.title)));
    for (member, activity) in told.iter_mut().zip(came) {
        member.group = activity.and_then(|id| met.iter().position(|a| a.id == id));
    }
    let partner =
        |id: &PartnerId| network.partners.get(id).map(|p| SlicePartner { id: id.0, name: p.name.clone() });
    let group = |a: &&outreach::Activity| SliceGroup {
        id: a.id.0,
        title: a.title.clone(),
        from: a.from.to_string(),
        partners: a.partners.iter().filter_map(|(id, _)| partner(id)).collect(),
    };
    met.iter().map(group).collect()
}

fn label(key: &str) -> SliceLabel {
    SliceLabel { id: text::word(Lang::Id, key).to_owned(), en: text::word(Lang::En, key).to_owned() }
}

fn choices() -> SliceChoices {
    let choice = |key: &str, word: &str| SliceChoice { key: key.to_owned(), label: label(word) };
    SliceChoices {
        how_works: ["own", "wage", "both"].map(|key| choice(key, &format!("how_works.{key}"))).to_vec(),
        status: WorkStatus::ALL.iter().map(|s| choice(s.key(), s.word())).collect(),
        sector: Sector::ALL.iter().map(|s| choice(s.key(), s.word())).collect(),
        payer: ON_THE_SPOT.iter().map(|p| choice(p.key(), p.word())).collect(),
        incident: IncidentKind::ALL.iter().map(|k| choice(k.key(), k.word())).collect(),
    }
}

fn programmes(scheme: &Scheme, today: Day) -> Vec<SliceProgramme> {
    let told = |info: &scheme::ProgrammeInfo| {
        let required = |status: &&WorkStatus| scheme.required(**status, today.month()).contains(&info.code);
        let name = programme_name(info.code);
        SliceProgramme {
            code: info.code.to_string(),
            compulsory: required(&&WorkStatus::Worker),
            compulsory_for: WorkStatus::ALL.iter().filter(required).map(|s| s.key().to_owned()).collect(),
            label: SliceLabel { id: text::say(Lang::Id, &name), en: text::say(Lang::En, &name) },
        }
    };
    scheme.programmes().iter().map(told).collect()
}

fn member(
    facts: &MemberFacts,
    state: &str,
    scheme: &Scheme,
    today: Day,
    nik_tail: String,
    phone_tail: Option<String>,
    seen: bool,
) -> Option<SliceMember> {
    let person = facts.person.as_ref()?;
    let last = facts.registrations.last()?;
    let cover = super::standing::cover_on(facts, scheme, today, member::Known::Now);
    let held = cover.programmes.iter().find(|p| p.from.is_some());
    // A budget pays by other roads: who stands before the agent with money pays for themselves.
    let payer = Some(last.payer).filter(|payer| ON_THE_SPOT.contains(payer)).unwrap_or(Payer::SelfPaid);
    let first = payable(facts, Segment::Bpu, scheme, payer, &[], today).ok();
    let lacks: Vec<&'static str> =
        [("heirs", person.has_heirs), ("address", person.has_address), ("phone", person.phone_key.is_some())]
            .into_iter()
            .filter_map(|(what, has)| (!has).then_some(what))
            .collect();
    let young = last.on.plus_days(scheme.complete_within_days()) >= today;
    Some(SliceMember {
        id: facts.id.0,
        name: person.name.clone(),
        nik_tail,
        village: person.home.to_string(),
        state: state.to_owned(),
        covered_from: held.and_then(|p| p.from).map(|day| day.to_string()),
        covered_until: super::standing::until(&cover).map(|day| day.to_string()),
        first_unpaid: first.map(|payable| payable.first.to_string()),
        income_rupiah: last.income.0,
        sector: last.sector.key().to_owned(),
        status: last.status.key().to_owned(),
        payer: payer.key().to_owned(),
        programmes: last.programmes.iter().map(ToString::to_string).collect(),
        group: None,
        phone_tail,
        photo_may_follow: !seen && (young || !lacks.is_empty()),
        lacks,
    })
}

/// The last digits of a number.
fn tail(number: &str, digits: usize) -> String {
    let all: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    all[all.len().saturating_sub(digits)..].iter().collect()
}
