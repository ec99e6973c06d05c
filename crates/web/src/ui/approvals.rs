//! What waits for a second person, what was decided, and what the reader asked for.

use super::{Ctx, figures, shell, to};
use access::Action;
use app::view::{ApprovalRow, ApprovalsView, Show};
use kernel::{Note, Zone};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &ApprovalsView) -> Markup {
    let title = match view.for_me {
        0 => ctx.t("approvals.none"),
        count => ctx.say(&Note::new("approvals.title").with("count", count)),
    };
    let limits = ctx.may(Action::ManageSettings);
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.t("approvals.why")) @if limits { " " a href=(to::LIMITS) { (ctx.t("limits.link")) } } }
            nav.tabs aria-label=(ctx.t("nav.approvals")) {
                ul {
                    @for show in Show::ALL {
                        li { a href=(to::approvals(show.key())) aria-current=[(show == view.show).then_some("page")] { (ctx.t(tab(show))) } }
                    }
                }
            }
            @if view.rows.is_empty() { (shell::empty(&ctx.t(empty(view.show)), None)) } @else { (list(ctx, view)) }
            (figures::next(ctx, next(view).as_deref()))
        },
    )
}

fn tab(show: Show) -> &'static str {
    match show {
        Show::Waiting => "approvals.waiting",
        Show::Decided => "approvals.decided",
        Show::Mine => "approvals.mine",
    }
}

fn empty(show: Show) -> &'static str {
    match show {
        Show::Waiting => "approvals.waiting.none",
        Show::Decided => "approvals.decided.none",
        Show::Mine => "approvals.mine.none",
    }
}

fn next(view: &ApprovalsView) -> Option<String> {
    view.next.as_ref().map(|after| format!("{}&after={after}", to::approvals(view.show.key())))
}

fn list(ctx: &Ctx, view: &ApprovalsView) -> Markup {
    let caption = ctx.t(tab(view.show));
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("approvals.what")) } th scope="col" { (ctx.t("approvals.by")) }
                    th scope="col" { (ctx.t("approvals.since")) }
                    @if view.show != Show::Waiting { th scope="col" { (ctx.t("approvals.outcome")) } }
                } }
                tbody { @for row in &view.rows { (one(ctx, row, view.show)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, row: &ApprovalRow, show: Show) -> Markup {
    html! {
        tr {
            th.wrap scope="row" { a href=(to::approval(row.key)) { (ctx.say(&row.what)) } small { (row.why) } }
            td { (row.asked_by) @if row.own && show == Show::Waiting { " " span.tag { (ctx.t("approvals.own")) } } }
            td { (ctx.day(row.since)) }
            @if show != Show::Waiting {
                td {
                    @match &row.decided {
                        Some(d) => { (ctx.t(outcome(&d.verdict))) small { (d.by) ", " (ctx.day(d.at.day_in(Zone::WIB))) } },
                        None => span.tag.warn-tag { (ctx.t("approvals.still")) },
                    }
                }
            }
        }
    }
}

pub(super) fn outcome(verdict: &str) -> &'static str {
    match verdict {
        "approve" => "approval.verdict.approve",
        "decline" => "approval.verdict.decline",
        _ => "approval.verdict.withdraw",
    }
}
