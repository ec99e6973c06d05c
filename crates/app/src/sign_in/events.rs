//! What happened at the door and to an account, for the audit: who, whose, when, how, from where. Never a secret.

use kernel::{ActorId, Instant};
use store::account::{Event, keep};
use store::{StoreError, WriteTx};

macro_rules! happened {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)*) => {
        /// Something that happened to an account; it stands in the audit under its key.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Happened {
            $($(#[$doc])* $variant,)*
        }

        impl Happened {
            pub const ALL: &[Happened] = &[$(Happened::$variant,)*];

            pub const fn key(self) -> &'static str {
                match self { $(Happened::$variant => $key,)* }
            }

            /// Its word in the catalogue.
            pub fn word(self) -> &'static str {
                match self { $(Happened::$variant => concat!("audit.", $key),)* }
            }

            pub fn from_key(key: &str) -> Option<Happened> {
                match key { $($key => Some(Happened::$variant),)* _ => None }
            }
        }
    };
}

happened! {
    SignedIn = "signed_in",
    /// The name is somebody's, the password or the code is not.
    SignInFailed = "sign_in_failed",
    /// The try after which the door stays shut for a while.
    SignInLocked = "sign_in_locked",
    SignedOut = "signed_out",
    PasswordChanged = "password_changed",
    AuthenticatorOn = "authenticator_on",
    AuthenticatorOff = "authenticator_off",
    RecoveryCodesMade = "recovery_codes_made",
    RecoveryCodeUsed = "recovery_code_used",
    /// The institution's own sign-in has said who this is, for the first time.
    IdentityLinked = "identity_linked",
    IdentityUnlinked = "identity_unlinked",
    DeviceAdded = "device_added",
    DeviceRevoked = "device_revoked",
    SessionEnded = "session_ended",
    /// A password for once, by an administrator; written before there was a command for it.
    PasswordGiven = "new_password",
    /// The password for once of a command, read by the one who sent it.
    PasswordShown = "password_shown",
    /// The door opened again before its time, by an administrator.
    Unlocked = "unlock_user",
}

/// What one reads of one's own sign-ins.
pub(crate) const AT_THE_DOOR: [&str; 3] =
    [Happened::SignedIn.key(), Happened::SignInFailed.key(), Happened::SignInLocked.key()];

/// Whose account it is, who did it, and when.
#[derive(Clone, Copy)]
pub(super) struct Doing {
    pub by: ActorId,
    pub of: ActorId,
    pub at: Instant,
}

impl Doing {
    /// Somebody's own doing.
    pub fn own(id: ActorId, at: Instant) -> Doing {
        Doing { by: id, of: id, at }
    }

    /// Kept in the transaction in which it happens: one without the other is not there.
    pub async fn keep(
        self,
        tx: &mut WriteTx,
        what: Happened,
        detail: impl Into<String>,
    ) -> Result<(), StoreError> {
        let detail = Some(detail.into()).filter(|d| !d.is_empty());
        let id = super::account::new_id(self.at);
        keep(tx, Event { id, at: self.at, by: self.by, of: self.of, action: what.key(), detail }).await
    }
}
