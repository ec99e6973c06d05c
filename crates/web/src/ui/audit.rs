use super::admin::trail;
use super::form::{Text, select, summary};
use super::{Ctx, figures, shell, to};
use access::Action;
use app::view::{AuditLine, AuditSubject, AuditView};
use kernel::Note;
use maud::{Markup, html};

/// What was done, by whom and about whom, newest first.
pub fn page(ctx: &Ctx, view: &AuditView) -> Markup {
    let title = title(ctx, view);
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.t("audit.lede")) }
            (summary(ctx, &view.form))
            (filter(ctx, view))
            @if !view.candidates.is_empty() { (candidates(ctx, view)) }
            @else if view.rows.is_empty() { (shell::empty(&ctx.t("audit.none"), Some((to::AUDIT.to_owned(), ctx.t("audit.all"))))) }
            @else { (list(ctx, view)) }
            (figures::next(ctx, view.next.as_deref()))
        },
    )
}

fn title(ctx: &Ctx, view: &AuditView) -> String {
    let about = view.about.as_ref().map(|about| name(ctx, about));
    match (&view.by, about) {
        (Some(by), Some(about)) => {
            ctx.say(&Note::new("audit.title.by_about").with("name", by.as_str()).with("about", about))
        }
        (Some(by), None) => ctx.say(&Note::new("audit.title.by").with("name", by.as_str())),
        (None, Some(about)) => ctx.say(&Note::new("audit.title.about").with("about", about)),
        (None, None) => ctx.t("audit.title"),
    }
}

fn filter(ctx: &Ctx, view: &AuditView) -> Markup {
    let f = &view.form;
    html! {
        form.filter action=(to::AUDIT) method="get" {
            (Text::new("by", "audit.by").optional().draw(ctx, f))
            (select(ctx, f, "action", "audit.what", &view.actions))
            (Text::new("from", "audit.from").optional().width("w-s").draw(ctx, f))
            (Text::new("until", "audit.until").optional().width("w-s").draw(ctx, f))
            @if !f.get("member").is_empty() { input type="hidden" name="member" value=(f.get("member")); }
            button { (ctx.t("audit.go")) }
        }
    }
}

fn candidates(ctx: &Ctx, view: &AuditView) -> Markup {
    html! {
        p { (ctx.t("audit.which")) }
        ul.plain-list {
            @for (id, name, login) in &view.candidates {
                li { a href=(to::audit_by(*id)) { (name) } small { (login) } }
            }
        }
    }
}

fn list(ctx: &Ctx, view: &AuditView) -> Markup {
    let caption = ctx.t("admin.audit");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr { th scope="col" { (ctx.t("audit.when")) } th scope="col" { (ctx.t("audit.happened")) } } }
                tbody {
                    @for row in &view.rows {
                        tr {
                            td { time datetime=(row.at) { (ctx.moment(row.at, view.zone)) } }
                            td.wrap { (sentence(ctx, row)) @if row.refused { " " span.tag { (ctx.t("audit.refused")) } } }
                        }
                    }
                }
            }
        },
    )
}

/// Stand for the two names while the sentence is made: they are links.
const WHO: &str = "\u{e000}";
const WHOM: &str = "\u{e001}";

/// "Ketut looked at the page of Sari", with both names as links where they lead somewhere.
fn sentence(ctx: &Ctx, row: &AuditLine) -> Markup {
    let key = format!("audit.said.{}", row.action);
    let known = text::has(&key);
    let mut note = Note::new("audit.said.other").with("who", WHO).with("whom", WHOM);
    if known {
        note.code = key.into();
    } else {
        note = note.with("action", row.action.as_str());
    }
    let said = ctx.say(&note);
    let pieces = said.split_inclusive([WHO, WHOM].map(|m| m.chars().next().unwrap_or(' ')));
    html! {
        @for piece in pieces {
            @if let Some(before) = piece.strip_suffix(WHO) { (before) a href=(to::audit_by(row.actor)) { (row.who) } }
            @else if let Some(before) = piece.strip_suffix(WHOM) { (before) (subject(ctx, &row.about)) }
            @else { (piece) }
        }
    }
}

fn name(ctx: &Ctx, about: &AuditSubject) -> String {
    match about {
        AuditSubject::Nothing => ctx.t("audit.nobody"),
        AuditSubject::HiddenMember => ctx.t("audit.somebody"),
        AuditSubject::Member { name, .. }
        | AuditSubject::User { name, .. }
        | AuditSubject::Office { name, .. }
        | AuditSubject::Activity { name, .. }
        | AuditSubject::Campaign { name, .. }
        | AuditSubject::Named(name) => name.clone(),
        AuditSubject::Report { report, rows, format } => {
            let key = if format == "PAGE" { "audit.report" } else { "audit.report.file" };
            let note = Note::new(key).with("report", ctx.t(super::reports::word(*report, "")));
            ctx.say(&note.with("rows", *rows).with("format", format.as_str()))
        }
    }
}

fn subject(ctx: &Ctx, about: &AuditSubject) -> Markup {
    let path = match about {
        AuditSubject::Member { id, .. } => Some(to::member(*id)),
        AuditSubject::User { id, .. } if ctx.may(Action::ManageUsers) => Some(to::user(*id)),
        AuditSubject::Office { id, .. } => Some(to::office(*id)),
        AuditSubject::Activity { id, .. } => Some(to::activity(*id)),
        AuditSubject::Campaign { id, .. } => Some(to::campaign(*id)),
        _ => None,
    };
    let name = name(ctx, about);
    html! { @match path { Some(path) => { a href=(path) { (name) } }, None => (name) } }
}
