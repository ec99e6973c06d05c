use super::{Ctx, to};
use app::view::{AreaMeasure, AreaView, Looking, Reading};
use kernel::{Day, Level};
use maud::{Markup, html};

/// How to look: measure, reading, parts, days. Every choice is a link, so that it can be kept and sent.
pub fn choices(ctx: &Ctx, view: &AreaView) -> Markup {
    html! {
        div.looking {
            (measures(ctx, view))
            @if view.measure != AreaMeasure::Lapse { (readings(ctx, view)) }
            @if let Some(offered) = offered(view.level) { (parts(ctx, view, offered)) }
        }
        (days(ctx, view))
    }
}

fn switch(ctx: &Ctx, label: &str, choices: &[(String, String, bool)]) -> Markup {
    html! {
        nav.switch aria-label=(ctx.t(label)) {
            span aria-hidden="true" { (ctx.t(label)) }
            ul { @for (path, words, chosen) in choices { li { a href=(path) aria-current=[chosen.then_some("true")] { (words) } } } }
        }
    }
}

fn measures(ctx: &Ctx, view: &AreaView) -> Markup {
    let choice = |measure: AreaMeasure| {
        let looking = Looking { measure: Some(measure), sort: Default::default(), ..view.looking };
        let words = ctx.t(format!("map.measure.{}", measure.key()));
        (to::areas(view.code, &looking), words, measure == view.measure)
    };
    switch(ctx, "map.measure", &AreaMeasure::ALL.map(choice))
}

fn readings(ctx: &Ctx, view: &AreaView) -> Markup {
    let choice = |reading: Reading| {
        let looking = Looking { reading, ..view.looking };
        (to::areas(view.code, &looking), ctx.t(reading_word(reading)), reading == view.looking.reading)
    };
    switch(ctx, "map.reading", &Reading::ALL.map(choice))
}

pub fn reading_word(reading: Reading) -> &'static str {
    match reading {
        Reading::Paid => "map.reading.paid",
        Reading::Standing => "map.reading.standing",
    }
}

/// What an area can be cut into, the usual one first.
fn offered(level: Option<Level>) -> Option<[Level; 2]> {
    match level {
        None => Some([Level::Province, Level::Regency]),
        Some(Level::Province) => Some([Level::Regency, Level::District]),
        Some(Level::Regency) => Some([Level::District, Level::Village]),
        Some(Level::District | Level::Village) => None,
    }
}

fn parts(ctx: &Ctx, view: &AreaView, offered: [Level; 2]) -> Markup {
    let choice = |level: Level| {
        let looking = Looking { parts: (level != offered[0]).then_some(level), ..view.looking };
        (to::areas(view.code, &looking), ctx.t(parts_word(level)), view.parts == Some(level))
    };
    switch(ctx, "map.parts", &offered.map(choice))
}

pub fn parts_word(level: Level) -> &'static str {
    match level {
        Level::Province => "map.parts.provinces",
        Level::Regency => "map.parts.regencies",
        Level::District => "map.parts.districts",
        Level::Village => "map.parts.villages",
    }
}

fn days(ctx: &Ctx, view: &AreaView) -> Markup {
    let shown = |name: &str, day: Option<Day>| match view.form.get(name) {
        "" => day.map(|d| ctx.day_field(d)).unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let looking = view.looking;
    let kept = [
        ("measure", looking.measure.map(AreaMeasure::key)),
        ("reading", (looking.reading != Reading::default()).then(|| looking.reading.key())),
        ("parts", looking.parts.map(to::parts_key)),
        ("sort", (looking.sort != Default::default()).then(|| looking.sort.key())),
    ];
    let looks_back = looking.on.is_some() || looking.known.is_some();
    html! {
        details.fold open[looks_back || !view.form.errors.is_empty()] {
            summary { (ctx.t("area.days")) }
            form.inline action=(to::areas(view.code, &Looking::default())) method="get" {
                @for (name, day) in [("on", Some(view.on)), ("known", view.known)] {
                    @let error = view.form.error(name);
                    div.field.wrong[error.is_some()] {
                        label for=(name) { (ctx.t(format!("area.days.{name}"))) }
                        @if let Some(error) = error { p.error id={ (name) "-error" } { (ctx.say(&error.note)) } }
                        input.w-m id=(name) name=(name) value=(shown(name, day)) autocomplete="off"
                            aria-describedby=[error.map(|_| format!("{name}-error"))] aria-invalid=[error.map(|_| "true")];
                    }
                }
                @for (name, value) in kept { @if let Some(value) = value { input type="hidden" name=(name) value=(value); } }
                button.second { (ctx.t("area.days.go")) }
                @if looks_back { a href=(to::areas(view.code, &Looking { on: None, known: None, ..looking })) { (ctx.t("map.today")) } }
            }
            p.hint { (ctx.t("area.days.hint")) }
        }
    }
}
