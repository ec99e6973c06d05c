use super::{Ctx, figures, shell, to};
use crate::draw;
use app::view::{AreaSort, AreaView, ChildArea};
use kernel::{Day, Level, Note};
use maud::{Markup, html};

/// An area on a day: how many, by which reading, of how many; then what lies in it.
pub fn page(ctx: &Ctx, view: &AreaView) -> Markup {
    let headline = headline(ctx, view);
    shell::page(
        ctx,
        &headline,
        html! {
            (trail(ctx, view))
            h1 { (headline) }
            (lede(ctx, view))
            (counts(ctx, view))
            (days(ctx, view))
            @if let Some(trend) = &view.trend { section { h2 { (ctx.t("home.trend")) } (draw::trend(ctx, trend)) } }
            @if !view.dots.is_empty() { section { h2 { (ctx.t("area.map")) } (draw::dots(ctx, &ctx.t("area.map.title"), &view.dots)) } }
            @if view.level != Some(Level::Village) { section { h2 { (inside(ctx, view)) } (children(ctx, view)) } }
        },
    )
}

/// With a denominator the sentence is a share; without one it is a count and says so below.
fn headline(ctx: &Ctx, view: &AreaView) -> String {
    let note = |key| Note::new(key).with("area", view.name.as_str()).with("paid", view.counts.paid);
    match &view.denominator {
        Some(d) => ctx.say(
            &note("area.headline.share")
                .with("count", d.count)
                .with("what", ctx.say(&d.what))
                .with("percent", ctx.percent(view.counts.paid, d.count).unwrap_or_default()),
        ),
        None => ctx.say(&note("area.headline")),
    }
}

fn lede(ctx: &Ctx, view: &AreaView) -> Markup {
    let known = view.known.map(|day| ctx.say(&Note::new("area.known_on").with("day", day)));
    html! {
        p.lede {
            (ctx.say(&Note::new("area.on").with("day", view.on))) " " (known.unwrap_or_else(|| ctx.t("area.known_now")))
        }
        p.small {
            @match &view.denominator { Some(d) => (figures::denominator(ctx, d)), None => (ctx.t("figure.no_denominator")) }
        }
    }
}

fn counts(ctx: &Ctx, view: &AreaView) -> Markup {
    let c = view.counts;
    let of = view.denominator.as_ref().map(|d| d.count);
    let share = |n| of.and_then(|of| ctx.percent(n, of));
    figures::numbers(&[
        (ctx.t("count.registered"), ctx.num(c.registered), None),
        (ctx.t("count.paid"), ctx.num(c.paid), share(c.paid)),
        (ctx.t("count.standing"), ctx.num(c.standing), share(c.standing)),
    ])
}

fn trail(ctx: &Ctx, view: &AreaView) -> Markup {
    let mut steps = vec![(with_days(to::AREAS, view, None), ctx.t("area.nation"))];
    steps.extend(view.above.iter().map(|a| (with_days(&to::area(a.code), view, None), a.name.clone())));
    if view.code.is_none() {
        steps.clear();
    }
    shell::trail(ctx, &steps)
}

/// The same days elsewhere: a look back stays a look back.
fn with_days(path: &str, view: &AreaView, sort: Option<AreaSort>) -> String {
    let mut query = vec![format!("on={}", view.on)];
    query.extend(view.known.map(|day| format!("known={day}")));
    query.extend(sort.map(|s| format!("sort={}", s.key())));
    format!("{path}?{}", query.join("&"))
}

fn here(view: &AreaView) -> String {
    view.code.map_or_else(|| to::AREAS.to_owned(), to::area)
}

fn days(ctx: &Ctx, view: &AreaView) -> Markup {
    let shown = |name: &str, day: Option<Day>| match view.form.get(name) {
        "" => day.map(|d| d.to_string()).unwrap_or_default(),
        typed => typed.to_owned(),
    };
    html! {
        details.fold open[view.known.is_some() || !view.form.errors.is_empty()] {
            summary { (ctx.t("area.days")) }
            form.inline action=(here(view)) method="get" {
                @for (name, day) in [("on", Some(view.on)), ("known", view.known)] {
                    @let error = view.form.error(name);
                    div.field.wrong[error.is_some()] {
                        label for=(name) { (ctx.t(format!("area.days.{name}"))) }
                        @if let Some(error) = error { p.error id={ (name) "-error" } { (ctx.say(&error.note)) } }
                        input.w-m id=(name) name=(name) value=(shown(name, day)) autocomplete="off"
                            aria-describedby=[error.map(|_| format!("{name}-error"))] aria-invalid=[error.map(|_| "true")];
                    }
                }
                input type="hidden" name="sort" value=(view.sort.key());
                button.second { (ctx.t("area.days.go")) }
            }
            p.hint { (ctx.t("area.days.hint")) }
        }
    }
}

fn inside(ctx: &Ctx, view: &AreaView) -> String {
    ctx.t(match view.level {
        None => "area.provinces",
        Some(Level::Province) => "area.regencies",
        Some(Level::Regency) => "area.districts",
        Some(_) => "area.villages",
    })
}

fn children(ctx: &Ctx, view: &AreaView) -> Markup {
    if view.children.is_empty() {
        return shell::empty(&ctx.t("area.children.none"), None);
    }
    let caption = inside(ctx, view);
    let shares = view.children.iter().any(|c| c.denominator.is_some());
    html! {
        (shell::scroll(&caption, html! {
            table.compact {
                caption.quiet { (caption) }
                thead { tr { @for sort in AreaSort::ALL { @if shares || sort != AreaSort::Share { (heading(ctx, view, sort)) } } } }
                tbody { @for child in &view.children { (row(ctx, view, child, shares)) } }
            }
        }))
        p.hint { (ctx.t("count.readings")) }
    }
}

fn heading(ctx: &Ctx, view: &AreaView, sort: AreaSort) -> Markup {
    let label = match sort {
        AreaSort::Name => ctx.t("area.one"),
        other => ctx.t(format!("count.{}", other.key())),
    };
    let (number, chosen) = (sort != AreaSort::Name, sort == view.sort);
    let direction = if number { "descending" } else { "ascending" };
    html! {
        th.num[number] scope="col" aria-sort=[chosen.then_some(direction)] {
            @if chosen { (label) " " span.arrow aria-hidden="true" { (if number { "↓" } else { "↑" }) } }
            @else { a href=(with_days(&here(view), view, Some(sort))) { (label) } }
        }
    }
}

fn row(ctx: &Ctx, view: &AreaView, child: &ChildArea, shares: bool) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(with_days(&to::area(child.area.code), view, None)) { (child.area.name) } }
            td.num { (ctx.num(child.counts.registered)) }
            td.num { (ctx.num(child.counts.paid)) }
            td.num { (ctx.num(child.counts.standing)) }
            @if shares { td.num { (figures::share(ctx, child.counts.paid, child.denominator.as_ref())) } }
        }
    }
}
