use super::form::{Text, select};
use super::{Ctx, figures, form, mark, shell, to};
use app::members_link as link;
use app::view::{Choice, MemberOrder, MemberRow, MembersView, Standing};
use kernel::{Arg, Note};
use maud::{Markup, html};

/// Days within which cover may end, as the filter offers them.
const ENDS: [i64; 3] = [30, 60, 90];

/// The reader's members: how many, how they stand, who they are.
pub fn page(ctx: &Ctx, view: &MembersView) -> Markup {
    let title = title(ctx, view);
    shell::page(
        ctx,
        &title,
        html! {
            h1 { (title) }
            form.find-big action=(to::MEMBERS) method="get" {
                label for="find" { (ctx.t("nav.search.hint")) }
                div.row { input #find type="search" name="q" autocomplete="off" data-hints=(to::HINTS); button.go { (ctx.t("search.go")) } }
            }
            (form::summary(ctx, &view.form))
            (states(ctx, view))
            (filters(ctx, view))
            (asked(ctx, view))
            @if !view.places.is_empty() { (which(ctx, view)) }
            @else if view.rows.is_empty() { (nobody(ctx, view)) }
            @else { (list(ctx, view, &title)) }
        },
    )
}

fn title(ctx: &Ctx, view: &MembersView) -> String {
    let key = match (view.count, view.plain, view.over) {
        (0, true, _) => "members.title.nobody",
        (0, false, _) => "members.title.none",
        (_, true, false) => "members.title",
        (_, true, true) => "members.title.over",
        (_, false, false) => "members.title.some",
        (_, false, true) => "members.title.some_over",
    };
    // Five names of regencies are no heading.
    let many = view.areas > 2;
    let within = match many {
        true => ctx.say(&Note::new("members.areas").with("areas", view.areas as i64)),
        false => view.within.clone(),
    };
    ctx.say(&Note::new(key).with("count", view.count).with("within", within))
}

/// How many stand how; each leads to its own list.
fn states(ctx: &Ctx, view: &MembersView) -> Markup {
    let chosen = view.form.get("state");
    html! {
        @if view.states.len() > 1 || !chosen.is_empty() {
            nav aria-label=(ctx.t("members.states")) {
                ul.split {
                    @for (standing, n) in &view.states {
                        @let here = chosen == standing.key();
                        @let path = link(&view.form, &[("state", if here { "" } else { standing.key() })]);
                        li { a href=(path) aria-current=[here.then_some("true")] { (mark::standing(ctx, *standing)) strong { (ctx.num(*n)) } } }
                    }
                }
            }
        }
    }
}

fn filters(ctx: &Ctx, view: &MembersView) -> Markup {
    let form = &view.form;
    let standings: Vec<Choice> = Standing::ALL.iter().map(|s| standing_choice(*s)).collect();
    let ends: Vec<Choice> = ENDS.iter().map(|days| within_days(ctx, *days)).collect();
    html! {
        details.filters open[!view.plain || !form.errors.is_empty()] {
            summary { (ctx.t("members.filter.open")) }
            form action=(to::MEMBERS) method="get" {
                @for kept in ["activity", "order"] {
                    @if !form.get(kept).is_empty() { input type="hidden" name=(kept) value=(form.get(kept)); }
                }
                @if let Some(area) = &view.area { input type="hidden" name="area" value=(area.code); }
                div.grid {
                    (Text::new("place", "members.place").optional().draw(ctx, form))
                    (select(ctx, form, "state", "member.standing", &standings))
                    (select(ctx, form, "ends", "members.ends", &ends))
                    (select(ctx, form, "payer", "members.payer", &view.payers))
                    (select(ctx, form, "sector", "register.sector", &view.sectors))
                    (Text::new("from", "members.from").optional().draw(ctx, form))
                    (Text::new("until", "members.until").optional().draw(ctx, form))
                }
                div.chips {
                    (tick(ctx, view, "incomplete", "1", "members.incomplete"))
                    (tick(ctx, view, "programme", "JHT", "members.with_jht"))
                }
                div.actions {
                    button.go { (ctx.t("members.filter")) }
                    @if !view.plain { a href=(to::MEMBERS) { (ctx.t("members.filter.clear")) } }
                }
            }
        }
    }
}

fn standing_choice(standing: Standing) -> Choice {
    Choice {
        value: standing.key().to_owned(),
        label: Arg::Word(format!("standing.{}", standing.key()).into()),
        hint: None,
    }
}

fn within_days(ctx: &Ctx, days: i64) -> Choice {
    let label = ctx.say(&Note::new("members.ends.days").with("days", days));
    Choice { value: days.to_string(), label: Arg::Text(label), hint: None }
}

fn tick(ctx: &Ctx, view: &MembersView, name: &str, value: &str, label: &str) -> Markup {
    html! {
        label.chip for=(name) {
            input id=(name) type="checkbox" name=(name) value=(value) checked[view.form.has(name, value)];
            span { (ctx.t(label)) }
        }
    }
}

/// What the list is narrowed to beyond what the fields show.
fn asked(ctx: &Ctx, view: &MembersView) -> Markup {
    html! {
        @if let Some(area) = &view.area {
            p.notice {
                (ctx.say(&Note::new("members.area").with("area", area.name.as_str()))) " · "
                a href=(link(&view.form, &[("area", "")])) { (ctx.t("members.area.drop")) }
            }
        }
        @if let Some((id, name)) = &view.activity {
            p.notice { a href=(to::activity(*id)) { (ctx.say(&Note::new("members.activity").with("activity", name.as_str()))) } }
        }
        @for note in &view.notes { p.hint { (ctx.say(note)) } }
    }
}

/// The place typed may mean several.
fn which(ctx: &Ctx, view: &MembersView) -> Markup {
    html! {
        section aria-labelledby="which" {
            h2 #which { (ctx.t("members.place.which")) }
            ul.plain-list {
                @for place in &view.places {
                    li { a href=(link(&view.form, &[("area", place.code.as_str())])) { (place.name) } small { (place.within) } }
                }
            }
        }
    }
}

fn nobody(ctx: &Ctx, view: &MembersView) -> Markup {
    if view.plain {
        let register = view.may_register.then(|| (to::REGISTER.to_owned(), ctx.t("search.register")));
        return shell::empty(&ctx.t("members.nobody.do"), register);
    }
    shell::empty(&ctx.t("members.none.do"), Some((to::MEMBERS.to_owned(), ctx.t("members.filter.clear"))))
}

fn list(ctx: &Ctx, view: &MembersView, caption: &str) -> Markup {
    let heading = |order: MemberOrder, label: &str| {
        let chosen = order == view.order;
        let sort = if order == MemberOrder::Registered { "descending" } else { "ascending" };
        html! {
            th scope="col" aria-sort=[chosen.then_some(sort)] {
                @if chosen { (ctx.t(label)) } @else { a href=(link(&view.form, &[("order", order.key())])) { (ctx.t(label)) } }
            }
        }
    };
    html! {
        (shell::scroll(caption, html! {
            table.compact {
                caption.quiet { (caption) " " (ctx.say(&Note::new("members.day").with("day", view.on))) }
                thead { tr {
                    (heading(MemberOrder::Name, "register.name"))
                    th scope="col" { (ctx.t("member.standing")) }
                    (heading(MemberOrder::Until, "member.until")) (heading(MemberOrder::Home, "member.home"))
                    th scope="col" { (ctx.t("members.payer")) }
                    (heading(MemberOrder::Registered, "members.registered_on"))
                } }
                tbody { @for row in &view.rows { (one(ctx, row)) } }
            }
        }))
        (figures::next(ctx, view.next.as_deref()))
    }
}

fn one(ctx: &Ctx, row: &MemberRow) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(to::member(row.person.id)) { (row.person.name) }
                small.nik { (row.masked_nik) }
                @if !row.complete { span.tag { (ctx.t("members.incomplete.tag")) } }
            }
            td { (mark::standing(ctx, row.standing)) }
            td.nowrap { @match row.until { Some(day) => (ctx.day_short(day)), None => "–" } }
            td { (row.home) }
            td { (ctx.say(&row.payer)) }
            td.nowrap { (ctx.day_short(row.registered_on)) }
        }
    }
}
