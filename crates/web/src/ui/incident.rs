//! One event: the sentence about the person, what to do tonight, the time there is, the papers.

use super::form::{Text, summary};
use super::incidents::moment;
use super::{Ctx, figures, incident_form, mark, shell, to};
use app::view::{ClockView, IncidentView, PaperView, RegisteredAs};
use kernel::Note;
use maud::{Markup, html};
use scheme::Name;
use text::Lang;

pub fn page(ctx: &Ctx, view: &IncidentView) -> Markup {
    shell::page(
        ctx,
        &view.name,
        html! {
            p.eyebrow { a href=(to::INCIDENTS) { (ctx.t("nav.incidents")) } " · " (ctx.say(&view.kind)) " · " (moment(ctx, view.happened)) }
            div.answer {
                (mark::bare(view.standing))
                div { h1 { (ctx.say(&view.headline)) } p.lead { (ctx.say(&view.cover)) } }
            }
            @if let Some(closed) = &view.closed { p.notice { (ctx.say(&Note::new("incident.closed").with("standing", ctx.say(closed)))) } }
            @if let Some(first) = view.first { p.notice { (ctx.t("incident.second")) " " a href=(to::incident(view.subject, first)) { (ctx.t("incident.second.first")) } } }
            @for note in &view.also { p.warn { (ctx.say(note)) } }
            (summary(ctx, &view.form))
            div.actions.screen {
                a.button.go href=(to::incident_letter(view.subject, view.id)) { (ctx.t("incident.letter")) }
                a.button href=(to::incident_leaflet(view.subject, view.id)) { (ctx.t("incident.leaflet")) }
                @if let Some(member) = view.member { a.button href=(to::member(member)) { (ctx.t("incident.open_member")) } }
            }
            div.columns {
                section { h2 { (ctx.t("incident.tonight")) } @if view.death { p { (ctx.t("incident.condolence")) } } ol.tonight { @for step in &view.tonight { li { (ctx.say(step)) } } } }
                section { h2 { (ctx.t("incident.time")) } (time(ctx, view)) }
            }
            section { h2 { (papers_title(ctx, view)) } (papers(ctx, view)) }
            section { h2 { (ctx.t("incident.told")) } (told(ctx, view)) }
            @if view.may_add { (incident_form::add(ctx, view)) }
            @if view.member.is_none() { (incident_form::link(ctx, view)) }
            section { h2 { (ctx.t("member.events")) } (story(ctx, view)) }
            @if let Some(r) = &view.attested { section { h2 { (ctx.t("incident.attested")) } p.hint { (ctx.t("incident.attested.why")) } (attested(ctx, r)) } }
            @if view.may_add { (incident_form::ending(ctx, view)) }
            @if !view.looks.is_empty() { section { h2 { (ctx.t("member.looks")) }
                ul.plain-list.looks { @for look in &view.looks { li { (look.who) small { (look.office) " · " (ctx.moment(look.at, view.zone)) } } } }
            } }
        },
    )
}

/// A name of the scheme in the reader's language.
pub(super) fn name<'a>(ctx: &Ctx, name: &'a Name) -> &'a str {
    if ctx.lang == Lang::Id { &name.id } else { &name.en }
}

fn time(ctx: &Ctx, view: &IncidentView) -> Markup {
    html! {
        @match &view.clock {
            Some(clock) if view.closed.is_none() => (running(ctx, view, clock)),
            _ => p { (ctx.t("incident.time.none")) },
        }
        @if !view.missing.is_empty() {
            p { (ctx.t("incident.missing")) }
            ul.bullets { @for field in &view.missing { li { (ctx.say(field)) } } }
        }
        @if let Some((day, confirmed)) = view.claim_until {
            p.small { (ctx.say(&Note::new("incident.claim_until").with("day", day))) @if !confirmed { " " span.checking { (ctx.t("ui.unconfirmed")) } } }
        }
        p.small { (ctx.say(&Note::new("incident.reported").with("reporter", view.reporter.as_str()))) " " (ctx.moment(view.reported, view.zone)) }
        @for (at, reporter) in &view.again { p.small { (ctx.say(&Note::new("incident.again").with("reporter", reporter.as_str()))) " " (ctx.moment(*at, view.zone)) } }
    }
}

fn running(ctx: &Ctx, view: &IncidentView, clock: &ClockView) -> Markup {
    html! {
        p.clock class={ "clock-" (clock.pace) } { (ctx.say(&clock.sentence)) }
        p.small { (ctx.t("incident.deadline")) " " (ctx.moment(clock.deadline, view.zone)) @if !clock.confirmed { " " span.checking title=(clock.source) { (ctx.t("ui.unconfirmed")) } } }
    }
}

/// Counts the papers that are always needed; where the list has others too, it says that it counts only those.
fn papers_title(ctx: &Ctx, view: &IncidentView) -> String {
    ctx.say(&papers_held(&view.papers))
}

fn papers_held(papers: &[PaperView]) -> Note {
    let needed: Vec<&PaperView> = papers.iter().filter(|p| p.when.is_none()).collect();
    let held = needed.iter().filter(|p| p.held.is_some()).count() as i64;
    let all = needed.len() == papers.len();
    let note = Note::new(if all { "incident.papers.held" } else { "incident.papers.held.always" });
    note.with("held", held).with("of", needed.len() as i64)
}

fn papers(ctx: &Ctx, view: &IncidentView) -> Markup {
    let (held, missing): (Vec<&PaperView>, Vec<&PaperView>) =
        view.papers.iter().partition(|p| p.held.is_some());
    let unconfirmed = view.papers.iter().any(|p| !p.confirmed);
    html! {
        @if unconfirmed { p.hint { (ctx.t("incident.papers.unconfirmed")) } }
        div.columns.even {
            section {
                h3 { (ctx.t("incident.papers.missing")) }
                @if missing.is_empty() { p { (ctx.t("incident.papers.all")) } }
                @else if view.may_add { (incident_form::papers(ctx, view, &missing)) }
                @else { ul.plain-list { @for paper in &missing { li { (name(ctx, &paper.name)) (when(ctx, paper)) } } } }
            }
            section {
                h3 { (ctx.t("incident.papers.here")) }
                @if held.is_empty() { p { (ctx.t("incident.papers.none")) } }
                ul.plain-list {
                    @for paper in &held {
                        li { (name(ctx, &paper.name)) @if let Some((on, from)) = &paper.held { small { (ctx.day(*on)) @if !from.is_empty() { " · " (from) } } } }
                    }
                }
                @if view.may_add && !held.is_empty() { (incident_form::returned(ctx, view, &held)) }
            }
        }
    }
}

pub(super) fn when(ctx: &Ctx, paper: &PaperView) -> Markup {
    html! { @if let Some(when) = &paper.when { " " small { (name(ctx, when)) } } }
}

fn told(ctx: &Ctx, view: &IncidentView) -> Markup {
    let mut pairs = vec![(ctx.t("incidents.when"), html! { (moment(ctx, view.happened)) })];
    pairs.extend(view.told.iter().map(|(label, text)| (ctx.say(label), html! { (text) })));
    html! {
        (figures::facts(&pairs))
        @if let Some(lines) = view.stranger.as_ref().filter(|_| view.member.is_none()) {
            h3 { (ctx.t("incident.stranger")) }
            (figures::facts(&lines.iter().map(|(label, text)| (ctx.say(label), html! { (text) })).collect::<Vec<_>>()))
        }
    }
}

/// What somebody saw when the person registered. Income is left out: no amount stands on this page.
fn attested(ctx: &Ctx, r: &RegisteredAs) -> Markup {
    let yes = |b: bool| ctx.t(if b { "ui.yes" } else { "ui.no" });
    let said = Note::new("member.registered").with("day", r.on).with("office", r.office.as_str());
    html! {
        p { (ctx.say(&said)) @if let Some(activity) = &r.activity { " · " (activity) } }
        (figures::facts(&[
            (ctx.t("register.occupation"), html! { (r.occupation) }),
            (ctx.t("register.works_now"), html! { (yes(r.works_now)) }),
            (ctx.t("register.well_now"), html! { (yes(r.well_now)) }),
            (ctx.t("register.attested_by"), html! { (r.attested_by) ", " (r.place) }),
        ]))
    }
}

fn story(ctx: &Ctx, view: &IncidentView) -> Markup {
    html! {
        ol.timeline {
            @for told in &view.story {
                li {
                    p.when { (ctx.moment(told.at, view.zone)) }
                    p { (ctx.say(&told.what)) }
                    @for words in &told.words { p.said { (words) } }
                    p.small { (told.by) }
                }
            }
        }
    }
}

/// "Who is this?": found before anything is written, or written as not on record.
pub fn who(ctx: &Ctx, view: &app::view::NewIncidentView) -> Markup {
    let title = ctx.t("incident.report");
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            h1 { (title) }
            p.lede { (ctx.t("incident.who.lede")) }
            form.find-big action=(to::INCIDENT_NEW) method="get" {
                label for="who" { (ctx.t("incident.who")) }
                div.row { input #who type="search" name="q" value=(view.query) autocomplete="off" autofocus; button.go { (ctx.t("search.go")) } }
            }
            @if !view.found.is_empty() {
                ul.plain-list.people { @for found in &view.found {
                    li { a href=(to::report_for(found.person.id)) { (found.person.name) } " " (mark::standing(ctx, found.standing))
                        small { (figures::born_in(ctx, found.born)) " · " (found.home) " · " span.nik { (found.masked_nik) } } }
                } }
            } @else if !view.query.is_empty() { p.notice { (ctx.t("incident.who.none")) } }
            p.actions { a.button href=(to::report_unknown(&view.query)) { (ctx.t("incident.who.unknown")) } }
        },
    )
}

/// A person who is said to be dead and lives.
pub fn alive(
    ctx: &Ctx,
    view: &app::view::MemberView,
    form: &app::view::Form,
    command: kernel::CommandId,
) -> Markup {
    let title = ctx.say(&Note::new("incident.alive.title").with("name", view.name.as_str()));
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            p.eyebrow { a href=(to::member(view.id)) { (view.name) } }
            h1 { (title) }
            p.lede { (ctx.t("incident.alive.lede")) }
            (summary(ctx, form))
            form.sheet.single action=(to::alive(view.id)) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(command);
                (Text::new("reason", "incident.alive.reason").hint().first().draw(ctx, form))
                button.go { (ctx.t("incident.alive.go")) }
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_says_which_papers_it_counts() {
        let name = || Name { id: "kartu".into(), en: "card".into() };
        let paper = |when| PaperView { key: "card".into(), name: name(), when, held: None, confirmed: true };
        assert_eq!(papers_held(&[paper(None)]).code, "incident.papers.held");
        assert_eq!(papers_held(&[paper(None), paper(Some(name()))]).code, "incident.papers.held.always");
    }
}
