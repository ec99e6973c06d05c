//! The shapes against the list of areas: all are there, they are closed, they lie where Indonesia lies.
#![allow(clippy::unwrap_used, reason = "a test that finds a broken sheet says so")]

use atlas::packed::{read, sheets};
use atlas::{Layer, drawing};
use kernel::{Level, RegionCode};
use regions::regions;
use std::collections::BTreeSet;

/// Villages of the four regencies that have no boundary in the source.
const WITHOUT_BOUNDARY: &[&str] = &[];

fn layers() -> Vec<(&'static str, Layer)> {
    sheets().iter().map(|sheet| (sheet.name, read(sheet).unwrap())).collect()
}

fn codes(level: Level, within: &str) -> BTreeSet<RegionCode> {
    regions()
        .all()
        .filter(|a| a.level == level && a.code.as_str().starts_with(within))
        .map(|a| a.code)
        .collect()
}

#[test]
fn every_area_has_a_shape() {
    let mut seen = 0;
    for (name, layer) in layers() {
        let level = match name.len() {
            0 => Level::Regency,
            2 => Level::District,
            _ => Level::Village,
        };
        let found: BTreeSet<RegionCode> = layer.shapes.iter().map(|s| s.code).collect();
        let mut wanted = codes(level, name);
        wanted.retain(|code| !WITHOUT_BOUNDARY.contains(&code.as_str()));
        let missing: Vec<_> = wanted.difference(&found).collect();
        let unknown: Vec<_> = found.difference(&wanted).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{name}: missing {missing:?}, unknown {unknown:?}");
        seen += found.len();
    }
    assert_eq!(seen, 514 + 7285 + 31 + 401 + 27 + 43);
}

#[test]
fn rings_close_and_hold_ground_within_the_country() {
    for (name, layer) in layers() {
        for shape in &layer.shapes {
            assert!(!shape.rings.is_empty(), "{}", shape.code);
            let mut twice = 0_i64;
            for ring in &shape.rings {
                let points: Vec<[i32; 2]> = ring
                    .iter()
                    .flat_map(|arc| {
                        let mut points = layer.arcs[if *arc < 0 { !*arc } else { *arc } as usize].clone();
                        if *arc < 0 {
                            points.reverse();
                        }
                        points
                    })
                    .collect();
                assert_eq!(points.first(), points.last(), "{} in {name:?} is open", shape.code);
                for pair in points.windows(2) {
                    let [a, b] = pair else { continue };
                    twice += i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]);
                    let step = (a[0] - b[0]).abs().max((a[1] - b[1]).abs());
                    assert!(step < 4_000_000, "{} leaps", shape.code);
                }
                for [x, y] in points {
                    let inside =
                        (94_900_000..141_100_000).contains(&x) && (-11_100_000..6_200_000).contains(&y);
                    assert!(inside, "{} lies at {x} {y}", shape.code);
                }
            }
            // Outer rings run clockwise, so their area is negative; holes never outweigh them.
            assert!(twice < 0, "{} has no ground: {twice}", shape.code);
        }
    }
}

#[test]
fn arcs_meet_where_they_are_joined() {
    for (name, layer) in layers() {
        for level in [Level::Province, Level::Regency] {
            for shape in layer.joined(level) {
                for ring in &shape.rings {
                    let ends = |arc: i32| {
                        let points = &layer.arcs[if arc < 0 { !arc } else { arc } as usize];
                        let (first, last) = (points[0], points[points.len() - 1]);
                        if arc < 0 { (last, first) } else { (first, last) }
                    };
                    let closed = ends(ring[0]).0 == ends(ring[ring.len() - 1]).1;
                    let joined = ring.windows(2).all(|pair| ends(pair[0]).1 == ends(pair[1]).0);
                    assert!(closed && joined, "{} of {name:?}", shape.code);
                }
            }
        }
    }
}

#[test]
fn villages_lie_in_their_districts_shape() {
    // Middle points are illustrative: most lie within the frame of their district, not every one.
    let (mut inside, mut all) = (0, 0);
    for district in codes(Level::District, "51") {
        let drawn = drawing(Some(district), Level::District).unwrap();
        for village in regions().children(Some(&district)) {
            let Some(at) = village.at else { continue };
            all += 1;
            inside += usize::from(drawn.frame.holds([at.lng_e5 * 10, at.lat_e5 * 10]));
        }
    }
    assert!(all > 600 && inside * 100 > all * 95, "{inside} of {all}");
}

#[test]
fn every_map_of_the_house_can_be_drawn() {
    assert_eq!(drawing(None, Level::Province).unwrap().areas.len(), 38);
    let nation = drawing(None, Level::Regency).unwrap();
    assert_eq!(nation.areas.len(), 514);
    assert!(!nation.borders.is_empty());
    for province in codes(Level::Province, "") {
        for (level, wanted) in [(Level::Regency, Level::Regency), (Level::District, Level::District)] {
            let drawn = drawing(Some(province), level).unwrap();
            assert_eq!(drawn.areas.len(), codes(wanted, province.as_str()).len(), "{province}");
            assert!(
                drawn.areas.iter().all(|a| a.path.starts_with('m') && a.path.ends_with('z')),
                "{province}"
            );
            assert!((64..=1601).contains(&drawn.frame.width) && (64..=1101).contains(&drawn.frame.height));
        }
    }
    let klaten = RegionCode::parse("33.10").unwrap();
    assert_eq!(drawing(Some(klaten), Level::District).unwrap().areas.len(), 26);
    assert_eq!(drawing(Some(klaten), Level::Village).unwrap().areas.len(), 401);
    let without = RegionCode::parse("33.11").unwrap();
    assert!(drawing(Some(without), Level::Village).is_none());
    assert!(drawing(Some(klaten), Level::Province).is_none());
}
