use super::{Ctx, figures, shell, to};
use app::view::{TaskRow, TasksView};
use kernel::Note;
use maud::{Markup, html};

/// What waits, kind by kind, oldest first.
pub fn page(ctx: &Ctx, view: &TasksView) -> Markup {
    let open: i64 = view.tabs.iter().map(|t| t.count).sum();
    let title =
        if open == 0 { ctx.t("tasks.none") } else { ctx.say(&Note::new("tasks.title").with("count", open)) };
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            nav.tabs aria-label=(ctx.t("nav.tasks")) {
                ul {
                    @for tab in &view.tabs {
                        li { a href=(to::tasks(&tab.kind)) aria-current=[tab.chosen.then_some("page")] {
                            (ctx.t(format!("task.{}", tab.kind))) " " span.count { (ctx.num(tab.count)) }
                        } }
                    }
                }
            }
            @if let Some(tab) = view.tabs.iter().find(|t| t.chosen) { p.hint { (ctx.t(format!("task.{}.why", tab.kind))) } }
            @if view.rows.is_empty() { (shell::empty(&ctx.t("tasks.kind.none"), None)) } @else { (list(ctx, view)) }
            (figures::next(ctx, view.next.as_deref()))
        },
    )
}

fn list(ctx: &Ctx, view: &TasksView) -> Markup {
    let caption = ctx.t("nav.tasks");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("register.name")) } th scope="col" { (ctx.t("tasks.what")) }
                    th scope="col" { (ctx.t("tasks.since")) } th scope="col" { (ctx.t("tasks.due")) }
                } }
                tbody { @for row in &view.rows { (one(ctx, row)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, row: &TaskRow) -> Markup {
    let late = row.due.is_some_and(|due| due < ctx.today);
    html! {
        tr {
            th scope="row" {
                a href=(to::task(row.member, row.task, &row.kind)) { (row.name) @if let Some(other) = &row.other_name { " / " (other) } }
                small { (row.office) }
            }
            td.wrap { (ctx.say(&row.what)) }
            td { (ctx.day(row.since)) }
            td { @match row.due { Some(due) => { (ctx.day(due)) @if late { " " span.tag.warn-tag { (ctx.t("tasks.late")) } } }, None => "–" } }
        }
    }
}
