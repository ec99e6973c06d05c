//! Where pages live. Links are made here only, so that a moved page is moved once.

use app::ProposalKey;
use app::view::{DeviceSort, DevicesAsked, Looking, Report};
use kernel::{ActivityId, ActorId, CampaignId, CommandId, Level, MemberId, OfficeId, RegionCode, SubjectId};

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const PASSWORD: &str = "/password";
/// The way to the institution's own sign-in, and below it the way back.
pub const SSO: &str = "/sign-in/sso";
pub const SSO_BACK: &str = "/sign-in/sso/back";
pub const ACCOUNT: &str = "/account";
pub const AUTHENTICATOR: &str = "/account/authenticator";
pub const AUTHENTICATOR_OFF: &str = "/account/authenticator/off";
pub const RECOVERY_CODES: &str = "/account/authenticator/codes";
/// Ends one session, by `id`, or with `id=others` all but this one.
pub const SESSIONS: &str = "/account/sessions";
pub const UNLINK: &str = "/account/unlink";
/// Of the offices the reader looks after.
pub const DEVICES: &str = "/devices";
/// Takes `lang` or `theme`, and `back`.
pub const SETTINGS: &str = "/settings";
pub const REGISTER: &str = "/register";
/// What the registration page says while it is filled in.
pub const REGISTER_LIVE: &str = "/register/live";
/// Paper written earlier, entered now.
pub const PAPER: &str = "/paper";
pub const PAPER_LIVE: &str = "/paper/live";
/// The keys of the keyboard.
pub const SHORTCUTS: &str = "/shortcuts";
pub const MEMBERS: &str = "/members";
pub const AREAS: &str = "/areas";
/// The reader's own office.
pub const OFFICE: &str = "/office";
pub const TASKS: &str = "/tasks";
/// Accidents, illnesses, deaths.
pub const INCIDENTS: &str = "/incidents";
pub const INCIDENT_NEW: &str = "/incidents/new";
/// What waits for a second person. Takes `show`: `waiting`, `decided`, `mine`.
pub const APPROVALS: &str = "/approvals";
/// Limits from which a second person is asked.
pub const LIMITS: &str = "/admin/limits";
pub const HEALTH: &str = "/health";
/// Whoever is shown a card.
pub const VERIFY: &str = "/verify";
/// "Am I covered?"
pub const COVERED: &str = "/covered";
pub const API_DOCS: &str = "/docs/api";
pub const API_SHAPES: &str = "/docs/api/shapes";
pub const API_COMMANDS: &str = "/docs/api/commands";

pub fn register_at(id: ActivityId) -> String {
    format!("{REGISTER}?activity={id}")
}

pub fn member(id: MemberId) -> String {
    format!("{MEMBERS}/{id}")
}

pub fn card(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/card")
}

pub fn renew(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/pay")
}

/// What the page of paying on says while it is filled in.
pub fn renew_live(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/pay/live")
}

/// By its number, as it stands on paper.
pub fn receipt(number: &str) -> String {
    format!("/receipts/{number}")
}

pub fn office(id: OfficeId) -> String {
    format!("/offices/{id}")
}

pub fn activity(id: ActivityId) -> String {
    format!("/activities/{id}")
}

pub fn campaign(id: CampaignId) -> String {
    format!("/campaigns/{id}")
}

pub fn area(code: RegionCode) -> String {
    format!("{AREAS}/{code}")
}

/// An area, or the whole country, looked at in the same way: days, measure, reading and order travel along.
pub fn areas(code: Option<RegionCode>, looking: &Looking) -> String {
    let usual = Looking::default();
    let mut query: Vec<String> = Vec::new();
    query.extend(looking.measure.map(|measure| format!("measure={}", measure.key())));
    query.extend((looking.reading != usual.reading).then(|| format!("reading={}", looking.reading.key())));
    query.extend(looking.parts.map(|level| format!("parts={}", parts_key(level))));
    query.extend(looking.on.map(|day| format!("on={day}")));
    query.extend(looking.known.map(|day| format!("known={day}")));
    query.extend((looking.sort != usual.sort).then(|| format!("sort={}", looking.sort.key())));
    let path = code.map_or_else(|| AREAS.to_owned(), area);
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

pub fn parts_key(level: Level) -> &'static str {
    match level {
        Level::Province => "provinces",
        Level::Regency => "regencies",
        Level::District => "districts",
        Level::Village => "villages",
    }
}

pub fn parts_from_key(key: &str) -> Option<Level> {
    [Level::Province, Level::Regency, Level::District, Level::Village]
        .into_iter()
        .find(|l| parts_key(*l) == key)
}

pub fn tasks(kind: &str) -> String {
    format!("{TASKS}?kind={kind}")
}

/// A sheet of paper of a kind.
pub fn paper(sheet: &str) -> String {
    format!("{PAPER}?sheet={sheet}")
}

/// One task: whose, opened by which command, of which kind, about whom else, and the list it is worked off from.
pub fn task(
    member: MemberId,
    id: CommandId,
    kind: &str,
    other: Option<MemberId>,
    filter: &app::view::TaskFilter,
) -> String {
    let other = other.map(|o| format!("&other={o}")).unwrap_or_default();
    let query = format!("{other}{}", filter.query());
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{TASKS}/{member}/{id}/{kind}{mark}{}", query.trim_start_matches('&'))
}

/// What is still missing of a registration.
pub fn complete(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/complete")
}

pub fn photo(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/photo.jpg")
}

pub fn keep_photo(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/photo")
}

pub fn approvals(show: &str) -> String {
    format!("{APPROVALS}?show={show}")
}

/// One change that waits, or waited, for a second person.
pub fn approval(key: ProposalKey) -> String {
    format!("{APPROVALS}/{}/{}", key.subject, key.proposal)
}

/// Asks why a receipt is to be undone.
pub fn reverse(number: &str) -> String {
    format!("/receipts/{number}/reverse")
}

pub const REPORTS: &str = "/reports";

/// A report, asked as a query says.
pub fn report(report: Report, query: &str) -> String {
    asked(format!("{REPORTS}/{}", report.key()), query)
}

/// The same as a file: `csv`, `xlsx`.
pub fn report_file(report: Report, ending: &str, query: &str) -> String {
    asked(format!("{REPORTS}/{}.{ending}", report.key()), query)
}

/// The same for paper.
pub fn report_paper(report: Report, query: &str) -> String {
    asked(format!("{REPORTS}/{}/print", report.key()), query)
}

fn asked(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// One event: about whom, reported by which command.
pub fn incident(subject: SubjectId, id: CommandId) -> String {
    format!("{INCIDENTS}/{subject}/{id}")
}

pub fn incident_letter(subject: SubjectId, id: CommandId) -> String {
    format!("{INCIDENTS}/{subject}/{id}/letter")
}

pub fn incident_leaflet(subject: SubjectId, id: CommandId) -> String {
    format!("{INCIDENTS}/{subject}/{id}/leaflet")
}

/// The form for what happened to a member.
pub fn report_for(member: MemberId) -> String {
    format!("{INCIDENT_NEW}?member={member}")
}

/// The form for somebody who is not on record. The name goes over as it was searched.
pub fn report_unknown(name: &str) -> String {
    let letter = |c: char| c.is_alphanumeric() && c.is_ascii();
    let name: String = name.chars().map(|c| if letter(c) { c } else { '+' }).collect();
    format!("{INCIDENT_NEW}?unknown=1&q={name}")
}

/// Taking a death back that was wrong.
pub fn alive(member: MemberId) -> String {
    format!("{MEMBERS}/{member}/alive")
}

/// One's own device.
pub fn own_device(id: &str) -> String {
    format!("{ACCOUNT}/devices/{id}")
}

/// Somebody's device.
pub fn device(owner: ActorId, id: &str) -> String {
    format!("{DEVICES}/{owner}/{id}")
}

/// The list of devices as it was asked for.
pub fn devices(asked: &DevicesAsked) -> String {
    let mut parts = Vec::new();
    if !asked.named.is_empty() {
        parts.push(format!("named={}", escaped(&asked.named)));
    }
    if asked.idle {
        parts.push("idle=yes".to_owned());
    }
    if asked.sort != DeviceSort::default() {
        parts.push(format!("sort={}", asked.sort.key()));
    }
    parts.extend(asked.after.as_ref().map(|after| format!("after={}", escaped(after))));
    if parts.is_empty() { DEVICES.to_owned() } else { format!("{DEVICES}?{}", parts.join("&")) }
}

/// To the institution's own sign-in, and afterwards to a path of this site.
pub fn sso(back: &str) -> String {
    if back.is_empty() || back == HOME { SSO.to_owned() } else { format!("{SSO}?back={}", escaped(back)) }
}

/// To the sign-in, and afterwards to where somebody wanted to go.
pub fn sign_in(back: &str) -> String {
    if back == HOME { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?back={}", escaped(back)) }
}

// Administration.

pub const ADMIN: &str = "/admin";
pub const USERS: &str = "/admin/users";
pub const NEW_USER: &str = "/admin/users/new";
pub const ROLES: &str = "/admin/roles";
pub const ADMIN_OFFICES: &str = "/admin/offices";
pub const NEW_OFFICE: &str = "/admin/offices/new";
pub const CLIENTS: &str = "/admin/clients";
pub const AUDIT: &str = "/admin/audit";
pub const KEYS: &str = "/admin/keys";
pub const JOBS: &str = "/admin/jobs";
pub const BACKUP: &str = "/admin/backup";
/// The rules of the scheme, for everybody.
pub const SCHEME: &str = "/scheme";

/// The list of users as it was filtered, in another order.
pub fn users(form: &app::view::Form, sort: &str) -> String {
    let kept = ["q", "role", "office", "state"].map(|name| (name, form.get(name)));
    let pairs = kept.into_iter().filter(|(_, value)| !value.is_empty()).chain([("sort", sort)]);
    format!("{USERS}?{}", serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap_or_default())
}

/// Who works at an office and beneath it.
pub fn users_of(office: OfficeId) -> String {
    format!("{USERS}?office={office}")
}

pub fn user(id: ActorId) -> String {
    format!("{USERS}/{id}")
}

pub fn change_user(id: ActorId) -> String {
    format!("{USERS}/{id}/change")
}

/// What is done to a user: `active`, `password`, `unlock`, `authenticator`, `sessions`.
pub fn user_act(id: ActorId, what: &str) -> String {
    format!("{USERS}/{id}/{what}")
}

pub fn change_office(id: OfficeId) -> String {
    format!("{ADMIN_OFFICES}/{id}")
}

/// What one person did.
pub fn audit_by(id: ActorId) -> String {
    format!("{AUDIT}?by={id}")
}

/// As a value in a query.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Bringing a list of the institution to be held against these books.
pub const DIFFERENCE: &str = "/reports/difference/new";

/// The first hits of a search, as a part of a page.
pub const HINTS: &str = "/members/hints";

pub fn correct(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/correct")
}

/// Two records about to become one: the first is kept.
pub fn merge(kept: MemberId, other: MemberId) -> String {
    format!("{MEMBERS}/{kept}/merge/{other}")
}

pub fn end(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/end")
}

// Cash in hands.

pub const MONEY: &str = "/money";
/// The reader's own hand.
pub const MY_MONEY: &str = "/money/mine";

/// Counting what somebody brings.
pub fn count_cash(agent: ActorId) -> String {
    format!("{MONEY}/hands/{agent}")
}

pub fn hand_in(id: uuid::Uuid) -> String {
    format!("{MONEY}/{id}")
}

// Phones of the field.

/// What was put aside, and the way in for a saved file.
pub const PHONES: &str = "/phones";

pub fn aside(phone: uuid::Uuid, seq: i64, sealed_hash: &str) -> String {
    format!("{PHONES}/{phone}/{seq}/{sealed_hash}")
}

// Lists of people.

pub const LISTS: &str = "/lists";
pub const LIST_NEW: &str = "/lists/new";
/// What the columns hold.
pub const LIST_COLUMNS: &str = "/lists/columns";
pub const LIST_TEMPLATE: &str = "/lists/template.csv";

pub fn list(id: uuid::Uuid) -> String {
    format!("{LISTS}/{id}")
}

/// Rows of one kind, after a row.
pub fn list_rows(id: uuid::Uuid, show: &str, after: i64) -> String {
    if after > 0 {
        format!("{LISTS}/{id}?show={show}&after={after}#rows")
    } else {
        format!("{LISTS}/{id}?show={show}#rows")
    }
}

/// The same file was brought before: its list says so.
pub fn list_again(id: uuid::Uuid) -> String {
    format!("{LISTS}/{id}?again=1")
}

/// What is asked about a file.
pub fn list_terms(id: uuid::Uuid) -> String {
    format!("{LISTS}/{id}/terms")
}

/// The rows to correct, as a file.
pub fn list_correct(id: uuid::Uuid) -> String {
    format!("{LISTS}/{id}/correct.csv")
}

pub fn lists_after(after: &str) -> String {
    format!("{LISTS}?after={after}")
}

// Planning.

pub const PLAN: &str = "/plan";
pub const NEW_CAMPAIGN: &str = "/campaigns/new";
pub const NEW_ACTIVITY: &str = "/activities/new";
pub const NEW_PARTNER: &str = "/partners/new";
/// Takes `office`, `year`, `by` and `measure`.
pub const TARGETS: &str = "/targets";

/// Says how many an activity reached.
pub fn activity_reached(id: ActivityId) -> String {
    format!("/activities/{id}/reached")
}

/// The form of an activity of a campaign.
pub fn new_activity_of(id: CampaignId) -> String {
    format!("{NEW_ACTIVITY}?campaign={id}")
}

pub fn targets(office: OfficeId, year: i32, by: app::view::TargetsBy, measure: &str) -> String {
    format!("{TARGETS}?office={office}&year={year}&by={}&measure={measure}", by.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_survive_a_query() {
        assert_eq!(escaped("/members?q=a b&x=1"), "/members%3Fq%3Da%20b%26x%3D1");
        assert_eq!(sign_in("/members?q=Sari"), "/sign-in?back=/members%3Fq%3DSari");
        assert_eq!((sign_in("/"), sso("/")), ("/sign-in".to_owned(), "/sign-in/sso".to_owned()));
    }
}
