use crate::ui::Ctx;
use app::view::{AreaMeasure, Figure};
use kernel::Note;

/// Shades of the ramp above zero, and below.
const MORE: usize = 6;
const FEWER: usize = 2;

/// The few classes that a map's figures fall into, with borders that a person can read.
pub struct Classes {
    measure: AreaMeasure,
    /// Above zero: where the second class begins, the third, …; each a round number.
    more: Vec<i64>,
    /// Below zero, as distances from it.
    fewer: Vec<i64>,
    any: Any,
}

/// What occurs at all: a legend names nothing that is not there.
#[derive(Clone, Copy, Default)]
struct Any {
    unknown: bool,
    zero: bool,
    more: bool,
    fewer: bool,
}

impl Classes {
    /// About as many areas in each class, the borders rounded down to 1, 2 or 5 × 10ⁿ.
    pub fn of(measure: AreaMeasure, figures: impl Iterator<Item = Figure>) -> Classes {
        let values: Vec<Option<i64>> = figures.map(|figure| measure.value(figure)).collect();
        let known = || values.iter().flatten().copied();
        let any = Any {
            unknown: values.contains(&None),
            zero: known().any(|v| v == 0),
            more: known().any(|v| v > 0),
            fewer: known().any(|v| v < 0),
        };
        let more = borders(known().filter(|v| *v > 0).collect(), MORE);
        let fewer = borders(known().filter(|v| *v < 0).map(i64::wrapping_neg).collect(), FEWER);
        Classes { measure, more, fewer, any }
    }

    /// The class of a style sheet for a figure: `q0` none, `q1` to `q6` more, `d1` and `d2` fewer, `qx` not known.
    pub fn of_figure(&self, figure: Figure) -> &'static str {
        match self.measure.value(figure) {
            None => "qx",
            Some(0) => "q0",
            Some(value) if value > 0 => shade(class(&self.more, value), self.more.len() + 1),
            Some(value) => ["d1", "d2"][class(&self.fewer, -value).min(1)],
        }
    }

    /// Class and words, from few to many.
    pub fn legend(&self, ctx: &Ctx) -> Vec<(&'static str, String)> {
        let mut legend = Vec::new();
        if self.any.fewer {
            for (i, range) in self.words(ctx, &self.fewer, "").into_iter().enumerate().rev() {
                legend.push((["d1", "d2"][i.min(1)], ctx.say(&Note::new("map.fewer").with("range", range))));
            }
        }
        if self.any.zero {
            legend.push(("q0", ctx.t("map.none")));
        }
        if self.any.more {
            let sign = if self.measure == AreaMeasure::Growth { "+" } else { "" };
            let words = self.words(ctx, &self.more, sign).into_iter().enumerate();
            legend.extend(words.map(|(i, words)| (shade(i, self.more.len() + 1), words)));
        }
        if self.any.unknown {
            legend.push(("qx", ctx.t("map.unknown")));
        }
        legend
    }

    /// One range for each class: `1–9`, `10–49`, `50 and more`; of shares `0–0.5%`, `0.5–1%`, `1% and more`.
    fn words(&self, ctx: &Ctx, borders: &[i64], sign: &str) -> Vec<String> {
        let share = self.measure.is_share();
        let say = |value: i64| if share { percent(ctx, value) } else { ctx.num(value) };
        let bare = |value: i64| say(value).trim_end_matches('%').to_owned();
        let mut words = Vec::new();
        for i in 0..=borders.len() {
            let from = if i == 0 { i64::from(!share) } else { borders[i - 1] };
            let until = borders.get(i).map(|until| if share { *until } else { until - 1 });
            words.push(match until {
                Some(until) if until == from => format!("{sign}{}", say(until)),
                Some(until) => format!("{sign}{}–{}", bare(from), say(until)),
                None if i == 0 && share => ctx.t("map.some"),
                None => ctx.say(&Note::new("map.and_more").with("from", format!("{sign}{}", say(from)))),
            });
        }
        words
    }
}

fn class(borders: &[i64], value: i64) -> usize {
    borders.partition_point(|border| *border <= value)
}

/// Few classes are spread over the whole ramp.
fn shade(class: usize, classes: usize) -> &'static str {
    const SHADES: [&str; MORE] = ["q1", "q2", "q3", "q4", "q5", "q6"];
    let at = if classes < 2 { 3 } else { class * (MORE - 1) / (classes - 1) };
    SHADES[at.min(MORE - 1)]
}

/// Round numbers that cut the values into at most so many classes, none of them empty.
fn borders(mut values: Vec<i64>, classes: usize) -> Vec<i64> {
    values.sort_unstable();
    let Some(least) = values.first().copied() else { return Vec::new() };
    let cut = |n: usize| rounded_down(values[values.len() * n / classes]);
    let mut borders: Vec<i64> = (1..classes).map(cut).filter(|border| *border > least).collect();
    borders.dedup();
    borders
}

/// The largest of 1, 2, 5 × 10ⁿ that is not above the value.
fn rounded_down(value: i64) -> i64 {
    let mut unit = 1;
    while unit <= value / 10 {
        unit *= 10;
    }
    [5, 2, 1].into_iter().map(|n| n * unit).find(|n| *n <= value).unwrap_or(1)
}

/// A border between shares, exactly: `0,05%`, `2%`.
fn percent(ctx: &Ctx, billionths: i64) -> String {
    let (whole, part) = (billionths / 10_000_000, billionths % 10_000_000);
    let mark = if ctx.lang == text::Lang::Id { ',' } else { '.' };
    if part == 0 {
        return format!("{}%", ctx.num(whole));
    }
    let decimals = format!("{part:07}");
    format!("{}{mark}{}%", ctx.num(whole), decimals.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_round_rising_and_leave_no_class_empty() {
        for values in
            [vec![1], vec![3, 3, 3], (1..=514).collect(), vec![7, 80, 900, 7_708], vec![1, 2, 2, 2, 9]]
        {
            let borders = borders(values.clone(), MORE);
            assert!(borders.windows(2).all(|pair| pair[0] < pair[1]), "{values:?} {borders:?}");
            assert!(borders.iter().all(|b| *b == rounded_down(*b)));
            let mut filled: Vec<usize> = values.iter().map(|v| class(&borders, *v)).collect();
            filled.dedup();
            assert_eq!(filled.len(), borders.len() + 1, "{values:?} {borders:?}");
        }
        assert!(borders(Vec::new(), MORE).is_empty());
        assert_eq!(borders(vec![7, 80, 900, 7_708], MORE), [50, 500, 5000]);
    }

    #[test]
    fn shades_span_the_ramp() {
        assert_eq!([0, 1, 2].map(|i| shade(i, 3)), ["q1", "q3", "q6"]);
        assert_eq!(shade(0, 1), "q4");
        assert_eq!([0, 5].map(|i| shade(i, 6)), ["q1", "q6"]);
    }

    #[test]
    fn figures_fall_into_their_class() {
        let figure = |part, of| Figure { part, of };
        let growth = [figure(-40, Some(60)), figure(0, Some(5)), figure(12, Some(0))];
        let classes = Classes::of(AreaMeasure::Growth, growth.into_iter());
        assert_eq!(growth.map(|f| classes.of_figure(f)), ["d1", "q0", "q4"]);
        let coverage = [figure(5, None), figure(5, Some(1000)), figure(900, Some(1000))];
        let classes = Classes::of(AreaMeasure::Coverage, coverage.into_iter());
        assert_eq!(coverage.map(|f| classes.of_figure(f)), ["qx", "q1", "q6"]);
    }
}
