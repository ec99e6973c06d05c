//! Campaigns, partners, activities and targets as the five articles tell of them. What an article does not say is
//! ours, and the source says so.

use crate::dice::named;
use crate::offices::{NAMED, office};
use app::wire::{self, ActivityPartner, Attendance, Command, Envelope};
use kernel::Day;
use uuid::Uuid;

const ARTICLE_0: &str = "Artikel 0 (EmitenNews, senam di Waduk Pluit)";
const ARTICLE_1: &str = "Artikel 1 (EmitenNews, Pasar Inpres Kelapa Gading, 11 Desember 2023)";
const ARTICLE_2: &str = "Artikel 2 (Media Indonesia, Klaten, 19 Oktober 2023)";
const ARTICLE_3: &str = "Artikel 3 (Sesetan Karnaval, 13 Agustus 2017)";
const ARTICLE_4: &str = "Artikel 4 (Suara Merdeka, Pekalongan, 12 Maret 2023)";
const OURS: &str = "Contoh: rekaan untuk dunia percobaan";

/// Something to set up, on a day, by somebody.
pub(crate) struct Step {
    pub on: Day,
    pub login: String,
    pub envelope: Envelope,
}

/// Where those who register at an activity live.
#[derive(Clone, Copy)]
pub(crate) enum Homes {
    /// In the village of the activity.
    There,
    /// In areas, each as likely as its weight.
    Areas(&'static [(&'static str, u64)]),
}

/// People who register at an activity, the same number on each of its days.
#[derive(Clone)]
pub(crate) struct Drive {
    pub activity: Uuid,
    pub office: &'static str,
    pub village: &'static str,
    pub days: Vec<Day>,
    pub people: u32,
    pub homes: Homes,
    pub payer: &'static str,
    pub payer_name: Option<&'static str>,
    /// Most pay for half a year or more: an organised village.
    pub organised: bool,
    pub attested_by: &'static str,
}

struct Row {
    key: &'static str,
    office: &'static str,
    campaign: &'static str,
    sort: &'static str,
    title: &'static str,
    village: &'static str,
    place: &'static str,
    from: &'static str,
    until: &'static str,
    partners: &'static [(&'static str, &'static str)],
    source: (&'static str, &'static str),
    people: u32,
    attested_by: &'static str,
}

const KKBC: &str = "kkbc";
const SADAR: &str = "desa-sadar";

const fn row(
    [key, office, campaign, sort]: [&'static str; 4],
    title: &'static str,
    [village, place]: [&'static str; 2],
    [from, until]: [&'static str; 2],
    partners: &'static [(&'static str, &'static str)],
    source: (&'static str, &'static str),
    people: u32,
    attested_by: &'static str,
) -> Row {
    Row {
        key,
        office,
        campaign,
        sort,
        title,
        village,
        place,
        from,
        until,
        partners,
        source,
        people,
        attested_by,
    }
}

const OUR_DAY: &str = "harinya dari kami";
const LINGKUNGAN: &str = "Kepala lingkungan (contoh)";

fn rows() -> Vec<Row> {
    let mut rows = denpasar();
    rows.extend(klaten());
    rows.extend(others());
    rows
}

fn denpasar() -> Vec<Row> {
    let round = |key, village, place, from: &'static str| {
        row(
            [key, "DPS", SADAR, "village_meeting"],
            "Sosialisasi kepada aparat desa",
            [village, place],
            [from, from],
            &[("kaling", "mengundang aparat dan banjar")],
            (ARTICLE_3, OUR_DAY),
            110,
            LINGKUNGAN,
        )
    };
    let drive = |key, title, village, place, people| {
        row(
            [key, "DPS", SADAR, "registration"],
            title,
            [village, place],
            ["2016-10-15", "2016-10-15"],
            &[("kaling", "mendata pekerja di tiap banjar")],
            (ARTICLE_3, OUR_DAY),
            people,
            LINGKUNGAN,
        )
    };
    vec![
        round("keliling-selatan", "51.71.01.1003", "Kantor Camat Denpasar Selatan", "2016-02-17"),
        round("keliling-utara", "51.71.04.2008", "Kantor Camat Denpasar Utara", "2016-03-16"),
        round("keliling-timur", "51.71.02.2008", "Kantor Camat Denpasar Timur", "2016-04-14"),
        round("keliling-barat", "51.71.03.2008", "Kantor Camat Denpasar Barat", "2016-05-18"),
        row(
            ["mou-sesetan", "DPS", SADAR, "agreement"],
            "Kesepahaman dengan Kelurahan Sesetan",
            ["51.71.01.1003", "Kantor Lurah Sesetan"],
            ["2016-09-07", "2016-09-07"],
            &[("lurah-sesetan", "menandatangani kesepahaman")],
            (ARTICLE_3, OUR_DAY),
            0,
            "",
        ),
        drive(
            "serentak-sesetan",
            "Pendaftaran serentak Sesetan",
            "51.71.01.1003",
            "Kantor Lurah Sesetan",
            2000,
        ),
        drive(
            "serentak-ubung-kaja",
            "Pendaftaran serentak Ubung Kaja",
            "51.71.04.2008",
            "Kantor Desa Ubung Kaja",
            1000,
        ),
        drive(
            "serentak-dangin-puri-kangin",
            "Pendaftaran serentak Dangin Puri Kangin",
            "51.71.04.2001",
            "Kantor Desa Dangin Puri Kangin",
            1000,
        ),
        row(
            ["sesetan-karnaval", "DPS", SADAR, "carnival_stand"],
            "Stan di Sesetan Karnaval dan Porkel Sesetan",
            ["51.71.01.1003", "Lapangan Pegok"],
            ["2017-08-13", "2017-08-17"],
            &[("lurah-sesetan", "membuka lapangan bagi petugas"), ("kaling", "mengajak warga banjar")],
            (ARTICLE_3, "yang mendaftar rekaan"),
            400,
            LINGKUNGAN,
        ),
    ]
}

fn klaten() -> Vec<Row> {
    let village = |key, title, code, place, day: &'static str, people| {
        row(
            [key, "KLN", KKBC, "village_meeting"],
            title,
            [code, place],
            [day, day],
            &[
                ("perangkat-klaten", "mengundang warga"),
                ("babinsa-klaten", "hadir"),
                ("bhabin-klaten", "hadir"),
            ],
            (ARTICLE_2, OUR_DAY),
            people,
            "Perangkat desa (contoh)",
        )
    };
    let mut rows = vec![
        village("jombor", "KKBC di Desa Jombor", "33.10.11.2008", "Balai Desa Jombor", "2023-08-02", 120),
        village("pesu", "KKBC di Desa Pesu", "33.10.03.2001", "Balai Desa Pesu", "2023-08-09", 70),
        village("jimbung", "KKBC di Desa Jimbung", "33.10.23.2001", "Balai Desa Jimbung", "2023-08-23", 150),
        village(
            "gemblegan",
            "KKBC di Desa Gemblegan",
            "33.10.23.2007",
            "Balai Desa Gemblegan",
            "2023-08-30",
            90,
        ),
        village("sumyang", "KKBC di Desa Sumyang", "33.10.08.2009", "Balai Desa Sumyang", "2023-09-07", 80),
        village("kemudo", "KKBC di Desa Kemudo", "33.10.01.2010", "Balai Desa Kemudo", "2023-09-14", 135),
        village("wunut", "KKBC di Desa Wunut", "33.10.19.2018", "Balai Desa Wunut", "2023-09-27", 105),
        village("paseban", "KKBC di Desa Paseban", "33.10.04.2007", "Balai Desa Paseban", "2023-10-04", 125),
    ];
    // The village pays for its own staff and council; article 2 says who, the number is ours.
    rows.push(row(
        ["gatak", "KLN", KKBC, "village_meeting"],
        "KKBC di Desa Gatak: perangkat desa dan BPD",
        ["33.10.16.2012", "Balai Desa Gatak"],
        ["2023-10-11", "2023-10-11"],
        &[("kades-gatak", "mendaftarkan perangkat desa dan BPD"), ("babinsa-klaten", "hadir")],
        (ARTICLE_2, "harinya dan jumlahnya dari kami"),
        36,
        "Pemerintah Desa Gatak",
    ));
    rows
}

fn others() -> Vec<Row> {
    let walk = |key, village, place, day: &'static str| {
        row(
            [key, "PKL", KKBC, "house_visit"],
            "Kunjungan bersama Bhabinkamtibmas",
            [village, place],
            [day, day],
            &[("bhabin-pekalongan", "mengantar ke rumah warga")],
            (OURS, "menyusul kerja sama dalam artikel 4"),
            55,
            "Bhabinkamtibmas (contoh)",
        )
    };
    vec![
        row(
            ["polres-pekalongan", "PKL", "", "partner_training"],
            "Sosialisasi bersama Bhabinkamtibmas Polres Pekalongan Kota",
            ["33.75.03.1006", "Aula Polres Pekalongan Kota"],
            ["2023-03-09", "2023-03-09"],
            &[("polres-pekalongan", "menjadi tuan rumah"), ("bhabin-pekalongan", "mengikuti sosialisasi")],
            (ARTICLE_4, "kelurahannya dari kami"),
            0,
            "",
        ),
        walk("bhabin-krapyak", "33.75.03.1002", "Kelurahan Krapyak", "2023-08-15"),
        walk("bhabin-jenggot", "33.75.04.1004", "Kelurahan Jenggot", "2023-09-12"),
        walk("bhabin-medono", "33.75.01.1002", "Kelurahan Medono", "2023-10-17"),
        walk("bhabin-klego", "33.75.02.1008", "Kelurahan Klego", "2023-11-14"),
        row(
            ["rentan-pekalongan", "PKL", KKBC, "registration"],
            "Pekerja rentan yang iurannya dibayar kota",
            ["33.75.03.1003", "Kelurahan Kandang Panjang"],
            ["2024-09-10", "2024-09-10"],
            &[],
            (OURS, "Perda Kota Pekalongan 2023 memuat 13 pekerjaan rentan; jumlahnya dari kami"),
            180,
            "Kelurahan (contoh)",
        ),
        row(
            ["waduk-pluit", "PLT", KKBC, "mass_exercise"],
            "Senam bersama di Taman Kota Waduk Pluit",
            ["31.72.01.1001", "Taman Kota Waduk Pluit"],
            ["2023-07-22", "2023-07-22"],
            &[
                ("pkk-penjaringan", "mengajak ibu-ibu"),
                ("rtrw-penjaringan", "mengajak warga"),
                ("bhabin-penjaringan", "hadir"),
            ],
            (ARTICLE_0, "harinya dan yang mendaftar dari kami"),
            250,
            "Kader PKK (contoh)",
        ),
        row(
            ["pasar-inpres", "KLG", KKBC, "market_walk"],
            "Blusukan ke Pasar Inpres Kelapa Gading",
            ["31.72.06.1001", "Pasar Inpres Kelapa Gading"],
            ["2023-12-11", "2023-12-11"],
            &[("pasar-gading", "mengantar ke lapak pedagang")],
            (ARTICLE_1, "kelurahannya dan yang mendaftar dari kami"),
            180,
            "Pengelola pasar (contoh)",
        ),
        row(
            ["radio-solo", "SKA", KKBC, "radio"],
            "Siaran radio tentang KKBC",
            ["33.72.03.1001", "Studio radio"],
            ["2023-11-22", "2023-11-22"],
            &[("radio-solo", "menyiarkan")],
            (ARTICLE_1, "artikel menyebut edukasi lewat radio di tiap cabang; siarannya rekaan"),
            0,
            "",
        ),
    ]
}

/// Name, sort, and the office that knows them. Officials only where an article names them.
const PARTNERS: [(&str, &str, &str, &str); 16] = [
    ("lurah-sesetan", "Lurah Sesetan, Ketut Sri Karyawati", "village_head", "DPS"),
    ("kaling", "Kepala lingkungan dan banjar", "community_leader", "DPS"),
    ("kades-gatak", "Kepala Desa Gatak, Walino", "village_head", "KLN"),
    ("perangkat-klaten", "Perangkat desa di Klaten", "village_staff", "KLN"),
    ("babinsa-klaten", "Babinsa di Klaten", "babinsa", "KLN"),
    ("bhabin-klaten", "Bhabinkamtibmas di Klaten", "bhabinkamtibmas", "KLN"),
    ("perisai-klaten", "Agen Perisai di Klaten", "perisai", "KLN"),
    ("polres-pekalongan", "Polres Pekalongan Kota", "police", "PKL"),
    ("bhabin-pekalongan", "Bhabinkamtibmas se-Polres Pekalongan Kota", "bhabinkamtibmas", "PKL"),
    ("pkk-penjaringan", "Ibu-ibu PKK Penjaringan", "pkk", "PLT"),
    ("rtrw-penjaringan", "RT dan RW di Penjaringan", "rt_rw", "PLT"),
    ("bhabin-penjaringan", "Bhabinkamtibmas kelurahan di Penjaringan", "bhabinkamtibmas", "PLT"),
    ("kecamatan-penjaringan", "Kecamatan Penjaringan", "district", "PLT"),
    ("tokoh-penjaringan", "Tokoh agama di Penjaringan", "religious_leader", "PLT"),
    ("pasar-gading", "Pasar Inpres Kelapa Gading", "market", "KLG"),
    ("radio-solo", "Radio di Surakarta (contoh)", "radio", "SKA"),
];

/// Office, area, measure, from, until, value, source; none of them is confirmed.
type Goal = (&'static str, &'static str, &'static str, [&'static str; 2], i64, &'static str);

const GOALS: [Goal; 7] = [
    ("DPS", "", "as_published", ["2017-01-01", "2017-12-31"], 22_964, ARTICLE_3),
    ("PST", "", "as_published", ["2023-10-19", "2026-12-31"], 70_000_000, ARTICLE_2),
    (
        "PST",
        "",
        "villages_reached",
        ["2023-07-06", "2026-12-31"],
        83_000,
        "Antara, Kompas 2023: KKBC Masuk Desa",
    ),
    ("PKL", "", "as_published", ["2024-01-01", "2024-12-31"], 55_000, "rkb.pekalongankota.go.id, 2024"),
    ("DPS", "", "new_members", ["2026-01-01", "2026-12-31"], 400, OURS),
    ("KLN", "", "new_members", ["2026-01-01", "2026-12-31"], 240, OURS),
    ("PKL", "", "active_at_end", ["2026-01-01", "2026-12-31"], 600, OURS),
];

/// "100 orang per desa": article 4, for the nine villages of article 2.
const PER_VILLAGE: (i64, [&str; 2]) = (100, ["2023-07-06", "2026-12-31"]);

pub(crate) fn activity(key: &str) -> Uuid {
    named(&format!("activity|{key}"))
}

/// The stand of a branch that is open all year.
pub(crate) fn stand(office: &str, year: i32) -> Uuid {
    activity(&format!("posko|{office}|{year}"))
}

pub(crate) fn campaign(key: &str) -> Uuid {
    named(&format!("campaign|{key}"))
}

/// The day something is set up: some days ahead, not before the world begins.
fn ahead(day: &str) -> Option<Day> {
    let day: Day = day.parse().ok()?;
    Day::new(2016, 1, 6).map(|first| day.plus_days(-7).max(first))
}

fn marketing(code: &str) -> String {
    NAMED.iter().find(|n| n.code == code).map(|n| format!("{}.pemasaran", n.key)).unwrap_or_default()
}

fn step(on: Day, login: &str, what: &str, subject: Uuid, office_code: &str, command: Command) -> Step {
    let id = named(&format!("command|{what}"));
    let envelope = Envelope { id, subject, office: Some(office(office_code).0), command };
    Step { on, login: login.to_owned(), envelope }
}

/// Everything that is set up until a day, in order.
pub(crate) fn steps(until: Day) -> Vec<Step> {
    let mut steps = campaigns();
    steps.extend(partners());
    steps.extend(rows().iter().filter_map(planned));
    steps.extend(goals());
    steps.extend(stands(until));
    steps.extend(looked_on());
    steps.retain(|s| s.on <= until);
    steps.sort_by_key(|s| s.on);
    steps
}

/// Those who register at activities, in order.
pub(crate) fn drives() -> Vec<Drive> {
    let mut drives: Vec<Drive> = rows().iter().filter(|r| r.people > 0).filter_map(drive).collect();
    drives.sort_by_key(|d| d.days[0]);
    drives
}

fn drive(row: &Row) -> Option<Drive> {
    let (from, until): (Day, Day) = (row.from.parse().ok()?, row.until.parse().ok()?);
    let days = (0..=until.days_since(from)).map(|n| from.plus_days(n)).collect();
    let (payer, payer_name) = match row.key {
        "gatak" => ("village-add", Some("Pemerintah Desa Gatak")),
        "rentan-pekalongan" => ("apbd", Some("Pemerintah Kota Pekalongan")),
        _ => ("self", None),
    };
    let homes = match row.key {
        "waduk-pluit" => Homes::Areas(&[("31.72.01", 85), ("31.72.05", 15)]),
        "pasar-inpres" => Homes::Areas(&[("31.72.06", 45), ("31.72", 30), ("31.75", 10), ("32.75", 15)]),
        "rentan-pekalongan" => Homes::Areas(&[("33.75", 1)]),
        "keliling-selatan" => Homes::Areas(&[("51.71.01", 1)]),
        "keliling-utara" => Homes::Areas(&[("51.71.04", 1)]),
        "keliling-timur" => Homes::Areas(&[("51.71.02", 1)]),
        "keliling-barat" => Homes::Areas(&[("51.71.03", 1)]),
        "sesetan-karnaval" => Homes::Areas(&[("51.71.01.1003", 7), ("51.71.01", 3)]),
        _ => Homes::There,
    };
    Some(Drive {
        activity: activity(row.key),
        office: row.office,
        village: row.village,
        days,
        people: row.people,
        homes,
        payer,
        payer_name,
        organised: row.key.starts_with("serentak"),
        attested_by: row.attested_by,
    })
}

fn campaigns() -> Vec<Step> {
    let all = [
        (
            KKBC,
            "PST",
            "pusat.direktur",
            "Kerja Keras Bebas Cemas (KKBC) Masuk Desa",
            "2023-07-06",
            None,
            "Artikel 0, 1, 2; Antara 6 Juli 2023",
        ),
        (
            SADAR,
            "DPS",
            "denpasar.pemasaran",
            "Desa Sadar BPJS Ketenagakerjaan",
            "2016-01-11",
            Some("2017-12-31"),
            ARTICLE_3,
        ),
    ];
    let steps = all.into_iter().filter_map(|(key, office, login, name, from, until, source)| {
        let command = Command::Campaign(wire::Campaign {
            name: name.to_owned(),
            from: from.to_owned(),
            until: until.map(str::to_owned),
            source: source.to_owned(),
        });
        Some(step(ahead(from)?, login, &format!("campaign|{key}"), campaign(key), office, command))
    });
    steps.collect()
}

fn partners() -> Vec<Step> {
    let steps = PARTNERS.iter().filter_map(|(key, name, sort, office)| {
        let on = ahead(if *office == "DPS" { "2016-01-11" } else { "2023-02-10" })?;
        let command = Command::Partner(wire::Partner { name: (*name).to_owned(), sort: (*sort).to_owned() });
        let id = named(&format!("partner|{key}"));
        Some(step(on, &marketing(office), &format!("partner|{key}"), id, office, command))
    });
    steps.collect()
}

fn planned(row: &Row) -> Option<Step> {
    let partner = |(key, part): &(&str, &str)| ActivityPartner {
        partner: named(&format!("partner|{key}")),
        part: (*part).to_owned(),
    };
    let command = Command::Activity(Box::new(wire::Activity {
        campaign: (!row.campaign.is_empty()).then(|| campaign(row.campaign)),
        sort: row.sort.to_owned(),
        title: row.title.to_owned(),
        village: row.village.to_owned(),
        place: row.place.to_owned(),
        from: row.from.to_owned(),
        until: row.until.to_owned(),
        cost_rupiah: 0,
        partners: row.partners.iter().map(partner).collect(),
        source: format!("{}; {}", row.source.0, row.source.1),
    }));
    let what = format!("activity|{}", row.key);
    Some(step(ahead(row.from)?, &marketing(row.office), &what, activity(row.key), row.office, command))
}

fn goals() -> Vec<Step> {
    let mut goals: Vec<Goal> = GOALS.to_vec();
    goals.extend(
        klaten().iter().map(|r| ("KLN", r.village, "new_members", PER_VILLAGE.1, PER_VILLAGE.0, ARTICLE_4)),
    );
    let steps =
        goals.iter().enumerate().filter_map(|(i, (code, area, measure, [from, until], value, source))| {
            let login = NAMED.iter().find(|n| n.code == *code).map(|n| format!("{}.kepala", n.key));
            let login = login.unwrap_or_else(|| "pusat.direktur".to_owned());
            let command = Command::Target(wire::Target {
                for_office: area.is_empty().then(|| office(code).0),
                area: (!area.is_empty()).then(|| (*area).to_owned()),
                measure: (*measure).to_owned(),
                from: (*from).to_owned(),
                until: (*until).to_owned(),
                value: *value,
                source: (*source).to_owned(),
                confirmed: false,
            });
            let id = named(&format!("target|{i}"));
            Some(step(ahead(from)?, &login, &format!("target|{i}"), id, code, command))
        });
    steps.collect()
}

/// From this year on a branch has a stand.
fn first_stand(code: &str) -> i32 {
    if code == "DPS" { 2018 } else { 2024 }
}

/// True where the stand of a branch is open.
pub(crate) fn has_stand(code: &str, day: Day) -> bool {
    day.year() >= first_stand(code) && (day.month_number() > 1 || day.day_of_month() >= 13)
}

fn stands(until: Day) -> Vec<Step> {
    let mut steps = Vec::new();
    for branch in &NAMED {
        for year in first_stand(branch.code)..=until.year() {
            let Some(from) = Day::new(year, 1, 13) else { continue };
            let village = crate::offices::villages(branch.areas[0], 5);
            let command = Command::Activity(Box::new(wire::Activity {
                campaign: (year >= 2024).then(|| campaign(KKBC)),
                sort: "registration".to_owned(),
                title: format!("Posko pendaftaran {year}"),
                village: village.get(1).map(ToString::to_string).unwrap_or_default(),
                place: "Posko keliling".to_owned(),
                from: from.to_string(),
                until: format!("{year}-12-31"),
                cost_rupiah: 2_500_000,
                partners: Vec::new(),
                source: OURS.to_owned(),
            }));
            let what = format!("stand|{}|{year}", branch.code);
            let id = stand(branch.code, year);
            steps.push(step(from.plus_days(-7), &marketing(branch.code), &what, id, branch.code, command));
        }
    }
    steps
}

/// People counted at the stands: an example of attendance. The articles count nobody.
fn looked_on() -> Vec<Step> {
    let all = [
        ("DPS", "2026-03-14", 140),
        ("KLN", "2026-04-18", 95),
        ("PKL", "2026-05-09", 120),
        ("DPS", "2026-09-12", 160),
    ];
    let steps = all.into_iter().filter_map(|(code, day, reached)| {
        let on: Day = day.parse().ok()?;
        let command = Command::Attendance(Attendance { on: day.to_owned(), reached });
        let id = stand(code, on.year());
        Some(step(on, &marketing(code), &format!("attendance|{code}|{day}"), id, code, command))
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::players;
    use kernel::RegionCode;
    use std::collections::HashSet;

    fn until() -> Day {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn every_place_is_a_real_village_and_somebody_plans_it() {
        let logins: HashSet<String> = players().into_iter().map(|p| p.login).collect();
        let steps = steps(until());
        let mut ids = HashSet::new();
        for step in &steps {
            assert!(logins.contains(&step.login), "{}", step.login);
            assert!(ids.insert(step.envelope.id));
            if let Command::Activity(a) = &step.envelope.command {
                let code = RegionCode::parse(&a.village).unwrap();
                assert!(regions::regions().village(&code).is_ok(), "{} {}", a.title, a.village);
                let planner = players().into_iter().find(|p| p.login == step.login).unwrap();
                assert!(planner.serves(&code), "{} {}", a.title, a.village);
                assert!(!a.source.is_empty());
            }
        }
        let expected = rows().len() + PARTNERS.len() + GOALS.len() + 9 + 2;
        assert!(steps.len() > expected, "{} {expected}", steps.len());
    }

    #[test]
    fn the_villages_are_those_of_the_articles() {
        let regions = regions::regions();
        for (key, name) in [
            ("serentak-sesetan", "Sesetan, Denpasar Selatan"),
            ("serentak-ubung-kaja", "Ubung Kaja, Denpasar Utara"),
            ("serentak-dangin-puri-kangin", "Dangin Puri Kangin, Denpasar Utara"),
            ("gatak", "Gatak, Delanggu"),
            ("jombor", "Jombor, Ceper"),
            ("pesu", "Pesu, Wedi"),
            ("jimbung", "Jimbung, Kalikotes"),
            ("gemblegan", "Gemblegan, Kalikotes"),
            ("sumyang", "Sumyang, Jogonalan"),
            ("kemudo", "Kemudo, Prambanan"),
            ("wunut", "Wunut, Tulung"),
            ("paseban", "Paseban, Bayat"),
            ("bhabin-krapyak", "Krapyak, Pekalongan Utara"),
        ] {
            let row = rows().into_iter().find(|r| r.key == key).unwrap();
            let full = regions.full_name(&RegionCode::parse(row.village).unwrap());
            assert!(full.starts_with(name), "{key}: {full}");
        }
    }

    #[test]
    fn the_articles_dates_and_numbers_are_kept() {
        let rows = rows();
        let find = |key: &str| rows.iter().find(|r| r.key == key).unwrap();
        assert_eq!(
            (find("sesetan-karnaval").from, find("sesetan-karnaval").until),
            ("2017-08-13", "2017-08-17")
        );
        assert_eq!(find("pasar-inpres").from, "2023-12-11");
        assert_eq!(find("polres-pekalongan").from, "2023-03-09");
        assert_eq!(find("serentak-sesetan").people, 2000);
        assert_eq!(klaten().len(), 9);
        assert!(klaten().iter().all(|r| r.until < "2023-10-19"));
        assert_eq!(GOALS[0].4, 22_964);
    }
}
