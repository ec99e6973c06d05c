use super::{Ctx, form, shell, to};
use app::view::{AccountView, DoorEvent, Form};
use app::{Device, How, OpenSession};
use kernel::Note;
use maud::{Markup, html};

/// One's own account: how one comes in, where one is in, and who tried.
pub fn page(ctx: &Ctx, view: &AccountView, form: &Form) -> Markup {
    let title = ctx.say(&Note::new("account.title").with("name", view.name.as_str()).word("role", view.role));
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (view.name) }
            p.lede { (who(ctx, view)) }
            (form::summary(ctx, form))
            div.columns.even {
                section aria-labelledby="ways-in" {
                    h2 #ways-in { (ctx.t("account.ways_in")) }
                    (ways_in(ctx, view, form))
                }
                section aria-labelledby="reading" {
                    h2 #reading { (ctx.t("account.reading")) }
                    dl.own {
                        div { dt { (ctx.t("account.language")) } dd { (ctx.lang.own_name()) small { (ctx.t("account.language.kept")) } (shell::language(ctx)) } }
                        div { dt { (ctx.t("ui.theme")) } dd { (ctx.t(format!("ui.theme.{}", ctx.theme.key()))) small { (ctx.t("account.theme.kept")) } (shell::theme(ctx)) } }
                    }
                }
            }
            (sessions(ctx, view))
            (devices(ctx, view))
            (at_the_door(ctx, view))
        },
    )
}

fn who(ctx: &Ctx, view: &AccountView) -> String {
    let ground = match &view.territory {
        None => ctx.t("account.nation"),
        Some(areas) if areas.is_empty() => ctx.t("account.nowhere"),
        Some(areas) => ctx.say(&Note::new("account.areas").with("areas", areas.join("; "))),
    };
    let role = ctx.t(view.role);
    match &view.office {
        Some(office) => format!("{role}, {office}. {ground}"),
        None => format!("{role}. {ground}"),
    }
}

fn ways_in(ctx: &Ctx, view: &AccountView, form: &Form) -> Markup {
    html! {
        dl.own {
            div { dt { (ctx.t("sign_in.user")) } dd { code { (view.login) } } }
            div {
                dt { (ctx.t("sign_in.password")) }
                dd { small { (ctx.t("account.password.what")) } }
                dd { a href=(to::PASSWORD) { (ctx.t("account.change")) } }
            }
            div {
                dt { (ctx.t("account.totp")) }
                @if view.has_totp {
                    dd {
                        span.good { (ctx.t("account.totp.on")) }
                        small { (ctx.say(&Note::new("account.totp.left").with("codes", view.codes_left))) }
                    }
                    dd { a href=(to::AUTHENTICATOR) { (ctx.t("account.manage")) } }
                } @else {
                    dd { (ctx.t("account.totp.off")) small { (ctx.t("account.totp.why")) } }
                    dd { a href=(to::AUTHENTICATOR) { (ctx.t("account.totp.start")) } }
                }
            }
            @if let Some(linked) = &view.linked {
                div {
                    dt { (ctx.t("account.linked")) }
                    dd {
                        (linked.issuer)
                        small { (ctx.say(&Note::new("account.linked.since").with("at", ctx.moment(linked.since, view.zone)))) }
                    }
                }
            }
        }
        @if view.linked.is_some() { (unlink(ctx, form)) }
    }
}

fn unlink(ctx: &Ctx, f: &Form) -> Markup {
    html! {
        details.fold open[f.error("password").is_some()] {
            summary { (ctx.t("account.unlink")) }
            div {
                p.hint { (ctx.t("account.unlink.what")) }
                form action=(to::UNLINK) method="post" novalidate {
                    (shell::csrf(ctx))
                    (form::Text::new("password", "sign_in.password").kind("password", "current-password").draw(ctx, f))
                    button { (ctx.t("account.unlink.go")) }
                }
            }
        }
    }
}

fn sessions(ctx: &Ctx, view: &AccountView) -> Markup {
    let others = view.sessions.iter().filter(|s| !s.this).count() as i64;
    let title = if others == 0 {
        ctx.t("account.sessions.one")
    } else {
        ctx.say(&Note::new("account.sessions").with("others", others))
    };
    html! {
        section aria-labelledby="sessions" {
            h2 #sessions { (title) }
            ul.open-list { @for open in &view.sessions { (session(ctx, view, open)) } }
            @if others > 1 {
                form.actions action=(to::SESSIONS) method="post" {
                    (shell::csrf(ctx))
                    button name="id" value="others" { (ctx.t("account.sessions.end_others")) }
                }
            }
        }
    }
}

fn session(ctx: &Ctx, view: &AccountView, open: &OpenSession) -> Markup {
    let name = if open.label.is_empty() { ctx.t("account.browser_unknown") } else { open.label.clone() };
    let since = Note::new("account.session.since").with("at", ctx.moment(open.created, view.zone));
    html! {
        li {
            div {
                strong { (name) } @if open.this { " " span.tag { (ctx.t("account.session.this")) } }
                small {
                    (ctx.say(&since))
                    @if open.how == How::Elsewhere { " " (ctx.t("account.session.elsewhere")) }
                    @if let Some(seen) = open.seen.filter(|_| !open.this) {
                        " " (ctx.say(&Note::new("account.seen").with("at", ctx.moment(seen, view.zone))))
                    }
                }
            }
            @if !open.this {
                form action=(to::SESSIONS) method="post" {
                    (shell::csrf(ctx))
                    button.plain name="id" value=(open.id) aria-label=(ctx.say(&Note::new("account.session.end_named").with("name", name.as_str()))) {
                        (ctx.t("account.session.end"))
                    }
                }
            }
        }
    }
}

fn devices(ctx: &Ctx, view: &AccountView) -> Markup {
    html! {
        section aria-labelledby="devices" {
            h2 #devices { (ctx.t("account.devices")) }
            @if view.devices.is_empty() {
                p.hint { (ctx.t("account.devices.none")) }
            } @else {
                ul.open-list { @for device in &view.devices { (own_device(ctx, view, device)) } }
            }
        }
    }
}

fn own_device(ctx: &Ctx, view: &AccountView, device: &Device) -> Markup {
    let since = Note::new("devices.since").with("at", ctx.moment(device.created, view.zone));
    html! {
        li {
            div {
                strong { (device.label) }
                small {
                    (ctx.say(&since))
                    @if let Some(seen) = device.seen { " " (ctx.say(&Note::new("account.seen").with("at", ctx.moment(seen, view.zone)))) }
                }
            }
            a href=(to::own_device(&device.id)) aria-label=(ctx.say(&Note::new("devices.shut_named").with("name", device.label.as_str()))) {
                (ctx.t("devices.shut"))
            }
        }
    }
}

fn at_the_door(ctx: &Ctx, view: &AccountView) -> Markup {
    let bad = view.at_the_door.iter().filter(|e| !e.good).count();
    html! {
        section aria-labelledby="door" {
            h2 #door { (ctx.t("account.door")) }
            @if view.at_the_door.is_empty() { p.hint { (ctx.t("account.door.none")) } }
            @else {
                @if bad > 0 { p.warn { (ctx.t("account.door.bad")) } }
                (shell::scroll(&ctx.t("account.door"), html! {
                    table {
                        caption.quiet { (ctx.t("account.door")) }
                        thead { tr { th scope="col" { (ctx.t("account.door.when")) } th scope="col" { (ctx.t("account.door.what")) } th scope="col" { (ctx.t("account.door.from")) } } }
                        tbody { @for event in &view.at_the_door { (door_event(ctx, view, event)) } }
                    }
                }))
            }
        }
    }
}

fn door_event(ctx: &Ctx, view: &AccountView, event: &DoorEvent) -> Markup {
    html! {
        tr {
            th scope="row" { (ctx.moment(event.at, view.zone)) }
            td { @if event.good { (ctx.t(event.what)) } @else { span.bad { "✕ " (ctx.t(event.what)) } } }
            td { @if event.from.is_empty() { "–" } @else { (event.from) } }
        }
    }
}
