use super::offers::Go;
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

const GO: Go = Go { value: "pay", word: "renew.go", hint: None };

/// What the page says by itself while it is filled in.
pub fn live(ctx: &Ctx, view: &RenewView) -> Markup {
    html! { p #live-say { (offers::said(ctx, &view.form, &view.offers)) } (offers::live(ctx, &view.form, &view.offers, "", GO)) }
}

fn pay(ctx: &Ctx, view: &RenewView) -> Markup {
    // The cash is what there is to type, unless something else is wrong.
    let start = view.form.errors.iter().find_map(|e| e.field.as_deref()).unwrap_or("amount");
    html! {
        form.sheet.single action=(to::renew(view.member)) method="post" novalidate data-live=(to::renew_live(view.member)) data-watch="payer months" {
            (shell::csrf(ctx))
            p.quiet #live-say role="status" {}
            input type="hidden" name="command" value=(view.command);
            @if let Some(activity) = &view.activity { input type="hidden" name="activity" value=(activity.id); }
            section.money aria-labelledby="renew-money" {
                h2 id="renew-money" { (ctx.say(&Note::new("renew.next").with("month", view.next_unpaid))) }
                @if view.credit.is_positive() { p.notice { (ctx.say(&Note::new("renew.credit").with("credit", view.credit))) } }
                (offers::payer(ctx, &view.form, &view.payers))
                (offers::live(ctx, &view.form, &view.offers, start, GO))
            }
        }
    }
}
