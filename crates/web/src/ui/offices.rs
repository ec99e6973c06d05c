use super::admin::{areas, history, reason, trail};
use super::form::{Group, Text, select, summary};
use super::{Ctx, figures, shell, to};
use app::view::{Choice, OfficeFormView, OfficeNode, OfficesView};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// The tree of offices with their ground and their people.
pub fn page(ctx: &Ctx, view: &OfficesView) -> Markup {
    let title =
        ctx.say(&Note::new("offices.title").with("branches", view.branches).with("regions", view.regions));
    let caption = ctx.t("admin.offices");
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.t("offices.lede")) }
            p.actions { a.button.go href=(to::NEW_OFFICE) { (ctx.t("offices.new")) } }
            @if view.rows.is_empty() { (shell::empty(&ctx.t("offices.none"), None)) } @else {
                section {
                    (shell::scroll(&caption, html! {
                        table.tree.compact {
                            caption.quiet { (caption) }
                            thead { tr {
                                th scope="col" { (ctx.t("offices.name")) } th scope="col" { (ctx.t("offices.code")) }
                                th scope="col" { (ctx.t("offices.areas")) } th.num scope="col" { (ctx.t("offices.users")) }
                            } }
                            tbody { @for row in &view.rows { (one(ctx, row)) } }
                        }
                    }))
                }
            }
        },
    )
}

fn one(ctx: &Ctx, row: &OfficeNode) -> Markup {
    html! {
        tr {
            th scope="row" class={ "deep" (row.depth.min(3)) } {
                a href=(to::change_office(row.id)) { (row.name) }
                @if row.example { " " (figures::example(ctx)) }
            }
            td { (row.code) }
            td.wrap {
                (row.areas.join(", "))
                @if row.more_areas > 0 { " " (ctx.say(&Note::new("offices.more").with("more", row.more_areas))) }
            }
            td.num { @if row.users > 0 { a href=(to::users_of(row.id)) { (ctx.num(row.users)) } } @else { "–" } }
        }
    }
}

/// A new office, or another name, parent or ground of one.
pub fn form_page(ctx: &Ctx, view: &OfficeFormView) -> Markup {
    let f = &view.form;
    let (title, action) = match &view.office {
        None => (ctx.t("office.new.title"), to::NEW_OFFICE.to_owned()),
        Some((id, _, name)) => {
            (ctx.say(&Note::new("office.change.title").with("name", name.as_str())), to::change_office(*id))
        }
    };
    let levels =
        [Choice::word("branch", "office.level.branch"), Choice::word("region", "office.level.region")];
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            (trail(ctx, Some((to::ADMIN_OFFICES, "admin.offices"))))
            h1 { (title) }
            @if let Some((id, code, _)) = &view.office {
                p.lede { (ctx.say(&Note::new("office.change.lede").with("code", code.as_str()))) }
                p { a href=(to::office(*id)) { (ctx.t("office.figures")) } }
            } @else { p.lede { (ctx.t("office.new.lede")) } }
            (summary(ctx, f))
            form.act action=(action) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.command);
                button.quiet name="do" value="save" tabindex="-1" aria-hidden="true" { (ctx.t("user.save")) }
                @if view.office.is_none() {
                    (Group::new("level", "office.level", &levels).draw(ctx, f))
                    (Text::new("code", "offices.code").hint().width("w-s").draw(ctx, f))
                }
                (Text::new("name", "offices.name").draw(ctx, f))
                @if !view.parents.is_empty() { (select(ctx, f, "parent", "office.parent", &view.parents)) }
                (areas(ctx, f, &view.areas))
                @if view.office.is_some() { (reason(ctx, f)) }
                p.actions { button.go name="do" value="save" { (ctx.t(if view.office.is_none() { "office.make" } else { "user.save" })) } }
            }
            @if !view.history.is_empty() { section { h2 { (ctx.t("user.history")) } (history(ctx, &view.history, Zone::WIB)) } }
        },
    )
}
