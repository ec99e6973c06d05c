use super::{Ctx, form, shell, to};
use crate::draw;
use crate::elsewhere::to_hex;
use app::NewTotp;
use app::view::{AuthenticatorView, Form};
use kernel::Note;
use maud::{Markup, html};

/// The authenticator: a square to scan and a code to prove it, or what can be done about the one in force.
pub fn page(ctx: &Ctx, view: &AuthenticatorView) -> Markup {
    let title = ctx.t(if view.new.is_some() { "totp.title" } else { "totp.on.title" });
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            (shell::trail(ctx, &[(to::ACCOUNT.to_owned(), ctx.t("nav.account"))]))
            h1 { (title) }
            @match &view.new {
                Some(new) => (enrol(ctx, new, &view.form)),
                None => (in_force(ctx, view)),
            }
        },
    )
}

fn enrol(ctx: &Ctx, new: &NewTotp, f: &Form) -> Markup {
    html! {
        p.lede { (ctx.t("totp.lede")) }
        (form::summary(ctx, f))
        ol.steps {
            li { h2 { (ctx.t("totp.app")) } p { (ctx.t("totp.app.how")) } }
            li {
                h2 { (ctx.t("totp.scan")) }
                p { (ctx.t("totp.scan.how")) }
                div.scan {
                    (draw::qr(&new.uri, &ctx.t("totp.square")))
                    div {
                        p.hint { (ctx.t("totp.type")) }
                        p.secret { code { (in_fours(&new.text)) } }
                    }
                }
            }
            li {
                h2 { (ctx.t("totp.prove")) }
                form action=(to::AUTHENTICATOR) method="post" novalidate {
                    (shell::csrf(ctx))
                    input type="hidden" name="sealed" value=(to_hex(&new.sealed));
                    (form::Text::new("code", "totp.code").hint().digits().kind("text", "one-time-code").width("w-s").draw(ctx, f))
                    button.go { (ctx.t("totp.go")) }
                }
            }
        }
    }
}

fn in_force(ctx: &Ctx, view: &AuthenticatorView) -> Markup {
    let f = &view.form;
    html! {
        p.lede { (ctx.say(&Note::new("totp.on.lede").with("codes", view.codes_left))) }
        (form::summary(ctx, f))
        // One pair of fields, two things to do with it: what is typed is typed once.
        form.prove action=(to::RECOVERY_CODES) method="post" novalidate {
            (shell::csrf(ctx))
            p.hint { (ctx.t("totp.on.prove")) }
            (form::Text::new("password", "sign_in.password").kind("password", "current-password").width("w-m").draw(ctx, f))
            (form::Text::new("code", "totp.both").hint().digits().kind("text", "one-time-code").width("w-m").draw(ctx, f))
            div.actions {
                button.go { (ctx.t("totp.renew")) }
                button formaction=(to::AUTHENTICATOR_OFF) { (ctx.t("totp.off")) }
            }
        }
        p.hint { (ctx.t("totp.off.what")) }
    }
}

/// The recovery codes, this once.
pub fn codes(ctx: &Ctx, view: &AuthenticatorView) -> Markup {
    let title = ctx.t("totp.codes.title");
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            (shell::trail(ctx, &[(to::ACCOUNT.to_owned(), ctx.t("nav.account"))]))
            h1 { (title) }
            p.lede { (ctx.t("totp.codes.lede")) }
            ol.codes { @for code in &view.codes { li { code { (in_fours(code)) } } } }
            p.hint { (ctx.t("totp.codes.old")) }
            p.actions { a.button.go href=(to::ACCOUNT) { (ctx.t("totp.codes.kept")) } }
        },
    )
}

/// In groups that an eye can hold.
fn in_fours(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
