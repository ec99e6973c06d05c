use super::scale;
use crate::ui::Ctx;
use app::view::{CoverRow, CoverSpan, Period, Standing};
use kernel::{Day, Note};
use maud::{Markup, html};

const WIDTH: i64 = 1200;
const ROW: i64 = 64;
const LABEL: i64 = 110;

/// Cover over time, a row per programme, today as a line. Each span says itself under the pointer;
/// the table under it says the same.
pub fn cover(ctx: &Ctx, rows: &[CoverRow], period: Period) -> Markup {
    if rows.iter().all(|r| r.spans.is_empty()) {
        return html! {};
    }
    let height = rows.len() as i64 * ROW + 56;
    let x = |day: Day| {
        let length = period.until.days_since(period.from).max(1);
        LABEL + scale(day.days_since(period.from).clamp(0, length), 0, length, WIDTH - LABEL)
    };
    let title = ctx.t("chart.cover");
    html! {
        figure.chart.cover {
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-labelledby="cover-title cover-desc" {
                title #cover-title { (title) }
                desc #cover-desc { (description(ctx, rows)) }
                @for year in years(period) {
                    @let at = x(year);
                    line.grid x1=(at) x2=(at) y1="0" y2=(height - 48) {}
                    text.tick x=(at) y=(height - 10) text-anchor="middle" { (year.year()) }
                }
                @for (i, row) in rows.iter().enumerate() {
                    @let y = i as i64 * ROW;
                    text.row-label x="0" y=(y + ROW / 2 + 10) { (row.programme) }
                    line.base x1=(LABEL) x2=(WIDTH) y1=(y + ROW / 2) y2=(y + ROW / 2) {}
                    @for span in &row.spans {
                        @let width = (x(span.until.next()) - x(span.from)).max(4);
                        rect class={ "span s-" (span.standing.key()) } x=(x(span.from)) width=(width)
                            y=(y + top(span.standing)) height=(ROW - 2 * top(span.standing)) rx="4" {
                            title { (sentence(ctx, span)) }
                        }
                    }
                }
                @if ctx.today >= period.from && ctx.today <= period.until {
                    line.today x1=(x(ctx.today)) x2=(x(ctx.today)) y1="0" y2=(height - 44) {}
                }
            }
            (table(ctx, rows, &title))
        }
    }
}

/// Grace is thinner than cover, so that the shape says it too.
fn top(standing: Standing) -> i64 {
    match standing {
        Standing::Active => 12,
        Standing::NotYetDue => 18,
        _ => 24,
    }
}

fn years(period: Period) -> Vec<Day> {
    let (first, last) = (period.from.year() + 1, period.until.year());
    let every = (last - first) / 10 + 1;
    (first..=last).step_by(every.max(1) as usize).filter_map(|year| Day::new(year, 1, 1)).collect()
}

fn sentence(ctx: &Ctx, span: &CoverSpan) -> String {
    let days = match span.ends {
        Some(until) => ctx.days(span.from, until),
        None => ctx.say(&Note::new("chart.cover.since").with("day", span.from)),
    };
    format!("{}: {days}", ctx.t(format!("standing.{}", span.standing.key())))
}

/// Its true last day; an ellipsis where nothing ends it, said in words to who does not see it.
fn end(ctx: &Ctx, span: &CoverSpan) -> Markup {
    html! {
        @match span.ends {
            Some(day) => (ctx.day(day)),
            None => { span aria-hidden="true" { "…" } span.quiet { (ctx.t("chart.cover.open")) } }
        }
    }
}

fn description(ctx: &Ctx, rows: &[CoverRow]) -> String {
    let mut said = String::new();
    for row in rows {
        let covered = row.spans.iter().rfind(|s| s.standing == Standing::Active);
        if let Some(span) = covered {
            let note = Note::new("chart.cover.desc").with("programme", row.programme.as_str());
            said.push_str(&ctx.say(&note.with("from", span.from).with("until", span.until)));
            said.push(' ');
        }
    }
    said
}

fn table(ctx: &Ctx, rows: &[CoverRow], title: &str) -> Markup {
    html! {
        details.fold {
            summary { (ctx.t("chart.table")) }
            div.scroll role="group" aria-label=(title) tabindex="0" {
                table {
                    caption.quiet { (title) }
                    thead { tr {
                        th scope="col" { (ctx.t("member.programme")) }
                        th scope="col" { (ctx.t("member.standing")) }
                        th scope="col" { (ctx.t("member.from")) }
                        th scope="col" { (ctx.t("plan.until")) }
                    } }
                    tbody {
                        @for row in rows { @for span in row.spans.iter().rev() {
                            tr {
                                th scope="row" { (row.programme) }
                                td { (ctx.t(format!("standing.{}", span.standing.key()))) }
                                td { (ctx.day(span.from)) }
                                td { (end(ctx, span)) }
                            }
                        } }
                    }
                }
            }
        }
    }
}
