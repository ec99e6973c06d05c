use ring::rand::{SecureRandom, SystemRandom};

/// Fills from the operating system's own randomness.
pub(crate) fn fill(bytes: &mut [u8]) {
    SystemRandom::new()
        .fill(bytes)
        .expect("an operating system without randomness can keep no secret: stop before anything is written");
}

pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}
