//! The cases by which the verifier's script and this program are held to the same answers: `checks/card.mjs` reads them too.
//! With UPDATE_CASES set they are made anew, with new keys, and to be committed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

use kernel::{Day, Instant, Programme};
use seal::card::{Card, CardProblem, Standing, StatusList, judge, read_status_list, verify_card};
use seal::{Keys, PublicKeys};
use serde::{Deserialize, Serialize};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/card-cases.json");
/// 20 November 2026, 12.00 WIB.
const ISSUED: i64 = 1_795_150_800;
const LISTED: i64 = ISSUED + 86_400;

#[derive(Serialize, Deserialize)]
struct Cases {
    about: String,
    keys: serde_json::Value,
    /// In hex: a list, and one made before the cards.
    list: String,
    older: String,
    cases: Vec<Case>,
}

#[derive(Serialize, Deserialize, Clone)]
struct Case {
    what: String,
    text: String,
    on: String,
    /// `list`, `older` or `none`.
    by: String,
    /// Of the verifier's clock, in seconds.
    now: i64,
    verdict: String,
    freshness: String,
    issued_after: bool,
    name: Option<String>,
    member_ref: Option<String>,
    programmes: Vec<String>,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
}

/// Verdict, freshness, whether the card came after the day, and the card: as the verifier's script works them out.
fn answered(case: &Case, keys: &PublicKeys, list: Option<&StatusList>) -> Case {
    let mut case = Case { name: None, member_ref: None, programmes: Vec::new(), ..case.clone() };
    let card = match verify_card(&case.text, keys) {
        Ok(card) => card,
        Err(problem) => {
            let verdict = match problem {
                CardProblem::Form => "not_a_card",
                CardProblem::UnknownKey => "unknown_key",
                CardProblem::Tampered => "tampered",
            };
            (case.verdict, case.freshness, case.issued_after) = (verdict.to_owned(), String::new(), false);
            return case;
        }
    };
    let status = list.map_or(seal::card::Status::Unknown, |list| list.status(&card));
    let answer = judge(&card, case.on.parse().unwrap(), status);
    case.verdict = answer.standing.key().to_owned();
    case.issued_after = answer.issued_after;
    let old = |list: &StatusList| case.now > list.issued.0 / 1_000_000 + list.ttl_seconds;
    case.freshness = match list {
        None => "never",
        Some(_) if answer.unchecked => "newer",
        Some(list) if old(list) => "stale",
        Some(_) => "fresh",
    }
    .to_owned();
    case.programmes = card.programmes.iter().map(ToString::to_string).collect();
    (case.name, case.member_ref) = (Some(card.name), Some(card.member_ref));
    case
}

#[test]
fn the_cases_have_the_answers_that_are_written_beside_them() {
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(PATH, serde_json::to_string_pretty(&made()).unwrap() + "\n").unwrap();
    }
    let cases: Cases = serde_json::from_str(&std::fs::read_to_string(PATH).unwrap()).unwrap();
    let keys = PublicKeys::from_json(&cases.keys.to_string()).unwrap();
    let lists = [&cases.list, &cases.older].map(|hex| read_status_list(&unhex(hex), &keys).unwrap());
    let mut met = std::collections::BTreeSet::new();
    for case in &cases.cases {
        let list = ["list", "older"].iter().position(|by| *by == case.by).map(|i| &lists[i]);
        let now = answered(case, &keys, list);
        let both = [&now, case].map(|c| serde_json::to_value(c).unwrap());
        assert_eq!(both[0], both[1], "{}", case.what);
        met.extend([case.verdict.clone(), format!("by {}", case.freshness)]);
    }
    for standing in Standing::ALL {
        assert!(met.contains(standing.key()), "no case is {}", standing.key());
    }
    for other in ["unknown_key", "tampered", "not_a_card", "by fresh", "by stale", "by newer", "by never"] {
        assert!(met.contains(other), "no case is {other}");
    }
}

fn card(number: u64) -> Card {
    let day = |text: &str| text.parse::<Day>().unwrap();
    Card {
        member_ref: "00012345678".to_owned(),
        name: "NI LUH SARI CONTOH".to_owned(),
        birth_year: 1966,
        region: 5_171_011_003,
        programmes: vec![Programme::new("JKK"), Programme::new("JKM")],
        number,
        covered_from: day("2026-11-20"),
        covered_until: day("2027-01-31"),
        standing_until: day("2027-02-15"),
        issued: Instant(ISSUED * 1_000_000),
    }
}

fn made() -> Cases {
    let day = "2026-11-20".parse().unwrap();
    let (keys, others) = (Keys::generate(day), Keys::generate(day));
    let public = keys.public_keys();
    let list = |seconds: i64, cards| StatusList {
        subject: "urn:payung:cards".to_owned(),
        issued: Instant(seconds * 1_000_000),
        ttl_seconds: 43_200,
        expires_seconds: 3_024_000,
        bits: StatusList::bits_of(cards, [3, 17]),
    };
    let (listed, older) = (list(LISTED, 1000), list(ISSUED - 60, 5));
    let text = keys.sign_card(&card(2));
    let mut cases = Vec::new();
    let mut add = |what: &str, text: String, on: &str, by: &str, now: i64| {
        let case = Case {
            what: what.to_owned(),
            text,
            on: on.to_owned(),
            by: by.to_owned(),
            now,
            verdict: String::new(),
            freshness: String::new(),
            issued_after: false,
            name: None,
            member_ref: None,
            programmes: Vec::new(),
        };
        let list = match by {
            "list" => Some(&listed),
            "older" => Some(&older),
            _ => None,
        };
        cases.push(answered(&case, &public, list));
    };
    for on in ["2026-11-19", "2026-11-20", "2027-01-31", "2027-02-01", "2027-02-15", "2027-02-16"] {
        add("a day at an edge", text.clone(), on, "list", LISTED + 60);
    }
    for (by, now) in [("list", LISTED + 43_201), ("older", LISTED), ("none", LISTED)] {
        add("what is known is not fresh", text.clone(), "2026-12-01", by, now);
    }
    add("taken back", keys.sign_card(&card(3)), "2026-12-01", "list", LISTED + 60);
    add("taken back, the list is old", keys.sign_card(&card(17)), "2026-12-01", "list", LISTED + 90_000);
    add("beyond the list", keys.sign_card(&card(1000)), "2026-12-01", "list", LISTED + 60);
    let short = Card { member_ref: "0123-4567-89ab".to_owned(), ..card(2) };
    add("no official number yet", keys.sign_card(&short), "2026-12-01", "list", LISTED);
    let all = ["JKK", "JKM", "JHT"].map(Programme::new).to_vec();
    let named =
        Card { name: "ÉLISE ŠÛRYA".to_owned(), programmes: all, birth_year: 2001, ..card(70_000_000) };
    add("other letters, all programmes", keys.sign_card(&named), "2026-12-01", "none", LISTED);
    add("spaces and lines around it", format!(" \r\n{text}\n"), "2026-12-01", "list", LISTED);
    add("another house's", others.sign_card(&card(2)), "2026-12-01", "list", LISTED);
    for (at, letter) in [(9, "Q"), (20, "0"), (60, "Z"), (text.len() - 2, "7")] {
        let mut other = text.clone();
        let letter = if &other[at..=at] == letter { "1" } else { letter };
        other.replace_range(at..=at, letter);
        add("a letter changed", other, "2026-12-01", "list", LISTED);
    }
    for (what, text) in [
        ("cut off", text[..text.len() - 3].to_owned()),
        ("cut within a letter", text[..text.len() - 1].to_owned()),
        ("only its beginning", "KB1:".to_owned()),
        ("no base45", format!("{text}é")),
        ("small letters", text.to_lowercase()),
        ("a receipt", "PYG1.e30.AAAA".to_owned()),
        ("nothing", String::new()),
        ("too long", format!("KB1:{}", "A".repeat(2000))),
    ] {
        add(what, text, "2026-12-01", "list", LISTED);
    }
    Cases {
        about: "Cards and what they mean. Made by a test of crates/seal with keys of its own.".to_owned(),
        keys: serde_json::from_str(&public.to_json()).unwrap(),
        list: hex(&keys.sign_status(&listed)),
        older: hex(&keys.sign_status(&older)),
        cases,
    }
}
