use super::{scale, step};
use crate::ui::Ctx;
use app::view::{Trend, TrendPoint};
use kernel::Note;
use maud::{Markup, html};
use std::fmt::Write;

const WIDTH: i64 = 1280;
const HEIGHT: i64 = 580;
const LEFT: i64 = 120;
const RIGHT: i64 = 170;
const TOP: i64 = 92;
const BOTTOM: i64 = 60;

/// A line over months from a baseline of zero: the target as a thin line, the uncertain part as a band,
/// campaigns as marks, the last value written at the line's end; the table is one click away.
pub fn trend(ctx: &Ctx, trend: &Trend) -> Markup {
    let (Some(first), Some(last)) = (trend.points.first(), trend.points.last()) else { return html! {} };
    let title = ctx.say(&trend.measure);
    let description = ctx.say(
        &Note::new("chart.trend.desc")
            .with("first", first.month)
            .with("first_value", first.value)
            .with("last", last.month)
            .with("last_value", last.value),
    );
    html! {
        figure.chart {
            figcaption { (title) }
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby="trend-title trend-desc" {
                title #trend-title { (title) }
                desc #trend-desc { (description) }
                (Plot::new(trend).draw(ctx, trend))
            }
            (table(ctx, trend, &title))
        }
    }
}

struct Plot {
    top: i64,
    months: i64,
    first: i64,
}

impl Plot {
    fn new(trend: &Trend) -> Plot {
        let highest = trend.points.iter().map(|p| p.band.map_or(p.value, |b| b.high.max(p.value))).max();
        let highest = highest.unwrap_or(0).max(trend.target.unwrap_or(0)).max(1);
        let index = |p: Option<&TrendPoint>| p.map_or(0, |p| i64::from(p.month.index()));
        let first = index(trend.points.first());
        Plot { top: highest, months: index(trend.points.last()) - first, first }
    }

    fn x(&self, month: i64) -> i64 {
        LEFT + scale(month - self.first, 0, self.months.max(1), WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: i64) -> i64 {
        HEIGHT - BOTTOM - scale(value, 0, self.top, HEIGHT - TOP - BOTTOM)
    }

    fn draw(&self, ctx: &Ctx, trend: &Trend) -> Markup {
        html! {
            (self.grid(ctx))
            (self.months_below(ctx, trend))
            (self.marks(trend))
            @if trend.points.iter().any(|p| p.band.is_some()) { path.band d=(self.band(trend)) {} }
            @if let Some(target) = trend.target {
                line.target x1=(LEFT) x2=(WIDTH - RIGHT) y1=(self.y(target)) y2=(self.y(target)) {}
                text.target-label x=(WIDTH - RIGHT + 14) y=(self.y(target) + 9) { (ctx.num(target)) }
                text.target-label.minor x=(WIDTH - RIGHT + 14) y=(self.y(target) + 38) { (ctx.t("chart.target")) }
            }
            path.line d=(self.line(trend)) {}
            @if let Some(last) = trend.points.last() {
                circle.end cx=(self.x(i64::from(last.month.index()))) cy=(self.y(last.value)) r="9" {}
                text.end-label x=(WIDTH - RIGHT + 22) y=(self.y(last.value) + 10) { (ctx.num(last.value)) }
            }
        }
    }

    fn grid(&self, ctx: &Ctx) -> Markup {
        let step = step(self.top, 5);
        html! {
            @for i in 0..=self.top / step {
                line.grid.base[i == 0] x1=(LEFT) x2=(WIDTH - RIGHT) y1=(self.y(i * step)) y2=(self.y(i * step)) {}
                @if i > 0 { text.tick x=(LEFT - 14) y=(self.y(i * step) + 9) text-anchor="end" { (ctx.num(i * step)) } }
            }
        }
    }

    /// Years where there are many months, else every third month.
    fn months_below(&self, ctx: &Ctx, trend: &Trend) -> Markup {
        let years = self.months > 24;
        let every = if years { 12 * (self.months / 12 / 8 + 1) } else { (self.months / 4).max(1) };
        html! {
            @for point in &trend.points {
                @let at = i64::from(point.month.index());
                @let shown = if years { at.rem_euclid(every) == 0 } else { (at - self.first) % every == 0 };
                @if shown {
                    line.notch x1=(self.x(at)) x2=(self.x(at)) y1=(HEIGHT - BOTTOM) y2=(HEIGHT - BOTTOM + 10) {}
                    text.tick x=(self.x(at)) y=(HEIGHT - 10) text-anchor=(if at == self.first { "start" } else { "middle" }) {
                        @if years { (point.month.year()) } @else { (short_month(ctx, point)) }
                    }
                }
            }
        }
    }

    fn marks(&self, trend: &Trend) -> Markup {
        html! {
            @for (i, mark) in trend.marks.iter().enumerate() {
                @let x = self.x(i64::from(mark.month.index()));
                @let late = x > WIDTH * 6 / 10;
                line.note x1=(x) x2=(x) y1=(10 + (i as i64 % 2) * 34) y2=(HEIGHT - BOTTOM) {}
                text.note-label.minor x=(x + if late { -10 } else { 10 }) y=(28 + (i as i64 % 2) * 34)
                    text-anchor=(if late { "end" } else { "start" }) { (mark.label) }
            }
        }
    }

    fn line(&self, trend: &Trend) -> String {
        let points = trend.points.iter().map(|p| (p.month.index(), p.value));
        self.path('M', points)
    }

    fn band(&self, trend: &Trend) -> String {
        let with = || trend.points.iter().filter_map(|p| p.band.map(|b| (p.month.index(), b)));
        let there = self.path('M', with().map(|(m, b)| (m, b.high)));
        let back = self.path('L', with().rev().map(|(m, b)| (m, b.low)));
        format!("{there}{back}Z")
    }

    fn path(&self, start: char, points: impl Iterator<Item = (i32, i64)>) -> String {
        let mut d = String::new();
        for (i, (month, value)) in points.enumerate() {
            let letter = if i == 0 { start } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(d, "{letter}{} {}", self.x(i64::from(month)), self.y(value));
        }
        d
    }
}

fn short_month(ctx: &Ctx, point: &TrendPoint) -> String {
    let whole = ctx.month(point.month);
    let (name, year) = whole.split_once(' ').unwrap_or((&whole, ""));
    let short: String = name.chars().take(3).collect();
    if point.month.number() == 1 { format!("{short} {year}") } else { short }
}

fn table(ctx: &Ctx, trend: &Trend, title: &str) -> Markup {
    let banded = trend.points.iter().any(|p| p.band.is_some());
    html! {
        details.fold {
            summary { (ctx.t("chart.table")) }
            div.scroll role="group" aria-label=(title) tabindex="0" {
                table {
                    caption.quiet { (title) }
                    thead { tr {
                        th scope="col" { (ctx.t("chart.month")) }
                        th.num scope="col" { (ctx.t("chart.value")) }
                        @if banded { th.num scope="col" { (ctx.t("chart.band")) } }
                    } }
                    tbody {
                        @for point in trend.points.iter().rev() {
                            tr {
                                th scope="row" { (ctx.month(point.month)) }
                                td.num { (ctx.num(point.value)) }
                                @if banded { td.num { @if let Some(b) = point.band { (ctx.num(b.low)) "–" (ctx.num(b.high)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A line the size of a word, beside the figure it leads to.
pub fn sparkline(description: &str, values: &[i64]) -> Markup {
    let (low, high) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0));
    let mut d = String::new();
    for (i, value) in values.iter().enumerate() {
        let x = scale(i as i64, 0, (values.len() as i64 - 1).max(1), 116) + 2;
        let _ = write!(d, "{}{x} {}", if i == 0 { 'M' } else { 'L' }, 26 - scale(*value, low, high, 22));
    }
    html! {
        svg.spark viewBox="0 0 120 28" role="img" aria-label=(description) { title { (description) } path.line d=(d) {} }
    }
}
