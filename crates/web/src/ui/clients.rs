use super::admin::{areas, ground, trail};
use super::form::{Text, summary};
use super::user::once;
use super::{Ctx, shell, to};
use app::view::{ClientLine, ClientsView};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// Systems that sign in with a secret. `secret` was just made: shown now and never again.
pub fn page(ctx: &Ctx, view: &ClientsView, secret: Option<&str>) -> Markup {
    let active = view.rows.iter().filter(|c| c.active).count() as i64;
    let title = if view.rows.is_empty() {
        ctx.t("clients.title.none")
    } else {
        ctx.say(&Note::new("clients.title").with("clients", active))
    };
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.t("clients.lede")) }
            (summary(ctx, &view.form))
            @if let Some(secret) = secret { (once(ctx, secret)) }
            @if !view.rows.is_empty() { section { h2 { (ctx.t("admin.clients")) } (list(ctx, view)) } }
            section {
                h2 { (ctx.t("clients.new")) }
                form.act action=(to::CLIENTS) method="post" novalidate {
                    (shell::csrf(ctx))
                    input type="hidden" name="command" value=(view.command);
                    button.quiet name="do" value="save" tabindex="-1" aria-hidden="true" { (ctx.t("clients.make")) }
                    (Text::new("client_id", "clients.id").hint().width("w-m").draw(ctx, &view.form))
                    (Text::new("name", "clients.name").hint().draw(ctx, &view.form))
                    (areas(ctx, &view.form, &view.areas))
                    p.hint { (ctx.t("clients.areas.says")) }
                    p.actions { button.go name="do" value="save" { (ctx.t("clients.make")) } }
                }
            }
        },
    )
}

fn list(ctx: &Ctx, view: &ClientsView) -> Markup {
    let caption = ctx.t("admin.clients");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("clients.name")) } th scope="col" { (ctx.t("user.ground")) }
                    th scope="col" { (ctx.t("clients.used")) } th scope="col" { (ctx.t("users.state")) }
                } }
                tbody { @for row in &view.rows { (one(ctx, row)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, row: &ClientLine) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(to::user(row.actor)) { (row.name) } small { (row.client_id) } }
            td.wrap { (ground(ctx, &row.ground)) }
            td { @match row.last_used { Some(at) => (ctx.moment(at, Zone::WIB)), None => (ctx.t("user.last.never")) } }
            td { @if row.active { span.good { (ctx.t("users.state.active")) } } @else { span.quiet-ink { (ctx.t("users.state.inactive")) } } }
        }
    }
}
