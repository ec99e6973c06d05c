//! From a filled form to commands, and from a refusal back to its field.

use super::typed::Typed;
use access::{Actor, Role};
use app::view::Form;
use app::wire::{Attestation, Command, Envelope, Pay, Register, TakenBy};
use kernel::{ActivityId, CommandId, Day, MemberId, Refusal, Rupiah, derived};

/// What a form pays, beside whose months they are.
pub(super) struct Paying {
    pub months: u8,
    pub amount: Rupiah,
    pub payer: String,
    pub payer_name: Option<String>,
}

impl Paying {
    pub fn read(typed: &mut Typed<'_>) -> Paying {
        Paying {
            payer: typed.text("payer"),
            payer_name: typed.optional("payer_name"),
            months: typed.months("months"),
            amount: typed.rupiah("amount"),
        }
    }

    pub fn command(
        self,
        programmes: Vec<String>,
        taken_on: Day,
        who: &Actor,
        activity: Option<ActivityId>,
    ) -> Command {
        Command::Pay(Pay {
            payer: self.payer,
            payer_name: self.payer_name,
            programmes,
            from: None,
            months: self.months,
            amount_rupiah: self.amount.0,
            taken_on: taken_on.to_string(),
            taken_by: taken_by(who, activity),
            activity: activity.map(|a| a.0),
            evidence: None,
        })
    }
}

/// At the counter of a branch the till takes the cash; everywhere else the one who stands there.
pub(super) fn taken_by(who: &Actor, activity: Option<ActivityId>) -> TakenBy {
    let counter = matches!(who.role, Role::Clerk) && activity.is_none() && who.office.is_some();
    if counter { TakenBy::Branch } else { TakenBy::Agent }
}

/// The registration as typed. `place` is where this is done, in words.
pub(super) fn register(typed: &mut Typed<'_>, place: String, activity: Option<ActivityId>) -> Register {
    let born = typed.day("born");
    Register {
        nik: typed.text("nik"),
        name: typed.text("name"),
        born: born.map(|d| d.to_string()).unwrap_or_default(),
        sex: typed.text("sex"),
        phone: typed.optional("phone"),
        address: None,
        how_works: typed.text("how_works"),
        status: typed.text("status"),
        sector: typed.text("sector"),
        occupations: vec![typed.text("occupation")],
        income_rupiah: typed.rupiah("income").0,
        home: typed.village("home"),
        work_place: None,
        activity: activity.map(|a| a.0),
        attestation: Attestation {
            works_now: typed.yes("works_now"),
            well_now: typed.yes("well_now"),
            attested_by: attester(typed),
            place,
        },
        consent: typed.consent("consent"),
        programmes: typed.all("programmes"),
        payer: typed.optional("payer").unwrap_or_default(),
        payer_name: typed.optional("payer_name"),
        heirs: Vec::new(),
        evidence: None,
    }
}

/// Name and role of who has seen it: "Walino, kepala desa".
fn attester(typed: &mut Typed<'_>) -> String {
    let name = typed.text("attested_by");
    match typed.optional("attested_role") {
        Some(role) => format!("{name}, {role}"),
        None => name,
    }
}

/// Registration and first payment, one batch. The ids of the member and of the payment follow from the form's own.
pub(super) fn batch(command: CommandId, register: Register, pay: Command) -> [Envelope; 2] {
    let member = derived(command.0, "member");
    [
        Envelope {
            id: command.0,
            subject: member,
            office: None,
            command: Command::Register(Box::new(register)),
        },
        Envelope { id: derived(command.0, "pay"), subject: member, office: None, command: pay },
    ]
}

/// One command about a member.
pub(super) fn single(command: CommandId, member: MemberId, asked: Command) -> [Envelope; 1] {
    [Envelope { id: command.0, subject: member.0, office: None, command: asked }]
}

/// The refusal at the field of the form that can change it; what has no such field concerns the whole form.
pub(super) fn at_field(mut refusal: Refusal, fields: &[&'static str]) -> Refusal {
    let named = refusal.field.as_deref().map(|field| match field {
        "occupations" => "occupation",
        "income_rupiah" => "income",
        "amount_rupiah" => "amount",
        "place" | "attestation" => "attested_by",
        other => other,
    });
    let field = named.and_then(|named| fields.iter().find(|field| **field == named));
    refusal.field = field.map(|field| std::borrow::Cow::Borrowed(*field));
    refusal
}

/// The fields of the registration page.
pub(super) const REGISTER_FIELDS: &[&str] = &[
    "nik",
    "name",
    "born",
    "sex",
    "phone",
    "how_works",
    "status",
    "sector",
    "occupation",
    "income",
    "home",
    "works_now",
    "well_now",
    "attested_by",
    "consent",
    "programmes",
    "payer",
    "payer_name",
    "months",
    "amount",
];
/// The fields of a sheet of paper, before those of registering.
pub(super) const PAPER_FIELDS: &[&str] = &["paper_number", "paper_day", "written_by", "again"];
pub(super) const PAY_FIELDS: &[&str] = &["payer", "payer_name", "months", "amount"];
pub(super) const SETTLE_FIELDS: &[&str] = &["verdict", "reason"];

/// What is wrong, in the order of the page, one refusal a field.
pub(super) fn with_errors(mut form: Form, errors: Vec<Refusal>) -> Form {
    for error in errors {
        let said = error.field.is_some() && form.errors.iter().any(|e| e.field == error.field);
        if !said {
            form.errors.push(error);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::Territory;
    use kernel::{ActorId, OfficeId};
    use uuid::Uuid;

    fn filled() -> Form {
        let mut form = Form::default();
        for (name, value) in [
            ("nik", "3310995504870001"),
            ("name", " Sari Wulandari "),
            ("born", "15-04-1987"),
            ("sex", "female"),
            ("how_works", "own"),
            ("status", "worker"),
            ("sector", "other"),
            ("occupation", "pedagang"),
            ("income", "1.000.000"),
            ("home", "33.10.16.2012"),
            ("works_now", "yes"),
            ("well_now", "yes"),
            ("attested_by", "Walino"),
            ("attested_role", "kepala desa"),
            ("consent", "yes"),
            ("programmes", "JKK"),
            ("programmes", "JKM"),
            ("payer", "self"),
            ("months", "1"),
            ("amount", "16.800"),
        ] {
            form.set(name, value);
        }
        form
    }

    fn actor(role: Role) -> Actor {
        Actor {
            id: ActorId(Uuid::from_u128(1)),
            role,
            territory: Territory::Nation,
            office: Some(OfficeId(Uuid::from_u128(2))),
            name: "Ketut".to_owned(),
        }
    }

    #[test]
    fn a_filled_form_is_one_batch_about_one_member() {
        let form = filled();
        let mut typed = Typed::of(&form);
        let register = register(&mut typed, "Balai Desa Gatak".to_owned(), None);
        let paying = Paying::read(&mut typed);
        assert!(typed.errors.is_empty(), "{:?}", typed.errors);
        assert_eq!(register.attestation.attested_by, "Walino, kepala desa");
        assert_eq!(register.born, "1987-04-15");
        let taken_on: Day = "2026-11-20".parse().unwrap();
        let pay = paying.command(register.programmes.clone(), taken_on, &actor(Role::Clerk), None);
        let command = CommandId(Uuid::parse_str("019b76da-a800-7abc-8def-0123456789ab").unwrap());
        let [first, second] = batch(command, register, pay);
        assert_eq!(first.subject, second.subject);
        assert!(first.id != second.id && first.id == command.0);
        let Command::Pay(pay) = second.command else { panic!("a payment") };
        assert_eq!((pay.amount_rupiah, pay.months, pay.taken_by), (16_800, 1, TakenBy::Branch));
    }

    #[test]
    fn cash_is_held_by_who_stands_there() {
        let activity = Some(ActivityId(Uuid::from_u128(3)));
        assert_eq!(taken_by(&actor(Role::Clerk), None), TakenBy::Branch);
        assert_eq!(taken_by(&actor(Role::Clerk), activity), TakenBy::Agent);
        assert_eq!(taken_by(&actor(Role::Agent), None), TakenBy::Agent);
    }

    #[test]
    fn refusals_find_their_fields() {
        let at = |field: &'static str| {
            at_field(Refusal::of(field, "field.required"), REGISTER_FIELDS).field.map(|f| f.into_owned())
        };
        assert_eq!(at("occupations").as_deref(), Some("occupation"));
        assert_eq!(at("income_rupiah").as_deref(), Some("income"));
        assert_eq!(at("nik").as_deref(), Some("nik"));
        assert_eq!(at("taken_on"), None);
        let twice = vec![Refusal::of("nik", "nik.length"), Refusal::of("nik", "nik.date")];
        assert_eq!(with_errors(Form::default(), twice).errors.len(), 1);
    }
}
