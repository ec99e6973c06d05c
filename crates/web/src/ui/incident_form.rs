//! The forms about an event: minimum first, in an order in which a shaken person can answer; the rest may follow.

use super::form::{Group, Text, summary};
use super::incident::{name, when};
use super::{Ctx, figures, mark, shell, to};
use app::view::{Choice, Form, IncidentView, NewIncidentView, PaperView};
use kernel::Note;
use maud::{Markup, html};

/// A new report.
pub fn page(ctx: &Ctx, view: &NewIncidentView) -> Markup {
    let f = &view.form;
    let title = match &view.about {
        Some(about) => ctx.say(&Note::new("incident.report_for").with("name", about.name.as_str())),
        None => ctx.t("incident.report"),
    };
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            h1 { (title) }
            @match &view.about {
                Some(about) => p.lede { (mark::standing(ctx, about.standing)) " · " (about.home) " · " span.nik { (about.masked_nik) } },
                None => p.lede { (ctx.t("incident.unknown.lede")) },
            }
            (summary(ctx, f))
            form.sheet.single action=(to::INCIDENT_NEW) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.command);
                // Enter in any field sends the report; the search has a button of its own.
                button.quiet name="do" value="report" tabindex="-1" aria-hidden="true" { (ctx.t("incident.go")) }
                @if let Some(about) = &view.about { input type="hidden" name="member" value=(about.member); }
                @else { input type="hidden" name="unknown" value="1"; (person(ctx, f)) }
                (step(ctx, "incident.step.what", html! {
                    (Group::new("what", "incident.what", &view.kinds).tall().draw(ctx, f))
                    div.pair {
                        (Text::new("on", "incident.on").hint().width("w-m").draw(ctx, f))
                        (Text::new("at", "incident.at").hint().width("w-s").optional().draw(ctx, f))
                    }
                    (area(ctx, view))
                    (Text::new("place", "incident.told.place").optional().draw(ctx, f))
                    (story(ctx, f, "happened", "incident.told.happened"))
                }))
                (step(ctx, "incident.step.who", html! {
                    div.pair {
                        (Text::new("reporter", "incident.told.reporter").draw(ctx, f))
                        (Text::new("relation", "incident.told.relation").hint().optional().draw(ctx, f))
                    }
                    (Text::new("phone", "incident.told.phone").kind("tel", "off").width("w-m").optional().draw(ctx, f))
                }))
                (step(ctx, "incident.step.care", html! {
                    (Text::new("hospital", "incident.told.hospital").hint().optional().draw(ctx, f))
                    (Text::new("first_help", "incident.told.first_help").optional().draw(ctx, f))
                    details.fold { summary { (ctx.t("incident.step.illness")) } div { (illness(ctx, f)) } }
                }))
                p { button.go name="do" value="report" { (ctx.t("incident.go")) } }
                p.hint { (ctx.t("incident.go.hint")) }
            }
        },
    )
}

fn step(ctx: &Ctx, key: &str, body: Markup) -> Markup {
    html! { section.step aria-labelledby=(key) { h2 id=(key) { (ctx.t(key)) } div { (body) } } }
}

/// Where it happened, to choose from a search: the clock of the place follows from it. It may stay open.
fn area(ctx: &Ctx, view: &NewIncidentView) -> Markup {
    let f = &view.form;
    let find = html! { button.second name="do" value="search" { (ctx.t("areas.find")) } };
    let mut choices: Vec<Choice> = view
        .areas
        .iter()
        .map(|area| Choice {
            value: area.code.to_string(),
            label: area.name.as_str().into(),
            hint: Some(Note::new("ui.value").with("value", area.within.as_str()))
                .filter(|_| !area.within.is_empty()),
        })
        .collect();
    choices.push(Choice::word("", "incident.area.open"));
    html! {
        (Text::new("area_search", "incident.area").hint().optional().with(ctx, f, find))
        @if !view.areas.is_empty() {
            (Group::new("area", "incident.area.which", &choices).tall().draw(ctx, f))
            @if view.more_areas { p.hint { (ctx.t("areas.more")) } }
        } @else if !f.get("area_search").trim().is_empty() { p.notice role="status" { (ctx.t("areas.none")) } }
    }
}

fn person(ctx: &Ctx, f: &Form) -> Markup {
    step(
        ctx,
        "incident.step.person",
        html! {
            (Text::new("name", "register.name").first().draw(ctx, f))
            div.pair {
                (Text::new("born", "register.born").width("w-m").optional().draw(ctx, f))
                (Text::new("nik", "register.nik").digits().width("w-m").optional().draw(ctx, f))
            }
            (Text::new("person_phone", "incident.person_phone").kind("tel", "off").width("w-m").optional().draw(ctx, f))
        },
    )
}

fn illness(ctx: &Ctx, f: &Form) -> Markup {
    html! {
        (Text::new("work", "incident.told.work").optional().draw(ctx, f))
        (Text::new("work_length", "incident.told.work_length").optional().draw(ctx, f))
        (Text::new("exposure", "incident.told.exposure").optional().draw(ctx, f))
        (Text::new("diagnosis", "incident.told.diagnosis").optional().draw(ctx, f))
    }
}

/// Room for a story.
fn story(ctx: &Ctx, f: &Form, name: &str, label: &str) -> Markup {
    let error = f.error(name);
    html! {
        div.field.wrong[error.is_some()] {
            label for=(name) { (ctx.t(label)) " " span.optional { (ctx.t("ui.optional")) } }
            p.hint id={ (name) "-hint" } { (ctx.t(format!("{label}.hint"))) }
            @if let Some(error) = error { p.error id={ (name) "-error" } { (ctx.say(&error.note)) } }
            textarea id=(name) name=(name) rows="4" aria-describedby={ (name) "-hint" } aria-invalid=[error.map(|_| "true")] { (f.get(name)) }
        }
    }
}

fn open(ctx: &Ctx, view: &IncidentView, body: Markup) -> Markup {
    html! {
        form.screen action=(to::incident(view.subject, view.id)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            (body)
        }
    }
}

/// Papers still missing, ticked as they come.
pub(super) fn papers(ctx: &Ctx, view: &IncidentView, missing: &[&PaperView]) -> Markup {
    open(
        ctx,
        view,
        html! {
            fieldset.field #papers tabindex="-1" {
                legend.quiet { (ctx.t("incident.papers.missing")) }
                ul.papers { @for paper in missing {
                    li { label for={ "paper-" (paper.key) } { input id={ "paper-" (paper.key) } type="checkbox" name="papers" value=(paper.key) checked[view.form.has("papers", &paper.key)]; span { (name(ctx, &paper.name)) (when(ctx, paper)) } } }
                } }
            }
            div.pair {
                (Text::new("from", "incident.from").optional().draw(ctx, &view.form))
                (Text::new("received_on", "incident.received_on").hint().width("w-s").optional().draw(ctx, &view.form))
            }
            button name="do" value="papers" { (ctx.t("incident.papers.go")) }
        },
    )
}

/// Ticked by mistake, or given back.
pub(super) fn returned(ctx: &Ctx, view: &IncidentView, held: &[&PaperView]) -> Markup {
    shell::fold(
        &ctx.t("incident.returned"),
        open(
            ctx,
            view,
            html! {
                ul.papers { @for paper in held {
                    li { label for={ "back-" (paper.key) } { input id={ "back-" (paper.key) } type="checkbox" name="returned" value=(paper.key); span { (name(ctx, &paper.name)) } } }
                } }
                div.field { label for="returned-reason" { (ctx.t("incident.reason")) } input #returned-reason name="reason" autocomplete="off"; }
                button name="do" value="returned" { (ctx.t("incident.returned.go")) }
            },
        ),
    )
}

/// What is newly known, and what was told wrongly.
pub(super) fn add(ctx: &Ctx, view: &IncidentView) -> Markup {
    let f = &view.form;
    html! {
        section.screen {
            h2 { (ctx.t("incident.add")) }
            p.hint { (ctx.t("incident.add.hint")) }
            (open(ctx, view, html! {
                (story(ctx, f, "note", "incident.note"))
                div.pair {
                    (Text::new("at", "incident.at").hint().width("w-s").optional().draw(ctx, f))
                    (Text::new("phone", "incident.told.phone").kind("tel", "off").width("w-m").optional().draw(ctx, f))
                }
                details.fold open[!f.errors.is_empty()] {
                    summary { (ctx.t("incident.add.fields")) }
                    div {
                        (Text::new("on", "incident.on.other").width("w-m").optional().draw(ctx, f))
                        (Text::new("place", "incident.told.place").optional().draw(ctx, f))
                        (story(ctx, f, "happened", "incident.told.happened"))
                        (Text::new("reporter", "incident.told.reporter").optional().draw(ctx, f))
                        div.pair {
                            (Text::new("hospital", "incident.told.hospital").optional().draw(ctx, f))
                            (Text::new("first_help", "incident.told.first_help").optional().draw(ctx, f))
                        }
                        (illness(ctx, f))
                        (Text::new("reason", "incident.reason").hint().optional().draw(ctx, f))
                    }
                }
                button name="do" value="add" { (ctx.t("incident.add.go")) }
            }))
        }
    }
}

/// Who somebody without a record is.
pub(super) fn link(ctx: &Ctx, view: &IncidentView) -> Markup {
    html! {
        section.screen {
            h2 { (ctx.t("incident.link")) }
            p.hint { (ctx.t("incident.link.hint")) }
            form.find-big action=(to::incident(view.subject, view.id)) method="get" {
                label for="who" { (ctx.t("incident.who")) }
                div.row { input #who type="search" name="q" value=(view.query) autocomplete="off"; button.second { (ctx.t("search.go")) } }
            }
            @if !view.query.is_empty() && view.found.is_empty() { p.notice { (ctx.t("incident.who.none")) } }
            @if !view.found.is_empty() && view.may_decide {
                (open(ctx, view, html! {
                    fieldset.field #member tabindex="-1" {
                        legend { (ctx.t("incident.link.which")) }
                        div.chips.tall { @for found in &view.found {
                            label.chip for={ "m-" (found.person.id) } { input id={ "m-" (found.person.id) } type="radio" name="member" value=(found.person.id);
                                span { (found.person.name) small { (figures::born_in(ctx, found.born)) " · " (found.home) " · " (found.masked_nik) } } }
                        } }
                    }
                    div.field { label for="link-reason" { (ctx.t("incident.link.reason")) } input #link-reason name="reason" autocomplete="off"; }
                    button.go name="do" value="link" { (ctx.t("incident.link.go")) }
                }))
            } @else if !view.may_decide { p.notice { (ctx.t("incident.link.ask")) } }
        }
    }
}

/// Closing, withdrawing, taking up again: each with its reason, and what follows from it said before.
pub(super) fn ending(ctx: &Ctx, view: &IncidentView) -> Markup {
    let ways: &[(&str, &str)] = match (view.closed.is_some(), view.may_decide) {
        (true, true) => &[("reopened", "incident.reopen")],
        (true, false) => &[],
        (false, true) => &[("closed", "incident.close"), ("withdrawn", "incident.withdraw")],
        (false, false) => &[("closed", "incident.close")],
    };
    if ways.is_empty() {
        return html! {};
    }
    let death = view.death && view.may_decide;
    html! {
        section.screen {
            h2 { (ctx.t("incident.end")) }
            @if death && view.closed.is_none() { p.hint { (ctx.t("incident.withdraw.death")) } }
            (open(ctx, view, html! {
                div.field { label for="end-reason" { (ctx.t("incident.reason")) } input #end-reason name="reason" autocomplete="off"; }
                p.actions { @for (value, word) in ways { button name="do" value=(value) { (ctx.t(word)) } } }
            }))
        }
    }
}
