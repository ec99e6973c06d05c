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

/// Who stays: one line a year of joining, from all of them on the first day to those still covered after so many
/// months; the year stands at the line's end, the numbers in the table below.
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
                        @let (months, share) = points(cohorts, year).last().copied().unwrap_or((0, 1000));
                        circle.end.cohort-end.newest[year.year == newest] cx=(x(months, last)) cy=(height(share)) r="8" {}
                        text.cohort-label.newest[year.year == newest] x=(x(months, last) + 18) y=(y + 9) { (year.year) }
                    }
                }
            }
            (table(ctx, cohorts, &title))
        }
    }
}

/// Months after the first day, and the share kept in thousandths; all are there on the first day.
fn points(cohorts: &Cohorts, year: &CohortYear) -> Vec<(i32, i64)> {
    let come = cohorts.after.iter().zip(&year.kept).take_while(|(_, (_, of))| *of >= FEWEST);
    std::iter::once((0, 1000)).chain(come.map(|(after, (kept, of))| (*after, kept * 1000 / of))).collect()
}

fn x(months: i32, last: i32) -> i64 {
    LEFT + scale(i64::from(months), 0, i64::from(last), WIDTH - LEFT - RIGHT)
}

fn height(share: i64) -> i64 {
    HEIGHT - BOTTOM - scale(share.clamp(0, 1000), 0, 1000, HEIGHT - TOP - BOTTOM)
}

fn line(points: &[(i32, i64)], last: i32) -> String {
    let mut d = String::new();
    for (i, (months, share)) in points.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(d, "{}{} {}", if i == 0 { 'M' } else { 'L' }, x(*months, last), height(*share));
    }
    d
}

/// Each year with the height of its label: at the line's end, moved down where another is in the way.
fn labels<'a>(cohorts: &Cohorts, drawn: &[&'a CohortYear]) -> Vec<(&'a CohortYear, i64)> {
    let end = |year: &CohortYear| points(cohorts, year).last().copied().unwrap_or((0, 1000));
    let mut placed: Vec<(&CohortYear, i64)> = drawn.iter().map(|year| (*year, height(end(year).1))).collect();
    placed.sort_by_key(|(year, y)| (end(year).0, *y));
    for i in 1..placed.len() {
        let above = placed[i - 1];
        if end(above.0).0 == end(placed[i].0).0 {
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
        let (months, share) = points(cohorts, year).last().copied().unwrap_or((0, 1000));
        let note = Note::new("chart.cohorts.desc").with("year", i64::from(year.year));
        ctx.say(&note.with("months", i64::from(months)).with("share", format!("{}%", share / 10)))
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
        assert_eq!(points(&cohorts, &young), [(0, 1000), (1, 800), (3, 500)]);
        assert_eq!(points(&cohorts, &old).len(), 5);
        assert_eq!(line(&points(&cohorts, &young), 12).matches('L').count(), 2);
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
