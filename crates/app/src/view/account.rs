use super::{Form, PhoneStanding};
use crate::sign_in::{Device, NewTotp, OpenSession};
use kernel::{ActorId, Instant, Zone};

/// One's own account.
#[derive(Clone, Debug)]
pub struct AccountView {
    pub login: String,
    pub name: String,
    /// A word of the catalogue.
    pub role: &'static str,
    pub office: Option<String>,
    /// Names of the areas somebody works in; nothing for the whole country.
    pub territory: Option<Vec<String>>,
    pub has_totp: bool,
    pub codes_left: i64,
    pub linked: Option<Linked>,
    /// This session was opened by the institution's own sign-in.
    pub by_elsewhere: bool,
    /// Newest first, the one that reads among them.
    pub sessions: Vec<OpenSession>,
    /// Those that still open something.
    pub devices: Vec<Device>,
    /// Newest first.
    pub at_the_door: Vec<DoorEvent>,
    pub zone: Zone,
}

/// Whom the institution's own sign-in means by an account.
#[derive(Clone, Debug)]
pub struct Linked {
    pub issuer: String,
    pub since: Instant,
}

/// Somebody came in, or tried to.
#[derive(Clone, Debug)]
pub struct DoorEvent {
    pub at: Instant,
    /// A word of the catalogue.
    pub what: &'static str,
    pub good: bool,
    /// "Firefox, Windows"; empty where it was not told.
    pub from: String,
}

/// How the list of a branch's devices is ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DeviceSort {
    /// Last used first.
    #[default]
    Seen,
    Name,
}

impl DeviceSort {
    pub fn key(self) -> &'static str {
        match self {
            DeviceSort::Seen => "seen",
            DeviceSort::Name => "name",
        }
    }

    pub fn from_key(key: &str) -> Option<DeviceSort> {
        [DeviceSort::Seen, DeviceSort::Name].into_iter().find(|sort| sort.key() == key)
    }
}

/// What of a branch's devices is asked for.
#[derive(Clone, Debug, Default)]
pub struct DevicesAsked {
    /// Part of a name, of the person or the device.
    pub named: String,
    /// Only those that have not been used for a while.
    pub idle: bool,
    pub sort: DeviceSort,
    /// The device after which the page goes on.
    pub after: Option<String>,
}

/// The phones and desk machines that open something in a territory.
#[derive(Clone, Debug)]
pub struct DevicesView {
    pub asked: DevicesAsked,
    pub total: i64,
    /// Of the total, those that have not been used for a while.
    pub idle: i64,
    /// How many are of the name asked for.
    pub found: i64,
    pub rows: Vec<DeviceRow>,
    pub next: Option<String>,
    pub idle_days: i64,
    pub zone: Zone,
}

/// A device and whose it is.
#[derive(Clone, Debug)]
pub struct DeviceRow {
    pub owner: ActorId,
    pub name: String,
    /// A word of the catalogue.
    pub role: &'static str,
    pub office: String,
    pub device: Device,
    pub is_idle: bool,
    /// Where it is a phone of the field.
    pub phone: Option<PhoneStanding>,
}

/// One device, before it is shut out.
#[derive(Clone, Debug)]
pub struct DeviceView {
    pub owner: ActorId,
    pub name: String,
    pub office: String,
    pub device: Device,
    /// Where it is a phone of the field.
    pub phone: Option<PhoneStanding>,
    /// The reader's own.
    pub own: bool,
    pub zone: Zone,
}

/// The authenticator: one to be enrolled, or what stands beside the one in force. Fields: `sealed`, `code`, `password`.
#[derive(Clone, Debug)]
pub struct AuthenticatorView {
    /// Nothing where one is in force.
    pub new: Option<NewTotp>,
    pub codes_left: i64,
    /// Shown this once.
    pub codes: Vec<String>,
    pub form: Form,
}
