use super::{Ctx, figures, form, mark, shell, to};
use app::view::{CardAnswer, Form, Freshness, Standing, Verdict, VerifyView};
use kernel::{Note, Zone};
use maud::{Markup, html};

/// For a hospital that is shown a card. The same words answer with script and without: the script fills the templates
/// that stand at the end of the page.
pub fn page(ctx: &Ctx, view: &VerifyView) -> Markup {
    let title = match &view.answer {
        Some(answer) => ctx.say(&Said::of(ctx, answer).note(format!("verify.{}", answer.verdict.key()))),
        None => ctx.t("verify.title"),
    };
    shell::frame(
        ctx,
        &title,
        "verify",
        html! {
            div #answer aria-live="polite" {
                @match &view.answer {
                    Some(answer) => (answered(ctx, answer)),
                    None => { h1 { (ctx.t("verify.title")) } p.lede { (ctx.t("verify.lede")) } },
                }
            }
            (check(ctx, &view.form, view.answer.is_some()))
            p #ready.hint hidden data-ready=(ctx.t("verify.offline.ready")) {}
            p.hint { a href=(to::COVERED) { (ctx.t("mine.link")) } }
            @for verdict in Verdict::ALL {
                template data-verdict=(verdict.key()) {
                    (told(ctx, verdict, &Said::blank(), Some("{fresh}".to_owned()), Some("{after}".to_owned())))
                }
            }
            script type="module" src="/verify/verify.js" {}
        },
    )
}

/// The square, or its text, and the day.
fn check(ctx: &Ctx, f: &Form, again: bool) -> Markup {
    let word = |fresh: Freshness| ctx.t(format!("verify.{}", fresh.key()));
    html! {
        section.ask {
            h2 #again hidden[!again] { (ctx.t("verify.next")) }
            (form::summary(ctx, f))
            form #check action=(to::VERIFY) method="post" novalidate data-today=(ctx.day_field(ctx.today))
                data-fresh=(word(Freshness::Fresh)) data-stale=(word(Freshness::Stale)) data-newer=(word(Freshness::Newer))
                data-never=(word(Freshness::Never)) data-revoked=(ctx.t("verify.fresh.revoked")) data-after=(ctx.t("verify.issued_after"))
                data-ahead=(ctx.t("verify.on.ahead")) data-day=(ctx.t("read.form.day")) data-missing=(ctx.t("verify.card.missing")) {
                (shell::csrf(ctx))
                (form::Text::new("card", "verify.card").hint().first().draw(ctx, f))
                (form::Text::new("on", "verify.on").hint().width("w-s").draw(ctx, f))
                p.actions {
                    button.go { (ctx.t("verify.go")) }
                    button #camera type="button" hidden data-stop=(ctx.t("verify.camera.stop")) { (ctx.t("verify.camera")) }
                }
                p #camera-none.hint hidden { (ctx.t("verify.camera.none")) }
                video #view hidden muted playsinline aria-label=(ctx.t("verify.camera")) {}
            }
        }
    }
}

fn answered(ctx: &Ctx, answer: &CardAnswer) -> Markup {
    let said = Said::of(ctx, answer);
    let key = match (answer.verdict, answer.freshness) {
        (Verdict::Revoked, Freshness::Fresh) => "verify.fresh.revoked".to_owned(),
        (_, fresh) => format!("verify.{}", fresh.key()),
    };
    let fresh = answer.verdict.is_genuine().then(|| ctx.say(&said.note(key)));
    let after = answer.issued_after.then(|| ctx.say(&said.note("verify.issued_after".to_owned())));
    told(ctx, answer.verdict, &said, fresh, after)
}

/// The verdict, what to do, and what the card says.
fn told(ctx: &Ctx, verdict: Verdict, said: &Said, fresh: Option<String>, after: Option<String>) -> Markup {
    let key = verdict.key();
    let standing = match verdict {
        Verdict::Covered => Standing::Active,
        Verdict::NotYetDue => Standing::NotYetDue,
        Verdict::Expired | Verdict::Before => Standing::Grace,
        _ => Standing::Ended,
    };
    let pairs = [
        (ctx.t("register.name"), html! { strong { (said.name) } }),
        (ctx.t("verify.born"), html! { (said.born) }),
        (ctx.t("card.number"), html! { (said.number) }),
        (ctx.t("card.for"), html! { (said.programmes) }),
        (ctx.t("card.covered"), html! { (said.from) " – " (said.until) }),
        (ctx.t("card.title"), html! { (ctx.say(&said.note("card.issued".to_owned()))) }),
    ];
    html! {
        div.answer { (mark::bare(standing)) div { h1 { (ctx.say(&said.note(format!("verify.{key}")))) } } }
        p.lead { (ctx.say(&said.note(format!("verify.{key}.do")))) }
        @if verdict.is_genuine() {
            @if let Some(after) = after { p.notice.after { (after) } }
            @if let Some(fresh) = fresh { p.fresh { (fresh) } }
            section.card-said aria-label=(ctx.t("verify.said")) { h2 { (ctx.t("verify.said")) } (figures::facts(&pairs)) }
        }
    }
}

/// What goes into the sentences, as written; in a template the names of the places.
struct Said {
    name: String,
    born: String,
    number: String,
    programmes: String,
    day: String,
    from: String,
    until: String,
    due: String,
    issued: String,
    at: String,
}

impl Said {
    fn of(ctx: &Ctx, answer: &CardAnswer) -> Said {
        let card = answer.card.as_ref();
        let day = |day: Option<kernel::Day>| day.map(|d| ctx.day(d)).unwrap_or_default();
        let programmes = |card: &seal::card::Card| {
            card.programmes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        };
        Said {
            name: card.map(|c| c.name.clone()).unwrap_or_default(),
            born: card.map(|c| c.birth_year.to_string()).unwrap_or_default(),
            number: card.map(|c| c.member_ref.clone()).unwrap_or_default(),
            programmes: card.map(programmes).unwrap_or_default(),
            day: ctx.day(answer.on),
            from: day(card.map(|c| c.covered_from)),
            until: day(card.map(|c| c.covered_until)),
            due: day(card.map(|c| c.standing_until)),
            issued: day(card.map(|c| c.issued.day_in(Zone::WIB))),
            at: ctx.moment(answer.at, Zone::WIB),
        }
    }

    fn blank() -> Said {
        let place = |name: &str| format!("{{{name}}}");
        Said {
            name: place("name"),
            born: place("born"),
            number: place("number"),
            programmes: place("programmes"),
            day: place("day"),
            from: place("from"),
            until: place("until"),
            due: place("due"),
            issued: place("issued"),
            at: place("at"),
        }
    }

    fn note(&self, key: String) -> Note {
        let mut note = Note { code: key.into(), ..Note::new("") };
        for (name, value) in [
            ("name", &self.name),
            ("day", if note.code == "card.issued" { &self.issued } else { &self.day }),
            ("from", &self.from),
            ("until", &self.until),
            ("due", &self.due),
            ("issued", &self.issued),
            ("at", &self.at),
        ] {
            note = note.with(name, value.as_str());
        }
        note
    }
}
