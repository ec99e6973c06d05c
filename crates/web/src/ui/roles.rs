use super::admin::trail;
use super::{Ctx, shell};
use access::{Action, Right, Role, right};
use kernel::Note;
use maud::{Markup, html};

/// Who may do what where, in words: asked of the same rule that allows and denies.
pub fn page(ctx: &Ctx) -> Markup {
    let title = ctx.say(&Note::new("roles.title").with("roles", Role::ALL.len() as i64));
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.t("roles.lede")) }
            dl.signs {
                @for key in ["own", "all", "yes", "never"] {
                    div { dt { (sign(key)) " " (ctx.t(format!("roles.{key}"))) } dd { (ctx.t(format!("roles.{key}.says"))) } }
                }
            }
            @for role in Role::ALL {
                section.role id=(role.key()) {
                    h2 { (ctx.t(role.word())) }
                    p { (ctx.t(format!("role.{}.says", role.key()))) }
                    (shell::fold(&ctx.t("user.may.all"), of(ctx, *role)))
                }
            }
            section { h2 { (ctx.t("roles.table")) } (table(ctx)) }
        },
    )
}

fn key_of(right: Right) -> &'static str {
    match right {
        Right::Never => "never",
        Right::Own { .. } => "own",
        Right::Everywhere => "all",
        Right::Yes => "yes",
    }
}

fn sign(key: &str) -> &'static str {
    match key {
        "own" => "◐",
        "all" => "●",
        "yes" => "✓",
        _ => "–",
    }
}

/// What one role may do, how far each.
pub(super) fn of(ctx: &Ctx, role: Role) -> Markup {
    let may = |wanted: &[&str]| -> Vec<Action> {
        Action::ALL.iter().copied().filter(|a| wanted.contains(&key_of(right(role, *a)))).collect()
    };
    html! {
        @for (key, actions) in [("own", may(&["own"])), ("all", may(&["all", "yes"])), ("never", may(&["never"]))] {
            @if !actions.is_empty() {
                h3 { (sign(key)) " " (ctx.t(format!("roles.{key}"))) }
                ul.plain-words { @for action in actions { li { (ctx.t(action.word())) } } }
            }
        }
    }
}

fn table(ctx: &Ctx) -> Markup {
    let caption = ctx.t("roles.table");
    html! {
        (shell::scroll(&caption, html! {
            table.compact.matrix {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("roles.what")) }
                    @for role in Role::ALL { th scope="col" { (ctx.t(role.word())) } }
                } }
                tbody {
                    @for action in Action::ALL {
                        tr {
                            th scope="row" { (ctx.t(action.word())) }
                            @for role in Role::ALL {
                                @let key = key_of(right(*role, *action));
                                td { span aria-hidden="true" { (sign(key)) } span.quiet { (ctx.t(format!("roles.{key}"))) } }
                            }
                        }
                    }
                }
            }
        }))
    }
}
