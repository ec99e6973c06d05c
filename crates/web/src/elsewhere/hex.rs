//! Bytes as a form or a cookie carries them.

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Nothing for what is no hex.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let nibble = |sign: u8| char::from(sign).to_digit(16).and_then(|n| u8::try_from(n).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(nibble(*pair.first()?)? << 4 | nibble(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_hex_is_nothing() {
        assert_eq!(from_hex("00ff7f"), Some(vec![0, 255, 127]));
        assert_eq!(from_hex(&to_hex(b"Payung")).as_deref(), Some(&b"Payung"[..]));
        for bad in ["0", "zz", "\u{e9}1", "+1", "0x"] {
            assert_eq!(from_hex(bad), None, "{bad}");
        }
    }
}
