use super::form::summary;
use super::{Ctx, shell, to};
use app::view::{Form, ListField, ListLine, ListState, ListsView};
use kernel::Note;
use maud::{Markup, html};

/// Every list, latest first: what it is, how it stands, what it led to.
pub fn page(ctx: &Ctx, view: &ListsView, thrown: bool) -> Markup {
    let open = view.rows.iter().filter(|row| needs_a_look(row)).count() as i64;
    let title = match open {
        0 => ctx.t("lists.title.none"),
        open => ctx.say(&Note::new("lists.title").with("count", open)),
    };
    shell::page(
        ctx,
        &title,
        html! {
            @if thrown { p.just role="status" { (ctx.t("lists.thrown")) } }
            h1 { (title) }
            p.lede { (ctx.t("lists.lede")) }
            p.actions {
                @if view.may_bring { a.button.go href=(to::LIST_NEW) { (ctx.t("lists.bring")) } }
                a href=(to::LIST_TEMPLATE) { (ctx.t("lists.template")) }
                a href=(to::LIST_COLUMNS) { (ctx.t("lists.help")) }
            }
            @if view.rows.is_empty() { (shell::empty(&ctx.t("lists.empty.state"), None)) } @else { section { (table(ctx, view)) } }
            @if let Some(next) = &view.next { p.next { a href=(to::lists_after(next)) { (ctx.t("lists.rows.next")) } } }
        },
    )
}

fn needs_a_look(row: &ListLine) -> bool {
    row.state != ListState::Closed && (row.state != ListState::Done || row.to_correct > 0)
}

fn table(ctx: &Ctx, view: &ListsView) -> Markup {
    let caption = ctx.t("lists.table");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("lists.col.file")) }
                    th scope="col" { (ctx.t("lists.col.state")) }
                    th.num scope="col" { (ctx.t("lists.col.people")) }
                    th.num scope="col" { (ctx.t("lists.col.registered")) }
                    th.num scope="col" { (ctx.t("lists.col.correct")) }
                    th scope="col" { (ctx.t("lists.col.by")) }
                } }
                tbody { @for row in &view.rows { (line(ctx, row)) } }
            }
        },
    )
}

fn line(ctx: &Ctx, row: &ListLine) -> Markup {
    let before = row.state.is_before();
    let count = |n: i64| if before { "–".to_owned() } else { ctx.num(n) };
    html! {
        tr {
            th scope="row" { a href=(to::list(row.id)) { (row.file) } }
            td {
                span.tag.warn-tag[needs_a_look(row)] { (ctx.t(format!("lists.state.{}", row.state.key()))) }
                @if matches!(row.state, ListState::Running | ListState::Paused) {
                    " " small { (ctx.num(row.done)) "/" (ctx.num(row.total)) }
                }
            }
            td.num { (ctx.num(row.total)) }
            td.num { (count(row.registered)) }
            td.num { (count(row.to_correct)) }
            td { (row.by) br; small { (row.office) ", " (ctx.day(row.on)) } }
        }
    }
}

/// The file, and nothing else: what is asked about it comes when it is here.
pub fn new(ctx: &Ctx, form: &Form) -> Markup {
    let error = form.error("file");
    shell::page(
        ctx,
        &ctx.t("lists.new"),
        html! {
            (shell::trail(ctx, &[(to::LISTS.to_owned(), ctx.t("nav.lists"))]))
            h1 { (ctx.t("lists.new")) }
            p.lede { (ctx.t("lists.new.lede")) }
            (summary(ctx, form))
            form.narrow action=(to::LIST_NEW) method="post" enctype="multipart/form-data" {
                (shell::csrf(ctx))
                div.field.wrong[error.is_some()] {
                    label for="file" { (ctx.t("lists.file.choose")) }
                    p.hint #file-hint { (ctx.t("lists.file.hint")) }
                    @if let Some(error) = error { p.error #file-error { (ctx.say(&error.note)) } }
                    input #file type="file" name="file" required
                        accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
                }
                p.actions { button.go { (ctx.t("lists.send")) } }
            }
            p.actions {
                a href=(to::LIST_TEMPLATE) { (ctx.t("lists.template")) }
                a href=(to::LIST_COLUMNS) { (ctx.t("lists.help")) }
            }
            section {
                p.hint { (ctx.t("lists.no_money")) }
                p.hint { (ctx.t("lists.kept")) }
            }
        },
    )
}

/// What each column holds, with an example of an invented person.
pub fn help(ctx: &Ctx, fields: &[ListField]) -> Markup {
    let title = ctx.t("lists.help.title");
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::LISTS.to_owned(), ctx.t("nav.lists"))]))
            h1 { (title) }
            p.lede { (ctx.t("lists.help.lede")) }
            p.actions { a href=(to::LIST_TEMPLATE) { (ctx.t("lists.template")) } }
            section {
                (shell::scroll(&title, html! {
                    table {
                        caption.quiet { (title) }
                        thead { tr {
                            th scope="col" { (ctx.t("lists.help.column")) }
                            th scope="col" { (ctx.t("lists.help.example")) }
                            th scope="col" { (ctx.t("lists.help.says")) }
                        } }
                        tbody { @for field in fields {
                            tr {
                                th scope="row" {
                                    (ctx.t(field.word))
                                    @if field.needed { " " span.tag { (ctx.t("lists.help.needed")) } }
                                }
                                // Of an invented person, and cut short all the same: no page shows a NIK whole.
                                td { code { @if field.key == "nik" { "517199…0001" } @else { (field.example) } } }
                                td.wrap { (ctx.t(format!("lists.help.{}", field.key))) }
                            }
                        } }
                    }
                }))
                p.hint { (ctx.t("lists.help.example_note")) }
            }
        },
    )
}
