use super::{Ctx, figures, mark, shell, to};
use app::view::{Found, SearchView};
use kernel::Note;
use maud::{Markup, html};

/// Who was found, or how to ask better.
pub fn page(ctx: &Ctx, view: &SearchView) -> Markup {
    let title = title(ctx, view);
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            form.find-big action=(to::MEMBERS) method="get" {
                label for="find" { (ctx.t("nav.search.hint")) }
                div.row { input #find type="search" name="q" value=(view.query) autocomplete="off" data-hints=(to::HINTS); button.go { (ctx.t("search.go")) } }
            }
            @if let Some(note) = &view.more { p.notice { (ctx.say(note)) } }
            @if let Some(note) = &view.duplicates { p.warn { (ctx.say(note)) } }
            @if view.found.is_empty() { (nobody(ctx, view)) } @else { (list(ctx, view)) }
        },
    )
}

/// The same people as options under the search box, while somebody types: a part of a page, for `find.js`.
pub fn hints(ctx: &Ctx, view: &SearchView) -> Markup {
    let said = view.more.as_ref().map(|note| ctx.say(note));
    html! {
        @if !view.found.is_empty() {
            div role="listbox" aria-label=(ctx.t("search.hits")) {
                @for found in &view.found {
                    a role="option" aria-selected="false" href=(to::member(found.person.id)) {
                        span { (found.person.name) }
                        (mark::standing(ctx, found.standing))
                        small {
                            span.nik { (found.masked_nik) } " · " (figures::born_in(ctx, found.born)) " · " (found.home)
                            @if found.maybe_duplicate { " · " (ctx.t("search.maybe_duplicate")) }
                        }
                    }
                }
            }
        }
        p role="status" {
            @match said {
                Some(said) => (said),
                None if view.found.is_empty() => (ctx.t("search.hits.none")),
                None if view.next.is_some() => (ctx.t("search.hits.more")),
                None => (ctx.say(&Note::new("search.hits.all").with("count", view.found.len() as i64))),
            }
        }
    }
}

fn title(ctx: &Ctx, view: &SearchView) -> String {
    if view.query.is_empty() {
        return ctx.t("search.title");
    }
    let key = if view.found.is_empty() { "search.none" } else { "search.found" };
    ctx.say(&Note::new(key).with("query", view.query.as_str()).with("count", view.found.len() as i64))
}

fn nobody(ctx: &Ctx, view: &SearchView) -> Markup {
    if view.query.is_empty() {
        return html! { p.lede { (ctx.t("search.lede")) } };
    }
    let action = view.may_register.then(|| (to::REGISTER.to_owned(), ctx.t("search.register")));
    shell::empty(&ctx.say(&Note::new("search.none.why").with("within", view.within.as_str())), action)
}

fn list(ctx: &Ctx, view: &SearchView) -> Markup {
    let caption = title(ctx, view);
    html! {
        (shell::scroll(&caption, html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("register.name")) } th scope="col" { (ctx.t("register.born_in")) }
                    th scope="col" { (ctx.t("member.home")) } th scope="col" { (ctx.t("member.standing")) }
                    th scope="col" { (ctx.t("member.until")) }
                } }
                tbody { @for found in &view.found { (row(ctx, found)) } }
            }
        }))
        p.hint { (ctx.say(&Note::new("search.within").with("within", view.within.as_str()))) }
        (figures::next(ctx, view.next.as_deref()))
    }
}

fn row(ctx: &Ctx, found: &Found) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(to::member(found.person.id)) { (found.person.name) }
                small.nik { (found.masked_nik) }
                @if found.maybe_duplicate { span.tag.warn-tag { (ctx.t("search.maybe_duplicate")) } }
            }
            td { (found.born.year()) }
            td { (found.home) }
            td { (mark::standing(ctx, found.standing)) }
            td { @match found.until { Some(day) => (ctx.day(day)), None => "–" } }
        }
    }
}
