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
/// The part below the line: who began, upwards; who stopped, downwards.
const FLOWS: i64 = 250;
const FLOWS_TOP: i64 = HEIGHT + 56;

/// A line over months from a baseline of zero: the target as a thin line, the uncertain part as a band,
/// campaigns as marks, the last value written at the line's end; below it, on the same months, who began to be
/// covered and who stopped. The table is one click away.
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
    let plot = Plot::new(trend);
    let height = if plot.flow > 0 { FLOWS_TOP + FLOWS } else { HEIGHT };
    html! {
        figure.chart {
            figcaption { (title) }
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-labelledby="trend-title trend-desc" {
                title #trend-title { (title) }
                desc #trend-desc { (description) }
                (plot.draw(ctx, trend))
                @if plot.flow > 0 { (plot.flows(ctx, trend)) }
            }
            (table(ctx, trend, &title))
        }
    }
}

struct Plot {
    top: i64,
    months: i64,
    first: i64,
    /// The largest number of beginnings or endings in a month; zero where none are known.
    flow: i64,
}

impl Plot {
    fn new(trend: &Trend) -> Plot {
        let highest = trend.points.iter().map(|p| p.band.map_or(p.value, |b| b.high.max(p.value))).max();
        let highest = highest.unwrap_or(0).max(trend.target.unwrap_or(0)).max(1);
        let index = |p: Option<&TrendPoint>| p.map_or(0, |p| i64::from(p.month.index()));
        let first = index(trend.points.first());
        let flow = trend.points.iter().map(|p| p.began.max(p.stopped)).max().unwrap_or(0);
        Plot { top: highest, months: index(trend.points.last()) - first, first, flow }
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
                        @if years { (point.month.year()) } @else { (short_month(ctx, point, at == self.first || i64::from(point.month.number()) <= every)) }
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

    /// Bars from a common line: up for beginnings, down for endings, in the same measure.
    fn flows(&self, ctx: &Ctx, trend: &Trend) -> Markup {
        let middle = FLOWS_TOP + FLOWS / 2;
        let bar = ((WIDTH - LEFT - RIGHT) / (self.months.max(1) + 1) * 6 / 10).clamp(3, 34);
        let length = |n: i64| scale(n.max(0), 0, self.flow, FLOWS / 2 - 8);
        let last = trend.points.last();
        html! {
            @for p in &trend.points {
                @let x = self.x(i64::from(p.month.index())) - bar / 2;
                @let (up, down) = (length(p.began), length(p.stopped));
                @if up > 0 { rect.began x=(x) y=(middle - up) width=(bar) height=(up) {} }
                @if down > 0 { rect.stopped x=(x) y=(middle) width=(bar) height=(down) {} }
            }
            line.grid.base x1=(LEFT) x2=(WIDTH - RIGHT + bar / 2) y1=(middle) y2=(middle) {}
            text.flow-label.began-label x=(LEFT) y=(FLOWS_TOP - 12) { (ctx.t("chart.began")) }
            text.flow-label.stopped-label x=(LEFT) y=(FLOWS_TOP + FLOWS - 4) { (ctx.t("chart.stopped")) }
            @if let Some(p) = last {
                text.flow-label.began-label x=(WIDTH - RIGHT + 22) y=(middle - 14) { "+" (ctx.num(p.began)) }
                text.flow-label.stopped-label x=(WIDTH - RIGHT + 22) y=(middle + 32) { "−" (ctx.num(p.stopped)) }
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

/// The year stands with the first month, and with the first one of each further year.
fn short_month(ctx: &Ctx, point: &TrendPoint, named: bool) -> String {
    let whole = ctx.month(point.month);
    let (name, year) = whole.split_once(' ').unwrap_or((&whole, ""));
    let short: String = name.chars().take(3).collect();
    if named { format!("{short} {year}") } else { short }
}

fn table(ctx: &Ctx, trend: &Trend, title: &str) -> Markup {
    let banded = trend.points.iter().any(|p| p.band.is_some());
    let flows = trend.points.iter().any(|p| p.began != 0 || p.stopped != 0);
    html! {
        details.fold {
            summary { (ctx.t("chart.table")) }
            div.scroll role="group" aria-label=(title) tabindex="0" {
                table {
                    caption.quiet { (title) }
                    thead { tr {
                        th scope="col" { (ctx.t("chart.month")) }
                        th.num scope="col" { (ctx.t("chart.value")) }
                        @if flows { th.num scope="col" { (ctx.t("chart.began")) } th.num scope="col" { (ctx.t("chart.stopped")) } }
                        @if banded { th.num scope="col" { (ctx.t("chart.band")) } }
                    } }
                    tbody {
                        @for point in trend.points.iter().rev() {
                            tr {
                                th scope="row" { (ctx.month(point.month)) }
                                td.num { (ctx.num(point.value)) }
                                @if flows { td.num { (ctx.num(point.began)) } td.num { (ctx.num(point.stopped)) } }
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
