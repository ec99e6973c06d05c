//! What a person can be found by: words of the name, and keyed hashes for probable duplicates.

use kernel::{Day, MemberId, Phone, RegionCode};
use member::{Command, Register};
use seal::{Keys, Seal};
use store::member::Details;

/// Keys shared by records that may be of the same person: name and birth date, phone and first name, home and birth date.
pub(crate) fn match_keys(keys: &Keys, r: &Register) -> Vec<[u8; 16]> {
    of(keys.seal(), &r.name, r.born, r.home, r.phone.as_ref())
}

fn of(seal: &Seal, name: &str, born: Day, home: RegionCode, phone: Option<&Phone>) -> Vec<[u8; 16]> {
    let mut words = regions::tokens(name);
    let first = words.first().cloned().unwrap_or_default();
    words.sort();
    let mut keys = vec![
        seal.match_key("name-born", format!("{}|{born}", words.join(" ")).as_bytes()),
        seal.match_key("home-born", format!("{home}|{born}").as_bytes()),
    ];
    if let Some(phone) = phone {
        keys.push(seal.match_key("phone-name", format!("{}|{first}", phone.as_str()).as_bytes()));
    }
    keys
}

/// The sealed details and the keys for finding a person that a command brings.
pub(crate) fn details(keys: &Keys, member: MemberId, command: &Command) -> Details {
    let seal = keys.seal();
    let sealed = |column: &str, text: &str| seal.encrypt(column, member.0, text.as_bytes());
    let phone = |p: &Option<Phone>| p.as_ref().map(|p| sealed("person.phone", p.as_str()));
    match command {
        Command::Register(r) => Details {
            nik_sealed: sealed("person.nik", r.nik.digits()),
            phone_sealed: phone(&r.phone),
            address_sealed: r.address.as_ref().map(|a| sealed("person.address", a)),
            name_tokens: name_tokens(&r.name),
            match_keys: match_keys(keys, r),
        },
        Command::Open(o) => Details {
            nik_sealed: sealed("person.nik", o.nik.digits()),
            phone_sealed: phone(&o.phone),
            address_sealed: None,
            name_tokens: name_tokens(&o.name),
            match_keys: of(seal, &o.name, o.born, o.home, o.phone.as_ref()),
        },
        Command::Complete(c) => Details {
            phone_sealed: phone(&c.phone),
            address_sealed: c.address.as_ref().map(|a| sealed("person.address", a)),
            ..Details::default()
        },
        Command::Correct(c) => Details {
            nik_sealed: c.nik.as_ref().map(|(nik, _)| sealed("person.nik", nik.digits())).unwrap_or_default(),
            phone_sealed: c.phone.as_ref().map(|(phone, _)| sealed("person.phone", phone.as_str())),
            address_sealed: c.address.as_ref().map(|a| sealed("person.address", a)),
            ..Details::default()
        },
        _ => Details::default(),
    }
}

/// Words and keys by which a person is found under a corrected name, birth date, home or phone.
pub(crate) fn found_by(keys: &Keys, person: &member::Person, phone: Option<&Phone>) -> Details {
    Details {
        name_tokens: name_tokens(&person.name),
        match_keys: of(keys.seal(), &person.name, person.born, person.home, phone),
        ..Details::default()
    }
}

/// The words of a name, each once.
pub(crate) fn name_tokens(name: &str) -> Vec<String> {
    let mut words = regions::tokens(name);
    words.sort();
    words.dedup();
    words
}
