use super::form::{Group, Text, select, summary};
use super::{Ctx, shell, to};
use app::view::{Choice, ListTermsView};
use kernel::Note;
use maud::{Markup, html};

/// Which column is which, and what is so for everybody on the list.
pub fn page(ctx: &Ctx, view: &ListTermsView) -> Markup {
    let title = ctx.say(&Note::new("lists.terms").with("file", view.file.as_str()));
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::LISTS.to_owned(), ctx.t("nav.lists"))]))
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("lists.terms.lede").with("rows", view.total))) }
            (summary(ctx, &view.form))
            form.register action=(to::list_terms(view.id)) method="post" novalidate {
                (shell::csrf(ctx))
                (columns(ctx, view))
                (attested(ctx, view))
                (everybody(ctx, view))
                p.hint { (ctx.t("lists.no_money")) }
                p.actions { button.go name="do" value="go" { (ctx.t("lists.terms.go")) } }
            }
            form action=(to::list(view.id)) method="post" {
                (shell::csrf(ctx))
                p.actions { button.plain name="do" value="throw" { (ctx.t("lists.throw")) } }
            }
        },
    )
}

fn step(ctx: &Ctx, key: &str, body: Markup) -> Markup {
    super::register::step(ctx, key, body)
}

fn columns(ctx: &Ctx, view: &ListTermsView) -> Markup {
    let error = view.form.error("columns");
    let caption = ctx.t("lists.columns");
    step(
        ctx,
        "lists.columns",
        html! {
            div #columns tabindex="-1" {
                p.hint { (ctx.t("lists.columns.hint")) }
                @if let Some(error) = error { p.error { (ctx.say(&error.note)) } }
                (shell::scroll(&caption, html! {
                    table.compact.match {
                        caption.quiet { (caption) }
                        thead { tr {
                            th scope="col" { (ctx.t("lists.column")) }
                            th scope="col" { (ctx.t("lists.column.means")) }
                        } }
                        tbody { @for (at, _) in view.columns.iter().enumerate() { (column(ctx, view, at)) } }
                    }
                }))
            }
        },
    )
}

fn column(ctx: &Ctx, view: &ListTermsView, at: usize) -> Markup {
    let column = &view.columns[at];
    let name = format!("column-{at}");
    let unnamed = Note::new("lists.column.unnamed").with("n", at as i64 + 1);
    let heading = if column.heading.is_empty() { ctx.say(&unnamed) } else { column.heading.clone() };
    html! {
        tr {
            td {
                label for=(name) { (heading) }
                @if !column.sample.is_empty() { small { (column.sample.join(" · ")) } }
            }
            td {
                select id=(name) name=(name) {
                    option value="" { (ctx.t("lists.column.skip")) }
                    @for field in &view.fields {
                        option value=(field.value) selected[view.form.has(&name, &field.value)] { (ctx.arg(&field.label)) }
                    }
                }
            }
        }
    }
}

fn attested(ctx: &Ctx, view: &ListTermsView) -> Markup {
    let f = &view.form;
    let well = [Choice::word("yes", "lists.works_and_well.yes")];
    let agreed = [Choice::word("yes", "lists.consent.yes")];
    step(
        ctx,
        "lists.attest",
        html! {
            p.hint { (ctx.t("lists.attest.hint")) }
            (Group::new("works_and_well", "lists.works_and_well.label", &well).many(&[]).tall().draw(ctx, f))
            (Text::new("attested_by", "lists.attested_by").hint().draw(ctx, f))
            (Text::new("place", "lists.place").draw(ctx, f))
            (Group::new("consent", "lists.consent.label", &agreed).many(&[]).tall().draw(ctx, f))
        },
    )
}

fn everybody(ctx: &Ctx, view: &ListTermsView) -> Markup {
    let f = &view.form;
    let old_age = [Choice::word("yes", "lists.old_age.yes")];
    step(
        ctx,
        "lists.everybody",
        html! {
            (Text::new("village_search", "lists.village").hint().optional().with(ctx, f, html! {
                button.second name="do" value="find" { (ctx.t("lists.village.find")) }
            }))
            (villages(ctx, view))
            (Text::new("occupation", "lists.occupation").optional().draw(ctx, f))
            div.pair {
                (Text::new("income_rupiah", "lists.income").digits().width("w-m").optional().draw(ctx, f))
                (select(ctx, f, "sector", "lists.sector", &view.sectors))
            }
            @if !view.activities.is_empty() { (select(ctx, f, "activity", "lists.activity", &view.activities)) }
            div.pair {
                (select(ctx, f, "payer", "lists.payer", &view.payers))
                (Text::new("payer_name", "lists.payer_name.label").optional().draw(ctx, f))
            }
            (Group::new("old_age", "lists.old_age", &old_age).many(&[]).tall().draw(ctx, f))
        },
    )
}

fn villages(ctx: &Ctx, view: &ListTermsView) -> Markup {
    let choices: Vec<Choice> = view.villages.iter().map(Choice::place).collect();
    html! {
        @if !choices.is_empty() { (Group::new("home", "lists.home", &choices).draw(ctx, &view.form)) }
        @if view.more_villages { p.hint { (ctx.t("lists.village.more")) } }
    }
}
