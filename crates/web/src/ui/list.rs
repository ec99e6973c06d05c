//! One list: before, what would become of each row; while it runs, how far it is; after, what became of each.

use super::form::{Text, summary};
use super::{Ctx, shell, to};
use app::view::{ListRowView, ListState, ListView};
use kernel::Note;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &ListView, again: bool) -> Markup {
    let title = title(ctx, view);
    let live = view.state == ListState::Running || !view.looked;
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::LISTS.to_owned(), ctx.t("nav.lists"))]))
            @if again { p.notice role="status" { (ctx.t("lists.again")) } }
            @if live {
                div.far data-far { h1 { (title) } (far(ctx, view)) }
                script type="module" src="/assets/lists.js" {}
            } @else {
                h1 { (title) }
            }
            p.lede { (lede(ctx, view)) }
            p.hint { (view.file) " · " (ctx.say(&Note::new("lists.brought").with("by", view.by.as_str())
                .with("office", view.office.as_str()).with("at", ctx.moment(view.at, view.zone)))) }
            (summary(ctx, &view.form))
            (actions(ctx, view))
            @if view.looked && !view.counts.is_empty() { (kinds(ctx, view)) (rows(ctx, view)) }
            @if !view.terms.is_empty() { (said(ctx, view)) }
        },
    )
}

fn title(ctx: &Ctx, view: &ListView) -> String {
    let with = |note: Note| ctx.say(&note.with("total", view.total).with("done", view.done));
    if !view.looked {
        return with(Note::new("lists.looking").with("file", view.file.as_str()));
    }
    let comes = view.count("registers") + view.count("doubtful");
    let registered = view.count("registered");
    match view.state {
        ListState::Sent => ctx.say(&Note::new("lists.terms").with("file", view.file.as_str())),
        ListState::Ready | ListState::Waiting if comes == 0 => with(Note::new("lists.before.none")),
        ListState::Ready | ListState::Waiting => with(Note::new("lists.before").with("registers", comes)),
        ListState::Running => with(Note::new("lists.running")),
        ListState::Paused => with(Note::new("lists.paused")),
        ListState::Done => with(Note::new("lists.done").with("registered", registered)),
        ListState::Closed => with(Note::new("lists.closed").with("registered", registered)),
    }
}

fn lede(ctx: &Ctx, view: &ListView) -> String {
    if !view.looked {
        return ctx.t("lists.looking.lede");
    }
    let wrong = view.count("refused") + view.count("unread");
    match view.state {
        ListState::Sent | ListState::Ready => ctx.t("lists.before.lede"),
        ListState::Waiting => ctx.t("lists.waits"),
        ListState::Running => ctx.t("lists.running.lede"),
        ListState::Paused => ctx.t("lists.paused.lede"),
        ListState::Done if wrong == 0 => ctx.t("lists.done.lede.clean"),
        ListState::Done => ctx.say(&Note::new("lists.done.lede").with("rows", wrong)),
        ListState::Closed => ctx.t("lists.closed.lede"),
    }
}

fn far(ctx: &Ctx, view: &ListView) -> Markup {
    html! {
        label.quiet for="far" { (ctx.t("lists.progress")) }
        progress #far value=(view.done) max=(view.total.max(1)) {}
        p.next { a href=(to::list(view.id)) { (ctx.t("lists.reload")) } }
    }
}

/// What may be done with it as it stands.
fn actions(ctx: &Ctx, view: &ListView) -> Markup {
    match view.state {
        ListState::Ready if view.looked => bring(ctx, view),
        ListState::Waiting => html! {
            @if let Some(key) = view.proposal { p.actions { a.button href=(to::approval(key)) { (ctx.t("lists.see_proposal")) } } }
        },
        ListState::Running => acts(ctx, view, &[("pause", "lists.pause", false)]),
        ListState::Paused => {
            acts(ctx, view, &[("resume", "lists.resume", true), ("close", "lists.close", false)])
        }
        ListState::Done => acts(ctx, view, &[("close", "lists.close", false)]),
        _ => html! {},
    }
}

fn bring(ctx: &Ctx, view: &ListView) -> Markup {
    if !view.may_bring {
        return html! { p.notice { (ctx.t("lists.not_yours")) } };
    }
    let go = match view.alone {
        Some(_) => ctx.t("lists.ask"),
        None => ctx.say(&Note::new("lists.go").with("rows", view.total)),
    };
    html! {
        form.narrow action=(to::list(view.id)) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            @if let Some(alone) = view.alone {
                p.notice { (ctx.say(&Note::new("lists.alone").with("alone", alone))) }
                (Text::new("why", "lists.why").hint().draw(ctx, &view.form))
            }
            p.actions {
                button.go name="do" value="bring" { (go) }
                a href=(to::list_terms(view.id)) { (ctx.t("lists.change")) }
                button.plain name="do" value="throw" formnovalidate { (ctx.t("lists.throw")) }
            }
            p.hint { (ctx.t("lists.no_money")) }
        }
    }
}

fn acts(ctx: &Ctx, view: &ListView, acts: &[(&str, &str, bool)]) -> Markup {
    let wrong = view.count("refused") + view.count("unread");
    html! {
        form action=(to::list(view.id)) method="post" {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            p.actions {
                @if wrong > 0 && view.held { a.button.go href=(to::list_correct(view.id)) { (ctx.t("lists.take")) } }
                @for (what, word, go) in acts { button.go[*go] name="do" value=(what) { (ctx.t(word)) } }
            }
        }
    }
}

/// How many of each kind; each leads to its rows.
fn kinds(ctx: &Ctx, view: &ListView) -> Markup {
    html! {
        nav.kinds aria-label=(ctx.t("lists.kinds")) {
            ul {
                @for kind in &view.counts {
                    li {
                        a.zero[kind.count == 0] href=(to::list_rows(view.id, kind.key, 0)) aria-current=[(kind.key == view.shown).then_some("page")] {
                            b { (ctx.num(kind.count)) } (ctx.t(format!("lists.kind.{}", kind.key)))
                        }
                    }
                }
            }
        }
    }
}

fn rows(ctx: &Ctx, view: &ListView) -> Markup {
    let caption = ctx.t(format!("lists.kind.{}", view.shown));
    let told = view.rows.iter().any(|row| row.note.is_some());
    let named = view.rows.iter().any(|row| row.name.is_some());
    html! {
        section #rows {
            p.hint { (ctx.t(format!("lists.kind.{}.why", view.shown))) }
            @if view.rows.is_empty() { p { (ctx.t("lists.rows.none")) } } @else {
                (shell::scroll(&caption, html! {
                    table.compact {
                        caption.quiet { (caption) }
                        thead { tr {
                            th.num scope="col" { (ctx.t("lists.col.row")) }
                            @if named { th scope="col" { (ctx.t("lists.col.name")) } th scope="col" { (ctx.t("lists.col.nik")) } }
                            @if told { th scope="col" { (ctx.t("lists.col.what")) } }
                        } }
                        tbody { @for row in &view.rows { (line(ctx, row, named, told)) } }
                    }
                }))
            }
            @if let Some(next) = view.next { p.next { a href=(to::list_rows(view.id, view.shown, next)) { (ctx.t("lists.rows.next")) } } }
        }
    }
}

fn line(ctx: &Ctx, row: &ListRowView, named: bool, told: bool) -> Markup {
    let name = row.name.as_deref().filter(|name| !name.is_empty()).unwrap_or("–");
    html! {
        tr {
            @match (row.member, named) {
                (Some(member), false) => td.num { a href=(to::member(member)) { (row.n) } },
                _ => td.num { (row.n) },
            }
            @if named {
                td { @if let Some(member) = row.member { a href=(to::member(member)) { (name) } } @else { (name) } }
                td.nowrap { @if row.nik_end.is_empty() { "–" } @else { "…" (row.nik_end) } }
            }
            @if told {
                td.wrap {
                    @if let Some(note) = &row.note {
                        @if let Some(field) = &row.field { strong { (ctx.arg(field)) ": " } }
                        (ctx.say(note))
                    }
                }
            }
        }
    }
}

fn said(ctx: &Ctx, view: &ListView) -> Markup {
    html! {
        section {
            h2 { (ctx.t("lists.said")) }
            dl.facts { @for (label, value) in &view.terms { div { dt { (ctx.t(label)) } dd { (ctx.arg(value)) } } } }
        }
    }
}
