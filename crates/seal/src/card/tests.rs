use super::*;
use crate::Keys;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn card() -> Card {
    Card {
        member_ref: "12345678901".to_owned(),
        name: "Siti Rahayu".to_owned(),
        birth_year: 1987,
        region: 3_310_162_012,
        programmes: vec![Programme::new("JKK"), Programme::new("JKM")],
        number: 70_000_000,
        covered_from: day("2026-11-20"),
        covered_until: day("2027-01-31"),
        standing_until: day("2027-02-15"),
        issued: Instant(1_795_000_000_000_000),
    }
}

fn keys() -> Keys {
    Keys::generate(day("2026-11-20"))
}

fn signed(card: &Card, keys: &Keys) -> String {
    let text = keys.sign_card(card);
    assert!(text.starts_with(PREFIX) && text.len() < 260, "{} characters", text.len());
    text
}

#[test]
fn a_card_says_what_was_signed() {
    let keys = keys();
    let mut said = card();
    let read = verify_card(&signed(&said, &keys), &keys.public_keys()).unwrap();
    assert_eq!(read.name, "SITI RAHAYU");
    said.name = read.name.clone();
    assert_eq!(read, said);
    said.member_ref = "0123-4567-89ab".to_owned();
    let text = signed(&said, &keys);
    assert_eq!(verify_card(&format!("  {text}\r\n"), &keys.public_keys()), Ok(said));
}

#[test]
fn other_texts_are_told_apart() {
    let (keys, others) = (keys(), keys());
    let text = signed(&card(), &keys);
    let told = |text: &str| verify_card(text, &keys.public_keys()).unwrap_err();
    assert_eq!(verify_card(&text, &others.public_keys()), Err(CardProblem::UnknownKey));
    assert_eq!(told(""), CardProblem::Form);
    assert_eq!(told("PYG1.abc.def"), CardProblem::Form);
    assert_eq!(told(&text.to_lowercase()), CardProblem::Form);
    assert_eq!(told(&format!("KB1:{}", "A".repeat(LONGEST))), CardProblem::Form);
    assert_eq!(told("KB1:"), CardProblem::Tampered);
    assert_eq!(told(&text[..text.len() - 3]), CardProblem::Tampered);
    // A list of cards signed by the same key is no card.
    let list = StatusList {
        subject: "x".into(),
        issued: Instant(0),
        ttl_seconds: 1,
        expires_seconds: 2,
        bits: vec![0],
    };
    let list = keys.sign_status(&list);
    assert_eq!(told(&format!("KB1:{}", base45::encode(list))), CardProblem::Tampered);
}

#[test]
fn no_byte_can_be_changed() {
    let keys = keys();
    let bytes = base45::decode(&signed(&card(), &keys)[4..]).unwrap();
    for at in 0..bytes.len() {
        for change in [1_u8, 0x20, 0x80, 0xff] {
            let mut other = bytes.clone();
            other[at] ^= change;
            let told = verify_card(&format!("KB1:{}", base45::encode(&other)), &keys.public_keys());
            assert!(
                matches!(told, Err(CardProblem::Tampered | CardProblem::UnknownKey)),
                "byte {at}: {told:?}"
            );
        }
    }
}

#[test]
fn the_day_of_the_event_decides() {
    let card = card();
    let on = |text: &str, status| judge(&card, day(text), status).standing;
    for (asked, standing) in [
        ("2026-11-19", Standing::Before),
        ("2026-11-20", Standing::Covered),
        ("2027-01-31", Standing::Covered),
        ("2027-02-01", Standing::NotYetDue),
        ("2027-02-15", Standing::NotYetDue),
        ("2027-02-16", Standing::Expired),
    ] {
        assert_eq!(on(asked, Status::Holds), standing, "{asked}");
        assert_eq!(on(asked, Status::Unknown), standing, "{asked}, not looked up");
        assert_eq!(on(asked, Status::Revoked), Standing::Revoked, "{asked}");
    }
    assert!(judge(&card, day("2026-11-20"), Status::Unknown).unchecked);
}

#[test]
fn a_list_says_which_cards_no_longer_hold() {
    let keys = keys();
    let list = StatusList {
        subject: "urn:payung:cards".to_owned(),
        issued: Instant(1_796_000_000_000_000),
        ttl_seconds: 3600,
        expires_seconds: 86_400,
        bits: StatusList::bits_of(1_000_000, [7, 8, 999_999]),
    };
    let bytes = keys.sign_status(&list);
    assert!(bytes.len() < 1500, "{} bytes", bytes.len());
    assert_eq!(read_status_list(&bytes, &keys.public_keys()).unwrap(), list);
    let status = |number| list.status(&Card { number, ..card() });
    assert_eq!(
        [6, 7, 8, 9, 999_999].map(status).map(|s| s == Status::Revoked),
        [false, true, true, false, true]
    );
    assert_eq!(status(1_000_000), Status::Unknown);
    let newer = Card { number: 6, issued: Instant(list.issued.0 + 1), ..card() };
    assert_eq!(list.status(&newer), Status::Unknown);
    let mut other = bytes.clone();
    other[40] ^= 1;
    assert!(read_status_list(&other, &keys.public_keys()).is_err());
}

/// The profile's own example: another program's card, without the two days, made with a key for tests.
#[test]
fn the_profile_is_read_as_others_write_it() {
    let spki = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE4zucHFx6befyfRMlN9rjl/4qSrrXwHzSWCEoKOd4SVVsVA/Cq90503SkjNy93q7E\
                WFIBfKTMkgwU8Qolbi/6sw==";
    let json = format!(
        r#"{{"keys":[{{"kid":"5bf6adb5","alg":"ES256","spki_base64":"{spki}","created":"2026-01-01"}}]}}"#
    );
    let keys = PublicKeys::from_json(&json).unwrap();
    let text = "KB1:RRQ+D9O60CO07SB9/L8CKX78/70 B9LW507AFN0-ODJKHWY0AEDK.A/E73606AERI3000KX9Y.24RQ \
                NAMTA*34HB8YB8CYAM0B7:0DH3IX9KSB-C3980-2DK68XSGU%7A09+2EH/0ZXR3+T1NODSS8$25QB.LNS1C-4O7RP-ACI7L:ZTNF7\
                FNFYR9-IHBODC*OZD6LIQHWIWZPL.V4M3SWGR5";
    let payload = cose::open(&of_text(text).unwrap(), None, &keys).unwrap();
    let claims = ClaimsSet::from_slice(&payload).unwrap();
    assert_eq!(claims.issuer.as_deref(), Some(ISSUER));
    assert!(Card::read(&payload).is_none(), "without its days a card says nothing");
}

proptest! {
    #[test]
    fn whatever_is_signed_is_read(
        digits in proptest::option::of("[0-9]{11}"), id in any::<u64>(), name in "\\PC{1,30}", year in 1900..2100_i32,
        number in 0..100_000_000_u64, from in 0..30_000_i64, length in 0..800_i64, issued in 0..4_000_000_000_i64,
    ) {
        let short = format!("{id:016x}");
        let short = format!("{}-{}-{}", &short[..4], &short[4..8], &short[8..12]);
        let card = Card {
            member_ref: digits.unwrap_or(short),
            name: Card::short_name(&name),
            birth_year: year,
            number,
            covered_from: day_of(from).unwrap(),
            covered_until: day_of(from + length).unwrap(),
            standing_until: day_of(from + length + 15).unwrap(),
            issued: Instant(issued * 1_000_000),
            ..card()
        };
        let keys = keys();
        prop_assert_eq!(verify_card(&keys.sign_card(&card), &keys.public_keys()), Ok(card));
    }
}
