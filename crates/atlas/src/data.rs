//! The shapes as they lie in the binary: one file of sheets, each packed by itself and read when it is first drawn.
//! `data/README.md` has the form.

use crate::layer::{Arc, Layer, Point, Shape};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use kernel::RegionCode;
use std::io::{Read, Write};

const PACKED: &[u8] = include_bytes!("../data/shapes.bin");
const MARK: &[u8; 4] = b"PYA1";

/// A sheet in the file: the nation's regencies under no name, a province's districts, or a regency's villages.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    pub name: &'a str,
    bytes: &'a [u8],
}

/// Every sheet of the program's own file.
pub fn sheets() -> Vec<Sheet<'static>> {
    index(PACKED).unwrap_or_default()
}

/// The sheet of a name, unpacked.
pub(crate) fn sheet(name: &str) -> Option<Layer> {
    sheets().into_iter().find(|s| s.name == name).and_then(|s| read(&s).ok())
}

fn index(packed: &[u8]) -> Result<Vec<Sheet<'_>>, &'static str> {
    let mut rest = packed.strip_prefix(MARK).ok_or("not a file of shapes")?;
    let count = varint(&mut rest)?;
    let mut heads = Vec::new();
    for _ in 0..count {
        let length = varint(&mut rest)? as usize;
        let name = take(&mut rest, length)?;
        heads.push((std::str::from_utf8(name).map_err(|_| "a sheet without a name")?, varint(&mut rest)?));
    }
    heads.into_iter().map(|(name, size)| Ok(Sheet { name, bytes: take(&mut rest, size as usize)? })).collect()
}

/// Unpacks a sheet.
pub fn read(sheet: &Sheet<'_>) -> Result<Layer, &'static str> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(sheet.bytes).read_to_end(&mut bytes).map_err(|_| "a sheet is damaged")?;
    let mut rest = bytes.as_slice();
    let step = varint(&mut rest)? as i32;
    let arcs = arcs(&mut rest, step)?;
    let mut shapes = Vec::new();
    for _ in 0..varint(&mut rest)? {
        let length = varint(&mut rest)? as usize;
        let code = std::str::from_utf8(take(&mut rest, length)?).map_err(|_| "a code has another form")?;
        let code = RegionCode::parse(code).map_err(|_| "a code has another form")?;
        let mut rings = Vec::new();
        for _ in 0..varint(&mut rest)? {
            let ring: Result<Vec<i32>, _> = (0..varint(&mut rest)?).map(|_| signed(&mut rest)).collect();
            rings.push(ring?);
        }
        shapes.push(Shape { code, rings });
    }
    Ok(Layer { arcs, shapes })
}

fn arcs(rest: &mut &[u8], step: i32) -> Result<Vec<Arc>, &'static str> {
    let count = varint(rest)? as usize;
    let lengths: Result<Vec<u32>, _> = (0..count).map(|_| varint(rest)).collect();
    let (mut x, mut y) = (0_i32, 0_i32);
    let mut arcs = Vec::with_capacity(count);
    for length in lengths? {
        let mut arc = Vec::with_capacity(length as usize);
        for _ in 0..length {
            x += signed(rest)?;
            y += signed(rest)?;
            arc.push([x * step, y * step]);
        }
        arcs.push(arc);
    }
    Ok(arcs)
}

/// One file of all sheets, each with its name and the step of its grid in millionths of a degree.
pub fn pack(sheets: &[(String, i32, Layer)]) -> std::io::Result<Vec<u8>> {
    let mut file = MARK.to_vec();
    put(&mut file, sheets.len() as u32);
    let mut bodies = Vec::new();
    for (name, step, layer) in sheets {
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
        deflate.write_all(&written(layer, *step))?;
        let body = deflate.finish()?;
        put(&mut file, name.len() as u32);
        file.extend(name.as_bytes());
        put(&mut file, body.len() as u32);
        bodies.push(body);
    }
    file.extend(bodies.concat());
    Ok(file)
}

fn written(layer: &Layer, step: i32) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, step as u32);
    put(&mut out, layer.arcs.len() as u32);
    for arc in &layer.arcs {
        put(&mut out, arc.len() as u32);
    }
    let mut last: Point = [0, 0];
    for point in layer.arcs.iter().flatten() {
        let at = point.map(|c| c.div_euclid(step));
        put_signed(&mut out, at[0] - last[0]);
        put_signed(&mut out, at[1] - last[1]);
        last = at;
    }
    put(&mut out, layer.shapes.len() as u32);
    for shape in &layer.shapes {
        put(&mut out, shape.code.as_str().len() as u32);
        out.extend(shape.code.as_str().as_bytes());
        put(&mut out, shape.rings.len() as u32);
        for ring in &shape.rings {
            put(&mut out, ring.len() as u32);
            ring.iter().for_each(|arc| put_signed(&mut out, *arc));
        }
    }
    out
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], &'static str> {
    let (taken, after) = rest.split_at_checked(length).ok_or("a sheet is cut short")?;
    *rest = after;
    Ok(taken)
}

fn varint(rest: &mut &[u8]) -> Result<u32, &'static str> {
    let mut n = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, after) = rest.split_first().ok_or("a sheet is cut short")?;
        *rest = after;
        n |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(n);
        }
    }
    Err("a number is too long")
}

fn signed(rest: &mut &[u8]) -> Result<i32, &'static str> {
    let zigzag = varint(rest)?;
    Ok((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32))
}

fn put(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn put_signed(out: &mut Vec<u8>, n: i32) {
    put(out, ((n << 1) ^ (n >> 31)) as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_comes_back_as_it_was_packed() {
        let code = RegionCode::parse("33.10.16").unwrap();
        let layer = Layer {
            arcs: vec![vec![[110_450_000, -7_612_300], [110_450_100, -7_612_200], [110_450_000, -7_612_300]]],
            shapes: vec![Shape { code, rings: vec![vec![0], vec![!0]] }],
        };
        let file = pack(&[("33".to_owned(), 100, layer.clone())]).unwrap();
        let sheets = index(&file).unwrap();
        assert_eq!(sheets[0].name, "33");
        let back = read(&sheets[0]).unwrap();
        assert_eq!(back.arcs, layer.arcs);
        assert_eq!((back.shapes[0].code, &back.shapes[0].rings), (code, &layer.shapes[0].rings));
        assert!(index(&file[1..]).is_err() && index(&file[..file.len() - 1]).is_err());
    }

    #[test]
    fn numbers_of_every_size_survive() {
        for n in [0, 1, -1, 63, -64, 64, 8191, -8192, 141_000_000, i32::MIN, i32::MAX] {
            let mut out = Vec::new();
            put_signed(&mut out, n);
            assert_eq!(signed(&mut out.as_slice()), Ok(n));
        }
    }
}
