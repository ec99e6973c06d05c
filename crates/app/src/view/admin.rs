//! Administration: users, offices, clients, the audit.

use super::{AreaRef, Choice, Form, Place, Report};
use access::Role;
use kernel::{ActivityId, ActorId, CampaignId, CommandId, Day, Instant, MemberId, Note, OfficeId};

/// The hub: rooms a reader may enter, each with its one figure.
#[derive(Clone, Debug, Default)]
pub struct AdminView {
    pub rooms: Vec<(AdminRoom, Note)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AdminRoom {
    Users,
    Roles,
    Offices,
    Clients,
    Devices,
    Approvals,
    Settings,
    Audit,
    Scheme,
    Keys,
    Jobs,
    Backup,
    Health,
}

impl AdminRoom {
    pub fn key(self) -> &'static str {
        match self {
            AdminRoom::Users => "users",
            AdminRoom::Roles => "roles",
            AdminRoom::Offices => "offices",
            AdminRoom::Clients => "clients",
            AdminRoom::Devices => "devices",
            AdminRoom::Approvals => "approvals",
            AdminRoom::Settings => "settings",
            AdminRoom::Audit => "audit",
            AdminRoom::Scheme => "scheme",
            AdminRoom::Keys => "keys",
            AdminRoom::Jobs => "jobs",
            AdminRoom::Backup => "backup",
            AdminRoom::Health => "health",
        }
    }
}

/// Whether somebody may sign in now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UserState {
    Active,
    /// Has not yet chosen a password of their own.
    FirstTime,
    Locked(Instant),
    Inactive,
}

impl UserState {
    pub fn key(self) -> &'static str {
        match self {
            UserState::Active => "active",
            UserState::FirstTime => "first_time",
            UserState::Locked(_) => "locked",
            UserState::Inactive => "inactive",
        }
    }
}

/// The list of users.
#[derive(Clone, Debug)]
pub struct UsersView {
    /// What it was asked for: `q`, `role`, `office`, `state`, `sort`.
    pub form: Form,
    pub everybody: i64,
    pub active: i64,
    pub locked: i64,
    pub roles: Vec<Choice>,
    pub offices: Vec<Choice>,
    pub rows: Vec<UserRow>,
    /// The path of the next page.
    pub next: Option<String>,
}

#[derive(Clone, Debug)]
pub struct UserRow {
    pub id: ActorId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub office: String,
    pub state: UserState,
    pub since: Day,
}

/// Where somebody may act, by name.
#[derive(Clone, Debug)]
pub enum Ground {
    Nation,
    Areas(Vec<AreaRef>),
}

/// One user.
#[derive(Clone, Debug)]
pub struct UserView {
    pub id: ActorId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub office: Option<(OfficeId, String)>,
    pub ground: Ground,
    pub state: UserState,
    pub failed: i64,
    pub has_totp: bool,
    /// Linked with the institution's own sign-in: with whose.
    pub linked: Option<String>,
    /// Their role decides: a new password, or something taken off, waits for a second person.
    pub second: bool,
    /// The reader gave them a password for once that nobody has read yet.
    pub may_show: bool,
    pub sessions: Vec<UserSession>,
    pub signed_in: Vec<Instant>,
    pub history: Vec<UserEvent>,
    /// Asked for, and waiting for a second person; newest first.
    pub waiting: Vec<UserWaiting>,
    /// The reader themselves: for their own account they go elsewhere.
    pub own: bool,
    /// Minted for the button that ends or begins their time here.
    pub command: CommandId,
    pub form: Form,
    pub zone: kernel::Zone,
}

/// What is open in somebody's name.
#[derive(Clone, Debug)]
pub struct UserSession {
    pub id: String,
    pub device: bool,
    pub label: String,
    pub begun: Instant,
    pub ends: Instant,
}

/// A change of somebody that waits for a second person.
#[derive(Clone, Debug)]
pub struct UserWaiting {
    pub key: crate::ProposalKey,
    pub at: Instant,
    pub by: String,
    pub why: String,
}

#[derive(Clone, Debug)]
pub struct UserEvent {
    pub at: Instant,
    pub by: String,
    pub what: Vec<Note>,
    pub reason: String,
}

/// A new user, or another role, office, territory or name of one who is here.
#[derive(Clone, Debug)]
pub struct UserFormView {
    pub command: CommandId,
    /// Whom it changes; nothing for somebody new.
    pub user: Option<(ActorId, String)>,
    /// `login`, `name`, `role`, `office`, `ground` (`office`, `nation`, `areas`), `areas`, `area_search`, `lang`, `reason`.
    pub form: Form,
    pub roles: Vec<Choice>,
    pub offices: Vec<Choice>,
    pub areas: AreaPick,
    /// The reader's own ground is the whole country.
    pub may_give_nation: bool,
}

/// Areas chosen so far, and what the search found.
#[derive(Clone, Debug, Default)]
pub struct AreaPick {
    pub chosen: Vec<Place>,
    pub found: Vec<Place>,
    /// Something was searched for.
    pub searched: bool,
    pub more: bool,
}

/// The tree of offices.
#[derive(Clone, Debug)]
pub struct OfficesView {
    pub rows: Vec<OfficeNode>,
    pub regions: i64,
    pub branches: i64,
}

#[derive(Clone, Debug)]
pub struct OfficeNode {
    pub id: OfficeId,
    pub depth: usize,
    pub code: String,
    pub name: String,
    pub example: bool,
    /// The first few areas it serves, by name, and how many more there are.
    pub areas: Vec<String>,
    pub more_areas: i64,
    pub users: i64,
}

/// A new office, or another name, parent or ground of one.
#[derive(Clone, Debug)]
pub struct OfficeFormView {
    pub command: CommandId,
    pub office: Option<(OfficeId, String, String)>,
    /// `code`, `level`, `name`, `parent`, `areas`, `area_search`, `reason`.
    pub form: Form,
    pub parents: Vec<Choice>,
    pub areas: AreaPick,
    pub history: Vec<UserEvent>,
}

/// Systems that may sign in.
#[derive(Clone, Debug)]
pub struct ClientsView {
    pub rows: Vec<ClientLine>,
    pub form: Form,
    pub command: CommandId,
    pub areas: AreaPick,
}

#[derive(Clone, Debug)]
pub struct ClientLine {
    pub actor: ActorId,
    pub client_id: String,
    pub name: String,
    pub ground: Ground,
    pub active: bool,
    pub last_used: Option<Instant>,
}

/// The audit, newest first.
#[derive(Clone, Debug)]
pub struct AuditView {
    /// `by`, `action`, `member`, `from`, `until`.
    pub form: Form,
    pub actions: Vec<Choice>,
    /// Several bear the name asked for: choose one.
    pub candidates: Vec<(ActorId, String, String)>,
    /// Whose doings are shown, where it is one person's.
    pub by: Option<String>,
    /// Whom it is about, where it is one subject.
    pub about: Option<AuditSubject>,
    pub rows: Vec<AuditLine>,
    pub next: Option<String>,
    pub zone: kernel::Zone,
}

#[derive(Clone, Debug)]
pub struct AuditLine {
    pub at: Instant,
    pub actor: ActorId,
    pub who: String,
    pub action: String,
    pub about: AuditSubject,
    pub refused: bool,
}

/// Whom or what a row of the audit is about. A member outside the reader's ground has no name and no page here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AuditSubject {
    Nothing,
    Member {
        id: MemberId,
        name: String,
    },
    HiddenMember,
    User {
        id: ActorId,
        name: String,
    },
    Office {
        id: OfficeId,
        name: String,
    },
    Activity {
        id: ActivityId,
        name: String,
    },
    Campaign {
        id: CampaignId,
        name: String,
    },
    Named(String),
    /// A report that was read, or taken as a file.
    Report {
        report: Report,
        rows: i64,
        format: String,
    },
}
