use super::{Ctx, mark, shell, to};
use crate::draw;
use app::view::{CardShown, CardView};
use kernel::{Note, Programme};
use maud::{Markup, html};

/// The card to hold up or print: one face, its square, and what it is for.
pub fn page(ctx: &Ctx, view: &CardView) -> Markup {
    let name = view.person.name.as_str();
    let title = match &view.card {
        Some(card) => ctx.say(&Note::new("card.answer").with("name", name).with("until", card.until)),
        None => ctx.say(&Note::new("card.none").with("name", name)),
    };
    shell::frame(
        ctx,
        &title,
        "with-card",
        html! {
            (shell::trail(ctx, &[(to::member(view.person.id), view.person.name.clone())]))
            h1.screen { (title) }
            @match &view.card {
                Some(card) => { (face(ctx, view, card)) (uses(ctx, card)) },
                None => {
                    p.lead { (ctx.t("card.none.why")) }
                    @if view.may_pay { p.actions { a.button.go href=(to::renew(view.person.id)) { (ctx.t("member.pay")) } } }
                },
            }
        },
    )
}

/// What fits in a wallet. No NIK, no phone number, no address.
fn face(ctx: &Ctx, view: &CardView, card: &CardShown) -> Markup {
    html! {
        article.card aria-label=(ctx.t("card.title")) {
            header { (mark::logo()) div { strong { "Payung" } span { (ctx.t("card.institution")) } } }
            div.who {
                p.name { (view.person.name) }
                p { (ctx.t("card.number")) " " strong { (view.member_ref) } " · " (ctx.t("card.born")) " " (view.birth_year) }
                p { (view.home.name) ", " (view.home.within) }
            }
            div.until {
                p { (ctx.t("card.covered")) }
                p.days { (ctx.days(card.from, card.until)) }
                p { (programmes(ctx, &card.programmes)) }
            }
            div.square { (draw::card_qr(&card.text, &ctx.t("card.code"))) p { (ctx.say(&Note::new("card.issued").with("day", ctx.day_short(card.issued_on)))) } }
            footer { (ctx.t("card.find")) @if view.invented { " " strong { (ctx.t("ui.demo.label")) } } }
        }
    }
}

/// `JKK kecelakaan kerja · JKM kematian`.
fn programmes(ctx: &Ctx, programmes: &[(Programme, Note)]) -> Markup {
    html! {
        @for (i, (programme, name)) in programmes.iter().enumerate() {
            @if i > 0 { " · " } strong { (programme) } " " (ctx.say(name).to_lowercase())
        }
    }
}

fn uses(ctx: &Ctx, card: &CardShown) -> Markup {
    let standing = Note::new("card.use.standing").with("until", card.until).with("due", card.standing_until);
    html! {
        section.screen {
            p.actions {
                button.go type="button" data-print hidden { (ctx.t("card.print.now")) }
                @if let Some(receipt) = &card.receipt { a.button href=(to::receipt(receipt)) { (ctx.t("card.receipt")) " " (receipt) } }
            }
            p.hint { (ctx.t("card.print")) }
            h2 { (ctx.t("card.use")) }
            ul.plain-list {
                li { (ctx.say(&Note::new("card.check").with("path", to::VERIFY))) " " a href=(to::VERIFY) { (ctx.t("verify.link")) } }
                li { (ctx.say(&standing)) }
                li { (ctx.t("card.use.next")) }
                li { (ctx.t("card.use.secret")) }
            }
            (shell::fold(&ctx.t("card.text"), html! { p.code { (card.text) } }))
        }
    }
}
