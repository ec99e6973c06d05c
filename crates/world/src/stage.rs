//! Campaigns, partners, activities and targets as the five articles tell of them. What an article does not say is
//! ours, and the source says so.

use crate::articles::{
    ARTICLE_3, ARTICLE_4, GOALS, Goal, KKBC, OURS, PARTNERS, PER_VILLAGE, Row, SADAR, klaten, rows,
};
use crate::dice::named;
use crate::offices::{NAMED, office};
use app::wire::{self, ActivityPartner, Attendance, Command, Envelope};
use kernel::{Day, Month};
use uuid::Uuid;

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

pub(crate) fn step(
    on: Day,
    login: &str,
    what: &str,
    subject: Uuid,
    office_code: &str,
    command: Command,
) -> Step {
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
    steps.extend(coming(until));
    steps.extend(group());
    steps.extend(crate::incidents::steps(until));
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

/// From this month on every branch has activities ahead, so that there is always something planned.
const PLANNED_FROM: (i32, u8) = (2026, 11);
/// Day of the month, kind, name and place.
const AHEAD: [(u8, &str, &str, &str); 3] = [
    (8, "market_walk", "Keliling pasar pagi", "Pasar, 06.00–09.00"),
    (18, "village_meeting", "Sosialisasi di balai desa", "Balai desa, 09.00–11.00"),
    (28, "house_visit", "Kunjungan ke tempat kerja", "Dari rumah ke rumah, 15.00–17.00"),
];

/// What is planned for this month and the next.
fn coming(until: Day) -> Vec<Step> {
    let mut steps = Vec::new();
    let Some(mut month) = Month::new(PLANNED_FROM.0, PLANNED_FROM.1) else { return steps };
    while month <= until.month().next() {
        for branch in &NAMED {
            let villages = crate::offices::villages(branch.areas[0], 8);
            for (n, (day, sort, title, place)) in AHEAD.into_iter().enumerate() {
                let (on, Some(village)) = (month.day(day), villages.get(2 + n)) else { continue };
                let command = Command::Activity(Box::new(wire::Activity {
                    campaign: Some(campaign(KKBC)),
                    sort: sort.to_owned(),
                    title: title.to_owned(),
                    village: village.to_string(),
                    place: place.to_owned(),
                    from: on.to_string(),
                    until: on.to_string(),
                    cost_rupiah: 750_000,
                    partners: Vec::new(),
                    source: OURS.to_owned(),
                }));
                let what = format!("ahead|{}|{on}", branch.code);
                let login = marketing(branch.code);
                steps.push(step(on.plus_days(-40), &login, &what, activity(&what), branch.code, command));
            }
        }
        month = month.next();
    }
    steps
}

/// The people of an association of traders: whoever is on their list registered here.
pub(crate) const GROUP: &str = "pendataan-pegok";

fn group() -> Option<Step> {
    let command = Command::Activity(Box::new(wire::Activity {
        campaign: Some(campaign(KKBC)),
        sort: "registration".to_owned(),
        title: "Pendataan pedagang Banjar Pegok".to_owned(),
        village: "51.71.01.1003".to_owned(),
        place: "Balai banjar Pegok".to_owned(),
        from: "2026-09-07".to_owned(),
        until: "2027-08-31".to_owned(),
        cost_rupiah: 0,
        partners: vec![ActivityPartner {
            partner: named("partner|pedagang-pegok"),
            part: "Daftar anggota dan iuran lewat bendahara".to_owned(),
        }],
        source: OURS.to_owned(),
    }));
    let what = format!("activity|{GROUP}");
    Some(step(ahead("2026-09-07")?, &marketing("DPS"), &what, activity(GROUP), "DPS", command))
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
