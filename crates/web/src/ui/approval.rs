//! One change that waits: what would happen, who asks and why, and the second person's word.

use super::approvals::outcome;
use super::{Ctx, form, mark, shell, to};
use access::Action;
use app::view::{ApprovalView, ChangeLine, Choice, Decided, Paper, Show, TaskFilter};
use kernel::Note;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &ApprovalView) -> Markup {
    let title = ctx.say(&view.what);
    shell::page(
        ctx,
        &title,
        html! {
            (shell::trail(ctx, &[(to::approvals(Show::Waiting.key()), ctx.t("nav.approvals"))]))
            h1 { (title) }
            p.lede { (asked(ctx, view)) }
            (form::summary(ctx, &view.form))
            @if let Some(decided) = &view.decided { (done(ctx, view, decided)) }
            @if let Some(stuck) = &view.stuck { p.warn { strong { (ctx.t("approval.stuck")) } " " (ctx.say(stuck)) } }
            div.columns {
                section {
                    h2 { (ctx.t(change(view))) }
                    @if !view.lines.is_empty() || (view.papers.is_none() && view.records.is_empty()) { (lines(ctx, view)) }
                    @if !view.records.is_empty() { (records(ctx, view)) }
                    @if !view.carried_out.is_empty() { (carried_out(ctx, &view.carried_out)) }
                    @if view.decided.is_some() { p.hint { (ctx.t("approval.then")) } }
                    (papers(ctx, view))
                }
                section {
                    h2 { (ctx.t("approval.reason")) }
                    blockquote { p { (view.why) } }
                    @if !view.people.is_empty() { h3 { (ctx.t("approval.people")) } (people(ctx, view)) }
                }
            }
            @if view.decided.is_none() { (word(ctx, view)) }
        },
    )
}

fn asked(ctx: &Ctx, view: &ApprovalView) -> String {
    ctx.say(
        &Note::new("approval.asked")
            .with("by", view.asked_by.as_str())
            .with("office", view.office.as_str())
            .with("at", ctx.moment(view.at, view.zone)),
    )
}

fn done(ctx: &Ctx, view: &ApprovalView, decided: &Decided) -> Markup {
    html! {
        p.notice {
            strong { (ctx.t(outcome(&decided.verdict))) } " · " (decided.by) ", " (ctx.moment(decided.at, view.zone))
            @if !decided.reason.is_empty() { br; (decided.reason) }
        }
    }
}

/// What waits would change something; what was decided was asked.
fn change(view: &ApprovalView) -> &'static str {
    if view.decided.is_some() { "approval.asked_for" } else { "approval.change" }
}

fn lines(ctx: &Ctx, view: &ApprovalView) -> Markup {
    if view.lines.is_empty() {
        return html! { p { (ctx.t("approval.no_lines")) } };
    }
    table(ctx, change(view), ["approval.before", "approval.after"], &view.lines)
}

/// What tells the two records apart.
fn records(ctx: &Ctx, view: &ApprovalView) -> Markup {
    let heads = match view.papers {
        Some(Paper::Merge { .. }) => ["merge.kept", "merge.other"],
        _ => ["approval.record.first", "approval.record.second"],
    };
    table(ctx, "approval.records", heads, &view.records)
}

fn carried_out(ctx: &Ctx, notes: &[Note]) -> Markup {
    html! {
        h3 { (ctx.t("approval.carried_out")) }
        ul { @for note in notes { li { (ctx.say(note)) } } }
    }
}

fn table(ctx: &Ctx, caption: &'static str, heads: [&'static str; 2], lines: &[ChangeLine]) -> Markup {
    let changes = lines.iter().any(|line| line.after.is_some());
    shell::scroll(
        &ctx.t(caption),
        html! {
            table.compare {
                caption.quiet[caption != "approval.records"] { (ctx.t(caption)) }
                @if changes { thead { tr { td {} @for head in heads { th scope="col" { (ctx.t(head)) } } } } }
                tbody { @for line in lines { (one(ctx, line, changes)) } }
            }
        },
    )
}

fn one(ctx: &Ctx, line: &ChangeLine, changes: bool) -> Markup {
    let differs = line.after.as_ref().is_some_and(|after| *after != line.before);
    html! {
        tr.differs[differs] {
            th scope="row" { (ctx.t(line.label)) }
            td colspan=[(changes && line.after.is_none()).then_some("2")] { (ctx.arg(&line.before)) }
            @if let Some(after) = &line.after { td { (ctx.arg(after)) } }
        }
    }
}

fn papers(ctx: &Ctx, view: &ApprovalView) -> Markup {
    html! {
        @match &view.papers {
            Some(Paper::Receipt(number)) => p.next { a href=(to::receipt(number)) { (ctx.t("approval.see_receipt")) } },
            Some(Paper::Aside { phone, seq, sealed_hash }) => p.next { a href=(to::aside(*phone, *seq, sealed_hash)) { (ctx.t("aside.see")) } },
            Some(Paper::HandIn(id)) => p.next { a href=(to::hand_in(*id)) { (ctx.t("handin.see")) } },
            Some(Paper::List(id)) => p.next { a href=(to::list(*id)) { (ctx.t("lists.see")) } },
            Some(Paper::Task { member, task, kind, other }) => p.next {
                a href=(to::task(*member, *task, kind, *other, &TaskFilter::default())) { (ctx.t("approval.see_task")) }
            },
            // Made one, they are a person with one page; an auditor reads the two in the lines above.
            Some(Paper::Merge { kept, other }) if view.decided.is_none() && ctx.may(Action::DecideDuplicate) => p.next { a href=(to::merge(*kept, *other)) { (ctx.t("merge.see_both")) } },
            Some(Paper::Merge { .. }) | None => {},
        }
    }
}

fn people(ctx: &Ctx, view: &ApprovalView) -> Markup {
    html! {
        ul.plain-list {
            @for p in &view.people {
                li {
                    a href=(to::member(p.person.id)) { (p.person.name) } " " (mark::standing(ctx, p.standing))
                    small { (p.home.name) ", " (p.home.within) }
                }
            }
        }
    }
}

/// The second person's word; one's own proposal can only be taken back; whoever else looks on is told who decides.
fn word(ctx: &Ctx, view: &ApprovalView) -> Markup {
    let path = to::approval(view.key);
    if view.own {
        return html! {
            form.decide.word action=(path) method="post" {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.command);
                p.notice { (ctx.t("approval.waits_here")) }
                p.actions { button name="do" value="withdraw" { (ctx.t("approval.withdraw")) } }
            }
        };
    }
    if !view.may_decide {
        return html! { p.notice { (ctx.t("approval.not_yours")) } };
    }
    let choices = [
        Choice {
            hint: Some(Note::new("approval.approve.hint")),
            ..Choice::word("approve", "approval.approve")
        },
        Choice {
            hint: Some(Note::new("approval.decline.hint")),
            ..Choice::word("decline", "approval.decline")
        },
    ];
    html! {
        form.decide.word action=(path) method="post" novalidate {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.command);
            h2 { (ctx.t("approval.your_word")) }
            (form::Group::new("verdict", "approval.verdict", &choices).tall().draw(ctx, &view.form))
            (form::Text::new("reason", "approval.say").hint().optional().draw(ctx, &view.form))
            p.actions { button.go { (ctx.t("approval.send")) } }
        }
    }
}
