//! What phones sent and nobody believed, decided by a person; and what the saved file of a phone led to.

use super::{Ctx, form, shell, to};
use app::view::{AsideLine, AsideView, AsidesView, FileLine, FileView, Glance};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// The work-list, and the way in for a saved file.
pub fn page(ctx: &Ctx, view: &AsidesView) -> Markup {
    let title = match view.open.len() {
        0 => ctx.t("aside.none"),
        n => ctx.say(&Note::new("aside.title").with("count", n as i64)),
    };
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.t("aside.lede")) }
            (form::summary(ctx, &view.form))
            @if !view.open.is_empty() { section { h2 { (ctx.t("aside.open")) } (lines(ctx, &view.open, view.zone, "aside.open")) } }
            @if !view.refused.is_empty() { section { h2 { (ctx.t("aside.refused")) } p.hint { (ctx.t("aside.refused.how")) } (refused(ctx, view)) } }
            (upload(ctx, view))
            @if !view.decided.is_empty() { section { h2 { (ctx.t("aside.decided")) } (lines(ctx, &view.decided, view.zone, "aside.decided")) } }
        },
    )
}

fn refused(ctx: &Ctx, view: &AsidesView) -> Markup {
    let caption = ctx.t("aside.refused");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("aside.fact.number")) } th scope="col" { (ctx.t("aside.whose")) }
                    th scope="col" { (ctx.t("aside.refused.why")) } th scope="col" { (ctx.t("aside.came")) }
                } }
                tbody { @for money in &view.refused { tr {
                    th scope="row" { (money.number) }
                    td { (money.person) small { (money.series) } }
                    td { @if let Some(why) = &money.why { (ctx.say(why)) } }
                    td { (ctx.moment(money.at, view.zone)) }
                } } }
            }
        },
    )
}

fn upload(ctx: &Ctx, view: &AsidesView) -> Markup {
    let error = view.form.error("file");
    html! {
        section {
            h2 { (ctx.t("phonefile.title")) }
            p { (ctx.t("phonefile.how")) }
            form.narrow action=(to::PHONES) method="post" enctype="multipart/form-data" {
                (shell::csrf(ctx))
                div.field.wrong[error.is_some()] {
                    label for="file" { (ctx.t("phonefile.file")) }
                    p.hint #file-hint { (ctx.t("phonefile.file.hint")) }
                    @if let Some(error) = error { p.error #file-error { (ctx.say(&error.note)) } }
                    input #file type="file" name="file" accept=".json,application/json"
                        aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" }) aria-invalid=[error.map(|_| "true")];
                }
                p.actions { button { (ctx.t("phonefile.take")) } }
            }
        }
    }
}

fn lines(ctx: &Ctx, lines: &[AsideLine], zone: Zone, caption: &str) -> Markup {
    let caption = ctx.t(caption);
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("aside.what")) } th scope="col" { (ctx.t("aside.whose")) }
                    th scope="col" { (ctx.t("aside.why")) } th scope="col" { (ctx.t("aside.came")) }
                } }
                tbody { @for line in lines { tr {
                    th scope="row" { a href=(to::aside(line.phone, line.seq, &line.sealed_hash)) { (what(ctx, line.glance.as_ref())) }
                        @if let Some(number) = line.glance.as_ref().and_then(|g| g.number.as_ref()) { small { (number) } } }
                    td { (line.person) small { (line.series) " · " (ctx.say(&Note::new("aside.seq").with("seq", line.seq))) } }
                    td { @match &line.decided {
                        Some(decided) => { span.tag { (ctx.t(if decided.released { "aside.word.released" } else { "aside.word.dropped" })) } small { (decided.by) } },
                        None => (ctx.t(line.reason)),
                    } }
                    td { (ctx.moment(line.at, zone)) }
                } } }
            }
        },
    )
}

/// `Pembayaran Rp16.800, Bu Sari`; what does not open says so.
fn what(ctx: &Ctx, glance: Option<&Glance>) -> String {
    let Some(glance) = glance else { return ctx.t("aside.kind.sealed") };
    let mut parts = vec![ctx.t(&glance.kind)];
    parts.extend(glance.amount.map(|amount| ctx.rupiah(amount)));
    let head = parts.join(" ");
    match &glance.name {
        Some(name) => format!("{head}, {name}"),
        None => head,
    }
}

/// One item: what it is, why it was put aside, and the decision.
pub fn one(ctx: &Ctx, view: &AsideView) -> Markup {
    let line = &view.line;
    let title = what(ctx, line.glance.as_ref());
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::PHONES.to_owned(), ctx.t("nav.phones"))]))
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("aside.from").with("name", line.person.as_str()).with("series", line.series.as_str()).with("seq", line.seq).with("at", ctx.moment(line.at, view.zone)))) }
            (form::summary(ctx, &view.form))
            div.columns {
                section {
                    h2 { (ctx.t("aside.why")) }
                    p { strong { (ctx.t(line.reason)) } }
                    p { (ctx.t(format!("{}.more", line.reason))) }
                    @if !view.facts.is_empty() {
                        h2 { (ctx.t("aside.in_it")) }
                        dl.facts { @for (label, value) in &view.facts { div { dt { (ctx.t(label)) } dd { (ctx.arg(value)) } } } }
                    }
                    @if let Some(member) = line.glance.as_ref().and_then(|g| g.member) { p { a href=(to::member(member)) { (ctx.t("aside.member")) } } }
                }
                section { (decision(ctx, view)) }
            }
        },
    )
}

fn decision(ctx: &Ctx, view: &AsideView) -> Markup {
    let line = &view.line;
    if let Some(decided) = &line.decided {
        return html! {
            h2 { (ctx.t(if decided.released { "aside.word.released" } else { "aside.word.dropped" })) }
            p { (decided.by) ", " (ctx.moment(decided.at, view.zone)) }
            blockquote { (decided.reason) }
        };
    }
    if view.own {
        return html! { p.warn { (ctx.t("aside.own")) } };
    }
    if let Some(waiting) = view.waiting {
        return html! { p.notice { (ctx.t("aside.waits")) " " a href=(to::approval(waiting)) { (ctx.t("reversal.see")) } } };
    }
    html! {
        form.decide action=(to::aside(line.phone, line.seq, &line.sealed_hash)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            h2 { (ctx.t("aside.decide")) }
            p { (ctx.t(if view.may_release { "aside.decide.how" } else { "aside.decide.only_drop" })) }
            @if line.glance.as_ref().is_some_and(|g| g.amount.is_some() && g.member.is_none()) { p.warn { (ctx.t("aside.form_first")) } }
            @if let Some(alone) = view.alone { p.notice { (ctx.say(&Note::new("aside.second").with("limit", alone))) } }
            (form::Text::new("reason", "aside.reason").hint().draw(ctx, &view.form))
            p.actions {
                @if view.may_release { button.go name="do" value="release" { (ctx.t("aside.release")) } }
                button name="do" value="drop" { (ctx.t("aside.drop")) }
            }
        }
    }
}

/// What the saved file led to, item by item.
pub fn file(ctx: &Ctx, view: &FileView) -> Markup {
    let new = view.items - view.before;
    let key = match (view.revoked, new) {
        (_, 0) => "phonefile.done.nothing_new",
        (true, _) => "phonefile.done.revoked",
        _ => "phonefile.done",
    };
    let title = ctx.say(&Note::new(key).with("new", new).with("name", view.person.as_str()));
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::PHONES.to_owned(), ctx.t("nav.phones"))]))
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("phonefile.counts").with("items", view.items).with("before", view.before).with("series", view.series.as_str()))) }
            @if !view.missing.is_empty() {
                p.warn { (ctx.say(&Note::new("phonefile.gap").with("count", view.missing.len() as i64).with("first", view.missing[0]))) }
            }
            @if view.aside > 0 { p.notice { (ctx.say(&Note::new("phonefile.aside").with("count", view.aside))) " " a href=(to::PHONES) { (ctx.t("phonefile.look")) } } }
            section { h2 { (ctx.t("phonefile.items")) } (told(ctx, &view.lines)) }
        },
    )
}

fn told(ctx: &Ctx, lines: &[FileLine]) -> Markup {
    let caption = ctx.t("phonefile.items");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr { th scope="col" { (ctx.t("aside.what")) } th scope="col" { (ctx.t("phonefile.became")) } } }
                tbody { @for line in lines { tr {
                    th scope="row" {
                        @let said = what(ctx, line.glance.as_ref());
                        @match line.member { Some(member) => a href=(to::member(member)) { (said) }, None => (said) }
                        small { (ctx.say(&Note::new("aside.seq").with("seq", line.seq))) @if let Some(number) = line.glance.as_ref().and_then(|g| g.number.as_ref()) { " · " (number) } }
                    }
                    td { span.tag { (ctx.t(line.state)) } @for note in &line.notes { small { (ctx.say(note)) } } }
                } } }
            }
        },
    )
}
