use super::{Ctx, mark, register, shell, to};
use app::view::{ReceiptView, Standing};
use kernel::Note;
use maud::{Markup, html};

/// What was just done, and the receipt itself: readable on A5, on a strip of 58 mm, and on a phone held up.
pub fn page(ctx: &Ctx, view: &ReceiptView) -> Markup {
    let headline = ctx.say(&view.headline);
    shell::frame(
        ctx,
        &format!("{} {}", ctx.t("receipt.one"), view.number),
        "done",
        html! {
            @if let Some(activity) = &view.activity { (register::head(ctx, activity)) }
            div.answer.screen {
                (mark::bare(if view.reversed.is_some() { Standing::Ended } else { Standing::Active }))
                div { h1 { (headline) } }
            }
            div.columns {
                (slip(ctx, view))
                section.screen {
                    @if let Some(moved) = &view.moved { p.notice { (ctx.say(moved)) } }
                    @if !view.next.is_empty() {
                        h2 { (ctx.t("receipt.next")) }
                        ul.plain-list { @for note in &view.next { li { (ctx.say(note)) } } }
                    }
                    p.actions {
                        @if view.may_register { a.button.go href=(next_person(view)) autofocus { (ctx.t("receipt.next_person")) } }
                        @if view.reversed.is_none() && !view.months.is_empty() { a.button href=(to::card(view.person.id)) { (ctx.t("card.link")) } }
                        a.button href=(to::member(view.person.id)) { (ctx.say(&Note::new("receipt.open").with("name", view.person.name.as_str()))) }
                    }
                    @if let Some(waiting) = view.reversal_waits {
                        p.notice { (ctx.t("reversal.waits")) " " a href=(to::approval(waiting)) { (ctx.t("reversal.see")) } }
                    } @else if view.may_reverse {
                        p { a href=(to::reverse(&view.number)) { (ctx.t("reversal.link")) } }
                    }
                    p { button type="button" data-print hidden { (ctx.t("receipt.print.now")) } }
                    p.hint { (ctx.t("receipt.print")) }
                }
            }
        },
    )
}

fn next_person(view: &ReceiptView) -> String {
    view.activity.as_ref().map_or_else(|| to::REGISTER.to_owned(), |a| to::register_at(a.id))
}

/// The paper.
fn slip(ctx: &Ctx, view: &ReceiptView) -> Markup {
    html! {
        article.slip aria-labelledby="slip" {
            header { (mark::logo()) div { h2 #slip { (ctx.t("receipt.one")) } p { (view.number) } } }
            @if let Some(note) = &view.reversed { p.reversed { (ctx.say(note)) } }
            dl {
                dt { (ctx.t("receipt.for")) } dd { strong { (view.person.name) } br; span.nik { (view.masked_nik) } }
                dt { (ctx.t("receipt.covered")) } dd { (ctx.days(view.covered_from, view.covered_until)) }
                dt { (ctx.t("receipt.payer")) } dd { (ctx.say(&view.payer)) }
                dt { (ctx.t("receipt.taken")) } dd { (view.taken_by) br; (view.office) br; (ctx.day(view.paid_on)) }
            }
            (months(ctx, view))
            p.code-label { (ctx.t("receipt.code")) }
            p.code { (view.code) }
            p.small { (ctx.t("receipt.check")) }
        }
    }
}

fn months(ctx: &Ctx, view: &ReceiptView) -> Markup {
    html! {
        table {
            caption.quiet { (ctx.t("receipt.months")) }
            thead.quiet { tr { th scope="col" { (ctx.t("chart.month")) } th scope="col" { (ctx.t("receipt.amount")) } } }
            tbody {
                @for month in &view.months {
                    tr {
                        th scope="row" { (ctx.month(month.month)) small { @for (i, (programme, amount)) in month.programmes.iter().enumerate() { @if i > 0 { " · " } (programme) " " (ctx.rupiah(*amount)) } } }
                        td.num { (ctx.rupiah(month.total)) }
                    }
                }
            }
            tfoot { tr { th scope="row" { (ctx.t("receipt.total")) } td.num { strong { (ctx.rupiah(view.total)) } } } }
        }
    }
}
