//! From a line of a sheet to a registration, or to the sentence that says what to do about it.

use super::columns::Field;
use super::sheet::Line;
use crate::read::day_typed;
use crate::wire::{Attestation, Command, Envelope, Heir, ListTerms, Register};
use kernel::{Day, Level, Nik, OfficeId, Programme, Refusal, RegionCode, Rupiah, Sex, derived};
use scheme::{Scheme, WorkStatus};
use std::collections::HashMap;
use uuid::Uuid;

/// Villages of one name that are looked at.
const NAMESAKES: usize = 60;

/// Reads the lines of one list.
pub(crate) struct Rows<'a> {
    pub list: Uuid,
    pub office: OfficeId,
    pub terms: &'a ListTerms,
    /// Where the office works: villages named there are meant.
    pub areas: &'a [RegionCode],
    pub today: Day,
    columns: HashMap<Field, usize>,
    programmes: Vec<String>,
    /// A village is named on many lines.
    villages: HashMap<String, Result<RegionCode, Refusal>>,
}

/// A line read: who it is about, as far as that can be shown, and the registration.
pub(crate) struct Read {
    pub n: i64,
    pub name: String,
    /// The last four digits.
    pub nik_end: String,
    pub register: Result<Register, Refusal>,
}

impl<'a> Rows<'a> {
    pub fn new(
        list: Uuid,
        office: OfficeId,
        terms: &'a ListTerms,
        areas: &'a [RegionCode],
        scheme: &Scheme,
        today: Day,
    ) -> Rows<'a> {
        let named = terms.columns.iter().enumerate();
        let columns = named.filter_map(|(at, key)| Some((Field::from_key(key)?, at))).collect();
        let mut programmes = scheme.required(WorkStatus::Worker, today.month());
        programmes.extend(Programme::parse("JHT").filter(|jht| terms.old_age && !programmes.contains(jht)));
        let programmes = programmes.iter().map(ToString::to_string).collect();
        Rows { list, office, terms, areas, today, columns, programmes, villages: HashMap::new() }
    }

    pub fn read(&mut self, line: &Line) -> Read {
        let digits: String = self.cell(line, Field::Nik).chars().filter(char::is_ascii_digit).collect();
        let nik_end = if digits.len() == 16 { digits[12..].to_owned() } else { String::new() };
        let name = self.cell(line, Field::Name).to_owned();
        Read { n: line.n, name, nik_end, register: self.register(line) }
    }

    /// The command of a line: its id follows from the list, and with it from the file, and the line.
    pub fn envelope(&self, n: i64, register: Register) -> Envelope {
        let id = command_of(self.list, n);
        let (subject, office) = (derived(id, "member"), Some(self.office.0));
        Envelope { id, subject, office, command: Command::Register(Box::new(register)) }
    }

    fn cell<'l>(&self, line: &'l Line, field: Field) -> &'l str {
        self.columns.get(&field).and_then(|at| line.cells.get(*at)).map_or("", |cell| cell.trim())
    }

    fn filled<'l>(&self, line: &'l Line, field: Field) -> Option<&'l str> {
        Some(self.cell(line, field)).filter(|text| !text.is_empty() && *text != "-")
    }

    fn register(&mut self, line: &Line) -> Result<Register, Refusal> {
        let terms = self.terms;
        let (nik, told) = self.nik(line)?;
        let name = self.filled(line, Field::Name).ok_or_else(|| missing(Field::Name))?.to_owned();
        let born = match self.filled(line, Field::Born) {
            Some(text) => day_typed(text).ok_or_else(|| Refusal::of("born", "lists.row.born"))?,
            None => told.born,
        };
        let sex = match self.filled(line, Field::Sex) {
            Some(text) => sex(text).ok_or_else(|| Refusal::of("sex", "lists.row.sex"))?,
            None => told.sex,
        };
        let occupation = self.filled(line, Field::Occupation).or(terms.occupation.as_deref());
        let occupation = occupation.ok_or_else(|| missing(Field::Occupation))?.to_owned();
        let income = match self.filled(line, Field::Income) {
            Some(text) => {
                Rupiah::parse(text).map_err(|_| Refusal::of("income_rupiah", "lists.row.income"))?.0
            }
            None => terms.income_rupiah.ok_or_else(|| missing(Field::Income))?,
        };
        Ok(Register {
            nik: nik.digits().to_owned(),
            name,
            born: born.to_string(),
            sex: sex.key().to_owned(),
            phone: self.filled(line, Field::Phone).map(phone),
            address: self.filled(line, Field::Address).map(str::to_owned),
            home: self.home(line)?.to_string(),
            work_place: None,
            activity: terms.activity,
            how_works: "own".to_owned(),
            status: WorkStatus::Worker.key().to_owned(),
            sector: self.sector(line)?,
            occupations: vec![occupation],
            income_rupiah: income,
            programmes: self.programmes.clone(),
            payer: terms.payer.clone(),
            payer_name: terms.payer_name.clone(),
            attestation: Attestation {
                works_now: self.yes(line, Field::Works)?,
                well_now: self.yes(line, Field::Well)?,
                attested_by: terms.attested_by.clone(),
                place: terms.place.clone(),
            },
            consent: terms.consent,
            heirs: self.heir(line)?,
            evidence: None,
        })
    }

    fn nik(&self, line: &Line) -> Result<(Nik, kernel::NikFacts), Refusal> {
        let text = self.filled(line, Field::Nik).ok_or_else(|| missing(Field::Nik))?;
        let rounded = text.contains(['E', 'e']) && text.starts_with(|c: char| c.is_ascii_digit());
        if rounded {
            return Err(Refusal::of("nik", "lists.row.nik_rounded"));
        }
        Nik::parse(text, self.today)
    }

    fn sector(&self, line: &Line) -> Result<String, Refusal> {
        let Some(text) = self.filled(line, Field::Sector) else { return Ok(self.terms.sector.clone()) };
        let key = match regions::normalise(text).as_str() {
            "transport" | "transportasi" | "angkutan" | "ojek" | "pengemudi" | "sopir" => "transport",
            "other" | "lain" | "lainnya" | "bukan transportasi" | "umum" => "other",
            _ => return Err(Refusal::of("sector", "lists.row.sector")),
        };
        Ok(key.to_owned())
    }

    /// As the line says; where it says nothing, as it was attested for everybody.
    fn yes(&self, line: &Line, field: Field) -> Result<bool, Refusal> {
        let Some(text) = self.filled(line, field) else { return Ok(self.terms.works_and_well) };
        match regions::normalise(text).as_str() {
            "ya" | "y" | "yes" | "sehat" | "bekerja" | "aktif" | "masih" | "1" | "true" => Ok(true),
            "tidak" | "t" | "no" | "n" | "sakit" | "tidak bekerja" | "tidak sehat" | "0" | "false" => {
                Ok(false)
            }
            _ => Err(Refusal::of(field.key(), "lists.row.yes_no").with("column", field.say())),
        }
    }

    fn heir(&self, line: &Line) -> Result<Vec<Heir>, Refusal> {
        let Some(name) = self.filled(line, Field::Heir) else { return Ok(Vec::new()) };
        let relation = match self.filled(line, Field::Relation).map(regions::normalise).as_deref() {
            Some("suami" | "istri" | "suami istri" | "pasangan" | "spouse" | "husband" | "wife") => "spouse",
            Some("anak" | "anak kandung" | "child" | "son" | "daughter") => "child",
            Some("ayah" | "ibu" | "bapak" | "orang tua" | "parent" | "father" | "mother") => "parent",
            Some("kakak" | "adik" | "saudara" | "saudara kandung" | "sibling" | "brother" | "sister") => {
                "sibling"
            }
            None | Some("lain" | "lainnya" | "other") => "other",
            Some(_) => return Err(Refusal::of("relation", "lists.row.relation")),
        };
        Ok(vec![Heir { name: name.to_owned(), relation: relation.to_owned(), born: None }])
    }

    fn home(&mut self, line: &Line) -> Result<RegionCode, Refusal> {
        let Some(named) = self.filled(line, Field::Home) else {
            let home = self.terms.home.as_deref().ok_or_else(|| missing(Field::Home))?;
            return RegionCode::parse(home).map_err(|_| missing(Field::Home));
        };
        let (district, regency) = (self.cell(line, Field::District), self.cell(line, Field::Regency));
        let asked = [named, district, regency].join("|");
        if let Some(known) = self.villages.get(&asked) {
            return known.clone();
        }
        let found = village(named, district, regency, self.areas);
        self.villages.insert(asked, found.clone());
        found
    }
}

/// The id of a line's command.
pub(crate) fn command_of(list: Uuid, n: i64) -> Uuid {
    derived(list, &format!("row.{n}"))
}

fn missing(field: Field) -> Refusal {
    let code = if Field::NEEDED.contains(&field) { "lists.row.missing" } else { "lists.row.missing_or_all" };
    Refusal::of(field.key(), code).with("column", field.say())
}

/// A spreadsheet takes the first zero away from a number.
fn phone(text: &str) -> String {
    if text.starts_with('8') { format!("0{text}") } else { text.to_owned() }
}

fn sex(text: &str) -> Option<Sex> {
    match regions::normalise(text).as_str() {
        "l" | "laki" | "laki laki" | "lk" | "pria" | "m" | "male" => Some(Sex::Male),
        "p" | "perempuan" | "pr" | "wanita" | "f" | "female" => Some(Sex::Female),
        _ => None,
    }
}

/// A village by its code, with or without dots, or by its name: within the areas of the office where the name is there.
fn village(named: &str, district: &str, regency: &str, areas: &[RegionCode]) -> Result<RegionCode, Refusal> {
    let tree = regions::regions();
    let digits: String = named.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 10 && named.chars().all(|c| c.is_ascii_digit() || c == '.') {
        let dotted = format!("{}.{}.{}.{}", &digits[..2], &digits[2..4], &digits[4..6], &digits[6..]);
        let code = RegionCode::parse(&dotted).ok().filter(|code| tree.village(code).is_ok());
        return code.ok_or_else(|| Refusal::of("home", "lists.row.home_code").with("code", dotted));
    }
    let query = [named, district, regency].join(" ");
    let own = regions::normalise(named);
    let search = |place: Option<&RegionCode>| -> Vec<RegionCode> {
        let hits = tree.search(&query, place, NAMESAKES).into_iter();
        let villages = hits.filter(|hit| hit.area.level == Level::Village);
        let same = villages.filter(|hit| own.ends_with(&regions::normalise(hit.area.proper_name())));
        same.map(|hit| hit.area.code).collect()
    };
    let here: Vec<RegionCode> = areas.iter().flat_map(|area| search(Some(area))).collect();
    // What the office does not know may be the home of somebody who works there.
    let found = if here.is_empty() { search(None) } else { here };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Refusal::of("home", "lists.row.home_unknown").with("name", named)),
        all => Err(Refusal::of("home", "lists.row.home_many")
            .with("name", named)
            .with("count", all.len() as i64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> Line {
        Line { n: 7, cells: cells.iter().map(|c| (*c).to_owned()).collect() }
    }

    fn terms(columns: &[&str]) -> ListTerms {
        ListTerms {
            columns: columns.iter().map(|c| (*c).to_owned()).collect(),
            home: Some("51.71.01.1003".to_owned()),
            occupation: Some("pedagang".to_owned()),
            income_rupiah: Some(1_000_000),
            sector: "other".to_owned(),
            payer: "self".to_owned(),
            works_and_well: true,
            attested_by: "Kelian banjar".to_owned(),
            place: "Balai banjar".to_owned(),
            consent: true,
            ..ListTerms::default()
        }
    }

    fn read(columns: &[&str], cells: &[&str]) -> Result<Register, Refusal> {
        let (terms, areas) = (terms(columns), [RegionCode::parse("33.10").unwrap()]);
        let today = "2026-11-20".parse().unwrap();
        let office = OfficeId(Uuid::from_u128(1));
        Rows::new(Uuid::from_u128(2), office, &terms, &areas, Scheme::id_bpu(), today)
            .read(&line(cells))
            .register
    }

    const NIK: &str = "5171991504870001";

    #[test]
    fn what_a_line_leaves_out_is_said_by_the_number_or_for_the_whole_list() {
        let read = read(&["nik", "name"], &[NIK, "Wayan Contoh"]).unwrap();
        assert_eq!((read.born.as_str(), read.sex.as_str()), ("1987-04-15", "male"));
        assert_eq!((read.home.as_str(), read.income_rupiah), ("51.71.01.1003", 1_000_000));
        assert_eq!(read.programmes, ["JKK", "JKM"]);
        assert!(read.attestation.works_now && read.attestation.well_now && read.consent);
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        let columns =
            ["nik", "name", "born", "sex", "phone", "income", "sector", "heir", "relation", "works"];
        let cells = [
            "5171 9915 0487 0001",
            "Wayan Contoh",
            "15/4/1987",
            "L",
            "81234567890",
            "Rp1.500.000",
            "Ojek",
            "Ni Made",
            "Istri",
            "ya",
        ];
        let read = read(&columns, &cells).unwrap();
        assert_eq!((read.born.as_str(), read.income_rupiah), ("1987-04-15", 1_500_000));
        assert_eq!((read.phone.as_deref(), read.sector.as_str()), (Some("081234567890"), "transport"));
        assert_eq!((read.heirs[0].name.as_str(), read.heirs[0].relation.as_str()), ("Ni Made", "spouse"));
    }

    #[test]
    fn what_cannot_be_read_names_its_field_and_its_sentence() {
        for (column, cell, code) in [
            ("nik", "5.17199E15", "lists.row.nik_rounded"),
            ("nik", "517199", "nik.length"),
            ("nik", "", "lists.row.missing"),
            ("name", "-", "lists.row.missing"),
            ("born", "15-04-87", "lists.row.born"),
            ("sex", "X", "lists.row.sex"),
            ("income", "banyak", "lists.row.income"),
            ("sector", "tani", "lists.row.sector"),
            ("works", "mungkin", "lists.row.yes_no"),
            ("home", "Antah Berantah", "lists.row.home_unknown"),
            ("home", "9999999999", "lists.row.home_code"),
        ] {
            let (mut columns, mut cells) = (vec!["nik", "name"], vec![NIK, "Wayan"]);
            match columns.iter().position(|c| *c == column) {
                Some(at) => cells[at] = cell,
                None => {
                    columns.push(column);
                    cells.push(cell);
                }
            }
            let refusal = read(&columns, &cells).unwrap_err();
            assert_eq!(refusal.code(), code, "{column}: {cell}");
            assert!(refusal.field.is_some());
        }
    }

    #[test]
    fn a_village_is_found_by_code_or_by_name_where_the_office_works() {
        let home = |cells: &[&str]| read(&["nik", "name", "home", "district"], cells).map(|r| r.home);
        let known = home(&[NIK, "Wayan", "3310162012", ""]).unwrap();
        assert_eq!(known, "33.10.16.2012");
        assert_eq!(home(&[NIK, "Wayan", "33.10.16.2012", ""]).unwrap(), known);
        assert_eq!(home(&[NIK, "Wayan", "Desa Gatak", "Delanggu"]).unwrap(), known);
        let two = home(&[NIK, "Wayan", "gatak", ""]).unwrap_err();
        assert_eq!(two.code(), "lists.row.home_many");
        // Nobody of that name where the office works: anywhere else, where there is only one.
        assert_eq!(home(&[NIK, "Wayan", "Sesetan", "Denpasar Selatan"]).unwrap(), "51.71.01.1003");
    }

    #[test]
    fn the_same_line_of_the_same_list_has_the_same_id() {
        let list = Uuid::from_u128(9);
        assert_eq!(command_of(list, 3), command_of(list, 3));
        assert_ne!(command_of(list, 3), command_of(list, 4));
        assert_ne!(command_of(list, 3), command_of(Uuid::from_u128(8), 3));
    }
}
