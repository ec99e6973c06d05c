use super::{Ctx, figures, mark, photo, shell, to};
use crate::draw;
use access::Action;
use app::view::{Change, MemberView, ProgrammeCover, RegisteredAs, Standing};
use kernel::Note;
use maud::{Markup, html};

/// One answer, large: covered until when, for what. Everything else folds under it.
pub fn page(ctx: &Ctx, view: &MemberView) -> Markup {
    shell::page(
        ctx,
        &view.name,
        html! {
            p.eyebrow {
                (view.name) " · " (view.home.name) ", " (view.home.within)
                @if view.invented { " " (figures::example(ctx)) }
            }
            (figures::answer(ctx, view.standing, &answer(ctx, view)))
            @if view.standing != Standing::Active {
                @if let Some(reason) = view.because.first() { p.lead { (ctx.say(reason)) } }
            }
            @if view.on != ctx.today { p.notice { (ctx.say(&Note::new("member.on").with("day", view.on))) " " a href=(to::member(view.id)) { (ctx.t("member.on.today")) } } }
            @for task in &view.tasks { p.warn { (ctx.say(task)) } }
            (actions(ctx, view))
            (programmes(ctx, &view.programmes))
            @if !view.because.is_empty() {
                (shell::fold(&ctx.t("member.because"), html! { ol.because { @for note in &view.because { li { (ctx.say(note)) } } } }))
            }
            section { h2 { (ctx.t("member.cover")) } (draw::cover(ctx, &view.cover, view.cover_period)) }
            div.columns.even {
                (family(ctx, view))
                (complete(ctx, view))
            }
            section { h2 { (ctx.t("member.paid")) } (receipts(ctx, view)) (contributions(ctx, view)) }
            section { h2 { (ctx.t("member.events")) } (events(ctx, view)) }
            section { h2 { (ctx.t("member.person")) } (person(ctx, view)) (amend(ctx, view)) @for r in &view.registered { (registered(ctx, r)) } }
            section { h2 { (ctx.t("member.looks")) } (looks(ctx, view)) }
        },
    )
}

/// Of a day to come, it is said what it supposes.
fn answer(ctx: &Ctx, view: &MemberView) -> String {
    let said = ctx.say(&view.answer);
    if view.on > ctx.today { format!("{} {said}", ctx.t("member.supposes")) } else { said }
}

fn actions(ctx: &Ctx, view: &MemberView) -> Markup {
    html! {
        div.actions {
            @if view.may_pay { a.button.go href=(to::renew(view.id)) { (ctx.t("member.pay")) } }
            @if ctx.may(Action::ViewReceipt) { a.button href=(to::card(view.id)) { (ctx.t("card.link")) } }
            @if ctx.may(Action::ReportIncident) { a.button href=(to::report_for(view.id)) { (ctx.t("incident.report")) } }
            @if view.standing == Standing::Deceased && ctx.may(Action::RecordEnding) { a.button href=(to::alive(view.id)) { (ctx.t("incident.alive")) } }
            form.inline action=(to::member(view.id)) method="get" {
                label for="on" { (ctx.t("member.ask_day")) }
                input #on.w-s name="on" value=(ctx.day_field(view.on)) autocomplete="off" inputmode="numeric";
                button.second { (ctx.t("member.ask")) }
            }
        }
    }
}

pub(super) fn programmes(ctx: &Ctx, rows: &[ProgrammeCover]) -> Markup {
    html! {
        ul.programmes {
            @for row in rows {
                li {
                    (mark::bare(row.standing.unwrap_or(Standing::Ended)))
                    div {
                        h2 { (row.programme) " " small { (ctx.say(&row.name)) } }
                        p {
                            @match row.standing {
                                Some(s) => strong class={ "s-" (s.key()) } { (ctx.t(format!("standing.{}", s.key()))) },
                                None => span.quiet-ink { (ctx.t("member.not_taken")) },
                            }
                            @if let (Some(from), Some(until)) = (row.from, row.until) { " · " (ctx.days(from, until)) }
                        }
                        @if let Some(note) = &row.note { p.small { (ctx.say(note)) } }
                    }
                }
            }
        }
    }
}

fn family(ctx: &Ctx, view: &MemberView) -> Markup {
    html! {
        section {
            h2 { (ctx.t("member.dates")) }
            @if view.dates.is_empty() { p { (ctx.t("member.dates.none")) } }
            dl.dates {
                @for date in &view.dates {
                    div {
                        dt { @match date.on { Some(day) => (ctx.day(day)), None => (ctx.t("member.date.open")) } }
                        dd { (ctx.say(&date.what)) @if date.unconfirmed { " " span.checking { (ctx.t("ui.unconfirmed")) } } }
                    }
                }
            }
        }
    }
}

fn complete(ctx: &Ctx, view: &MemberView) -> Markup {
    html! {
        section {
            h2 { (ctx.t("member.heirs")) }
            @if view.heirs.is_empty() { p { (ctx.t("member.heirs.none")) } }
            ul.plain-list {
                @for heir in &view.heirs {
                    li { (heir.name) small { (ctx.say(&heir.relation)) @if let Some(born) = heir.born { " · " (ctx.say(&Note::new("member.born").with("day", born))) } } }
                }
            }
            @if !view.to_complete.is_empty() {
                h3 { (ctx.t("member.to_complete")) }
                ul.plain-list {
                    @for item in &view.to_complete {
                        li { (ctx.say(&item.what)) @if let Some(due) = item.due { small { (ctx.say(&Note::new("member.to_complete.by").with("day", due))) } } }
                    }
                }
            }
            (photo::part(ctx, view.id, view.photo.as_ref(), view.may_photo))
            @if view.may_complete { p { a href=(to::complete(view.id)) { (ctx.t("amend.complete.link")) } } }
        }
    }
}

fn receipts(ctx: &Ctx, view: &MemberView) -> Markup {
    if view.receipts.is_empty() {
        return shell::empty(
            &ctx.t("member.receipts.none"),
            view.may_pay.then(|| (to::renew(view.id), ctx.t("member.pay"))),
        );
    }
    let caption = ctx.t("member.receipts");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("receipt.one")) } th scope="col" { (ctx.t("receipt.day")) }
                    th scope="col" { (ctx.t("receipt.months")) } th scope="col" { (ctx.t("receipt.payer")) }
                    th.num scope="col" { (ctx.t("receipt.amount")) }
                } }
                tbody {
                    @for row in &view.receipts {
                        tr.reversed[row.reversed] {
                            th scope="row" { a href=(to::receipt(&row.number)) { (row.number) } @if row.reversed { " " span.tag { (ctx.t("receipt.reversed")) } } }
                            td { (ctx.day(row.paid_on)) }
                            td { (ctx.months(row.first, row.last)) }
                            td { (ctx.say(&row.payer)) }
                            td.num { (ctx.rupiah(row.amount)) }
                        }
                    }
                }
            }
        },
    )
}

fn contributions(ctx: &Ctx, view: &MemberView) -> Markup {
    let caption = ctx.t("member.contributions");
    html! {
        @if view.credit.is_positive() { p { (ctx.say(&Note::new("renew.credit").with("credit", view.credit))) } }
        @if !view.contributions.is_empty() {
            (shell::fold(&caption, shell::scroll(&caption, html! {
                table {
                    caption.quiet { (caption) }
                    thead { tr {
                        th scope="col" { (ctx.t("chart.month")) } th scope="col" { (ctx.t("member.programme")) }
                        th scope="col" { (ctx.t("receipt.day")) } th scope="col" { (ctx.t("receipt.payer")) }
                        th.num scope="col" { (ctx.t("receipt.amount")) }
                    } }
                    tbody {
                        @for row in &view.contributions {
                            tr {
                                th scope="row" { (ctx.month(row.month)) }
                                td { @for (i, (programme, amount)) in row.amounts.iter().enumerate() { @if i > 0 { " · " } (programme) " " (ctx.rupiah(*amount)) } }
                                td { (ctx.day(row.paid_on)) }
                                td { (ctx.say(&row.payer)) }
                                td.num { (ctx.rupiah(row.total)) }
                            }
                        }
                    }
                }
            })))
        }
    }
}

fn events(ctx: &Ctx, view: &MemberView) -> Markup {
    html! {
        ol.timeline {
            @for event in &view.events {
                li {
                    p.when { (ctx.day(event.on)) }
                    p { @match &event.path { Some(path) => a href=(path) { (ctx.say(&event.what)) }, None => (ctx.say(&event.what)) } }
                    @if !event.changes.is_empty() { (changed(ctx, &event.changes)) }
                    p.small { (event.by) " · " (ctx.moment(event.at, view.zone)) }
                }
            }
        }
    }
}

/// Before and after, field by field.
fn changed(ctx: &Ctx, changes: &[Change]) -> Markup {
    html! {
        dl.change {
            @for change in changes {
                dt { (ctx.t(change.what)) }
                dd {
                    @match (&change.before, &change.after) {
                        (Some(was), Some(is)) => { s { (ctx.arg(was)) } " → " strong { (ctx.arg(is)) } },
                        (None, Some(is)) => strong { (ctx.arg(is)) },
                        (Some(was), None) => s { (ctx.arg(was)) },
                        (None, None) => (ctx.t("amend.changed")),
                    }
                }
            }
        }
    }
}

fn person(ctx: &Ctx, view: &MemberView) -> Markup {
    let mut pairs = vec![
        ("NIK".to_owned(), html! { span.nik { (view.masked_nik) } }),
        (
            ctx.t("register.born_in"),
            html! { (view.born.year()) ", " (ctx.say(&Note::new("member.age").with("age", view.age))) },
        ),
        (ctx.t("register.sex"), html! { (ctx.t(format!("sex.{}", view.sex.key()))) }),
        (ctx.t("member.home"), figures::place(&view.home)),
    ];
    if let Some(phone) = &view.masked_phone {
        pairs.push((ctx.t("register.phone"), html! { (phone) }));
    }
    let number = view.official_number.clone().unwrap_or_else(|| ctx.t("member.official.none"));
    pairs.push((ctx.t("member.official"), html! { (number) }));
    figures::facts(&pairs)
}

/// The ways to change what is known.
fn amend(ctx: &Ctx, view: &MemberView) -> Markup {
    html! {
        @if view.may_correct || view.may_end {
            p.actions {
                @if view.may_correct { a.button.second href=(to::correct(view.id)) { (ctx.t("amend.correct.link")) } }
                @if view.may_end { a href=(to::end(view.id)) { (ctx.t("amend.end.link")) } }
            }
        }
    }
}

/// What was seen and said at registration: a later claim stands on it, so the member may read it.
pub(super) fn registered(ctx: &Ctx, r: &RegisteredAs) -> Markup {
    let yes = |b: bool| ctx.t(if b { "ui.yes" } else { "ui.no" });
    let summary =
        ctx.say(&Note::new("member.registered").with("day", r.on).with("office", r.office.as_str()));
    let pairs = [
        (ctx.t("register.occupation"), html! { (r.occupation) ", " (ctx.say(&r.sector)) }),
        (ctx.t("register.status"), html! { (ctx.say(&r.status)) }),
        (ctx.t("register.income"), html! { (ctx.rupiah(r.income)) }),
        (ctx.t("register.works_now"), html! { (yes(r.works_now)) }),
        (ctx.t("register.well_now"), html! { (yes(r.well_now)) }),
        (ctx.t("register.attested_by"), html! { (r.attested_by) ", " (r.place) }),
        (ctx.t("register.consent"), html! { (yes(r.consent)) }),
    ];
    html! {
        details.fold {
            summary { (summary) @if let Some(activity) = &r.activity { " · " (activity) } }
            div { (figures::facts(&pairs)) }
        }
    }
}

fn looks(ctx: &Ctx, view: &MemberView) -> Markup {
    html! {
        p.hint { (ctx.t("member.looks.why")) }
        ul.plain-list.looks { @for look in &view.looks { li { (look.who) small { (look.office) " · " (ctx.moment(look.at, view.zone)) } } } }
    }
}
