//! One-time codes from an authenticator (RFC 6238 with SHA-1, 30 seconds, six digits: what every app reads).

use crate::{random, same};
use ring::hmac;

const STEP_SECONDS: i64 = 30;
const DIGITS: usize = 6;
/// Steps before and after now that still count: clocks of phones differ.
const LEEWAY: i64 = 1;

/// A secret of 160 bits, as RFC 4226 recommends. Store it sealed.
pub fn new_secret() -> [u8; 20] {
    random::bytes()
}

/// The step of the code, where it is one of now and later than the step used last; store it, so that a code
/// that was looked over a shoulder opens nothing a second time. `now_seconds` since 1970.
pub fn verify(secret: &[u8], code: &str, now_seconds: i64, last_step: Option<i64>) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let now = now_seconds.div_euclid(STEP_SECONDS);
    (now - LEEWAY..=now + LEEWAY)
        .filter(|step| *step >= 0 && last_step.is_none_or(|last| *step > last))
        .find(|step| same(at_step(secret, *step, DIGITS).as_bytes(), code.as_bytes()))
}

/// The code an authenticator shows at a moment: for tests and for the demo's sign-in.
pub fn code(secret: &[u8], now_seconds: i64) -> String {
    at_step(secret, now_seconds.div_euclid(STEP_SECONDS), DIGITS)
}

/// RFC 4226, 5.3: the last half byte of the MAC says which four bytes make the number.
fn at_step(secret: &[u8], step: i64, digits: usize) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let mac = hmac::sign(&key, &step.to_be_bytes());
    let mac = mac.as_ref();
    let offset = usize::from(mac[mac.len() - 1] & 0x0f);
    let number =
        mac[offset..offset + 4].iter().fold(0_u32, |n, byte| n << 8 | u32::from(*byte)) & 0x7fff_ffff;
    let number = number % 10_u32.pow(digits as u32);
    format!("{number:0digits$}")
}

/// What a person types into the app where the camera does not work.
pub fn secret_text(secret: &[u8]) -> String {
    base32(secret)
}

/// What the app reads from a square: `otpauth://totp/Payung:budi?secret=…&issuer=Payung`.
pub fn uri(issuer: &str, user: &str, secret: &[u8]) -> String {
    let (issuer, user) = (escaped(issuer), escaped(user));
    format!("otpauth://totp/{issuer}:{user}?secret={}&issuer={issuer}", base32(secret))
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        })
        .collect()
}

/// RFC 4648, without padding.
fn base32(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let group = |chunk: &[u8]| {
        let held = (0..5).fold(0_u64, |n, i| n << 8 | u64::from(chunk.get(i).copied().unwrap_or(0)));
        let signs = (chunk.len() * 8).div_ceil(5);
        (0..signs).map(move |i| char::from(SIGNS[(held >> (35 - 5 * i) & 31) as usize])).collect::<String>()
    };
    bytes.chunks(5).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_vectors_of_rfc_6238_hold() {
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000_i64, "65353130"),
        ] {
            assert_eq!(at_step(SECRET, seconds / 30, 8), code, "{seconds}");
        }
    }

    #[test]
    fn a_code_opens_once_and_near_its_time() {
        let now = 1_234_567_890;
        let shown = code(SECRET, now);
        let step = verify(SECRET, &shown, now, None).unwrap();
        assert_eq!(step, now / 30);
        assert_eq!(verify(SECRET, &shown, now, Some(step)), None);
        assert_eq!(verify(SECRET, &format!(" {} {}", &shown[..3], &shown[3..]), now + 30, None), Some(step));
        assert_eq!(verify(SECRET, &shown, now - 30, None), Some(step));
        assert_eq!(verify(SECRET, &shown, now + 90, None), None);
        assert_eq!(verify(&new_secret(), "", now, None), None);
    }

    #[test]
    fn the_vectors_of_rfc_4648_hold() {
        for (plain, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), text);
        }
        assert_eq!(uri("Payung", "bu siti", b"f"), "otpauth://totp/Payung:bu%20siti?secret=MY&issuer=Payung");
    }
}
