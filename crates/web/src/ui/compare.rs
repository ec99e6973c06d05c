use super::{Ctx, differ, form, mark, photo, shell, tasks, to};
use access::Action;
use app::view::{CompareReceipt, CompareRow, CompareSide, CompareView};
use kernel::Note;
use maud::{Markup, html};

/// Two records side by side, differences marked, or one alone. A person decides, with a reason that is kept, and the
/// next one follows.
pub fn page(ctx: &Ctx, view: &CompareView) -> Markup {
    let title = ctx.t(format!("compare.{}", view.kind));
    let list = format!("{}{}", to::tasks(&view.kind), view.filter.query());
    shell::page(
        ctx,
        &title,
        html! {
            (tasks::just(ctx, view.just.as_ref()))
            (shell::trail(ctx, &[(list, ctx.t(format!("task.{}", view.kind)))]))
            h1 { (title) }
            p.lede { (ctx.say(&view.why)) }
            @if let Some(advice) = &view.advice { section.advice aria-labelledby="advice" { h2 #advice { (ctx.t("compare.advice")) } p { (ctx.say(advice)) } } }
            @if view.kind == "to_complete" && ctx.may(Action::CompleteMember) { p.actions { a.button.go href=(to::complete(view.member)) { (ctx.t("tasks.complete")) } } }
            (form::summary(ctx, &view.form))
            (records(ctx, view))
            (paid_twice(ctx, view))
            @if let (Some(other), None, true) = (view.other, &view.decided, view.may_decide && view.judged) {
                p.next { a href=(to::merge(other, view.member)) { (ctx.t("merge.see_both")) } }
            }
            @for (note, key) in view.waits.iter().filter(|_| view.decided.is_none()) {
                p.notice { (ctx.say(note)) " " a href=(to::approval(*key)) { (ctx.t("reversal.see")) } }
            }
            @match &view.decided {
                Some(note) => p.notice { (ctx.say(note)) },
                None if view.may_decide => (decide(ctx, view)),
                None => p.notice { (ctx.t("compare.others_decide")) },
            }
            @if let Some(next) = &view.next { p.next { a href=(next) rel="next" data-press="n" { (ctx.t("compare.skip")) " →" } } }
        },
    )
}

fn records(ctx: &Ctx, view: &CompareView) -> Markup {
    let differing = view.rows.iter().filter(|r| r.differs).count() as i64;
    let caption = match &view.right {
        Some(_) => ctx.say(
            &Note::new("compare.caption").with("differing", differing).with("of", view.rows.len() as i64),
        ),
        None => view.left.name.clone(),
    };
    shell::scroll(
        &caption,
        html! {
            table.compare {
                caption { (caption) }
                thead { tr {
                    td {}
                    (column(ctx, &view.left))
                    @if let Some(right) = &view.right { (column(ctx, right)) }
                } }
                tbody {
                    @for row in &view.rows { (line(ctx, row)) }
                    tr {
                        th scope="row" { (ctx.t("compare.receipts")) }
                        td { (receipts(ctx, &view.left.receipts)) }
                        @if let Some(right) = &view.right { td { (receipts(ctx, &right.receipts)) } }
                    }
                    tr {
                        th scope="row" { (ctx.t("photo.title")) }
                        td { (photo_of(ctx, &view.left)) }
                        @if let Some(right) = &view.right { td { (photo_of(ctx, right)) } }
                    }
                }
            }
        },
    )
}

fn line(ctx: &Ctx, row: &CompareRow) -> Markup {
    let left = ctx.arg(&row.left);
    let right = row.right.as_ref().map(|right| ctx.arg(right));
    let (a, b) = match &right {
        Some(right) if row.differs && row.by_letter => differ::marked(&left, right),
        _ => (html! { (left) }, html! { (right.as_deref().unwrap_or_default()) }),
    };
    html! {
        tr.differs[row.differs] {
            th scope="row" { (ctx.say(&row.label)) @if row.differs { span.tag.warn-tag { (ctx.t("compare.differs")) } } }
            td { (a) }
            @if right.is_some() { td { (b) } }
        }
    }
}

fn column(ctx: &Ctx, side: &CompareSide) -> Markup {
    html! { th scope="col" { a href=(to::member(side.member)) { (side.name) } (mark::standing(ctx, side.standing)) } }
}

fn photo_of(ctx: &Ctx, side: &CompareSide) -> Markup {
    html! { @match &side.photo { Some(photo) => (photo::line(ctx, side.member, photo)), None => "–" } }
}

fn receipts(ctx: &Ctx, receipts: &[CompareReceipt]) -> Markup {
    html! {
        @if receipts.is_empty() { "–" } @else {
            ul.plain-list {
                @for r in receipts {
                    li { a href=(to::receipt(&r.number)) { (r.number) } " " (ctx.rupiah(r.amount)) small { (ctx.day(r.paid_on)) @if r.reversed { " · " (ctx.t("receipt.reversed")) } } }
                }
            }
        }
    }
}

/// Money of two for one month: nobody loses it, whatever is decided.
fn paid_twice(ctx: &Ctx, view: &CompareView) -> Markup {
    let months: Vec<String> = view.paid_twice.iter().map(|month| ctx.month(*month)).collect();
    html! {
        @if !months.is_empty() {
            p.notice { (ctx.say(&Note::new("compare.paid_twice").with("months", months.join(", ").as_str()))) }
        }
    }
}

/// Reasons that are given most often, word for word as they are kept.
fn presets(view: &CompareView) -> [&'static str; 3] {
    if view.judged {
        ["compare.reason.card", "compare.reason.asked", "compare.reason.typing"]
    } else {
        ["compare.reason.paper", "compare.reason.told", "compare.reason.branch"]
    }
}

fn decide(ctx: &Ctx, view: &CompareView) -> Markup {
    let action = to::task(view.member, view.task, &view.kind, view.other, &view.filter);
    html! {
        form.decide action=(action) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            @if view.judged {
                (choice(ctx, view, "verdict", "compare.verdict", &[("same", ctx.t("compare.same"), "1 s"), ("different", ctx.t("compare.different"), "2 d")]))
            } @else {
                input type="hidden" name="verdict" value="handled";
            }
            (choice(ctx, view, "preset", "compare.preset", &presets(view).map(|key| (key, ctx.t(key), ""))))
            (form::Text::new("reason", "compare.reason").hint().press("a").draw(ctx, &view.form))
            p.actions { button.go { @if view.judged { (ctx.t("compare.decide")) } @else { (ctx.t("compare.handled")) } } }
            p.hint {
                @if view.judged { (ctx.t("compare.what_happens")) " " }
                @if view.judged && view.kind != "identity_differs" { (ctx.t("compare.second")) " " }
                (ctx.say(&Note::new("compare.left_over").with("count", view.left_over)))
            }
        }
    }
}

/// Chips to choose one from, each with its keys. A preset is kept in the words shown.
fn choice(
    ctx: &Ctx,
    view: &CompareView,
    name: &str,
    label: &str,
    choices: &[(&str, String, &str)],
) -> Markup {
    let error = view.form.error(name);
    let value = |key: &str, word: &str| if name == "preset" { word.to_owned() } else { key.to_owned() };
    html! {
        fieldset.field.wrong[error.is_some()] id=(name) tabindex="-1" {
            legend { (ctx.t(label)) }
            @if let Some(error) = error { p.error { (ctx.say(&error.note)) } }
            div.chips {
                @for (n, (key, word, keys)) in choices.iter().enumerate() {
                    @let id = format!("{name}-{n}");
                    @let value = value(key, word);
                    label.chip for=(id) {
                        input id=(id) type="radio" name=(name) value=(value) checked[view.form.has(name, &value)] data-press=[(!keys.is_empty()).then_some(keys)]
                            autofocus[name == "verdict" && n == 0];
                        span { (word) }
                        @if let Some(letter) = keys.split(' ').next().filter(|k| !k.is_empty()) { kbd.key { (letter) } }
                    }
                }
            }
        }
    }
}
