//! Paper: the notice with what the law asks it to say, and one page for the family without a word of office.

use super::incident::{name, when};
use super::incidents::moment;
use super::{Ctx, mark, shell, to};
use app::view::IncidentView;
use kernel::Note;
use maud::{Markup, html};

/// The notice. What nobody has told yet is a line to write on.
pub fn letter(ctx: &Ctx, view: &IncidentView) -> Markup {
    let title = ctx.t("incident.letter.title");
    shell::frame(
        ctx,
        &title,
        "page",
        html! {
            p.screen { a href=(to::incident(view.subject, view.id)) { "← " (view.name) } }
            article.letter aria-labelledby="letter" {
                header { (mark::logo()) div { h1 #letter { (title) } p { (ctx.say(&view.kind)) } } }
                @if let Some(minimum) = &view.minimum {
                    p { (ctx.t("incident.letter.to")) }
                    ul.bullets { @for to in &minimum.to { li { (name(ctx, to)) } } }
                }
                dl.form {
                    dt { (ctx.t("register.name")) } dd { (view.name) }
                    dt { (ctx.t("incidents.when")) } dd { (moment(ctx, view.happened)) }
                    @for (label, said) in view.told_minimum.iter().filter(|(label, _)| !matches!(&*label.code, "incident.field.day" | "incident.field.hour")) {
                        dt { (ctx.say(label)) } dd { @match said { Some(said) => (said), None => span.line {} } }
                    }
                    @if view.told_minimum.is_empty() { @for (label, said) in &view.told { dt { (ctx.say(label)) } dd { (said) } } }
                    @if !view.told_minimum.is_empty() {
                        dt { (ctx.t("incident.told.hospital")) } dd { @match hospital(view) { Some(said) => (said), None => span.line {} } }
                    }
                    dt { (ctx.t("incident.letter.office")) } dd { (view.office) br; (ctx.moment(view.reported, view.zone)) }
                }
                @if let Some(minimum) = &view.minimum {
                    p.small { (ctx.say(&Note::new("incident.letter.law").with("source", minimum.source.as_str()))) " "
                        (ctx.t("incident.letter.senders")) " " @for (i, sender) in minimum.senders.iter().enumerate() { @if i > 0 { "; " } (name(ctx, sender)) } "." }
                }
                div.hands { p { (ctx.t("incident.letter.sender")) span.line {} } p { (ctx.t("incident.letter.received")) span.line {} } }
            }
            p.hint.screen { (ctx.t("incident.print")) }
        },
    )
}

/// Where the person is treated, as told.
fn hospital(view: &IncidentView) -> Option<&str> {
    let told = view.told.iter().find(|(label, _)| label.code == "incident.told.hospital");
    told.map(|(_, text)| text.as_str())
}

/// For the family: what to do, what to bring, whom to call.
pub fn leaflet(ctx: &Ctx, view: &IncidentView) -> Markup {
    let title = ctx.say(&Note::new("incident.leaflet.title").with("name", view.name.as_str()));
    shell::frame(
        ctx,
        &title,
        "page",
        html! {
            p.screen { a href=(to::incident(view.subject, view.id)) { "← " (view.name) } }
            article.letter.big aria-labelledby="leaflet" {
                header { (mark::logo()) h1 #leaflet { (title) } }
                @if view.death { p { (ctx.t("incident.condolence")) } }
                p { (ctx.say(&Note::new("incident.leaflet.kept").with("office", view.office.as_str()).with("on", view.reported.day_in(view.zone)))) }
                h2 { (ctx.t("incident.tonight")) }
                ol.tonight { @for step in &view.tonight { li { (ctx.say(step)) } } }
                h2 { (ctx.t("incident.leaflet.bring")) }
                ul.papers { @for paper in &view.papers { li { span.box aria-hidden="true" { @if paper.held.is_some() { "✓" } } span { (name(ctx, &paper.name)) (when(ctx, paper)) @if paper.held.is_some() { " " small { (ctx.t("incident.leaflet.here")) } } } } } }
                p { (ctx.t("incident.leaflet.decides")) }
                p.small { (ctx.t("incident.leaflet.number")) " " strong { (short(view)) } }
            }
            p.hint.screen { (ctx.t("incident.print")) }
        },
    )
}

/// The last of the report's id: said over the phone.
fn short(view: &IncidentView) -> String {
    let hex = view.id.0.simple().to_string();
    format!("{}-{}-{}", &hex[20..24], &hex[24..28], &hex[28..32])
}
