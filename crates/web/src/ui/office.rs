use super::{Ctx, figures, shell, to};
use app::view::{AgentCash, CoverageRow, OfficeView};
use kernel::{Note, Rupiah};
use maud::{Markup, html};

/// A branch as one sentence, then target against actual, areas, activities, and cash still in hands.
pub fn page(ctx: &Ctx, view: &OfficeView) -> Markup {
    let sentence =
        Note::new("office.headline").with("office", view.name.as_str()).with("active", view.active);
    shell::page(
        ctx,
        &view.name,
        html! {
            @if let Some(parent) = view.parent.as_ref().filter(|p| p.open) { (shell::trail(ctx, &[(to::office(parent.id), parent.name.clone())])) }
            h1 { (ctx.say(&sentence)) @if view.example { " " (figures::example(ctx)) } }
            p.lede { (ctx.say(&Note::new("office.lede").with("day", view.on))) }
            section { h2 { (ctx.t("home.targets")) } div.three { (figures::targets(ctx, &view.targets)) } }
            (figures::courses(ctx, view.trend.as_ref(), view.cohorts.as_ref()))
            section { h2 { (ctx.t("office.coverage")) } (coverage(ctx, &view.coverage)) }
            section { h2 { (ctx.t("office.activities")) } (figures::activities(ctx, &view.activities, &ctx.t("office.activities"))) }
            @if let Some(hands) = &view.cash { section { h2 { (ctx.t("office.cash")) } (cash(ctx, hands)) } }
            @if !view.children.is_empty() {
                section { h2 { (ctx.t("office.children")) } ul.offices { @for office in &view.children { li { @if office.open { a href=(to::office(office.id)) { (office.name) } } @else { (office.name) } } } } }
            }
        },
    )
}

fn coverage(ctx: &Ctx, rows: &[CoverageRow]) -> Markup {
    if rows.is_empty() {
        return shell::empty(&ctx.t("office.coverage.none"), None);
    }
    let caption = ctx.t("office.coverage");
    html! {
        (shell::scroll(&caption, html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("area.one")) } th.num scope="col" { (ctx.t("count.registered")) }
                    th.num scope="col" { (ctx.t("count.paid")) } th.num scope="col" { (ctx.t("count.standing")) }
                    th.num scope="col" { (ctx.t("count.share")) }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { @if row.area.open { a href=(to::area(row.area.code)) { (row.area.name) } } @else { (row.area.name) } }
                            td.num { (ctx.num(row.registered)) }
                            td.num { (ctx.num(row.paid)) }
                            td.num { (ctx.num(row.standing)) }
                            td.num { (figures::share(ctx, row.paid, row.denominator.as_ref())) }
                        }
                    }
                }
            }
        }))
        p.hint { (ctx.t("count.readings")) }
        @if let Some(d) = rows.iter().find_map(|r| r.denominator.as_ref()) {
            p.hint { (ctx.say(&Note::new("figure.share_of").with("what", ctx.say(&d.what)).with("source", d.source.as_str()).with("on", d.on))) }
        }
    }
}

fn cash(ctx: &Ctx, rows: &[AgentCash]) -> Markup {
    if rows.is_empty() {
        return shell::empty(&ctx.t("office.cash.none"), None);
    }
    let caption = ctx.t("office.cash");
    let total: Rupiah = rows.iter().map(|r| r.held).sum();
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("office.agent")) } th scope="col" { (ctx.t("office.since")) }
                    th.num scope="col" { (ctx.t("office.receipts")) } th.num scope="col" { (ctx.t("office.held")) }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.agent) }
                            td { @match row.since { Some(day) => (ctx.day(day)), None => "–" } }
                            td.num { (ctx.num(row.receipts)) }
                            td.num { (ctx.rupiah(row.held)) }
                        }
                    }
                }
                tfoot { tr { th scope="row" colspan="3" { (ctx.t("receipt.total")) } td.num { (ctx.rupiah(total)) } } }
            }
        },
    )
}
