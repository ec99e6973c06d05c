use super::form::{Text, select, summary};
use super::offers::Go;
use super::{Ctx, offers, register, shell, to};
use app::view::{Choice, Sheet, SheetView};
use kernel::Note;
use maud::{Markup, html};

/// Paper entered afterwards, sheet after sheet: number and day stay, the cursor is in the NIK.
pub fn page(ctx: &Ctx, view: &SheetView) -> Markup {
    let title = ctx.t("paper.title");
    let f = &view.page.form;
    let start = start(view);
    shell::frame(
        ctx,
        &title,
        "work",
        html! {
            (done(ctx, view))
            h1 { (title) }
            p.lede { (ctx.t("paper.lede")) }
            nav.tabs aria-label=(ctx.t("paper.sheet")) {
                ul {
                    @for sheet in Sheet::ALL {
                        li { a href=(to::paper(sheet.key())) aria-current=[(sheet == view.sheet).then_some("page")] { (ctx.t(format!("paper.sheet.{}", sheet.key()))) } }
                    }
                }
            }
            (summary(ctx, f))
            form.sheet action=(to::PAPER) method="post" novalidate data-live=(to::PAPER_LIVE) data-watch=(WATCHED) {
                (shell::csrf(ctx))
                input type="hidden" name="command" value=(view.page.command);
                input type="hidden" name="sheet" value=(view.sheet.key());
                p.quiet #live-say role="status" {}
                div.steps {
                    (register::step(ctx, "paper.paper", paper(ctx, view, start)))
                    @if view.sheet.registers() { (register::steps(ctx, &view.page, start)) }
                    @else { (register::step(ctx, "register.person", whose(ctx, view, start))) }
                }
                (money(ctx, view, start))
            }
        },
    )
}

const WATCHED: &str =
    "paper_number paper_day nik born sex home village_search status sector income programmes payer months";

/// What the page says by itself while it is filled in.
pub fn live(ctx: &Ctx, view: &SheetView) -> Markup {
    html! { (used(ctx, view)) (register::live_parts(ctx, &view.page)) @if view.sheet.pays() { (taken(ctx, view, "")) } }
}

const GO: Go = Go { value: "keep", word: "paper.go", hint: Some("paper.go.hint") };

fn start(view: &SheetView) -> &str {
    let f = &view.page.form;
    let wrong = f.errors.iter().find_map(|e| e.field.as_deref());
    let empty =
        || ["paper_number", "paper_day", "written_by"].into_iter().find(|field| f.get(field).is_empty());
    wrong.or_else(empty).unwrap_or_else(|| {
        if view.sheet.registers() {
            register::start(&view.page)
        } else if f.get("nik").is_empty() {
            "nik"
        } else {
            "amount"
        }
    })
}

/// The sheet entered a moment ago.
fn done(ctx: &Ctx, view: &SheetView) -> Markup {
    html! {
        @if let Some(done) = &view.done {
            div.just role="status" {
                p {
                    @match &done.receipt {
                        Some((number, total)) => {
                            (ctx.say(&Note::new("paper.done.receipt").with("name", done.name.as_str()).with("total", *total))) " "
                            a href=(to::receipt(number)) { (number) }
                        }
                        None => { (ctx.say(&Note::new("paper.done").with("name", done.name.as_str()))) " " a href=(to::member(done.member)) { (ctx.t("just.see")) } }
                    }
                }
                @for note in &done.notes { p.small { (ctx.say(note)) } }
            }
        }
    }
}

fn paper(ctx: &Ctx, view: &SheetView, start: &str) -> Markup {
    let f = &view.page.form;
    html! {
        div.pair {
            (Text::new("paper_number", "paper.number").hint().start(start).draw(ctx, f))
            (Text::new("paper_day", "paper.day").hint().start(start).draw(ctx, f))
        }
        (used(ctx, view))
        (Text::new("written_by", "paper.by").hint().start(start).draw(ctx, f))
        @if !view.activities.is_empty() { (select(ctx, f, "activity", "paper.activity", &view.activities)) }
    }
}

/// A number used before: told, with the way to what stands on it; another sheet goes on all the same.
fn used(ctx: &Ctx, view: &SheetView) -> Markup {
    let f = &view.page.form;
    let again = [Choice::word("yes", "paper.again.yes")];
    html! {
        div #live-paper {
            @if !view.used.is_empty() {
                div.known {
                    @for used in &view.used {
                        p {
                            (ctx.say(&Note::new("paper.used.by").with("name", used.name.as_str()).with("on", used.on))) " "
                            @match &used.receipt {
                                Some(number) => a href=(to::receipt(number)) { (number) },
                                None => a href=(to::member(used.member)) { (ctx.t("just.see")) },
                            }
                        }
                    }
                }
                (super::form::Group::new("again", "paper.again", &again).many(&[]).draw(ctx, f))
            }
        }
    }
}

/// Whose receipt it is: a member already.
fn whose(ctx: &Ctx, view: &SheetView, start: &str) -> Markup {
    let check = html! { button.second name="do" value="check" { (ctx.t("register.check")) } };
    html! {
        (Text::new("nik", "register.nik").hint().digits().width("w-m").start(start).with(ctx, &view.page.form, check))
        (register::nik(ctx, &view.page, false))
    }
}

/// With a form the price is known and offered; on a receipt alone stands what was taken, whatever it buys.
fn taken(ctx: &Ctx, view: &SheetView, start: &str) -> Markup {
    let f = &view.page.form;
    if view.sheet.registers() {
        return offers::live(ctx, f, &view.page.offers, start, GO);
    }
    html! {
        div #live-money {
            (Text::new("months", "offer.months").draw(ctx, f))
            (offers::amount(ctx, f, start))
            button.go name="do" value=(GO.value) { (ctx.t(GO.word)) }
        }
    }
}

fn money(ctx: &Ctx, view: &SheetView, start: &str) -> Markup {
    let (f, o) = (&view.page.form, &view.page.options);
    html! {
        section.money aria-labelledby="register.money" {
            h2 id="register.money" { (ctx.t(if view.sheet.pays() { "paper.money" } else { "register.money" })) }
            @if view.sheet.registers() { (register::programmes(ctx, &view.page)) }
            (offers::payer(ctx, f, &o.payers))
            @if view.sheet.pays() { (taken(ctx, view, start)) }
            @else { button.go name="do" value="keep" { (ctx.t(GO.word)) } }
        }
    }
}
