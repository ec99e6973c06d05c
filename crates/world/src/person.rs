//! Invented people: a NIK of the reserved form, a real village, work and income as people of the place have them.

use crate::dice::Dice;
use crate::names::{Custom, invent};
use app::wire::{Attestation, Heir, PaidUntil, Register};
use kernel::{Day, Month, RegionCode, Sex};
use regions::regions;
use std::collections::{HashMap, HashSet};

/// What a place lives on: occupation, sector, how often.
type Work = ((&'static str, &'static str), u64);

const CITY: [Work; 12] = [
    (("Pedagang pasar", "other"), 22),
    (("Pedagang kaki lima", "other"), 14),
    (("Pemilik warung", "other"), 12),
    (("Pengemudi ojek daring", "transport"), 10),
    (("Penjahit", "other"), 8),
    (("Tukang bangunan", "other"), 8),
    (("Sopir angkutan", "transport"), 5),
    (("Kurir", "transport"), 4),
    (("Pengrajin", "other"), 6),
    (("Montir bengkel sendiri", "other"), 4),
    (("Tukang cuci", "other"), 4),
    (("Juru parkir", "other"), 3),
];
const BALI: [Work; 10] = [
    (("Pedagang canang", "other"), 16),
    (("Pedagang pasar", "other"), 18),
    (("Petani", "other"), 16),
    (("Nelayan", "other"), 8),
    (("Perajin perak", "other"), 8),
    (("Pemandu wisata", "other"), 8),
    (("Sopir wisata", "transport"), 10),
    (("Pengemudi ojek daring", "transport"), 6),
    (("Tukang ukir", "other"), 6),
    (("Penjahit kebaya", "other"), 4),
];
const VILLAGE: [Work; 8] = [
    (("Petani", "other"), 34),
    (("Pedagang pasar", "other"), 18),
    (("Perajin lurik", "other"), 10),
    (("Tukang batu", "other"), 10),
    (("Penjahit", "other"), 8),
    (("Peternak", "other"), 10),
    (("Pemilik warung", "other"), 6),
    (("Sopir truk", "transport"), 4),
];
const BATIK: [Work; 7] = [
    (("Pembatik", "other"), 30),
    (("Nelayan", "other"), 18),
    (("Pedagang batik", "other"), 18),
    (("Pengemudi becak", "transport"), 8),
    (("Penjahit", "other"), 10),
    (("Pedagang ikan", "other"), 10),
    (("Buruh gendong pasar", "other"), 6),
];

/// Monthly income in rupiah: mostly of the lowest four brackets.
const INCOMES: [((i64, i64), u64); 5] = [
    ((600_000, 1_050_000), 38),
    ((1_100_000, 1_250_000), 24),
    ((1_300_000, 1_450_000), 18),
    ((1_500_000, 1_650_000), 12),
    ((1_700_000, 4_500_000), 8),
];

/// Somebody who does not exist.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub nik: String,
    pub name: String,
    pub born: Day,
    pub sex: Sex,
    pub phone: String,
    pub address: String,
    pub home: RegionCode,
    pub occupation: &'static str,
    pub sector: &'static str,
    pub income: i64,
    pub heir: (String, &'static str),
}

/// Who was invented already, so that no two are taken for one.
#[derive(Default)]
pub(crate) struct Registry {
    serials: HashMap<String, u16>,
    /// Village and birth date: two of them together would look like one person.
    births: HashSet<(RegionCode, Day)>,
    phones: u32,
    numbers: u64,
}

impl Registry {
    /// Somebody of working age on a day, living in a village.
    pub fn invent(&mut self, dice: &mut Dice, home: RegionCode, on: Day) -> Person {
        let sex = if dice.percent(52) { Sex::Female } else { Sex::Male };
        let born = self.birth(dice, home, on);
        let custom = Custom::of(&home.as_str()[..2]);
        let name = invent(dice, custom, sex);
        let (occupation, sector) = dice.weighed(works(&home));
        let (low, high) = dice.weighed(&INCOMES);
        Person {
            nik: self.nik(&home, born, sex),
            name,
            born,
            sex,
            phone: self.phone(dice),
            address: address(dice, &home),
            home,
            occupation,
            sector,
            income: dice.between(low / 50_000, high / 50_000) * 50_000,
            heir: heir(dice, custom, sex, born.age_on(on)),
        }
    }

    fn birth(&mut self, dice: &mut Dice, home: RegionCode, on: Day) -> Day {
        loop {
            let age = (dice.between(18, 61) + dice.between(18, 61)) / 2;
            let born = on.plus_days(-(age * 365 + age / 4 + dice.between(1, 364)));
            if self.births.insert((home, born)) {
                return born;
            }
        }
    }

    /// District part 99, which no real district has.
    pub fn nik(&mut self, home: &RegionCode, born: Day, sex: Sex) -> String {
        let day = born.day_of_month() + if sex == Sex::Female { 40 } else { 0 };
        let regency = home.as_str()[..5].replace('.', "");
        let front = format!("{regency}99{day:02}{:02}{:02}", born.month_number(), born.year() % 100);
        let serial = self.serials.entry(front.clone()).or_default();
        *serial += 1;
        format!("{front}{serial:04}")
    }

    /// Numbers with `0000` in the middle; now and then the one before, as families share them.
    fn phone(&mut self, dice: &mut Dice) -> String {
        if self.phones == 0 || !dice.percent(3) {
            self.phones += 1;
        }
        let n = self.phones - 1;
        format!("08{}0000{:04}", 11 + n / 10_000, n % 10_000)
    }

    /// A participant's number of eleven digits that begins like no real one.
    pub fn official_number(&mut self) -> String {
        self.numbers += 1;
        format!("99{:09}", self.numbers)
    }
}

fn works(home: &RegionCode) -> &'static [Work] {
    match &home.as_str()[..5] {
        "33.75" | "33.26" | "33.25" | "33.27" => &BATIK,
        code if code.starts_with("51") => &BALI,
        code if code.starts_with("31") || ("33.71".."34").contains(&code) => &CITY,
        code if &code[3..] >= "71" => &CITY,
        _ => &VILLAGE,
    }
}

fn address(dice: &mut Dice, home: &RegionCode) -> String {
    let (rt, rw) = (dice.between(1, 9), dice.between(1, 14));
    let village = regions().find(home).map_or("", |a| a.short_name());
    if home.as_str().starts_with("51") {
        return format!("Banjar {}, {village}, rumah contoh {}", dice.pick(&BANJAR), rt * 10 + rw);
    }
    format!("RT {rt:02}/RW {rw:02}, {village}, rumah contoh {}", dice.between(1, 120))
}

const BANJAR: [&str; 8] = ["Kaja", "Kelod", "Tengah", "Pegok", "Kangin", "Kauh", "Gede", "Dukuh"];

fn heir(dice: &mut Dice, custom: Custom, sex: Sex, age: i32) -> (String, &'static str) {
    let other = if sex == Sex::Female { Sex::Male } else { Sex::Female };
    let kin = if age < 24 { 0 } else { dice.below(10) };
    match kin {
        0..=1 => (invent(dice, custom, Sex::Female), "parent"),
        2..=7 => (invent(dice, custom, other), "spouse"),
        8 => (invent(dice, custom, other), "child"),
        _ => (invent(dice, custom, Sex::Male), "sibling"),
    }
}

/// What is asked at a registration, beside the person.
pub(crate) struct Ask<'a> {
    pub activity: Option<uuid::Uuid>,
    pub old_age: bool,
    pub status: &'a str,
    pub payer: &'a str,
    pub payer_name: Option<String>,
    pub attested_by: &'a str,
    pub complete: bool,
}

impl Person {
    pub fn programmes(old_age: bool) -> Vec<String> {
        let all = ["JKK", "JKM", "JHT"];
        all.into_iter().take(if old_age { 3 } else { 2 }).map(str::to_owned).collect()
    }

    pub fn register(&self, ask: &Ask<'_>) -> Register {
        Register {
            nik: self.nik.clone(),
            name: self.name.clone(),
            born: self.born.to_string(),
            sex: self.sex.key().to_owned(),
            phone: Some(self.phone.clone()),
            address: Some(self.address.clone()),
            home: self.home.to_string(),
            work_place: None,
            activity: ask.activity,
            how_works: "own".to_owned(),
            status: ask.status.to_owned(),
            sector: self.sector.to_owned(),
            occupations: vec![self.occupation.to_owned()],
            income_rupiah: self.income,
            programmes: Person::programmes(ask.old_age),
            payer: ask.payer.to_owned(),
            payer_name: ask.payer_name.clone(),
            attestation: Attestation {
                works_now: true,
                well_now: true,
                attested_by: ask.attested_by.to_owned(),
                place: regions().find(&self.home).map_or("kantor cabang", |a| a.short_name()).to_owned(),
            },
            consent: true,
            heirs: if ask.complete { self.heirs() } else { Vec::new() },
            evidence: None,
        }
    }

    pub fn heirs(&self) -> Vec<Heir> {
        vec![Heir { name: self.heir.0.clone(), relation: self.heir.1.to_owned(), born: None }]
    }

    pub fn paid_until(old_age: bool, month: Month) -> Vec<PaidUntil> {
        Person::programmes(old_age)
            .into_iter()
            .map(|programme| PaidUntil { programme, month: month.to_string() })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Nik;

    #[test]
    fn invented_people_carry_the_reserved_form() {
        let (mut registry, mut dice) = (Registry::default(), Dice::new(5));
        let on: Day = "2016-10-15".parse().unwrap();
        let home = RegionCode::parse("51.71.01.1003").unwrap();
        let mut seen = HashSet::new();
        for _ in 0..2000 {
            let p = registry.invent(&mut dice, home, on);
            let (nik, facts) = Nik::parse(&p.nik, on).unwrap();
            assert!(nik.is_invented() && p.nik.starts_with("517199"), "{}", p.nik);
            assert_eq!((facts.born, facts.sex), (p.born, p.sex));
            assert!((17..62).contains(&p.born.age_on(on)), "{}", p.born);
            assert!(kernel::Phone::parse(&p.phone).is_ok() && p.phone.contains("0000"), "{}", p.phone);
            assert!(seen.insert(p.nik));
        }
        assert_eq!(registry.official_number().len(), 11);
    }
}
