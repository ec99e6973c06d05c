use super::{Ctx, figures, shell, to};
use app::view::{BranchRow, BranchSort, HomeView, Lapsing, Waiting};
use kernel::Note;
use maud::{Markup, html};

/// The one sentence that matters today and why; what waits; then figures against targets, and how it goes on.
pub fn page(ctx: &Ctx, view: &HomeView) -> Markup {
    let headline = headline(ctx, &view.lapsing);
    shell::page(
        ctx,
        &headline,
        html! {
            p.eyebrow { (view.office_name) " · " (ctx.day(ctx.today)) }
            div.columns.first {
                div { h1 { (headline) } (below(ctx, view)) }
                section { h2 { (ctx.t("home.waiting")) } (waiting(ctx, &view.waiting)) }
            }
            section { h2 { (ctx.t("home.targets")) } div.three { (figures::targets(ctx, &view.targets)) } }
            @if !view.branches.is_empty() { section { h2 { (ctx.t("home.branches")) } (branches(ctx, view)) } }
            (figures::courses(ctx, view.trend.as_ref(), view.cohorts.as_ref()))
            section {
                h2 { (ctx.t("home.activities")) }
                (figures::activities(ctx, &view.activities, &ctx.t("home.activities")))
            }
        },
    )
}

fn headline(ctx: &Ctx, lapsing: &Lapsing) -> String {
    if lapsing.of_active == 0 {
        // A world that is still being played has not come to today yet.
        return ctx.t(if ctx.loading.is_some() { "home.loading" } else { "home.nobody" });
    }
    if lapsing.people == 0 {
        return ctx.say(&Note::new("home.lapse.none").with("days", lapsing.within_days));
    }
    ctx.say(&Note::new("home.lapse").with("people", lapsing.people).with("days", lapsing.within_days))
}

fn below(ctx: &Ctx, view: &HomeView) -> Markup {
    let lapsing = &view.lapsing;
    html! {
        p.lede {
            @if lapsing.of_active > 0 {
                (ctx.say(&Note::new("home.lapse.of").with("active", lapsing.of_active).with("today", ctx.today).with("until", lapsing.until)))
            } @else if ctx.loading.is_some() { (ctx.t("home.loading.next")) }
            @else { (ctx.t("home.nobody.next")) }
        }
        @if lapsing.of_active > 0 { (why(ctx, lapsing)) }
        @if view.may_register {
            p.actions { a.button.go href=(to::REGISTER) { (ctx.t("home.register")) } a.button href=(to::office(view.office)) { (ctx.t("home.office")) } }
        }
    }
}

/// Who pays decides what helps: a village's budget is one decision, a trader is one call.
fn why(ctx: &Ctx, lapsing: &Lapsing) -> Markup {
    let own = lapsing.people - lapsing.public_people;
    let [public, late] = match lapsing.by_regency {
        true => ["home.why.public.regencies", "home.why.late.regencies"],
        false => ["home.why.public", "home.why.late"],
    };
    html! {
        ul.why {
            @if lapsing.public_people > 0 {
                li { (ctx.say(&Note::new(public).with("people", lapsing.public_people).with("places", lapsing.public_places))) }
            }
            @if own > 0 { li { (ctx.say(&Note::new("home.why.own").with("people", own))) } }
            @if lapsing.funds_late_people > 0 {
                li.late { (ctx.say(&Note::new(late).with("people", lapsing.funds_late_people).with("places", lapsing.funds_late_places))) }
            }
        }
    }
}

fn waiting(ctx: &Ctx, waiting: &[Waiting]) -> Markup {
    if waiting.iter().all(|w| w.count == 0) {
        return html! { p { (ctx.t("home.waiting.done")) } };
    }
    html! {
        ul.waiting {
            @for item in waiting.iter().filter(|w| w.count > 0) {
                li {
                    a href=(item.path) {
                        span.n { (ctx.num(item.count)) }
                        span { (ctx.say(&item.label)) @if let Some(day) = item.oldest { small { (ctx.say(&Note::new("home.waiting.oldest").with("day", day))) } } }
                    }
                }
            }
        }
    }
}

fn branches(ctx: &Ctx, view: &HomeView) -> Markup {
    let caption = ctx.t("home.branches");
    html! {
        (shell::scroll(&caption, html! {
            table.compact {
                caption.quiet { (caption) }
                thead { tr {
                    @for sort in BranchSort::ALL { (heading(ctx, view.sort, sort)) }
                    th.num scope="col" { (ctx.t("home.branch.target")) }
                } }
                tbody { @for row in &view.branches { (branch(ctx, row)) } }
            }
        }))
        p.hint { (ctx.t("home.branches.hint")) }
        @if view.more_branches > 0 {
            p.next { a href={ (to::HOME) "?sort=" (view.sort.key()) "&all=1" } { (ctx.say(&Note::new("home.branches.more").with("count", view.more_branches))) } }
        }
    }
}

fn heading(ctx: &Ctx, chosen: BranchSort, sort: BranchSort) -> Markup {
    let number = sort != BranchSort::Name;
    let label = ctx.t(if number { format!("home.branch.{}", sort.key()) } else { "home.branch".to_owned() });
    // The change is sorted with the greatest loss first: there help is needed.
    let down = number && sort != BranchSort::Change;
    html! {
        th.num[number] scope="col" aria-sort=[(chosen == sort).then_some(if down { "descending" } else { "ascending" })] {
            @if chosen == sort { (label) " " span.arrow aria-hidden="true" { (if down { "↓" } else { "↑" }) } }
            @else { a href={ (to::HOME) "?sort=" (sort.key()) } { (label) } }
        }
    }
}

fn branch(ctx: &Ctx, row: &BranchRow) -> Markup {
    let change = match row.change {
        0 => "0".to_owned(),
        up if up > 0 => format!("+{}", ctx.num(up)),
        down => format!("−{}", ctx.num(-down)),
    };
    html! {
        tr {
            th scope="row" { a href=(to::office(row.office)) { (row.name) } }
            td.num { (ctx.num(row.lapsing)) }
            td.num { (ctx.num(row.active)) }
            td.num { (change) }
            td.num { (ctx.num(row.new_members)) }
            td.num { (row.target.and_then(|target| ctx.percent(row.new_members, target)).unwrap_or_else(|| "–".to_owned())) }
        }
    }
}
