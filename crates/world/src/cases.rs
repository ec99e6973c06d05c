//! People with a story: what the work-lists, receipts and states are made for, each once and on a known day.

use crate::chapter::Reversal;
use crate::dice::named;
use crate::life::{Life, Standing};
use crate::offices::{NATIONAL, office};
use crate::person::{Ask, Person};
use crate::world::{Later, World};
use access::Role;
use app::wire::{Command, Evidence, Merge, Pay, Register, Setting, TakenBy};
use kernel::{Day, RegionCode};
use uuid::Uuid;

/// The keys of the stories that have a member of their own.
pub(crate) const ALL: [&str; 17] = [
    "merged-first",
    "duplicate",
    "duplicate-asked",
    "reversal-agreed",
    "reversal-asked",
    "dispute",
    "identity",
    "paper",
    "reversed",
    "early-death",
    "wage",
    "relief",
    "fund-late",
    "grace",
    "to-complete",
    "again",
    "first-months",
];

const DENPASAR: usize = 0;
const KLATEN: usize = 1;
const SESETAN: &str = "51.71.01.1003";
const GATAK: &str = "33.10.16.2012";
const PESU: &str = "33.10.03.2001";
const RECEIPTS_APART: &str = "Pembayaran yang sama dicatat dua kali";

/// What became of two records of one person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twice {
    Open,
    /// The counter asks for one record, and a second person has not said yes yet.
    Asked,
    /// They are one.
    Agreed,
}

/// The member of a story.
pub(crate) fn member(key: &str) -> Uuid {
    named(&format!("case|{key}"))
}

impl World {
    /// What happens on this entry of the month, 0 to 3.
    pub(crate) fn cases(&mut self, week: usize) {
        match (self.day.year(), self.day.month_number(), week) {
            (2017, 10, 1) => self.entered_twice("duplicate-settled", Twice::Agreed),
            (2019, 3, 1) => self.disputed("dispute-settled", DENPASAR, SESETAN, true),
            (2022, 9, 1) => self.lapses(),
            (2023, 6, 1) => self.comes_back(),
            (2023, 7, 3) => self.too_old(),
            (2024, 5, 1) => self.paid_twice(),
            (2025, 1, 1) => self.funds_stop(),
            (2025, 3, 1) => self.dies_early(),
            (2026, 2, 1) => self.works_for_both(),
            (2026, 5, 1) => self.relieved(),
            (2026, 8, 1) => self.falls_behind(),
            (2024, 9, 1) => self.too_many_months("reversal-agreed", true),
            (2026, 10, 1) => {
                self.entered_twice("duplicate", Twice::Open);
                self.entered_twice("duplicate-asked", Twice::Asked);
            }
            (2026, 9, 1) => self.entered_twice("merged", Twice::Agreed),
            (2026, 10, 2) => self.on_paper(),
            (2026, 10, 3) => self.new_in_october(),
            (2026, 11, 0) => {
                self.disputed("dispute", KLATEN, GATAK, false);
                self.born_another_day();
            }
            (2026, 11, 1) => {
                self.incomplete();
                self.too_many_months("reversal-asked", false);
                self.raises_a_limit();
            }
            _ => {}
        }
    }

    /// Somebody of a story: pays for themselves, and nothing more than the story tells.
    fn somebody(&mut self, key: &str, branch: usize, village: &str) -> Option<Life> {
        let home = RegionCode::parse(village).ok()?;
        let mut life = self.newcomer(branch, home, false);
        (life.id, life.payer, life.payer_name) = (member(key), "self", None);
        (life.owner, life.old_age, life.standing) = (false, false, Standing::Gone);
        Some(life)
    }

    fn ask<'a>(life: &Life, attested_by: &'a str, complete: bool) -> Ask<'a> {
        Ask {
            activity: None,
            old_age: life.old_age,
            status: "worker",
            payer: life.payer,
            payer_name: life.payer_name.clone(),
            attested_by,
            complete,
        }
    }

    /// Registers somebody of a story and takes so many months, if any.
    fn told(&mut self, life: Life, months: u8) -> usize {
        let (agent, ask) = (life.agent, Self::ask(&life, "Kepala lingkungan (contoh)", true));
        let i = self.take_in(life, agent, &ask);
        if months > 0 {
            self.pay(i, months, self.day, agent, None);
        }
        i
    }

    fn registration(person: &Person) -> Register {
        person.register(&Ask {
            activity: None,
            old_age: false,
            status: "worker",
            payer: "self",
            payer_name: None,
            attested_by: "Petugas loket (contoh)",
            complete: true,
        })
    }

    /// The same person under a NIK with a slip in it: a probable duplicate. Each agent took money, so that some months
    /// are paid twice until the two records are one.
    fn entered_twice(&mut self, key: &str, twice: Twice) {
        let first = format!("{key}-first");
        let Some(life) = self.somebody(&first, DENPASAR, SESETAN) else { return };
        let (mut again, agent) = (life.person.clone(), life.agent);
        again.nik = self.registry.nik(&again.home, again.born, again.sex);
        let amount_rupiah = self.prices.of(&life, self.day.month(), 2);
        self.told(life, 3);
        self.send(agent, member(key), Command::Register(Box::new(Self::registration(&again))));
        if twice == Twice::Open {
            return;
        }
        let pay = Pay {
            payer: "self".to_owned(),
            payer_name: None,
            programmes: Vec::new(),
            from: None,
            months: 2,
            amount_rupiah,
            taken_on: self.day.to_string(),
            taken_by: TakenBy::Agent,
            activity: None,
            evidence: None,
        };
        self.send(agent, member(key), Command::Pay(pay));
        let clerk = self.staff(DENPASAR, Role::Clerk);
        let second = (twice == Twice::Agreed).then(|| self.staff(DENPASAR, Role::BranchHead));
        let command = Command::Merge(Merge {
            dissolved: member(key),
            right_nik: Some("kept".to_owned()),
            reason: "Satu orang, dilihat KTP-nya; NIK kedua salah ketik".to_owned(),
        });
        let propose = Later::Propose { player: clerk, second, subject: member(&first), command };
        self.later.entry(self.day.plus_days(21)).or_default().push(propose);
    }

    /// Another person under a NIK that somebody holds already.
    fn disputed(&mut self, key: &str, branch: usize, village: &str, settled: bool) {
        let Some(owner) = self.somebody(&format!("{key}-owner"), branch, village) else { return };
        let Some(mut other) = self.somebody(key, branch, village) else { return };
        other.person.nik = owner.person.nik.clone();
        let agent = owner.agent;
        self.told(owner, 6);
        let register = Self::registration(&other.person);
        let task = self.send(agent, member(key), Command::Register(Box::new(register)));
        if settled {
            let head = self.staff(branch, Role::BranchHead);
            let reason = "Dua orang; NIK yang kedua salah ketik dan dibetulkan";
            self.settle_later(head, member(key), task, "dispute", "different", 14, reason);
        }
    }

    /// The same NIK and name, and a birth date a day later: one person, to be looked at.
    fn born_another_day(&mut self) {
        let Some(life) = self.somebody("identity", DENPASAR, SESETAN) else { return };
        let (mut again, agent) = (life.person.clone(), life.agent);
        again.born = again.born.next();
        self.told(life, 3);
        let subject = member("identity-again");
        self.send(agent, subject, Command::Register(Box::new(Self::registration(&again))));
    }

    /// An agent without signal took five thousand too much against a numbered paper.
    fn on_paper(&mut self) {
        let Some(life) = self.somebody("paper", DENPASAR, SESETAN) else { return };
        let (agent, id, month) = (life.agent, life.id, self.day.month());
        let amount_rupiah = self.prices.of(&life, month, 1) + 5_000;
        self.told(life, 0);
        let pay = Pay {
            payer: "self".to_owned(),
            payer_name: None,
            programmes: Vec::new(),
            from: Some(month.to_string()),
            months: 1,
            amount_rupiah,
            taken_on: self.day.to_string(),
            taken_by: TakenBy::Agent,
            activity: None,
            evidence: Some(Evidence {
                number: "BUKU-0417-023".to_owned(),
                claimed_on: self.day.to_string(),
                written_by: None,
            }),
        };
        self.send(agent, id, Command::Pay(pay));
    }

    /// The same money entered twice; the branch head reverses the second receipt the same evening.
    fn paid_twice(&mut self) {
        let Some(life) = self.somebody("reversed", DENPASAR, SESETAN) else { return };
        let (agent, subject) = (life.agent, life.id);
        let i = self.told(life, 3);
        let until = self.lives[i].paid_until;
        let payment = self.pay(i, 3, self.day, agent, None);
        self.lives[i].paid_until = until;
        self.lives[i].standing = Standing::Here;
        let player = self.staff(DENPASAR, Role::BranchHead);
        let id = self.mint();
        let reason = RECEIPTS_APART;
        self.sent.reversals.push(Reversal { player, id, subject, payment, reason, proposed: false });
    }

    /// Ten months typed where one was paid: too much money for the branch head alone. The head of the region agrees,
    /// or has not come to it yet.
    fn too_many_months(&mut self, key: &str, agreed: bool) {
        let Some(life) = self.somebody(key, DENPASAR, SESETAN) else { return };
        let (agent, subject) = (life.agent, life.id);
        let i = self.told(life, 2);
        let payment = self.pay(i, 10, self.day, agent, None);
        let (player, id) = (self.staff(DENPASAR, Role::BranchHead), self.mint());
        let reason = "Diketik sepuluh bulan, yang dibayar satu bulan";
        let reversal = Reversal { player, id, subject, payment, reason, proposed: true };
        if agreed {
            let region = self.player("banuspa.kepala");
            self.approve_later(region, subject, reversal.sent());
        }
        self.sent.reversals.push(reversal);
    }

    /// Head office would like branches to reverse a little more on their own.
    fn raises_a_limit(&mut self) {
        let director = self.player("pusat.direktur");
        let setting = Setting {
            name: access::Limit::ReversalRupiah.key().to_owned(),
            value: 150_000,
            reason: "Pembayaran setahun makin sering; batas disesuaikan".to_owned(),
        };
        self.propose(director, None, office(NATIONAL).0, Command::Setting(setting));
    }

    /// Dies within the first three months of membership: what the death pays is shown with both readings.
    fn dies_early(&mut self) {
        let Some(life) = self.somebody("early-death", DENPASAR, SESETAN) else { return };
        let i = self.told(life, 6);
        let on = self.day.plus_days(36);
        self.later.entry(on.plus_days(2)).or_default().push(Later::Die(i, on));
    }

    /// A farmer who is also paid as a guard: the branch is told of the wage.
    fn works_for_both(&mut self) {
        let Some(life) = self.somebody("wage", KLATEN, GATAK) else { return };
        let (clerk, id) = (self.staff(KLATEN, Role::Clerk), life.id);
        let mut register = Self::registration(&life.person);
        register.how_works = "both".to_owned();
        register.occupations.push("Satpam desa".to_owned());
        let task = self.send(clerk, id, Command::Register(Box::new(register)));
        let reason = "Pekerjaan upahan diteruskan ke petugas penerima upah";
        self.settle_later(clerk, id, task, "wage_work", "handled", 12, reason);
        self.lives.push(life);
        self.pay(self.lives.len() - 1, 12, self.day, clerk, None);
    }

    /// Offers the full price in the months of relief, hears the right one, and pays it.
    fn relieved(&mut self) {
        let Some(mut life) = self.somebody("relief", DENPASAR, SESETAN) else { return };
        (life.person.income, life.person.sector, life.person.occupation) =
            (1_000_000, "other", "Pedagang canang");
        let (agent, id) = (life.agent, life.id);
        let i = self.told(life, 0);
        let pay = Pay {
            payer: "self".to_owned(),
            payer_name: None,
            programmes: Vec::new(),
            from: None,
            months: 1,
            amount_rupiah: 16_800,
            taken_on: self.day.to_string(),
            taken_by: TakenBy::Agent,
            activity: None,
            evidence: None,
        };
        let refused = self.send(agent, id, Command::Pay(pay));
        self.sent.refused.insert(refused, "pay.wrong_amount");
        self.pay(i, 12, self.day, agent, None);
    }

    /// The village's budget paid for 2025; the money for 2026 has not come.
    fn funds_stop(&mut self) {
        for n in 0..self.size.scale(20) {
            let key = if n == 0 { "fund-late".to_owned() } else { format!("fund-late-{n}") };
            let Some(mut life) = self.somebody(&key, KLATEN, PESU) else { return };
            (life.payer, life.payer_name) = ("village-add", Some("Pemerintah Desa Pesu".to_owned()));
            life.agent = self.staff(KLATEN, Role::Clerk);
            self.told(life, 12);
        }
    }

    /// Paid one month in August 2026 and has not been seen since.
    fn falls_behind(&mut self) {
        if let Some(life) = self.somebody("grace", KLATEN, GATAK) {
            self.told(life, 1);
        }
    }

    /// Registered without heirs: they may follow within fourteen days.
    fn incomplete(&mut self) {
        let Some(life) = self.somebody("to-complete", KLATEN, GATAK) else { return };
        let (agent, id) = (life.agent, life.id);
        let register = life.person.register(&Self::ask(&life, "Pemerintah Desa Gatak", false));
        self.send(agent, id, Command::Register(Box::new(register)));
        self.lives.push(life);
        self.pay(self.lives.len() - 1, 1, self.day, agent, None);
    }

    /// Registered at the end of October, to be asked about in November.
    fn new_in_october(&mut self) {
        if let Some(life) = self.somebody("first-months", DENPASAR, SESETAN) {
            self.told(life, 3);
        }
    }

    /// Pays three months and then no more.
    fn lapses(&mut self) {
        if let Some(life) = self.somebody("again", DENPASAR, SESETAN) {
            self.told(life, 3);
        }
    }

    /// Lapsed half a year ago, registers again: one membership, two stretches of cover.
    fn comes_back(&mut self) {
        let again = self.lives.iter().position(|l| l.id == member("again"));
        if let Some(i) = again {
            self.come_back(i);
        }
    }

    /// Sixty-six years old: the rule refuses, and says so.
    fn too_old(&mut self) {
        let Some(life) = self.somebody("too-old", DENPASAR, SESETAN) else { return };
        let mut person = life.person;
        person.born = Day::new(self.day.year() - 66, 3, 12).unwrap_or(person.born);
        person.nik = self.registry.nik(&person.home, person.born, person.sex);
        let register = Self::registration(&person);
        let refused = self.send(life.agent, life.id, Command::Register(Box::new(register)));
        self.sent.refused.insert(refused, "register.age_limit");
    }
}
