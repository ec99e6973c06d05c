use super::{Ctx, UserBadge, shell, to};
use access::Action;
use app::view::{AdminRoom, AdminView, AreaPick, Form, Ground, UserEvent};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// What opens the hub to a reader.
const HUB: [Action; 7] = [
    Action::ManageUsers,
    Action::ManageOffices,
    Action::ManageHouse,
    Action::ViewAudit,
    Action::ManageClients,
    Action::ManageDevices,
    Action::ManageSettings,
];

/// True for who has anything to administer.
pub fn opens_to(user: &UserBadge) -> bool {
    HUB.iter().any(|action| user.may(*action))
}

/// The hub: a calm list of rooms, each with its one figure.
pub fn page(ctx: &Ctx, view: &AdminView) -> Markup {
    let title = ctx.t("admin.title");
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            p.lede { (ctx.t("admin.lede")) }
            ul.rooms {
                @for (room, figure) in &view.rooms {
                    li {
                        a href=(path(*room)) {
                            strong { (ctx.t(format!("admin.{}", room.key()))) }
                            span { (ctx.say(figure)) }
                            small { (ctx.t(format!("admin.{}.says", room.key()))) }
                        }
                    }
                }
            }
        },
    )
}

fn path(room: AdminRoom) -> &'static str {
    match room {
        AdminRoom::Users => to::USERS,
        AdminRoom::Roles => to::ROLES,
        AdminRoom::Offices => to::ADMIN_OFFICES,
        AdminRoom::Clients => to::CLIENTS,
        AdminRoom::Devices => to::DEVICES,
        AdminRoom::Approvals => to::APPROVALS,
        AdminRoom::Settings => to::LIMITS,
        AdminRoom::Audit => to::AUDIT,
        AdminRoom::Scheme => to::SCHEME,
        AdminRoom::Keys => to::KEYS,
        AdminRoom::Jobs => to::JOBS,
        AdminRoom::Backup => to::BACKUP,
        AdminRoom::Health => to::HEALTH,
    }
}

/// The way back to the hub, and to a room of it.
pub(super) fn trail(ctx: &Ctx, room: Option<(&str, &str)>) -> Markup {
    let mut steps = vec![(to::ADMIN.to_owned(), ctx.t("nav.admin"))];
    steps.extend(room.map(|(path, key)| (path.to_owned(), ctx.t(key))));
    shell::trail(ctx, &steps)
}

/// Where somebody may act, in words.
pub(super) fn ground(ctx: &Ctx, ground: &Ground) -> String {
    match ground {
        Ground::Nation => ctx.t("ui.ground.nation"),
        Ground::Areas(areas) if areas.is_empty() => ctx.t("ui.ground.nowhere"),
        Ground::Areas(areas) => areas.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}

/// Areas: those chosen, a search, and what it found. Works without script: the button sends the form and comes back.
pub(super) fn areas(ctx: &Ctx, form: &Form, pick: &AreaPick) -> Markup {
    let error = form.error("areas");
    html! {
        fieldset.field.wrong[error.is_some()] #areas tabindex="-1" {
            legend { (ctx.t("areas.title")) }
            @if let Some(error) = error { p.error #areas-error { (ctx.say(&error.note)) } }
            @if !pick.chosen.is_empty() {
                div.chips.tall {
                    @for place in &pick.chosen {
                        label.chip for={ "areas-" (place.code) } {
                            input id={ "areas-" (place.code) } type="checkbox" name="areas" value=(place.code) checked;
                            span { (place.name) @if !place.within.is_empty() { small { (place.within) } } }
                        }
                    }
                }
            }
            label for="area_search" { (ctx.t("areas.search")) }
            p.hint #area_search-hint { (ctx.t("areas.search.hint")) }
            div.row {
                input #area_search name="area_search" value=(form.get("area_search")) autocomplete="off" aria-describedby="area_search-hint";
                button.second name="do" value="search" { (ctx.t("areas.find")) }
            }
            @if !pick.found.is_empty() {
                div.chips.tall.found role="status" {
                    @for place in &pick.found {
                        label.chip for={ "areas-" (place.code) } {
                            input id={ "areas-" (place.code) } type="checkbox" name="areas" value=(place.code);
                            span { (place.name) @if !place.within.is_empty() { small { (place.within) } } }
                        }
                    }
                }
                @if pick.more { p.hint { (ctx.t("areas.more")) } }
            } @else if pick.searched && !form.get("area_search").is_empty() { p.notice role="status" { (ctx.t("areas.none")) } }
        }
    }
}

/// What became of somebody or something, newest first.
pub(super) fn history(ctx: &Ctx, events: &[UserEvent], zone: Zone) -> Markup {
    html! {
        ol.timeline {
            @for event in events {
                li {
                    p.when { (ctx.moment(event.at, zone)) " · " (ctx.say(&Note::new("history.by").with("name", event.by.as_str()))) }
                    @for what in &event.what { p { (ctx.say(what)) } }
                    @if !event.reason.is_empty() { p.hint { (ctx.say(&Note::new("history.reason").with("reason", event.reason.as_str()))) } }
                }
            }
        }
    }
}

/// Why something is done: asked before it is.
pub(super) fn reason(ctx: &Ctx, form: &Form) -> Markup {
    super::form::Text::new("reason", "history.why").hint().draw(ctx, form)
}
