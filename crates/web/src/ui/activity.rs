use super::{Ctx, figures, mark, shell, to};
use app::view::ActivityView;
use kernel::Note;
use maud::{Markup, html};

/// One activity: what came of it, with whom, and who registered there.
pub fn page(ctx: &Ctx, view: &ActivityView) -> Markup {
    let headline = Note::new("activity.headline")
        .with("activity", view.name.as_str())
        .with("registered", view.registered);
    shell::page(
        ctx,
        &view.name,
        html! {
            (trail(ctx, view))
            h1 { (ctx.say(&headline)) }
            p.lede {
                (ctx.say(&view.kind)) " · " (ctx.days(view.from, view.until))
                @if let Some(place) = &view.place { " · " (figures::place(place)) }
            }
            @if view.may_register || view.may_count {
                p.actions {
                    @if view.may_register { a.button.go href=(to::register_at(view.id)) { (ctx.t("activity.register")) } }
                    @if view.may_count { a.button href=(to::activity_reached(view.id)) { (ctx.t("plan.reached.write")) } }
                }
            }
            (chain(ctx, view))
            @if !view.partners.is_empty() {
                section { h2 { (ctx.t("activity.partners")) } ul.plain-list { @for partner in &view.partners { li { (partner) } } } }
            }
            section { h2 { (ctx.t("activity.members")) } (members(ctx, view)) (figures::next(ctx, view.next.as_deref())) }
            @if let Some(source) = &view.source { p.hint { (ctx.say(&Note::new("activity.source").with("source", source.as_str()))) } }
        },
    )
}

fn trail(ctx: &Ctx, view: &ActivityView) -> Markup {
    let mut steps = Vec::new();
    if view.office.open {
        steps.push((to::office(view.office.id), view.office.name.clone()));
    }
    let campaign = view.campaign.iter().filter(|c| c.open);
    steps.extend(campaign.map(|c| (to::campaign(c.id), c.name.clone())));
    shell::trail(ctx, &steps)
}

/// Reached → registered → first payment → still covered, each of the one before.
fn chain(ctx: &Ctx, view: &ActivityView) -> Markup {
    let of = |n: i64, of: i64, key: &'static str| {
        ctx.percent(n, of).map(|percent| ctx.say(&Note::new(key).with("percent", percent)))
    };
    let mut items = Vec::new();
    if let Some(reached) = view.reached {
        items.push((ctx.t("activity.reached"), ctx.num(reached), None));
    }
    let reached = view.reached.unwrap_or(0);
    items.push((
        ctx.t("activity.registered"),
        ctx.num(view.registered),
        of(view.registered, reached, "activity.of_reached"),
    ));
    items.push((
        ctx.t("activity.first_payments"),
        ctx.num(view.first_payments),
        of(view.first_payments, view.registered, "activity.of_registered"),
    ));
    items.push((
        ctx.t("activity.still_covered"),
        ctx.num(view.still_covered),
        of(view.still_covered, view.first_payments, "activity.of_paid"),
    ));
    items.push((ctx.t("activity.collected"), ctx.rupiah(view.collected), None));
    if let Some(cost) = view.cost {
        items.push((ctx.t("activity.cost"), ctx.rupiah(cost), None));
    }
    figures::numbers(&items)
}

fn members(ctx: &Ctx, view: &ActivityView) -> Markup {
    if view.members.is_empty() {
        let action = view.may_register.then(|| (to::register_at(view.id), ctx.t("activity.register")));
        return shell::empty(&ctx.t("activity.members.none"), action);
    }
    let caption = ctx.t("activity.members");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("register.name")) } th scope="col" { (ctx.t("receipt.day")) }
                    th scope="col" { (ctx.t("member.home")) } th scope="col" { (ctx.t("member.standing")) }
                    th.num scope="col" { (ctx.t("receipt.amount")) }
                } }
                tbody {
                    @for m in &view.members {
                        tr {
                            th scope="row" { a href=(to::member(m.person.id)) { (m.person.name) } }
                            td { (ctx.day(m.on)) }
                            td { (m.home) }
                            td { (mark::standing(ctx, m.standing)) }
                            td.num { (ctx.rupiah(m.paid)) }
                        }
                    }
                }
            }
        },
    )
}
