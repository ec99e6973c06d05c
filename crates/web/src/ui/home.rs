use super::{Ctx, figures, shell, to};
use crate::draw;
use app::view::{HomeView, Lapsing};
use kernel::Note;
use maud::{Markup, html};

/// The one sentence that matters today, then what was aimed at, then what was done and what waits.
pub fn page(ctx: &Ctx, view: &HomeView) -> Markup {
    let headline = headline(ctx, &view.lapsing);
    shell::page(
        ctx,
        &headline,
        html! {
            p.eyebrow { (view.office_name) " · " (ctx.day(ctx.today)) }
            h1 { (headline) }
            (below(ctx, view))
            div.columns {
                section {
                    h2 { (ctx.t("home.targets")) }
                    (figures::targets(ctx, &view.targets))
                }
                section {
                    h2 { (ctx.t("home.waiting")) }
                    (waiting(ctx, view))
                }
            }
            @if let Some(trend) = &view.trend { section { h2 { (ctx.t("home.trend")) } (draw::trend(ctx, trend)) } }
            section {
                h2 { (ctx.t("home.activities")) }
                (figures::activities(ctx, &view.activities, &ctx.t("home.activities")))
            }
        },
    )
}

fn headline(ctx: &Ctx, lapsing: &Lapsing) -> String {
    if lapsing.of_active == 0 {
        // A world that is still being played has not come to today yet.
        return ctx.t(if ctx.loading.is_some() { "home.loading" } else { "home.nobody" });
    }
    if lapsing.people == 0 {
        return ctx.say(&Note::new("home.lapse.none").with("days", lapsing.within_days));
    }
    ctx.say(&Note::new("home.lapse").with("people", lapsing.people).with("days", lapsing.within_days))
}

fn below(ctx: &Ctx, view: &HomeView) -> Markup {
    let lapsing = &view.lapsing;
    html! {
        p.lede {
            @if lapsing.of_active > 0 {
                (ctx.say(&Note::new("home.lapse.of").with("active", lapsing.of_active).with("today", ctx.today).with("until", lapsing.until)))
                @if lapsing.funds_late_people > 0 {
                    " " (ctx.say(&Note::new("home.lapse.funds")
                        .with("people", lapsing.funds_late_people).with("villages", lapsing.funds_late_villages)))
                }
            } @else if ctx.loading.is_some() { (ctx.t("home.loading.next")) }
            @else { (ctx.t("home.nobody.next")) }
        }
        @if view.may_register {
            p.actions { a.button.go href=(to::REGISTER) { (ctx.t("home.register")) } a.button href=(to::office(view.office)) { (ctx.t("home.office")) } }
        }
    }
}

fn waiting(ctx: &Ctx, view: &HomeView) -> Markup {
    if view.waiting.iter().all(|w| w.count == 0) {
        return shell::empty(&ctx.t("home.waiting.none"), None);
    }
    html! {
        ul.waiting {
            @for item in view.waiting.iter().filter(|w| w.count > 0) {
                li {
                    a href=(item.path) {
                        span.n { (ctx.num(item.count)) }
                        span { (ctx.say(&item.label)) @if let Some(day) = item.oldest { small { (ctx.say(&Note::new("home.waiting.oldest").with("day", day))) } } }
                    }
                }
            }
        }
    }
}
