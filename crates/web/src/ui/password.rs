use super::{Ctx, form, mark, shell, to};
use app::view::NewPasswordView;
use kernel::Note;
use maud::{Markup, html};

/// A new password, typed twice.
pub fn page(ctx: &Ctx, view: &NewPasswordView) -> Markup {
    let f = &view.form;
    let lede = if view.first_time { "password.lede.first" } else { "password.lede" };
    shell::frame(
        ctx,
        &ctx.t("password.title"),
        "door",
        html! {
            div.door-form {
                h1 { (ctx.t("password.title")) }
                p.lede { (ctx.t(lede)) }
                (form::summary(ctx, f))
                form action=(to::PASSWORD) method="post" novalidate {
                    (shell::csrf(ctx))
                    @if !view.first_time {
                        (form::Text::new("current", "password.current").kind("password", "current-password").first().draw(ctx, f))
                    }
                    (new_password(view.first_time).draw(ctx, f))
                    p.hint { (ctx.say(&Note::new("password.rule").with("letters", view.min_length))) }
                    (form::Text::new("again", "password.again").kind("password", "new-password").draw(ctx, f))
                    button.go { (ctx.t("password.go")) }
                }
            }
            div.door-side aria-hidden="true" { (mark::logo()) }
        },
    )
}

fn new_password(first: bool) -> form::Text<'static> {
    let field = form::Text::new("password", "password.new").kind("password", "new-password");
    if first { field.first() } else { field }
}
