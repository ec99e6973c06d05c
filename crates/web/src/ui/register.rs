use super::form::{Group, Text, select, summary, yes_no};
use super::{Ctx, mark, offers, shell, to};
use app::view::{ActivityHead, Choice, Existing, Form, NikRead, RegisterView};
use kernel::Note;
use maud::{Markup, html};

/// Register and pay, one page, by keyboard. Enter anywhere checks and prices; only the last button takes the money.
pub fn page(ctx: &Ctx, view: &RegisterView) -> Markup {
    let title = ctx.t("register.title");
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            @if let Some(activity) = &view.activity { (head(ctx, activity)) } @else { p.eyebrow { (ctx.t("register.desk")) } }
            h1 { (title) }
            (summary(ctx, &view.form))
            @for note in &view.notes { p.notice { (ctx.say(note)) } }
            form.sheet action=(to::REGISTER) method="post" novalidate {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.command);
                @if let Some(activity) = &view.activity { input type="hidden" name="activity" value=(activity.id); }
                div.steps {
                    (person(ctx, view))
                    (work(ctx, view))
                    (home(ctx, view))
                    (today(ctx, &view.form))
                }
                (money(ctx, view))
            }
        },
    )
}

/// "Pasar Inpres · 17 registered · Rp142.800 in hand".
pub fn head(ctx: &Ctx, activity: &ActivityHead) -> Markup {
    let count = Note::new("register.head.registered").with("count", activity.registered);
    let cash = Note::new("register.head.cash").with("cash", activity.cash_held);
    html! {
        p.activity-head {
            a href=(to::activity(activity.id)) { (activity.name) }
            span { (ctx.say(&count)) } span { (ctx.say(&cash)) }
        }
    }
}

fn step(ctx: &Ctx, key: &str, body: Markup) -> Markup {
    html! { section.step aria-labelledby=(key) { h2 id=(key) { (ctx.t(key)) } div { (body) } } }
}

fn person(ctx: &Ctx, view: &RegisterView) -> Markup {
    let f = &view.form;
    let sexes = [Choice::word("female", "sex.female"), Choice::word("male", "sex.male")];
    let check = html! { button.second name="do" value="check" { (ctx.t("register.check")) } };
    step(
        ctx,
        "register.person",
        html! {
            (Text::new("nik", "register.nik").hint().digits().width("w-m").first().with(ctx, f, check))
            @if let Some(read) = &view.nik { (nik_read(ctx, read)) }
            @if let Some(existing) = &view.existing { (known(ctx, existing)) }
            (Text::new("name", "register.name").hint().draw(ctx, f))
            (Text::new("born", "register.born").hint().width("w-m").draw(ctx, f))
            (Group::new("sex", "register.sex", &sexes).draw(ctx, f))
            (Text::new("phone", "register.phone").hint().kind("tel", "off").width("w-m").optional().draw(ctx, f))
        },
    )
}

fn nik_read(ctx: &Ctx, read: &NikRead) -> Markup {
    let said = Note::new("register.nik.read")
        .with("sex", ctx.t(format!("sex.{}", read.sex.key())))
        .with("born", read.born)
        .with("age", read.age);
    html! {
        div.read role="status" {
            p { (ctx.say(&said)) }
            @if let Some(district) = &read.district { p { (ctx.say(&Note::new("register.nik.district").with("district", district.as_str()))) } }
            @for note in &read.notes { p.warn { (ctx.say(note)) } }
        }
    }
}

/// Nobody is registered twice: the way to paying on.
fn known(ctx: &Ctx, existing: &Existing) -> Markup {
    html! {
        div.known role="status" {
            p { (mark::standing(ctx, existing.standing)) }
            p { strong { (ctx.say(&Note::new("register.known").with("name", existing.person.name.as_str()))) } " " (ctx.say(&existing.sentence)) }
            p { a.button href=(to::renew(existing.person.id)) { (ctx.t("register.known.pay")) } " " a href=(to::member(existing.person.id)) { (ctx.t("register.known.open")) } }
        }
    }
}

fn work(ctx: &Ctx, view: &RegisterView) -> Markup {
    let (f, o) = (&view.form, &view.options);
    let how = ["own", "wage", "both"];
    let how = how.map(|value| Choice {
        value: value.into(),
        label: kernel::Arg::Word(format!("how_works.{value}").into()),
        hint: None,
    });
    step(
        ctx,
        "register.work",
        html! {
            (Group::new("how_works", "register.how_works", &how).hint().draw(ctx, f))
            (Group::new("status", "register.status", &o.statuses).draw(ctx, f))
            div.pair {
                (select(ctx, f, "sector", "register.sector", &o.sectors))
                @if o.occupations.is_empty() { (Text::new("occupation", "register.occupation").draw(ctx, f)) }
                @else { (occupation(ctx, f, &o.occupations)) }
            }
            (Text::new("income", "register.income").hint().digits().width("w-m").draw(ctx, f))
        },
    )
}

/// Free words with suggestions: the list helps, it does not forbid.
fn occupation(ctx: &Ctx, f: &Form, choices: &[Choice]) -> Markup {
    let error = f.error("occupation");
    html! {
        div.field.wrong[error.is_some()] {
            label for="occupation" { (ctx.t("register.occupation")) }
            @if let Some(error) = error { p.error #occupation-error { (ctx.say(&error.note)) } }
            input #occupation name="occupation" list="occupations" value=(f.get("occupation")) autocomplete="off"
                aria-describedby=[error.map(|_| "occupation-error")] aria-invalid=[error.map(|_| "true")] aria-required="true";
            datalist #occupations { @for choice in choices { option value=(ctx.arg(&choice.label)) {} } }
        }
    }
}

fn home(ctx: &Ctx, view: &RegisterView) -> Markup {
    let f = &view.form;
    let find = html! { button.second name="do" value="check" { (ctx.t("register.village.find")) } };
    let villages: Vec<Choice> = view
        .villages
        .iter()
        .map(|v| Choice {
            value: v.code.to_string(),
            label: v.name.as_str().into(),
            hint: Some(Note::new("ui.value").with("value", v.within.as_str())),
        })
        .collect();
    step(
        ctx,
        "register.home",
        html! {
            (Text::new("village_search", "register.village").hint().with(ctx, f, find))
            @if !villages.is_empty() {
                (Group::new("home", "register.village.which", &villages).tall().draw(ctx, f))
                @if view.more_villages { p.hint { (ctx.t("register.village.more")) } }
            } @else {
                @if let Some(error) = f.error("home") { p.error #home { (ctx.say(&error.note)) } }
                @if !f.get("village_search").is_empty() { p.notice role="status" { (ctx.t("register.village.none")) } }
            }
        },
    )
}

/// What a family will need if the worst comes: seen today, by a named person.
fn today(ctx: &Ctx, f: &Form) -> Markup {
    let yes_no = yes_no();
    let consent = [Choice::word("yes", "register.consent.yes")];
    step(
        ctx,
        "register.today",
        html! {
            p.hint { (ctx.t("register.today.why")) }
            div.pair {
                (Group::new("works_now", "register.works_now", &yes_no).draw(ctx, f))
                (Group::new("well_now", "register.well_now", &yes_no).draw(ctx, f))
            }
            div.pair {
                (Text::new("attested_by", "register.attested_by").draw(ctx, f))
                (Text::new("attested_role", "register.attested_role").draw(ctx, f))
            }
            (Group::new("consent", "register.consent", &consent).hint().many(&[]).draw(ctx, f))
        },
    )
}

fn money(ctx: &Ctx, view: &RegisterView) -> Markup {
    let (f, o) = (&view.form, &view.options);
    html! {
        section.money aria-labelledby="register.money" {
            h2 id="register.money" { (ctx.t("register.money")) }
            (Group::new("programmes", "register.programmes", &o.programmes).many(&o.compulsory).tall().draw(ctx, f))
            (offers::payer(ctx, f, &o.payers))
            @if view.offers.is_empty() {
                p.notice { (ctx.t("register.price.later")) }
                button.second name="do" value="check" { (ctx.t("register.price")) }
            } @else {
                (offers::choose(ctx, &view.offers, f))
                button.second name="do" value="check" { (ctx.t("register.price.again")) }
                (offers::amount(ctx, f))
                button.go name="do" value="register" { (ctx.t("register.go")) }
                p.hint { (ctx.t("register.go.hint")) }
            }
        }
    }
}
