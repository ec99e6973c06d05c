//! The sheet that closes a day: read on screen, counted against by hand on paper, one page.

use super::reports::{choices, col, files, moment, trail, word};
use super::{Ctx, form, shell, to};
use app::view::{DayEndView, HandAtEnd, Order, Report};
use kernel::{Day, Note, Rupiah};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &DayEndView, paper: bool) -> Markup {
    let receipts: i64 = view.hands.iter().map(|h| h.receipts).sum();
    let key = if receipts > 0 {
        Note::new("report.day_end.answer")
    } else {
        Note::new("report.day_end.answer_none")
    };
    let answer = ctx.say(
        &key.with("on", view.on)
            .with("receipts", receipts)
            .with("total", view.sum(|h| h.taken))
            .with("closing", view.sum(|h| h.closing)),
    );
    shell::frame(
        ctx,
        &answer,
        "page day-end",
        html! {
            (trail(ctx))
            p.eyebrow { (ctx.t(word(Report::DayEnd, ""))) " · " (view.head.about) }
            h1 { (answer) }
            (moment(ctx, &view.head))
            @if paper { p.hint.screen { (ctx.t("report.print.hint")) } } @else {
                (form::summary(ctx, &view.form))
                (choices(ctx, Report::DayEnd, &view.form, &view.fields, &Order::default()))
                (around(ctx, view))
                (files(ctx, Report::DayEnd, &query(view, view.on)))
            }
            @if view.hands.is_empty() { (shell::empty(&ctx.t("report.day_end.none"), None)) } @else {
                @if view.hands.iter().any(moved) { section { h2 { (ctx.t("report.day_end.for_what")) } (for_what(ctx, view)) } }
                section { h2 { (ctx.t("report.day_end.cash")) } (cash(ctx, view)) p.hint { (ctx.t("report.day_end.counted.hint")) } }
            }
            section { h2 { (ctx.t("report.day_end.reversed")) } (undone(ctx, view)) }
            (signatures(ctx))
        },
    )
}

fn query(view: &DayEndView, on: Day) -> String {
    format!("office={}&on={on}", view.office)
}

fn around(ctx: &Ctx, view: &DayEndView) -> Markup {
    html! {
        p.around.screen {
            a href=(to::report(Report::DayEnd, &query(view, view.before))) rel="prev" { "← " (ctx.t("report.day_end.before")) }
            @if let Some(after) = view.after {
                a href=(to::report(Report::DayEnd, &query(view, after))) rel="next" { (ctx.t("report.day_end.after")) " →" }
            }
        }
    }
}

fn name(ctx: &Ctx, view: &DayEndView, hand: &HandAtEnd) -> String {
    if hand.till {
        ctx.say(&Note::new("report.till").with("office", view.head.about.as_str()))
    } else {
        hand.name.clone()
    }
}

fn moved(hand: &HandAtEnd) -> bool {
    hand.receipts + hand.reversals > 0
}

fn money(ctx: &Ctx, amount: Rupiah) -> Markup {
    html! { td.num { @if amount == Rupiah::ZERO { "–" } @else { (ctx.rupiah(amount)) } } }
}

fn for_what(ctx: &Ctx, view: &DayEndView) -> Markup {
    let caption = ctx.t("report.day_end.for_what");
    let count = |of: fn(&HandAtEnd) -> i64| view.hands.iter().map(of).sum::<i64>();
    html! {
        (shell::scroll(&caption, html! {
            table.compact {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (col(ctx, "hand")) }
                    th.num scope="col" { (col(ctx, "receipts")) }
                    th.num scope="col" { (col(ctx, "reversals")) }
                    @for programme in &view.programmes { th.num scope="col" { (programme) } }
                    th.num scope="col" { (col(ctx, "kept")) }
                    th.num scope="col" { (col(ctx, "net")) }
                } }
                tbody {
                    @for hand in view.hands.iter().filter(|hand| moved(hand)) {
                        tr {
                            th scope="row" { (name(ctx, view, hand)) }
                            td.num { (ctx.num(hand.receipts)) }
                            td.num { (ctx.num(hand.reversals)) }
                            @for amount in &hand.programmes { (money(ctx, *amount)) }
                            (money(ctx, hand.kept))
                            (money(ctx, hand.taken + hand.undone))
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" { (ctx.t("report.sum")) }
                    td.num { (ctx.num(count(|h| h.receipts))) }
                    td.num { (ctx.num(count(|h| h.reversals))) }
                    @for n in 0..view.programmes.len() { (money(ctx, view.sum(|h| h.programmes[n]))) }
                    (money(ctx, view.sum(|h| h.kept)))
                    (money(ctx, view.sum(|h| h.taken + h.undone)))
                } }
            }
        }))
        @if view.late.0 > 0 {
            p.hint { (ctx.say(&Note::new("report.day_end.late").with("count", view.late.0).with("amount", view.late.1))) }
        }
    }
}

fn cash(ctx: &Ctx, view: &DayEndView) -> Markup {
    let caption = ctx.t("report.day_end.cash");
    let columns: [(&str, fn(&HandAtEnd) -> Rupiah); 5] = [
        ("opening", |h| h.opening),
        ("taken", |h| h.taken),
        ("undone", |h| h.undone),
        ("other", |h| h.other),
        ("closing", |h| h.closing),
    ];
    let by_hand = ["counted", "difference", "paraph"];
    shell::scroll(
        &caption,
        html! {
            table.compact.till {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (col(ctx, "hand")) }
                    @for (key, _) in columns { th.num scope="col" { (col(ctx, key)) } }
                    @for key in by_hand { th.by-hand scope="col" { (ctx.t(format!("report.day_end.{key}"))) } }
                } }
                tbody {
                    @for hand in &view.hands {
                        tr {
                            th scope="row" { (name(ctx, view, hand)) }
                            @for (_, of) in columns { (money(ctx, of(hand))) }
                            @for _ in by_hand { td.by-hand {} }
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" { (ctx.t("report.sum")) }
                    @for (_, of) in columns { (money(ctx, view.sum(of))) }
                    @for _ in by_hand { td.by-hand {} }
                } }
            }
        },
    )
}

fn undone(ctx: &Ctx, view: &DayEndView) -> Markup {
    html! {
        @if view.undone.is_empty() { p { (ctx.t("report.day_end.reversed.none")) } } @else {
            ul.plain-list {
                @for receipt in &view.undone {
                    li {
                        (ctx.say(&Note::new("report.day_end.reversed.line")
                            .with("number", receipt.number.as_str())
                            .with("paid_on", receipt.paid_on)
                            .with("amount", receipt.amount)
                            .with("reason", receipt.reason.as_str())))
                        @if let Some(by) = &receipt.by { " " span.quiet-ink { (ctx.say(&Note::new("report.day_end.reversed.by").with("name", by.as_str()))) } }
                    }
                }
            }
        }
    }
}

fn signatures(ctx: &Ctx) -> Markup {
    html! {
        div.signatures {
            @for key in ["report.sign.counted", "report.sign.checked"] {
                div { p { (ctx.t(key)) } div.room {} p.hint { (ctx.t("report.sign.line")) } }
            }
        }
    }
}
