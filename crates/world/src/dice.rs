//! Chance and ids that are the same on every run.

use kernel::Instant;
use uuid::Uuid;

/// A small generator of even numbers from a seed (splitmix64). Not for secrets.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// 0 to `n` − 1; 0 where `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.roll()) * u128::from(n)) >> 64) as u64
    }

    /// Both ends included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as u64) as i64
    }

    /// True `n` times in a thousand.
    pub fn permille(&mut self, n: u64) -> bool {
        self.below(1000) < n
    }

    pub fn percent(&mut self, n: u64) -> bool {
        self.below(100) < n
    }

    /// One of the values. There must be one.
    pub fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len() as u64) as usize]
    }

    /// One of the values, each as likely as its weight. There must be one.
    pub fn weighed<T: Copy>(&mut self, values: &[(T, u64)]) -> T {
        let mut left = self.below(values.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in values {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        values[0].0
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Mints ids of the shape of UUIDv7: the simulated time, then numbers that follow from seed and count.
pub struct Mint {
    seed: u64,
    count: u64,
}

impl Mint {
    pub fn new(seed: u64) -> Mint {
        Mint { seed, count: 0 }
    }

    pub fn id(&mut self, at: Instant) -> Uuid {
        self.count += 1;
        let high = mixed(self.seed ^ mixed(self.count));
        let low = mixed(high ^ self.count);
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&high.to_be_bytes());
        bytes[8..].copy_from_slice(&low.to_be_bytes()[..2]);
        let millis = u64::try_from(at.0 / 1000).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// The id of something this world knows by name: `office|DPS`, `activity|sesetan-2016`.
pub(crate) fn named(name: &str) -> Uuid {
    const WORLD: Uuid = Uuid::from_u128(0x0d1f_6a52_77c3_5b0e_9a41_c2e8_5f3b_9017);
    Uuid::new_v5(&WORLD, name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_same_seed_rolls_the_same() {
        let (mut a, mut b) = (Dice::new(7), Dice::new(7));
        for _ in 0..100 {
            assert_eq!(a.roll(), b.roll());
        }
        assert_ne!(Dice::new(7).roll(), Dice::new(8).roll());
    }

    #[test]
    fn chances_are_what_they_say() {
        let mut dice = Dice::new(1);
        let hits = (0..10_000).filter(|_| dice.percent(30)).count();
        assert!((2_800..3_200).contains(&hits), "{hits}");
        let heavy = (0..10_000).filter(|_| dice.weighed(&[('a', 9), ('b', 1)]) == 'a').count();
        assert!((8_800..9_200).contains(&heavy), "{heavy}");
        assert!((0..1000).all(|_| (3..=5).contains(&dice.between(3, 5))));
    }

    #[test]
    fn ids_are_version_seven_and_never_twice() {
        let mut mint = Mint::new(1);
        let ids: HashSet<Uuid> = (0..10_000).map(|_| mint.id(Instant(1_500_000_000_000_000))).collect();
        assert_eq!(ids.len(), 10_000);
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        assert_eq!(named("office|DPS"), named("office|DPS"));
    }
}
