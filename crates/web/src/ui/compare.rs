use super::{Ctx, form, mark, shell, to};
use app::view::{CompareSide, CompareView};
use kernel::Note;
use maud::{Markup, html};

/// Two records side by side, differences marked, or one alone. A person decides, with a reason that is kept.
pub fn page(ctx: &Ctx, view: &CompareView) -> Markup {
    let title = ctx.t(format!("compare.{}", view.kind));
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::tasks(&view.kind), ctx.t(format!("task.{}", view.kind)))]))
            h1 { (title) }
            p.lede { (ctx.say(&view.why)) }
            (form::summary(ctx, &view.form))
            (records(ctx, view))
            @match &view.decided {
                Some(note) => p.notice { (ctx.say(note)) },
                None => (decide(ctx, view)),
            }
        },
    )
}

fn records(ctx: &Ctx, view: &CompareView) -> Markup {
    let differing = view.rows.iter().filter(|r| r.differs).count() as i64;
    let caption = match &view.right {
        Some(_) => ctx.say(
            &Note::new("compare.caption").with("differing", differing).with("of", view.rows.len() as i64),
        ),
        None => view.left.name.clone(),
    };
    shell::scroll(
        &caption,
        html! {
            table.compare {
                caption { (caption) }
                thead { tr {
                    td {}
                    (column(ctx, &view.left))
                    @if let Some(right) = &view.right { (column(ctx, right)) }
                } }
                tbody {
                    @for row in &view.rows {
                        tr.differs[row.differs] {
                            th scope="row" { (ctx.say(&row.label)) @if row.differs { span.tag.warn-tag { (ctx.t("compare.differs")) } } }
                            td { (ctx.arg(&row.left)) }
                            @if let Some(right) = &row.right { td { (ctx.arg(right)) } }
                        }
                    }
                }
            }
        },
    )
}

fn column(ctx: &Ctx, side: &CompareSide) -> Markup {
    html! { th scope="col" { a href=(to::member(side.member)) { (side.name) } (mark::standing(ctx, side.standing)) } }
}

fn decide(ctx: &Ctx, view: &CompareView) -> Markup {
    html! {
        form.decide action=(to::task(view.member, view.task, &view.kind)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            (form::Text::new("reason", "compare.reason").hint().draw(ctx, &view.form))
            p.actions {
                @if view.judged {
                    button.go name="verdict" value="same" { (ctx.t("compare.same")) }
                    button.go.other name="verdict" value="different" { (ctx.t("compare.different")) }
                } @else {
                    button.go name="verdict" value="handled" { (ctx.t("compare.handled")) }
                }
            }
            p.hint {
                @if view.judged { (ctx.t("compare.what_happens")) " " }
                (ctx.say(&Note::new("compare.left_over").with("count", view.left_over)))
            }
        }
    }
}
