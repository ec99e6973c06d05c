//! Who works here: invented people with sign-ins. Officials whom the articles name are partners, never sign-ins.

use crate::dice::named;
use crate::offices::{NAMED, NATIONAL, office};
use access::{Role, Territory};
use app::wire::{self, Command, Envelope};
use kernel::{ActorId, RegionCode};

/// The password of every invented person of this world.
pub const PASSWORD: &str = "bebas-cemas";

/// Somebody of this world who may sign in.
pub struct Player {
    pub login: String,
    pub name: String,
    pub role: Role,
    /// Code of their office.
    pub office: String,
    /// Where they may act; none means the whole country.
    pub areas: Vec<String>,
}

/// Agen Perisai with the areas they serve.
const AGENTS: [(&str, &str, &[&str]); 20] = [
    ("DPS", "Ni Luh Sukerti", &["51.71.01"]),
    ("DPS", "I Gede Arnawa Putra", &["51.71.04"]),
    ("DPS", "I Komang Yudiarta", &["51.71.02", "51.71.03"]),
    ("DPS", "Ni Kadek Mirayani", &["51.03"]),
    ("DPS", "I Nengah Subrata", &["51.02"]),
    ("DPS", "Putu Widhiasih", &["51.01", "51.08"]),
    ("KLN", "Tri Handoko", &["33.10.16", "33.10.19", "33.10.22"]),
    ("KLN", "Endang Lestari", &["33.10.01", "33.10.08", "33.10.03"]),
    ("KLN", "Wahyu Prihatin", &["33.10.11", "33.10.23", "33.10.04"]),
    ("PKL", "Khoirun Nisa", &["33.75"]),
    ("PKL", "Moh. Zaenuri", &["33.26"]),
    ("PKL", "Suroso", &["33.25", "33.27"]),
    ("PLT", "Nurlaela", &["31.72.01"]),
    ("PLT", "Rojali", &["31.72.05"]),
    ("KLG", "Marsiti", &["31.72.06"]),
    ("KLG", "Asep Kurniadi", &["31.72.02", "31.72.03"]),
    ("KLG", "Daryanto", &["31.72.04"]),
    ("SKA", "Retno Palupi", &["33.72"]),
    ("SKA", "Mulyadi Santoso", &["33.11", "33.14"]),
    ("SKA", "Tukiyem", &["33.12", "33.13"]),
];

/// Head, marketing and counter of each named branch.
const STAFF: [(&str, [&str; 3]); 6] = [
    ("DPS", ["Ida Ayu Kartikasari", "I Made Budiasa", "Ni Nyoman Rasmini"]),
    ("KLN", ["Dwi Hartanti", "Bagas Wicaksana", "Sri Murwani"]),
    ("PKL", ["Anwar Fauzi", "Laila Mufidah", "Slamet Mujiono"]),
    ("PLT", ["Rini Anggraini", "Fajar Maulana", "Sumiyati"]),
    ("KLG", ["Hendra Gunadi", "Mega Puspita", "Yayah Rokayah"]),
    ("SKA", ["Sulistyo Adi", "Ratna Kumala", "Parjiyo"]),
];

/// Everybody, in a fixed order.
pub fn players() -> Vec<Player> {
    let nation = |login: &str, name: &str, role| Player {
        login: login.to_owned(),
        name: name.to_owned(),
        role,
        office: NATIONAL.to_owned(),
        areas: Vec::new(),
    };
    let mut all = vec![
        nation("pusat.admin", "Yosef Lumbantobing", Role::Administrator),
        nation("pusat.direktur", "Wulan Kusumastuti", Role::Director),
        nation("pusat.auditor", "Bonar Sihite", Role::Auditor),
        region(
            "banuspa.kepala",
            "I Dewa Rai Sutama",
            "BNP",
            &["51", "52", "53", "91", "92", "93", "94", "95", "96"],
        ),
        region("jatengdiy.kepala", "Nugroho Setiadi", "JTD", &["33", "34"]),
    ];
    for branch in &NAMED {
        let areas: Vec<String> = branch.areas.iter().map(|a| (*a).to_owned()).collect();
        let staff = STAFF.iter().find(|(code, _)| *code == branch.code).map(|(_, names)| names);
        let roles = [("kepala", Role::BranchHead), ("pemasaran", Role::Marketing), ("petugas", Role::Clerk)];
        for (name, (part, role)) in staff.into_iter().flatten().zip(roles) {
            all.push(Player {
                login: format!("{}.{part}", branch.key),
                name: (*name).to_owned(),
                role,
                office: branch.code.to_owned(),
                areas: areas.clone(),
            });
        }
        for (i, (_, name, areas)) in AGENTS.iter().filter(|(code, ..)| *code == branch.code).enumerate() {
            all.push(Player {
                login: format!("{}.agen{}", branch.key, i + 1),
                name: (*name).to_owned(),
                role: Role::Agent,
                office: branch.code.to_owned(),
                areas: areas.iter().map(|a| (*a).to_owned()).collect(),
            });
        }
    }
    all
}

fn region(login: &str, name: &str, office: &str, areas: &[&str]) -> Player {
    Player {
        login: login.to_owned(),
        name: name.to_owned(),
        role: Role::RegionHead,
        office: office.to_owned(),
        areas: areas.iter().map(|a| (*a).to_owned()).collect(),
    }
}

/// The commands that let everybody sign in; for an administrator, once the offices stand.
pub fn cast() -> Vec<Envelope> {
    players().iter().map(Player::envelope).collect()
}

impl Player {
    pub fn id(&self) -> ActorId {
        ActorId(named(&format!("actor|{}", self.login)))
    }

    /// As access knows them.
    pub fn actor(&self) -> access::Actor {
        let areas: Vec<RegionCode> = self.areas.iter().filter_map(|a| RegionCode::parse(a).ok()).collect();
        access::Actor {
            id: self.id(),
            role: self.role,
            territory: if areas.is_empty() { Territory::Nation } else { Territory::Areas(areas) },
            office: Some(office(&self.office)),
            name: self.name.clone(),
        }
    }

    /// True where they take members in on their own in this place.
    pub(crate) fn serves(&self, home: &RegionCode) -> bool {
        self.areas.iter().any(|a| home.as_str().starts_with(a.as_str()))
    }

    fn envelope(&self) -> Envelope {
        Envelope {
            id: named(&format!("command|actor|{}", self.login)),
            subject: self.id().0,
            office: Some(office(NATIONAL).0),
            command: Command::Actor(Box::new(wire::Actor {
                login: self.login.clone(),
                name: self.name.clone(),
                role: self.role.key().to_owned(),
                of_office: Some(office(&self.office).0),
                areas: self.areas.clone(),
                password: PASSWORD.to_owned(),
                must_change: false,
                lang: "id".to_owned(),
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offices;
    use std::collections::HashSet;

    #[test]
    fn everybody_has_one_sign_in_and_an_office_that_stands() {
        let all = players();
        let logins: HashSet<&str> = all.iter().map(|p| p.login.as_str()).collect();
        assert_eq!(logins.len(), all.len());
        let codes: HashSet<String> = offices::all().into_iter().map(|o| o.code).collect();
        for p in &all {
            assert!(codes.contains(&p.office), "{}", p.login);
            assert!(p.login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.'));
        }
        assert!(PASSWORD.len() >= seal::password::MIN_LENGTH);
    }

    #[test]
    fn agents_stay_within_their_branch() {
        for agent in players().iter().filter(|p| p.role == Role::Agent) {
            let branch = NAMED.iter().find(|n| n.code == agent.office).unwrap();
            for area in &agent.areas {
                assert!(branch.areas.iter().any(|a| area.starts_with(a)), "{} {area}", agent.login);
            }
        }
    }

    #[test]
    fn no_official_of_the_articles_signs_in() {
        let officials = [
            "Tetty",
            "Ivan Sahat",
            "Heru Siswanto",
            "Walino",
            "Arja Leksana",
            "Sri Karyawati",
            "Farah Diana",
            "Zainudin",
        ];
        for p in players() {
            assert!(officials.iter().all(|o| !p.name.contains(o)), "{}", p.name);
        }
    }
}
