//! SHA-256 of something too large to be held at once: a backup.

use crate::wire;
use ring::digest::{Context, SHA256};

/// Fed piece by piece; `sha256sum` says the same.
pub struct Sha256(Context);

impl Default for Sha256 {
    fn default() -> Sha256 {
        Sha256(Context::new(&SHA256))
    }
}

impl Sha256 {
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// 64 hex digits.
    pub fn hex(self) -> String {
        wire::hex(self.0.finish().as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_whole() {
        let mut hash = Sha256::default();
        hash.add(b"a");
        hash.add(b"bc");
        // FIPS 180-2, appendix B.1.
        assert_eq!(hash.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
