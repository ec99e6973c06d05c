use super::admin::{ground, history, trail};
use super::form::{Group, Text, summary};
use super::users::state;
use super::{Ctx, figures, roles, shell, to};
use access::{Reset, Role};
use app::view::{Choice, Form, UserSession, UserState, UserView};
use kernel::Note;
use maud::{Markup, html};

/// One user: who they are, what they may do, what is open in their name, what became of them. `secret` is a password
/// for once that was just made: shown now and never again.
pub fn page(ctx: &Ctx, view: &UserView, secret: Option<&str>) -> Markup {
    shell::page(
        ctx,
        &view.name,
        html! {
            (trail(ctx, Some((to::USERS, "admin.users"))))
            h1 { (headline(ctx, view)) }
            (summary(ctx, &view.form))
            @if let Some(secret) = secret { (once(ctx, secret)) }
            (waiting(ctx, view))
            @if secret.is_none() && view.may_show { (show(ctx, view)) }
            (facts(ctx, view))
            @if view.own { p.notice { (ctx.t("user.own")) } }
            @else { p.actions { a.button href=(to::change_user(view.id)) { (ctx.t("user.change")) } } }
            section {
                h2 { (ctx.say(&Note::new("user.may").with("role", ctx.t(view.role.word())))) }
                p { (ctx.t(format!("role.{}.says", view.role.key()))) }
                (shell::fold(&ctx.t("user.may.all"), roles::of(ctx, view.role)))
            }
            section { h2 { (ctx.t("user.sessions")) } (sessions(ctx, view)) }
            @if !view.own { section { h2 { (ctx.t("user.help")) } (help(ctx, view)) } }
            section { h2 { (ctx.t("user.history")) } (history(ctx, &view.history, view.zone)) }
            @if !view.own { section { h2 { (ctx.t(if view.state == UserState::Inactive { "user.activate" } else { "user.deactivate" })) } (leave(ctx, view)) } }
        },
    )
}

/// The name, what they are, and whether they may sign in: one sentence.
fn headline(ctx: &Ctx, view: &UserView) -> String {
    let key = match view.state {
        UserState::Active => "user.headline.active",
        UserState::FirstTime => "user.headline.first_time",
        UserState::Locked(_) => "user.headline.locked",
        UserState::Inactive => "user.headline.inactive",
    };
    ctx.say(&Note::new(key).with("name", view.name.as_str()).with("role", ctx.t(view.role.word())))
}

pub(super) fn once(ctx: &Ctx, secret: &str) -> Markup {
    html! {
        section.once role="status" aria-labelledby="once" {
            h2 #once { (ctx.t("once.title")) }
            p.secret { code { (secret) } }
            p { (ctx.t("once.says")) }
        }
    }
}

/// Changes that a second person has not spoken about yet: nothing has changed.
fn waiting(ctx: &Ctx, view: &UserView) -> Markup {
    html! {
        @if !view.waiting.is_empty() {
            section.notice role="status" {
                h2 { (ctx.say(&Note::new("user.waiting").with("count", view.waiting.len() as i64))) }
                p { (ctx.t("user.waiting.says")) }
                ul.plain-list {
                    @for w in &view.waiting {
                        li {
                            a href=(to::approval(w.key)) { (w.why) }
                            small { (ctx.moment(w.at, view.zone)) " · " (ctx.say(&Note::new("history.by").with("name", w.by.as_str()))) }
                        }
                    }
                }
            }
        }
    }
}

/// A password for once that was agreed to, or not yet read: one press shows it, to the one who asked for it.
fn show(ctx: &Ctx, view: &UserView) -> Markup {
    html! {
        section.notice {
            h2 { (ctx.t("user.show")) }
            p { (ctx.t("user.show.says")) }
            form action=(to::user_act(view.id, "shown")) method="post" {
                (shell::csrf(ctx))
                p.actions { button.go { (ctx.t("user.show.go")) } }
            }
        }
    }
}

fn facts(ctx: &Ctx, view: &UserView) -> Markup {
    let office = match &view.office {
        Some((id, name)) => html! { a href=(to::office(*id)) { (name) } },
        None => html! { "–" },
    };
    let last = view.signed_in.first();
    figures::facts(&[
        (ctx.t("users.login"), html! { (view.login) }),
        (
            ctx.t("users.state"),
            html! {
                (state(ctx, view.state))
                @if let UserState::Locked(until) = view.state { " " (ctx.say(&Note::new("user.locked_until").with("until", ctx.moment(until, view.zone)))) }
            },
        ),
        (ctx.t("users.office"), office),
        (ctx.t("user.ground"), html! { (ground(ctx, &view.ground)) }),
        (ctx.t("user.totp"), html! { (ctx.t(if view.has_totp { "user.totp.yes" } else { "user.totp.no" })) }),
        (
            ctx.t("user.linked"),
            html! { @match &view.linked { Some(issuer) => (issuer), None => (ctx.t("user.linked.no")) } },
        ),
        (
            ctx.t("user.last"),
            html! { @match last { Some(at) => (ctx.moment(*at, view.zone)), None => (ctx.t("user.last.never")) } },
        ),
    ])
}

fn sessions(ctx: &Ctx, view: &UserView) -> Markup {
    let earlier = || {
        html! {
            @if view.signed_in.len() > 1 {
                (shell::fold(&ctx.t("user.signed_in"), html! { ul.plain-list { @for at in &view.signed_in { li { (ctx.moment(*at, view.zone)) } } } }))
            }
        }
    };
    if view.sessions.is_empty() {
        return html! { (shell::empty(&ctx.t("user.sessions.none"), None)) (earlier()) };
    }
    let caption = ctx.t("user.sessions");
    html! {
        (shell::scroll(&caption, html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("user.session.what")) } th scope="col" { (ctx.t("user.session.begun")) }
                    th scope="col" { (ctx.t("user.session.ends")) } th scope="col" { span.quiet { (ctx.t("user.session.end")) } }
                } }
                tbody { @for session in &view.sessions { (session_row(ctx, view, session)) } }
            }
        }))
        @if !view.own && view.sessions.len() > 1 {
            form action=(to::user_act(view.id, "sessions")) method="post" {
                (shell::csrf(ctx)) input type="hidden" name="session" value="all";
                p.actions { button { (ctx.t("user.session.end_all")) } }
            }
        }
        (earlier())
    }
}

fn session_row(ctx: &Ctx, view: &UserView, session: &UserSession) -> Markup {
    let what = if session.device { "user.session.device" } else { "user.session.browser" };
    html! {
        tr {
            th scope="row" { (ctx.t(what)) @if !session.label.is_empty() { small { (session.label) } } }
            td { (ctx.moment(session.begun, view.zone)) }
            td { (ctx.moment(session.ends, view.zone)) }
            td {
                @if !view.own {
                    form action=(to::user_act(view.id, "sessions")) method="post" {
                        (shell::csrf(ctx)) input type="hidden" name="session" value=(session.id);
                        button.plain { (ctx.t("user.session.end")) }
                    }
                }
            }
        }
    }
}

/// What helps somebody who cannot sign in. What gives their account to whoever holds it then is asked with a reason.
fn help(ctx: &Ctx, view: &UserView) -> Markup {
    let choice = |what: Reset| Choice {
        hint: Some(Note::new(match what {
            Reset::Password => "user.reset.password.hint",
            Reset::Authenticator => "user.reset.authenticator.hint",
            Reset::Identity => "user.reset.identity.hint",
        })),
        ..Choice::word(what.key(), what.word())
    };
    let there = |what: &&Reset| match what {
        Reset::Password => view.role != Role::System,
        Reset::Authenticator => view.has_totp,
        Reset::Identity => view.linked.is_some(),
    };
    let choices: Vec<Choice> = Reset::ALL.iter().filter(there).map(|what| choice(*what)).collect();
    // The page has one reason of its own for leaving: the words typed come back in the form they were typed in.
    let mine = Form::default();
    let form = if view.form.values.contains_key("active") { &mine } else { &view.form };
    html! {
        @if matches!(view.state, UserState::Locked(_)) || view.failed > 0 {
            form action=(to::user_act(view.id, "unlock")) method="post" {
                (shell::csrf(ctx))
                p.actions { button { (ctx.t("user.unlock")) } }
            }
            p.hint { (ctx.t("user.unlock.says")) }
        }
        @if !choices.is_empty() {
            form.act action=(to::user_act(view.id, "reset")) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.command);
                (Group::new("what", "user.reset", &choices).tall().draw(ctx, form))
                (Text::new("reason", "user.reset.why").hint().draw(ctx, form))
                @if view.second { p.hint { (ctx.t("user.reset.second")) } }
                p.actions { button.go { (ctx.t(if view.second { "user.reset.ask" } else { "user.reset.go" })) } }
            }
        }
    }
}

/// The end of somebody's time here, or its beginning again.
fn leave(ctx: &Ctx, view: &UserView) -> Markup {
    let back = view.state == UserState::Inactive;
    let (key, go) =
        if back { ("user.activate", "user.activate.go") } else { ("user.deactivate", "user.deactivate.go") };
    html! {
        p { (ctx.t(format!("{key}.says"))) }
        form.act action=(to::user_act(view.id, "active")) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            input type="hidden" name="active" value=(if back { "yes" } else { "no" });
            (leaving(ctx, view))
            p.actions { button.go.other[!back] { (ctx.t(go)) } }
        }
    }
}

/// Why: an id of its own, since the page asks for another reason too.
fn leaving(ctx: &Ctx, view: &UserView) -> Markup {
    let none = Form::default();
    let form = if view.form.values.contains_key("active") { &view.form } else { &none };
    Text::new("reason", "history.why").id("leaving").hint().draw(ctx, form)
}
