use super::{Ctx, form, mark, offers, register, shell, to};
use app::view::RenewView;
use kernel::Note;
use maud::{Markup, html};

/// Paying on: from the first unpaid month, never with a gap.
pub fn page(ctx: &Ctx, view: &RenewView) -> Markup {
    let title = ctx.say(&Note::new("renew.title").with("name", view.name.as_str()));
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            @if let Some(activity) = &view.activity { (register::head(ctx, activity)) }
            h1 { (title) }
            p.lede { (ctx.say(&view.sentence)) }
            p { (mark::standing(ctx, view.standing)) " · " span.nik { (view.masked_nik) } " · " a href=(to::member(view.member)) { (ctx.t("renew.open")) } }
            (form::summary(ctx, &view.form))
            @for note in &view.notes { p.notice { (ctx.say(note)) } }
            @match &view.closed {
                Some(note) => (shell::empty(&ctx.say(note), Some((to::member(view.member), ctx.t("renew.open"))))),
                None => (pay(ctx, view)),
            }
        },
    )
}

fn pay(ctx: &Ctx, view: &RenewView) -> Markup {
    html! {
        form.sheet.single action=(to::renew(view.member)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            @if let Some(activity) = &view.activity { input type="hidden" name="activity" value=(activity.id); }
            section.money aria-labelledby="renew-money" {
                h2 id="renew-money" { (ctx.say(&Note::new("renew.next").with("month", view.next_unpaid))) }
                @if view.credit.is_positive() { p.notice { (ctx.say(&Note::new("renew.credit").with("credit", view.credit))) } }
                (offers::payer(ctx, &view.form, &view.payers))
                @if view.offers.is_empty() {
                    p.notice { (ctx.t("register.price.later")) }
                    button.second name="do" value="check" { (ctx.t("register.price")) }
                } @else {
                    (offers::choose(ctx, &view.offers, &view.form))
                    button.second name="do" value="check" { (ctx.t("register.price.again")) }
                    (offers::amount(ctx, &view.form))
                    button.go name="do" value="pay" { (ctx.t("renew.go")) }
                }
            }
        }
    }
}
