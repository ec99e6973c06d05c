use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $key)] $variant,)* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];

            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key,)* }
            }

            pub fn from_key(key: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|k| k.key() == key)
            }
        }
    )*};
}

kinds! {
    /// The three levels of offices.
    OfficeKind {
        National = "national",
        Region = "region",
        Branch = "branch",
    }
    /// What happens at an activity; the kinds the articles tell of and their neighbours.
    ActivityKind {
        MassExercise = "mass_exercise",
        MarketWalk = "market_walk",
        VillageMeeting = "village_meeting",
        CarnivalStand = "carnival_stand",
        PartnerTraining = "partner_training",
        Agreement = "agreement",
        Radio = "radio",
        HouseVisit = "house_visit",
        Registration = "registration",
    }
    /// With whom.
    PartnerKind {
        VillageHead = "village_head",
        VillageStaff = "village_staff",
        Bhabinkamtibmas = "bhabinkamtibmas",
        Babinsa = "babinsa",
        Pkk = "pkk",
        RtRw = "rt_rw",
        ReligiousLeader = "religious_leader",
        CommunityLeader = "community_leader",
        Perisai = "perisai",
        District = "district",
        Market = "market",
        Police = "police",
        Radio = "radio",
        Organisation = "organisation",
    }
    /// What a target counts. Every target names its measure.
    TargetMeasure {
        /// Memberships that begin in the period.
        NewMembers = "new_members",
        /// Covered by paid months at the end of the period.
        ActiveAtEnd = "active_at_end",
        /// Rupiah of contributions taken in the period.
        Contributions = "contributions",
        /// Villages with at least one activity in the period.
        VillagesReached = "villages_reached",
        /// As an article or a plan gives it, without saying which of the above.
        AsPublished = "as_published",
    }
}
