//! Figures as the house shows them: with measure, denominator, source and day; and lists used on several pages.

use super::{Ctx, mark, shell, to};
use crate::draw;
use app::view::{ActivityRow, Cohorts, Denominator, Place, TargetBar, Trend, TrendPoint, Unit};
use kernel::{Day, Note, Rupiah};
use maud::{Markup, html};

/// Targets one under the other, each its own bar.
pub fn targets(ctx: &Ctx, bars: &[TargetBar]) -> Markup {
    html! {
        @if bars.is_empty() { (shell::empty(&ctx.t("target.none"), None)) }
        @else { div.targets { @for bar in bars { (target(ctx, bar)) } } }
    }
}

pub fn amount(ctx: &Ctx, unit: Unit, value: i64) -> String {
    if unit == Unit::Rupiah { ctx.rupiah(Rupiah(value)) } else { ctx.num(value) }
}

fn target(ctx: &Ctx, bar: &TargetBar) -> Markup {
    let actual = amount(ctx, bar.unit, bar.actual);
    let of = bar.target.map(|target| {
        let note = Note::new("target.of").with("target", amount(ctx, bar.unit, target));
        ctx.say(&note.with("percent", ctx.percent(bar.actual, target).unwrap_or_default()))
    });
    let measure = ctx.say(&bar.measure);
    let said = format!("{measure}: {actual} {}", of.as_deref().unwrap_or_default());
    html! {
        section.target {
            h3 { (measure) }
            p.figure { strong { (actual) } " " span { @match of { Some(of) => (of), None => (ctx.t("target.unset")) } } }
            @if bar.target.is_some() { (draw::bar(&said, bar.actual, bar.target)) }
            p.small {
                (ctx.say(&Note::new("target.period").with("period", ctx.days(bar.period.from, bar.period.until)).with("on", bar.on)))
                @if let Some(source) = &bar.source { " " (ctx.say(&Note::new("target.source").with("source", source.as_str()))) }
                @if !bar.confirmed { " " span.checking { (ctx.t("ui.unconfirmed")) } }
                @if let Some(d) = &bar.denominator { br; (denominator(ctx, d)) }
            }
        }
    }
}

/// "of 219,000 workers … (source, day)".
pub fn denominator(ctx: &Ctx, d: &Denominator) -> Markup {
    let note = Note::new("figure.denominator").with("count", d.count).with("what", ctx.say(&d.what));
    html! {
        (ctx.say(&note.with("source", d.source.as_str()).with("on", d.on)))
        @if !d.confirmed { " " span.checking { (ctx.t("ui.unconfirmed")) } }
    }
}

/// A share of the denominator, or that none is known.
pub fn share(ctx: &Ctx, part: i64, of: Option<&Denominator>) -> Markup {
    html! {
        @match of.and_then(|d| ctx.percent(part, d.count)) {
            Some(percent) => (percent),
            None => span.quiet-ink { (ctx.t("figure.no_denominator.short")) },
        }
    }
}

pub fn activities(ctx: &Ctx, rows: &[ActivityRow], caption: &str) -> Markup {
    if rows.is_empty() {
        return shell::empty(&ctx.t("activity.none"), None);
    }
    shell::scroll(
        caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("activity.one")) }
                    th scope="col" { (ctx.t("activity.when")) }
                    th.num scope="col" { (ctx.t("activity.registered")) }
                    th.num scope="col" { (ctx.t("activity.first_payments")) }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" {
                                a href=(to::activity(row.id)) { (row.name) }
                                small { (ctx.say(&row.kind)) " · " (row.place) }
                            }
                            td { (ctx.days(row.from, row.until)) }
                            td.num { (ctx.num(row.registered)) }
                            td.num { (ctx.num(row.first_payments)) }
                        }
                    }
                }
            }
        },
    )
}

/// The course of months and who stays, side by side where there is room; each heading is what the picture says.
pub fn courses(ctx: &Ctx, trend: Option<&Trend>, cohorts: Option<&Cohorts>) -> Markup {
    html! {
        @if trend.is_some() || cohorts.is_some() {
            div.columns.even.courses {
                @if let Some(trend) = trend { section { h2 { (course(ctx, trend)) } (draw::trend(ctx, trend)) } }
                @if let Some(cohorts) = cohorts { section { h2 { (kept(ctx, cohorts)) } (draw::cohorts(ctx, cohorts)) } }
            }
        }
    }
}

/// Active now, against a year before where that is known.
pub fn course(ctx: &Ctx, trend: &Trend) -> String {
    let year_ago = |now: &TrendPoint| {
        trend
            .points
            .iter()
            .find(|p| p.month.index() + 12 == now.month.index())
            .map(|before| (now.value, before.value))
    };
    let Some((now, before)) = trend.points.last().and_then(year_ago) else { return ctx.t("home.trend") };
    let key = match now.cmp(&before) {
        std::cmp::Ordering::Greater => "trend.more",
        std::cmp::Ordering::Less => "trend.fewer",
        std::cmp::Ordering::Equal => "trend.same",
    };
    ctx.say(&Note::new(key).with("now", now).with("change", (now - before).abs()))
}

/// The newest year that has come all the way.
fn kept(ctx: &Ctx, cohorts: &Cohorts) -> String {
    let whole = cohorts.years.iter().rev().find_map(|year| {
        let (kept, of) = *year.kept.last()?;
        Some((year.year, ctx.percent(kept, of)?, *cohorts.after.last()?))
    });
    let Some((year, percent, months)) = whole else { return ctx.t("home.cohorts") };
    let note = Note::new("cohorts.kept").with("year", year.to_string()).with("percent", percent);
    ctx.say(&note.with("months", i64::from(months)))
}

/// Facts as pairs of a name and a value.
pub fn facts(pairs: &[(String, Markup)]) -> Markup {
    html! { dl.facts { @for (name, value) in pairs { div { dt { (name) } dd { (value) } } } } }
}

/// One number among a few, each with its name under it.
pub fn numbers(items: &[(String, String, Option<String>)]) -> Markup {
    html! {
        dl.numbers {
            @for (name, value, below) in items {
                div { dt { (name) } dd { (value) } @if let Some(below) = below { dd.below { (below) } } }
            }
        }
    }
}

/// "Next" at the end of a list that has pages.
pub fn next(ctx: &Ctx, path: Option<&str>) -> Markup {
    html! { @if let Some(path) = path { p.next { a href=(path) rel="next" { (ctx.t("ui.next")) " →" } } } }
}

/// A birthday beside the last digits of a NIK, by its year: together they would give most of the number away.
pub fn born_in(ctx: &Ctx, born: Day) -> Markup {
    html! { (ctx.say(&Note::new("member.born_in").with("year", born.year().to_string()))) }
}

/// A place on one line: a link to its figures for who may see them.
pub fn place(place: &Place) -> Markup {
    html! {
        @if place.open { a href=(to::area(place.code)) { (place.name) } } @else { (place.name) }
        ", " (place.within)
    }
}

pub fn example(ctx: &Ctx) -> Markup {
    html! { span.tag { (ctx.t("ui.example")) } }
}

/// The dome beside a big sentence.
pub fn answer(ctx: &Ctx, standing: app::view::Standing, sentence: &str) -> Markup {
    html! {
        div.answer {
            (mark::bare(standing))
            div { h1 { (sentence) } p.answer-standing { (mark::standing(ctx, standing)) } }
        }
    }
}
