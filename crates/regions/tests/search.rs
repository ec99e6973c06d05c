//! Whoever knows a name finds the place, and two places of one name are told apart.

use kernel::{Level, RegionCode};
use proptest::prelude::*;
use regions::{Area, regions};

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).expect("a code")
}

fn found(query: &str, limit: usize) -> Vec<String> {
    regions().search(query, None, limit).iter().map(|hit| hit.area.code.to_string()).collect()
}

#[test]
fn both_gatak_of_klaten_are_offered_with_their_districts() {
    for query in ["gatak klaten", "Gatak, Klaten", "desa gatak kab. klaten", "klaten gatak", "GATAK  KLAT"] {
        let hits = regions().search(query, None, 5);
        let seen: Vec<_> = hits.iter().map(|hit| (hit.area.code.to_string(), hit.place())).collect();
        let wanted = [
            ("33.10.16.2012".to_owned(), "Delanggu, Klaten, Jawa Tengah".to_owned()),
            ("33.10.22.2002".to_owned(), "Ngawen, Klaten, Jawa Tengah".to_owned()),
        ];
        assert_eq!(seen, wanted, "{query}");
    }
    assert_eq!(found("gatak delanggu", 5), ["33.10.16.2012"]);
    let within = regions().search("gatak", Some(&code("33.10.22")), 5);
    assert_eq!(within.len(), 1);
    assert_eq!(within[0].area.code, code("33.10.22.2002"));
}

#[test]
fn exact_names_come_first_then_larger_areas() {
    assert_eq!(found("klaten", 1), ["33.10"]);
    assert_eq!(found("jawa tengah", 1), ["33"]);
    assert_eq!(found("penjaringan jakarta utara", 2), ["31.72.01", "31.72.01.1001"]);
    assert_eq!(found("klaten tengah", 1), ["33.10.25"]);
    assert_eq!(found("denpasar", 1), ["51.71"]);
    assert_eq!(found("langsa kota, kota langsa", 1), ["11.74.03"]);
    assert_eq!(found("rusip, rusip antara, aceh tengah", 1), ["11.04.21.2002"]);
    let gatak = regions().search("gatak", None, 20);
    assert_eq!((gatak[0].area.level, gatak[0].area.name), (Level::District, "Gatak"));
}

#[test]
fn the_word_before_a_name_says_its_level() {
    assert_eq!(found("kab klaten", 1), ["33.10"]);
    assert_eq!(found("kab. klaten", 9), ["33.10"]);
    assert_eq!(found("kel. sesetan", 1), ["51.71.01.1003"]);
    assert_eq!(found("kota pekalongan", 1), ["33.75"]);
    assert_eq!(found("kabupaten pekalongan", 1), ["33.26"]);
    assert_eq!(found("kecamatan penjaringan", 1), ["31.72.01"]);
    assert_eq!(found("prov bali", 1), ["51"]);
    assert_eq!(found("kota administrasi jakarta utara", 1), ["31.72"]);
    // The articles call Ubung Kaja a kelurahan; it is a desa, and is found all the same.
    assert_eq!(found("kelurahan ubung kaja", 1), ["51.71.04.2008"]);
    assert_eq!(found("kandang, kampung melayu, kota bengkulu", 1), ["17.71.05.1001"]);
    assert!(found("desa gatak", 50).iter().all(|code| code.len() == 13));
}

#[test]
fn short_names_of_provinces_are_known() {
    for (query, wanted) in [
        ("dki", "31"),
        ("DKI Jakarta", "31"),
        ("jateng", "33"),
        ("DIY", "34"),
        ("ntt", "53"),
        ("kaltara", "65"),
    ] {
        assert_eq!(found(query, 1), [wanted], "{query}");
    }
    assert_eq!(found("gatak klaten jateng", 9).len(), 2);
}

#[test]
fn codes_answer_for_themselves() {
    assert_eq!(found(" 33.10.16.2012 ", 5), ["33.10.16.2012"]);
    assert!(regions().search("33.10", Some(&code("51")), 5).is_empty());
}

#[test]
fn odd_questions_find_nothing_and_break_nothing() {
    for query in ["", "   ", "-", "desa", "tidakadadesaini", "33.10.99", "'; drop table", "ç", "kab kab kab"]
    {
        assert!(regions().search(query, None, 5).len() <= 5, "{query}");
    }
    assert!(found("", 5).is_empty());
    assert!(found("tidakadadesaini", 5).is_empty());
    assert!(found("klaten", 0).is_empty());
    assert!(regions().search("klaten", Some(&code("97")), 5).is_empty());
    assert!(regions().search(&"a ".repeat(5_000), None, 5).len() <= 5);
}

/// Any of the 91,599.
fn any_area() -> impl Strategy<Value = Area<'static>> {
    let all: Vec<_> = regions().all().collect();
    proptest::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever types a name as it is written, in the area that holds it, finds it.
    #[test]
    fn an_exact_name_finds_its_area_within_its_parent(area in any_area()) {
        let hits = regions().search(area.name, area.code.parent().as_ref(), 60);
        prop_assert!(hits.iter().any(|hit| hit.area.code == area.code), "{} {}", area.code, area.name);
    }

    /// The whole line finds its area anywhere.
    #[test]
    fn a_full_name_finds_its_area(area in any_area()) {
        let line = regions().full_name(&area.code);
        let hits = regions().search(&line, None, 60);
        prop_assert!(hits.iter().any(|hit| hit.area.code == area.code), "{} {line}", area.code);
    }

    /// Every answer lies where it was looked for, once, with all that lies above it.
    #[test]
    fn answers_stay_within_and_come_once(area in any_area(), letters in "[a-z]{1,3}") {
        let hits = regions().search(&letters, Some(&area.code), 40);
        let mut codes: Vec<_> = hits.iter().map(|hit| hit.area.code).collect();
        codes.sort();
        codes.dedup();
        prop_assert_eq!(codes.len(), hits.len());
        for hit in &hits {
            prop_assert!(area.code.holds(&hit.area.code));
            prop_assert_eq!(hit.above.len() + 1, regions().path(&hit.area.code).len());
        }
    }

    /// Every part of a code that is there is there.
    #[test]
    fn the_path_of_a_code_is_complete(area in any_area()) {
        let path = regions().path(&area.code);
        prop_assert_eq!(path.len(), area.level as usize + 1);
        prop_assert_eq!(path.last().unwrap(), &area);
        for pair in path.windows(2) {
            prop_assert_eq!(pair[1].code.parent(), Some(pair[0].code));
        }
    }

    /// No question breaks the search.
    #[test]
    fn any_text_may_be_asked(query in "\\PC{0,60}") {
        prop_assert!(regions().search(&query, None, 7).len() <= 7);
    }
}
