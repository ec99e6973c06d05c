use super::{Ctx, form, mark, shell, to};
use app::view::SignInView;
use kernel::Note;
use maud::{Markup, html};

/// Name and password, and the code where the account has one.
pub fn page(ctx: &Ctx, view: &SignInView) -> Markup {
    shell::frame(
        ctx,
        &ctx.t("sign_in.title"),
        "door",
        html! {
            div.door-form {
                h1 { (ctx.t("sign_in.title")) }
                p.lede { (ctx.t("sign_in.lede")) }
                @if let Some(name) = &view.elsewhere { (elsewhere(ctx, view, name)) }
                @match (view.locked_seconds, view.elsewhere_only && view.form.values.is_empty()) {
                    (Some(seconds), _) => (locked(ctx, seconds)),
                    (None, true) => (shell::fold(&ctx.t("sign_in.break_glass"), fields(ctx, view))),
                    (None, false) => (fields(ctx, view)),
                }
                @if !view.elsewhere_only { p.hint { (ctx.t("sign_in.help")) } }
            }
            div.door-side aria-hidden="true" { (mark::logo()) }
        },
    )
}

/// The institution's own sign-in: a link, not a form, so that the browser may follow it to another site.
fn elsewhere(ctx: &Ctx, view: &SignInView, name: &str) -> Markup {
    let plain = ctx.t("sign_in.elsewhere.plain");
    let name = if name.is_empty() { plain.as_str() } else { name };
    html! {
        p.sso { a.button.go href=(to::sso(&view.back)) { (ctx.say(&Note::new("sign_in.elsewhere").with("name", name))) } }
        @if !view.elsewhere_only { p.or { span { (ctx.t("sign_in.or")) } } }
    }
}

fn fields(ctx: &Ctx, view: &SignInView) -> Markup {
    let f = &view.form;
    html! {
        (form::summary(ctx, f))
        form action=(to::SIGN_IN) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="back" value=(view.back);
            (form::Text::new("user", "sign_in.user").kind("text", "username").first().draw(ctx, f))
            (form::Text::new("password", "sign_in.password").kind("password", "current-password").draw(ctx, f))
            @if view.wants_code {
                (form::Text::new("code", "sign_in.code").hint().digits().kind("text", "one-time-code").width("w-s").draw(ctx, f))
            } @else {
                details.fold {
                    summary { (ctx.t("sign_in.code.have")) }
                    div { (form::Text::new("code", "sign_in.code").hint().digits().kind("text", "one-time-code").width("w-s").optional().draw(ctx, f)) }
                }
            }
            button.go { (ctx.t("sign_in.go")) }
        }
    }
}

/// Too many tries: how long to wait, in the largest unit that is honest.
fn locked(ctx: &Ctx, seconds: i64) -> Markup {
    let note = if seconds < 60 {
        Note::new("sign_in.locked.seconds").with("seconds", seconds)
    } else {
        Note::new("sign_in.locked.minutes").with("minutes", (seconds + 59) / 60)
    };
    html! {
        div.problems role="alert" {
            p { strong { (ctx.say(&note)) } }
            p { (ctx.t("sign_in.locked.why")) }
        }
        p { a.button href=(to::SIGN_IN) { (ctx.t("sign_in.again")) } }
    }
}
