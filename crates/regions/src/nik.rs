use crate::{Regions, regions};
use kernel::{Day, Nik, NikFacts, Note, Refusal, RegionCode, Sex};

/// Regency codes that a new province replaced; people's NIK keep them for life. See `data/README.md`.
const RETIRED: &str = include_str!("../data/retired.csv");

/// What somebody says about themselves, to be laid beside what the number says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StatedIdentity {
    pub born: Option<Day>,
    pub sex: Option<Sex>,
    pub home: Option<RegionCode>,
}

/// A NIK and what its digits say. No warning here is a reason to refuse: a NIK stays when its owner moves,
/// when a birth date is corrected and when a province splits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NikExplained {
    pub nik: Nik,
    pub facts: NikFacts,
    /// The code of the district of first registration, as the number writes it.
    pub district: RegionCode,
    /// `Delanggu, Klaten, Jawa Tengah`; nothing where no such district is known today.
    pub district_name: Option<String>,
    /// `nik.warning.*`, in the order of the digits they are about.
    pub warnings: Vec<Note>,
}

/// Reads a NIK and lays it beside what is stated. Refused as `Nik::parse` refuses; all else is a warning.
/// A stated birth date that agrees in day, month and last two digits of the year settles the century.
pub fn explain_nik(text: &str, today: Day, stated: StatedIdentity) -> Result<NikExplained, Refusal> {
    let (nik, mut facts) = Nik::parse(text, today)?;
    let district = RegionCode::parse(&facts.district_code())?;
    let mut warnings = about_district(regions(), &nik, &district, stated.home);
    if let Some(born) = stated.born {
        if same_digits(born, facts.born) && born <= today {
            facts.born = born;
        } else {
            let note = Note::new("nik.warning.birth_differs");
            warnings.push(note.with("in_nik", facts.born).with("stated", born));
        }
    }
    if let Some(sex) = stated.sex.filter(|sex| *sex != facts.sex) {
        let note = Note::new("nik.warning.sex_differs").word("in_nik", sex_key(facts.sex));
        warnings.push(note.word("stated", sex_key(sex)));
    }
    let district_name = regions().find(&district).map(|area| regions().full_name(&area.code));
    Ok(NikExplained { nik, facts, district, district_name, warnings })
}

fn about_district(areas: &Regions, nik: &Nik, district: &RegionCode, home: Option<RegionCode>) -> Vec<Note> {
    let mut notes = Vec::new();
    if areas.find(district).is_some() {
        let home = home.and_then(|home| home.at(kernel::Level::District));
        if let Some(home) = home.filter(|home| home != district) {
            let note = Note::new("nik.warning.district_differs").with("in_nik", areas.full_name(district));
            notes.push(note.with("home", areas.full_name(&home)));
        }
        return notes;
    }
    let regency = district.parent().filter(|regency| areas.find(regency).is_some());
    if nik.is_invented() {
        let place = regency.unwrap_or(*district);
        notes.push(Note::new("nik.warning.invented").with("place", areas.full_name(&place)));
        if regency.is_some() {
            return notes;
        }
    }
    notes.push(match (retired(district), regency) {
        (Some((now, since)), _) => Note::new("nik.warning.district_retired")
            .with("code", district.as_str())
            .with("now", areas.full_name(&now))
            .with("since", since),
        (None, Some(regency)) => Note::new("nik.warning.district_unknown_in")
            .with("code", district.as_str())
            .with("regency", areas.full_name(&regency)),
        (None, None) => Note::new("nik.warning.district_unknown").with("code", district.as_str()),
    });
    notes
}

/// Where the regency of a retired district code went, and the year of the law.
fn retired(district: &RegionCode) -> Option<(RegionCode, String)> {
    let old = district.parent()?;
    RETIRED.lines().skip(1).find_map(|row| {
        let (from, rest) = row.split_once(',')?;
        let (to, since) = rest.split_once(',')?;
        let code = RegionCode::parse(to).ok().filter(|_| from == old.as_str())?;
        Some((code, since.to_owned()))
    })
}

/// The number holds no century, so only what it holds is compared.
fn same_digits(a: Day, b: Day) -> bool {
    let digits = |d: Day| (d.day_of_month(), d.month_number(), d.year().rem_euclid(100));
    digits(a) == digits(b)
}

fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "sex.female",
        Sex::Male => "sex.male",
    }
}
