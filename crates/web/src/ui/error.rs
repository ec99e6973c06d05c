use super::{Ctx, shell, to};
use kernel::Note;
use maud::{Markup, html};

/// What went wrong, whether anything was lost, and what to do. `reference` finds the request in the log.
pub fn page(ctx: &Ctx, status: u16, why: Option<&Note>, reference: Option<&str>) -> Markup {
    let status = match status {
        400 | 403 | 404 | 413 | 429 => status,
        401 => 403,
        405..=499 => 400,
        _ => 500,
    };
    let title = ctx.t(format!("error.{status}"));
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            p.eyebrow { (ctx.say(&Note::new("error.number").with("number", i64::from(status)))) }
            h1 { (title) }
            @if let Some(note) = why { p.lede { (ctx.say(note)) } }
            p.lede { (ctx.t(format!("error.{status}.why"))) }
            p { (ctx.t(format!("error.{status}.do"))) }
            p.actions { a.button href=(to::HOME) { (ctx.t("error.home")) } }
            @if let Some(reference) = reference { p.hint { (ctx.say(&Note::new("error.reference").with("reference", reference))) } }
        },
    )
}
