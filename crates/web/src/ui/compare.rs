use super::{Ctx, form, mark, shell, to};
use app::view::{CompareView, Standing};
use kernel::{MemberId, Note};
use maud::{Markup, html};

/// Two records side by side, differences marked. A person decides, with a reason that is kept.
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
    let caption = ctx
        .say(&Note::new("compare.caption").with("differing", differing).with("of", view.rows.len() as i64));
    shell::scroll(
        &caption,
        html! {
            table.compare {
                caption { (caption) }
                thead { tr {
                    td {}
                    (column(ctx, view.left, &view.left_name, view.left_standing))
                    (column(ctx, view.right, &view.right_name, view.right_standing))
                } }
                tbody {
                    @for row in &view.rows {
                        tr.differs[row.differs] {
                            th scope="row" { (ctx.say(&row.label)) @if row.differs { span.tag.warn-tag { (ctx.t("compare.differs")) } } }
                            td { (row.left) }
                            td { (row.right) }
                        }
                    }
                }
            }
        },
    )
}

fn column(ctx: &Ctx, id: MemberId, name: &str, standing: Standing) -> Markup {
    html! { th scope="col" { a href=(to::member(id)) { (name) } (mark::standing(ctx, standing)) } }
}

fn decide(ctx: &Ctx, view: &CompareView) -> Markup {
    html! {
        form.decide action=(to::task(&view.kind, view.task)) method="post" novalidate {
            (shell::csrf(ctx))
            (form::Text::new("reason", "compare.reason").hint().draw(ctx, &view.form))
            p.actions {
                button.go name="verdict" value="same" { (ctx.t("compare.same")) }
                button.go.other name="verdict" value="different" { (ctx.t("compare.different")) }
            }
            p.hint { (ctx.t("compare.what_happens")) " " (ctx.say(&Note::new("compare.left_over").with("count", view.left_over))) }
        }
    }
}
