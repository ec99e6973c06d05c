//! From where on a second person is asked: each limit, since when, by whom, why, and a way to change it.

use super::{Ctx, form, shell, to};
use app::view::{LimitRow, LimitsView, Show};
use kernel::{Note, Zone};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &LimitsView) -> Markup {
    let title = ctx.t("limits.title");
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::approvals(Show::Waiting.key()), ctx.t("nav.approvals"))]))
            h1 { (title) }
            p.lede { (ctx.t("limits.why")) }
            @for row in &view.limits { (one(ctx, row)) }
            section { h2 { (ctx.t("limits.always")) } ul.plain-list {
                @for rule in ["second.same_person", "second.user", "second.limit"] { li { (ctx.t(rule)) } }
            } }
        },
    )
}

fn one(ctx: &Ctx, row: &LimitRow) -> Markup {
    let key = row.limit.key();
    html! {
        section id=(key) {
            h2 { (ctx.t(row.limit.word())) ": " (ctx.say(&Note::new("limits.value").with("value", row.limit.say(row.value)))) }
            p { (ctx.t(format!("{}.why", row.limit.word()))) }
            @match &row.set {
                Some(set) => p.hint {
                    (ctx.say(&Note::new("limits.set").with("by", set.by.as_str()).with("at", ctx.moment(set.at, Zone::WIB)))) br; (set.reason)
                },
                None => p.hint { (ctx.t("limits.ours")) },
            }
            @for (key, value) in &row.waiting {
                p.notice {
                    (ctx.say(&Note::new("limits.waits").with("value", row.limit.say(*value)))) " "
                    a href=(to::approval(*key)) { (ctx.t("reversal.see")) }
                }
            }
            details.fold open[!row.form.errors.is_empty()] {
                summary { (ctx.t("limits.change")) }
                div {
                    form action=(to::LIMITS) method="post" novalidate {
                        (shell::csrf(ctx))
                        input type="hidden" name="command" value=(row.command);
                        input type="hidden" name="limit" value=(key);
                        (form::summary(ctx, &row.form))
                        (field(ctx, row, "value", "limits.new", "w-s"))
                        (field(ctx, row, "reason", "limits.reason", "w-l"))
                        p.hint { (ctx.t("limits.second")) }
                        p.actions { button.go { (ctx.t("limits.ask")) } }
                    }
                }
            }
        }
    }
}

/// Two limits stand on one page: each field's id carries its limit.
fn field(ctx: &Ctx, row: &LimitRow, name: &str, label: &str, width: &str) -> Markup {
    let id = format!("{}-{name}", row.limit.key());
    let error = row.form.error(&id);
    html! {
        div.field.wrong[error.is_some()] {
            label for=(id) { (ctx.t(label)) }
            @if let Some(error) = error { p.error id={ (id) "-error" } { (ctx.say(&error.note)) } }
            div.row {
                input id=(id) name=(id) class=(width) value=(row.form.get(&id)) autocomplete="off"
                    aria-describedby=[error.map(|_| format!("{id}-error"))] aria-invalid=[error.map(|_| "true")] aria-required="true";
            }
        }
    }
}
