use super::{Ctx, mark, shell, to};
use kernel::Note;
use maud::{Markup, html};

/// Each has its heading, its reason, and what to do.
pub const KINDS: [&str; 9] =
    ["none", "down", "denied", "expired", "wrong", "no_name", "stranger", "inactive", "taken"];

/// Why the institution's own sign-in has not let somebody in.
pub struct View<'a> {
    /// One of `KINDS`.
    pub kind: &'a str,
    /// What people call the sign-in.
    pub name: &'a str,
    /// What the person is called there.
    pub login: Option<&'a str>,
    /// Finds it in the log.
    pub reference: Option<&'a str>,
    pub back: &'a str,
}

/// What happened, that nothing is lost, and what to do.
pub fn page(ctx: &Ctx, view: &View<'_>) -> Markup {
    let name = if view.name.is_empty() { ctx.t("sign_in.elsewhere.plain") } else { view.name.to_owned() };
    let said = |part: &str| {
        let code = format!("sso.{}{part}", view.kind).into();
        let note = Note { code, args: Default::default() }.with("name", name.as_str());
        ctx.say(&note.with("login", view.login.unwrap_or_default()))
    };
    let title = said("");
    // Whoever is not known here is not known after another try either.
    let again = !matches!(view.kind, "none" | "stranger" | "inactive" | "taken" | "no_name");
    shell::frame(
        ctx,
        &title,
        "door",
        html! {
            div.door-form {
                h1 { (title) }
                p.lede { (said(".why")) }
                p { (said(".do")) }
                p.actions {
                    @if again { a.button.go href=(to::sso(view.back)) { (ctx.t("sso.again")) } }
                    a.button href=(to::sign_in(view.back)) { (ctx.t("sso.sign_in")) }
                }
                @if let Some(reference) = view.reference { p.hint { (ctx.say(&Note::new("error.reference").with("reference", reference))) } }
            }
            div.door-side aria-hidden="true" { (mark::logo()) }
        },
    )
}
