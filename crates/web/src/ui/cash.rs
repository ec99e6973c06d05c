//! Cash in hands, money counted at the counter, and the receipt of a hand-in with everybody's word.

use super::{Ctx, form, mark, shell, to};
use app::view::{CashView, CountView, HandInLine, HandInView, HandRow, MyCashView};
use kernel::{Note, Rupiah};
use maud::{Markup, html};
use outreach::{HandInState, state_word};

/// Who holds how much, what waits for a word, what was handed in.
pub fn page(ctx: &Ctx, view: &CashView) -> Markup {
    let (held, empty): (Vec<_>, Vec<_>) = view.hands.iter().partition(|hand| hand.held != Rupiah::ZERO);
    let total: Rupiah = held.iter().map(|hand| hand.held).sum();
    let title = match held.len() {
        0 => ctx.t("handin.none_held"),
        n => ctx.say(&Note::new("handin.title").with("total", total).with("count", n as i64)),
    };
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("handin.till").with("till", view.till))) " " (ctx.t("handin.lede")) }
            @if !view.open.is_empty() { section { h2 { (ctx.say(&Note::new("handin.open").with("count", view.open.len() as i64))) } (lines(ctx, &view.open, "handin.open.caption")) } }
            @if !held.is_empty() { section { h2 { (ctx.t("handin.hands")) } (hands(ctx, view, &held)) } }
            @if view.may_count && !empty.is_empty() { (shell::fold(&ctx.t("handin.empty_hands"), html! {
                p.hint { (ctx.t("handin.empty_hands.hint")) }
                ul.offices { @for hand in &empty { li { @if hand.own { (hand.name) } @else { a href=(to::count_cash(hand.actor)) { (hand.name) } } } } }
            })) }
            section { h2 { (ctx.t("handin.latest")) }
                @if view.latest.is_empty() { (shell::empty(&ctx.t("handin.latest.none"), None)) } @else { (lines(ctx, &view.latest, "handin.latest")) }
            }
        },
    )
}

fn hands(ctx: &Ctx, view: &CashView, hands: &[&HandRow]) -> Markup {
    let caption = ctx.t("handin.hands");
    shell::scroll(
        &caption,
        html! {
            table.close {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("handin.hand")) } th.num scope="col" { (ctx.t("handin.held")) }
                    @if view.may_count { th scope="col" { span.quiet { (ctx.t("handin.count")) } } }
                } }
                tbody { @for hand in hands { tr {
                    th scope="row" {
                        (hand.name)
                        @if !view.one_office { small { (hand.office) } }
                        @if let Some(since) = hand.since { small { (ctx.say(&Note::new("handin.held_since").with("since", since))) } }
                    }
                    td.num { (ctx.rupiah(hand.held)) }
                    @if view.may_count { td { @if !hand.own {
                        a href=(to::count_cash(hand.actor)) aria-label=(ctx.say(&Note::new("handin.count_named").with("name", hand.name.as_str()))) { (ctx.t("handin.count")) }
                    } } }
                } } }
            }
        },
    )
}

fn lines(ctx: &Ctx, lines: &[HandInLine], caption: &str) -> Markup {
    let caption = ctx.t(caption);
    shell::scroll(
        &caption,
        html! {
            table.close {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("handin.number")) } th.num scope="col" { (ctx.t("handin.counted_sum")) }
                    th scope="col" { (ctx.t("handin.state")) }
                } }
                tbody { @for line in lines { tr {
                    th scope="row" { a href=(to::hand_in(line.id)) { (line.number) } small { (line.agent) ", " (ctx.day(line.on)) } }
                    td.num { (ctx.rupiah(line.counted)) @if let Some(short) = short(ctx, line) { small { (short) } } }
                    td { (state(ctx, line.state)) }
                } } }
            }
        },
    )
}

/// `kurang Rp4.000`, `lebih Rp1.000`, or nothing.
fn short(ctx: &Ctx, line: &HandInLine) -> Option<String> {
    let short = line.short();
    let key = if short.is_negative() { "handin.over" } else { "handin.short" };
    let told = Note::new(key).with("amount", if short.is_negative() { -short } else { short });
    (short != Rupiah::ZERO).then(|| ctx.say(&told))
}

fn state(ctx: &Ctx, state: HandInState) -> Markup {
    let warns = matches!(state, HandInState::Waiting | HandInState::Disputed);
    html! { span.tag.warn-tag[warns] { (ctx.t(state_word(state))) } }
}

/// Counting what somebody brings.
pub fn count(ctx: &Ctx, view: &CountView) -> Markup {
    let note = match view.since {
        Some(since) => Note::new("handin.holds").with("since", since),
        None => Note::new("handin.holds_nothing"),
    };
    let title = ctx.say(&note.with("name", view.name.as_str()).with("held", view.held));
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            (shell::trail(ctx, &[(to::MONEY.to_owned(), ctx.t("nav.money"))]))
            h1 { (title) }
            @if view.own { p.warn { (ctx.t("handin.own")) } } @else {
                (form::summary(ctx, &view.form))
                p.lede { (ctx.t("handin.how")) }
                form action=(to::count_cash(view.agent)) method="post" novalidate {
                    (shell::csrf(ctx))
                    input type="hidden" name="command" value=(view.command);
                    input type="hidden" name="expected" value=(view.held.0);
                    (form::Text::new("counted", "handin.counted_field").hint().digits().width("w-m").first().draw(ctx, &view.form))
                    (pieces(ctx, view))
                    (form::Text::new("reason", "handin.reason_field").hint().optional().draw(ctx, &view.form))
                    p.actions { button.go { (ctx.t("handin.keep")) } a href=(to::MONEY) { (ctx.t("handin.leave")) } }
                    p.hint { (ctx.t("handin.then")) }
                }
            }
        },
    )
}

fn pieces(ctx: &Ctx, view: &CountView) -> Markup {
    let name = |face: &Rupiah| format!("piece-{}", face.0);
    let typed = view.faces.iter().any(|face| !view.form.get(&name(face)).is_empty());
    let error = view.form.error("pieces");
    html! {
        details.fold open[typed] {
            summary { (ctx.t("handin.by_piece")) }
            div {
                p.hint { (ctx.t("handin.by_piece.hint")) }
                @if let Some(error) = error { p.error #pieces tabindex="-1" { (ctx.say(&error.note)) } }
                div.pieces {
                    @for face in &view.faces {
                        @let name = name(face);
                        div.field {
                            label for=(name) { (ctx.rupiah(*face)) }
                            input id=(name) name=(name) class="w-s" inputmode="numeric" autocomplete="off" value=(view.form.get(&name))
                                aria-label=(ctx.say(&Note::new("handin.pieces_of").with("face", *face)));
                        }
                    }
                }
            }
        }
    }
}

/// A hand-in: the receipt, what was said, and what the reader may say.
pub fn hand_in(ctx: &Ctx, view: &HandInView) -> Markup {
    let line = &view.line;
    let key = match line.state {
        HandInState::Waiting if view.may_confirm => "handin.head.yours",
        HandInState::Waiting => "handin.head.waiting",
        HandInState::Agreed => "handin.head.agreed",
        HandInState::Disputed => "handin.head.disputed",
        HandInState::Stands => "handin.head.stands",
        HandInState::Undone => "handin.head.undone",
    };
    let title = ctx.say(
        &Note::new(key)
            .with("name", line.agent.as_str())
            .with("clerk", line.clerk.as_str())
            .with("counted", line.counted),
    );
    let back = if view.own { to::MY_MONEY } else { to::MONEY };
    shell::frame(
        ctx,
        &format!("{} {}", ctx.t("handin.one"), line.number),
        "done",
        html! {
            (shell::trail(ctx, &[(back.to_owned(), ctx.t("nav.money"))]))
            div.answer.screen { div { h1 { (title) } } }
            (form::summary(ctx, &view.form))
            div.columns {
                (slip(ctx, view))
                section.screen {
                    @if view.may_confirm { (confirm(ctx, view)) }
                    @if let Some(waiting) = view.waiting { p.notice { (ctx.t("handin.waits")) " " a href=(to::approval(waiting)) { (ctx.t("reversal.see")) } } }
                    @else if view.may_stand || view.may_undo { (decide(ctx, view)) }
                    (said(ctx, view))
                    p { button type="button" data-print hidden { (ctx.t("receipt.print.now")) } }
                }
            }
        },
    )
}

fn slip(ctx: &Ctx, view: &HandInView) -> Markup {
    let line = &view.line;
    html! {
        article.slip aria-labelledby="slip" {
            header { (mark::logo()) div { h2 #slip { (ctx.t("handin.one")) } p { (line.number) } } }
            p.sum { (ctx.rupiah(line.counted)) }
            dl {
                dt { (ctx.t("handin.by")) } dd { strong { (line.agent) } }
                dt { (ctx.t("handin.counted_by")) } dd { (line.clerk) br; (line.office) br; (ctx.moment(view.at, view.zone)) }
                dt { (ctx.t("handin.expected")) } dd { (ctx.rupiah(line.expected)) }
                @if line.short() != Rupiah::ZERO {
                    dt { (ctx.t("handin.difference")) } dd.differs { (short(ctx, line).unwrap_or_default()) @if let Some(reason) = &view.reason { br; (reason) } }
                }
                dt { (ctx.t("handin.state")) } dd { (ctx.t(state_word(line.state))) }
            }
            @if !view.pieces.is_empty() {
                table {
                    caption.quiet { (ctx.t("handin.by_piece")) }
                    thead.quiet { tr { th scope="col" { (ctx.t("handin.face")) } th scope="col" { (ctx.t("receipt.amount")) } } }
                    tbody { @for (face, n) in &view.pieces { tr {
                        th scope="row" { (ctx.num(*n)) " × " (ctx.rupiah(*face)) }
                        td.num { (ctx.rupiah(Rupiah(face.0 * n))) }
                    } } }
                }
            }
            div.signatures {
                @for key in ["handin.sign.by", "handin.sign.counted"] { div { p { (ctx.t(key)) } div.room {} p.hint { (ctx.t("report.sign.line")) } } }
            }
        }
    }
}

fn confirm(ctx: &Ctx, view: &HandInView) -> Markup {
    let disputed = view.line.state == HandInState::Disputed;
    html! {
        form.decide action=(to::hand_in(view.line.id)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            h2 { (ctx.t("handin.your_word")) }
            p { (ctx.t(if disputed { "handin.your_word.disputed" } else { "handin.your_word.why" })) }
            p.actions { button.go name="do" value="agree" { (ctx.say(&Note::new("handin.agree").with("counted", view.line.counted))) } }
            @if !disputed {
                (shell::fold(&ctx.t("handin.dispute"), html! {
                    (form::Text::new("reason", "handin.dispute.why").hint().draw(ctx, &view.form))
                    p.actions { button name="do" value="dispute" { (ctx.t("handin.dispute.send")) } }
                }))
            }
        }
    }
}

fn decide(ctx: &Ctx, view: &HandInView) -> Markup {
    html! {
        form.decide action=(to::hand_in(view.line.id)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            h2 { (ctx.t(if view.may_stand { "handin.third_word" } else { "handin.undo.title" })) }
            p { (ctx.t(if view.may_stand { "handin.third_word.why" } else { "handin.undo.why" })) }
            @if let Some(alone) = view.alone { p.notice { (ctx.say(&Note::new("handin.undo.second").with("limit", alone))) } }
            (form::Text::new("reason", "handin.third_reason").draw(ctx, &view.form))
            p.actions {
                @if view.may_stand { button.go name="do" value="stands" { (ctx.t("handin.stands")) } }
                @if view.may_undo { button name="do" value="undo" { (ctx.t("handin.undo")) } }
            }
        }
    }
}

fn said(ctx: &Ctx, view: &HandInView) -> Markup {
    html! {
        h2 { (ctx.t("handin.said_title")) }
        ol.timeline {
            li { p { (ctx.say(&Note::new("handin.said.counted").with("name", view.line.clerk.as_str()).with("counted", view.line.counted))) } p.when { (ctx.moment(view.at, view.zone)) } }
            @for said in &view.said { li {
                p { (ctx.say(&Note::new(said_key(said.state)).with("name", said.by.as_str()))) }
                @if let Some(reason) = &said.reason { blockquote { (reason) } }
                p.when { (ctx.moment(said.at, view.zone)) }
            } }
        }
    }
}

fn said_key(state: HandInState) -> &'static str {
    match state {
        HandInState::Waiting | HandInState::Agreed => "handin.said.agreed",
        HandInState::Disputed => "handin.said.disputed",
        HandInState::Stands => "handin.said.stands",
        HandInState::Undone => "handin.said.undone",
    }
}

/// The reader's own hand.
pub fn mine(ctx: &Ctx, view: &MyCashView) -> Markup {
    let title = match view.since {
        Some(since) => ctx.say(&Note::new("handin.mine").with("held", view.held).with("since", since)),
        None => ctx.t("handin.mine.none"),
    };
    let waiting: Vec<HandInLine> = view
        .hand_ins
        .iter()
        .filter(|line| matches!(line.state, HandInState::Waiting | HandInState::Disputed))
        .cloned()
        .collect();
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("handin.mine.lede").with("office", view.office.as_str()))) }
            @if !waiting.is_empty() { section { h2 { (ctx.t("handin.mine.waiting")) } (lines(ctx, &waiting, "handin.mine.waiting")) } }
            section { h2 { (ctx.t("handin.mine.all")) }
                @if view.hand_ins.is_empty() { (shell::empty(&ctx.t("handin.mine.empty"), None)) } @else { (lines(ctx, &view.hand_ins, "handin.mine.all")) }
            }
        },
    )
}
