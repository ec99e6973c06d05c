use super::{Ctx, area_choices, area_table, figures, shell, to};
use crate::draw::{self, Map};
use app::view::{AreaMeasure, AreaView, Figure, Looking};
use kernel::{Level, Note};
use maud::{Markup, html};

/// An area on a day: one sentence, the map and the table of what lies in it, then its course over the months.
pub fn page(ctx: &Ctx, view: &AreaView) -> Markup {
    let headline = headline(ctx, view);
    let map = Map::of(view);
    shell::page(
        ctx,
        &headline,
        html! {
            div.area-head {
                div {
                    (trail(ctx, view))
                    h1 { (headline) }
                    (lede(ctx, view))
                }
                @if let Some(code) = view.code { (draw::whereabouts(ctx, code)) }
            }
            @if !view.own.is_empty() { (own(ctx, view)) }
            (area_choices::choices(ctx, view))
            @if view.parts.is_none() { (counts(ctx, view)) }
            section.area-body.wide[map.as_ref().is_none_or(Map::is_wide)] {
                @if let Some(map) = &map {
                    h2.quiet { (ctx.t("area.map")) }
                    a.skip href="#areas" { (ctx.t("map.skip")) }
                    (draw::map(ctx, view, map, &map_title(ctx, view)))
                }
                @if view.parts.is_some() { div #areas tabindex="-1" { (area_table::table(ctx, view)) } }
            }
            (explained(ctx, view))
            @if view.parts.is_some() { (counts(ctx, view)) }
            @if let Some(trend) = &view.trend { section { h2 { (figures::course(ctx, trend)) } (draw::trend(ctx, trend)) } }
        },
    )
}

/// What a measure says of one area, with its whole: never a bare percentage.
pub fn figure_said(ctx: &Ctx, view: &AreaView, figure: Figure) -> String {
    let percent = figure.of.and_then(|of| ctx.percent(figure.part, of));
    let note = |key: &'static str| Note::new(key).with("part", ctx.num(figure.part));
    let whole = |note: Note| {
        note.with("of", ctx.num(figure.of.unwrap_or(0))).with("percent", percent.clone().unwrap_or_default())
    };
    match (view.measure, &percent) {
        (AreaMeasure::Coverage, Some(_)) => ctx.say(&whole(note("map.said.coverage"))),
        (AreaMeasure::Coverage, None) => ctx.say(&note("map.said.coverage.unknown")),
        (AreaMeasure::Active, _) => ctx.say(&note("map.said.active")),
        (AreaMeasure::Growth, _) => {
            let before = figure.of.unwrap_or(0);
            let change = Note::new("map.said.growth").with("change", signed(ctx, figure.part));
            ctx.say(&change.with("before", ctx.num(before)).with("now", ctx.num(before + figure.part)))
        }
        (AreaMeasure::Lapse, Some(_)) => ctx.say(&whole(note("map.said.lapse"))),
        (AreaMeasure::Lapse, None) => ctx.t("map.said.lapse.unknown"),
    }
}

pub fn signed(ctx: &Ctx, n: i64) -> String {
    if n > 0 { format!("+{}", ctx.num(n)) } else { ctx.num(n) }
}

/// With a denominator the sentence is a share; without one it is a count and says so below.
fn headline(ctx: &Ctx, view: &AreaView) -> String {
    let note = |key| Note::new(key).with("area", view.name.as_str());
    let figure = view.figure;
    let percent = figure.of.and_then(|of| ctx.percent(figure.part, of));
    match (view.measure, &view.denominator, percent) {
        (AreaMeasure::Coverage, Some(d), Some(percent)) => ctx.say(
            &note("area.headline.share")
                .with("paid", figure.part)
                .with("count", d.count)
                .with("what", ctx.say(&d.what))
                .with("percent", percent),
        ),
        (AreaMeasure::Growth, ..) => {
            let key = match figure.part {
                0 => "area.headline.same",
                n if n > 0 => "area.headline.more",
                _ => "area.headline.fewer",
            };
            ctx.say(&note(key).with("change", figure.part.abs()).with("before", view.before))
        }
        (AreaMeasure::Lapse, _, Some(percent)) => {
            let lapse = note("area.headline.lapse").with("part", figure.part).with("percent", percent);
            ctx.say(&lapse.with("of", figure.of.unwrap_or(0)))
        }
        (AreaMeasure::Lapse, ..) => ctx.say(&note("area.headline.lapse.none")),
        _ => ctx.say(&note("area.headline").with("paid", figure.part)),
    }
}

fn lede(ctx: &Ctx, view: &AreaView) -> Markup {
    let known = view.known.map(|day| ctx.say(&Note::new("area.known_on").with("day", day)));
    html! {
        p.lede {
            @if view.measure == AreaMeasure::Lapse { (ctx.say(&Note::new("area.on.lapse").with("day", view.on))) }
            @else { (ctx.say(&Note::new("area.on").with("day", view.on).word("reading", area_choices::reading_word(view.looking.reading)))) }
            " " (known.unwrap_or_else(|| ctx.t("area.known_now")))
        }
        @if view.measure == AreaMeasure::Coverage {
            p.small {
                @match &view.denominator { Some(d) => (figures::denominator(ctx, d)), None => (ctx.t("figure.no_denominator")) }
            }
        }
    }
}

fn counts(ctx: &Ctx, view: &AreaView) -> Markup {
    let c = view.counts;
    let of = view.denominator.as_ref().map(|d| d.count);
    let share = |n| {
        let percent = of.and_then(|of| ctx.percent(n, of))?;
        Some(ctx.say(&Note::new("area.of_residents").with("percent", percent)))
    };
    figures::numbers(&[
        (ctx.t("count.registered"), ctx.num(c.registered), None),
        (ctx.t("count.paid"), ctx.num(c.paid), share(c.paid)),
        (ctx.t("count.standing"), ctx.num(c.standing), share(c.standing)),
    ])
}

/// The measure in a sentence, under the figures that it made.
fn explained(ctx: &Ctx, view: &AreaView) -> Markup {
    let day = |key| ctx.say(&Note::new(key).with("before", view.before).with("on", view.on));
    html! {
        div.explained {
            p.hint {
                @match view.measure {
                    AreaMeasure::Coverage => (ctx.t("map.about.coverage")),
                    AreaMeasure::Active => (ctx.t("map.about.active")),
                    AreaMeasure::Growth => (day("map.about.growth")),
                    AreaMeasure::Lapse => (day("map.about.lapse")),
                }
            }
            @if view.measure != AreaMeasure::Lapse { p.hint { (ctx.t("count.readings")) } }
            p.hint { (ctx.t("map.illustrative")) }
        }
    }
}

fn map_title(ctx: &Ctx, view: &AreaView) -> String {
    let measure = ctx.t(format!("map.measure.{}", view.measure.key()));
    let Some(parts) = view.parts else { return ctx.t("map.village") };
    let note = Note::new("map.title").with("measure", measure).word("parts", area_choices::parts_word(parts));
    ctx.say(&note.with("on", view.on))
}

fn trail(ctx: &Ctx, view: &AreaView) -> Markup {
    let looking = Looking { parts: None, ..view.looking };
    let mut steps = Vec::new();
    if view.code.is_some() && view.nation_open {
        steps.push((to::areas(None, &looking), ctx.t("area.nation")));
    }
    let open = view.above.iter().filter(|a| a.open);
    steps.extend(open.map(|a| (to::areas(Some(a.code), &looking), a.name.clone())));
    let closed: Vec<&str> = view.above.iter().filter(|a| !a.open).map(|a| a.name.as_str()).collect();
    html! {
        (shell::trail(ctx, &steps))
        @if !closed.is_empty() { p.eyebrow { (closed.join(" / ")) } }
    }
}

/// For who has several areas and sees no others.
fn own(ctx: &Ctx, view: &AreaView) -> Markup {
    let looking = Looking { parts: None, ..view.looking };
    html! {
        nav.switch aria-label=(ctx.t("map.own")) {
            span { (ctx.t("map.own")) }
            ul {
                @for area in &view.own {
                    li { a href=(to::areas(Some(area.code), &looking)) aria-current=[(view.code == Some(area.code)).then_some("page")] { (area.name) } }
                }
            }
        }
    }
}

/// What the map and the table are of.
pub fn inside(ctx: &Ctx, view: &AreaView) -> String {
    ctx.t(match view.parts {
        Some(Level::Province) => "area.provinces",
        Some(Level::Regency) => "area.regencies",
        Some(Level::District) => "area.districts",
        _ => "area.villages",
    })
}
