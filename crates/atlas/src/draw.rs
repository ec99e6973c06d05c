//! Outlines at a size: one path for each area, in whole units and relative steps.

use crate::data;
use crate::layer::{Arc, Layer, Point, Shape, index, simplified};
use kernel::{Level, RegionCode};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc as Shared, LazyLock, RwLock};

/// Areas of one level within an area, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    pub frame: Frame,
    /// By code.
    pub areas: Vec<Drawn>,
    /// Lines between the areas one level up, where that tells something; else empty.
    pub borders: String,
}

#[derive(Clone, Debug)]
pub struct Drawn {
    pub code: RegionCode,
    /// The `d` of an SVG path.
    pub path: String,
    /// The middle of its largest part's frame.
    pub middle: [i32; 2],
}

/// Where the ground lies in the drawing. Near the equator a degree is as wide as it is high, so degrees are drawn
/// as they are.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    west: i32,
    north: i32,
    /// Millionths of a degree in a unit.
    scale: f64,
    pub width: i32,
    pub height: i32,
}

/// Room around the ground, so that no border's stroke is cut off.
const MARGIN: i32 = 8;
const WIDE: i32 = 1600;
const HIGH: i32 = 1100;
/// More areas than this are drawn with fewer points: they are small on the page.
const MANY: usize = 120;
/// What is smaller is not seen.
const SPECK: i32 = 3;

impl Frame {
    /// Around a box of millionths of a degree: west, south, east, north.
    pub fn around([west, south, east, north]: [i32; 4]) -> Frame {
        let (across, up) = (f64::from((east - west).max(1)), f64::from((north - south).max(1)));
        let room = |side: i32| f64::from(side - 2 * MARGIN);
        let scale = (across / room(WIDE)).max(up / room(HIGH));
        let side = |length: f64| (length / scale).ceil() as i32 + 2 * MARGIN;
        Frame { west, north, scale, width: side(across), height: side(up) }
    }

    /// Longitude and latitude in millionths of a degree, in units of the drawing.
    pub fn place(&self, at: Point) -> [i32; 2] {
        let along = |length: i32| (f64::from(length) / self.scale).round() as i32 + MARGIN;
        [along(at[0] - self.west), along(self.north - at[1])]
    }

    pub fn holds(&self, at: Point) -> bool {
        let [x, y] = self.place(at);
        (0..=self.width).contains(&x) && (0..=self.height).contains(&y)
    }
}

/// The areas of a level within an area (the nation for none), or nothing where their shapes are not known.
/// Drawn once and kept: a shape does not change while the program runs.
pub fn drawing(within: Option<RegionCode>, level: Level) -> Option<Shared<Drawing>> {
    type Kept = HashMap<(Option<RegionCode>, Level), Option<Shared<Drawing>>>;
    static KEPT: LazyLock<RwLock<Kept>> = LazyLock::new(RwLock::default);
    let key = (within, level);
    if let Some(kept) = KEPT.read().ok().and_then(|kept| kept.get(&key).cloned()) {
        return kept;
    }
    let drawn = shapes(within, level).and_then(|(layer, shapes)| draw(&layer, &shapes, within, level));
    let drawn = drawn.map(Shared::new);
    if let Ok(mut kept) = KEPT.write() {
        kept.insert(key, drawn.clone());
    }
    drawn
}

/// The sheet that shows a level, and the shapes of the area asked for.
fn shapes(within: Option<RegionCode>, level: Level) -> Option<(Layer, Vec<Shape>)> {
    let name = match (&within, level) {
        (None, Level::Province | Level::Regency) => String::new(),
        (Some(within), Level::Village) => within.at(Level::Regency)?.to_string(),
        (Some(within), _) if within.level() <= level => within.at(Level::Province)?.to_string(),
        _ => return None,
    };
    let mut layer = data::sheet(&name)?;
    if let Some(within) = &within {
        // Everything larger than the area asked for is left out before areas are joined.
        layer.shapes.retain(|s| within.holds(&s.code));
    }
    let shapes = layer.joined(level);
    (!shapes.is_empty()).then_some((layer, shapes))
}

/// The provinces with as few points as still look like the country, for a picture the size of a stamp.
pub fn silhouette() -> Drawing {
    let drawn = shapes(None, Level::Province).and_then(|(layer, shapes)| {
        let frame = around(&layer, &shapes)?;
        let thin = thinned(&layer, &shapes, frame, frame.scale * 7.0);
        let areas = shapes.iter().map(|shape| drawn(shape, &thin, 24)).collect();
        Some(Drawing { frame, areas, borders: String::new() })
    });
    drawn.unwrap_or(Drawing { frame: Frame::around([0, 0, 1, 1]), areas: Vec::new(), borders: String::new() })
}

fn around(layer: &Layer, shapes: &[Shape]) -> Option<Frame> {
    let used = |arc: &i32| layer.arcs.get(index(*arc));
    let points = || shapes.iter().flat_map(|s| &s.rings).flatten().filter_map(used).flatten();
    let (x, y) = (|| points().map(|p| p[0]), || points().map(|p| p[1]));
    Some(Frame::around([x().min()?, y().min()?, x().max()?, y().max()?]))
}

/// Every arc that the shapes use, in the drawing's units.
fn thinned(layer: &Layer, shapes: &[Shape], frame: Frame, tolerance: f64) -> HashMap<usize, Arc> {
    let mut thin: HashMap<usize, Arc> = HashMap::new();
    for arc in shapes.iter().flat_map(|s| &s.rings).flatten().map(|arc| index(*arc)) {
        thin.entry(arc).or_insert_with(|| {
            let whole = layer.arcs.get(arc).map(Vec::as_slice).unwrap_or_default();
            let mut placed: Arc = simplified(whole, tolerance).into_iter().map(|p| frame.place(p)).collect();
            placed.dedup();
            placed
        });
    }
    thin
}

fn draw(layer: &Layer, shapes: &[Shape], within: Option<RegionCode>, level: Level) -> Option<Drawing> {
    let frame = around(layer, shapes)?;
    let thin = thinned(layer, shapes, frame, frame.scale * if shapes.len() > MANY { 1.3 } else { 0.7 });
    let areas = shapes.iter().map(|shape| drawn(shape, &thin, SPECK)).collect();
    let above = match level {
        Level::Regency if within.is_none() => Some(Level::Province),
        Level::District if within.is_some_and(|w| w.level() == Level::Province) => Some(Level::Regency),
        Level::Village if within.is_some_and(|w| w.level() == Level::Regency) => Some(Level::District),
        _ => None,
    };
    let borders = above.map(|above| lines(&layer.borders(above, within.as_ref()), &thin)).unwrap_or_default();
    Some(Drawing { frame, areas, borders })
}

/// Parts smaller than `least` are left out, but for an area's largest.
fn drawn(shape: &Shape, thin: &HashMap<usize, Arc>, least: i32) -> Drawn {
    let rings: Vec<Vec<[i32; 2]>> = shape.rings.iter().map(|ring| ring_points(ring, thin)).collect();
    let largest = (0..rings.len()).max_by_key(|i| room(&rings[*i]).2);
    let mut pen = Pen::default();
    for (i, ring) in rings.iter().enumerate() {
        let (wide, high, _) = room(ring);
        if wide.max(high) >= least && ring.len() > 2 {
            pen.ring(ring);
        } else if largest == Some(i) {
            // Too small to be seen: a speck keeps it on the map.
            let [x, y] = ring.first().copied().unwrap_or_default();
            pen.ring(&[[x - 1, y - 1], [x + 2, y - 1], [x + 2, y + 2], [x - 1, y + 2]]);
        }
    }
    let middle = largest.map(|i| middle(&rings[i])).unwrap_or_default();
    Drawn { code: shape.code, path: pen.d, middle }
}

/// The points of a ring, the first one not repeated.
fn ring_points(ring: &[i32], thin: &HashMap<usize, Arc>) -> Vec<[i32; 2]> {
    let mut points: Vec<[i32; 2]> = Vec::new();
    for reference in ring {
        let Some(arc) = thin.get(&index(*reference)) else { continue };
        if *reference < 0 { points.extend(arc.iter().rev()) } else { points.extend(arc) }
    }
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// Width, height and twice the area.
fn room(ring: &[[i32; 2]]) -> (i32, i32, i64) {
    let span = |of: fn(&[i32; 2]) -> i32| {
        let (low, high) = (ring.iter().map(of).min(), ring.iter().map(of).max());
        high.unwrap_or(0) - low.unwrap_or(0)
    };
    let next = ring.iter().skip(1).chain(ring.first());
    let turn = |(a, b): (&[i32; 2], &[i32; 2])| {
        i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1])
    };
    let area: i64 = ring.iter().zip(next).map(turn).sum();
    (span(|p| p[0]), span(|p| p[1]), area.abs())
}

fn middle(ring: &[[i32; 2]]) -> [i32; 2] {
    [0, 1].map(|side| {
        let along = || ring.iter().map(|p| p[side]);
        (along().min().unwrap_or(0) + along().max().unwrap_or(0)) / 2
    })
}

fn lines(arcs: &[usize], thin: &HashMap<usize, Arc>) -> String {
    let mut pen = Pen::default();
    for arc in arcs.iter().filter_map(|arc| thin.get(arc)) {
        pen.line(arc);
    }
    pen.d
}

/// Writes relative steps; after a closed ring the next one begins from where that began.
#[derive(Default)]
struct Pen {
    d: String,
    at: [i32; 2],
}

impl Pen {
    fn ring(&mut self, points: &[[i32; 2]]) {
        let Some(first) = points.first() else { return };
        self.line(points);
        self.d.push('z');
        self.at = *first;
    }

    fn line(&mut self, points: &[[i32; 2]]) {
        for (i, point) in points.iter().enumerate() {
            let (x, y) = (point[0] - self.at[0], point[1] - self.at[1]);
            let lead = match i {
                0 => "m",
                _ if x < 0 => "",
                _ => " ",
            };
            // A minus sign tells two numbers apart by itself.
            let _ = write!(self.d, "{lead}{x}{}{y}", if y < 0 { "" } else { " " });
            self.at = *point;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pen_writes_steps() {
        let mut pen = Pen::default();
        pen.ring(&[[10, 10], [20, 10], [20, 5]]);
        pen.ring(&[[12, 12], [13, 12], [13, 13]]);
        assert_eq!(pen.d, "m10 10 10 0 0-5zm2 2 1 0 0 1z");
    }

    #[test]
    fn a_frame_holds_its_box() {
        let frame = Frame::around([95_000_000, -11_000_000, 141_000_000, 6_000_000]);
        assert_eq!(frame.width, WIDE);
        assert!(frame.height < HIGH && frame.height > 500);
        assert_eq!(frame.place([95_000_000, 6_000_000]), [MARGIN, MARGIN]);
        assert!(frame.holds([118_000_000, -2_000_000]) && !frame.holds([150_000_000, 0]));
        let high = Frame::around([0, 0, 1_000_000, 4_000_000]);
        assert!(high.height <= HIGH + 1 && high.width < WIDE);
    }
}
