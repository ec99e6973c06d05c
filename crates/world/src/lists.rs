//! Three lists of people at the Denpasar branch: one that is through, one that waits for a second person, one just sent.
//! Everybody on them is invented; their numbers begin where nobody else's of this world are.

use crate::Player;
use crate::dice::named;
use app::wire::ListTerms;
use app::{App, AppError, ReadError};
use kernel::{CommandId, Day, Instant, Zone};

const CLERK: &str = "denpasar.petugas";
const MORNING: u32 = 8 * 3600;
/// Serials of the numbers on these lists.
const FIRST_SERIAL: u32 = 9000;
const GIVEN: [&str; 16] = [
    "Sudana",
    "Artini",
    "Wirata",
    "Sulasih",
    "Mertayasa",
    "Suryani",
    "Gunarta",
    "Rasmini",
    "Sukerta",
    "Mariani",
    "Darmawan",
    "Werdhi",
    "Astika",
    "Puspawati",
    "Suwena",
    "Lestari",
];
const BIRTH: [&str; 4] = ["Wayan", "Made", "Nyoman", "Ketut"];

struct Sheet {
    file: &'static str,
    people: u32,
    /// The first of its people, so that no two lists share one.
    first: u32,
    work: &'static str,
    home: &'static str,
    seen_by: &'static str,
    place: &'static str,
    /// The activity at which its people registered, by its key.
    activity: Option<&'static str>,
    then: Then,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Finish,
    Wait,
    Leave,
}

const SHEETS: [Sheet; 3] = [
    Sheet {
        file: "pekerja-rentan-sesetan.csv",
        people: 26,
        first: 0,
        work: "pedagang",
        home: "51.71.01.1003",
        seen_by: "Ni Luh Contoh, kepala lingkungan",
        place: "Balai banjar Pegok",
        activity: Some(crate::stage::GROUP),
        then: Then::Finish,
    },
    Sheet {
        file: "nelayan-serangan.csv",
        people: 64,
        first: 100,
        work: "nelayan",
        home: "51.71.01.1003",
        seen_by: "I Ketut Contoh, ketua kelompok nelayan",
        place: "Balai kelompok di pantai",
        activity: None,
        then: Then::Wait,
    },
    Sheet {
        file: "pengrajin-kiriman-baru.csv",
        people: 18,
        first: 200,
        work: "pengrajin",
        home: "51.71.01.1003",
        seen_by: "",
        place: "",
        activity: None,
        then: Then::Leave,
    },
];

/// Sends and brings in what is not there yet. Played again, nothing is added.
pub(crate) async fn bring(app: &App, players: &[Player], today: Day) -> Result<(), AppError> {
    let Some(clerk) = players.iter().find(|p| p.login == CLERK) else { return Ok(()) };
    let (who, now) = (clerk.actor(), Instant::at(today, MORNING, Zone::WIB));
    for sheet in &SHEETS {
        let sent = app.send_list(&who, sheet.file, sheet.bytes(), now).await.map_err(failed)?;
        if sent.again || sheet.then == Then::Leave {
            continue;
        }
        app.answer_list(&who, sent.list, &sheet.terms(), now).await.map_err(failed)?;
        let command = CommandId(named(&format!("list|{}", sheet.file)));
        let why = "Kiriman ketua kelompok, sudah dicocokkan dengan KTP";
        app.bring_list(&who, sent.list, command, why, now).await.map_err(failed)?;
        if sheet.then == Then::Finish {
            while app.list_step(now).await.map_err(failed)? {}
        }
    }
    Ok(())
}

fn failed(error: ReadError) -> AppError {
    match error {
        ReadError::App(error) => error,
        other => AppError::Io(std::io::Error::other(other.to_string())),
    }
}

impl Sheet {
    /// As a group's treasurer writes it; two of the finished list are not in order.
    fn bytes(&self) -> Vec<u8> {
        let mut text = "No;NIK;Nama Lengkap;Tgl. Lahir;L/P;Pekerjaan;Ahli waris;Hubungan\r\n".to_owned();
        for n in 0..self.people {
            let line = match (self.then, n) {
                (Then::Finish, 11) => format!("{};5171990;Ni Made Tergesa;;P;{};;\r\n", n + 1, self.work),
                (Then::Finish, 19) => {
                    format!("{};5,17199E+15;I Wayan Dibulatkan;;L;{};;\r\n", n + 1, self.work)
                }
                _ => line(n, self.first + n, self.work),
            };
            text.push_str(&line);
        }
        text.into_bytes()
    }

    fn terms(&self) -> ListTerms {
        ListTerms {
            columns: ["", "nik", "name", "born", "sex", "occupation", "heir", "relation"]
                .map(str::to_owned)
                .to_vec(),
            activity: self.activity.map(crate::stage::activity),
            home: Some(self.home.to_owned()),
            income_rupiah: Some(1_400_000),
            sector: "other".to_owned(),
            payer: "self".to_owned(),
            works_and_well: true,
            attested_by: self.seen_by.to_owned(),
            place: self.place.to_owned(),
            consent: true,
            ..ListTerms::default()
        }
    }
}

fn line(n: u32, person: u32, work: &str) -> String {
    let woman = !person.is_multiple_of(2);
    let (day, month, year) = (1 + person % 28, 1 + person / 28 % 12, 70 + person % 25);
    let front = if woman { day + 40 } else { day };
    let serial = FIRST_SERIAL + person;
    let given = GIVEN[(person % 16) as usize];
    let birth = BIRTH[(person / 16 % 4) as usize];
    let title = if woman { "Ni" } else { "I" };
    // Every third one's heir follows within the fourteen days.
    let heir = if person.is_multiple_of(3) {
        ";"
    } else if woman {
        "I Nyoman Contoh;suami"
    } else {
        "Ni Kadek Contoh;istri"
    };
    format!(
        "{};517199{front:02}{month:02}{year:02}{serial:04};{title} {birth} {given};{day:02}-{month:02}-19{year:02};{};{work};{heir}\r\n",
        n + 1,
        if woman { "P" } else { "L" },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use uuid::Uuid;

    #[test]
    fn nobody_is_on_two_lists() {
        let mut niks = HashSet::new();
        let mut people = 0;
        for sheet in &SHEETS {
            let text = String::from_utf8(sheet.bytes()).unwrap();
            for cells in text.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>()) {
                assert_eq!(cells.len(), 8, "{cells:?}");
                people += 1;
                niks.insert(cells[1].to_owned());
            }
        }
        assert_eq!(niks.len(), people);
        let ids: HashSet<Uuid> = SHEETS.iter().map(|s| named(&format!("list|{}", s.file))).collect();
        assert_eq!(ids.len(), SHEETS.len());
    }
}
