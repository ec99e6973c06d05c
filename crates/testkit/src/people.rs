use app::wire::{self, Envelope};
use uuid::Uuid;

/// An invented person: the reserved NIK form, and what registering them sends.
#[derive(Clone, Debug)]
pub struct Invented {
    pub member: Uuid,
    pub register: wire::Register,
}

/// The n-th invented person: a trader in Sesetan who pays for themselves.
pub fn invented(n: u32) -> Invented {
    const NAMES: [&str; 8] = ["Sari", "Wayan", "Putu", "Kadek", "Nyoman", "Ketut", "Made", "Gede"];
    let (day, month, year) = (1 + n % 28, 1 + n / 28 % 12, 66 + n / 336 % 34);
    let female = n.is_multiple_of(2);
    let nik =
        format!("517199{:02}{month:02}{year:02}{:04}", if female { day + 40 } else { day }, 1 + n % 9999);
    let name = format!("{} Contoh {}", NAMES[n as usize % NAMES.len()], word(n));
    let register = sim::form(nik, name, format!("19{year:02}-{month:02}-{day:02}"), female);
    Invented { member: Uuid::now_v7(), register }
}

/// A word of its own for each number, so that names differ.
fn word(n: u32) -> String {
    const SYLLABLES: [&str; 16] =
        ["ra", "ki", "su", "dha", "mo", "le", "ta", "wi", "go", "ne", "pa", "ji", "bu", "sa", "ro", "mi"];
    let mut word = String::new();
    let mut rest = n;
    for _ in 0..4 {
        word.push_str(SYLLABLES[rest as usize % 16]);
        rest /= 16;
    }
    word
}

/// The command that registers a person.
pub fn register(person: &Invented) -> Envelope {
    Envelope {
        id: Uuid::now_v7(),
        subject: person.member,
        office: None,
        command: wire::Command::Register(Box::new(person.register.clone())),
    }
}

/// The command that pays some months in cash to the branch.
pub fn pay(member: Uuid, months: u8, amount_rupiah: i64, on: &str) -> Envelope {
    Envelope {
        id: Uuid::now_v7(),
        subject: member,
        office: None,
        command: wire::Command::Pay(wire::Pay {
            payer: "self".to_owned(),
            payer_name: None,
            programmes: vec![],
            from: None,
            months,
            amount_rupiah,
            taken_on: on.to_owned(),
            taken_by: wire::TakenBy::Branch,
            activity: None,
            evidence: None,
        }),
    }
}
