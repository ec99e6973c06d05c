//! The frame of every page: head, header, banners, footer.

use super::{Ctx, Theme, UserBadge, mark, shortcuts, to};
use access::Action;
use app::view::Standing;
use kernel::Note;
use maud::{DOCTYPE, Markup, html};
use text::Lang;

/// A whole page. `title` is also the first words of the browser's tab; `wide` gives tables more room.
pub fn page(ctx: &Ctx, title: &str, body: Markup) -> Markup {
    frame(ctx, title, "page", body)
}

/// A page with a class of its own on `main`.
pub fn frame(ctx: &Ctx, title: &str, class: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(ctx.lang.key()) data-theme=(ctx.theme.key()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Payung" }
                link rel="stylesheet" href="/assets/payung.css";
                @if ctx.user.is_some() { script type="module" src="/assets/find.js" {} }
                link rel="icon" href="/assets/payung.svg" type="image/svg+xml";
                script type="module" src="/assets/desk.js" {}
            }
            body {
                (mark::sprite())
                a.skip href="#main" { (ctx.t("ui.skip")) }
                (header(ctx))
                (banners(ctx))
                main #main class=(class) tabindex="-1" { (body) }
                (footer(ctx))
            }
        }
    }
}

fn header(ctx: &Ctx) -> Markup {
    html! {
        header.top {
            div.bar {
                a.brand href=(to::HOME) { (mark::logo()) span { "Payung" } }
                @if let Some(user) = &ctx.user {
                    @if user.may(Action::SearchMembers) { form.find role="search" action=(to::MEMBERS) method="get" {
                        label.quiet for="q" { (ctx.t("nav.search")) }
                        input #q type="search" name="q" placeholder=(ctx.t("nav.search.short")) autocomplete="off" data-hints=(to::HINTS);
                    } }
                    (me(ctx))
                } @else {
                    div.switches { (language(ctx)) (theme(ctx)) }
                }
            }
            @if let Some(user) = &ctx.user { (ways(ctx, user)) }
            div.motif aria-hidden="true" {}
        }
    }
}

/// The ways a reader's role may go, in the order of a day. A second person's word is a way while one is asked for.
fn ways(ctx: &Ctx, user: &UserBadge) -> Markup {
    let open = user.tasks.filter(|open| *open > 0);
    let words = Some(user.approvals).filter(|waiting| *waiting > 0);
    let ways = [
        (to::HOME, "nav.home", None, None),
        (to::REGISTER, "nav.register", Some(Action::RegisterMember), None),
        (to::MEMBERS, "nav.members", Some(Action::SearchMembers), None),
        (to::TASKS, "nav.tasks", Some(Action::ViewTasks), open),
        (to::APPROVALS, "nav.approvals", Some(Action::ViewApprovals), words),
        (to::INCIDENTS, "nav.incidents", Some(Action::ViewIncidents), None),
        (to::PAPER, "nav.paper", Some(Action::RegisterMember), None),
        (money(user), "nav.money", Some(Action::TakePayment).filter(|_| !user.may(Action::ViewCash)), None),
        (to::LISTS, "nav.lists", Some(Action::ImportList), None),
        (to::PLAN, "nav.plan", Some(Action::PlanCampaign), None),
        (to::REPORTS, "nav.reports", Some(Action::ViewTallies), None),
        (to::AREAS, "nav.areas", Some(Action::ViewTallies), None),
        (to::OFFICE, "nav.office", Some(Action::ViewOffice), None),
    ];
    html! {
        nav.main aria-label=(ctx.t("ui.nav")) {
            ul {
                @for (path, key, action, count) in ways {
                    @if action.is_none_or(|action| user.may(action)) && (path != to::APPROVALS || count.is_some()) { (nav(ctx, path, &ctx.t(key), count)) }
                }
                // Any of several rights opens it.
                @if super::admin::opens_to(user) { (nav(ctx, to::ADMIN, &ctx.t("nav.admin"), None)) }
            }
        }
    }
}

/// The hands of the office for who sees them; else one's own.
fn money(user: &UserBadge) -> &'static str {
    if user.may(Action::ViewCash) { to::MONEY } else { to::MY_MONEY }
}

fn nav(ctx: &Ctx, path: &str, label: &str, count: Option<i64>) -> Markup {
    let here = ctx.path.split('?').next().unwrap_or_default();
    let current = if path == to::HOME { here == path } else { here.starts_with(path) };
    html! {
        li {
            a href=(path) aria-current=[current.then_some("page")] data-key=[shortcuts::letter(path)] {
                (label)
                @if let Some(n) = count { " " span.count { (ctx.num(n)) } }
            }
        }
    }
}

fn me(ctx: &Ctx) -> Markup {
    let Some(user) = &ctx.user else { return html! {} };
    html! {
        details.me {
            summary { span.who { (user.name) } span.where { (user.office_name) } }
            div.menu {
                p { strong { (user.name) } br; (ctx.t(format!("role.{}", user.role_key))) br; (user.office_name) }
                (language(ctx))
                (theme(ctx))
                a href=(to::ACCOUNT) { (ctx.t("nav.account")) }
                @if user.may(Action::ViewApprovals) { a href=(to::APPROVALS) { (ctx.t("nav.approvals")) } }
                @if user.may(Action::ManageSettings) { a href=(to::LIMITS) { (ctx.t("nav.limits")) } }
                @if user.may(Action::HandlePhones) { a href=(to::PHONES) { (ctx.t("nav.phones")) } }
                @if user.may(Action::ManageDevices) { a href=(to::DEVICES) { (ctx.t("nav.devices")) } }
                form action=(to::SIGN_OUT) method="post" {
                    (csrf(ctx))
                    button.plain { (ctx.t("nav.sign_out")) }
                }
            }
        }
    }
}

pub fn language(ctx: &Ctx) -> Markup {
    let other = if ctx.lang == Lang::Id { Lang::En } else { Lang::Id };
    html! {
        form action=(to::SETTINGS) method="post" {
            (csrf(ctx))
            input type="hidden" name="back" value=(ctx.path);
            button.plain name="lang" value=(other.key()) lang=(other.key()) { (other.own_name()) }
        }
    }
}

pub fn theme(ctx: &Ctx) -> Markup {
    html! {
        form.theme action=(to::SETTINGS) method="post" {
            (csrf(ctx))
            input type="hidden" name="back" value=(ctx.path);
            fieldset {
                legend.quiet { (ctx.t("ui.theme")) }
                @for theme in Theme::ALL {
                    button.plain name="theme" value=(theme.key()) aria-pressed=(if theme == ctx.theme { "true" } else { "false" }) {
                        (ctx.t(format!("ui.theme.{}", theme.key())))
                    }
                }
            }
        }
    }
}

pub fn csrf(ctx: &Ctx) -> Markup {
    html! { input type="hidden" name="csrf" value=(ctx.csrf); }
}

fn banners(ctx: &Ctx) -> Markup {
    html! {
        @if ctx.demo {
            aside.banner aria-label=(ctx.t("ui.demo.label")) {
                p { strong { (ctx.t("ui.demo.label")) } " " (ctx.t("ui.demo")) }
                @if let Some(progress) = ctx.loading {
                    p.loading {
                        label for="loading" {
                            (ctx.say(&Note::new("ui.loading").with("done", progress.done).with("total", progress.total)))
                        }
                        progress #loading value=(progress.done) max=(progress.total.max(1)) {}
                    }
                }
            }
        }
    }
}

fn footer(ctx: &Ctx) -> Markup {
    html! {
        footer.foot {
            p { (ctx.t("ui.foot")) }
            ul {
                @if ctx.user.is_some() { li { a href=(to::SHORTCUTS) { (ctx.t("keys.title")) } } }
                @if ctx.user.is_none() { li { a href=(to::COVERED) { (ctx.t("mine.link")) } } li { a href=(to::VERIFY) { (ctx.t("verify.link")) } } }
                li { a href=(to::API_DOCS) { (ctx.t("ui.foot.api")) } }
                @if ctx.user.is_some() { li { a href=(to::SCHEME) { (ctx.t("admin.scheme")) } } }
                li { a href=(to::HEALTH) { (ctx.t("ui.foot.health")) } }
            }
        }
    }
}

/// A small line above the heading that says where we are.
pub fn trail(ctx: &Ctx, steps: &[(String, String)]) -> Markup {
    html! {
        nav.trail aria-label=(ctx.t("ui.trail")) {
            ol { @for (path, name) in steps { li { a href=(path) { (name) } } } }
        }
    }
}

/// A part that folds away.
pub fn fold(summary: &str, body: Markup) -> Markup {
    html! { details.fold { summary { (summary) } div { (body) } } }
}

/// A table that scrolls by itself where it does not fit; the keyboard can reach it.
pub fn scroll(label: &str, table: Markup) -> Markup {
    html! { div.scroll role="group" aria-label=(label) tabindex="0" { (table) } }
}

/// An empty state: what is so, and what to do.
pub fn empty(sentence: &str, action: Option<(String, String)>) -> Markup {
    html! {
        div.empty {
            (mark::bare(Standing::Ended))
            div { p { (sentence) } @if let Some((path, label)) = action { p { a href=(path) { (label) } } } }
        }
    }
}
