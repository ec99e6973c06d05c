use super::form::summary;
use super::{Ctx, shell, to};
use app::view::Form;
use maud::{Markup, html};

/// What to bring, what happens with it, and the file.
pub fn page(ctx: &Ctx, form: &Form) -> Markup {
    let error = form.error("file");
    shell::page(
        ctx,
        &ctx.t("difference.new"),
        html! {
            (shell::trail(ctx, &[(to::REPORTS.to_owned(), ctx.t("report.hub"))]))
            h1 { (ctx.t("difference.new")) }
            p.lede { (ctx.t("difference.new.lede")) }
            (summary(ctx, form))
            form.narrow action=(to::DIFFERENCE) method="post" enctype="multipart/form-data" {
                (shell::csrf(ctx))
                div.field.wrong[error.is_some()] {
                    label for="file" { (ctx.t("difference.file")) }
                    p.hint #file-hint { (ctx.t("difference.file.hint")) }
                    @if let Some(error) = error { p.error #file-error { (ctx.say(&error.note)) } }
                    input #file type="file" name="file" accept=".csv,text/csv" required
                        aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
                }
                button.go { (ctx.t("difference.go")) }
            }
            section {
                h2 { (ctx.t("difference.columns")) }
                (shell::scroll(&ctx.t("difference.columns"), html! {
                    table.compact {
                        caption.quiet { (ctx.t("difference.columns")) }
                        tbody {
                            @for column in ["official_number", "nik", "name", "month", "amount_rupiah"] {
                                tr { th scope="row" { code { (column) } } td.wrap { (ctx.t(format!("difference.column.{column}"))) } }
                            }
                        }
                    }
                }))
                p.hint { (ctx.t("difference.kept")) }
            }
        },
    )
}
