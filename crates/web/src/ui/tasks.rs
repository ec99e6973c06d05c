use super::{Ctx, figures, shell, to};
use access::Action;
use app::view::{Choice, Just, TaskFilter, TaskRow, TasksView};
use kernel::Note;
use maud::{Markup, html};

/// What waits, kind by kind: oldest first, or by the day it is due.
pub fn page(ctx: &Ctx, view: &TasksView) -> Markup {
    let open: i64 = view.tabs.iter().map(|t| t.count).sum();
    let title =
        if open == 0 { ctx.t("tasks.none") } else { ctx.say(&Note::new("tasks.title").with("count", open)) };
    let chosen = view.tabs.iter().find(|t| t.chosen);
    shell::page(
        ctx,
        &title,
        html! {
            (just(ctx, view.just.as_ref()))
            h1 { (title) }
            nav.tabs aria-label=(ctx.t("nav.tasks")) {
                ul {
                    @for tab in &view.tabs {
                        li { a href={ (to::tasks(&tab.kind)) (view.filter.query()) } aria-current=[tab.chosen.then_some("page")] {
                            (ctx.t(format!("task.{}", tab.kind))) " " span.count.none[tab.count == 0] { (ctx.num(tab.count)) }
                        } }
                    }
                }
            }
            @if let Some(tab) = chosen { p.hint { (ctx.t(format!("task.{}.why", tab.kind))) } (narrow(ctx, view, &tab.kind)) }
            @if view.rows.is_empty() { (none(ctx, view)) } @else { (list(ctx, view)) }
            (figures::next(ctx, view.next.as_deref()))
        },
    )
}

/// What was just decided, and the way back to see it.
pub fn just(ctx: &Ctx, just: Option<&Just>) -> Markup {
    html! {
        @if let Some(just) = just {
            p.just role="status" { (ctx.say(&just.said)) " " a href=(just.path) { (ctx.t("just.see")) } }
        }
    }
}

fn none(ctx: &Ctx, view: &TasksView) -> Markup {
    if view.filter == TaskFilter::default() {
        return shell::empty(&ctx.t("tasks.kind.none"), None);
    }
    let all = view.tabs.iter().find(|t| t.chosen).map(|t| (to::tasks(&t.kind), ctx.t("tasks.all")));
    shell::empty(&ctx.t("tasks.narrow.none"), all)
}

/// Narrowed by a form whose answer has an address of its own.
fn narrow(ctx: &Ctx, view: &TasksView, kind: &str) -> Markup {
    let f = &view.filter;
    let due = ["late", "week"].map(|key| (key, format!("tasks.due.{key}")));
    let set = *f != TaskFilter::default();
    html! {
        details.fold.narrowed open[set] {
            summary { (ctx.t("tasks.narrow")) }
            form.inline action=(to::TASKS) method="get" {
                input type="hidden" name="kind" value=(kind);
                (pick(ctx, "office", "tasks.office", &f.office, &view.offices))
                (pick(ctx, "area", "tasks.area", &f.area, &view.areas))
                div.field {
                    label for="due" { (ctx.t("tasks.due")) }
                    select #due name="due" {
                        option value="" { (ctx.t("tasks.any")) }
                        @for (key, word) in &due { option value=(key) selected[f.due == *key] { (ctx.t(word)) } }
                    }
                }
                @if kind == "to_complete" {
                    div.field {
                        label for="sort" { (ctx.t("tasks.sort")) }
                        select #sort name="sort" {
                            option value="" { (ctx.t("tasks.due")) }
                            option value="since" selected[f.sort == "since"] { (ctx.t("tasks.since")) }
                        }
                    }
                }
                label.chip for="mine" { input #mine type="checkbox" name="mine" value="yes" checked[f.mine]; span { (ctx.t("tasks.mine")) } }
                button { (ctx.t("tasks.show")) }
                @if set { a href=(to::tasks(kind)) { (ctx.t("tasks.all")) } }
            }
        }
    }
}

fn pick(ctx: &Ctx, name: &str, label: &str, chosen: &str, choices: &[Choice]) -> Markup {
    html! {
        @if choices.len() > 1 {
            div.field {
                label for=(name) { (ctx.t(label)) }
                select id=(name) name=(name) {
                    option value="" { (ctx.t("tasks.any")) }
                    @for choice in choices { option value=(choice.value) selected[choice.value == chosen] { (ctx.arg(&choice.label)) } }
                }
            }
        }
    }
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
                tbody { @for (n, row) in view.rows.iter().enumerate() { (one(ctx, view, row, n == 0)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, view: &TasksView, row: &TaskRow, first: bool) -> Markup {
    let late = row.due.is_some_and(|due| due < ctx.today);
    let path = to::task(row.member, row.task, &row.kind, row.other, &view.filter);
    html! {
        tr {
            th scope="row" {
                a href=(path) data-press=[first.then_some("n")] { (row.name) @if let Some(other) = &row.other_name { " / " (other) } }
                small { (row.office) }
            }
            td.wrap {
                (ctx.say(&row.what))
                @if row.kind == "to_complete" && ctx.may(Action::CompleteMember) { " " a href=(to::complete(row.member)) { (ctx.t("tasks.complete")) } }
            }
            td.nowrap { (ctx.day_short(row.since)) }
            td { @match row.due { Some(due) => { span.nowrap { (ctx.day_short(due)) } @if late { " " span.tag.warn-tag { (ctx.t("tasks.late")) } } }, None => "–" } }
        }
    }
}
