//! One member's life, played command by command through the only door.
#![allow(dead_code)]

use kernel::{
    ActorId, CommandId, Day, Instant, MemberId, Month, Nik, OfficeId, Phone, Programme, RegionCode, Rupiah,
    Sex, Zone,
};
use member::*;
use scheme::{JKK, JKM, Payer, Scheme, Sector, WorkStatus};
use uuid::Uuid;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn scheme() -> &'static Scheme {
    Scheme::id_bpu()
}

pub const AGENT: ActorId = ActorId(Uuid::from_u128(0xa));

/// The facts of one member, the commands decided so far, and what they changed in the counts.
pub struct Life {
    pub facts: MemberFacts,
    pub others: Others,
    pub demo: bool,
    pub addressed: Option<MemberId>,
    pub deltas: Vec<Delta>,
    pub journals: Vec<NewJournal>,
    pub decided: u32,
}

impl Default for Life {
    fn default() -> Self {
        Life::new()
    }
}

impl Life {
    pub fn new() -> Life {
        Life {
            facts: MemberFacts::unknown(MemberId(Uuid::from_u128(1))),
            others: Others::default(),
            demo: true,
            addressed: None,
            deltas: Vec::new(),
            journals: Vec::new(),
            decided: 0,
        }
    }

    /// Somebody else, or the same person under another id: commands and receipts of their own.
    pub fn another(n: u32) -> Life {
        let mut life = Life::new();
        life.facts.id = MemberId(Uuid::from_u128(u128::from(n)));
        life.decided = n * 1000;
        life
    }

    /// Decides on a day and takes the effects into the facts.
    pub fn on(&mut self, today: &str, command: Command) -> Decision {
        self.on_day(day(today), command)
    }

    pub fn on_day(&mut self, today: Day, command: Command) -> Decision {
        self.decided += 1;
        let meta = self.meta(today);
        let decision = decide(&command, &self.facts, &self.others, scheme(), &meta);
        assert_eq!(decision, decide(&command, &self.facts, &self.others, scheme(), &meta), "decided twice");
        if let Outcome::Refused(_) = decision.outcome {
            assert_eq!(decision.effects, Effects::default(), "a refusal writes nothing");
        }
        self.deltas.extend(decision.effects.deltas.iter().copied());
        self.journals.extend(decision.effects.journals.iter().cloned());
        self.facts.apply(&decision.effects);
        decision
    }

    pub fn meta(&self, today: Day) -> Meta {
        Meta {
            command: CommandId(kernel::derived(Uuid::from_u128(7), &self.decided.to_string())),
            addressed: self.addressed.unwrap_or(self.facts.id),
            actor: AGENT,
            office: OfficeId(Uuid::from_u128(0xb)),
            activity: None,
            now: Instant::at(today, 9 * 3600 + self.decided, Zone::WIB),
            today,
            receipt_number: format!("R{}", self.decided),
            demo: self.demo,
        }
    }

    pub fn cover(&self, on: &str) -> Cover {
        cover(&self.facts, Segment::Bpu, scheme(), day(on), Known::Now)
    }

    pub fn state(&self, on: &str) -> State {
        self.cover(on).state
    }

    pub fn covered(&self, programme: Programme, on: &str) -> bool {
        self.cover(on).programmes.iter().any(|p| p.programme == programme && p.covered)
    }

    pub fn payable(&self, today: &str) -> Result<Payable, kernel::Refusal> {
        payable(&self.facts, Segment::Bpu, scheme(), Payer::SelfPaid, &[], day(today))
    }
}

/// Siti Aminah, trader in Gatak, works and is well.
pub fn register() -> Register {
    Register {
        segment: Segment::Bpu,
        nik: Nik::parse("3310995504870001", day("2026-11-20")).unwrap().0,
        nik_key: [1; 16],
        name: "Siti Aminah".into(),
        born: day("1987-04-15"),
        sex: Sex::Female,
        phone: Some(Phone::parse("081234567890").unwrap()),
        phone_key: Some([2; 16]),
        address: Some("RT 02 RW 05".into()),
        home: RegionCode::parse("33.10.16.2012").unwrap(),
        work_place: None,
        activity: None,
        how_works: HowWorks::Own,
        status: WorkStatus::Worker,
        sector: Sector::Other,
        occupations: vec!["trader".into()],
        income: Rupiah(1_000_000),
        programmes: vec![JKK, JKM],
        payer: Payer::SelfPaid,
        payer_name: None,
        attestation: WellAndWorking {
            works_now: true,
            well_now: true,
            attested_by: "Walino, kepala desa".into(),
            place: "Pasar Gatak".into(),
        },
        consent: true,
        heirs: vec![Heir { name: "Budi".into(), relation: "spouse".into(), born: None }],
        evidence: None,
    }
}

pub fn registering(register: Register) -> Command {
    Command::Register(Box::new(register))
}

pub fn paying(months: u8, amount: i64, taken_on: &str) -> Pay {
    Pay {
        segment: Segment::Bpu,
        payer: Payer::SelfPaid,
        payer_name: None,
        programmes: Vec::new(),
        from: None,
        months,
        amount: Rupiah(amount),
        taken_on: day(taken_on),
        taken_by: CashHolder::Agent(AGENT),
        activity: None,
        evidence: None,
    }
}

pub fn on_paper(number: &str, on: &str) -> Option<Evidence> {
    Some(Evidence { number: number.into(), claimed_on: day(on), written_by: None })
}

pub fn reversing(number: &str) -> Command {
    Command::Reverse(Reverse { receipt_number: number.into(), reason: "salah orang".into() })
}

pub fn ending(kind: EndingKind, on: &str) -> Command {
    Command::End(End { segment: Segment::Bpu, kind, on: day(on), told_by: "keluarga".into() })
}

pub fn opening(first: &str, until: &str) -> Open {
    let register = register();
    Open {
        segment: Segment::Bpu,
        nik: register.nik,
        nik_key: register.nik_key,
        name: register.name,
        born: register.born,
        sex: register.sex,
        phone: None,
        phone_key: None,
        home: register.home,
        status: WorkStatus::Worker,
        sector: Sector::Other,
        occupation: "trader".into(),
        income: Rupiah(1_000_000),
        payer: Payer::SelfPaid,
        official_number: "12345678901".into(),
        first_registered: day(first),
        paid_until: vec![(JKK, month(until)), (JKM, month(until))],
        months_in_total: None,
        source: "Daftar cabang Klaten, 1 November 2026".into(),
    }
}

pub fn refusal(decision: &Decision) -> &str {
    match &decision.outcome {
        Outcome::Refused(refusal) => refusal.code(),
        other => panic!("not refused: {other:?}"),
    }
}

pub fn done(decision: &Decision) -> Vec<&str> {
    match &decision.outcome {
        Outcome::Done(notes) => notes.iter().map(|n| n.code.as_ref()).collect(),
        other => panic!("not done: {other:?}"),
    }
}

pub fn recorded(decision: &Decision) -> Vec<&str> {
    match &decision.outcome {
        Outcome::Recorded(notes) => notes.iter().map(|n| n.code.as_ref()).collect(),
        other => panic!("not recorded: {other:?}"),
    }
}

pub fn tasks(decision: &Decision) -> Vec<TaskKind> {
    decision.effects.tasks.iter().map(|t| t.kind).collect()
}
