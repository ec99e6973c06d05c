use super::{Ctx, shell, to};
use access::Action;
use app::view::{DeviceRow, DeviceSort, DeviceView, DevicesAsked, DevicesView, PhoneStanding};
use kernel::Note;
use maud::{Markup, html};

/// The devices that open something in the reader's territory.
pub fn page(ctx: &Ctx, view: &DevicesView) -> Markup {
    let title = match (view.total, view.idle) {
        (0, _) => ctx.t("devices.none"),
        (total, 0) => ctx.say(&Note::new("devices.title").with("count", total)),
        (total, idle) => ctx.say(
            &Note::new("devices.title.idle")
                .with("count", total)
                .with("idle", idle)
                .with("days", view.idle_days),
        ),
    };
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.t(if view.total == 0 { "devices.none.how" } else { "devices.lede" })) }
            @if view.total > 0 { (tabs(ctx, view)) (find(ctx, view)) (list(ctx, view)) }
            @if let Some(next) = &view.next { p.next { a.button href=(address(&view.asked, |a| a.after = Some(next.clone()))) { (ctx.t("ui.next")) } } }
        },
    )
}

/// The same list with something changed about it.
fn address(asked: &DevicesAsked, change: impl FnOnce(&mut DevicesAsked)) -> String {
    let mut asked = DevicesAsked { after: None, ..asked.clone() };
    change(&mut asked);
    to::devices(&asked)
}

fn tabs(ctx: &Ctx, view: &DevicesView) -> Markup {
    let tab = |idle: bool, word: String, count: i64| {
        let path = address(&view.asked, |a| a.idle = idle);
        html! {
            li { a href=(path) aria-current=[(view.asked.idle == idle).then_some("page")] { (word) " " span.count { (ctx.num(count)) } } }
        }
    };
    html! {
        nav.tabs aria-label=(ctx.t("devices.which")) {
            ul {
                (tab(false, ctx.t("devices.all"), view.total))
                (tab(true, ctx.say(&Note::new("devices.idle").with("days", view.idle_days)), view.idle))
            }
        }
    }
}

fn find(ctx: &Ctx, view: &DevicesView) -> Markup {
    html! {
        form.inline.find-row method="get" action=(to::DEVICES) {
            @if view.asked.idle { input type="hidden" name="idle" value="yes"; }
            @if view.asked.sort != DeviceSort::default() { input type="hidden" name="sort" value=(view.asked.sort.key()); }
            div.field {
                label for="named" { (ctx.t("devices.named")) }
                input #named type="search" name="named" value=(view.asked.named) autocomplete="off";
            }
            button { (ctx.t("devices.find")) }
        }
        @if !view.asked.named.is_empty() {
            p.hint { (ctx.say(&Note::new("devices.found").with("count", view.found).with("named", view.asked.named.as_str()))) }
        }
    }
}

fn list(ctx: &Ctx, view: &DevicesView) -> Markup {
    if view.rows.is_empty() {
        return shell::empty(
            &ctx.t("devices.none_such"),
            Some((to::DEVICES.to_owned(), ctx.t("devices.all"))),
        );
    }
    let caption = ctx.t("nav.devices");
    let head = |sort: DeviceSort, word: &str| {
        let order = if sort == DeviceSort::Name { "ascending" } else { "descending" };
        html! {
            th scope="col" aria-sort=[(view.asked.sort == sort).then_some(order)] { a href=(address(&view.asked, |a| a.sort = sort)) { (ctx.t(word)) } }
        }
    };
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr {
                    (head(DeviceSort::Name, "devices.whose"))
                    th scope="col" { (ctx.t("devices.device")) }
                    (head(DeviceSort::Seen, "devices.seen"))
                    th scope="col" { span.quiet { (ctx.t("devices.shut")) } }
                } }
                tbody { @for row in &view.rows { (line(ctx, view, row)) } }
            }
        },
    )
}

fn line(ctx: &Ctx, view: &DevicesView, row: &DeviceRow) -> Markup {
    let named = Note::new("devices.shut_named").with("name", row.device.label.as_str());
    html! {
        tr {
            th scope="row" { (row.name) small { (ctx.t(row.role)) @if !row.office.is_empty() { ", " (row.office) } } }
            td { (row.device.label) small { (ctx.say(&Note::new("devices.since").with("at", ctx.day(row.device.created.day_in(view.zone))))) } }
            td {
                @if let Some(phone) = &row.phone { (kept(ctx, phone)) br; }
                @match row.device.seen { Some(seen) => (ctx.moment(seen, view.zone)), None => (ctx.t("devices.never")) }
                @if row.is_idle { " " span.tag.warn-tag { (ctx.t("devices.idle.tag")) } }
            }
            td { a href=(to::device(row.owner, &row.device.id)) aria-label=(ctx.say(&named)) { (ctx.t("devices.shut")) } }
        }
    }
}

/// What of a phone's work is here, on one line.
fn kept(ctx: &Ctx, phone: &PhoneStanding) -> Markup {
    let count = |code: &'static str, n: i64| ctx.say(&Note::new(code).with("count", n));
    html! {
        (ctx.say(&Note::new("phone.upto").with("upto", phone.upto)))
        @if phone.missing > 0 { " " span.tag.warn-tag { (count("phone.missing", phone.missing)) } }
        @if phone.quarantined > 0 { " " span.tag.warn-tag {
            @if ctx.user.as_ref().is_some_and(|user| user.may(Action::HandlePhones)) { a href=(to::PHONES) { (count("phone.quarantined", phone.quarantined)) } }
            @else { (count("phone.quarantined", phone.quarantined)) }
        } }
        @if phone.odd > 0 { " " span.tag { (count("phone.odd", phone.odd)) } }
    }
}

/// Why something of a phone waits for a person.
fn reason(ctx: &Ctx, key: &str, count: i64) -> String {
    let code = match key {
        "sealed" => "phone.aside.sealed",
        "signature" => "phone.aside.signature",
        "form" => "phone.aside.form",
        "chain" => "phone.aside.chain",
        "conflict" => "phone.aside.conflict",
        _ => "phone.aside.revoked",
    };
    ctx.say(&Note::new(code).with("count", count))
}

fn phone_lines(ctx: &Ctx, view: &DeviceView, phone: &PhoneStanding) -> Markup {
    html! {
        div { dt { (ctx.t("phone.kept")) } dd { (kept(ctx, phone)) } }
        div { dt { (ctx.t("phone.numbers")) } dd { (phone.series) } }
        div { dt { (ctx.t("phone.heard")) } dd {
            @match phone.heard { Some(at) => (ctx.moment(at, view.zone)), None => (ctx.t("phone.heard_never")) }
        } }
        @if !phone.reasons.is_empty() {
            div { dt { (ctx.t("phone.aside")) } dd {
                @for (at, (key, count)) in phone.reasons.iter().enumerate() {
                    @if at > 0 { br; }
                    (reason(ctx, key, *count))
                }
            } }
        }
    }
}

/// Before a device is shut out: whose it is, and what that means.
pub fn one(ctx: &Ctx, view: &DeviceView) -> Markup {
    let title = ctx.say(&Note::new("devices.confirm").with("name", view.device.label.as_str()));
    let (path, back, word) = if view.own {
        (to::own_device(&view.device.id), to::ACCOUNT, "nav.account")
    } else {
        (to::device(view.owner, &view.device.id), to::DEVICES, "nav.devices")
    };
    let seen = view.device.seen.map_or_else(|| ctx.t("devices.never"), |at| ctx.moment(at, view.zone));
    shell::frame(
        ctx,
        &title,
        "page narrow",
        html! {
            (shell::trail(ctx, &[(back.to_owned(), ctx.t(word))]))
            h1 { (title) }
            p.lede { (ctx.t("devices.confirm.what")) }
            dl.dates {
                div { dt { (ctx.t("devices.whose")) } dd { (view.name) @if !view.office.is_empty() { ", " (view.office) } } }
                div { dt { (ctx.t("devices.enrolled")) } dd { (ctx.moment(view.device.created, view.zone)) } }
                div { dt { (ctx.t("devices.seen")) } dd { (seen) } }
                @if let Some(phone) = &view.phone { (phone_lines(ctx, view, phone)) }
            }
            p.hint { (ctx.t("devices.confirm.kept")) }
            form.actions action=(path) method="post" {
                (shell::csrf(ctx))
                button.go.stop { (ctx.t("devices.confirm.go")) }
                a href=(back) { (ctx.t("devices.confirm.back")) }
            }
        },
    )
}
