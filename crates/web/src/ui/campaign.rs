use super::{Ctx, figures, shell, to};
use app::view::{CampaignActivity, CampaignView};
use kernel::Note;
use maud::{Markup, html};

/// A campaign: what it brought under cover, at what cost, activity by activity.
pub fn page(ctx: &Ctx, view: &CampaignView) -> Markup {
    let headline = Note::new("campaign.headline")
        .with("campaign", view.name.as_str())
        .with("registered", view.registered);
    let span = match view.until {
        Some(until) => ctx.days(view.from, until),
        None => ctx.say(&Note::new("campaign.since").with("day", view.from)),
    };
    shell::page(
        ctx,
        &view.name,
        html! {
            p.eyebrow { (ctx.t("campaign.one")) " · " (span) }
            h1 { (ctx.say(&headline)) }
            p.lede { (ctx.say(&Note::new("campaign.lede").with("offices", view.offices).with("villages", view.villages))) }
            @if view.may_plan { p.actions { a.button.go href=(to::new_activity_of(view.id)) { (ctx.t("plan.activity.new")) } } }
            (numbers(ctx, view))
            @if !view.targets.is_empty() { section { h2 { (ctx.t("home.targets")) } (figures::targets(ctx, &view.targets)) } }
            section { h2 { (ctx.t("campaign.activities")) } (activities(ctx, &view.activities)) (figures::next(ctx, view.next.as_deref())) }
        },
    )
}

fn numbers(ctx: &Ctx, view: &CampaignView) -> Markup {
    let paid = ctx
        .percent(view.first_payments, view.registered)
        .map(|percent| ctx.say(&Note::new("activity.of_registered").with("percent", percent)));
    let mut items = vec![
        (ctx.t("activity.registered"), ctx.num(view.registered), None),
        (ctx.t("activity.first_payments"), ctx.num(view.first_payments), paid),
    ];
    if let Some((still, of)) = view.after_six_months {
        let below = Note::new("campaign.six_months.of").with("still", still).with("of", of);
        let share = ctx.percent(still, of).unwrap_or_else(|| "–".to_owned());
        items.push((ctx.t("campaign.six_months"), share, Some(ctx.say(&below))));
    }
    if let Some(cost) = view.cost {
        let each = (view.registered > 0).then(|| {
            ctx.say(&Note::new("campaign.cost.each").with("each", cost.share_half_up(1, view.registered)))
        });
        items.push((ctx.t("activity.cost"), ctx.rupiah(cost), each));
    }
    figures::numbers(&items)
}

fn activities(ctx: &Ctx, rows: &[CampaignActivity]) -> Markup {
    if rows.is_empty() {
        return shell::empty(&ctx.t("activity.none"), None);
    }
    let caption = ctx.t("campaign.activities");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("activity.one")) } th scope="col" { (ctx.t("nav.office")) }
                    th scope="col" { (ctx.t("activity.when")) } th.num scope="col" { (ctx.t("activity.registered")) }
                    th.num scope="col" { (ctx.t("activity.first_payments")) } th.num scope="col" { (ctx.t("activity.cost")) }
                } }
                tbody {
                    @for CampaignActivity { row, office, cost } in rows {
                        tr {
                            th scope="row" { a href=(to::activity(row.id)) { (row.name) } small { (ctx.say(&row.kind)) " · " (row.place) } }
                            td { (office) }
                            td { (ctx.days(row.from, row.until)) }
                            td.num { (ctx.num(row.registered)) }
                            td.num { (ctx.num(row.first_payments)) }
                            td.num { @match cost { Some(cost) => (ctx.rupiah(*cost)), None => span.quiet-ink { (ctx.t("figure.unknown")) } } }
                        }
                    }
                }
            }
        },
    )
}
