use crate::Refusal;
use std::fmt;

/// A picture in JPEG, of a card or a paper, with nothing in it but the picture: what cameras write beside it (place, time,
/// device, a smaller copy) is left out as it is read, and so is whatever follows its end.
#[derive(Clone, PartialEq, Eq)]
pub struct Jpeg {
    bytes: Vec<u8>,
    width: u16,
    height: u16,
}

const MARK: u8 = 0xff;
const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const LINES: u8 = 0xdc;

/// What a marker announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// Width, height and colours.
    Frame,
    /// Tables that the picture is drawn with.
    Table,
    /// Then the picture itself, until the next marker.
    Scan,
    End,
    /// No length and no meaning outside a scan.
    Bare,
    /// Said beside the picture: place, time, device, comments, profiles.
    Beside,
    /// Nothing that a picture of today has.
    Strange,
}

impl Part {
    fn of(marker: u8) -> Part {
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => Part::Frame,
            // Huffman and arithmetic tables, quantisation, restart interval, number of lines.
            0xc4 | 0xcc | 0xdb | LINES | 0xdd => Part::Table,
            SCAN => Part::Scan,
            END => Part::End,
            0x01 | 0xd0..=0xd7 => Part::Bare,
            0xe0..=0xef | 0xfe => Part::Beside,
            _ => Part::Strange,
        }
    }
}

impl Jpeg {
    /// More than a card needs to be read.
    pub const MOST_BYTES: usize = 500_000;
    /// With less nobody reads a card.
    pub const LEAST_SIDE: u16 = 200;
    pub const MOST_SIDE: u16 = 4096;

    /// Reads a picture and leaves out what is not the picture.
    pub fn parse(bytes: &[u8]) -> Result<Jpeg, Refusal> {
        if !bytes.starts_with(&[MARK, START, MARK]) {
            return Err(Refusal::of("jpeg", "photo.not_jpeg"));
        }
        if bytes.len() > Jpeg::MOST_BYTES {
            let most = Jpeg::MOST_BYTES as i64 / 1000;
            return Err(Refusal::of("jpeg", "photo.too_large").with("most", most));
        }
        let damaged = || Refusal::of("jpeg", "photo.damaged");
        let (bytes, size) = picture(bytes).ok_or_else(damaged)?;
        let (width, height) = size.ok_or_else(damaged)?;
        let sides = Jpeg::LEAST_SIDE..=Jpeg::MOST_SIDE;
        if !sides.contains(&width) || !sides.contains(&height) {
            let refusal = Refusal::of("jpeg", "photo.sides").with("width", i64::from(width));
            let refusal = refusal.with("height", i64::from(height));
            let refusal = refusal.with("least", i64::from(Jpeg::LEAST_SIDE));
            return Err(refusal.with("most", i64::from(Jpeg::MOST_SIDE)));
        }
        Ok(Jpeg { bytes, width, height })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// In pixels.
    pub fn width(&self) -> u16 {
        self.width
    }

    pub fn height(&self) -> u16 {
        self.height
    }
}

/// Never the picture itself.
impl fmt::Debug for Jpeg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Jpeg({}×{}, {} bytes)", self.width, self.height, self.bytes.len())
    }
}

/// The picture from its start to its end without what is said beside it, and its width and height. Nothing where it
/// breaks off, or is no picture.
fn picture(bytes: &[u8]) -> Option<(Vec<u8>, Option<(u16, u16)>)> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend([MARK, START]);
    let (mut at, mut size, mut scanned) = (2, None, false);
    loop {
        if *bytes.get(at)? != MARK {
            return None;
        }
        // A marker may stand behind any number of these.
        while *bytes.get(at)? == MARK {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        let part = Part::of(marker);
        match part {
            Part::End => {
                kept.extend([MARK, END]);
                return scanned.then_some((kept, size));
            }
            Part::Bare => continue,
            Part::Strange => return None,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let body = bytes.get(at..at + length).filter(|body| body.len() >= 2)?;
        at += length;
        match part {
            Part::Beside => continue,
            Part::Frame if size.is_some() => return None,
            Part::Frame => size = Some(frame(body)?),
            Part::Scan if size.is_none() => return None,
            _ => {}
        }
        kept.extend([MARK, marker]);
        kept.extend(body);
        if part == Part::Scan {
            let end = at + scan(bytes.get(at..)?)?;
            kept.extend(bytes.get(at..end)?);
            (at, scanned) = (end, true);
        }
    }
}

/// Width and height: length, bits, height, width, how many colours. Grey and colour are read everywhere, inks are not.
fn frame(body: &[u8]) -> Option<(u16, u16)> {
    let [_, _, bits, h1, h2, w1, w2, colours, ..] = *body else { return None };
    let size = (u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2]));
    (bits == 8 && matches!(colours, 1 | 3) && body.len() == 8 + 3 * usize::from(colours)).then_some(size)
}

/// How long a scan is: until a marker that is none of its own.
fn scan(bytes: &[u8]) -> Option<usize> {
    let own = |pair: &[u8]| pair[0] != MARK || matches!(pair[1], 0x00 | 0xd0..=0xd7 | MARK);
    bytes.windows(2).position(|pair| !own(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = (body.len() + 2) as u16;
        [&[MARK, marker][..], &length.to_be_bytes(), body].concat()
    }

    fn frame_of(width: u16, height: u16, colours: u8) -> Vec<u8> {
        let [h, w] = [height.to_be_bytes(), width.to_be_bytes()];
        let mut body = vec![8, h[0], h[1], w[0], w[1], colours];
        (1..=colours).for_each(|id| body.extend([id, 0x11, 0]));
        segment(0xc0, &body)
    }

    /// A grey picture: one table of each kind, a scan with a stuffed byte and a restart in it.
    fn grey(width: u16, height: u16) -> Vec<Vec<u8>> {
        vec![
            vec![MARK, START],
            segment(0xdb, &[[0].as_slice(), &[1; 64]].concat()),
            frame_of(width, height, 1),
            segment(0xc4, &[[0].as_slice(), &[0; 16]].concat()),
            [segment(SCAN, &[1, 1, 0, 0, 63, 0]), vec![0x12, MARK, 0x00, 0x34, MARK, 0xd3, 0x56]].concat(),
            vec![MARK, END],
        ]
    }

    fn whole(parts: &[Vec<u8>]) -> Vec<u8> {
        parts.concat()
    }

    fn code(bytes: &[u8]) -> String {
        Jpeg::parse(bytes).map_or_else(|r| r.code().to_owned(), |read| format!("{read:?}"))
    }

    #[test]
    fn a_plain_picture_is_kept_as_it_is() {
        let bytes = whole(&grey(640, 400));
        let read = Jpeg::parse(&bytes).unwrap();
        assert_eq!((read.width(), read.height()), (640, 400));
        assert_eq!(read.bytes(), bytes);
        assert_eq!(format!("{read:?}"), format!("Jpeg(640×400, {} bytes)", bytes.len()));
    }

    #[test]
    fn what_a_camera_says_beside_the_picture_is_left_out() {
        let plain = whole(&grey(640, 400));
        // EXIF with a GPS directory: latitude 6° 12′ S.
        let gps = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1aGPSLatitude 6 12 0 S";
        let mut parts = grey(640, 400);
        parts.insert(1, segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
        parts.insert(2, segment(0xe1, gps));
        parts.insert(3, segment(0xe2, b"ICC_PROFILE\0a profile"));
        parts.insert(4, segment(0xef, b"the last of them"));
        parts.insert(6, segment(0xfe, b"taken at home"));
        // Between the scans and after the end, where phones hide a second picture or a film.
        parts.insert(9, segment(0xe1, gps));
        parts.push(b"MotionPhoto GPSLatitude".to_vec());
        let read = Jpeg::parse(&whole(&parts)).unwrap();
        assert_eq!(read.bytes(), plain);
        let told = String::from_utf8_lossy(read.bytes()).into_owned();
        assert!(!["GPS", "Exif", "JFIF", "home", "Motion"].iter().any(|word| told.contains(word)));
    }

    #[test]
    fn scans_in_steps_and_fill_bytes_are_read() {
        let mut parts = grey(400, 250);
        parts.insert(5, segment(0xc4, &[0; 17]));
        parts.insert(6, [segment(SCAN, &[1, 1, 0, 1, 5, 2]), vec![0x99]].concat());
        let plain = whole(&parts);
        assert_eq!(Jpeg::parse(&plain).unwrap().bytes(), plain);
        parts.insert(2, vec![MARK, MARK, MARK]);
        assert_eq!(Jpeg::parse(&whole(&parts)).unwrap().bytes(), plain, "fill bytes before a marker");
    }

    #[test]
    fn what_is_no_picture_or_not_whole_is_said_to_be_so() {
        let plain = whole(&grey(640, 400));
        let without = |part: usize| {
            let mut parts = grey(640, 400);
            parts.remove(part);
            whole(&parts)
        };
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80";
        let mut inks = grey(640, 400);
        inks[2] = frame_of(640, 400, 4);
        let mut twice = grey(640, 400);
        twice.insert(3, frame_of(10, 10, 1));
        for (bytes, expected) in [
            (&b""[..], "photo.not_jpeg"),
            (png, "photo.not_jpeg"),
            (b"%PDF-1.7", "photo.not_jpeg"),
            (b"<svg onload=alert(1)>", "photo.not_jpeg"),
            (&[MARK, START, MARK], "photo.damaged"),
            (&without(2), "photo.damaged"),
            (&without(4), "photo.damaged"),
            (&without(5), "photo.damaged"),
            (&whole(&inks), "photo.damaged"),
            (&whole(&twice), "photo.damaged"),
            (&whole(&grey(199, 400)), "photo.sides"),
            (&whole(&grey(640, 5000)), "photo.sides"),
            (&whole(&grey(0, 0)), "photo.sides"),
            (&[plain.as_slice(), &vec![0; Jpeg::MOST_BYTES]].concat(), "photo.too_large"),
        ] {
            assert_eq!(code(bytes), expected);
        }
        // Cut off anywhere, it is never taken for whole.
        for end in 0..plain.len() {
            let cut = code(&plain[..end]);
            assert!(cut == "photo.damaged" || cut == "photo.not_jpeg", "cut at {end}: {cut}");
        }
    }
}
