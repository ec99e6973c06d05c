//! From what was sent to what is meant: the only place where text becomes a NIK, a day, a village.

use super::{Command, Envelope};
use access::Limit;
use kernel::{
    ActivityId, ActorId, CampaignId, CommandId, Day, Jpeg, MemberId, Month, Nik, OfficeId, PartnerId, Phone,
    Programme, Refusal, RegionCode, Rupiah, Sex, SubjectId, TargetId,
};
use member::{CashHolder, EndingKind, Evidence, Heir, HowWorks, Segment, TaskKind, Verdict, WellAndWorking};
use outreach::{ActivityKind, OfficeKind, PartnerKind, TargetMeasure};
use scheme::{Payer, Sector, WorkStatus};
use std::str::FromStr;

/// Longest text anybody may write into one field.
const MAX_TEXT: usize = 500;
/// More than anybody earns in a month: a slip of the finger.
const MAX_INCOME: i64 = 10_000_000_000;
const MAX_OCCUPATIONS: usize = 5;
const MAX_HEIRS: usize = 20;

/// What reading needs to know beside the text.
pub struct Context<'a> {
    pub seal: &'a seal::Seal,
    pub actor: ActorId,
    pub office: OfficeId,
    /// Today at the sender's office: settles the century in a NIK.
    pub today: Day,
}

/// A command in the domain's words.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Member(member::Command),
    Merge(MemberId, member::Merge),
    Claim(claim::Command),
    Outreach(outreach::Command),
    Actor(Box<super::Actor>),
    Client(super::Client),
    Reassign(super::Reassign),
    ChangeOffice(super::ChangeOffice),
    ResetSignIn(access::Reset, String),
    Setting(Limit, i64, String),
    List(crate::import::ListAsk),
    Cash(crate::cash::CashAsk),
    Aside(super::DecideAside),
}

pub(super) type Read<T> = Result<T, Refusal>;

impl Context<'_> {
    pub(crate) fn read(&self, envelope: &Envelope) -> Read<Ask> {
        let subject = SubjectId(envelope.subject);
        Ok(match &envelope.command {
            Command::Register(r) => Ask::Member(member::Command::Register(Box::new(self.register(r)?))),
            Command::Complete(c) => Ask::Member(member::Command::Complete(self.complete(c)?)),
            Command::Photo(p) => Ask::Member(member::Command::Photo(self.photo(p)?)),
            Command::Pay(p) => Ask::Member(member::Command::Pay(self.pay(p)?)),
            Command::Reverse(r) => Ask::Member(member::Command::Reverse(member::Reverse {
                receipt_number: required("receipt_number", &r.receipt_number)?,
                reason: required("reason", &r.reason)?,
            })),
            Command::Open(o) => Ask::Member(member::Command::Open(Box::new(self.open(o)?))),
            Command::End(e) => Ask::Member(member::Command::End(member::End {
                segment: Segment::Bpu,
                kind: EndingKind::from_key(&e.why)
                    .ok_or_else(|| choice("why", "died, left, old_age_taken"))?,
                on: day("on", &e.on)?,
                told_by: required("told_by", &e.told_by)?,
            })),
            Command::Settle(s) => Ask::Member(member::Command::Settle(settle(s)?)),
            Command::AnnulEnding(a) => Ask::Member(member::Command::Annul(member::Annul {
                ending: a.ending.map(CommandId),
                reason: required("reason", &a.reason)?,
            })),
            Command::Report(r) => Ask::Claim(claim::Command::Report(Box::new(self.report(r)?))),
            Command::AddToReport(a) => Ask::Claim(claim::Command::Add(Box::new(self.add_to_report(a)?))),
            Command::CloseReport(c) => Ask::Claim(claim::Command::Close(super::parse_claim::close(c)?)),
            Command::LinkReport(l) => Ask::Claim(claim::Command::Link(super::parse_claim::link(l)?)),
            Command::Correct(c) => Ask::Member(member::Command::Correct(Box::new(self.correct(c)?))),
            Command::Merge(m) => Ask::Merge(MemberId(m.dissolved), merge(m)?),
            Command::Office(o) => Ask::Outreach(outreach::Command::Office(office(o, subject)?)),
            Command::Campaign(c) => Ask::Outreach(outreach::Command::Campaign(outreach::Campaign {
                id: CampaignId(subject.0),
                name: required("name", &c.name)?,
                office: self.office,
                from: day("from", &c.from)?,
                until: c.until.as_deref().map(|u| day("until", u)).transpose()?,
                source: text("source", &c.source)?,
            })),
            Command::Partner(p) => Ask::Outreach(outreach::Command::Partner(outreach::Partner {
                id: PartnerId(subject.0),
                name: required("name", &p.name)?,
                kind: PartnerKind::from_key(&p.sort)
                    .ok_or_else(|| choice_of("sort", PartnerKind::ALL, |k| k.key()))?,
                office: self.office,
            })),
            Command::Activity(a) => Ask::Outreach(outreach::Command::Activity(self.activity(a, subject)?)),
            Command::Attendance(a) => Ask::Outreach(outreach::Command::Attendance(outreach::Attendance {
                activity: ActivityId(subject.0),
                on: day("on", &a.on)?,
                reached: a.reached,
            })),
            Command::Target(t) => Ask::Outreach(outreach::Command::Target(target(t, subject)?)),
            Command::Actor(a) => Ask::Actor(a.clone()),
            Command::Client(c) => Ask::Client(c.clone()),
            Command::Reassign(r) => Ask::Reassign(r.clone()),
            Command::ChangeOffice(c) => Ask::ChangeOffice(c.clone()),
            Command::ResetSignIn(r) => {
                let what = access::Reset::from_key(&r.what)
                    .ok_or_else(|| choice_of("what", access::Reset::ALL, |what| what.key()))?;
                Ask::ResetSignIn(what, required("reason", &r.reason)?)
            }
            Command::Setting(s) => {
                let name = Limit::from_key(&s.name)
                    .ok_or_else(|| choice_of("name", Limit::ALL, |limit| limit.key()))?;
                Ask::Setting(name, name.checked(s.value)?, required("reason", &s.reason)?)
            }
            Command::BringList(b) => Ask::List(self.bring(b)?),
            Command::MarkList(m) => Ask::List(self.mark(m)?),
            Command::HandIn(h) => Ask::Cash(super::parse_cash::hand_in(h)?),
            Command::ConfirmHandIn(c) => Ask::Cash(super::parse_cash::confirm(c)?),
            Command::DecideAside(d) => Ask::Aside(d.clone()),
            Command::DecideHandIn(d) => Ask::Cash(super::parse_cash::decide(d)?),
            // These have no second person of their own, and are read before they come here.
            Command::Propose(_) | Command::DecideProposal(_) | Command::Withdraw(_) => {
                return Err(Refusal::of("command", "approval.nested"));
            }
        })
    }

    fn register(&self, r: &super::Register) -> Read<member::Register> {
        let (nik, _) = Nik::parse(&r.nik, self.today)?;
        let phone = match self.phone(r.phone.as_deref()) {
            // A slip in a number is no reason to lose a form that was taken far away: it lacks a telephone, and is asked
            // for it as whoever gave none.
            Err(_) if r.evidence.is_some() => None,
            read => read?,
        };
        if r.occupations.len() > MAX_OCCUPATIONS {
            return Err(Refusal::of("occupations", "field.too_many").with("most", MAX_OCCUPATIONS as i64));
        }
        let occupations =
            r.occupations.iter().map(|o| required("occupations", o)).collect::<Read<Vec<_>>>()?;
        if occupations.is_empty() {
            return Err(Refusal::of("occupations", "field.required"));
        }
        Ok(member::Register {
            segment: Segment::Bpu,
            nik,
            nik_key: self.seal.index("nik", nik.digits().as_bytes()),
            name: required("name", &r.name)?,
            born: day("born", &r.born)?,
            sex: sex(&r.sex)?,
            phone_key: phone.as_ref().map(|p| self.seal.index("phone", p.as_str().as_bytes())),
            phone,
            address: optional("address", r.address.as_deref())?,
            home: village("home", &r.home)?,
            work_place: r.work_place.as_deref().map(|w| village("work_place", w)).transpose()?,
            activity: r.activity.map(ActivityId),
            how_works: match r.how_works.as_str() {
                "own" => HowWorks::Own,
                "wage" => HowWorks::Wage,
                "both" => HowWorks::Both,
                _ => return Err(choice("how_works", "own, wage, both")),
            },
            status: word::<WorkStatus>("status", &r.status, "worker, owner")?,
            sector: word::<Sector>("sector", &r.sector, "transport, other")?,
            occupations,
            income: income(r.income_rupiah)?,
            programmes: programmes(&r.programmes)?,
            payer: payer(&r.payer)?,
            payer_name: optional("payer_name", r.payer_name.as_deref())?,
            attestation: WellAndWorking {
                works_now: r.attestation.works_now,
                well_now: r.attestation.well_now,
                attested_by: text("attested_by", &r.attestation.attested_by)?,
                place: text("place", &r.attestation.place)?,
            },
            consent: r.consent,
            heirs: heirs(&r.heirs)?,
            evidence: r.evidence.as_ref().map(evidence).transpose()?,
        })
    }

    fn complete(&self, c: &super::Complete) -> Read<member::Complete> {
        let phone = self.phone(c.phone.as_deref())?;
        Ok(member::Complete {
            heirs: heirs(&c.heirs)?,
            address: optional("address", c.address.as_deref())?,
            phone_key: phone.as_ref().map(|p| self.seal.index("phone", p.as_str().as_bytes())),
            phone,
        })
    }

    fn photo(&self, p: &super::Photo) -> Read<member::Photo> {
        let bytes = seal::outbox::bytes(&p.jpeg).ok_or_else(|| Refusal::of("jpeg", "photo.not_jpeg"))?;
        let picture = Jpeg::parse(&bytes)?;
        Ok(member::Photo { digest: crate::photo::digest(self.seal, picture.bytes()), picture })
    }

    fn pay(&self, p: &super::Pay) -> Read<member::Pay> {
        Ok(member::Pay {
            segment: Segment::Bpu,
            payer: payer(&p.payer)?,
            payer_name: optional("payer_name", p.payer_name.as_deref())?,
            programmes: programmes(&p.programmes)?,
            from: p.from.as_deref().map(|m| month("from", m)).transpose()?,
            months: p.months,
            amount: rupiah("amount_rupiah", p.amount_rupiah)?,
            taken_on: day("taken_on", &p.taken_on)?,
            taken_by: match p.taken_by {
                super::TakenBy::Agent => CashHolder::Agent(self.actor),
                super::TakenBy::Branch => CashHolder::Branch(self.office),
            },
            activity: p.activity.map(ActivityId),
            evidence: p.evidence.as_ref().map(evidence).transpose()?,
        })
    }

    fn open(&self, o: &super::Open) -> Read<member::Open> {
        let (nik, _) = Nik::parse(&o.nik, self.today)?;
        let phone = self.phone(o.phone.as_deref())?;
        let paid_until = o
            .paid_until
            .iter()
            .map(|p| Ok((programme(&p.programme)?, month("paid_until", &p.month)?)))
            .collect::<Read<Vec<_>>>()?;
        Ok(member::Open {
            segment: Segment::Bpu,
            nik,
            nik_key: self.seal.index("nik", nik.digits().as_bytes()),
            name: required("name", &o.name)?,
            born: day("born", &o.born)?,
            sex: sex(&o.sex)?,
            phone_key: phone.as_ref().map(|p| self.seal.index("phone", p.as_str().as_bytes())),
            phone,
            home: village("home", &o.home)?,
            status: word::<WorkStatus>("status", &o.status, "worker, owner")?,
            sector: word::<Sector>("sector", &o.sector, "transport, other")?,
            occupation: required("occupation", &o.occupation)?,
            income: income(o.income_rupiah)?,
            payer: payer(&o.payer)?,
            official_number: required("official_number", &o.official_number)?,
            first_registered: day("first_registered", &o.first_registered)?,
            paid_until,
            months_in_total: o.months_in_total,
            source: required("source", &o.source)?,
        })
    }

    fn correct(&self, c: &super::Correct) -> Read<member::Correct> {
        let nik = c.nik.as_deref().map(|nik| Nik::parse(nik, self.today)).transpose()?;
        let key = |name: &'static str, text: &str| self.seal.index(name, text.as_bytes());
        Ok(member::Correct {
            name: c.name.as_deref().map(|name| required("name", name)).transpose()?,
            born: c.born.as_deref().map(|born| day("born", born)).transpose()?,
            sex: c.sex.as_deref().map(sex).transpose()?,
            home: c.home.as_deref().map(|home| village("home", home)).transpose()?,
            nik: nik.map(|(nik, _)| {
                let key = key("nik", nik.digits());
                (nik, key)
            }),
            phone: self.phone(c.phone.as_deref())?.map(|p| {
                let key = key("phone", p.as_str());
                (p, key)
            }),
            address: optional("address", c.address.as_deref())?,
            occupation: optional("occupation", c.occupation.as_deref())?,
            income: c.income_rupiah.map(income).transpose()?,
            sector: c
                .sector
                .as_deref()
                .map(|s| word::<Sector>("sector", s, "transport, other"))
                .transpose()?,
            reason: required("reason", &c.reason)?,
        })
    }

    fn activity(&self, a: &super::Activity, subject: SubjectId) -> Read<outreach::Activity> {
        let partners = a.partners.iter().map(|p| Ok((PartnerId(p.partner), text("part", &p.part)?)));
        Ok(outreach::Activity {
            id: ActivityId(subject.0),
            campaign: a.campaign.map(CampaignId),
            office: self.office,
            kind: ActivityKind::from_key(&a.sort)
                .ok_or_else(|| choice_of("sort", ActivityKind::ALL, |k| k.key()))?,
            title: required("title", &a.title)?,
            village: village("village", &a.village)?,
            place: text("place", &a.place)?,
            from: day("from", &a.from)?,
            until: day("until", &a.until)?,
            cost: rupiah("cost_rupiah", a.cost_rupiah)?,
            partners: partners.collect::<Read<Vec<_>>>()?,
            source: text("source", &a.source)?,
        })
    }

    pub(super) fn phone(&self, phone: Option<&str>) -> Read<Option<Phone>> {
        phone.filter(|p| !p.trim().is_empty()).map(Phone::parse).transpose()
    }
}

fn merge(m: &super::Merge) -> Read<member::Merge> {
    let right_nik = match m.right_nik.as_deref() {
        None | Some("") => None,
        Some("kept") => Some(member::Side::Kept),
        Some("dissolved") => Some(member::Side::Dissolved),
        Some(_) => return Err(choice("right_nik", "kept, dissolved")),
    };
    Ok(member::Merge { right_nik, reason: required("reason", &m.reason)? })
}

fn office(o: &super::Office, subject: SubjectId) -> Read<outreach::Office> {
    let areas = o.areas.iter().map(|a| regions::regions().get(&RegionCode::parse(a)?).map(|a| a.code));
    Ok(outreach::Office {
        id: OfficeId(subject.0),
        parent: o.parent.map(OfficeId),
        kind: OfficeKind::from_key(&o.level)
            .ok_or_else(|| choice_of("level", OfficeKind::ALL, |k| k.key()))?,
        code: o.code.trim().to_owned(),
        name: required("name", &o.name)?,
        areas: areas.collect::<Read<Vec<_>>>()?,
        example: o.example,
    })
}

fn target(t: &super::Target, subject: SubjectId) -> Read<outreach::Target> {
    let area = t.area.as_deref().map(|a| regions::regions().get(&RegionCode::parse(a)?).map(|a| a.code));
    Ok(outreach::Target {
        id: TargetId(subject.0),
        office: t.for_office.map(OfficeId),
        area: area.transpose()?,
        measure: TargetMeasure::from_key(&t.measure)
            .ok_or_else(|| choice_of("measure", TargetMeasure::ALL, |k| k.key()))?,
        from: day("from", &t.from)?,
        until: day("until", &t.until)?,
        value: t.value,
        source: required("source", &t.source)?,
        confirmed: t.confirmed,
    })
}

fn settle(s: &super::Settle) -> Read<member::Settle> {
    Ok(member::Settle {
        task: CommandId(s.task),
        task_kind: TaskKind::from_key(&s.task_kind)
            .ok_or_else(|| choice_of("task_kind", &TaskKind::ALL, |k| k.key()))?,
        verdict: match s.verdict.as_str() {
            "same" => Verdict::Same,
            "different" => Verdict::Different,
            "handled" => Verdict::Handled,
            _ => return Err(choice("verdict", "same, different, handled")),
        },
        reason: required("reason", &s.reason)?,
        other: s.other.map(MemberId),
    })
}

fn heirs(heirs: &[super::Heir]) -> Read<Vec<Heir>> {
    if heirs.len() > MAX_HEIRS {
        return Err(Refusal::of("heirs", "field.too_many").with("most", MAX_HEIRS as i64));
    }
    heirs
        .iter()
        .map(|h| {
            let relations = ["spouse", "child", "parent", "sibling", "other"];
            if !relations.contains(&h.relation.as_str()) {
                return Err(choice("heirs", "spouse, child, parent, sibling, other"));
            }
            Ok(Heir {
                name: required("heirs", &h.name)?,
                relation: h.relation.clone(),
                born: h.born.as_deref().filter(|b| !b.is_empty()).map(|b| day("heirs", b)).transpose()?,
            })
        })
        .collect()
}

fn evidence(e: &super::Evidence) -> Read<Evidence> {
    Ok(Evidence {
        number: required("evidence", &e.number)?,
        claimed_on: day("evidence", &e.claimed_on)?,
        written_by: optional("evidence", e.written_by.as_deref())?,
    })
}

pub(crate) fn text(field: &'static str, text: &str) -> Read<String> {
    if text.chars().count() > MAX_TEXT {
        return Err(Refusal::of(field, "field.too_long").with("most", MAX_TEXT as i64));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Refusal::of(field, "field.control"));
    }
    Ok(text.trim().to_owned())
}

pub(crate) fn required(field: &'static str, value: &str) -> Read<String> {
    let value = text(field, value)?;
    if value.is_empty() { Err(Refusal::of(field, "field.required")) } else { Ok(value) }
}

pub(super) fn optional(field: &'static str, value: Option<&str>) -> Read<Option<String>> {
    Ok(value.map(|v| text(field, v)).transpose()?.filter(|v| !v.is_empty()))
}

pub(super) fn day(field: &'static str, text: &str) -> Read<Day> {
    text.trim().parse().map_err(|_| Refusal::of(field, "field.day"))
}

fn month(field: &'static str, text: &str) -> Read<Month> {
    text.trim().parse().map_err(|_| Refusal::of(field, "field.month"))
}

fn sex(text: &str) -> Read<Sex> {
    match text {
        "female" => Ok(Sex::Female),
        "male" => Ok(Sex::Male),
        _ => Err(choice("sex", "female, male")),
    }
}

pub(super) fn village(field: &'static str, text: &str) -> Read<RegionCode> {
    let found =
        RegionCode::parse(text.trim()).and_then(|code| regions::regions().village(&code).map(|a| a.code));
    found.map_err(|mut refusal| {
        refusal.field = Some(field.into());
        refusal
    })
}

pub(super) fn rupiah(field: &'static str, amount: i64) -> Read<Rupiah> {
    if amount < 0 {
        return Err(Refusal::of(field, "field.negative"));
    }
    if amount > Rupiah::MAX.0 {
        return Err(Refusal::of(field, "field.too_large"));
    }
    Ok(Rupiah(amount))
}

pub(super) fn income(amount: i64) -> Read<Rupiah> {
    let income = rupiah("income_rupiah", amount)?;
    if income.0 > MAX_INCOME { Err(Refusal::of("income_rupiah", "field.too_large")) } else { Ok(income) }
}

fn programme(code: &str) -> Read<Programme> {
    let known = scheme::Scheme::id_bpu().programmes();
    Programme::parse(code)
        .filter(|p| known.iter().any(|k| k.code == *p))
        .ok_or_else(|| choice_of("programmes", known, |k| k.code.as_str()))
}

fn programmes(codes: &[String]) -> Read<Vec<Programme>> {
    let mut read = codes.iter().map(|c| programme(c)).collect::<Read<Vec<_>>>()?;
    read.sort();
    read.dedup();
    Ok(read)
}

pub(super) fn payer(text: &str) -> Read<Payer> {
    word("payer", text, "self, family, sponsor, village-own, village-dd, village-add, apbd, apbn")
}

pub(super) fn word<T: FromStr>(field: &'static str, text: &str, choices: &'static str) -> Read<T> {
    text.parse().map_err(|_| choice(field, choices))
}

pub(crate) fn choice(field: &'static str, choices: &str) -> Refusal {
    Refusal::of(field, "field.choice").with("choices", choices)
}

fn choice_of<T>(field: &'static str, all: &[T], key: impl Fn(&T) -> &str) -> Refusal {
    choice(field, &all.iter().map(key).collect::<Vec<_>>().join(", "))
}
