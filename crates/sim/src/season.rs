//! Some days of a branch at the turn of the year, from one seed: what people do, what the network does, what befalls the
//! house; and at the end every phone comes home.

use crate::house::{AGENTS, Copied, House};
use crate::people::{self, Comer, Money};
use crate::phone::Phone;
use crate::tally::{Exercised, What};
use crate::{Broken, Ground, broken, oracle};
use app::{App, EnrolledPhone};
use kernel::{Day, Instant, Month, Refusal, Rupiah, Zone};
use seal::outbox::PhoneKey;
use uuid::Uuid;
use world::{Dice, Mint};

const DAYS: i64 = 7;
/// Morning, and late afternoon.
const HOURS: [u32; 2] = [9, 16];

/// What a phone wrote down.
pub(crate) struct Did {
    pub seq: i64,
    pub command: Uuid,
    pub number: String,
    pub what: Deed,
}

pub(crate) enum Deed {
    Registered { comer: usize },
    Took { comer: usize, rupiah: Rupiah },
}

/// Somebody a phone knows, and the first month they have not paid as far as it knows.
struct Customer {
    member: Uuid,
    comer: usize,
    next: Month,
}

/// A phone in an agent's hand.
pub(crate) struct Handset {
    agent: usize,
    /// Enrolled from this day of the season on.
    from: i64,
    /// How far its clock is astray, in days.
    skew: i64,
    /// The key it will have, until it is enrolled with it.
    key: Option<PhoneKey>,
    pub phone: Option<Phone>,
    /// The branch shut it out.
    pub shut: bool,
    pub did: Vec<Did>,
    customers: Vec<Customer>,
    /// What it sent before, by number.
    pub old: Vec<Vec<i64>>,
}

/// The weather of a phone's day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Network {
    None,
    Bad,
    Good,
}

pub(crate) struct Season<'a> {
    pub ground: &'a Ground,
    pub house: House<'a>,
    pub dice: Dice,
    mint: Mint,
    pub now: Instant,
    pub handsets: Vec<Handset>,
    pub comers: Vec<Comer>,
    copies: Vec<Copied>,
    pub tally: Exercised,
}

/// Plays one seed to its end and holds the house against what the phones did.
pub fn simulate(ground: &Ground, seed: u64) -> Result<Exercised, Broken> {
    let mut dice = Dice::new(seed);
    let first = Day::new(2026, 12, 26 + dice.below(5) as u8);
    let Some(first) = first else { return broken("no such day") };
    let handsets: Vec<Handset> =
        (0..2 + dice.below(3) as usize).map(|n| handset(&mut dice, n, first)).collect();
    let house = House::open(ground, &format!("seed-{seed}"))?;
    let mut season = Season {
        ground,
        house,
        mint: Mint::new(seed),
        now: Instant::at(first, 0, Zone::WITA),
        dice,
        handsets,
        comers: Vec::new(),
        copies: Vec::new(),
        tally: Exercised::default(),
    };
    let shut_on = season.dice.percent(25).then(|| season.dice.between(2, DAYS - 1));
    for day in 0..DAYS {
        season.day(first.plus_days(day), day, shut_on == Some(day))?;
    }
    season.come_home(first.plus_days(DAYS))?;
    oracle::hold(&mut season)?;
    Ok(season.tally)
}

fn handset(dice: &mut Dice, n: usize, day: Day) -> Handset {
    Handset {
        // The last one, where there are many, is the second phone of the first agent.
        agent: n % (AGENTS - 1),
        from: if n == 0 || dice.percent(50) { 0 } else { dice.between(1, 4) },
        skew: if dice.percent(30) { dice.between(-4, 4) } else { 0 },
        key: Some(Phone::new_key(day)),
        phone: None,
        shut: false,
        did: Vec::new(),
        customers: Vec::new(),
        old: Vec::new(),
    }
}

impl Season<'_> {
    /// Time passes.
    pub fn tick(&mut self) {
        self.now = self.now.plus_seconds(self.dice.between(2, 240));
    }

    fn day(&mut self, date: Day, n: i64, shuts: bool) -> Result<(), Broken> {
        let weather: Vec<Network> = (0..self.handsets.len()).map(|_| self.weather()).collect();
        for hour in HOURS {
            self.now = self.now.max(Instant::at(date, hour * 3600, Zone::WITA));
            for (at, network) in weather.iter().enumerate() {
                self.tick();
                if self.handsets[at].phone.is_none() {
                    if self.handsets[at].from > n {
                        continue;
                    }
                    self.enrol(at)?;
                }
                self.work(at);
                match network {
                    Network::None => self.tally.one(What::DaysWithoutNetwork),
                    Network::Bad => self.bad_contact(at)?,
                    Network::Good => self.good_contact(at)?,
                }
            }
            if shuts && hour == HOURS[1] {
                let at = self.dice.below(self.handsets.len() as u64) as usize;
                self.handsets[at].shut = self.handsets[at].phone.is_some();
                self.shut_out()?;
            }
            self.befall()?;
        }
        Ok(())
    }

    fn weather(&mut self) -> Network {
        self.dice.weighed(&[(Network::None, 35), (Network::Bad, 40), (Network::Good, 25)])
    }

    /// What befalls the house.
    fn befall(&mut self) -> Result<(), Broken> {
        self.tick();
        match self.dice.below(100) {
            0..10 => {
                self.tally.one(What::Restarts);
                self.house.restart()
            }
            10..34 => {
                let own = self.dice.percent(60);
                self.tally.one(if own { What::CopiesOwn } else { What::CopiesOfFiles });
                let copied = self.house.copy(own, self.now)?;
                self.copies.push(copied);
                Ok(())
            }
            34..46 if !self.copies.is_empty() => {
                // Mostly the latest.
                let last = self.copies.len() - 1;
                let which =
                    if self.dice.percent(70) { last } else { self.dice.below(last as u64 + 1) as usize };
                let copied = self.copies[which].clone();
                self.tally.one(What::BroughtBack);
                self.house.bring_back(&copied)?;
                // Whoever brings a house back shuts out again what was shut out since.
                self.shut_out()
            }
            _ => Ok(()),
        }
    }

    /// The agent signs in and enrols the phone under its key, or enrols it again.
    pub fn enrol(&mut self, at: usize) -> Result<(), Broken> {
        if self.dice.percent(20) {
            self.tally.one(What::EnrolmentAnswerLost);
            drop(self.try_enrol(at)?);
            self.tick();
        }
        let enrolled = match self.try_enrol(at)? {
            Ok(enrolled) => enrolled,
            Err(refusal) => return broken(format!("phone {at} is not enrolled: {}", refusal.code())),
        };
        let app = self.house.run(|app| async move { Ok::<App, Broken>(app) })?;
        let handset = &mut self.handsets[at];
        match (&mut handset.phone, handset.key.take()) {
            (Some(phone), _) => {
                if (enrolled.id, &enrolled.series) != (phone.id, &phone.series) {
                    return broken(format!(
                        "phone {at} came again as {} and not {}",
                        enrolled.series, phone.series
                    ));
                }
                phone.enrolled_again(enrolled);
                self.tally.one(What::EnrolledAgain);
            }
            (held, Some(key)) => *held = Phone::enrolled(enrolled, key, &app),
            (None, None) => return broken(format!("phone {at} has no key")),
        }
        drop(app);
        self.shut_out()
    }

    fn try_enrol(&mut self, at: usize) -> Result<Result<EnrolledPhone, Refusal>, Broken> {
        let Handset { agent, key, phone, .. } = &self.handsets[at];
        let key = key.as_ref().or(phone.as_ref().map(|phone| &phone.key));
        let Some(point) = key.map(PhoneKey::point_base64url) else { return broken("a phone without a key") };
        let (who, now) = (&self.ground.agents[*agent], self.now);
        self.house.run(|app| async move { app.enrol_phone(who, "HP contoh", &point, now).await })
    }

    /// Shuts out, at the house as it is now, every phone that is to be.
    fn shut_out(&mut self) -> Result<(), Broken> {
        let now = self.now;
        for handset in self.handsets.iter().filter(|handset| handset.shut) {
            let Some(phone) = &handset.phone else { continue };
            let (head, owner) = (&self.ground.head, self.ground.agents[handset.agent].id);
            let shut = self.house.run(|app| async move {
                let held = app.phones(head).await?;
                let Some(held) = held.into_iter().find(|held| held.id == phone.id && !held.revoked) else {
                    return Ok::<_, Broken>(0);
                };
                match app.revoke_device(head, owner, &held.device, now).await? {
                    Ok(()) => Ok(1),
                    Err(refusal) => broken(format!("a phone cannot be shut out: {}", refusal.code())),
                }
            })?;
            self.tally.add(What::ShutOut, shut);
        }
        Ok(())
    }

    /// A few people at the table.
    fn work(&mut self, at: usize) {
        for _ in 0..self.dice.below(3) {
            self.tick();
            if self.dice.percent(20) && !self.handsets[at].customers.is_empty() {
                self.renew(at);
            } else {
                self.register(at);
            }
        }
        // A clock that is set right, or wrong, in the middle.
        if self.dice.percent(3) {
            self.handsets[at].skew = self.dice.between(-2, 2);
        }
    }

    fn register(&mut self, at: usize) {
        let (comer, form) = self.who_comes(at);
        let member = self.mint.id(self.now);
        let (clock, on) = self.clock(at);
        let command = self.mint.id(self.now);
        let Some(phone) = &mut self.handsets[at].phone else { return };
        let number = phone.number();
        let seq = phone.write(&people::register(command, member, &form, &number, on), clock);
        let did = Did { seq, command, number: number.clone(), what: Deed::Registered { comer } };
        self.handsets[at].did.push(did);
        let from = on.month();
        let mut next = from;
        if self.dice.percent(85) {
            next = self.take(at, Customer { member, comer, next: from }, &number);
        }
        self.handsets[at].customers.push(Customer { member, comer, next });
    }

    /// Somebody new, or somebody who went to another phone's table before.
    fn who_comes(&mut self, at: usize) -> (usize, app::wire::Register) {
        if self.dice.percent(15) && !self.comers.is_empty() {
            let comer = self.dice.below(self.comers.len() as u64) as usize;
            if self.handsets[at].customers.iter().all(|known| known.comer != comer) {
                let mut form = self.comers[comer].form.clone();
                if self.dice.percent(30) {
                    form.name = people::misheard(&form.name);
                }
                self.tally.one(What::OnTwoPhones);
                return (comer, form);
            }
        }
        let comer = people::comer(&mut self.dice, self.comers.len());
        let form = comer.form.clone();
        self.tally.one(if comer.too_old { What::TooOld } else { What::People });
        self.comers.push(comer);
        (self.comers.len() - 1, form)
    }

    fn renew(&mut self, at: usize) {
        let known = self.dice.below(self.handsets[at].customers.len() as u64) as usize;
        let Some(phone) = &mut self.handsets[at].phone else { return };
        let number = phone.number();
        let Customer { member, comer, next } = self.handsets[at].customers[known];
        let next = self.take(at, Customer { member, comer, next }, &number);
        self.handsets[at].customers[known].next = next;
    }

    /// Takes money for some months; gives the first that is not paid then.
    fn take(&mut self, at: usize, customer: Customer, number: &str) -> Month {
        let Customer { member, comer, next: from } = customer;
        let months = self.dice.pick(&[1, 1, 2, 3]);
        let Some(mut amount) = people::price(from, months) else { return from };
        if people::price(from, 1).map(|one| one.times(i64::from(months))) != Some(amount) {
            self.tally.one(What::AcrossTheTurn);
        }
        // Somebody counted wrong.
        if self.dice.percent(4) {
            amount = Rupiah((amount.0 + self.dice.between(-3, 5) * 1000).max(1000));
        }
        let command = self.mint.id(self.now);
        let (clock, on) = self.clock(at);
        let money = Money { from, months, amount };
        let Some(phone) = &mut self.handsets[at].phone else { return from };
        let seq = phone.write(&people::pay(command, member, &money, number, on), clock);
        let what = Deed::Took { comer, rupiah: amount };
        self.handsets[at].did.push(Did { seq, command, number: number.to_owned(), what });
        self.tally.one(What::Payments);
        self.tally.add(What::Rupiah, amount.0);
        from.plus(i32::from(months))
    }

    /// The moment and the day as the phone has them.
    fn clock(&self, at: usize) -> (Instant, Day) {
        let clock = self.now.plus_seconds(self.handsets[at].skew * 86_400);
        (clock, clock.day_in(Zone::WITA))
    }

    /// A day without faults: everybody sends what is left.
    fn come_home(&mut self, day: Day) -> Result<(), Broken> {
        self.now = self.now.max(Instant::at(day, 8 * 3600, Zone::WITA));
        for at in 0..self.handsets.len() {
            if self.handsets[at].skew != 0 {
                self.tally.one(What::ClockAstray);
            }
            if self.handsets[at].phone.is_some() {
                self.good_contact(at)?;
            }
        }
        Ok(())
    }
}
