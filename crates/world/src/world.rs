//! The world itself: goes from day to day and says who sends what.

use crate::cast::{Player, cast, players};
use crate::chapter::{Batch, Chapter, Gathered, Moment};
use crate::dice::{Dice, Mint};
use crate::hands::Hands;
use crate::life::{Life, Prices, Standing};
use crate::offices::{self, NAMED};
use crate::person::{Ask, Person, Registry};
use crate::size::Size;
use crate::stage::{self, Drive, Step};
use access::Role;
use app::wire::{Command, Complete, DecideProposal, End, Envelope, Pay, Propose, Settle, TakenBy};
use kernel::{Day, Instant, Month, RegionCode, Zone};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use uuid::Uuid;

/// The world is the same for everybody who asks for the same size.
const SEED: u64 = 0x4b65_7261_734b_6572;
/// Days of a month on which the offices enter what agents bring; the last day of the month is the fourth.
const ENTRY_DAYS: [u8; 3] = [6, 13, 20];
const HOUR: u32 = 3600;

/// Something that follows on a later day.
pub(crate) enum Later {
    Complete(usize),
    Settle {
        player: usize,
        subject: Uuid,
        settle: Settle,
    },
    /// A change that needs a second person, and who that will be; nobody yet where it is left waiting.
    Propose {
        player: usize,
        second: Option<usize>,
        subject: Uuid,
        command: Command,
    },
    Approve {
        player: usize,
        subject: Uuid,
        proposal: Uuid,
    },
    Die(usize, Day),
}

/// The articles' world from January 2016 until a day, a month at a time.
pub struct World {
    pub(crate) size: Size,
    pub(crate) today: Day,
    pub(crate) dice: Dice,
    mint: Mint,
    pub(crate) registry: Registry,
    pub(crate) players: Vec<Player>,
    pub(crate) lives: Vec<Life>,
    pub(crate) prices: Prices,
    pub(crate) later: BTreeMap<Day, Vec<Later>>,
    pub(crate) sent: Gathered,
    pub(crate) hands: Hands,
    steps: VecDeque<Step>,
    drives: Vec<Drive>,
    month: Month,
    set_up: bool,
    /// The day being told, its evening, and which entry of the month it is.
    pub(crate) day: Day,
    pub(crate) now: Instant,
}

impl World {
    pub fn new(size: Size, today: Day) -> World {
        let month = Month::from_index(2016 * 12);
        World {
            size,
            today,
            dice: Dice::new(SEED),
            mint: Mint::new(SEED),
            registry: Registry::default(),
            players: players(),
            lives: Vec::new(),
            prices: Prices::default(),
            later: BTreeMap::new(),
            sent: Gathered::default(),
            hands: Hands::default(),
            steps: stage::steps(today).into(),
            drives: stage::drives(),
            month,
            set_up: false,
            day: month.first_day(),
            now: Instant(0),
        }
    }

    /// The next month, or nothing when today is reached.
    pub fn next_chapter(&mut self) -> Option<Chapter> {
        if !self.set_up {
            self.set_up = true;
            return Some(self.setting_up());
        }
        let month = self.month;
        if month.first_day() > self.today {
            return None;
        }
        self.month = month.next();
        let entries = entry_days(month);
        let mut moments = Vec::new();
        for day in self.days(month, &entries) {
            moments.extend(self.morning(day));
            let week = entries.iter().position(|e| *e == day);
            moments.extend(self.visits(day, week, at(day, 15)));
            moments.extend(self.evening(day, week, &entries));
        }
        Some(Chapter { month, moments, refused: std::mem::take(&mut self.sent.refused) })
    }

    /// The offices, then everybody who signs in.
    fn setting_up(&mut self) -> Chapter {
        let first = self.month.day(4);
        let offices: Vec<Envelope> = offices::all().iter().map(offices::Place::envelope).collect();
        let moments = [offices, cast()].into_iter().enumerate().map(|(i, commands)| Moment {
            batches: vec![Batch { player: None, commands }],
            ..Moment::at(at(first, 8 + i as u32))
        });
        Chapter { month: self.month, moments: moments.collect(), refused: Default::default() }
    }

    /// Days of a month on which anything is sent, until today.
    fn days(&self, month: Month, entries: &[Day; 4]) -> Vec<Day> {
        let mut days: BTreeSet<Day> = entries.iter().copied().collect();
        days.extend(self.steps.iter().map(|s| s.on));
        days.extend(self.drives.iter().flat_map(|d| &d.days));
        days.retain(|d| d.month() == month && *d <= self.today);
        days.into_iter().collect()
    }

    /// What is planned is written down before the day's people come.
    fn morning(&mut self, day: Day) -> Option<Moment> {
        while let Some(step) = self.steps.pop_front_if(|s| s.on <= day) {
            let player = self.player(&step.login);
            self.sent.push(player, step.envelope);
        }
        self.sent.moment(at(day, 7))
    }

    fn evening(&mut self, day: Day, week: Option<usize>, entries: &[Day; 4]) -> Option<Moment> {
        (self.day, self.now) = (day, at(day, 19));
        for drive in self.drives.clone().iter().filter(|d| d.days.contains(&day)) {
            self.drive(drive);
        }
        if let Some(week) = week {
            let since = if week == 0 { day.month().first_day() } else { entries[week - 1].next() };
            self.follow_up();
            self.cases(week);
            self.openings(week);
            self.renewals(week, since);
            self.joiners();
            if week == 3 && day.month() == published() {
                self.as_published();
            }
        }
        let now = self.now;
        self.sent.moment(now)
    }

    fn follow_up(&mut self) {
        let ahead = self.later.split_off(&self.day.next());
        for later in std::mem::replace(&mut self.later, ahead).into_values().flatten() {
            match later {
                Later::Complete(i) => self.complete(i),
                Later::Settle { player, subject, settle } => {
                    self.send(player, subject, Command::Settle(settle));
                }
                Later::Propose { player, second, subject, command } => {
                    self.propose(player, second, subject, command);
                }
                Later::Approve { player, subject, proposal } => {
                    let (verdict, reason) = ("approve".to_owned(), String::new());
                    let word = DecideProposal { proposal, verdict, reason };
                    self.send(player, subject, Command::DecideProposal(word));
                }
                Later::Die(i, on) => self.end(i, "died", on),
            }
        }
    }

    /// Asks for a change; the second person, where there is one, agrees when they next come to it.
    pub(crate) fn propose(&mut self, player: usize, second: Option<usize>, subject: Uuid, command: Command) {
        let why = match &command {
            Command::Merge(merge) => merge.reason.clone(),
            Command::Setting(setting) => setting.reason.clone(),
            _ => String::new(),
        };
        let inner = Envelope { id: self.mint(), subject, office: None, command };
        let proposal =
            self.send(player, subject, Command::Propose(Propose { command: Box::new(inner), why }));
        if let Some(player) = second {
            self.approve_later(player, subject, proposal);
        }
    }

    pub(crate) fn approve_later(&mut self, player: usize, subject: Uuid, proposal: Uuid) {
        let approve = Later::Approve { player, subject, proposal };
        self.later.entry(self.day.next()).or_default().push(approve);
    }

    fn complete(&mut self, i: usize) {
        let life = &self.lives[i];
        let complete = Complete { heirs: life.person.heirs(), address: None, phone: None };
        let (agent, id) = (life.agent, life.id);
        self.send(agent, id, Command::Complete(complete));
    }

    /// The place of a sign-in in the list of players.
    pub(crate) fn player(&self, login: &str) -> usize {
        self.players.iter().position(|p| p.login == login).unwrap_or_default()
    }

    pub(crate) fn staff(&self, branch: usize, role: Role) -> usize {
        let code = NAMED[branch].code;
        self.players.iter().position(|p| p.office == code && p.role == role).unwrap_or_default()
    }

    /// The agent of a branch who serves a place, or its counter.
    pub(crate) fn agent_for(&self, branch: usize, home: &RegionCode) -> usize {
        let code = NAMED[branch].code;
        let found =
            self.players.iter().position(|p| p.office == code && p.role == Role::Agent && p.serves(home));
        found.unwrap_or_else(|| self.staff(branch, Role::Clerk))
    }

    pub(crate) fn mint(&mut self) -> Uuid {
        self.mint.id(self.now)
    }

    /// Hands in a command for a player; its id.
    pub(crate) fn send(&mut self, player: usize, subject: Uuid, command: Command) -> Uuid {
        let id = self.mint();
        if let Command::Pay(pay) = &command {
            self.hands.takes(player, pay);
        }
        self.sent.push(player, Envelope { id, subject, office: None, command });
        id
    }

    /// Takes somebody in; they have paid nothing yet. Place in the list of lives.
    pub(crate) fn take_in(&mut self, life: Life, player: usize, ask: &Ask<'_>) -> usize {
        let register = life.person.register(ask);
        self.send(player, life.id, Command::Register(Box::new(register)));
        self.lives.push(life);
        let i = self.lives.len() - 1;
        if !ask.complete {
            let days = self.dice.between(5, 40);
            self.later.entry(self.day.plus_days(days)).or_default().push(Later::Complete(i));
        }
        i
    }

    /// Pays the next months of somebody; the command's id. Whoever pays for the first time, or after coming
    /// back, begins with the current month.
    pub(crate) fn pay(
        &mut self,
        i: usize,
        months: u8,
        on: Day,
        player: usize,
        activity: Option<Uuid>,
    ) -> Uuid {
        let life = &self.lives[i];
        let first = life.paid_until.map_or(on.month(), Month::next);
        let amount_rupiah = self.prices.of(life, first, months);
        let branch = self.players[player].role == Role::Clerk;
        let pay = Pay {
            payer: life.payer.to_owned(),
            payer_name: life.payer_name.clone(),
            programmes: Vec::new(),
            from: Some(first.to_string()),
            months,
            amount_rupiah,
            taken_on: on.to_string(),
            taken_by: if branch { TakenBy::Branch } else { TakenBy::Agent },
            activity,
            evidence: None,
        };
        let id = life.id;
        self.lives[i].paid_until = Some(first.plus(i32::from(months) - 1));
        self.send(player, id, Command::Pay(pay))
    }

    /// A death or a leaving, told at the counter.
    pub(crate) fn end(&mut self, i: usize, why: &str, on: Day) {
        let life = &mut self.lives[i];
        life.standing = Standing::Gone;
        life.keeps_paid_months = why == "left";
        let (id, branch) = (life.id, life.branch);
        let months_left = life.paid_until.is_some_and(|last| last > on.month());
        let told_by = format!("Keluarga: {}", life.person.heir.0);
        let clerk = self.staff(branch, Role::Clerk);
        let end = End { why: why.to_owned(), on: on.to_string(), told_by };
        let task = self.send(clerk, id, Command::End(end));
        if months_left {
            self.settle_later(
                clerk,
                id,
                task,
                "recorded",
                "handled",
                9,
                "Bulan sesudahnya diurus kantor cabang",
            );
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one decision in all its parts")]
    pub(crate) fn settle_later(
        &mut self,
        player: usize,
        subject: Uuid,
        task: Uuid,
        kind: &str,
        verdict: &str,
        days: i64,
        reason: &str,
    ) {
        let settle = Settle {
            task,
            other: None,
            task_kind: kind.to_owned(),
            verdict: verdict.to_owned(),
            reason: reason.to_owned(),
        };
        let later = Later::Settle { player, subject, settle };
        self.later.entry(self.day.plus_days(days)).or_default().push(later);
    }

    pub(crate) fn invent(&mut self, home: RegionCode) -> Person {
        self.registry.invent(&mut self.dice, home, self.day)
    }
}

/// July 2017, the month of the published count.
pub(crate) fn published() -> Month {
    Month::from_index(2017 * 12 + 6)
}

fn entry_days(month: Month) -> [Day; 4] {
    let [a, b, c] = ENTRY_DAYS.map(|d| month.day(d));
    [a, b, c, month.last_day()]
}

/// An hour of a day in the west; in the evening of the east it is still the same day.
fn at(day: Day, hour: u32) -> Instant {
    Instant::at(day, hour * HOUR, Zone::WIB)
}
