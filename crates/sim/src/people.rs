//! Invented people and what a phone says about them.

use app::wire::{self, Command, Envelope, Evidence, TakenBy};
use kernel::{Day, Month, Programme, Rupiah};
use scheme::{Payer, Question, Scheme, Sector, Terms, WorkStatus};
use uuid::Uuid;
use world::Dice;

const NAMES: [&str; 8] = ["Sari", "Wayan", "Putu", "Kadek", "Nyoman", "Ketut", "Made", "Gede"];
const INCOME: i64 = 1_000_000;

/// The form of a trader in Sesetan who pays for themselves.
pub fn form(nik: String, name: String, born: String, female: bool) -> wire::Register {
    wire::Register {
        nik,
        name,
        born,
        sex: if female { "female" } else { "male" }.to_owned(),
        phone: None,
        address: None,
        home: "51.71.01.1003".to_owned(),
        work_place: None,
        activity: None,
        how_works: "own".to_owned(),
        status: "worker".to_owned(),
        sector: "other".to_owned(),
        occupations: vec!["pedagang".to_owned()],
        income_rupiah: INCOME,
        programmes: vec!["JKK".to_owned(), "JKM".to_owned()],
        payer: "self".to_owned(),
        payer_name: None,
        attestation: wire::Attestation {
            works_now: true,
            well_now: true,
            attested_by: "Kelian banjar".to_owned(),
            place: "Lapangan Pegok".to_owned(),
        },
        consent: true,
        heirs: vec![],
        evidence: None,
    }
}

/// Somebody who comes to the table at a market.
#[derive(Clone, Debug)]
pub struct Comer {
    pub form: wire::Register,
    /// At or over the age at which nobody is taken in any more.
    pub too_old: bool,
}

/// The n-th to come.
pub fn comer(dice: &mut Dice, n: usize) -> Comer {
    let too_old = dice.percent(5);
    let year = if too_old { 1950 + dice.below(8) } else { 1966 + dice.below(34) } as i32;
    let (month, day) = (1 + dice.below(12) as u8, 1 + dice.below(28) as u8);
    let born = format!("{year}-{month:02}-{day:02}");
    let female = dice.percent(50);
    let shown = if female { day + 40 } else { day };
    // The serial number is of whoever came, so that no two have the same.
    let nik = format!("517199{shown:02}{month:02}{:02}{:04}", year % 100, 1 + n % 9999);
    let name = format!("{} Contoh {}", dice.pick(&NAMES), word(n));
    Comer { form: form(nik, name, born, female), too_old }
}

/// As somebody else heard the name.
pub fn misheard(name: &str) -> String {
    name.replacen("Contoh", "Conto", 1)
}

/// A word of its own for each number, so that names differ.
fn word(n: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ra", "ki", "su", "dha", "mo", "le", "ta", "wi", "go", "ne", "pa", "ji", "bu", "sa", "ro", "mi"];
    (0..4).map(|place| SYLLABLES[(n >> (4 * place)) % 16]).collect()
}

/// What so many months cost, by the rows a phone carries.
pub fn price(from: Month, months: u8) -> Option<Rupiah> {
    let terms = Terms {
        income: Rupiah(INCOME),
        sector: Sector::Other,
        payer: Payer::SelfPaid,
        status: WorkStatus::Worker,
    };
    let programmes: Vec<Programme> = vec![scheme::JKK, scheme::JKM];
    let quote = Scheme::id_bpu().quote(&Question { terms, programmes, from, months }).ok()?;
    let lines = quote.months.iter().flat_map(|month| &month.lines);
    Some(lines.map(|line| line.amount).sum())
}

fn evidence(number: &str, on: Day) -> Option<Evidence> {
    Some(Evidence { number: number.to_owned(), claimed_on: on.to_string(), written_by: None })
}

/// The form as the phone sends it.
pub fn register(id: Uuid, member: Uuid, form: &wire::Register, number: &str, on: Day) -> Envelope {
    let form = wire::Register { evidence: evidence(number, on), ..form.clone() };
    Envelope { id, subject: member, office: None, command: Command::Register(Box::new(form)) }
}

/// Money taken for months, as the phone sends it.
pub struct Money {
    pub from: Month,
    pub months: u8,
    pub amount: Rupiah,
}

pub fn pay(id: Uuid, member: Uuid, money: &Money, number: &str, on: Day) -> Envelope {
    let pay = wire::Pay {
        payer: "self".to_owned(),
        payer_name: None,
        programmes: vec![],
        from: Some(money.from.to_string()),
        months: money.months,
        amount_rupiah: money.amount.0,
        taken_on: on.to_string(),
        taken_by: TakenBy::Agent,
        activity: None,
        evidence: evidence(number, on),
    };
    Envelope { id, subject: member, office: None, command: Command::Pay(pay) }
}
