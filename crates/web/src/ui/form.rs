//! Fields: a label, a hint, the refusal in words at the field, and what was typed.

use super::Ctx;
use app::view::{Choice, Form};
use kernel::Refusal;
use maud::{Markup, html};

/// One line of text.
pub struct Text<'a> {
    pub name: &'a str,
    /// The name, but where a page has two fields of that name.
    pub id: &'a str,
    /// Keys: the label is `label`, the hint `label.hint` where `hint` is set.
    pub label: &'a str,
    pub hint: bool,
    pub kind: &'a str,
    pub inputmode: Option<&'a str>,
    pub autocomplete: &'a str,
    /// Width class: `w-s`, `w-m`, `w-l`.
    pub width: &'a str,
    pub required: bool,
    /// The cursor starts here.
    pub first: bool,
    /// The key that leads here.
    pub press: Option<&'a str>,
}

impl<'a> Text<'a> {
    pub fn new(name: &'a str, label: &'a str) -> Text<'a> {
        Text {
            name,
            id: name,
            label,
            hint: false,
            kind: "text",
            inputmode: None,
            autocomplete: "off",
            width: "w-l",
            required: true,
            first: false,
            press: None,
        }
    }

    pub fn id(mut self, id: &'a str) -> Self {
        self.id = id;
        self
    }

    pub fn press(mut self, key: &'a str) -> Self {
        self.press = Some(key);
        self
    }

    pub fn hint(mut self) -> Self {
        self.hint = true;
        self
    }

    pub fn kind(mut self, kind: &'a str, autocomplete: &'a str) -> Self {
        (self.kind, self.autocomplete) = (kind, autocomplete);
        self
    }

    pub fn digits(mut self) -> Self {
        self.inputmode = Some("numeric");
        self
    }

    pub fn width(mut self, width: &'a str) -> Self {
        self.width = width;
        self
    }

    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    pub fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// The cursor starts here where this is the field to go on with.
    pub fn start(mut self, field: &str) -> Self {
        self.first = self.name == field;
        self
    }

    pub fn draw(self, ctx: &Ctx, form: &Form) -> Markup {
        self.with(ctx, form, html! {})
    }

    /// With something behind the input: a button, a unit.
    pub fn with(self, ctx: &Ctx, form: &Form, after: Markup) -> Markup {
        let error = form.error(self.name);
        let value = if self.kind == "password" { "" } else { form.get(self.name) };
        html! {
            div.field.wrong[error.is_some()] {
                label for=(self.id) {
                    (ctx.t(self.label))
                    @if !self.required { " " span.optional { (ctx.t("ui.optional")) } }
                }
                @if self.hint { p.hint id={ (self.id) "-hint" } { (ctx.t(format!("{}.hint", self.label))) } }
                (refusal(ctx, self.id, error))
                div.row {
                    input id=(self.id) name=(self.name) class=(self.width) type=(self.kind) value=(value)
                        inputmode=[self.inputmode] autocomplete=(self.autocomplete) autofocus[self.first] data-press=[self.press]
                        aria-describedby=[described(self.id, self.hint, error.is_some())]
                        aria-invalid=[error.map(|_| "true")] aria-required=[self.required.then_some("true")];
                    (after)
                }
            }
        }
    }
}

fn described(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    }
}

fn refusal(ctx: &Ctx, name: &str, error: Option<&Refusal>) -> Markup {
    html! { @if let Some(error) = error { p.error id={ (name) "-error" } { (ctx.say(&error.note)) } } }
}

/// A group of radio buttons or checkboxes that reads as a row of chips.
pub struct Group<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub hint: bool,
    pub choices: &'a [Choice],
    pub many: bool,
    /// Stacked under each other instead of beside.
    pub tall: bool,
    /// Values that cannot be taken away.
    pub fixed: &'a [String],
    /// The cursor starts here.
    pub first: bool,
}

impl<'a> Group<'a> {
    pub fn new(name: &'a str, label: &'a str, choices: &'a [Choice]) -> Group<'a> {
        Group { name, label, hint: false, choices, many: false, tall: false, fixed: &[], first: false }
    }

    pub fn hint(mut self) -> Self {
        self.hint = true;
        self
    }

    pub fn tall(mut self) -> Self {
        self.tall = true;
        self
    }

    /// The cursor starts here where this is the field to go on with.
    pub fn start(mut self, field: &str) -> Self {
        self.first = self.name == field;
        self
    }

    pub fn many(mut self, fixed: &'a [String]) -> Self {
        (self.many, self.fixed) = (true, fixed);
        self
    }

    pub fn draw(self, ctx: &Ctx, form: &Form) -> Markup {
        let error = form.error(self.name);
        html! {
            fieldset.field.wrong[error.is_some()] id=(self.name) tabindex="-1"
                aria-describedby=[described(self.name, self.hint, error.is_some())] {
                legend { (ctx.t(self.label)) }
                @if self.hint { p.hint id={ (self.name) "-hint" } { (ctx.t(format!("{}.hint", self.label))) } }
                (refusal(ctx, self.name, error))
                div.chips.tall[self.tall] {
                    @for (n, choice) in self.choices.iter().enumerate() { (self.chip(ctx, form, choice, self.first && n == 0)) }
                }
            }
        }
    }

    fn chip(&self, ctx: &Ctx, form: &Form, choice: &Choice, first: bool) -> Markup {
        let id = format!("{}-{}", self.name, choice.value);
        let fixed = self.fixed.contains(&choice.value);
        let kind = if self.many { "checkbox" } else { "radio" };
        html! {
            label.chip for=(id) {
                @if fixed {
                    // A disabled box sends nothing: the value goes beside it.
                    input type="hidden" name=(self.name) value=(choice.value);
                    input id=(id) type=(kind) checked disabled;
                } @else {
                    input id=(id) type=(kind) name=(self.name) value=(choice.value) autofocus[first]
                        checked[form.has(self.name, &choice.value)];
                }
                span {
                    (ctx.arg(&choice.label))
                    @if let Some(hint) = &choice.hint { small { (ctx.say(hint)) } }
                }
            }
        }
    }
}

/// A list to pick one from.
pub fn select(ctx: &Ctx, form: &Form, name: &str, label: &str, choices: &[Choice]) -> Markup {
    let error = form.error(name);
    html! {
        div.field.wrong[error.is_some()] {
            label for=(name) { (ctx.t(label)) }
            (refusal(ctx, name, error))
            select id=(name) name=(name) aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described(name, false, error.is_some())] {
                option value="" { (ctx.t("ui.choose")) }
                @for choice in choices {
                    option value=(choice.value) selected[form.has(name, &choice.value)] { (ctx.arg(&choice.label)) }
                }
            }
        }
    }
}

/// What is wrong, all of it, above the form, each with a way to its field.
pub fn summary(ctx: &Ctx, form: &Form) -> Markup {
    if form.errors.is_empty() {
        return html! {};
    }
    html! {
        section.problems role="alert" aria-labelledby="problems" tabindex="-1" {
            h2 #problems { (ctx.t("ui.problems")) }
            p { (ctx.t("ui.problems.kept")) }
            ul {
                @for error in &form.errors {
                    li {
                        @if let Some(field) = &error.field { a href={ "#" (field) } { (ctx.say(&error.note)) } }
                        @else { (ctx.say(&error.note)) }
                    }
                }
            }
        }
    }
}

/// Yes or no.
pub fn yes_no() -> [Choice; 2] {
    [Choice::word("yes", "ui.yes"), Choice::word("no", "ui.no")]
}
