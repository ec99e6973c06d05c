//! Keys, jobs and copies of the database: for who keeps the house.

use super::admin::trail;
use super::{Ctx, figures, shell, to};
use app::view::{BackupLine, BackupView, JobLine, JobsView, KeysView, SigningKeyLine};
use kernel::Note;
use maud::{Markup, html};

/// Which keys exist, since when, and what each is for. Never a secret.
pub fn keys(ctx: &Ctx, view: &KeysView) -> Markup {
    let title = ctx.say(&Note::new("keys.page.title").with("since", view.created));
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.t("keys.page.lede")) }
            section {
                h2 { (ctx.t("keys.master")) }
                p { (ctx.t("keys.master.says")) }
                (figures::facts(&[
                    (ctx.t("keys.fingerprint"), html! { code { (view.fingerprint) } }),
                    (ctx.t("keys.since"), html! { (ctx.day(view.created)) }),
                ]))
            }
            section {
                h2 { (ctx.t("keys.signing")) }
                p { (ctx.t("keys.signing.says")) }
                @for key in &view.signing { (signing(ctx, key)) }
                (shell::fold(&ctx.t("keys.json"), html! { p.hint { (ctx.t("keys.json.says")) } pre tabindex="0" { (view.public_json) } }))
            }
            section {
                h2 { (ctx.t("keys.lost")) }
                ul.plain-list { @for part in ["keys.lost.file", "keys.lost.stolen", "keys.lost.copy"] { li { (ctx.t(part)) } } }
            }
        },
    )
}

fn signing(ctx: &Ctx, key: &SigningKeyLine) -> Markup {
    html! {
        section.key {
            h3 { code { (key.kid) } " " @if key.current { span.tag { (ctx.t("keys.current")) } } @else { span.tag { (ctx.t("keys.former")) } } }
            p.small { (ctx.say(&Note::new("keys.made").with("day", key.created))) }
            p.code-label { (ctx.t("keys.public")) }
            p.key-text { code { (key.spki_base64) } }
        }
    }
}

/// What runs by itself, what is stuck, and what to do.
pub fn jobs(ctx: &Ctx, view: &JobsView) -> Markup {
    let stuck = view.jobs.iter().filter(|j| !j.good).count() as i64;
    let title =
        if stuck == 0 { ctx.t("jobs.good") } else { ctx.say(&Note::new("jobs.bad").with("count", stuck)) };
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.say(&Note::new("jobs.at").with("at", ctx.moment(view.at, view.zone)))) }
            ul.jobs { @for job in &view.jobs { (one(ctx, view, job)) } }
            p { a href=(to::HEALTH) { (ctx.t("jobs.health")) } }
        },
    )
}

fn one(ctx: &Ctx, view: &JobsView, job: &JobLine) -> Markup {
    html! {
        li {
            h2 { (ctx.say(&job.what)) " " @if job.good { span.good { "✓ " (ctx.t("health.ok")) } } @else { span.bad { "✕ " (ctx.t("health.not_ok")) } } }
            p {
                (ctx.say(&job.state))
                @if let Some(at) = job.since { " " span.hint { (ctx.moment(at, view.zone)) } }
            }
            @if let Some(todo) = &job.todo { p.notice { (ctx.say(todo)) } }
        }
    }
}

/// The copies there are, and a button for one more.
pub fn backup(ctx: &Ctx, view: &BackupView) -> Markup {
    let title = match (&view.command, view.days_since) {
        (Some(_), _) => ctx.t("backup.title.server"),
        (None, None) => ctx.t("backup.title.never"),
        (None, Some(days)) if days <= 0 => ctx.t("backup.title.today"),
        (None, Some(days)) => ctx.say(&Note::new("backup.title.days").with("days", days)),
    };
    shell::page(
        ctx,
        &title,
        html! {
            (trail(ctx, None))
            h1 { (title) }
            p.lede { (ctx.t(if view.command.is_some() { "backup.lede.server" } else { "backup.lede" })) }
            @if let Some((at, why)) = &view.failed {
                section.problems role="alert" { h2 { (ctx.say(&Note::new("backup.last_failed").with("at", ctx.moment(*at, view.zone)))) } p { (ctx.say(why)) } }
            }
            @if let Some(command) = &view.command { pre tabindex="0" { (command) } }
            @else if let Some((since, done, of)) = view.running { (running(ctx, view, since, done, of)) }
            @else if view.folder.is_some() {
                form action=(to::BACKUP) method="post" {
                    (shell::csrf(ctx))
                    p.actions { button.go { (ctx.t("backup.make")) } }
                }
            } @else { p.notice { (ctx.t("backup.no_folder")) } }
            p.notice { (ctx.t("backup.key_apart")) }
            @if let Some(folder) = &view.folder {
                section {
                    h2 { (ctx.t("backup.copies")) }
                    p.hint { (ctx.say(&Note::new("backup.where").with("folder", folder.as_str()))) }
                    @if view.copies.is_empty() { (shell::empty(&ctx.t("backup.none"), None)) } @else { (copies(ctx, view)) }
                }
            }
            section { h2 { (ctx.t("backup.restore")) } ol.because { @for step in ["backup.restore.stop", "backup.restore.copy", "backup.restore.start", "backup.restore.check"] { li { (ctx.t(step)) } } } }
        },
    )
}

fn running(ctx: &Ctx, view: &BackupView, since: kernel::Instant, done: u64, of: u64) -> Markup {
    html! {
        section.running role="status" {
            h2 { (ctx.t("backup.now")) }
            p {
                label for="copied" { (ctx.say(&Note::new("backup.since").with("since", ctx.moment(since, view.zone)))) " " }
                progress #copied value=(done) max=(of.max(1)) {}
            }
            p.actions { a.button href=(to::BACKUP) { (ctx.t("backup.look_again")) } }
        }
    }
}

fn copies(ctx: &Ctx, view: &BackupView) -> Markup {
    let caption = ctx.t("backup.copies");
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    th scope="col" { (ctx.t("backup.made")) } th.num scope="col" { (ctx.t("backup.size")) }
                    th scope="col" { (ctx.t("backup.verified")) } th.num scope="col" { (ctx.t("backup.links")) }
                } }
                tbody { @for line in &view.copies { (copy(ctx, view, line)) } }
            }
        },
    )
}

fn copy(ctx: &Ctx, view: &BackupView, line: &BackupLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                @match &line.found { Some(found) => (ctx.moment(found.made_at, view.zone)), None => (ctx.t("backup.unknown")) }
                small { (line.name) }
            }
            td.num { (size(ctx, line.bytes)) }
            td.wrap {
                @match &line.found {
                    Some(found) => { span.good { "✓ " (ctx.t("backup.held")) } small.sum { "SHA-256 " code { (found.sha256) } } }
                    None => { span.bad { "✕ " (ctx.t("backup.not_compared")) } }
                }
            }
            td.num { @match &line.found { Some(found) => (ctx.num(found.links)), None => "–" } }
        }
    }
}

/// Kilobytes, megabytes, gigabytes, one digit where it tells something.
fn size(ctx: &Ctx, bytes: u64) -> String {
    let units = [("GB", 1_000_000_000_u64), ("MB", 1_000_000), ("kB", 1_000)];
    let (unit, one) = units.into_iter().find(|(_, one)| bytes >= *one).unwrap_or(("kB", 1_000));
    let tenths = i64::try_from((bytes * 10 + one / 2) / one).unwrap_or(i64::MAX);
    let mark = if ctx.lang == text::Lang::Id { ',' } else { '.' };
    format!("{}{mark}{} {unit}", ctx.num(tenths / 10), tenths % 10)
}
