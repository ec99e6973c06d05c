use kernel::{Month, Programme, Refusal, Rupiah};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What the price of a month depends on, besides the month.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// Monthly income, zero or more.
    pub income: Rupiah,
    pub sector: Sector,
    pub payer: Payer,
    pub status: WorkStatus,
}

/// What somebody asks the price of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Question {
    pub terms: Terms,
    pub programmes: Vec<Programme>,
    /// The first contribution month.
    pub from: Month,
    /// How many months, 1 to 12.
    pub months: u8,
}

/// A closed list of words: the key in files and addresses, the key in the catalogue of words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $unknown:literal, $field:literal {
        $($(#[$vdoc:meta])* $variant:ident = $key:literal, $word:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $key)] $variant,)*
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// As written in files, commands and addresses.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),* }
            }

            /// Its key in the catalogue of words.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.key())
            }
        }

        impl FromStr for $name {
            type Err = Refusal;
            /// Refuses with the list of choices.
            fn from_str(text: &str) -> Result<Self, Refusal> {
                let wanted = text.trim().to_ascii_lowercase();
                Self::ALL.iter().copied().find(|v| v.key() == wanted).ok_or_else(|| {
                    let choices: Vec<&str> = Self::ALL.iter().map(|v| v.key()).collect();
                    Refusal::of($field, $unknown).with("given", text.trim()).with("choices", choices.join(", "))
                })
            }
        }
    };
}

pub(crate) use words;

words! {
    /// The sector of the main occupation, as far as prices differ by it (PP 50/2025).
    Sector, "quote.sector_unknown", "sector" {
        /// Drivers, riders, couriers.
        Transport = "transport", "sector.transport";
        Other = "other", "sector.other";
    }
}

words! {
    /// How a person of this scheme works (Permenaker 5/2021 Pasal 31–32).
    WorkStatus, "quote.status_unknown", "status" {
        /// For themselves, employing nobody.
        Worker = "worker", "work_status.worker";
        /// Owner of a business: an employer.
        Owner = "owner", "work_status.owner";
    }
}

words! {
    /// Whose money pays a month.
    Payer, "quote.payer_unknown", "payer" {
        SelfPaid = "self", "payer.self";
        Family = "family", "payer.family";
        /// A private sponsor: a person, a company.
        Sponsor = "sponsor", "payer.sponsor";
        /// The village's own revenue (PADes).
        VillageOwn = "village-own", "payer.village_own";
        /// Dana Desa: money of the national budget.
        VillageDd = "village-dd", "payer.village_dd";
        /// Alokasi Dana Desa: money of the district.
        VillageAdd = "village-add", "payer.village_add";
        /// The budget of a province, regency or city.
        Apbd = "apbd", "payer.apbd";
        /// The national budget.
        Apbn = "apbn", "payer.apbn";
    }
}

impl Payer {
    /// Paid from a public budget: national, regional or a village's, its own revenue included.
    /// Who gets a relief does not follow from this; each relief names its payers.
    pub fn is_public(self) -> bool {
        !matches!(self, Payer::SelfPaid | Payer::Family | Payer::Sponsor)
    }
}
