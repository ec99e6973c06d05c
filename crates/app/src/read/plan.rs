//! What is planned, and the forms that plan it: campaigns, partners, activities, and how many were reached.

use super::activity::{row, rows};
use super::{Read, ReadError, may, office_name, office_seen, own_office, register, short_place, today};
use crate::App;
use crate::view::{
    ActivityRow, Choice, Form, NewActivityView, NewPlanView, PlanView, PlannedCampaign, PlannedPartner,
    ReachedView,
};
use access::{Action, Actor, Place};
use kernel::{ActivityId, CommandId, Day, Instant, Note, OfficeId};
use outreach::{Activity, ActivityKind, Campaign, Network, Partner, PartnerKind};
use std::cmp::Reverse;

/// Activities shown ahead; further ones are counted.
const AHEAD: usize = 40;
/// Days after an activity in which its count is asked for.
const COUNT_WITHIN_DAYS: i64 = 60;
const MOST_UNCOUNTED: usize = 10;
/// Offered in a form: more are found by planning from the campaign's own page.
const MOST_CHOICES: usize = 60;

impl App {
    /// What the reader's office and those beneath it have planned.
    pub async fn planned(&self, who: &Actor, now: Instant) -> Read<PlanView> {
        access::scope(who, Action::PlanCampaign)?;
        let network = self.network();
        let id = own_office(who, &network).ok_or(ReadError::NotFound)?;
        let today = today(self, who, now);
        let offices = network.below(id);
        let own = |a: &&Activity| offices.contains(&a.office);
        let mut coming: Vec<&Activity> =
            network.activities.values().filter(own).filter(|a| a.until >= today).collect();
        coming.sort_by_key(|a| (a.from, a.id));
        let later = coming.len().saturating_sub(AHEAD) as i64;
        coming.truncate(AHEAD);
        let since = today.plus_days(-COUNT_WITHIN_DAYS);
        let uncounted = network
            .activities
            .values()
            .filter(own)
            .filter(|a| since <= a.until && a.until < today && !network.reached.contains_key(&a.id))
            .filter(|a| may(who, Action::PlanActivity, a.village));
        let mut uncounted: Vec<Activity> = uncounted.cloned().collect();
        uncounted.sort_by_key(|a| (Reverse(a.until), a.id));
        uncounted.truncate(MOST_UNCOUNTED);
        let mut conn = self.reader().await?;
        let uncounted = rows(&mut conn, &uncounted, today).await?;
        Ok(PlanView {
            office: office_seen(who, &network, id),
            today,
            coming: coming.into_iter().map(|a| row(a, None)).collect::<Vec<ActivityRow>>(),
            later,
            uncounted,
            campaigns: campaigns(&network, id, today)
                .into_iter()
                .map(|c| PlannedCampaign {
                    id: c.id,
                    name: c.name.clone(),
                    from: c.from,
                    until: c.until,
                    office: office_name(&network, c.office),
                    activities: network.activities.values().filter(|a| a.campaign == Some(c.id)).count()
                        as i64,
                })
                .collect(),
            partners: partners(&network, &offices)
                .into_iter()
                .map(|p| PlannedPartner {
                    name: p.name.clone(),
                    kind: Note::new(partner_word(p.kind)),
                    activities: with_partner(&network, p),
                })
                .collect(),
            may_activity: access::scope(who, Action::PlanActivity).is_ok(),
            may_campaign: true,
            may_target: access::scope(who, Action::SetTarget).is_ok(),
        })
    }

    /// The form of a new activity. `command` is minted by who draws it.
    pub fn new_activity(
        &self,
        who: &Actor,
        command: CommandId,
        mut form: Form,
        now: Instant,
    ) -> Read<NewActivityView> {
        access::scope(who, Action::PlanActivity)?;
        let network = self.network();
        let id = own_office(who, &network).ok_or(ReadError::NotFound)?;
        let (mut villages, more_villages) = register::villages(&mut form);
        let found = villages.len();
        villages.retain(|place| may(who, Action::PlanActivity, place.code));
        if villages.len() < found {
            // One that was chosen by itself may be somebody else's.
            let chosen = form.get("home").to_owned();
            if villages.iter().all(|place| place.code.as_str() != chosen) {
                form.values.remove("home");
            }
        }
        let campaign =
            |c: &Campaign| Choice { value: c.id.to_string(), label: c.name.as_str().into(), hint: None };
        let partner = |p: &Partner| Choice {
            value: p.id.to_string(),
            label: p.name.as_str().into(),
            hint: Some(Note::new(partner_word(p.kind))),
        };
        let mut known = partners(&network, &network.below(id));
        known.truncate(MOST_CHOICES);
        Ok(NewActivityView {
            command,
            kinds: ActivityKind::ALL
                .iter()
                .map(|k| Choice::word(k.key(), super::activity::kind(*k)))
                .collect(),
            campaigns: campaigns(&network, id, today(self, who, now)).into_iter().map(campaign).collect(),
            partners: known.into_iter().map(partner).collect(),
            villages,
            more_villages,
            form,
        })
    }

    /// The form of a new campaign or partner of the reader's office.
    pub fn new_plan(&self, who: &Actor, command: CommandId, form: Form) -> Read<NewPlanView> {
        access::scope(who, Action::PlanCampaign)?;
        let network = self.network();
        let id = own_office(who, &network).ok_or(ReadError::NotFound)?;
        let kinds = PartnerKind::ALL.iter().map(|k| Choice::word(k.key(), partner_word(*k)));
        Ok(NewPlanView { command, office: office_name(&network, id), choices: kinds.collect(), form })
    }

    /// The form that says how many an activity reached, for who plans there.
    pub fn reached(
        &self,
        who: &Actor,
        id: ActivityId,
        command: CommandId,
        mut form: Form,
        now: Instant,
    ) -> Read<ReachedView> {
        let network = self.network();
        let activity = network.activities.get(&id).ok_or(ReadError::NotFound)?;
        access::allow(who, Action::PlanActivity, &Place::Area(activity.village))?;
        let today = now.day_in(regions::regions().zone(&activity.village));
        if form.values.is_empty() {
            let day = today.min(activity.until);
            form.set("on", format!("{:02}-{:02}-{}", day.day_of_month(), day.month_number(), day.year()));
        }
        Ok(ReachedView {
            command,
            id,
            name: format!("{}, {}", activity.title, short_place(activity.village)),
            from: activity.from,
            until: activity.until,
            reached: network.reached.get(&id).copied(),
            early: today < activity.from,
            form,
        })
    }
}

/// Campaigns that are not over, of an office, of those above it and of those beneath.
fn campaigns(network: &Network, office: OfficeId, today: Day) -> Vec<&Campaign> {
    let mut offices = network.below(office);
    let mut above = network.offices.get(&office).and_then(|o| o.parent);
    while let Some(id) = above.filter(|id| !offices.contains(id)) {
        offices.push(id);
        above = network.offices.get(&id).and_then(|o| o.parent);
    }
    let open = |c: &&Campaign| offices.contains(&c.office) && c.until.is_none_or(|until| today <= until);
    let mut all: Vec<&Campaign> = network.campaigns.values().filter(open).collect();
    all.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.name.cmp(&b.name)));
    all.truncate(MOST_CHOICES);
    all
}

/// The partners of these offices, those most often met first.
fn partners<'n>(network: &'n Network, offices: &[OfficeId]) -> Vec<&'n Partner> {
    let mut all: Vec<&Partner> = network.partners.values().filter(|p| offices.contains(&p.office)).collect();
    all.sort_by_cached_key(|p| (Reverse(with_partner(network, p)), p.name.clone()));
    all
}

fn with_partner(network: &Network, partner: &Partner) -> i64 {
    let with = |a: &&Activity| a.partners.iter().any(|(id, _)| *id == partner.id);
    network.activities.values().filter(with).count() as i64
}

/// The word of a kind of partner.
fn partner_word(kind: PartnerKind) -> &'static str {
    match kind {
        PartnerKind::VillageHead => "partner.kind.village_head",
        PartnerKind::VillageStaff => "partner.kind.village_staff",
        PartnerKind::Bhabinkamtibmas => "partner.kind.bhabinkamtibmas",
        PartnerKind::Babinsa => "partner.kind.babinsa",
        PartnerKind::Pkk => "partner.kind.pkk",
        PartnerKind::RtRw => "partner.kind.rt_rw",
        PartnerKind::ReligiousLeader => "partner.kind.religious_leader",
        PartnerKind::CommunityLeader => "partner.kind.community_leader",
        PartnerKind::Perisai => "partner.kind.perisai",
        PartnerKind::District => "partner.kind.district",
        PartnerKind::Market => "partner.kind.market",
        PartnerKind::Police => "partner.kind.police",
        PartnerKind::Radio => "partner.kind.radio",
        PartnerKind::Organisation => "partner.kind.organisation",
    }
}
