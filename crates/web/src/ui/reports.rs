//! The reports: which there are, one as a table with its form, and the same for paper.

use super::{Ctx, form, mark, shell, to};
use app::view::{
    Choice, Column, Field, FieldKind, Form, Leads, Order, Report, ReportHead, ReportView, ReportsView, Row,
    Sorts, Value,
};
use kernel::{Note, Rupiah};
use maud::{Markup, html};

/// What one may ask, as the questions people ask.
pub fn hub(ctx: &Ctx, view: &ReportsView) -> Markup {
    shell::page(
        ctx,
        &ctx.t("report.hub"),
        html! {
            h1 { (ctx.t("report.hub")) }
            p.lede { (ctx.t("report.hub.lede")) }
            ul.questions {
                @for report in &view.reports {
                    li {
                        a href=(to::report(*report, "")) { (ctx.t(word(*report, ".question"))) }
                        p { (ctx.t(word(*report, ".what"))) }
                    }
                }
            }
        },
    )
}

pub(super) fn word(report: Report, part: &str) -> String {
    format!("report.{}{part}", report.word_key())
}

/// A report on screen; on `paper` all that paper holds, without what only a screen can use.
pub fn page(ctx: &Ctx, view: &ReportView, paper: bool) -> Markup {
    let answer = ctx.say(&view.answer);
    let report = view.head.report;
    shell::frame(
        ctx,
        &answer,
        "page rows",
        html! {
            (trail(ctx))
            p.eyebrow { (ctx.t(word(report, ""))) }
            h1 { (answer) }
            (moment(ctx, &view.head))
            @if paper { p.hint.screen { (ctx.t("report.print.hint")) } } @else {
                (form::summary(ctx, &view.form))
                (choices(ctx, report, &view.form, &view.fields, &view.order))
            }
            @if view.rows.is_empty() { (shell::empty(&ctx.say(&view.empty), earlier(ctx, view))) } @else {
                @if !paper { (take(ctx, view)) }
                (table(ctx, view, paper))
                (further(ctx, view, paper))
            }
            @for hint in &view.hints { p.hint { (ctx.say(hint)) } }
        },
    )
}

pub(super) fn trail(ctx: &Ctx) -> Markup {
    shell::trail(ctx, &[(to::REPORTS.to_owned(), ctx.t("nav.reports"))])
}

/// Of which moment, asked how, by whom: on paper nothing else says it.
pub(super) fn moment(ctx: &Ctx, head: &ReportHead) -> Markup {
    let note = Note::new("report.moment")
        .with("moment", ctx.moment(head.at, head.zone))
        .with("by", head.by.as_str());
    html! {
        p.hint { (ctx.say(&note)) }
        @if !head.filters.is_empty() {
            p.asked {
                (head.about)
                @for (name, value) in &head.filters {
                    " · " (ctx.t(format!("report.field.{name}"))) ": " (ctx.say(value))
                }
            }
        }
    }
}

/// The form that asks: its address is the report.
pub(super) fn choices(ctx: &Ctx, report: Report, typed: &Form, fields: &[Field], order: &Order) -> Markup {
    let sort = sorted(order);
    html! {
        form.choices.screen action=(to::report(report, "")) method="get" {
            @for field in fields { (one(ctx, typed, field)) }
            @if !sort.is_empty() { input type="hidden" name="sort" value=(sort); }
            button.go { (ctx.t("report.show")) }
        }
    }
}

fn one(ctx: &Ctx, typed: &Form, field: &Field) -> Markup {
    let error = typed.error(field.name);
    let (value, list) = (typed.get(field.name), format!("{}-near", field.name));
    let described = error.map(|_| format!("{}-error", field.name));
    html! {
        div.field.wrong[error.is_some()] {
            label for=(field.name) { (ctx.t(format!("report.field.{}", field.name))) }
            @if let Some(error) = error { p.error id={ (field.name) "-error" } { (ctx.say(&error.note)) } }
            @match &field.kind {
                FieldKind::Choice(choices) => (select(ctx, field.name, value, choices, described)),
                FieldKind::Area(near) => {
                    input.w-l id=(field.name) name=(field.name) value=(value) list=(list) autocomplete="off" aria-describedby=[described];
                    datalist id=(list) { @for choice in near { option value=(choice.value) { (ctx.arg(&choice.label)) } } }
                }
                FieldKind::Day | FieldKind::Month | FieldKind::Number => {
                    input.w-s id=(field.name) name=(field.name) value=(value) inputmode="numeric" autocomplete="off" aria-describedby=[described];
                }
            }
        }
    }
}

fn select(ctx: &Ctx, name: &str, value: &str, choices: &[Choice], described: Option<String>) -> Markup {
    let open = if name == "level" { "report.usual" } else { "report.any" };
    html! {
        select id=(name) name=(name) aria-describedby=[described] {
            @if name != "office" { option value="" { (ctx.t(open)) } }
            @for choice in choices { option value=(choice.value) selected[choice.value == value] { (ctx.arg(&choice.label)) } }
        }
    }
}

fn sorted(order: &Order) -> String {
    let sign = if order.backwards && !order.column.is_empty() { "-" } else { "" };
    format!("{sign}{}", order.column)
}

/// The question as an address asks it, with another order or another beginning.
fn query(typed: &Form, order: &str, after: Option<&str>) -> String {
    let values = typed.values.iter().filter(|(name, _)| !["sort", "after"].contains(&name.as_str()));
    let mut pairs: Vec<(&str, &str)> = values
        .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    if !order.is_empty() {
        pairs.push(("sort", order));
    }
    pairs.extend(after.map(|after| ("after", after)));
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

/// The way to the month before, where a period holds nothing.
fn earlier(ctx: &Ctx, view: &ReportView) -> Option<(String, String)> {
    let form = view.earlier.as_ref()?;
    let path = to::report(view.head.report, &query(form, &sorted(&view.order), None));
    let label = Note::new("report.earlier").with("from", app::day_typed(form.get("from"))?);
    Some((path, ctx.say(&label)))
}

fn take(ctx: &Ctx, view: &ReportView) -> Markup {
    let (report, query) = (view.head.report, query(&view.form, &sorted(&view.order), None));
    files(ctx, report, &query)
}

/// Away as a file, or onto paper.
pub(super) fn files(ctx: &Ctx, report: Report, query: &str) -> Markup {
    html! {
        p.files.screen {
            span { (ctx.t("report.take")) }
            a href=(to::report_file(report, "xlsx", query)) download { (ctx.t("report.xlsx")) }
            a href=(to::report_file(report, "csv", query)) download { (ctx.t("report.csv")) }
            a href=(to::report_paper(report, query)) { (ctx.t("report.print")) }
        }
    }
}

fn table(ctx: &Ctx, view: &ReportView, paper: bool) -> Markup {
    let columns = &view.head.columns;
    let caption = ctx.t(word(view.head.report, ""));
    shell::scroll(
        &caption,
        html! {
            table.compact.report {
                caption.quiet { (caption) }
                thead { tr { @for (column, all) in together(columns, columns) { (head(ctx, view, column, &all[1..], paper)) } } }
                tbody {
                    @for (n, row) in view.rows.iter().enumerate() {
                        (line(ctx, columns, row, n.checked_sub(1).and_then(|n| view.rows.get(n)), paper))
                    }
                }
                @if let Some(totals) = &view.totals { (sums(ctx, columns, totals)) }
            }
        },
    )
}

fn head(ctx: &Ctx, view: &ReportView, column: &Column, beneath: &[&Column], paper: bool) -> Markup {
    let name = col(ctx, column.key);
    let by = view.order.column == column.key;
    let order = by.then_some(if view.order.backwards { "descending" } else { "ascending" });
    let turned = match column.sorts {
        Sorts::Never => None,
        Sorts::Upwards => (!by).then_some(false),
        Sorts::Downwards => (!by).then_some(true),
        // Figures are asked for from the largest, words from the first.
        Sorts::Both => Some(if by { !view.order.backwards } else { column.kind.is_amount() }),
    };
    let path = turned.filter(|_| !paper).map(|backwards| {
        let next = Order { column: column.key.to_owned(), backwards };
        to::report(view.head.report, &query(&view.form, &sorted(&next), None))
    });
    html! {
        th.num[column.kind.is_amount()] scope="col" aria-sort=[order] {
            @match path { Some(path) => a href=(path) { (name) }, None => (name) }
            @for column in beneath { small { (col(ctx, column.key)) } }
        }
    }
}

/// What stands together in one cell: a column, and those that stand small beneath it.
fn together<'a, T>(columns: &'a [Column], values: &'a [T]) -> Vec<(&'a Column, Vec<&'a T>)> {
    let mut cells: Vec<(&Column, Vec<&T>)> = Vec::new();
    for (column, value) in columns.iter().zip(values) {
        match cells.last_mut() {
            Some((_, held)) if column.beneath => held.push(value),
            _ => cells.push((column, vec![value])),
        }
    }
    cells
}

/// A row. What several rows have in common (the months of one receipt) is said in the first of them. Paper leads
/// nowhere, so that a sheet of a thousand rows carries no thousand addresses.
fn line(ctx: &Ctx, columns: &[Column], row: &Row, before: Option<&Row>, paper: bool) -> Markup {
    let mut cells = together(columns, &row.values).into_iter();
    let before = before.filter(|before| before.key == row.key);
    let before = before.map(|before| together(columns, &before.values)).unwrap_or_default();
    let said = |n: usize, values: &[&Value]| {
        let same = before.get(n).is_some_and(|(_, held)| held.as_slice() == values);
        same && !matches!(values[0], Value::Money(_) | Value::Number(_))
    };
    html! {
        tr {
            @if let Some((_, values)) = cells.next() {
                th scope="row" {
                    @match path(&row.leads).filter(|_| !paper) {
                        Some(path) => a href=(path) { (cell(ctx, values[0])) },
                        None => (cell(ctx, values[0])),
                    }
                    (beneath(ctx, &values[1..]))
                }
            }
            @for (n, (column, values)) in cells.enumerate() {
                td.num[column.kind.is_amount()] {
                    @if !said(n + 1, &values) { (cell(ctx, values[0])) (beneath(ctx, &values[1..])) }
                }
            }
        }
    }
}

fn beneath(ctx: &Ctx, values: &[&Value]) -> Markup {
    html! { @for value in values { @if **value != Value::Nothing { small { (cell(ctx, value)) } } } }
}

fn path(leads: &Leads) -> Option<String> {
    match leads {
        Leads::Nowhere => None,
        Leads::Member(id) => Some(to::member(*id)),
        Leads::Receipt(number) => Some(to::receipt(number)),
        Leads::Area(code) => Some(to::area(*code)),
    }
}

fn sums(ctx: &Ctx, columns: &[Column], totals: &[Value]) -> Markup {
    let cells = together(columns, totals);
    let words = cells.iter().take_while(|(_, values)| *values[0] == Value::Nothing).count();
    html! {
        tfoot { tr {
            th scope="row" colspan=(words) { (ctx.t("report.sum")) }
            @for (column, values) in cells.iter().skip(words) {
                td.num[column.kind.is_amount()] { (cell(ctx, values[0])) }
            }
        } }
    }
}

/// A cell as people read it; what is nothing is a dash, so that the rest stands out.
fn cell(ctx: &Ctx, value: &Value) -> Markup {
    html! {
        @match value {
            Value::Nothing => "",
            // A number, a telephone: never broken.
            Value::Text(text) if !text.contains(' ') => span.nowrap { (text) },
            Value::Text(text) => (text),
            Value::Say(note) => (ctx.say(note)),
            Value::Stands(standing) => (mark::standing(ctx, *standing)),
            Value::Day(day) => span.nowrap { (ctx.day_short(*day)) },
            Value::Month(month) => span.nowrap { (text::month_short(ctx.lang, *month)) },
            Value::Money(Rupiah(0)) | Value::Number(0) => span.quiet-ink { "–" },
            Value::Money(amount) => (ctx.rupiah(*amount)),
            Value::Number(n) => (ctx.num(*n)),
        }
    }
}

fn further(ctx: &Ctx, view: &ReportView, paper: bool) -> Markup {
    let (report, order) = (view.head.report, sorted(&view.order));
    if paper {
        let cut = Note::new("report.print.cut").with("rows", view.rows.len() as i64);
        return html! { @if view.next.is_some() { p.warn { (ctx.say(&cut)) } } };
    }
    html! {
        @if view.continued || view.next.is_some() {
            p.next {
                @if view.continued { a href=(to::report(report, &query(&view.form, &order, None))) { "↑ " (ctx.t("report.start")) } }
                @if let Some(next) = &view.next {
                    a href=(to::report(report, &query(&view.form, &order, Some(next)))) rel="next" { (ctx.t("ui.next")) " →" }
                }
            }
        }
    }
}

/// What a column is for, for those who draw their own table.
pub(super) fn col(ctx: &Ctx, key: &str) -> String {
    ctx.t(format!("report.col.{key}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::view::ColumnKind;

    #[test]
    fn every_word_of_every_report_is_in_the_catalogue() {
        let mut keys: Vec<String> = Vec::new();
        for report in Report::ALL {
            keys.extend(["", ".question", ".what", ".file"].map(|part| word(report, part)));
        }
        let missing: Vec<&String> = keys.iter().filter(|key| !text::has(key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn an_address_says_the_whole_question() {
        let mut typed = Form::default();
        typed.set("from", "01-11-2026");
        typed.set("agent", "");
        typed.set("area", "51.71 Denpasar");
        typed.set("after", "old");
        assert_eq!(
            query(&typed, "-on", Some("x y")),
            "area=51.71+Denpasar&from=01-11-2026&sort=-on&after=x+y"
        );
        let money = Column::new("total", ColumnKind::Money);
        assert!(money.kind.is_amount() && !ColumnKind::Month.is_amount());
    }
}
