//! Pictures of cards that nobody has: the smallest JPEG that is whole, with what a camera writes beside it.

/// Where a camera says it was taken.
pub const PLACE: &[u8] = b"GPSLatitude 8 42 15 S";

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment");
    [&[0xff, marker][..], &length.to_be_bytes(), body].concat()
}

/// A grey picture of 1,000 × 630 pixels; another `mark` is another picture.
pub fn jpeg(mark: u8) -> Vec<u8> {
    let size = [8, 0x02, 0x76, 0x03, 0xe8, 1, 1, 0x11, 0];
    [
        vec![0xff, 0xd8],
        segment(0xdb, &[[0].as_slice(), &[1; 64]].concat()),
        segment(0xc0, &size),
        segment(0xc4, &[[0].as_slice(), &[0; 16]].concat()),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![mark & 0x7f; 600],
        vec![0xff, 0xd9],
    ]
    .concat()
}

/// The same as a camera saves it: with EXIF, the place among it, and something behind its end.
pub fn from_camera(mark: u8) -> Vec<u8> {
    let plain = jpeg(mark);
    [&plain[..2], &segment(0xe1, &[b"Exif\0\0".as_slice(), PLACE].concat()), &plain[2..], PLACE].concat()
}
