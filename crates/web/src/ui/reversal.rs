//! A receipt about to be undone: what that takes back and whether a second person is asked, before the reason.

use super::{Ctx, form, shell, to};
use app::view::{CoverUntil, ReversalView};
use kernel::Note;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &ReversalView) -> Markup {
    let title = ctx.say(
        &Note::new("reversal.title")
            .with("number", view.number.as_str())
            .with("name", view.person.name.as_str()),
    );
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::receipt(&view.number), view.number.clone())]))
            h1 { (title) }
            @match (&view.waiting, &view.refused) {
                (Some(waiting), _) => p.notice { (ctx.t("reversal.waits")) " " a href=(to::approval(*waiting)) { (ctx.t("reversal.see")) } },
                (None, Some(refused)) => p.warn { (ctx.say(refused)) },
                (None, None) => { (form::summary(ctx, &view.form)) (undoes(ctx, view)) (ask(ctx, view)) },
            }
        },
    )
}

fn undoes(ctx: &Ctx, view: &ReversalView) -> Markup {
    html! {
        section {
            h2 { (ctx.t("reversal.undoes")) }
            (shell::scroll(&ctx.t("reversal.undoes"), html! {
                table.compare {
                    caption.quiet { (ctx.t("reversal.undoes")) }
                    thead { tr { td {} th scope="col" { (ctx.t("approval.before")) } th scope="col" { (ctx.t("approval.after")) } } }
                    tbody {
                        tr.differs { th scope="row" { (ctx.t("approval.amount")) } td { (ctx.rupiah(view.total)) } td { (ctx.rupiah(kernel::Rupiah::ZERO)) } }
                        @if let Some((first, last)) = view.months {
                            tr.differs { th scope="row" { (ctx.t("approval.months")) } td { (ctx.months(first, last)) } td { "–" } }
                        }
                        tr.differs[view.before.until != view.after.until] {
                            th scope="row" { (ctx.t("approval.covered")) }
                            td { (until(ctx, &view.before)) } td { (until(ctx, &view.after)) }
                        }
                        tr.differs[view.before.standing != view.after.standing] {
                            th scope="row" { (ctx.t("approval.standing")) }
                            td { (super::mark::standing(ctx, view.before.standing)) }
                            td { (super::mark::standing(ctx, view.after.standing)) }
                        }
                    }
                }
            }))
            p.hint { (ctx.say(&Note::new("reversal.taken").with("day", view.paid_on).with("by", view.taken_by.as_str()))) }
            @for note in &view.notes { p.warn { (ctx.say(note)) } }
        }
    }
}

fn until(ctx: &Ctx, cover: &CoverUntil) -> String {
    cover.until.map_or_else(|| ctx.t("approval.not_covered"), |day| ctx.day(day))
}

fn ask(ctx: &Ctx, view: &ReversalView) -> Markup {
    let send = if view.alone.is_some() { "reversal.ask" } else { "reversal.now" };
    html! {
        form.decide.word action=(to::reverse(&view.number)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            @match view.alone {
                Some(limit) => p.notice { (ctx.say(&Note::new("reversal.second").with("limit", limit))) },
                None => p.notice { (ctx.t("reversal.alone")) },
            }
            (form::Text::new("reason", "reversal.reason").hint().first().draw(ctx, &view.form))
            p.actions { button.go { (ctx.t(send)) } a href=(to::receipt(&view.number)) { (ctx.t("reversal.leave")) } }
        }
    }
}
