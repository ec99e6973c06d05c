//! The institution's side and the people who sign in: small tables, loaded whole.

use crate::cell::{Arg, Kind, Micros};
use crate::dialect::Stmt;
use crate::engine::{Conn, WriteTx};
use crate::error::StoreError;
use crate::member::By;
use crate::tables;
use kernel::{
    ActivityId, ActorId, CampaignId, Day, Instant, OfficeId, PartnerId, RegionCode, Rupiah, TargetId,
};
use outreach::{
    Activity, ActivityKind, Campaign, Change, Network, Office, OfficeKind, Partner, PartnerKind, Target,
    TargetMeasure,
};
use uuid::Uuid;

static OFFICES: Stmt = Stmt::new(
    "reference.offices",
    "select office_id, parent_id, kind, code, name, areas, example from office order by code",
);
static CAMPAIGNS: Stmt = Stmt::new(
    "reference.campaigns",
    "select campaign_id, name, office_id, from_day, until_day, source from campaign order by from_day, name",
);
static PARTNERS: Stmt =
    Stmt::new("reference.partners", "select partner_id, name, kind, office_id from partner");
static ACTIVITIES: Stmt = Stmt::new(
    "reference.activities",
    "select activity_id, campaign_id, office_id, kind, title, village, place, from_day, until_day, cost_rupiah, source from activity",
);
static ACTIVITY_PARTNERS: Stmt = Stmt::new(
    "reference.activity_partners",
    "select activity_id, partner_id, part from activity_partner order by part",
);
static REACHED: Stmt = Stmt::new(
    "reference.reached",
    "select activity_id, cast(sum(reached) as {int}) as reached from attendance group by activity_id",
);
static TARGETS: Stmt = Stmt::new(
    "reference.targets",
    "select target_id, office_id, area, measure, from_day, until_day, value, source, confirmed from target",
);
static ACTOR_BY_LOGIN: Stmt = Stmt::new(
    "reference.actor_by_login",
    "select actor_id, login, name, role, office_id, territory, lang, active, password, must_change, totp_sealed, failed, locked_until, version \
     from actor where login = $1",
);
static ACTOR_BY_ID: Stmt = Stmt::new(
    "reference.actor_by_id",
    "select actor_id, login, name, role, office_id, territory, lang, active, password, must_change, totp_sealed, failed, locked_until, version \
     from actor where actor_id = $1",
);
static ACTORS: Stmt = Stmt::new(
    "reference.actors",
    "select actor_id, login, name, role, office_id, territory, lang, active, password, must_change, totp_sealed, failed, locked_until, version \
     from actor order by login limit 1000",
);
static SET_SIGN_IN: Stmt = Stmt::new(
    "reference.set_sign_in",
    "update actor set failed = $3, locked_until = $4, version = version + 1 where actor_id = $1 and version = $2",
);
static SET_PASSWORD: Stmt = Stmt::new(
    "reference.set_password",
    "update actor set password = $2, must_change = $3, failed = 0, locked_until = null, version = version + 1 where actor_id = $1",
);
static SET_TOTP: Stmt = Stmt::new(
    "reference.set_totp",
    "update actor set totp_sealed = $2, version = version + 1 where actor_id = $1",
);
static SET_LANG: Stmt = Stmt::new("reference.set_lang", "update actor set lang = $2 where actor_id = $1");
static CLIENT: Stmt =
    Stmt::new("reference.client", "select actor_id, secret, active from client where client_id = $1");

pub(crate) static STATEMENTS: &[&Stmt] = &[
    &OFFICES,
    &CAMPAIGNS,
    &PARTNERS,
    &ACTIVITIES,
    &ACTIVITY_PARTNERS,
    &REACHED,
    &TARGETS,
    &ACTOR_BY_LOGIN,
    &ACTOR_BY_ID,
    &ACTORS,
    &SET_SIGN_IN,
    &SET_PASSWORD,
    &SET_TOTP,
    &SET_LANG,
    &CLIENT,
];

fn corrupt(table: &'static str, what: impl ToString) -> StoreError {
    StoreError::Corrupt { table, what: what.to_string() }
}

fn region(table: &'static str, text: &str) -> Result<RegionCode, StoreError> {
    RegionCode::parse(text).map_err(|_| corrupt(table, text))
}

/// Codes of areas as kept in one column: `51.71 51.03`.
fn areas(table: &'static str, text: &str) -> Result<Vec<RegionCode>, StoreError> {
    text.split_whitespace().map(|code| region(table, code)).collect()
}

/// The whole network.
pub async fn network(conn: &mut Conn) -> Result<Network, StoreError> {
    let mut network = Network::default();
    type OfficeRow = (Uuid, Option<Uuid>, String, String, String, String, bool);
    for (id, parent, kind, code, name, held, example) in conn.list::<OfficeRow>(&OFFICES, &[]).await? {
        let kind = OfficeKind::from_key(&kind).ok_or_else(|| corrupt("office", &kind))?;
        let id = OfficeId(id);
        let areas = areas("office", &held)?;
        network
            .offices
            .insert(id, Office { id, parent: parent.map(OfficeId), kind, code, name, areas, example });
    }
    type CampaignRow = (Uuid, String, Uuid, time::Date, Option<time::Date>, String);
    for (id, name, office, from, until, source) in conn.list::<CampaignRow>(&CAMPAIGNS, &[]).await? {
        let id = CampaignId(id);
        let (office, from, until) = (OfficeId(office), Day(from), until.map(Day));
        network.campaigns.insert(id, Campaign { id, name, office, from, until, source });
    }
    for (id, name, kind, office) in conn.list::<(Uuid, String, String, Uuid)>(&PARTNERS, &[]).await? {
        let kind = PartnerKind::from_key(&kind).ok_or_else(|| corrupt("partner", &kind))?;
        let id = PartnerId(id);
        network.partners.insert(id, Partner { id, name, kind, office: OfficeId(office) });
    }
    for row in conn.list::<ActivityRow>(&ACTIVITIES, &[]).await? {
        let activity = row.activity()?;
        network.activities.insert(activity.id, activity);
    }
    for (activity, partner, part) in conn.list::<(Uuid, Uuid, String)>(&ACTIVITY_PARTNERS, &[]).await? {
        if let Some(activity) = network.activities.get_mut(&ActivityId(activity)) {
            activity.partners.push((PartnerId(partner), part));
        }
    }
    for (activity, reached) in conn.list::<(Uuid, i64)>(&REACHED, &[]).await? {
        network.reached.insert(ActivityId(activity), reached);
    }
    for row in conn.list::<TargetRow>(&TARGETS, &[]).await? {
        let target = row.target()?;
        network.targets.insert(target.id, target);
    }
    Ok(network)
}

#[derive(sqlx::FromRow)]
struct ActivityRow {
    activity_id: Uuid,
    campaign_id: Option<Uuid>,
    office_id: Uuid,
    kind: String,
    title: String,
    village: String,
    place: String,
    from_day: time::Date,
    until_day: time::Date,
    cost_rupiah: i64,
    source: String,
}

impl ActivityRow {
    fn activity(self) -> Result<Activity, StoreError> {
        Ok(Activity {
            id: ActivityId(self.activity_id),
            campaign: self.campaign_id.map(CampaignId),
            office: OfficeId(self.office_id),
            kind: ActivityKind::from_key(&self.kind).ok_or_else(|| corrupt("activity", &self.kind))?,
            title: self.title,
            village: region("activity", &self.village)?,
            place: self.place,
            from: Day(self.from_day),
            until: Day(self.until_day),
            cost: Rupiah(self.cost_rupiah),
            partners: Vec::new(),
            source: self.source,
        })
    }
}

#[derive(sqlx::FromRow)]
struct TargetRow {
    target_id: Uuid,
    office_id: Option<Uuid>,
    area: Option<String>,
    measure: String,
    from_day: time::Date,
    until_day: time::Date,
    value: i64,
    source: String,
    confirmed: bool,
}

impl TargetRow {
    fn target(self) -> Result<Target, StoreError> {
        Ok(Target {
            id: TargetId(self.target_id),
            office: self.office_id.map(OfficeId),
            area: self.area.map(|a| region("target", &a)).transpose()?,
            measure: TargetMeasure::from_key(&self.measure)
                .ok_or_else(|| corrupt("target", &self.measure))?,
            from: Day(self.from_day),
            until: Day(self.until_day),
            value: self.value,
            source: self.source,
            confirmed: self.confirmed,
        })
    }
}

/// The rows of a change to the network, into a commit group.
pub fn add(group: &mut crate::member::Group, change: &Change, by: By) {
    match change {
        Change::Office(o) => {
            let areas: Vec<String> = o.areas.iter().map(ToString::to_string).collect();
            group.push(
                &tables::OFFICE,
                [
                    o.id.into(),
                    o.parent.into(),
                    o.kind.key().into(),
                    o.code.clone().into(),
                    o.name.clone().into(),
                    areas.join(" ").into(),
                    o.example.into(),
                    by.at.into(),
                    by.command.into(),
                ],
            );
        }
        Change::Campaign(c) => group.push(
            &tables::CAMPAIGN,
            [
                c.id.into(),
                c.name.clone().into(),
                c.office.into(),
                c.from.into(),
                c.until.into(),
                c.source.clone().into(),
                by.at.into(),
                by.command.into(),
            ],
        ),
        Change::Partner(p) => group.push(
            &tables::PARTNER,
            [
                p.id.into(),
                p.name.clone().into(),
                p.kind.key().into(),
                p.office.into(),
                by.at.into(),
                by.command.into(),
            ],
        ),
        Change::Activity(a) => add_activity(group, a, by),
        Change::Attendance(a) => group.push(
            &tables::ATTENDANCE,
            [a.activity.into(), a.on.into(), a.reached.into(), by.command.into(), by.at.into()],
        ),
        Change::Target(t) => group.push(
            &tables::TARGET,
            [
                t.id.into(),
                t.office.into(),
                t.area.into(),
                t.measure.key().into(),
                t.from.into(),
                t.until.into(),
                t.value.into(),
                t.source.clone().into(),
                t.confirmed.into(),
                by.at.into(),
                by.command.into(),
            ],
        ),
    }
}

fn add_activity(group: &mut crate::member::Group, a: &Activity, by: By) {
    group.push(
        &tables::ACTIVITY,
        [
            a.id.into(),
            a.campaign.into(),
            a.office.into(),
            a.kind.key().into(),
            a.title.clone().into(),
            a.village.into(),
            a.place.clone().into(),
            a.from.into(),
            a.until.into(),
            a.cost.into(),
            a.source.clone().into(),
            by.at.into(),
            by.command.into(),
        ],
    );
    for (partner, part) in &a.partners {
        group.push(&tables::ACTIVITY_PARTNER, [a.id.into(), (*partner).into(), part.clone().into()]);
    }
}

/// Somebody who may sign in, with what signing in needs.
#[derive(sqlx::FromRow, Clone, Debug)]
pub struct ActorRow {
    pub actor_id: Uuid,
    pub login: String,
    pub name: String,
    pub role: String,
    pub office_id: Option<Uuid>,
    /// `nation`, or codes of areas.
    pub territory: String,
    pub lang: String,
    pub active: bool,
    /// A PHC string; empty for a client, which has no password.
    pub password: String,
    pub must_change: bool,
    pub totp_sealed: Option<Vec<u8>>,
    pub failed: i64,
    pub locked_until: Option<Micros>,
    pub version: i64,
}

/// A new actor, into a commit group.
pub fn add_actor(group: &mut crate::member::Group, a: &ActorRow, by: By) {
    group.push(
        &tables::ACTOR,
        [
            a.actor_id.into(),
            a.login.clone().into(),
            a.name.clone().into(),
            a.role.clone().into(),
            a.office_id.into(),
            a.territory.clone().into(),
            a.lang.clone().into(),
            a.active.into(),
            a.password.clone().into(),
            a.must_change.into(),
            a.totp_sealed.clone().into(),
            a.failed.into(),
            a.locked_until.map(|m| Instant(m.0)).into(),
            1_i64.into(),
            by.at.into(),
            by.command.into(),
        ],
    );
}

/// A client system's credential, into a commit group; the secret as its hash.
pub fn add_client(
    group: &mut crate::member::Group,
    client_id: &str,
    actor: ActorId,
    secret_hash: [u8; 32],
    name: &str,
    by: By,
) {
    group.push(
        &tables::CLIENT,
        [
            client_id.to_owned().into(),
            actor.into(),
            secret_hash.into(),
            name.to_owned().into(),
            true.into(),
            by.at.into(),
            by.command.into(),
        ],
    );
}

pub async fn actor_by_login(conn: &mut Conn, login: &str) -> Result<Option<ActorRow>, StoreError> {
    conn.find(&ACTOR_BY_LOGIN, &[login.to_owned().into()]).await
}

pub async fn actor(conn: &mut Conn, id: ActorId) -> Result<Option<ActorRow>, StoreError> {
    conn.find(&ACTOR_BY_ID, &[id.into()]).await
}

pub async fn actors(conn: &mut Conn) -> Result<Vec<ActorRow>, StoreError> {
    conn.list(&ACTORS, &[]).await
}

/// The count of failed sign-ins and the end of a lock-out; refused where somebody changed it meanwhile.
pub async fn set_sign_in(
    tx: &mut WriteTx,
    actor: &ActorRow,
    failed: i64,
    locked_until: Option<Instant>,
) -> Result<(), StoreError> {
    let args =
        [Arg::from(actor.actor_id), actor.version.into(), failed.into(), Kind::At.or_null(locked_until)];
    if tx.run(&SET_SIGN_IN, &args).await? == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

pub async fn set_password(
    tx: &mut WriteTx,
    actor: ActorId,
    password: String,
    must_change: bool,
) -> Result<(), StoreError> {
    tx.run(&SET_PASSWORD, &[actor.into(), password.into(), must_change.into()]).await?;
    Ok(())
}

pub async fn set_totp(tx: &mut WriteTx, actor: ActorId, sealed: Option<Vec<u8>>) -> Result<(), StoreError> {
    tx.run(&SET_TOTP, &[actor.into(), Kind::Bytes.or_null(sealed)]).await?;
    Ok(())
}

pub async fn set_lang(tx: &mut WriteTx, actor: ActorId, lang: &'static str) -> Result<(), StoreError> {
    tx.run(&SET_LANG, &[actor.into(), lang.into()]).await?;
    Ok(())
}

/// A client's actor, the hash of its secret, and whether it is active.
pub async fn client(conn: &mut Conn, client_id: &str) -> Result<Option<(Uuid, Vec<u8>, bool)>, StoreError> {
    conn.find(&CLIENT, &[client_id.to_owned().into()]).await
}
