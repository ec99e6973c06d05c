use crate::Point;
use flate2::read::GzDecoder;
use kernel::RegionCode;
use std::io::Read;

/// How many areas the tables hold; a packed file of another count does not decode.
pub const AREAS: usize = 91_599;

/// The tables, unpacked: one entry for each area, in the order of their codes.
pub struct Unpacked {
    pub codes: Vec<RegionCode>,
    /// All names joined by line ends.
    pub names: String,
    /// Where each name begins in `names`; one more than there are areas.
    pub starts: Vec<u32>,
    /// Nothing for larger areas and for villages whose point is not known.
    pub points: Vec<Option<Point>>,
}

pub fn unpack() -> Result<Unpacked, &'static str> {
    let names = String::from_utf8(gunzip(include_bytes!("../data/names.gz"))?)
        .map_err(|_| "the names are not UTF-8")?;
    let mut starts = Vec::with_capacity(AREAS + 1);
    starts.push(0);
    starts.extend(names.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
    let codes = unpack_codes(&gunzip(include_bytes!("../data/codes.gz"))?)?;
    if codes.len() != AREAS || starts.len() != AREAS + 1 {
        return Err("names and codes do not match");
    }
    let points = unpack_points(&gunzip(include_bytes!("../data/points.gz"))?, &codes)?;
    Ok(Unpacked { codes, names, starts, points })
}

fn gunzip(packed: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut out = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut out).map_err(|_| "a packed file is damaged")?;
    Ok(out)
}

/// Depth and step from the sister before; see `data/README.md`.
fn unpack_codes(packed: &[u8]) -> Result<Vec<RegionCode>, &'static str> {
    let mut rest = packed;
    let mut codes = Vec::with_capacity(AREAS);
    let mut parts = [0_u32; 4];
    while let Some((&depth, after)) = rest.split_first() {
        rest = after;
        let depth = usize::from(depth);
        let part = parts.get_mut(depth).ok_or("a code is too deep")?;
        *part += varint(&mut rest)?;
        parts[depth + 1..].fill(0);
        let text = match (depth, parts) {
            (0, [p, ..]) => format!("{p:02}"),
            (1, [p, k, ..]) => format!("{p:02}.{k:02}"),
            (2, [p, k, c, _]) => format!("{p:02}.{k:02}.{c:02}"),
            (_, [p, k, c, v]) => format!("{p:02}.{k:02}.{c:02}.{v:04}"),
        };
        codes.push(RegionCode::parse(&text).map_err(|_| "a code has another form")?);
    }
    Ok(codes)
}

fn unpack_points(packed: &[u8], codes: &[RegionCode]) -> Result<Vec<Option<Point>>, &'static str> {
    let villages = codes.iter().filter(|code| code.village_kind().is_some()).count();
    let (known, mut rest) =
        packed.split_at_checked(villages.div_ceil(8)).ok_or("the points are cut short")?;
    let count = known.iter().map(|byte| byte.count_ones() as usize).sum();
    let lats = steps(&mut rest, count)?;
    let lngs = steps(&mut rest, count)?;
    let mut both = lats.into_iter().zip(lngs).map(|(lat_e5, lng_e5)| Point { lat_e5, lng_e5 });
    let mut village = 0;
    let at = |code: &RegionCode| {
        code.village_kind()?;
        let bit = known[village / 8] >> (village % 8) & 1;
        village += 1;
        if bit == 1 { both.next() } else { None }
    };
    Ok(codes.iter().map(at).collect())
}

fn steps(rest: &mut &[u8], count: usize) -> Result<Vec<i32>, &'static str> {
    let mut last = 0_i32;
    let mut next = || {
        let zigzag = varint(rest)?;
        last += (zigzag >> 1) as i32 ^ -((zigzag & 1) as i32);
        Ok(last)
    };
    (0..count).map(|_| next()).collect()
}

fn varint(rest: &mut &[u8]) -> Result<u32, &'static str> {
    let mut n = 0;
    for shift in [0, 7, 14, 21] {
        let (&byte, after) = rest.split_first().ok_or("a packed file is cut short")?;
        *rest = after;
        n |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(n);
        }
    }
    Err("a packed number is too long")
}
