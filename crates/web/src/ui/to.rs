//! Where pages live. Links are made here only, so that a moved page is moved once.

use kernel::{ActivityId, CampaignId, CommandId, MemberId, OfficeId, RegionCode};

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const PASSWORD: &str = "/password";
/// Takes `lang` or `theme`, and `back`.
pub const SETTINGS: &str = "/settings";
pub const REGISTER: &str = "/register";
pub const MEMBERS: &str = "/members";
pub const AREAS: &str = "/areas";
/// The reader's own office.
pub const OFFICE: &str = "/office";
pub const TASKS: &str = "/tasks";
pub const HEALTH: &str = "/health";
pub const API_DOCS: &str = "/docs/api";

pub fn register_at(id: ActivityId) -> String {
    format!("{REGISTER}?activity={id}")
}

pub fn member(id: MemberId) -> String {
    format!("{MEMBERS}/{id}")
}

pub fn renew(id: MemberId) -> String {
    format!("{MEMBERS}/{id}/pay")
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

pub fn tasks(kind: &str) -> String {
    format!("{TASKS}?kind={kind}")
}

/// One task: whose, opened by which command, of which kind.
pub fn task(member: MemberId, id: CommandId, kind: &str) -> String {
    format!("{TASKS}/{member}/{id}/{kind}")
}
