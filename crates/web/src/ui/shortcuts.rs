use super::{Ctx, shell, to};
use maud::{Markup, html};

/// The second key after `g`, for each way of the menu. The menu says which of them a reader has.
const WAYS: [(&str, &str, &str); 9] = [
    (to::HOME, "h", "nav.home"),
    (to::REGISTER, "d", "nav.register"),
    (to::MEMBERS, "p", "nav.members"),
    (to::TASKS, "t", "nav.tasks"),
    (to::PAPER, "k", "paper.title"),
    (to::INCIDENTS, "i", "nav.incidents"),
    (to::REPORTS, "l", "nav.reports"),
    (to::AREAS, "m", "nav.areas"),
    (to::OFFICE, "o", "nav.office"),
];

/// The letter that leads to a way of the menu.
pub fn letter(path: &str) -> Option<&'static str> {
    WAYS.iter().find(|(way, ..)| *way == path).map(|(_, letter, _)| *letter)
}

/// The keys there are. The same list opens above any page with `?`.
pub fn page(ctx: &Ctx) -> Markup {
    let title = ctx.t("keys.title");
    shell::page(
        ctx,
        &title,
        html! {
            section #shortcuts data-close=(ctx.t("keys.close")) {
                h1 #shortcuts-title { (title) }
                p.lede { (ctx.t("keys.lede")) }
                noscript { p.notice { (ctx.t("keys.noscript")) } }
                p { button.switch type="button" role="switch" aria-checked="true" data-keys hidden { (ctx.t("keys.switch")) } }
                p.hint { (ctx.t("keys.switch.hint")) }
                div.key-groups {
                    (group(ctx, "keys.everywhere", &[("/", "keys.search"), ("?", "keys.list"), ("Tab", "keys.tab")]))
                    (ways(ctx))
                    (group(ctx, "keys.form", &[("Enter", "keys.form.enter"), ("← →", "keys.form.arrows")]))
                    (group(ctx, "keys.decide", &[("1 s", "keys.decide.same"), ("2 d", "keys.decide.different"), ("a", "keys.decide.reason"), ("Enter", "keys.decide.go"), ("n", "keys.decide.next")]))
                }
            }
        },
    )
}

fn ways(ctx: &Ctx) -> Markup {
    html! {
        section {
            h2 { (ctx.t("keys.ways")) }
            dl.keys { @for (_, letter, word) in WAYS { dt { kbd { "g" } " " kbd { (letter) } } dd { (ctx.t(word)) } } }
        }
    }
}

fn group(ctx: &Ctx, title: &str, keys: &[(&str, &str)]) -> Markup {
    html! {
        section {
            h2 { (ctx.t(title)) }
            dl.keys {
                @for (keys, word) in keys {
                    dt { @for (n, key) in keys.split(' ').enumerate() { @if n > 0 { " " } kbd { (key) } } }
                    dd { (ctx.t(word)) }
                }
            }
        }
    }
}
