use super::area::{inside, signed};
use super::{Ctx, shell, to};
use app::view::{AreaMeasure, AreaSort, AreaView, ChildArea, Looking};
use kernel::Note;
use maud::{Markup, html};

/// A column: what it is ordered by, its head, and its cell for an area.
struct Column {
    sort: Option<AreaSort>,
    head: String,
    cell: fn(&Ctx, &ChildArea) -> Markup,
}

/// The map's figures as a table, in any order.
pub fn table(ctx: &Ctx, view: &AreaView) -> Markup {
    if view.children.is_empty() {
        return shell::empty(&ctx.t("area.children.none"), None);
    }
    let caption = inside(ctx, view);
    let columns = columns(ctx, view);
    html! {
        h2 { (caption) }
        (shell::scroll(&caption, html! {
            table.compact {
                caption.quiet { (caption) }
                thead { tr {
                    (heading(view, Some(AreaSort::Name), &ctx.t("area.one")))
                    @for column in &columns { (heading(view, column.sort, &column.head)) }
                } }
                tbody { @for child in &view.children {
                    tr {
                        th scope="row" { (name(view, child)) }
                        @for column in &columns { td.num { ((column.cell)(ctx, child)) } }
                    }
                } }
            }
        }))
    }
}

fn name(view: &AreaView, child: &ChildArea) -> Markup {
    let looking = Looking { parts: None, ..view.looking };
    html! {
        @if child.area.open { a href=(to::areas(Some(child.area.code), &looking)) { (child.area.name) } }
        @else { (child.area.name) }
    }
}

fn columns(ctx: &Ctx, view: &AreaView) -> Vec<Column> {
    let column = |sort, head: String, cell| Column { sort, head, cell };
    let active = ctx.t(format!("count.{}", view.looking.reading.key()));
    let before = ctx.say(&Note::new("map.active_on").with("day", view.before));
    let now = ctx.say(&Note::new("map.active_on").with("day", view.on));
    let part = |ctx: &Ctx, c: &ChildArea| html! { (ctx.num(c.figure.part)) };
    let of = |ctx: &Ctx, c: &ChildArea| html! { @match c.figure.of { Some(of) => (ctx.num(of)), None => (unknown(ctx)) } };
    let share = |ctx: &Ctx, c: &ChildArea| {
        html! {
            @match c.figure.of.and_then(|of| ctx.percent(c.figure.part, of)) { Some(share) => (share), None => (unknown(ctx)) }
        }
    };
    match view.measure {
        AreaMeasure::Coverage => vec![
            column(Some(AreaSort::Figure), ctx.t("count.share"), share),
            column(Some(AreaSort::Part), active, part),
            column(Some(AreaSort::Of), ctx.t("map.residents"), of),
        ],
        AreaMeasure::Active => vec![
            column(
                Some(AreaSort::Registered),
                ctx.t("count.registered"),
                |ctx, c| html! { (ctx.num(c.counts.registered)) },
            ),
            column(Some(AreaSort::Paid), ctx.t("count.paid"), |ctx, c| html! { (ctx.num(c.counts.paid)) }),
            column(
                Some(AreaSort::Standing),
                ctx.t("count.standing"),
                |ctx, c| html! { (ctx.num(c.counts.standing)) },
            ),
        ],
        AreaMeasure::Growth => vec![
            column(
                Some(AreaSort::Figure),
                ctx.t("map.change"),
                |ctx, c| html! { (signed(ctx, c.figure.part)) },
            ),
            column(Some(AreaSort::Of), before, of),
            column(None, now, |ctx, c| html! { (ctx.num(c.figure.of.unwrap_or(0) + c.figure.part)) }),
        ],
        AreaMeasure::Lapse => vec![
            column(Some(AreaSort::Figure), ctx.t("map.lapse.share"), share),
            column(Some(AreaSort::Part), ctx.t("map.lapse.part"), part),
            column(Some(AreaSort::Of), before, of),
        ],
    }
}

fn unknown(ctx: &Ctx) -> Markup {
    html! { span.quiet-ink { (ctx.t("figure.no_denominator.short")) } }
}

fn heading(view: &AreaView, sort: Option<AreaSort>, label: &str) -> Markup {
    let number = sort != Some(AreaSort::Name);
    // The order by the figure is the order by the count where the figure is a count.
    let shown = match (view.looking.sort, view.measure) {
        (AreaSort::Figure, AreaMeasure::Active) => {
            if view.looking.reading.key() == "paid" {
                AreaSort::Paid
            } else {
                AreaSort::Standing
            }
        }
        (sort, _) => sort,
    };
    let chosen = sort == Some(shown);
    let direction = if number { "descending" } else { "ascending" };
    let link = |sort| to::areas(view.code, &Looking { sort, ..view.looking });
    html! {
        th.num[number] scope="col" aria-sort=[chosen.then_some(direction)] {
            @match sort {
                Some(sort) if !chosen => { a href=(link(sort)) { (label) } },
                _ => { (label) @if chosen { " " span.arrow aria-hidden="true" { (if number { "↓" } else { "↑" }) } } },
            }
        }
    }
}
