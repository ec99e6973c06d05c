use super::form::{Text, summary};
use super::{Ctx, shell, to};
use app::view::{SchemeGroup, SchemeRow, SchemeStep, SchemeView};
use kernel::Note;
use maud::{Markup, html};
use text::Lang;

/// Rows of one kind that are many and alike: they fold away.
const FOLDED: [&str; 3] = ["bracket", "holiday", "benefit"];

/// The rules in force on a day, each with its source and whether it is confirmed; and what changed when.
pub fn page(ctx: &Ctx, view: &SchemeView) -> Markup {
    let title = ctx.say(&Note::new("scheme.title").with("rules", view.rules).with("on", view.on));
    shell::page(
        ctx,
        &title,
        html! {
            p.eyebrow { (in_lang(ctx, &view.title)) " · " (ctx.say(&Note::new("scheme.version").with("version", view.version.as_str()))) }
            h1 { (title) }
            p.lede {
                @if view.rules == 0 { (ctx.say(&Note::new("scheme.before").with("first", view.first))) }
                @else { (ctx.say(&Note::new("scheme.unconfirmed").with("count", view.unconfirmed))) }
            }
            (summary(ctx, &view.form))
            form.filter action=(to::SCHEME) method="get" {
                (Text::new("on", "scheme.on").optional().width("w-s").draw(ctx, &view.form))
                button { (ctx.t("scheme.go")) }
                a href="#changes" { (ctx.t("scheme.changes")) }
            }
            @for group in &view.groups { section { h2 { (ctx.t(format!("scheme.kind.{}", group.kind.replace('-', "_")))) } (group_of(ctx, group)) } }
            section #changes { h2 { (ctx.t("scheme.changes")) } p { (ctx.t("scheme.changes.says")) } @for step in &view.steps { (one_step(ctx, step)) } }
        },
    )
}

fn in_lang<'a>(ctx: &Ctx, name: &'a scheme::Name) -> &'a str {
    if ctx.lang == Lang::Id { &name.id } else { &name.en }
}

fn group_of(ctx: &Ctx, group: &SchemeGroup) -> Markup {
    let list = html! { ul.rules { @for row in &group.rows { li { (rule(ctx, row)) } } } };
    if !FOLDED.contains(&group.kind.as_str()) {
        return list;
    }
    let count = group.rows.len() as i64;
    let unconfirmed = group.rows.iter().filter(|r| !r.confirmed).count() as i64;
    let key = if unconfirmed == 0 { "scheme.fold" } else { "scheme.fold.unconfirmed" };
    shell::fold(&ctx.say(&Note::new(key).with("count", count).with("unconfirmed", unconfirmed)), list)
}

/// The sentence, its source, and the question that is still open.
fn rule(ctx: &Ctx, row: &SchemeRow) -> Markup {
    let of: Vec<String> = row.of.iter().map(|arg| ctx.arg(arg)).collect();
    html! {
        p {
            @if let Some(name) = &row.name { strong { (in_lang(ctx, name)) } ". " }
            (ctx.say(&row.said)) @if !of.is_empty() { ": " (of.join(", ")) }
            @if !row.confirmed { " " span.checking { (ctx.t("ui.unconfirmed")) } }
        }
        p.small {
            (row.source) " · "
            @match row.until {
                Some(until) => (ctx.days(row.from, until)),
                None => (ctx.say(&Note::new("scheme.since").with("from", row.from))),
            }
        }
        @if let Some(question) = &row.question { p.question lang="en" { (question) } }
    }
}

fn one_step(ctx: &Ctx, step: &SchemeStep) -> Markup {
    let caption = ctx.day(step.on);
    html! {
        section.step-of {
            h3 { (caption) @if step.ahead { " " span.tag { (ctx.t("scheme.ahead")) } } }
            (shell::scroll(&caption, html! {
                table.old-new {
                    caption.quiet { (caption) }
                    thead { tr { th scope="col" { (ctx.t("scheme.until")) } th scope="col" { (ctx.t("scheme.from")) } } }
                    tbody {
                        @for (was, now) in &step.changes {
                            tr { td.wrap { (side(ctx, was.as_ref(), "scheme.nothing")) } td.wrap { (side(ctx, now.as_ref(), "scheme.over")) } }
                        }
                    }
                }
            }))
        }
    }
}

fn side(ctx: &Ctx, row: Option<&SchemeRow>, missing: &str) -> Markup {
    html! { @match row { Some(row) => (rule(ctx, row)), None => span.quiet-ink { (ctx.t(missing)) } } }
}
