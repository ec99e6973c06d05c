//! Two records about to become one: each as it is, both as one, where the money goes, and that there is no way back.

use super::{Ctx, form, mark, shell, to};
use app::view::{Choice, MergeSide, MergeView, PaidTwice};
use kernel::{Month, Note};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &MergeView) -> Markup {
    let named = Note::new("merge.title").with("name", view.kept.person.name.as_str());
    let title = ctx.say(&named.with("other", view.other.person.name.as_str()));
    let (kept, other) = view.pair();
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::tasks("duplicate"), ctx.t("task.duplicate"))]))
            h1 { (title) }
            @if let Some(waiting) = view.waiting {
                p.notice { (ctx.t("merge.waits")) " " a href=(to::approval(waiting)) { (ctx.t("merge.see")) } }
            }
            @if let Some(refused) = &view.refused { p.warn { (ctx.say(refused)) } }
            (form::summary(ctx, &view.form))
            (sides(ctx, view))
            @if view.may_swap { p.next { a href=(to::merge(other, kept)) { (ctx.t("merge.swap")) } } }
            @if view.after.is_some() { (money(ctx, view)) }
            @if view.after.is_some() && view.waiting.is_none() { (ask(ctx, view)) }
        },
    )
}

/// Each record now, and both afterwards; one row for each thing that can change.
fn sides(ctx: &Ctx, view: &MergeView) -> Markup {
    let all: Vec<(&'static str, &MergeSide)> = [("merge.kept", &view.kept), ("merge.other", &view.other)]
        .into_iter()
        .chain(view.after.as_ref().map(|after| ("merge.after", after)))
        .collect();
    type Cell = fn(&Ctx, &MergeSide) -> Markup;
    let rows: [(&'static str, Cell); 6] = [
        ("merge.row.nik", |_, side| html! { (side.masked_nik) }),
        ("merge.row.standing", |ctx, side| mark::standing(ctx, side.standing)),
        ("merge.row.months", |ctx, side| {
            html! {
                @if side.months.is_empty() { "–" }
                @for (n, (first, last)) in side.months.iter().enumerate() { @if n > 0 { br; } (ctx.months(*first, *last)) }
            }
        }),
        (
            "merge.row.covered",
            |ctx, side| html! { @match side.covered_until { Some(day) => (ctx.day(day)), None => "–" } },
        ),
        ("merge.row.paid", |ctx, side| html! { (ctx.rupiah(side.paid)) }),
        ("merge.row.credit", |ctx, side| html! { (ctx.rupiah(side.credit)) }),
    ];
    let caption = ctx.t("merge.before_after");
    shell::scroll(
        &caption,
        html! {
            table.compare {
                caption { (caption) }
                thead { tr {
                    td {}
                    @for (label, side) in &all {
                        th scope="col" {
                            small { (ctx.t(label)) } " "
                            @if *label == "merge.after" { (side.person.name) } @else { a href=(to::member(side.person.id)) { (side.person.name) } }
                        }
                    }
                } }
                tbody {
                    @for (label, cell) in rows { tr { th scope="row" { (ctx.t(label)) } @for (_, side) in &all { td { (cell(ctx, side)) } } } }
                    @if all.iter().any(|(_, side)| side.income != view.kept.income) {
                        tr.differs { th scope="row" { (ctx.t("merge.row.terms")) } @for (_, side) in &all { td { @match side.income { Some(income) => (ctx.rupiah(income)), None => "–" } } } }
                    }
                }
            }
        },
    )
}

fn money(ctx: &Ctx, view: &MergeView) -> Markup {
    let nothing = view.gained.is_empty() && view.twice.is_empty();
    html! {
        section {
            h2 { (ctx.t("merge.money")) }
            @if nothing { p { (ctx.t("merge.money.nothing")) } }
            @if !view.gained.is_empty() { p { (ctx.say(&Note::new("merge.gains").with("months", months(ctx, &view.gained)))) } }
            @if !view.twice.is_empty() { ul { @for paid in &view.twice { li { (twice(ctx, paid)) } } } }
        }
        @if !view.ask.is_empty() {
            section {
                h2 { (ctx.t("merge.decides")) }
                @for note in &view.ask { p.warn { (ctx.say(note)) } }
            }
        }
    }
}

fn twice(ctx: &Ctx, paid: &PaidTwice) -> Markup {
    let first = Note::new("merge.twice").with("number", paid.number.as_str()).with("amount", paid.amount);
    let forward = Note::new("merge.twice.forward").with("amount", paid.moved);
    let left = if paid.fund { "merge.twice.fund" } else { "merge.twice.left" };
    html! {
        (ctx.say(&first.with("months", months(ctx, &paid.months))))
        @if !paid.forward.is_empty() { " " (ctx.say(&forward.with("months", months(ctx, &paid.forward)))) }
        @if paid.left.is_positive() { " " (ctx.say(&Note::new(left).with("amount", paid.left))) }
    }
}

/// Months in a row as one stretch: `November 2026–Januari 2027`.
fn months(ctx: &Ctx, all: &[Month]) -> String {
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for month in all {
        match runs.last_mut() {
            Some(run) if *month == run.1.next() => run.1 = *month,
            _ => runs.push((*month, *month)),
        }
    }
    runs.iter().map(|(first, last)| ctx.months(*first, *last)).collect::<Vec<_>>().join(", ")
}

fn ask(ctx: &Ctx, view: &MergeView) -> Markup {
    let (kept, other) = view.pair();
    let named = |value: &str, side: &MergeSide| Choice {
        label: side.masked_nik.clone().into(),
        ..Choice::word(value, "merge.nik")
    };
    let niks = [named("kept", &view.kept), named("dissolved", &view.other)];
    html! {
        form.decide.word action=(to::merge(kept, other)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            p.warn { strong { (ctx.t("merge.final")) } }
            p.hint { (ctx.t("merge.further")) }
            @if view.nik_differs { (form::Group::new("right_nik", "merge.nik", &niks).hint().draw(ctx, &view.form)) }
            (form::Text::new("reason", "merge.reason.label").draw(ctx, &view.form))
            p.actions { button.go { (ctx.t("merge.ask")) } a href=(to::member(kept)) { (ctx.t("merge.leave")) } }
        }
    }
}
