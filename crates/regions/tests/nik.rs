//! A NIK is explained; what differs from it is a warning and never a refusal.

use kernel::{Arg, Day, RegionCode, Sex};
use regions::{NikExplained, StatedIdentity, explain_nik, regions};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn explain(nik: &str, stated: StatedIdentity) -> NikExplained {
    explain_nik(nik, day("2026-11-20"), stated).expect("a NIK")
}

fn warnings(explained: &NikExplained) -> Vec<&str> {
    explained.warnings.iter().map(|note| note.code.as_ref()).collect()
}

fn nothing() -> StatedIdentity {
    StatedIdentity::default()
}

/// Serial 9999: no district numbers ten thousand births of one day, so nobody carries these.
const DELANGGU: &str = "3310164101019999";

#[test]
fn the_district_is_named() {
    let explained = explain(DELANGGU, nothing());
    assert_eq!(explained.district_name.as_deref(), Some("Delanggu, Klaten, Jawa Tengah"));
    assert_eq!(explained.district.as_str(), "33.10.16");
    assert_eq!(explained.facts.sex, Sex::Female);
    assert!(explained.warnings.is_empty());
}

#[test]
fn what_agrees_warns_of_nothing_and_settles_the_century() {
    let stated = StatedIdentity {
        born: Some(day("1901-01-01")),
        sex: Some(Sex::Female),
        home: Some(RegionCode::parse("33.10.16.2012").unwrap()),
    };
    let explained = explain(DELANGGU, stated);
    assert!(explained.warnings.is_empty());
    assert_eq!(explained.facts.born, day("1901-01-01"));
    assert_eq!(explain(DELANGGU, nothing()).facts.born, day("2001-01-01"));
}

#[test]
fn what_differs_warns() {
    let stated = StatedIdentity {
        born: Some(day("1987-04-15")),
        sex: Some(Sex::Male),
        home: Some(RegionCode::parse("51.71.01.1003").unwrap()),
    };
    let explained = explain(DELANGGU, stated);
    assert_eq!(
        warnings(&explained),
        ["nik.warning.district_differs", "nik.warning.birth_differs", "nik.warning.sex_differs"]
    );
    assert_eq!(explained.warnings[1].args["in_nik"], Arg::Day(day("2001-01-01")));
    let wide = StatedIdentity { home: Some(RegionCode::parse("51.71").unwrap()), ..nothing() };
    assert!(explain(DELANGGU, wide).warnings.is_empty(), "a home known only as a city cannot differ");
}

#[test]
fn invented_people_are_told_apart() {
    let explained = explain("3310995504870001", nothing());
    assert_eq!(warnings(&explained), ["nik.warning.invented"]);
    assert_eq!(explained.warnings[0].args["place"], "Klaten, Jawa Tengah".into());
    assert_eq!(explained.district_name, None);
    assert_eq!(
        warnings(&explain("9999995504870001", nothing())),
        ["nik.warning.invented", "nik.warning.district_unknown"]
    );
}

#[test]
fn unknown_and_retired_districts_warn() {
    assert_eq!(warnings(&explain("3310900101019999", nothing())), ["nik.warning.district_unknown_in"]);
    assert_eq!(warnings(&explain("9701010101019999", nothing())), ["nik.warning.district_unknown"]);
    for (nik, now) in [
        ("9101010101019999", "Merauke, Papua Selatan"),
        ("9124010101019999", "Nduga, Papua Pegunungan"),
        ("9109010101019999", "Mimika, Papua Tengah"),
        ("9271010101019999", "Kota Sorong, Papua Barat Daya"),
        ("6404010101019999", "Bulungan, Kalimantan Utara"),
        ("6405010101019999", "Kalimantan Utara"),
        ("6473010101019999", "Kota Tarakan, Kalimantan Utara"),
    ] {
        let explained = explain(nik, nothing());
        assert_eq!(warnings(&explained), ["nik.warning.district_retired"], "{nik}");
        assert_eq!(explained.warnings[0].args["now"], now.into(), "{nik}");
    }
}

#[test]
fn every_retired_code_is_gone_and_its_heir_is_there() {
    let rows: Vec<_> = include_str!("../data/retired.csv").lines().skip(1).collect();
    assert_eq!(rows.len(), 31);
    for row in rows {
        let cells: Vec<_> = row.split(',').collect();
        let (old, new) = (RegionCode::parse(cells[0]).unwrap(), RegionCode::parse(cells[1]).unwrap());
        assert!(regions().find(&old).is_none(), "{old} is still in use");
        assert!(regions().find(&new).is_some(), "{new} is not there");
        assert_ne!(old.parent(), Some(new));
    }
}

#[test]
fn what_is_no_nik_is_refused() {
    for (text, code) in [("331016410101999", "nik.length"), ("3310167201019999", "nik.date")] {
        assert_eq!(explain_nik(text, day("2026-11-20"), nothing()).unwrap_err().code(), code);
    }
}
