use super::form::{Group, Text, select, summary, yes_no};
use super::offers::Go;
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
            form.sheet action=(to::REGISTER) method="post" novalidate data-live=(to::REGISTER_LIVE) data-watch=(WATCHED) {
                (shell::csrf(ctx))
                p.quiet #live-say role="status" {}
                input type="hidden" name="command" value=(view.command);
                @if let Some(activity) = &view.activity { input type="hidden" name="activity" value=(activity.id); }
                div.steps { (steps(ctx, view, start(view))) }
                (money(ctx, view))
            }
        },
    )
}

/// The fields on which something else on the page depends.
const WATCHED: &str = "nik born sex home village_search status sector income programmes payer months";

/// What the page says by itself while it is filled in: the parts of it that depend on the fields, drawn as on the page.
pub fn live(ctx: &Ctx, view: &RegisterView) -> Markup {
    html! { (live_parts(ctx, view)) (offers::live(ctx, &view.form, &view.offers, "", GO)) }
}

/// All of it but the money.
pub(super) fn live_parts(ctx: &Ctx, view: &RegisterView) -> Markup {
    html! { (said(ctx, view)) (nik(ctx, view, true)) (villages(ctx, view, "")) (programmes(ctx, view)) }
}

/// Who, what they do, where they live, how things are: everything but the money.
pub(super) fn steps(ctx: &Ctx, view: &RegisterView, start: &str) -> Markup {
    html! { (person(ctx, view, start)) (work(ctx, view, start)) (home(ctx, view, start)) (today(ctx, &view.form, start)) }
}

/// What is read aloud where it is new, a line for each part.
fn said(ctx: &Ctx, view: &RegisterView) -> Markup {
    let known =
        view.existing.as_ref().map(|e| Note::new("register.known").with("name", e.person.name.as_str()));
    html! {
        p #live-say {
            @if let Some(read) = &view.nik {
                span data-of="nik" {
                    (ctx.say(&nik_note(ctx, read)))
                    @for note in &read.notes { " " (ctx.say(note)) }
                    @if let Some(known) = &known { " " (ctx.say(known)) }
                }
            }
            @if !view.form.get("village_search").is_empty() {
                span data-of="home" { (ctx.say(&Note::new("live.villages").with("count", view.villages.len() as i64))) }
            }
            (offers::said(ctx, &view.form, &view.offers))
        }
    }
}

/// The field to go on with: the first that is wrong, else the first that is empty, else the cash.
pub(super) fn start(view: &RegisterView) -> &str {
    const ASKED: [&str; 11] = [
        "nik",
        "name",
        "born",
        "sex",
        "occupation",
        "income",
        "home",
        "works_now",
        "well_now",
        "attested_by",
        "consent",
    ];
    let wrong = view.form.errors.iter().find_map(|e| e.field.as_deref());
    let empty = || ASKED.into_iter().find(|field| view.form.get(field).is_empty());
    match wrong.or_else(empty).unwrap_or("amount") {
        "home" if view.villages.is_empty() => "village_search",
        field => field,
    }
}

const GO: Go = Go { value: "register", word: "register.go", hint: Some("register.go.hint") };

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

pub(super) fn step(ctx: &Ctx, key: &str, body: Markup) -> Markup {
    html! { section.step aria-labelledby=(key) { h2 id=(key) { (ctx.t(key)) } div { (body) } } }
}

fn person(ctx: &Ctx, view: &RegisterView, start: &str) -> Markup {
    let f = &view.form;
    let sexes = [Choice::word("female", "sex.female"), Choice::word("male", "sex.male")];
    let check = html! { button.second name="do" value="check" { (ctx.t("register.check")) } };
    step(
        ctx,
        "register.person",
        html! {
            (Text::new("nik", "register.nik").hint().digits().width("w-m").start(start).with(ctx, f, check))
            (nik(ctx, view, false))
            (Text::new("name", "register.name").hint().start(start).draw(ctx, f))
            (Text::new("born", "register.born").hint().width("w-m").start(start).draw(ctx, f))
            (Group::new("sex", "register.sex", &sexes).start(start).draw(ctx, f))
            (Text::new("phone", "register.phone").hint().kind("tel", "off").width("w-m").optional().draw(ctx, f))
        },
    )
}

/// Digits of a NIK: a shorter one is still being typed, and is no mistake yet.
const NIK_DIGITS: usize = 16;

/// What the NIK says, and who holds it already. On the page a refusal stands at the field itself.
pub(super) fn nik(ctx: &Ctx, view: &RegisterView, alone: bool) -> Markup {
    let whole = view.form.get("nik").bytes().filter(u8::is_ascii_digit).count() >= NIK_DIGITS;
    let refused = view.form.error("nik").filter(|_| alone && whole);
    html! {
        div #live-nik {
            @if let Some(refused) = refused { p.error { (ctx.say(&refused.note)) } }
            @if let Some(read) = &view.nik { (nik_read(ctx, read)) }
            @if let Some(existing) = &view.existing { (known(ctx, existing)) }
        }
    }
}

fn nik_note(ctx: &Ctx, read: &NikRead) -> Note {
    Note::new("register.nik.read")
        .with("sex", ctx.t(format!("sex.{}", read.sex.key())))
        .with("born", read.born)
        .with("age", read.age)
}

fn nik_read(ctx: &Ctx, read: &NikRead) -> Markup {
    html! {
        div.read {
            p { (ctx.say(&nik_note(ctx, read))) }
            @if let Some(district) = &read.district { p { (ctx.say(&Note::new("register.nik.district").with("district", district.as_str()))) } }
            @for note in &read.notes { p.warn { (ctx.say(note)) } }
        }
    }
}

/// Nobody is registered twice: the way to paying on.
fn known(ctx: &Ctx, existing: &Existing) -> Markup {
    html! {
        div.known {
            p { (mark::standing(ctx, existing.standing)) }
            p { strong { (ctx.say(&Note::new("register.known").with("name", existing.person.name.as_str()))) } " " (ctx.say(&existing.sentence)) }
            p { a.button href=(to::renew(existing.person.id)) { (ctx.t("register.known.pay")) } " " a href=(to::member(existing.person.id)) { (ctx.t("register.known.open")) } }
        }
    }
}

fn work(ctx: &Ctx, view: &RegisterView, start: &str) -> Markup {
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
                @if o.occupations.is_empty() { (Text::new("occupation", "register.occupation").start(start).draw(ctx, f)) }
                @else { (occupation(ctx, f, &o.occupations)) }
            }
            (Text::new("income", "register.income").hint().digits().width("w-m").start(start).draw(ctx, f))
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

fn home(ctx: &Ctx, view: &RegisterView, start: &str) -> Markup {
    let f = &view.form;
    let find = html! { button.second name="do" value="check" { (ctx.t("register.village.find")) } };
    let search = Text::new("village_search", "register.village").hint().start(start);
    step(ctx, "register.home", html! { (search.with(ctx, f, find)) (villages(ctx, view, start)) })
}

/// The villages that the search finds, to choose one from.
fn villages(ctx: &Ctx, view: &RegisterView, start: &str) -> Markup {
    let f = &view.form;
    let villages: Vec<Choice> = view.villages.iter().map(Choice::place).collect();
    html! {
        div #live-home {
            @if !villages.is_empty() {
                (Group::new("home", "register.village.which", &villages).tall().start(start).draw(ctx, f))
                @if view.more_villages { p.hint { (ctx.t("register.village.more")) } }
            } @else {
                @if let Some(error) = f.error("home") { p.error #home { (ctx.say(&error.note)) } }
                @if !f.get("village_search").trim().is_empty() { p.notice { (ctx.t("register.village.none")) } }
            }
        }
    }
}

/// What a family will need if the worst comes: seen today, by a named person.
fn today(ctx: &Ctx, f: &Form, start: &str) -> Markup {
    let yes_no = yes_no();
    let consent = [Choice::word("yes", "register.consent.yes")];
    step(
        ctx,
        "register.today",
        html! {
            p.hint { (ctx.t("register.today.why")) }
            div.pair {
                (Group::new("works_now", "register.works_now", &yes_no).start(start).draw(ctx, f))
                (Group::new("well_now", "register.well_now", &yes_no).start(start).draw(ctx, f))
            }
            div.pair {
                (Text::new("attested_by", "register.attested_by").start(start).draw(ctx, f))
                (Text::new("attested_role", "register.attested_role").optional().draw(ctx, f))
            }
            (Group::new("consent", "register.consent", &consent).hint().many(&[]).start(start).draw(ctx, f))
        },
    )
}

/// The cover that is chosen; what must be taken cannot be taken away.
pub(super) fn programmes(ctx: &Ctx, view: &RegisterView) -> Markup {
    let (f, o) = (&view.form, &view.options);
    let group = Group::new("programmes", "register.programmes", &o.programmes).many(&o.compulsory).tall();
    html! { div #live-programmes { (group.draw(ctx, f)) } }
}

fn money(ctx: &Ctx, view: &RegisterView) -> Markup {
    let (f, o) = (&view.form, &view.options);
    html! {
        section.money aria-labelledby="register.money" {
            h2 id="register.money" { (ctx.t("register.money")) }
            (programmes(ctx, view))
            (offers::payer(ctx, f, &o.payers))
            (offers::live(ctx, f, &view.offers, start(view), GO))
        }
    }
}
