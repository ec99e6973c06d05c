//! A sheet of areas that share their borders: each border is stored once, and both neighbours name it.

use kernel::{Level, RegionCode};
use std::collections::{BTreeMap, HashMap};

/// Millionths of a degree, longitude before latitude.
pub type Point = [i32; 2];

/// A stretch of border between two points where three areas meet, or a whole coast.
pub type Arc = Vec<Point>;

#[derive(Clone, Debug, Default)]
pub struct Layer {
    pub arcs: Vec<Arc>,
    /// By code.
    pub shapes: Vec<Shape>,
}

/// An area as closed rings of arcs: `n` is an arc forwards, `!n` the same arc backwards. Holes run the other way round.
#[derive(Clone, Debug)]
pub struct Shape {
    pub code: RegionCode,
    pub rings: Vec<Vec<i32>>,
}

/// The arc that a reference names.
pub(crate) fn index(reference: i32) -> usize {
    if reference < 0 { !reference as usize } else { reference as usize }
}

impl Layer {
    /// The first and the last point of an arc as it is referred to.
    fn ends(&self, reference: i32) -> Option<(Point, Point)> {
        let arc = self.arcs.get(index(reference))?;
        let (first, last) = (*arc.first()?, *arc.last()?);
        Some(if reference < 0 { (last, first) } else { (first, last) })
    }

    /// The same ground cut into larger areas: a border between two parts of the same area falls away.
    pub fn joined(&self, level: Level) -> Vec<Shape> {
        let mut parts: BTreeMap<RegionCode, Vec<i32>> = BTreeMap::new();
        for shape in &self.shapes {
            if let Some(code) = shape.code.at(level) {
                parts.entry(code).or_default().extend(shape.rings.iter().flatten());
            }
        }
        parts.into_iter().map(|(code, arcs)| Shape { code, rings: self.rings(&arcs) }).collect()
    }

    /// Rings out of the arcs that are not walked both ways.
    fn rings(&self, arcs: &[i32]) -> Vec<Vec<i32>> {
        let mut walked: HashMap<usize, i32> = HashMap::new();
        for arc in arcs {
            *walked.entry(index(*arc)).or_default() += if *arc < 0 { -1 } else { 1 };
        }
        // What is left runs the way that outweighs the other: in the source an area may walk out and back on one line.
        let net = walked.into_iter().filter(|(_, times)| *times != 0);
        let mut left: Vec<i32> =
            net.map(|(arc, times)| if times < 0 { !(arc as i32) } else { arc as i32 }).collect();
        left.sort_unstable_by_key(|arc| index(*arc));
        let mut open: HashMap<Point, Vec<i32>> = HashMap::new();
        for arc in left.iter().rev() {
            if let Some((from, _)) = self.ends(*arc) {
                open.entry(from).or_default().push(*arc);
            }
        }
        let mut rings = Vec::new();
        for first in left {
            let Some((start, mut at)) = self.ends(first) else { continue };
            let Some(waiting) = open.get_mut(&start) else { continue };
            let Some(place) = waiting.iter().position(|a| *a == first) else { continue };
            waiting.remove(place);
            let mut ring = vec![first];
            while at != start {
                let Some(next) = open.get_mut(&at).and_then(Vec::pop) else { break };
                ring.push(next);
                at = self.ends(next).map_or(start, |(_, until)| until);
            }
            rings.push(ring);
        }
        rings
    }

    /// Arcs between two areas that differ at a level: the heavier lines of a map of smaller ones.
    pub(crate) fn borders(&self, level: Level, within: Option<&RegionCode>) -> Vec<usize> {
        let mut sides: BTreeMap<usize, Vec<RegionCode>> = BTreeMap::new();
        for shape in self.shapes.iter().filter(|s| within.is_none_or(|w| w.holds(&s.code))) {
            let Some(code) = shape.code.at(level) else { continue };
            for arc in shape.rings.iter().flatten() {
                sides.entry(index(*arc)).or_default().push(code);
            }
        }
        let differ = |codes: &Vec<RegionCode>| codes.windows(2).any(|pair| pair[0] != pair[1]);
        sides.into_iter().filter(|(_, codes)| differ(codes)).map(|(arc, _)| arc).collect()
    }
}

/// An arc with fewer points, none of which lies further than `tolerance` from where the arc ran (Douglas–Peucker).
/// Its ends stay; a closed one keeps at least a triangle.
pub fn simplified(arc: &[Point], tolerance: f64) -> Arc {
    if arc.len() < 3 {
        return arc.to_vec();
    }
    let mut keep = vec![false; arc.len()];
    let last = arc.len() - 1;
    (keep[0], keep[last]) = (true, true);
    let mut stack = vec![(0, last)];
    if arc[0] == arc[last] {
        // Two far corners first, else an island could shrink to a line.
        let far = farthest(arc, 0, last).0;
        let side = [(0, far), (far, last)].map(|(from, until)| (farthest(arc, from, until), from, until));
        let ((wide, _), ..) = if side[0].0.1 >= side[1].0.1 { side[0] } else { side[1] };
        (keep[far], keep[wide]) = (true, true);
        let (a, b) = (far.min(wide), far.max(wide));
        stack = vec![(0, a), (a, b), (b, last)];
    }
    while let Some((from, until)) = stack.pop() {
        let (at, distance) = farthest(arc, from, until);
        if distance > tolerance * tolerance {
            keep[at] = true;
            stack.extend([(from, at), (at, until)]);
        }
    }
    arc.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
}

/// The point between two others that lies farthest from the line through them, and how far, squared.
fn farthest(arc: &[Point], from: usize, until: usize) -> (usize, f64) {
    let (a, b) = (arc[from], arc[until]);
    let (dx, dy) = (f64::from(b[0] - a[0]), f64::from(b[1] - a[1]));
    let length = dx * dx + dy * dy;
    let mut best = (from, 0.0);
    for (i, point) in arc.iter().enumerate().take(until).skip(from + 1) {
        let (px, py) = (f64::from(point[0] - a[0]), f64::from(point[1] - a[1]));
        let along = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        let (ex, ey) = (px - along * dx, py - along * dy);
        let distance = ex * ex + ey * ey;
        if distance > best.1 {
            best = (i, distance);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> RegionCode {
        RegionCode::parse(text).unwrap()
    }

    /// Two squares side by side: arc 0 is the border between them.
    fn two() -> Layer {
        let arcs = vec![
            vec![[10, 0], [10, 10]],
            vec![[10, 10], [0, 10], [0, 0], [10, 0]],
            vec![[10, 0], [20, 0], [20, 10], [10, 10]],
        ];
        let shape = |text, rings| Shape { code: code(text), rings };
        Layer { arcs, shapes: vec![shape("33.10", vec![vec![0, 1]]), shape("33.11", vec![vec![!0, 2]])] }
    }

    #[test]
    fn joined_areas_lose_their_common_border() {
        let joined = two().joined(Level::Province);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].code, code("33"));
        assert_eq!(joined[0].rings, [vec![1, 2]]);
        assert_eq!(two().joined(Level::Regency).len(), 2);
    }

    #[test]
    fn borders_lie_between_areas_that_differ() {
        assert_eq!(two().borders(Level::Regency, None), [0]);
        assert!(two().borders(Level::Province, None).is_empty());
        assert!(two().borders(Level::Regency, Some(&code("33.10"))).is_empty());
    }

    #[test]
    fn fewer_points_stay_close_and_rings_stay_rings() {
        let arc = [[0, 0], [10, 1], [20, 0], [30, 40], [40, 0]];
        assert_eq!(simplified(&arc, 2.0), [[0, 0], [20, 0], [30, 40], [40, 0]]);
        assert_eq!(simplified(&arc, 100.0), [[0, 0], [40, 0]]);
        let island = [[0, 0], [5, 1], [10, 0], [10, 10], [0, 10], [0, 0]];
        assert!(simplified(&island, 1000.0).len() >= 4);
        assert_eq!(simplified(&island, 1000.0).last(), Some(&[0, 0]));
    }
}
