use super::admin::trail;
use super::form::select;
use super::{Ctx, figures, shell, to};
use app::view::{Choice, UserRow, UserState, UsersView};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// Who may sign in: searched, filtered, sorted, page by page.
pub fn page(ctx: &Ctx, view: &UsersView) -> Markup {
    let title = ctx.say(&Note::new("users.title").with("users", view.everybody));
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("users.lede").with("active", view.active).with("locked", view.locked))) }
            p.actions { a.button.go href=(to::NEW_USER) { (ctx.t("users.new")) } a href=(to::ROLES) { (ctx.t("users.roles")) } }
            (filter(ctx, view))
            @if view.rows.is_empty() { (shell::empty(&ctx.t("users.none"), Some((to::USERS.to_owned(), ctx.t("users.all"))))) }
            @else { (list(ctx, view)) }
            (figures::next(ctx, view.next.as_deref()))
        },
    )
}

fn filter(ctx: &Ctx, view: &UsersView) -> Markup {
    let states = ["active", "inactive", "locked"];
    let states = states.map(|s| Choice {
        value: s.to_owned(),
        label: kernel::Arg::Word(format!("users.state.{s}").into()),
        hint: None,
    });
    html! {
        form.filter action=(to::USERS) method="get" {
            input type="hidden" name="sort" value=(view.form.get("sort"));
            div.field { label for="who" { (ctx.t("users.find")) } input #who type="search" name="q" value=(view.form.get("q")) autocomplete="off"; }
            (select(ctx, &view.form, "role", "users.role", &view.roles))
            (select(ctx, &view.form, "office", "users.office", &view.offices))
            (select(ctx, &view.form, "state", "users.state", &states))
            button { (ctx.t("users.go")) }
        }
    }
}

fn list(ctx: &Ctx, view: &UsersView) -> Markup {
    let caption = ctx.t("admin.users");
    let sorted = view.form.get("sort");
    let head = |key: &str, label: &str| {
        let down = key == "newest";
        html! {
            th scope="col" aria-sort=[(sorted == key).then_some(if down { "descending" } else { "ascending" })] {
                a href=(to::users(&view.form, key)) { (ctx.t(label)) }
            }
        }
    };
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    (head("name", "users.name")) (head("login", "users.login")) (head("role", "users.role"))
                    th scope="col" { (ctx.t("users.office")) } (head("newest", "users.since")) th scope="col" { (ctx.t("users.state")) }
                } }
                tbody { @for row in &view.rows { (one(ctx, row)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, row: &UserRow) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(to::user(row.id)) { (row.name) } }
            td { (row.login) }
            td { (ctx.t(row.role.word())) }
            td { @if row.office.is_empty() { "–" } @else { (row.office) } }
            td.nowrap { (ctx.day_short(row.since)) }
            td { (state(ctx, row.state)) }
        }
    }
}

/// Whether somebody may sign in, by word and mark.
pub(super) fn state(ctx: &Ctx, state: UserState) -> Markup {
    let word = ctx.t(format!("users.state.{}", state.key()));
    match state {
        UserState::Active => html! { span.good { (word) } },
        UserState::FirstTime => html! { span.tag { (word) } },
        UserState::Locked(until) => {
            html! { span.tag.warn-tag title=(ctx.moment(until, Zone::WIB)) { (word) } }
        }
        UserState::Inactive => html! { span.quiet-ink { (word) } },
    }
}
