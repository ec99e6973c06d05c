//! What happened to a few people of the stories: a list of accidents and deaths that is alive on the day of the demo.
//! All of it is invented, as the people are.

use crate::cases::member;
use crate::dice::named;
use crate::stage::{Step, step};
use app::wire::{AddToReport, Brought, CloseReport, Command, Report, Stranger, Told};
use kernel::Day;
use uuid::Uuid;

/// From here on there are reports; before it nothing of them is sent, so that an earlier day stays as it was.
const SINCE: &str = "2026-11-10";

struct Event<'a> {
    key: String,
    subject: Uuid,
    login: &'a str,
    office: &'a str,
    /// The morning on which it is told.
    told_on: Day,
    what: &'a str,
    on: Day,
    at: Option<&'a str>,
    told: Told,
    person: Option<Stranger>,
}

impl Event<'_> {
    fn step(self) -> Step {
        let report = Report {
            what: self.what.to_owned(),
            on: self.on.to_string(),
            at: self.at.map(str::to_owned),
            area: None,
            told: self.told,
            person: self.person,
        };
        let what = what(&self.key);
        step(self.told_on, self.login, &what, self.subject, self.office, Command::Report(Box::new(report)))
    }
}

fn what(key: &str) -> String {
    format!("incident|{key}")
}

/// The id of the command that reports an event.
fn reported(key: &str) -> Uuid {
    named(&format!("command|{}", what(key)))
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn told(place: &str, happened: &str, reporter: &str, relation: &str, phone: &str) -> Told {
    let some = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    Told {
        place: some(place),
        happened: some(happened),
        reporter: some(reporter),
        relation: some(relation),
        phone: some(phone),
        ..Told::default()
    }
}

/// Everything reported until a day, in the order of the days.
pub(crate) fn steps(until: Day) -> Vec<Step> {
    let since = day(SINCE);
    if since.is_none_or(|since| until < since) {
        return Vec::new();
    }
    let mut steps = settled();
    steps.extend(tonight(until));
    steps
}

/// One event of every kind of trouble, on known days.
fn settled() -> Vec<Step> {
    let mut steps = Vec::new();
    let mut add = |step: Option<Step>| steps.extend(step);
    add(late());
    add(papers_of_late());
    add(in_first_months());
    add(in_grace());
    add(closed_report());
    add(closing());
    steps
}

/// Told a week after it happened: late, and taken all the same.
fn late() -> Option<Step> {
    let event = Event {
        key: "late".to_owned(),
        subject: member("wage"),
        login: "klaten.petugas",
        office: "KLN",
        told_on: day("2026-11-12")?,
        what: "on-the-way",
        on: day("2026-11-05")?,
        at: Some("05:40"),
        told: Told {
            hospital: Some("Klinik contoh di Delanggu".to_owned()),
            ..told(
                "Jalan desa menuju sawah Gatak",
                "Jatuh dari sepeda motor di jalan licin, lengan kanan retak",
                "Sutarmi (contoh)",
                "istri",
                "0812 0000 4411",
            )
        },
        person: None,
    };
    Some(event.step())
}

fn papers_of_late() -> Option<Step> {
    let add = AddToReport {
        incident: reported("late"),
        papers: ["card", "identity", "chronology"]
            .map(|p| Brought { paper: p.to_owned(), held: true })
            .to_vec(),
        from: Some("Sutarmi (contoh)".to_owned()),
        note: Some("Terlambat karena keluarga mengira hanya untuk karyawan".to_owned()),
        ..AddToReport::default()
    };
    let command = Command::AddToReport(Box::new(add));
    Some(step(day("2026-11-16")?, "klaten.petugas", "incident|late|papers", member("wage"), "KLN", command))
}

/// Three weeks after the first payment: both readings are shown, and the branch decides.
fn in_first_months() -> Option<Step> {
    let event = Event {
        key: "first-months".to_owned(),
        subject: member("first-months"),
        login: "denpasar.petugas",
        office: "DPS",
        told_on: day("2026-11-18")?,
        what: "death-otherwise",
        on: day("2026-11-17")?,
        at: Some("03:20"),
        told: told(
            "Di rumah",
            "Mendadak sesak napas malam hari, meninggal sebelum tiba di puskesmas",
            "Keluarga (contoh)",
            "keluarga serumah",
            "0812 0000 4412",
        ),
        person: None,
    };
    Some(event.step())
}

/// Contributions unpaid for two months when it happened.
fn in_grace() -> Option<Step> {
    let event = Event {
        key: "grace".to_owned(),
        subject: member("grace"),
        login: "denpasar.petugas",
        office: "DPS",
        told_on: day("2026-11-19")?,
        what: "at-work",
        on: day("2026-11-18")?,
        at: None,
        told: told(
            "Pasar",
            "Tertimpa tumpukan karung, kaki memar",
            "Ketua kelompok (contoh)",
            "ketua kelompok",
            "",
        ),
        person: None,
    };
    Some(event.step())
}

fn closed_report() -> Option<Step> {
    let event = Event {
        key: "closed".to_owned(),
        subject: member("again"),
        login: "denpasar.petugas",
        office: "DPS",
        told_on: day("2026-03-11")?,
        what: "at-work",
        on: day("2026-03-10")?,
        at: Some("09:15"),
        told: told(
            "Di tempat berjualan",
            "Tangan terluka pisau, dijahit di klinik",
            "Diri sendiri",
            "peserta",
            "0812 0000 4413",
        ),
        person: None,
    };
    Some(event.step())
}

fn closing() -> Option<Step> {
    let close = CloseReport {
        incident: reported("closed"),
        how: "closed".to_owned(),
        reason: "Sembuh, biaya ditanggung klinik PLKK; tidak ada yang tersisa".to_owned(),
    };
    let command = Command::CloseReport(close);
    Some(step(
        day("2026-04-02")?,
        "denpasar.petugas",
        "incident|closed|close",
        member("again"),
        "DPS",
        command,
    ))
}

/// The evening before the demo: one whose hours run, and one whom nobody finds on record.
fn tonight(until: Day) -> [Step; 2] {
    let yesterday = until.previous();
    let running = Event {
        key: format!("tonight|{until}"),
        subject: member("relief"),
        login: "denpasar.petugas",
        office: "DPS",
        told_on: until,
        what: "at-work",
        on: yesterday,
        at: Some("16:30"),
        told: Told {
            hospital: Some("Puskesmas contoh, Denpasar Selatan".to_owned()),
            ..told(
                "Pasar Sesetan, los canang",
                "Terpeleset di lantai basah saat mengangkat keranjang, kaki kiri tidak bisa digerakkan",
                "Komang (contoh)",
                "pedagang sebelah",
                "",
            )
        },
        person: None,
    };
    let unknown = Event {
        key: format!("unknown|{until}"),
        subject: named(&format!("stranger|{until}")),
        login: "denpasar.petugas",
        office: "DPS",
        told_on: until,
        what: "death-unknown",
        on: yesterday,
        at: None,
        told: told(
            "Jalan bypass",
            "Ditemukan di dekat truknya pagi hari",
            "Petugas pos (contoh)",
            "yang menemukan",
            "0812 0000 4414",
        ),
        person: Some(Stranger { name: "Pak Wayan, sopir truk (contoh)".to_owned(), ..Stranger::default() }),
    };
    [running.step(), unknown.step()]
}
