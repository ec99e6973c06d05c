//! What is planned, and the forms that plan it.

use super::form::{Group, Text, select, summary};
use super::{Ctx, shell, to};
use app::view::{ActivityRow, Choice, NewActivityView, NewPlanView, PlanView, PlannedCampaign, ReachedView};
use kernel::Note;
use maud::{Markup, html};

/// The next weeks first, then what still has to be counted, campaigns and partners.
pub fn page(ctx: &Ctx, view: &PlanView) -> Markup {
    let count = view.coming.len() as i64 + view.later;
    let title = match count {
        0 => ctx.t("plan.title.none"),
        _ => ctx.say(&Note::new("plan.title").with("count", count)),
    };
    shell::page(
        ctx,
        &title,
        html! {
            p.eyebrow { (view.office.name) " · " (ctx.day(view.today)) }
            h1 { (title) }
            p.lede { (ctx.t("plan.lede")) }
            p.actions {
                @if view.may_activity { a.button.go href=(to::NEW_ACTIVITY) { (ctx.t("plan.activity.new")) } }
                @if view.may_campaign { a.button href=(to::NEW_CAMPAIGN) { (ctx.t("plan.campaign.new")) } }
                @if view.may_target { a.button href=(to::TARGETS) { (ctx.t("plan.targets")) } }
            }
            (coming(ctx, view))
            @if !view.uncounted.is_empty() { section { h2 { (ctx.t("plan.uncounted")) } (uncounted(ctx, &view.uncounted)) } }
            section { h2 { (ctx.t("plan.campaigns")) } (campaigns(ctx, &view.campaigns)) }
            section { h2 { (ctx.t("plan.partners")) } (partners(ctx, view)) }
        },
    )
}

/// A list by the day it begins: what is under way stands first.
fn coming(ctx: &Ctx, view: &PlanView) -> Markup {
    if view.coming.is_empty() {
        let action = view.may_activity.then(|| (to::NEW_ACTIVITY.to_owned(), ctx.t("plan.activity.new")));
        return shell::empty(&ctx.t("plan.coming.none"), action);
    }
    html! {
        ol.agenda {
            @for row in &view.coming {
                li {
                    span.when { @if row.from <= view.today { (ctx.t("plan.now")) br; } (ctx.days(row.from, row.until)) }
                    span { a href=(to::activity(row.id)) { (row.name) } br; small { (ctx.say(&row.kind)) " · " (row.place) } }
                }
            }
        }
        @if view.later > 0 { p.hint { (ctx.say(&Note::new("plan.later").with("count", view.later))) } }
    }
}

fn uncounted(ctx: &Ctx, rows: &[ActivityRow]) -> Markup {
    html! {
        p.hint { (ctx.t("plan.uncounted.why")) }
        ol.agenda {
            @for row in rows {
                li {
                    span.when { (ctx.days(row.from, row.until)) }
                    span {
                        a href=(to::activity_reached(row.id)) { (row.name) } br;
                        small { (row.place) " · " (ctx.say(&Note::new("plan.registered").with("count", row.registered))) }
                    }
                }
            }
        }
    }
}

fn campaigns(ctx: &Ctx, rows: &[PlannedCampaign]) -> Markup {
    if rows.is_empty() {
        return shell::empty(
            &ctx.t("plan.campaigns.none"),
            Some((to::NEW_CAMPAIGN.to_owned(), ctx.t("plan.campaign.new"))),
        );
    }
    html! {
        ol.agenda {
            @for c in rows {
                li {
                    span.when { @match c.until { Some(until) => (ctx.days(c.from, until)), None => (ctx.say(&Note::new("campaign.since").with("day", c.from))) } }
                    span {
                        a href=(to::campaign(c.id)) { (c.name) } br;
                        small { (c.office) " · " (ctx.say(&Note::new("plan.activities").with("count", c.activities))) }
                    }
                }
            }
        }
    }
}

fn partners(ctx: &Ctx, view: &PlanView) -> Markup {
    html! {
        @if view.partners.is_empty() { (shell::empty(&ctx.t("plan.partners.none"), None)) }
        @else {
            ul.plain-list {
                @for p in &view.partners {
                    li { (p.name) " " span.quiet-ink { "· " (ctx.say(&p.kind)) " · " (ctx.say(&Note::new("plan.activities").with("count", p.activities))) } }
                }
            }
        }
        p.actions { a.button href=(to::NEW_PARTNER) { (ctx.t("plan.partner.new")) } }
    }
}

/// A form of its own page: one command, everything that is wrong above it.
fn form(
    ctx: &Ctx,
    title: &str,
    lede: &str,
    to: &str,
    command: kernel::CommandId,
    f: &app::view::Form,
    body: Markup,
) -> Markup {
    let title = ctx.t(title);
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::PLAN.to_owned(), ctx.t("nav.plan"))]))
            h1 { (title) }
            p.lede { (ctx.t(lede)) }
            (summary(ctx, f))
            form.register action=(to) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(command);
                (body)
            }
        },
    )
}

/// An activity: what, where, when, with whom.
pub fn activity(ctx: &Ctx, view: &NewActivityView) -> Markup {
    let f = &view.form;
    let find = html! { button.second name="do" value="find" { (ctx.t("register.village.find")) } };
    let villages: Vec<Choice> = view.villages.iter().map(Choice::place).collect();
    let step = super::register::step;
    let what = html! {
        (Text::new("title", "plan.activity.title").hint().first().draw(ctx, f))
        (Group::new("sort", "plan.activity.kind", &view.kinds).draw(ctx, f))
        @if !view.campaigns.is_empty() { (select(ctx, f, "campaign", "plan.activity.campaign", &view.campaigns)) p.hint { (ctx.t("plan.activity.campaign.why")) } }
    };
    let place = html! {
        (Text::new("village_search", "register.village").hint().with(ctx, f, find))
        @if !villages.is_empty() {
            (Group::new("home", "register.village.which", &villages).tall().draw(ctx, f))
            @if view.more_villages { p.hint { (ctx.t("register.village.more")) } }
        } @else if !f.get("village_search").trim().is_empty() { p.notice { (ctx.t("plan.activity.nowhere")) } }
        (Text::new("place", "plan.activity.place").hint().draw(ctx, f))
    };
    let when = html! {
        div.pair {
            (Text::new("from", "plan.from").hint().width("w-m").draw(ctx, f))
            (Text::new("until", "plan.until").hint().width("w-m").optional().draw(ctx, f))
        }
    };
    let with = html! {
        @if view.partners.is_empty() { p.hint { (ctx.t("plan.activity.no_partners")) " " a href=(to::NEW_PARTNER) { (ctx.t("plan.partner.new")) } } }
        @else { (Group::new("partners", "plan.activity.partners", &view.partners).many(&[]).draw(ctx, f)) }
        (Text::new("cost", "plan.activity.cost").hint().digits().width("w-m").optional().draw(ctx, f))
    };
    let body = html! {
        // Enter plans, and does not search.
        button.quiet name="do" value="go" tabindex="-1" aria-hidden="true" {}
        (step(ctx, "plan.activity.what", what))
        (step(ctx, "plan.activity.where", place))
        (step(ctx, "plan.activity.when", when))
        (step(ctx, "plan.activity.with", with))
        p.actions { button.go name="do" value="go" { (ctx.t("plan.activity.go")) } }
    };
    form(ctx, "plan.activity.new", "plan.activity.lede", to::NEW_ACTIVITY, view.command, f, body)
}

pub fn campaign(ctx: &Ctx, view: &NewPlanView) -> Markup {
    let f = &view.form;
    let body = html! {
        p.notice { (ctx.say(&Note::new("plan.of_office").with("office", view.office.as_str()))) }
        (Text::new("name", "plan.campaign.name").hint().first().draw(ctx, f))
        div.pair {
            (Text::new("from", "plan.from").hint().width("w-m").draw(ctx, f))
            (Text::new("until", "plan.until").width("w-m").optional().draw(ctx, f))
        }
        (Text::new("source", "plan.campaign.source").hint().optional().draw(ctx, f))
        p.hint { (ctx.t("plan.kept")) }
        p.actions { button.go { (ctx.t("plan.campaign.go")) } }
    };
    form(ctx, "plan.campaign.new", "plan.campaign.lede", to::NEW_CAMPAIGN, view.command, f, body)
}

pub fn partner(ctx: &Ctx, view: &NewPlanView) -> Markup {
    let f = &view.form;
    let body = html! {
        p.notice { (ctx.say(&Note::new("plan.of_office").with("office", view.office.as_str()))) }
        (Text::new("name", "plan.partner.name").hint().first().draw(ctx, f))
        (Group::new("sort", "plan.partner.kind", &view.choices).draw(ctx, f))
        p.actions { button.go { (ctx.t("plan.partner.go")) } }
    };
    form(ctx, "plan.partner.new", "plan.partner.lede", to::NEW_PARTNER, view.command, f, body)
}

/// How many were reached on a day.
pub fn reached(ctx: &Ctx, view: &ReachedView) -> Markup {
    let f = &view.form;
    let title = ctx.say(&Note::new("plan.reached.title").with("activity", view.name.as_str()));
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::PLAN.to_owned(), ctx.t("nav.plan")), (to::activity(view.id), view.name.clone())]))
            h1 { (title) }
            p.lede { (ctx.days(view.from, view.until)) " · "
                @match view.reached {
                    Some(n) => (ctx.say(&Note::new("plan.reached.so_far").with("count", n))),
                    None => (ctx.t("plan.reached.none")),
                }
            }
            @if view.early { p.notice { (ctx.t("plan.reached.early")) } }
            @else {
                (summary(ctx, f))
                form.register action=(to::activity_reached(view.id)) method="post" novalidate {
                    (shell::csrf(ctx))
                    input type="hidden" name="command" value=(view.command);
                    div.pair {
                        (Text::new("on", "plan.reached.on").width("w-m").draw(ctx, f))
                        (Text::new("reached", "plan.reached.count").hint().digits().width("w-s").first().draw(ctx, f))
                    }
                    p.hint { (ctx.t("plan.reached.kept")) }
                    p.actions { button.go { (ctx.t("plan.reached.go")) } a href=(to::activity(view.id)) { (ctx.t("plan.reached.back")) } }
                }
            }
        },
    )
}
