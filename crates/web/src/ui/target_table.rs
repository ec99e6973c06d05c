//! Targets as a table to fill: last year's figure, how far this year is, what is set, and what shall be.

use super::figures::amount;
use super::form::{Text, select, summary};
use super::{Ctx, shell, to};
use app::view::{TargetLine, TargetsBy, TargetsView, Unit};
use kernel::Note;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &TargetsView, saved: Option<i64>) -> Markup {
    let measure = view.measures.iter().find(|m| m.value == view.measure).map(|m| ctx.arg(&m.label));
    let title = Note::new("plan.targets.title")
        .with("measure", measure.unwrap_or_default())
        .with("office", view.office.name.as_str())
        .with("year", view.year.to_string());
    let title = ctx.say(&title);
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::PLAN.to_owned(), ctx.t("nav.plan"))]))
            h1 { (title) }
            @match saved {
                Some(0) => p.notice role="status" { (ctx.t("plan.targets.same")) },
                Some(n) => p.notice role="status" { (ctx.say(&Note::new("plan.targets.saved").with("count", n))) },
                None => {}
            }
            p.lede { (ctx.t(if view.by == TargetsBy::Area { "plan.targets.lede.area" } else { "plan.targets.lede" })) }
            (choices(ctx, view))
            (summary(ctx, &view.form))
            @if view.rows.is_empty() { (shell::empty(&ctx.t("plan.targets.no_areas"), None)) }
            @else { (table(ctx, view)) }
        },
    )
}

/// Which table: links, so that each is an address.
fn choices(ctx: &Ctx, view: &TargetsView) -> Markup {
    let link = |year: i32, by: TargetsBy, measure: &str| to::targets(view.office.id, year, by, measure);
    html! {
        nav.switch aria-label=(ctx.t("plan.targets.by")) {
            @for by in TargetsBy::ALL {
                a href=(link(view.year, by, view.measure)) aria-current=[(by == view.by).then_some("true")] { (ctx.t(format!("plan.targets.by.{}", by.key()))) }
            }
        }
        @if view.by == TargetsBy::Month {
            nav.switch aria-label=(ctx.t("plan.targets.measure")) {
                @for measure in &view.measures {
                    a href=(link(view.year, view.by, &measure.value)) aria-current=[(measure.value == view.measure).then_some("true")] { (ctx.arg(&measure.label)) }
                }
            }
        }
        nav.switch aria-label=(ctx.t("plan.targets.of_year")) {
            @for year in [ctx.today.year() - 1, ctx.today.year(), ctx.today.year() + 1, ctx.today.year() + 2] {
                a href=(link(year, view.by, view.measure)) aria-current=[(year == view.year).then_some("true")] { (year) }
            }
        }
        @if !view.offices.is_empty() {
            form.inline action=(to::TARGETS) method="get" {
                input type="hidden" name="year" value=(view.year);
                input type="hidden" name="by" value=(view.by.key());
                input type="hidden" name="measure" value=(view.measure);
                (select(ctx, &chosen(view), "office", "nav.office", &view.offices))
                button.second { (ctx.t("plan.targets.show")) }
            }
        }
    }
}

fn chosen(view: &TargetsView) -> app::view::Form {
    let mut form = app::view::Form::default();
    form.set("office", view.office.id.to_string());
    form
}

fn table(ctx: &Ctx, view: &TargetsView) -> Markup {
    let caption = ctx.t("plan.targets.table");
    html! {
        form action=(to::TARGETS) method="post" novalidate {
            (shell::csrf(ctx))
            @for (name, value) in [
                ("command", view.command.to_string()), ("office", view.office.id.to_string()), ("year", view.year.to_string()),
                ("by", view.by.key().to_owned()), ("measure", view.measure.to_owned()),
            ] { input type="hidden" name=(name) value=(value); }
            (shell::scroll(&caption, html! {
                table.compact.fill {
                    caption.quiet { (caption) }
                    thead { tr {
                        th scope="col" { (ctx.t(if view.by == TargetsBy::Area { "area.one" } else { "plan.targets.period" })) }
                        th scope="col" { (ctx.t("plan.targets.new")) }
                        th.num scope="col" { (ctx.t("plan.targets.set")) }
                        th.num scope="col" { (view.year - 1) }
                        th.num scope="col" { (ctx.t("plan.targets.so_far")) }
                    } }
                    tbody { @for line in &view.rows { (row(ctx, view, line)) } }
                }
            }))
            p.hint { (ctx.t("plan.targets.hint")) }
            (Text::new("source", "plan.targets.source").hint().draw(ctx, &view.form))
            label.chip for="confirmed" {
                input #confirmed type="checkbox" name="confirmed" value="yes" checked[view.form.has("confirmed", "yes")];
                span { (ctx.t("plan.targets.confirmed")) }
            }
            p.actions { button.go { (ctx.t("plan.targets.go")) } }
        }
    }
}

fn row(ctx: &Ctx, view: &TargetsView, line: &TargetLine) -> Markup {
    let figure =
        |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| amount(ctx, view.unit, value));
    let error = view.form.error(&line.field);
    html! {
        tr {
            th scope="row" { label for=(line.field) { (ctx.arg(&line.name)) } }
            td.wrong[error.is_some()] {
                @if let Some(error) = error { p.error id={ (line.field) "-error" } { (ctx.say(&error.note)) } }
                input.w-s id=(line.field) name=(line.field) value=(view.form.get(&line.field)) inputmode="numeric" autocomplete="off"
                    aria-label=[(view.unit == Unit::Rupiah).then(|| format!("{} (Rp)", ctx.arg(&line.name)))]
                    aria-describedby=[error.map(|_| format!("{}-error", line.field))] aria-invalid=[error.map(|_| "true")];
            }
            td.num { @match line.set { Some(value) => strong { (amount(ctx, view.unit, value)) }, None => span.quiet-ink { (ctx.t("target.unset")) } } }
            td.num { (figure(line.last_year)) }
            td.num { (figure(line.so_far)) }
        }
    }
}
