use super::admin::{areas, reason, trail};
use super::form::{Group, Text, select, summary};
use super::{Ctx, shell, to};
use app::view::{Choice, UserFormView};
use kernel::Note;
use maud::{Markup, html};

/// Somebody new, or another role, office, territory or name of somebody who is here.
pub fn page(ctx: &Ctx, view: &UserFormView) -> Markup {
    let f = &view.form;
    let (title, action) = match &view.user {
        None => (ctx.t("user.new.title"), to::NEW_USER.to_owned()),
        Some((id, name)) => {
            (ctx.say(&Note::new("user.change.title").with("name", name.as_str())), to::change_user(*id))
        }
    };
    let langs = [Choice::word("id", "user.lang.id"), Choice::word("en", "user.lang.en")];
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            (trail(ctx, Some((to::USERS, "admin.users"))))
            h1 { (title) }
            @if view.user.is_none() { p.lede { (ctx.t("user.new.lede")) } } @else { p.lede { (ctx.t("user.change.lede")) } }
            (summary(ctx, f))
            form.act action=(action) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.command);
                // Enter in any field saves; the search has a button of its own.
                button.quiet name="do" value="save" tabindex="-1" aria-hidden="true" { (ctx.t("user.save")) }
                @if view.user.is_none() { (Text::new("login", "user.login").hint().width("w-m").draw(ctx, f)) }
                (Text::new("name", "user.name").draw(ctx, f))
                (Group::new("role", "user.role", &view.roles).tall().draw(ctx, f))
                (select(ctx, f, "office", "users.office", &view.offices))
                (ground(ctx, view))
                @if view.user.is_none() { (Group::new("lang", "user.lang", &langs).draw(ctx, f)) (Text::new("reason", "user.new.why").hint().optional().draw(ctx, f)) } @else { (reason(ctx, f)) }
                p.actions { button.go name="do" value="save" { (ctx.t(if view.user.is_none() { "user.make" } else { "user.save" })) } }
            }
        },
    )
}

fn ground(ctx: &Ctx, view: &UserFormView) -> Markup {
    let mut choices = vec![Choice::word("office", "user.ground.office")];
    if view.may_give_nation {
        choices.push(Choice::word("nation", "user.ground.country"));
    }
    choices.push(Choice::word("areas", "user.ground.areas"));
    html! {
        (Group::new("ground", "user.ground", &choices).hint().draw(ctx, &view.form))
        (areas(ctx, &view.form, &view.areas))
    }
}
