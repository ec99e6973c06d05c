//! The tables hold what the decree holds, and nest.

use kernel::{Level, RegionCode, VillageKind};
use regions::{Area, regions};
use std::collections::HashSet;

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).expect("a code")
}

#[test]
fn the_counts_are_those_of_the_decree() {
    let counts = regions().counts();
    assert_eq!(
        (counts.provinces, counts.regencies, counts.districts, counts.villages),
        (38, 514, 7_285, 83_762)
    );
    assert_eq!((counts.desa, counts.kelurahan, counts.desa_adat), (75_252, 8_496, 14));
    assert_eq!(counts.all(), 91_599);
    assert_eq!(regions().all().filter(Area::is_kota).count(), 98);
    assert_eq!(regions().all().filter(|area| area.at.is_some()).count(), 83_253);
}

#[test]
fn every_area_but_a_province_lies_in_one() {
    let mut seen = HashSet::new();
    for area in regions().all() {
        assert!(seen.insert(area.code), "{} twice", area.code);
        assert!(!area.name.is_empty() && area.name.trim() == area.name, "{}: {:?}", area.code, area.name);
        assert_eq!(area.kind.is_some(), area.level == Level::Village, "{}", area.code);
        match area.code.parent() {
            Some(parent) => assert!(seen.contains(&parent), "{} has no {parent}", area.code),
            None => assert_eq!(area.level, Level::Province),
        }
    }
}

#[test]
fn children_are_the_level_below_and_nothing_else() {
    assert_eq!(regions().children(None).count(), 38);
    let mut below = 0;
    for area in regions().all() {
        for child in regions().children(Some(&area.code)) {
            assert_eq!(child.code.parent(), Some(area.code));
            below += 1;
        }
    }
    assert_eq!(below + 38, 91_599);
    assert_eq!(regions().children(Some(&code("33.10"))).count(), 26);
    assert_eq!(regions().children(Some(&code("99"))).count(), 0);
    assert_eq!(regions().all_in(&code("33.10")).filter(|a| a.level == Level::Village).count(), 401);
}

/// Reference 6.3; the kinds are those of the codes, not those the articles print.
#[test]
fn the_places_of_the_articles_are_there_with_their_kinds() {
    use VillageKind::{Desa, Kelurahan};
    for (text, name, kind) in [
        ("31.72.01.1001", "Penjaringan", Kelurahan),
        ("31.72.01.1002", "Kamal Muara", Kelurahan),
        ("31.72.01.1003", "Kapuk Muara", Kelurahan),
        ("31.72.01.1004", "Pejagalan", Kelurahan),
        ("31.72.01.1005", "Pluit", Kelurahan),
        ("31.72.06.1001", "Kelapa Gading Timur", Kelurahan),
        ("31.72.06.1002", "Pegangsaan Dua", Kelurahan),
        ("31.72.06.1003", "Kelapa Gading Barat", Kelurahan),
        ("33.10.11.2008", "Jombor", Desa),
        ("33.10.03.2001", "Pesu", Desa),
        ("33.10.23.2001", "Jimbung", Desa),
        ("33.10.23.2007", "Gemblegan", Desa),
        ("33.10.08.2009", "Sumyang", Desa),
        ("33.10.01.2010", "Kemudo", Desa),
        ("33.10.19.2018", "Wunut", Desa),
        ("33.10.04.2007", "Paseban", Desa),
        ("33.10.16.2012", "Gatak", Desa),
        ("51.71.01.1003", "Sesetan", Kelurahan),
        ("51.71.04.2001", "Dangin Puri Kangin", Desa),
        ("51.71.04.2008", "Ubung Kaja", Desa),
        ("33.75.01.1002", "Medono", Kelurahan),
        ("33.75.02.1004", "Kauman", Kelurahan),
        ("33.75.03.1003", "Kandang Panjang", Kelurahan),
        ("33.75.04.1010", "Sokoduwet", Kelurahan),
    ] {
        let area = regions().village(&code(text)).unwrap();
        assert_eq!((area.name, area.kind), (name, Some(kind)), "{text}");
        assert!(area.at.is_some(), "{text} has no point");
    }
    for (text, name) in [
        ("31", "DKI Jakarta"),
        ("31.72", "Jakarta Utara"),
        ("31.72.01", "Penjaringan"),
        ("31.72.06", "Kelapa Gading"),
        ("33.10", "Klaten"),
        ("33.26", "Pekalongan"),
        ("33.75", "Kota Pekalongan"),
        ("51.71", "Kota Denpasar"),
    ] {
        assert_eq!(regions().get(&code(text)).unwrap().short_name(), name);
    }
}

#[test]
fn cities_of_the_articles_by_kind_of_village() {
    let kinds = |text: &str| {
        let of = |kind| regions().all_in(&code(text)).filter(|a| a.kind == Some(kind)).count();
        (of(VillageKind::Desa), of(VillageKind::Kelurahan))
    };
    assert_eq!(kinds("31.72"), (0, 31));
    assert_eq!(kinds("33.75"), (0, 27));
    assert_eq!(kinds("51.71"), (27, 16));
    assert_eq!(kinds("33.10"), (391, 10));
}

#[test]
fn a_full_name_goes_from_the_village_up() {
    assert_eq!(regions().full_name(&code("33.10.16.2012")), "Gatak, Delanggu, Klaten, Jawa Tengah");
    assert_eq!(regions().full_name(&code("33.10.22.2002")), "Gatak, Ngawen, Klaten, Jawa Tengah");
    assert_eq!(regions().full_name(&code("31.72.01.1005")), "Pluit, Penjaringan, Jakarta Utara, DKI Jakarta");
    assert_eq!(regions().full_name(&code("33.99")), "33.99");
    let path: Vec<_> = regions().path(&code("51.71.01")).iter().map(|a| a.code.to_string()).collect();
    assert_eq!(path, ["51", "51.71", "51.71.01"]);
    assert!(regions().path(&code("51.71.99")).is_empty());
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    assert_eq!(regions().get(&code("33.10.16.2999")).unwrap_err().code(), "region.unknown");
    assert_eq!(regions().village(&code("97.01.01.2001")).unwrap_err().code(), "region.unknown");
    let refusal = regions().village(&code("33.10")).unwrap_err();
    assert_eq!(refusal.code(), "region.not_a_village");
    assert_eq!(refusal.note.args["name"], "Klaten".into());
}

#[test]
fn points_lie_in_the_country() {
    for area in regions().all() {
        let Some(at) = area.at else { continue };
        assert!((-1_150_000..=650_000).contains(&at.lat_e5), "{} {at:?}", area.code);
        assert!((9_400_000..=14_200_000).contains(&at.lng_e5), "{} {at:?}", area.code);
    }
    let first = regions().village(&code("11.01.01.2001")).unwrap().at.unwrap();
    assert_eq!((first.lat_e5, first.lng_e5), (293_109, 9_748_458));
}

#[test]
fn people_and_ground_add_up() {
    let all = regions().population_of_all().unwrap();
    assert_eq!((all.men, all.women, all.total), (143_863_392, 141_110_251, 284_973_643));
    assert_eq!(all.as_of.to_string(), "2024-12");
    let (mut people, mut ground) = (0, 0);
    for province in regions().children(None) {
        people += regions().population(&province.code).unwrap().total;
        let of_regencies: i64 = regions()
            .children(Some(&province.code))
            .map(|regency| regions().area_m2(&regency.code).unwrap())
            .sum();
        assert_eq!(regions().area_m2(&province.code), Some(of_regencies), "{}", province.name);
        ground += of_regencies;
    }
    assert_eq!(people, all.total);
    assert_eq!(ground, 1_890_179_784_000);
    for (text, men, women, total) in [
        ("31.72", 921_931, 910_101, 1_832_032),
        ("33.10", 647_853, 654_795, 1_302_648),
        ("33.26", 525_912, 508_329, 1_034_241),
        ("33.75", 161_308, 156_913, 318_221),
        ("51.71", 335_225, 338_045, 673_270),
    ] {
        let people = regions().population(&code(text)).unwrap();
        assert_eq!((people.men, people.women, people.total), (men, women, total), "{text}");
    }
    assert_eq!(regions().population(&code("33.10.16")), None);
    assert_eq!(regions().area_m2(&code("33.10.16")), None);
    assert_eq!(regions().population(&code("97")), None);
}

#[test]
fn clocks_follow_provinces() {
    assert_eq!(regions().zone(&code("33.10.16.2012")).name(), "WIB");
    assert_eq!(regions().zone(&code("51.71")).name(), "WITA");
    assert_eq!(regions().zone(&code("91.71")).name(), "WIT");
}
