//! What so many months cost, month by month, and why. Choosing one and typing the cash is all there is to paying.

use super::{Ctx, form};
use app::view::{Choice, Form, MonthPrice, Offer};
use kernel::Note;
use maud::{Markup, html};

/// The button that takes the money: its value, its word, and a hint where there is one.
#[derive(Clone, Copy)]
pub struct Go {
    pub value: &'static str,
    pub word: &'static str,
    pub hint: Option<&'static str>,
}

/// What is to be paid, the cash, and the button that takes it. Drawn again while the form is filled in. `start` is the field the cursor begins in.
pub fn live(ctx: &Ctx, form: &Form, offers: &[Offer], start: &str, go: Go) -> Markup {
    let Go { value, word, hint } = go;
    let again = |word| html! { button.second name="do" value="check" { (ctx.t(word)) } };
    html! {
        div #live-money {
            @if offers.is_empty() {
                // What was chosen and counted waits for its price.
                @for kept in ["months", "amount"] { input type="hidden" name=(kept) value=(form.get(kept)); }
                p.notice { (ctx.t("register.price.later")) }
                (again("register.price"))
            } @else {
                (choose(ctx, offers, form))
                (again("register.price.again"))
                (amount(ctx, form, start))
                button.go name="do" value=(value) { (ctx.t(word)) }
                @if let Some(hint) = hint { p.hint { (ctx.t(hint)) } }
            }
        }
    }
}

/// The price that is chosen, in a few words: for who listens.
pub fn said(ctx: &Ctx, form: &Form, offers: &[Offer]) -> Markup {
    let chosen = offers.iter().find(|o| form.has("months", &o.months.to_string()));
    let price =
        |o: &Offer| Note::new("live.price").with("months", i64::from(o.months)).with("total", o.total);
    html! { @if let Some(offer) = chosen { span data-of="price" { (ctx.say(&price(offer))) } } }
}

/// The offers as a choice, with their months folded under them.
fn choose(ctx: &Ctx, offers: &[Offer], form: &Form) -> Markup {
    let error = form.error("months");
    html! {
        fieldset.field.offers.wrong[error.is_some()] #months tabindex="-1" {
            legend { (ctx.t("offer.months")) }
            @if let Some(error) = error { p.error { (ctx.say(&error.note)) } }
            @for offer in offers {
                @let id = format!("months-{}", offer.months);
                @let value = offer.months.to_string();
                label.offer for=(id) {
                    input id=(id) type="radio" name="months" value=(value) checked[form.has("months", &value)];
                    span.what {
                        strong { (ctx.say(&Note::new("offer.n").with("months", i64::from(offer.months)))) }
                        small { (ctx.months(offer.first, offer.last)) }
                    }
                    span.price { (ctx.rupiah(offer.total)) }
                }
            }
        }
        @if let Some(longest) = shown(offers, form) { (why(ctx, longest)) }
    }
}

/// The chosen offer, else the longest: its lines hold those of the shorter ones.
fn shown<'a>(offers: &'a [Offer], form: &Form) -> Option<&'a Offer> {
    offers.iter().find(|o| form.has("months", &o.months.to_string())).or_else(|| offers.last())
}

fn why(ctx: &Ctx, offer: &Offer) -> Markup {
    html! {
        @for note in &offer.notes { p.notice { (ctx.say(note)) } }
        details.fold {
            summary { (ctx.say(&Note::new("offer.why").with("months", i64::from(offer.months)))) }
            div.prices { @for price in &offer.prices { (month(ctx, price)) } }
        }
    }
}

fn month(ctx: &Ctx, price: &MonthPrice) -> Markup {
    html! {
        section {
            h3 { (ctx.month(price.month)) " " span.price { (ctx.rupiah(price.total)) } }
            @for line in &price.lines {
                p { strong { (line.programme) } " " span.price { (ctx.rupiah(line.amount)) } }
                ul { @for note in &line.because { li { (ctx.say(note)) } } }
            }
        }
    }
}

pub fn payer(ctx: &Ctx, form: &Form, payers: &[Choice]) -> Markup {
    html! {
        (form::select(ctx, form, "payer", "pay.payer", payers))
        (form::Text::new("payer_name", "pay.payer_name").hint().optional().draw(ctx, form))
    }
}

/// The cash counted.
pub(super) fn amount(ctx: &Ctx, form: &Form, start: &str) -> Markup {
    form::Text::new("amount", "pay.amount").hint().digits().width("w-m").start(start).draw(ctx, form)
}
