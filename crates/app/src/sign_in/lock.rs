//! How long the door stays shut after too many tries.

use super::SignInProblem;
use kernel::Instant;

/// Failed tries before the door stays shut for a while.
const TRIES: i64 = 5;
/// The longest the door stays shut.
const LONGEST_LOCK_MINUTES: i64 = 60;

/// 1, 2, 4 … 60 minutes from the fifth failure on.
pub(super) fn lock_until(failed: i64, now: Instant) -> Option<Instant> {
    let beyond = u32::try_from(failed - TRIES).ok()?;
    let minutes = 1_i64.checked_shl(beyond.min(16)).unwrap_or(LONGEST_LOCK_MINUTES);
    Some(now.plus_seconds(60 * minutes.min(LONGEST_LOCK_MINUTES)))
}

pub(super) fn shut(until: Option<Instant>, now: Instant) -> SignInProblem {
    until.map_or(SignInProblem::Wrong, |until| SignInProblem::Locked { seconds: seconds_until(until, now) })
}

pub(super) fn seconds_until(until: Instant, now: Instant) -> i64 {
    (until.0 - now.0).div_euclid(1_000_000) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_stays_shut_longer_each_time() {
        let now = Instant(0);
        let minutes = |failed| lock_until(failed, now).map(|until| until.0 / 60_000_000);
        let locks: Vec<_> = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 80].map(minutes).to_vec();
        let expected = [
            None,
            None,
            Some(1),
            Some(2),
            Some(4),
            Some(8),
            Some(16),
            Some(32),
            Some(60),
            Some(60),
            Some(60),
        ];
        assert_eq!(locks, expected);
    }
}
