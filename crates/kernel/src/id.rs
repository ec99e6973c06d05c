use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(s).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }
    )*};
}

ids! {
    /// A command, minted by whoever sends it (UUIDv7; UUIDv5 of file hash and row for a list).
    CommandId;
    /// What a command is about: a member, an office, a campaign. Answers are stored under it.
    SubjectId;
    /// A person, and the unit of consistency: everything about them carries it.
    MemberId;
    /// One membership of a person: one live per segment.
    MembershipId;
    /// A receipt for money taken.
    ReceiptId;
    /// A balanced journal.
    JournalId;
    /// Who acts: a person with a sign-in, a device, a client system.
    ActorId;
    /// A phone or a desk machine.
    DeviceId;
    /// An office: national, regional, branch.
    OfficeId;
    /// A campaign.
    CampaignId;
    /// An activity in a village or a market.
    ActivityId;
    /// A partner: village head, PKK, police, organisation.
    PartnerId;
    /// A target: area × period × measure.
    TargetId;
}

impl From<MemberId> for SubjectId {
    fn from(id: MemberId) -> Self {
        Self(id.0)
    }
}

/// An id that follows from another and a name, so that deciding the same command twice mints the same ids.
/// Keeps the time-ordered first half of a UUIDv7 parent, so that rows stay in the order of their making.
pub fn derived(parent: Uuid, name: &str) -> Uuid {
    let hashed = Uuid::new_v5(&parent, name.as_bytes());
    if parent.get_version_num() != 7 {
        return hashed;
    }
    let mut bytes = *hashed.as_bytes();
    bytes[..6].copy_from_slice(&parent.as_bytes()[..6]);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_ids_repeat_differ_by_name_and_keep_their_time() {
        let parent = Uuid::parse_str("019b76da-a800-7abc-8def-0123456789ab").unwrap();
        let a = derived(parent, "receipt");
        assert_eq!(a, derived(parent, "receipt"));
        assert_ne!(a, derived(parent, "journal"));
        assert_eq!(a.as_bytes()[..6], parent.as_bytes()[..6]);
        assert_eq!(a.get_version_num(), 7);
    }
}
