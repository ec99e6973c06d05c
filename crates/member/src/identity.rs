//! Who is who: the holder of a NIK, and people who look like the same one.

use crate::{MemberFacts, Task, TaskKind};
use kernel::{Day, MemberId, Note, RegionCode};

/// What is known of other people when deciding about one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Others {
    /// Who holds the NIK, when that is another member than the one addressed. The facts given to the decision
    /// are the holder's where [`same_person`] does not disagree.
    pub nik_holder: Option<HolderIdentity>,
    /// Members who share something with this person: found by the store, weighed here.
    pub alike: Vec<Alike>,
    /// Those about whom somebody was asked before, as a duplicate or in a dispute: decided or not, nobody is asked twice.
    pub asked: Vec<(TaskKind, MemberId)>,
    /// The receipt that was entered from the same number of paper before.
    pub paper_used: Option<String>,
}

impl Others {
    pub(crate) fn asks_anew(&self, task: &Task) -> bool {
        task.other.is_none_or(|other| !self.asked.contains(&(task.kind, other)))
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HolderIdentity {
    pub member: MemberId,
    pub name: String,
    pub born: Day,
}

/// Another member with the same birth date, phone or name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alike {
    pub member: MemberId,
    pub name: String,
    pub born: Day,
    pub phone_key: Option<[u8; 16]>,
    pub home: RegionCode,
}

/// How a person and the holder of the same NIK compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Identity {
    /// Name and birth date agree.
    Same,
    /// One of them differs: one person, to be looked at.
    Differs,
    /// Both differ: a dispute. A typing error must not lock out the owner.
    Disagree,
}

/// Compares by name and birth date; the NIK is the same already.
pub fn same_person(name: &str, born: Day, holder: &HolderIdentity) -> Identity {
    match (names_agree(name, &holder.name), born == holder.born) {
        (true, true) => Identity::Same,
        (false, false) => Identity::Disagree,
        _ => Identity::Differs,
    }
}

/// Who is registered now, for weighing against others.
pub(crate) struct Subject<'a> {
    pub name: &'a str,
    pub born: Day,
    pub phone_key: Option<[u8; 16]>,
    pub home: RegionCode,
}

const NAME: u32 = 3;
const BORN: u32 = 3;
const PHONE: u32 = 2;
const VILLAGE: u32 = 1;
/// Two strong signs, or a strong one and the phone: families share phones, villages share names.
const DUPLICATE_FROM: u32 = 5;

/// A task for each other member who is probably the same person.
pub(crate) fn duplicates<'a>(
    subject: &'a Subject<'a>,
    facts: &'a MemberFacts,
    others: &'a Others,
) -> impl Iterator<Item = Task> + 'a {
    let holder = others.nik_holder.as_ref().map(|h| h.member);
    let alike = others.alike.iter().filter(move |other| {
        other.member != facts.id && Some(other.member) != holder && likeness(subject, other) >= DUPLICATE_FROM
    });
    alike.map(|other| Task {
        kind: TaskKind::Duplicate,
        other: Some(other.member),
        due: None,
        note: Note::new("worklist.duplicate").with("name", subject.name).with("other", other.name.as_str()),
    })
}

fn likeness(subject: &Subject<'_>, other: &Alike) -> u32 {
    let phone = subject.phone_key.is_some() && subject.phone_key == other.phone_key;
    let signs = [
        (names_agree(subject.name, &other.name), NAME),
        (subject.born == other.born, BORN),
        (phone, PHONE),
        (subject.home == other.home, VILLAGE),
    ];
    signs.into_iter().filter(|(agrees, _)| *agrees).map(|(_, weight)| weight).sum()
}

/// Alike but for spelling, titles, order, a missing part, or a slip of a letter in a long name.
pub(crate) fn names_agree(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.iter().all(|part| long.contains(part)) && short.iter().any(|part| part.len() >= 3) {
        return true;
    }
    let (a, b) = (a.concat(), b.concat());
    distance(a.as_bytes(), b.as_bytes()) <= a.len().min(b.len()) / 6
}

/// Titles that people write before or after a name, or leave away.
const TITLES: [&str; 15] =
    ["H", "HJ", "HAJI", "HAJJAH", "BAPAK", "BPK", "PAK", "IBU", "BU", "DR", "DRS", "IR", "ST", "SE", "SPD"];

/// Capitals without marks, old spellings brought to the new (Soeharto, Djoko), titles dropped.
fn parts(name: &str) -> Vec<String> {
    let letters: String = name
        .chars()
        .filter(|c| *c != '.' && *c != '\'' && *c != '’')
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .collect();
    let upper = letters.to_uppercase();
    let words = upper.split_whitespace().filter(|word| !TITLES.contains(word));
    words.map(modern).collect()
}

fn modern(word: &str) -> String {
    match word {
        "MOH" | "MUH" | "MOCH" | "MOHAMAD" | "MOHAMMAD" | "MUHAMAD" | "MOCHAMAD" | "M" => {
            "MUHAMMAD".to_owned()
        }
        _ => word.replace("OE", "U").replace("DJ", "J").replace("TJ", "C"),
    }
}

/// How many letters must be changed, added or left away (Levenshtein).
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_but_for_spelling() {
        for (a, b) in [
            ("Siti Aminah", "SITI AMINAH"),
            ("Soeparno", "Suparno"),
            ("Hj. Siti Aminah", "Siti Aminah"),
            ("Moh. Tjahjono", "Muhammad Cahjono"),
            ("Supardi", "Supardi Widodo"),
            ("I Wayan Sudira", "Wayan Sudira"),
            ("Sri Wahyuningsih", "Sri Wahyuningseh"),
        ] {
            assert!(names_agree(a, b), "{a} / {b}");
        }
        for (a, b) in [("Siti Aminah", "Siti Rohani"), ("Budi", "Bedi"), ("", "Siti"), ("H.", "Siti")] {
            assert!(!names_agree(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn one_difference_is_looked_at_and_two_are_a_dispute() {
        let born = Day::new(1987, 4, 15).unwrap();
        let other = Day::new(1987, 4, 16).unwrap();
        let member = MemberId(kernel::derived(Default::default(), "holder"));
        let holder = HolderIdentity { member, name: "Siti Aminah".into(), born };
        assert_eq!(same_person("SITI AMINAH", born, &holder), Identity::Same);
        assert_eq!(same_person("Siti Aminah", other, &holder), Identity::Differs);
        assert_eq!(same_person("Sumarni", born, &holder), Identity::Differs);
        assert_eq!(same_person("Sumarni", other, &holder), Identity::Disagree);
    }
}
