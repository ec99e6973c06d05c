//! Charts and maps as SVG made on the server: titled, described, whole numbers only, a table always beside them.
//! They never decide a figure and carry no style of their own: colours come from the tokens by class.

mod bar;
mod classes;
mod cohorts;
mod cover;
mod map;
mod qr;
mod trend;

pub use bar::bar;
pub use cohorts::cohorts;
pub use cover::cover;
pub use map::{Map, map, outline, whereabouts};
pub use qr::{card_qr, qr};
pub use trend::{sparkline, trend};

/// `value` of `from..=until` onto `0..=length`, in whole units; an empty range is its start.
fn scale(value: i64, from: i64, until: i64, length: i64) -> i64 {
    let span = until - from;
    if span <= 0 {
        0
    } else {
        i64::try_from(i128::from(value - from) * i128::from(length) / i128::from(span)).unwrap_or(0)
    }
}

/// A round step (1, 2, 5 × 10ⁿ) that cuts `top` into at most `parts`.
fn step(top: i64, parts: i64) -> i64 {
    let mut unit = 1;
    loop {
        for factor in [1, 2, 5] {
            if unit * factor * parts >= top {
                return unit * factor;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_stay_inside() {
        assert_eq!(scale(5, 0, 10, 100), 50);
        assert_eq!(scale(5, 5, 5, 100), 0);
        assert_eq!(scale(i64::MAX / 2, 0, i64::MAX, 1000), 499);
    }

    #[test]
    fn steps_are_round_and_few() {
        for (top, wanted) in [(1, 1), (4, 1), (5, 2), (7_708, 2_000), (22_964, 10_000), (219_000, 100_000)] {
            assert_eq!(step(top, 4), wanted, "{top}");
        }
    }
}
