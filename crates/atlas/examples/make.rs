//! Packs `data/shapes.bin` from a folder of TopoJSON files (`topo_reg.json`, `topo_d<province>.json`,
//! `topo_v<regency>.json`): `cargo run -p atlas --release --example make -- FOLDER`.
//!
//! Borders lose the points that nobody can see. How much may be lost depends on who draws them: a district's border
//! is drawn on the map of its regency, so the smaller of the regencies on its two sides decides.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "bad input stops the generator, and says where"
)]

use atlas::packed::pack;
use atlas::{Layer, Shape, simplified};
use kernel::{Level, RegionCode};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// Of the width of the smallest map that shows a border, one part in so many may be lost.
const FINE: f64 = 1300.0;
/// Steps of the grids, in millionths of a degree.
const NATION_STEP: i32 = 1000;
const DISTRICT_STEP: i32 = 100;
const VILLAGE_STEP: i32 = 20;
/// The one regency that the nation's sheet lacks: small islands before Jakarta.
const ISLANDS: &str = "31.01";

fn main() {
    let folder = std::env::args().nth(1).expect("a folder of TopoJSON files");
    let folder = Path::new(&folder);
    let mut sheets = Vec::new();
    let mut nation = topology(&folder.join("topo_reg.json"));
    add_islands(&mut nation, &topology(&folder.join("topo_d31.json")));
    sheets.push((String::new(), NATION_STEP, snapped(nation, NATION_STEP)));
    for (prefix, step) in [("topo_d", DISTRICT_STEP), ("topo_v", VILLAGE_STEP)] {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|e| e.unwrap().file_name().into_string().ok())
            .filter_map(|name| Some(name.strip_prefix(prefix)?.strip_suffix(".json")?.to_owned()))
            .collect();
        names.sort();
        for name in names {
            let layer = thinned(topology(&folder.join(format!("{prefix}{name}.json"))));
            sheets.push((name, step, snapped(layer, step)));
        }
    }
    for (name, _, layer) in &sheets {
        let points: usize = layer.arcs.iter().map(Vec::len).sum();
        println!("{name:>6} {:>5} areas {points:>7} points", layer.shapes.len());
    }
    let packed = pack(&sheets).unwrap();
    println!("{} bytes", packed.len());
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shapes.bin");
    std::fs::write(out, packed).unwrap();
}

/// A TopoJSON file's `areas`.
fn topology(path: &Path) -> Layer {
    let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let pair = |value: &Value| [value[0].as_f64().unwrap(), value[1].as_f64().unwrap()];
    let (scale, move_by) = (pair(&file["transform"]["scale"]), pair(&file["transform"]["translate"]));
    let arc = |arc: &Value| {
        let mut at = [0.0, 0.0];
        let steps = arc.as_array().unwrap().iter().map(|step| {
            let step = pair(step);
            at = [at[0] + step[0], at[1] + step[1]];
            [0, 1].map(|side| ((at[side] * scale[side] + move_by[side]) * 1e6).round() as i32)
        });
        steps.collect()
    };
    let arcs = file["arcs"].as_array().unwrap().iter().map(arc).collect();
    let areas = file["objects"]["areas"]["geometries"].as_array().unwrap();
    let mut shapes: Vec<Shape> = areas.iter().filter_map(shape).collect();
    shapes.sort_by_key(|s| s.code);
    Layer { arcs, shapes }
}

fn shape(geometry: &Value) -> Option<Shape> {
    let code = RegionCode::parse(geometry["properties"]["code"].as_str()?).unwrap();
    let ring =
        |ring: &Value| ring.as_array().unwrap().iter().map(|arc| arc.as_i64().unwrap() as i32).collect();
    let polygon = |polygon: &Value| polygon.as_array().unwrap().iter().map(ring).collect::<Vec<Vec<i32>>>();
    let rings = match geometry["type"].as_str()? {
        "Polygon" => polygon(&geometry["arcs"]),
        "MultiPolygon" => geometry["arcs"].as_array()?.iter().flat_map(polygon).collect(),
        other => panic!("{code} is a {other}"),
    };
    Some(Shape { code, rings })
}

/// The islands of the missing regency, out of its districts.
fn add_islands(nation: &mut Layer, jakarta: &Layer) {
    let islands = jakarta.joined(Level::Regency).into_iter().find(|s| s.code.as_str() == ISLANDS).unwrap();
    let rings = islands.rings.iter().map(|ring| {
        ring.iter()
            .map(|arc| {
                let backwards = *arc < 0;
                let mut points = jakarta.arcs[if backwards { !*arc } else { *arc } as usize].clone();
                if backwards {
                    points.reverse();
                }
                nation.arcs.push(points);
                nation.arcs.len() as i32 - 1
            })
            .collect()
    });
    let shape = Shape { code: islands.code, rings: rings.collect() };
    nation.shapes.push(shape);
    nation.shapes.sort_by_key(|s| s.code);
}

fn thinned(mut layer: Layer) -> Layer {
    let mut boxes: HashMap<RegionCode, [i32; 4]> = HashMap::new();
    let mut users: HashMap<usize, Vec<RegionCode>> = HashMap::new();
    for shape in &layer.shapes {
        // A village is drawn on its district's map.
        let map = shape.code.parent().unwrap();
        for arc in shape.rings.iter().flatten().map(|a| if *a < 0 { !*a } else { *a } as usize) {
            users.entry(arc).or_default().push(map);
            let b = boxes.entry(map).or_insert([i32::MAX, i32::MAX, i32::MIN, i32::MIN]);
            for [x, y] in &layer.arcs[arc] {
                *b = [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)];
            }
        }
    }
    let width = |code: &RegionCode| {
        let b = boxes[code];
        f64::from((b[2] - b[0]).max((b[3] - b[1]) * 16 / 11))
    };
    for (arc, codes) in users {
        let tolerance = codes.iter().map(width).fold(f64::MAX, f64::min) / FINE;
        layer.arcs[arc] = simplified(&layer.arcs[arc], tolerance);
    }
    layer
}

/// On the grid. Points that fall together become one; an arc keeps its two ends.
fn snapped(mut layer: Layer, step: i32) -> Layer {
    for arc in &mut layer.arcs {
        let on_grid = |c: i32| (f64::from(c) / f64::from(step)).round() as i32 * step;
        let mut points: Vec<[i32; 2]> = arc.iter().map(|p| p.map(on_grid)).collect();
        points.dedup();
        if points.len() == 1 {
            points.push(points[0]);
        }
        *arc = points;
    }
    layer
}
