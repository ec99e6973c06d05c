//! Activities and campaigns: who came, who registered, who paid, who is still covered.

use super::standing::brief;
use super::{Read, ReadError, may, place_seen, short_place};
use crate::App;
use crate::view::{
    ActivityHead, ActivityMember, ActivityRow, ActivityView, CampaignActivity, CampaignView, PageRef, Period,
    Person,
};
use access::{Action, Actor, Place};
use kernel::{ActivityId, CampaignId, Day, Instant, MemberId, Note, OfficeId, Rupiah};
use outreach::{Activity, ActivityKind, Network};
use scheme::JKK;
use std::collections::HashMap;
use store::Conn;
use store::member::Want;
use store::views::work::{self, Outcome};
use uuid::Uuid;

const MEMBERS_A_PAGE: usize = 50;
const ACTIVITIES_A_PAGE: usize = 50;
/// How long ago a first payment must be for the question who is still covered.
const LONG_MONTHS: i32 = 6;

impl App {
    /// An activity's page. `before` is what `next` of the page before said.
    pub async fn activity(
        &self,
        who: &Actor,
        id: ActivityId,
        before: Option<&str>,
        now: Instant,
    ) -> Read<ActivityView> {
        let network = self.network();
        let activity = network.activities.get(&id).ok_or(ReadError::NotFound)?;
        access::allow(who, Action::ViewActivity, &Place::Area(activity.village))?;
        let today = now.day_in(regions::regions().zone(&activity.village));
        let mut conn = self.reader().await?;
        let outcome = outcomes(&mut conn, &[activity], today).await?.remove(&id.0).unwrap_or_default();
        let collected = work::collected(&mut conn, id).await?;
        // Names only for who may see people there.
        let sees = may(who, Action::SearchMembers, activity.village);
        let (members, next) =
            if sees { self.members_at(&mut conn, id, before, today).await? } else { (Vec::new(), None) };
        let partner = |(id, part): &(kernel::PartnerId, String)| {
            let name = network.partners.get(id).map(|p| p.name.clone()).unwrap_or_default();
            if part.is_empty() { name } else { format!("{name}: {part}") }
        };
        let campaign = activity.campaign.and_then(|c| network.campaigns.get(&c));
        Ok(ActivityView {
            id,
            name: activity.title.clone(),
            kind: Note::new(kind(activity.kind)),
            place: Some(place_seen(who, activity.village)),
            from: activity.from,
            until: activity.until,
            office: super::office_seen(who, &network, activity.office),
            campaign: campaign.map(|c| PageRef {
                id: c.id,
                name: c.name.clone(),
                open: super::allow_at_office(who, Action::ViewActivity, &network, c.office).is_ok(),
            }),
            partners: activity.partners.iter().map(partner).collect(),
            reached: network.reached.get(&id).copied(),
            registered: outcome.registered,
            first_payments: outcome.first_payments,
            still_covered: outcome.covered,
            collected,
            cost: Some(activity.cost).filter(|c| c.is_positive()),
            members,
            next: next.map(|next| format!("/activities/{id}?before={next}")),
            source: Some(activity.source.clone()).filter(|s| !s.is_empty()),
            may_register: may(who, Action::RegisterMember, activity.village),
            may_count: activity.from <= today && may(who, Action::PlanActivity, activity.village),
        })
    }

    async fn members_at(
        &self,
        conn: &mut Conn,
        id: ActivityId,
        before: Option<&str>,
        today: Day,
    ) -> Read<(Vec<ActivityMember>, Option<String>)> {
        let before = before.and_then(read_before);
        let mut found = work::members(conn, id, before, MEMBERS_A_PAGE as i64 + 1).await?;
        let more = found.len() > MEMBERS_A_PAGE;
        found.truncate(MEMBERS_A_PAGE);
        let ids: Vec<Uuid> = found.iter().map(|r| r.member_id).collect();
        // A record that was dissolved stands for the one kept, who is shown once.
        let stands = store::member::aliases(conn, &ids).await?;
        let ids: Vec<Uuid> =
            ids.into_iter().map(|id| stands.get(&MemberId(id)).map_or(id, |kept| kept.0)).collect();
        let mut facts = store::member::facts(conn, &ids, Want::default()).await?.members;
        let next = found.last().filter(|_| more).map(|r| format!("{}.{}", r.at.0, r.command_id));
        let mut members = Vec::new();
        for row in found {
            let id = MemberId(row.member_id);
            let Some(facts) = facts.remove(&stands.get(&id).copied().unwrap_or(id)) else { continue };
            let (standing, ..) = brief(&facts, self.scheme(), today);
            members.push(ActivityMember {
                person: Person { id: facts.id, name: row.name },
                on: Day(row.on_day),
                home: short_place(super::village("person", &row.home)?),
                standing,
                paid: facts.contributions.iter().map(|c| c.amount).sum(),
            });
        }
        Ok((members, next))
    }

    /// What stands above a page that works for an activity; nothing for one nobody planned.
    pub(super) async fn activity_head(
        &self,
        who: &Actor,
        id: ActivityId,
        now: Instant,
    ) -> Read<Option<ActivityHead>> {
        let network = self.network();
        let Some(activity) = network.activities.get(&id) else { return Ok(None) };
        let on = now.day_in(regions::regions().zone(&activity.village));
        let mut conn = self.reader().await?;
        let outcome = outcomes(&mut conn, &[activity], on).await?.remove(&id.0).unwrap_or_default();
        let cash_held = work::cash_of(&mut conn, who.id).await?;
        let name = activity.title.clone();
        Ok(Some(ActivityHead { id, name, on, registered: outcome.registered, cash_held }))
    }

    /// A campaign's page. `after` is what `next` of the page before said.
    pub async fn campaign(
        &self,
        who: &Actor,
        id: CampaignId,
        after: Option<&str>,
        now: Instant,
    ) -> Read<CampaignView> {
        let network = self.network();
        let campaign = network.campaigns.get(&id).ok_or(ReadError::NotFound)?;
        super::allow_at_office(who, Action::ViewActivity, &network, campaign.office)?;
        let today = super::today(self, who, now);
        let mut all: Vec<&Activity> =
            network.activities.values().filter(|a| a.campaign == Some(id)).collect();
        all.sort_by_key(|a| (std::cmp::Reverse(a.from), a.id));
        let mut conn = self.reader().await?;
        let outcomes = outcomes(&mut conn, &all, today).await?;
        let sum = |count: fn(&Outcome) -> i64| outcomes.values().map(count).sum::<i64>();
        let distinct = |mut keys: Vec<String>| {
            keys.sort_unstable();
            keys.dedup();
            keys.len() as i64
        };
        let cost: Rupiah = all.iter().map(|a| a.cost).sum();
        let long_in = sum(|o| o.long_in);
        let period = Period { from: campaign.from, until: campaign.until.unwrap_or(today) };
        let targets = super::targets::of_office(&mut conn, &network, campaign.office, period, today).await?;
        let start = after.and_then(|after| all.iter().position(|a| a.id.to_string() == after));
        let start = start.map_or(0, |i| i + 1);
        let shown = &all[start..all.len().min(start + ACTIVITIES_A_PAGE)];
        let more = shown.last().filter(|_| start + shown.len() < all.len());
        let activities = shown.iter().map(|a| CampaignActivity {
            row: row(a, outcomes.get(&a.id.0)),
            office: super::office_name(&network, a.office),
            cost: Some(a.cost).filter(|c| c.is_positive()),
        });
        Ok(CampaignView {
            id,
            name: campaign.name.clone(),
            from: campaign.from,
            until: campaign.until,
            offices: distinct(all.iter().map(|a| a.office.to_string()).collect()),
            villages: distinct(all.iter().map(|a| a.village.to_string()).collect()),
            registered: sum(|o| o.registered),
            first_payments: sum(|o| o.first_payments),
            after_six_months: (long_in > 0).then(|| (sum(|o| o.long_in_covered), long_in)),
            cost: Some(cost).filter(|c| c.is_positive()),
            targets,
            activities: activities.collect(),
            next: more.map(|a| format!("/campaigns/{id}?after={}", a.id)),
            may_plan: campaign.until.is_none_or(|until| today <= until)
                && access::scope(who, Action::PlanActivity).is_ok(),
        })
    }
}

/// `1763600000000000.019a…`: moment and command of the last one seen.
fn read_before(text: &str) -> Option<(Instant, Uuid)> {
    let (at, command) = text.split_once('.')?;
    Some((Instant(at.parse().ok()?), command.parse().ok()?))
}

/// What came of activities, by their id. Those paid for this month count as covered.
async fn outcomes(conn: &mut Conn, activities: &[&Activity], today: Day) -> Read<HashMap<Uuid, Outcome>> {
    let ids: Vec<Uuid> = activities.iter().map(|a| a.id.0).collect();
    let long_since = today.plus_months(-LONG_MONTHS);
    let found = work::outcomes(conn, ids, today.month(), JKK, long_since).await?;
    Ok(found.into_iter().map(|o| (o.activity_id, o)).collect())
}

/// The latest activities of an office and those below it that have begun, and those planned next, of those that may be
/// opened.
pub(super) fn recent(
    network: &Network,
    office: OfficeId,
    who: &Actor,
    today: Day,
    most: usize,
) -> Vec<Activity> {
    let offices = network.below(office);
    let soon = today.plus_days(14);
    let opens = |a: &Activity| access::allow(who, Action::ViewActivity, &Place::Area(a.village)).is_ok();
    let near = network.activities.values().filter(|a| offices.contains(&a.office) && a.from <= soon);
    let mut own: Vec<&Activity> = near.filter(|a| opens(a)).collect();
    own.sort_by_key(|a| (std::cmp::Reverse(a.from), a.id));
    own.into_iter().take(most).cloned().collect()
}

pub(super) async fn rows(conn: &mut Conn, activities: &[Activity], today: Day) -> Read<Vec<ActivityRow>> {
    let outcomes = outcomes(conn, &activities.iter().collect::<Vec<_>>(), today).await?;
    Ok(activities.iter().map(|a| row(a, outcomes.get(&a.id.0))).collect())
}

pub(super) fn row(a: &Activity, outcome: Option<&Outcome>) -> ActivityRow {
    let village = short_place(a.village);
    ActivityRow {
        id: a.id,
        name: a.title.clone(),
        kind: Note::new(kind(a.kind)),
        place: if a.place.is_empty() { village } else { format!("{}, {village}", a.place) },
        from: a.from,
        until: a.until,
        registered: outcome.map_or(0, |o| o.registered),
        first_payments: outcome.map_or(0, |o| o.first_payments),
    }
}

/// The word of a kind of activity.
pub(super) fn kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::MassExercise => "activity.kind.mass_exercise",
        ActivityKind::MarketWalk => "activity.kind.market_walk",
        ActivityKind::VillageMeeting => "activity.kind.village_meeting",
        ActivityKind::CarnivalStand => "activity.kind.carnival_stand",
        ActivityKind::PartnerTraining => "activity.kind.partner_training",
        ActivityKind::Agreement => "activity.kind.agreement",
        ActivityKind::Radio => "activity.kind.radio",
        ActivityKind::HouseVisit => "activity.kind.house_visit",
        ActivityKind::Registration => "activity.kind.registration",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_a_list_survives_its_address() {
        let id = Uuid::from_u128(7);
        assert_eq!(
            read_before(&format!("1763600000000000.{id}")),
            Some((Instant(1_763_600_000_000_000), id))
        );
        assert_eq!(read_before("yesterday"), None);
    }
}
