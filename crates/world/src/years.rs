//! Who joins, pays on, falls behind, comes back and leaves, month by month.

use crate::expectations::{Expectations, expectations};
use crate::life::{Life, Standing, habits};
use crate::offices::{NAMED, all, office, villages};
use crate::person::{Ask, Person};
use crate::stage::{self, Drive, Homes};
use crate::world::{World, published};
use access::Role;
use app::wire::{Command, Envelope, Open};
use kernel::{Day, Month, RegionCode};
use uuid::Uuid;

/// Area, weight, how many of its villages.
type Villages = (&'static str, u64, usize);

/// Where those who join a branch on their own live.
const HOMES: [(&str, &[Villages]); 6] = [
    ("DPS", &[("51.71", 50, 43), ("51.03", 20, 14), ("51.02", 14, 12), ("51.08", 10, 12), ("51.01", 6, 8)]),
    ("KLN", &[("33.10", 1, 60)]),
    ("PKL", &[("33.75", 50, 27), ("33.26", 25, 10), ("33.25", 13, 6), ("33.27", 12, 6)]),
    ("PLT", &[("31.72.01", 70, 5), ("31.72.05", 30, 3)]),
    ("KLG", &[("31.72.06", 40, 3), ("31.72.02", 20, 4), ("31.72.03", 20, 4), ("31.72.04", 20, 4)]),
    ("SKA", &[("33.72", 40, 18), ("33.14", 15, 6), ("33.13", 15, 6), ("33.12", 15, 6), ("33.11", 15, 6)]),
];

/// Members who existed before the branch kept its records here: branch, day of entry, people.
const STANDING: [(&str, i32, u8, u32); 5] = [
    ("KLN", 2022, 2, 120),
    ("SKA", 2022, 2, 150),
    ("PKL", 2023, 2, 150),
    ("PLT", 2023, 2, 60),
    ("KLG", 2023, 2, 60),
];
/// Members of every branch that nobody names: enough that no province is empty.
const STANDING_ELSEWHERE: u32 = 6;

/// People who join a branch in a month without an activity of their own.
fn joining(code: &str, month: Month) -> u32 {
    let (year, number) = (month.year(), month.number());
    match code {
        "DPS" => match year {
            2016 => 215,
            2017 if month <= published() => 265,
            2017..=2019 => 14,
            // The pandemic: fewer of everything.
            2020 | 2021 => 6,
            2022 => 12,
            2023 if number < 7 => 14,
            _ => 20,
        },
        "KLN" | "PKL" if year >= 2024 || (year == 2023 && number >= 7) => 9,
        "KLN" if year >= 2022 => 3,
        "SKA" if year >= 2022 => 5,
        "PKL" | "PLT" | "KLG" if year >= 2023 => 4,
        _ => 0,
    }
}

impl World {
    /// People who register at an activity on this day, and pay their first months there.
    pub(crate) fn drive(&mut self, drive: &Drive) {
        let branch = NAMED.iter().position(|n| n.code == drive.office).unwrap_or_default();
        let days = drive.days.len() as u32;
        let people = self.size.scale(drive.people).div_ceil(days);
        let place = RegionCode::parse(drive.village).ok();
        let takers = [
            place.map_or(0, |p| self.agent_for(branch, &p)),
            self.staff(branch, Role::Marketing),
            self.staff(branch, Role::Clerk),
        ];
        for n in 0..people as usize {
            let Some(home) = self.home_of(drive) else { return };
            let taker = takers[n % takers.len()];
            let mut life = self.newcomer(branch, home, drive.organised);
            if drive.payer != "self" {
                (life.payer, life.payer_name) = (drive.payer, drive.payer_name.map(str::to_owned));
                (life.owner, life.old_age, life.fund_month) = (false, false, 2);
            }
            self.enrol(life, taker, Some(drive.activity), drive.attested_by);
        }
    }

    fn home_of(&mut self, drive: &Drive) -> Option<RegionCode> {
        match drive.homes {
            Homes::There => RegionCode::parse(drive.village).ok(),
            Homes::Areas(areas) => {
                let area = self.dice.weighed(areas);
                let villages = villages(area, 40);
                (!villages.is_empty()).then(|| self.dice.pick(&villages))
            }
        }
    }

    /// Somebody new, not yet registered.
    pub(crate) fn newcomer(&mut self, branch: usize, home: RegionCode, organised: bool) -> Life {
        let person = self.invent(home);
        let (plan, steady) = habits(&mut self.dice, organised);
        let owner = self.dice.percent(2);
        let old_age = owner || self.dice.percent(12);
        let family = self.dice.percent(8);
        Life {
            id: self.mint(),
            branch,
            agent: self.agent_for(branch, &home),
            payer: if family { "family" } else { "self" },
            payer_name: family.then(|| person.heir.0.clone()),
            owner,
            old_age,
            since: self.day,
            paid_until: None,
            plan,
            steady,
            week: self.dice.below(4) as usize,
            standing: Standing::Here,
            barred: false,
            keeps_paid_months: false,
            fund_month: 2,
            person,
        }
    }

    /// Registers somebody and takes the first payment; place in the list of lives.
    pub(crate) fn enrol(
        &mut self,
        life: Life,
        player: usize,
        activity: Option<Uuid>,
        attested_by: &str,
    ) -> usize {
        let complete = life.is_public() || activity.is_some() || !self.dice.percent(6);
        let months = self.first_months(&life);
        let (payer_name, status) = (life.payer_name.clone(), life.status());
        let ask = Ask {
            activity,
            old_age: life.old_age,
            status,
            payer: life.payer,
            payer_name,
            attested_by,
            complete,
        };
        let i = self.take_in(life, player, &ask);
        self.pay(i, months, self.day, player, activity);
        i
    }

    /// A public budget pays until December.
    fn first_months(&self, life: &Life) -> u8 {
        if life.is_public() { 13 - self.day.month_number() } else { life.plan }
    }

    /// A quarter of the month's newcomers, of every named branch.
    pub(crate) fn joiners(&mut self) {
        let full = self.nearly_published();
        for (branch, named) in NAMED.iter().enumerate() {
            if branch == 0 && full {
                continue;
            }
            let monthly = u64::from(joining(named.code, self.day.month()));
            // The rest of the division joins by chance.
            let quarter = 4 * u64::from(self.size.one_in());
            let people = (monthly + self.dice.below(quarter)) / quarter;
            for _ in 0..people {
                self.join(branch);
            }
        }
    }

    /// Before the published count nobody more joins Denpasar than leaves room for it.
    fn nearly_published(&self) -> bool {
        let month = self.day.month();
        if month > published() {
            return false;
        }
        let paid = self.lives.iter().filter(|l| l.branch == 0 && l.is_paid(month)).count();
        paid as u32 * 100 >= expectations(self.size).denpasar_active * 95
    }

    fn join(&mut self, branch: usize) {
        let homes = HOMES.iter().find(|(code, _)| *code == NAMED[branch].code).map_or(&[][..], |(_, h)| h);
        let weights: Vec<((&str, usize), u64)> = homes.iter().map(|(a, w, n)| ((*a, *n), *w)).collect();
        let (area, most) = self.dice.weighed(&weights);
        let home = self.dice.pick(&villages(area, most));
        let at_stand = stage::has_stand(NAMED[branch].code, self.day) && self.dice.percent(40);
        let (player, activity) = if at_stand {
            let stand = stage::stand(NAMED[branch].code, self.day.year());
            (self.staff(branch, Role::Marketing), Some(stand))
        } else if self.dice.percent(25) {
            (self.staff(branch, Role::Clerk), None)
        } else {
            (self.agent_for(branch, &home), None)
        };
        let life = self.newcomer(branch, home, false);
        let attested_by = format!("{} (petugas)", self.players[player].name);
        self.enrol(life, player, activity, &attested_by);
    }

    /// Everybody whose week it is: pays on, waits, dies, leaves, comes back. `since` is the day after the last entry.
    pub(crate) fn renewals(&mut self, week: usize, since: Day) {
        let month = self.day.month();
        for i in 0..self.lives.len() {
            let life = &self.lives[i];
            if life.week != week || life.standing == Standing::Gone || life.since.month() == month {
                continue;
            }
            if life.is_public() {
                self.renew_public(i, month);
            } else if life.standing == Standing::Lapsed {
                self.perhaps_return(i);
            } else {
                let on = since.plus_days(self.dice.between(0, self.day.days_since(since)));
                self.renew(i, month, on);
            }
        }
    }

    /// The budget pays the whole year at once, in its month of the year.
    fn renew_public(&mut self, i: usize, month: Month) {
        let life = &self.lives[i];
        let due = life.paid_until.is_some_and(|last| last.year() + 1 == month.year());
        if due && month.number() == life.fund_month {
            let clerk = self.staff(life.branch, Role::Clerk);
            self.pay(i, 12, self.day, clerk, None);
        }
    }

    fn renew(&mut self, i: usize, month: Month, on: Day) {
        // About one in three hundred a year dies, as many go to work for a wage.
        match self.dice.below(10_000) {
            0..=2 => return self.end(i, "died", on),
            3..=4 => return self.end(i, "left", on),
            _ => {}
        }
        let life = &self.lives[i];
        let Some(last) = life.paid_until else { return };
        let behind = month.since(last);
        if life.lapses_before(month) {
            self.lives[i].standing = Standing::Lapsed;
            return;
        }
        if behind < 1 || life.barred {
            return;
        }
        let chance = if behind == 1 { life.steady } else { 42 };
        if !self.dice.percent(chance) {
            return;
        }
        // Some stop for good when the months are over: they never come to the counter to say so. More of them
        // after the drives of 2016, fewer where somebody comes to the village since 2023.
        let stops = match month.year() {
            _ if month <= published() => 10,
            2017 | 2018 => 38,
            2019..=2022 => 26,
            _ => 18,
        };
        if self.dice.percent(stops) {
            self.lives[i].steady = 0;
            return;
        }
        let months = life.plan.max(behind as u8);
        let player = if self.dice.percent(22) { self.staff(life.branch, Role::Clerk) } else { life.agent };
        self.pay(i, months, on, player, None);
    }

    fn perhaps_return(&mut self, i: usize) {
        let young = self.lives[i].person.born.age_on(self.day) < 63;
        if young && self.dice.permille(4) {
            self.come_back(i);
        }
    }

    /// Registering again on the same membership: conditions are asked again, cover begins anew.
    pub(crate) fn come_back(&mut self, i: usize) {
        let life = &mut self.lives[i];
        let player = life.agent;
        // Who lives elsewhere and joined at a market goes to the branch of their home.
        if !self.players[player].serves(&life.person.home) {
            return;
        }
        (life.standing, life.paid_until, life.steady, life.barred) = (Standing::Here, None, 90, false);
        let (id, months) = (life.id, life.plan);
        let attested_by = format!("{} (petugas)", self.players[player].name);
        let register = life.person.register(&Ask {
            activity: None,
            old_age: life.old_age,
            status: life.status(),
            payer: life.payer,
            payer_name: life.payer_name.clone(),
            attested_by: &attested_by,
            complete: true,
        });
        self.send(player, id, Command::Register(Box::new(register)));
        self.pay(i, months, self.day, player, None);
    }

    /// The count of 31 July 2017, as article 3 gives it: whoever is still missing joins on that day, and nobody
    /// pays that month afterwards.
    pub(crate) fn as_published(&mut self) {
        let Expectations { denpasar_active, .. } = expectations(self.size);
        for _ in self.active_in_denpasar()..denpasar_active {
            self.join(0);
        }
        for life in &mut self.lives {
            life.barred = life.branch == 0 && !life.is_paid(published());
        }
    }

    /// People of the branch's regencies whose paid months reach to the published month.
    pub(crate) fn active_in_denpasar(&self) -> u32 {
        self.lives.iter().filter(|l| l.branch == 0 && l.is_paid(published())).count() as u32
    }

    /// Brings in members who existed already, in the first entry of the month.
    pub(crate) fn openings(&mut self, week: usize) {
        let (year, month) = (self.day.year(), self.day.month_number());
        for (code, _, _, people) in STANDING.iter().filter(|s| week == 0 && (s.1, s.2) == (year, month)) {
            let branch = NAMED.iter().position(|n| n.code == *code).unwrap_or_default();
            let head = self.staff(branch, Role::BranchHead);
            for _ in 0..self.size.scale(*people) {
                self.open(branch, head);
            }
        }
        if week == 0 && (year, month) == (2026, 7) {
            self.open_elsewhere();
        }
    }

    fn open(&mut self, branch: usize, head: usize) {
        let (area, _, most) = HOMES[branch].1[0];
        let home = self.dice.pick(&villages(area, most));
        let mut life = self.newcomer(branch, home, false);
        (life.payer, life.payer_name, life.owner) = ("self", None, false);
        let until = self.day.month().plus(self.dice.between(-2, 6) as i32);
        life.paid_until = Some(until);
        let years = self.dice.between(1, 5);
        let open = self.opening(&life.person, life.old_age, until, self.day.plus_days(-365 * years - 40));
        self.send(head, life.id, Command::Open(Box::new(open)));
        self.lives.push(life);
    }

    fn opening(&mut self, person: &Person, old_age: bool, until: Month, first: Day) -> Open {
        Open {
            nik: person.nik.clone(),
            name: person.name.clone(),
            born: person.born.to_string(),
            sex: person.sex.key().to_owned(),
            phone: Some(person.phone.clone()),
            home: person.home.to_string(),
            status: "worker".to_owned(),
            sector: person.sector.to_owned(),
            occupation: person.occupation.to_owned(),
            income_rupiah: person.income,
            payer: "self".to_owned(),
            official_number: self.registry.official_number(),
            first_registered: first.to_string(),
            paid_until: Person::paid_until(old_age, until),
            months_in_total: None,
            source: format!("Daftar peserta contoh, {}", self.day),
        }
    }

    /// A few members of every branch that nobody names; they play no further part.
    fn open_elsewhere(&mut self) {
        let director = self.player("pusat.direktur");
        let branches: Vec<_> = all().into_iter().filter(|o| o.level == "branch" && o.example).collect();
        let step = branches.len() / self.size.scale(branches.len() as u32) as usize;
        for branch in branches.iter().step_by(step) {
            for n in 0..self.size.scale(STANDING_ELSEWHERE) as usize {
                let area = &branch.areas[n % branch.areas.len()];
                let home = self.dice.pick(&villages(area, 6));
                let person = self.invent(home);
                let until = self.day.month().plus(self.dice.between(-2, 8) as i32);
                let first = self.day.plus_days(-self.dice.between(200, 2500));
                let open = self.opening(&person, false, until, first);
                let (id, subject) = (self.mint(), self.mint());
                let office = Some(office(&branch.code).0);
                let command = Command::Open(Box::new(open));
                self.sent.push(director, Envelope { id, subject, office, command });
            }
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::size::Size;

    /// Whoever joins on the day of the count is a part of the branch's ordinary July, not half the branch.
    #[test]
    fn few_are_missing_on_the_day_of_the_count() {
        for size in [Size::Full, Size::Small] {
            let mut world = World::new(size, published().last_day());
            while world.next_chapter().is_some() {}
            let on_the_day = world.lives.iter().filter(|l| l.since == published().last_day()).count() as u32;
            assert_eq!(world.active_in_denpasar(), expectations(size).denpasar_active);
            assert!((1..=size.scale(700)).contains(&on_the_day), "{size:?} {on_the_day}");
        }
    }
}
