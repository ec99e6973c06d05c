use super::scale;
use crate::ui::{Ctx, shell};
use app::view::{CohortYear, Cohorts};
use kernel::Note;
use maud::{Markup, html};
use std::fmt::Write;

const WIDTH: i64 = 1280;
const HEIGHT: i64 = 560;
const LEFT: i64 = 110;
const RIGHT: i64 = 190;
const TOP: i64 = 40;
const BOTTOM: i64 = 70;
/// Fewer people than this tell nothing as a line; the table has them all the same.
const FEWEST: i64 = 5;
/// Labels at the lines' ends keep at least this much room between them.
const LABEL: i64 = 36;

/// What a year shows at a time: so many months after the first day, the share kept in thousandths, out of how many.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Point {
    months: i32,
    share: i64,
    kept: i64,
    of: i64,
}

/// Who stays: one line a year of joining, from all of them on the first day to those still covered after so many
/// months, as long as they are the same people; a share of fewer people is a mark by itself. The year stands at the
/// end, the numbers in the table below.
pub fn cohorts(ctx: &Ctx, cohorts: &Cohorts) -> Markup {
    let title = ctx.t("chart.cohorts");
    let last = cohorts.after.last().copied().unwrap_or(1).max(1);
    let drawn: Vec<&CohortYear> =
        cohorts.years.iter().filter(|year| points(cohorts, year).len() > 1).collect();
    let newest = drawn.last().map_or(0, |year| year.year);
    html! {
        figure.chart {
            figcaption { (title) }
            @if !drawn.is_empty() {
                svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby="cohorts-title cohorts-desc" {
                    title #cohorts-title { (title) }
                    desc #cohorts-desc { (described(ctx, cohorts, &drawn)) }
                    (axes(ctx, cohorts, last))
                    @for year in &drawn { path.line.cohort.newest[year.year == newest] d=(line(&points(cohorts, year), last)) {} }
                    @for (year, y) in labels(cohorts, &drawn) {
                        @let points = points(cohorts, year);
                        @for point in lone(&points) {
                            circle.cohort-end.newest[year.year == newest] cx=(x(point.months, last)) cy=(height(point.share)) r="6" {}
                        }
                        @let end = end(&points);
                        circle.end.cohort-end.newest[year.year == newest] cx=(x(end.months, last)) cy=(height(end.share)) r="8" {}
                        text.cohort-label.newest[year.year == newest] x=(x(end.months, last) + 18) y=(y + 9) { (year.year) }
                    }
                }
            }
            (table(ctx, cohorts, &title))
        }
    }
}

/// All are there on the first day; then as far as the year has come.
fn points(cohorts: &Cohorts, year: &CohortYear) -> Vec<Point> {
    let come = cohorts.after.iter().zip(&year.kept).take_while(|(_, (_, of))| *of >= FEWEST);
    let point = |months, kept, of| Point { months, share: kept * 1000 / of, kept, of };
    std::iter::once(first(year)).chain(come.map(|(after, (kept, of))| point(*after, *kept, *of))).collect()
}

fn first(year: &CohortYear) -> Point {
    Point { months: 0, share: 1000, kept: year.joined, of: year.joined }
}

fn end(points: &[Point]) -> Point {
    points.last().copied().unwrap_or(Point { months: 0, share: 1000, kept: 0, of: 0 })
}

/// Points that no line reaches: neither neighbour is a share of as many people.
fn lone(points: &[Point]) -> Vec<Point> {
    let beside = |i: usize| i.checked_sub(1).into_iter().chain([i + 1]).filter_map(|i| points.get(i));
    let alone = points.iter().enumerate().filter(|(i, point)| beside(*i).all(|other| other.of != point.of));
    alone.map(|(_, point)| *point).collect()
}

fn x(months: i32, last: i32) -> i64 {
    LEFT + scale(i64::from(months), 0, i64::from(last), WIDTH - LEFT - RIGHT)
}

fn height(share: i64) -> i64 {
    HEIGHT - BOTTOM - scale(share.clamp(0, 1000), 0, 1000, HEIGHT - TOP - BOTTOM)
}

/// Joins only shares of as many people: of fewer, a line would seem to rise where nobody came back.
fn line(points: &[Point], last: i32) -> String {
    let mut d = String::new();
    let mut of = None;
    for point in points {
        let pen = if of == Some(point.of) { 'L' } else { 'M' };
        // Writing to a string cannot fail.
        let _ = write!(d, "{pen}{} {}", x(point.months, last), height(point.share));
        of = Some(point.of);
    }
    d
}

/// Each year with the height of its label: at the line's end, moved down where another is in the way.
fn labels<'a>(cohorts: &Cohorts, drawn: &[&'a CohortYear]) -> Vec<(&'a CohortYear, i64)> {
    let end = |year: &CohortYear| end(&points(cohorts, year));
    let mut placed: Vec<(&CohortYear, i64)> =
        drawn.iter().map(|year| (*year, height(end(year).share))).collect();
    placed.sort_by_key(|(year, y)| (end(year).months, *y));
    for i in 1..placed.len() {
        let above = placed[i - 1];
        if end(above.0).months == end(placed[i].0).months {
            placed[i].1 = placed[i].1.max(above.1 + LABEL);
        }
    }
    placed
}

fn axes(ctx: &Ctx, cohorts: &Cohorts, last: i32) -> Markup {
    html! {
        @for share in [0, 250, 500, 750, 1000] {
            line.grid.base[share == 0] x1=(LEFT) x2=(WIDTH - RIGHT) y1=(height(share)) y2=(height(share)) {}
            text.tick x=(LEFT - 14) y=(height(share) + 9) text-anchor="end" { (share / 10) "%" }
        }
        @for months in std::iter::once(0).chain(cohorts.after.iter().copied()) {
            line.notch x1=(x(months, last)) x2=(x(months, last)) y1=(HEIGHT - BOTTOM) y2=(HEIGHT - BOTTOM + 10) {}
            text.tick.minor[months == 1] x=(x(months, last)) y=(HEIGHT - 18) text-anchor="middle" {
                @if months == 0 { (ctx.t("chart.cohorts.start")) } @else { (ctx.say(&Note::new("chart.cohorts.after.short").with("months", i64::from(months)))) }
            }
        }
    }
}

/// The newest year in words, as far as it has come.
fn described(ctx: &Ctx, cohorts: &Cohorts, drawn: &[&CohortYear]) -> String {
    let said = drawn.iter().map(|year| {
        let end = end(&points(cohorts, year));
        let note = Note::new("chart.cohorts.desc").with("year", i64::from(year.year));
        let note = note.with("months", i64::from(end.months)).with("share", format!("{}%", end.share / 10));
        ctx.say(&note.with("kept", end.kept).with("of", end.of))
    });
    said.collect::<Vec<_>>().join(" ")
}

fn table(ctx: &Ctx, cohorts: &Cohorts, title: &str) -> Markup {
    shell::scroll(
        title,
        html! {
            table.compact.cohort-table {
                caption.quiet { (title) }
                thead { tr {
                    th scope="col" { (ctx.t("chart.cohorts.year")) }
                    th.num scope="col" { (ctx.t("chart.cohorts.joined")) }
                    @for after in &cohorts.after {
                        th.num scope="col" { (ctx.say(&Note::new("chart.cohorts.after").with("months", i64::from(*after)))) }
                    }
                } }
                tbody {
                    @for year in cohorts.years.iter().rev() {
                        tr {
                            th scope="row" { (year.year) }
                            td.num { (ctx.num(year.joined)) }
                            @for (kept, of) in &year.kept { td.num { (share(ctx, *kept, *of)) } }
                        }
                    }
                }
            }
        },
    )
}

/// Always with its denominator; a dash where the day has not come for anybody.
fn share(ctx: &Ctx, kept: i64, of: i64) -> Markup {
    html! {
        @match ctx.percent(kept, of) {
            Some(percent) => {
                (percent) " "
                small { (ctx.say(&Note::new("chart.cohorts.of").with("kept", kept).with("of", of))) }
            },
            None => span.quiet-ink { "–" },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(year: i32, kept: &[(i64, i64)]) -> CohortYear {
        CohortYear { year, joined: 100, kept: kept.to_vec() }
    }

    #[test]
    fn a_line_ends_where_the_year_has_come_to() {
        let young = year(2026, &[(80, 100), (30, 60), (0, 0), (0, 0)]);
        let old = year(2024, &[(90, 100), (70, 100), (60, 100), (59, 100)]);
        let cohorts = Cohorts { after: vec![1, 3, 6, 12], years: vec![old.clone(), young.clone()] };
        let shares: Vec<(i32, i64)> =
            points(&cohorts, &young).iter().map(|point| (point.months, point.share)).collect();
        assert_eq!(shares, [(0, 1000), (1, 800), (3, 500)]);
        assert_eq!(points(&cohorts, &old).len(), 5);
        assert_eq!(line(&points(&cohorts, &old), 12).matches('L').count(), 4);
    }

    #[test]
    fn a_share_of_fewer_people_is_a_mark_alone() {
        let young = CohortYear { year: 2026, joined: 12, kept: vec![(10, 12), (6, 6), (0, 0), (0, 0)] };
        let cohorts = Cohorts { after: vec![1, 3, 6, 12], years: vec![young.clone()] };
        let points = points(&cohorts, &young);
        assert_eq!(line(&points, 12).matches('L').count(), 1, "12 at the start and after a month");
        assert_eq!(lone(&points).iter().map(|point| point.months).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn labels_do_not_lie_on_each_other() {
        let years: Vec<CohortYear> =
            (2023..2026).map(|y| year(y, &[(90, 100), (70, 100), (60, 100), (50, 100)])).collect();
        let cohorts = Cohorts { after: vec![1, 3, 6, 12], years };
        let drawn: Vec<&CohortYear> = cohorts.years.iter().collect();
        let placed = labels(&cohorts, &drawn);
        assert!(placed.windows(2).all(|pair| pair[1].1 - pair[0].1 >= LABEL));
    }
}
