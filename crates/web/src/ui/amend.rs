//! Correcting, completing and ending what is known of a member.

use super::form::{Group, Text, select};
use super::{Ctx, form, mark, photo, shell, to};
use app::view::{AmendView, Choice};
use kernel::Note;
use maud::{Markup, html};

/// `words`: what the page is called, what it is for, and what its button says.
fn frame(
    ctx: &Ctx,
    view: &AmendView,
    words: [&'static str; 3],
    path: &str,
    body: Markup,
    beside: Option<Markup>,
) -> Markup {
    let [title, lede, go] = words;
    let title = ctx.say(&Note::new(title).with("name", view.name.as_str()));
    let form = html! {
        form.sheet.single action=(path) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            (body)
            div.actions {
                button.go name="do" value="send" { (ctx.t(go)) }
                a href=(to::member(view.member)) { (ctx.t("amend.back")) }
            }
        }
    };
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            (shell::trail(ctx, &[(to::MEMBERS.to_owned(), ctx.t("nav.members")), (to::member(view.member), view.name.clone())]))
            h1 { (title) }
            p { (mark::standing(ctx, view.standing)) }
            p.lede { (ctx.t(lede)) }
            (form::summary(ctx, &view.form))
            @match beside {
                Some(beside) => div.beside { (form) (beside) },
                None => (form),
            }
        },
    )
}

/// What was written down wrongly, or has changed.
pub fn correct(ctx: &Ctx, view: &AmendView) -> Markup {
    let f = &view.form;
    let sexes = [Choice::word("female", "sex.female"), Choice::word("male", "sex.male")];
    let find = html! { button.second name="do" value="check" { (ctx.t("register.village.find")) } };
    let villages: Vec<Choice> = view.villages.iter().map(Choice::place).collect();
    let phone = view.masked_phone.clone().unwrap_or_else(|| "–".to_owned());
    let body = html! {
        // Enter sends the correction, not the search for a village.
        button.quiet name="do" value="send" tabindex="-1" aria-hidden="true" {}
        (Text::new("name", "register.name").draw(ctx, f))
        div.pair {
            (Text::new("born", "register.born").width("w-m").draw(ctx, f))
            (Group::new("sex", "register.sex", &sexes).draw(ctx, f))
        }
        (Group::new("home", "member.home", &villages).tall().draw(ctx, f))
        @if view.more_villages { p.hint { (ctx.t("register.village.more")) } }
        (Text::new("village_search", "amend.village").hint().optional().with(ctx, f, find))
        p.notice { (ctx.say(&Note::new("amend.kept").with("phone", phone))) }
        div.pair {
            (Text::new("nik", "amend.nik").digits().optional().draw(ctx, f))
            (Text::new("phone", "register.phone").kind("tel", "off").optional().draw(ctx, f))
        }
        (Text::new("address", "amend.address").optional().draw(ctx, f))
        div.pair {
            (Text::new("occupation", "register.occupation").optional().draw(ctx, f))
            (select(ctx, f, "sector", "register.sector", &view.sectors))
        }
        (Text::new("income", "register.income").digits().width("w-m").optional().draw(ctx, f))
        (Text::new("reason", "amend.reason").hint().draw(ctx, f))
    };
    frame(
        ctx,
        view,
        ["amend.correct", "amend.correct.lede", "amend.correct.go"],
        &to::correct(view.member),
        body,
        None,
    )
}

/// Heirs, address and phone, which may follow a registration.
pub fn complete(ctx: &Ctx, view: &AmendView) -> Markup {
    let f = &view.form;
    let body = html! {
        @for item in &view.missing {
            p.notice { (ctx.say(&item.what)) @if let Some(due) = item.due { " · " (ctx.say(&Note::new("member.to_complete.by").with("day", due))) } }
        }
        fieldset #heirs tabindex="-1" {
            legend { (ctx.t("member.heirs")) }
            p.hint { (ctx.t("amend.heirs.hint")) }
            @for [name, relation, born] in [
                ["heir1_name", "heir1_relation", "heir1_born"],
                ["heir2_name", "heir2_relation", "heir2_born"],
                ["heir3_name", "heir3_relation", "heir3_born"],
            ] {
                div.heir-row {
                    (Text::new(name, "register.name").optional().draw(ctx, f))
                    (select(ctx, f, relation, "amend.relation", &view.relations))
                    (Text::new(born, "register.born").width("w-m").optional().draw(ctx, f))
                }
            }
        }
        (Text::new("address", "amend.address").optional().draw(ctx, f))
        (Text::new("phone", "register.phone").kind("tel", "off").width("w-m").optional().draw(ctx, f))
    };
    frame(
        ctx,
        view,
        ["amend.complete", "amend.complete.lede", "amend.complete.go"],
        &to::complete(view.member),
        body,
        Some(photo::beside(ctx, view)),
    )
}

/// Left, or took the old-age savings. A death has a page of its own: the family has to be told what follows.
pub fn end(ctx: &Ctx, view: &AmendView) -> Markup {
    let f = &view.form;
    let why = [Choice::word("left", "amend.end.left"), Choice::word("old_age_taken", "amend.end.old_age")];
    let body = html! {
        (Group::new("why", "amend.end.why", &why).tall().draw(ctx, f))
        (Text::new("on", "amend.end.on").width("w-m").draw(ctx, f))
        (Text::new("told_by", "amend.end.told_by").hint().draw(ctx, f))
    };
    let words = ["amend.end", "amend.end.lede", "amend.end.go"];
    frame(ctx, view, words, &to::end(view.member), body, None)
}
