use super::{Ctx, shell};
use app::view::{HealthCheck, HealthView};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// Each part of the house and what it says of itself.
pub fn page(ctx: &Ctx, view: &HealthView) -> Markup {
    let bad = view.checks.iter().filter(|c| !c.good).count() as i64;
    let title =
        if bad == 0 { ctx.t("health.good") } else { ctx.say(&Note::new("health.bad").with("count", bad)) };
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("health.at").with("at", ctx.moment(view.at, Zone::WIB)).with("version", view.version.as_str()))) }
            (shell::scroll(&ctx.t("health.title"), html! {
                table {
                    caption.quiet { (ctx.t("health.title")) }
                    thead { tr { th scope="col" { (ctx.t("health.part")) } th scope="col" { (ctx.t("health.state")) } th scope="col" { (ctx.t("health.detail")) } } }
                    tbody {
                        @for check in &view.checks {
                            tr {
                                th scope="row" { (ctx.say(&check.what)) }
                                td { @if check.good { span.good { "✓ " (ctx.t("health.ok")) } } @else { span.bad { "✕ " (ctx.t("health.not_ok")) } } }
                                td.wrap { (detail(ctx, check)) }
                            }
                        }
                    }
                }
            }))
        },
    )
}

fn detail(ctx: &Ctx, check: &HealthCheck) -> String {
    match check.at {
        Some(at) => ctx.say(&check.detail.clone().with("at", ctx.moment(at, Zone::WIB))),
        None => ctx.say(&check.detail),
    }
}
