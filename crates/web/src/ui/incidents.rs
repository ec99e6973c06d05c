//! What happened to people, whose time ends first.

use super::{Ctx, figures, shell, to};
use app::view::{IncidentRow, IncidentsView, Moment};
use kernel::Note;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &IncidentsView) -> Markup {
    let title = match view.open {
        0 => ctx.t("incidents.none"),
        open => ctx.say(&Note::new("incidents.title").with("count", open)),
    };
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            @if view.may_report { div.actions { a.button.go href=(to::INCIDENT_NEW) { (ctx.t("incident.report")) } } }
            (choices(ctx, view))
            @if view.rows.is_empty() { (shell::empty(&ctx.t("incidents.empty"), None)) } @else { (list(ctx, view)) }
            (figures::next(ctx, view.next.as_ref().map(|query| format!("{}?{query}", to::INCIDENTS)).as_deref()))
        },
    )
}

/// The address of the list with one thing asked otherwise.
fn asked(view: &IncidentsView, state: &str, kind: &str, sort: &str) -> String {
    let area = view.area.as_ref().map(|a| format!("&area={}", a.code)).unwrap_or_default();
    format!("{}?state={state}&kind={kind}&sort={sort}{area}", to::INCIDENTS)
}

fn choices(ctx: &Ctx, view: &IncidentsView) -> Markup {
    let way = |path: String, label: String, chosen: bool| {
        html! { li { a href=(path) aria-current=[chosen.then_some("page")] { (label) } } }
    };
    let (state, kind, sort) = (&view.state, &view.kind, &view.sort);
    html! {
        nav.tabs aria-label=(ctx.t("incidents.state")) { ul {
            @for (key, word) in [("open", "incidents.open"), ("closed", "incidents.closed"), ("all", "incidents.all")] {
                (way(asked(view, key, kind, sort), ctx.t(word), state == key))
            }
        } }
        nav.sieve aria-label=(ctx.t("incidents.kind")) { ul {
            @for (key, word) in [("", "incidents.kind.all"), ("accident", "incidents.kind.accident"), ("illness", "incidents.kind.illness"), ("death", "incidents.kind.death")] {
                (way(asked(view, state, key, sort), ctx.t(word), kind == key))
            }
            @for (key, word) in [("deadline", "incidents.by_deadline"), ("latest", "incidents.by_latest")] {
                (way(asked(view, state, kind, key), ctx.t(word), sort == key))
            }
            @if let Some(area) = &view.area {
                li { (area.name) " " a href={ (to::INCIDENTS) "?state=" (state) "&kind=" (kind) "&sort=" (sort) } { (ctx.t("incidents.area.all")) } }
            }
        } }
    }
}

fn list(ctx: &Ctx, view: &IncidentsView) -> Markup {
    let caption = ctx.t("nav.incidents");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("register.name")) } th scope="col" { (ctx.t("incidents.when")) }
                    th scope="col" { (ctx.t("incidents.time")) } th.num scope="col" { (ctx.t("incident.papers")) }
                } }
                tbody { @for row in &view.rows { (one(ctx, row)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, row: &IncidentRow) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(to::incident(row.subject, row.id)) { (row.name) }
                small { (ctx.say(&row.kind)) @if !row.home.is_empty() { " · " (row.home) } }
                @if !row.on_record { span.tag.warn-tag { (ctx.t("incidents.not_on_record")) } }
            }
            td { (moment(ctx, row.happened)) }
            td.wrap {
                @if let Some(closed) = &row.closed { (ctx.say(closed)) }
                @else if let Some(clock) = &row.clock { span class={ "clock-" (clock.pace) } { (ctx.say(&clock.sentence)) } }
                @else { "–" }
            }
            td.num { (ctx.num(row.papers_held)) " / " (ctx.num(row.papers_of)) }
        }
    }
}

/// `20 November 2026, 14.30 WIB`; without the hour where nobody knows it.
pub(super) fn moment(ctx: &Ctx, happened: Moment) -> String {
    match happened.minute {
        None => ctx.day(happened.on),
        Some(minute) => {
            ctx.moment(kernel::Instant::at(happened.on, u32::from(minute) * 60, happened.zone), happened.zone)
        }
    }
}
