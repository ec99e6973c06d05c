use super::{Ctx, figures, form, member, shell, to};
use app::view::{Form, MineAnswer, MineRecorded, MineView};
use kernel::Note;
use maud::{Markup, html};

/// "Am I covered?": one answer, what to do if something happens, and what is on record. Nothing of it is written in full.
pub fn page(ctx: &Ctx, view: &MineView) -> Markup {
    let title = match &view.answer {
        Some(answer) => ctx.say(&answer.sentence),
        None => ctx.t("mine.title"),
    };
    shell::frame(
        ctx,
        &title,
        "mine",
        html! {
            @match &view.answer {
                Some(answer) => (answered(ctx, answer)),
                None => {
                    h1 { (ctx.t("mine.title")) }
                    p.lede { (ctx.t("mine.lede")) }
                    (ask(ctx, &view.form))
                    p.hint { a href=(to::VERIFY) { (ctx.t("verify.title")) } }
                },
            }
        },
    )
}

fn ask(ctx: &Ctx, f: &Form) -> Markup {
    html! {
        section.ask {
            (form::summary(ctx, f))
            form action=(to::COVERED) method="post" novalidate {
                (shell::csrf(ctx))
                (form::Text::new("number", "mine.number").hint().first().draw(ctx, f))
                (form::Text::new("born", "mine.born").hint().width("w-s").draw(ctx, f))
                p.actions { button.go { (ctx.t("mine.go")) } }
            }
        }
    }
}

fn answered(ctx: &Ctx, answer: &MineAnswer) -> Markup {
    html! {
        p.eyebrow { (answer.called) " · " (ctx.say(&Note::new("mine.on").with("day", answer.on))) }
        (figures::answer(ctx, answer.standing, &ctx.say(&answer.sentence)))
        @if let Some(due) = answer.due { p.lead { (ctx.say(&Note::new("mine.due").with("day", due))) } }
        (member::programmes(ctx, &answer.programmes))
        @if !answer.because.is_empty() {
            (shell::fold(&ctx.t("mine.why"), html! { ol.because { @for note in &answer.because { li { (ctx.say(note)) } } } }))
        }
        div.columns.even {
            section {
                h2 { (ctx.t("mine.after")) }
                ol.because { @for key in ["mine.after.1", "mine.after.2", "mine.after.3", "mine.after.4"] { li { (ctx.t(key)) } } }
            }
            section {
                h2 { (ctx.t("mine.recorded")) }
                @match &answer.recorded {
                    Some(recorded) => (on_record(ctx, recorded)),
                    None => { p { (ctx.t("mine.recorded.more")) } },
                }
                p.hint { (ctx.t("mine.hidden")) }
            }
        }
        p.actions { a.button href=(to::COVERED) { (ctx.t("mine.again")) } }
    }
}

fn on_record(ctx: &Ctx, recorded: &MineRecorded) -> Markup {
    let heirs = match recorded.heirs {
        0 => ctx.t("mine.heirs.none"),
        count => ctx.say(&Note::new("mine.heirs.count").with("count", count)),
    };
    let held = [(recorded.has_phone, "mine.contact.phone"), (recorded.has_address, "mine.contact.address")];
    let held: Vec<String> = held.iter().filter(|(has, _)| *has).map(|(_, key)| ctx.t(key)).collect();
    let contact = if held.is_empty() {
        ctx.t("mine.contact.none")
    } else {
        ctx.say(&Note::new("mine.contact.has").with("what", held.join(", ")))
    };
    html! {
        @for r in &recorded.registered { (member::registered(ctx, r)) }
        (figures::facts(&[(ctx.t("mine.heirs"), html! { (heirs) }), (ctx.t("mine.contact"), html! { (contact) })]))
        h3 { (ctx.t("mine.paid")) }
        @if recorded.paid.is_empty() { p { (ctx.t("mine.paid.none")) } }
        ul.plain-list {
            @for row in &recorded.paid {
                li { (ctx.month(row.month)) " · " (ctx.rupiah(row.total)) small { (ctx.say(&Note::new("mine.paid.on").with("day", row.paid_on))) } }
            }
        }
        p.hint { (ctx.t("mine.recorded.wrong")) }
    }
}
