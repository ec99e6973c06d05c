//! A crowd of invented members for measuring: the whole country by the number of its residents, most of them brought
//! in by opening balances, some registered at a counter, with payments, lapses and reports among them.
//!
//! The n-th of them is the same person on every run; what they paid last is told from the day they come in.

use crate::cast::players;
use crate::dice::{Dice, Mint};
use crate::life::{Life, Prices, Standing};
use crate::offices::{self, office};
use crate::person::{Ask, Person, Registry};
use access::{Actor, Role, Territory};
use app::wire::{Command, Envelope, Open, Pay, Report, TakenBy, Told};
use kernel::{Day, Instant, Level, Month, RegionCode};
use regions::regions;
use std::collections::BTreeMap;
use uuid::Uuid;

const SEED: u64 = 0x4f72_616e_6752_616d;
/// Of a thousand: registered at a counter, with heirs still to come for most; paid on, of those who are due; reported hurt.
const REGISTERED: u64 = 40;
const COMPLETE: u64 = 300;
const PAYS_ON: u64 = 300;
const HURT: u64 = 1;

/// Villages of a regency, the branch that serves it, and the residents of all regencies up to it.
struct Ground {
    until: u64,
    villages: Vec<(RegionCode, Uuid)>,
}

/// Invents one member after the other.
pub struct Crowd {
    dice: Dice,
    mint: Mint,
    registry: Registry,
    prices: Prices,
    grounds: Vec<Ground>,
    taken: u64,
}

/// Somebody new, with what is sent for them.
pub struct Newcomer {
    pub id: Uuid,
    pub nik: String,
    pub name: String,
    pub phone: String,
    pub home: RegionCode,
    /// The institution's number; whoever registers has none yet.
    pub official_number: Option<String>,
    /// What a head brings in from a list.
    pub opened: Option<Envelope>,
    /// What the counter enters, in order.
    pub entered: Vec<Envelope>,
}

/// The commands that set the house up: its offices, then everybody who signs in.
pub fn house() -> [Vec<Envelope>; 2] {
    [offices::all().iter().map(offices::Place::envelope).collect(), crate::cast()]
}

/// Somebody of head office who brings lists in.
pub fn lists() -> Actor {
    someone("pusat.direktur", Role::Director)
}

/// A counter for the whole country, so that one batch may hold people of all of it.
pub fn counter() -> Actor {
    someone("denpasar.petugas", Role::Clerk)
}

fn someone(login: &str, role: Role) -> Actor {
    let id = players().into_iter().find(|p| p.login == login).map(|p| p.id());
    Actor {
        id: id.unwrap_or(kernel::ActorId(Uuid::nil())),
        role,
        territory: Territory::Nation,
        office: None,
        name: login.to_owned(),
    }
}

impl Default for Crowd {
    fn default() -> Crowd {
        Crowd {
            dice: Dice::new(SEED),
            mint: Mint::new(SEED),
            registry: Registry::default(),
            prices: Prices::default(),
            grounds: grounds(),
            taken: 0,
        }
    }
}

/// Every regency by its residents; a branch serves a regency, or a district of it.
fn grounds() -> Vec<Ground> {
    let branches: BTreeMap<String, Uuid> = offices::all()
        .into_iter()
        .filter(|o| o.level == "branch")
        .flat_map(|o| o.areas.iter().map(|area| (area.clone(), office(&o.code).0)).collect::<Vec<_>>())
        .collect();
    let serves = |village: &RegionCode| {
        let code = village.as_str();
        branches.get(&code[..5]).or_else(|| branches.get(&code[..8])).copied()
    };
    let mut until = 0;
    let regencies = regions().all().filter(|a| a.level == Level::Regency);
    regencies
        .map(|regency| {
            let residents = regions().population(&regency.code).map_or(10_000, |p| p.total);
            until += u64::try_from(residents).unwrap_or_default();
            let below = regions().all_in(&regency.code).filter(|a| a.level == Level::Village);
            Ground { until, villages: below.filter_map(|a| Some((a.code, serves(&a.code)?))).collect() }
        })
        .filter(|ground| !ground.villages.is_empty())
        .collect()
}

impl Crowd {
    /// The next one, as they come in at a moment.
    pub fn next(&mut self, now: Instant) -> Newcomer {
        let (home, branch) = self.home();
        // Born as seen from one day, so that the crowd is the same whenever it is made.
        let person = self.registry.invent(&mut self.dice, home, born_before());
        let (id, official_number) = (mint(self.taken), self.registry.official_number());
        // Dice of their own: what is due on a day changes nobody who comes after.
        let mut dice = Dice::new(SEED ^ self.taken);
        self.taken += 1;
        let registers = dice.permille(REGISTERED);
        let old_age = dice.percent(15);
        let payer = dice.weighed(&[("self", 84), ("apbd", 10), ("village-dd", 6)]);
        let today = now.day_in(regions().zone(&home));
        let mut life = life(id, person, payer, old_age, today);
        let (mut opened, mut entered) = (None, Vec::new());
        if registers {
            entered.push(self.sent(now, id, branch, self.register(&life)));
        } else {
            let until = last_paid(&mut dice, today.month());
            life.paid_until = Some(until);
            let open = open(&mut dice, &life, official_number.clone(), until);
            opened = Some(self.sent(now, id, branch, Command::Open(Box::new(open))));
        }
        let due = life.paid_until.is_none_or(|last| (0..=1).contains(&today.month().since(last)));
        // What a public budget pays, its own treasury brings.
        if due && payer == "self" && (registers || dice.permille(PAYS_ON)) {
            let pay = self.pay(&mut dice, &life, today);
            entered.push(self.sent(now, id, branch, pay));
        }
        if dice.permille(HURT) {
            let on = today.plus_days(-dice.between(0, 2));
            entered.push(self.sent(now, id, branch, hurt(on)));
        }
        let person = life.person;
        Newcomer {
            id,
            nik: person.nik,
            name: person.name,
            phone: person.phone,
            home,
            official_number: (!registers).then_some(official_number),
            opened,
            entered,
        }
    }

    fn home(&mut self) -> (RegionCode, Uuid) {
        let all = self.grounds.last().map_or(0, |g| g.until);
        let drawn = self.dice.below(all);
        let ground = self.grounds.partition_point(|g| g.until <= drawn);
        self.dice.pick(&self.grounds[ground].villages)
    }

    fn sent(&mut self, now: Instant, subject: Uuid, branch: Uuid, command: Command) -> Envelope {
        Envelope { id: self.mint.id(now), subject, office: Some(branch), command }
    }

    fn register(&self, life: &Life) -> Command {
        let complete = self.taken % 1000 < COMPLETE;
        let ask = Ask {
            activity: None,
            old_age: life.old_age,
            status: life.status(),
            payer: life.payer,
            payer_name: life.payer_name.clone(),
            attested_by: "Ketua RT (contoh)",
            complete,
        };
        Command::Register(Box::new(life.person.register(&ask)))
    }

    fn pay(&mut self, dice: &mut Dice, life: &Life, today: Day) -> Command {
        let first = life.paid_until.map_or(today.month(), Month::next);
        let months = dice.weighed(&[(1, 40), (3, 40), (6, 20)]);
        Command::Pay(Pay {
            payer: life.payer.to_owned(),
            payer_name: life.payer_name.clone(),
            programmes: Vec::new(),
            from: Some(first.to_string()),
            months,
            amount_rupiah: self.prices.of(life, first, months),
            taken_on: today.to_string(),
            taken_by: TakenBy::Branch,
            activity: None,
            evidence: None,
        })
    }
}

/// A line of a list.
fn open(dice: &mut Dice, life: &Life, official_number: String, until: Month) -> Open {
    let person = &life.person;
    let first = until.first_day().plus_days(-dice.between(10, 2500));
    Open {
        nik: person.nik.clone(),
        name: person.name.clone(),
        born: person.born.to_string(),
        sex: person.sex.key().to_owned(),
        phone: Some(person.phone.clone()),
        home: person.home.to_string(),
        status: life.status().to_owned(),
        sector: person.sector.to_owned(),
        occupation: person.occupation.to_owned(),
        income_rupiah: person.income,
        payer: life.payer.to_owned(),
        official_number,
        first_registered: first.max(person.born.plus_months(12 * 12)).min(life.since).to_string(),
        paid_until: Person::paid_until(life.old_age, until),
        months_in_total: None,
        source: "Daftar peserta contoh".to_owned(),
    }
}

/// A day in the autumn before the world of the demo ends.
fn born_before() -> Day {
    Month::from_index(2026 * 12 + 9).first_day()
}

/// Ids of members are in the order in which they came, as a phone mints them.
fn mint(n: u64) -> Uuid {
    Mint::new(SEED ^ n).id(Instant(1_600_000_000_000_000 + n as i64 * 1000))
}

/// Half are paid for today or further; the others lapsed lately or long ago.
fn last_paid(dice: &mut Dice, month: Month) -> Month {
    let (low, high) = dice.weighed(&[((0, 3), 50), ((-3, -1), 22), ((-40, -4), 28)]);
    month.plus(dice.between(low, high) as i32)
}

fn life(id: Uuid, person: Person, payer: &'static str, old_age: bool, since: Day) -> Life {
    let public = payer != "self";
    Life {
        id,
        person,
        branch: 0,
        agent: 0,
        payer,
        payer_name: public.then(|| "Pemerintah daerah (contoh)".to_owned()),
        owner: false,
        old_age: old_age && !public,
        since,
        paid_until: None,
        plan: 1,
        steady: 100,
        week: 0,
        standing: Standing::Here,
        keeps_paid_months: false,
        barred: false,
        fund_month: 1,
    }
}

fn hurt(on: Day) -> Command {
    let told = Told { reporter: Some("Keluarga (contoh)".to_owned()), ..Told::default() };
    Command::Report(Box::new(Report {
        what: "at-work".to_owned(),
        on: on.to_string(),
        told,
        ..Report::default()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_crowd_is_the_same_people_and_lives_everywhere() {
        let now = Instant(1_764_000_000_000_000);
        let (mut one, mut other) = (Crowd::default(), Crowd::default());
        let (mut provinces, mut niks, mut ids) = (HashSet::new(), HashSet::new(), HashSet::new());
        let (mut opened, mut entered) = (0, 0);
        for _ in 0..4000 {
            let someone = one.next(now);
            let again = other.next(now.plus_seconds(86_400));
            assert_eq!((&someone.nik, &someone.name, someone.id), (&again.nik, &again.name, again.id));
            provinces.insert(someone.home.as_str()[..2].to_owned());
            assert!(niks.insert(someone.nik) && ids.insert(someone.id));
            opened += usize::from(someone.opened.is_some());
            entered += someone.entered.len();
        }
        assert_eq!(provinces.len(), 38);
        assert!((3700..3950).contains(&opened) && (300..1200).contains(&entered), "{opened} {entered}");
    }
}
