macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident, $words:literal { $($(#[$each:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $key)] $variant,)*
        }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// As stored and sent.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key,)* }
            }

            /// Its word in the catalogue.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => concat!($words, ".", $key),)* }
            }

            pub fn from_key(key: &str) -> Option<$name> {
                match key { $($key => Some($name::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use keyed;

keyed! {
    /// What somebody is there for. One role a sign-in; who does two jobs has two.
    Role, "role" {
        /// Keeps users, offices and machines; sees no member: the work does not need it.
        Administrator = "administrator",
        /// Head office: figures, campaigns and targets of the nation.
        Director = "director",
        /// Kepala kantor wilayah.
        RegionHead = "region_head",
        /// Kepala kantor cabang: decides and reverses, takes no money.
        BranchHead = "branch_head",
        /// Petugas pemasaran, at desks and activities.
        Marketing = "marketing",
        /// Petugas at the counter of a branch.
        Clerk = "clerk",
        /// Agen Perisai, in their villages.
        Agent = "agent",
        /// Reads everything, changes nothing.
        Auditor = "auditor",
        /// Another computer, by client credentials.
        System = "system",
    }
}
